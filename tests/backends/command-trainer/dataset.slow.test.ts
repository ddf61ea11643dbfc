import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { datasetSize, writeDataset } from "../../../src/backends/command-trainer/dataset.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { needing, PYTHON, python } from "../../support/needs.ts";
import { proverExample, trainRequest } from "./support.ts";

/** Prints the columns that may be null, the number of rows, and whether the rows are those of the JSON Lines. */
const READ = `
import json, sys
import pyarrow.parquet
data = sys.argv[1] + "/data/train-00000-of-00001"
table = pyarrow.parquet.read_table(data + ".parquet")
with open(data + ".jsonl", encoding="utf-8", newline="\\n") as lines:
    rows = [json.loads(line) for line in lines]
print(json.dumps([[f.name for f in table.schema if f.nullable], table.num_rows, table.to_pylist() == rows]))
`;

describe("the Parquet file", needing(python("pyarrow.parquet")), () => {
  it("is read by Arrow's own reader, row by row as the JSON Lines are", async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => proverExample(`${i} 𝔸\u2028`, i / 7));
    const folder = path.join(temporaryFolder("dataset"), "dataset");
    await writeDataset(folder, rows, datasetSize(rows), { run: "test", baseModel: "m", request: trainRequest() });
    const { stderr, stdout } = spawnSync(PYTHON, ["-c", READ, folder], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toStrictEqual([[], 5000, true]);
  });
});
