/**
 * Weighted maximum likelihood of the shared model in both roles. Texts are turned back into actions first; then every
 * pass visits the examples in an order drawn from the stream and follows the gradient choice by choice. A function of
 * its arguments: a new model comes back.
 */
import { type RandomStream, shuffled } from "../domain/index.ts";
import { AdagradStep } from "./adagrad.ts";
import { applyAction } from "./apply-action.ts";
import { type ConjectureSeed, followConjecture, replayConjecture } from "./conjecture.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import { createModel, type Model } from "./model.ts";
import type { ProofSpace } from "./proof-space.ts";
import { type Choice, replayProof } from "./replay.ts";
import { rootState, type Workbench } from "./sample.ts";
import { ACTION_COUNT, ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE } from "./workspace.ts";

export interface ProverExample {
  readonly role: "prover";
  readonly goal: Goal;
  readonly proof: string;
  /** ≥ 0; only relative weights matter: they are scaled to mean 1 within the role. */
  readonly weight: number;
}

/** A conjecture made of `seed` with `lemma`, as the text that `sampleConjectures` gave. */
export interface ConjecturerExample extends ConjectureSeed {
  readonly role: "conjecturer";
  readonly statement: string;
  readonly weight: number;
}

export type TrainingExample = ProverExample | ConjecturerExample;

export interface FitOptions {
  /** How often the prover's examples are visited. */
  readonly passes: number;
  /** How often the conjecturer's examples are visited. */
  readonly conjecturerPasses: number;
  /** Adagrad's step size. */
  readonly rate: number;
}

export const DEFAULT_FIT: FitOptions = { passes: 2, conjecturerPasses: 1, rate: 0.1 };

export interface FitReport {
  /** Examples learned from. */
  readonly examples: number;
  /** Examples whose text is no sequence of the model's actions; nothing was learned from them. */
  readonly unmatched: number;
  /** How many of these are conjectures. */
  readonly unmatchedConjectures: number;
  /** Weighted mean log-probability of an example, each taken just before it was learned, in the first and last pass. */
  readonly firstLogLikelihood: number;
  readonly lastLogLikelihood: number;
}

/** An example with its choices. */
interface Compiled<Example extends TrainingExample, Choices> {
  readonly example: Example;
  readonly choices: Choices;
  readonly weight: number;
}
type CompiledProof = Compiled<ProverExample, ReadonlyArray<Choice>>;
type CompiledConjecture = Compiled<ConjecturerExample, Int32Array>;

/** The optimiser at work on copies of a model's arrays. */
interface Training {
  readonly space: ProofSpace;
  readonly step: AdagradStep;
  /** 0 only measures. */
  readonly rate: number;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

/** Features that are few are kept from when a proof is read; the others are found again at every visit. */
const keepsFeatures = ({ scorer }: ProofSpace): boolean => scorer.features === "conjunctions";

/** Follows one proof, whose features are kept; returns its log-probability. */
const followFeatures = (training: Training, { choices, weight }: CompiledProof): number => {
  const { step, rate, weights, squares } = training;
  let logProbability = 0;
  for (const { chosen, features } of choices) {
    if (features === null) continue;
    const { ends, numbers } = features;
    const logits = new Float64Array(ends.length);
    for (let i = 0, at = 0; i < ends.length; i++) {
      let sum = 0;
      for (const end = ends[i]!; at < end; at++) sum += weights[numbers[at]!]!;
      logits[i] = sum;
    }
    logProbability += step.choose(features, logits, 0, logits.length, chosen, weight, rate, weights, squares);
  }
  return logProbability;
};

/** Follows one proof; returns its log-probability. */
const followProof = (training: Training, { example, choices, weight }: CompiledProof): number => {
  const { space, step, rate, weights, squares } = training;
  const { ws, scorer } = space;
  const open = [rootState(space, example.goal)];
  let logProbability = 0;
  for (const { chosen } of choices) {
    const state = open.pop()!;
    const at = state * STATE_SIZE;
    ws.states[at + ACTION_COUNT] = -1; // The weights may have changed since it was last expanded.
    const count = expand(space, state, 1);
    const first = ws.states[at + FIRST_ACTION]!;
    if (count > 1) {
      logProbability += step.choose(scorer.record, ws.logits, first, count, chosen, weight, rate, weights, squares);
    }
    const children = applyAction(ws, state, first + chosen);
    const firstChild = ws.actions[(first + chosen) * ACTION_SIZE + FIRST_CHILD]!;
    for (let i = children - 1; i >= 0; i--) open.push(ws.children[firstChild + i]!);
  }
  return logProbability;
};

/** Follows the edits of one conjecture; returns its log-probability. */
const followEdits = (training: Training, { example, choices, weight }: CompiledConjecture): number => {
  const { space, step, rate, weights, squares } = training;
  let logProbability = 0;
  followConjecture(space.scorer, example, choices, (logits, chosen) => {
    const count = logits.length;
    logProbability += step.choose(space.scorer.record, logits, 0, count, chosen, weight, rate, weights, squares);
  });
  return logProbability;
};

/** The examples whose text is a sequence of actions, with weights of mean 1. */
const compile = <Example extends TrainingExample, Choices>(
  examples: readonly Example[],
  replay: (example: Example) => Choices | null,
): Array<Compiled<Example, Choices>> => {
  const compiled: Array<Compiled<Example, Choices>> = [];
  let total = 0;
  for (const example of examples) {
    const choices = example.weight > 0 ? replay(example) : null;
    if (choices === null) continue;
    compiled.push({ example, choices, weight: example.weight });
    total += example.weight;
  }
  return compiled.map((entry) => ({ ...entry, weight: (entry.weight * compiled.length) / total }));
};

interface CompiledRoles {
  readonly prover: Array<CompiledProof>;
  readonly conjecturer: Array<CompiledConjecture>;
}

const compileRoles = (space: ProofSpace, examples: readonly TrainingExample[]): CompiledRoles => ({
  prover: compile(
    examples.filter((example) => example.role === "prover"),
    ({ goal, proof }) => replayProof(space, goal, proof, keepsFeatures(space) ? "record" : "mute"),
  ),
  conjecturer: compile(
    examples.filter((example) => example.role === "conjecturer"),
    (example) => replayConjecture(example, example.statement),
  ),
});

/** One visit of every example in the given order; the weighted mean of their log-probabilities. */
const pass = <Entry extends { readonly weight: number }>(
  entries: ReadonlyArray<Entry>,
  followed: (entry: Entry) => number,
): number => {
  let sum = 0;
  for (const entry of entries) sum += entry.weight * followed(entry);
  return entries.length === 0 ? 0 : sum / entries.length;
};

/**
 * Fits the model further to weighted examples: the conjecturer's passes first, then the prover's. The report's
 * log-likelihoods are the prover's.
 */
export const fitModel = (
  bench: Workbench,
  model: Model,
  examples: readonly TrainingExample[],
  options: FitOptions,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const { space } = bench;
  const weights = model.weights.slice();
  const squares = model.squares.slice();
  space.scorer.use(weights);
  const { prover, conjecturer } = compileRoles(space, examples);
  const training = { space, step: new AdagradStep(weights.length), rate: options.rate, weights, squares };
  const follow = keepsFeatures(space) ? followFeatures : followProof;
  space.scorer.mode = "record";
  for (let i = 0; i < options.conjecturerPasses; i++) {
    pass(shuffled(conjecturer, stream), (entry) => followEdits(training, entry));
  }
  const likelihoods: Array<number> = [];
  for (let i = 0; i < options.passes; i++) {
    likelihoods.push(pass(shuffled(prover, stream), (entry) => follow(training, entry)));
  }
  space.scorer.mode = "score";
  const weighed = examples.filter(({ weight }) => weight > 0);
  const matched = prover.length + conjecturer.length;
  const report = {
    examples: matched,
    unmatched: weighed.length - matched,
    unmatchedConjectures: weighed.filter(({ role }) => role === "conjecturer").length - conjecturer.length,
    firstLogLikelihood: likelihoods[0] ?? 0,
    lastLogLikelihood: likelihoods[likelihoods.length - 1] ?? 0,
  };
  return { model: { weights, squares }, report };
};

/** Weighted mean log-probability, by role, of the examples that can be matched; 0 where there is none. */
export const logLikelihood = (
  bench: Workbench,
  model: Model,
  examples: readonly TrainingExample[],
): { readonly prover: number; readonly conjecturer: number } => {
  const { space } = bench;
  space.useModel(model);
  const { prover, conjecturer } = compileRoles(space, examples);
  const { weights, squares } = model;
  const training = { space, step: new AdagradStep(weights.length), rate: 0, weights, squares };
  return {
    prover: pass(prover, (entry) => followProof(training, entry)),
    conjecturer: pass(conjecturer, (entry) => followEdits(training, entry)),
  };
};

export const INITIAL_FIT: FitOptions = { passes: 2, conjecturerPasses: 0, rate: 0.1 };

/** The initial model: the uniform one fitted to the supervised set, every proof with weight 1. */
export const initialFit = (
  bench: Workbench,
  supervised: ReadonlyArray<{ readonly goal: Goal; readonly proof: string }>,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const examples = supervised.map(({ goal, proof }) => ({ role: "prover", goal, proof, weight: 1 }) as const);
  return fitModel(bench, createModel(), examples, INITIAL_FIT, stream);
};
