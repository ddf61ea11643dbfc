/** The folder of a new run: the one that `--out` names, or the next free `runs/NAME-N`. */
import path from "node:path";
import { Effect, FileSystem, type PlatformError } from "effect";
import { foundOnDisk, UserError } from "../domain/index.ts";
import { plural } from "./table.ts";

export const RUNS_FOLDER = "runs";

const cannotMake = (place: string) => (error: PlatformError.PlatformError) =>
  new UserError({ place, expected: "a folder that can be made", found: foundOnDisk(error) });

/**
 * Makes a folder and those above it that are missing, one by one: where a file system refuses to make what it says is
 * missing (/proc), the platform's own way of making all of them never ends.
 */
const makeEach = (folder: string): Effect.Effect<void, PlatformError.PlatformError, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fileSystem = yield* FileSystem.FileSystem;
    const isFolder = (one: string) =>
      Effect.orElseSucceed(
        Effect.map(fileSystem.stat(one), ({ type }) => type === "Directory"),
        () => false,
      );
    if (yield* isFolder(folder)) return;
    const above = path.dirname(path.resolve(folder));
    if (!(yield* isFolder(above)) && above !== path.resolve(folder)) yield* makeEach(above);
    yield* fileSystem.makeDirectory(folder);
  });

/** Makes the folder of a run, with those above it. */
export const makeFolders = (folder: string, place = folder) => Effect.mapError(makeEach(folder), cannotMake(place));

/** Makes the folder that the user named; it may exist if it is empty. `hint`: what else may be meant. */
const makeNamed = Effect.fn("makeNamed")(function* (folder: string, hint?: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const known = yield* Effect.result(fileSystem.readDirectory(folder));
  if (known._tag === "Success" && known.success.length > 0)
    return yield* new UserError({
      place: `--out ${folder}`,
      expected: "a new or empty folder",
      found: plural(known.success.length, "entry", "entries"),
      ...(hint === undefined ? {} : { hint }),
    });
  yield* makeFolders(folder, `--out ${folder}`);
  return folder;
});

/** Makes the next free folder; making it is what claims it, so that two runs never share one. */
const makeNext = Effect.fn("makeNext")(function* (name: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  yield* makeFolders(RUNS_FOLDER);
  for (let n = 1; ; n++) {
    const folder = path.join(RUNS_FOLDER, `${name}-${n}`);
    const made = yield* Effect.result(fileSystem.makeDirectory(folder));
    if (made._tag === "Success") return folder;
    if (made.failure.reason._tag !== "AlreadyExists") return yield* cannotMake(folder)(made.failure);
  }
});

/** A folder that is removed again if nothing was written to it. */
const removedIfEmpty = <E, R>(make: Effect.Effect<string, E, R>) =>
  Effect.acquireRelease(make, (folder) =>
    Effect.gen(function* () {
      const fileSystem = yield* FileSystem.FileSystem;
      const entries = yield* Effect.orElseSucceed(fileSystem.readDirectory(folder), () => ["unreadable"]);
      if (entries.length === 0) yield* Effect.ignore(fileSystem.remove(folder, { recursive: true }));
    }),
  );

/** The folder that the user named by `--out`, made and empty; removed again if nothing was written to it. */
export const namedFolder = (out: string) => removedIfEmpty(makeNamed(out));

/** The folder of a new run, made and empty; removed again if the run fails before it writes anything. */
export const runFolder = (name: string, out: string | undefined) =>
  removedIfEmpty(out === undefined ? makeNext(name) : makeNamed(out, `to go on with a run: stp run --resume ${out}`));
