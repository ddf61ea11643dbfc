/** Writing a file that the user named by a flag; a mistake tells the flag, the file and why it cannot be written. */
import path from "node:path";
import { Effect, FileSystem, Option } from "effect";
import { foundOnDisk, UserError } from "../domain/index.ts";

const mistake = (flag: string, file: string, found: string) =>
  new UserError({ place: `${flag} ${file}`, expected: "a file that can be written", found });

/** Fails unless `file` can be written: before the work, not after it. */
export const requireWritable = Effect.fn("requireWritable")(function* (flag: string, file: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const known = yield* Effect.option(fileSystem.stat(file));
  if (Option.isSome(known) && known.value.type === "Directory") return yield* mistake(flag, file, "a folder");
  const place = Option.isSome(known) ? file : path.dirname(file);
  yield* Effect.mapError(fileSystem.access(place, { writable: true }), (error) =>
    mistake(flag, file, error.reason._tag === "NotFound" ? `no folder ${path.dirname(file)}` : foundOnDisk(error)),
  );
});

export const writeText = Effect.fn("writeText")(function* (flag: string, file: string, text: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  yield* Effect.mapError(fileSystem.writeFileString(file, text), (error) => mistake(flag, file, foundOnDisk(error)));
});
