/** The algorithm `internlm-stepprover`: its searches, what is judged and learned of them, in runs of the mock back ends, against the log. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { type Experiment, type StatementId, tacticSteps } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import { drawTree, replaySearch } from "../../src/search/index.ts";
import {
  evaluate,
  expansionsIn,
  loggedOptions,
  metrics,
  proving,
  recordDigest,
  runSelfPlay,
  type Step,
  searchingHeldOut,
  searchingSelected,
  secondsIn,
  select,
} from "../../src/selfplay/index.ts";
import { Prover, Trainer, type TrainRequest, Verifier } from "../../src/services/index.ts";
import { triedByHash } from "../support/hash-tactics.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import {
  HashTrainer,
  HashVerifier,
  mockBackEnds,
  ScriptedProver,
  StpFormat,
  StpLearning,
  StpReward,
} from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const searching = (...overrides: ReadonlyArray<string>): Experiment =>
  tinyExperiment("algorithm=internlm-stepprover", "search.expansions=3", ...overrides);

const backEnds = (verifier: Layer.Layer<Verifier> = HashVerifier(false, 0.7)) => mockBackEnds({ verifier });

const play = (experiment: Experiment, store: Store, layer = backEnds(), failAt?: number) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store, failAt), layer]));

const played = (experiment: Experiment) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    const { digest, state } = yield* play(experiment, store);
    const records = <Body extends object>(step: Step<Body>) =>
      [...store.values()].flatMap(({ record }) => (record._tag === step.name ? [record as typeof record & Body] : []));
    return { store, records, state, digest };
  });

const run = Effect.runPromise(played(searching("search.passes=2", "evaluate.samples=3", "evaluate.k=[1,3]")));
const settings = searching("search.passes=2", "evaluate.samples=3", "evaluate.k=[1,3]");

describe("the searches of a run", () => {
  it("are of every statement that was not proved before, pass after pass up to a proof", async () => {
    const { records } = await run;
    const proved = new Set<StatementId>();
    for (const { iteration, selected } of records(select)) {
      expect(selected.every(({ samples, statementId }) => samples === 2 && !proved.has(statementId))).toBe(true);
      const searches = records(searchingSelected.searched)
        .filter((record) => record.iteration === iteration)
        .flatMap((record) => record.searches);
      const expected = selected.flatMap(({ statementId }) => {
        const first = searches.find((one) => one.statementId === statementId && one.pass === 0)!;
        return first.tree.end._tag === "proved" ? [`${statementId} 0`] : [`${statementId} 0`, `${statementId} 1`];
      });
      expect(searches.map(({ pass, statementId }) => `${statementId} ${pass}`)).toStrictEqual(expected);
      for (const { iteration: made, judgements } of records(proving.judged))
        if (made === iteration)
          for (const { statementId, verdict } of judgements) if (verdict._tag === "accepted") proved.add(statementId);
    }
    expect(proved.size).toBeGreaterThan(3);
  });

  it("end in every way but by time, which is not limited; a statement that is not opened has its reason", async () => {
    const { records } = await run;
    const ends = records(searchingSelected.searched).flatMap(({ searches }) => searches.map(({ tree }) => tree.end));
    expect(new Set(ends.map(({ _tag }) => _tag))).toStrictEqual(new Set(["proved", "exhausted", "spent", "crashed"]));
    expect(ends.find(({ _tag }) => _tag === "crashed")).toEqual({ _tag: "crashed", reason: "no statement" });
  });

  it("are what the verifier says of their tactics", async () => {
    const { records, state } = await run;
    for (const { iteration, searches } of records(searchingSelected.searched))
      for (const { statementId, tree } of searches) {
        const search = replaySearch(tree, loggedOptions(settings, iteration, tree));
        for (const { node, tried } of tree.expansions) {
          const before = search.tacticsTo(search.allNodes[node]!);
          const statement = state.statements.get(statementId)!;
          const answer = triedByHash({ statement, before, tactics: tried.map(({ tactic }) => tactic) });
          if (answer._tag === "unopened") throw new Error(answer.reason);
          expect(tried.map(({ left }) => (typeof left === "number" ? tree.states[left] : left))).toStrictEqual(
            answer.results.map((one) => (one._tag === "state" ? one.state : one._tag)),
          );
        }
        expect(drawTree(search)).toContain(tree.end._tag);
      }
  });

  it("hand over the proofs that they found and nothing else, with the state of every tactic", async () => {
    const { records } = await run;
    const found = records(searchingSelected.searched).flatMap(({ iteration, searches }) =>
      searches.flatMap(({ statementId, tree }) => {
        const { proof, proofStates } = replaySearch(tree, loggedOptions(settings, iteration, tree));
        return proof === null ? [] : [{ statementId, proof: proof.map((one) => `  ${one}`).join("\n"), proofStates }];
      }),
    );
    const attempts = records(proving.sampled).flatMap((record) => record.attempts);
    expect(found.length).toBeGreaterThan(3);
    expect(
      attempts.map((attempt) => ({
        statementId: attempt.statementId,
        proof: attempt.proof,
        proofStates: tacticSteps(attempt)!.map(({ state }) => state),
      })),
    ).toStrictEqual(found);
  });

  it("are counted in the metrics", async () => {
    const { records } = await run;
    const [first] = records(metrics);
    const searches = records(searchingSelected.searched)
      .filter(({ iteration }) => iteration === 0)
      .flatMap((record) => record.searches);
    const { ends, expansions, meanTactics, tactics } = first!.metrics.search!;
    expect(Object.values(ends).reduce((sum, one) => sum + one, 0)).toBe(searches.length);
    expect(expansions).toBe(searches.reduce((sum, { tree }) => sum + tree.expansions.length, 0));
    expect(tactics).toBeGreaterThan(expansions);
    expect(meanTactics).toBeGreaterThanOrEqual(1);
  });
});

describe("the measurement", () => {
  it("counts passes for samples: without a proof wrong, stopped undecided, with one as the proof is judged", async () => {
    const { records, state } = await run;
    const [measured] = records(evaluate);
    const searches = records(searchingHeldOut.searched).flatMap((record) => record.searches);
    expect(searches.length).toBe(3 * state.heldOut.length);
    for (const { accepted, samples, statementId, undecided } of measured!.counts) {
      const ends = searches.filter((one) => one.statementId === statementId).map(({ tree }) => tree.end._tag);
      expect(samples + undecided).toBe(3);
      expect(undecided).toBeGreaterThanOrEqual(ends.filter((end) => end === "crashed").length);
      expect(accepted).toBeLessThanOrEqual(ends.filter((end) => end === "proved").length);
    }
    expect(measured!.counts.some(({ accepted }) => accepted > 0)).toBe(true);
    expect(measured!.counts.some(({ samples, accepted }) => samples > accepted)).toBe(true);
  });
});

describe("what is learned", () => {
  it.live("are the tactics of the accepted proofs, each from its state with those before it", () =>
    Effect.gen(function* () {
      const requests: Array<TrainRequest> = [];
      const listening = Layer.effect(
        Trainer,
        Effect.map(Trainer, (trainer) =>
          Trainer.of({
            ...trainer,
            train: (request) => {
              requests.push(request);
              return trainer.train(request);
            },
          }),
        ),
      ).pipe(Layer.provide(HashTrainer()));
      const { state } = yield* play(settings, new Map(), Layer.merge(backEnds(), listening));
      const trained = requests.filter(({ purpose }) => purpose === "iteration").at(-1)!;
      const tactics = trained.examples.filter(({ content }) => content._tag === "tactic");
      const steps = state.proofs.flatMap((proof) => tacticSteps(proof) ?? []);
      expect(tactics.map(({ content }) => content).toSorted(byText)).toStrictEqual(
        steps.map((step) => ({ _tag: "tactic", ...step })).toSorted(byText),
      );
      const deep = tactics.find(({ prompt }) => /PROOF_BEFORE: step \d\n/.test(prompt))!;
      expect(deep.prompt).toMatch(
        /^---\nNAME: train_\d+\n\n---\nPROOF_BEFORE: step \d\n[\s\S]*STATE_BEFORE: n : Nat\n⊢ /,
      );
      expect(deep.target).toMatch(/^step \d$/);
    }),
  );
});

const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe("the log of searches", () => {
  const replay = (store: Store) =>
    replayRun(() => Effect.void).pipe(
      Effect.provide([memoryRunLog(settings, store), StpFormat, StpReward, StpLearning]),
    );

  it.live("replays, and a replay finds a tree that could not have grown so", () =>
    Effect.gen(function* () {
      const { store } = yield* Effect.promise(() => run);
      expect((yield* replay(store)).difference).toBeNull();
      const changed: Store = new Map([...store].map(([name, entry]) => [name, structuredClone(entry)]));
      for (const [name, { record, step }] of changed) {
        if (record._tag !== "search") continue;
        const { searches } = record as unknown as {
          searches: Array<{ tree: { expansions: Array<{ node: number }> } }>;
        };
        const large = searches.find(({ tree }) => tree.expansions.length > 1);
        if (large === undefined) continue;
        large.tree.expansions[1]!.node += 1;
        changed.set(name, { record, step: { ...step, digest: recordDigest(searchingSelected.searched, record) } });
        break;
      }
      expect((yield* replay(changed)).difference).toMatchObject({ step: "search" });
    }),
  );

  it.live("is the same for any concurrency, and when it is broken off and resumed", () =>
    Effect.gen(function* () {
      const { digest } = yield* Effect.promise(() => run);
      const wide = { ...settings, concurrency: 7 };
      expect((yield* play(wide, new Map())).digest).toBe(digest);
      const store: Store = new Map();
      for (let tries = 0; tries < 40; tries++) {
        const result = yield* Effect.option(play(settings, store, backEnds(), 3));
        if (result._tag === "Some") expect(result.value.digest).toBe(digest);
        if (result._tag === "Some") return;
      }
      throw new Error("it was never finished");
    }),
  );
});

describe("the budget of an iteration", () => {
  it("rises by equal factors from the first to that of the last", () => {
    const rising = searching("iterations=4", "search.firstExpansions=10", "search.expansions=2160");
    expect([0, 1, 2, 3, 4].map((iteration) => expansionsIn(rising, iteration))).toEqual([10, 60, 360, 2160, 2160]);
    expect(expansionsIn(searching(), 0)).toBe(3);
    const once = searching("iterations=1", "search.firstExpansions=3", "search.expansions=5");
    expect(expansionsIn(once, 0)).toBe(5);
  });
});

describe("the time of a search in an iteration", () => {
  it("rises likewise, and is unlimited without a last one", () => {
    const rising = searching("iterations=3", "search.firstSeconds=50", "search.seconds=3200");
    expect([0, 1, 2].map((iteration) => secondsIn(rising, iteration))).toEqual([50, 400, 3200]);
    expect(secondsIn(searching("search.seconds=7"), 0)).toBe(7);
    expect(secondsIn(searching(), 0)).toBeNull();
  });

  it.each([
    ["search.firstExpansions=4", "search.firstExpansions", "at most search.expansions = 3, to which it rises", "4"],
    ["search.firstSeconds=9", "search.firstSeconds", "at most search.seconds, which is to be set beside it", "9"],
  ])("does not fall: %s", (override, place, expected, found) => {
    expect(() => searching(override)).toThrow(expect.objectContaining({ place: `--set: ${place}`, expected, found }));
  });

  it("falls not below a last one that is lower", () => {
    expect(() => searching("search.firstSeconds=9", "search.seconds=8")).toThrow(
      expect.objectContaining({ expected: "at most search.seconds = 8, to which it rises", found: "9" }),
    );
  });
});

describe("a back end that cannot search", () => {
  const without = <S>(layer: Layer.Layer<S>) => Layer.merge(backEnds(), layer);

  it.live("ends the run with its place: a model of whole proofs, a verifier without states", () =>
    Effect.gen(function* () {
      const whole = Layer.effect(
        Prover,
        Effect.map(Prover, ({ prove }) => ({ prove })),
      ).pipe(Layer.provide(ScriptedProver()));
      const blind = Layer.effect(
        Verifier,
        Effect.map(Verifier, ({ tryTactics: _, ...others }) => others),
      ).pipe(Layer.provide(HashVerifier()));
      for (const [layer, place] of [
        [without(whole), "model.backend"],
        [without(blind), "verifier.backend"],
      ] as const) {
        const failure = yield* Effect.flip(play(settings, new Map(), layer as ReturnType<typeof backEnds>));
        expect(failure).toMatchObject({ _tag: "UserError", place });
      }
    }),
  );
});
