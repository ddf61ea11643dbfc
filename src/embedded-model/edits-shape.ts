/** Edits of a statement's shape: its terms, sides, operators and connectives. */
import {
  CHAIN,
  COMMUTE,
  type EditList,
  GENERALISE,
  REPLACE_OPERATOR,
  SUBSTITUTE,
  SWAP_SIDES,
  WRAP,
} from "./edit-list.ts";
import { isOpen, isTerm, type Place, replaceAt, replaceEverywhere, sameExpression } from "./expressions.ts";
import { type Expression, type Goal, leaf, node } from "./goal.ts";
import {
  ADD,
  AND,
  ATOM,
  EQUAL,
  IFF,
  IMPLIES,
  isRelation,
  LESS,
  LESS_EQUAL,
  MULTIPLY,
  NOT,
  NUMERAL,
  OR,
  POWER,
  SUBTRACT,
  VARIABLE,
} from "./operators.ts";

const NAT_NAMES = ["a", "b", "c", "d", "m", "n", "k", "l", "u", "v"];

/** The goal with one more Nat variable, under the first free name; and the variable. */
export const withNewVariable = (goal: Goal): readonly [goal: Goal, variable: Expression] => {
  const taken = new Set([...goal.variables, ...goal.hypotheses].map(({ name }) => name));
  const name = NAT_NAMES.find((candidate) => !taken.has(candidate)) ?? `n${goal.variables.length}`;
  const variables = [...goal.variables, { name, sort: "Nat" } as const];
  return [{ ...goal, variables }, leaf(VARIABLE, goal.variables.length)];
};

/** The goal with a function applied to every proposition in it. */
export const mapPropositions = (goal: Goal, change: (proposition: Expression) => Expression): Goal => ({
  ...goal,
  hypotheses: goal.hypotheses.map(({ name, proposition }) => ({ name, proposition: change(proposition) })),
  target: change(goal.target),
});

const nats = (goal: Goal): ReadonlyArray<Expression> =>
  goal.variables.flatMap(({ sort }, index) => (sort === "Nat" ? [leaf(VARIABLE, index)] : []));

const one = leaf(NUMERAL, 1);

/** A variable replaced by a larger term, a constant or another variable. */
const substitutions = (list: EditList): void => {
  const { seed } = list;
  const variables = nats(seed);
  variables.forEach((variable, i) => {
    const next = variables[(i + 1) % variables.length]!;
    const terms = [
      node(ADD, [variable, one]),
      node(ADD, [variable, next]),
      node(MULTIPLY, [variable, next]),
      node(MULTIPLY, [leaf(NUMERAL, 2), variable]),
      next,
      leaf(NUMERAL, 0),
      one,
    ];
    terms.forEach((term, detail) => {
      list.offer(
        SUBSTITUTE,
        detail,
        VARIABLE,
        mapPropositions(seed, (part) => replaceEverywhere(part, variable, term)),
      );
    });
  });
};

const generalisations = (list: EditList): void => {
  const { seed } = list;
  const [extended, variable] = withNewVariable(seed);
  const seen: Array<Expression> = [];
  for (const { here } of list.places) {
    if (!isTerm(here) || here.children.length === 0 || isOpen(here)) continue;
    if (seen.some((other) => sameExpression(other, here))) continue;
    seen.push(here);
    const goal = mapPropositions(extended, (part) => replaceEverywhere(part, here, variable));
    list.offer(GENERALISE, Math.min(3, here.size >> 1), here.operator, goal);
  }
};

const sideEdits = (list: EditList): void => {
  const { seed } = list;
  const { operator, children } = seed.target;
  const [left, right] = children;
  if (operator === EQUAL || operator === IFF) {
    list.offer(SWAP_SIDES, 0, operator, { ...seed, target: node(operator, [right!, left!]) });
  }
  if (!isRelation(operator)) return;
  const variables = nats(seed);
  const around = (detail: number, wrap: (side: Expression) => Expression): void => {
    list.offer(WRAP, detail, operator, { ...seed, target: node(operator, [wrap(left!), wrap(right!)]) });
  };
  for (const variable of variables.slice(0, 3)) {
    around(0, (side) => node(ADD, [side, variable]));
    around(1, (side) => node(ADD, [variable, side]));
    if (operator === LESS) continue;
    around(2, (side) => node(MULTIPLY, [side, variable]));
    around(3, (side) => node(MULTIPLY, [variable, side]));
    around(4, (side) => node(SUBTRACT, [side, variable]));
  }
  if (operator !== LESS) around(5, (side) => node(POWER, [side, leaf(NUMERAL, 2)]));
  chains(list, left!, right!, variables);
};

/** Weaker relations: the right side enlarged, an equation as an inequality, `≤` made strict by one more. */
const chains = (list: EditList, left: Expression, right: Expression, variables: ReadonlyArray<Expression>): void => {
  const { seed } = list;
  const { operator } = seed.target;
  const relation = operator === EQUAL ? LESS_EQUAL : operator;
  const offer = (detail: number, by: number, sides: ReadonlyArray<Expression>): void =>
    list.offer(CHAIN, detail, operator, { ...seed, target: node(by, sides) });
  if (operator === EQUAL) offer(0, LESS_EQUAL, [left, right]);
  for (const variable of variables.slice(0, 3)) {
    offer(1, relation, [left, node(ADD, [right, variable])]);
    offer(2, relation, [left, node(ADD, [variable, right])]);
    offer(3, relation, [node(SUBTRACT, [left, variable]), right]);
  }
  if (relation === LESS_EQUAL) offer(4, LESS, [left, node(ADD, [right, one])]);
  if (operator === LESS) offer(5, LESS_EQUAL, [node(ADD, [left, one]), right]);
};

const REPLACEMENTS: Readonly<Record<number, readonly number[]>> = {
  [ADD]: [MULTIPLY, SUBTRACT],
  [MULTIPLY]: [ADD, POWER],
  [SUBTRACT]: [ADD],
  [POWER]: [MULTIPLY],
  [AND]: [OR, IMPLIES],
  [OR]: [AND, IMPLIES],
  [IMPLIES]: [AND, IFF],
  [IFF]: [IMPLIES, AND],
};

const isCommutative = (operator: number): boolean =>
  operator === ADD || operator === MULTIPLY || operator === AND || operator === OR;

const placeEdits = (list: EditList, { here, path }: Place): void => {
  const { seed } = list;
  const { operator, children } = here;
  const put = (by: Expression): Goal => ({ ...seed, target: replaceAt(seed.target, path, by) });
  if (isCommutative(operator)) list.offer(COMMUTE, 0, operator, put(node(operator, [children[1]!, children[0]!])));
  for (const other of REPLACEMENTS[operator] ?? []) {
    list.offer(REPLACE_OPERATOR, other, operator, put(node(other, children)));
  }
  if (operator === NOT) list.offer(REPLACE_OPERATOR, NOT, operator, put(children[0]!));
  if (operator === ATOM) list.offer(REPLACE_OPERATOR, NOT, operator, put(node(NOT, [here])));
};

/** All edits that need neither lemma nor context. */
export const shapeEdits = (list: EditList): void => {
  substitutions(list);
  generalisations(list);
  sideEdits(list);
  for (const place of list.places) placeEdits(list, place);
};
