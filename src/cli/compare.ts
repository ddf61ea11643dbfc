/** `stp compare`: rewards on one log (offline) or in full runs over seeds (online), and finished runs as they are. */
import path from "node:path";
import { Console, Effect, Option } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { type Experiment, UserError } from "../domain/index.ts";
import * as lab from "../lab/index.ts";
import { type BadVariant, decodeParameters } from "../reward/index.ts";
import { readData } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, positiveCount, setFlag } from "./flags.ts";
import { doJobs, type Output, tellComparison, writeReport } from "./online-comparison.ts";
import { findRun, readListing } from "./read-run.ts";
import { isExperimentFile, readExperiment } from "./run.ts";
import { makeFolders, RUNS_FOLDER } from "./run-folder.ts";
import { textTable, wrapped } from "./table.ts";

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

/** Titles in short lines, for columns of short figures. */
const inLines = (titles: ReadonlyArray<string>): ReadonlyArray<string> =>
  titles.map((title) => wrapped(title, 11).join("\n"));

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
  output: Output,
) {
  const experiment = yield* readExperiment(file, set);
  const variants = yield* loadVariants(names, experiment);
  // Read once before anything is run, so that a missing file ends the comparison and not each of its runs.
  yield* readData(experiment);
  const folder = out ?? path.join(RUNS_FOLDER, `compare-${experiment.name}`);
  yield* makeFolders(folder, out === undefined ? folder : `--out ${out}`);
  const seeds = Array.from({ length: seedCount }, (_, i) => experiment.seed + i);
  const sweep = yield* doJobs(lab.sweepJobs(experiment, variants, seeds, folder), jobs);
  const comparison: lab.OnlineComparison = {
    name: experiment.name,
    of: "rewards",
    folder,
    variants: variants.map(({ name, parameters }) => ({ name, parameters })),
    seeds,
    pairedSeeds: seeds.length,
    ...sweep,
    ...lab.onlineMeasures(sweep.runs, names),
  };
  yield* tellComparison(comparison, output);
});

/** A finished run of a comparison, and what judged it. */
const readRunOf = Effect.fn("compare.readRun")(function* ({ arm, directory, seed }: lab.RunArms["runs"][number]) {
  const { readRun } = yield* BackEnds;
  return yield* Effect.all([lab.readOnlineRun(arm, seed), lab.runOrigin]).pipe(Effect.provide(readRun(directory)));
});

/** Where the runs are: the folder that all are in, or each of them. */
const placeOf = (directories: ReadonlyArray<string>): string => {
  const folders = new Set(directories.map((directory) => path.dirname(directory)));
  return folders.size === 1 ? [...folders][0]! : directories.join(", ");
};

/** Runs that are finished, as they are. */
const ofRuns = Effect.fn("compare.runs")(function* (targets: ReadonlyArray<string>, output: Output) {
  const listings = yield* Effect.forEach(targets, (target) => Effect.flatMap(findRun(target), readListing));
  const { arms, pairedSeeds, runs, seeds } = yield* Effect.fromResult(lab.runArms(listings));
  const read = yield* Effect.forEach(runs, readRunOf);
  if (new Set(read.map(([, { environment }]) => environment)).size > 1)
    yield* Console.error("warning: the runs were not all judged by the same verifier and libraries; see: stp diff");
  const online = read.map(([run]) => run);
  const names = arms.map(({ name }) => name);
  const measures = lab.onlineMeasures(online, names);
  if (measures.measures[0]?.variants.length !== names.length)
    return yield* new UserError({
      place: "stp compare",
      expected: "runs that have training statements in common",
      found: "none that is in all of them",
    });
  const named = new Set(listings.map(({ info }) => info.experiment.name));
  yield* tellComparison(
    {
      name: named.size === 1 ? [...named][0]! : `${listings.length} runs`,
      of: "settings",
      folder: placeOf(runs.map(({ directory }) => directory)),
      variants: arms,
      seeds,
      pairedSeeds,
      runs: online,
      failed: [],
      ...measures,
    },
    output,
  );
});

export const compareCommand = Command.make(
  "compare",
  {
    targets: Argument.String("target").pipe(
      Argument.withDescription(
        "a run (offline), an experiment file NAME.json (online: runs every variant and seed), or several finished runs",
      ),
      Argument.variadic({ min: 1 }),
    ),
    rewards: optionalText(
      "rewards",
      "A,B,./my.ts",
      "of a run or an experiment: variants by name, or files by path, with commas between; the first is compared against",
    ),
    seeds: positiveCount("seeds", "online: seeds of each variant; default: 5").pipe(Flag.optional),
    jobs: positiveCount("jobs", "online: runs at once; default: 1").pipe(Flag.optional),
    set: setFlag("online: override a setting"),
    out: optionalText("out", "DIR", "online: the folder of the runs; started again, it does only what is missing"),
    report: optionalText("report", "FILE.html", "also write a self-contained HTML page"),
    json: jsonFlag("the comparison as one JSON object"),
  },
  Effect.fn("compare")(function* ({ jobs, json, out, report, rewards, seeds, set, targets }) {
    const output = { json, report: Option.getOrUndefined(report) };
    const ofSweeps = [
      ...(set.length > 0 ? ["--set"] : []),
      ...Object.entries({ out, seeds, jobs }).flatMap(([name, one]) =>
        Option.isSome<unknown>(one) ? [`--${name}`] : [],
      ),
    ];
    const [target = ""] = targets;
    const file = targets.find(isExperimentFile);
    if (file === undefined && ofSweeps.length > 0)
      return yield* new UserError({
        place: "stp compare",
        expected: `an experiment file with ${ofSweeps.join(" and ")}`,
        found: targets.length === 1 ? `the run ${target}` : "runs",
        hint: "runs are compared from their logs alone",
      });
    if (targets.length > 1) {
      const beside = file ?? (Option.isSome(rewards) ? `--rewards ${rewards.value}` : null);
      if (beside === null) return yield* ofRuns(targets, output);
      return yield* new UserError({
        place: "stp compare",
        expected: "several finished runs, or one run or experiment with --rewards",
        found: `${beside} beside ${targets.length - (file === undefined ? 0 : 1)} ${targets.length === 2 && file !== undefined ? "run" : "runs"}`,
      });
    }
    if (Option.isNone(rewards))
      return yield* new UserError({
        place: "stp compare",
        expected: "--rewards with one run or experiment, or several finished runs",
        found: `${target} alone`,
      });
    const names = rewards.value
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    if (file === undefined) {
      const { readRun } = yield* BackEnds;
      return yield* offline(names, output).pipe(Effect.provide(readRun(yield* findRun(target))));
    }
    const settings = {
      seeds: Option.getOrElse(seeds, () => 5),
      jobs: Option.getOrElse(jobs, () => 1),
      set,
      out: Option.getOrUndefined(out),
    };
    yield* online(file, names, settings, output);
  }),
).pipe(
  Command.withDescription(
    "Compare reward variants, or runs. On a run: what each variant would have selected from the same log, without a model. On an experiment file: full runs of every variant and seed, with intervals and p-values over seeds; exit 1 if a run failed. On several finished runs: those that differ in their seed alone are one arm, and the arms are paired by seed.",
  ),
  Command.withShortDescription("compare reward variants, on a log or in full runs, or finished runs"),
  Command.withExamples([
    {
      command: "stp compare runs/quickstart-1 --rewards stp,uniform,./my.ts --report rewards.html",
      description: "offline, with a report",
    },
    {
      command: "stp compare experiments/quickstart.json --rewards stp,uniform --seeds 5 --jobs 2",
      description: "online",
    },
    {
      command: "stp compare runs/baseline-1 runs/baseline-2 runs/other-1 runs/other-2",
      description: "finished runs of two experiments, two seeds each",
    },
  ]),
);
