/** Questions about bound variables that printing asks. */
import { type Term, TermKind } from "../kernel/index.ts";

/** Whether bound variable 0 occurs. */
export function occursFirst(body: Term): boolean {
  const seen = new Set<number>();
  const visit = (term: Term, depth: number): boolean => {
    if (term.looseRange <= depth) return false;
    if (term.kind === TermKind.boundVariable) return term.index === depth;
    const key = term.serial * 4096 + depth;
    if (seen.has(key)) return false;
    seen.add(key);
    const inner = term.kind === TermKind.application || term.kind === TermKind.projection ? depth : depth + 1;
    if (visit(term.first, depth)) return true;
    if (term.second !== term && visit(term.second, inner)) return true;
    return term.third !== term && visit(term.third, depth);
  };
  return visit(body, 0);
}

/** Whether `right` is `left` with `shift` more binders around it. */
export function sameShifted(left: Term, right: Term, shift: number): boolean {
  if (left.looseRange === 0) return left === right;
  const visit = (one: Term, other: Term, depth: number): boolean => {
    if (one.looseRange <= depth) return one === other;
    if (one.kind !== other.kind || one.name !== other.name) return false;
    if (one.kind === TermKind.boundVariable) return other.index === one.index + shift;
    if (one.index !== other.index) return false;
    const inner = one.kind === TermKind.application || one.kind === TermKind.projection ? depth : depth + 1;
    if (!visit(one.first, other.first, depth)) return false;
    if (one.second !== one && !visit(one.second, other.second, inner)) return false;
    return one.third === one || visit(one.third, other.third, depth);
  };
  return visit(left, right, 0);
}
