/** `stp run`: runs an experiment, or goes on with a stopped run; every step is in the run's log when it is done. */
import path from "node:path";
import { Console, Duration, Effect, Layer, Option } from "effect";
import { Argument, Command } from "effect/cli";
import { type Experiment, parseExperimentText, UserError, withOverridden } from "../domain/index.ts";
import { iterationTimes, type RawData, readData, runSelfPlay } from "../selfplay/index.ts";
import { Progress, RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, setFlag } from "./flags.ts";
import { figuresText, iterationJson, iterationRow, summaryJson } from "./iteration-table.ts";
import { layerProgress } from "./progress-display.ts";
import { readText } from "./read-text.ts";
import { runFolder } from "./run-folder.ts";
import { duration, labelled } from "./table.ts";

type Output = "text" | "json";

/** Whether what a command was given is an experiment file; else it is a run. */
export const isExperimentFile = (target: string): boolean => target.endsWith(".json");

/** The effective configuration of an experiment file; its paths count from its folder, those of overrides from here. */
export const readExperiment = Effect.fn("readExperiment")(function* (file: string, overrides: ReadonlyArray<string>) {
  const { decodeExperiment, withAbsolutePaths } = yield* BackEnds;
  const text = yield* readText(file, "an experiment file");
  const json = yield* Effect.fromResult(parseExperimentText(file, text));
  const experiment = yield* Effect.fromResult(decodeExperiment(json, { file, overrides }));
  const fromFile = withAbsolutePaths(experiment, path.dirname(file));
  return withOverridden(fromFile, overrides, withAbsolutePaths(experiment, "."));
});

/** Shows progress, and prints the finished iterations as they end if programs read along. */
const layerRunProgress = (output: Output) =>
  Layer.effect(
    Progress,
    Effect.map(Progress, (display) => ({
      report: (event) => {
        if (output === "text" || event._tag !== "iteration" || event.metrics === null) return display.report(event);
        const line = iterationJson(iterationRow(event.metrics, event.proofsSoFar, event));
        return Effect.andThen(display.report(event), Console.log(line));
      },
    })),
  ).pipe(Layer.provide(layerProgress));

/** What a digest depends on besides the experiment. */
export const timeNote = ({ examples }: Experiment): string =>
  examples.timeDecay > 0 ? " (of this run alone: examples.timeDecay makes it depend on wall times)" : "";

/** Says how to go on with a run that did not end. */
const sayHowToResume = (directory: string) =>
  Console.error(
    `\nstopped; everything up to the last finished step is kept. Go on with:\n  npx stp run --resume ${directory}`,
  );

/** Runs the loop over the services of a run to its end, and prints what came of it. */
const play = Effect.fn("play")(function* <R>(
  directory: string,
  data: Effect.Effect<RawData, UserError, R>,
  output: Output,
) {
  const [elapsed, { digest, state }] = yield* runSelfPlay(data).pipe(
    Effect.provide(layerRunProgress(output)),
    Effect.onInterrupt(() => sayHowToResume(directory)),
    Effect.timed,
  );
  const seconds = Duration.toSeconds(elapsed);
  if (output === "json") return yield* Console.log(summaryJson(directory, digest, state, seconds));
  yield* Console.log(
    [
      ...figuresText(state, yield* iterationTimes),
      labelled("digest", `${digest}${timeNote(state.experiment)}`),
      `run       ${directory}, ${duration(seconds)}`,
      `next      npx stp show ${directory} --proved`,
    ].join("\n"),
  );
});

const start = Effect.fn("run.start")(function* (
  file: string,
  overrides: ReadonlyArray<string>,
  out: string | undefined,
  output: Output,
) {
  const backEnds = yield* BackEnds;
  const experiment = yield* readExperiment(file, overrides);
  // Read before the folder is made, so that a missing file leaves nothing behind.
  const data = yield* readData(experiment);
  const directory = yield* runFolder(experiment.name, out);
  yield* Effect.provide(play(directory, Effect.succeed(data), output), backEnds.createRun(directory, experiment));
}, Effect.scoped);

/** Goes on with the run in a folder to its end, and prints what came of it. */
export const resumeRun = Effect.fn("run.resume")(function* (directory: string, output: Output) {
  const backEnds = yield* BackEnds;
  const data = Effect.flatMap(RunLog, (log) => readData(log.info.experiment));
  yield* Effect.provide(play(directory, data, output), backEnds.openRun(directory));
});

const usage = (found: string) =>
  new UserError({
    place: "stp run",
    expected: "an experiment file, or --resume and a run's folder",
    found,
    hint: "see: stp run --help",
  });

export const runCommand = Command.make(
  "run",
  {
    file: Argument.String("experiment").pipe(Argument.withDescription("experiment file (JSON)"), Argument.optional),
    resume: optionalText("resume", "DIR", "go on with the run in this folder"),
    set: setFlag("override a setting, e.g. prove.budget=100"),
    out: optionalText("out", "DIR", "the run's own folder, new or empty; default: runs/NAME-N"),
    json: jsonFlag("one JSON line an iteration and a last one with the figures of the run"),
  },
  Effect.fn(function* ({ file, json, out, resume: resumed, set }) {
    const output = json ? "json" : "text";
    if (Option.isNone(resumed)) {
      if (Option.isNone(file)) return yield* usage("neither");
      return yield* start(file.value, set, Option.getOrUndefined(out), output);
    }
    if (Option.isSome(file)) return yield* usage("both");
    // A run's settings are fixed when it starts; a branch with others is `stp replay`.
    if (set.length > 0) return yield* usage("--set, which a resumed run cannot take");
    if (Option.isSome(out)) return yield* usage("--out, which a resumed run cannot take");
    return yield* resumeRun(resumed.value, output);
  }),
).pipe(
  Command.withDescription(
    "Run an experiment: every step is logged as it is done, so that a stopped run goes on where it was. Exit 0 when the run is finished, 1 if it failed, 2 on a mistake in the experiment, 130 if it was interrupted.",
  ),
  Command.withShortDescription("run an experiment, or resume a run"),
  Command.withExamples([
    { command: "stp run experiments/quickstart.json --set concurrency=8", description: "with one setting changed" },
    { command: "stp run --resume runs/quickstart-1", description: "go on with a stopped run" },
  ]),
);
