/**
 * The prover's view of one state while its actions are enumerated: the target's sides and subterms, the hypotheses, and
 * the facts of the state that features are made of. Actions are scored as they are found.
 */
import { lemmaLabel, plainLabel } from "./action-kinds.ts";
import { FeatureScorer } from "./features.ts";
import { createModel, type Model } from "./model.ts";
import { offsetForm } from "./offset.ts";
import { ADD, CHILDREN, IS_TERM, isReflexive, isRelation, NOT, NUMERAL, POWER, VARIABLE } from "./operators.ts";
import { termOrder } from "./term-order.ts";
import {
  FIRST_HYPOTHESIS,
  HYPOTHESIS_COUNT,
  INDUCTIONS,
  PREVIOUS,
  SPLITS,
  STATE_SIZE,
  TARGET,
  Workspace,
} from "./workspace.ts";

/** Proofs are never longer than this many tactics; goals with larger targets (in nodes) are given up. */
export const MOST_STEPS = 64;
/** Tactics after which a sample is given up, unless the caller says otherwise. */
export const DEFAULT_STEPS = 24;
export const LARGEST_TARGET = 60;
export const MOST_INDUCTIONS = 2;
export const MOST_SPLITS = 2;

const MOST_SUBTERMS = 128;
export const LEFT_SIDE = 1;
export const RIGHT_SIDE = 2;

/** The bit of a place below an operator: `parent` is twice the operator, plus 1 for its right child. */
const placeBit = (parent: number): number => 1 << Math.min(15, parent - 2 * ADD);

export class ProofSpace {
  readonly ws = new Workspace();
  readonly scorer = new FeatureScorer(createModel().weights);

  state = 0;
  target = 0;
  /** The relation the target is or denies, or -1; its sides. */
  relation = -1;
  left = -1;
  right = -1;
  firstHypothesis = 0;
  hypothesisCount = 0;
  /** Bit set of the operators at the head of the hypotheses. */
  hypothesisOperators = 0;

  /** Distinct closed compound Nat terms of the relation, outermost and leftmost first. */
  readonly subterms = new Int32Array(MOST_SUBTERMS);
  readonly parents = new Uint8Array(MOST_SUBTERMS);
  readonly depths = new Uint8Array(MOST_SUBTERMS);
  subtermCount = 0;
  /** Bit set of the operators and small numerals of the relation. */
  contents = 0;
  /** By Nat variable, bit set of the places (see `placeBit`) at which it stands in the relation. */
  private readonly variablePlaces = new Int32Array(32);
  /** 1 for subterms of which Lean might take another one for an instance (see `offset.ts`). */
  readonly ambiguous = new Uint8Array(MOST_SUBTERMS);
  private hasOffsets = false;
  private marks = new Int32Array(1 << 13);
  private sides = new Uint8Array(1 << 13);
  private repeated = new Uint8Array(1 << 13);
  private stamp = 0;

  /** Uses this model's weights from now on. */
  useModel(model: Model): void {
    this.scorer.use(model.weights);
  }

  /** Looks at a state: everything the enumerators and the features need. */
  visit(state: number): void {
    const ws = this.ws;
    const terms = ws.terms;
    const at = state * STATE_SIZE;
    this.state = state;
    this.target = ws.states[at + TARGET]!;
    this.firstHypothesis = ws.states[at + FIRST_HYPOTHESIS]!;
    this.hypothesisCount = ws.states[at + HYPOTHESIS_COUNT]!;
    this.hypothesisOperators = 0;
    for (let i = 0; i < this.hypothesisCount; i++) {
      this.hypothesisOperators |= 1 << terms.operator[ws.hypotheses[this.firstHypothesis + i]!]!;
    }
    const operator = terms.operator[this.target]!;
    const inner = operator === NOT ? terms.left[this.target]! : this.target;
    this.relation = isRelation(terms.operator[inner]!) ? inner : -1;
    this.collectSubterms();
    this.stateFacts(at, operator);
  }

  private collectSubterms(): void {
    const terms = this.ws.terms;
    this.subtermCount = 0;
    this.contents = 0;
    this.hasOffsets = false;
    this.left = this.right = -1;
    this.stamp += 1; // Without a relation too: what is asked of terms is never answered for the state before.
    if (this.relation < 0) return;
    if (this.marks.length < terms.count) {
      this.marks = new Int32Array(terms.operator.length);
      this.sides = new Uint8Array(terms.operator.length);
      this.repeated = new Uint8Array(terms.operator.length);
      this.stamp = 1;
    }
    this.left = terms.left[this.relation]!;
    this.right = terms.right[this.relation]!;
    this.variablePlaces.fill(0);
    const relation = terms.operator[this.relation]!;
    this.walk(this.left, LEFT_SIDE, relation * 2, 0);
    this.walk(this.right, RIGHT_SIDE, relation * 2 + 1, 0);
    this.ambiguous.fill(0, 0, this.subtermCount);
    if (this.hasOffsets) this.findAmbiguous();
  }

  /** Two subterms with one operator and one offset form cannot be told apart by `rw`. */
  private findAmbiguous(): void {
    const terms = this.ws.terms;
    for (let i = 0; i < this.subtermCount; i++) {
      const term = this.subterms[i]!;
      const form = terms.offsetForm[term]!;
      for (let j = 0; j < i; j++) {
        const other = this.subterms[j]!;
        if (terms.offsetForm[other] !== form || terms.operator[other] !== terms.operator[term]) continue;
        this.ambiguous[i] = this.ambiguous[j] = 1;
      }
    }
  }

  private walk(term: number, side: number, parent: number, depth: number): void {
    const terms = this.ws.terms;
    const operator = terms.operator[term]!;
    if (operator === VARIABLE) this.variablePlaces[terms.left[term]!]! |= placeBit(parent);
    if (this.marks[term] === this.stamp) {
      this.repeated[term] = 1;
      if ((this.sides[term]! & side) !== 0) return;
      this.sides[term]! |= side;
    } else {
      this.marks[term] = this.stamp;
      this.sides[term] = side;
      this.repeated[term] = 0;
      this.contents |= operator === NUMERAL ? 1 << (20 + Math.min(3, terms.left[term]!)) : 1 << operator;
      if (operator >= ADD && operator <= POWER && terms.loose[term] === 0 && this.subtermCount < MOST_SUBTERMS) {
        this.subterms[this.subtermCount] = term;
        this.parents[this.subtermCount] = parent;
        this.depths[this.subtermCount++] = depth;
        if (offsetForm(terms, term) !== term) this.hasOffsets = true;
      }
    }
    const children = CHILDREN[operator]!;
    if (children & 1) this.walk(terms.left[term]!, side, operator * 2, depth + 1);
    if (children & 2) this.walk(terms.right[term]!, side, operator * 2 + 1, depth + 1);
  }

  /** Bit set of the sides of the relation on which the term occurs; 0 if nowhere. */
  sidesOf(term: number): number {
    return this.marks[term] === this.stamp ? this.sides[term]! : 0;
  }

  /** Bit set of the places at which the Nat variable stands in the target. */
  placesOf(variable: number): number {
    return this.relation >= 0 ? this.variablePlaces[variable]! : this.placesIn(variable, this.target);
  }

  private placesIn(variable: number, term: number): number {
    const terms = this.ws.terms;
    const operator = terms.operator[term]!;
    const children = CHILDREN[operator]!;
    let places = 0;
    for (let side = 0; side < 2; side++) {
      if ((children & (1 << side)) === 0) continue;
      const child = (side === 0 ? terms.left : terms.right)[term]!;
      const isVariable = terms.operator[child] === VARIABLE && terms.left[child] === variable;
      places |= isVariable ? placeBit(operator * 2 + side) : this.placesIn(variable, child);
    }
    return places;
  }

  isRepeated(term: number): boolean {
    return this.marks[term] === this.stamp && this.repeated[term] === 1;
  }

  hypothesis(index: number): number {
    return this.ws.hypotheses[this.firstHypothesis + index]!;
  }

  /** Index of the hypothesis that states the proposition, or -1. */
  hypothesisStating(proposition: number): number {
    const { ws, firstHypothesis, hypothesisCount } = this;
    for (let i = 0; i < hypothesisCount; i++) if (ws.hypotheses[firstHypothesis + i] === proposition) return i;
    return -1;
  }

  /** Operator of a term with the operators of its children: a coarse picture of its shape. */
  shape(term: number): number {
    const terms = this.ws.terms;
    const operator = terms.operator[term]!;
    const children = CHILDREN[operator]!;
    const left = children & 1 ? terms.operator[terms.left[term]!]! + 1 : 0;
    const right = children & 2 ? terms.operator[terms.right[term]!]! + 1 : 0;
    const value = operator === NUMERAL ? Math.min(3, terms.left[term]!) : 0;
    return ((operator * 4 + value) * 32 + left) * 32 + right;
  }

  /** The operator, with the value of a small numeral. */
  head(term: number): number {
    const operator = this.ws.terms.operator[term]!;
    return operator === NUMERAL ? 40 + Math.min(3, this.ws.terms.left[term]!) : operator;
  }

  private stateFacts(at: number, operator: number): void {
    const { ws, scorer } = this;
    const terms = ws.terms;
    const states = ws.states;
    const previous = states[at + PREVIOUS]!;
    const children = CHILDREN[operator]!;
    const left = this.left >= 0 ? this.left : children & 1 ? terms.left[this.target]! : this.target;
    const right = this.right >= 0 ? this.right : children & 2 ? terms.right[this.target]! : this.target;
    scorer.beginState("prover");
    scorer.stateFact(0);
    scorer.stateFact((operator * 64 + this.head(left)) * 64 + this.head(right));
    scorer.stateFact(this.hypothesisOperators);
    scorer.onlyLabels();
    scorer.stateFact(this.contents);
    scorer.stateFact(previous);
    scorer.stateFact(previous * 32 + operator);
    scorer.stateFact(this.shape(left));
    scorer.stateFact(this.shape(right));
    const larger = Math.sign(terms.size[left]! - terms.size[right]!) + 1;
    const order = IS_TERM[terms.operator[left]!] ? termOrder(terms, left, right) + 1 : 0;
    scorer.stateFact((larger * 3 + order) * 32 + operator);
    const count = Math.min(3, this.hypothesisCount);
    scorer.stateFact(((states[at + INDUCTIONS]! * 4 + states[at + SPLITS]!) * 4 + count) * 32 + operator);
  }

  /** Adds an action without lemma; its local facts have been given to the scorer. */
  emit(kind: number, detail: number, x: number, y: number, z: number): void {
    const label = plainLabel(kind, detail);
    const action = this.ws.addAction(kind, label, x, y, z, 0);
    this.ws.logits[action] = this.scorer.score(label, -1, false);
  }

  /** Adds an action that uses an instance of a lemma, whose pattern variables are bound now. */
  emitLemma(kind: number, lemma: number, metaCount: number, back: boolean, x: number, y: number, z: number): void {
    const label = lemmaLabel(kind, lemma, back);
    const bindings = this.ws.saveBindings(metaCount);
    const action = this.ws.addAction(kind, label, x, y, z, bindings);
    this.ws.logits[action] = this.scorer.score(label, lemma, back);
  }

  /** Whether the target is a relation that Lean's `rfl` closes, its sides being the same term. */
  isReflexiveTarget(): boolean {
    return (
      this.relation === this.target && isReflexive(this.ws.terms.operator[this.target]!) && this.left === this.right
    );
  }
}
