/**
 * Binding variables in a term that may still hold metavariables. A natural metavariable that could come to depend on the
 * variables is replaced by a new one, made outside, applied to them; an opaque one (a goal to be filled later) by a new
 * opaque one whose value is the closure of the old. Source: `elimMVarDeps`, Lean 4, `MetavarContext.lean`.
 */
import { abstract, applications, instantiateMany, type Term, TermKind } from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import type { LocalContext } from "./local-context.ts";
import type { Session } from "./session.ts";

/** `fun variables => body` (or the pi). The session's context must be the one outside the variables. */
export function closeBinders(
  session: Session,
  kind: typeof TermKind.lambda | typeof TermKind.pi,
  variables: readonly Term[],
  body: Term,
): Term {
  if (variables.length === 0) return session.instantiate(body);
  const instantiate = (term: Term): Term => detach(session, variables, session.instantiate(term));
  return bindVariables(kind, variables, instantiate(body), instantiate);
}

/** The term (instantiated) with no metavariable left that could depend on `variables` other than by application. */
function detach(session: Session, variables: readonly Term[], term: Term): Term {
  if (!term.hasMetavariable) return term;
  const found: Term[] = [];
  collect(session, variables, term, found, new Set());
  if (found.length === 0) return term;
  const replacements = found.map((metavariable) => replacementFor(session, variables, metavariable));
  return session.instantiate(instantiateMany(abstract(term, found), replacements));
}

/** Unassigned metavariables of `term` whose context holds one of `variables`. */
function collect(session: Session, variables: readonly Term[], term: Term, found: Term[], visited: Set<Term>): void {
  if (!term.hasMetavariable || visited.has(term)) return;
  visited.add(term);
  session.spend(1);
  if (term.kind === TermKind.metavariable) {
    const context = session.metavariables.record(term).context;
    session.spend((variables.length * context.size) >> 3);
    if (variables.some((variable) => context.contains(variable))) found.push(term);
    return;
  }
  collect(session, variables, term.first, found, visited);
  if (term.kind !== TermKind.projection) collect(session, variables, term.second, found, visited);
  if (term.kind === TermKind.let) collect(session, variables, term.third, found, visited);
}

function replacementFor(session: Session, variables: readonly Term[], metavariable: Term): Term {
  const record = session.metavariables.record(metavariable);
  session.spend((variables.length * record.context.size) >> 3);
  const bound = variables.filter((variable) => record.context.contains(variable));
  const context = contextBelow(record.context, bound);
  const type = closeBinders(session, TermKind.pi, bound, metavariable.type);
  const outer = session.freshIn(context, type, record.kind, metavariable.name);
  const plain = bound.filter((variable) => variable.value === variable);
  const applied = applications(outer.term, plain);
  if (record.kind === "natural") session.metavariables.assign(record, applied);
  else session.metavariables.assignClosure(outer, bound, metavariable);
  return applied;
}

/** The part of the context older than all of `variables`. */
function contextBelow(context: LocalContext, variables: readonly Term[]): LocalContext {
  let below = context;
  for (let entry = context; entry.parent !== null; entry = entry.parent)
    if (variables.includes(entry.variable!)) below = entry.parent;
  return below;
}
