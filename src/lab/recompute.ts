/**
 * What can be computed again of a committed record from the state before it, without any model or verifier: all of a
 * pure step's record; of a service's record what follows from its input (ids, versions, which statements). The rest is
 * given: what a model sampled, what a verifier judged, what an embedder or trainer returned.
 */
import { Effect, Result } from "effect";
import {
  type DatasetStatement,
  datasetStatementId,
  type JudgementRecord,
  proofId,
  type StepName,
  type StepOf,
  type StepRecord,
  type Verdict,
} from "../domain/index.ts";
import {
  chooseConjectures,
  chooseExamples,
  chooseFinalExamples,
  chooseSeeds,
  conjecturesToProbe,
  doneRecord,
  evaluateHeldOut,
  iterationMetrics,
  type RunState,
  recordOf,
  rewardInput,
  selectHeldOut,
  selectStatements,
  statementsToEmbed,
  summarise,
} from "../selfplay/index.ts";
import { attemptKey, PromptFormat, RewardFunction } from "../services/index.ts";

/** How much of a step's record is computed again. */
export type Coverage = "recomputed" | "checked against its input";

export const coverageOf: Readonly<Record<StepName, Coverage>> = {
  data: "checked against its input",
  initial: "checked against its input",
  seeds: "recomputed",
  conjecture: "recomputed",
  select: "recomputed",
  prove: "checked against its input",
  verify: "checked against its input",
  probe: "checked against its input",
  embed: "checked against its input",
  reward: "recomputed",
  examples: "recomputed",
  train: "checked against its input",
  "final-examples": "recomputed",
  "final-train": "checked against its input",
  "evaluate-prove": "checked against its input",
  "evaluate-verify": "checked against its input",
  evaluate: "recomputed",
  metrics: "recomputed",
  done: "recomputed",
};

/** The verdicts that the records so far decided, by `attemptKey`, the first of each: what later ones are taken over from. */
export type DecidedVerdicts = Map<string, Verdict>;

/** Notes the decided verdicts of a record. */
export const noteVerdicts = (decided: DecidedVerdicts, record: StepRecord): void => {
  if (record._tag !== "verify" && record._tag !== "evaluate-verify") return;
  for (const judgement of record.judgements) {
    const { verdict } = judgement;
    const key = attemptKey(judgement);
    if ((verdict._tag === "accepted" || verdict._tag === "rejected") && !decided.has(key)) decided.set(key, verdict);
  }
};

const withOwnId = (statement: DatasetStatement): DatasetStatement => ({
  ...statement,
  id: datasetStatementId(statement.text, statement.header),
});

type Sampled = StepOf<"prove"> | StepOf<"evaluate-prove">;
type Judged = StepOf<"verify"> | StepOf<"evaluate-verify">;

/** The attempts with their own ids and the version that sampled, of statements of the batch in its order. */
const expectedAttempts = (state: RunState, record: Sampled) => {
  const { batch } = state.experiment.prove;
  const selected =
    record._tag === "prove" ? doneRecord(state, "select", record.iteration).selected : selectHeldOut(state);
  const inBatch = new Set(
    selected.slice(record.part * batch, (record.part + 1) * batch).map(({ statementId }) => statementId),
  );
  return record.attempts
    .filter(({ statementId }) => inBatch.has(statementId))
    .map((attempt) => ({ ...attempt, proofId: proofId(attempt.proof), policyVersion: state.version }));
};

/** A judgement of every attempt of the part, in its order; one taken over is the one it was taken over from. */
const expectedJudgements = (state: RunState, record: Judged, decided: DecidedVerdicts) => {
  const sampled = recordOf(state, record._tag === "verify" ? "prove" : "evaluate-prove", record.iteration, record.part);
  const judged = new Map(record.judgements.map((judgement) => [attemptKey(judgement), judgement]));
  return (sampled?.attempts ?? []).map((attempt): Partial<JudgementRecord> => {
    const { proofId: id, statementId } = attempt;
    const judgement = judged.get(attemptKey(attempt));
    if (judgement === undefined) return { statementId, proofId: id };
    const known = judgement.cachedFrom === null ? judgement.verdict : decided.get(attemptKey(attempt));
    return { ...judgement, ...(known === undefined ? {} : { verdict: known }) };
  });
};

/**
 * The fields of the record that follow from the state before it. A reward that the variant refuses to give is a
 * `BadReward`.
 */
export const recompute = Effect.fn("recompute")(function* (
  state: RunState,
  record: StepRecord,
  decided: DecidedVerdicts,
) {
  const { iteration } = record;
  const format = yield* PromptFormat;
  switch (record._tag) {
    case "data":
      return { train: record.train.map(withOwnId), heldOut: record.heldOut.map(withOwnId) };
    case "initial":
      return { library: record.library.map((judged, i) => ({ ...judged, name: state.library[i]?.name })) };
    case "seeds":
      return chooseSeeds(state, iteration);
    case "conjecture": {
      const { seeds } = doneRecord(state, "seeds", iteration);
      return chooseConjectures(state, iteration, seeds, record.completions, record.inspections, format);
    }
    case "select":
      return selectStatements(state, iteration);
    case "prove":
    case "evaluate-prove":
      return { attempts: expectedAttempts(state, record) };
    case "verify":
    case "evaluate-verify":
      return { judgements: expectedJudgements(state, record, decided) };
    case "probe":
      return { examined: conjecturesToProbe(state, iteration).map((id, i) => ({ ...record.examined[i], id })) };
    case "embed":
      return { statementIds: statementsToEmbed(state, iteration).map(({ id }) => id) };
    case "reward": {
      if (doneRecord(state, "embed", iteration).statementIds.length === 0) return { kept: [], stages: [] };
      const { reward } = yield* RewardFunction;
      const result = reward(rewardInput(state, iteration));
      return Result.isFailure(result) ? yield* result.failure : result.success;
    }
    case "examples":
      return chooseExamples(state, iteration, format);
    case "train":
      return { from: state.experiment.train.from === "base" ? null : state.version };
    case "final-examples":
      return chooseFinalExamples(state, iteration, format);
    case "final-train":
      return { from: null };
    case "evaluate":
      return evaluateHeldOut(state, iteration);
    case "metrics":
      return iterationMetrics(state, iteration);
    case "done":
      return { summary: summarise(state) };
  }
});
