/**
 * After verifying: which proved conjectures are vacuous. Accepted proofs are judged again with `False` for the conclusion: one
 * that passes has proved the hypotheses contradictory. A share for the monitors; the rewards do not look at it.
 */
import { Effect, Schema } from "effect";
import { codePointLength, StatementId, verdictFamily } from "../../domain/index.ts";
import { withConclusion } from "../../lean-text/index.ts";
import { judgeAll } from "../judge-all.ts";
import type { Run } from "../run.ts";
import { type ProofRecord, proofsIn, type RunState, statementOf, tallyOf } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { proving } from "./prove.ts";
import { attemptedConjectures, select } from "./select.ts";

const fields = Schema.Struct({
  /** The conjectures that were proved, and whether a proof showed their hypotheses contradictory; null: undecided. */
  examined: Schema.Array(Schema.Struct({ id: StatementId, vacuous: Schema.NullOr(Schema.Boolean) })),
});

/** The statement with `False` for its conclusion, for which only contradictory hypotheses have a proof; null where it has none. */
export const contradictionOf = (text: string): string | null => withConclusion(text, "False");

/** The shortest accepted proofs of a statement that the iteration proved, at most `most`. */
const shortestProofs = (state: RunState, iteration: number, most: number) => {
  const proofs = proofsIn(state, iteration);
  return (id: StatementId): ReadonlyArray<ProofRecord> =>
    proofs
      .get(id)!
      .toSorted((a, b) => codePointLength(a.proof) - codePointLength(b.proof))
      .slice(0, most);
};

/** The conjectures to examine: those that the iteration proved; none where the probe is off. */
export const conjecturesToProbe = (state: RunState, iteration: number): ReadonlyArray<StatementId> =>
  state.experiment.conjecture.vacuityProofs === 0
    ? []
    : attemptedConjectures(state, iteration).filter((id) => tallyOf(state, iteration, id).accepted > 0);

/** Examines the conjectures that the iteration proved. */
const probeConjectures = Effect.fn("probeConjectures")(function* ({ state }: Run, iteration: number) {
  const conjectures = conjecturesToProbe(state, iteration);
  const proofsOf = shortestProofs(state, iteration, state.experiment.conjecture.vacuityProofs);
  const requests = conjectures.flatMap((id) => {
    const { header, text } = statementOf(state, id);
    const contradiction = contradictionOf(text);
    if (contradiction === null) return [];
    return proofsOf(id).map(({ proof }) => ({ id, proof, statement: { text: contradiction, header } }));
  });
  const judgements = yield* judgeAll(requests);
  const examined = conjectures.map((id) => {
    const verdicts = judgements.filter((_, i) => requests[i]!.id === id).map(({ verdict }) => verdictFamily(verdict));
    if (verdicts.includes("proved")) return { id, vacuous: true };
    return { id, vacuous: verdicts.includes("not decided") ? null : false };
  });
  return { examined };
});

export const probe = serviceStep<typeof fields.Type>({
  name: "probe",
  fields,
  reads: [select, proving.judged],
  make: probeConjectures,
  check: (state, { examined, iteration }) => ({
    examined: conjecturesToProbe(state, iteration).map((id, i) => ({ vacuous: null, ...examined[i], id })),
  }),
  tell: ({ examined }) => ({ count: examined.length, unit: "conjectures" }),
});
