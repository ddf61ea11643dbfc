/** Prove or disprove: negations beside the statements, what closes which, and what is told of it, in runs of the mock back ends. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import {
  type Experiment,
  type Judgement,
  SETUP_ITERATION,
  type StatementId,
  tacticSteps,
} from "../../src/domain/index.ts";
import { replayRun, runHistory, statementLineage } from "../../src/lab/index.ts";
import {
  examples,
  isDisproved,
  metrics,
  negatedBy,
  negationOf,
  proving,
  recordDigest,
  runSelfPlay,
  type Step,
  select,
  shortestProofs,
  twins,
} from "../../src/selfplay/index.ts";
import { Verifier } from "../../src/services/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const disproving = (...overrides: ReadonlyArray<string>): Experiment =>
  tinyExperiment("algorithm=internlm-stepprover", "search.expansions=3", "search.twins=true", ...overrides);

/** Every second statement is true, of the others the negation; that of `train_3` names what it does not bind. */
const verdictOf = (text: string): Judgement["verdict"] => {
  const number = Number(/_(\d+)/.exec(text)?.[1] ?? 0);
  const isNegation = text.includes("_negation");
  const isProbe = text.includes(": True :=");
  const isTrue = isProbe ? number !== 3 : (number % 2 === 0) !== isNegation;
  return isTrue
    ? { _tag: "accepted", axioms: [], level: "kernel", invokes: [] }
    : { _tag: "rejected", reason: "error", message: "unsolved goals" };
};

const judging = (verdict: (text: string) => Judgement["verdict"]) =>
  Layer.effect(
    Verifier,
    Effect.map(Verifier, (verifier) =>
      Verifier.of({
        ...verifier,
        verify: (requests) =>
          Effect.succeed(
            requests.map(({ statement }) => ({
              verdict: verdict(statement.text),
              runMilliseconds: 1,
              queueMilliseconds: 0,
            })),
          ),
      }),
    ),
  ).pipe(Layer.provide(HashVerifier()));

const backEnds = (verdict = verdictOf) => mockBackEnds({ verifier: judging(verdict) });

const play = (experiment: Experiment, store: Store, failAt?: number, layer = backEnds()) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store, failAt), layer]));

const played = (experiment: Experiment) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    const { digest, state } = yield* play(experiment, store);
    const records = <Body extends object>(step: Step<Body>) =>
      [...store.values()].flatMap(({ record }) => (record._tag === step.name ? [record as typeof record & Body] : []));
    return { store, records, state, digest };
  });

const settings = disproving("iterations=4");
const run = Effect.runPromise(played(settings));
const again = disproving("iterations=4", "search.shorten=true", "search.duplicates=kept");
const shortening = Effect.runPromise(played(again));

/** What was accepted before an iteration. */
const acceptedBefore = (records: Awaited<typeof run>["records"], iteration: number): ReadonlySet<StatementId> =>
  new Set(
    records(proving.judged)
      .filter((record) => record.iteration < iteration)
      .flatMap(({ judgements }) => judgements.filter(({ verdict }) => verdict._tag === "accepted"))
      .map(({ statementId }) => statementId),
  );

describe("the negations of a run", () => {
  it("are of all statements to prove but those that the verifier does not find closed, with the reason", async () => {
    const { records, state } = await run;
    const [made] = records(twins);
    expect(made!.iteration).toBe(SETUP_ITERATION);
    expect(made!.twins.map(({ statementId }) => statementId)).toStrictEqual(
      state.train.filter(({ name }) => name !== "train_3").map(({ id }) => id),
    );
    expect(made!.refused).toStrictEqual([
      {
        statementId: state.train.find(({ name }) => name === "train_3")!.id,
        reason: "a name that nothing in it binds (rejected)",
      },
    ]);
    for (const { negation, statementId } of made!.twins) {
      expect(negation.text).toBe(
        state.trainById
          .get(statementId)!
          .text.replace(/^theorem (\w+) (\(.*?\)) : (.*)$/, "theorem $1_negation : ¬ ∀ $2, $3"),
      );
      expect(state.trainById.has(negation.id)).toBe(false);
      expect([negationOf(state, statementId), negatedBy(state, negation.id)]).toStrictEqual([negation.id, statementId]);
    }
  });

  it("are searched beside the statements until a proof of either was accepted, which closes both", async () => {
    const { records, state } = await run;
    for (const { iteration, selected } of records(select)) {
      const closed = acceptedBefore(records, iteration);
      const expected = state.train.flatMap(({ id }) => {
        const negation = negationOf(state, id);
        if (closed.has(id) || (negation !== null && closed.has(negation))) return [];
        return negation === null ? [id] : [id, negation];
      });
      expect(selected.map(({ statementId }) => statementId)).toStrictEqual(expected);
    }
    expect([...state.proved].filter((id) => negatedBy(state, id) !== null).length).toBeGreaterThan(1);
    expect(state.train.filter(({ id }) => state.proved.has(id)).length).toBeGreaterThan(1);
  });

  it("prove nothing of what they negate: a disproved statement counts as that alone", async () => {
    const { records, state } = await run;
    const disproved = state.train.filter(({ id }) => isDisproved(state, id));
    for (const { id, name } of disproved) {
      expect(state.proved.has(id)).toBe(false);
      expect(Number(name.split("_")[1]) % 2).toBe(1);
    }
    const told = records(metrics).map((record) => record.metrics);
    expect(told.at(-1)!.search!.disproved).toBe(disproved.length);
    expect(told.reduce((sum, { search }) => sum + search!.newlyDisproved!, 0)).toBe(disproved.length);
    expect(told.at(-1)!.provedTrain).toBe(state.train.filter(({ id }) => state.proved.has(id)).length);
    expect(state.summary).toMatchObject({ disproved: disproved.length, provedTrain: told.at(-1)!.provedTrain });
    for (const one of told) expect(one.conjecturesAttempted).toBe(0);
  });

  it("are learned from as statements of the data are", async () => {
    const { records, state } = await run;
    const learned = new Set(
      records(examples)
        .at(-1)!
        .examples.map(({ statementId }) => statementId),
    );
    expect(learned).toStrictEqual(new Set(state.proofs.map(({ statementId }) => statementId)));
  });

  it.live("have a lineage of their own, at the place of the statement", () =>
    Effect.gen(function* () {
      const { state, store } = yield* Effect.promise(() => run);
      const id = [...state.proved].find((one) => negatedBy(state, one) !== null)!;
      const history = yield* runHistory().pipe(Effect.provide([memoryRunLog(settings, store), backEnds()]));
      const { line } = state.trainById.get(negatedBy(state, id)!)!;
      expect(statementLineage(history, id)).toMatchObject({
        source: "negation",
        place: { file: "train.jsonl", line },
        level: 0,
      });
    }),
  );
});

describe("a run with negations", () => {
  it.live("has the digest of a run without them where it is off, whatever else of the plan is read", () =>
    Effect.gen(function* () {
      const off = tinyExperiment("search.twins=true", "search.shorten=true");
      const store: Store = new Map();
      const { digest } = yield* play(off, store, undefined, mockBackEnds({}));
      expect((yield* play(tinyExperiment(), new Map(), undefined, mockBackEnds({}))).digest).toBe(digest);
    }),
  );

  it.live("stops where the verifier accepts both, and says which statement", () =>
    Effect.gen(function* () {
      const { verdict } = { verdict: () => verdictOf("theorem train_0") };
      const failure = yield* Effect.flip(play(settings, new Map(), undefined, backEnds(verdict)));
      expect(failure).toMatchObject({ _tag: "Contradiction" });
      expect(failure.message).toMatch(/^iteration \d: the verifier accepted .* theorem train_\d+ \(n : Nat\)/);
    }),
  );

  it.live("replays, and a replay finds a negation that says something else, and one that was left out", () =>
    Effect.gen(function* () {
      const { store } = yield* Effect.promise(() => run);
      const replay = (log: Store) =>
        replayRun(() => Effect.void).pipe(
          Effect.provide([memoryRunLog(settings, log), StpFormat, StpReward, StpLearning]),
        );
      expect((yield* replay(store)).difference).toBeNull();
      for (const change of [
        (made: { twins: Array<{ negation: { text: string } }> }) => {
          made.twins[0]!.negation.text = "theorem train_0_negation : ¬ (1 = 2) := by";
        },
        (made: { twins: Array<object> }) => void made.twins.pop(),
      ]) {
        const changed: Store = new Map([...store].map(([name, entry]) => [name, structuredClone(entry)]));
        const [name, { record, step }] = [...changed].find(([, entry]) => entry.record._tag === "twins")!;
        change(record as never);
        changed.set(name, { record, step: { ...step, digest: recordDigest(twins, record as never) } });
        expect((yield* replay(changed)).difference).toMatchObject({ step: "twins" });
      }
    }),
  );

  it.live("has one digest for any concurrency, and when it is broken off and resumed", () =>
    Effect.gen(function* () {
      for (const [experiment, finished] of [
        [settings, run],
        [again, shortening],
      ] as const) {
        const { digest } = yield* Effect.promise(() => finished);
        expect((yield* play({ ...experiment, concurrency: 7 }, new Map())).digest).toBe(digest);
        const store: Store = new Map();
        let resumed: string | null = null;
        for (let tries = 0; tries < 60 && resumed === null; tries++) {
          const result = yield* Effect.option(play(experiment, store, 3));
          if (result._tag === "Some") resumed = result.value.digest;
        }
        expect(resumed).toBe(digest);
      }
    }),
  );
});

describe("searches for shorter proofs", () => {
  it("are of all that was proved or disproved, in every iteration, and of their twins no more", async () => {
    const { records, state } = await shortening;
    for (const { iteration, selected } of records(select)) {
      const closed = acceptedBefore(records, iteration);
      const expected = state.train.flatMap(({ id }) => {
        const negation = negationOf(state, id);
        if (closed.has(id)) return [id];
        if (negation !== null && closed.has(negation)) return [negation];
        return negation === null ? [id] : [id, negation];
      });
      expect(selected.map(({ statementId }) => statementId)).toStrictEqual(expected);
    }
  });

  it("leave the shortest proof of each to learn from, and tell their mean length", async () => {
    const { records, state } = await shortening;
    const tactics = (one: (typeof state.proofs)[number]): number => tacticSteps(one)!.length;
    const proofs = Map.groupBy(state.proofs, ({ statementId }) => statementId);
    const shortest = shortestProofs(state.proofs);
    expect([...proofs].some(([, found]) => new Set(found.map(tactics)).size > 1)).toBe(true);
    for (const [id, found] of proofs)
      expect(tacticSteps(shortest.get(id)!)!.length).toBe(Math.min(...found.map(tactics)));
    const learned = records(examples).at(-1)!.examples;
    expect(learned.map(({ proofId, statementId }) => `${statementId} ${proofId}`).toSorted()).toStrictEqual(
      [...shortest.values()].map(({ proofId, statementId }) => `${statementId} ${proofId}`).toSorted(),
    );
    const lengths = [...shortest.values()].map((one) => tacticSteps(one)!.length);
    const mean = lengths.reduce((sum, one) => sum + one, 0) / lengths.length;
    expect(records(metrics).at(-1)!.metrics.search!.meanShortest).toBeCloseTo(mean, 12);
  });
});
