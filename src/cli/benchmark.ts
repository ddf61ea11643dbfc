/** `stp benchmark`: a version of a run, or the model that an experiment starts from, on named sets of statements. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Console, Effect, Option } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import {
  canonicalJson,
  type DatasetColumns,
  type DatasetStatement,
  type Experiment,
  UserError,
} from "../domain/index.ts";
import {
  type BenchmarkSet,
  heldOutFiles,
  heldOutSets,
  initialModel,
  MODEL_FOLDER,
  type NamedFile,
  overriddenExperiment,
  PROOFS_FOLDER,
  readSets,
  refuseBadSets,
  requireBenchmarkFolder,
  restoreVersion,
  runBenchmark,
  type VersionChoice,
  type VersionOfRun,
  versionOfRun,
} from "../lab/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { benchmarkText, benchmarkWarnings } from "./benchmark-text.ts";
import { jsonFlag, optionalText, positiveCount, setFlag, textFlag } from "./flags.ts";
import { layerProgress } from "./progress-display.ts";
import { findRun } from "./read-run.ts";
import { isExperimentFile, readExperiment } from "./run.ts";
import { makeFolders, RUNS_FOLDER } from "./run-folder.ts";
import { duration } from "./table.ts";

/** The bundled sets that `--on` knows by their names. */
const BUNDLED = ["held-out", "gap", "desert", "workbook"] as const;
const bundledFile = (name: string): string =>
  fileURLToPath(new URL(`../../experiments/data/${name}.jsonl`, import.meta.url));

const COLUMNS = ["statement", "name", "header", "split"] as const satisfies ReadonlyArray<keyof DatasetColumns>;
type ColumnFlag = (typeof COLUMNS)[number];

const WORD = "[A-Za-z0-9][A-Za-z0-9._-]*";
const SET = new RegExp(`^(${WORD})(?:/(${WORD}))?$`);

/** The files of `--on`, with the columns that are named for all of them or for one. */
const namedFiles = Effect.fn("benchmark.namedFiles")(function* (
  given: ReadonlyArray<string>,
  columnFlags: Readonly<Record<ColumnFlag, ReadonlyArray<string>>>,
) {
  const known = new Set<string>();
  const files: Array<NamedFile> = [];
  for (const one of given) {
    const equals = one.indexOf("=");
    const name = equals < 0 ? one : one.slice(0, equals);
    const [, base = "", split = null] = SET.exec(name) ?? [];
    const file = equals < 0 ? (BUNDLED.some((set) => set === base) ? bundledFile(base) : "") : one.slice(equals + 1);
    if (base === "" || file === "")
      return yield* new UserError({
        place: "--on",
        expected: `NAME=FILE, NAME/SPLIT=FILE, or one of the bundled sets ${BUNDLED.join(", ")}`,
        found: JSON.stringify(one),
      });
    if (known.has(name))
      return yield* new UserError({ place: "--on", expected: "each name once", found: `${name} twice` });
    known.add(name);
    files.push({ name: base, split, file: path.resolve(file), columns: {}, place: `--on ${name}` });
  }
  const bases = new Set(files.map(({ name }) => name));
  const columns = new Map<string, DatasetColumns>();
  for (const column of COLUMNS)
    for (const value of columnFlags[column]) {
      const equals = value.indexOf("=");
      const set = equals < 0 ? null : value.slice(0, equals);
      const title = value.slice(equals + 1);
      if (title === "" || (set !== null && !bases.has(set)))
        return yield* new UserError({
          place: `--${column}-column`,
          expected: `the name of a column, or SET=COLUMN for one of the sets ${[...bases].join(", ") || "of --on"}`,
          found: JSON.stringify(value),
        });
      for (const base of set === null ? bases : [set]) columns.set(base, { ...columns.get(base), [column]: title });
    }
  return files.map((file): NamedFile => ({ ...file, columns: columns.get(file.name) ?? {} }));
});

/** The k of `--k 1,16`, ascending. */
const parseKs = (text: string, samples: number): ReadonlyArray<number> | UserError => {
  const ks = text.split(",").map((word) => (/^ *\d+ *$/.test(word) ? Number(word) : 0));
  if (ks.every((k) => k >= 1 && k <= samples)) return [...new Set(ks)].sort((a, b) => a - b);
  return new UserError({
    place: "--k",
    expected: `integers from 1 to the ${samples} proofs of a statement, with commas between`,
    found: JSON.stringify(text),
  });
};

/** The experiment with another measurement: `samples` alone asks for pass@1 and pass@samples. */
const withMeasurement = Effect.fn("benchmark.withMeasurement")(function* (
  experiment: Experiment,
  samplesGiven: Option.Option<number>,
  ksGiven: Option.Option<string>,
) {
  const samples = Option.getOrElse(samplesGiven, () => experiment.evaluate.samples);
  const usual = Option.isSome(samplesGiven) ? [...new Set([1, samples])] : experiment.evaluate.k;
  const k = Option.isSome(ksGiven) ? parseKs(ksGiven.value, samples) : usual;
  if (k instanceof UserError) return yield* k;
  return { ...experiment, evaluate: { ...experiment.evaluate, samples, k } } satisfies Experiment;
});

const ON_HINT = "a set to measure: --on NAME=FILE";

/** What is measured, before anything is started. */
interface Subject {
  /** The run's folder or the experiment's file. */
  readonly of: string;
  readonly experiment: Experiment;
  /** Null: the model that the experiment starts from. */
  readonly version: VersionOfRun | null;
  readonly train: ReadonlyArray<DatasetStatement> | null;
  /** What is measured where no set is named. */
  readonly own: ReadonlyArray<BenchmarkSet>;
  /** Of the default folder of results. */
  readonly label: string;
}

const subjectOfRun = Effect.fn("benchmark.subjectOfRun")(function* (
  run: string,
  choice: VersionChoice,
  overrides: ReadonlyArray<string>,
) {
  const { decodeExperiment, readRun, withAbsolutePaths } = yield* BackEnds;
  const of = yield* findRun(run);
  return yield* Effect.gen(function* () {
    const { info } = yield* RunLog;
    const version = yield* versionOfRun(choice);
    const again = (changes: ReadonlyArray<string>) =>
      Effect.fromResult(overriddenExperiment(decodeExperiment, info.experiment, changes, of));
    const changed = yield* again(overrides);
    if (canonicalJson(changed.data) !== canonicalJson((yield* again([])).data))
      return yield* new UserError({
        place: "--set data",
        expected: "the data of the run",
        found: "other data",
        hint: ON_HINT,
      });
    return {
      of,
      experiment: withAbsolutePaths(changed, "."),
      version,
      train: version.train,
      own: heldOutSets(version.heldOut),
      label: `${path.basename(path.resolve(of))}-${version.version.slice(0, 8)}`,
    } satisfies Subject;
  }).pipe(Effect.provide(readRun(of)));
});

const subjectOfExperiment = Effect.fn("benchmark.subjectOfExperiment")(function* (
  file: string,
  choice: VersionChoice,
  overrides: ReadonlyArray<string>,
  needsOwn: boolean,
) {
  if (choice._tag !== "last")
    return yield* new UserError({
      place: `--${choice._tag}`,
      expected: "a run, which has versions",
      found: `the experiment ${file}`,
    });
  const experiment = yield* readExperiment(file, overrides);
  const own = needsOwn ? (yield* Effect.forEach(heldOutFiles(experiment), readSets)).flat() : [];
  return { of: file, experiment, version: null, train: null, own, label: experiment.name } satisfies Subject;
});

interface Options {
  readonly target: string;
  readonly choice: VersionChoice;
  readonly files: ReadonlyArray<NamedFile>;
  readonly samples: Option.Option<number>;
  readonly k: Option.Option<string>;
  readonly set: ReadonlyArray<string>;
  readonly out: string | undefined;
  readonly json: boolean;
}

const benchmark = Effect.fn("benchmark")(function* ({ choice, files, json, k, out, samples, set, target }: Options) {
  const { benchmarkServices } = yield* BackEnds;
  const subject = yield* isExperimentFile(target)
    ? subjectOfExperiment(target, choice, set, files.length === 0)
    : subjectOfRun(target, choice, set);
  const { of, own, train, version } = subject;
  const experiment = yield* withMeasurement(subject.experiment, samples, k);
  const sets = files.length === 0 ? own : (yield* Effect.forEach(files, readSets)).flat();
  if (sets.length === 0)
    return yield* new UserError({
      place: "stp benchmark",
      expected: "a set of statements",
      found: `none, and ${of} has no held-out set`,
      hint: ON_HINT,
    });
  const bad = refuseBadSets(sets);
  if (bad !== null) return yield* bad;
  const folder = out ?? path.join(RUNS_FOLDER, `benchmark-${subject.label}`);
  yield* requireBenchmarkFolder(folder);
  yield* makeFolders(folder, out === undefined ? folder : `--out ${out}`);
  const startedAt = yield* Effect.clockWith((clock) => clock.currentTimeMillis);
  const { alreadyDone, notJudged, proofs, summary } = yield* Effect.gen(function* () {
    const iteration = version?.iteration ?? -1;
    if (version !== null) yield* restoreVersion(version);
    const measured = { experiment, iteration, version: version?.version ?? (yield* initialModel(experiment)) };
    return yield* runBenchmark(folder, { ...measured, of, sets, train });
  }).pipe(
    Effect.provide(layerProgress),
    Effect.provide(benchmarkServices(experiment, path.join(folder, MODEL_FOLDER), version === null ? null : of)),
    Effect.onInterrupt(() => Console.error("\nstopped; the same command again does only what is missing")),
  );
  const seconds = ((yield* Effect.clockWith((clock) => clock.currentTimeMillis)) - startedAt) / 1000;
  if (alreadyDone > 0) yield* Console.error(`${alreadyDone} statements were measured before, in ${folder}`);
  for (const warning of benchmarkWarnings(summary)) yield* Console.error(`warning: ${warning}`);
  if (json) return yield* Console.log(JSON.stringify(summary));
  yield* Console.log(
    [
      benchmarkText(summary, notJudged, choice._tag === "last" && version !== null),
      `results   ${folder}, ${duration(seconds)}`,
      ...(proofs.length === 0 ? [] : [`next      npx stp verify ${path.join(folder, PROOFS_FOLDER)}/*.lean`]),
    ].join("\n"),
  );
}, Effect.scoped);

const columnFlag = (column: ColumnFlag, description: string) =>
  textFlag(`${column}-column`, "[SET=]COLUMN", description).pipe(Flag.atLeast(0));

export const benchmarkCommand = Command.make(
  "benchmark",
  {
    target: Argument.String("target").pipe(
      Argument.withDescription("a run, or an experiment file NAME.json: the model that its run would start from"),
    ),
    on: textFlag(
      "on",
      "NAME=FILE",
      `a set: NAME=FILE, NAME/SPLIT=FILE, or a bundled one (${BUNDLED.join(", ")}); may be repeated; default: the held-out sets of the run`,
    ).pipe(Flag.atLeast(0)),
    version: optionalText("version", "DIGEST", "the version whose digest begins so"),
    iteration: Flag.Int("iteration").pipe(
      Flag.withDescription(
        "the version after this iteration, from 0; -1: the initial model; default: the last version",
      ),
      Flag.withMetavar("N"),
      Flag.optional,
    ),
    samples: positiveCount("samples", "n, proofs asked for each statement; default: evaluate.samples").pipe(
      Flag.withMetavar("N"),
      Flag.optional,
    ),
    k: optionalText("k", "1,16", "the k of pass@k, with commas between; default: evaluate.k, with --samples N 1 and N"),
    statementColumn: columnFlag("statement", "key or column of the statements, where it has an unusual name"),
    nameColumn: columnFlag("name", "the same of their names"),
    headerColumn: columnFlag("header", "the same of their Lean headers"),
    splitColumn: columnFlag("split", "the same of their splits, each of which is a set"),
    set: setFlag("override a setting, e.g. prove.temperature=0.7"),
    out: optionalText("out", "DIR", "the folder of the results; started again, it does only what is missing"),
    json: jsonFlag("the summary as one JSON object"),
  },
  Effect.fn("benchmark.command")(function* ({
    headerColumn,
    iteration,
    json,
    k,
    nameColumn,
    on,
    out,
    samples,
    set,
    splitColumn,
    statementColumn,
    target,
    version,
  }) {
    if (Option.isSome(iteration) && Option.isSome(version))
      return yield* new UserError({ place: "stp benchmark", expected: "--iteration or --version", found: "both" });
    const choice: VersionChoice = Option.isSome(iteration)
      ? { _tag: "iteration", iteration: iteration.value }
      : Option.isSome(version)
        ? { _tag: "version", version: version.value }
        : { _tag: "last" };
    const columns = { statement: statementColumn, name: nameColumn, header: headerColumn, split: splitColumn };
    const files = yield* namedFiles(on, columns);
    yield* benchmark({ target, choice, files, samples, k, set, out: Option.getOrUndefined(out), json });
  }),
).pipe(
  Command.withDescription(
    "Measure a model on sets of statements: pass@k with intervals over all statements and over those that the verifier can judge, per-problem results and proofs as files. Stopped at any moment, the same command does only what is missing. Exit 0 when all is measured, 1 if it failed, 2 on a mistake in what was given, 130 if it was interrupted.",
  ),
  Command.withShortDescription("measure a model on sets of statements"),
  Command.withExamples([
    { command: "stp benchmark runs/quickstart-1", description: "its last version on its held-out set" },
    {
      command: "stp benchmark runs/quickstart-1 --on minif2f=miniF2F_lean.json --on held-out --samples 32 --k 1,8,32",
      description: "on a file, whose splits are sets, and on a bundled set",
    },
    {
      command: "stp benchmark model.json --on examformal=exam.parquet --statement-column lean4_statement",
      description: "a model without a run, and a column of another name",
    },
  ]),
);
