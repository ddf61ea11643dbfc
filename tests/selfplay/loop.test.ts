import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import type { Experiment, IterationMetrics, Judgement, StepRecord, VerifyRequest } from "../../src/domain/index.ts";
import {
  conjecture,
  data,
  examples,
  finalExamples,
  metrics,
  plans,
  proving,
  retrain,
  reward,
  runSelfPlay,
  type Step,
  select,
  train,
} from "../../src/selfplay/index.ts";
import { Normaliser, Progress, Verifier } from "../../src/services/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import {
  AlwaysAcceptVerifier,
  AlwaysRejectVerifier,
  AlwaysUndecidedVerifier,
  HalfUnreadFormat,
  HashVerifier,
  mockBackEnds,
  ShortConjecturer,
  ShortProver,
} from "../support/mock-back-ends.ts";
import { recordsOf } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

type Options = Parameters<typeof mockBackEnds>[0] & { readonly failAt?: number };

/** One "process" of a run over a store. */
const runOnce = (experiment: Experiment, store: Store, options: Options = {}) =>
  runSelfPlay(readTinyData).pipe(
    Effect.provide([memoryRunLog(experiment, store, options.failAt), mockBackEnds(options)]),
  );

const records = <Body extends object>(store: Store, step: Step<Body>) =>
  recordsOf(
    [...store.values()].map(({ record }) => record),
    step,
  );

describe("the self-play loop", () => {
  it.live("runs a tiny experiment end to end and learns from what was verified", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { summary } = yield* runOnce(tinyExperiment(), store);
      expect(summary?.iterations).toBe(3);
      expect(summary?.trainSize).toBe(24);
      expect(summary?.provedTrain).toBeGreaterThan(0);
      expect(summary?.conjectures).toBeGreaterThan(0);
      expect(summary?.heldOut.map(({ k }) => k)).toStrictEqual([1, 4]);
      expect(records(store, train).map(({ version }) => version).length).toBe(3);
      expect(records(store, retrain).length).toBe(1);
      const kept = records(store, reward).flatMap((record) => record.kept);
      expect(kept.length).toBeGreaterThan(0);
      expect(records(store, examples).some(({ examples }) => examples.some(({ role }) => role === "conjecturer"))).toBe(
        true,
      );
    }),
  );

  it.live("reports what of the data is refused, and goes on without it", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment("iterations=1"), store);
      const [prepared] = records(store, data);
      expect(prepared?.refused.map(({ kind, line }) => [kind, line])).toStrictEqual([
        ["unreadable", 28],
        ["duplicate", 25],
        ["unsupported", 26],
        ["leak", 27],
      ]);
    }),
  );

  it.live("samples the same number of proofs with every algorithm but the one that searches", () =>
    Effect.gen(function* () {
      for (const algorithm of Object.keys(plans)) {
        // Its attempts are the proofs that it has found.
        if (algorithm === "internlm-stepprover") continue;
        const { summary } = yield* runOnce(tinyExperiment(`algorithm=${algorithm}`), new Map());
        expect(summary?.proofsSampled, algorithm).toBe(3 * 16 * 6);
      }
    }),
  );

  it.live("does not train under parallel sampling and makes no conjecture without a share for them", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { summary } = yield* runOnce(tinyExperiment("algorithm=parallel-sampling"), store);
      expect(summary?.conjectures).toBe(0);
      expect(records(store, train)).toStrictEqual([]);
      const versions = new Set(
        records(store, proving.sampled).flatMap(({ attempts }) => attempts.map((one) => one.modelVersion)),
      );
      expect(versions.size).toBe(1);
    }),
  );

  it.live("never conjectures, attempts or trains on a held-out or training statement under another name", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment("iterations=4"), store);
      const [prepared] = records(store, data);
      const forms = new Set(prepared?.forms.map(({ normalForm }) => normalForm));
      const conjectured = records(store, conjecture);
      const inspected = new Map(
        conjectured.flatMap(({ inspections }) => inspections.map((one) => [one.text, one.normalForm])),
      );
      const texts = conjectured.flatMap(({ conjectures }) => conjectures.map(({ text }) => text));
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) expect(forms.has(inspected.get(text) ?? "")).toBe(false);
      expect(conjectured.reduce((sum, { counts }) => sum + counts.refused, 0)).toBeGreaterThan(0);
      const heldOut = new Set(prepared?.heldOut.map(({ id }) => id));
      const learned = [...records(store, examples), ...records(store, finalExamples)];
      expect(
        learned.flatMap(({ examples }) => examples).filter(({ statementId }) => heldOut.has(statementId)),
      ).toStrictEqual([]);
    }),
  );

  it.live("gives the same digest for every concurrency and order of finishing", () =>
    Effect.gen(function* () {
      const base = yield* runOnce(tinyExperiment("concurrency=1"), new Map());
      for (const concurrency of [2, 8]) {
        const other = yield* runOnce(tinyExperiment(`concurrency=${concurrency}`), new Map(), { delays: true });
        expect([other.digest, other.summary]).toStrictEqual([base.digest, base.summary]);
      }
      const reseeded = yield* runOnce(tinyExperiment("seed=2"), new Map());
      expect(reseeded.digest).not.toBe(base.digest);
    }),
  );

  it.live("gives the same digest when every process makes one commit", () =>
    Effect.gen(function* () {
      const base = yield* runOnce(tinyExperiment(), new Map());
      const store: Store = new Map();
      let result = yield* Effect.result(runOnce(tinyExperiment(), store, { failAt: 1 }));
      while (result._tag === "Failure") result = yield* Effect.result(runOnce(tinyExperiment(), store, { failAt: 1 }));
      expect(result.success).toStrictEqual(base);
    }),
  );

  it.live("refuses to resume a finished run, since that makes no progress", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment("iterations=1"), store);
      const failure = yield* Effect.flip(runOnce(tinyExperiment("iterations=1"), store));
      expect(failure._tag).toBe("NoProgress");
    }),
  );

  it.live("refuses to go on under another verifier than it was started with", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* Effect.flip(runOnce(tinyExperiment(), store, { failAt: 9 }));
      const failure = yield* Effect.flip(runOnce(tinyExperiment(), store, { verifier: AlwaysRejectVerifier }));
      expect(failure._tag).toBe("VerifierError");
      expect(String(failure.message)).toContain("judged in the environment hash, this verifier's is always-reject");
    }),
  );

  it.live("finds a training statement that equals a held-out one by its text where no normal form is known", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runSelfPlay(readTinyData).pipe(
        Effect.provide(Normaliser.layerText),
        Effect.provide([memoryRunLog(tinyExperiment("iterations=1"), store), mockBackEnds()]),
      );
      expect(records(store, data)[0]?.refused.map(({ kind }) => kind)).toContain("leak");
    }),
  );

  it.live("finds out a record that was edited after it was written", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* Effect.flip(runOnce(tinyExperiment(), store, { failAt: 12 }));
      const entry = [...store.entries()].find(([, { step }]) => step.step === proving.judged.name);
      const [record] = records(store, proving.judged);
      if (entry === undefined || record === undefined) throw new Error("no verdicts yet");
      const judgements = record.judgements.map((one) => ({
        ...one,
        verdict: { _tag: "timeout", message: "" } as const,
      }));
      store.set(entry[0], { ...entry[1], record: { ...record, judgements } as StepRecord });
      const failure = yield* Effect.flip(runOnce(tinyExperiment(), store));
      expect(failure._tag).toBe("CorruptRun");
      expect(String(failure.message)).toContain("was changed after it was written");
    }),
  );

  it.live("proves everything at pass rate 1 with a verifier that always accepts, and keeps no conjecture", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { summary } = yield* runOnce(tinyExperiment(), store, { verifier: AlwaysAcceptVerifier });
      const [first] = records(store, metrics);
      expect(first?.metrics.passRateHistogram.dataset).toStrictEqual([[1, first?.metrics.statementsAttempted]]);
      expect(summary?.heldOut.map(({ value }) => value)).toStrictEqual([1, 1]);
      // Pass rate 1 is above the window of STP's reward.
      expect(records(store, reward).flatMap(({ kept }) => kept)).toStrictEqual([]);
    }),
  );

  it.live("runs to its end and proves nothing with a verifier that always rejects", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { summary } = yield* runOnce(tinyExperiment(), store, { verifier: AlwaysRejectVerifier });
      expect(summary).toMatchObject({ provedTrain: 0, conjectures: 0, proofsSampled: 288 });
      expect(summary?.heldOut.map(({ value }) => value)).toStrictEqual([0, 0]);
      expect(records(store, examples).flatMap(({ examples }) => examples)).toStrictEqual([]);
    }),
  );

  it.live("runs to its end with a verifier that never decides, and gives no label and no pass rate", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { summary } = yield* runOnce(tinyExperiment(), store, { verifier: AlwaysUndecidedVerifier });
      expect(summary?.provedTrain).toBe(0);
      expect(summary?.heldOut.map(({ leftOut, value }) => [value, leftOut])).toStrictEqual([
        [null, 8],
        [null, 8],
      ]);
      expect(summary?.heldOutUndecided).toBe(1);
      for (const { metrics: one } of records(store, metrics)) {
        expect(one.proofsUndecided).toBe(one.proofsSampled);
        expect(one.passRateHistogram.dataset).toStrictEqual([]);
      }
    }),
  );

  it.live("counts answers in which no proof is read by their reason, and takes them for no wrong proof", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment(), store, { verifier: AlwaysAcceptVerifier, format: HalfUnreadFormat });
      for (const { metrics: one } of records(store, metrics)) {
        const unread = one.verdicts["unread: no-code"] ?? 0;
        expect(unread).toBeGreaterThan(0);
        expect(one.proofsUndecided).toBe(unread);
        expect(one.proofsAccepted).toBe(one.proofsSampled - unread);
        expect(one.passRateHistogram.dataset.every(([rate]) => rate === 1)).toBe(true);
      }
    }),
  );

  it.live(
    "counts the proofs that the model did not give or did not end, of training and of measurement, and warns",
    () =>
      Effect.gen(function* () {
        const store: Store = new Map();
        const warnings: Array<string> = [];
        const { state } = yield* runSelfPlay(readTinyData).pipe(
          Effect.provideService(Progress, {
            report: (event) =>
              Effect.sync(() => {
                if (event._tag === "warning") warnings.push(event.message);
              }),
          }),
          Effect.provide([memoryRunLog(tinyExperiment("iterations=1"), store), mockBackEnds({ prover: ShortProver })]),
        );
        const [{ metrics: told }] = records(store, metrics) as [StepRecord<{ readonly metrics: IterationMetrics }>];
        const asked = records(store, select).flatMap(({ selected }) => selected);
        expect(told.proofsMissing).toBe(asked.length);
        expect(told.proofsCut).toBe(asked.length);
        expect(told.proofsSampled).toBe(asked.reduce((sum, { samples }) => sum + samples, 0) - asked.length);
        const [evaluation] = state.evaluations;
        expect(evaluation?.counts.map(({ samples, undecided }) => samples + undecided)).toEqual(
          Array.from({ length: 8 }, () => evaluation!.samples - 1),
        );
        expect(evaluation?.cut).toBe(8);
        const size = told.proofsSampled + asked.length;
        expect(warnings).toEqual([
          `prove: of ${size} proofs asked for the model gave ${told.proofsSampled}, of which the limit of tokens ended ${asked.length}`,
          expect.stringMatching(/^evaluate-prove: of \d+ proofs asked for the model gave \d+, of which .* 8$/),
        ]);
      }),
  );

  it.live("counts the conjectures that the model did not give or did not end", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { state } = yield* runOnce(tinyExperiment(), store, { conjecturer: ShortConjecturer });
      const made = records(store, conjecture);
      const given = made.reduce((sum, { completions }) => sum + completions.length, 0);
      expect(given).toBeGreaterThan(0);
      expect(state.conjecturesShort.cut).toBe(given);
      expect(state.conjecturesShort.missing).toBe(made.reduce((sum, { short }) => sum + (short?.missing ?? 0), 0));
      expect(state.conjecturesShort.missing).toBeGreaterThan(0);
    }),
  );

  it.live("stops when more attempts crash the verifier than the experiment allows", () =>
    Effect.gen(function* () {
      const experiment = tinyExperiment("verify.maximumCrashedShare=0.005");
      const failure = yield* Effect.flip(runOnce(experiment, new Map(), { verifier: AlwaysUndecidedVerifier }));
      expect(failure._tag).toBe("TooManyCrashes");
    }),
  );

  it.live("goes on at just the share of crashes that is allowed", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment("iterations=1"), store, { verifier: AlwaysUndecidedVerifier });
      const judged = records(store, proving.judged).flatMap(({ judgements }) => judgements);
      const crashed = judged.filter(({ verdict }) => verdict._tag === "crashed").length;
      expect(crashed).toBeGreaterThan(0);
      const withLimit = (share: number) =>
        runOnce(tinyExperiment("iterations=1", `verify.maximumCrashedShare=${share}`), new Map(), {
          verifier: AlwaysUndecidedVerifier,
        });
      expect((yield* withLimit((crashed + 0.01) / judged.length)).summary?.iterations).toBe(1);
      const failure = yield* Effect.flip(withLimit((crashed - 0.01) / judged.length));
      expect(failure).toMatchObject({ _tag: "TooManyCrashes", iteration: 0, crashed, attempts: judged.length });
    }),
  );

  it.live("refuses a verifier that answers fewer or more than it was asked", () =>
    Effect.gen(function* () {
      for (const { change, ofLibrary } of [-1, 1].flatMap((sign) => [
        { change: sign, ofLibrary: true },
        { change: sign, ofLibrary: false },
      ])) {
        const answer = (judgements: ReadonlyArray<Judgement>) =>
          change < 0 ? judgements.slice(1) : [...judgements, ...judgements.slice(0, 1)];
        const verifier = Layer.effect(
          Verifier,
          Effect.map(Verifier, (whole) => ({
            ...whole,
            // Lemmas of the library are judged whole, or the attempts.
            verify: (requests: ReadonlyArray<VerifyRequest>) =>
              Effect.map(whole.verify(requests), (judgements) =>
                requests.some(({ proof }) => proof.startsWith("library")) === ofLibrary
                  ? answer(judgements)
                  : judgements,
              ),
          })),
        ).pipe(Layer.provide(HashVerifier()));
        const failure = yield* Effect.flip(runOnce(tinyExperiment("iterations=1"), new Map(), { verifier }));
        expect(failure).toMatchObject({ _tag: "VerifierError", reason: "protocol" });
        expect(failure.message).toMatch(/expected \d+ judgements, found \d+/);
      }
    }),
  );

  it.live("does not verify a (statement, proof) again that an earlier iteration decided", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* runOnce(tinyExperiment("iterations=4"), store);
      const judgements = records(store, proving.judged).flatMap((record) =>
        record.judgements.map((one) => ({ ...one, iteration: record.iteration })),
      );
      const first = new Map<string, number>();
      for (const { cachedFrom, iteration, proofId, statementId, verdict } of judgements) {
        const key = `${statementId} ${proofId}`;
        const known = first.get(key);
        expect(cachedFrom).toBe(known ?? null);
        if (known === undefined && (verdict._tag === "accepted" || verdict._tag === "rejected"))
          first.set(key, iteration);
      }
      expect(judgements.some(({ cachedFrom }) => cachedFrom !== null)).toBe(true);
    }),
  );
});
