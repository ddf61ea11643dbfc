/** What a row of the tables of bad inputs is. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface BadInput {
  /** What is wrong, in a few words. */
  readonly what: string;
  /** The command line, of an experiment's folder, in which it may write first. */
  readonly words: (folder: string) => ReadonlyArray<string>;
  /** Parts of the message: where, what was expected, what was found. FOLDER stands for the folder. */
  readonly message: readonly [place: string, expected: string, found: string];
  /** A documented exit code other than 2. */
  readonly code?: number;
}

/** Where nobody listens: the port of discard. */
export const EMPTY_PORT = "http://127.0.0.1:9";

export const experimentIn = (folder: string): string => path.join(folder, "tiny.json");

/** The folder of a run, which is not there yet. */
export const runIn = (folder: string): string => path.join(folder, "run");

export const runWords = (folder: string, ...flags: ReadonlyArray<string>): ReadonlyArray<string> => [
  "run",
  experimentIn(folder),
  "--out",
  runIn(folder),
  ...flags,
];

/** Writes a file into the folder; its path. */
export const write = (folder: string, name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** The experiment file with keys changed. */
export const change = (folder: string, changes: object): void => {
  const experiment = JSON.parse(readFileSync(experimentIn(folder), "utf8")) as object;
  writeFileSync(experimentIn(folder), JSON.stringify({ ...experiment, ...changes }));
};

/** A command line as it is typed; FOLDER is the folder. */
export const typed = (line: string, ...message: BadInput["message"]): BadInput => ({
  what: `stp ${line}`,
  words: (folder) => line.split(" ").map((word) => word.replace("FOLDER", folder)),
  message,
});
