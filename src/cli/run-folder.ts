/** The folder of a new run: the one that `--out` names, or the next free `runs/NAME-N`. */
import path from "node:path";
import { Effect, FileSystem, type PlatformError } from "effect";
import { UserError } from "../domain/index.ts";

export const RUNS_FOLDER = "runs";

const cannotMake = (folder: string) => (error: PlatformError.PlatformError) =>
  new UserError({
    place: folder,
    expected: "a folder that can be made",
    found: error.reason.message,
  });

/** Makes the folder that the user named; it may exist if it is empty. */
const makeNamed = Effect.fn("makeNamed")(function* (folder: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const known = yield* Effect.result(fileSystem.readDirectory(folder));
  if (known._tag === "Success" && known.success.length > 0)
    return yield* new UserError({
      place: `--out ${folder}`,
      expected: "a new or empty folder",
      found: `${known.success.length} entries`,
      hint: `to go on with a run: stp run --resume ${folder}`,
    });
  yield* Effect.mapError(fileSystem.makeDirectory(folder, { recursive: true }), cannotMake(`--out ${folder}`));
  return folder;
});

/** Makes the next free folder; making it is what claims it, so that two runs never share one. */
const makeNext = Effect.fn("makeNext")(function* (name: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  yield* Effect.mapError(fileSystem.makeDirectory(RUNS_FOLDER, { recursive: true }), cannotMake(RUNS_FOLDER));
  for (let n = 1; ; n++) {
    const folder = path.join(RUNS_FOLDER, `${name}-${n}`);
    const made = yield* Effect.result(fileSystem.makeDirectory(folder));
    if (made._tag === "Success") return folder;
    if (made.failure.reason._tag !== "AlreadyExists") return yield* cannotMake(folder)(made.failure);
  }
});

/** The folder of a new run, made and empty; removed again if the run fails before it writes anything. */
export const runFolder = (name: string, out: string | undefined) =>
  Effect.acquireRelease(out === undefined ? makeNext(name) : makeNamed(out), (folder) =>
    Effect.gen(function* () {
      const fileSystem = yield* FileSystem.FileSystem;
      const entries = yield* Effect.orElseSucceed(fileSystem.readDirectory(folder), () => ["unreadable"]);
      if (entries.length === 0) yield* Effect.ignore(fileSystem.remove(folder, { recursive: true }));
    }),
  );
