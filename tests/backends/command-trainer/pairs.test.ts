import { readFileSync } from "node:fs";
import path from "node:path";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import { pairsSize, writePairs } from "../../../src/backends/command-trainer/pairs.ts";
import { deriveStream } from "../../../src/domain/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { criticTrainRequest } from "./support.ts";

const ORIGIN = { run: "tiny-1", baseModel: "some/base-model", request: criticTrainRequest() };

const stream = deriveStream("pair rows", "data");
/** States with what breaks careless writers: quotes, line ends, characters outside the first plane. */
const states = Array.from({ length: 40 }, (_, i) => `h${i} : "𝔸" = ε\r\n⊢ \u2028 ${stream.nextInt(1000)} \\ n`);
const pairs = Array.from({ length: 3000 }, () => [stream.nextInt(40), stream.nextInt(40)] as const);

describe("the pairs of a training", () => {
  it("are the same rows as JSON Lines and as Parquet, which another program reads back", async () => {
    const folder = path.join(temporaryFolder("pairs"), "dataset");
    const size = pairsSize({ pairs, states });
    await writePairs(folder, { pairs, states }, size, ORIGIN);
    const expected = pairs.map(([better, worse]) => ({ better: states[better], worse: states[worse] }));
    const lines = readFileSync(path.join(folder, "data/train-00000-of-00001.jsonl"));
    const rows = lines.toString("utf8").split("\n").slice(0, -1);
    expect(rows.map((line) => JSON.parse(line))).toStrictEqual(expected);
    expect(size).toMatchObject({ rows: 3000, bytes: lines.length });
    const parquet = new Uint8Array(readFileSync(path.join(folder, "data/train-00000-of-00001.parquet"))).buffer;
    expect(await parquetReadObjects({ file: parquet })).toStrictEqual(expected);
    const info = JSON.parse(readFileSync(path.join(folder, "dataset_info.json"), "utf8"));
    expect(info.splits.train).toStrictEqual({ name: "train", num_examples: 3000, num_bytes: lines.length });
    const card = readFileSync(path.join(folder, "README.md"), "utf8");
    for (const text of ["# Pairs of states of tiny-1, iteration 0", "| better | string |", size.digest])
      expect(card).toContain(text);
  });

  it("have another digest where a pair is turned round", () => {
    const digest = (pair: readonly [number, number]): string => pairsSize({ states, pairs: [pair] }).digest;
    expect(digest([0, 1])).toBe(digest([0, 1]));
    expect(digest([0, 1])).not.toBe(digest([1, 0]));
  });
});
