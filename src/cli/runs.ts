/** `stp runs`: the runs of a folder, newest first, with state and headline figures. */
import { Console, Effect, Option, Result } from "effect";
import { Argument, Command } from "effect/cli";
import { heldOutShortfall, percent, type RunListing, type Shortfall, shortfallOf } from "../lab/index.ts";
import type { Evaluation } from "../selfplay/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag } from "./flags.ts";
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

const COLUMNS: ReadonlyArray<Column<RunListing>> = [
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

const listingJson = (run: RunListing): string =>
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
  });

export const runsCommand = Command.make(
  "runs",
  {
    folder: Argument.String("folder").pipe(
      Argument.withDescription(`folder of runs; default: ${RUNS_FOLDER}`),
      Argument.optional,
    ),
    json: jsonFlag("one JSON line a run"),
  },
  Effect.fn(function* ({ folder: given, json }) {
    const backEnds = yield* BackEnds;
    const folder = Option.getOrElse(given, () => RUNS_FOLDER);
    const runs: Array<RunListing> = [];
    const directories = yield* backEnds.runFolders(folder);
    for (const directory of directories) {
      const listing = yield* Effect.result(readListing(directory));
      if (Result.isSuccess(listing)) runs.push(listing.success);
      else yield* Console.error(`warning: ${listing.failure.message}`);
    }
    runs.sort((a, b) => (a.info.createdAt < b.info.createdAt ? 1 : a.info.createdAt > b.info.createdAt ? -1 : 0));
    if (json) return yield* Effect.forEach(runs, (run) => Console.log(listingJson(run)), { discard: true });
    if (runs.length === 0 && directories.length > 0) return yield* new ExitWith({ code: EXIT_FAILED });
    yield* runs.length === 0
      ? Console.error(`no runs in ${folder}; start one with: npx stp run experiments/quickstart.json`)
      : Console.log(table(COLUMNS, runs));
  }),
).pipe(
  Command.withDescription("List the runs of a folder, newest first, with state and headline figures."),
  Command.withShortDescription("list runs"),
  Command.withExamples([{ command: "stp runs", description: "the runs in runs/" }]),
);
