/**
 * The bundled data: the supervised library, the sets that `experiments/data/README.md` describes, and their figures.
 * Equal code gives equal bytes.
 */
import { Effect } from "effect";
import { type Model, nearForm, normalForm } from "../embedded-model/index.ts";
import { FAMILY_SHARES } from "./families.ts";
import { informalRows, pairedRows } from "./informal.ts";
import { SCREENING_SAMPLES } from "./screening.ts";
import { collectSet, type Entry, figuresOf, rowsOf, type SetOptions } from "./statement-set.ts";
import type { CorpusTools } from "./steps.ts";

const WORKBOOK_SIZE = 2000;
const GAP_SIZE = 1000;
const HELD_OUT_SIZE = 400;
const PRACTICE_SIZE = 400;

/** A set of graded difficulty, as `workbook` is one. Screening makes about four times as much of the altered share. */
export const ordinarySet = (name: string, size: number): SetOptions => ({
  seed: name,
  name,
  size,
  shares: FAMILY_SHARES,
  easyShare: 0.1,
  samples: SCREENING_SAMPLES,
  alteredShare: 0.008,
  larger: 0,
  onlyHard: false,
  verifyProofs: false,
});

/** Every other candidate is drawn larger: the hard ones are rare otherwise. */
const GAP: SetOptions = {
  ...ordinarySet("gap", GAP_SIZE),
  easyShare: 0.25,
  alteredShare: 0.004,
  larger: 2,
  onlyHard: true,
};

/** The reference model, from practice statements that no later set has: `taken` receives them. */
export const makeReference = Effect.fn("makeReference")(function* <E>(
  tools: CorpusTools<E>,
  initial: Model,
  taken: Set<string>,
) {
  const practice = yield* collectSet(
    tools,
    { initial, reference: null },
    ordinarySet("practice", PRACTICE_SIZE),
    taken,
  );
  return yield* tools.fitReferenceModel({ initial, practice: practice.map(({ goal }) => goal) });
});

export interface BundledFile {
  readonly name: string;
  readonly text: string;
}

const jsonLines = (rows: ReadonlyArray<object>): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

const setFile = (name: string, prefix: string, entries: ReadonlyArray<Entry>): BundledFile => ({
  name: `${name}.jsonl`,
  text: jsonLines(rowsOf(prefix, entries, false)),
});

/** All bundled files. */
export const makeBundledData = Effect.fn("makeBundledData")(function* <E>(tools: CorpusTools<E>) {
  const { missing, rows } = yield* tools.findLibrary(null);
  yield* tools.report(`library: ${rows.length} (no proof found: ${missing.join(", ") || "none"})`);
  const initial = yield* tools.fitInitialModel(rows);
  const taken = new Set(rows.map(({ goal }) => normalForm(goal)));
  const screeners = { initial, reference: yield* makeReference(tools, initial, taken) };
  const collect = (options: SetOptions) => collectSet(tools, screeners, options, taken);
  const workbook = yield* collect(ordinarySet("workbook", WORKBOOK_SIZE));
  const heldOut = yield* collect(ordinarySet("held-out", HELD_OUT_SIZE));
  const gap = yield* collect(GAP);
  const nearForms = new Set([...workbook, ...gap].map(({ goal }) => nearForm(goal)));
  const figures = yield* Effect.all(
    {
      workbook: figuresOf(tools, screeners.reference, "workbook", workbook),
      gap: figuresOf(tools, screeners.reference, "gap", gap),
      "held-out": figuresOf(tools, screeners.reference, "held-out", heldOut),
    },
    { concurrency: "unbounded" },
  );
  const nearCopiesOfTraining = heldOut.filter(({ goal }) => nearForms.has(nearForm(goal))).length;
  const all = {
    library: { lemmas: rows.length },
    ...figures,
    "held-out": { ...figures["held-out"], nearCopiesOfTraining },
  };
  const library = rows.map(({ goal }) => goal);
  const others = [...library, ...[workbook, heldOut, gap].flat().map(({ goal }) => goal)];
  return [
    { name: "library.jsonl", text: jsonLines(rows.map(({ name, proof, statement }) => ({ name, statement, proof }))) },
    setFile("workbook", "workbook", workbook),
    setFile("held-out", "held_out", heldOut),
    setFile("gap", "gap", gap),
    { name: "informal.jsonl", text: jsonLines(informalRows(others)) },
    { name: "paired.jsonl", text: jsonLines(pairedRows(library)) },
    { name: "figures.json", text: `${JSON.stringify(all, null, 2)}\n` },
  ] satisfies ReadonlyArray<BundledFile>;
});
