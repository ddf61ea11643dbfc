/** `stp sweep`: full runs of an experiment over a grid of settings and over seeds, compared. */
import path from "node:path";
import { Effect, Option } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import { UserError } from "../domain/index.ts";
import {
  armJobs,
  armNames,
  armSettings,
  gridDifferences,
  gridPoints,
  onlineMeasures,
  parseOver,
} from "../lab/index.ts";
import { readData } from "../selfplay/index.ts";
import { jsonFlag, optionalText, positiveCount, setFlag, textFlag } from "./flags.ts";
import { doJobs, tellComparison } from "./online-comparison.ts";
import { readExperiment } from "./run.ts";
import { makeFolders, RUNS_FOLDER } from "./run-folder.ts";

export const sweepCommand = Command.make(
  "sweep",
  {
    file: Argument.String("experiment").pipe(Argument.withDescription("experiment file (JSON)")),
    over: textFlag(
      "over",
      "path.to.key=A,B,C",
      "a setting and the values it is to have; of several, every choice of a value for each. The first is compared against",
    ).pipe(Flag.atLeast(1)),
    seeds: positiveCount("seeds", "seeds of each choice, from the experiment's on").pipe(Flag.withDefault(5)),
    jobs: positiveCount("jobs", "runs at once").pipe(Flag.withDefault(1)),
    set: setFlag("override a setting in all runs"),
    out: optionalText("out", "DIR", "the folder of the runs; started again, it does only what is missing"),
    report: optionalText("report", "FILE.html", "also write a self-contained HTML page"),
    json: jsonFlag("the comparison as one JSON object"),
  },
  Effect.fn("sweep")(function* ({ file, jobs, json, out: given, over, report, seeds: seedCount, set }) {
    const settings = yield* Effect.forEach(over, (text) => Effect.fromResult(parseOver(text)));
    const paths = settings.map((setting) => setting.path);
    const twice = paths.find((one, at) => paths.indexOf(one) !== at);
    if (twice !== undefined)
      return yield* new UserError({ place: "--over", expected: "each setting once", found: `${twice} twice` });
    const points = gridPoints(settings);
    const differences = gridDifferences(settings, points);
    const names = armNames(differences, points.length);
    const experiments = yield* Effect.forEach(points, ({ overrides }) => readExperiment(file, [...set, ...overrides]));
    // Read before anything is run, so that a missing file ends the sweep and not each of its runs.
    yield* Effect.forEach(experiments, readData, { discard: true });
    const { name, seed } = experiments[0]!;
    const out = Option.getOrUndefined(given);
    const folder = out ?? path.join(RUNS_FOLDER, `sweep-${name}`);
    yield* makeFolders(folder, out === undefined ? folder : `--out ${out}`);
    const seeds = Array.from({ length: seedCount }, (_, i) => seed + i);
    const arms = experiments.map((experiment, at) => ({ name: names[at]!, experiment }));
    const sweep = yield* doJobs(armJobs(arms, seeds, folder), jobs);
    yield* tellComparison(
      {
        name,
        of: "settings",
        folder,
        variants: names.map((arm, at) => ({ name: arm, parameters: armSettings(differences, at) })),
        seeds,
        pairedSeeds: seeds.length,
        ...sweep,
        ...onlineMeasures(sweep.runs, names),
      },
      { json, report: Option.getOrUndefined(report) },
    );
  }),
).pipe(
  Command.withDescription(
    "Run an experiment with every choice of values for some settings and with every seed, and compare what the runs proved, with intervals and p-values over seeds. Started again with the same --out, it does only what is missing. Exit 1 if a run failed.",
  ),
  Command.withShortDescription("run an experiment over settings and seeds, and compare"),
  Command.withExamples([
    {
      command: "stp sweep experiments/quickstart.json --over prove.conjectureShare=0,0.25,0.5 --seeds 5",
      description: "three shares, five seeds each",
    },
    {
      command:
        "stp sweep experiments/quickstart.json --over reward.variant=stp,uniform --over prove.temperature=0.5,1 --jobs 2",
      description: "a grid of two by two, two runs at once",
    },
  ]),
);
