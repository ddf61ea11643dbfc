/** What a worker does for the model: sampling and training. A task's result is a function of its input alone. */
import { deriveStream, type Example } from "../../domain/index.ts";
import {
  createModel,
  createWorkbench,
  fitModel,
  type Model,
  sampleProofs,
  type TrainingExample,
  type Workbench,
} from "../../policy/index.ts";
import type { ProveRequest, SampledProof, TrainRequest } from "../../services/index.ts";
import { modelOver } from "./models.ts";
import { statementGoal } from "./statement-goal.ts";

/**
 * What stands for the samples that the model gave up before they were proofs. It is a text like any other: every
 * verifier rejects it, so that these samples count in the pass rate.
 */
export const GIVEN_UP = "  sorry";

let bench: Workbench | null = null;
const workbench = (): Workbench => (bench ??= createWorkbench());

/** Samples proofs of one statement. */
export const sampleStatement = (task: {
  readonly model: SharedArrayBuffer;
  readonly request: Pick<ProveRequest, "samples" | "randomSeed"> & { readonly statement: string };
  readonly temperature: number;
}): ReadonlyArray<SampledProof> => {
  const { randomSeed, samples, statement } = task.request;
  const read = statementGoal(statement);
  const given = (multiplicity: number): ReadonlyArray<SampledProof> =>
    multiplicity === 0 ? [] : [{ text: GIVEN_UP, multiplicity, tokens: null, logProbability: null }];
  // The model has no word for a part of the statement.
  if (read._tag === "Outside") return given(samples);
  const { proofs, unfinished } = sampleProofs(
    workbench(),
    modelOver(task.model),
    read.goal,
    { samples, temperature: task.temperature },
    deriveStream(randomSeed, "prover"),
  );
  return [...proofs.map((proof) => ({ ...proof, tokens: null })), ...given(unfinished)];
};

/** Trains the model on the examples that it can read as its own actions. */
export const train = (task: {
  readonly settings: Omit<TrainRequest, "examples">;
  /** Null: the base model. */
  readonly from: SharedArrayBuffer | null;
  readonly examples: ReadonlyArray<Pick<Example, "content" | "weight">>;
}): { readonly model: Model; readonly report: Readonly<Record<string, number>> } => {
  const { from, settings } = task;
  const examples = task.examples.flatMap(({ content, weight }): ReadonlyArray<TrainingExample> => {
    if (content._tag !== "prover") return [];
    const read = statementGoal(content.statement);
    return read._tag === "Outside" ? [] : [{ role: "prover", goal: read.goal, proof: content.proof, weight }];
  });
  const { model, report } = fitModel(
    workbench(),
    from === null ? createModel() : modelOver(from),
    examples,
    { passes: settings.proverPasses, rate: settings.learningRate },
    deriveStream(settings.randomSeed, "train"),
  );
  return { model, report: { ...report, unread: task.examples.length - examples.length } };
};
