/**
 * Is a goal false? A search over small values of its variables: when every hypothesis holds and the target does not, no
 * proof exists, so a tactic that is weaker than Lean's may say that it fails for certain.
 *
 * Three values: what is not about Nat and propositions, or needs infinitely many cases, is unknown, and nothing is
 * concluded from it. For `omega`, which takes what is not linear for a number of its own and leaves out propositions that
 * are variables, the search does the same: what it then finds, no procedure for linear arithmetic can prove. Where it does
 * not know what `omega` makes of a term, it finds nothing.
 */
import {
  applicationArguments,
  applicationHead,
  constant,
  instantiate,
  levelZero,
  naturalLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { inferType, isProposition } from "./infer-type.ts";
import type { LocalContext } from "./local-context.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";

/** Assignments tried; the values of a number go from 0 up to what this allows, at most `MAX_VALUE`. */
const MAX_ASSIGNMENTS = 4000;
const MAX_VALUE = 12;
/** Values of a quantified number. */
const QUANTIFIED = 6;
/** Numbers beyond are unknown. */
const MAX_NUMBER = 1e9;
/** Nodes compiled at most: a shared term is walked as a tree. Larger goals are left undecided. */
const MAX_NODES = 20_000;

type Value = number | boolean | null;

const natType = constant("Nat");

/** Are there values of the context's variables for which its hypotheses hold and `target` is false? */
export function isRefutable(session: Session, context: LocalContext, target: Term): boolean {
  const search = new Search(session);
  for (const variable of context.variables()) search.add(variable);
  return search.refutes(session.instantiate(target));
}

/** The same for linear arithmetic: other terms may have any value, other propositions say nothing. */
export function isLinearlyRefutable(session: Session, context: LocalContext, target: Term): boolean {
  const search = new Search(session, true);
  for (const variable of context.variables()) search.add(variable);
  return search.refutes(session.instantiate(target));
}

/** The value of a term for the values that the variables have now. */
type Evaluate = () => Value;

const unknown: Evaluate = () => null;

class Search {
  private readonly session: Session;
  private readonly isLinear: boolean;
  /** Was something met of which it is not known what Lean's `omega` makes of it? */
  private isUnsure = false;
  private nodes = 0;
  /** Positions in `values`. */
  private readonly truths: number[] = [];
  private readonly numbers: number[] = [];
  private readonly hypotheses: Term[] = [];
  private readonly positions = new Map<Term, number>();
  private readonly values: Value[] = [];

  constructor(session: Session, isLinear = false) {
    this.session = session;
    this.isLinear = isLinear;
  }

  add(variable: Term): void {
    const type = this.session.instantiate(variable.type);
    if (variable.value !== variable) {
      this.isUnsure = true;
      return;
    }
    if (type === natType) this.numbers.push(this.position(variable));
    else if (type.kind === TermKind.sort && type.level === levelZero) {
      if (!this.isLinear) this.truths.push(this.position(variable));
    } else if (isProposition(this.session, type)) this.hypotheses.push(type);
  }

  refutes(target: Term): boolean {
    // Finds the terms that are to be taken for numbers, too.
    const conclusion = this.compile(target);
    const premises = this.hypotheses.map((hypothesis) => this.compile(hypothesis));
    // `omega` introduces the variables of a quantifier; here they would be unknown.
    const opensTarget = target.kind === TermKind.pi && target.body.looseRange > 0;
    if (this.nodes > MAX_NODES || (this.isLinear && (this.isUnsure || opensTarget))) return false;
    const cases = 2 ** this.truths.length;
    if (cases > MAX_ASSIGNMENTS) return false;
    const room = (MAX_ASSIGNMENTS / cases) ** (1 / Math.max(1, this.numbers.length));
    const values = Math.max(2, Math.min(MAX_VALUE, Math.floor(room)));
    if (cases * values ** this.numbers.length > 4 * MAX_ASSIGNMENTS) return false;
    const isCounterexample = this.isLinear
      ? () => conclusion() !== true && premises.every((premise) => premise() !== false)
      : () => conclusion() === false && premises.every((premise) => premise() === true);
    return this.from(0, values, isCounterexample);
  }

  /** Tries the values of the variables from number `next` on. */
  private from(next: number, values: number, isCounterexample: () => boolean): boolean {
    if (next < this.truths.length)
      return [false, true].some((value) => {
        this.values[this.truths[next]!] = value;
        return this.from(next + 1, values, isCounterexample);
      });
    const position = this.numbers[next - this.truths.length];
    if (position !== undefined) {
      for (let value = 0; value < values; value++) {
        this.values[position] = value;
        if (this.from(next + 1, values, isCounterexample)) return true;
      }
      return false;
    }
    this.session.step();
    return isCounterexample();
  }

  /** A new position for the value of a term. */
  private position(term: Term): number {
    const position = this.values.length;
    this.positions.set(term, position);
    this.values.push(null);
    return position;
  }

  private valueAt(position: number | undefined): Evaluate {
    const { values } = this;
    return position === undefined ? unknown : () => values[position]!;
  }

  private compile(term: Term): Evaluate {
    if (++this.nodes > MAX_NODES) return unknown;
    switch (term.kind) {
      case TermKind.natural: {
        const value = term.natural < MAX_NUMBER ? Number(term.natural) : null;
        return () => value;
      }
      case TermKind.freeVariable:
        return this.valueAt(this.positions.get(term));
      case TermKind.pi:
        return this.universal(term);
      case TermKind.constant:
      case TermKind.application: {
        const head = applicationHead(term);
        if (head.kind === TermKind.constant) return this.call(head.name, applicationArguments(term));
        if (head.kind !== TermKind.freeVariable) this.isUnsure = true;
        return unknown;
      }
      default:
        this.isUnsure = true;
        return unknown;
    }
  }

  private universal(term: Term): Evaluate {
    if (term.body.looseRange === 0) {
      const domain = this.compile(term.type);
      const body = this.compile(term.body);
      return () => {
        const premise = domain();
        if (premise === false) return true;
        const conclusion = body();
        return conclusion === true || premise === true ? conclusion : null;
      };
    }
    if (term.type.kind === TermKind.sort && term.type.level === levelZero) {
      const [left, right] = ["True", "False"].map((name) => this.compile(instantiate(term.body, constant(name))));
      return and(left!, right!);
    }
    if (term.type !== natType) return unknown;
    const bodies = this.instances(term.body);
    return () => (bodies.some((body) => body() === false) ? false : null);
  }

  private existential(type: Term, predicate: Term): Evaluate {
    this.isUnsure = true;
    if (type !== natType || predicate.kind !== TermKind.lambda) return unknown;
    const bodies = this.instances(predicate.body);
    return () => (bodies.some((body) => body() === true) ? true : null);
  }

  /** What is quantified, for each of the first numbers. */
  private instances(body: Term): readonly Evaluate[] {
    return Array.from({ length: QUANTIFIED }, (_, value) => {
      this.session.step();
      return this.compile(instantiate(body, naturalLiteral(value)));
    });
  }

  private call(name: string, args: readonly Term[]): Evaluate {
    switch (name) {
      case "True":
        return () => true;
      case "False":
        return () => false;
      case "Nat.zero":
        return () => 0;
      case "Not":
        return not(this.compile(args[0]!));
      case "And":
        return and(this.compile(args[0]!), this.compile(args[1]!));
      case "Or":
        return not(and(not(this.compile(args[0]!)), not(this.compile(args[1]!))));
      case "Iff":
        return this.equal(args[0]!, args[1]!);
      case "Eq":
        return this.equal(args[1]!, args[2]!);
      case "Ne":
        return not(this.equal(args[1]!, args[2]!));
      case "Exists":
        return this.existential(args[0]!, args[1]!);
      default:
        return this.arithmetic(name, args);
    }
  }

  private equal(left: Term, right: Term): Evaluate {
    const type = this.isLinear ? this.session.instantiate(inferType(this.session, left)) : natType;
    const isNumber = this.isLinear && type === natType;
    if (!isNumber && this.isLinear) {
      if (!isProposition(this.session, left) && type.kind !== TermKind.freeVariable) this.isUnsure = true;
      if (type.kind !== TermKind.sort) return unknown;
    }
    const a = isNumber ? this.number(left) : this.compile(left);
    const b = isNumber ? this.number(right) : this.compile(right);
    return () => {
      const one = a();
      const other = b();
      return one === null || other === null ? null : one === other;
    };
  }

  /** A term of type Nat; in linear arithmetic what is not linear has a value of its own. */
  private number(term: Term): Evaluate {
    if (!this.isLinear || term.looseRange > 0) return this.compile(term);
    if (term.kind === TermKind.natural || term.kind === TermKind.freeVariable || this.isLinearCall(term))
      return this.compile(term);
    const known = this.positions.get(term);
    if (known !== undefined) return this.valueAt(known);
    const head = applicationHead(term);
    if (head.kind !== TermKind.freeVariable && head.kind !== TermKind.constant) this.isUnsure = true;
    for (const [other, position] of this.positions)
      if (applicationHead(other).kind === head.kind && other.kind === term.kind && unify(this.session, other, term))
        return this.valueAt(position);
    const position = this.position(term);
    this.numbers.push(position);
    return this.valueAt(position);
  }

  private isLinearCall(term: Term): boolean {
    const head = applicationHead(term);
    const args = applicationArguments(term);
    if (head.kind !== TermKind.constant) return false;
    const isLiteral = (arg: Term | undefined): boolean => arg?.kind === TermKind.natural;
    switch (head.name) {
      case "Nat.zero":
      case "instNat.hAdd":
      case "instNat.hSub":
        return true;
      case "instNat.hMul":
        this.isUnsure ||= !args.some(isLiteral) && args.some(isCompound);
        return args.some(isLiteral);
      case "instNat.hDiv":
      case "instNat.hMod":
        this.isUnsure ||= !isLiteral(args[1]);
        return isLiteral(args[1]);
      case "instNat.hPow":
        if (!args.every(isLiteral)) this.isUnsure = true;
        return true;
      case "Nat.succ":
      case "min":
      case "max":
        return true;
      default:
        this.isUnsure ||= !opaque.has(head.name);
        return false;
    }
  }

  private arithmetic(name: string, args: readonly Term[]): Evaluate {
    const compute = functions.get(name);
    if (compute === undefined || args.length !== compute.length) {
      this.isUnsure ||= !opaque.has(name);
      return unknown;
    }
    if (this.isLinear && name === "instNat.dvd" && args[0]!.kind !== TermKind.natural) this.isUnsure = true;
    const [first, second] = args.map((arg) => this.number(arg));
    return () => {
      const left = first!();
      if (typeof left !== "number") return null;
      const right = second === undefined ? 0 : second();
      if (typeof right !== "number") return null;
      const result = compute(left, right);
      return typeof result === "number" && !(result < MAX_NUMBER) ? null : result;
    };
  }
}

/** What `omega` makes nothing of: numbers of their own, propositions it leaves out. */
const opaque: ReadonlySet<string> = new Set(["gcd", "add", "sub", "mul", "div", "mod"].map((name) => `Nat.${name}`));

/** Is a term no variable and no literal, so that it may have a value without being one? */
function isCompound(term: Term): boolean {
  return term.kind !== TermKind.natural && term.kind !== TermKind.freeVariable;
}

const and = (left: Evaluate, right: Evaluate): Evaluate => {
  return () => {
    const one = left();
    if (one === false) return false;
    const other = right();
    if (other === false) return false;
    return one === true && other === true ? true : null;
  };
};

const not = (operand: Evaluate): Evaluate => {
  return () => {
    const value = operand();
    return typeof value === "boolean" ? !value : null;
  };
};

/** Functions and relations on numbers; `length` is how many arguments they take. */
const functions: ReadonlyMap<string, (left: number, right: number) => Value> = new Map<
  string,
  (left: number, right: number) => Value
>([
  ["instNat.hAdd", (left, right) => left + right],
  ["instNat.hSub", (left, right) => Math.max(0, left - right)],
  ["instNat.hMul", (left, right) => left * right],
  ["instNat.hDiv", (left, right) => (right === 0 ? 0 : Math.floor(left / right))],
  ["instNat.hMod", (left, right) => (right === 0 ? left : left % right)],
  ["instNat.hPow", (left, right) => left ** right],
  ["Nat.succ", (value) => value + 1],
  ["Nat.pred", (value) => Math.max(0, value - 1)],
  ["Nat.min", (left, right) => Math.min(left, right)],
  ["Nat.max", (left, right) => Math.max(left, right)],
  ["min", (left, right) => Math.min(left, right)],
  ["max", (left, right) => Math.max(left, right)],
  ["instNat.le", (left, right) => left <= right],
  ["instNat.lt", (left, right) => left < right],
  ["instNat.ge", (left, right) => left >= right],
  ["instNat.gt", (left, right) => left > right],
  ["instNat.dvd", (left, right) => (left === 0 ? right === 0 : right % left === 0)],
]);
