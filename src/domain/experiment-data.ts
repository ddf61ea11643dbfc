/** The settings of the data. */
import { Schema } from "effect";
import { Count, group, PositiveCount, setting } from "./setting.ts";

/** Under which key or column a row's parts stand, where they have other names than the usual ones. */
const DatasetColumns = Schema.Struct({
  statement: Schema.optionalKey(Schema.NonEmptyString),
  name: Schema.optionalKey(Schema.NonEmptyString),
  header: Schema.optionalKey(Schema.NonEmptyString),
  proof: Schema.optionalKey(Schema.NonEmptyString),
  split: Schema.optionalKey(Schema.NonEmptyString),
  informal: Schema.optionalKey(Schema.NonEmptyString),
});
export type DatasetColumns = typeof DatasetColumns.Type;

const path = Schema.NonEmptyString.annotate({
  description: "JSON Lines, a JSON array or Parquet, plain or gzip, from the experiment file's folder.",
});
const split = setting(Schema.NullOr(Schema.String), null, {
  description: "Take only the rows whose `split` ends in this word, case ignored; null: all rows.",
});

const DatasetSource = Schema.Struct({
  path,
  columns: Schema.optionalKey(
    DatasetColumns.annotate({
      description:
        'Under which key or column a row\'s `statement`, `name`, `header`, `proof` and `split` stand, e.g. {"statement": "lean4_statement"}; without it the usual names, `formal_statement` and `statement` first.',
    }),
  ),
  matchingWeight: setting(PositiveCount, 1, {
    description: "How many nearest conjectures each of its statements raises; also its seeds' copies.",
    source: "paper: 1, from iteration 24 on 128 for the validation sets; released code: 1 and 256",
  }),
  laterWeights: Schema.optionalKey(
    Schema.Array(Schema.Struct({ fromIteration: Count, matchingWeight: PositiveCount })).annotate({
      description: 'Matching weights of later iterations, e.g. [{"fromIteration": 24, "matchingWeight": 128}].',
    }),
  ),
  split,
});
export type DatasetSource = typeof DatasetSource.Type;

const InformalSource = Schema.Struct({
  path,
  columns: Schema.optionalKey(
    DatasetColumns.annotate({
      description:
        "Under which key or column a row's `informal`, `statement`, `name`, `header` and `split` stand; without it the usual names, `informal` and `informal_statement` first.",
    }),
  ),
  split,
});
export type InformalSource = typeof InformalSource.Type;

export const DataSettings = group("The statements to prove, those that measure, and the library.", {
  library: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description: "The supervised library: lemmas with proofs, from the experiment file's folder.",
  }),
  lemmas: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description:
      "The lemmas that seeds may have and prompts show, a file of names and statements, from the experiment file's folder; null: those of the library.",
    source: "released code: all of Mathlib's",
  }),
  proved: setting(Schema.NullOr(Schema.NonEmptyString), null, {
    description:
      "Statements with proofs that the initial model learns to prove besides the library, from the experiment file's folder: such as `stp show RUN --proved --json` writes.",
    source: "STP, section 4: the correct ones of 32 samples of each LeanWorkbook statement",
  }),
  train: setting(Schema.Array(DatasetSource), [], {
    description: "The statements to prove: at least one file for a run, none for `stp benchmark`.",
  }),
  heldOut: setting(Schema.Array(DatasetSource), [], { description: "Statements that only measure, never train." }),
  informal: setting(Schema.Array(InformalSource), [], {
    description:
      "Texts in words that the formaliser makes statements of, for the algorithm that has one. A row's own statement only measures it.",
  }),
  paired: setting(Schema.Array(InformalSource), [], {
    description: "Texts in words with their statements, from which the formaliser learns first.",
  }),
  check: setting(Schema.Boolean, true, {
    description: "Ask the verifier about every statement first; what it does not support is reported and left out.",
  }),
  copies: setting(Schema.Literals(["dropped", "kept"]), "dropped", {
    description:
      "What happens to a statement that equals an earlier one up to renaming, or a held-out one: dropped and reported, or kept, so that it counts again in every denominator.",
    source: "paper and released code: kept",
  }),
  limit: setting(Schema.NullOr(Count), null, { description: "Only the first so many training statements; null: all." }),
});
