/**
 * Natural number literals and arithmetic on them.
 *
 * A function of `Nat` is computed on literals only after the environment's own definition was found to be the real one:
 * by its defining equations, checked by definitional equality on free variables, where these determine it
 * (add, sub, mul, pow, …); by its type and its values on small arguments for those defined by well-founded recursion
 * (div, mod, gcd, …), as Lean's kernel takes them for granted too.
 * Source: Lean 4 `type_checker::reduce_nat`; the equations are those of lean4lean `checkPrimitiveDef`.
 */
import { budget } from "./budget.ts";
import type { Environment, Judgements } from "./environment.ts";
import { ResourceLimit } from "./errors.ts";
import { arrow } from "./substitution.ts";
import {
  alphaEqual,
  application,
  constant,
  freshFreeVariable,
  naturalLiteral,
  type Term,
  TermKind,
  terms,
} from "./term.ts";

/** Largest exponent and shift computed, as in Lean. */
const MAX_EXPONENT = 1n << 24n;
/** Largest result computed, in bits; beyond it a check is given up. */
const MAX_BITS = 1 << 26;

const NAT = constant("Nat");
const ZERO = constant("Nat.zero");
const SUCC = constant("Nat.succ");
const TRUE = constant("Bool.true");
const FALSE = constant("Bool.false");

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a];
  return b;
}

/** Floor of the binary logarithm, 0 for 0. */
function binaryLogarithm(a: bigint): bigint {
  return a === 0n ? 0n : BigInt(a.toString(2).length - 1);
}

/** Bits of a number, rounded up to a multiple of four. */
function bits(a: bigint): number {
  return a.toString(16).length * 4;
}

function checkedPower(a: bigint, b: bigint): bigint | null {
  if (b > MAX_EXPONENT) return null;
  if (a > 1n && bits(a) * Number(b) > MAX_BITS) throw new ResourceLimit("number-size");
  return a ** b;
}

function checkedShift(a: bigint, b: bigint): bigint | null {
  if (b > MAX_EXPONENT) return null;
  if (bits(a) + Number(b) > MAX_BITS) throw new ResourceLimit("number-size");
  return a << b;
}

function checkedProduct(a: bigint, b: bigint): bigint {
  if (a > 1n << 64n && b > 1n << 64n && bits(a) + bits(b) > MAX_BITS) throw new ResourceLimit("number-size");
  return a * b;
}

type Unary = (a: bigint) => bigint;
type Binary = (a: bigint, b: bigint) => bigint | boolean | null;

const UNARY = new Map<string, Unary>([
  ["Nat.pred", (a) => (a === 0n ? 0n : a - 1n)],
  ["Nat.log2", binaryLogarithm],
]);

const BINARY = new Map<string, Binary>([
  ["Nat.add", (a, b) => a + b],
  ["Nat.sub", (a, b) => (a > b ? a - b : 0n)],
  ["Nat.mul", checkedProduct],
  ["Nat.pow", checkedPower],
  ["Nat.div", (a, b) => (b === 0n ? 0n : a / b)],
  ["Nat.mod", (a, b) => (b === 0n ? a : a % b)],
  ["Nat.gcd", greatestCommonDivisor],
  ["Nat.beq", (a, b) => a === b],
  ["Nat.ble", (a, b) => a <= b],
  ["Nat.land", (a, b) => a & b],
  ["Nat.lor", (a, b) => a | b],
  ["Nat.xor", (a, b) => a ^ b],
  ["Nat.shiftLeft", checkedShift],
  ["Nat.shiftRight", (a, b) => a >> (b > MAX_EXPONENT ? MAX_EXPONENT << 8n : b)],
]);

/** The literal as a constructor application: `Nat.zero` or `Nat.succ (n-1)`. */
export function naturalToConstructor(value: bigint): Term {
  return value === 0n ? ZERO : application(SUCC, naturalLiteral(value - 1n));
}

/** The number that `term` (in weak head normal form) is, when it is a literal or `Nat.zero`. */
function asNumber(term: Term): bigint | null {
  if (term.kind === TermKind.natural) return term.natural;
  return term === ZERO ? 0n : null;
}

/** Is `term` zero, as a literal or constructor? */
export function isNaturalZero(term: Term): boolean {
  return term === ZERO || (term.kind === TermKind.natural && term.natural === 0n);
}

/** `n` for `n + 1` given as a literal or as `Nat.succ n`; null for other terms. */
export function naturalPredecessor(term: Term): Term | null {
  if (term.kind === TermKind.natural) return term.natural > 0n ? naturalLiteral(term.natural - 1n) : null;
  return term.kind === TermKind.application && term.fn === SUCC ? term.arg : null;
}

/** Computes `Nat.succ n`, `Nat.add m n`, … on literals; null when `term` is no such application. */
export function reduceNatural(judgements: Judgements, term: Term): Term | null {
  if (term.kind !== TermKind.application || term.hasFreeVariable || term.hasMetavariable) return null;
  const fn = term.fn;
  if (fn.kind === TermKind.constant) return reduceUnary(judgements, fn, term.arg);
  if (fn.kind !== TermKind.application || fn.fn.kind !== TermKind.constant) return null;
  const operation = BINARY.get(fn.fn.name);
  if (operation === undefined || !judgements.environment.isAccelerated(fn.fn.name)) return null;
  const left = asNumber(judgements.whnf(fn.arg));
  if (left === null) return null;
  const right = asNumber(judgements.whnf(term.arg));
  if (right === null) return null;
  const result = operation(left, right);
  if (result === null) return null;
  return typeof result === "boolean" ? (result ? TRUE : FALSE) : naturalLiteral(result);
}

function reduceUnary(judgements: Judgements, fn: Term, arg: Term): Term | null {
  if (fn === SUCC) {
    if (!judgements.environment.isAccelerated("Nat")) return null;
    const value = asNumber(judgements.whnf(arg));
    return value === null ? null : naturalLiteral(value + 1n);
  }
  const operation = UNARY.get(fn.name);
  if (operation === undefined || !judgements.environment.isAccelerated(fn.name)) return null;
  const value = asNumber(judgements.whnf(arg));
  return value === null ? null : naturalLiteral(operation(value));
}

/** Marks `Nat` (literals) and `Bool` as usable when the inductive type just declared is the real one. */
export function recogniseInductive(environment: Environment, name: string): void {
  if (name === "Nat") {
    const succ = environment.get("Nat.succ");
    const isReal =
      hasConstructors(environment, "Nat", ["Nat.zero", "Nat.succ"]) &&
      environment.get("Nat.zero")?.type === NAT &&
      succ?.type.kind === TermKind.pi &&
      succ.type.type === NAT &&
      succ.type.body === NAT;
    if (isReal) environment.accelerate("Nat");
  } else if (name === "Bool") {
    const bool = constant("Bool");
    const isReal = hasConstructors(environment, "Bool", ["Bool.false", "Bool.true"]);
    if (isReal && environment.get("Bool.false")?.type === bool && environment.get("Bool.true")?.type === bool)
      environment.accelerate("Bool");
  }
}

function hasConstructors(environment: Environment, name: string, constructors: readonly string[]): boolean {
  const declaration = environment.get(name);
  if (declaration?.kind !== "inductive" || declaration.levelParameters.length > 0) return false;
  return (
    declaration.constructors.length === constructors.length &&
    declaration.constructors.every((builder, position) => builder === constructors[position])
  );
}

/** Both sides of a defining equation, on the free variables `x` and `y`. */
type Equation = (f: (...args: Term[]) => Term, x: Term, y: Term) => readonly [Term, Term];

const succ = (term: Term): Term => application(SUCC, term);
const call = (name: string, ...args: Term[]): Term => args.reduce(application, constant(name));
const ONE = succ(ZERO);
const TWO = succ(ONE);

/** Equations that determine the function on all literals, given those it uses. */
const EQUATIONS = new Map<string, { readonly uses: readonly string[]; readonly equations: readonly Equation[] }>([
  ["Nat.pred", { uses: [], equations: [(f) => [f(ZERO), ZERO], (f, x) => [f(succ(x)), x]] }],
  ["Nat.add", { uses: [], equations: [(f, x) => [f(x, ZERO), x], (f, x, y) => [f(x, succ(y)), succ(f(x, y))]] }],
  [
    "Nat.sub",
    {
      uses: ["Nat.pred"],
      equations: [(f, x) => [f(x, ZERO), x], (f, x, y) => [f(x, succ(y)), call("Nat.pred", f(x, y))]],
    },
  ],
  [
    "Nat.mul",
    {
      uses: ["Nat.add"],
      equations: [(f, x) => [f(x, ZERO), ZERO], (f, x, y) => [f(x, succ(y)), call("Nat.add", f(x, y), x)]],
    },
  ],
  [
    "Nat.pow",
    {
      uses: ["Nat.mul"],
      equations: [(f, x) => [f(x, ZERO), ONE], (f, x, y) => [f(x, succ(y)), call("Nat.mul", f(x, y), x)]],
    },
  ],
  [
    "Nat.beq",
    {
      uses: ["Bool"],
      equations: [
        (f) => [f(ZERO, ZERO), TRUE],
        (f, x) => [f(ZERO, succ(x)), FALSE],
        (f, x) => [f(succ(x), ZERO), FALSE],
        (f, x, y) => [f(succ(x), succ(y)), f(x, y)],
      ],
    },
  ],
  [
    "Nat.ble",
    {
      uses: ["Bool"],
      equations: [
        (f) => [f(ZERO, ZERO), TRUE],
        (f, x) => [f(ZERO, succ(x)), TRUE],
        (f, x) => [f(succ(x), ZERO), FALSE],
        (f, x, y) => [f(succ(x), succ(y)), f(x, y)],
      ],
    },
  ],
  [
    "Nat.shiftLeft",
    {
      uses: ["Nat.mul"],
      equations: [(f, x) => [f(x, ZERO), x], (f, x, y) => [f(x, succ(y)), f(call("Nat.mul", TWO, x), y)]],
    },
  ],
  [
    "Nat.shiftRight",
    {
      uses: ["Nat.div"],
      equations: [(f, x) => [f(x, ZERO), x], (f, x, y) => [f(x, succ(y)), call("Nat.div", f(x, y), TWO)]],
    },
  ],
]);

/** Arguments on which the functions without determining equations are evaluated by unfolding. */
const SAMPLES: readonly (readonly [bigint, bigint])[] = [
  [0n, 0n],
  [1n, 0n],
  [0n, 1n],
  [3n, 5n],
  [6n, 3n],
  [7n, 2n],
  [7n, 7n],
];
/** Steps allowed to recognise one definition. */
const RECOGNITION_STEPS = 200_000;

/** Computes the definition just declared on literals from now on, when it is found to be the real function. */
export function recogniseDefinition(judgements: Judgements, name: string): void {
  const { environment } = judgements;
  const isUnary = UNARY.has(name);
  if (!isUnary && !BINARY.has(name)) return;
  if (!environment.isAccelerated("Nat") || !hasRealType(environment, name, isUnary)) return;
  const mark = terms.mark();
  const { steps, depth } = budget;
  budget.steps = Math.min(steps, RECOGNITION_STEPS);
  let isReal = false;
  try {
    isReal = EQUATIONS.has(name) ? satisfiesEquations(judgements, name) : agreesOnSamples(judgements, name, isUnary);
  } catch (error) {
    if (!(error instanceof ResourceLimit)) throw error;
  } finally {
    budget.steps = steps;
    budget.depth = depth;
    terms.release(mark);
  }
  if (isReal) environment.accelerate(name);
}

function hasRealType(environment: Environment, name: string, isUnary: boolean): boolean {
  const declaration = environment.get(name);
  if (declaration?.kind !== "definition" || declaration.levelParameters.length > 0) return false;
  const isTest = name === "Nat.beq" || name === "Nat.ble";
  const result = isTest ? constant("Bool") : NAT;
  return alphaEqual(declaration.type, isUnary ? arrow(NAT, result) : arrow(NAT, arrow(NAT, result)));
}

function satisfiesEquations(judgements: Judgements, name: string): boolean {
  const { uses, equations } = EQUATIONS.get(name)!;
  if (!uses.every((used) => judgements.environment.isAccelerated(used))) return false;
  const x = freshFreeVariable("x", NAT);
  const y = freshFreeVariable("y", NAT);
  return equations.every((equation) => {
    const [left, right] = equation((...args) => call(name, ...args), x, y);
    return judgements.isDefEq(left, right);
  });
}

function agreesOnSamples(judgements: Judgements, name: string, isUnary: boolean): boolean {
  return SAMPLES.every(([a, b]) => {
    const args = isUnary ? [naturalLiteral(a)] : [naturalLiteral(a), naturalLiteral(b)];
    const expected = isUnary ? UNARY.get(name)!(a) : (BINARY.get(name)!(a, b) as bigint);
    return judgements.isDefEq(call(name, ...args), naturalLiteral(expected));
  });
}

/** Does `name` name a function that is computed on literals when its definition is recognised? */
export function isArithmeticName(name: string): boolean {
  return UNARY.has(name) || BINARY.has(name);
}
