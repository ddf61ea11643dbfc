/** Actions read off the target: closing it, introduction, splitting, witnesses, induction, case distinctions. */
import {
  BACKWARD,
  BY_CONTRADICTION,
  CONGRUENCE,
  CONSTRUCTOR,
  CONTRADICTION,
  COUNTEREXAMPLE,
  EXACT,
  EXACT_SYMMETRIC,
  EXCLUDED_MIDDLE,
  INDUCTION,
  INTRO,
  LEFT,
  RFL,
  RIGHT,
  TRIVIAL,
  WITNESS,
} from "./action-kinds.ts";
import { computedForm } from "./computation.ts";
import { freshInductionName } from "./context.ts";
import { counterexample } from "./counterexample.ts";
import {
  ADD,
  AND,
  ATOM,
  CHILDREN,
  EQUAL,
  EXISTS,
  FALSE,
  FORALL,
  IFF,
  IMPLIES,
  IS_TERM,
  isRelation,
  LESS_EQUAL,
  NOT,
  OR,
  POWER,
  PREDICATE,
  TRUE,
  VARIABLE,
} from "./operators.ts";
import { MOST_INDUCTIONS, MOST_SPLITS, type ProofSpace } from "./proof-space.ts";
import { INDUCTIONS, NAMES, SCOPE, SPLITS, STATE_SIZE } from "./workspace.ts";

const MOST_WITNESSES = 6;
const MOST_CASES = 4;

/** Whether two hypotheses contradict each other literally, or one is `False`. */
const hasContradiction = (space: ProofSpace): boolean => {
  const terms = space.ws.terms;
  const operators = space.hypothesisOperators;
  if ((operators & (1 << FALSE)) !== 0) return true;
  if ((operators & (1 << NOT)) === 0) return false;
  for (let i = 0; i < space.hypothesisCount; i++) {
    const hypothesis = space.hypothesis(i);
    if (terms.operator[hypothesis] === NOT && space.hypothesisStating(terms.left[hypothesis]!) >= 0) return true;
  }
  return false;
};

const closesEquation = (space: ProofSpace): boolean => {
  const terms = space.ws.terms;
  if (space.left === space.right) return true;
  const form = computedForm(terms, space.left);
  return form >= 0 && form === computedForm(terms, space.right);
};

const reflexivity = (space: ProofSpace): void => {
  const lemma = space.ws.rules.byName.get("Nat.le_refl")!;
  space.ws.bound[0] = space.left;
  space.emitLemma(BACKWARD, lemma.index, lemma.metaCount, false, -1, -1, -1);
};

/** A hypothesis that is false of small numbers ends a goal of `False`. */
const refutation = (space: ProofSpace): boolean => {
  if ((space.hypothesisOperators & (1 << FORALL)) === 0) return false;
  for (let i = 0; i < space.hypothesisCount; i++) {
    const hypothesis = space.hypothesis(i);
    const values = space.ws.terms.operator[hypothesis] === FORALL ? counterexample(space.ws.terms, hypothesis) : -1;
    if (values < 0) continue;
    space.emit(COUNTEREXAMPLE, 0, i, values, -1);
    return true;
  }
  return false;
};

/** Emits the one action that ends the goal, where there is one: nothing else is worth considering then. */
export const closingAction = (space: ProofSpace): boolean => {
  const terms = space.ws.terms;
  const operator = terms.operator[space.target]!;
  space.scorer.beginAction();
  const stated = space.hypothesisStating(space.target);
  if (stated >= 0) space.emit(EXACT, 0, stated, -1, -1);
  else if (operator === TRUE) space.emit(TRIVIAL, 0, -1, -1, -1);
  else if (operator === EQUAL && closesEquation(space)) space.emit(RFL, 0, -1, -1, -1);
  else if (operator === LESS_EQUAL && space.left === space.right) reflexivity(space);
  else if (hasContradiction(space)) space.emit(CONTRADICTION, 0, -1, -1, -1);
  else if (operator === FALSE) return refutation(space);
  else if (operator === EQUAL) {
    const symmetric = space.hypothesisStating(terms.make(EQUAL, space.right, space.left));
    if (symmetric < 0) return false;
    space.emit(EXACT_SYMMETRIC, 0, symmetric, -1, -1);
  } else return false;
  return true;
};

const collectWitnesses = (space: ProofSpace, term: number, found: Array<number>): void => {
  const terms = space.ws.terms;
  const operator = terms.operator[term]!;
  const closed = terms.loose[term] === 0;
  if (IS_TERM[operator] && closed && !found.includes(term)) found.push(term);
  const children = CHILDREN[operator]!;
  if (children & 1) collectWitnesses(space, terms.left[term]!, found);
  if (children & 2) collectWitnesses(space, terms.right[term]!, found);
};

const witnesses = (space: ProofSpace): void => {
  const terms = space.ws.terms;
  const found: Array<number> = [];
  collectWitnesses(space, terms.left[space.target]!, found);
  const scope = space.ws.states[space.state * STATE_SIZE + SCOPE]!;
  for (let i = 0; i < 31; i++) {
    const variable = terms.make(VARIABLE, i, 0);
    if ((scope & (1 << i)) !== 0 && !found.includes(variable)) found.push(variable);
  }
  for (const numeral of [terms.numeral(0), terms.numeral(1)]) if (!found.includes(numeral)) found.push(numeral);
  for (const witness of found.slice(0, MOST_WITNESSES)) {
    space.scorer.beginAction();
    space.scorer.localFact(20, space.head(witness));
    space.scorer.localFact(21, terms.occurs(witness, space.target) ? 1 : 0);
    space.scorer.localFact(22, inHypotheses(space, witness));
    space.emit(WITNESS, 0, witness, -1, -1);
  }
};

/** How many hypotheses mention the term, up to 2. */
const inHypotheses = (space: ProofSpace, term: number): number => {
  let count = 0;
  for (let i = 0; i < space.hypothesisCount && count < 2; i++) {
    if (space.ws.terms.occurs(term, space.hypothesis(i))) count += 1;
  }
  return count;
};

const inductions = (space: ProofSpace): void => {
  const { ws } = space;
  const at = space.state * STATE_SIZE;
  if (ws.states[at + INDUCTIONS]! >= MOST_INDUCTIONS) return;
  if (freshInductionName(ws, ws.states[at + NAMES]!) < 0) return;
  const candidates = ws.states[at + SCOPE]! & ws.terms.variables[space.target]!;
  for (let i = 0, seen = 0; candidates >>> i !== 0; i++) {
    if ((candidates & (1 << i)) === 0) continue;
    const variable = ws.terms.make(VARIABLE, i, 0);
    space.scorer.beginAction();
    space.scorer.localFact(30, space.placesOf(i));
    space.scorer.localFact(31, inHypotheses(space, variable));
    space.scorer.localFact(32, Math.min(3, seen++));
    space.emit(INDUCTION, 0, i, -1, -1);
  }
};

/** `apply congrArg …` where both sides have the same operator and one argument in common. */
const congruences = (space: ProofSpace): void => {
  const terms = space.ws.terms;
  const operator = terms.operator[space.left]!;
  if (operator !== terms.operator[space.right] || operator < ADD || operator > POWER) return;
  for (let side = 0; side < 2; side++) {
    const common = side === 0 ? terms.left : terms.right;
    if (common[space.left] !== common[space.right]) continue;
    space.scorer.beginAction();
    space.scorer.localFact(40, operator * 2 + side);
    space.emit(CONGRUENCE, side, side, -1, -1);
  }
};

const collectPropositions = (space: ProofSpace, term: number, found: Array<number>): void => {
  const terms = space.ws.terms;
  const operator = terms.operator[term]!;
  if (operator === ATOM || operator === PREDICATE || isRelation(operator)) {
    if (terms.loose[term] === 0 && !found.includes(term)) found.push(term);
    return;
  }
  const children = CHILDREN[operator]!;
  if (children & 1) collectPropositions(space, terms.left[term]!, found);
  if (children & 2) collectPropositions(space, terms.right[term]!, found);
};

const classicalCases = (space: ProofSpace): void => {
  const { ws } = space;
  const terms = ws.terms;
  if (ws.states[space.state * STATE_SIZE + SPLITS]! >= MOST_SPLITS) return;
  const found: Array<number> = [];
  collectPropositions(space, space.target, found);
  for (let i = 0; i < space.hypothesisCount; i++) collectPropositions(space, space.hypothesis(i), found);
  let cases = 0;
  for (const proposition of found) {
    if (space.hypothesisStating(proposition) >= 0) continue;
    if (space.hypothesisStating(terms.make(NOT, proposition, 0)) >= 0) continue;
    if (cases++ >= MOST_CASES) return;
    space.scorer.beginAction();
    space.scorer.localFact(50, proposition === space.target ? 2 : terms.occurs(proposition, space.target) ? 1 : 0);
    space.scorer.localFact(51, inHypotheses(space, proposition));
    space.emit(EXCLUDED_MIDDLE, 0, proposition, -1, -1);
  }
};

const plain = (space: ProofSpace, kind: number): void => {
  space.scorer.beginAction();
  space.emit(kind, 0, -1, -1, -1);
};

/**
 * Actions by the target's head. Returns false when they are all there is to consider (introduction and splitting of `∧`
 * and `↔` lose nothing).
 */
export const targetActions = (space: ProofSpace): boolean => {
  const operator = space.ws.terms.operator[space.target]!;
  inductions(space);
  switch (operator) {
    case IMPLIES:
    case FORALL:
      plain(space, INTRO);
      return false;
    case NOT:
      plain(space, INTRO);
      return space.relation >= 0;
    case AND:
    case IFF:
      plain(space, CONSTRUCTOR);
      return false;
    case OR:
      plain(space, LEFT);
      plain(space, RIGHT);
      plain(space, BY_CONTRADICTION);
      classicalCases(space);
      return true;
    case EXISTS:
      witnesses(space);
      plain(space, BY_CONTRADICTION);
      return true;
    case ATOM:
    case PREDICATE:
      plain(space, BY_CONTRADICTION);
      classicalCases(space);
      return true;
    case FALSE:
      classicalCases(space);
      return true;
    case EQUAL:
      congruences(space);
      return true;
    default:
      return true;
  }
};
