/** The quickstart on the heads of its data files: a run of a second, for tests of how a process ends. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Writes the experiment into a folder; its path. */
export const smallExperiment = (folder: string): string => {
  for (const [file, lines] of [
    ["library.jsonl", 60],
    ["workbook.jsonl", 40],
  ] as const) {
    const rows = readFileSync(path.join("experiments/data", file), "utf8").split("\n").slice(0, lines);
    writeFileSync(path.join(folder, file), `${rows.join("\n")}\n`);
  }
  const experiment = path.join(folder, "small.json");
  const settings = {
    name: "small",
    iterations: 2,
    data: { library: "library.jsonl", train: [{ path: "workbook.jsonl" }] },
    prompt: { defaultHeader: "" },
    prove: { budget: 40, samplesPerStatement: 8, batch: 8 },
  };
  writeFileSync(experiment, JSON.stringify(settings));
  return experiment;
};
