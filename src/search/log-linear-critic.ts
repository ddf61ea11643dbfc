/**
 * A critic without a language model: V(state) is the sum of hashed weights over what is true of the state's text, fitted
 * to pairs by logistic regression (Bradley and Terry 1952): the probability that the first state of a pair is preferred
 * is σ(V(first) − V(second)). It reads text alone, so that every state that Lean shows has a value, whatever stands in it.
 */
import { deriveStream, type RandomStream, shuffled } from "../domain/index.ts";
import { leanTokens } from "../lean-text/index.ts";
import { NO_GOALS, type PairTable } from "./pairs.ts";
import { goalsOfState, shownGoal } from "./state-text.ts";

/** The number of weights, as a power of two. */
const WEIGHT_BITS = 16;

/** Length 2^16, finite. */
export type CriticWeights = Float64Array;

export const createCritic = (): CriticWeights => new Float64Array(1 << WEIGHT_BITS);

/** FNV-1a of a fact's text, folded to a weight number. */
const weightOf = (fact: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < fact.length; i++) hash = Math.imul(hash ^ fact.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> WEIGHT_BITS)) & ((1 << WEIGHT_BITS) - 1);
};

/** 0, 1, 2, 3, then a number for each doubling. */
const magnitude = (count: number): number => (count < 4 ? count : 2 + Math.floor(Math.log2(count)));

/** Whether a target is an equation of two equal texts. */
const isReflexive = (words: ReadonlyArray<string>): boolean => {
  const at = words.indexOf("=");
  return at > 0 && words.slice(0, at).join(" ") === words.slice(at + 1).join(" ");
};

/** What is true of a goal: names that it declares are one name. */
const goalFacts = (goal: string, place: "main" | "other"): ReadonlyArray<string> => {
  const { declared, hypotheses, target } = shownGoal(goal);
  const exact = leanTokens(target).map(({ text }) => text);
  const words = exact.map((text) => (declared.has(text) ? "#" : text));
  const isHypothesis = hypotheses.some((type) => type === target);
  const assumed = hypotheses.flatMap((type) => leanTokens(type).map(({ text }) => (declared.has(text) ? "#" : text)));
  return [
    `length ${magnitude(words.length)}`,
    `names ${magnitude(new Set(exact.filter((text) => declared.has(text))).size)}`,
    `hypotheses ${magnitude(hypotheses.length)}`,
    ...(isHypothesis ? ["at hand"] : []),
    ...(isReflexive(exact) ? ["reflexive"] : []),
    ...[...Map.groupBy(words, (word) => word)].map(([word, those]) => `word ${magnitude(those.length)} ${word}`),
    ...words.map((word, i) => `words ${words[i - 1] ?? "⊢"} ${word}`),
    ...assumed.map((word) => `assumed ${word}`),
  ].map((fact) => `${place} ${fact}`);
};

/** The weight numbers of what is true of a state, each once, ascending. */
export const stateFacts = (state: string): Int32Array => {
  if (state === NO_GOALS) return Int32Array.of(weightOf(NO_GOALS));
  const goals = goalsOfState(state);
  const facts = [
    `goals ${magnitude(goals.length)}`,
    ...goals.flatMap((goal, i) => goalFacts(goal, i === 0 ? "main" : "other")),
  ];
  return Int32Array.from(new Set(facts.map(weightOf))).sort();
};

const sumAt = (weights: CriticWeights, facts: Int32Array): number => {
  let sum = 0;
  for (const fact of facts) sum += weights[fact]!;
  return sum;
};

/** V(state), higher for nearer to a proof; finite. */
export const criticValue = (weights: CriticWeights, state: string): number => sumAt(weights, stateFacts(state));

/** −log σ(difference): the loss of a pair with these values' difference, and its slope in it. */
export const pairLoss = (difference: number): { readonly loss: number; readonly slope: number } => {
  const small = Math.exp(-Math.abs(difference));
  const loss = Math.log1p(small) + Math.max(0, -difference);
  return { loss, slope: difference >= 0 ? -small / (1 + small) : -1 / (1 + small) };
};

/** The loss of a pair under weights, and its gradient by weight number: the slope times the difference of the facts. */
export const pairGradient = (
  weights: CriticWeights,
  better: Int32Array,
  worse: Int32Array,
): { readonly loss: number; readonly gradient: ReadonlyMap<number, number> } => {
  const { loss, slope } = pairLoss(sumAt(weights, better) - sumAt(weights, worse));
  const gradient = new Map<number, number>();
  for (const fact of better) gradient.set(fact, slope);
  for (const fact of worse) gradient.set(fact, (gradient.get(fact) ?? 0) - slope);
  return { loss, gradient };
};

export interface CriticFit {
  readonly weights: CriticWeights;
  /** Mean loss of a pair, each taken just before it was learned, in the last pass; log 2 ≈ 0.693 is that of equal values. 0 without pairs. */
  readonly loss: number;
}

/** Fits a critic from zero: steps of stochastic gradient descent, a pair each, in an order drawn anew for every pass. */
export const fitCritic = (
  { pairs, states }: PairTable,
  { learningRate, passes }: { readonly learningRate: number; readonly passes: number },
  stream: RandomStream,
): CriticFit => {
  const weights = createCritic();
  const facts = states.map(stateFacts);
  let loss = 0;
  for (let pass = 0; pass < passes; pass++) {
    loss = 0;
    for (const [better, worse] of shuffled(pairs, stream)) {
      const one = pairGradient(weights, facts[better]!, facts[worse]!);
      for (const [fact, slope] of one.gradient) weights[fact]! -= learningRate * slope;
      loss += one.loss / pairs.length;
    }
  }
  return { weights, loss };
};

const MAGIC = 0x53545043; // "STPC"
const HEADER_BYTES = 8;
const ENTRY_BYTES = 12;

/** Little-endian: magic, number of weights that are not zero, then their numbers (uint32) and weights (float64). Equal critics give equal bytes. */
export const serialiseCritic = (weights: CriticWeights): Uint8Array => {
  const used = [...weights.keys()].filter((i) => weights[i] !== 0);
  const bytes = new Uint8Array(HEADER_BYTES + ENTRY_BYTES * used.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, used.length, true);
  used.forEach((i, place) => {
    const at = HEADER_BYTES + ENTRY_BYTES * place;
    view.setUint32(at, i, true);
    view.setFloat64(at + 4, weights[i]!, true);
  });
  return bytes;
};

/** Inverse of `serialiseCritic`; null where the bytes are no such critic's. */
export const deserialiseCritic = (bytes: Uint8Array): CriticWeights | null => {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  if (view.getUint32(0, true) !== MAGIC || bytes.length !== HEADER_BYTES + ENTRY_BYTES * count) return null;
  const weights = createCritic();
  for (let at = HEADER_BYTES; at < bytes.length; at += ENTRY_BYTES) {
    const i = view.getUint32(at, true);
    const weight = view.getFloat64(at + 4, true);
    if (i >= weights.length || !Number.isFinite(weight)) return null;
    weights[i] = weight;
  }
  return weights;
};

/** A training as the log can repeat it: parameters and loss are a function of the arguments. */
export const trainLogLinearCritic = (
  table: PairTable,
  settings: { readonly learningRate: number; readonly passes: number; readonly randomSeed: number },
): { readonly parameters: Uint8Array; readonly loss: number } => {
  const { loss, weights } = fitCritic(table, settings, deriveStream(settings.randomSeed, "critic"));
  return { parameters: serialiseCritic(weights), loss };
};
