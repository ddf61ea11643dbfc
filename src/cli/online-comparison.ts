/** What online comparisons of all kinds share: doing what is missing of their runs, and telling what they show. */
import { Console, Duration, Effect, Exit, type FileSystem, Layer, Struct } from "effect";
import { experimentFingerprint, UserError } from "../domain/index.ts";
import * as lab from "../lab/index.ts";
import { readData, runSelfPlay } from "../selfplay/index.ts";
import { Progress } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { readListing } from "./read-run.ts";
import { makeFolders } from "./run-folder.ts";
import { duration, paragraph, textTable } from "./table.ts";
import { writeText } from "./write-text.ts";

/** How a comparison is told. */
export interface Output {
  readonly json: boolean;
  readonly report: string | undefined;
}

export const writeReport = Effect.fn("compare.report")(function* (
  file: string | undefined,
  page: Effect.Effect<string>,
) {
  if (file === undefined) return;
  yield* writeText("--report", file, yield* page);
  yield* Console.error(`report: ${file}`);
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

/** Does what is missing of the jobs, up to `concurrency` at once, and says how to go on where it is stopped. */
export const doJobs = (jobs: ReadonlyArray<lab.SweepJob>, concurrency: number) =>
  lab
    .runSweep(jobs, concurrency, doJob)
    .pipe(Effect.onInterrupt(() => Console.error("\nstopped; the same command again does only what is missing")));

const onlineText = (comparison: lab.OnlineComparison): string => {
  const { failed, folder, pairedSeeds, runs, variants } = comparison;
  const names = variants.map(({ name }) => name);
  const curves = lab.curveTable(runs, names);
  const settings = lab.settingsTable(comparison);
  return [
    ...(settings === null ? [] : [textTable(settings.columns, settings.rows), ""]),
    ...comparison.measures.flatMap((measure) => {
      const { columns, rows } = lab.measureTable(measure, comparison.confidence);
      return [paragraph(`${measure.name}: ${measure.basis}`), textTable(columns, rows), ""];
    }),
    paragraph(lab.differencesText(comparison, names[0]!, pairedSeeds)),
    "",
    "cumulative pass rate against the proofs sampled so far, mean ± sd over seeds",
    textTable(curves.columns, curves.rows),
    "",
    ...lab.unequalStarts(runs).map((seed) => `seed ${seed}: the variants did not start from the same initial model\n`),
    paragraph(`runs in ${folder}`),
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

/** Writes the report, if one is asked for, and prints the comparison. Exit 1 if a run failed. */
export const tellComparison = Effect.fn("tellComparison")(function* (
  comparison: lab.OnlineComparison,
  { json, report }: Output,
) {
  yield* writeReport(report, lab.onlineReport(comparison));
  yield* Console.log(json ? onlineJson(comparison) : onlineText(comparison));
  if (comparison.failed.length > 0) return yield* new ExitWith({ code: EXIT_FAILED });
});
