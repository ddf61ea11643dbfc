/** A contradiction found by `omega-search.ts` as a proof term over the lemmas of the library's `omega.lean`. */
import { applications, constant, levelOne, naturalLiteral, type Term } from "../kernel/index.ts";
import type { Derivation } from "./omega-search.ts";
import { type LinearForm, numberForm, productForm, sumForm } from "./omega-terms.ts";

const isTrue = applications(constant("Eq.refl", [levelOne]), [constant("Bool"), constant("Bool.true")]);
const lemma = (name: string, ...args: Term[]): Term => applications(constant(name), args);

/** `left ≤ right`, and why. */
export interface Inequality {
  readonly left: LinearForm;
  readonly right: LinearForm;
  readonly proof: Term;
}

/**
 * Turns derivations into proofs. Sums are put together from the facts they come from and checked once, by `cut` where
 * dividing has rounded a constant, by `refute` at the end.
 */
export class Replay {
  private readonly list: Term;
  private readonly facts: readonly Inequality[];
  private readonly cuts = new Map<Derivation, Inequality>();

  constructor(list: Term, facts: readonly Inequality[]) {
    this.list = list;
    this.facts = facts;
  }

  contradiction(derivation: Derivation): Term {
    const { left, right, proof } = this.sum(this.parts(derivation, 1n, new Map()));
    return lemma("Lean.Omega.refute", this.list, left.expression, right.expression, proof, isTrue);
  }

  /** What the derivation adds up, each with its factor. That atoms are not negative needs no part: the checks know it. */
  private parts(derivation: Derivation, factor: bigint, found: Map<Inequality, bigint>): Map<Inequality, bigint> {
    if (derivation.kind === "nonnegative" || factor === 0n) return found;
    if (derivation.kind === "combination" && derivation.divisor === 1n) {
      this.parts(derivation.left, factor * derivation.leftFactor, found);
      return this.parts(derivation.right, factor * derivation.rightFactor, found);
    }
    const part = derivation.kind === "fact" ? this.facts[derivation.index]! : this.cut(derivation);
    return found.set(part, (found.get(part) ?? 0n) + factor);
  }

  private sum(parts: ReadonlyMap<Inequality, bigint>): Inequality {
    let sum: Inequality | null = null;
    for (const [part, factor] of parts) {
      const scaled = factor === 1n ? part : this.scaled(part, factor);
      sum = sum === null ? scaled : this.added(sum, scaled);
    }
    return sum ?? { left: numberForm(0n), right: numberForm(0n), proof: lemma("Nat.le_refl", naturalLiteral(0)) };
  }

  private added(first: Inequality, second: Inequality): Inequality {
    const forms = [first.left, first.right, second.left, second.right].map(({ expression }) => expression);
    return {
      left: sumForm(first.left, second.left),
      right: sumForm(first.right, second.right),
      proof: lemma("Lean.Omega.add_le", this.list, ...forms, first.proof, second.proof),
    };
  }

  private scaled({ left, right, proof }: Inequality, factor: bigint): Inequality {
    return {
      left: productForm(factor, left, "left"),
      right: productForm(factor, right, "left"),
      proof: lemma("Lean.Omega.mul_le", this.list, naturalLiteral(factor), left.expression, right.expression, proof),
    };
  }

  /** A combination divided by its divisor. */
  private cut(derivation: Derivation & { readonly kind: "combination" }): Inequality {
    const known = this.cuts.get(derivation);
    if (known !== undefined) return known;
    const { left, leftFactor, right, rightFactor, divisor, inequality } = derivation;
    const source = this.sum(this.parts(right, rightFactor, this.parts(left, leftFactor, new Map())));
    const result = { left: sideOf(inequality, -1n), right: sideOf(inequality, 1n) };
    const forms = [source.left, source.right, result.left, result.right].map(({ expression }) => expression);
    const proof = lemma("Lean.Omega.cut", this.list, ...forms, naturalLiteral(divisor - 1n), source.proof, isTrue);
    const cut = { ...result, proof };
    this.cuts.set(derivation, cut);
    return cut;
  }
}

/** The part of an inequality with coefficients of one sign, as a form. */
function sideOf(inequality: readonly bigint[], sign: bigint): LinearForm {
  let form: LinearForm | null = null;
  inequality.forEach((coefficient, i) => {
    if (coefficient * sign <= 0n) return;
    const magnitude = coefficient * sign;
    const part = i === 0 ? numberForm(magnitude) : monomial(magnitude, i - 1);
    form = form === null ? part : sumForm(form, part);
  });
  return form ?? numberForm(0n);
}

function monomial(factor: bigint, index: number): LinearForm {
  const coefficients = new Array<bigint>(index + 2).fill(0n);
  coefficients[index + 1] = 1n;
  const atom = { expression: lemma("Lean.Omega.Expr.atom", naturalLiteral(index)), coefficients };
  return factor === 1n ? atom : productForm(factor, atom, "left");
}
