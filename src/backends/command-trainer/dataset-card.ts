/**
 * What stands beside the rows of a data set, for people and for loaders: the card (Hugging Face's README.md with its
 * YAML head) and `dataset_info.json` with the features, so that no loader has to guess a type.
 */
import packageJson from "../../../package.json" with { type: "json" };
import {
  type Features,
  featuresJson,
  featuresTable,
  featuresYaml,
  integerOrNull,
  number,
  numberOrNull,
  text,
} from "../../row-files/index.ts";
import type { TrainRequest } from "../../services/index.ts";

/** The columns of every data set, in the order of the files. */
const PAIR_FEATURES = {
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

export const featuresOf = ({ sampled }: Pick<DatasetSize, "sampled">): Features =>
  sampled ? { ...PAIR_FEATURES, ...SAMPLING_FEATURES } : PAIR_FEATURES;

export interface DatasetSize {
  readonly rows: number;
  /** Whether the rows tell how they were sampled. */
  readonly sampled: boolean;
  /** Bytes of the JSON Lines file, and its SHA-256. */
  readonly bytes: number;
  readonly digest: string;
}

export interface DatasetOrigin {
  readonly run: string;
  readonly baseModel: string;
  readonly request: Pick<TrainRequest, "from" | "iteration" | "purpose" | "randomSeed">;
}

export const datasetInfo = ({ bytes, rows, sampled }: DatasetSize): string =>
  `${JSON.stringify(
    {
      description: "Weighted training pairs of a self-play theorem prover.",
      license: "unknown",
      features: featuresJson(featuresOf({ sampled })),
      splits: { train: { name: "train", num_examples: rows, num_bytes: bytes } },
    },
    null,
    2,
  )}\n`;

const head = ({ rows, sampled }: DatasetSize): ReadonlyArray<string> => [
  "---",
  "license: unknown",
  "language:",
  "- en",
  "tags:",
  "- lean4",
  "- theorem-proving",
  "configs:",
  "- config_name: default",
  "  data_files:",
  "  - split: train",
  "    path: data/*.parquet",
  "dataset_info:",
  "  features:",
  ...featuresYaml(featuresOf({ sampled })),
  "  splits:",
  "  - name: train",
  `    num_examples: ${rows}`,
  "---",
];

/** The card; what a person has to add before the data are given to others stands under "Licence". */
export const datasetCard = (size: DatasetSize, { baseModel, request, run }: DatasetOrigin): string =>
  `${[
    ...head(size),
    "",
    `# Training data of ${run}, iteration ${request.iteration} (${request.purpose})`,
    "",
    "The same rows twice: `data/train-00000-of-00001.parquet` and `data/train-00000-of-00001.jsonl`.",
    "",
    ...featuresTable(featuresOf(size)),
    "",
    "## Versions",
    "",
    `- rows: ${size.rows}`,
    `- SHA-256 of the JSON Lines file: ${size.digest}`,
    `- written by: ${packageJson.name} ${packageJson.version}`,
    `- base model: ${baseModel}`,
    `- trained from: ${request.from ?? "the base model"}`,
    `- seed of the training: ${request.randomSeed}`,
    "",
    "## Licence",
    "",
    "To be filled in before the data are given to others; until then `license: unknown` stands above.",
    "",
    "- statements: the licence of each data set that the experiment names",
    "- proofs and conjectures: the terms of the model that wrote them",
    "",
  ].join("\n")}`;
