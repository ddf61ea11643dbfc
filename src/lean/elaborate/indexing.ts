/**
 * `l[i]` and `l[i]?` on lists. The proof that the position is one of the list is found as Lean's `get_elem_tactic` finds
 * it; where the fragment finds none the text is unsupported. Source: Lean 4, `Init/GetElem.lean`, `Init/Tactics.lean`.
 */
import { applicationArguments, applicationHead, applications, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Tactic, TacticSequence, Term as TermSyntax } from "../syntax/index.ts";
import { unsupported } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import { orPostpone, postponeIfPossible, postponeTactics } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo } from "./term.ts";
import { whnfDefault } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

/** What is tried on `i < l.length`: as a whole no stronger than what Lean tries. */
function boundTactics({ start, end }: Of<"index">): TacticSequence {
  const span = { start, end };
  const alone = (tactic: Tactic): TacticSequence => ({ ...span, tactics: [tactic] });
  const simp: Tactic = { kind: "simp", ...span, only: false, lemmas: null, location: null };
  const alternatives = [
    alone({ kind: "assumption", ...span }),
    alone({ kind: "omega", ...span }),
    alone(simp),
    alone({ kind: "decide", ...span }),
    alone({ kind: "unsupported", ...span, construct: "index whose bound is not found" }),
  ];
  return alone({ kind: "first", ...span, alternatives });
}

export function elaborateIndex(session: Session, syntax: Of<"index">, expected: Term | null): Term {
  return orPostpone(session, syntax, expected, () => {
    const object = elaborate(session, syntax.object, null);
    const type = whnfDefault(session, session.instantiate(inferType(session, object)));
    const head = applicationHead(type);
    if (head.kind === TermKind.metavariable) postponeIfPossible(session);
    if (head.kind !== TermKind.constant || head.name !== "List")
      return unsupported(syntax.start, `indexing at type \`${session.show(type)}\``);
    const written = syntax.index.kind === "numeral" ? null : elaborate(session, syntax.index, null);
    const indexType = written === null ? null : session.instantiate(inferType(session, written));
    if (indexType !== null && applicationHead(indexType).name === "Fin")
      return unsupported(syntax.start, "index in `Fin`");
    const position = elaborateTo(session, syntax.index, constant("Nat"));
    const args = [...applicationArguments(type), object, position];
    if (syntax.isOptional) return applications(constant("instList.getElem?", head.levels), args);
    const length = applications(constant("List.length", head.levels), args.slice(0, 2));
    const bound = applications(constant("instNat.lt"), [position, length]);
    const proof = postponeTactics(session, boundTactics(syntax), bound, syntax.start);
    return applications(constant("instList.getElem", head.levels), [...args, proof]);
  });
}
