/** Questions about loose bound variables of terms. */
import {
  applicationArguments,
  applicationHead,
  betaApply,
  boundVariable,
  instantiateRange,
  levelZero,
  lift,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";

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

/**
 * `instantiateRange`, and where a lambda takes the place of a bound variable that is applied, the redex is contracted:
 * types of applications stay readable and ready to be matched.
 */
export function instantiateBeta(body: Term, values: readonly Term[], start: number, end: number): Term {
  if (body.looseRange === 0 || start === end) return body;
  let hasLambda = false;
  for (let i = start; i < end; i++) if (values[i]!.kind === TermKind.lambda) hasLambda = true;
  if (!hasLambda) return instantiateRange(body, values, start, end);
  return contract(body, values.slice(start, end), 0);
}

function contract(term: Term, values: readonly Term[], offset: number): Term {
  if (term.looseRange <= offset) return term;
  switch (term.kind) {
    case TermKind.application: {
      const head = applicationHead(term);
      const isReplaced =
        head.kind === TermKind.boundVariable && head.index >= offset && head.index - offset < values.length;
      if (!isReplaced)
        return withChildren(term, contract(term.first, values, offset), contract(term.second, values, offset), term);
      const args = applicationArguments(term).map((arg) => contract(arg, values, offset));
      return betaApply(contract(head, values, offset), args);
    }
    case TermKind.lambda:
    case TermKind.pi:
      return withChildren(term, contract(term.first, values, offset), contract(term.second, values, offset + 1), term);
    case TermKind.boundVariable: {
      const position = values.length - 1 - (term.index - offset);
      return position < 0 ? boundVariable(term.index - values.length) : lift(values[position]!, 0, offset);
    }
    default:
      return instantiateUnder(term, values, offset);
  }
}

/** `let`s and projections: plain instantiation under `offset` binders. */
function instantiateUnder(term: Term, values: readonly Term[], offset: number): Term {
  const bound = Array.from({ length: offset }, (_, i) => boundVariable(offset - 1 - i));
  const lifted = values.map((value) => lift(value, 0, offset));
  return instantiateRange(term, [...lifted, ...bound], 0, values.length + offset);
}
