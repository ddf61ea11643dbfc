/** The data of a run: files are read, statements checked and compared, and what is not used is reported, once. */
import path from "node:path";
import { Effect, Array as EffectArray, FileSystem } from "effect";
import {
  type DatasetSource,
  type DatasetStatement,
  datasetStatementId,
  type Experiment,
  type LibraryLemma,
  type RefusedLine,
  SETUP_ITERATION,
  type StepOf,
  UserError,
  type VllmModelSettings,
} from "../domain/index.ts";
import { theoremKey } from "../lean-text/index.ts";
import { Normaliser, Progress, Verifier } from "../services/index.ts";
import { type DatasetRow, type DatasetRows, parseDataset } from "./dataset-rows.ts";

/** The rows of every file that an experiment names. */
export interface RawData {
  readonly train: ReadonlyArray<{ readonly source: DatasetSource; readonly rows: DatasetRows }>;
  readonly heldOut: ReadonlyArray<{ readonly source: DatasetSource; readonly rows: DatasetRows }>;
  readonly library: { readonly path: string; readonly rows: DatasetRows } | null;
}

const isPath = (name: string): boolean => /[/\\]|\.[cm]?[jt]s$/.test(name);

const withAbsoluteCommands = (model: VllmModelSettings, absolute: (word: string) => string): VllmModelSettings => {
  const { serve, weights } = model;
  return {
    ...model,
    serve: serve === null ? null : { ...serve, command: EffectArray.map(serve.command, absolute) },
    weights: weights.how === "restart" ? { ...weights, command: EffectArray.map(weights.command, absolute) } : weights,
  };
};

/** The experiment with every path made absolute from the folder of its file. */
export const withAbsolutePaths = (experiment: Experiment, folder: string): Experiment => {
  const absolute = (file: string): string => path.resolve(folder, file);
  const source = (one: DatasetSource): DatasetSource => ({ ...one, path: absolute(one.path) });
  // Elsewhere a word may be the name of a program or of a published model.
  const ifDotted = (word: string): string => (/^\.\.?[/\\]/.test(word) ? absolute(word) : word);
  const { data, model, prompt, reward, trainer, verifier } = experiment;
  const [first, ...rest] = data.train;
  return {
    ...experiment,
    data: {
      ...data,
      library: data.library === null ? null : absolute(data.library),
      train: [source(first), ...rest.map(source)],
      heldOut: data.heldOut.map(source),
    },
    prompt: { ...prompt, format: isPath(prompt.format) ? absolute(prompt.format) : prompt.format },
    reward: { ...reward, variant: isPath(reward.variant) ? absolute(reward.variant) : reward.variant },
    model: model.backend === "embedded" ? model : withAbsoluteCommands(model, ifDotted),
    trainer:
      trainer.backend === "embedded"
        ? trainer
        : {
            ...trainer,
            command: EffectArray.map(trainer.command, ifDotted),
            baseModel: ifDotted(trainer.baseModel),
          },
    verifier:
      verifier.backend !== "lean-repl"
        ? verifier
        : {
            ...verifier,
            command: verifier.command === null ? null : EffectArray.map(verifier.command, ifDotted),
            environmentCommand:
              verifier.environmentCommand === null ? null : EffectArray.map(verifier.environmentCommand, ifDotted),
            kernelCommand: EffectArray.map(verifier.kernelCommand, ifDotted),
            workspace: verifier.workspace === null ? null : absolute(verifier.workspace),
            readable: verifier.readable.map(absolute),
          },
  };
};

const readFile = Effect.fn("data.readFile")(function* (file: string, place: string) {
  const fileSystem = yield* FileSystem.FileSystem;
  const text = yield* fileSystem.readFileString(file).pipe(
    Effect.mapError(
      (error) =>
        new UserError({
          place,
          expected: "a dataset file that can be read",
          found: `${file} (${error.reason._tag})`,
        }),
    ),
  );
  return parseDataset(text);
});

const ofSplit = (rows: DatasetRows, split: string | null): DatasetRows =>
  split === null
    ? rows
    : { ...rows, rows: rows.rows.filter((row) => row.split?.toLowerCase().endsWith(split.toLowerCase()) ?? false) };

/** Reads the files of an experiment whose paths are absolute; a missing one names its key in the experiment file. */
export const readData = Effect.fn("readData")(function* (experiment: Experiment) {
  const { data } = experiment;
  const sources = (list: ReadonlyArray<DatasetSource>, key: string) =>
    Effect.forEach(list, (source, i) =>
      Effect.map(readFile(source.path, `data.${key}.${i}.path`), (rows) => ({
        source,
        rows: ofSplit(rows, source.split),
      })),
    );
  const train = yield* sources(data.train, "train");
  const heldOut = yield* sources(data.heldOut, "heldOut");
  const library =
    data.library === null ? null : { path: data.library, rows: yield* readFile(data.library, "data.library") };
  return { train, heldOut, library } satisfies RawData;
});

type Rows = RawData["train"];

const statementsOf = (
  files: Rows,
  split: "train" | "heldOut",
  seen: Set<string>,
  refused: Array<RefusedLine>,
): ReadonlyArray<DatasetStatement> =>
  files.flatMap(({ rows, source }) => {
    for (const { line, message } of rows.unreadable)
      refused.push({ source: source.path, line, kind: "unreadable", message });
    return rows.rows.flatMap(({ header, line, name, text }: DatasetRow): ReadonlyArray<DatasetStatement> => {
      const id = datasetStatementId(text, header);
      if (seen.has(id)) {
        refused.push({ source: source.path, line, kind: "duplicate", message: `${name} stands earlier` });
        return [];
      }
      seen.add(id);
      return [{ id, name, text, header, split, source: source.path, line, matchingWeight: source.matchingWeight }];
    });
  });

const libraryOf = (library: RawData["library"], refused: Array<RefusedLine>): ReadonlyArray<LibraryLemma> => {
  if (library === null) return [];
  const source = library.path;
  for (const { line, message } of library.rows.unreadable) refused.push({ source, line, kind: "unreadable", message });
  return library.rows.rows.flatMap(({ header, line, name, proof, text }): ReadonlyArray<LibraryLemma> => {
    if (proof !== null && name !== "") return [{ name, text, proof, header }];
    refused.push({ source, line, kind: "unreadable", message: "expected a library lemma with a name and a proof" });
    return [];
  });
};

/** The statements that the verifier can elaborate; the others are refused. */
const elaborated = Effect.fn("data.elaborated")(function* (
  statements: ReadonlyArray<DatasetStatement>,
  refused: Array<RefusedLine>,
) {
  const verifier = yield* Verifier;
  const checks = yield* verifier.checkStatements(statements);
  return statements.filter(({ line, name, source }, i) => {
    const check = checks[i] ?? ({ _tag: "unsupported", message: "no answer from the verifier" } as const);
    if (check._tag === "elaborated") return true;
    refused.push({ source, line, kind: check._tag, message: `${name}: ${check.message}` });
    return false;
  });
});

const BY_TEXT = { keyName: "ignored", keySpace: "all-whitespace" } as const;

/** The data of a run from its rows. */
export const prepareData = Effect.fn("prepareData")(function* (experiment: Experiment, raw: RawData) {
  const { check, limit } = experiment.data;
  const refused: Array<RefusedLine> = [];
  const seen = new Set<string>();
  const library = libraryOf(raw.library, refused);
  const read = {
    heldOut: statementsOf(raw.heldOut, "heldOut", seen, refused),
    train: statementsOf(raw.train, "train", seen, refused),
  };
  const heldOut = check ? yield* elaborated(read.heldOut, refused) : read.heldOut;
  const checkedTrain = check ? yield* elaborated(read.train, refused) : read.train;

  const normaliser = yield* Normaliser;
  const all = [...heldOut, ...checkedTrain];
  const forms = yield* normaliser.normalForms(all.map(({ text }) => text));
  const formOf = new Map(all.map(({ id }, i) => [id, forms[i] ?? { normalForm: null, nearForm: null }]));
  // Where no normal form is known, the text without its name stands for it.
  const formOrText = ({ header, id, text }: DatasetStatement): string =>
    formOf.get(id)?.normalForm ?? `${header ?? ""}\u0000${theoremKey(text, BY_TEXT)}`;
  const heldOutForms = new Set(heldOut.map(formOrText));
  const train = checkedTrain
    .filter((statement) => {
      const { line, name, source } = statement;
      if (!heldOutForms.has(formOrText(statement))) return true;
      refused.push({ source, line, kind: "leak", message: `${name} equals a held-out statement up to renaming` });
      return false;
    })
    .slice(0, limit ?? undefined);
  if (refused.length > 0) {
    const progress = yield* Progress;
    yield* progress.report({ _tag: "refused", lines: refused });
  }
  return {
    _tag: "data",
    iteration: SETUP_ITERATION,
    train,
    heldOut,
    library,
    refused,
    forms: [...heldOut, ...train].flatMap(({ id }) => {
      const { nearForm = null, normalForm = null } = formOf.get(id) ?? {};
      return normalForm === null ? [] : [{ statementId: id, normalForm, nearForm }];
    }),
  } satisfies StepOf<"data">;
});
