/** The weighted data set of one training of the model: its columns, and what its card says of it. */
import type { Example } from "../../domain/index.ts";
import { type Features, integerOrNull, number, numberOrNull, type Row, text } from "../../row-files/index.ts";
import type { TrainRequest } from "../../services/index.ts";
import { datasetCard, datasetInfo } from "./dataset-card.ts";
import { type DatasetSize, sizeOfRows, writeRows } from "./dataset-files.ts";

/** The columns of every data set, in the order of the files. */
const EXAMPLE_FEATURES = {
  prompt: text("what the model is given"),
  target: text("what it shall write; the loss is taken over the target alone"),
  weight: number("weight of the row's loss, below 0 to unlearn; only ratios mean something"),
  role: text("`prover`, `conjecturer`, `formaliser` or `data-task`"),
  statementId: text("statement proved or made; a library lemma's name"),
} as const;

/** The further columns of rows that were sampled, where the learning rule has an objective of its own. */
const SAMPLING_FEATURES = {
  logProbability: numberOrNull(
    "of the target when it was sampled, all its tokens together; null where it was not told",
  ),
  samples: integerOrNull(
    "samples that the row stands for, its weight that of all of them; null for a row that was not sampled",
  ),
  segments: text("JSON: the target in stretches [{author, text, loss}]; only those with `loss` are learned"),
} as const;

const featuresOf = (withSampling: boolean): Features =>
  withSampling ? { ...EXAMPLE_FEATURES, ...SAMPLING_FEATURES } : EXAMPLE_FEATURES;

export interface ExampleSize extends DatasetSize {
  /** Whether the rows tell how they were sampled. */
  readonly sampled: boolean;
}

export interface ExampleOrigin {
  readonly run: string;
  readonly baseModel: string;
  readonly request: Pick<TrainRequest, "from" | "iteration" | "purpose" | "randomSeed">;
}

type Used = Pick<Example, "prompt" | "role" | "sampled" | "statementId" | "target" | "weight">;

/** How a row was sampled, in its columns; one that was not is all the model's to write. */
const samplingOf = ({ sampled, target }: Used) => ({
  logProbability: sampled?.logProbability ?? null,
  samples: sampled?.samples ?? null,
  segments: JSON.stringify(sampled?.segments ?? [{ author: "model", text: target, loss: true }]),
});

const columnsOf = (example: Used, withSampling: boolean): Row => {
  const { prompt, role, statementId, target, weight } = example;
  return { prompt, target, weight, role, statementId, ...(withSampling ? samplingOf(example) : {}) };
};

function* columnsOfAll(examples: ReadonlyArray<Used>, withSampling: boolean): Generator<Row> {
  for (const example of examples) yield columnsOf(example, withSampling);
}

/** Size and digest of the JSON Lines of `examples`. */
export const datasetSize = (examples: ReadonlyArray<Used>): ExampleSize => {
  const sampled = examples.some((example) => example.sampled !== undefined);
  return { ...sizeOfRows(examples.length, columnsOfAll(examples, sampled)), sampled };
};

/** Writes the data set into `folder`, which is made. Rejects with what the file system says. */
export const writeDataset = (
  folder: string,
  examples: ReadonlyArray<Used>,
  size: ExampleSize,
  { baseModel, request, run }: ExampleOrigin,
): Promise<void> => {
  const features = featuresOf(size.sampled);
  return writeRows(folder, features, columnsOfAll(examples, size.sampled), {
    info: datasetInfo("Weighted training pairs of a self-play theorem prover.", features, size),
    card: datasetCard(features, size, {
      title: `Training data of ${run}, iteration ${request.iteration} (${request.purpose})`,
      versions: [
        `base model: ${baseModel}`,
        `trained from: ${request.from ?? "the base model"}`,
        `seed of the training: ${request.randomSeed}`,
      ],
      licences: [
        "statements: the licence of each data set that the experiment names",
        "proofs and conjectures: the terms of the model that wrote them",
      ],
    }),
  });
};
