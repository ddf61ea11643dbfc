/**
 * Arithmetic that `simp` does by itself on integers: functions, comparisons and equations of numerals and their negations.
 * The names are those of Lean's simprocs. Source: Lean 4, `Lean/Meta/Tactic/Simp/BuiltinSimprocs/Int.lean`.
 */
import { largestExponent } from "../elaborate/naturals.ts";
import { integerNumeral, integerType, negatedTerm, negationTerm } from "../elaborate/operator-functions.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  levelOne,
  naturalLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { falseProposition, trueProposition } from "./equality-proofs.ts";
import type { Simplified } from "./simplify.ts";

const reflexivity = (value: string): Term =>
  applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant(value)]);

interface Computation {
  readonly simproc: string;
  readonly compute: (left: bigint, right: bigint) => bigint | null;
}

const functions: ReadonlyMap<string, Computation> = new Map<string, Computation>([
  ["instInt.hAdd", { simproc: "Int.reduceAdd", compute: (left, right) => left + right }],
  ["instInt.hSub", { simproc: "Int.reduceSub", compute: (left, right) => left - right }],
  ["instInt.hMul", { simproc: "Int.reduceMul", compute: (left, right) => left * right }],
  ["instInt.hDiv", { simproc: "Int.reduceDiv", compute: quotient }],
  ["instInt.hMod", { simproc: "Int.reduceMod", compute: (left, right) => left - right * quotient(left, right) }],
]);

interface Comparison {
  readonly simproc: string;
  readonly holds: (left: bigint, right: bigint) => boolean;
  readonly instance: string;
}

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ["instInt.le", { simproc: "Int.reduceLE", holds: (left, right) => left <= right, instance: "Int.decLe" }],
  ["instInt.lt", { simproc: "Int.reduceLT", holds: (left, right) => left < right, instance: "Int.decLt" }],
  ["Eq", { simproc: "Int.reduceEq", holds: (left, right) => left === right, instance: "Int.instDecidableEq" }],
  [
    "instInt.dvd",
    {
      simproc: "Int.reduceDvd",
      holds: (left, right) => (left === 0n ? right === 0n : right % left === 0n),
      instance: "Int.decidableDvd",
    },
  ],
]);

/** The names `simp only [Int.reduceAdd]` may use. */
export const integerSimprocs: readonly string[] = [
  ...[...functions.values(), ...comparisons.values()].map(({ simproc }) => simproc),
  ...["Int.reduceNeg", "Int.reducePow", "Int.reduceNatAbs", "Int.reduceToNat", "Int.reduceNatCast"],
];

/** One computation at the head of `term`; null when there is none. */
export function integerArithmetic(term: Term, isAllowed: (simproc: string) => boolean): Simplified | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant) return null;
  const known = functions.get(head.name);
  const args = applicationArguments(term);
  const [first, second] = args as [Term, Term];
  if (known !== undefined && args.length === 2 && isAllowed(known.simproc)) {
    const [left, right] = [numberIn(first), numberIn(second)];
    return left === null || right === null ? null : computed(known.compute(left, right));
  }
  const comparison = comparisons.get(head.name);
  if (comparison !== undefined) {
    if (head.name === "Eq" && first !== integerType) return null;
    return isAllowed(comparison.simproc) ? compared(term, comparison, args.slice(-2) as [Term, Term]) : null;
  }
  switch (`${head.name} ${args.length}`) {
    case "instInt.neg 1": {
      const inner = negatedTerm(first);
      const value = inner === null ? numberIn(first) : numberIn(inner);
      const isReduced = inner === null && value !== 0n;
      return value === null || isReduced || !isAllowed("Int.reduceNeg") ? null : computed(value);
    }
    case "instInt.hPow 2": {
      const base = numberIn(first);
      if (base === null || second.kind !== TermKind.natural || second.natural > largestExponent) return null;
      return isAllowed("Int.reducePow") ? computed(base ** second.natural) : null;
    }
    case "instInt.natCast 1":
      return first.kind === TermKind.natural && isAllowed("Int.reduceNatCast") ? computed(first.natural) : null;
    case "Int.natAbs 1":
    case "Int.toNat 1": {
      const value = numberIn(first);
      const isAbsolute = head.name === "Int.natAbs";
      if (value === null || !isAllowed(isAbsolute ? "Int.reduceNatAbs" : "Int.reduceToNat")) return null;
      const result = value >= 0n ? value : isAbsolute ? -value : 0n;
      return { term: naturalLiteral(result), proof: null };
    }
    default:
      return null;
  }
}

/** `left / right` as `Int.ediv` has it. */
function quotient(left: bigint, right: bigint): bigint {
  if (right === 0n) return 0n;
  const remainder = left % right;
  const rounded = left / right;
  return remainder >= 0n ? rounded : right > 0n ? rounded - 1n : rounded + 1n;
}

/** A numeral or the negation of one; null for other terms. */
function numberIn(term: Term): bigint | null {
  const inner = negatedTerm(term);
  const numeral = inner ?? term;
  if (numeral.kind !== TermKind.application || numeral.second.kind !== TermKind.natural) return null;
  if (integerNumeral(numeral.second) !== numeral) return null;
  return inner === null ? numeral.second.natural : -numeral.second.natural;
}

function computed(value: bigint | null): Simplified | null {
  if (value === null) return null;
  const magnitude = integerNumeral(naturalLiteral(value < 0n ? -value : value));
  return { term: value < 0n ? negationTerm(magnitude) : magnitude, proof: null };
}

function compared(term: Term, { holds, instance }: Comparison, [left, right]: [Term, Term]): Simplified | null {
  const [a, b] = [numberIn(left), numberIn(right)];
  if (a === null || b === null) return null;
  const isTrue = holds(a, b);
  const decision = applications(constant(instance), [left, right]);
  const [value, decided, equation] = isTrue
    ? ["Bool.true", "of_decide_eq_true", "eq_true"]
    : ["Bool.false", "of_decide_eq_false", "eq_false"];
  const fact = applications(constant(decided!), [term, decision, reflexivity(value!)]);
  return {
    term: isTrue ? trueProposition : falseProposition,
    proof: applications(constant(equation!), [term, fact]),
  };
}
