/** Questions about loose bound variables of terms. */
import { instantiateRange, levelZero, sort, type Term, TermKind } from "../kernel/index.ts";

/** Does a loose bound variable with `from ≤ index < to` occur in `term`? */
export function mentionsBetween(term: Term, from: number, to: number): boolean {
  if (term.looseRange <= from) return false;
  switch (term.kind) {
    case TermKind.boundVariable:
      return term.index >= from && term.index < to;
    case TermKind.application:
      return mentionsBetween(term.first, from, to) || mentionsBetween(term.second, from, to);
    case TermKind.lambda:
    case TermKind.pi:
      return mentionsBetween(term.first, from, to) || mentionsBetween(term.second, from + 1, to + 1);
    case TermKind.let:
      return (
        mentionsBetween(term.first, from, to) ||
        mentionsBetween(term.third, from, to) ||
        mentionsBetween(term.second, from + 1, to + 1)
      );
    default:
      return mentionsBetween(term.first, from, to);
  }
}

/** The term outside `depth` binders that it does not mention. */
export function lower(term: Term, depth: number): Term {
  if (depth === 0 || term.looseRange === 0) return term;
  return instantiateRange(term, new Array<Term>(depth).fill(placeholder), 0, depth);
}

const placeholder = sort(levelZero);
