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
import type { Environment } from "./environment.ts";
import { ResourceLimit } from "./errors.ts";
import { arrow } from "./substitution.ts";
// biome-ignore format: imports of one file together
import {
  alphaEqual, application, constant, freshFreeVariable, naturalLiteral, type Term, TermKind, terms,
} from "./term.ts";
import type { TypeChecker } from "./type-checker.ts";

/** Largest exponent and shift computed, as in Lean. */
const MAX_EXPONENT = 1n << 24n;
/** Largest result computed, in bits; beyond it a check is given up. Room for 2 ^ MAX_EXPONENT. */
const MAX_BITS = 1 << 25;

const NAT = constant("Nat");
const ZERO = constant("Nat.zero");
const SUCC = constant("Nat.succ");
const TRUE = constant("Bool.true");
const FALSE = constant("Bool.false");

/** Bits of a number, rounded up to a multiple of four. */
function bits(a: bigint): number {
  return a.toString(16).length * 4;
}

/** The result of `compute`, whose work is that of a result of `size` bits: one step for 256 of them. */
function sized(size: number, compute: () => bigint): bigint {
  if (size > MAX_BITS) throw new ResourceLimit("number-size");
  budget.spend(size >>> 4);
  return compute();
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (a !== 0n) [a, b] = [b % a, a];
  return b;
}

/** Work of an operation quadratic in its inputs, as a size. */
function quadratic(a: bigint, b: bigint): number {
  return (bits(a) * bits(b)) / 4096;
}

/** Functions of one number are given it twice. `null`: not computed. */
type Arithmetic = (a: bigint, b: bigint) => bigint | boolean | null;

const UNARY = new Map<string, Arithmetic>([
  ["Nat.pred", (a) => (a === 0n ? 0n : a - 1n)],
  ["Nat.log2", (a) => (a === 0n ? 0n : BigInt(a.toString(2).length - 1))],
]);
const BINARY = new Map<string, Arithmetic>([
  ["Nat.add", (a, b) => a + b],
  ["Nat.sub", (a, b) => (a > b ? a - b : 0n)],
  ["Nat.mul", (a, b) => sized(bits(a) + bits(b), () => a * b)],
  ["Nat.pow", (a, b) => (b > MAX_EXPONENT ? null : sized(a > 1n ? bits(a) * Number(b) : 0, () => a ** b))],
  ["Nat.div", (a, b) => (b === 0n ? 0n : sized(quadratic(a, b), () => a / b))],
  ["Nat.mod", (a, b) => (b === 0n ? a : sized(quadratic(a, b), () => a % b))],
  ["Nat.gcd", (a, b) => sized(quadratic(a, b), () => greatestCommonDivisor(a, b))],
  ["Nat.beq", (a, b) => a === b],
  ["Nat.ble", (a, b) => a <= b],
  ["Nat.land", (a, b) => a & b],
  ["Nat.lor", (a, b) => a | b],
  ["Nat.xor", (a, b) => a ^ b],
  ["Nat.shiftLeft", (a, b) => (b > MAX_EXPONENT ? null : sized(bits(a) + Number(b), () => a << b))],
  ["Nat.shiftRight", (a, b) => (b > BigInt(bits(a)) ? 0n : a >> b)],
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
export function reduceNatural(checker: TypeChecker, term: Term): Term | null {
  if (term.kind !== TermKind.application || term.hasFreeVariable || term.hasMetavariable) return null;
  const fn = term.fn;
  if (fn === SUCC && checker.environment.isAccelerated("Nat")) {
    const value = asNumber(checker.whnf(term.arg));
    return value === null ? null : naturalLiteral(value + 1n);
  }
  const isUnary = fn.kind === TermKind.constant;
  const head = isUnary ? fn : fn.first;
  if (head.kind !== TermKind.constant || (!isUnary && fn.kind !== TermKind.application)) return null;
  const compute = (isUnary ? UNARY : BINARY).get(head.name);
  if (compute === undefined || !checker.environment.isAccelerated(head.name)) return null;
  const left = asNumber(checker.whnf(isUnary ? term.arg : fn.arg));
  const right = isUnary || left === null ? left : asNumber(checker.whnf(term.arg));
  const result = left === null || right === null ? null : compute(left, right);
  if (typeof result === "boolean") return result ? TRUE : FALSE;
  return result === null ? null : naturalLiteral(result);
}

/** Marks `Nat` (literals) and `Bool` as usable when the inductive type just declared is the real one. */
export function recogniseInductive(environment: Environment, name: string): void {
  const expected = REAL_CONSTRUCTORS.get(name);
  const declaration = environment.get(name);
  if (expected === undefined || declaration?.kind !== "inductive" || declaration.levelParameters.length > 0) return;
  const hasExpected = ([constructorName, type]: readonly [string, Term], position: number): boolean =>
    declaration.constructors[position] === constructorName &&
    alphaEqual(environment.require(constructorName).type, type);
  if (declaration.constructors.length === expected.length && expected.every(hasExpected)) environment.accelerate(name);
}

const BOOL = constant("Bool");
const REAL_CONSTRUCTORS: ReadonlyMap<string, readonly (readonly [string, Term])[]> = new Map([
  ["Nat", [["Nat.zero", NAT] as const, ["Nat.succ", arrow(NAT, NAT)] as const]],
  ["Bool", [["Bool.false", BOOL] as const, ["Bool.true", BOOL] as const]],
]);

const succ = (term: Term): Term => application(SUCC, term);
const call = (name: string, ...args: Term[]): Term => args.reduce(application, constant(name));
const ONE = succ(ZERO);
const TWO = succ(ONE);

type Equations = (f: (...args: Term[]) => Term, x: Term, y: Term) => readonly (readonly [Term, Term])[];

/** Equations that determine a function on all literals, and what they use: `f 0` and `f (y + 1)` from `f y`. */
// biome-ignore format: one line for each function
const EQUATIONS = new Map<string, readonly [string, Equations]>([
  ["Nat.pred", ["Nat", (f, x) => [[f(ZERO), ZERO], [f(succ(x)), x]]]],
  ["Nat.add", ["Nat", (f, x, y) => [[f(x, ZERO), x], [f(x, succ(y)), succ(f(x, y))]]]],
  ["Nat.sub", ["Nat.pred", (f, x, y) => [[f(x, ZERO), x], [f(x, succ(y)), call("Nat.pred", f(x, y))]]]],
  ["Nat.mul", ["Nat.add", (f, x, y) => [[f(x, ZERO), ZERO], [f(x, succ(y)), call("Nat.add", f(x, y), x)]]]],
  ["Nat.pow", ["Nat.mul", (f, x, y) => [[f(x, ZERO), ONE], [f(x, succ(y)), call("Nat.mul", f(x, y), x)]]]],
  ["Nat.beq", ["Bool", comparison(FALSE)]],
  ["Nat.ble", ["Bool", comparison(TRUE)]],
  ["Nat.shiftLeft", ["Nat.mul", (f, x, y) => [[f(x, ZERO), x], [f(x, succ(y)), f(call("Nat.mul", TWO, x), y)]]]],
  ["Nat.shiftRight", ["Nat.div", (f, x, y) => [[f(x, ZERO), x], [f(x, succ(y)), call("Nat.div", f(x, y), TWO)]]]],
]);

/** A test by simultaneous recursion, true on zeros, with `below` for zero against a successor. */
function comparison(below: Term): Equations {
  return (f, x, y) => [
    [f(ZERO, ZERO), TRUE],
    [f(ZERO, succ(x)), below],
    [f(succ(x), ZERO), FALSE],
    [f(succ(x), succ(y)), f(x, y)],
  ];
}

/** Arguments on which the functions without such equations are evaluated by unfolding. */
// biome-ignore format: a short table
const SAMPLES = [[0n, 0n], [1n, 0n], [0n, 1n], [3n, 5n], [6n, 3n], [7n, 2n], [7n, 7n]] as const;
/** Steps allowed to recognise one definition. */
const RECOGNITION_STEPS = 200_000;

/** Computes the definition just declared on literals from now on, when it is found to be the real function. */
export function recogniseDefinition(checker: TypeChecker, name: string): void {
  const { environment } = checker;
  const compute = UNARY.get(name) ?? BINARY.get(name);
  if (compute === undefined || !environment.isAccelerated("Nat") || !hasRealType(environment, name)) return;
  let isReal = false;
  try {
    isReal = budget.within(RECOGNITION_STEPS, () =>
      terms.inScope(() =>
        recognitionProblems(environment, name, compute).every(([left, right]) => checker.isDefEq(left, right)),
      ),
    );
  } catch (error) {
    if (!(error instanceof ResourceLimit)) throw error;
  }
  if (isReal) environment.accelerate(name);
}

/** What must hold by definition of the real function; an impossible equation when what it uses is not real. */
function recognitionProblems(
  environment: Environment,
  name: string,
  compute: Arithmetic,
): readonly (readonly [Term, Term])[] {
  const determined = EQUATIONS.get(name);
  if (determined === undefined)
    return SAMPLES.map(([a, b]) => {
      const args = UNARY.has(name) ? [naturalLiteral(a)] : [naturalLiteral(a), naturalLiteral(b)];
      return [call(name, ...args), naturalLiteral(compute(a, b) as bigint)];
    });
  const [used, equations] = determined;
  if (!environment.isAccelerated(used)) return [[ZERO, ONE]];
  return equations((...args) => call(name, ...args), freshFreeVariable("x", NAT), freshFreeVariable("y", NAT));
}

function hasRealType(environment: Environment, name: string): boolean {
  const declaration = environment.get(name);
  if (declaration?.kind !== "definition" || declaration.levelParameters.length > 0) return false;
  const onOne = arrow(NAT, EQUATIONS.get(name)?.[0] === "Bool" ? BOOL : NAT);
  return alphaEqual(declaration.type, UNARY.has(name) ? onOne : arrow(NAT, onOne));
}
