/** `stp show`: what a run has done: overview, proved statements, conjectures, searches, metrics or the law of its solve rate. */
import { Console, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { UserError } from "../domain/index.ts";
import {
  type MadeConjecture,
  madeConjectures,
  type ProvedStatement,
  provedStatements,
  type RunListing,
  readLabels,
  runHistory,
  runListing,
  scalePoints,
  scalingFits,
  type TailFit,
} from "../lab/index.ts";
import { theoremsApart } from "../lean-text/index.ts";
import { data, foldLog, iterationTimes, type RunState, runDigest, type Told } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, runArgument, switchFlag } from "./flags.ts";
import { figuresText, iterationJson, iterationRows, summaryJson } from "./iteration-table.ts";
import { refusedLine } from "./progress-text.ts";
import { findRun } from "./read-run.ts";
import { timeNote } from "./run.ts";
import { showEffort } from "./show-effort.ts";
import { showTrees } from "./show-tree.ts";
import { type Column, count, duration, figureColumn, labelled, share, table, wordColumn } from "./table.ts";

/** Which iterations are shown; null: all. */
type Only = number | null;

/** A Lean comment, then the complete theorem; one whose name was there before stands in a namespace of its own. */
export const provedText = () => {
  const apart = theoremsApart();
  return ({ iteration, passRate: rate, proof, source, statement, statementId }: ProvedStatement): string =>
    `-- ${statementId}, ${source}, iteration ${iteration}, pass rate ${share(rate)}\n${apart(statement, proof)}\n`;
};

/** As the command prints it: header and proof of the seed stand in `stp export`. */
const shownConjecture = ({ header: _, seedProofId: __, ...shown }: MadeConjecture) => shown;

type ShownConjecture = ReturnType<typeof shownConjecture>;

const conjectureText = (one: ShownConjecture): string =>
  `-- ${one.statementId}, iteration ${one.iteration}, lemma ${one.lemma === "" ? "(trivial)" : one.lemma}, pass rate ${share(one.passRate)}, weight ${share(one.weight)}\n${one.statement}\n`;

const STATES: Readonly<Record<RunListing["state"], string>> = {
  finished: "finished",
  running: "running now, in another process",
  stopped: "stopped; it can be resumed",
};

interface StepRow extends Told {
  readonly iteration: number;
  readonly step: string;
}

const STEP_COLUMNS: ReadonlyArray<Column<StepRow>> = [
  figureColumn("iteration", ({ iteration }) => String(iteration)),
  wordColumn("step", ({ step }) => step),
  figureColumn("number", ({ count: number }) => count(number)),
  wordColumn("of", ({ unit }) => unit),
];

/** Name, state, iterations and headline of a run. */
const overview = Effect.fn("show.overview")(function* (directory: string, only: Only, json: boolean) {
  const log = yield* RunLog;
  const { seconds, state: runState, summary } = yield* runListing;
  const told: Array<StepRow> = [];
  const state = yield* foldLog((_state, record, step) =>
    Effect.sync(() => told.push({ iteration: record.iteration, step: step.name, ...step.tell(record) })),
  );
  const times = yield* iterationTimes;
  const digest = runDigest(state.plan, state.experiment, yield* log.committed);
  if (json) {
    for (const row of iterationRows(state.metrics, times))
      if (only === null || row.metrics.iteration === only) yield* Console.log(iterationJson(row));
    if (summary !== null) yield* Console.log(summaryJson(directory, digest, state, seconds));
    return;
  }
  const { algorithm, name, preset, reward: rewarded, seed } = log.info.experiment;
  const { lineage } = log.info;
  const { note, tags } = yield* readLabels(directory);
  const figures = figuresText(state, times, only);
  yield* Console.log(
    [
      labelled(
        "run",
        `${directory}: ${name}, ${algorithm}, preset ${preset}, reward ${rewarded.variant}, seed ${seed}`,
      ),
      labelled("state", `${STATES[runState]}, ${duration(seconds)}`),
      ...(lineage === null
        ? []
        : [labelled("from", `${lineage.parentDirectory}, its iterations before ${lineage.fromIteration}`)]),
      ...(tags.length === 0 ? [] : [labelled("tags", tags.join(", "))]),
      ...(note === "" ? [] : [labelled("note", note.replaceAll(/\s+/g, " "))]),
      "",
      // A plan of its own may measure nothing: then its steps are told.
      ...(state.metrics.length === 0 && told.length > 0 ? [table(STEP_COLUMNS, told), ""] : figures),
      ...(summary === null ? [] : [labelled("digest", `${digest}${timeNote(state.experiment)}`)]),
      ...(runState === "stopped" ? [`next      npx stp run --resume ${directory}`] : []),
    ].join("\n"),
  );
});

const printAll = <A>(items: ReadonlyArray<A>, json: boolean, text: (item: A) => string) =>
  Effect.forEach(items, (item) => Console.log(json ? JSON.stringify(item) : text(item)), { discard: true });

/** The rows of the data that the run does not use, in the order in which they were refused. */
const refusedRows = Effect.fn("show.refused")(function* () {
  const log = yield* RunLog;
  const key = (yield* log.committed).find(({ step }) => step === data.name);
  return key === undefined ? [] : (yield* log.read(key, data)).refused;
});

const FIT_COLUMNS: ReadonlyArray<Column<TailFit>> = [
  wordColumn("points", ({ leftOut }) => (leftOut === 0 ? "all" : `without the last ${Math.round(100 * leftOut)} %`)),
  figureColumn("asymptote", ({ fit }) => share(fit?.asymptote)),
  figureColumn("midpoint", ({ fit }) => (fit === null ? "-" : count(fit.midpoint))),
  figureColumn("steepness", ({ fit }) => share(fit?.steepness)),
  figureColumn("error", ({ fit }) => share(fit?.error)),
];

/** The cumulative solve rate against generations, and the scaling law through it (`src/lab/scaling-law.ts`). */
const scaling = Effect.fn("show.scaling")(function* (state: RunState, leastGenerations: number, json: boolean) {
  const points = scalePoints(state.metrics);
  const fits = scalingFits(points, leastGenerations);
  if (json) return yield* Console.log(JSON.stringify({ points, fits }));
  const columns: ReadonlyArray<Column<(typeof points)[number]>> = [
    figureColumn("generations", ({ generations }) => count(generations)),
    figureColumn("solved", ({ rate }) => share(rate)),
  ];
  yield* Console.log(
    [
      table(columns, points),
      "",
      "solved(C) = first + (asymptote - first) / (1 + (midpoint / C)^steepness), C the generations after the first point",
      table(FIT_COLUMNS, fits),
    ].join("\n"),
  );
});

type View = "tree" | "effort" | "overview" | "refused" | "proved" | "conjectures" | "metrics" | "scaling";

const show = Effect.fn("show")(function* (
  directory: string,
  view: View,
  {
    json,
    leastGenerations,
    only,
    tree,
  }: { readonly only: Only; readonly leastGenerations: number; readonly tree: string; readonly json: boolean },
) {
  const log = yield* RunLog;
  const { iterations } = log.info.experiment;
  if (only !== null && (only < 0 || only >= iterations))
    return yield* new UserError({
      place: "--iteration",
      expected: `an iteration of the run, 0 to ${iterations - 1}`,
      found: String(only),
    });
  if (view === "overview") return yield* overview(directory, only, json);
  if (view === "tree") return yield* showTrees(tree, only, json);
  if (view === "effort") return yield* showEffort(json);
  if (view === "refused") return yield* printAll(yield* refusedRows(), json, refusedLine);
  const history = yield* runHistory();
  const { state } = history;
  if (view === "scaling") return yield* scaling(state, leastGenerations, json);
  if (view === "proved") return yield* printAll(provedStatements(state, only), json, provedText());
  if (view === "conjectures")
    return yield* printAll(madeConjectures(history, only).map(shownConjecture), json, conjectureText);
  const rows = iterationRows(state.metrics, yield* iterationTimes);
  const metrics = rows.filter((row) => only === null || row.metrics.iteration === only);
  yield* printAll(
    metrics.map(({ metrics: told, proofsSoFar }) => ({ ...told, proofsSoFar })),
    json,
    (item) => JSON.stringify(item, null, 2),
  );
});

export const showCommand = Command.make(
  "show",
  {
    run: runArgument,
    iteration: Flag.Int("iteration").pipe(
      Flag.withDescription("only this iteration, from 0"),
      Flag.withMetavar("N"),
      Flag.optional,
    ),
    proved: switchFlag("proved", "the proved statements with a proof each: a Lean file that stp verify accepts"),
    conjectures: switchFlag("conjectures", "the conjectures with seed lemma, pass rate and weight"),
    metrics: switchFlag("metrics", "all metrics of each iteration"),
    refused: switchFlag("refused", "the rows of the data that are not used: place, reason and why"),
    scaling: switchFlag("scaling", "the share of targets solved against generations, and the scaling law through it"),
    effort: switchFlag("effort", "what searches cost, by problems solved and unsolved, and what grows with it"),
    from: Flag.Int("from").pipe(
      Flag.withDescription("with --scaling: only from so many generations on"),
      Flag.withMetavar("GENERATIONS"),
      Flag.optional,
    ),
    tree: Flag.String("tree").pipe(
      Flag.withDescription("the searches of a statement, by its name or id, as trees"),
      Flag.withMetavar("STATEMENT"),
      Flag.optional,
    ),
    json: jsonFlag("JSON lines"),
  },
  Effect.fn(function* ({ from, iteration, json, run, tree, ...views }) {
    const backEnds = yield* BackEnds;
    const chosen = [
      ...(["proved", "conjectures", "metrics", "refused", "scaling", "effort"] as const).filter((view) => views[view]),
      ...(Option.isSome(tree) ? (["tree"] as const) : []),
    ];
    if (chosen.length > 1)
      return yield* new UserError({
        place: "stp show",
        expected: "one of --proved, --conjectures, --metrics, --refused, --scaling, --effort and --tree",
        found: chosen.map((view) => `--${view}`).join(" and "),
      });
    if (views.refused && Option.isSome(iteration))
      return yield* new UserError({
        place: "stp show --refused",
        expected: "no --iteration: the data is read once, before the first",
        found: `--iteration ${iteration.value}`,
      });
    if (views.scaling && Option.isSome(iteration))
      return yield* new UserError({
        place: "stp show --scaling",
        expected: "no --iteration: the law is of all of them",
        found: `--iteration ${iteration.value}`,
      });
    if (views.effort && Option.isSome(iteration))
      return yield* new UserError({
        place: "stp show --effort",
        expected: "no --iteration: it is told of all of them",
        found: `--iteration ${iteration.value}`,
      });
    if (!views.scaling && Option.isSome(from))
      return yield* new UserError({ place: "stp show", expected: "--scaling beside --from", found: "--from alone" });
    const directory = yield* findRun(run);
    const view = chosen[0] ?? "overview";
    const only = Option.getOrNull(iteration);
    const leastGenerations = Option.getOrElse(from, () => 0);
    const shown = { only, leastGenerations, json, tree: Option.getOrElse(tree, () => "") };
    yield* show(directory, view, shown).pipe(Effect.provide(backEnds.readRun(directory)));
  }),
).pipe(
  Command.withDescription(
    "Show a run: its iterations, the statements it proved, its conjectures, its searches, its metrics or its scaling law.",
  ),
  Command.withShortDescription("show what a run has done"),
  Command.withExamples([
    { command: "stp show runs/quickstart-1", description: "a table of its iterations" },
    { command: "stp show quickstart-1 --proved --json", description: "every proved statement, a JSON line each" },
  ]),
);
