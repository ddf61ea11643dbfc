/** Looking at a run: where it is, and what its log says in short. */
import path from "node:path";
import { Effect, FileSystem } from "effect";
import { runListing } from "../lab/index.ts";
import { BackEnds } from "./back-ends.ts";
import { RUNS_FOLDER } from "./run-folder.ts";

/** The folder of a run that is named by its folder, or by its name under `runs/`. */
export const findRun = Effect.fn("findRun")(function* (run: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const named = path.join(RUNS_FOLDER, run);
  const exists = (folder: string) => Effect.orElseSucceed(fileSystem.exists(folder), () => false);
  return !(yield* exists(run)) && (yield* exists(named)) ? named : run;
});

/** What the log of the run in a folder says in short. */
export const readListing = Effect.fn("readListing")(function* (directory: string) {
  const { readRun } = yield* BackEnds;
  return yield* Effect.provide(runListing, readRun(directory));
});
