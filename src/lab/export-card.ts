/** The card of a run's tables: Hugging Face's README.md, whose head tells loaders which files and columns there are. */
import packageJson from "../../package.json" with { type: "json" };
import type { Experiment } from "../domain/index.ts";
import { cardHead, cardLicence, featuresTable, featuresYaml } from "../row-files/index.ts";
import { EXPORT_TABLES, type ExportTable } from "./export-tables.ts";

/** What each table is, for people. */
const MEANINGS: Readonly<Record<ExportTable, string>> = {
  proofs: "Every distinct proof that the verifier accepted, with its statement; held-out statements apart.",
  conjectures: "Every conjecture of every iteration, with its seed, its pass rate and what the reward gave it.",
  attempts: "Every distinct proof that was sampled, with its verdict; what was not decided is no wrong proof.",
  training: "What each training was given besides the library of the set-up, as prompt and target.",
};

/** Where the shard of a table lies under the card's folder. */
export const shardOf = (table: ExportTable): string => `data/${table}/train-00000-of-00001.parquet`;

interface Exported {
  readonly run: string;
  readonly experiment: Experiment;
  /** Of the run, where it is finished. */
  readonly digest: string;
  readonly rows: ReadonlyMap<ExportTable, number>;
}

export const exportCard = ({ digest, experiment, rows, run }: Exported): string => {
  const tables = [...rows];
  return `${[
    ...cardHead([
      "configs:",
      ...tables.flatMap(([table]) => [
        `- config_name: ${table}`,
        "  data_files:",
        "  - split: train",
        `    path: ${shardOf(table)}`,
      ]),
      "dataset_info:",
      ...tables.flatMap(([table, count]) => [
        `- config_name: ${table}`,
        "  features:",
        ...featuresYaml(EXPORT_TABLES[table]),
        "  splits:",
        "  - name: train",
        `    num_examples: ${count}`,
      ]),
    ]),
    "",
    `# ${experiment.name}: what the run ${run} proved, conjectured and tried`,
    "",
    `Algorithm ${experiment.algorithm}, reward ${experiment.reward.variant}, ${experiment.iterations} iterations, seed ${experiment.seed}.`,
    ...tables.flatMap(([table, count]) => [
      "",
      `## ${table}`,
      "",
      `${MEANINGS[table]} ${count} rows.`,
      "",
      ...featuresTable(EXPORT_TABLES[table]),
    ]),
    "",
    "## Versions",
    "",
    `- digest of the run: ${digest}`,
    `- written by: ${packageJson.name} ${packageJson.version}`,
    "",
    ...cardLicence([
      "statements: the licence of each data set that the experiment names",
      "proofs and conjectures: the terms of the model that wrote them",
    ]),
    "",
  ].join("\n")}`;
};
