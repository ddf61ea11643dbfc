/** Reading a file that the user named; a mistake tells the file and what was found in its place. */
import { Effect, FileSystem } from "effect";
import { decodeUtf8, foundOnDisk, UserError } from "../domain/index.ts";
import { parseDataset } from "../selfplay/index.ts";

const mistake = (file: string, expected: string, what: string) => new UserError({ place: file, expected, found: what });

/** Fails unless `file` is a file; `expected` says what it should have been, e.g. "a readable Lean file". */
export const requireFile = Effect.fn("requireFile")(function* (file: string, expected: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const info = yield* Effect.mapError(fileSystem.stat(file), (error) => mistake(file, expected, foundOnDisk(error)));
  if (info.type === "Directory") return yield* mistake(file, expected, "a folder");
});

/** The bytes of `file`. */
export const readBytes = Effect.fn("readBytes")(function* (file: string, expected: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  yield* requireFile(file, expected);
  return yield* Effect.mapError(fileSystem.readFile(file), (error) => mistake(file, expected, foundOnDisk(error)));
});

/** The text of `file`; bytes that are not UTF-8 are a mistake, told with their line. */
export const readText = Effect.fn("readText")(function* (file: string, expected: string) {
  const text = decodeUtf8(yield* readBytes(file, expected));
  if (typeof text === "string") return text;
  return yield* mistake(`${file}:${text.line}`, "UTF-8 text", `${text.found} at column ${text.column}`);
});

/** The rows of a data file, none of which may be unreadable; `row` says what each should have been. */
export const readRows = Effect.fn("readRows")(function* (file: string, expected: string, row = expected) {
  const { rows, unreadable } = parseDataset(yield* readText(file, expected));
  const [bad] = unreadable;
  return bad === undefined ? rows : yield* mistake(`${file}:${bad.line}`, row, bad.message);
});
