/**
 * `npm run bench:provers`: how proofs are looked for, at equal numbers of executed tactics: whole proofs in one go, in rounds
 * with the verifier's answers, and tactic by tactic, best first, by a critic, half and half; and best first with negations
 * beside the statements. Every arm learns from all its proofs of all iterations, from the base model. Resumable, as
 * `npm run bench:selfplay` is. What makes the budgets equal was chosen on seed 101 (docs/benchmarks.md).
 *
 *     npm run bench:provers -- [--seeds 8] [--first-seed 1] [--arms one-shot,…] [--jobs 2]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Column, figureColumn, table, wordColumn } from "../../src/cli/table.ts";
import { machineText, scriptCommand } from "./machine.ts";
import { chosenArms, chosenSeeds, namesOf } from "./selection.ts";
import { inParallel, listingOf, runOf, stp } from "./selfplay-runs.ts";
import { interval } from "./selfplay-table.ts";

interface ProverArm {
  readonly name: string;
  readonly algorithm: string;
  readonly set: ReadonlyArray<string>;
  /** Proofs, attempts or searches whose tactics are those of one search of the arm `best-first`, and of four. */
  readonly budgets: readonly [number, number];
}

/**
 * Whole proofs of a statement whose tactics are as many as those of a search, and attempts in rounds. In an iteration the
 * algorithm of both samples twice as many: what the arms execute there is a column of the table.
 */
const PROOFS = 8;
const ATTEMPTS = 3;

const sampled = (name: string, each: number, ...set: ReadonlyArray<string>): ProverArm => ({
  name,
  algorithm: "expert-iteration-vanilla",
  set: [
    `prove.samplesPerStatement=${each}`,
    `evaluate.samples=${4 * each}`,
    `evaluate.k=[1,${each},${4 * each}]`,
    "final.enabled=false",
    ...set,
  ],
  budgets: [each, 4 * each],
});

const searched = (name: string, budgets: ProverArm["budgets"], ...set: ReadonlyArray<string>): ProverArm => ({
  name,
  algorithm: "internlm-stepprover",
  set,
  budgets,
});

const ARMS: ReadonlyArray<ProverArm> = [
  // What is given up is written as well: its tactics were executed.
  sampled("one-shot", PROOFS, "model.givenUp=written"),
  sampled("refinement", ATTEMPTS, "prompt.format=stepfun", "refine.calls=1"),
  searched("best-first", [1, 4]),
  searched("critic", [1, 4], "search.guidance=critic"),
  searched(
    "half-and-half",
    [2, 8],
    "search.guidance=half-and-half",
    "search.passes=2",
    "search.expansions=40",
    "evaluate.samples=8",
    "evaluate.k=[1,2,8]",
  ),
  searched("negations", [1, 4], "search.twins=true"),
];

const { values: options } = parseArgs({
  options: {
    seeds: { type: "string", default: "8" },
    "first-seed": { type: "string", default: "1" },
    arms: { type: "string", default: namesOf(ARMS) },
    jobs: { type: "string", default: String(availableParallelism()) },
  },
});

const arms = chosenArms("--arms", options.arms, ARMS);
const names = arms.map(({ name }) => name);
const seeds = chosenSeeds(options);
const jobs = Number(options.jobs);
const EXPERIMENT = "experiments/bench-provers.json";

/** Every so manieth statement of a bundled set, as a file. */
const partOf = (set: string, step: number): string => {
  mkdirSync("runs/bench", { recursive: true });
  const rows = readFileSync(`experiments/data/${set}.jsonl`, "utf8").trimEnd().split("\n");
  const file = path.resolve(`runs/bench/${set}-${step}.jsonl`);
  writeFileSync(file, `${rows.filter((_, i) => i % step === 0).join("\n")}\n`);
  return file;
};
const DATA = [
  `data.train.0.path=${partOf("workbook", 33)}`,
  `data.train.1.path=${partOf("gap", 16)}`,
  `data.heldOut.0.path=${partOf("held-out", 4)}`,
];

/** Lines that execute nothing: bullets, alternatives and what is given up, alone, and what stands around a proof. */
const NO_TACTIC = /^\s*($|\||·$|(· )?sorry$|```|<|theorem |import |open )|:= by$/;

const tacticLines = (text: string): number => text.split("\n").filter((line) => !NO_TACTIC.test(line)).length;

interface ExportedAttempt {
  readonly iteration: number;
  readonly multiplicity: number;
  readonly proof: string;
  readonly segments: string | null;
  readonly statementId: string;
  readonly step: string;
  readonly verdict: string;
}

const attemptsOf = async (directory: string): Promise<ReadonlyArray<ExportedAttempt>> => {
  const folder = await mkdtemp(path.join(tmpdir(), "provers-"));
  const out = path.join(folder, "tables");
  try {
    const { code } = await stp("export", directory, "--to", "jsonl", "--tables", "attempts", "--out", out);
    if (code !== 0) throw new Error(`${directory}: its attempts could not be exported`);
    const lines = readFileSync(path.join(out, "attempts.jsonl"), "utf8").trimEnd().split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as ExportedAttempt);
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** Every turn of an attempt is executed as a whole. */
const executed = ({ multiplicity, proof, segments }: ExportedAttempt): number => {
  const turns = segments === null ? [proof] : (JSON.parse(segments) as ReadonlyArray<{ author: string; text: string }>);
  const texts = turns.map((turn) => (typeof turn === "string" ? turn : turn.author === "model" ? turn.text : ""));
  return multiplicity * texts.reduce((sum, text) => sum + tacticLines(text), 0);
};

const meanOf = (values: ReadonlyArray<number>): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

interface ProverFigures {
  readonly arm: string;
  readonly seed: number;
  readonly proved: number;
  readonly disproved: number;
  /** Of the held-out set: one proof, attempt or search; and as many as a search of the arm `best-first`, and four. */
  readonly passAt1: number;
  readonly withinOne: number;
  readonly withinFour: number;
  /** Tactics of the shortest proof of each proved statement. */
  readonly length: number;
  readonly accuracy: number;
  /** Thousands, in the iterations. */
  readonly tactics: number;
}

interface ShownSearch {
  readonly tactics: number;
  readonly disproved?: number;
  readonly critic?: { readonly heldOutAccuracy: number | null };
}

const figuresOf = async ({ algorithm, budgets, name, set }: ProverArm, seed: number): Promise<ProverFigures> => {
  const { directory, summary } = await runOf(EXPERIMENT, algorithm, seed, [...DATA, ...set], { isAlone: jobs === 1 });
  const searches = (await listingOf(directory)).flatMap(({ search }) =>
    search === undefined ? [] : [search as ShownSearch],
  );
  const attempts = (await attemptsOf(directory)).filter(({ step }) => !step.startsWith("evaluate"));
  const shortest = new Map<string, number>();
  for (const { proof, statementId, verdict } of attempts)
    if (verdict === "accepted")
      shortest.set(statementId, Math.min(tacticLines(proof), shortest.get(statementId) ?? Number.POSITIVE_INFINITY));
  const passAt = (k: number): number =>
    summary.evaluations.at(-1)?.passAtK.find((one) => one.k === k)?.value ?? Number.NaN;
  const last = searches.at(-1);
  return {
    arm: name,
    seed,
    proved: summary.provedTrain,
    disproved: last?.disproved ?? Number.NaN,
    passAt1: passAt(1),
    withinOne: passAt(budgets[0]),
    withinFour: passAt(budgets[1]),
    length: meanOf([...shortest.values()]),
    accuracy: last?.critic?.heldOutAccuracy ?? Number.NaN,
    tactics:
      (searches.length > 0
        ? searches.reduce((sum, { tactics }) => sum + tactics, 0)
        : attempts.reduce((sum, attempt) => sum + executed(attempt), 0)) / 1000,
  };
};

console.log(machineText(scriptCommand("bench:provers")));
// Seeds one after the other, so that a stopped benchmark has whole ones.
const figures = await inParallel(
  seeds.flatMap((seed) => arms.map((arm) => () => figuresOf(arm, seed))),
  jobs,
);

const MEASURES = [
  { title: "proved", digits: 1, of: (one: ProverFigures) => one.proved },
  { title: "disproved", digits: 1, of: (one: ProverFigures) => one.disproved },
  { title: "held-out\npass@1", digits: 3, of: (one: ProverFigures) => one.passAt1 },
  { title: "in a search's\ntactics", digits: 3, of: (one: ProverFigures) => one.withinOne },
  { title: "in four\nsearches'", digits: 3, of: (one: ProverFigures) => one.withinFour },
  { title: "tactics of\na proof", digits: 2, of: (one: ProverFigures) => one.length },
  { title: "pairs ordered\nrightly", digits: 3, of: (one: ProverFigures) => one.accuracy },
  { title: "executed\ntactics, 10³", digits: 1, of: (one: ProverFigures) => one.tactics },
] as const;
type Measure = (typeof MEASURES)[number];

const ofArm = (arm: string) => figures.filter((one) => one.arm === arm);
const armTable = (
  title: string,
  rows: ReadonlyArray<string>,
  cell: (measure: Measure, arm: string) => string,
): string =>
  table<string>(
    [
      wordColumn(title, (arm) => arm),
      ...MEASURES.map((one): Column<string> => figureColumn(one.title, (arm) => cell(one, arm))),
    ],
    rows,
  );
const known = (values: ReadonlyArray<number>): ReadonlyArray<number> => values.filter((value) => !Number.isNaN(value));
const cellOf = (values: ReadonlyArray<number>, digits: number): string =>
  known(values).length < values.length || values.length === 0 ? "-" : interval(values, digits);

console.log(`\nmean ± 95% interval (Student's t) over ${seeds.length} seeds`);
console.log(armTable("prover", names, ({ digits, of }, arm) => cellOf(ofArm(arm).map(of), digits)));
const [first = ""] = names.includes("best-first") ? ["best-first"] : names;
console.log(`\ndifferences from ${first} within a seed, each interval 95% by itself`);
console.log(
  armTable(
    "prover",
    names.filter((name) => name !== first),
    ({ digits, of }, arm) =>
      cellOf(
        ofArm(arm).map((one) => of(one) - of(ofArm(first).find(({ seed }) => seed === one.seed)!)),
        digits,
      ),
  ),
);
