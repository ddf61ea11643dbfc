/** What a replay computes of records whose content came from a model or a verifier: the fields that follow from their input. */
import { Effect } from "effect";
import { describe, expect, it } from "vitest";
import { attemptKey, proofId, SETUP_ITERATION, type StepRecord, type Verdict } from "../../src/domain/index.ts";
import {
  applyRecord,
  data,
  embed,
  evaluating,
  initial,
  probe,
  proving,
  type RunState,
  retrain,
  type Step,
  train,
} from "../../src/selfplay/index.ts";
import { StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { playedRecords, recordsOf, stateBefore } from "../support/played-state.ts";

/** A record of a tiny run that is worth the test, and the state before it. */
const recorded = async <Body extends object>(
  step: Step<Body>,
  worth: (record: StepRecord<Body>) => boolean = () => true,
) => {
  const records = await playedRecords();
  const record = recordsOf(records, step).find(worth);
  if (record === undefined) throw new Error(`no ${step.name} is worth it`);
  return { record, state: stateBefore(records, [], (one) => one === record) };
};

const recompute = <Body extends object>(
  step: Step<Body>,
  state: RunState,
  record: StepRecord<Body>,
  decided: ReadonlyMap<string, Verdict> = new Map(),
): Promise<Partial<Body>> =>
  Effect.runPromise(
    step.recompute(state, record, { decided }).pipe(Effect.provide([StpReward, StpLearning, StpFormat])),
  );

describe("a replay computes of", () => {
  it("the data: the id of every statement from its text and header", async () => {
    const { record, state } = await recorded(data);
    const [first, ...rest] = record.train;
    const edited = { ...record, train: [{ ...first!, header: "open Nat\n" }, ...rest] };
    const found = await recompute(data, state, edited);
    expect(Object.keys(found)).toStrictEqual(["train", "heldOut"]);
    expect(found.heldOut).toStrictEqual(record.heldOut);
    expect(found.train!.slice(1)).toStrictEqual(rest);
    expect(found.train![0]).toStrictEqual({ ...edited.train[0], id: expect.not.stringMatching(first!.id) });
  });

  it("the initial model: the names of the lemmas that the run has, and none for more", async () => {
    const { record, state } = await recorded(initial);
    const [first, ...rest] = record.library;
    const library = [{ ...first!, name: "Nat.other" }, ...rest, { ...first!, name: "Nat.more" }];
    expect(await recompute(initial, state, { ...record, library })).toStrictEqual({
      library: [...record.library, { ...first!, name: "" }],
    });
  });

  it("samples: ids of proofs, the version that sampled, and only statements of the batch", async () => {
    const { record, state } = await recorded(proving.sampled, ({ iteration, part }) => iteration === 1 && part === 1);
    const [first, ...rest] = record.attempts;
    expect(await recompute(proving.sampled, state, record)).toStrictEqual({ attempts: record.attempts });
    const foreign = { ...first!, statementId: state.heldOut[0]!.id };
    const edited = { ...first!, proof: "other", modelVersion: "another" as never };
    const found = await recompute(proving.sampled, state, { ...record, attempts: [foreign, edited, ...rest] });
    expect(found.attempts).toStrictEqual([{ ...first!, proof: "other", proofId: proofId("other") }, ...rest]);
  });

  it("samples of an evaluation: those of held-out statements", async () => {
    const { record, state } = await recorded(evaluating.sampled);
    expect(record.attempts.length).toBeGreaterThan(0);
    expect(await recompute(evaluating.sampled, state, record)).toStrictEqual({ attempts: record.attempts });
  });

  it("verdicts: one of every attempt in its order, what was taken over as it was decided", async () => {
    const { record, state } = await recorded(proving.judged, ({ judgements }) =>
      judgements.some(({ cachedFrom }) => cachedFrom !== null),
    );
    const at = record.judgements.findIndex(({ cachedFrom }) => cachedFrom !== null);
    const cached = record.judgements[at]!;
    const verdict: Verdict = { _tag: "rejected", reason: "error", message: "decided so" };
    const decided = new Map([[attemptKey(cached), verdict]]);
    const all = record.judgements.map((one) => (attemptKey(one) === attemptKey(cached) ? { ...one, verdict } : one));
    expect(await recompute(proving.judged, state, record, decided)).toStrictEqual({ judgements: all });
    expect(await recompute(proving.judged, state, record)).toStrictEqual({ judgements: record.judgements });
    // One that is missing differs from every judgement.
    const fewer = { ...record, judgements: record.judgements.filter((_, i) => i !== at).reverse() };
    const { judgements } = await recompute(proving.judged, state, fewer);
    const { proofId: id, statementId } = cached;
    expect(judgements).toStrictEqual(
      record.judgements.map((one, i) => (i === at ? { statementId, proofId: id } : one)),
    );
  });

  it("verdicts without their samples: none", async () => {
    const { record, state } = await recorded(proving.judged);
    for (const key of state.records.keys()) if (key.includes(proving.sampled.name)) state.records.delete(key);
    expect(await recompute(proving.judged, state, record)).toStrictEqual({ judgements: [] });
  });

  it("the verdict of an answer in which no proof was read: that none was", async () => {
    const { record, state } = await recorded(proving.sampled);
    const attempts = [{ ...record.attempts[0]!, unread: "no-code" as const }];
    applyRecord(state, { ...record, attempts } as StepRecord);
    const { proofId: id, statementId } = attempts[0]!;
    const given = { statementId, proofId: id, runMilliseconds: 0, queueMilliseconds: 0, cachedFrom: null };
    const judged = {
      _tag: proving.judged.name,
      iteration: record.iteration,
      part: record.part,
      judgements: [{ ...given, verdict: { _tag: "timeout", message: "" } } as never],
    };
    expect(await recompute(proving.judged, state, judged)).toStrictEqual({
      judgements: [
        { ...given, verdict: { _tag: "unread", reason: "no-code", message: "no proof was read in the answer" } },
      ],
    });
  });

  it("the probe: which conjectures are examined, undecided where the log says nothing", async () => {
    const { record, state } = await recorded(probe, ({ examined }) => examined.length > 1);
    const [first, ...rest] = record.examined;
    expect(await recompute(probe, state, { ...record, examined: [{ ...first!, vacuous: true }] })).toStrictEqual({
      examined: [{ ...first!, vacuous: true }, ...rest.map(({ id }) => ({ vacuous: null, id }))],
    });
  });

  it("embeddings: of which statements", async () => {
    const { record, state } = await recorded(embed, ({ statementIds }) => statementIds.length > 1);
    expect(await recompute(embed, state, { ...record, statementIds: [] })).toStrictEqual({
      statementIds: record.statementIds,
    });
  });

  it("a training: the version that it starts from", async () => {
    const trained = await recorded(train, ({ iteration }) => iteration === 1);
    expect(await recompute(train, trained.state, { ...trained.record, from: null })).toStrictEqual({
      from: trained.state.version,
    });
    const last = await recorded(retrain);
    expect(await recompute(retrain, last.state, { ...last.record, from: "v" as never })).toStrictEqual({ from: null });
  });
});

describe("of the steps of a campaign", () => {
  it("none is made alone", async () => {
    const { state } = await recorded(initial);
    const run = { experiment: state.experiment, state, committed: new Set<string>(), lastCommitAt: 0 };
    for (const step of [proving.sampled, proving.judged]) {
      const exit = await Effect.runPromiseExit(step.make(run, SETUP_ITERATION) as Effect.Effect<object>);
      expect(String(exit)).toContain(`step ${step.name} is made by its campaign only`);
    }
  });
});
