/** Sweeps and what they show: every variant and seed once, failures told, differences claimed only where they are shown. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { ModelVersion, StatementId } from "../../src/domain/index.ts";
import {
  cumulativeCurves,
  measureRow,
  type OnlineRun,
  onlineMeasures,
  runSweep,
  type SweepJob,
  sweepJobs,
  unequalStarts,
} from "../../src/lab/index.ts";
import { metricsOf } from "../cli/support.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const id = (number: number): StatementId => `s-${number}` as StatementId;

/** A run that proves statement j of 100 where `proves` says so, and as many of 8 held-out samples as `accepts` says. */
const run = (
  variant: string,
  seed: number,
  proves: (statement: number) => boolean,
  accepts: (statement: number) => number = () => 2,
): OnlineRun => ({
  variant,
  seed,
  directory: `${variant}-${seed}`,
  initialVersion: `initial ${seed}` as ModelVersion,
  proofsSampled: 100,
  trainSize: 100,
  proved: new Map(Array.from({ length: 100 }, (_, j) => [id(j), proves(j)])),
  heldOut: Array.from({ length: 20 }, (_, j) => ({
    statementId: id(1000 + j),
    samples: 8,
    accepted: accepts(j),
    undecided: 2,
  })),
  samples: 10,
  k: [1, 4],
  metrics: [
    metricsOf({ iteration: 0, cumulativePassRate: 0.1 * seed }),
    metricsOf({ iteration: 1, cumulativePassRate: 0.2 * seed }),
  ],
});

const seeds = [1, 2, 3, 4, 5];

describe("the jobs of a sweep", () => {
  const experiment = tinyExperiment("reward.parameters.cap=3");
  const variants = ["stp", "./a/mine.ts", "./b/mine.ts"].map((name) => ({ name, file: name }));
  it("are every variant and seed, each in a folder of its own, with the experiment's own parameters for its own variant", () => {
    const jobs = sweepJobs(experiment, variants, [1, 2], "out");
    expect(jobs.map(({ directory }) => directory)).toEqual([
      "out/stp-seed-1",
      "out/mine-seed-1",
      "out/mine-3-seed-1",
      "out/stp-seed-2",
      "out/mine-seed-2",
      "out/mine-3-seed-2",
    ]);
    expect(jobs.map(({ experiment: { seed } }) => seed)).toEqual([1, 1, 1, 2, 2, 2]);
    expect(jobs[0]?.experiment.reward).toEqual({ variant: "stp", parameters: { cap: 3 } });
    expect(jobs[1]?.experiment.reward).toEqual({ variant: "./a/mine.ts", parameters: {} });
  });

  it.effect("go on when one fails or dies, which is told with its message", () =>
    Effect.gen(function* () {
      const jobs = sweepJobs(experiment, variants, [1, 2], "out");
      const done = (job: SweepJob) => {
        if (job.variant === "./a/mine.ts" && job.seed === 1) return Effect.fail(new Error("no space left"));
        if (job.variant === "./b/mine.ts" && job.seed === 2) return Effect.die(new Error("a defect"));
        return Effect.succeed(run(job.variant, job.seed, () => true));
      };
      const { failed, runs } = yield* runSweep(jobs, 2, done);
      expect(runs.length).toBe(4);
      expect(failed.map(({ message, seed, variant }) => [variant, seed, message])).toEqual([
        ["./a/mine.ts", 1, "no space left"],
        ["./b/mine.ts", 2, "a defect"],
      ]);
    }),
  );
});

describe("what a sweep shows", () => {
  it("claims a difference that every seed and most statements bear out", () => {
    const runs = seeds.flatMap((seed) => [run("a", seed, (j) => j < 30 + seed), run("b", seed, (j) => j < 50 + seed)]);
    const [cumulative] = onlineMeasures(runs, ["a", "b"]);
    const [a, b] = cumulative!.variants;
    expect(a?.mean).toBeCloseTo(0.33, 12);
    expect(a?.difference).toBeNull();
    expect(b?.difference?.bySeed.mean).toBeCloseTo(0.2, 12);
    expect(b?.difference?.byStatement.difference).toBeCloseTo(0.2, 12);
    expect(b?.difference?.byStatement.low).toBeGreaterThan(0.1);
    expect(b?.difference?.isClaimed).toBe(true);
    expect(measureRow(b!).at(-1)).toBe("higher");
  });

  it("claims none where the seeds disagree, nor with a single seed", () => {
    const disagree = seeds.flatMap((seed) => [
      run("a", seed, (j) => j < 40),
      run("b", seed, (j) => j < 40 + (seed % 2 === 0 ? 12 : -8)),
    ]);
    const [one] = onlineMeasures(disagree, ["a", "b"]);
    expect(one?.variants[1]?.difference?.isClaimed).toBe(false);
    expect(measureRow(one!.variants[1]!).at(-1)).toBe("none shown");
    const single = [run("a", 1, (j) => j < 10), run("b", 1, (j) => j < 90)];
    const [other] = onlineMeasures(single, ["a", "b"]);
    expect(other?.variants[1]?.halfWidth).toBeNull();
    expect(other?.variants[1]?.difference?.isClaimed).toBe(false);
  });

  it("says what pass@k was measured on, and pairs only seeds that both variants have", () => {
    const runs = [
      ...seeds.map((seed) => run("a", seed, () => true)),
      run(
        "b",
        2,
        () => true,
        (j) => (j < 10 ? 8 : 0),
      ),
    ];
    const measures = onlineMeasures(runs, ["a", "b"]);
    expect(measures.map(({ name }) => name)).toEqual(["cumulative pass rate", "held-out pass@1", "held-out pass@4"]);
    expect(measures[1]?.basis).toBe(
      "n = 10 proofs, k = 1, 20 held-out statements, 20.0% of the samples undecided; unbiased estimator",
    );
    expect(measures[1]?.variants[0]?.mean).toBeCloseTo(0.25, 12);
    expect(measures[1]?.variants[1]?.mean).toBeCloseTo(0.5, 12);
    expect(measures[1]?.variants[1]?.difference?.bySeed.mean).toBeCloseTo(0.25, 12);
    expect(measures[1]?.variants[1]?.seeds).toEqual([2]);
  });

  it("finds seeds on which the variants did not start alike", () => {
    const other = { ...run("b", 2, () => true), initialVersion: "another" as ModelVersion };
    expect(unequalStarts([run("a", 1, () => true), run("b", 1, () => true), run("a", 2, () => true), other])).toEqual([
      2,
    ]);
  });

  it("draws a mean with its interval for every iteration", () => {
    const points = cumulativeCurves(
      [1, 2, 3].map((seed) => run("a", seed, () => true)),
      ["a", "b"],
    );
    expect(points.map(({ iteration, mean, variant }) => [variant, iteration, Number(mean.toFixed(6))])).toEqual([
      ["a", 0, 0.2],
      ["a", 1, 0.4],
    ]);
    // t(0.975, 2) · 0.1 / √3
    expect(points[0]!.high - points[0]!.mean).toBeCloseTo(0.24841, 4);
  });
});
