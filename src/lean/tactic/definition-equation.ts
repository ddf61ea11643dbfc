/**
 * The equation `f x₁ … xₙ = body` of a definition, as `rw [f]` uses it. A definition by recursion or by cases has one
 * equation for each case in Lean; these are unsupported, as are definitions of the library whose text differs from core's.
 */

import { unsupported } from "../elaborate/failure.ts";
import { inferType, isProposition, sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { resolveDefinition } from "../elaborate/operators.ts";
import type { Session } from "../elaborate/session.ts";
import {
  application,
  applications,
  constant,
  constantsOf,
  instantiateMany,
  type Level,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";

/** `proof : left = right` at `carrier : Sort level`; `open` are the arguments to be found. */
export interface DefinitionEquation {
  readonly proof: Term;
  readonly carrier: Term;
  readonly level: Level;
  readonly left: Term;
  readonly right: Term;
  readonly open: readonly Metavariable[];
}

/** Definitions of the library that are word for word those of core. */
const sameAsCore: ReadonlySet<string> = new Set(["id", "Function.comp", "Ne", "instNat.gt", "instNat.ge"]);

/** The equation of the definition that `syntax` names; null when it names none. */
export function definitionEquation(session: Session, syntax: TermSyntax): DefinitionEquation | null {
  if (syntax.kind !== "identifier") return null;
  const resolved = resolveDefinition(session, syntax.name, syntax.start);
  if (resolved?.kind !== "constant" || resolved.fields.length > 0) return null;
  const declaration = session.environment.get(resolved.name);
  if (declaration?.kind !== "definition" || isProposition(session, declaration.type)) return null;
  const isOther = session.library.isOfPrelude(declaration.name) && !sameAsCore.has(declaration.name);
  const byCases = constantsOf(declaration.value).some((name) => session.environment.get(name)?.kind === "recursor");
  if (isOther || byCases) unsupported(syntax.start, `rewriting with the definition \`${declaration.name}\``);
  const head = session.freshConstant(declaration.name)!;
  let right = substituteLevels(declaration.value, declaration.levelParameters, head.levels);
  let left = head;
  const args: Term[] = [];
  for (; right.kind === TermKind.lambda; right = right.body) {
    const arg = session.fresh(instantiateMany(right.type, args), "natural", right.name);
    args.push(arg);
    left = application(left, arg);
  }
  right = instantiateMany(right, args);
  const carrier = session.instantiate(inferType(session, left));
  const level = sortLevel(session, carrier);
  const proof = applications(constant("Eq.refl", [level]), [carrier, left]);
  return { proof, carrier, level, left, right, open: args.map((arg) => session.metavariables.record(arg)) };
}
