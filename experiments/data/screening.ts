/** How hard a statement is: for the initial model, and for a reference model that expert iteration made of it. */
import { deriveStream, type RandomStream } from "../../src/domain/index.ts";
import {
  DEFAULT_FIT,
  fitModel,
  type Goal,
  type Model,
  sampleProofs,
  type TrainingExample,
  type Workbench,
} from "../../src/embedded-model/index.ts";

/** Samples within which an easy statement is proved by the initial model. */
export const SCREENING_SAMPLES = 160;
const BATCH = 16;

/** Whether the model proves the goal within SCREENING_SAMPLES samples. */
export const isWithinReach = (bench: Workbench, model: Model, goal: Goal, stream: RandomStream): boolean => {
  for (let done = 0; done < SCREENING_SAMPLES; done += BATCH) {
    const { unfinished } = sampleProofs(bench, model, goal, { samples: BATCH, temperature: 1 }, stream);
    if (unfinished < BATCH) return true;
  }
  return false;
};

/** How many of `samples` samples are finished proofs. */
export const successes = (bench: Workbench, model: Model, goal: Goal, samples: number, stream: RandomStream): number =>
  samples - sampleProofs(bench, model, goal, { samples, temperature: 1 }, stream).unfinished;

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
