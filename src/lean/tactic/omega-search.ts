/**
 * The search behind `omega`: is a list of linear inequalities over natural numbers contradictory?
 *
 * Fourier–Motzkin elimination with integer tightening; equalities with a unit coefficient are eliminated first, then
 * variables whose elimination is exact. Without the omega test's dark and grey shadows (Pugh, 1991), as in Lean: every
 * answer is a derivation that the kernel can follow, but some contradictions over the integers are not found.
 */

/** `v[0] + v[1]·x₁ + … + v[n]·xₙ`, read as `≥ 0`. */
export type Inequality = readonly bigint[];

/** How an inequality was won. */
export type Derivation =
  | { readonly kind: "fact"; readonly index: number; readonly inequality: Inequality }
  /** `xᵢ ≥ 0`. */
  | { readonly kind: "nonnegative"; readonly inequality: Inequality }
  /** (leftFactor·left + rightFactor·right) / divisor, the constant rounded down. */
  | {
      readonly kind: "combination";
      readonly left: Derivation;
      readonly leftFactor: bigint;
      readonly right: Derivation;
      readonly rightFactor: bigint;
      readonly divisor: bigint;
      readonly inequality: Inequality;
    };

/** Inequalities that one search may make: far above what a person's problem needs. */
const MAX_INEQUALITIES = 4000;

/**
 * A derivation of `c ≥ 0` with c < 0 from the facts, or null when the search finds none. `spend` is told of the
 * work in units of the budget.
 */
export function refute(
  facts: readonly Inequality[],
  atomCount: number,
  spend: (units: number) => void,
): Derivation | null {
  return new Search(atomCount, spend).run(facts);
}

class Search {
  private readonly atomCount: number;
  /** The tightest inequality for each direction `v[1] … v[n]`. */
  private live = new Map<string, Derivation>();
  private contradiction: Derivation | null = null;
  private made = 0;
  private readonly spend: (units: number) => void;

  constructor(atomCount: number, spend: (units: number) => void) {
    this.atomCount = atomCount;
    this.spend = spend;
  }

  run(facts: readonly Inequality[]): Derivation | null {
    for (let atom = 1; atom <= this.atomCount; atom++) {
      const inequality = Array.from({ length: this.atomCount + 1 }, (_, i) => (i === atom ? 1n : 0n));
      this.add({ kind: "nonnegative", inequality });
    }
    for (const [index, fact] of facts.entries())
      this.add(tightened({ kind: "fact", index, inequality: this.padded(fact) }));
    while (this.contradiction === null && this.made < MAX_INEQUALITIES) {
      const step = this.nextElimination();
      if (step === null) return null;
      this.eliminate(step);
    }
    return this.contradiction;
  }

  private padded(fact: Inequality): Inequality {
    return Array.from({ length: this.atomCount + 1 }, (_, i) => fact[i] ?? 0n);
  }

  private add(derivation: Derivation): void {
    this.made++;
    this.spend(16 + (this.atomCount >> 1));
    const { inequality } = derivation;
    const constant = inequality[0]!;
    if (inequality.every((coefficient, i) => i === 0 || coefficient === 0n)) {
      if (constant < 0n) this.contradiction ??= derivation;
      return;
    }
    const key = direction(inequality);
    const known = this.live.get(key);
    if (known !== undefined && known.inequality[0]! <= constant) return;
    this.live.set(key, derivation);
    const opposite = this.live.get(direction(inequality.map((coefficient) => -coefficient)));
    if (opposite !== undefined && opposite.inequality[0]! + constant < 0n)
      this.contradiction ??= combined(derivation, 1n, opposite, 1n);
  }

  /** The variable to eliminate next, and the equality to do it with if there is one. */
  private nextElimination(): Elimination | null {
    this.spend((this.live.size * this.atomCount) >> 3);
    const equality = this.unitEquality();
    if (equality !== null) return equality;
    let best: Elimination | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let atom = 1; atom <= this.atomCount; atom++) {
      let lower = 0;
      let upper = 0;
      let lowerUnits = true;
      let upperUnits = true;
      for (const { inequality } of this.live.values()) {
        const coefficient = inequality[atom]!;
        if (coefficient > 0n) {
          lower++;
          lowerUnits &&= coefficient === 1n;
        } else if (coefficient < 0n) {
          upper++;
          upperUnits &&= coefficient === -1n;
        }
      }
      if (lower + upper === 0) continue;
      const exact = lowerUnits || upperUnits;
      const cost = lower * upper - lower - upper + (exact ? 0 : 10_000);
      if (cost < bestCost) {
        bestCost = cost;
        best = { atom, equality: null };
      }
    }
    return best;
  }

  private unitEquality(): Elimination | null {
    for (const derivation of this.live.values()) {
      const { inequality } = derivation;
      const opposite = this.live.get(direction(inequality.map((coefficient) => -coefficient)));
      if (opposite === undefined || opposite.inequality[0]! + inequality[0]! !== 0n) continue;
      for (let atom = 1; atom <= this.atomCount; atom++) {
        if (inequality[atom] === 1n) return { atom, equality: { positive: derivation, negative: opposite } };
        if (inequality[atom] === -1n) return { atom, equality: { positive: opposite, negative: derivation } };
      }
    }
    return null;
  }

  private eliminate({ atom, equality }: Elimination): void {
    const lower: Derivation[] = [];
    const upper: Derivation[] = [];
    const before = this.live;
    this.live = new Map();
    for (const derivation of before.values()) {
      const coefficient = derivation.inequality[atom]!;
      if (coefficient === 0n) this.live.set(direction(derivation.inequality), derivation);
      else if (coefficient > 0n) lower.push(derivation);
      else upper.push(derivation);
    }
    for (const low of equality === null ? lower : [equality.positive])
      for (const high of upper) this.resolve(low, high, atom);
    if (equality !== null) for (const low of lower) this.resolve(low, equality.negative, atom);
  }

  /** Adds the combination of two inequalities in which the atom cancels. */
  private resolve(low: Derivation, high: Derivation, atom: number): void {
    if (this.contradiction !== null || this.made >= MAX_INEQUALITIES) return;
    const positive = low.inequality[atom]!;
    const negative = -high.inequality[atom]!;
    const common = greatestCommonDivisor(positive, negative);
    this.add(combined(low, negative / common, high, positive / common));
  }
}

interface Elimination {
  readonly atom: number;
  /** The two halves of an equality in which the atom has coefficient 1 and -1. */
  readonly equality: { readonly positive: Derivation; readonly negative: Derivation } | null;
}

function direction(inequality: Inequality): string {
  let key = "";
  for (let i = 1; i < inequality.length; i++) key += `${inequality[i]},`;
  return key;
}

/** The sum, divided by the common divisor of its coefficients. */
function combined(left: Derivation, leftFactor: bigint, right: Derivation, rightFactor: bigint): Derivation {
  const sum = left.inequality.map((value, i) => leftFactor * value + rightFactor * right.inequality[i]!);
  const divisor = coefficientDivisor(sum);
  return {
    kind: "combination",
    left,
    leftFactor,
    right,
    rightFactor,
    divisor,
    inequality: divided(sum, divisor),
  };
}

/** A fact divided by the common divisor of its coefficients, where that says more. */
function tightened(fact: Derivation): Derivation {
  const divisor = coefficientDivisor(fact.inequality);
  if (divisor === 1n) return fact;
  const inequality = divided(fact.inequality, divisor);
  return { kind: "combination", left: fact, leftFactor: 1n, right: fact, rightFactor: 0n, divisor, inequality };
}

/** Greatest common divisor of `v[1] … v[n]`; 1 when all are 0. */
function coefficientDivisor(inequality: Inequality): bigint {
  let divisor = 0n;
  for (let i = 1; i < inequality.length && divisor !== 1n; i++)
    divisor = greatestCommonDivisor(divisor, inequality[i]!);
  return divisor === 0n ? 1n : divisor;
}

function divided(inequality: Inequality, divisor: bigint): Inequality {
  return divisor === 1n ? inequality : inequality.map((value) => floorDivide(value, divisor));
}

function floorDivide(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  return value % divisor < 0n ? quotient - 1n : quotient;
}

function greatestCommonDivisor(left: bigint, right: bigint): bigint {
  if (left < 0n) left = -left;
  if (right < 0n) right = -right;
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
