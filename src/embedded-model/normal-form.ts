/**
 * Normal forms of statements as strings, to find copies. Equal strings mean: equal up to what the form ignores. With very
 * many interchangeable variables two renamings of one statement may get different strings, never the other way round.
 */
import { type Expression, type Goal, leaf, node } from "./goal.ts";
import {
  ADD,
  AND,
  ATOM,
  BOUND,
  EQUAL,
  FORALL,
  IFF,
  IMPLIES,
  MULTIPLY,
  NUMERAL,
  OR,
  PREDICATE,
  VARIABLE,
} from "./operators.ts";

type Form = "normal" | "near";

const isCommutative = (operator: number): boolean =>
  operator === ADD ||
  operator === MULTIPLY ||
  operator === AND ||
  operator === OR ||
  operator === EQUAL ||
  operator === IFF;

const isAssociative = (operator: number): boolean =>
  operator === ADD || operator === MULTIPLY || operator === AND || operator === OR;

const flatten = (expression: Expression, operator: number): ReadonlyArray<Expression> =>
  expression.operator === operator ? expression.children.flatMap((child) => flatten(child, operator)) : [expression];

const render = (expression: Expression, names: readonly string[], form: Form): string => {
  const { operator, value } = expression;
  if (operator === VARIABLE || operator === ATOM) return names[value]!;
  if (operator === BOUND) return `#${value}`;
  if (operator === NUMERAL) return String(value);
  const parts = form === "near" && isAssociative(operator) ? flatten(expression, operator) : expression.children;
  const texts = parts.map((part) => render(part, names, form));
  if (isCommutative(operator)) texts.sort();
  return `${operator === PREDICATE ? names[value]! : operator}(${texts.join(" ")})`;
};

const renderGoal = (goal: Goal, names: readonly string[], form: Form): string => {
  const hypotheses = goal.hypotheses.map(({ proposition }) => render(proposition, names, form));
  return [...hypotheses.sort(), render(goal.target, names, form)].join(" , ");
};

const occurring = (expression: Expression, found: Set<number>): Set<number> => {
  const { operator, value } = expression;
  if (operator === VARIABLE || operator === ATOM || operator === PREDICATE) found.add(value);
  for (const child of expression.children) occurring(child, found);
  return found;
};

/** Premises and outer quantifiers of the target moved into the context, as `intro` does. */
const introduced = (goal: Goal): Goal => {
  const { operator, children } = goal.target;
  if (operator === IMPLIES) {
    const hypotheses = [...goal.hypotheses, { name: "", proposition: children[0]! }];
    return introduced({ ...goal, hypotheses, target: children[1]! });
  }
  if (operator !== FORALL) return goal;
  const variable = leaf(VARIABLE, goal.variables.length);
  const variables = [...goal.variables, { name: "", sort: "Nat" } as const];
  return introduced({ ...goal, variables, target: opened(children[0]!, variable, 0) });
};

const opened = (body: Expression, by: Expression, depth: number): Expression => {
  if (body.operator === BOUND) return body.value === depth ? by : body;
  const inner = body.operator === FORALL || body.operator === FORALL + 1 ? depth + 1 : depth;
  const children = body.children.map((child) => opened(child, by, inner));
  return node(body.operator, children, body.value);
};

const MOST_ORDERS = 5040;

/** All orders of the variables that respect their invariants, up to MOST_ORDERS. */
const orders = (classes: ReadonlyArray<readonly number[]>): ReadonlyArray<readonly number[]> => {
  let found: ReadonlyArray<readonly number[]> = [[]];
  for (const members of classes) {
    const next: Array<readonly number[]> = [];
    for (const prefix of found) {
      for (const arrangement of permutations(members)) {
        if (next.length < MOST_ORDERS) next.push([...prefix, ...arrangement]);
      }
    }
    found = next;
  }
  return found;
};

const permutations = (items: readonly number[]): ReadonlyArray<readonly number[]> => {
  if (items.length <= 1 || items.length > 6) return [items];
  return items.flatMap((item, i) => {
    const rest = items.filter((_, j) => j !== i);
    return permutations(rest).map((arrangement) => [item, ...arrangement]);
  });
};

const formOf = (goal: Goal, form: Form): string => {
  const used = occurring(goal.target, new Set());
  for (const { proposition } of goal.hypotheses) occurring(proposition, used);
  const bySort = goal.variables.map(({ sort }) => sort.charAt(0));
  // A variable's invariant: the statement with this variable marked and the others told apart by sort only.
  const invariants = new Map<number, string>();
  for (const index of used) {
    const marked = bySort.map((sort, i) => (i === index ? `*${sort}` : sort));
    invariants.set(index, `${bySort[index]!} ${renderGoal(goal, marked, form)}`);
  }
  const sorted = [...new Set(invariants.values())].sort();
  const classes = sorted.map((invariant) => [...used].filter((index) => invariants.get(index) === invariant));
  let best: string | null = null;
  for (const order of orders(classes)) {
    const names = bySort.slice();
    order.forEach((index, position) => {
      names[index] = `${bySort[index]!.toLowerCase()}${position}`;
    });
    const text = renderGoal(goal, names, form);
    if (best === null || text < best) best = text;
  }
  return best!;
};

/**
 * Equal for statements that are equal up to renaming of variables, order of hypotheses, commutativity of `+ * ∧ ∨`, and
 * swapped sides of `=` and `↔`. Variables that do not occur do not count.
 */
export const normalForm = (goal: Goal): string => formOf(goal, "normal");

/** As `normalForm`, and up to associativity and whether premises stand before or behind the colon. */
export const nearForm = (goal: Goal): string => formOf(introduced(goal), "near");
