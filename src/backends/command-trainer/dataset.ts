/**
 * The weighted data set of one training on disk, in Hugging Face's layout: the same rows as JSON Lines and as Parquet,
 * with card and features. The text of the rows is a function of the examples alone.
 */
import { createHash } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Example } from "../../domain/index.ts";
import { type DatasetOrigin, type DatasetSize, datasetCard, datasetInfo } from "./dataset-card.ts";

const SHARD = "train-00000-of-00001";
/** Text is written in blocks of about this many characters. */
const BLOCK_CHARACTERS = 1 << 20;

type Row = Pick<Example, "prompt" | "role" | "statementId" | "target" | "weight">;

const rowLine = ({ prompt, role, statementId, target, weight }: Row): string =>
  `${JSON.stringify({ prompt, target, weight, role, statementId })}\n`;

/** The JSON Lines in blocks, so that no string holds all of them. */
function* blocks(rows: ReadonlyArray<Row>): Generator<Buffer> {
  let text = "";
  for (const row of rows) {
    text += rowLine(row);
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
  return { rows: rows.length, bytes, digest: hash.digest("hex") };
};

const writeParquet = async (filename: string, rows: ReadonlyArray<Row>): Promise<void> => {
  // Loaded only here, so that no other command waits for it.
  const { parquetWriteFile } = await import("hyparquet-writer");
  const text = (name: Exclude<keyof Row, "weight">) =>
    ({ name, type: "STRING", nullable: false, data: rows.map((row) => row[name]) }) as const;
  parquetWriteFile({
    filename,
    columnData: [
      text("prompt"),
      text("target"),
      { name: "weight", type: "DOUBLE", nullable: false, data: Float64Array.from(rows, ({ weight }) => weight) },
      text("role"),
      text("statementId"),
    ],
  });
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
  await writeParquet(path.join(data, `${SHARD}.parquet`), rows);
  await writeFile(path.join(folder, "dataset_info.json"), datasetInfo(size));
  await writeFile(path.join(folder, "README.md"), datasetCard(size, origin));
};
