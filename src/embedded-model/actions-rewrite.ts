/**
 * Rewriting: `rw` with an explicit lemma instance or a hypothesis, in the target or in a hypothesis. Lean replaces every
 * instance of the explicit term; so does `apply-action.ts`.
 */
import { isBackLabel, lemmaOfLabel, REWRITE, REWRITE_AT, REWRITE_WITH, REWRITE_WITH_AT } from "./action-kinds.ts";
import { offsetForm } from "./offset.ts";
import { ADD, CHILDREN, EQUAL, isRelation, NUMERAL, POWER } from "./operators.ts";
import { LARGEST_TARGET, LEFT_SIDE, type ProofSpace, RIGHT_SIDE } from "./proof-space.ts";
import { termOrder } from "./term-order.ts";
import { INSTANCE, ORDER, PLACE, PREMISE, REPLACEMENT, REWRITE_SIZE, SURROUNDINGS, USE } from "./term-rewrites.ts";

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

/**
 * What the state says of a term that is replaced (at index `place` of the subterms, or -1 in a hypothesis), all of it in
 * one number. From bit 8 on: the operator above it and its side there; 6 and 7: sides; 4 and 5: depth; 2 and 3: where else it
 * stands; 1: whether it is a whole side; 0: whether it stands more than once.
 */
const surroundings = (space: ProofSpace, from: number, place: number): number => {
  const side = space.sidesOf(from);
  const parent = place >= 0 ? space.parents[place]! : 63;
  const depth = place >= 0 ? Math.min(3, space.depths[place]!) : 0;
  const isWhole = from === space.left || from === space.right ? 1 : 0;
  const isRepeated = space.isRepeated(from) ? 1 : 0;
  return (parent << 8) | (side << 6) | (depth << 4) | (elsewhere(space, from, side) << 2) | (isWhole << 1) | isRepeated;
};

/** Facts about replacing `from`, with these surroundings, by `to`, which stands `toElsewhere`. */
const rewriteFacts = (
  space: ProofSpace,
  from: number,
  to: number,
  around: number,
  toElsewhere: number,
  order: number,
): void => {
  const { scorer } = space;
  const terms = space.ws.terms;
  const parent = around >> 8;
  const fromElsewhere = (around >> 2) & 3;
  const isWhole = (around >> 1) & 1;
  const change = Math.sign(terms.size[to]! - terms.size[from]!) + 1;
  scorer.beginAction();
  scorer.localFact(0, parent);
  scorer.localFact(1, space.shape(from));
  scorer.localFact(2, order);
  scorer.localFact(3, (toElsewhere * 3 + fromElsewhere) * 2 + isWhole);
  scorer.localFact(4, (around >> 4) & 15);
  scorer.localFact(5, change * 2 + (around & 1));
  scorer.localFact(6, order * 64 + parent);
};

/** Facts about rewriting with an equation among the hypotheses, in the target or in another one. */
const equationFacts = (space: ProofSpace, from: number, to: number): void => {
  const order = termOrder(space.ws.terms, from, to) + 1;
  rewriteFacts(space, from, to, surroundings(space, from, -1), elsewhere(space, to, space.sidesOf(from)), order);
};

/** Adds the rewrite `at` (see `TermRewrites`) of a term with these surroundings; `kind` and `z` as in `action-kinds.ts`. */
const emitRewrite = (space: ProofSpace, kind: number, at: number, from: number, around: number, z: number): void => {
  const { scorer, ws } = space;
  const { entries } = ws.rewrites;
  const label = kind + entries[at + USE]!;
  const to = entries[at + REPLACEMENT]!;
  const toElsewhere = elsewhere(space, to, space.sidesOf(from));
  const all = around * 3 + toElsewhere;
  const action = ws.addAction(kind, label, from, to, z, entries[at + INSTANCE]!);
  const isKnown = scorer.scoresTogether && entries[at + SURROUNDINGS] === all;
  if (!isKnown) rewriteFacts(space, from, to, around, toElsewhere, entries[at + ORDER]!);
  if (!scorer.scoresTogether) {
    ws.logits[action] = scorer.score(label, lemmaOfLabel(label), isBackLabel(label));
    return;
  }
  if (!isKnown) {
    entries[at + SURROUNDINGS] = all;
    entries[at + PLACE] = scorer.place();
  }
  scorer.scoreAt(label, entries[at + PLACE]!);
};

/** `rw [lemma …]` for every subterm of the target that a lemma's side matches. */
export const lemmaRewrites = (space: ProofSpace): void => {
  const { ws } = space;
  const { terms } = ws;
  const room = LARGEST_TARGET - terms.size[space.target]!;
  for (let place = 0; place < space.subtermCount; place++) {
    if (space.ambiguous[place] === 1) continue;
    const term = space.subterms[place]!;
    const largest = terms.size[term]! + room;
    const start = ws.rewrites.of(ws, term);
    const { entries } = ws.rewrites;
    const around = surroundings(space, term, place);
    const end = start + 1 + entries[start]! * REWRITE_SIZE;
    for (let at = start + 1; at < end; at += REWRITE_SIZE) {
      if (terms.size[entries[at + REPLACEMENT]!]! > largest) continue;
      let premise = entries[at + PREMISE]!;
      if (premise >= 0 && (premise = space.hypothesisStating(premise)) < 0) continue;
      emitRewrite(space, REWRITE, at, term, around, premise);
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
      equationFacts(space, from, to);
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
  const proposition = space.hypothesis(hypothesis);
  for (const term of closedSubterms(space, proposition, [])) {
    const start = ws.rewrites.of(ws, term);
    const { entries } = ws.rewrites;
    for (let i = 0, at = start + 1; i < entries[start]!; i++, at += REWRITE_SIZE) {
      const isSmaller = ws.terms.size[entries[at + REPLACEMENT]!]! < ws.terms.size[term]!;
      if (entries[at + PREMISE]! >= 0 || !isSmaller || isAmbiguous(space, proposition, term)) continue;
      emitRewrite(space, REWRITE_AT, at, term, surroundings(space, term, -1), hypothesis);
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
      equationFacts(space, from, to);
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
