/**
 * What `omega` sees of terms of type Int: each is the difference of two natural numbers, whose linear forms are found by
 * omega-terms.ts. A cast is the number itself less nothing; any other atom `x` is `Lean.Omega.positive x` less
 * `Lean.Omega.negative x`. Division by a positive numeral brings the bounds of the remainder along.
 */
import { largestExponent } from "../elaborate/naturals.ts";
import { integerNumeral, integerType, operatorAt } from "../elaborate/operator-functions.ts";
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
import { type Atoms, type LinearForm, literalOf, type ProvedFact } from "./omega-terms.ts";

/** A natural number with its form. */
interface Side {
  readonly term: Term;
  readonly form: LinearForm;
}

/** `proof : term = Int.subNatNat positive negative`. */
export interface Difference {
  readonly term: Term;
  readonly positive: Side;
  readonly negative: Side;
  readonly proof: Term;
}

const library = (name: string, ...args: Term[]): Term => applications(constant(`Lean.Omega.${name}`), args);
const onNat = (symbol: string, left: Term, right: Term): Term => at(constant("Nat"), symbol, left, right);
const onInt = (symbol: string, left: Term, right: Term): Term => at(integerType, symbol, left, right);
const at = (type: Term, symbol: string, left: Term, right: Term): Term =>
  applications(operatorAt(symbol, type)!, [left, right]);
const zero = naturalLiteral(0);
const integerZero = integerNumeral(zero);
const both = (left: Term, right: Term): Term => applications(constant("And"), [left, right]);
const isTrue = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant("Bool.true")]);

/** The form of an integer (instantiated). */
export function differenceOf(atoms: Atoms, written: Term): Difference {
  const term = atoms.visible(written);
  const head = applicationHead(term);
  const args = applicationArguments(term);
  const [left, right] = args;
  const make = (positive: Term, negative: Term, proof: Term): Difference => ({
    term,
    positive: { term: positive, form: atoms.form(positive) },
    negative: { term: negative, form: atoms.form(negative) },
    proof,
  });
  const byLemma = (name: string, a: Difference, b: Difference, positive: Term, negative: Term): Difference =>
    make(positive, negative, applications(constant(`Lean.Omega.${name}`), [...sidesOf(a, b), a.proof, b.proof]));
  const atom = (facts?: () => ProvedFact[]): Difference => {
    const positive = library("positive", term);
    atoms.atom(positive, facts);
    return make(positive, library("negative", term), library("int_atom", term));
  };
  switch (head.kind === TermKind.constant ? `${head.name} ${args.length}` : "") {
    case "instInt.ofNat 1":
    case "instInt.natCast 1":
    case "Int.ofNat 1":
      return make(left!, zero, library("int_ofNat", left!));
    case "Int.negSucc 1":
      return make(zero, onNat("+", left!, naturalLiteral(1)), library("int_negSucc", left!));
    case "instInt.neg 1": {
      const { positive, negative, proof } = differenceOf(atoms, left!);
      return make(negative.term, positive.term, library("int_neg", left!, positive.term, negative.term, proof));
    }
    case "instInt.hAdd 2":
    case "instInt.hSub 2": {
      const [a, b] = [differenceOf(atoms, left!), differenceOf(atoms, right!)];
      const isSum = head.name === "instInt.hAdd";
      const [more, less] = isSum ? [b.positive, b.negative] : [b.negative, b.positive];
      const positive = onNat("+", a.positive.term, more.term);
      return byLemma(isSum ? "int_add" : "int_sub", a, b, positive, onNat("+", a.negative.term, less.term));
    }
    case "instInt.hMul 2": {
      const [a, b] = [differenceOf(atoms, left!), differenceOf(atoms, right!)];
      const isOfNumbers = a.negative.term === zero && b.negative.term === zero;
      if (numberIn(a) === null && numberIn(b) === null && !isOfNumbers) return atom();
      const product = (x: Side, y: Side): Term => onNat("*", x.term, y.term);
      const positive = onNat("+", product(a.positive, b.positive), product(a.negative, b.negative));
      const negative = onNat("+", product(a.positive, b.negative), product(a.negative, b.positive));
      return byLemma("int_mul", a, b, positive, negative);
    }
    case "instInt.hPow 2": {
      const base = numberIn(differenceOf(atoms, left!));
      const exponent = base === null ? null : literalOf(right!, atoms.form(right!));
      if (base === null || exponent === null || exponent > largestExponent) return atom();
      const power = base ** exponent;
      const [positive, negative] = [power < 0n ? 0n : power, power < 0n ? -power : 0n].map(naturalLiteral);
      return make(positive!, negative!, applications(constant("Eq.refl", [levelOne]), [integerType, term]));
    }
    case "instInt.hDiv 2":
      return isPositive(atoms, right!) ? atom(() => remainderFacts(left!, right!)) : atom();
    case "instInt.hMod 2": {
      if (!isPositive(atoms, right!)) return atom();
      const quotient = onInt("/", left!, right!);
      const whole = differenceOf(atoms, onInt("-", left!, onInt("*", right!, quotient)));
      const difference = applications(constant("Int.subNatNat"), [whole.positive.term, whole.negative.term]);
      const proof = applications(constant("Eq.trans", [levelOne]), [
        ...[integerType, term, whole.term, difference],
        ...[applications(constant("Int.emod_def"), [left!, right!]), whole.proof],
      ]);
      return { ...whole, term, proof };
    }
    default:
      return atom();
  }
}

/** The arguments that lemmas about two integers begin with. */
export function sidesOf(a: Difference, b: Difference): Term[] {
  return [a.term, b.term, a.positive.term, a.negative.term, b.positive.term, b.negative.term];
}

/** The value of a term without variables and atoms; null for others. */
function numberIn({ positive, negative }: Difference): bigint | null {
  const plus = literalOf(positive.term, positive.form);
  const minus = literalOf(negative.term, negative.form);
  return plus === null || minus === null ? null : plus - minus;
}

function isPositive(atoms: Atoms, divisor: Term): boolean {
  const value = numberIn(differenceOf(atoms, divisor));
  return value !== null && value > 0n;
}

/** `0 ≤ dividend % divisor` and `dividend % divisor < divisor`. */
function remainderFacts(dividend: Term, divisor: Term): ProvedFact[] {
  const remainder = onInt("%", dividend, divisor);
  const proposition = both(onInt("≤", integerZero, remainder), onInt("<", remainder, divisor));
  return [{ proposition, proof: library("remainder", dividend, divisor, isTrue) }];
}
