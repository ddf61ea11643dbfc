/** What ends a run, and what does not fit into its state, in the words that the user reads. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { StepRecord } from "../../src/domain/index.ts";
import {
  applyRecord,
  attemptOf,
  data,
  doneRecord,
  evaluateHeldOut,
  initialState,
  layerPlan,
  NoProgress,
  Plan,
  plans,
  proofOf,
  renderExamples,
  rewardInput,
  runSelfPlay,
  statementOf,
  TooManyCrashes,
} from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { playedRecords, stateBefore } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

describe("errors", () => {
  it("say what ended the run", () => {
    expect(new NoProgress({ directory: "runs/a" }).message).toBe(
      "runs/a: the run is finished, there is nothing to resume",
    );
    expect(new TooManyCrashes({ iteration: 2, crashed: 3, attempts: 9, limit: 0.25 }).message).toBe(
      "iteration 2: 3 of 9 distinct attempts crashed the verifier, more than verify.maximumCrashedShare = 0.25 allows",
    );
  });
});

describe("a state refuses what does not fit", () => {
  const state = initialState(plans["stp"]!, tinyExperiment());
  const key = { statementId: "s-1" as never, proofId: "p-1" as never };
  const refusals: ReadonlyArray<readonly [message: string, act: () => unknown]> = [
    ["the plan stp has no step other", () => applyRecord(state, { _tag: "other", iteration: 0, part: 0 })],
    ["step data of iteration -1 is not done", () => doneRecord(state, data, -1)],
    ["no statement has the id s-1", () => statementOf(state, "s-1" as never)],
    ["no accepted proof p-1 of s-1 is in the log", () => proofOf(state, key)],
    ["no accepted proof p-1 of s-1 is in the log", () => attemptOf(state, key)],
    ["no model has been trained yet", () => evaluateHeldOut(state)],
  ];
  it.each(refusals)("%s", (message, act) => expect(act).toThrow(new Error(message)));

  it("a verdict for what was not sampled", async () => {
    const records = await playedRecords();
    const judged = records.find(({ _tag }) => _tag === "verify")!;
    const fresh = stateBefore(records, [], ({ _tag }) => _tag === "prove");
    expect(() => applyRecord(fresh, judged)).toThrow(/^a verdict for .+, which was not sampled$/);
  });

  it("examples of held-out statements, and of conjectures that were not made", async () => {
    const records = await playedRecords();
    const fresh = stateBefore(records, [], ({ _tag }) => _tag === "train");
    const reference = { proofId: "p" as never, lemma: null, weight: 1 };
    const heldOut = fresh.heldOut[0]!.id;
    expect(() =>
      renderExamples(fresh, 0, [{ ...reference, role: "prover", statementId: heldOut }], {} as never),
    ).toThrow(`held-out statement ${heldOut} among the training examples`);
    expect(() =>
      renderExamples(fresh, 0, [{ ...reference, role: "conjecturer", statementId: "c-0" as never }], {} as never),
    ).toThrow("c-0 is no conjecture of iteration 0");
  });

  it("an attempted conjecture without embedding, and one that was not made", async () => {
    const records = await playedRecords();
    const rewarded = records.find((one) => one._tag === "reward" && (one as never as { kept: [] }).kept.length > 0)!;
    const { iteration } = rewarded;
    const without = stateBefore(records, [], (one) => one === rewarded);
    const embedded = [...without.records.entries()].find(([name]) => name.includes("embed"))!;
    without.records.set(embedded[0], { ...embedded[1], statementIds: [] } as StepRecord);
    expect(() => rewardInput(without, iteration)).toThrow(/^statement .+ has no embedding$/);
    const unmade = stateBefore(records, [], (one) => one === rewarded);
    unmade.conjecturesOf.delete(iteration);
    expect(() => rewardInput(unmade, iteration)).toThrow(/was attempted, but no conjecture of the iteration$/);
  });
});

describe("a run", () => {
  const names =
    "stp, expert-iteration, expert-iteration-vanilla, expert-iteration-optimised, expert-iteration-released, parallel-sampling, sgs, spark-prover, internlm-stepprover, stepfun-prover";
  it.effect.each([
    ["stpp", `algorithm: expected one of ${names}, found stpp\n  did you mean stp?`],
    ["toString", `algorithm: expected one of ${names}, found toString`],
  ])("of the algorithm %s is refused with the nearest one", ([algorithm, message]) =>
    Effect.gen(function* () {
      const layer = layerPlan({ ...tinyExperiment(), algorithm: algorithm! });
      const failure = yield* Effect.flip(Effect.provide(Plan, layer));
      expect(failure.message).toBe(message);
    }),
  );

  it.effect("whose log has a step that its plan does not have is damaged", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const play = (failAt?: number) =>
        runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(tinyExperiment(), store, failAt), mockBackEnds()]));
      yield* Effect.flip(play(4));
      const [name, entry] = [...store].at(-1)!;
      store.set(name, { ...entry, step: { ...entry.step, step: "other" } });
      const failure = yield* Effect.flip(play());
      expect(failure.message).toBe("memory: the run log is damaged: the algorithm stp has no step other");
    }),
  );

  it.effect("whose log has a record that does not fit the ones before is damaged", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const play = (failAt?: number) =>
        runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(tinyExperiment(), store, failAt), mockBackEnds()]));
      yield* Effect.flip(play(12));
      for (const [name, { step }] of store) if (step.step === "prove") store.delete(name);
      const failure = yield* Effect.flip(play());
      expect(failure.message).toMatch(/^memory: the run log is damaged: a verdict for .+, which was not sampled$/);
    }),
  );
});
