/**
 * Step 6: what the reward variant sees, built from the log alone, and what it kept. A conjecture without an accepted
 * proof has no reward; what was not decided enters no count.
 */
import { Effect, Schema } from "effect";
import { deriveSeed, StatementId } from "../../domain/index.ts";
import type { EarlierConjecture, RewardConjecture, RewardInput, RewardTarget } from "../../reward/index.ts";
import { RewardFunction } from "../../services/index.ts";
import { windowStart } from "../learning-input.ts";
import { conjecturesIn, doneRecord, matchingWeightOf, proofsIn, type RunState, tallyOf } from "../run-state.ts";
import { pureStep } from "../step.ts";
import { addTallies, EMPTY_TALLY, labelledSamples, type Tally, tallyPassRate, undecidedSamples } from "../tally.ts";
import { embed, isPlaced, rowOf, spaceOf, unproved } from "./embed.ts";
import { proving } from "./prove.ts";
import { attemptedConjectures, select } from "./select.ts";

const fields = Schema.Struct({
  kept: Schema.Array(Schema.Struct({ id: StatementId, weight: Schema.Finite, lemma: Schema.String })),
  /** How many each stage of the reward kept, in order. */
  stages: Schema.Array(Schema.Tuple([Schema.String, Schema.Int])),
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

/** The conjectures of the earlier iterations of the replay window, where they lie in the space of this iteration's. */
const earlierConjectures = (state: RunState, iteration: number, space: string): ReadonlyArray<EarlierConjecture> => {
  const { timeoutCounts } = state.experiment.verify;
  const first = windowStart(state, iteration);
  return [...state.placedConjectures]
    .filter(([earlier, one]) => earlier >= first && earlier < iteration && one.space === space)
    .flatMap(([earlier, { placed }]) =>
      placed.map(({ embedding, id }) => ({
        iteration: earlier,
        passRate: tallyPassRate(tallyOf(state, earlier, id), timeoutCounts),
        embedding,
      })),
    );
};

/** Embeddings of the seeds of conjectures, where the log has them in the space of this iteration's. */
const seedEmbeddings = (
  state: RunState,
  conjectures: ReadonlyArray<RewardConjecture>,
  space: string,
): ReadonlyMap<string, Float32Array> =>
  new Map(
    [...new Set(conjectures.map(({ seedId }) => seedId as StatementId))].flatMap((id) => {
      const placed = state.placedStatements.get(id);
      return placed?.space === space ? [[id, placed.embedding] as const] : [];
    }),
  );

/** What a reward variant may look at (statements that have an embedding), in an iteration whose proofs are judged and whose statements are embedded. */
export const rewardInput = (state: RunState, iteration: number): RewardInput => {
  const { seed, verify } = state.experiment;
  const embedded = doneRecord(state, embed, iteration);
  const rows = new Map(embedded.statementIds.map((id, row) => [id, rowOf(embedded, row)]));
  const embeddingOf = (id: StatementId): Float32Array => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`statement ${id} has no embedding`);
    return row;
  };
  const isCompared = (id: StatementId): boolean => isPlaced(embeddingOf(id));
  const proofs = proofsIn(state, iteration);
  const made = conjecturesIn(state, iteration);
  const conjectures = attemptedConjectures(state, iteration)
    .filter(isCompared)
    .map((id): RewardConjecture => {
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
        proofs: (proofs.get(id) ?? []).map(({ invokes, multiplicity, proof }) => ({
          text: proof,
          invokes,
          multiplicity,
        })),
        embedding: embeddingOf(id),
      };
    });
  const targets = unproved(state)
    .filter(({ id }) => isCompared(id))
    .map(
      (statement): RewardTarget => ({
        id: statement.id,
        matchingWeight: matchingWeightOf(state, statement, iteration),
        embedding: embeddingOf(statement.id),
      }),
    );
  const previousPassRate = previousPassRates(state, iteration);
  const space = spaceOf(state, embedded);
  return {
    iteration,
    seed: deriveSeed(seed, "reward", iteration),
    conjectures,
    targets,
    previousPassRate,
    earlier: earlierConjectures(state, iteration, space),
    seedEmbeddings: seedEmbeddings(state, conjectures, space),
  };
};

/** What the run's variant keeps of an iteration; nothing where no conjecture was proved. */
const rewardConjectures = Effect.fn("reward.compute")(function* (state: RunState, iteration: number) {
  if (doneRecord(state, embed, iteration).statementIds.length === 0) return { kept: [], stages: [] };
  const variant = yield* RewardFunction;
  const input = yield* Effect.sync(() => rewardInput(state, iteration));
  const { kept, stages } = yield* Effect.suspend(() => Effect.fromResult(variant.reward(input)));
  const compared = attemptedConjectures(state, iteration).length + unproved(state).length;
  const left = compared - input.conjectures.length - input.targets.length;
  const counted: ReadonlyArray<readonly [string, number]> =
    left === 0 ? stages : [["left out: no embedding", left], ...stages];
  return { kept: kept.map(({ id, lemma, weight }) => ({ id: id as StatementId, weight, lemma })), stages: counted };
});

export const reward = pureStep<typeof fields.Type>({
  name: "reward",
  fields,
  reads: [select, proving.judged, embed],
  compute: rewardConjectures,
  tell: ({ kept }) => ({ count: kept.length, unit: "conjectures" }),
});
