/**
 * Binary features of (state, action), hashed to weight numbers, and their score. A feature is a pair: what the action
 * is (its label, its lemma's family, its kind) and what is true of the state or of the place where it acts.
 */
import { KIND_COUNT } from "./action-kinds.ts";
import type { ActionFeatures } from "./adagrad.ts";
import { LEMMAS } from "./lemmas.ts";
import { type Features, featuresOf, WEIGHT_BITS } from "./model.ts";

/** A well-spread 32-bit number of (slot, value): slots keep features of different meaning apart. */
export const spread = (slot: number, value: number): number => {
  let hash = Math.imul(value + 0x165667b1, 0x85ebca6b) ^ Math.imul(slot + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
};

/** The weight number of a pair of spread numbers, its highest 32 - `shift` bits. */
const featureIndex = (subject: number, fact: number, shift: number): number =>
  Math.imul(subject ^ fact, 0x2c1b3c6d) >>> shift;

/** A spread number of all facts together, in their order. */
const conjunction = (facts: Int32Array, count: number): number => {
  let hash = count;
  for (let i = 0; i < count; i++) hash = spread(hash, facts[i]!);
  return hash;
};

/** `Nat.add_left_comm` and `Nat.mul_left_comm` are one family: the name without namespace and operation. */
export const familyOf = (lemmaName: string): string =>
  lemmaName.replace(/^Nat\./, "").replace(/^(add|mul|sub|pow)_/, "");

const families = [...new Set(LEMMAS.map((lemma) => familyOf(lemma.name)))];
const familyIndex = Int32Array.from(LEMMAS, (lemma) => families.indexOf(familyOf(lemma.name)));

const SUBJECT_LABEL = 1001;
const SUBJECT_FAMILY = 1002;
const SUBJECT_KIND = 1003;

/** Labels of the prover are smaller: 32 kinds times lemmas in two directions. */
const MOST_LABELS = KIND_COUNT * (8 + 2 * LEMMAS.length + 2);
/** Keeps the features of the conjecturer apart. */
const CONJECTURER = 16;

/** Spread numbers of what an action is, by role: labels, kinds, and families with kind and direction. */
const labelSubjects = [0, CONJECTURER].map((role) =>
  Int32Array.from({ length: MOST_LABELS }, (_, label) => spread(SUBJECT_LABEL + role, label)),
);
const kindSubjects = [0, CONJECTURER].map((role) =>
  Int32Array.from({ length: KIND_COUNT }, (_, kind) => spread(SUBJECT_KIND + role, kind)),
);
const familySubjects = Int32Array.from({ length: LEMMAS.length * 2 * KIND_COUNT }, (_, key) => {
  const family = familyIndex[Math.floor(key / (2 * KIND_COUNT))]!;
  return spread(SUBJECT_FAMILY, family * 2 * KIND_COUNT + (key % (2 * KIND_COUNT)));
});

const MOST_STATE_FACTS = 16;
const MOST_LOCAL_FACTS = 16;
/** Weights of one action, at most. */
const MOST_FEATURES = 3 * MOST_LOCAL_FACTS + 2 * MOST_STATE_FACTS;

const widened = (old: Int32Array): Int32Array<ArrayBuffer> => {
  const array = new Int32Array(old.length * 2);
  array.set(old);
  return array;
};

/**
 * Collects facts and scores actions. `beginState`, `stateFact` …; then for each action `beginAction`, `localFact` …,
 * `score`; then `finishState`. What the state's facts contribute to a label is summed once a state.
 */
export class FeatureScorer {
  private weights!: Float32Array;
  /** What the weights in use are for. */
  features!: Features;
  private shift!: number;
  /** Whether the state's actions are scored by conjunctions: all of them at once, by `finishState`. */
  scoresTogether = false;
  /** The conjunction of the state's facts. */
  private stateConjunction = 0;
  /** `record` also keeps the weight numbers of the state's scored actions; `mute` scores nothing (all 0). */
  mode: "score" | "record" | "mute" = "score";
  private recorded = new Int32Array(1 << 14);
  private recordedCount = 0;
  /** Where each recorded action's numbers end. */
  private ends = new Int32Array(1 << 9);
  private recordedActions = 0;
  private labels = labelSubjects[0]!;
  private kinds = kindSubjects[0]!;
  private readonly stateFacts = new Int32Array(MOST_STATE_FACTS);
  private stateCount = 0;
  private sharedCount = 0;
  private readonly localFacts = new Int32Array(MOST_LOCAL_FACTS);
  private localCount = 0;
  /** The state's contribution by label, valid where the stamp is that of the state. */
  private readonly stateSums = new Float64Array(MOST_LABELS);
  private readonly stamps = new Int32Array(MOST_LABELS);
  private stamp = 0;

  constructor(weights: Float32Array) {
    this.use(weights);
  }

  /** Scores with these weights from now on. */
  use(weights: Float32Array): void {
    this.weights = weights;
    this.features = featuresOf({ weights });
    this.shift = 32 - WEIGHT_BITS[this.features];
  }

  /** Forgets what was recorded of the state before. */
  beginState(role: "prover" | "conjecturer"): void {
    this.recordedCount = 0;
    this.recordedActions = 0;
    this.labels = labelSubjects[role === "prover" ? 0 : 1]!;
    this.kinds = kindSubjects[role === "prover" ? 0 : 1]!;
    this.scoresTogether = role === "prover" && this.features === "conjunctions" && this.mode !== "mute";
    this.stateCount = 0;
    this.sharedCount = 0;
    this.stamp += 1;
  }

  /** A fact of the state, paired with the action's label; with its kind too until `onlyLabels`. */
  stateFact(value: number): void {
    this.stateFacts[this.stateCount] = spread(this.stateCount, value);
    this.stateCount += 1;
  }

  /** The facts so far are paired with kinds as well, those that follow with labels only. */
  onlyLabels(): void {
    this.sharedCount = this.stateCount;
  }

  beginAction(): void {
    this.localCount = 0;
  }

  /** A fact of the place where the action acts, paired with label, family and kind. */
  localFact(slot: number, value: number): void {
    this.localFacts[this.localCount++] = spread(100 + slot, value);
  }

  /** Sum of the weights of the action's features, if `finishState` does not tell it. `lemma` is -1 for an action without one. */
  score(label: number, lemma: number, back: boolean): number {
    if (this.mode === "mute") return 0;
    if (this.scoresTogether) {
      this.scoreAt(label, this.place());
      return 0;
    }
    const { shift, weights } = this;
    const kind = label & (KIND_COUNT - 1);
    const byLabel = this.labels[label]!;
    const byKind = this.kinds[kind]!;
    if (this.mode === "record") this.recordSingle(byLabel, byKind, lemma, back, kind);
    let sum = this.stateSum(label, byLabel, byKind);
    for (let i = 0; i < this.localCount; i++) {
      const fact = this.localFacts[i]!;
      sum += weights[featureIndex(byLabel, fact, shift)]! + weights[featureIndex(byKind, fact, shift)]!;
    }
    if (lemma >= 0) {
      const byFamily = familySubjects[(lemma * 2 + (back ? 1 : 0)) * KIND_COUNT + kind]!;
      for (let i = 0; i < this.localCount; i++) sum += weights[featureIndex(byFamily, this.localFacts[i]!, shift)]!;
    }
    return sum;
  }

  /** The conjunction of the action's local facts. */
  place(): number {
    return conjunction(this.localFacts, this.localCount);
  }

  /** Scores an action at the place with this conjunction: by the weight of both, and that of both with the state. */
  scoreAt(label: number, place: number): void {
    const { recorded, shift } = this;
    if (this.recordedActions === 0) this.stateConjunction = conjunction(this.stateFacts, this.stateCount);
    const byLabel = this.labels[label]!;
    const count = this.recordedCount;
    recorded[count] = featureIndex(byLabel, place, shift);
    recorded[count + 1] = featureIndex(byLabel, spread(place, this.stateConjunction), shift);
    this.recordedCount = count + 2;
    this.endRecord();
  }

  /**
   * Where actions are scored together: their scores, from `logits[first]` on. Weights read in one row are fetched side by
   * side; one by one, the waiting for memory is most of what a state costs.
   */
  finishState(logits: Float64Array, first: number): void {
    const { recorded, recordedCount, weights } = this;
    for (let i = 0, action = first; i < recordedCount; i += 2) {
      logits[action++] = weights[recorded[i]!]! + weights[recorded[i + 1]!]!;
    }
  }

  private stateSum(label: number, byLabel: number, byKind: number): number {
    if (this.stamps[label] === this.stamp) return this.stateSums[label]!;
    const { shift, weights } = this;
    let sum = 0;
    for (let i = 0; i < this.stateCount; i++) sum += weights[featureIndex(byLabel, this.stateFacts[i]!, shift)]!;
    for (let i = 0; i < this.sharedCount; i++) sum += weights[featureIndex(byKind, this.stateFacts[i]!, shift)]!;
    this.stamps[label] = this.stamp;
    this.stateSums[label] = sum;
    return sum;
  }

  /** Ends the record of one action, and leaves room for the next one. */
  private endRecord(): void {
    this.ends[this.recordedActions++] = this.recordedCount;
    if (this.recordedActions === this.ends.length) this.ends = widened(this.ends);
    if (this.recordedCount + MOST_FEATURES > this.recorded.length) this.recorded = widened(this.recorded);
  }

  private recordSingle(byLabel: number, byKind: number, lemma: number, back: boolean, kind: number): void {
    const { recorded, shift } = this;
    let count = this.recordedCount;
    for (let i = 0; i < this.stateCount; i++) recorded[count++] = featureIndex(byLabel, this.stateFacts[i]!, shift);
    for (let i = 0; i < this.sharedCount; i++) recorded[count++] = featureIndex(byKind, this.stateFacts[i]!, shift);
    for (let i = 0; i < this.localCount; i++) {
      recorded[count++] = featureIndex(byLabel, this.localFacts[i]!, shift);
      recorded[count++] = featureIndex(byKind, this.localFacts[i]!, shift);
    }
    if (lemma >= 0) {
      const byFamily = familySubjects[(lemma * 2 + (back ? 1 : 0)) * KIND_COUNT + kind]!;
      for (let i = 0; i < this.localCount; i++) recorded[count++] = featureIndex(byFamily, this.localFacts[i]!, shift);
    }
    this.recordedCount = count;
    this.endRecord();
  }

  /** What was recorded of the state, valid until the next action is. */
  get record(): ActionFeatures {
    return { numbers: this.recorded, ends: this.ends };
  }

  /** A copy of what was recorded of the state. */
  copyRecord(): ActionFeatures {
    return { numbers: this.recorded.slice(0, this.recordedCount), ends: this.ends.slice(0, this.recordedActions) };
  }
}
