/**
 * How hard statements are: for the initial model, and for a reference model that expert iteration made of it. Each
 * function is one of its arguments alone, so that it may run in any thread and in any order.
 */
import { deriveStream, type RandomStream } from "../domain/index.ts";
import {
  DEFAULT_FIT,
  fitModel,
  type Goal,
  type Model,
  refute,
  type SampledProof,
  sampleProofs,
  type TrainingExample,
  type Workbench,
} from "../embedded-model/index.ts";
import type { Family } from "./families.ts";
import { shortestOf } from "./library.ts";

/** Samples within which the initial model proves an easy statement, where a set does not say otherwise. */
export const SCREENING_SAMPLES = 160;
const BATCH = 16;
/** A statement that is not easy is hard if the reference model proves it in at most this many of HARD_SAMPLES. */
export const HARD_SUCCESSES = 1;
const HARD_SAMPLES = 32;
const REFUTATION_TRIES = 400;

/** The proofs of the first batch that has any; none if all `samples` are given up. */
const firstProofs = (
  bench: Workbench,
  model: Model,
  goal: Goal,
  samples: number,
  stream: RandomStream,
): readonly SampledProof[] => {
  for (let done = 0; done < samples; done += BATCH) {
    const { proofs } = sampleProofs(bench, model, goal, { samples: BATCH, temperature: 1 }, stream);
    if (proofs.length > 0) return proofs;
  }
  return [];
};

/** How many of HARD_SAMPLES samples are finished proofs. */
const successes = (bench: Workbench, model: Model, goal: Goal, stream: RandomStream): number =>
  HARD_SAMPLES - sampleProofs(bench, model, goal, { samples: HARD_SAMPLES, temperature: 1 }, stream).unfinished;

export interface ScreeningTask {
  /** Of the set; with family and item it gives the statement's own stream. */
  readonly seed: number | string;
  readonly family: Family;
  readonly initial: Model;
  /** Null: whether a statement is hard is not asked. */
  readonly reference: Model | null;
  /** Samples within which an easy statement is proved, in batches of 16. */
  readonly samples: number;
  readonly candidates: ReadonlyArray<{ readonly item: number; readonly goal: Goal }>;
}

export interface Screening {
  /** The shortest proof that made the statement an easy one; null: it is not easy. */
  readonly proof: string | null;
  /** Not easy, and hard for the reference model; false if that was not asked. */
  readonly hard: boolean;
}

/** How hard each candidate is. */
export const screenCandidates = (bench: Workbench, task: ScreeningTask): ReadonlyArray<Screening> =>
  task.candidates.map(({ goal, item }) => {
    const stream = deriveStream(task.seed, "data", task.family, item);
    const proof = shortestOf(firstProofs(bench, task.initial, goal, task.samples, stream).map(({ text }) => text));
    const asked = proof === null ? task.reference : null;
    return { proof, hard: asked !== null && successes(bench, asked, goal, stream) <= HARD_SUCCESSES };
  });

export interface MeasuringTask {
  readonly seed: number | string;
  readonly reference: Model | null;
  readonly goals: ReadonlyArray<Goal>;
}

export interface Measure {
  /** Whether the reference model proves it at most HARD_SUCCESSES times; null without one. */
  readonly hard: boolean | null;
  /** Whether small values or a truth table show that the statement is false. */
  readonly refuted: boolean;
}

/** What is counted of a finished set, a measure a goal. Counted afresh: a hard statement may have luck this time. */
export const measureGoals = (bench: Workbench, { goals, reference, seed }: MeasuringTask): ReadonlyArray<Measure> => {
  const stream = deriveStream(seed, "data", "figures");
  const rates = goals.map((goal) => (reference === null ? null : successes(bench, reference, goal, stream)));
  return goals.map((goal, i) => {
    const rate = rates[i] ?? null;
    return {
      hard: rate === null ? null : rate <= HARD_SUCCESSES,
      refuted: refute(goal, REFUTATION_TRIES, stream) !== null,
    };
  });
};

const ITERATIONS = 6;

/** Expert iteration on practice statements, which enter no set: the reference model. */
export const referenceModel = (bench: Workbench, initial: Model, practice: readonly Goal[]): Model => {
  let model = initial;
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const examples = practice.flatMap((goal, item): Array<TrainingExample> => {
      const stream = deriveStream("reference", "data", iteration, item);
      const { proofs } = sampleProofs(bench, model, goal, { samples: BATCH, temperature: 1 }, stream);
      return proofs.map(({ text }) => ({ role: "prover", goal, proof: text, weight: 1 / proofs.length }));
    });
    model = fitModel(bench, model, examples, DEFAULT_FIT, deriveStream("reference", "train", iteration)).model;
  }
  return model;
};
