/** The algorithm `stepfun-prover`: attempts in rounds in a run, supervised rounds between, resumed and replayed. */
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { expect } from "vitest";
import type { SampledBody, StepRecord } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import { finalTraces } from "../../src/learning/index.ts";
import { proving, runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const experiment = tinyExperiment("algorithm=stepfun-prover", "train.refreshEvery=2", "refine.calls=2");

const play = (store: Store, failAt?: number, delays = false) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store, failAt), mockBackEnds({ delays })]));

const replay = (store: Store) =>
  replayRun(() => Effect.void).pipe(
    Effect.provide([memoryRunLog(experiment, store), StpFormat, StpLearning, StpReward]),
  );

const attemptsOf = (store: Store) =>
  [...store.values()]
    .map(({ record }) => record)
    .filter(({ _tag }) => _tag === proving.sampled.name)
    .flatMap((record) => (record as StepRecord<SampledBody>).attempts);

describe("a run in rounds", () => {
  it.live("logs turns and answers, within its answers, and replays", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* play(store);
      const rounds = attemptsOf(store).map(({ past }) => past?.round);
      assert.deepStrictEqual([...new Set(rounds)].sort(), [0, 1, 2]);
      const report = yield* replay(store);
      assert.strictEqual(report.difference, null);
    }),
  );

  it.live("has one digest whatever finishes first, and however often it is stopped", () =>
    Effect.gen(function* () {
      const { digest } = yield* play(new Map());
      assert.strictEqual((yield* play(new Map(), undefined, true)).digest, digest);
      const store: Store = new Map();
      const stopped: ReturnType<typeof play> = play(store, 5).pipe(
        Effect.catchTag("DiskFull", () => Effect.suspend(() => stopped)),
      );
      assert.strictEqual((yield* stopped).digest, digest);
    }),
  );

  it.live("is found out where a turn of its log, or what is learned of it, was changed", () =>
    Effect.gen(function* () {
      for (const change of ["text", "loss"] as const) {
        const store: Store = new Map();
        yield* play(store);
        const changed = new Map(
          [...store].map(([key, value]) => {
            const record = structuredClone(value.record) as StepRecord<SampledBody>;
            if (record._tag !== proving.sampled.name || record.iteration !== 1) return [key, value] as const;
            const attempt = record.attempts.find(({ past }) => past !== null && past.round > 0);
            if (attempt === undefined) return [key, value] as const;
            const segments = attempt.past!.segments as unknown as Array<{ text: string; loss: boolean }>;
            if (change === "text") segments.at(-1)!.text = "  proof 99";
            else segments[1]!.loss = true;
            return [key, { ...value, record }] as const;
          }),
        );
        const { difference } = yield* replay(changed);
        expect(difference, change).toMatchObject({ step: proving.sampled.name });
      }
    }),
  );
});

describe("pass@1 by length of context", () => {
  const measured = tinyExperiment(
    "algorithm=stepfun-prover",
    "refine.calls=2",
    "evaluate.samples=8",
    "evaluate.k=[1]",
    "evaluate.contextTokens=[10,30,50]",
  );
  const measure = (store: Store) =>
    runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(measured, store), mockBackEnds()]));

  it.live(
    "is told of a measurement: it rises to plain pass@1, replays, and is found out where a context was changed",
    () =>
      Effect.gen(function* () {
        const store: Store = new Map();
        const { state } = yield* measure(store);
        const { counts, passAtK, passWithin } = state.evaluations.at(-1)!;
        // The mock's first turn takes 10 tokens, one behind an answer 30, one behind two 50.
        const values = passWithin!.map(({ value }) => value!);
        assert.deepStrictEqual(
          passWithin!.map(({ tokens }) => tokens),
          [10, 30, 50],
        );
        assert.isTrue(0 < values[0]! && values[0]! < values[1]! && values[1]! < values[2]!);
        expect(values[2]).toBeCloseTo(passAtK[0]!.value!, 12);
        assert.isTrue(counts.every(({ accepted, acceptedWithin }) => acceptedWithin!.at(-1) === accepted));
        const check = (changed: Store) =>
          replayRun(() => Effect.void).pipe(
            Effect.provide([memoryRunLog(measured, changed), StpFormat, StpLearning, StpReward]),
          );
        assert.strictEqual((yield* check(store)).difference, null);
        const changed: Store = new Map(
          [...store].map(([key, value]) => {
            const record = structuredClone(value.record) as StepRecord<SampledBody>;
            if (record._tag !== "evaluate-prove") return [key, value] as const;
            for (const { contexts = [] } of record.attempts)
              for (const one of contexts as unknown as Array<{ tokens: number }>) one.tokens = 10;
            return [key, { ...value, record }] as const;
          }),
        );
        expect((yield* check(changed)).difference).toMatchObject({ step: "evaluate" });
      }),
  );

  it.live("has no place in the log of a run that asks for none", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { state } = yield* play(store);
      const logged = JSON.stringify([...store.values()].map(({ record }) => record));
      assert.notProperty(state.evaluations.at(-1), "passWithin");
      assert.notInclude(logged, '"contexts"');
      assert.notInclude(logged, '"acceptedWithin"');
    }),
  );
});

describe("the attempts of a supervised round", () => {
  const attempt = (proofId: string, iteration: number, outcome: "proved" | "not proved" = "proved") => ({
    proofId,
    proof: "  rfl",
    iteration,
    outcome,
    multiplicity: 1,
    tokens: null,
    logProbability: null,
    modelVersion: "v",
    past: null,
    seconds: 0,
  });
  const settings = { ...experiment.final, maximumDatasetPassRate: 0.25, lengthDecay: 0 };

  it("are the right ones at statements that mostly failed in their iteration, as that iteration sampled them", () => {
    const rates: Record<string, number> = { "hard 0": 0.25, "hard 1": 0.5, "easy 0": 1 };
    const input = {
      iteration: 1,
      seed: 1,
      firstIteration: 0,
      statements: [
        { id: "hard", source: "dataset", attempts: [attempt("p", 0), attempt("q", 1), attempt("r", 0)] },
        { id: "easy", source: "dataset", attempts: [attempt("p", 0)] },
      ],
      conjectures: [],
      settings: experiment.examples,
      passRate: (id: string, first: number) => rates[`${id} ${first}`] ?? null,
      firstProof: () => 0,
    };
    const chosen = finalTraces(input as never, settings);
    expect(
      chosen.map(({ iteration, proofId, statementId, weight }) => [statementId, proofId, iteration, weight]).sort(),
    ).toStrictEqual([
      ["hard", "p", 0, 1],
      ["hard", "r", 0, 1],
    ]);
  });
});
