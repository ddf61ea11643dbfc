/**
 * Is a goal false? A search over small values of its variables: when every hypothesis holds and the target does not, no
 * proof exists, so a tactic that is weaker than Lean's may say that it fails for certain.
 *
 * Three values: what is not about Nat and propositions, or needs infinitely many cases, is unknown, and nothing is
 * concluded from it. For `omega`, which takes what is not linear for a number of its own and leaves out what is not about
 * numbers, the search does the same: what it then finds, no procedure for linear arithmetic can prove.
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
import { inferType, isProposition } from "./inferType.ts";
import type { LocalContext } from "./localContext.ts";
import type { Session } from "./session.ts";

/** Assignments tried; the values of a number go from 0 up to what this allows, at most `MAX_VALUE`. */
const MAX_ASSIGNMENTS = 4000;
const MAX_VALUE = 12;
/** Values of a quantified number. */
const QUANTIFIED = 6;
/** Numbers beyond are unknown. */
const MAX_NUMBER = 1e9;

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

class Search {
  private readonly session: Session;
  private readonly isLinear: boolean;
  /** Was something met that Lean's `omega` understands and this search does not? */
  private isUnsure = false;
  private readonly numbers: Term[] = [];
  private readonly truths: Term[] = [];
  private readonly hypotheses: Term[] = [];
  private readonly values = new Map<Term, Value>();

  constructor(session: Session, isLinear = false) {
    this.session = session;
    this.isLinear = isLinear;
  }

  add(variable: Term): void {
    const type = this.session.instantiate(variable.type);
    if (variable.value !== variable) return;
    if (type === natType) this.numbers.push(variable);
    else if (type.kind === TermKind.sort && type.level === levelZero) {
      if (!this.isLinear) this.truths.push(variable);
    } else if (isProposition(this.session, type)) this.hypotheses.push(type);
  }

  refutes(target: Term): boolean {
    // Finds the terms that are to be taken for numbers.
    for (const term of [target, ...this.hypotheses]) this.value(term);
    // `omega` introduces the variables of a quantifier; here they would be unknown.
    if (this.isUnsure || (this.isLinear && target.kind === TermKind.pi && target.body.looseRange > 0)) return false;
    const cases = 2 ** this.truths.length;
    if (cases > MAX_ASSIGNMENTS) return false;
    const room = (MAX_ASSIGNMENTS / cases) ** (1 / Math.max(1, this.numbers.length));
    const values = Math.max(2, Math.min(MAX_VALUE, Math.floor(room)));
    if (cases * values ** this.numbers.length > 4 * MAX_ASSIGNMENTS) return false;
    return this.from(0, values, target);
  }

  /** Tries the values of the variables from position `next` on. */
  private from(next: number, values: number, target: Term): boolean {
    if (next < this.truths.length)
      return [false, true].some((value) => {
        this.values.set(this.truths[next]!, value);
        return this.from(next + 1, values, target);
      });
    const position = next - this.truths.length;
    if (position < this.numbers.length) {
      for (let value = 0; value < values; value++) {
        this.values.set(this.numbers[position]!, value);
        if (this.from(next + 1, values, target)) return true;
      }
      return false;
    }
    this.session.step();
    if (this.isLinear)
      return this.value(target) !== true && this.hypotheses.every((hypothesis) => this.value(hypothesis) !== false);
    return this.value(target) === false && this.hypotheses.every((hypothesis) => this.value(hypothesis) === true);
  }

  private value(term: Term): Value {
    switch (term.kind) {
      case TermKind.natural:
        return term.natural < MAX_NUMBER ? Number(term.natural) : null;
      case TermKind.freeVariable:
        return this.values.get(term) ?? null;
      case TermKind.pi:
        return this.universal(term);
      case TermKind.constant:
      case TermKind.application: {
        const head = applicationHead(term);
        return head.kind === TermKind.constant ? this.call(head.name, applicationArguments(term)) : null;
      }
      default:
        return null;
    }
  }

  private universal(term: Term): Value {
    if (term.body.looseRange === 0) {
      const domain = this.value(term.type);
      const body = this.value(term.body);
      if (domain === false) return true;
      return body === true || domain === true ? body : null;
    }
    if (term.type.kind === TermKind.sort && term.type.level === levelZero) {
      const [left, right] = ["True", "False"].map((name) => this.value(instantiate(term.body, constant(name))));
      return this.and(left!, right!);
    }
    if (term.type !== natType) return null;
    for (let value = 0; value < QUANTIFIED; value++)
      if (this.value(instantiate(term.body, naturalLiteral(value))) === false) return false;
    return null;
  }

  private and(left: Value, right: Value): Value {
    if (left === false || right === false) return false;
    return left === true && right === true ? true : null;
  }

  private not(value: Value): Value {
    return typeof value === "boolean" ? !value : null;
  }

  private call(name: string, args: readonly Term[]): Value {
    switch (name) {
      case "True":
        return true;
      case "False":
        return false;
      case "Nat.zero":
        return 0;
      case "Not":
        return this.not(this.value(args[0]!));
      case "And":
        return this.and(this.value(args[0]!), this.value(args[1]!));
      case "Or":
        return this.not(this.and(this.not(this.value(args[0]!)), this.not(this.value(args[1]!))));
      case "Iff":
        return this.equal(args[0]!, args[1]!);
      case "Eq":
        return this.equal(args[1]!, args[2]!);
      case "Ne":
        return this.not(this.equal(args[1]!, args[2]!));
      case "Exists":
        return this.existential(args[0]!, args[1]!);
      default:
        return this.arithmetic(name, args);
    }
  }

  private equal(left: Term, right: Term): Value {
    const isNumber = this.isLinear && inferType(this.session, left) === natType;
    const a = isNumber ? this.number(left) : this.value(left);
    const b = isNumber ? this.number(right) : this.value(right);
    return a === null || b === null ? null : a === b;
  }

  /** The value of a term of type Nat; in linear arithmetic what is not linear has one of its own. */
  private number(term: Term): Value {
    if (!this.isLinear || term.looseRange > 0) return this.value(term);
    if (term.kind === TermKind.natural || term.kind === TermKind.freeVariable || this.isLinearCall(term))
      return this.value(term);
    if (this.values.has(term)) return this.values.get(term)!;
    this.values.set(term, 0);
    this.numbers.push(term);
    return 0;
  }

  private isLinearCall(term: Term): boolean {
    const head = applicationHead(term);
    const args = applicationArguments(term);
    if (head.kind !== TermKind.constant) return false;
    const isLiteral = (arg: Term | undefined): boolean => arg?.kind === TermKind.natural;
    switch (head.name) {
      case "Nat.zero":
      case "Nat.add":
      case "Nat.sub":
        return true;
      case "Nat.mul":
        return args.some(isLiteral);
      case "Nat.div":
      case "Nat.mod":
        return isLiteral(args[1]);
      case "Nat.pow":
        if (!args.every(isLiteral)) this.isUnsure = true;
        return true;
      case "ite":
      case "dite":
        this.isUnsure = true;
        return false;
      default:
        return functions.has(head.name);
    }
  }

  private existential(type: Term, predicate: Term): Value {
    if (type !== natType || predicate.kind !== TermKind.lambda) return null;
    for (let value = 0; value < QUANTIFIED; value++)
      if (this.value(instantiate(predicate.body, naturalLiteral(value))) === true) return true;
    return null;
  }

  private arithmetic(name: string, args: readonly Term[]): Value {
    const compute = functions.get(name);
    if (compute === undefined || args.length !== compute.length) return null;
    const values = args.map((arg) => this.number(arg));
    if (!values.every((value) => typeof value === "number")) return null;
    const [left = 0, right = 0] = values;
    const result = compute(left, right);
    return typeof result === "number" && !(result < MAX_NUMBER) ? null : result;
  }
}

/** Functions and relations on numbers; `length` is how many arguments they take. */
const functions: ReadonlyMap<string, (left: number, right: number) => Value> = new Map<
  string,
  (left: number, right: number) => Value
>([
  ["Nat.add", (left, right) => left + right],
  ["Nat.sub", (left, right) => Math.max(0, left - right)],
  ["Nat.mul", (left, right) => left * right],
  ["Nat.div", (left, right) => (right === 0 ? 0 : Math.floor(left / right))],
  ["Nat.mod", (left, right) => (right === 0 ? left : left % right)],
  ["Nat.pow", (left, right) => left ** right],
  ["Nat.succ", (value) => value + 1],
  ["Nat.pred", (value) => Math.max(0, value - 1)],
  ["Nat.min", (left, right) => Math.min(left, right)],
  ["Nat.max", (left, right) => Math.max(left, right)],
  ["min", (left, right) => Math.min(left, right)],
  ["max", (left, right) => Math.max(left, right)],
  ["Nat.le", (left, right) => left <= right],
  ["Nat.lt", (left, right) => left < right],
  ["Nat.dvd", (left, right) => (left === 0 ? right === 0 : right % left === 0)],
]);
