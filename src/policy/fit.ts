/**
 * Weighted maximum likelihood of the shared model in both roles. Texts are turned back into actions first; then every
 * pass visits the examples in an order drawn from the stream and follows the gradient choice by choice. A function of
 * its arguments: a new model comes back.
 */
import { type RandomStream, shuffled } from "../domain/index.ts";
import { AdagradStep } from "./adagrad.ts";
import { applyAction } from "./apply-action.ts";
import { expand } from "./expansion.ts";
import type { Goal } from "./goal.ts";
import { createModel, type Model } from "./model.ts";
import type { ProofSpace } from "./proof-space.ts";
import { replayProof } from "./replay.ts";
import { rootState, type Workbench } from "./sample.ts";
import { ACTION_COUNT, ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE } from "./workspace.ts";

export interface ProverExample {
  readonly role: "prover";
  readonly goal: Goal;
  readonly proof: string;
  /** ≥ 0; only relative weights matter, they are scaled to mean 1 within a role. */
  readonly weight: number;
}

export type TrainingExample = ProverExample;

export interface FitOptions {
  /** How often the prover's examples are visited. */
  readonly passes: number;
  /** Adagrad's step size. */
  readonly rate: number;
}

export const DEFAULT_FIT: FitOptions = { passes: 2, rate: 0.1 };

export interface FitReport {
  /** Examples learned from. */
  readonly examples: number;
  /** Examples whose text is no sequence of the model's actions; nothing was learned from them. */
  readonly unmatched: number;
  /** Weighted mean log-probability of an example, each taken just before it was learned, in the first and last pass. */
  readonly firstLogLikelihood: number;
  readonly lastLogLikelihood: number;
}

/** An example with its actions. */
interface Compiled {
  readonly goal: Goal;
  readonly choices: Int32Array;
  readonly weight: number;
}

/** Follows one proof; returns its log-probability. With `rate` > 0 learns from it. */
const followProof = (
  space: ProofSpace,
  step: AdagradStep,
  example: Compiled,
  rate: number,
  weights: Float32Array,
  squares: Float32Array,
): number => {
  const { ws, scorer } = space;
  const open = [rootState(space, example.goal)];
  let logProbability = 0;
  for (const choice of example.choices) {
    const state = open.pop()!;
    const at = state * STATE_SIZE;
    scorer.clearRecord();
    ws.states[at + ACTION_COUNT] = -1; // The weights may have changed since it was last expanded.
    const count = expand(space, state, 1);
    const first = ws.states[at + FIRST_ACTION]!;
    if (count > 1) {
      const { weight } = example;
      logProbability += step.choose(scorer, ws.logits, first, count, choice, weight, rate, weights, squares);
    }
    const children = applyAction(ws, state, first + choice);
    const firstChild = ws.actions[(first + choice) * ACTION_SIZE + FIRST_CHILD]!;
    for (let i = children - 1; i >= 0; i--) open.push(ws.children[firstChild + i]!);
  }
  return logProbability;
};

const compile = (
  space: ProofSpace,
  examples: readonly TrainingExample[],
): { compiled: Array<Compiled>; unmatched: number } => {
  const compiled: Array<Compiled> = [];
  let total = 0;
  for (const { goal, proof, weight } of examples) {
    const choices = replayProof(space, goal, proof);
    if (choices === null) continue;
    compiled.push({ goal, choices, weight });
    total += weight;
  }
  const scale = total > 0 ? compiled.length / total : 0;
  return {
    compiled: compiled.map((example) => ({ ...example, weight: example.weight * scale })),
    unmatched: examples.length - compiled.length,
  };
};

/** Fits the model further to weighted examples. */
export const fitModel = (
  bench: Workbench,
  model: Model,
  examples: readonly TrainingExample[],
  options: FitOptions,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const { space } = bench;
  const weights = Float32Array.from(model.weights);
  const squares = Float32Array.from(model.squares);
  space.scorer.weights = weights;
  const { compiled, unmatched } = compile(space, examples);
  const step = new AdagradStep();
  const likelihoods: Array<number> = [];
  space.scorer.recording = true;
  for (let pass = 0; pass < options.passes; pass++) {
    let sum = 0;
    for (const example of shuffled(compiled, stream)) {
      sum += example.weight * followProof(space, step, example, options.rate, weights, squares);
    }
    likelihoods.push(compiled.length === 0 ? 0 : sum / compiled.length);
  }
  space.scorer.recording = false;
  space.scorer.clearRecord();
  const report = {
    examples: compiled.length,
    unmatched,
    firstLogLikelihood: likelihoods[0] ?? 0,
    lastLogLikelihood: likelihoods[likelihoods.length - 1] ?? 0,
  };
  return { model: { weights, squares }, report };
};

/** Weighted mean log-probability of the examples that can be matched, under the model. */
export const logLikelihood = (bench: Workbench, model: Model, examples: readonly TrainingExample[]): number => {
  const { space } = bench;
  space.useModel(model);
  const { compiled } = compile(space, examples);
  const step = new AdagradStep();
  let sum = 0;
  for (const example of compiled) {
    sum += example.weight * followProof(space, step, example, 0, model.weights, model.squares);
  }
  return compiled.length === 0 ? 0 : sum / compiled.length;
};

export const INITIAL_FIT: FitOptions = { passes: 2, rate: 0.1 };

/** The initial model: the uniform one fitted to the supervised set, every proof with weight 1. */
export const initialFit = (
  bench: Workbench,
  supervised: ReadonlyArray<{ readonly goal: Goal; readonly proof: string }>,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const examples = supervised.map(({ goal, proof }) => ({ role: "prover", goal, proof, weight: 1 }) as const);
  return fitModel(bench, createModel(), examples, INITIAL_FIT, stream);
};
