/** Properties of the pure steps, on the states of runs with drawn seeds and settings. */
import { Effect } from "effect";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepRecord } from "../../src/domain/index.ts";
import {
  attemptedConjectures,
  conjecture,
  conjectureLimit,
  datasetCandidates,
  embed,
  examples,
  finalExamples,
  passRateOver,
  plans,
  proving,
  type RunState,
  recordDigest,
  reward,
  rewardInput,
  runDigest,
  seedCandidates,
  seeds,
  select,
  stepNamed,
  tallyOf,
} from "../../src/selfplay/index.ts";
import type { CommittedStep } from "../../src/services/index.ts";
import { forAllAsync } from "../support/for-all.ts";
import { StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { playedRecords, recordsOf, stateBefore } from "../support/played-state.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

/** What a replay computes of a record from the state before it. */
const recompute = (state: RunState, record: StepRecord): Promise<object> =>
  Effect.runPromise(
    stepNamed(state.plan, record._tag)!
      .recompute(state, record, { decided: new Map() })
      .pipe(Effect.provide([StpReward, StpLearning, StpFormat])),
  );

/** Settings that touch one another's rules; each may be left at its default. */
const SETTINGS = {
  preset: fc.constantFrom("paper", "released-code"),
  "seeds.candidates": fc.constantFrom("proofs", "records"),
  "seeds.trivialLemmaDraw": fc.constantFrom("fresh", "persistent"),
  "seeds.lemmaCap": fc.constantFrom(0.1, 0.5, 1),
  "seeds.maximumLevel": fc.constantFrom("null", 0, 1),
  "seeds.maximum": fc.constantFrom("conjectures", "statements", "none"),
  "seeds.copies": fc.constantFrom("one", "matching-weight"),
  "conjecture.recognisedBy": fc.constantFrom("key", "text"),
  "conjecture.refuseCopies": fc.constantFrom("normal-form", "text"),
  "conjecture.cap": fc.constantFrom("budget", "unproved", "statements"),
  "select.order": fc.constantFrom("uniform", "least-attempted"),
  "select.reproveProbability": fc.constantFrom(0, 0.3),
  "select.reproveBelow": fc.constantFrom(0, 0.5),
  "prove.budget": fc.constantFrom(7, 16, 60, "all"),
  "prove.conjectureShare": fc.constantFrom(0, 0.25, 0.5, 1),
  "prove.unspent": fc.constantFrom("dataset", "dropped"),
  "verify.lemmasFrom": fc.constantFrom("verifier", "source"),
  "verify.timeoutCounts": fc.constantFrom("undecided", "wrong"),
  "examples.window": fc.constantFrom(1, 2, "all"),
  "examples.maximumPassRate": fc.constantFrom(0.25, 0.5, 1),
  "examples.proofsPerStatement": fc.constantFrom("null", 1, 2),
  "examples.shareAmong": fc.constantFrom("kept", "records", "nothing"),
  "train.from": fc.constantFrom("previous", "base"),
  "train.refreshEvery": fc.constantFrom(0, 2),
  "final.proofsPerStatement": fc.constantFrom("null", 2),
  "evaluate.every": fc.constantFrom(0, 1),
};

/** The overrides of an experiment of three iterations. */
const experiments = fc
  .record({ seed: fc.integer({ min: 1, max: 1000 }), ...SETTINGS }, { requiredKeys: ["seed"] })
  .map((settings) => ["iterations=3", ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)]);

/** A property of the records of drawn runs. */
const ofRuns = (
  property: (records: ReadonlyArray<StepRecord>, overrides: ReadonlyArray<string>) => void | Promise<void>,
): Promise<void> =>
  forAllAsync(experiments, async (overrides) => property(await playedRecords(...overrides), overrides), 30);

const stateAt = (records: ReadonlyArray<StepRecord>, overrides: ReadonlyArray<string>, target: StepRecord) =>
  stateBefore(records, overrides, (record) => record === target);

describe("in every run", () => {
  it("every pure step computes from the log again what was logged", () =>
    ofRuns(async (records, overrides) => {
      for (const record of records) {
        const state = stateAt(records, overrides, record);
        if (stepNamed(state.plan, record._tag)?.coverage === "recomputed")
          expect(record).toMatchObject(await recompute(state, record));
      }
    }));

  it("seeds are proved dataset statements with a library lemma of their proof, each pair once, lemmas capped", () =>
    ofRuns((records, overrides) => {
      for (const record of recordsOf(records, seeds)) {
        const state = stateAt(records, overrides, record);
        const { seeds: settings } = state.experiment;
        const candidates = seedCandidates(state, record.iteration);
        const base = settings.lemmaCapOf === "proofs" ? candidates.length : state.train.length;
        const perLemma = Map.groupBy(record.seeds, ({ lemma }) => lemma);
        for (const [, group] of perLemma) expect(group.length - 1).toBeLessThan(settings.lemmaCap * base);
        const pairs = record.seeds.map(({ lemma, statementId }) => `${statementId} ${lemma}`);
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const { lemma, proofId, statementId } of record.seeds) {
          const proof = state.proofs.find((one) => one.statementId === statementId && one.proofId === proofId);
          expect(state.proved.has(statementId)).toBe(true);
          expect(lemma === "" || proof?.invokes.includes(lemma)).toBe(true);
          if (settings.minimumPassRate !== null)
            expect(state.bestPassRate.get(statementId)).toBeGreaterThan(settings.minimumPassRate);
        }
      }
    }));

  it("conjectures are distinct, at most as many as their cap, none proved before, one level above their seed", () =>
    ofRuns((records, overrides) => {
      for (const record of recordsOf(records, conjecture)) {
        const state = stateAt(records, overrides, record);
        expect(record.conjectures.length).toBeLessThanOrEqual(conjectureLimit(state, record.iteration));
        expect(new Set(record.conjectures.map(({ id }) => id)).size).toBe(record.conjectures.length);
        for (const { id, level, seedId } of record.conjectures) {
          expect(state.proved.has(id)).toBe(false);
          expect(level).toBe((state.conjectures.get(seedId)?.level ?? 0) + 1);
        }
        const { capped, distinct, generated, malformed, provedBefore, refused } = record.counts;
        expect(distinct - refused - provedBefore - capped).toBe(record.conjectures.length);
        expect(malformed + distinct).toBeLessThanOrEqual(generated);
      }
    }));

  it("selected samples add up to the budget, conjectures keep to their share", () =>
    ofRuns((records, overrides) => {
      const { prove } = tinyExperiment(...overrides);
      for (const record of recordsOf(records, select)) {
        const state = stateAt(records, overrides, record);
        const samples = record.selected.reduce((sum, one) => sum + one.samples, 0);
        const perAttempt =
          record.iteration === 0
            ? (prove.firstSamplesPerStatement ?? prove.samplesPerStatement)
            : prove.samplesPerStatement;
        const conjectures = record.selected.filter(({ statementId }) => !state.trainById.has(statementId));
        if (prove.budget !== "all" && prove.conjectures === "share") {
          const isSpent = prove.unspent === "dataset" && datasetCandidates(state, record.iteration).length > 0;
          if (isSpent) expect(samples).toBe(prove.budget * perAttempt);
          expect(samples).toBeLessThanOrEqual(prove.budget * perAttempt);
          expect(conjectures.length).toBeLessThanOrEqual(prove.budget * prove.conjectureShare);
        }
        expect(record.selected.every((one) => one.samples > 0)).toBe(true);
        expect(new Set(record.selected.map(({ statementId }) => statementId)).size).toBe(record.selected.length);
      }
    }));

  it("a prover example has an accepted proof of the window whose statement's pass rate is within the limit, and a weight in (0, 1]", () =>
    ofRuns((records, overrides) => {
      for (const record of recordsOf(records, examples)) {
        const state = stateAt(records, overrides, record);
        const { examples: settings } = state.experiment;
        const oldest = settings.window === "all" ? 0 : record.iteration - settings.window + 1;
        const first = Math.max(0, oldest, state.windowStart);
        const proofs = record.examples.filter(({ role }) => role === "prover");
        for (const { proofId, statementId, weight } of proofs) {
          const known = state.proofs.filter((one) => one.statementId === statementId && one.proofId === proofId);
          expect(known.some(({ iteration }) => iteration >= first)).toBe(true);
          expect(weight).toBeGreaterThan(0);
          expect(weight).toBeLessThanOrEqual(1);
          expect(passRateOver(state, statementId, first, record.iteration)).toBeLessThanOrEqual(
            settings.maximumPassRate,
          );
        }
        for (const [, group] of Map.groupBy(proofs, ({ statementId }) => statementId)) {
          expect(new Set(group.map(({ proofId }) => proofId)).size).toBe(group.length);
          if (settings.proofsPerStatement !== null)
            expect(group.length).toBeLessThanOrEqual(settings.proofsPerStatement);
          if (settings.shareAmong === "kept")
            expect(group.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    }));

  it("a conjecture example is one that the reward kept, with its weight and lemma", () =>
    ofRuns((records) => {
      const kept = new Map(recordsOf(records, reward).map((record) => [record.iteration, record.kept]));
      for (const record of recordsOf(records, examples)) {
        const rewarded = (kept.get(record.iteration) ?? []).filter(({ weight }) => weight > 0);
        const examples = record.examples.filter(({ role }) => role === "conjecturer");
        expect(examples.map(({ lemma, statementId, weight }) => ({ id: statementId, weight, lemma }))).toStrictEqual(
          rewarded,
        );
      }
    }));

  it("the reward sees labelled samples alone, each attempted conjecture once, and only unproved targets", () =>
    ofRuns((records, overrides) => {
      for (const record of recordsOf(records, reward)) {
        const state = stateAt(records, overrides, record);
        const embedded = recordsOf(records, embed).find(({ iteration }) => iteration === record.iteration);
        if (embedded?.statementIds.length === 0) continue;
        const input = rewardInput(state, record.iteration);
        expect(input.conjectures.map(({ id }) => id)).toStrictEqual(attemptedConjectures(state, record.iteration));
        for (const { accepted, id, proofs, samples, undecided } of input.conjectures) {
          const tally = tallyOf(state, record.iteration, id as never);
          expect(samples + undecided).toBe(tally.accepted + tally.rejected + tally.exhausted + tally.unanswered);
          expect(accepted).toBeLessThanOrEqual(samples);
          expect(proofs.length > 0).toBe(accepted > 0);
        }
        for (const { id } of input.targets) expect(state.proved.has(id as never)).toBe(false);
      }
    }));

  it("final proofs obey the pass rate of their own iteration and the cap a statement", () =>
    ofRuns((records, overrides) => {
      for (const record of recordsOf(records, finalExamples)) {
        const state = stateAt(records, overrides, record);
        const { final } = state.experiment;
        for (const [id, group] of Map.groupBy(record.examples, ({ statementId }) => statementId)) {
          if (final.proofsPerStatement !== null) expect(group.length).toBeLessThanOrEqual(final.proofsPerStatement);
          const limit = state.trainById.has(id) ? final.maximumDatasetPassRate : final.maximumPassRate;
          for (const { proofId } of group) {
            const rates = state.proofs
              .filter((one) => one.statementId === id && one.proofId === proofId)
              .map(({ iteration }) => passRateOver(state, id, iteration, iteration) ?? 1);
            expect(Math.min(...rates)).toBeLessThanOrEqual(limit);
          }
        }
      }
    }));
});

describe("the candidates of seeds", () => {
  it("are each (statement, proof) once, or once for every iteration that found it", async () => {
    const overrides = ["select.reproveBelow=1", "iterations=4"];
    const count = async (...more: ReadonlyArray<string>) => {
      const records = await playedRecords(...overrides);
      const state = stateBefore(records, [...overrides, ...more], ({ _tag }) => _tag === "final-examples");
      const dataset = state.proofs.filter(({ statementId }) => state.trainById.has(statementId));
      return { candidates: seedCandidates(state, 4), dataset };
    };
    const { candidates, dataset } = await count();
    const pairs = new Set(dataset.map(({ proofId, statementId }) => `${statementId} ${proofId}`));
    expect(pairs.size).toBeLessThan(dataset.length);
    expect(candidates.length).toBe(pairs.size);
    expect((await count("seeds.candidates=records")).candidates.length).toBe(dataset.length);
  });
});

describe("the runs that these properties are checked on", () => {
  it("have seeds, conjectures, kept conjectures, proofs to train on and refused copies", async () => {
    for (const seed of [1, 2, 3]) {
      const records = await playedRecords(`seed=${seed}`);
      expect(recordsOf(records, seeds).flatMap((record) => record.seeds).length).toBeGreaterThan(5);
      expect(recordsOf(records, conjecture).flatMap(({ conjectures }) => conjectures).length).toBeGreaterThan(5);
      expect(recordsOf(records, conjecture).reduce((sum, { counts }) => sum + counts.refused, 0)).toBeGreaterThan(0);
      expect(recordsOf(records, reward).flatMap(({ kept }) => kept).length).toBeGreaterThan(0);
      expect(recordsOf(records, examples).flatMap((record) => record.examples).length).toBeGreaterThan(10);
      expect(recordsOf(records, finalExamples).flatMap((record) => record.examples).length).toBeGreaterThan(10);
    }
  });
});

describe("digests", () => {
  it("do not depend on the order in which attempts and verdicts are listed, but on every one of them", async () => {
    const records = await playedRecords();
    const { judged, sampled } = proving;
    for (const record of recordsOf(records, sampled)) {
      const reversed = { ...record, attempts: record.attempts.toReversed() };
      expect(recordDigest(sampled, reversed)).toBe(recordDigest(sampled, record));
      const fewer = { ...record, attempts: record.attempts.slice(1) };
      expect(recordDigest(sampled, fewer)).not.toBe(recordDigest(sampled, record));
    }
    for (const record of recordsOf(records, judged)) {
      const slower = record.judgements.map((one) => ({ ...one, runMilliseconds: 99, cachedFrom: null }));
      const other = { ...record, judgements: slower.toReversed() };
      expect(recordDigest(judged, other)).toBe(recordDigest(judged, record));
    }
  });

  it("of a run leave wall times out", () => {
    const digest = (step: CommittedStep) => runDigest(plans["stp"]!, tinyExperiment(), [step]);
    const step = { iteration: 0, step: "seeds", part: 0, digest: "d", milliseconds: 1 };
    expect(digest(step)).toBe(digest({ ...step, milliseconds: 2 }));
    expect(digest(step)).not.toBe(digest({ ...step, digest: "e" }));
  });
});
