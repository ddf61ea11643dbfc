/** Looking at a run: its log, and the state that the log adds up to. */
import path from "node:path";
import { Effect, FileSystem } from "effect";
import { applyRecord, initialState } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";
import { RUNS_FOLDER } from "./run-folder.ts";

/** The folder of a run that is named by its folder, or by its name under `runs/`. */
export const findRun = Effect.fn("findRun")(function* (run: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const named = path.join(RUNS_FOLDER, run);
  const exists = (folder: string) => Effect.orElseSucceed(fileSystem.exists(folder), () => false);
  return !(yield* exists(run)) && (yield* exists(named)) ? named : run;
});

/** The state after all committed steps. */
export const readState = Effect.gen(function* () {
  const log = yield* RunLog;
  const state = initialState(log.info.experiment);
  for (const key of yield* log.committed) applyRecord(state, yield* log.read(key));
  return state;
});
