/**
 * A data set of one training on disk, whatever its rows, in Hugging Face's layout: the same rows as JSON Lines and as
 * Parquet, with card and features. The text of the rows is a function of the rows alone.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Features, jsonLinesFile, parquetFile, type Row } from "../../row-files/index.ts";

const SHARD = "train-00000-of-00001";
/** Text is written in blocks of about this many characters. */
const BLOCK_CHARACTERS = 1 << 20;

export interface DatasetSize {
  readonly rows: number;
  /** Bytes of the JSON Lines file, and its SHA-256. */
  readonly bytes: number;
  readonly digest: string;
}

/** What stands beside the rows. */
export interface DatasetTexts {
  /** `dataset_info.json`. */
  readonly info: string;
  /** `README.md`. */
  readonly card: string;
}

/** The JSON Lines in blocks, so that no string holds all of them. */
function* blocks(rows: Iterable<Row>): Generator<Buffer> {
  let text = "";
  for (const row of rows) {
    text += `${JSON.stringify(row)}\n`;
    if (text.length < BLOCK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

/** Size and digest of the JSON Lines of `rows`, of which there are `count`. */
export const sizeOfRows = (count: number, rows: Iterable<Row>): DatasetSize => {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const block of blocks(rows)) {
    hash.update(block);
    bytes += block.length;
  }
  return { rows: count, bytes, digest: hash.digest("hex") };
};

/** Writes a data set into `folder`, which is made; the keys of `rows` in the order of `features`. */
export const writeRows = async (
  folder: string,
  features: Features,
  rows: Iterable<Row>,
  { card, info }: DatasetTexts,
): Promise<void> => {
  const data = path.join(folder, "data");
  await mkdir(data, { recursive: true });
  const files = [
    jsonLinesFile(path.join(data, `${SHARD}.jsonl`), features),
    await parquetFile(path.join(data, `${SHARD}.parquet`), features),
  ];
  for (const row of rows) for (const file of files) file.write([row]);
  for (const file of files) file.close();
  await writeFile(path.join(folder, "dataset_info.json"), info);
  await writeFile(path.join(folder, "README.md"), card);
};
