/** Elaborating the terms that tactics take. */

import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { elaborateWholly } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { type Term, TermKind } from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";

/** A term, and the goals its `?_` leave. */
export interface ElaboratedTerm {
  readonly term: Term;
  readonly holes: readonly Metavariable[];
}

/** Elaborates with nothing left open: a placeholder that cannot be filled is an error. */
export function elaborateClosed(session: Session, syntax: TermSyntax, type: Term | null): Term {
  const since = session.metavariables.lastId;
  const term = session.instantiate(elaborateWholly(session, syntax, type));
  if (term.hasMetavariable) rejectOpen(session, syntax, term, since, []);
  return term;
}

/** Elaborates; `?_` may stay open, `_` may not. */
export function elaborateWithHoles(session: Session, syntax: TermSyntax, type: Term | null): ElaboratedTerm {
  const since = session.metavariables.lastId;
  const before = session.holes;
  session.holes = [];
  const term = session.instantiate(elaborateWholly(session, syntax, type));
  const holes = session.holes.map((hole) => session.metavariables.record(hole)).filter((hole) => !hole.isAssigned);
  session.holes = before;
  if (term.hasMetavariable) rejectOpen(session, syntax, term, since, holes);
  return { term, holes };
}

/** Elaborates; whatever stays open is answered, natural metavariables too, in the order they were made. */
export function elaborateOpen(
  session: Session,
  syntax: TermSyntax,
  type: Term | null = null,
  extent: "wholly" | "butInstances" = "wholly",
): ElaboratedTerm {
  const since = session.metavariables.lastId;
  const before = session.holes;
  session.holes = [];
  const term = session.instantiate(elaborateWholly(session, syntax, type, extent));
  session.holes = before;
  if (!term.hasMetavariable) return { term, holes: [] };
  const holes = openMetavariables(term)
    .filter((metavariable) => metavariable.index > since)
    .map((metavariable) => session.metavariables.record(metavariable));
  return { term, holes };
}

const none: readonly Term[] = [];

/** The metavariables of an instantiated term, each once, oldest first. */
export function openMetavariables(term: Term): readonly Term[] {
  if (!term.hasMetavariable) return none;
  const found = new Set<Term>();
  collect(term, found, new Set());
  return [...found].sort((left, right) => left.index - right.index);
}

function collect(term: Term, found: Set<Term>, visited: Set<Term>): void {
  if (!term.hasMetavariable || visited.has(term)) return;
  visited.add(term);
  if (term.kind === TermKind.metavariable) {
    found.add(term);
    return;
  }
  collect(term.first, found, visited);
  if (term.kind !== TermKind.projection) collect(term.second, found, visited);
  if (term.kind === TermKind.let) collect(term.third, found, visited);
}

function rejectOpen(
  session: Session,
  syntax: TermSyntax,
  term: Term,
  since: number,
  allowed: readonly Metavariable[],
): void {
  for (const metavariable of openMetavariables(term)) {
    if (metavariable.index <= since || stemsFrom(session, metavariable, allowed)) continue;
    reject(syntax.start, () =>
      metavariable.name === ""
        ? `don't know how to synthesize placeholder\ncontext:\n⊢ ${session.show(metavariable.type)}`
        : `don't know how to synthesize implicit argument \`${metavariable.name}\`\n  ${session.show(term)}\ncontext:\n⊢ ${session.show(metavariable.type)}`,
    );
  }
}

/** Is it a hole, or the closure around one (a hole under binders)? */
function stemsFrom(session: Session, metavariable: Term, allowed: readonly Metavariable[]): boolean {
  const record = session.metavariables.record(metavariable);
  if (allowed.includes(record)) return true;
  if (record.closure === null) return false;
  return openMetavariables(session.instantiate(record.closure.body)).every((inner) =>
    stemsFrom(session, inner, allowed),
  );
}

/** Runs `body`; on a rejection goes back with `restore` and answers null. */
export function attempt<Result>(restore: () => void, body: () => Result): Result | ElaborationFailure {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") throw error;
    restore();
    return error;
  }
}
