/** `stp tasks`: rows for language models from the proofs of a run: states, tactics, sub-goals. */
import path from "node:path";
import { Console, Effect, FileSystem, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { type AppliedRow, dataTasks, rowJson } from "../data-tasks/index.ts";
import { foundOnDisk, UserError } from "../domain/index.ts";
import {
  type IterationRange,
  type NamedTask,
  type TaskCount,
  type TasksReport,
  taskRows,
  tracerOf,
} from "../lab/index.ts";
import { RunLog } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { jsonFlag, optionalText, runArgument, setFlag, textFlag } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { withVerifier } from "./replay.ts";
import { namedFolder } from "./run-folder.ts";
import { count, figureColumn, plural, table, wordColumn } from "./table.ts";

/** `N` or `N-M`. */
const rangeOf = Effect.fn("tasks.iterations")(function* (given: Option.Option<string>) {
  const { iterations } = (yield* RunLog).info.experiment;
  const all: IterationRange = { first: 0, last: iterations - 1 };
  if (Option.isNone(given)) return all;
  const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(given.value) ?? [];
  const range = { first: Number(first), last: Number(last) };
  if (range.first <= range.last && range.last <= all.last) return range;
  return yield* new UserError({
    place: "--iterations",
    expected: `an iteration of the run, 0 to ${all.last}, or two with - between, the earlier first`,
    found: given.value === "" ? "nothing" : given.value,
  });
});

const tasksOf = Effect.fn("tasks.tasks")(function* (list: string) {
  const { loadDataTask } = yield* BackEnds;
  const files = list.split(",").map((name) => name.trim());
  const tasks = yield* Effect.forEach(files, (file) => Effect.map(loadDataTask(file), (task) => ({ task, file })));
  const names = tasks.map(({ task }) => task.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return tasks;
  return yield* new UserError({ place: "--tasks", expected: "each task once", found: `${twice} twice` });
});

/** Opens `NAME.jsonl` for each task; what writes rows to them. */
const openFiles = Effect.fn("tasks.openFiles")(function* (folder: string, tasks: ReadonlyArray<NamedTask>) {
  const fileSystem = yield* FileSystem.FileSystem;
  const failed = (file: string) => (error: Parameters<typeof foundOnDisk>[0]) =>
    new UserError({ place: `--out ${file}`, expected: "a file that can be written", found: foundOnDisk(error) });
  const files = new Map<string, (rows: ReadonlyArray<AppliedRow>) => Effect.Effect<void, UserError>>();
  for (const { task } of tasks) {
    const file = path.join(folder, `${task.name}.jsonl`);
    const opened = yield* Effect.mapError(fileSystem.open(file, { flag: "w" }), failed(file));
    const encoder = new TextEncoder();
    files.set(task.name, (rows) => {
      const text = rows.map((row) => `${JSON.stringify(rowJson(row))}\n`).join("");
      return Effect.mapError(opened.writeAll(encoder.encode(text)), failed(file));
    });
  }
  return (task: string, rows: ReadonlyArray<AppliedRow>) => files.get(task)?.(rows) ?? Effect.void;
});

const reportText = (out: string, { proofs, tasks, untraced }: TasksReport): string =>
  [
    table<TaskCount>(
      [
        wordColumn("task", ({ task }) => task),
        figureColumn("rows", ({ rows }) => count(rows)),
        figureColumn("repeated", ({ repeated }) => count(repeated)),
        wordColumn("file", ({ task }) => path.join(out, `${task}.jsonl`)),
      ],
      tasks,
    ),
    `${plural(proofs, "distinct proof", "distinct proofs")}, ${count(proofs - untraced.length)} of them traced`,
  ].join("\n");

interface TasksOptions {
  readonly tasks: string;
  readonly out: string;
  readonly iterations: Option.Option<string>;
  readonly verifier: string | null;
  readonly set: ReadonlyArray<string>;
  readonly json: boolean;
}

const makeTasks = Effect.fn("tasks")(function* ({ iterations, json, out, set, tasks: list, verifier }: TasksOptions) {
  const { services } = yield* BackEnds;
  const range = yield* rangeOf(iterations);
  const tasks = yield* tasksOf(list);
  const experiment = yield* withVerifier({ name: verifier, overrides: set });
  yield* namedFolder(out);
  const onProgress = (done: number, total: number) => Console.error(`traced ${count(done)} of ${count(total)}`);
  const report = yield* Effect.gen(function* () {
    const trace = yield* tracerOf(experiment);
    const emit = yield* openFiles(out, tasks);
    return yield* taskRows({ tasks, iterations: range, trace, emit, onProgress });
  }).pipe(Effect.provide(services(experiment)));
  yield* Console.log(json ? JSON.stringify({ out, ...report }) : reportText(out, report));
  const [first] = report.untraced;
  if (first !== undefined && !json)
    yield* Console.error(`no trace: ${first.statementId}, proof ${first.proofId}: ${first.reason.split("\n")[0]}`);
}, Effect.scoped);

export const tasksCommand = Command.make(
  "tasks",
  {
    run: runArgument,
    tasks: textFlag(
      "tasks",
      "A,B",
      `some of ${Object.keys(dataTasks).join(", ")}, or paths of your own; default: these`,
    ).pipe(Flag.withDefault(Object.keys(dataTasks).join(","))),
    out: textFlag("out", "DIR", "folder for the rows, a file TASK.jsonl each, new or empty"),
    iterations: optionalText("iterations", "N-M", "only proofs of these iterations, from 0: N, or N-M; default: all"),
    verifier: optionalText(
      "verifier",
      "NAME",
      "what traces the proofs: the verifier of this back end, with its settings by --set; default: the run's own",
    ),
    set: setFlag("a setting of the other verifier"),
    json: jsonFlag("the report as one JSON line"),
  },
  Effect.fn(function* ({ iterations, json, out, run, set, tasks, verifier }) {
    const { readRun } = yield* BackEnds;
    if (set.length > 0 && Option.isNone(verifier))
      return yield* new UserError({
        place: "stp tasks",
        expected: "--verifier NAME with --set",
        found: "no --verifier",
      });
    const directory = yield* findRun(run);
    yield* makeTasks({ iterations, json, out, set, tasks, verifier: Option.getOrNull(verifier) }).pipe(
      Effect.provide(readRun(directory)),
    );
  }),
).pipe(
  Command.withDescription(
    "Trace the accepted proofs of a run, its held-out set apart, and write what language models can be trained on beside whole proofs, JSON lines a task: the next state after a tactic, the goals that a tactic splits one into, the next tactic. No row is written twice.",
  ),
  Command.withShortDescription("make rows for language models from a run's proofs"),
  Command.withExamples([
    {
      command: "stp tasks runs/quickstart-1 --tasks state-prediction,sub-goals --out data/tasks",
      description: "two files of rows",
    },
  ]),
);
