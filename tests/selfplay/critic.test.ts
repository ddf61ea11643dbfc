/** The critic of a run: what it learns of searches, how it guides and selects them, against the log. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { EmbeddedCritics, layerCritic, layerCriticTrainer } from "../../src/backends/embedded/critics.ts";
import type { Experiment, ModelVersion, StatementId } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import { NO_GOALS } from "../../src/search/index.ts";
import {
  criticOf,
  criticPairs,
  criticRank,
  metrics,
  proving,
  recordDigest,
  runSelfPlay,
  type Step,
  searchingHeldOut,
  searchingSelected,
  select,
  trainCritic,
} from "../../src/selfplay/index.ts";
import { Critic } from "../../src/services/index.ts";
import { DirectWorkers } from "../backends/embedded/direct-workers.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const searching = (...overrides: ReadonlyArray<string>): Experiment =>
  tinyExperiment("algorithm=internlm-stepprover", "iterations=3", "search.expansions=6", ...overrides);

/** What a critic was asked, in order. */
interface Asked {
  readonly version: ModelVersion;
  readonly states: ReadonlyArray<string>;
}

/** The log-linear critic of a process of its own, and what it is asked. */
const logLinear = (asked: Array<Asked> = []) =>
  Layer.effect(
    Critic,
    Effect.map(Critic, ({ evaluate }) => ({
      evaluate: (version: ModelVersion, states: ReadonlyArray<string>) => {
        asked.push({ version, states });
        return evaluate(version, states);
      },
    })),
  ).pipe(
    Layer.provide(layerCritic),
    Layer.provideMerge(layerCriticTrainer),
    Layer.provide([Layer.fresh(EmbeddedCritics.layer), DirectWorkers]),
  );

const backEnds = (asked?: Array<Asked>) =>
  Layer.merge(mockBackEnds({ verifier: HashVerifier(false, 0.7) }), logLinear(asked));

const play = (experiment: Experiment, store: Store, layer = backEnds(), failAt?: number) =>
  runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(experiment, store, failAt), layer]));

const played = (experiment: Experiment) =>
  Effect.gen(function* () {
    const asked: Array<Asked> = [];
    const store: Store = new Map();
    const { digest, state } = yield* play(experiment, store, backEnds(asked));
    const records = <Body extends object>(step: Step<Body>) =>
      [...store.values()].flatMap(({ record }) => (record._tag === step.name ? [record as typeof record & Body] : []));
    return { asked, store, records, state, digest };
  });

const settings = searching(
  "search.guidance=half-and-half",
  "search.passes=2",
  "search.selectShare=0.5",
  "search.critic.heldOutShare=0.3",
  "evaluate.samples=2",
  "evaluate.k=[1]",
);
const run = Effect.runPromise(played(settings));

describe("the pairs of a run", () => {
  it("come of accepted proofs alone, each pair once over all iterations, on one side of the hold-out", async () => {
    const { records, state } = await run;
    const accepted = new Set(
      records(proving.judged).flatMap(({ judgements }) =>
        judgements.flatMap(({ statementId, verdict }) => (verdict._tag === "accepted" ? [statementId] : [])),
      ),
    );
    const told = records(criticPairs).flatMap(({ statements, states }) =>
      statements.flatMap(({ pairs, statementId }) =>
        pairs.map(([better, worse]) => ({ statementId, text: `${states[better]} > ${states[worse]}` })),
      ),
    );
    expect(told.length).toBeGreaterThan(5);
    expect(new Set(told.map(({ text }) => text)).size).toBe(told.length);
    expect(told.every(({ statementId }) => accepted.has(statementId))).toBe(true);
    const { gatherer, heldOut, training } = criticOf(state);
    expect(training.length + heldOut.length).toBe(told.length);
    expect(Math.min(training.length, heldOut.length)).toBeGreaterThan(0);
    expect(gatherer.texts.length).toBe(new Set(gatherer.texts).size);
  });

  it("have none that prefers no goals where their share is 0, and all where it is 1", async () => {
    const ends = async (share: number): Promise<number> => {
      const { records } = await Effect.runPromise(
        played(searching("iterations=1", "search.guidance=critic", `search.critic.noGoalShare=${share}`)),
      );
      return records(criticPairs).flatMap(({ statements, states }) =>
        statements.flatMap(({ pairs }) => pairs.filter(([better]) => states[better] === NO_GOALS)),
      ).length;
    };
    expect(await ends(0)).toBe(0);
    expect(await ends(1)).toBeGreaterThan(2);
  });
});

describe("searches under a critic", () => {
  it("have values in the passes that it guides, from the iteration after the first pairs on", async () => {
    const { records } = await run;
    const all = records(searchingSelected.searched).flatMap(({ iteration, searches }) =>
      searches.map((one) => ({ ...one, iteration })),
    );
    expect(all.some(({ iteration, tree }) => iteration > 0 && tree.values !== undefined)).toBe(true);
    for (const { iteration, pass, tree } of all) {
      expect(tree.values !== undefined).toBe(iteration > 0 && pass === 1);
      if (tree.values !== undefined) expect(tree.values.length).toBe(tree.states.length);
    }
    const measured = records(searchingHeldOut.searched).flatMap(({ searches }) => searches);
    expect(measured.map(({ pass, tree }) => (pass === 1) === (tree.values !== undefined))).not.toContain(false);
  });

  it("ask about each state once a statement, in batches, and under the newest version", async () => {
    const { asked, records, state } = await run;
    const versions = records(trainCritic).map(({ version }) => version);
    expect(new Set(asked.map(({ version }) => version))).toEqual(new Set(versions));
    for (const { states } of asked) expect(new Set(states).size).toBe(states.length);
    const newest = criticOf(state).version;
    expect(newest).toBe(versions.at(-1));
    const inTrees = records(searchingSelected.searched)
      .filter(({ iteration }) => iteration > 0)
      .flatMap(({ searches }) => searches.flatMap(({ tree }) => (tree.values === undefined ? [] : [tree])));
    const all = asked.reduce((sum, { states }) => sum + states.length, 0);
    expect(all).toBeGreaterThanOrEqual(inTrees.reduce((sum, { states }) => sum + states.length, 0));
    expect(asked.some(({ states }) => states.length > 1)).toBe(true);
  });

  it("are all by log-probability while no proof has given a pair, even where the critic alone should guide", async () => {
    const none = HashVerifier(false, 0);
    const store: Store = new Map();
    const experiment = searching("search.guidance=critic", "search.selectShare=0.5");
    const asked: Array<Asked> = [];
    const layer = Layer.merge(mockBackEnds({ verifier: none }), logLinear(asked));
    const { state } = await Effect.runPromise(play(experiment, store, layer));
    expect(asked).toEqual([]);
    expect(criticOf(state).version).toBeNull();
    for (const { record } of store.values())
      if (record._tag === "search")
        for (const { tree } of (record as unknown as { searches: ReadonlyArray<{ tree: object }> }).searches)
          expect("values" in tree).toBe(false);
  });
});

describe("the selection by the critic", () => {
  it("is of all statements at first, then of the half of the unproved ones that it values most", async () => {
    const { records, state } = await run;
    const [first, ...later] = records(select);
    expect(first!.selected.length).toBe(state.train.length);
    expect(later.length).toBe(2);
    for (const { iteration, selected } of later) {
      const { values } = records(criticRank).find((record) => record.iteration === iteration - 1)!;
      const valued = new Map<StatementId, number | null>(values.map((one) => [one.statementId, one.value]));
      const open = state.train.filter(({ id }) => (state.firstProof.get(id) ?? Number.POSITIVE_INFINITY) >= iteration);
      const chosen = new Set(selected.map(({ statementId }) => statementId));
      expect(chosen.size).toBe(Math.ceil(open.length / 2));
      const of = (ids: ReadonlyArray<StatementId>) => ids.map((id) => valued.get(id) ?? Number.NEGATIVE_INFINITY);
      const left = open.flatMap(({ id }) => (chosen.has(id) ? [] : [id]));
      expect(Math.min(...of([...chosen]))).toBeGreaterThanOrEqual(Math.max(...of(left)));
    }
  });
});

describe("the figures of the critic", () => {
  it("are pairs and the share of held-out ones that it orders rightly, in metrics and training report alike", async () => {
    const { records, state } = await run;
    const trained = records(trainCritic);
    const told = records(metrics).map((record) => record.metrics.search?.critic);
    expect(told).toEqual(
      trained.map(({ heldOut, pairs }) => ({
        pairs,
        heldOutPairs: heldOut.pairs,
        heldOutAccuracy: heldOut.pairs === 0 ? null : heldOut.right / heldOut.pairs,
      })),
    );
    const { heldOut, report } = trained.at(-1)!;
    expect(heldOut.pairs).toBe(criticOf(state).heldOut.length);
    expect(report["heldOutAccuracy"]).toBe(heldOut.right / heldOut.pairs);
    expect(state.trainings.filter(({ step }) => step === "critic-train").length).toBe(3);
  });

  it("are not there, nor any step of the critic, where nothing asks it", async () => {
    const { asked, records, state } = await Effect.runPromise(played(searching("iterations=2")));
    expect(asked).toEqual([]);
    expect(records(trainCritic)).toEqual([]);
    expect(state.metrics.every(({ search }) => search !== undefined && !("critic" in search))).toBe(true);
  });
});

describe("the log of a critic", () => {
  const replay = (store: Store) =>
    replayRun(() => Effect.void).pipe(
      Effect.provide([memoryRunLog(settings, store), StpFormat, StpReward, StpLearning]),
    );
  const copied = (store: Store): Store => new Map([...store].map(([name, entry]) => [name, structuredClone(entry)]));

  it.live("replays: pairs, training and accuracy are computed again, and what was changed is found", () =>
    Effect.gen(function* () {
      const { store } = yield* Effect.promise(() => run);
      expect((yield* replay(store)).difference).toBeNull();
      const changes: ReadonlyArray<readonly [Step, (record: never) => void]> = [
        [
          criticPairs,
          (record: { statements: Array<{ pairs: Array<unknown> }> }) => void record.statements[0]!.pairs.pop(),
        ],
        [trainCritic, (record: { heldOut: { right: number } }) => void record.heldOut.right++],
        [trainCritic, (record: { version: string }) => void (record.version = "0".repeat(64))],
        [criticRank, (record: { values: Array<unknown> }) => void record.values.pop()],
      ] as never;
      for (const [step, change] of changes) {
        const changed = copied(store);
        const [name, entry] = [...changed].find(([, { record }]) => record._tag === step.name)!;
        change(entry.record as never);
        changed.set(name, { ...entry, step: { ...entry.step, digest: recordDigest(step, entry.record) } });
        expect((yield* replay(changed)).difference).toMatchObject({ step: step.name });
      }
    }),
  );

  it.live(
    "is the same for any concurrency, and when it is broken off and resumed by processes that know no critic",
    () =>
      Effect.gen(function* () {
        const { digest } = yield* Effect.promise(() => run);
        expect((yield* play({ ...settings, concurrency: 7 }, new Map())).digest).toBe(digest);
        const store: Store = new Map();
        for (let tries = 0; tries < 60; tries++) {
          const result = yield* Effect.option(play(settings, store, backEnds(), 2));
          if (result._tag === "Some") expect(result.value.digest).toBe(digest);
          if (result._tag === "Some") return;
        }
        throw new Error("it was never finished");
      }),
  );
});
