/**
 * The weighted data set of one training on disk, in Hugging Face's layout: the same rows as JSON Lines and as Parquet,
 * with card and features. The text of the rows is a function of the examples alone.
 */
import { createHash } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Example } from "../../domain/index.ts";
import { parquetFile } from "../../row-files/index.ts";
import { type DatasetOrigin, type DatasetSize, datasetCard, datasetInfo, featuresOf } from "./dataset-card.ts";

const SHARD = "train-00000-of-00001";
/** Text is written in blocks of about this many characters. */
const BLOCK_CHARACTERS = 1 << 20;

type Row = Pick<Example, "prompt" | "role" | "sampled" | "statementId" | "target" | "weight">;

/** How a row was sampled, in its columns; one that was not is all the model's to write. */
const samplingOf = ({ sampled, target }: Row) => ({
  logProbability: sampled?.logProbability ?? null,
  samples: sampled?.samples ?? null,
  segments: JSON.stringify(sampled?.segments ?? [{ author: "model", text: target, loss: true }]),
});

const columnsOf = (row: Row, withSampling: boolean) => {
  const { prompt, role, statementId, target, weight } = row;
  return { prompt, target, weight, role, statementId, ...(withSampling ? samplingOf(row) : {}) };
};

const rowLine = (row: Row, withSampling: boolean): string => `${JSON.stringify(columnsOf(row, withSampling))}\n`;

const areSampled = (rows: ReadonlyArray<Row>): boolean => rows.some(({ sampled }) => sampled !== undefined);

/** The JSON Lines in blocks, so that no string holds all of them. */
function* blocks(rows: ReadonlyArray<Row>): Generator<Buffer> {
  const withSampling = areSampled(rows);
  let text = "";
  for (const row of rows) {
    text += rowLine(row, withSampling);
    if (text.length < BLOCK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

/** Size and digest of the JSON Lines of `rows`. */
export const datasetSize = (rows: ReadonlyArray<Row>): DatasetSize => {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const block of blocks(rows)) {
    hash.update(block);
    bytes += block.length;
  }
  return { rows: rows.length, sampled: areSampled(rows), bytes, digest: hash.digest("hex") };
};

/** Writes the data set into `folder`, which is made. Rejects with what the file system says. */
export const writeDataset = async (
  folder: string,
  rows: ReadonlyArray<Row>,
  size: DatasetSize,
  origin: DatasetOrigin,
): Promise<void> => {
  const data = path.join(folder, "data");
  await mkdir(data, { recursive: true });
  const file = await open(path.join(data, `${SHARD}.jsonl`), "w");
  try {
    for (const block of blocks(rows)) await file.writeFile(block);
  } finally {
    await file.close();
  }
  const parquet = await parquetFile(path.join(data, `${SHARD}.parquet`), featuresOf(size));
  parquet.write(rows.map((row) => columnsOf(row, size.sampled)));
  parquet.close();
  await writeFile(path.join(folder, "dataset_info.json"), datasetInfo(size));
  await writeFile(path.join(folder, "README.md"), datasetCard(size, origin));
};
