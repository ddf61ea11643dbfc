/** A benchmark: a model measured on named sets of statements, kept in a folder from which it goes on when it was stopped. */
import { Effect } from "effect";
import { type DatasetStatement, type Json, type Statement, sha256, UserError } from "../../domain/index.ts";
import { theoremKey } from "../../lean-text/index.ts";
import type { MacroPassAtK } from "../../reward/index.ts";
import { Progress, Verifier } from "../../services/index.ts";
import { macroAverage, type StatementFigures, statementFigures } from "./figures.ts";
import { type MeasuredSet, openFolder, problemLine, writeResults } from "./folder.ts";
import { type Measured, type Measurement, measureStatements } from "./measure.ts";
import type { BenchmarkSet } from "./sets.ts";

/** What is measured: everything that its results depend on besides the statements. */
export interface BenchmarkSettings {
  readonly format: 1;
  readonly version: string;
  /** After which iteration of its run the model had it (−1: the initial model): part of the seeds. */
  readonly iteration: number;
  readonly seed: number;
  /** n, proofs asked for each statement. */
  readonly samples: number;
  /** Digest of what judges. */
  readonly environment: string;
  readonly model: Json;
  readonly verifier: Json;
  readonly prompt: Json;
  /** How proofs are sampled, and how what was not decided is counted. */
  readonly sampling: Json;
  readonly verify: Json;
  /** Of attempts in rounds; absent where proofs are written in one go. */
  readonly refine?: Json;
}

const settingsOf = ({ experiment, iteration, version }: Measured, environment: string): BenchmarkSettings => {
  const { evaluate, model, prompt, prove, refine, seed, verifier, verify } = experiment;
  const { contextTokens, maximumTokens, temperature, topP } = prove;
  const { memoryMegabytes, timeoutCounts, timeoutSeconds } = verify;
  return {
    format: 1,
    version,
    iteration,
    seed,
    samples: evaluate.samples,
    environment,
    model,
    verifier,
    prompt,
    sampling: { temperature, topP, maximumTokens, contextTokens },
    verify: { timeoutSeconds, memoryMegabytes, timeoutCounts },
    ...(refine.calls === 0 ? {} : { refine }),
  };
};

/** The figures of a set, and which statements they are of. */
export interface SetFigures extends StatementFigures {
  readonly name: string;
  readonly file: string;
  /** SHA-256 of the file; null where the statements are those that a run's log has. */
  readonly sha256: string | null;
  /** SHA-256 over the statements' ids, in order: the same for the same statements, wherever they lie. */
  readonly digest: string;
  /** Rows of the file without a statement, which are no part of the set. */
  readonly unreadable: number;
  /** Statements that the run was given to prove, whatever they are called; null for a model without a run. */
  readonly inTraining: number | null;
}

/** What `summary.json` holds. */
export interface BenchmarkSummary {
  readonly format: 1;
  /** The run or the experiment file that the model is from. */
  readonly of: string;
  readonly version: string;
  readonly iteration: number;
  readonly seed: number;
  readonly samples: number;
  readonly verifier: string;
  readonly environment: string;
  readonly sets: ReadonlyArray<SetFigures>;
  /** Means over the sets, each with the same weight; those of judged statements over the sets that have any. */
  readonly macroAverage: ReadonlyArray<MacroPassAtK>;
  readonly macroAverageOfJudged: ReadonlyArray<MacroPassAtK>;
  /** Of the statements of all sets together. */
  readonly all: StatementFigures;
}

/** What to measure: the sets, of what, and with which training statements to compare. */
export interface BenchmarkRequest extends Measured {
  readonly of: string;
  readonly sets: ReadonlyArray<BenchmarkSet>;
  /** Null for a model without a run. */
  readonly train: ReadonlyArray<DatasetStatement> | null;
}

const BY_TEXT = { keyName: "ignored", keySpace: "all-whitespace" } as const;
const keyOf = ({ text }: Pick<Statement, "text">): string => theoremKey(text, BY_TEXT);

const digestOf = (set: BenchmarkSet): string => sha256(set.statements.map(({ id }) => id).join("\n"));

const summaryOf = (
  { experiment, iteration, of, train, version }: BenchmarkRequest,
  environment: string,
  measured: ReadonlyArray<MeasuredSet>,
): BenchmarkSummary => {
  const { k, samples } = experiment.evaluate;
  const trained = train === null ? null : new Set(train.map(keyOf));
  const sets = measured.map(({ measurements, set }): SetFigures => {
    const { file, name, sha256, statements, unreadable } = set;
    const inTraining = trained === null ? null : statements.filter((one) => trained.has(keyOf(one))).length;
    const about = { name, file, sha256, digest: digestOf(set), unreadable, inTraining };
    return { ...about, ...statementFigures(measurements, samples, k) };
  });
  return {
    format: 1,
    of,
    version,
    iteration,
    seed: experiment.seed,
    samples,
    verifier: experiment.verifier.backend,
    environment,
    sets,
    macroAverage: macroAverage(
      sets.map(({ passAtK }) => passAtK),
      k,
    ),
    macroAverageOfJudged: macroAverage(
      sets.map(({ passAtKOfJudged }) => passAtKOfJudged),
      k,
    ),
    all: statementFigures(
      measured.flatMap(({ measurements }) => measurements),
      samples,
      k,
    ),
  };
};

/** Fails where a set is empty, or two have a name that stands for the same files. */
export const refuseBadSets = (sets: ReadonlyArray<BenchmarkSet>): UserError | null => {
  const place = "stp benchmark";
  const empty = sets.find(({ statements }) => statements.length === 0);
  if (sets.length === 0 || empty !== undefined)
    return new UserError({ place, expected: "sets with at least one statement", found: empty?.name ?? "no set" });
  const files = sets.map(({ name }) => name.replaceAll("/", "-"));
  const again = sets.find((_, at) => files.indexOf(files[at]!) !== at);
  return again === undefined
    ? null
    : new UserError({ place, expected: "sets of different names", found: `${again.name} twice` });
};

/** The distinct statements of the sets, each as it is met first. */
const distinctStatements = (sets: ReadonlyArray<BenchmarkSet>) => {
  const first = new Map<string, { readonly set: string; readonly statement: BenchmarkSet["statements"][number] }>();
  for (const { name, statements } of sets)
    for (const statement of statements) if (!first.has(statement.id)) first.set(statement.id, { set: name, statement });
  return first;
};

/** Measures what the folder does not have yet, writes the results into it, and tells the files of proofs. */
export const runBenchmark = Effect.fn("benchmark.run")(function* (folder: string, request: BenchmarkRequest) {
  const { experiment, sets } = request;
  const { k } = experiment.evaluate;
  const { environment } = yield* Verifier;
  const progress = yield* Progress;
  // As JSON: what is left out of settings is compared as left out.
  const settings = JSON.parse(JSON.stringify(settingsOf(request, environment))) as Json;
  const { keep, known } = yield* openFolder(folder, settings);
  const measured = new Map<string, Measurement>(known);
  const distinct = distinctStatements(sets);
  const total = distinct.size;
  const missing = [...distinct.values()].flatMap(({ statement }) => (known.has(statement.id) ? [] : [statement]));
  let done = total - missing.length;
  const tell = () =>
    progress.report({
      _tag: "step",
      iteration: 0,
      iterations: 0,
      step: "measure",
      beside: [],
      done,
      total,
      unit: "statements",
    });
  yield* tell();
  yield* measureStatements(
    request,
    missing,
    Effect.fnUntraced(function* (batch) {
      yield* keep(
        batch.map((measurement) => {
          const { set, statement } = distinct.get(measurement.statementId)!;
          return problemLine(set, statement, measurement, k);
        }),
      );
      for (const measurement of batch) measured.set(measurement.statementId, measurement);
      done += batch.length;
      yield* tell();
    }),
  );
  const results = sets.map(
    (set): MeasuredSet => ({ set, measurements: set.statements.map(({ id }) => measured.get(id)!) }),
  );
  const summary = summaryOf(request, environment, results);
  const json = JSON.parse(JSON.stringify(summary)) as Json;
  const proofs = yield* writeResults(folder, results, k, experiment.prompt.defaultHeader, json);
  const notJudged = new Map<string, number>();
  for (const { measurements } of results)
    for (const { notJudged: why } of measurements)
      if (why !== null) notJudged.set(why.message, (notJudged.get(why.message) ?? 0) + 1);
  return { summary, proofs, alreadyDone: total - missing.length, notJudged };
});
