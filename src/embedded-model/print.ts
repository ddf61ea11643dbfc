/**
 * Terms, propositions and statements as Lean 4 text. Precedences are Lean's (`→` 25, `∨` 30, `∧` 35, `¬` 40, relations
 * 50, `+ -` 65, `*` 70, `^` 75); `↔`, which does not associate, and quantifiers inside an operator stand in parentheses.
 */
import type { Goal } from "./goal.ts";
import {
  ADD,
  AND,
  ATOM,
  BOUND,
  EQUAL,
  EXISTS,
  FALSE,
  FORALL,
  IFF,
  IMPLIES,
  LESS,
  LESS_EQUAL,
  META_PROPOSITION,
  META_TERM,
  MULTIPLY,
  NOT,
  NUMERAL,
  OR,
  POWER,
  PREDICATE,
  SUBTRACT,
  TRUE,
  VARIABLE,
} from "./operators.ts";
import { TermTable } from "./terms.ts";

/** What names stand for: by variable index, and for bound variables by binding depth from outside. */
export interface NameScope {
  readonly variables: readonly string[];
  readonly bound: readonly string[];
}

const BOUND_CANDIDATES = ["x", "y", "z", "u", "v", "w", "s", "t", "i", "j", "k", "l"];

/** A scope whose bound names clash with none of the variables. */
export const nameScope = (variables: readonly string[]): NameScope => {
  const used = new Set(variables);
  const bound = BOUND_CANDIDATES.filter((name) => !used.has(name));
  for (let i = 1; bound.length < 40; i++) {
    const name = `x${i}'`;
    if (!used.has(name)) bound.push(name);
  }
  return { variables, bound };
};

const SYMBOL: Readonly<Record<number, string>> = {
  [ADD]: "+",
  [SUBTRACT]: "-",
  [MULTIPLY]: "*",
  [POWER]: "^",
  [EQUAL]: "=",
  [LESS_EQUAL]: "≤",
  [LESS]: "<",
  [AND]: "∧",
  [OR]: "∨",
  [IMPLIES]: "→",
  [IFF]: "↔",
};

/** Own precedence, and the least precedence of the left and of the right operand. */
const PRECEDENCE: Readonly<Record<number, readonly [own: number, left: number, right: number]>> = {
  [ADD]: [65, 65, 66],
  [SUBTRACT]: [65, 65, 66],
  [MULTIPLY]: [70, 70, 71],
  [POWER]: [75, 76, 75],
  [EQUAL]: [50, 51, 51],
  [LESS_EQUAL]: [50, 51, 51],
  [LESS]: [50, 51, 51],
  [AND]: [35, 36, 35],
  [OR]: [30, 31, 30],
  [IMPLIES]: [25, 26, 25],
  [IFF]: [20, 26, 26],
};

const ARGUMENT = 1024;

/** The term as text that can stand where Lean expects precedence `least` (0: anywhere; 1024: as an argument). */
export const printTerm = (terms: TermTable, id: number, scope: NameScope, least = 0, depth = 0): string => {
  const operator = terms.operator[id]!;
  const left = terms.left[id]!;
  const right = terms.right[id]!;
  switch (operator) {
    case VARIABLE:
    case ATOM:
      return scope.variables[left]!;
    case BOUND:
      return scope.bound[depth - 1 - left]!;
    case NUMERAL:
      return String(left);
    case TRUE:
      return "True";
    case FALSE:
      return "False";
    case META_TERM:
    case META_PROPOSITION:
      return `?${left}`;
    case PREDICATE: {
      const text = `${scope.variables[left]!} ${printTerm(terms, right, scope, ARGUMENT, depth)}`;
      return least >= ARGUMENT ? `(${text})` : text;
    }
    case NOT: {
      const inner = terms.operator[left]!;
      const plain = inner === ATOM || inner === NOT || inner === PREDICATE || inner === TRUE || inner === FALSE;
      const text = plain
        ? `¬${printTerm(terms, left, scope, 40, depth)}`
        : `¬(${printTerm(terms, left, scope, 0, depth)})`;
      return least >= ARGUMENT ? `(${text})` : text;
    }
    case FORALL:
    case EXISTS: {
      const name = scope.bound[depth]!;
      const binder = operator === FORALL ? `∀ ${name} : Nat, ` : `∃ ${name} : Nat, `;
      const text = binder + printTerm(terms, left, scope, 0, depth + 1);
      return least > 25 ? `(${text})` : text;
    }
    default: {
      const [own, leastLeft, leastRight] = PRECEDENCE[operator]!;
      const text = `${printTerm(terms, left, scope, leastLeft, depth)} ${SYMBOL[operator]!} ${printTerm(terms, right, scope, leastRight, depth)}`;
      return own < least ? `(${text})` : text;
    }
  }
};

const SORT_TEXT = { Nat: "Nat", Prop: "Prop", Predicate: "Nat → Prop" } as const;

/** The theorem header of a goal, `:= by` included: variables grouped by sort in their order, then hypotheses. */
export const printStatement = (name: string, goal: Goal): string => {
  const terms = new TermTable(64);
  const scope = nameScope(goal.variables.map((variable) => variable.name));
  let text = `theorem ${name}`;
  for (let i = 0; i < goal.variables.length; ) {
    const sort = goal.variables[i]!.sort;
    const names: Array<string> = [];
    while (i < goal.variables.length && goal.variables[i]!.sort === sort) names.push(goal.variables[i++]!.name);
    text += ` (${names.join(" ")} : ${SORT_TEXT[sort]})`;
  }
  for (const hypothesis of goal.hypotheses) {
    text += ` (${hypothesis.name} : ${printTerm(terms, terms.intern(hypothesis.proposition), scope)})`;
  }
  return `${text} : ${printTerm(terms, terms.intern(goal.target), scope)} := by`;
};
