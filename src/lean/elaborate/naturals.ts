/**
 * Natural numbers as reduction and unification see them: literals, `t + k` with a literal `k`, `Nat.succ t`, and
 * arithmetic on literals.
 */
import { application, constant, naturalLiteral, type Term, TermKind } from "../kernel/index.ts";
import { functionBehind } from "./operator-functions.ts";
import type { Session } from "./session.ts";
import { whnf } from "./whnf.ts";

const zero = constant("Nat.zero");
const successor = constant("Nat.succ");
const addition = constant("instNat.hAdd");
const additionFunction = constant("Nat.add");
export const zeroLiteral = naturalLiteral(0);
export const oneLiteral = naturalLiteral(1);

/** Largest exponent computed on literals, as in Lean (`exponentiation.threshold`). */
export const largestExponent = 256n;

/** `base + offset`; `base` is null for a literal. */
export interface Offset {
  readonly base: Term | null;
  readonly offset: bigint;
}

/** The literal a term is, by its form alone; null otherwise. `Nat.zero` counts. */
export function literalOf(term: Term): bigint | null {
  if (term.kind === TermKind.natural) return term.natural;
  return term === zero ? 0n : null;
}

/** Is the term `Nat.succ t` or `t + literal`? A quick test. */
function isOffsetForm(term: Term): boolean {
  if (term.kind !== TermKind.application) return false;
  const fn = term.first;
  if (fn.kind !== TermKind.application) return fn === successor;
  return (fn.first === addition || fn.first === additionFunction) && literalOf(term.second) !== null;
}

/** A term of type Nat as `base + offset`; null when it is neither a literal nor of offset form. */
export function offsetOf(session: Session, term: Term): Offset | null {
  let offset = 0n;
  let isOffset = false;
  for (;;) {
    if (term.kind === TermKind.metavariable) term = session.metavariables.instantiateHead(term);
    const literal = literalOf(term);
    if (literal !== null) return { base: null, offset: literal + offset };
    if (!isOffsetForm(term)) break;
    isOffset = true;
    offset += term.first.kind === TermKind.constant ? 1n : literalOf(term.second)!;
    term = term.first.kind === TermKind.constant ? term.second : term.first.second;
  }
  return isOffset ? { base: term, offset } : null;
}

/** `base + offset` as a term: `base` alone when `offset` is 0. */
export function offsetTerm({ base, offset }: Offset): Term {
  if (base === null) return naturalLiteral(offset);
  return offset === 0n ? base : application(application(addition, base), naturalLiteral(offset));
}

/** A literal or `t + k` (k > 0) as `Nat.zero` or `Nat.succ …`; other terms as they are. */
export function offsetToSuccessor(term: Term): Term {
  if (term.kind === TermKind.natural)
    return term.natural === 0n ? zero : application(successor, naturalLiteral(term.natural - 1n));
  if (!isOffsetForm(term) || term.first.kind === TermKind.constant) return term;
  const offset = literalOf(term.second)!;
  return offset === 0n ? term : application(successor, offsetTerm({ base: term.first.second, offset: offset - 1n }));
}

/** `Nat.zero` as `0` and `Nat.succ t` as `t + 1`; other terms as they are. */
export function successorToOffset(term: Term): Term {
  if (term === zero) return zeroLiteral;
  if (term.kind !== TermKind.application || term.first !== successor) return term;
  return application(application(addition, term.second), oneLiteral);
}

type BinaryFunction = (left: bigint, right: bigint) => bigint | boolean | null;

const binaryFunctions = new Map<string, BinaryFunction>([
  ["Nat.add", (left, right) => left + right],
  ["Nat.sub", (left, right) => (left > right ? left - right : 0n)],
  ["Nat.mul", (left, right) => left * right],
  ["Nat.div", (left, right) => (right === 0n ? 0n : left / right)],
  ["Nat.mod", (left, right) => (right === 0n ? left : left % right)],
  ["Nat.pow", (left, right) => (right > largestExponent ? null : left ** right)],
  ["Nat.gcd", greatestCommonDivisor],
  ["Nat.beq", (left, right) => left === right],
  ["Nat.ble", (left, right) => left <= right],
]);

for (const [operator, name] of functionBehind) {
  const compute = binaryFunctions.get(name);
  if (compute !== undefined) binaryFunctions.set(operator, compute);
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  while (left !== 0n) [left, right] = [right % left, left];
  return right;
}

/** The value of arithmetic on literals (`Nat.add 2 3`, `Nat.succ 4`) as a literal or Boolean; null when it is not that. */
export function foldNatural(session: Session, term: Term): Term | null {
  if (term.kind !== TermKind.application) return null;
  const fn = term.first;
  if (fn.kind === TermKind.constant) {
    if (fn !== successor) return null;
    const value = literalValue(session, term.second);
    return value === null ? null : naturalLiteral(value + 1n);
  }
  if (fn.kind !== TermKind.application || fn.first.kind !== TermKind.constant) return null;
  const compute = binaryFunctions.get(fn.first.name);
  if (compute === undefined) return null;
  const left = literalValue(session, fn.second);
  if (left === null) return null;
  const right = literalValue(session, term.second);
  if (right === null) return null;
  const value = compute(left, right);
  if (value === null) return null;
  if (typeof value === "bigint") return naturalLiteral(value);
  return constant(value ? "Bool.true" : "Bool.false");
}

function literalValue(session: Session, term: Term): bigint | null {
  const literal = literalOf(term);
  if (literal !== null) return literal;
  if (term.hasFreeVariable || term.looseRange > 0) return null;
  session.enter();
  const value = literalOf(whnf(session, term));
  session.leave();
  return value;
}
