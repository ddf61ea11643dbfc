/** Actions that use a lemma other than by rewriting: backward, in a chain, forward, and as a case distinction. */
import { ABSURD, BACKWARD, CHAIN, FORWARD, SPLIT } from "./action-kinds.ts";
import type { Lemma } from "./lemma-rules.ts";
import { instantiatePattern, matches, unbind } from "./match.ts";
import { FALSE, isRelation, LESS, LESS_EQUAL, NOT, OR, SUBTRACT, VARIABLE } from "./operators.ts";
import { LARGEST_TARGET, MOST_SPLITS, type ProofSpace } from "./proof-space.ts";
import { SCOPE, SPLITS, STATE_SIZE, type Workspace } from "./workspace.ts";

const MOST_SPLIT_TERMS = 2;

const isBound = (space: ProofSpace, lemma: Lemma): boolean => {
  for (let i = 0; i < lemma.metaCount; i++) if (space.ws.bound[i]! < 0) return false;
  return true;
};

/** Facts about what is left to prove of a lemma's premises, all variables bound. */
const premiseFacts = (space: ProofSpace, lemma: Lemma, filled: number): void => {
  const { ws, scorer } = space;
  const terms = ws.terms;
  let stated = 0;
  let reflexive = 0;
  let shape = 0;
  for (let i = 0; i < lemma.premises.length; i++) {
    if (i === filled) continue;
    const premise = instantiatePattern(ws, lemma.premises[i]!);
    if (space.hypothesisStating(premise) >= 0) stated += 1;
    else if (terms.left[premise] === terms.right[premise]) reflexive += 1;
    else shape = space.shape(premise);
  }
  scorer.beginAction();
  scorer.localFact(70, stated * 4 + reflexive);
  scorer.localFact(71, shape);
  scorer.localFact(72, filled + 1);
};

/** Lean's unifier computes closed arithmetic such as `0 + 1`, and may then bind a variable to less than stands there. */
const bindsClosedArithmetic = (space: ProofSpace, lemma: Lemma): boolean => {
  const { bound, terms } = space.ws;
  for (let i = 0; i < lemma.metaCount; i++) {
    if (terms.size[bound[i]!]! > 1 && terms.variables[bound[i]!] === 0) return true;
  }
  return false;
};

const emitBackward = (space: ProofSpace, lemma: Lemma, filled: number, hypothesis: number): void => {
  if (lemma.premises.length > 0 && bindsClosedArithmetic(space, lemma)) return;
  premiseFacts(space, lemma, filled);
  space.emitLemma(BACKWARD, lemma.index, lemma.metaCount, false, filled, hypothesis, -1);
};

/** Backward with one premise filled by a hypothesis, for lemmas whose conclusion does not fix every variable. */
const fillPremise = (space: ProofSpace, lemma: Lemma): void => {
  const { ws } = space;
  for (let filled = 0; filled < lemma.premises.length; filled++) {
    for (let i = 0; i < space.hypothesisCount; i++) {
      unbind(ws, lemma.metaCount);
      if (!matches(ws, lemma.conclusion, space.target)) return;
      if (matches(ws, lemma.premises[filled]!, space.hypothesis(i)) && isBound(space, lemma)) {
        emitBackward(space, lemma, filled, i);
      }
    }
  }
};

/** Lemmas whose conclusion is the target. */
export const backwardLemmas = (space: ProofSpace): void => {
  const { ws } = space;
  const lemmas = ws.rules.backwardByOperator[ws.terms.operator[space.target]!]!;
  for (let i = 0; i < lemmas.length; i++) {
    const lemma = lemmas[i]!;
    unbind(ws, lemma.metaCount);
    if (!matches(ws, lemma.conclusion, space.target)) continue;
    if (isBound(space, lemma)) emitBackward(space, lemma, -1, -1);
    else fillPremise(space, lemma);
  }
};

const chainWith = (space: ProofSpace, lemma: Lemma, fillsLeft: boolean): void => {
  const { ws } = space;
  const terms = ws.terms;
  unbind(ws, lemma.metaCount);
  const inner = fillsLeft ? terms.left : terms.right;
  const outer = fillsLeft ? terms.right : terms.left;
  const side = fillsLeft ? space.left : space.right;
  if (!matches(ws, inner[lemma.conclusion]!, side) || !isBound(space, lemma)) return;
  const middle = instantiatePattern(ws, outer[lemma.conclusion]!);
  const other = fillsLeft ? space.right : space.left;
  if (middle === other || terms.size[middle]! + terms.size[other]! >= LARGEST_TARGET) return;
  space.scorer.beginAction();
  space.scorer.localFact(75, space.shape(middle));
  space.scorer.localFact(76, space.sidesOf(middle));
  space.scorer.localFact(77, terms.occurs(other, middle) ? 1 : 0);
  space.emitLemma(CHAIN, lemma.index, lemma.metaCount, fillsLeft, fillsLeft ? 1 : 0, middle, -1);
};

/** `refine Nat.le_trans ?_ (lemma …)` and its like, on `≤` and `<`. */
export const chainLemmas = (space: ProofSpace): void => {
  const operator = space.ws.terms.operator[space.target];
  if (operator !== LESS_EQUAL && operator !== LESS) return;
  for (const lemma of space.ws.rules.chainRight) chainWith(space, lemma, false);
  for (const lemma of space.ws.rules.chainLeft) chainWith(space, lemma, true);
};

const emitForward = (space: ProofSpace, lemma: Lemma, first: number, second: number): void => {
  const { ws, scorer } = space;
  const terms = ws.terms;
  if (!isBound(space, lemma)) return;
  const conclusion = instantiatePattern(ws, lemma.conclusion);
  if (space.hypothesisStating(conclusion) >= 0 || terms.size[conclusion]! > LARGEST_TARGET) return;
  const left = terms.left[conclusion]!;
  const right = terms.right[conclusion]!;
  if (left === right) return;
  const shared = (left === space.left ? 1 : 0) + (right === space.right ? 2 : 0);
  scorer.beginAction();
  scorer.localFact(80, space.shape(conclusion));
  scorer.localFact(81, shared + (conclusion === space.target ? 4 : 0));
  scorer.localFact(82, first === space.hypothesisCount - 1 || second === space.hypothesisCount - 1 ? 1 : 0);
  space.emitLemma(FORWARD, lemma.index, lemma.metaCount, false, first, second, -1);
};

/** Lemmas whose premises (one or two) are hypotheses. */
export const forwardLemmas = (space: ProofSpace): void => {
  const { ws } = space;
  for (let i = 0; i < space.hypothesisCount; i++) {
    const hypothesis = space.hypothesis(i);
    const operator = ws.terms.operator[hypothesis]!;
    if (!isRelation(operator)) continue;
    for (const lemma of ws.rules.forwardByOperator[operator]!) {
      unbind(ws, lemma.metaCount);
      if (!matches(ws, lemma.premises[0]!, hypothesis)) continue;
      if (lemma.premises.length === 1) emitForward(space, lemma, i, -1);
      else forwardSecond(space, lemma, i);
    }
  }
};

const forwardSecond = (space: ProofSpace, lemma: Lemma, first: number): void => {
  const { ws } = space;
  for (let j = 0; j < space.hypothesisCount; j++) {
    if (j === first) continue;
    unbind(ws, lemma.metaCount);
    matches(ws, lemma.premises[0]!, space.hypothesis(first));
    if (matches(ws, lemma.premises[1]!, space.hypothesis(j))) emitForward(space, lemma, first, j);
  }
};

/** `cases` on `Nat.le_total a b` and its like, over the first few Nat variables in scope that the target mentions. */
export const splitLemmas = (space: ProofSpace): void => {
  const { ws } = space;
  const { splits } = ws.rules;
  const terms = ws.terms;
  const at = space.state * STATE_SIZE;
  const operator = terms.operator[space.target]!;
  const wanted = operator === OR || operator === FALSE || (space.contents & (1 << SUBTRACT)) !== 0;
  if (ws.states[at + SPLITS]! >= MOST_SPLITS || !wanted) return;
  const candidates = ws.states[at + SCOPE]! & terms.variables[space.target]!;
  const variables: Array<number> = [];
  for (let i = 0; candidates >>> i !== 0 && variables.length < MOST_SPLIT_TERMS; i++) {
    if ((candidates & (1 << i)) !== 0) variables.push(i);
  }
  for (let which = 0; which < splits.length; which++) {
    const { metaCount } = splits[which]!;
    for (let i = 0; i < 2 && metaCount === 2 && variables.length === 2; i++) {
      splitOn(space, which, variables[i]!, variables[1 - i]!);
    }
    for (let i = 0; i < variables.length && metaCount === 1; i++) splitOn(space, which, variables[i]!, 0);
  }
};

/** The instance of a split lemma at variables with these indices; made once a statement, since many states ask for it. */
const splitInstance = (ws: Workspace, which: number, first: number, second: number): number => {
  const key = (((which << 5) | first) << 5) | second;
  const known = ws.splitInstances[key]!;
  if (known >= 0) return known;
  const instance = instantiatePattern(ws, ws.rules.splits[which]!.conclusion);
  ws.splitInstances[key] = instance;
  return instance;
};

const splitOn = (space: ProofSpace, which: number, first: number, second: number): void => {
  const { ws } = space;
  const terms = ws.terms;
  const lemma = ws.rules.splits[which]!;
  ws.bound[0] = terms.make(VARIABLE, first, 0);
  ws.bound[1] = terms.make(VARIABLE, second, 0);
  const disjunction = splitInstance(ws, which, first, second);
  const left = terms.left[disjunction]!;
  const right = terms.right[disjunction]!;
  if (space.hypothesisStating(left) >= 0 || space.hypothesisStating(right) >= 0) return;
  space.scorer.beginAction();
  space.scorer.localFact(85, terms.occurs(left, space.target) ? 1 : 0);
  space.scorer.localFact(86, terms.occurs(right, space.target) ? 1 : 0);
  space.scorer.localFact(87, space.hypothesisCount);
  space.emitLemma(SPLIT, lemma.index, lemma.metaCount, false, -1, -1, -1);
};

/** `exact absurd h (lemma …)`: a hypothesis that a lemma without premises denies. */
export const deniedHypothesis = (space: ProofSpace): void => {
  const { ws } = space;
  for (const lemma of ws.rules.backwardByOperator[NOT]!) {
    if (lemma.premises.length > 0) continue;
    for (let i = 0; i < space.hypothesisCount; i++) {
      unbind(ws, lemma.metaCount);
      if (!matches(ws, ws.terms.left[lemma.conclusion]!, space.hypothesis(i))) continue;
      space.scorer.beginAction();
      space.emitLemma(ABSURD, lemma.index, lemma.metaCount, false, i, -1, -1);
    }
  }
};
