/**
 * Statements spelled out: in full brackets, all variables and premises in front. Equal spellings are equal formulas, and
 * what is a part of one is told by comparing texts; so readings of a text are compared with a statement.
 */
import type { Expression, Goal, Sort } from "./goal.ts";
import * as operators from "./operators.ts";
import { nameScope } from "./print.ts";

const INFIX: Readonly<Record<number, string>> = {
  [operators.ADD]: "+",
  [operators.SUBTRACT]: "-",
  [operators.MULTIPLY]: "*",
  [operators.POWER]: "^",
  [operators.EQUAL]: "=",
  [operators.LESS_EQUAL]: "≤",
  [operators.LESS]: "<",
  [operators.AND]: "∧",
  [operators.OR]: "∨",
  [operators.IMPLIES]: "→",
  [operators.IFF]: "↔",
};

const SORT_TEXT: Readonly<Record<Sort, string>> = { Nat: "Nat", Prop: "Prop", Predicate: "Nat → Prop" };

export interface Spelling {
  readonly whole: string;
  /** The spellings of its parts, itself included. */
  readonly parts: ReadonlySet<string>;
}

/** The spelling of a goal; bound names are those that `printStatement` gives. */
export const spell = (goal: Goal): Spelling => {
  const scope = nameScope(goal.variables.map(({ name }) => name));
  const parts = new Set<string>();
  const kept = (text: string): string => {
    parts.add(text);
    return text;
  };
  const spelled = ({ children, operator, value }: Expression, depth: number): string => {
    switch (operator) {
      case operators.VARIABLE:
      case operators.ATOM:
        return kept(scope.variables[value]!);
      case operators.BOUND:
        return kept(scope.bound[depth - 1 - value]!);
      case operators.NUMERAL:
        return kept(String(value));
      case operators.TRUE:
        return kept("True");
      case operators.FALSE:
        return kept("False");
      case operators.PREDICATE:
        return kept(`(${scope.variables[value]} ${spelled(children[0]!, depth)})`);
      case operators.NOT:
        return kept(`(¬${spelled(children[0]!, depth)})`);
      case operators.FORALL:
      case operators.EXISTS: {
        const binder = operator === operators.FORALL ? "∀" : "∃";
        return kept(`(${binder} ${scope.bound[depth]} : Nat, ${spelled(children[0]!, depth + 1)})`);
      }
      default:
        return kept(`(${spelled(children[0]!, depth)} ${INFIX[operator]} ${spelled(children[1]!, depth)})`);
    }
  };
  let whole = spelled(goal.target, 0);
  for (const { proposition } of goal.hypotheses.toReversed()) whole = kept(`(${spelled(proposition, 0)} → ${whole})`);
  for (const { name, sort } of goal.variables.toReversed()) whole = kept(`(∀ ${name} : ${SORT_TEXT[sort]}, ${whole})`);
  return { whole, parts };
};

const QUANTIFIED = /^\(∀ (\S+) : (Nat → Prop|Nat|Prop), (.*)\)$/s;

/** A spelled implication as premise and conclusion; null for another formula. */
const implication = (spelling: string): readonly [premise: string, conclusion: string] | null => {
  if (!spelling.startsWith("(") || /^\([∀∃¬]/u.test(spelling)) return null;
  let depth = 0;
  for (let i = 1; i < spelling.length - 1; i++) {
    const character = spelling[i]!;
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (depth === 0 && spelling.startsWith(" → ", i)) return [spelling.slice(1, i), spelling.slice(i + 3, -1)];
  }
  return null;
};

/** The theorem of a spelled formula: outermost variables, then premises, as binders; `:= by` included. */
export const spelledStatement = (name: string, spelling: string): string => {
  let text = `theorem ${name}`;
  let rest = spelling;
  const names = new Set<string>();
  for (let found = QUANTIFIED.exec(rest); found !== null; found = QUANTIFIED.exec(rest)) {
    const [, variable, sort, body] = found as unknown as [string, string, string, string];
    // A name bound twice hides the first: what stands behind is left as it is.
    if (names.has(variable)) break;
    names.add(variable);
    text += ` (${variable} : ${sort})`;
    rest = body;
  }
  let premises = 0;
  for (let found = implication(rest); found !== null; found = implication(rest)) {
    do premises += 1;
    while (names.has(`h${premises}`));
    text += ` (h${premises} : ${found[0]})`;
    rest = found[1];
  }
  return `${text} : ${rest} := by`;
};
