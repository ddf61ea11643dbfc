/** The programs of this machine, and this one among them. */
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this program. */
export const PROGRAM_FOLDER = fileURLToPath(new URL("../../", import.meta.url));

/** The words with `stp` at their head replaced by Node and this program's entry file. */
export const resolveWords = (words: ReadonlyArray<string>): ReadonlyArray<string> =>
  words[0] === "stp" ? [process.execPath, path.join(PROGRAM_FOLDER, "bin/stp.js"), ...words.slice(1)] : words;

/** Whether a file is there and may be executed. */
const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: either way it is no such program.
    return false;
  }
};

/** The file of a program on a search path; null where it is not installed. */
export const findProgram = (name: string, searched: string): string | null =>
  searched
    .split(path.delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => path.join(folder, name))
    .find(isExecutable) ?? null;

/** Whether a word can be started: a path that may be executed, or a name on the path. `stp` is this program. */
export const isProgram = (word: string, searched = process.env["PATH"] ?? ""): boolean => {
  if (word === "stp") return true;
  return word.includes("/") ? isExecutable(word) : findProgram(word, searched) !== null;
};
