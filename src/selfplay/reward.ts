/**
 * Step 6: what the reward variant sees, built from the log alone, and what it kept. A conjecture without an accepted
 * proof has no reward; what was not decided enters no count.
 */
import { Effect, Result } from "effect";
import type { Statement, StatementId, StepOf } from "../domain/index.ts";
import { deriveSeed } from "../domain/index.ts";
import type { BadReward, RewardConjecture, RewardInput, RewardOutput, RewardTarget } from "../reward/index.ts";
import { Embedder, RewardFunction } from "../services/index.ts";
import type { Run } from "./run.ts";
import { doneRecord, type RunState, statementOf, tallyOf } from "./run-state.ts";
import { addTallies, EMPTY_TALLY, labelledSamples, type Tally, undecidedSamples } from "./tally.ts";

/** The conjectures that an iteration attempted, in its order. */
export const attemptedConjectures = (state: RunState, iteration: number): ReadonlyArray<StatementId> =>
  doneRecord(state, "select", iteration)
    .selected.map(({ statementId }) => statementId)
    .filter((id) => !state.trainById.has(id));

const unproved = (state: RunState) => state.train.filter(({ id }) => !state.proved.has(id));

/**
 * The statements to embed: the attempted conjectures and the dataset statements that no iteration has proved. None if
 * no conjecture was proved, since then there is nothing to reward.
 */
export const statementsToEmbed = (state: RunState, iteration: number): ReadonlyArray<Statement> => {
  const conjectures = attemptedConjectures(state, iteration);
  if (!conjectures.some((id) => tallyOf(state, iteration, id).accepted > 0)) return [];
  return [...conjectures.map((id) => statementOf(state, id)), ...unproved(state)];
};

/** The embeddings of an iteration. */
export const embedStatements = Effect.fn("embedStatements")(function* ({ state }: Run, iteration: number) {
  const statements = statementsToEmbed(state, iteration);
  const empty = { embedder: "", dimension: 0, vectors: new Float32Array(0) };
  const embedder = yield* Embedder;
  const {
    dimension,
    embedder: name,
    vectors,
  } = statements.length === 0 || state.version === null ? empty : yield* embedder.embed(state.version, statements);
  const statementIds = statements.map(({ id }) => id);
  return { _tag: "embed", iteration, statementIds, embedder: name, dimension, vectors } satisfies StepOf<"embed">;
});

/** Pass rate per lemma over the conjectures of all earlier iterations. */
const previousPassRates = (state: RunState, iteration: number): ReadonlyMap<string, number> => {
  const { timeoutCounts } = state.experiment.verify;
  const byLemma = new Map<string, Tally>();
  for (const [earlier, conjectures] of state.conjecturesOf) {
    if (earlier >= iteration) continue;
    for (const { id, lemma } of conjectures)
      byLemma.set(lemma, addTallies(byLemma.get(lemma) ?? EMPTY_TALLY, tallyOf(state, earlier, id)));
  }
  const rates = new Map<string, number>();
  for (const [lemma, tally] of byLemma) {
    const samples = labelledSamples(tally, timeoutCounts);
    if (samples > 0) rates.set(lemma, tally.accepted / samples);
  }
  return rates;
};

/** What a reward variant may look at, in an iteration whose proofs are judged and whose statements are embedded. */
export const rewardInput = (state: RunState, iteration: number): RewardInput => {
  const { seed, verify } = state.experiment;
  const { dimension, statementIds, vectors } = doneRecord(state, "embed", iteration);
  const rows = new Map(statementIds.map((id, row) => [id, vectors.subarray(row * dimension, (row + 1) * dimension)]));
  const embeddingOf = (id: StatementId): Float32Array => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`statement ${id} has no embedding`);
    return row;
  };
  const proofs = new Map<StatementId, Array<{ text: string; invokes: ReadonlyArray<string> }>>();
  for (const record of state.proofs) {
    if (record.iteration !== iteration) continue;
    const list = proofs.get(record.statementId) ?? [];
    list.push({ text: record.proof, invokes: record.invokes });
    proofs.set(record.statementId, list);
  }
  const made = new Map((state.conjecturesOf.get(iteration) ?? []).map((conjecture) => [conjecture.id, conjecture]));
  const conjectures = attemptedConjectures(state, iteration).map((id): RewardConjecture => {
    const conjecture = made.get(id);
    if (conjecture === undefined) throw new Error(`${id} was attempted, but no conjecture of the iteration`);
    const tally = tallyOf(state, iteration, id);
    return {
      id,
      statement: conjecture.text,
      lemma: conjecture.lemma,
      seedId: conjecture.seedId,
      samples: labelledSamples(tally, verify.timeoutCounts),
      accepted: tally.accepted,
      undecided: undecidedSamples(tally, verify.timeoutCounts),
      proofs: proofs.get(id) ?? [],
      embedding: embeddingOf(id),
    };
  });
  const targets = unproved(state).map(
    ({ id, matchingWeight }): RewardTarget => ({ id, matchingWeight, embedding: embeddingOf(id) }),
  );
  const previousPassRate = previousPassRates(state, iteration);
  return { iteration, seed: deriveSeed(seed, "reward", iteration), conjectures, targets, previousPassRate };
};

type Reward = (input: RewardInput) => Result.Result<RewardOutput, BadReward>;

/** What a variant keeps of an iteration; nothing where no conjecture was proved. Pure. */
export const rewardRecord = (
  state: RunState,
  iteration: number,
  reward: Reward,
): Result.Result<StepOf<"reward">, BadReward> => {
  const nothing: StepOf<"reward"> = { _tag: "reward", iteration, kept: [], stages: [] };
  if (doneRecord(state, "embed", iteration).statementIds.length === 0) return Result.succeed(nothing);
  return Result.map(reward(rewardInput(state, iteration)), ({ kept, stages }) => ({
    ...nothing,
    kept: kept.map(({ id, lemma, weight }) => ({ id: id as StatementId, weight, lemma })),
    stages,
  }));
};

/** Calls the run's variant. */
export const rewardConjectures = Effect.fn("rewardConjectures")(function* ({ state }: Run, iteration: number) {
  const { reward } = yield* RewardFunction;
  return yield* Effect.suspend(() => Effect.fromResult(rewardRecord(state, iteration, reward)));
});
