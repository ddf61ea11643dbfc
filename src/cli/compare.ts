/** `stp compare`: rewards on one log (offline), or in full runs over seeds (online). */
import path from "node:path";
import { Console, Duration, Effect, Exit, type FileSystem, Layer, Option, Struct } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { type Experiment, experimentFingerprint, UserError } from "../domain/index.ts";
import * as lab from "../lab/index.ts";
import { type BadVariant, decodeParameters } from "../reward/index.ts";
import { readData, runSelfPlay } from "../selfplay/index.ts";
import { Progress, RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag, optionalText, positiveCount, setFlag, textFlag } from "./flags.ts";
import { findRun, readListing } from "./read-run.ts";
import { isExperimentFile, readExperiment } from "./run.ts";
import { makeFolders, RUNS_FOLDER } from "./run-folder.ts";
import { duration, paragraph, table, wrapped } from "./table.ts";
import { writeText } from "./write-text.ts";

/** The variants of `--rewards`, with their parameters: the experiment's own for its own variant, else defaults. */
const loadVariants = Effect.fn("compare.variants")(function* (names: ReadonlyArray<string>, experiment: Experiment) {
  const { loadRewardVariant } = yield* BackEnds;
  const repeated = names.find((name, at) => names.indexOf(name) !== at);
  if (names.length === 0 || repeated !== undefined)
    return yield* new UserError({
      place: "--rewards",
      expected: "names or paths of variants, each once, with commas between",
      found: repeated === undefined ? "nothing" : `${repeated} twice`,
    });
  return yield* Effect.forEach(
    names,
    Effect.fnUntraced(function* (name): Effect.fn.Return<lab.ComparedVariant, UserError | BadVariant, BackEnds> {
      const variant = yield* loadRewardVariant(name);
      const { parameters: own, variant: ownName } = experiment.reward;
      const given = name === ownName ? own : {};
      const parameters = yield* Effect.fromResult(decodeParameters(variant, name, given, experiment.preset));
      // A run keeps its variant's path, so it has to be the same from every folder.
      const file = name === variant.name ? name : path.resolve(name);
      return { name, file, variant, parameters: parameters as Readonly<Record<string, unknown>> };
    }),
  );
});

const writeReport = Effect.fn("compare.report")(function* (file: string | undefined, page: Effect.Effect<string>) {
  if (file === undefined) return;
  yield* writeText("--report", file, yield* page);
  yield* Console.error(`report: ${file}`);
});

/** Rows of text under their titles, the first column to the left. */
const textTable = (titles: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  table<ReadonlyArray<string>>(
    titles.map((title, at) => ({ title, align: at === 0 ? "left" : "right", cell: (row) => row[at] ?? "" })),
    rows,
  );

/** Titles in short lines, for columns of short figures. */
const inLines = (titles: ReadonlyArray<string>): ReadonlyArray<string> =>
  titles.map((title) => wrapped(title, 11).join("\n"));

interface Output {
  readonly json: boolean;
  readonly report: string | undefined;
}

const offline = Effect.fn("compare.offline")(function* (names: ReadonlyArray<string>, { json, report }: Output) {
  const { cores } = yield* BackEnds;
  const { experiment } = (yield* RunLog).info;
  const variants = yield* loadVariants(names, experiment);
  const comparison = yield* lab.compareOffline(variants, cores, (iteration) =>
    Console.error(`iteration ${iteration} compared`),
  );
  yield* writeReport(report, lab.offlineReport(comparison));
  if (json) return yield* Console.log(JSON.stringify(comparison));
  const differences = lab.parameterDifferences(comparison.variants);
  yield* Console.log(
    [
      textTable(
        ["parameter", ...variants.map(({ name }) => name)],
        differences.map(({ parameter, values }) => [parameter, ...values]),
      ),
      "",
      textTable(inLines(lab.summaryColumns), lab.summaryRows(comparison)),
      "",
      ...(variants.length < 2 ? [] : [textTable(inLines(lab.pairColumns), lab.pairRows(comparison)), ""]),
      `means over the iterations with proved conjectures (${comparison.iterations.length}) of ${comparison.run}`,
    ].join("\n"),
  );
});

const layerQuiet = Layer.succeed(Progress, {
  report: (event) => (event._tag === "warning" ? Console.error(`warning: ${event.message}`) : Effect.void),
});

/** The finished run of a job: read if it is there, gone on with if it was stopped, started if it is missing. */
const doJob = Effect.fn("compare.job")(function* (
  job: lab.SweepJob,
): Effect.fn.Return<lab.OnlineRun, unknown, BackEnds | FileSystem.FileSystem> {
  const backEnds = yield* BackEnds;
  const { directory, experiment, seed, variant } = job;
  const read = lab.readOnlineRun(variant, seed).pipe(Effect.provide(backEnds.readRun(directory)));
  const label = `${variant}, seed ${seed}`;
  const known = yield* Effect.exit(readListing(directory));
  if (Exit.isSuccess(known)) {
    const { info, state } = known.value;
    if (info.fingerprint !== experimentFingerprint(experiment))
      return yield* new UserError({
        place: directory,
        expected: "a run of this comparison",
        found: "one with other settings",
        hint: "name another folder with --out",
      });
    if (state === "finished") {
      yield* Console.error(`${label}: already finished in ${directory}`);
      return yield* read;
    }
    yield* Console.error(`${label}: goes on in ${directory}`);
  } else {
    yield* makeFolders(directory);
    yield* Console.error(`${label}: starts in ${directory}`);
  }
  const log = Exit.isSuccess(known) ? backEnds.openRun(directory) : backEnds.createRun(directory, experiment);
  const [elapsed] = yield* runSelfPlay(readData(experiment)).pipe(Effect.provide([log, layerQuiet]), Effect.timed);
  yield* Console.error(`${label}: finished after ${duration(Duration.toSeconds(elapsed))}`);
  return yield* read;
}, Effect.scoped);

const onlineText = (comparison: lab.OnlineComparison): string => {
  const { failed, folder, runs, seeds, variants } = comparison;
  const names = variants.map(({ name }) => name);
  const curves = lab.curveTable(runs, names);
  return [
    ...comparison.measures.flatMap((measure) => {
      const { columns, rows } = lab.measureTable(measure, comparison.confidence);
      return [paragraph(`${measure.name}: ${measure.basis}`), textTable(columns, rows), ""];
    }),
    paragraph(lab.differencesText(comparison, names[0]!, seeds.length)),
    "",
    "cumulative pass rate against the proofs sampled so far, mean ± sd over seeds",
    textTable(curves.columns, curves.rows),
    "",
    ...lab.unequalStarts(runs).map((seed) => `seed ${seed}: the variants did not start from the same initial model\n`),
    `runs in ${folder}`,
    ...failed.map(({ message, seed, variant }) => `failed: ${variant}, seed ${seed}: ${message}`),
  ].join("\n");
};

const onlineJson = ({ failed, runs, ...comparison }: lab.OnlineComparison): string =>
  JSON.stringify({
    ...comparison,
    curves: lab.cumulativeCurves(
      runs,
      comparison.variants.map(({ name }) => name),
    ),
    runs: runs.map(Struct.pick(["variant", "seed", "directory", "proofsSampled", "trainSize"])),
    failed,
  });

interface SweepSettings {
  readonly seeds: number;
  readonly jobs: number;
  readonly set: ReadonlyArray<string>;
  readonly out: string | undefined;
}

const online = Effect.fn("compare.online")(function* (
  file: string,
  names: ReadonlyArray<string>,
  { jobs, out, seeds: seedCount, set }: SweepSettings,
  { json, report }: Output,
) {
  const experiment = yield* readExperiment(file, set);
  const variants = yield* loadVariants(names, experiment);
  // Read once before anything is run, so that a missing file ends the comparison and not each of its runs.
  yield* readData(experiment);
  const folder = out ?? path.join(RUNS_FOLDER, `compare-${experiment.name}`);
  yield* makeFolders(folder, out === undefined ? folder : `--out ${out}`);
  const seeds = Array.from({ length: seedCount }, (_, i) => experiment.seed + i);
  const sweep = yield* lab
    .runSweep(lab.sweepJobs(experiment, variants, seeds, folder), jobs, doJob)
    .pipe(Effect.onInterrupt(() => Console.error("\nstopped; the same command again does only what is missing")));
  const comparison: lab.OnlineComparison = {
    name: experiment.name,
    folder,
    variants: variants.map(({ name, parameters }) => ({ name, parameters })),
    seeds,
    ...sweep,
    ...lab.onlineMeasures(sweep.runs, names),
  };
  yield* writeReport(report, lab.onlineReport(comparison));
  yield* Console.log(json ? onlineJson(comparison) : onlineText(comparison));
  if (sweep.failed.length > 0) return yield* new ExitWith({ code: EXIT_FAILED });
});

export const compareCommand = Command.make(
  "compare",
  {
    target: Argument.String("target").pipe(
      Argument.withDescription(
        "a run (offline), or an experiment file NAME.json (online: runs every variant and seed)",
      ),
    ),
    rewards: textFlag(
      "rewards",
      "A,B,./my.ts",
      "variants by name, or files by path, with commas between; the first is compared against",
    ),
    seeds: positiveCount("seeds", "online: seeds of each variant; default: 5").pipe(Flag.optional),
    jobs: positiveCount("jobs", "online: runs at once; default: 1").pipe(Flag.optional),
    set: setFlag("online: override a setting"),
    out: optionalText("out", "DIR", "online: the folder of the runs; started again, it does only what is missing"),
    report: optionalText("report", "FILE.html", "also write a self-contained HTML page"),
    json: jsonFlag("the comparison as one JSON object"),
  },
  Effect.fn("compare")(function* ({ jobs, json, out, report, rewards, seeds, set, target }) {
    const names = rewards
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const output = { json, report: Option.getOrUndefined(report) };
    if (isExperimentFile(target))
      return yield* online(
        target,
        names,
        {
          seeds: Option.getOrElse(seeds, () => 5),
          jobs: Option.getOrElse(jobs, () => 1),
          set,
          out: Option.getOrUndefined(out),
        },
        output,
      );
    const ofRuns = [
      ...(set.length > 0 ? ["--set"] : []),
      ...Object.entries({ out, seeds, jobs }).flatMap(([name, one]) =>
        Option.isSome<unknown>(one) ? [`--${name}`] : [],
      ),
    ];
    if (ofRuns.length > 0)
      return yield* new UserError({
        place: "stp compare",
        expected: `an experiment file with ${ofRuns.join(" and ")}`,
        found: `the run ${target}`,
        hint: "a run is compared offline, from its log alone",
      });
    const { readRun } = yield* BackEnds;
    yield* offline(names, output).pipe(Effect.provide(readRun(yield* findRun(target))));
  }),
).pipe(
  Command.withDescription(
    "Compare reward variants. On a run: what each would have selected from the same log, without a model. On an experiment file: full runs of every variant and seed, with intervals and p-values over seeds. Exit 1 if a run failed.",
  ),
  Command.withShortDescription("compare reward variants, on a log or in full runs"),
  Command.withExamples([
    {
      command: "stp compare runs/quickstart-1 --rewards stp,uniform,./my.ts --report rewards.html",
      description: "offline, with a report",
    },
    {
      command: "stp compare experiments/quickstart.json --rewards stp,uniform --seeds 5 --jobs 2",
      description: "online",
    },
  ]),
);
