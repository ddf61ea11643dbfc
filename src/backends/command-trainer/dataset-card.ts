/**
 * What stands beside the rows of a data set, for people and for loaders: the card (Hugging Face's README.md with its
 * YAML head) and `dataset_info.json` with the features, so that no loader has to guess a type.
 */
import packageJson from "../../../package.json" with { type: "json" };
import {
  cardHead,
  cardLicence,
  type Features,
  featuresJson,
  featuresTable,
  featuresYaml,
} from "../../row-files/index.ts";
import type { DatasetSize } from "./dataset-files.ts";

/** What the card says of where the rows come from. */
export interface DatasetOrigin {
  readonly title: string;
  /** What they depend on, a line each. */
  readonly versions: ReadonlyArray<string>;
  /** Whose terms hold, a line each. */
  readonly licences: ReadonlyArray<string>;
}

export const datasetInfo = (description: string, features: Features, { bytes, rows }: DatasetSize): string =>
  `${JSON.stringify(
    {
      description,
      license: "unknown",
      features: featuresJson(features),
      splits: { train: { name: "train", num_examples: rows, num_bytes: bytes } },
    },
    null,
    2,
  )}\n`;

const head = (features: Features, { rows }: DatasetSize): ReadonlyArray<string> =>
  cardHead([
    "configs:",
    "- config_name: default",
    "  data_files:",
    "  - split: train",
    "    path: data/*.parquet",
    "dataset_info:",
    "  features:",
    ...featuresYaml(features),
    "  splits:",
    "  - name: train",
    `    num_examples: ${rows}`,
  ]);

/** The card; what a person has to add before the data are given to others stands under "Licence". */
export const datasetCard = (
  features: Features,
  size: DatasetSize,
  { licences, title, versions }: DatasetOrigin,
): string =>
  `${[
    ...head(features, size),
    "",
    `# ${title}`,
    "",
    "The same rows twice: `data/train-00000-of-00001.parquet` and `data/train-00000-of-00001.jsonl`.",
    "",
    ...featuresTable(features),
    "",
    "## Versions",
    "",
    `- rows: ${size.rows}`,
    `- SHA-256 of the JSON Lines file: ${size.digest}`,
    `- written by: ${packageJson.name} ${packageJson.version}`,
    ...versions.map((line) => `- ${line}`),
    "",
    ...cardLicence(licences),
    "",
  ].join("\n")}`;
