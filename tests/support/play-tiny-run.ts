/**
 * A program for tests that kill it: starts or resumes a tiny run in a folder (mock back ends, real log), and prints a line
 * for each thing it does, then its digest. `node tests/support/play-tiny-run.ts FOLDER OVERRIDE…`
 */
import { Effect, Layer } from "effect";
import { layerExistingRun, layerNewRun } from "../../src/backends/sqlite-log/index.ts";
import { Plan, runDigest, runSelfPlay } from "../../src/selfplay/index.ts";
import { Progress, RunLog } from "../../src/services/index.ts";
import { mockBackEnds } from "./mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "./tiny-experiment.ts";
import { withPlan } from "./with-plan.ts";

export const killedExperiment = (...overrides: ReadonlyArray<string>) =>
  tinyExperiment("iterations=6", "prove.batch=2", "train.refreshEvery=4", ...overrides);

/** The digest of a finished run. */
const finishedDigest = Effect.gen(function* () {
  const log = yield* RunLog;
  return runDigest(yield* Plan, log.info.experiment, yield* log.committed);
});

if (import.meta.main) {
  const [directory = "", ...overrides] = process.argv.slice(2);
  const telling = Layer.succeed(Progress, { report: ({ _tag }) => Effect.sync(() => console.log(_tag)) });
  const play = runSelfPlay(readTinyData).pipe(Effect.provide([mockBackEnds({ delays: true }), telling]));
  const digest = await Effect.runPromise(
    play.pipe(
      Effect.map((result) => result.digest),
      // Killed after its last commit: nothing is left to do but to tell.
      Effect.catchTag("NoProgress", () => finishedDigest),
      Effect.provide(withPlan(layerExistingRun(directory, "write"))),
      Effect.catchTag("NotARun", () =>
        play.pipe(
          Effect.map((result) => result.digest),
          Effect.provide(withPlan(layerNewRun({ directory, experiment: killedExperiment(...overrides) }))),
        ),
      ),
    ),
  );
  console.log(digest);
}
