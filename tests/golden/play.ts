/** Plays golden runs and tells of each what the golden file holds. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Effect } from "effect";
import { type Experiment, SETUP_ITERATION } from "../../src/domain/index.ts";
import { type RunResult, runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { goldenBackEnds } from "./back-ends.ts";
import { type GoldenCase, goldenExperiment } from "./cases.ts";
import { goldenData, goldenTexts } from "./data.ts";

/** The digest of a run; then, to find where two runs part, the beginning of each step's digest, a line an iteration. */
export interface GoldenRun {
  readonly digest: string;
  readonly steps: Readonly<Record<string, string>>;
}

interface Golden {
  readonly rewards: Readonly<Record<string, string>>;
  readonly runs: Readonly<Record<string, GoldenRun>>;
  readonly embedded: Readonly<Record<string, GoldenRun>>;
}

export const GOLDEN_FILE = path.join(import.meta.dirname, "digests.json");

/** What the golden file holds. */
export const readGolden = (): Golden => JSON.parse(readFileSync(GOLDEN_FILE, "utf8")) as Golden;

const iterationName = (iteration: number, { iterations }: Experiment): string => {
  if (iteration === SETUP_ITERATION) return "set-up";
  return iteration === iterations ? "end" : `iteration ${iteration}`;
};

/** What of a finished run is pinned. */
export const goldenRun = ({ digest }: RunResult, store: Store, experiment: Experiment): GoldenRun => {
  const steps: Record<string, string> = {};
  for (const { step } of store.values()) {
    const name = iterationName(step.iteration, experiment);
    const part = step.part === 0 ? "" : ` ${step.part}`;
    const line = `${step.step}${part} ${step.digest.slice(0, 6)}`;
    steps[name] = steps[name] === undefined ? line : `${steps[name]}, ${line}`;
  }
  return { digest, steps };
};

/** Plays a case, in as many processes as it asks for. */
export const playGoldenCase = Effect.fn("playGoldenCase")(function* (one: GoldenCase) {
  const experiment = goldenExperiment(one);
  const store: Store = new Map();
  const data = experiment.data.informal.length === 0 ? goldenData : { ...goldenData, ...goldenTexts };
  const play = runSelfPlay(Effect.succeed(data)).pipe(
    Effect.provide([memoryRunLog(experiment, store, one.commitsOfAProcess), goldenBackEnds(experiment, one.decide)]),
  );
  const whole: Effect.Effect<RunResult, Effect.Error<typeof play>> = one.commitsOfAProcess === undefined
    ? play
    : play.pipe(Effect.catchTag("DiskFull", () => Effect.suspend(() => whole)));
  return goldenRun(yield* whole, store, experiment);
});
