/** `stp corpus`: statements, or short verified proofs, made from a seed; and the bundled data. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Console, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import {
  type CorpusTools,
  collectSet,
  FAMILIES,
  FAMILY_SHARES,
  type Family,
  type Figures,
  figuresOf,
  LEAST_MORE,
  makeBundledData,
  makeReference,
  ordinarySet,
  rowsOf,
  SCREENING_SAMPLES,
  type SetOptions,
} from "../corpus/index.ts";
import { UserError } from "../domain/index.ts";
import { normalForm } from "../embedded-model/index.ts";
import type { ModelError, VerifierError } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, positiveCount, switchFlag, textFlag } from "./flags.ts";
import { readRows } from "./read-text.ts";
import { count, table } from "./table.ts";
import { requireWritable, writeText } from "./write-text.ts";

type Tools = CorpusTools<ModelError | VerifierError>;

const BUNDLED_LIBRARY = fileURLToPath(new URL("../../experiments/data/library.jsonl", import.meta.url));

const toolsFor = Effect.fn("corpus.tools")(function* (jobs: Option.Option<number>) {
  const { corpusTools, cores } = yield* BackEnds;
  const tools = yield* corpusTools(Option.getOrElse(jobs, () => cores));
  return { ...tools, report: (line) => Console.error(line) } satisfies Tools;
});

/** The rows of a file with their goals; one that the model cannot read is refused. */
const readGoals = Effect.fn("corpus.readGoals")(function* (tools: Tools, file: string, expected: string) {
  const rows = yield* readRows(file, expected);
  const goals = yield* tools.readGoals(rows.map(({ text }) => text));
  return yield* Effect.forEach(rows, ({ line, proof, text }, i) => {
    const goal = goals[i] ?? null;
    return goal === null
      ? Effect.fail(new UserError({ place: `${file}:${line}`, expected: "a statement of the fragment", found: text }))
      : Effect.succeed({ goal, proof, line });
  });
});

const share = (name: string, description: string) =>
  Flag.Finite(name).pipe(
    Flag.withDescription(description),
    Flag.withMetavar("SHARE"),
    Flag.filter(
      (value) => value >= 0 && value <= 1,
      () => "a share from 0 to 1",
    ),
    Flag.optional,
  );

const jobsFlag = positiveCount("jobs", "worker threads; they change speed only; default: one a core").pipe(
  Flag.withMetavar("N"),
  Flag.optional,
);

const setFlags = {
  out: textFlag("out", "FILE", 'where the set goes, JSON Lines: {"name","statement"}, with --proofs "proof" too'),
  size: positiveCount("size", "statements").pipe(Flag.withMetavar("N"), Flag.withDefault(1000)),
  seed: Flag.Int("seed").pipe(Flag.withDescription("what is drawn depends on it"), Flag.withDefault(1)),
  families: textFlag("families", "A,B", `some of ${FAMILIES.join(",")}; default: all`).pipe(
    Flag.withDefault(FAMILIES.join(",")),
  ),
  name: Flag.String("name").pipe(
    Flag.withDescription("what the statements' names begin with"),
    Flag.filter(
      (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name),
      () => "a name of letters, digits and underscores",
    ),
    Flag.withDefault("corpus"),
  ),
  proofs: switchFlag(
    "proofs",
    "only statements that the initial model proves, each with a proof that the verifier accepts",
  ),
  easy: share("easy", "share of statements that the initial model proves; default: 0.1"),
  hard: switchFlag(
    "hard",
    "the other statements are hard: a reference model, trained first, proves at most 1 of 32 samples",
  ),
  altered: share(
    "altered",
    "share of candidates with an operator exchanged, mostly false; default: 0.008, with --proofs 0",
  ),
  larger: Flag.Int("larger").pipe(
    Flag.withDescription(`added to the size of every other candidate; below 0, down to ${LEAST_MORE}: smaller`),
    Flag.filter(
      (more) => more >= LEAST_MORE && more <= 6,
      () => `a whole number from ${LEAST_MORE} to 6`,
    ),
    Flag.withDefault(0),
  ),
  samples: positiveCount("samples", "proofs sampled to find whether a statement is easy, in batches of 16").pipe(
    Flag.withMetavar("N"),
    Flag.withDefault(SCREENING_SAMPLES),
  ),
  avoid: textFlag(
    "avoid",
    "FILE",
    "statements that may not occur, up to renaming and commutativity; may be repeated",
  ).pipe(Flag.atLeast(0)),
  library: textFlag(
    "library",
    "FILE",
    "lemmas with proofs that the initial model is fitted to; default: the bundled library",
  ).pipe(Flag.withDefault(BUNDLED_LIBRARY)),
  jobs: jobsFlag,
  json: jsonFlag("the summary as one JSON line"),
};
type SetFlags = Command.Command.Config.Infer<typeof setFlags>;

/** The usual shares of the named families, scaled to sum to 1. */
const sharesOf = Effect.fn("corpus.families")(function* (list: string) {
  const names = list.split(",").map((name) => name.trim());
  const wrong = names.find((name, at) => !FAMILIES.includes(name as Family) || names.indexOf(name) !== at);
  if (wrong !== undefined)
    return yield* new UserError({
      place: "--families",
      expected: `some of ${FAMILIES.join(", ")}, each once, with commas between`,
      found: list === "" ? "nothing" : list,
    });
  const sum = names.reduce((total, name) => total + FAMILY_SHARES[name as Family], 0);
  return Object.fromEntries(
    FAMILIES.map((family) => [family, names.includes(family) ? FAMILY_SHARES[family] / sum : 0]),
  ) as SetOptions["shares"];
});

const optionsOf = Effect.fn("corpus.options")(function* (flags: SetFlags) {
  const { altered, easy, hard, larger, name, proofs, samples, seed, size } = flags;
  if (proofs && (hard || Option.isSome(easy)))
    return yield* new UserError({
      place: "stp corpus",
      expected: "--proofs, or --easy and --hard",
      found: `--proofs and ${hard ? "--hard" : "--easy"}`,
      hint: "with --proofs every statement is one that the initial model proves",
    });
  const usual = ordinarySet(name, size);
  return {
    ...usual,
    seed,
    shares: yield* sharesOf(flags.families),
    easyShare: proofs ? 1 : Option.getOrElse(easy, () => usual.easyShare),
    samples,
    alteredShare: Option.getOrElse(altered, () => (proofs ? 0 : usual.alteredShare)),
    larger,
    onlyHard: hard,
    verifyProofs: proofs,
  } satisfies SetOptions;
});

/** The lemmas of a library file that have a proof, as the initial model is fitted to them. */
const readLibrary = Effect.fn("corpus.readLibrary")(function* (tools: Tools, file: string) {
  const rows = yield* readGoals(tools, file, "a library of lemmas with proofs");
  return yield* Effect.forEach(rows, ({ goal, line, proof }) =>
    proof === null
      ? Effect.fail(new UserError({ place: `${file}:${line}`, expected: "a lemma with a proof", found: "no proof" }))
      : Effect.succeed({ goal, proof }),
  );
});

const summaryText = (figures: Figures): string =>
  table(
    Object.entries(figures).map(([title, value]) => ({
      title,
      align: "right",
      cell: ({ statements }: Figures) =>
        title === "refuted" ? `${value} (${((100 * value) / Math.max(1, statements!)).toFixed(1)}%)` : count(value),
    })),
    [figures],
  );

const makeSet = Effect.fn("corpus")(function* (flags: SetFlags) {
  const { avoid, hard, jobs, json, library, name, out, proofs, seed } = flags;
  const options = yield* optionsOf(flags);
  yield* requireWritable("--out", out);
  const tools = yield* toolsFor(jobs);
  const lemmas = yield* readLibrary(tools, library);
  const avoided = yield* Effect.forEach(avoid, (file) => readGoals(tools, file, "statements to avoid"));
  const taken = new Set([...lemmas, ...avoided.flat()].map(({ goal }) => normalForm(goal)));
  const initial = yield* tools.fitInitialModel(lemmas);
  const reference = hard ? yield* makeReference(tools, initial, taken) : null;
  const entries = yield* collectSet(tools, { initial, reference }, options, taken);
  const rows = rowsOf(name, entries, proofs);
  yield* writeText("--out", out, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const figures = yield* figuresOf(tools, reference, seed, entries);
  yield* Console.log(json ? JSON.stringify({ out, seed, ...figures }) : summaryText(figures));
}, Effect.scoped);

const makeBundled = Effect.fn("corpus.bundled")(function* (out: string, jobs: Option.Option<number>) {
  yield* requireWritable("--out", path.join(out, "figures.json"));
  const files = yield* makeBundledData(yield* toolsFor(jobs));
  for (const { name, text } of files) yield* writeText("--out", path.join(out, name), text);
  yield* Console.log(files.map(({ name }) => path.join(out, name)).join("\n"));
}, Effect.scoped);

const bundledCommand = Command.make(
  "bundled",
  {
    out: textFlag("out", "DIR", "folder of library, workbook, gap, held-out (.jsonl) and figures.json"),
    jobs: jobsFlag,
  },
  ({ jobs, out }) => makeBundled(out, jobs),
).pipe(
  Command.withDescription("Make the bundled data, all of it: the same code gives the same bytes. Takes minutes."),
  Command.withShortDescription("make the bundled data"),
  Command.withExamples([
    { command: "stp corpus bundled --out experiments/data", description: "what npm run data does" },
  ]),
);

export const corpusCommand = Command.make("corpus", setFlags, makeSet).pipe(
  Command.withDescription(
    "Make a set of statements from a seed, as the data settings of an experiment read it: equations, inequalities, propositional and first-order statements, true but for the altered ones, none twice up to renaming and commutativity. Prints how many there are by family, how many are easy, and how many are shown to be false. Equal flags give equal bytes. Exit 1 if a family has too few statements of the wanted kind.",
  ),
  Command.withShortDescription("make statements or verified proofs from a seed"),
  Command.withExamples([
    { command: "stp corpus --size 500 --seed 7 --out data/train.jsonl", description: "a training set of all families" },
    {
      command: "stp corpus --proofs --larger -2 --samples 16 --size 10000 --avoid data/train.jsonl --out proofs.jsonl",
      description: "short verified proofs of other statements, to train a model on",
    },
  ]),
  Command.withSubcommands([bundledCommand]),
);
