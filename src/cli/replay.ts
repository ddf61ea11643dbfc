/** `stp replay`: proves a log by computing it again; re-grades its proofs; branches a run with other settings. */
import { Console, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { type Experiment, UserError } from "../domain/index.ts";
import {
  branchExperiment,
  type Regrading,
  type ReplayDifference,
  type ReplayedStep,
  refuseUnfinished,
  regradeRun,
  replayRun,
} from "../lab/index.ts";
import { RunLog, Verifier } from "../services/index.ts";
import { BackEnds } from "./back-ends.ts";
import { EXIT_FAILED, ExitWith } from "./exit.ts";
import { jsonFlag, optionalText, runArgument, setFlag, switchFlag } from "./flags.ts";
import { findRun } from "./read-run.ts";
import { resumeRun } from "./run.ts";
import { runFolder } from "./run-folder.ts";
import { count, figureColumn, plural, table, wordColumn } from "./table.ts";

/** All batches of one step of one iteration. */
interface Line {
  readonly iteration: number;
  readonly step: string;
  readonly coverage: string;
  entries: number;
  parts: number;
}

const lineText = ({ coverage, entries, iteration, parts, step }: Line): string =>
  `iteration ${String(iteration).padStart(3)}  ${step.padEnd(16)} ${count(entries).padStart(8)} ${entries === 1 ? "entry  " : "entries"}${parts > 1 ? ` in ${parts} batches` : ""}  ${coverage}: agrees`;

/** Prints a line per step and iteration, its batches together. */
const stepPrinter = (json: boolean) => {
  let line: Line | null = null;
  let total = 0;
  const flush = Effect.suspend(() => {
    if (line === null) return Effect.void;
    const done = line;
    line = null;
    return Console.log(json ? JSON.stringify({ ...done, agrees: true }) : lineText(done));
  });
  const tell = ({ coverage, entries, iteration, step }: ReplayedStep) =>
    Effect.gen(function* () {
      total += entries;
      if (line !== null && line.iteration === iteration && line.step === step) {
        line.entries += entries;
        line.parts++;
        return;
      }
      yield* flush;
      line = { iteration, step, coverage, entries, parts: 1 };
    });
  return { tell, flush, total: () => total };
};

const differenceText = ({ iteration, logged, part, path, recomputed, step }: ReplayDifference): string =>
  [
    `iteration ${iteration}, step ${step}${part > 0 ? `, batch ${part}` : ""}, ${path}: the log does not agree`,
    `  logged      ${logged}`,
    `  recomputed  ${recomputed}`,
  ].join("\n");

const regradingText = ({ disagreements, proofs, verdicts }: Regrading): string =>
  [
    `${count(proofs)} distinct accepted proofs verified again: ${Object.entries(verdicts)
      .map(([tag, number]) => `${count(number)} ${tag}`)
      .join(", ")}`,
    ...(disagreements.length === 0
      ? []
      : [
          table<Regrading["disagreements"][number]>(
            [
              figureColumn("iteration", ({ iteration }) => String(iteration)),
              wordColumn("statement", ({ statementId }) => statementId),
              wordColumn("logged", () => "accepted"),
              wordColumn("found", ({ found }) => found),
              wordColumn("message", ({ message }) => message.split("\n")[0] ?? ""),
            ],
            disagreements,
          ),
        ]),
  ].join("\n");

/** A verifier to send accepted proofs through: the run's own (null), or a back end by its name and settings. */
interface OtherVerifier {
  readonly name: string | null;
  readonly overrides: ReadonlyArray<string>;
}

/** The run's experiment with that verifier. */
export const withVerifier = Effect.fn("replay.withVerifier")(function* ({ name, overrides }: OtherVerifier) {
  const { directory, experiment } = (yield* RunLog).info;
  const { decodeExperiment, withAbsolutePaths } = yield* BackEnds;
  if (name === null) return experiment;
  const other = { ...experiment, verifier: { backend: name } };
  const changed = branchExperiment(decodeExperiment, other, overrides, `--verifier, ${directory}`);
  return withAbsolutePaths(yield* Effect.fromResult(changed), ".");
});

const regrade = Effect.fn("replay.regrade")(function* (experiment: Experiment, json: boolean) {
  const { services } = yield* BackEnds;
  const report = yield* Effect.flatMap(Verifier, () =>
    regradeRun((done, total) => Console.error(`verified ${count(done)} of ${count(total)}`)),
  ).pipe(Effect.provide(services(experiment)));
  yield* Console.log(json ? JSON.stringify(report) : regradingText(report));
  return report.disagreements.length === 0;
}, Effect.scoped);

const replay = Effect.fn("replay")(function* (verifier: OtherVerifier | null, json: boolean) {
  const { pureServices } = yield* BackEnds;
  const { directory, experiment, lineage } = (yield* RunLog).info;
  // A mistake in it is told before anything is computed.
  const judging = verifier === null ? null : yield* withVerifier(verifier);
  if (lineage !== null && !json)
    yield* Console.error(
      `branched from ${lineage.parentDirectory}: its iterations before ${lineage.fromIteration} are that run's, only their digests are compared`,
    );
  const printer = stepPrinter(json);
  const report = yield* replayRun(printer.tell).pipe(
    Effect.provide(pureServices(experiment)),
    Effect.ensuring(printer.flush),
  );
  if (json) yield* Console.log(JSON.stringify({ run: directory, ...report }));
  if (report.difference !== null) {
    if (!json) yield* Console.log(differenceText(report.difference));
    return yield* new ExitWith({ code: EXIT_FAILED });
  }
  const all = plural(printer.total(), "entry", "entries");
  if (!json) yield* Console.log(`${count(report.records)} records agree, ${all}, digest ${report.digest}`);
  if (report.next !== null)
    yield* Console.error(
      `the log is not complete: it ends before step ${report.next.step} of iteration ${report.next.iteration}`,
    );
  if (judging !== null && !(yield* regrade(judging, json))) return yield* new ExitWith({ code: EXIT_FAILED });
});

const branch = Effect.fn("replay.branch")(function* (
  parentDirectory: string,
  fromIteration: number,
  overrides: ReadonlyArray<string>,
  out: string | undefined,
  json: boolean,
) {
  const backEnds = yield* BackEnds;
  const parent = yield* Effect.andThen(refuseUnfinished(fromIteration), RunLog).pipe(
    Effect.map(({ info }) => info),
    Effect.provide(backEnds.readRun(parentDirectory)),
  );
  const changed = branchExperiment(backEnds.decodeExperiment, parent.experiment, overrides, parentDirectory);
  const experiment = backEnds.withAbsolutePaths(yield* Effect.fromResult(changed), ".");
  const directory = yield* runFolder(`${experiment.name}-from-${fromIteration}`, out);
  yield* backEnds.branchRun({ parentDirectory, fromIteration, directory, experiment });
  yield* resumeRun(directory, json ? "json" : "text");
}, Effect.scoped);

export const replayCommand = Command.make(
  "replay",
  {
    run: runArgument,
    verify: switchFlag("verify", "also send every accepted proof through the verifier again"),
    verifier: optionalText(
      "verifier",
      "NAME",
      "as --verify, through the verifier of this back end, with its settings by --set",
    ),
    from: Flag.Int("from").pipe(
      Flag.withDescription("branch: a new run that shares the iterations before K and goes on from there"),
      Flag.withMetavar("K"),
      Flag.optional,
    ),
    set: setFlag("a setting of the branch or of the other verifier"),
    out: optionalText("out", "DIR", "the branch's own folder, new or empty; default: runs/NAME-from-K-N"),
    json: jsonFlag("JSON lines: one a step and iteration, then the report"),
  },
  Effect.fn("replay.command")(function* ({ from, json, out, run, set, verifier, verify }) {
    const backEnds = yield* BackEnds;
    const directory = yield* findRun(run);
    if (Option.isSome(from)) {
      if (verify || Option.isSome(verifier))
        return yield* new UserError({ place: "stp replay", expected: "--from or --verify", found: "both" });
      return yield* branch(directory, from.value, set, Option.getOrUndefined(out), json);
    }
    if (Option.isSome(out) || (set.length > 0 && Option.isNone(verifier)))
      return yield* new UserError({
        place: "stp replay",
        expected: "--from K with --set and --out, or --verifier NAME with --set",
        found: "no --from",
        hint: "a replay changes nothing; a branch begins at an iteration",
      });
    const again = verify || Option.isSome(verifier) ? { name: Option.getOrNull(verifier), overrides: set } : null;
    yield* replay(again, json).pipe(Effect.provide(backEnds.readRun(directory)));
  }),
).pipe(
  Command.withDescription(
    "Compute every pure step of a run again from its log, without model or verifier, and compare record by record. Exit 0 if all agree, 1 with the first difference. With --from, branch the run instead: share its first iterations and go on with other settings.",
  ),
  Command.withShortDescription("prove a run's log, or branch a run"),
  Command.withExamples([
    { command: "stp replay runs/quickstart-1 --verify", description: "and verify every accepted proof again" },
    {
      command: "stp replay runs/quickstart-1 --verifier lean-repl --set verifier.processes=4",
      description: "and through real Lean",
    },
    {
      command: "stp replay runs/quickstart-1 --from 3 --set reward.variant=uniform --out runs/uniform-from-3",
      description: "the same run with another reward from iteration 3 on",
    },
  ]),
);
