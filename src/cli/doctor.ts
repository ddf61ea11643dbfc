/** `stp doctor`: tries everything that a run depends on, and says what to do about what is wrong. */
import { Console, Effect, Option, Result } from "effect";
import { Argument, Command } from "effect/cli";
import { type Finding, fails, ok } from "../domain/index.ts";
import { readData } from "../selfplay/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag } from "./flags.ts";
import { readExperiment } from "./run.ts";
import { RUNS_FOLDER } from "./run-folder.ts";
import { count } from "./table.ts";

const LONGEST_STATUS = "warning".length;
const LONGEST_SUBJECT = "embedder".length;

/** One line, e.g. `fails    disk      0.2 GB free in runs — free some space`. */
export const findingLine = ({ advice, found, status, subject }: Finding): string => {
  const said = found.trim().replaceAll(/\s*\n\s*/g, "; ");
  const head = `${status.padEnd(LONGEST_STATUS)}  ${subject.padEnd(LONGEST_SUBJECT)}  ${said}`;
  return advice === null ? head : `${head} — ${advice}`;
};

/** What is looked at where no experiment is named: the machine and the embedded back ends. */
const DEFAULT_EXPERIMENT = { name: "doctor", data: { train: [{ path: "none" }] } };

/** The files of an experiment. */
const dataFinding = (file: string) =>
  Effect.gen(function* () {
    const experiment = yield* readExperiment(file, []);
    const data = yield* Effect.result(readData(experiment));
    if (Result.isFailure(data))
      return { experiment, finding: fails("data", data.failure.message, "correct the path in the experiment file") };
    const { heldOut, library, train } = data.success;
    const rows = (files: typeof train): string => count(files.reduce((sum, one) => sum + one.rows.rows.length, 0));
    const lemmas = count(library?.rows.rows.length ?? 0);
    const found = `${rows(train)} training statements, ${rows(heldOut)} held out, ${lemmas} library lemmas`;
    return { experiment, finding: ok("data", found) };
  });

const doctor = Effect.fn("doctor")(function* (file: Option.Option<string>, json: boolean) {
  const backEnds = yield* BackEnds;
  const named = Option.isNone(file) ? null : yield* dataFinding(file.value);
  const unnamed = backEnds.decodeExperiment(DEFAULT_EXPERIMENT, { file: "stp doctor" });
  const experiment = named?.experiment ?? (yield* Effect.fromResult(unnamed));
  const findings = yield* backEnds.diagnose(experiment, RUNS_FOLDER);
  const all = named === null ? findings : [named.finding, ...findings];
  for (const finding of all) yield* Console.log(json ? JSON.stringify(finding) : findingLine(finding));
  if (all.some(({ status }) => status === "fails")) return yield* new ExitWith({ code: EXIT_FAILED });
});

export const doctorCommand = Command.make(
  "doctor",
  {
    file: Argument.String("experiment").pipe(
      Argument.withDescription("experiment file (JSON); without it the machine and the embedded back ends are tried"),
      Argument.optional,
    ),
    json: jsonFlag('one JSON line a finding: {"subject","status","found","advice"}'),
  },
  ({ file, json }) => doctor(file, json),
).pipe(
  Command.withDescription(
    "Try what a run depends on: known right, wrong and cheating proofs through the real verifier, model, sandbox, versions, trainer, disk and memory. One line each: ok, warning, or fails with what to do. Exit 0 if a run can start, 1 if it would fail, 2 on a mistake in the experiment.",
  ),
  Command.withShortDescription("try what a run depends on"),
  Command.withExamples([
    { command: "stp doctor experiments/quickstart.json", description: "before the first run" },
    { command: "stp doctor experiments/real-models.json --json", description: "for a script" },
  ]),
);
