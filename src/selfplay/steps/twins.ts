/**
 * The negations of the statements to prove (InternLM2.5-StepProver, arXiv 2410.15700: prove or disprove). They are searched
 * beside the statements, and a proof of either closes both. Made of the text; the verifier says which are closed.
 */
import { Effect, Schema } from "effect";
import { datasetStatementId, SETUP_ITERATION, Statement, StatementId } from "../../domain/index.ts";
import { type Negation, negatedStatement, theoremName } from "../../lean-text/index.ts";
import { Progress } from "../../services/index.ts";
import { Contradiction } from "../errors.ts";
import { judgeAll } from "../judge-all.ts";
import type { Run } from "../run.ts";
import { type RunState, recordOf, type Slice, sliceOf } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { data, textForm } from "./data.ts";

const fields = Schema.Struct({
  twins: Schema.Array(Schema.Struct({ statementId: StatementId, negation: Statement })),
  /** Statements whose negation is not searched. */
  refused: Schema.Array(Schema.Struct({ statementId: StatementId, reason: Schema.String })),
});
type Made = typeof fields.Type;

interface Twins {
  readonly negations: Map<StatementId, StatementId>;
  readonly negated: Map<StatementId, StatementId>;
}

const twinsSlice: Slice<Twins> = { initial: () => ({ negations: new Map(), negated: new Map() }) };

/** The negation of a statement of the data; null where none is searched. */
export const negationOf = (state: RunState, id: StatementId): StatementId | null =>
  sliceOf(state, twinsSlice).negations.get(id) ?? null;

/** Whether the run searches negations. */
export const hasTwins = (state: RunState): boolean => recordOf(state, twins, SETUP_ITERATION) !== null;

/** The statement of the data that a statement is the negation of; null for any other. */
export const negatedBy = (state: RunState, id: StatementId): StatementId | null =>
  sliceOf(state, twinsSlice).negated.get(id) ?? null;

/** Whether a proof of its negation was accepted. It is not proved then, and never counts as such. */
export const isDisproved = (state: RunState, id: StatementId): boolean => {
  const negation = negationOf(state, id);
  return negation !== null && state.proved.has(negation);
};

/** The negations of the statements to prove, as far as text tells. */
const negationsOf = (state: RunState): ReadonlyArray<readonly [StatementId, Negation]> => {
  const said = new Set([...state.train, ...state.heldOut].map(({ header, text }) => textForm(text, header)));
  return state.train.map(({ header, id, text }) => {
    const negation = negatedStatement(text, header);
    const isSaid = negation._tag === "negated" && said.has(textForm(negation.text, header));
    return [id, isSaid ? { _tag: "refused", reason: "a statement of the data that says it" } : negation];
  });
};

const statementOfNegation = (state: RunState, id: StatementId, text: string): Statement => {
  const { header } = state.trainById.get(id)!;
  return { id: datasetStatementId(text, header), name: theoremName(text), text, header };
};

/** The record, where `refusal` says for which negations the verifier does not answer for their names. */
const twinsBut = (state: RunState, refusal: (id: StatementId) => string | null): Made => {
  const twins: Array<Made["twins"][number]> = [];
  const refused: Array<Made["refused"][number]> = [];
  for (const [statementId, negation] of negationsOf(state)) {
    const reason = negation._tag === "refused" ? negation.reason : refusal(statementId);
    if (reason !== null) refused.push({ statementId, reason });
    else if (negation._tag === "negated")
      twins.push({ statementId, negation: statementOfNegation(state, statementId, negation.text) });
  }
  return { twins, refused };
};

const makeTwins = Effect.fn("twins.make")(function* ({ state }: Run) {
  const closed = negationsOf(state).flatMap(([id, negation]) =>
    negation._tag === "negated" ? [{ id, ...negation.closed, header: state.trainById.get(id)!.header }] : [],
  );
  const judgements = yield* judgeAll(
    closed.map(({ header, proof, statement }) => ({ statement: { text: statement, header }, proof })),
  );
  const refusals = new Map(
    closed.flatMap(({ id }, i) => {
      const { verdict } = judgements[i]!;
      return verdict._tag === "accepted" ? [] : [[id, `a name that nothing in it binds (${verdict._tag})`] as const];
    }),
  );
  const made = twinsBut(state, (id) => refusals.get(id) ?? null);
  const counts = [...Map.groupBy(made.refused, ({ reason }) => reason)].map(
    ([reason, { length }]) => `${length} ${reason}`,
  );
  if (counts.length > 0) yield* Progress.warn(`statements whose negation is not searched: ${counts.join(", ")}`);
  return made;
});

export const twins = serviceStep<Made>({
  name: "twins",
  fields,
  reads: [data],
  make: makeTwins,
  check: (state, { refused }) => {
    const logged = new Map(refused.map(({ reason, statementId }) => [statementId, reason]));
    return twinsBut(state, (id) => logged.get(id) ?? null);
  },
  fold: (state, record) => {
    const { negated, negations } = sliceOf(state, twinsSlice);
    for (const { negation, statementId } of record.twins) {
      negations.set(statementId, negation.id);
      negated.set(negation.id, statementId);
      state.statements.set(negation.id, negation);
    }
  },
  digestLines: (record) => [
    ...record.twins.map(({ negation, statementId }) => `${statementId} ${negation.id}`),
    ...record.refused.map(({ statementId }) => `refused ${statementId}`),
  ],
  tell: (record) => ({ count: record.twins.length, unit: "negations" }),
});

/** The run stops where a statement and its negation were both accepted: then no verdict of it means anything. */
export const refuseContradiction = Effect.fn("refuseContradiction")(function* ({ state }: Run, iteration: number) {
  const both = state.train.find(({ id }) => state.proved.has(id) && isDisproved(state, id));
  if (both !== undefined) return yield* new Contradiction({ iteration, statement: both.text });
});
