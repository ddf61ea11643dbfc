/** A run that is killed before any of its commits, and resumed: as many runs as there are commits. */
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { Experiment } from "../../src/domain/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

/** One "process" of a run over a store. */
const runOnce = (experiment: Experiment, store: Store, failAt?: number) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store, failAt), mockBackEnds()]));

it.live("a run gives the same digest when it is killed before any of its commits and resumed", () =>
  Effect.gen(function* () {
    const experiment = tinyExperiment("iterations=2", "train.refreshEvery=2", "evaluate.every=1");
    const whole: Store = new Map();
    const base = yield* runOnce(experiment, whole);
    for (let failAt = 0; failAt < whole.size; failAt++) {
      const store: Store = new Map();
      const failure = yield* Effect.flip(runOnce(experiment, store, failAt));
      expect(failure._tag).toBe("DiskFull");
      expect(store.size).toBe(failAt);
      expect(yield* runOnce(experiment, store)).toStrictEqual(base);
      expect([...store.keys()].sort()).toStrictEqual([...whole.keys()].sort());
    }
  }),
);
