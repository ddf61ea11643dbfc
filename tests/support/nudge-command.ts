/**
 * A training command whose weights `stp serve-model` can load: `node nudge-command.ts DATASET OUTPUT FROM SEED` moves some
 * weights of the embedded model by steps that depend on the data set and the seed. It learns nothing; it changes what is
 * sampled. Starts are noted in the file named by TRAINING_STARTS; the TRAINING_HELD-th of them never ends by
 * itself, so that a run can be killed in the middle of it.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { deriveStream } from "../../src/domain/index.ts";
import { createModel, deserialiseModel, serialiseModel } from "../../src/embedded-model/index.ts";

const [dataset = "", output = "", from = "", seed = ""] = process.argv.slice(2);
const starts = process.env["TRAINING_STARTS"];
if (starts !== undefined) appendFileSync(starts, `${process.pid}\n`);

const before = path.join(from, "model.bin");
const model = existsSync(before) ? deserialiseModel(readFileSync(before)) : createModel();
const rows = readFileSync(path.join(dataset, "data/train-00000-of-00001.jsonl"), "utf8");
const stream = deriveStream(`${seed} ${rows}`, "train");
for (let i = 0; i < 5000; i++) {
  const at = stream.nextInt(model.weights.length);
  model.weights[at] = (model.weights[at] ?? 0) + (stream.nextInt(201) - 100) / 100;
}
const held = Number(process.env["TRAINING_HELD"] ?? 0);
const count = starts === undefined ? 0 : readFileSync(starts, "utf8").trim().split("\n").length;
if (count > 0 && count === held) await new Promise((resolve) => setTimeout(resolve, 3_600_000));
writeFileSync(path.join(output, "model.bin"), serialiseModel(model));
console.log(JSON.stringify({ nudged: 5000, rows: rows.split("\n").length - 1 }));
