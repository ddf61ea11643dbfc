/** The statements of a run as rows: those that it proved, and the conjectures that it made. */
import type { Conjecture, StatementId } from "../domain/index.ts";
import { negatedBy, type ProofRecord, type RunState, tallyPassRate } from "../selfplay/index.ts";
import type { RunHistory } from "./run-history.ts";

/** Where a statement comes from; `negation`: of a dataset statement; `informal`: made of an informal text. */
export type StatementSource = "dataset" | "held-out" | "conjecture" | "negation" | "informal";

export const sourceOf = (state: RunState, id: StatementId): StatementSource => {
  if (state.trainById.has(id)) return "dataset";
  if (state.heldOut.some((one) => one.id === id)) return "held-out";
  if (negatedBy(state, id) !== null) return "negation";
  return state.conjectures.has(id) ? "conjecture" : "informal";
};

/** Pass rate of a statement in an iteration, in [0, 1]; null where it was not attempted or nothing was decided. */
export const passRateIn = ({ experiment, tallies }: RunState, iteration: number, id: StatementId): number | null => {
  const tally = tallies.get(iteration)?.get(id);
  return tally === undefined ? null : tallyPassRate(tally, experiment.verify.timeoutCounts);
};

/** A statement with the proof of it that was found first. */
export interface ProvedStatement {
  readonly statementId: StatementId;
  readonly statement: string;
  readonly proof: string;
  readonly iteration: number;
  /** Of the statement in that iteration, in [0, 1]. */
  readonly passRate: number | null;
  readonly source: StatementSource;
}

/** The statements proved in any iteration, each once; with `only`, those of that iteration. */
export const provedStatements = (state: RunState, only: number | null = null): ReadonlyArray<ProvedStatement> => {
  const first = new Map<StatementId, ProofRecord>();
  for (const record of state.proofs)
    if ((only === null || record.iteration === only) && !first.has(record.statementId))
      first.set(record.statementId, record);
  return [...first.values()].map(({ iteration, proof, statementId }) => ({
    statementId,
    statement: state.statements.get(statementId)?.text ?? "",
    proof,
    iteration,
    passRate: passRateIn(state, iteration, statementId),
    source: sourceOf(state, statementId),
  }));
};

/** A conjecture as an iteration made it, and what came of it there. */
export interface MadeConjecture
  extends Pick<Conjecture, "header" | "iteration" | "lemma" | "level" | "nearCopy" | "seedId" | "seedProofId"> {
  readonly statementId: StatementId;
  readonly statement: string;
  readonly passRate: number | null;
  /** Weight as a training example; null where the reward did not keep it. */
  readonly weight: number | null;
}

/** The conjectures of all iterations, in their order; one that is made again stands there again. */
export const madeConjectures = (
  { kept, state }: RunHistory,
  only: number | null = null,
): ReadonlyArray<MadeConjecture> =>
  [...state.conjecturesOf].flatMap(([iteration, made]) =>
    only !== null && iteration !== only
      ? []
      : made.map(({ header, id, lemma, level, nearCopy, seedId, seedProofId, text }) => ({
          statementId: id,
          statement: text,
          header,
          iteration,
          seedId,
          seedProofId,
          lemma,
          level,
          nearCopy,
          passRate: passRateIn(state, iteration, id),
          weight: kept.get(iteration)?.get(id) ?? null,
        })),
  );
