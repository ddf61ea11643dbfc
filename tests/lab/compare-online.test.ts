/** Sweeps and what they show: every variant and seed once, failures told, differences claimed only where they are shown. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { ModelVersion, StatementId } from "../../src/domain/index.ts";
import {
  cumulativeCurves,
  curveTable,
  differencesText,
  measureTable,
  type OnlineRun,
  onlineMeasures,
  runSweep,
  type SweepJob,
  sweepJobs,
  unequalStarts,
} from "../../src/lab/index.ts";
import { passAtK } from "../../src/reward/index.ts";
import { meanPassAtK } from "../../src/selfplay/index.ts";
import { metricsOf } from "../support/metrics.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const id = (number: number): StatementId => `s-${number}` as StatementId;

/** 20 statements of which the model gave nine of ten proofs and one was not decided. */
const evaluation = (accepts: (statement: number) => number): OnlineRun["evaluated"] => {
  const counts = Array.from({ length: 20 }, (_, j) => ({
    statementId: id(1000 + j),
    samples: j === 19 ? 3 : 8,
    accepted: Math.min(j === 19 ? 3 : 8, accepts(j)),
    undecided: 1,
  }));
  const passAtK = [1, 4].map((k) => meanPassAtK(counts, k));
  return { iteration: 2, modelVersion: "m" as ModelVersion, samples: 10, counts, passAtK };
};

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
  evaluated: evaluation(accepts),
  metrics: [
    metricsOf({ iteration: 0, proofsSampled: 60, cumulativePassRate: 0.1 * seed }),
    metricsOf({ iteration: 1, proofsSampled: 40, cumulativePassRate: 0.2 * seed }),
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
    const { comparisons, confidence, measures } = onlineMeasures(runs, ["a", "b"]);
    expect([comparisons, confidence]).toEqual([5, 0.99]);
    const [a, b] = measures[0]!.variants;
    expect(a?.mean).toBeCloseTo(0.33, 12);
    expect(a?.deviation).toBeCloseTo(Math.sqrt(0.00025), 12);
    expect(a?.difference).toBeNull();
    expect(b?.difference?.mean).toBeCloseTo(0.2, 12);
    // Over seeds it is the same: the width is that over statements, t(0.995, 99) · sd / √100.
    expect(b?.difference?.halfWidth).toBeGreaterThan(0.05);
    expect(b?.difference?.halfWidth).toBeLessThan(0.15);
    expect(measureTable(measures[0]!, confidence)).toEqual({
      columns: ["variant", "seeds", "mean ± sd", "difference ± 99%", "p", "shown"],
      rows: [
        ["a", "5", "0.3300 ± 0.0158", "", "", ""],
        ["b", "5", "0.5300 ± 0.0158", "+0.2000 ± 0.1002", "< 0.001", "higher"],
      ],
    });
  });

  it("claims none where the seeds disagree, and has neither interval nor p with a single seed", () => {
    const disagree = seeds.flatMap((seed) => [
      run("a", seed, (j) => j < 40),
      run("b", seed, (j) => j < 40 + (seed % 2 === 0 ? 12 : -8)),
    ]);
    const { measures } = onlineMeasures(disagree, ["a", "b"]);
    expect(measureTable(measures[0]!, 0.99).rows[1]?.at(-1)).toBe("none");
    const single = onlineMeasures([run("a", 1, (j) => j < 10), run("b", 1, (j) => j < 90)], ["a", "b"]);
    expect(single.measures[0]?.variants[1]).toMatchObject({
      deviation: null,
      difference: { halfWidth: null, pValue: null },
    });
    expect(measureTable(single.measures[0]!, single.confidence)).toEqual({
      columns: ["variant", "seeds", "mean ± sd", "difference"],
      rows: [
        ["a", "1", "0.1000", ""],
        ["b", "1", "0.9000", "+0.8000"],
      ],
    });
    expect(differencesText(single, "a", 1)).toMatch(/no interval, no p, no difference is claimed/);
  });

  it("has no difference to tell of a single variant", () => {
    const { comparisons, confidence, measures } = onlineMeasures(
      seeds.map((seed) => run("a", seed, (j) => j < 10 * seed)),
      ["a"],
    );
    expect(measureTable(measures[0]!, confidence)).toEqual({
      columns: ["variant", "seeds", "mean ± sd"],
      rows: [["a", "5", "0.3000 ± 0.1581"]],
    });
    expect(differencesText({ comparisons, confidence, measures }, "a", 5)).toBe(
      "There is one variant, so that nothing is compared; sd is over seeds.",
    );
  });

  it("claims none from two seeds that happen to be alike (the width over statements holds)", () => {
    const alike = [1, 2].flatMap((seed) => [run("a", seed, (j) => j < 40), run("b", seed, (j) => j < 41)]);
    const { difference } = onlineMeasures(alike, ["a", "b"]).measures[0]!.variants[1]!;
    expect(difference?.mean).toBeCloseTo(0.01, 12);
    expect(difference?.halfWidth).toBeGreaterThan(0.01);
    expect(difference?.pValue).toBe(1);
  });

  it("corrects for all comparisons of a sweep", () => {
    const names = ["a", "b", "c", "d"];
    const runs = seeds.flatMap((seed) => names.map((name) => run(name, seed, (j) => (j + seed) % 3 === 0)));
    const { comparisons, confidence } = onlineMeasures(runs, names);
    expect(comparisons).toBe(15);
    expect(confidence).toBeCloseTo(1 - 0.05 / 15, 12);
  });

  it("tells pass@k with the undecided as wrong, over every statement, and left out, over those that every run has", () => {
    const half = (j: number): number => (j < 10 ? 8 : 0);
    const runs = [...seeds.map((seed) => run("a", seed, () => true)), run("b", 2, () => true, half)];
    const { measures } = onlineMeasures(runs, ["a", "b"]);
    const asked = "n = 10 proofs asked of each of";
    const amiss = "10.0% not decided, 12.5% not given";
    const held = `${asked} 20 held-out statements, ${amiss}`;
    expect(measures.map(({ basis, name }) => [name, basis])).toEqual([
      ["cumulative pass rate", "100 training statements, 100 proofs sampled a run, all decided"],
      ["held-out pass@1, the undecided as wrong", held],
      [
        "held-out pass@1, the undecided left out",
        `${asked} 20 held-out statements with at least 1 decided in every run, ${amiss}`,
      ],
      ["held-out pass@4, the undecided as wrong", held],
      [
        "held-out pass@4, the undecided left out",
        `${asked} 19 held-out statements with at least 4 decided in every run, ${amiss}`,
      ],
    ]);
    // Two of ten, or of the eight that were decided (of three for the last); four of ten, of eight.
    const means = measures.slice(1).map(({ variants }) => variants[0]!.mean);
    expect(means[0]).toBeCloseTo(0.2, 12);
    expect(means[1]).toBeCloseTo((19 * 0.25 + 2 / 3) / 20, 12);
    expect(means[2]).toBeCloseTo(passAtK(10, 2, 4), 12);
    expect(means[3]).toBeCloseTo(passAtK(8, 2, 4), 12);
    const [, other] = measures[1]!.variants;
    expect(other?.seeds).toEqual([2]);
    expect(other?.difference?.mean).toBeCloseTo(0.4 - 0.2, 12);
  });

  it("finds seeds on which the variants did not start alike", () => {
    const other = { ...run("b", 2, () => true), initialVersion: "another" as ModelVersion };
    expect(unequalStarts([run("a", 1, () => true), run("b", 1, () => true), run("a", 2, () => true), other])).toEqual([
      2,
    ]);
  });

  it("draws a mean with its deviation against the proofs sampled so far", () => {
    const points = cumulativeCurves(
      [1, 2, 3].map((seed) => run("a", seed, () => true)),
      ["a", "b"],
    );
    expect(
      points.map(({ iteration, mean, proofs, variant }) => [variant, iteration, proofs, Number(mean.toFixed(6))]),
    ).toEqual([
      ["a", 0, 60, 0.2],
      ["a", 1, 100, 0.4],
    ]);
    expect(points[0]!.deviation).toBeCloseTo(0.1, 12);
    const { columns, rows } = curveTable(
      [1, 2, 3].map((seed) => run("a", seed, () => true)),
      ["a"],
    );
    expect([columns, rows[1]]).toEqual([
      ["iteration", "proofs", "a"],
      ["1", "100", "0.4000 ± 0.2000"],
    ]);
  });
});
