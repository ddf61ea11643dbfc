/**
 * Arithmetic that `simp` does by itself: functions, comparisons and equations on natural literals and on offsets `t + k`.
 *
 * The names are those of Lean's simprocs (`Nat.reduceAdd`, `Nat.reduceEqDiff`, …), so that `simp only [Nat.reduceAdd]`
 * asks for one. Source: Lean 4, `Lean/Meta/Tactic/Simp/BuiltinSimprocs/Nat.lean`.
 */
import { largestExponent } from "../elaborate/naturals.ts";
import { application, applications, constant, levelOne, naturalLiteral, type Term, TermKind } from "../kernel/index.ts";
import { falseProposition, trueProposition } from "./equality-proofs.ts";
import { integerArithmetic, integerSimprocs } from "./simp-integers.ts";
import type { Simplified } from "./simplify.ts";

const natural = constant("Nat");
const isTrue = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant("Bool.true")]);
const isFalse = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant("Bool.false")]);

interface LiteralFunction {
  readonly simproc: string;
  readonly compute: (left: bigint, right: bigint) => bigint | null;
}

const functions: ReadonlyMap<string, LiteralFunction> = new Map([
  ["instNat.hAdd", { simproc: "Nat.reduceAdd", compute: (left: bigint, right: bigint) => left + right }],
  ["instNat.hMul", { simproc: "Nat.reduceMul", compute: (left: bigint, right: bigint) => left * right }],
  [
    "instNat.hSub",
    { simproc: "Nat.reduceSub", compute: (left: bigint, right: bigint) => (left > right ? left - right : 0n) },
  ],
  [
    "instNat.hDiv",
    { simproc: "Nat.reduceDiv", compute: (left: bigint, right: bigint) => (right === 0n ? 0n : left / right) },
  ],
  [
    "instNat.hMod",
    { simproc: "Nat.reduceMod", compute: (left: bigint, right: bigint) => (right === 0n ? left : left % right) },
  ],
  [
    "instNat.hPow",
    {
      simproc: "Nat.reducePow",
      compute: (left: bigint, right: bigint) => (right > largestExponent ? null : left ** right),
    },
  ],
  ["Nat.gcd", { simproc: "Nat.reduceGcd", compute: greatestCommonDivisor }],
]);

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** The names `simp only [Nat.reduceAdd]` may use. */
export const literalSimprocs: ReadonlySet<string> = new Set([
  ...integerSimprocs,
  ...[...functions.values()].map(({ simproc }) => simproc),
  "Nat.reduceEqDiff",
  "Nat.reduceLeDiff",
  "Nat.reduceLT",
  "Nat.reduceSubDiff",
  "Nat.reduceDvd",
  "reduceCtorEq",
]);

/** One computation at the head of `term`; null when there is none. `allowed` null: all. */
export function literalArithmetic(term: Term, allowed: ReadonlySet<string> | null): Simplified | null {
  if (term.kind !== TermKind.application) return null;
  const ofIntegers = integerArithmetic(term, isAllowed);
  if (ofIntegers !== null || term.first.kind !== TermKind.application) return ofIntegers;
  const { first: fn, second: right } = term;
  const left = fn.second;
  if (fn.first.kind === TermKind.constant) {
    const name = fn.first.name;
    const known = functions.get(name);
    const literal = known !== undefined && isAllowed(known.simproc) ? computed(known, left, right) : null;
    if (literal !== null) return literal;
    if (name === "instNat.hSub") return isAllowed("Nat.reduceSubDiff") ? differenceOfOffsets(left, right) : null;
    if (name === "instNat.dvd") return isAllowed("Nat.reduceDvd") ? divides(left, right) : null;
    if (name === "instNat.le") return isAllowed("Nat.reduceLeDiff") ? lessOrEqual(left, right) : null;
    if (name === "instNat.lt") return isAllowed("Nat.reduceLT") ? less(left, right) : null;
    return null;
  }
  const isEquation = fn.first.kind === TermKind.application && fn.first.second === natural;
  if (!isEquation || fn.first.first.kind !== TermKind.constant || fn.first.first.name !== "Eq") return null;
  return isAllowed("Nat.reduceEqDiff") ? equalOffsets(left, right) : null;

  function isAllowed(simproc: string): boolean {
    return allowed === null || allowed.has(simproc);
  }
}

function computed({ compute }: LiteralFunction, left: Term, right: Term): Simplified | null {
  if (left.kind !== TermKind.natural || right.kind !== TermKind.natural) return null;
  const value = compute(left.natural, right.natural);
  return value === null ? null : { term: naturalLiteral(value), proof: null };
}

function decided(holds: boolean, lemma: string, args: readonly Term[]): Simplified {
  const proof = applications(constant(`Nat.Simproc.${lemma}_${holds}`), [...args, holds ? isTrue : isFalse]);
  return { term: holds ? trueProposition : falseProposition, proof };
}

function less(left: Term, right: Term): Simplified | null {
  if (left.kind !== TermKind.natural || right.kind !== TermKind.natural) return null;
  return decided(left.natural < right.natural, "lt", [left, right]);
}

function divides(left: Term, right: Term): Simplified | null {
  if (left.kind !== TermKind.natural || right.kind !== TermKind.natural) return null;
  const holds = left.natural === 0n ? right.natural === 0n : right.natural % left.natural === 0n;
  return decided(holds, "dvd", [left, right]);
}

/** `base + offset` with a literal offset, or a literal (base null). */
interface Offset {
  readonly base: Term | null;
  readonly offset: bigint;
  readonly literal: Term;
}

function offsetOf(term: Term): Offset | null {
  if (term.kind === TermKind.natural) return { base: null, offset: term.natural, literal: term };
  if (term.kind !== TermKind.application || term.second.kind !== TermKind.natural) return null;
  const { first: fn, second: literal } = term;
  if (fn.kind !== TermKind.application || fn.first.kind !== TermKind.constant || fn.first.name !== "instNat.hAdd")
    return null;
  return { base: fn.second, offset: literal.natural, literal };
}

function plus(base: Term, offset: bigint): Term {
  return offset === 0n ? base : applications(constant("instNat.hAdd"), [base, naturalLiteral(offset)]);
}

/** `left - right`, and `left` itself where nothing is taken away. */
function minus(left: Term, right: Term): Term {
  const isNothing = right.kind === TermKind.natural && right.natural === 0n;
  return isNothing ? left : applications(constant("instNat.hSub"), [left, right]);
}

type Relation = (left: Term, right: Term) => Term;

const equal: Relation = (left, right) => applications(constant("Eq", [levelOne]), [natural, left, right]);
const atMost: Relation = (left, right) => applications(constant("instNat.le"), [left, right]);

function byLemma(term: Term, lemma: string, args: readonly Term[]): Simplified {
  return { term, proof: application(applications(constant(`Nat.Simproc.${lemma}`), args), isTrue) };
}

/** `x + k - (y + j)` where one of `x`, `y` may be missing, by one subtraction of literals. */
function differenceOfOffsets(left: Term, right: Term): Simplified | null {
  const a = offsetOf(left);
  const b = offsetOf(right);
  if (a === null || b === null) return null;
  const isLess = a.offset <= b.offset;
  const difference = isLess ? b.offset - a.offset : a.offset - b.offset;
  if (a.base === null) {
    if (b.base === null) return null;
    const proof = applications(constant("Nat.Simproc.sub_add"), [left, b.base, b.literal]);
    return { term: minus(naturalLiteral(isLess ? 0n : difference), b.base), proof };
  }
  if (b.base === null)
    return isLess
      ? byLemma(minus(a.base, naturalLiteral(difference)), "add_sub_le", [a.base, a.literal, right])
      : byLemma(plus(a.base, difference), "add_sub_ge", [a.base, a.literal, right]);
  const args = [a.base, b.base, a.literal, b.literal];
  return isLess
    ? byLemma(minus(a.base, plus(b.base, difference)), "add_sub_add_le", args)
    : byLemma(minus(plus(a.base, difference), b.base), "add_sub_add_ge", args);
}

function equalOffsets(left: Term, right: Term): Simplified | null {
  const a = offsetOf(left);
  const b = offsetOf(right);
  if (a === null || b === null) return null;
  if (a.base === null && b.base === null)
    return a.offset === b.offset
      ? null
      : { term: falseProposition, proof: applications(constant("Nat.Simproc.literal_ne"), [left, right, isFalse]) };
  if (a.base !== null && b.base === null)
    return a.offset <= b.offset
      ? byLemma(equal(a.base, naturalLiteral(b.offset - a.offset)), "add_eq_le", [a.base, a.literal, right])
      : byLemma(falseProposition, "add_eq_gt", [a.base, a.literal, right]);
  if (a.base === null)
    return b.offset <= a.offset
      ? byLemma(equal(b.base!, naturalLiteral(a.offset - b.offset)), "eq_add_le", [left, b.base!, b.literal])
      : byLemma(falseProposition, "eq_add_gt", [left, b.base!, b.literal]);
  const args = [a.base, b.base!, a.literal, b.literal];
  return a.offset <= b.offset
    ? byLemma(equal(a.base, plus(b.base!, b.offset - a.offset)), "add_eq_add_le", args)
    : byLemma(equal(plus(a.base, a.offset - b.offset), b.base!), "add_eq_add_ge", args);
}

function lessOrEqual(left: Term, right: Term): Simplified | null {
  const a = offsetOf(left);
  const b = offsetOf(right);
  if (a === null || b === null) return null;
  if (a.base === null && b.base === null) return decided(a.offset <= b.offset, "le", [left, right]);
  if (a.base !== null && b.base === null)
    return a.offset <= b.offset
      ? byLemma(atMost(a.base, naturalLiteral(b.offset - a.offset)), "add_le_le", [a.base, a.literal, right])
      : byLemma(falseProposition, "add_le_gt", [a.base, a.literal, right]);
  if (a.base === null)
    return a.offset <= b.offset
      ? byLemma(trueProposition, "le_add_le", [left, b.base!, b.literal])
      : byLemma(atMost(naturalLiteral(a.offset - b.offset), b.base!), "le_add_ge", [left, b.base!, b.literal]);
  const args = [a.base, b.base!, a.literal, b.literal];
  return a.offset <= b.offset
    ? byLemma(atMost(a.base, plus(b.base!, b.offset - a.offset)), "add_le_add_le", args)
    : byLemma(atMost(plus(a.base, a.offset - b.offset), b.base!), "add_le_add_ge", args);
}
