/** The data set of pairs of one training of the critic: its columns, and what its card says of it. */
import { type Row, text } from "../../row-files/index.ts";
import type { CriticTrainRequest } from "../../services/index.ts";
import { datasetCard, datasetInfo } from "./dataset-card.ts";
import { type DatasetSize, sizeOfRows, writeRows } from "./dataset-files.ts";

const PAIR_FEATURES = {
  better: text("the state that is nearer to a proof, as Lean shows it; `no goals` at the end of one"),
  worse: text("the other state"),
} as const;

type Table = CriticTrainRequest["table"];

export interface PairOrigin {
  readonly run: string;
  readonly baseModel: string;
  readonly request: Pick<CriticTrainRequest, "iteration" | "randomSeed">;
}

function* rowsOf({ pairs, states }: Table): Generator<Row> {
  for (const [better, worse] of pairs) yield { better: states[better]!, worse: states[worse]! };
}

/** Size and digest of the JSON Lines of a table. */
export const pairsSize = (table: Table): DatasetSize => sizeOfRows(table.pairs.length, rowsOf(table));

/** Writes the data set into `folder`, which is made. Rejects with what the file system says. */
export const writePairs = (
  folder: string,
  table: Table,
  size: DatasetSize,
  { baseModel, request, run }: PairOrigin,
): Promise<void> =>
  writeRows(folder, PAIR_FEATURES, rowsOf(table), {
    info: datasetInfo("Pairs of proof states, the one that is nearer to a proof first.", PAIR_FEATURES, size),
    card: datasetCard(PAIR_FEATURES, size, {
      title: `Pairs of states of ${run}, iteration ${request.iteration}`,
      versions: [`base model: ${baseModel}`, `seed of the training: ${request.randomSeed}`],
      licences: [
        "statements: the licence of each data set that the experiment names",
        "states: what Lean shows after tactics of the model, whose terms hold",
      ],
    }),
  });
