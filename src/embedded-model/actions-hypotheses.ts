/** Actions that use a hypothesis: taking it apart, applying it, drawing its consequence. */
import { APPLY, CASES, EXFALSO, MODUS_PONENS, SPECIALISE } from "./action-kinds.ts";
import { ANY_INSTANCE, instanceOf, NO_INSTANCE } from "./match.ts";
import { AND, CHILDREN, EXISTS, FALSE, FORALL, IFF, IMPLIES, NOT, OR, PREDICATE, VARIABLE } from "./operators.ts";
import type { ProofSpace } from "./proof-space.ts";
import { SCOPE, STATE_SIZE } from "./workspace.ts";

const MOST_PREMISES = 3;
const MOST_INSTANCES = 4;

const facts = (space: ProofSpace, index: number): void => {
  const { scorer } = space;
  const hypothesis = space.hypothesis(index);
  scorer.beginAction();
  scorer.localFact(60, space.shape(hypothesis));
  scorer.localFact(61, index === space.hypothesisCount - 1 ? 1 : 0);
};

/** How many of the premises of an implication are hypotheses, in two bits, and whether all are. */
const statedPremises = (space: ProofSpace, implication: number, premises: number): number => {
  const terms = space.ws.terms;
  let stated = 0;
  for (let i = 0, rest = implication; i < premises; i++, rest = terms.right[rest]!) {
    if (space.hypothesisStating(terms.left[rest]!) >= 0) stated += 1;
  }
  return stated * 2 + (stated === premises ? 1 : 0);
};

/** `apply h` for `h : A → … → target` (`instance` is the term its quantifier was given, or -1). */
const applications = (space: ProofSpace, index: number, implication: number, instance: number): void => {
  const terms = space.ws.terms;
  let rest = implication;
  for (let premises = 0; premises <= MOST_PREMISES; premises++) {
    if (rest === space.target && (premises > 0 || instance >= 0)) {
      facts(space, index);
      space.scorer.localFact(62, statedPremises(space, implication, premises) * 4 + premises);
      space.emit(APPLY, instance >= 0 ? 1 : 0, index, premises, instance);
    }
    if (terms.operator[rest] === NOT && terms.operator[space.target] === FALSE) {
      facts(space, index);
      space.scorer.localFact(63, premises);
      space.emit(APPLY, instance >= 0 ? 3 : 2, index, premises + 1, instance);
    }
    if (terms.operator[rest] !== IMPLIES) return;
    rest = terms.right[rest]!;
  }
};

const consequence = (space: ProofSpace, index: number, premise: number, instance: number, conclusion: number): void => {
  if (space.hypothesisStating(conclusion) >= 0) return;
  facts(space, index);
  space.scorer.localFact(64, space.shape(conclusion));
  space.scorer.localFact(65, space.ws.terms.occurs(conclusion, space.target) ? 1 : 0);
  space.emit(MODUS_PONENS, instance >= 0 ? 1 : 0, index, premise, instance);
};

const implicationActions = (space: ProofSpace, index: number, implication: number): void => {
  const terms = space.ws.terms;
  applications(space, index, implication, -1);
  const premise = space.hypothesisStating(terms.left[implication]!);
  if (premise >= 0) consequence(space, index, premise, -1, terms.right[implication]!);
};

/** The instance for which the body's conclusion (behind up to MOST_PREMISES premises) is the target; NO_INSTANCE if none. */
const instanceForTarget = (space: ProofSpace, body: number): number => {
  const terms = space.ws.terms;
  let rest = body;
  for (let premises = 0; premises <= MOST_PREMISES; premises++) {
    const instance = instanceOf(terms, rest, space.target);
    if (instance >= 0) return instance;
    if (terms.operator[rest] !== IMPLIES) return NO_INSTANCE;
    rest = terms.right[rest]!;
  }
  return NO_INSTANCE;
};

const quantifierActions = (space: ProofSpace, index: number, body: number): void => {
  const { ws } = space;
  const terms = ws.terms;
  const fitting = instanceForTarget(space, body);
  if (fitting >= 0) applications(space, index, terms.instantiate(body, fitting), fitting);
  if (terms.operator[body] === IMPLIES) {
    for (let i = 0; i < space.hypothesisCount; i++) {
      const instance = instanceOf(terms, terms.left[body]!, space.hypothesis(i));
      if (instance === NO_INSTANCE || instance === ANY_INSTANCE) continue;
      consequence(space, index, i, instance, terms.instantiate(terms.right[body]!, instance));
    }
  }
  for (const instance of instances(space)) {
    const proposition = terms.instantiate(body, instance);
    if (space.hypothesisStating(proposition) >= 0) continue;
    facts(space, index);
    space.scorer.localFact(66, space.shape(proposition));
    space.scorer.localFact(67, terms.occurs(instance, space.target) ? 1 : 0);
    space.emit(SPECIALISE, 0, index, instance, -1);
  }
};

/** Terms worth giving to a quantifier: what the target's predicates speak of, the latest variables, 0 if there is none. */
const instances = (space: ProofSpace): ReadonlyArray<number> => {
  const { ws } = space;
  const terms = ws.terms;
  const found: Array<number> = [];
  predicateArguments(space, space.target, found);
  const scope = ws.states[space.state * STATE_SIZE + SCOPE]!;
  for (let i = 30; i >= 0 && found.length < MOST_INSTANCES; i--) {
    if ((scope & (1 << i)) === 0) continue;
    const variable = terms.make(VARIABLE, i, 0);
    if (!found.includes(variable)) found.push(variable);
  }
  return found.length === 0 ? [terms.numeral(0)] : found;
};

const predicateArguments = (space: ProofSpace, term: number, found: Array<number>): void => {
  const terms = space.ws.terms;
  const operator = terms.operator[term]!;
  const children = CHILDREN[operator]!;
  if (operator === PREDICATE) {
    const argument = terms.right[term]!;
    if (terms.loose[argument] === 0 && !found.includes(argument) && found.length < MOST_INSTANCES) found.push(argument);
    return;
  }
  if (children & 1) predicateArguments(space, terms.left[term]!, found);
  if (children & 2) predicateArguments(space, terms.right[term]!, found);
};

/** All actions that start from one hypothesis of logical form. */
export const hypothesisActions = (space: ProofSpace): void => {
  const terms = space.ws.terms;
  for (let i = 0; i < space.hypothesisCount; i++) {
    const hypothesis = space.hypothesis(i);
    switch (terms.operator[hypothesis]) {
      case AND:
      case OR:
      case IFF:
      case EXISTS:
        facts(space, i);
        space.emit(CASES, 0, i, -1, -1);
        break;
      case IMPLIES:
        implicationActions(space, i, hypothesis);
        break;
      case NOT:
        applications(space, i, hypothesis, -1);
        break;
      case FORALL:
        quantifierActions(space, i, terms.left[hypothesis]!);
        break;
      default:
        break;
    }
  }
  const denies = (space.hypothesisOperators & ((1 << NOT) | (1 << IMPLIES) | (1 << FORALL))) !== 0;
  if (denies && terms.operator[space.target] !== FALSE) {
    space.scorer.beginAction();
    space.emit(EXFALSO, 0, -1, -1, -1);
  }
};
