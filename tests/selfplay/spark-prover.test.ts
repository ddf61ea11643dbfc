/** Spark-Prover-X1's plan: its formalisations, stages and examples, in runs of the mock back ends, against the log. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerLearning } from "../../src/app/load-learning-rule.ts";
import { type Experiment, NO_PROOF, type Short, type Traced } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import {
  chooseFormalisations,
  type DatasetRow,
  examples,
  firstStage,
  formalise,
  initial,
  initialState,
  metrics,
  plans,
  proving,
  type RawData,
  recordDigest,
  runSelfPlay,
  type Step,
  select,
  stepNamed,
} from "../../src/selfplay/index.ts";
import { Formaliser, Normaliser, Trainer, type TrainRequest, Verifier } from "../../src/services/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import {
  HashTrainer,
  HashVerifier,
  mockBackEnds,
  ScriptedFormaliser,
  SortingNormaliser,
  StpFormat,
  StpReward,
  stpFormat,
} from "../support/mock-back-ends.ts";
import { tinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const statement = (name: string, constant: number): string =>
  `theorem ${name} (n : Nat) : n + ${constant} = ${constant} + n := by`;

const text = (line: number, constant: number, reference: number | null): DatasetRow => ({
  line,
  name: `text ${line}`,
  text: reference === null ? "" : statement("reference", reference),
  header: null,
  proof: null,
  split: null,
  informal: `Adding ${constant} is the same on either side.`,
});

const source = (path: string) => ({ path, split: null });

/** Nine new texts, the second with another statement than it says; one of a training and one of a held-out statement. */
const texts: Required<Pick<RawData, "informal" | "paired">> = {
  informal: [
    {
      source: source("informal.jsonl"),
      rows: {
        rows: [
          ...Array.from({ length: 9 }, (_, i) =>
            text(i + 1, 200 + 10 * i, i === 2 ? null : 200 + 10 * i + (i === 1 ? 1 : 0)),
          ),
          text(10, 3, 3),
          text(11, 1002, null),
          text(12, 1003, 1003),
        ],
        unreadable: [],
      },
    },
  ],
  paired: [{ source: source("paired.jsonl"), rows: { rows: [text(1, 1, 1), text(2, 2, null)], unreadable: [] } }],
};
const data: RawData = { ...tinyData, ...texts };

const spark = (...overrides: ReadonlyArray<string>): Experiment =>
  tinyExperiment(
    "algorithm=spark-prover",
    'data.informal=[{"path":"informal.jsonl"}]',
    'data.paired=[{"path":"paired.jsonl"}]',
    "spark.hardPassRate=0.5",
    ...overrides,
  );

interface Parts {
  readonly formaliser?: Layer.Layer<Formaliser>;
  readonly verifier?: Layer.Layer<Verifier>;
  readonly failAt?: number;
}

const play = (
  experiment: Experiment,
  store: Store,
  { failAt, formaliser = ScriptedFormaliser, verifier }: Parts = {},
) =>
  runSelfPlay(Effect.succeed(data)).pipe(
    Effect.provide([
      memoryRunLog(experiment, store, failAt),
      Layer.merge(
        mockBackEnds({ verifier: verifier ?? HashVerifier(false, 0.3), formaliser }),
        layerLearning(experiment),
      ),
    ]),
  );

const played = (experiment: Experiment, parts?: Parts) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    const { state } = yield* play(experiment, store, parts);
    const records = <Body extends object>(step: Step<Body>) =>
      [...store.values()].flatMap(({ record }) => (record._tag === step.name ? [record as typeof record & Body] : []));
    return { state, store, records };
  });

describe("the texts of the data", () => {
  it.live("are kept with their statements, but for those that say what a held-out statement says", () =>
    Effect.gen(function* () {
      const { state } = yield* played(spark());
      expect(state.informal.map(({ line }) => line)).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(state.informal[0]).toMatchObject({
        informal: "Adding 200 is the same on either side.",
        reference: statement("reference", 200),
      });
      expect(state.informal[2]?.reference).toBeNull();
      expect(state.paired.map(({ line }) => line)).toStrictEqual([1]);
    }),
  );
});

describe("formalisations", () => {
  it.live("are asked for until there is one, join the statements to prove, and are no held-out statement", () =>
    Effect.gen(function* () {
      const { records, state } = yield* played(spark("iterations=6"));
      const made = records(formalise);
      const done = new Set<number>();
      for (const { asked, taken } of made) {
        expect(asked).toStrictEqual(state.informal.flatMap((_, place) => (done.has(place) ? [] : [place])));
        for (const { informal } of taken) done.add(informal);
      }
      const taken = made.flatMap((record) => record.taken);
      expect(taken.length).toBeGreaterThan(6);
      const added = taken.filter(({ outcome }) => outcome === "added").map((one) => one.statement.id);
      expect(state.train.slice(24).map(({ id }) => id)).toStrictEqual(added);
      const attempted = new Set(
        records(select).flatMap(({ selected }) => selected.map(({ statementId }) => statementId)),
      );
      for (const id of added) expect(attempted).toContain(id);
      // The text of a training statement is none to add, that of a held-out one is refused.
      const outcomes = new Map(taken.map((one) => [one.informal, one]));
      if (outcomes.get(9)?.form.includes("3")) expect(outcomes.get(9)?.outcome).toBe("known");
      const held = new Set(state.heldOut.map(({ id }) => id));
      for (const { statementId } of records(proving.sampled).flatMap(({ attempts }) => attempts))
        expect(held).not.toContain(statementId);
      expect(records(metrics).flatMap((one) => one.metrics.formalised?.added ?? [])).toStrictEqual(
        made.filter(({ asked }) => asked.length > 0).map(({ counts }) => counts.added),
      );
    }),
  );

  it.live("ask about the least asked texts first where an iteration may ask about few", () =>
    Effect.gen(function* () {
      const never = Layer.succeed(Formaliser, { formalise: (_, requests) => Effect.succeed(requests.map(() => [])) });
      const { records, state } = yield* played(spark("formalise.texts=4", "iterations=5"), { formaliser: never });
      expect(records(formalise).map(({ asked }) => asked)).toStrictEqual([
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 0],
        [1, 2, 3, 4],
      ]);
      expect(records(formalise)[0]?.short).toStrictEqual({ missing: 4 * 16, cut: 0 } satisfies Short);
      expect(state.train.length).toBe(24);
    }),
  );

  it.live("are taken by the vote of those that elaborate", () =>
    Effect.gen(function* () {
      const { state } = yield* played(spark("formalise.samples=8"));
      const fresh = { ...state, slices: new Map(), train: state.train.slice(0, 24) };
      const candidate = (constant: number, times: number, name = "made") =>
        Array.from({ length: times }, () => ({ informal: 0, text: statement(name, constant), tokens: null }));
      const vote = Effect.fnUntraced(function* (
        candidates: ReturnType<typeof candidate>,
        elaborates: (text: string) => boolean = () => true,
      ) {
        const stated = [...new Set(candidates.map((one) => one.text))];
        const { normalForms } = yield* Effect.provide(Normaliser, SortingNormaliser);
        const forms = yield* normalForms(stated);
        const inspections = stated.map((one, i) => ({ text: one, elaborates: elaborates(one), ...forms[i]! }));
        return chooseFormalisations(fresh, [0], candidates, inspections, stpFormat);
      });
      // Names do not tell statements apart; four of eight are enough, three are not.
      const four = [...candidate(201, 2), ...candidate(201, 2, "other"), ...candidate(202, 3)];
      const first = {
        informal: 0,
        share: 0.5,
        outcome: "added",
        right: false,
        statement: { text: statement("made", 201) },
      };
      expect((yield* vote(four)).taken).toMatchObject([first]);
      expect((yield* vote(four.slice(1))).taken).toStrictEqual([]);
      // What does not elaborate has no vote, and counts in the share.
      const some = [...candidate(201, 4, "bad"), ...candidate(200, 4)];
      const voted = yield* vote(some, (one) => !one.includes("bad"));
      expect(voted.taken).toMatchObject([{ share: 0.5, right: true, statement: { text: statement("made", 200) } }]);
      expect(voted.counts).toStrictEqual({ malformed: 0, elaborated: 4, added: 1, measured: 1, right: 1 });
      expect((yield* vote(some, () => false)).taken).toStrictEqual([]);
      // Of equal numbers the first sampled is taken.
      const [tied] = (yield* vote([...candidate(205, 4), ...candidate(206, 4)])).taken;
      expect(tied?.statement.text).toBe(statement("made", 205));
      expect((yield* vote(candidate(1, 8))).taken).toMatchObject([{ outcome: "known", target: state.train[0]?.id }]);
      expect((yield* vote(candidate(1001, 8))).taken).toMatchObject([{ outcome: "held-out" }]);
    }),
  );
});

describe("what is learned", () => {
  it.live("is the window's proofs and pairs, then the judged samples of hard statements", () =>
    Effect.gen(function* () {
      const { records, state } = yield* played(spark("iterations=5", "spark.hardIterations=2"));
      const chosen = records(examples);
      const taken = records(formalise).flatMap(({ iteration, taken: made }) =>
        made.map((one) => ({ ...one, iteration })),
      );
      for (const { examples: list, iteration } of chosen) {
        const pairs = list.filter(({ role }) => role === "formaliser");
        if (iteration >= 3) {
          expect(pairs).toStrictEqual([]);
          // Every sample of a group that is neither all proved nor all failed, with its sampling.
          expect(list.every((one) => one.iteration === iteration && one.weight !== 0)).toBe(true);
          expect(list.some(({ weight }) => weight < 0)).toBe(true);
          continue;
        }
        expect(list.filter(({ role }) => role === "prover").length).toBeGreaterThan(0);
        const due = taken.filter((one) => one.iteration <= iteration && one.outcome !== "held-out");
        expect(pairs.map(({ informal }) => informal)).toStrictEqual(
          due.map(({ informal }) => informal).sort((a, b) => a! - b!),
        );
        expect(
          pairs.every(({ lemma, proofId, weight }) => lemma === null && proofId === NO_PROOF && weight === 1),
        ).toBe(true);
      }
      expect(records(formalise).map(({ iteration }) => iteration)).toStrictEqual([0, 1, 2]);
      expect(state.experiment.examples.rule).toBe("grpo");
    }),
  );

  it.live("in the third stage is of hard statements alone, by their pass rate over all iterations", () =>
    Effect.gen(function* () {
      const experiment = spark("spark.hardPassRate=0.3", "spark.hardest=3");
      const { records } = yield* played(experiment);
      const counts = new Map<string, { accepted: number; decided: number }>();
      const multiplicity = new Map<string, number>();
      for (const { attempts, iteration } of records(proving.sampled))
        for (const one of attempts)
          multiplicity.set(`${iteration} ${one.statementId} ${one.proofId}`, one.multiplicity);
      for (const { iteration, judgements } of records(proving.judged)) {
        if (iteration === 2) continue;
        for (const { proofId, statementId, verdict } of judgements) {
          const samples = multiplicity.get(`${iteration} ${statementId} ${proofId}`)!;
          const { accepted, decided } = counts.get(statementId) ?? { accepted: 0, decided: 0 };
          if (verdict._tag !== "accepted" && verdict._tag !== "rejected") continue;
          counts.set(statementId, {
            accepted: accepted + (verdict._tag === "accepted" ? samples : 0),
            decided: decided + samples,
          });
        }
      }
      const rates = [...counts].map(([id, { accepted, decided }]) => ({ id, rate: accepted / decided }));
      const hard = rates.filter(({ rate }) => rate > 0 && rate <= 0.3).sort((a, b) => a.rate - b.rate);
      const selected = records(select).find(({ iteration }) => iteration === 2)!.selected;
      expect(hard.length).toBeGreaterThan(3);
      expect(selected.length).toBe(3);
      for (const { statementId } of selected)
        expect(rates.find(({ id }) => id === statementId)?.rate).toBeLessThanOrEqual(hard[2]!.rate);
    }),
  );

  it.live("waits for a proof where only proved pairs are learned", () =>
    Effect.gen(function* () {
      const { records, state } = yield* played(spark("iterations=5", "formalise.learn=proved", "examples.window=all"));
      const pairs = records(examples).flatMap(({ examples: list, iteration }) =>
        list.flatMap(({ informal }) => (informal === undefined ? [] : [{ informal, iteration }])),
      );
      expect(pairs.length).toBeGreaterThan(0);
      const targets = new Map(
        records(formalise).flatMap(({ taken }) => taken.map((one) => [one.informal, one.target])),
      );
      for (const { informal, iteration } of pairs)
        expect(state.firstProof.get(targets.get(informal)!)).toBeLessThanOrEqual(iteration);
    }),
  );
});

/** A verifier that traces every proof in one step, and a trainer that tells what it was asked. */
const traced = (asked: Array<TrainRequest>) => {
  const trace = (requests: ReadonlyArray<{ readonly proof: string }>) =>
    Effect.succeed(
      requests.map(({ proof }): Traced => {
        const before = ["n : Nat\n⊢ n + 0 = n"];
        const step = { tactic: proof, start: 0, end: proof.length, before, after: [], parent: null };
        return { _tag: "traced", trace: [step] };
      }),
    );
  const verifier = Layer.effect(
    Verifier,
    Effect.map(Verifier, (verify) => ({ ...verify, trace })),
  ).pipe(Layer.provide(HashVerifier(false, 0.3)));
  const trainer = Layer.effect(
    Trainer,
    Effect.map(Trainer, ({ restore, train }) => ({
      restore,
      train: (request: TrainRequest) => {
        asked.push(request);
        return train(request);
      },
    })),
  ).pipe(Layer.provide(HashTrainer()));
  return { verifier, trainer };
};

describe("the first stage", () => {
  it.live("trains the initial model further, on pairs and on data tasks of the library's proofs", () =>
    Effect.gen(function* () {
      const asked: Array<TrainRequest> = [];
      const { trainer, verifier } = traced(asked);
      const experiment = spark('spark.tasks=["tactic-prediction","state-prediction"]', "iterations=2");
      const store: Store = new Map();
      yield* runSelfPlay(Effect.succeed(data)).pipe(
        Effect.provide([memoryRunLog(experiment, store), Layer.mergeAll(mockBackEnds({ verifier }), trainer)]),
      );
      const [first, second] = asked;
      expect([first?.purpose, second?.purpose]).toStrictEqual(["initial", "first-stage"]);
      const records = [...store.values()].map(({ record }) => record);
      const fitted = records.find(({ _tag }) => _tag === initial.name) as unknown as { version: string };
      expect(second?.from).toBe(fitted.version);
      const roles = second!.examples.map(({ role }) => role);
      expect(roles.filter((role) => role === "formaliser").length).toBe(1);
      // Of four library proofs three say something else; each row once.
      const rows = second!.examples.filter(({ content }) => content._tag === "dataTask");
      expect(new Set(rows.map(({ prompt, target }) => `${prompt} ${target}`)).size).toBe(rows.length);
      expect(records.find(({ _tag }) => _tag === firstStage.name)).toMatchObject({
        pairs: 1,
        rows: { "tactic-prediction": rows.length / 2, "state-prediction": rows.length / 2 },
      });
      expect(
        rows.find(({ content }) => content._tag === "dataTask" && content.task === "tactic-prediction"),
      ).toMatchObject({
        prompt: "A state of a proof in Lean 4:\n\n```lean4\nn : Nat\n⊢ n + 0 = n\n```\n\nSay the next tactic.\n",
      });
      expect(asked[2]?.from).toBe(
        (records.find(({ _tag }) => _tag === firstStage.name) as unknown as { version: string }).version,
      );
    }),
  );

  it.live(
    "is refused with data tasks where the verifier shows no goals, and left out where there is nothing to train on",
    () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(played(spark('spark.tasks=["sub-goals"]')));
        expect(error).toMatchObject({ _tag: "UserError", place: "spark.tasks" });
        const { records } = yield* played(spark("data.paired=[]"));
        expect(records(firstStage)).toStrictEqual([]);
      }),
  );
});

describe("a run of Spark-Prover-X1's plan", () => {
  it.live("gives the same digest when it is killed before any of its commits and resumed", () =>
    Effect.gen(function* () {
      const experiment = spark("iterations=2", "prove.batch=20");
      const whole: Store = new Map();
      const base = yield* play(experiment, whole);
      for (let failAt = 0; failAt < whole.size; failAt++) {
        const store: Store = new Map();
        expect((yield* Effect.flip(play(experiment, store, { failAt })))._tag).toBe("DiskFull");
        expect(yield* play(experiment, store)).toStrictEqual(base);
      }
    }),
  );

  it.live("replays, and a replay finds a vote, a pair and a selected statement that were changed", () =>
    Effect.gen(function* () {
      const experiment = spark();
      const { store } = yield* played(experiment);
      const replay = (log: Store) =>
        replayRun(() => Effect.void).pipe(
          Effect.provide([memoryRunLog(experiment, log), StpReward, layerLearning(experiment), StpFormat]),
        );
      expect(yield* replay(store)).toMatchObject({ difference: null, complete: true, records: store.size });
      const edited = (key: string, change: (record: never) => object): Store => {
        const copy: Store = new Map(store);
        const entry = copy.get(key)!;
        const record = { ...entry.record, ...change(entry.record as never) };
        const step = stepNamed(plans["spark-prover"]!, record._tag)!;
        copy.set(key, { record, step: { ...entry.step, digest: recordDigest(step, record) } });
        return copy;
      };
      const changed: ReadonlyArray<readonly [Store, { readonly step: string; readonly path: RegExp }]> = [
        [
          edited("0 formalise 0", ({ taken }: { taken: ReadonlyArray<object> }) => ({ taken: taken.slice(1) })),
          { step: "formalise", path: /taken/ },
        ],
        [
          edited("0 formalise 0", ({ candidates }: { candidates: ReadonlyArray<object> }) => ({
            candidates: candidates.map((one) => ({ ...one, text: "" })),
          })),
          { step: "formalise", path: /taken|counts/ },
        ],
      ];
      for (const [log, { path, step }] of changed) {
        const { difference } = yield* replay(log);
        expect(difference).toMatchObject({ iteration: 0, step });
        expect(difference?.path).toMatch(path);
      }
    }),
  );

  it("needs an iteration before the third stage", () => {
    expect(() => spark("iterations=1")).toThrow(/spark.hardIterations: expected fewer than iterations = 1/);
    expect(initialState(plans["spark-prover"]!, spark()).experiment.final.enabled).toBe(false);
  });
});
