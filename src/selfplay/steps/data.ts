/** The data of a run: statements are checked and compared, and what is not used is reported, once. */
import { Effect, Schema } from "effect";
import {
  canonicalJson,
  DatasetStatement,
  datasetStatementId,
  type Experiment,
  InformalText,
  Lemma,
  LibraryLemma,
  RefusedLine,
  StatementId,
  UserError,
} from "../../domain/index.ts";
import { theoremKey } from "../../lean-text/index.ts";
import { Normaliser, Progress, Verifier } from "../../services/index.ts";
import { DataSource, type RawData, type SourceRows } from "../data-files.ts";
import type { DatasetRow } from "../dataset-rows.ts";
import type { RunState } from "../run-state.ts";
import { serviceStep } from "../step.ts";

const fields = Schema.Struct({
  train: Schema.Array(DatasetStatement),
  heldOut: Schema.Array(DatasetStatement),
  library: Schema.Array(LibraryLemma),
  /** Absent: the lemmas are those of the library. */
  lemmas: Schema.optionalKey(Schema.Array(Lemma)),
  /** Texts to be formalised, and texts with their statements; absent where the experiment names none. */
  informal: Schema.optionalKey(Schema.Array(InformalText)),
  paired: Schema.optionalKey(Schema.Array(InformalText)),
  refused: Schema.Array(RefusedLine),
  /** Normal forms of the statements by id, against which conjectures are refused. */
  forms: Schema.Array(
    Schema.Struct({ statementId: StatementId, normalForm: Schema.String, nearForm: Schema.NullOr(Schema.String) }),
  ),
});
type Prepared = typeof fields.Type;

type Rows = ReadonlyArray<SourceRows>;
type Place = Pick<RefusedLine, "source" | "line" | "unit">;

/** Where a row stands, as it is told to the user. */
const placeIn =
  (source: string, { unit }: { readonly unit?: "entry" | "row" }) =>
  (line: number): Place => ({ source, line, ...(unit === undefined ? {} : { unit }) });

/** The places of statements, which know their file and number. */
const placesIn = (files: Rows) => {
  const rowsOf = new Map(files.map(({ rows, source }) => [source.path, rows]));
  return ({ line, source }: DatasetStatement): Place => placeIn(source, rowsOf.get(source)!)(line);
};

const statementsOf = (
  files: Rows,
  split: "train" | "heldOut",
  seen: Set<string>,
  refused: Array<RefusedLine>,
): ReadonlyArray<DatasetStatement> =>
  files.flatMap(({ rows, source }) => {
    const place = placeIn(source.path, rows);
    for (const { line, message } of rows.unreadable) refused.push({ ...place(line), kind: "unreadable", message });
    return rows.rows.flatMap(({ header, line, name, text }: DatasetRow): ReadonlyArray<DatasetStatement> => {
      const id = datasetStatementId(text, header);
      if (seen.has(id)) {
        refused.push({ ...place(line), kind: "duplicate", message: `${name} stands earlier` });
        return [];
      }
      seen.add(id);
      return [{ id, name, text, header, split, source: source.path, line, matchingWeight: source.matchingWeight }];
    });
  });

/** What the rows of a file are read as; those that are null are refused as not being `expected`. */
const readRows = <A>(
  raw: RawData["library"],
  refused: Array<RefusedLine>,
  expected: string,
  read: (row: DatasetRow) => A | null,
): ReadonlyArray<A> => {
  if (raw === null) return [];
  const place = placeIn(raw.path, raw.rows);
  for (const { line, message } of raw.rows.unreadable) refused.push({ ...place(line), kind: "unreadable", message });
  return raw.rows.rows.flatMap((row) => {
    const one = read(row);
    if (one !== null) return [one];
    refused.push({ ...place(row.line), kind: "unreadable", message: `expected ${expected}` });
    return [];
  });
};

const libraryLemma = ({ context, file, header, name, proof, text }: DatasetRow): LibraryLemma | null => {
  if (proof === null || name === "") return null;
  const place = { ...(file === undefined ? {} : { file }), ...(context === undefined ? {} : { context }) };
  return { name, text, proof, header, ...place };
};

/** The supervised library, and behind it the proved statements that only the prover learns from. */
const libraryOf = ({ library, proved }: RawData, refused: Array<RefusedLine>): ReadonlyArray<LibraryLemma> => [
  ...readRows(library, refused, "a library lemma with a name and a proof", libraryLemma),
  ...readRows(proved, refused, "a proved statement with a name and a proof", (row) => {
    const lemma = libraryLemma(row);
    return lemma === null ? null : { ...lemma, isForProverAlone: true };
  }),
];

/** The statements that the verifier can elaborate; the others are refused. */
const elaborated = Effect.fn("data.elaborated")(function* (
  statements: ReadonlyArray<DatasetStatement>,
  placeOf: (statement: DatasetStatement) => Place,
  refused: Array<RefusedLine>,
) {
  const verifier = yield* Verifier;
  const checks = yield* verifier.checkStatements(statements);
  return statements.filter((statement, i) => {
    const check = checks[i] ?? ({ _tag: "unsupported", message: "no answer from the verifier" } as const);
    if (check._tag === "elaborated") return true;
    refused.push({ ...placeOf(statement), kind: check._tag, message: `${statement.name}: ${check.message}` });
    return false;
  });
});

const BY_TEXT = { keyName: "ignored", keySpace: "all-whitespace" } as const;

/** What stands for a statement where no normal form is known: its text without its name, under its header. */
export const textForm = (text: string, header: string | null): string =>
  `${header ?? ""}\u0000${theoremKey(text, BY_TEXT)}`;

/** The texts in words of files; those whose statement is a held-out one are refused, `isPaired` also those without one. */
const informalTexts = Effect.fn("data.informalTexts")(function* (
  files: NonNullable<RawData["informal"]>,
  isPaired: boolean,
  isHeldOut: (text: string, header: string | null, form: string | null) => boolean,
  refused: Array<RefusedLine>,
) {
  const normaliser = yield* Normaliser;
  const found: Array<InformalText> = [];
  for (const { rows, source } of files) {
    const place = placeIn(source.path, rows);
    for (const { line, message } of rows.unreadable) refused.push({ ...place(line), kind: "unreadable", message });
    const forms = yield* normaliser.normalForms(rows.rows.map(({ text }) => text));
    for (const [i, { header, informal = "", line, name, text }] of rows.rows.entries()) {
      const reference = text === "" ? null : text;
      const referenceForm = reference === null ? null : (forms[i]?.normalForm ?? null);
      if (isPaired && reference === null)
        refused.push({ ...place(line), kind: "unreadable", message: "expected a statement beside the text" });
      else if (reference !== null && isHeldOut(reference, header, referenceForm))
        refused.push({ ...place(line), kind: "leak", message: `${name} says what a held-out statement says` });
      else found.push({ name, informal, header, reference, referenceForm, source: source.path, line });
    }
  }
  return found;
});

/** How many rows were refused for each reason, e.g. `3 leak, 1 unreadable`. */
export const refusedCounts = (refused: ReadonlyArray<RefusedLine>): string => {
  const counts = new Map<string, number>();
  for (const { kind } of refused) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
};

/** `FILE:LINE`, or `FILE: entry N` where rows are no lines. */
export const refusedPlace = ({ line, source, unit }: RefusedLine): string =>
  unit === undefined ? `${source}:${line}` : `${source}: ${unit} ${line}`;

/** Fails if all rows of a split were refused. */
const requireStatement = Effect.fn("data.requireStatement")(function* (
  key: "train" | "heldOut",
  files: Rows,
  statements: ReadonlyArray<DatasetStatement>,
  refused: ReadonlyArray<RefusedLine>,
) {
  if (files.length === 0 || statements.length > 0) return;
  const sources = new Set(files.map(({ source }) => source.path));
  const own = refused.filter(({ source }) => sources.has(source));
  const [first] = own;
  const why = first === undefined ? "" : `: ${refusedCounts(own)}; ${refusedPlace(first)}: ${first.message}`;
  return yield* new UserError({
    place: `data.${key}`,
    expected: "at least one statement that can be used",
    found: `none${why}`,
  });
});

/** The data of a run from its rows. Fails if a split has rows and no statement that can be used. */
export const prepareData = Effect.fn("prepareData")(function* (experiment: Experiment, raw: RawData) {
  const { check, copies, limit } = experiment.data;
  const refused: Array<RefusedLine> = [];
  const seen = new Set<string>();
  const library = libraryOf(raw, refused);
  const lemmas = readRows(raw.lemmas, refused, "a lemma with a name", ({ name, text }): Lemma | null =>
    name === "" ? null : { name, text },
  );
  const read = {
    heldOut: statementsOf(raw.heldOut, "heldOut", seen, refused),
    train: statementsOf(raw.train, "train", seen, refused),
  };
  const placeOf = placesIn([...raw.heldOut, ...raw.train]);
  const checkedHeldOut = check ? yield* elaborated(read.heldOut, placeOf, refused) : read.heldOut;
  const checkedTrain = check ? yield* elaborated(read.train, placeOf, refused) : read.train;

  const normaliser = yield* Normaliser;
  const all = [...checkedHeldOut, ...checkedTrain];
  const forms = yield* normaliser.normalForms(all.map(({ text }) => text));
  const formOf = new Map(all.map(({ id }, i) => [id, forms[i]!]));
  // Where no normal form is known, the text without its name stands for it.
  const formOrText = ({ header, id, text }: DatasetStatement): string =>
    formOf.get(id)!.normalForm ?? textForm(text, header);
  const firstOf = new Map<string, DatasetStatement>();
  /** The first of each form: what is renamed or respaced is one statement. */
  const distinct = (statements: ReadonlyArray<DatasetStatement>): ReadonlyArray<DatasetStatement> =>
    statements.filter((statement) => {
      const form = formOrText(statement);
      const first = firstOf.get(form);
      if (first === undefined || copies === "kept") {
        firstOf.set(form, statement);
        return true;
      }
      if (first.split === statement.split) {
        const message = `${statement.name} equals ${first.name} of ${first.source}, ${first.line}, up to renaming`;
        refused.push({ ...placeOf(statement), kind: "duplicate", message });
      } else {
        const message = `${statement.name} equals a held-out statement up to renaming`;
        refused.push({ ...placeOf(statement), kind: "leak", message });
      }
      return false;
    });
  const heldOut = distinct(checkedHeldOut);
  const train = distinct(checkedTrain).slice(0, limit ?? undefined);
  const heldOutForms = new Set(heldOut.map(formOrText));
  const isHeldOut = (text: string, header: string | null, form: string | null): boolean =>
    heldOutForms.has(form ?? textForm(text, header));
  const informal = yield* informalTexts(raw.informal ?? [], false, isHeldOut, refused);
  const paired = yield* informalTexts(raw.paired ?? [], true, isHeldOut, refused);
  yield* requireStatement("heldOut", raw.heldOut, heldOut, refused);
  if (limit !== 0) yield* requireStatement("train", raw.train, train, refused);
  if (refused.length > 0) {
    const progress = yield* Progress;
    yield* progress.report({ _tag: "refused", lines: refused });
  }
  return {
    train,
    heldOut,
    library,
    ...(raw.lemmas === null ? {} : { lemmas }),
    ...(informal.length === 0 ? {} : { informal }),
    ...(paired.length === 0 ? {} : { paired }),
    refused,
    forms: [...heldOut, ...train].flatMap(({ id }) => {
      const { nearForm, normalForm } = formOf.get(id)!;
      return normalForm === null ? [] : [{ statementId: id, normalForm, nearForm }];
    }),
  };
});

/** A statement with the id that its text has. */
const withOwnId = (statement: DatasetStatement): DatasetStatement => ({
  ...statement,
  id: datasetStatementId(statement.text, statement.header),
});

const remember = (
  state: RunState,
  { forms, heldOut, informal = [], lemmas, library, paired = [], train }: Prepared,
): void => {
  state.train = train;
  state.heldOut = heldOut;
  state.library = library;
  state.informal = informal;
  state.paired = paired;
  for (const lemma of lemmas ?? library.filter(({ isForProverAlone }) => !isForProverAlone))
    state.lemmaByName.set(lemma.name, lemma);
  for (const statement of train) state.trainById.set(statement.id, statement);
  for (const statement of [...train, ...heldOut]) state.statements.set(statement.id, statement);
  for (const { nearForm, normalForm } of forms) {
    state.normalForms.add(normalForm);
    if (nearForm !== null) state.nearForms.add(nearForm);
  }
};

export const data = serviceStep<Prepared>({
  name: "data",
  fields,
  make: ({ experiment }) =>
    Effect.gen(function* () {
      const source = yield* DataSource;
      return yield* prepareData(experiment, yield* source.read);
    }),
  check: (_state, { heldOut, train }) => ({ train: train.map(withOwnId), heldOut: heldOut.map(withOwnId) }),
  fold: remember,
  digestLines: ({ forms, heldOut, informal = [], lemmas = [], library, paired = [], refused, train }) => [
    ...train.map(({ id, matchingWeight }) => `train ${id} ${matchingWeight}`),
    ...heldOut.map(({ id }) => `heldOut ${id}`),
    ...library.map(({ header: _, name, proof, text, ...more }) =>
      canonicalJson(["library", name, text, proof, ...(Object.keys(more).length === 0 ? [] : [more])]),
    ),
    ...lemmas.map(({ name, text }) => canonicalJson(["lemma", name, text])),
    ...informal.map(({ line: _, source: __, ...text }) => canonicalJson(["informal", text])),
    ...paired.map(({ line: _, source: __, ...text }) => canonicalJson(["paired", text])),
    ...forms.map(({ nearForm, normalForm, statementId }) => canonicalJson([statementId, normalForm, nearForm])),
    ...refused.map(({ kind, line }) => `refused ${line} ${kind}`),
  ],
  tell: ({ heldOut, library, train }) => ({
    count: train.length + heldOut.length + library.length,
    unit: "statements and lemmas",
  }),
});
