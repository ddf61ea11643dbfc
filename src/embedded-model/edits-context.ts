/** Edits of a statement's hypotheses and atoms. */
import {
  ADD_HYPOTHESIS,
  DROP_HYPOTHESIS,
  type EditList,
  MOST_CONJECTURE_HYPOTHESES,
  REPLACE_ATOM,
  REVERT_HYPOTHESIS,
} from "./edit-list.ts";
import { mapPropositions, withNewVariable } from "./edits-shape.ts";
import { replaceEverywhere } from "./expressions.ts";
import { type Expression, type Goal, leaf, node } from "./goal.ts";
import { ADD, ATOM, EQUAL, IMPLIES, isRelation, LESS, LESS_EQUAL, NOT, VARIABLE } from "./operators.ts";

const HYPOTHESIS_NAMES = ["h", "g", "h1", "h2", "h3", "h4"];

const withHypothesis = (goal: Goal, proposition: Expression): Goal => {
  const taken = new Set([...goal.variables, ...goal.hypotheses].map(({ name }) => name));
  const name = HYPOTHESIS_NAMES.find((candidate) => !taken.has(candidate)) ?? `h${goal.hypotheses.length + 5}`;
  return { ...goal, hypotheses: [...goal.hypotheses, { name, proposition }] };
};

/** A side of an equation or inequality enlarged under a new hypothesis `side ≤ c`; or a variable under `a = c`. */
const addHypotheses = (list: EditList): void => {
  const { seed } = list;
  if (seed.hypotheses.length >= MOST_CONJECTURE_HYPOTHESES) return;
  const [extended, fresh] = withNewVariable(seed);
  const { operator, children } = seed.target;
  const [left, right] = children;
  seed.variables.forEach(({ sort }, index) => {
    if (sort !== "Nat") return;
    const variable = leaf(VARIABLE, index);
    // One side only is rewritten: the other one keeps the variable, so the hypothesis is needed.
    if (isRelation(operator)) {
      const changed = node(operator, [left!, replaceEverywhere(right!, variable, fresh)]);
      const relation = operator === EQUAL ? EQUAL : LESS_EQUAL;
      const hypothesis = node(relation, [variable, fresh]);
      list.offer(ADD_HYPOTHESIS, 0, operator, { ...withHypothesis(extended, hypothesis), target: changed });
    }
  });
  if (isRelation(operator) && operator !== EQUAL) {
    const strict = node(LESS, [right!, fresh]);
    list.offer(ADD_HYPOTHESIS, 1, operator, {
      ...withHypothesis(extended, strict),
      target: node(LESS, [left!, fresh]),
    });
  }
  seed.variables.forEach(({ sort }, index) => {
    if (sort !== "Prop") return;
    const atom = leaf(ATOM, index);
    list.offer(ADD_HYPOTHESIS, 2, operator, withHypothesis(seed, atom));
    list.offer(ADD_HYPOTHESIS, 3, operator, withHypothesis(seed, node(NOT, [atom])));
    list.offer(ADD_HYPOTHESIS, 4, operator, { ...seed, target: node(IMPLIES, [atom, seed.target]) });
  });
};

const removeHypotheses = (list: EditList): void => {
  const { seed } = list;
  seed.hypotheses.forEach(({ proposition }, index) => {
    const hypotheses = seed.hypotheses.filter((_, i) => i !== index);
    list.offer(DROP_HYPOTHESIS, 0, proposition.operator, { ...seed, hypotheses });
    const target = node(IMPLIES, [proposition, seed.target]);
    list.offer(REVERT_HYPOTHESIS, 0, proposition.operator, { ...seed, hypotheses, target });
  });
};

/** An atom becomes the next one, or its negation; everywhere. */
const replaceAtoms = (list: EditList): void => {
  const { seed } = list;
  const atoms = seed.variables.flatMap(({ sort }, index) => (sort === "Prop" ? [leaf(ATOM, index)] : []));
  atoms.forEach((atom, i) => {
    const next = atoms[(i + 1) % atoms.length]!;
    const replaced = (by: Expression): Goal => mapPropositions(seed, (part) => replaceEverywhere(part, atom, by));
    list.offer(REPLACE_ATOM, 0, ATOM, replaced(next));
    list.offer(REPLACE_ATOM, 1, ATOM, replaced(node(NOT, [atom])));
    list.offer(REPLACE_ATOM, 2, ATOM, replaced(node(IMPLIES, [atom, next])));
  });
};

/** Sums of a relation with a hypothesis that is one. */
const addSides = (list: EditList): void => {
  const { seed } = list;
  const { operator, children } = seed.target;
  if (!isRelation(operator)) return;
  for (const { proposition } of seed.hypotheses) {
    if (!isRelation(proposition.operator)) continue;
    const relation = operator === EQUAL && proposition.operator === EQUAL ? EQUAL : LESS_EQUAL;
    const sides = [0, 1].map((i) => node(ADD, [children[i]!, proposition.children[i]!]));
    list.offer(ADD_HYPOTHESIS, 5, operator, { ...seed, target: node(relation, sides) });
  }
};

/** All edits of the context. */
export const contextEdits = (list: EditList): void => {
  addHypotheses(list);
  addSides(list);
  removeHypotheses(list);
  replaceAtoms(list);
};
