/** A replay agrees with an honest log, and finds every edit, whether or not the digest beside it was edited too. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import type { Experiment, StepRecord } from "../../src/domain/index.ts";
import { type ReplayedStep, regradeRun, replayRun } from "../../src/lab/index.ts";
import {
  conjecture,
  data,
  done,
  embed,
  evaluate,
  examples,
  metrics,
  plans,
  proving,
  recordDigest,
  reward,
  runSelfPlay,
  type Step,
  seeds,
  select,
  train,
} from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import {
  AlwaysRejectVerifier,
  HashVerifier,
  mockBackEnds,
  StpFormat,
  StpLearning,
  StpReward,
} from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const experiment = tinyExperiment("evaluate.every=2", "train.refreshEvery=3", "iterations=4");

const play = (settings: Experiment) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    yield* runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(settings, store), mockBackEnds()]));
    return store;
  });

/** The log of the experiment, played once; the edits work on copies. */
const played = Effect.runSync(Effect.cached(play(experiment)));

const replay = (settings: Experiment, store: Store) => {
  const steps: Array<ReplayedStep> = [];
  return replayRun((step) => Effect.sync(() => steps.push(step))).pipe(
    Effect.map((report) => ({ ...report, steps })),
    Effect.provide([memoryRunLog(settings, store), StpReward, StpLearning, StpFormat]),
  );
};

type Mutable<A> = A extends object ? { -readonly [K in keyof A]: Mutable<A[K]> } : A;

/** A copy of the store with one record edited; `digest` says whether the digest beside it is made to fit. */
const edited = <Body extends object>(
  store: Store,
  step: Step<Body>,
  digest: "kept" | "adjusted",
  edit: (record: Mutable<StepRecord<Body>>) => void,
  worth: (record: StepRecord<Body>) => boolean = () => true,
): Store => {
  const copy: Store = new Map([...store].map(([name, entry]) => [name, structuredClone(entry)]));
  for (const [name, entry] of copy) {
    const record = entry.record as StepRecord<Body>;
    if (record._tag !== step.name || !worth(record)) continue;
    edit(record as unknown as Mutable<StepRecord<Body>>);
    if (digest === "adjusted") copy.set(name, { record, step: { ...entry.step, digest: recordDigest(step, record) } });
    return copy;
  }
  throw new Error(`no ${step.name} record to edit`);
};

const without = (store: Store, worth: (record: StepRecord) => boolean): Store => {
  const copy: Store = new Map(store);
  for (const [name, { record }] of copy)
    if (worth(record)) {
      copy.delete(name);
      return copy;
    }
  throw new Error("nothing to delete");
};

describe("replay", () => {
  it.live("agrees with the log of every algorithm and preset, record by record", () =>
    Effect.gen(function* () {
      for (const overrides of [
        ["preset=paper"],
        ["preset=released-code"],
        ...Object.keys(plans).map((algorithm) => [`algorithm=${algorithm}`]),
        ["train.from=base"],
      ]) {
        const settings = tinyExperiment("evaluate.every=2", ...overrides);
        const store = yield* play(settings);
        const report = yield* replay(settings, store);
        expect(report.difference, overrides.join()).toBeNull();
        expect(report.complete).toBe(true);
        expect(report.records).toBe(store.size);
        expect(report.steps.length).toBe(store.size);
      }
    }),
  );

  it.live("agrees with a log that ends early, and says where it would go on", () =>
    Effect.gen(function* () {
      const store = yield* played;
      const stopped: Store = new Map(
        [...store].filter(
          ([, { record }]) => record.iteration < 1 || (record.iteration === 1 && record._tag === "seeds"),
        ),
      );
      const report = yield* replay(experiment, stopped);
      expect(report).toMatchObject({ difference: null, complete: false, next: { iteration: 1, step: "conjecture" } });
    }),
  );

  const edits: Record<string, readonly [(store: Store) => Store, { step: string; path: RegExp }]> = {
    "a weight of a conjecture": [
      (store) =>
        edited(
          store,
          reward,
          "adjusted",
          (record) => (record.kept[0]!.weight += 0.001),
          ({ kept }) => kept.length > 0,
        ),
      { step: "reward", path: /^kept\[0\]\.weight$/ },
    ],
    "a conjecture that was not kept": [
      (store) =>
        edited(
          store,
          reward,
          "adjusted",
          (record) => record.kept.pop(),
          ({ kept }) => kept.length > 0,
        ),
      { step: "reward", path: /^kept\[\d+\]$/ },
    ],
    "a verdict from rejected to accepted": [
      (store) =>
        edited(
          store,
          proving.judged,
          "kept",
          (record) => {
            const judgement = record.judgements.find(({ verdict }) => verdict._tag === "rejected")!;
            judgement.verdict = { _tag: "accepted", axioms: [], level: "kernel", invokes: [] };
          },
          ({ judgements }) => judgements.some(({ verdict }) => verdict._tag === "rejected"),
        ),
      { step: "verify", path: /^digest$/ },
    ],
    "a verdict, with its digest made to fit": [
      (store) =>
        edited(
          store,
          proving.judged,
          "adjusted",
          (record) => {
            const judgement = record.judgements.find(({ verdict }) => verdict._tag === "rejected")!;
            judgement.verdict = { _tag: "accepted", axioms: [], level: "kernel", invokes: [] };
          },
          ({ judgements, iteration }) =>
            iteration === 0 && judgements.some(({ verdict }) => verdict._tag === "rejected"),
        ),
      // Nothing was conjectured in the first iteration, so the first step that counts verdicts is the choice of examples.
      { step: "examples", path: /./ },
    ],
    "the text of a proof": [
      (store) => edited(store, proving.sampled, "adjusted", (record) => (record.attempts[0]!.proof += " ")),
      { step: "prove", path: /^attempts\[0\]\.proofId$/ },
    ],
    "how often a proof was sampled": [
      (store) => edited(store, proving.sampled, "kept", (record) => record.attempts[0]!.multiplicity++),
      { step: "prove", path: /^digest$/ },
    ],
    "the text of a dataset statement": [
      (store) => edited(store, data, "adjusted", (record) => (record.train[3]!.text += " ")),
      { step: "data", path: /^train\[3\]\.id$/ },
    ],
    "the lemma of a conjecture": [
      (store) =>
        edited(
          store,
          conjecture,
          "adjusted",
          (record) => (record.conjectures[0]!.lemma = "Nat.other"),
          ({ conjectures }) => conjectures.length > 0,
        ),
      { step: "conjecture", path: /^conjectures\[0\]\.lemma$/ },
    ],
    "a seed": [
      (store) =>
        edited(
          store,
          seeds,
          "adjusted",
          (record) => record.seeds.reverse(),
          ({ seeds }) => seeds.length > 1,
        ),
      { step: "seeds", path: /^seeds\[0\]/ },
    ],
    "a selected statement": [
      (store) => edited(store, select, "adjusted", (record) => record.selected.reverse()),
      { step: "select", path: /^selected\[0\]/ },
    ],
    "the weight of a training example": [
      (store) => edited(store, examples, "adjusted", (record) => (record.examples[0]!.weight *= 2)),
      { step: "examples", path: /^examples\[0\]\.weight$/ },
    ],
    "an embedding": [
      (store) =>
        edited(
          store,
          embed,
          "kept",
          (record) => (record.vectors[0]! += 1),
          ({ dimension }) => dimension > 0,
        ),
      { step: "embed", path: /^digest$/ },
    ],
    "the cumulative pass rate": [
      (store) => edited(store, metrics, "adjusted", (record) => (record.metrics.cumulativePassRate += 0.01)),
      { step: "metrics", path: /^metrics\.cumulativePassRate$/ },
    ],
    "pass@k on the held-out set": [
      (store) => edited(store, evaluate, "adjusted", (record) => (record.passAtK[1]!.value! += 0.1)),
      { step: "evaluate", path: /^passAtK\[1\]\.value$/ },
    ],
    "the version that was trained from": [
      (store) => edited(store, train, "adjusted", (record) => (record.from = record.version)),
      { step: "train", path: /^from$/ },
    ],
    "the headline": [
      (store) => edited(store, done, "adjusted", (record) => record.summary.provedTrain++),
      { step: "done", path: /^summary\.provedTrain$/ },
    ],
    "the digest alone": [
      (store) => {
        const copy: Store = new Map(store);
        const [name, entry] = [...copy].find(([, { record }]) => record._tag === "train")!;
        copy.set(name, { ...entry, step: { ...entry.step, digest: "0".repeat(64) } });
        return copy;
      },
      { step: "train", path: /^digest$/ },
    ],
    "a step cut out of the middle": [
      (store) => without(store, ({ _tag, iteration }) => _tag === "examples" && iteration === 1),
      { step: "examples", path: /^the order of the steps$/ },
    ],
    "a batch of verdicts cut out": [
      (store) => without(store, (record) => record._tag === "verify" && record.iteration === 1 && record.part === 1),
      { step: "verify", path: /^the order of the steps$/ },
    ],
  };
  for (const [name, [plant, expected]] of Object.entries(edits))
    it.live(`finds ${name}, with both values`, () =>
      Effect.gen(function* () {
        const report = yield* replay(experiment, plant(yield* played));
        expect(report.difference).toMatchObject({ step: expected.step, path: expect.stringMatching(expected.path) });
        expect(report.difference?.logged).not.toBe(report.difference?.recomputed);
      }),
    );

  it.live("fails on a verdict that was never sampled (reason: CorruptRun or a difference, never silence)", () =>
    Effect.gen(function* () {
      const store = edited(yield* played, proving.judged, "adjusted", (record) => {
        record.judgements[0]!.proofId = "0000000000000000" as unknown as (typeof record.judgements)[0]["proofId"];
      });
      const report = yield* replay(experiment, store);
      expect(report.difference).toMatchObject({ step: "verify", path: expect.stringMatching(/^judgements\[0\]/) });
    }),
  );
});

describe("re-grading", () => {
  const regrade = (store: Store, verifier: ReturnType<typeof HashVerifier>) =>
    regradeRun(() => Effect.void).pipe(Effect.provide([memoryRunLog(experiment, store), verifier]));

  it.live("has no disagreement with the verifier of the run", () =>
    Effect.gen(function* () {
      const report = yield* regrade(yield* played, HashVerifier());
      expect(report.proofs).toBeGreaterThan(0);
      expect(report.verdicts).toEqual({ accepted: report.proofs });
      expect(report.disagreements).toEqual([]);
    }),
  );

  it.live("lists every proof that another verifier does not accept, with its text and message", () =>
    Effect.gen(function* () {
      const report = yield* regrade(yield* played, AlwaysRejectVerifier);
      expect(report.disagreements.length).toBe(report.proofs);
      expect(report.disagreements[0]).toMatchObject({ found: "rejected", message: "unsolved goals" });
      expect(report.disagreements[0]?.proof).toMatch(/proof \d/);
    }),
  );
});
