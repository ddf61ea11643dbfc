import { readFileSync } from "node:fs";
import path from "node:path";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { datasetSize, writeDataset } from "../../../src/backends/command-trainer/dataset.ts";
import { deriveStream, type Example } from "../../../src/domain/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { proverExample, trainRequest } from "./support.ts";

const ORIGIN = { run: "tiny-1", baseModel: "some/base-model", request: trainRequest() };

const written = async (rows: ReadonlyArray<Example>): Promise<string> => {
  const folder = path.join(temporaryFolder("dataset"), "dataset");
  await writeDataset(folder, rows, datasetSize(rows), ORIGIN);
  return folder;
};

const shown = ({ prompt, role, statementId, target, weight }: Example) => ({
  prompt,
  target,
  weight,
  role,
  statementId,
});

const readJsonLines = (folder: string): unknown =>
  readFileSync(path.join(folder, "data/train-00000-of-00001.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);

const parquetBytes = (folder: string): ArrayBuffer =>
  new Uint8Array(readFileSync(path.join(folder, "data/train-00000-of-00001.parquet"))).buffer;

/** Texts that break careless writers: quotes, line ends, characters outside the first plane, the empty text. */
const PIECES = ["", "∀ ε > 0,", '"', "\\", "\n", "\r\n", "\u2028", "\u0000", "𝔸", "theorem t : True := by", "\t"];

const randomRows = (count: number): ReadonlyArray<Example> => {
  const stream = deriveStream("dataset rows", "data");
  const text = (): string =>
    Array.from({ length: stream.nextInt(8) }, () => PIECES[stream.nextInt(PIECES.length)]).join(" ");
  return Array.from({ length: count }, (_, i) => ({
    ...proverExample(String(i), stream.nextInt(1000) / 997),
    prompt: text(),
    target: text(),
    role: stream.nextInt(2) === 0 ? "prover" : "conjecturer",
  }));
};

describe("the data set of a training", () => {
  it("has the same rows as JSON Lines and as Parquet, which another program reads back", async () => {
    const rows = randomRows(3000);
    const folder = await written(rows);
    expect(readJsonLines(folder)).toStrictEqual(rows.map(shown));
    expect(await parquetReadObjects({ file: parquetBytes(folder) })).toStrictEqual(rows.map(shown));
  });

  it("has no column that can be null, so that no loader guesses a type", async () => {
    const { schema } = parquetMetadata(parquetBytes(await written([proverExample("one")])));
    expect(schema.slice(1).map(({ name, repetition_type, type }) => [name, type, repetition_type])).toStrictEqual([
      ["prompt", "BYTE_ARRAY", "REQUIRED"],
      ["target", "BYTE_ARRAY", "REQUIRED"],
      ["weight", "DOUBLE", "REQUIRED"],
      ["role", "BYTE_ARRAY", "REQUIRED"],
      ["statementId", "BYTE_ARRAY", "REQUIRED"],
    ]);
  });

  it("says of rows that were sampled how, with weights below 0, where the learning rule has an objective", async () => {
    const segments = [
      { author: "model", text: "by\n  ring", loss: true },
      { author: "verifier", text: "\nerror: ring failed", loss: false },
    ] as const;
    const sampled = { logProbability: -3.5, samples: 2, segments };
    const rows: ReadonlyArray<Example> = [
      { ...proverExample("one", -0.75), sampled },
      { ...proverExample("two"), sampled: { ...sampled, logProbability: null, samples: 1 } },
      { ...proverExample("three"), role: "conjecturer" },
    ];
    const folder = await written(rows);
    const whole = [{ author: "model", text: "by\n  simp\u2028", loss: true }];
    const expected = [
      { ...shown(rows[0]!), logProbability: -3.5, samples: 2, segments: JSON.stringify(segments) },
      { ...shown(rows[1]!), logProbability: null, samples: 1, segments: JSON.stringify(segments) },
      { ...shown(rows[2]!), logProbability: null, samples: null, segments: JSON.stringify(whole) },
    ];
    expect(readJsonLines(folder)).toStrictEqual(expected);
    expect(await parquetReadObjects({ file: parquetBytes(folder) })).toStrictEqual(expected);
    const { features } = JSON.parse(readFileSync(path.join(folder, "dataset_info.json"), "utf8"));
    expect(Object.keys(features)).toStrictEqual(Object.keys(expected[0]!));
    const card = readFileSync(path.join(folder, "README.md"), "utf8");
    for (const name of Object.keys(features)) expect(card).toContain(`\n  - name: ${name}\n`);
  });

  it("says its features and its size beside the rows, for loaders and for people", async () => {
    const rows = [proverExample("one"), proverExample("two")];
    const folder = await written(rows);
    const info = JSON.parse(readFileSync(path.join(folder, "dataset_info.json"), "utf8"));
    const string = { dtype: "string", _type: "Value" };
    expect(info.features).toStrictEqual({
      prompt: string,
      target: string,
      weight: { dtype: "float64", _type: "Value" },
      role: string,
      statementId: string,
    });
    const jsonLines = readFileSync(path.join(folder, "data/train-00000-of-00001.jsonl"));
    expect(info.splits.train).toStrictEqual({ name: "train", num_examples: 2, num_bytes: jsonLines.length });
    const card = readFileSync(path.join(folder, "README.md"), "utf8");
    expect(card).toMatch(/^---\nlicense: unknown\n/);
    expect(card).toContain("path: data/*.parquet");
    expect(card).toContain(datasetSize(rows).digest);
    expect(card).toContain("base model: some/base-model");
  });

  it("has another digest for another weight, the same for the same rows", () => {
    const digest = (weight: number): string => datasetSize([proverExample("one", weight)]).digest;
    expect(digest(0.5)).toBe(digest(0.5));
    expect(digest(0.5)).not.toBe(digest(0.25));
  });

  it("names the same bytes in its size as the file has, also over several blocks", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ ...proverExample(String(i)), prompt: "∀".repeat(100_000) }));
    const folder = await written(rows);
    const file = readFileSync(path.join(folder, "data/train-00000-of-00001.jsonl"));
    expect(datasetSize(rows).bytes).toBe(file.length);
  });
});
