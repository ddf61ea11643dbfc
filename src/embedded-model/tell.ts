/**
 * Statements told in English, in the phrases of `phrases.ts`: which of those that mean the same is drawn. There are no
 * brackets in English. Between words, `times` binds tighter than `plus`, and `and` than `or`; what would be read
 * otherwise is told by a phrase whose first word comes before its parts, and a part of such a phrase is no sum of words.
 * Some texts can be read in several ways all the same.
 */
import type { RandomStream } from "../domain/index.ts";
import type { Expression, Goal, Sort, Variable } from "./goal.ts";
import * as operators from "./operators.ts";
import { PHRASES, type Phrase } from "./phrases.ts";
import { nameScope } from "./print.ts";

/** Of operations and connectives between words: own precedence, and the least of their parts. */
const BETWEEN: Readonly<Record<number, readonly [own: number, left: number, right: number]>> = {
  [operators.ADD]: [65, 65, 66],
  [operators.SUBTRACT]: [65, 65, 66],
  [operators.MULTIPLY]: [70, 70, 71],
  [operators.POWER]: [75, 76, 76],
  [operators.AND]: [35, 36, 35],
  [operators.OR]: [30, 31, 30],
  [operators.IMPLIES]: [25, 26, 25],
  [operators.IFF]: [20, 26, 26],
};
/** What a part of a phrase with its word in front is at least: a relation, or a number in one phrase. */
const PART = { T: 100, S: 45 } as const;

const OPERATION: Readonly<Record<number, string>> = {
  [operators.ADD]: "sum",
  [operators.SUBTRACT]: "difference",
  [operators.MULTIPLY]: "product",
  [operators.POWER]: "power",
};
const CONNECTIVE: Readonly<Record<number, string>> = {
  [operators.AND]: "and",
  [operators.OR]: "or",
  [operators.IMPLIES]: "implies",
  [operators.IFF]: "equivalent",
};
const SORTS: Readonly<Record<Sort, string>> = { Nat: "Nat", Prop: "Prop", Predicate: "Nat → Prop" };

const isSlot = (word: string): boolean => word === "T" || word === "S";
const isBetween = ({ pattern }: Phrase): boolean => isSlot(pattern[0]!);
const hasWordFirst = (phrase: Phrase): boolean => !isBetween(phrase);

/** Fills the places of a phrase, in order. */
const filled = ({ pattern }: Phrase, parts: ReadonlyArray<string>): string => {
  let next = 0;
  return pattern.map((word) => (/^[TSND]$/.test(word) ? parts[next++]! : word)).join(" ");
};

const listed = (names: ReadonlyArray<string>): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(" , ")} and ${names.at(-1)}`;

class Teller {
  private readonly stream: RandomStream;
  private readonly variables: ReadonlyArray<string>;
  private readonly bound: ReadonlyArray<string>;

  constructor(variables: ReadonlyArray<Variable>, stream: RandomStream) {
    this.stream = stream;
    const scope = nameScope(variables.map(({ name }) => name));
    this.variables = scope.variables;
    this.bound = scope.bound;
  }

  private pick(kind: Phrase["kind"], means: string, fits: (phrase: Phrase) => boolean = () => true): Phrase {
    const known = PHRASES.filter((one) => one.kind === kind && one.means === means && fits(one));
    return known[this.stream.nextInt(known.length)]!;
  }

  private chance(share: number): boolean {
    return this.stream.nextDouble() < share;
  }

  /** The parts of a phrase with its word in front. */
  private parts(children: ReadonlyArray<Expression>, least: number, depth: number): ReadonlyArray<string> {
    return children.map((child) => this.tell(child, least, depth));
  }

  private operation({ children, operator }: Expression, least: number, depth: number): string {
    const [left, right] = children as [Expression, Expression];
    const isNumber = (one: Expression, value: number): boolean =>
      one.operator === operators.NUMERAL && one.value === value;
    const part = (one: Expression): string => this.tell(one, PART.T, depth);
    if (operator === operators.POWER && isNumber(right, 2) && this.chance(0.5))
      return filled(this.pick("change", "square"), [part(left)]);
    if (operator === operators.MULTIPLY && isNumber(left, 2) && this.chance(0.5))
      return filled(this.pick("change", "double"), [part(right)]);
    if (operator === operators.ADD && isNumber(right, 1) && this.chance(0.3))
      return filled(this.pick("change", "successor"), [part(left)]);
    const [own, leastLeft, leastRight] = BETWEEN[operator]!;
    const means = OPERATION[operator]!;
    if (own >= least && this.chance(0.7))
      return filled(this.pick("operation", means, isBetween), [
        this.tell(left, leastLeft, depth),
        this.tell(right, leastRight, depth),
      ]);
    if (operator === operators.POWER)
      return filled(this.pick("operation", "power of", hasWordFirst), [part(right), part(left)]);
    return filled(this.pick("operation", means, hasWordFirst), [part(left), part(right)]);
  }

  private relation(
    operator: number,
    [left, right]: ReadonlyArray<Expression>,
    isDenied: boolean,
    depth: number,
  ): string {
    const [a, b] = [this.tell(left!, 0, depth), this.tell(right!, 0, depth)];
    if (isDenied) return filled(this.pick("relation", "unequal"), [a, b]);
    if (operator === operators.EQUAL) return filled(this.pick("relation", "equal"), [a, b]);
    const [straight, turned] = operator === operators.LESS ? ["less", "greater"] : ["at most", "at least"];
    return this.chance(0.6)
      ? filled(this.pick("relation", straight!), [a, b])
      : filled(this.pick("relation", turned!), [b, a]);
  }

  private connective({ children, operator }: Expression, least: number, depth: number): string {
    const [own, leastLeft, leastRight] = BETWEEN[operator]!;
    const means = CONNECTIVE[operator]!;
    if (own >= least && this.chance(0.7))
      return filled(this.pick("connective", means, isBetween), [
        this.tell(children[0]!, leastLeft, depth),
        this.tell(children[1]!, leastRight, depth),
      ]);
    const isPlain = (phrase: Phrase): boolean => hasWordFirst(phrase) && !phrase.pattern.includes(".");
    return filled(this.pick("connective", means, isPlain), this.parts(children, PART.S, depth));
  }

  private quantified({ children, operator }: Expression, least: number, depth: number): string {
    const means = operator === operators.FORALL ? "all" : "some";
    const isOfOne = (phrase: Phrase): boolean =>
      phrase.sort === "Nat" && phrase.pattern.includes("N") && hasWordFirst(phrase);
    const body = this.tell(children[0]!, least > 0 ? PART.S : 0, depth + 1);
    return filled(this.pick("quantifier", means, isOfOne), [this.bound[depth]!, body]);
  }

  /** Words of a formula that can stand where precedence `least` is asked for. */
  tell(expression: Expression, least: number, depth: number): string {
    const { children, operator, value } = expression;
    switch (operator) {
      case operators.VARIABLE:
      case operators.ATOM:
        return this.variables[value]!;
      case operators.BOUND:
        return this.bound[depth - 1 - value]!;
      case operators.NUMERAL:
        return String(value);
      case operators.TRUE:
      case operators.FALSE:
        return filled(this.pick("constant", operator === operators.TRUE ? "true" : "false"), []);
      case operators.PREDICATE:
        return filled(this.pick("property", "has"), [this.tell(children[0]!, 0, depth), this.variables[value]!]);
      case operators.NOT: {
        const [inner] = children as [Expression];
        if (inner.operator === operators.EQUAL && this.chance(0.7))
          return this.relation(inner.operator, inner.children, true, depth);
        return filled(this.pick("denial", "not"), [this.tell(inner, PART.S, depth)]);
      }
      case operators.EQUAL:
      case operators.LESS:
      case operators.LESS_EQUAL:
        return this.relation(operator, children, false, depth);
      case operators.FORALL:
      case operators.EXISTS:
        return this.quantified(expression, least, depth);
      default:
        return operators.IS_TERM[operator] === 1
          ? this.operation(expression, least, depth)
          : this.connective(expression, least, depth);
    }
  }

  /** A conclusion under its premises. */
  premises(goal: Goal): string {
    let text = this.tell(goal.target, 0, 0);
    for (const [i, { proposition }] of [...goal.hypotheses.entries()].toReversed()) {
      const isLast = i === goal.hypotheses.length - 1;
      const premise = this.tell(proposition, PART.S, 0);
      if (isLast && goal.hypotheses.length === 1 && this.chance(0.2))
        text = filled(this.pick("connective", "implied by"), [this.tell(goal.target, PART.S, 0), premise]);
      else text = filled(this.pick("connective", "implies", hasWordFirst), [premise, text]);
    }
    return text;
  }

  /** A statement about variables. */
  about(sort: Sort, names: ReadonlyArray<string>, text: string, isWhole: boolean): string {
    const isOne = names.length === 1;
    const fits = ({ pattern, sort: own }: Phrase): boolean => {
      if (own !== SORTS[sort] || pattern.includes("N") !== isOne) return false;
      return isSlot(pattern[0]!) ? isWhole : true;
    };
    const phrase = this.pick("quantifier", "all", fits);
    return filled(phrase, isSlot(phrase.pattern[0]!) ? [text, listed(names)] : [listed(names), text]);
  }
}

/** A goal in English, a sentence or more. */
export const tellGoal = (goal: Goal, stream: RandomStream): string => {
  const teller = new Teller(goal.variables, stream);
  const groups: Array<{ readonly sort: Sort; readonly names: Array<string> }> = [];
  for (const { name, sort } of goal.variables) {
    const last = groups.at(-1);
    if (last?.sort === sort) last.names.push(name);
    else groups.push({ sort, names: [name] });
  }
  let text = teller.premises(goal);
  for (const [i, { names, sort }] of [...groups.entries()].toReversed())
    text = teller.about(sort, names, text, groups.length === 1 && i === 0 && goal.hypotheses.length === 0);
  const sentence = `${text} .`.replaceAll(" ,", ",").replaceAll(" .", ".");
  return sentence.replace(
    /(^|\. )([a-z])(?=[a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
};
