/** `stp runs`: the runs of a folder, newest first, with state and headline figures. */
import { Console, Effect, Option, Result } from "effect";
import { Argument, Command, Flag } from "effect/cli";
import {
  heldOutShortfall,
  NO_LABELS,
  parseFilter,
  passesFilter,
  percent,
  type RunLabels,
  type RunListing,
  readLabels,
  refuseUnknownSetting,
  type Shortfall,
  shortfallOf,
} from "../lab/index.ts";
import type { Evaluation } from "../selfplay/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag, textFlag } from "./flags.ts";
import { heldOutJson } from "./iteration-table.ts";
import { readListing } from "./read-run.ts";
import { RUNS_FOLDER } from "./run-folder.ts";
import { type Column, count, figureColumn, share, table, wordColumn } from "./table.ts";

/** e.g. `pass@1 0.131, pass@16 0.352`, over every statement. */
const heldOutText = (evaluated: Evaluation): string =>
  Object.entries(heldOutJson(evaluated))
    .map(([name, value]) => `${name} ${share(value)}`)
    .join(", ");

/** The share of the proofs asked for that was not decided or not given. */
const openShare = ({ asked, missing, undecided }: Shortfall): string => percent(undecided + missing, asked);

/** A run of the list, with what people say of it. */
interface LabelledRun extends RunListing {
  readonly labels: RunLabels;
}

const COLUMNS: ReadonlyArray<Column<LabelledRun>> = [
  wordColumn("run", ({ info }) => info.directory),
  wordColumn("state", ({ state }) => state),
  wordColumn("algorithm", ({ info }) => info.experiment.algorithm),
  wordColumn("reward", ({ info }) => info.experiment.reward.variant),
  figureColumn("seed", ({ info }) => String(info.experiment.seed)),
  figureColumn("iterations", (run) => `${run.finishedIterations}/${run.info.experiment.iterations}`),
  figureColumn("proved", ({ metrics }) =>
    metrics === null ? "-" : `${count(metrics.provedTrain)}/${count(metrics.trainSize)}`,
  ),
  figureColumn("pass rate", ({ metrics }) => share(metrics?.cumulativePassRate)),
  figureColumn("proofs\nundecided", ({ metrics }) => (metrics === null ? "-" : openShare(shortfallOf([metrics])))),
  wordColumn("held out", ({ evaluated }) => (evaluated === null ? "-" : heldOutText(evaluated))),
  figureColumn("of these\nundecided", ({ evaluated }) =>
    evaluated === null ? "-" : openShare(heldOutShortfall([evaluated])),
  ),
  figureColumn("data\ndropped", ({ refused }) => (refused === null ? "-" : percent(refused.rows, refused.of))),
  wordColumn("created", ({ info }) => info.createdAt.slice(0, 19).replace("T", " ")),
  wordColumn("from", ({ info: { lineage } }) =>
    lineage === null ? "" : `${lineage.parent} at ${lineage.fromIteration}`,
  ),
];

/** Shown where any run has some. */
const LABEL_COLUMNS: ReadonlyArray<Column<LabelledRun>> = [
  wordColumn("tags", ({ labels }) => labels.tags.join(", ")),
  wordColumn("note", ({ labels }) => labels.note.replaceAll(/\s+/g, " ")),
];

const runsTable = (runs: ReadonlyArray<LabelledRun>): string => {
  const areLabelled = runs.some(({ labels }) => labels.tags.length > 0 || labels.note !== "");
  return table(areLabelled ? [...COLUMNS, ...LABEL_COLUMNS] : COLUMNS, runs);
};

const listingJson = (run: LabelledRun): string =>
  JSON.stringify({
    run: run.info.directory,
    state: run.state,
    name: run.info.experiment.name,
    algorithm: run.info.experiment.algorithm,
    reward: run.info.experiment.reward.variant,
    seed: run.info.experiment.seed,
    iterationsDone: run.finishedIterations,
    iterations: run.info.experiment.iterations,
    provedTrain: run.metrics?.provedTrain ?? null,
    trainSize: run.metrics?.trainSize ?? null,
    heldOut: run.evaluated === null ? null : heldOutJson(run.evaluated),
    heldOutShortfall: run.evaluated === null ? null : heldOutShortfall([run.evaluated]),
    refused: run.refused,
    createdAt: run.info.createdAt,
    lineage: run.info.lineage,
    tags: run.labels.tags,
    note: run.labels.note,
  });

/** The runs that can be read; of the others, and of labels that cannot, a warning is told. */
const readRuns = Effect.fn("runs.read")(function* (directories: ReadonlyArray<string>) {
  const runs: Array<LabelledRun> = [];
  for (const directory of directories) {
    const listing = yield* Effect.result(readListing(directory));
    if (Result.isFailure(listing)) {
      yield* Console.error(`warning: ${listing.failure.message}`);
      continue;
    }
    const labels = yield* readLabels(directory).pipe(
      Effect.catch((error) => Effect.as(Console.error(`warning: ${error.message}`), NO_LABELS)),
    );
    runs.push({ ...listing.success, labels });
  }
  return runs.sort((a, b) => (a.info.createdAt < b.info.createdAt ? 1 : a.info.createdAt > b.info.createdAt ? -1 : 0));
});

/** Those that pass every filter. */
const filtered = Effect.fn("runs.filter")(function* (runs: ReadonlyArray<LabelledRun>, given: ReadonlyArray<string>) {
  const facts = ({ info, labels, state }: LabelledRun) => ({ state, tags: labels.tags, experiment: info.experiment });
  const filters = yield* Effect.forEach(given, (text) => Effect.fromResult(parseFilter(text)));
  for (const filter of filters) yield* Effect.fromResult(refuseUnknownSetting(filter, runs.map(facts)));
  return runs.filter((run) => filters.every((filter) => passesFilter(filter, facts(run))));
});

export const runsCommand = Command.make(
  "runs",
  {
    folder: Argument.String("folder").pipe(
      Argument.withDescription(`folder of runs; default: ${RUNS_FOLDER}`),
      Argument.optional,
    ),
    filter: textFlag(
      "filter",
      "KEY=VALUE",
      "only runs with this setting (path.to.key=value), state=finished (running, stopped) or tag=TAG; may be repeated",
    ).pipe(Flag.atLeast(0)),
    json: jsonFlag("one JSON line a run"),
  },
  Effect.fn(function* ({ filter, folder: given, json }) {
    const backEnds = yield* BackEnds;
    const folder = Option.getOrElse(given, () => RUNS_FOLDER);
    const directories = yield* backEnds.runFolders(folder);
    const all = yield* readRuns(directories);
    const runs = yield* filtered(all, filter);
    if (json) return yield* Effect.forEach(runs, (run) => Console.log(listingJson(run)), { discard: true });
    if (all.length === 0 && directories.length > 0) return yield* new ExitWith({ code: EXIT_FAILED });
    if (runs.length > 0) return yield* Console.log(runsTable(runs));
    yield* Console.error(
      all.length > 0
        ? `none of the ${all.length} runs in ${folder} passes ${filter.join(" and ")}`
        : `no runs in ${folder}; start one with: npx stp run experiments/quickstart.json`,
    );
  }),
).pipe(
  Command.withDescription(
    "List the runs of a folder, newest first, with state, headline figures, tags and notes; all, or those that pass every --filter.",
  ),
  Command.withShortDescription("list runs"),
  Command.withExamples([
    { command: "stp runs", description: "the runs in runs/" },
    {
      command: "stp runs --filter reward.variant=stp --filter state=finished --filter tag=baseline",
      description: "those that pass all three",
    },
  ]),
);
