/**
 * What `omega` sees of terms of type Nat: linear forms over atoms, as terms of the library's `Lean.Omega.Expr` and as
 * vectors of coefficients. Sums, products with a literal, successors and literals are seen through; anything else is an
 * atom, and subtraction, division, remainder, minimum and maximum bring facts about their atom with them.
 */

import { mentionsAny } from "../elaborate/goals.ts";
import { largestExponent } from "../elaborate/naturals.ts";
import {
  castTerm,
  integerNumeral,
  integerType,
  naturalType,
  negationTerm,
  operatorAt,
} from "../elaborate/operator-functions.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  levelOne,
  levelZero,
  naturalLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";

/** A linear form: its value is `coefficients[0] + Σ coefficients[i]·atom i-1`, and `expression` denotes it. */
export interface LinearForm {
  readonly expression: Term;
  readonly coefficients: readonly bigint[];
}

/** Something to be added to the facts: a proof of a proposition. */
export interface ProvedFact {
  readonly proposition: Term;
  readonly proof: Term;
}

const expression = (name: string, ...args: Term[]): Term => applications(constant(`Lean.Omega.Expr.${name}`), args);
const nat = (name: string, ...args: Term[]): Term => applications(constant(`Nat.${name}`), args);
/** An operator applied. */
const operation = (name: string, ...args: Term[]): Term => applications(constant(`instNat.${name}`), args);
const library = (name: string, ...args: Term[]): Term => applications(constant(`Lean.Omega.${name}`), args);

export function numberForm(value: bigint): LinearForm {
  return { expression: expression("num", naturalLiteral(value)), coefficients: [value] };
}

export function sumForm(left: LinearForm, right: LinearForm): LinearForm {
  const length = Math.max(left.coefficients.length, right.coefficients.length);
  return {
    expression: expression("add", left.expression, right.expression),
    coefficients: Array.from({ length }, (_, i) => (left.coefficients[i] ?? 0n) + (right.coefficients[i] ?? 0n)),
  };
}

/** `factor · form`; `side` says on which side of the product the literal stands. */
export function productForm(factor: bigint, form: LinearForm, side: "left" | "right"): LinearForm {
  const literal = naturalLiteral(factor);
  return {
    expression:
      side === "left" ? expression("mul", literal, form.expression) : expression("mulRight", form.expression, literal),
    coefficients: form.coefficients.map((coefficient) => factor * coefficient),
  };
}

/** The value of a term without variables whose form has no atoms (the kernel computes it too); null for others. */
export function literalOf(term: Term, form: LinearForm): bigint | null {
  if (term.hasFreeVariable || term.hasMetavariable) return null;
  return form.coefficients.every((coefficient, i) => i === 0 || coefficient === 0n) ? form.coefficients[0]! : null;
}

/** The atoms met so far, in order, and the facts each brings. Atoms that are equal by definition are one, as in Lean. */
export class Atoms {
  private readonly session: Session;
  readonly terms: Term[] = [];
  /** What is known of each atom whatever the hypotheses. */
  readonly facts: (readonly ProvedFact[])[] = [];

  constructor(session: Session) {
    this.session = session;
  }

  /** The atoms as a list of Nat; those that mention one of the variables `outside` are left out as 0. */
  listWithout(outside: ReadonlySet<Term>): Term {
    const type = constant("Nat");
    let list = applications(constant("List.nil", [levelZero]), [type]);
    for (let i = this.terms.length; i-- > 0; ) {
      const atom = mentionsAny(this.terms[i]!, outside) ? naturalLiteral(0) : this.terms[i]!;
      list = applications(constant("List.cons", [levelZero]), [type, atom, list]);
    }
    return list;
  }

  /** The linear form of a term of type Nat (instantiated). */
  form(written: Term): LinearForm {
    if (written.kind === TermKind.natural) return numberForm(written.natural);
    const term = this.visible(written);
    if (term.kind === TermKind.natural) return numberForm(term.natural);
    const head = applicationHead(term);
    if (head.kind !== TermKind.constant) return this.atom(term);
    const args = applicationArguments(term);
    const [left, right] = args;
    switch (head.name) {
      case "Nat.zero":
        return numberForm(0n);
      case "Nat.succ":
        return sumForm(this.form(left!), numberForm(1n));
      case "instNat.hAdd":
        return args.length === 2 ? sumForm(this.form(left!), this.form(right!)) : this.atom(term);
      case "instNat.hMul":
        return args.length === 2 ? this.product(term, left!, right!) : this.atom(term);
      case "instNat.hPow":
        return args.length === 2 ? this.power(term, left!, right!) : this.atom(term);
      case "instNat.hSub":
        return args.length === 2 ? this.atom(term, () => this.byCases("sub_cases", left!, right!)) : this.atom(term);
      case "min":
        return args.length === 2 ? this.atom(term, () => this.byCases("min_cases", left!, right!)) : this.atom(term);
      case "max":
        return args.length === 2 ? this.atom(term, () => this.byCases("max_cases", left!, right!)) : this.atom(term);
      case "Fin.val":
        return this.atom(term, () => [
          { proposition: operation("lt", term, left!), proof: applications(constant("Fin.isLt"), args) },
        ]);
      case "Int.natAbs":
        return this.atom(term, () => [signCases("natAbs_cases", term, left!)]);
      case "Int.toNat":
        return this.atom(term, () => [signCases("toNat_cases", term, left!)]);
      case "instNat.hDiv":
      case "instNat.hMod":
        return args.length === 2 ? this.quotient(term, left!, right!) : this.atom(term);
      default:
        return this.atom(term);
    }
  }

  /** A variable's value (`let`), and a component of a pair that is written out. */
  visible(term: Term): Term {
    if (term.kind === TermKind.freeVariable) return term.value === term ? term : this.visible(term.value);
    const head = applicationHead(term);
    const isProjection =
      head.kind === TermKind.projection ||
      (head.kind === TermKind.constant && (head.name === "Prod.fst" || head.name === "Prod.snd"));
    return isProjection ? whnfAt(this.session, term, Transparency.instances) : term;
  }

  /** The value of a divisor without variables that is positive; null for others. */
  divisorOf(term: Term): bigint | null {
    const value = term.kind === TermKind.natural ? term.natural : literalOf(term, this.form(term));
    return value === 0n ? null : value;
  }

  private product(term: Term, left: Term, right: Term): LinearForm {
    const leftForm = this.form(left);
    const rightForm = this.form(right);
    const leftValue = literalOf(left, leftForm);
    if (leftValue !== null) return productForm(leftValue, rightForm, "left");
    const rightValue = literalOf(right, rightForm);
    if (rightValue !== null) return productForm(rightValue, leftForm, "right");
    return this.atom(term);
  }

  private power(term: Term, base: Term, exponent: Term): LinearForm {
    const baseValue = literalOf(base, this.form(base));
    const exponentValue = baseValue === null ? null : literalOf(exponent, this.form(exponent));
    if (baseValue === null || exponentValue === null || exponentValue > largestExponent) return this.atom(term);
    return numberForm(baseValue ** exponentValue);
  }

  /** `t / k` and `t % k` with a positive number `k`: both are atoms, with `k * (t / k) + t % k = t` and `t % k < k`. */
  private quotient(term: Term, dividend: Term, divisor: Term): LinearForm {
    const value = this.divisorOf(divisor);
    if (value === null) return this.atom(term);
    return this.atom(term, () => {
      const quotient = operation("hDiv", dividend, divisor);
      const remainder = operation("hMod", dividend, divisor);
      const product = operation("hMul", divisor, quotient);
      const isPositive = nat("zero_lt_succ", naturalLiteral(value - 1n));
      return [
        {
          proposition: natEquation(operation("hAdd", product, remainder), dividend),
          proof: nat("div_add_mod", dividend, divisor),
        },
        { proposition: operation("lt", remainder, divisor), proof: nat("mod_lt", dividend, divisor, isPositive) },
      ];
    });
  }

  private byCases(lemma: "sub_cases" | "min_cases" | "max_cases", left: Term, right: Term): ProvedFact[] {
    return [{ proposition: casesStatement(lemma, left, right), proof: library(lemma, left, right) }];
  }

  /** The form of an atom; `facts` when it is met first. */
  atom(term: Term, facts?: () => ProvedFact[]): LinearForm {
    let index = this.terms.indexOf(term);
    if (index < 0) index = this.terms.findIndex((known) => isSameAtom(this.session, known, term));
    if (index < 0) {
      index = this.terms.length;
      this.terms.push(term);
      this.facts.push(facts === undefined ? [] : facts());
    }
    const coefficients = new Array<bigint>(index + 2).fill(0n);
    coefficients[index + 1] = 1n;
    return { expression: expression("atom", naturalLiteral(index)), coefficients };
  }
}

/** Are two atoms equal by definition? Plain variables are so only when they are the same. */
export function isSameAtom(session: Session, left: Term, right: Term): boolean {
  if (left.kind === TermKind.freeVariable || right.kind === TermKind.freeVariable) return false;
  if (applicationHead(left).kind !== applicationHead(right).kind) return false;
  return unify(session, left, right);
}

export function natEquation(left: Term, right: Term): Term {
  return applications(constant("Eq", [levelOne]), [constant("Nat"), left, right]);
}

/** What `Lean.Omega.sub_cases` and its like say of two numbers. */
function casesStatement(lemma: "sub_cases" | "min_cases" | "max_cases", a: Term, b: Term): Term {
  const and = (p: Term, q: Term): Term => applications(constant("And"), [p, q]);
  const or = (p: Term, q: Term): Term => applications(constant("Or"), [p, q]);
  const belowA = operation("le", a, b);
  const belowB = operation("le", b, a);
  if (lemma === "sub_cases") {
    const difference = operation("hSub", a, b);
    return or(
      and(belowA, natEquation(difference, naturalLiteral(0))),
      and(belowB, natEquation(a, operation("hAdd", difference, b))),
    );
  }
  const value = applications(constant(lemma === "min_cases" ? "min" : "max"), [a, b]);
  const [first, second] = lemma === "min_cases" ? [a, b] : [b, a];
  return or(and(belowA, natEquation(value, first)), and(belowB, natEquation(value, second)));
}

/** What is known of `x.natAbs` and `x.toNat` (`value`), by the sign of `x`. */
function signCases(lemma: "natAbs_cases" | "toNat_cases", value: Term, x: Term): ProvedFact {
  const zero = integerNumeral(naturalLiteral(0));
  const relation = (symbol: string, left: Term, right: Term): Term =>
    applications(operatorAt(symbol, integerType)!, [left, right]);
  const equation = (type: Term, left: Term, right: Term): Term =>
    applications(constant("Eq", [levelOne]), [type, left, right]);
  const whenNegative =
    lemma === "natAbs_cases"
      ? equation(integerType, castTerm(value), negationTerm(x))
      : equation(naturalType, value, naturalLiteral(0));
  const cases = [
    [relation("≤", zero, x), equation(integerType, castTerm(value), x)],
    [relation("<", x, zero), whenNegative],
  ].map((parts) => applications(constant("And"), parts));
  return { proposition: applications(constant("Or"), cases), proof: library(lemma, x) };
}
