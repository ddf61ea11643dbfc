/**
 * `npm run fuzz:lean`: random texts for the verifier, which must answer each with a verdict. Prints how many it judged,
 * the rate, the verdicts and the text that took longest. A text that makes it throw is written to a file with its seed and
 * number, shrunk, and the exit status is 1.
 *
 *     npm run fuzz:lean -- [--texts 200000] [--seed 1] [--from 0] [--steps 20000] [--folder .]
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { count } from "../../src/cli/table.ts";
import { loadLibrary } from "../../src/lean/index.ts";
import { judgeText, noVerdicts, shrunk } from "./judge-text.ts";
import { fuzzText } from "./lean-texts.ts";

const { values: options } = parseArgs({
  options: {
    texts: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
    steps: { type: "string", default: "20000" },
    folder: { type: "string", default: "." },
  },
});
const [texts, seed, from, steps] = [options.texts, options.seed, options.from, options.steps].map(Number) as [
  number,
  number,
  number,
  number,
];

const library = loadLibrary();
const mix = noVerdicts();
let slowest = { index: from, milliseconds: 0 };
let crashes = 0;
const startedAt = performance.now();

const reportCrash = (index: number, text: string, error: unknown): void => {
  crashes++;
  const file = path.join(options.folder, `fuzz-${seed}-${index}.lean`);
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeFileSync(file, `${shrunk(library, text, steps)}\n`);
  console.log(`text ${index} of seed ${seed} threw; shrunk in ${file}: ${problem.split("\n").slice(0, 4).join(" ")}`);
};

for (let index = from; index < from + texts; index++) {
  const text = fuzzText(seed, index);
  const begunAt = performance.now();
  try {
    judgeText(library, text, steps, mix);
  } catch (error) {
    reportCrash(index, text, error);
  }
  const milliseconds = performance.now() - begunAt;
  if (milliseconds > slowest.milliseconds) slowest = { index, milliseconds };
  if ((index - from + 1) % 20_000 === 0) console.log(`${count(index - from + 1)} texts, ${crashes} crashes`);
}

const seconds = (performance.now() - startedAt) / 1000;
const verdicts = Object.entries(mix).map(([kind, number]) => `${kind} ${count(number)}`);
console.log(`${count(texts)} texts of seed ${seed} in ${seconds.toFixed(0)} s, ${count(texts / seconds)} a second`);
console.log(`verdicts: ${verdicts.join(", ")}; ${crashes} texts threw`);
console.log(`slowest: text ${slowest.index}, ${slowest.milliseconds.toFixed(0)} ms`);
process.exitCode = crashes === 0 ? 0 : 1;
