/** `stp export`: what a run holds, for other programs. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Console, Duration, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { thrownText, UserError } from "../domain/index.ts";
import {
  curvePoints,
  EXPORT_TABLES,
  type ExportTable,
  eventFileHead,
  exportCard,
  exportRows,
  type FlatFigures,
  iterationFigures,
  measurementFigures,
  provedStatements,
  runListing,
  scalarsRecord,
  shardOf,
  trainingFigures,
} from "../lab/index.ts";
import { csvFile, jsonLinesFile, parquetFile, type RowFile } from "../row-files/index.ts";
import { foldLog, iterationTimes, Plan, runDigest } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, runArgument, switchFlag, textFlag } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { namedFolder } from "./run-folder.ts";
import { provedText } from "./show.ts";
import { type Column, count, figureColumn, table, wordColumn } from "./table.ts";

const FORMATS = ["jsonl", "parquet", "csv", "tensorboard", "lean"] as const;
type Format = (typeof FORMATS)[number];

/** A file that was written, and what it has how many of. */
interface Written {
  readonly file: string;
  readonly count: number;
  readonly of: string;
}

const cannotWrite = (folder: string) => (cause: unknown) =>
  new UserError({ place: `--out ${folder}`, expected: "a folder that can be written to", found: thrownText(cause) });

/** What writes to the folder; what the file system says is a mistake of the folder. */
const onDisk = <A>(folder: string, write: () => A): Effect.Effect<A, UserError> =>
  Effect.try({ try: write, catch: cannotWrite(folder) });

const chosenTables = (list: Option.Option<string>): ReadonlyArray<ExportTable> | UserError => {
  const known = Object.keys(EXPORT_TABLES) as ReadonlyArray<ExportTable>;
  if (Option.isNone(list)) return known;
  const names = list.value.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !known.some((one) => one === name));
  if (unknown === undefined) return known.filter((one) => names.includes(one));
  return new UserError({ place: "--tables", expected: `some of ${known.join(", ")}`, found: JSON.stringify(unknown) });
};

const digestOf = Effect.gen(function* () {
  const log = yield* RunLog;
  return runDigest(yield* Plan, log.info.experiment, yield* log.committed);
});

/** The tables as JSON Lines, or as Parquet with a card. */
const exportTables = Effect.fn("export.tables")(function* (
  format: "jsonl" | "parquet",
  out: string,
  tables: ReadonlyArray<ExportTable>,
) {
  const { pureServices } = yield* BackEnds;
  const { experiment, id } = (yield* RunLog).info;
  const nameOf = (one: ExportTable) => (format === "jsonl" ? `${one}.jsonl` : shardOf(one));
  const rows = new Map(tables.map((one) => [one, 0]));
  const open = (one: ExportTable) =>
    Effect.acquireRelease(
      Effect.tryPromise({
        try: async (): Promise<RowFile> => {
          const file = path.join(out, nameOf(one));
          mkdirSync(path.dirname(file), { recursive: true });
          return format === "jsonl"
            ? jsonLinesFile(file, EXPORT_TABLES[one])
            : await parquetFile(file, EXPORT_TABLES[one]);
        },
        catch: cannotWrite(out),
      }),
      (file) => Effect.sync(() => file.close()),
    );
  yield* Effect.scoped(
    Effect.gen(function* () {
      const files = new Map<ExportTable, RowFile>();
      for (const one of tables) files.set(one, yield* open(one));
      yield* exportRows(new Set(tables), (one, more) => {
        rows.set(one, rows.get(one)! + more.length);
        return onDisk(out, () => files.get(one)!.write(more));
      });
    }),
  ).pipe(Effect.provide(pureServices(experiment)));
  if (format === "parquet") {
    const card = exportCard({ run: id, experiment, digest: yield* digestOf, rows });
    yield* onDisk(out, () => writeFileSync(path.join(out, "README.md"), card));
  }
  return tables.map((one): Written => ({ file: path.join(out, nameOf(one)), count: rows.get(one)!, of: "rows" }));
});

/** The names that any of the figures has, in the order in which they come first. */
const namesOf = (rows: ReadonlyArray<FlatFigures>): ReadonlyArray<string> => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

/** The figures of iterations, measurements and trainings, a CSV file each; none of what there was none of. */
const exportCsv = Effect.fn("export.csv")(function* (out: string) {
  const state = yield* foldLog();
  const tables = {
    iterations: iterationFigures(state.metrics, yield* iterationTimes),
    measurements: state.evaluations.map(measurementFigures),
    trainings: state.trainings.map(trainingFigures),
  };
  return yield* Effect.forEach(
    Object.entries(tables).filter(([, rows]) => rows.length > 0),
    ([name, rows]) =>
      onDisk(out, (): Written => {
        const file = path.join(out, `${name}.csv`);
        const opened = csvFile(file, namesOf(rows));
        opened.write(rows);
        opened.close();
        return { file, count: rows.length, of: "rows" };
      }),
  );
});

/** How often a run that goes on is looked at. */
const POLL = Duration.seconds(2);

/** The figures as curves, once or, with `follow`, until no process goes on with the run. */
const exportEvents = Effect.fn("export.tensorboard")(function* (out: string, follow: boolean) {
  const log = yield* RunLog;
  const startedAt = Date.parse(log.info.createdAt) / 1000;
  const file = path.join(out, `events.out.tfevents.${Math.floor(startedAt)}.${log.info.id}`);
  yield* onDisk(out, () => writeFileSync(file, eventFileHead(startedAt)));
  const written = [0, 0, 0];
  for (let seen = -1; ; ) {
    // Looked at before the steps are, so that the last ones are not missed.
    const isOver = !follow || (yield* runListing).state !== "running";
    const steps = (yield* log.committed).length;
    if (steps > seen) {
      seen = steps;
      const times = yield* iterationTimes;
      const secondsAt = (iteration: number): number =>
        [...times].reduce((sum, [one, { seconds }]) => (one <= iteration ? sum + seconds : sum), startedAt);
      const curves = curvePoints(yield* foldLog(), times);
      for (const [i, points] of curves.entries()) {
        const more = points.slice(written[i]);
        yield* onDisk(out, () => {
          for (const { iteration, values } of more)
            appendFileSync(file, scalarsRecord({ seconds: secondsAt(iteration), step: iteration, values }));
        });
        written[i] = points.length;
      }
    }
    const count = written.reduce((sum, one) => sum + one, 0);
    if (isOver) return [{ file, count, of: "records" }] satisfies ReadonlyArray<Written>;
    yield* Effect.sleep(POLL);
  }
});

/** The proved statements as Lean files, one for each header that they need. */
const exportLean = Effect.fn("export.lean")(function* (out: string) {
  const state = yield* foldLog();
  const { defaultHeader } = state.experiment.prompt;
  const byHeader = Map.groupBy(
    provedStatements(state),
    ({ statementId }) => state.statements.get(statementId)?.header ?? defaultHeader,
  );
  return yield* Effect.forEach([...byHeader], ([header, proved], i) =>
    onDisk(out, (): Written => {
      const file = path.join(out, i === 0 ? "proofs.lean" : `proofs-${i + 1}.lean`);
      const head = header.trim() === "" ? [] : [`${header.trimEnd()}\n`];
      writeFileSync(file, [...head, ...proved.map(provedText())].join("\n"));
      return { file, count: proved.length, of: "theorems" };
    }),
  );
});

const COLUMNS: ReadonlyArray<Column<Written>> = [
  wordColumn("file", ({ file }) => file),
  figureColumn("number", ({ count: number }) => count(number)),
  wordColumn("of", ({ of }) => of),
];

interface Options {
  readonly run: string;
  readonly to: Format;
  readonly out: string;
  readonly tables: Option.Option<string>;
  readonly follow: boolean;
  readonly json: boolean;
}

const exportRun = Effect.fn("export")(function* ({ follow, json, out, run, tables, to }: Options) {
  const { readRun } = yield* BackEnds;
  const hasTables = to === "jsonl" || to === "parquet";
  if (Option.isSome(tables) && !hasTables)
    return yield* new UserError({
      place: "--tables",
      expected: "--to jsonl or parquet beside it",
      found: `--to ${to}`,
    });
  if (follow && to !== "tensorboard")
    return yield* new UserError({ place: "--follow", expected: "--to tensorboard beside it", found: `--to ${to}` });
  const chosen = chosenTables(tables);
  if (chosen instanceof UserError) return yield* chosen;
  const directory = yield* findRun(run);
  yield* Effect.gen(function* () {
    // The run is opened before the folder is made.
    yield* RunLog;
    yield* namedFolder(out);
    const written = hasTables
      ? yield* exportTables(to, out, chosen)
      : to === "csv"
        ? yield* exportCsv(out)
        : to === "lean"
          ? yield* exportLean(out)
          : yield* exportEvents(out, follow);
    yield* Console.log(json ? JSON.stringify({ out, written }) : table(COLUMNS, written));
  }).pipe(Effect.provide(readRun(directory)));
}, Effect.scoped);

export const exportCommand = Command.make(
  "export",
  {
    run: runArgument,
    to: Flag.Literals("to", FORMATS).pipe(Flag.withDescription("what reads it")),
    out: textFlag("out", "DIR", "folder for the files, new or empty"),
    tables: optionalText(
      "tables",
      "A,B",
      `with jsonl and parquet: some of ${Object.keys(EXPORT_TABLES).join(", ")}; default: all`,
    ),
    follow: switchFlag("follow", "with tensorboard: goes on until the run ends"),
    json: jsonFlag("the files as one JSON line"),
  },
  exportRun,
).pipe(
  Command.withDescription(
    "Write what a run holds for other programs: proofs, conjectures, attempts with their verdicts and training sets as JSON Lines or Parquet (with a card, as Hugging Face's hub lays it out), figures as CSV or TensorBoard's event files, proofs as Lean files.",
  ),
  Command.withShortDescription("write what a run holds for other programs"),
  Command.withExamples([
    { command: "stp export runs/quickstart-1 --to parquet --out proofs", description: "a data set for the hub" },
    { command: "stp export quickstart-1 --to tensorboard --out curves --follow", description: "curves, as it goes" },
  ]),
);
