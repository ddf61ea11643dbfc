/**
 * Rewriting: `rw` with an explicit lemma instance or a hypothesis, in the target or in a hypothesis. Lean replaces every
 * instance of the explicit term; so does `apply-action.ts`.
 */
import { REWRITE, REWRITE_AT, REWRITE_WITH, REWRITE_WITH_AT } from "./action-kinds.ts";
import { type RewriteRule, rewritesFor } from "./lemma-rules.ts";
import { instantiatePattern, matches, unbind } from "./match.ts";
import { offsetForm } from "./offset.ts";
import { ADD, CHILDREN, EQUAL, isRelation, NUMERAL, POWER, VARIABLE } from "./operators.ts";
import { LARGEST_TARGET, LEFT_SIDE, type ProofSpace, RIGHT_SIDE } from "./proof-space.ts";
import { termOrder } from "./term-order.ts";

const refuses = (space: ProofSpace, rule: RewriteRule, term: number): boolean => {
  const terms = space.ws.terms;
  if (rule.leftExact >= 0 && rule.leftExact !== terms.left[term]) return true;
  const right = terms.right[term]!;
  if (rule.rightExact >= 0) return rule.rightExact !== right;
  return rule.rightOperator >= 0 && rule.rightOperator !== terms.operator[right];
};

/** Whether a closed subterm of `term` other than `from` has the same operator and the offset form `form`. */
const hasTwin = (space: ProofSpace, term: number, from: number, form: number): boolean => {
  const terms = space.ws.terms;
  const operator = terms.operator[term]!;
  if (term === from) return false;
  if (operator === terms.operator[from] && terms.loose[term] === 0 && offsetForm(terms, term) === form) return true;
  const children = CHILDREN[operator]!;
  return (
    ((children & 1) !== 0 && hasTwin(space, terms.left[term]!, from, form)) ||
    ((children & 2) !== 0 && hasTwin(space, terms.right[term]!, from, form))
  );
};

/** Whether Lean might take another term of `proposition` for an instance of `from`. */
const isAmbiguous = (space: ProofSpace, proposition: number, from: number): boolean =>
  hasTwin(space, proposition, from, offsetForm(space.ws.terms, from));

const fits = (space: ProofSpace, from: number, to: number): boolean => {
  const size = space.ws.terms.size;
  return to !== from && size[space.target]! + size[to]! - size[from]! <= LARGEST_TARGET;
};

/** Where the term occurs outside `from`'s own side: nowhere, inside the other side, or as the whole other side. */
const elsewhere = (space: ProofSpace, term: number, side: number): number => {
  const other = side === LEFT_SIDE ? RIGHT_SIDE : side === RIGHT_SIDE ? LEFT_SIDE : 0;
  if ((space.sidesOf(term) & other) === 0) return 0;
  return term === (other === LEFT_SIDE ? space.left : space.right) ? 2 : 1;
};

/** Facts about replacing `from` (at index `place` of the subterms, or -1 in a hypothesis) by `to`. */
const rewriteFacts = (space: ProofSpace, from: number, to: number, place: number, order: number): void => {
  const { scorer } = space;
  const terms = space.ws.terms;
  const side = space.sidesOf(from);
  const parent = place >= 0 ? space.parents[place]! : 63;
  const depth = place >= 0 ? Math.min(3, space.depths[place]!) : 0;
  const isWhole = from === space.left || from === space.right ? 1 : 0;
  const found = (elsewhere(space, to, side) * 3 + elsewhere(space, from, side)) * 2 + isWhole;
  const change = Math.sign(terms.size[to]! - terms.size[from]!) + 1;
  scorer.beginAction();
  scorer.localFact(0, parent);
  scorer.localFact(1, space.shape(from));
  scorer.localFact(2, order);
  scorer.localFact(3, found);
  scorer.localFact(4, side * 4 + depth);
  scorer.localFact(5, change * 2 + (space.isRepeated(from) ? 1 : 0));
  scorer.localFact(6, order * 64 + parent);
};

/** Order of the first two (and of the second and third) terms of the lemma's instance: 0 … 8. */
const instanceOrder = (space: ProofSpace, metaCount: number): number => {
  const { bound, terms } = space.ws;
  if (metaCount < 2) return space.head(bound[0]!) === VARIABLE ? 10 : 11;
  const first = termOrder(terms, bound[0]!, bound[1]!) + 1;
  return metaCount < 3 ? first : first * 3 + termOrder(terms, bound[1]!, bound[2]!) + 1;
};

const rewriteBy = (space: ProofSpace, rule: RewriteRule, place: number, term: number, hypothesis: number): void => {
  const { ws } = space;
  const lemma = rule.lemma;
  unbind(ws, lemma.metaCount);
  if (!matches(ws, rule.pattern, term)) return;
  let premise = -1;
  if (rule.premise >= 0) {
    premise = space.hypothesisStating(instantiatePattern(ws, rule.premise));
    if (premise < 0) return;
  }
  const to = instantiatePattern(ws, rule.replacement);
  if (hypothesis >= 0 ? ws.terms.size[to]! >= ws.terms.size[term]! : !fits(space, term, to)) return;
  if (hypothesis >= 0 && isAmbiguous(space, space.hypothesis(hypothesis), term)) return;
  rewriteFacts(space, term, to, place, instanceOrder(space, lemma.metaCount));
  const kind = hypothesis >= 0 ? REWRITE_AT : REWRITE;
  space.emitLemma(kind, lemma.index, lemma.metaCount, rule.back, term, to, hypothesis >= 0 ? hypothesis : premise);
};

/** `rw [lemma …]` for every subterm of the target that a lemma's side matches. */
export const lemmaRewrites = (space: ProofSpace): void => {
  const { ws } = space;
  for (let place = 0; place < space.subtermCount; place++) {
    if (space.ambiguous[place] === 1) continue;
    const term = space.subterms[place]!;
    const rules = rewritesFor(ws.rules, ws.terms, term);
    for (let i = 0; i < rules.length; i++) {
      const rule = rules[i]!;
      if (!refuses(space, rule, term)) rewriteBy(space, rule, place, term, -1);
    }
  }
};

/** `rw [h]` and `rw [← h]` with the equations among the hypotheses. */
export const hypothesisRewrites = (space: ProofSpace): void => {
  if (space.relation < 0 || (space.hypothesisOperators & (1 << EQUAL)) === 0) return;
  const terms = space.ws.terms;
  for (let i = 0; i < space.hypothesisCount; i++) {
    const equation = space.hypothesis(i);
    if (terms.operator[equation] !== EQUAL) continue;
    for (let back = 0; back < 2; back++) {
      const from = back ? terms.right[equation]! : terms.left[equation]!;
      const to = back ? terms.left[equation]! : terms.right[equation]!;
      const occurs = space.sidesOf(from) !== 0 && terms.operator[from] !== NUMERAL;
      if (!occurs || terms.occurs(from, to) || !fits(space, from, to) || isAmbiguous(space, space.target, from))
        continue;
      rewriteFacts(space, from, to, -1, termOrder(terms, from, to) + 1);
      space.scorer.localFact(7, i === space.hypothesisCount - 1 ? 1 : 0);
      space.emit(REWRITE_WITH, back, i, back, -1);
    }
  }
};

/** Distinct closed compound Nat terms of `term`, appended to `found`. */
const closedSubterms = (space: ProofSpace, term: number, found: Array<number>): Array<number> => {
  const terms = space.ws.terms;
  const operator = terms.operator[term]!;
  if (operator >= ADD && operator <= POWER && terms.loose[term] === 0 && !found.includes(term)) found.push(term);
  const children = CHILDREN[operator]!;
  if (children & 1) closedSubterms(space, terms.left[term]!, found);
  if (children & 2) closedSubterms(space, terms.right[term]!, found);
  return found;
};

const simplificationsIn = (space: ProofSpace, hypothesis: number): void => {
  const { ws } = space;
  for (const term of closedSubterms(space, space.hypothesis(hypothesis), [])) {
    for (const rule of rewritesFor(ws.rules, ws.terms, term)) {
      if (rule.premise < 0 && !refuses(space, rule, term)) rewriteBy(space, rule, -1, term, hypothesis);
    }
  }
};

const equationRewritesIn = (space: ProofSpace, hypothesis: number): void => {
  const terms = space.ws.terms;
  const rewritten = space.hypothesis(hypothesis);
  for (let i = 0; i < space.hypothesisCount; i++) {
    const equation = space.hypothesis(i);
    if (i === hypothesis || terms.operator[equation] !== EQUAL) continue;
    for (let back = 0; back < 2; back++) {
      const from = back ? terms.right[equation]! : terms.left[equation]!;
      const to = back ? terms.left[equation]! : terms.right[equation]!;
      if (terms.operator[from] === NUMERAL || terms.occurs(from, to) || !terms.occurs(from, rewritten)) continue;
      if (terms.size[rewritten]! + terms.size[to]! - terms.size[from]! > LARGEST_TARGET / 2) continue;
      if (isAmbiguous(space, rewritten, from)) continue;
      rewriteFacts(space, from, to, -1, termOrder(terms, from, to) + 1);
      space.emit(REWRITE_WITH_AT, back, i, back, hypothesis);
    }
  }
};

/** `rw [lemma …] at h`, only where it makes the hypothesis smaller, and `rw [h] at h'`. */
export const rewritesInHypotheses = (space: ProofSpace): void => {
  for (let i = 0; i < space.hypothesisCount; i++) {
    if (!isRelation(space.ws.terms.operator[space.hypothesis(i)]!)) continue;
    simplificationsIn(space, i);
    if ((space.hypothesisOperators & (1 << EQUAL)) !== 0) equationRewritesIn(space, i);
  }
};
