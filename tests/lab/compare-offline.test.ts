/** Variants on the log of a tiny run: what is told of each agrees with what the run itself logged. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer, Result } from "effect";
import { rewardVariants } from "../../rewards/index.ts";
import { layerReward } from "../../src/app/load-reward.ts";
import { type ComparedVariant, compareOffline, parameterDifferences } from "../../src/lab/index.ts";
import { decodeParameters, type RewardVariant } from "../../src/reward/index.ts";
import { reward, runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { recordsOf } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const experiment = tinyExperiment("prove.budget=40", "prove.samplesPerStatement=12");

const compared = (name: string, variant: RewardVariant): ComparedVariant => ({
  name,
  file: name,
  variant,
  parameters: Result.getOrThrow(decodeParameters(variant, name, {})) as Record<string, unknown>,
});

const everyVariant = Object.entries(rewardVariants).map(([name, variant]) => compared(name, variant));

const play = Effect.gen(function* () {
  const store: Store = new Map();
  yield* runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store), mockBackEnds()]));
  return store;
});

const compare = (store: Store, variants: ReadonlyArray<ComparedVariant>) =>
  compareOffline(variants, 1, () => Effect.void).pipe(Effect.provide(memoryRunLog(experiment, store)));

describe("the offline comparison", () => {
  it.live("gives the run's own variant the weights that the run logged", () =>
    Effect.gen(function* () {
      const store = yield* play;
      const comparison = yield* compare(store, everyVariant);
      expect(comparison.iterations.length).toBeGreaterThan(0);
      for (const { iteration, variants } of comparison.iterations) {
        const records = [...store.values()].map(({ record }) => record);
        const logged = recordsOf(records, reward).find((record) => record.iteration === iteration)!;
        const own = variants.find(({ variant }) => variant === "stp");
        expect(own?.weights).toEqual(Object.fromEntries(logged.kept.map(({ id, weight }) => [id, weight])));
        expect(own?.stages).toEqual(logged.stages);
      }
    }),
  );

  it.live.each(["novelty", "diffusion-diversity"] as const)("gives %s the weights that its own run logged", (name) =>
    Effect.gen(function* () {
      const settings = tinyExperiment("prove.budget=40", `reward.variant=${name}`);
      const store: Store = new Map();
      const backEnds = Layer.mergeAll(mockBackEnds(), layerReward(settings));
      yield* runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(settings, store), backEnds]));
      const variants = [compared("uniform", rewardVariants.uniform), compared(name, rewardVariants[name])];
      const { iterations } = yield* compare(store, variants);
      const records = [...store.values()].map(({ record }) => record);
      for (const { iteration, variants: figures } of iterations) {
        const logged = recordsOf(records, reward).find((record) => record.iteration === iteration)!;
        expect(figures[1]?.weights).toEqual(Object.fromEntries(logged.kept.map(({ id, weight }) => [id, weight])));
      }
      const weights = iterations.flatMap(({ variants: figures }) => Object.values(figures[1]!.weights));
      expect(weights.some((weight) => weight !== 1)).toBe(true);
    }),
  );

  it.live("keeps its figures within their bounds, and every variant agrees with itself", () =>
    Effect.gen(function* () {
      const store = yield* play;
      const twice = [compared("a", rewardVariants.hardness), compared("b", rewardVariants.hardness)];
      const { iterations } = yield* compare(store, [...everyVariant, ...twice]);
      for (const { pairs, proved, variants } of iterations) {
        expect(pairs.length).toBe((variants.length * (variants.length - 1)) / 2);
        for (const figures of variants) {
          expect(figures.selected).toBeLessThanOrEqual(proved);
          expect(figures.effectiveSampleSize).toBeLessThanOrEqual(figures.selected + 1e-9);
          expect(figures.passRateHistogram.reduce((a, b) => a + b, 0)).toBe(figures.selected);
          if (figures.wasserstein !== null) {
            expect(figures.wasserstein).toBeGreaterThanOrEqual(0);
            expect(figures.wasserstein).toBeLessThanOrEqual(2);
          }
        }
        const same = pairs.find(({ variants: [a, b] }) => a === "a" && b === "b");
        if (proved > 0 && same?.weightedJaccard !== null) expect(same?.weightedJaccard).toBeCloseTo(1, 12);
      }
    }),
  );

  it.live("moves stp-exact at least as near to the unproved statements as stp does, under the same cap", () =>
    Effect.gen(function* () {
      const { iterations } = yield* compare(yield* play, [
        compared("stp", rewardVariants.stp),
        compared("stp-exact", rewardVariants["stp-exact"]),
      ]);
      for (const { variants } of iterations) {
        const [greedy, exact] = variants;
        const overCap = Object.values(greedy!.weights).some((weight) => weight > 4 + 1e-9);
        if (greedy!.wasserstein === null || overCap) continue;
        expect(exact!.wasserstein).toBeLessThanOrEqual(greedy!.wasserstein + 1e-9);
      }
    }),
  );

  it.live("lists the conjectures on which the variants disagree most, with text, seed, lemma and proofs", () =>
    Effect.gen(function* () {
      const { disputed } = yield* compare(yield* play, everyVariant);
      expect(disputed.length).toBeGreaterThan(0);
      for (const [i, one] of disputed.entries()) {
        if (i > 0) expect(one.spread).toBeLessThanOrEqual(disputed[i - 1]!.spread);
        expect(one.statement).toMatch(/^theorem /);
        expect(one.seed).toMatch(/^theorem /);
        expect(one.proofs.length).toBeGreaterThan(0);
        expect(one.shares.length).toBe(everyVariant.length);
      }
    }),
  );

  it.live("fails on a variant that gives NaN, naming its file, the conjecture and the value", () =>
    Effect.gen(function* () {
      const broken = compared("broken", {
        ...rewardVariants.uniform,
        reward: (input) => ({
          kept: input.conjectures.slice(0, 1).map(({ id, lemma }) => ({ id, lemma, weight: Number.NaN })),
          stages: [],
        }),
      });
      const error = yield* Effect.flip(compare(yield* play, [broken]));
      expect(error._tag).toBe("BadReward");
      expect(error.message).toMatch(/^broken, conjecture c-[0-9a-f]{16}: expected a finite weight, found NaN$/);
    }),
  );
});

describe("the differences of settings", () => {
  it("lists only the parameters that differ, with a dash where a variant has none", () => {
    const rows = parameterDifferences([
      { name: "a", summary: "", parameters: { cap: 4, quantile: 0.2 } },
      { name: "b", summary: "", parameters: { cap: 3, quantile: 0.2, power: 2 } },
    ]);
    expect(rows).toEqual([
      { parameter: "cap", values: ["4", "3"] },
      { parameter: "power", values: ["–", "2"] },
    ]);
  });
});
