/** Columns of a file of rows, and how Hugging Face's loaders are told of them, so that none has to guess a type. */

/** A type of values, by its name in `datasets`. */
export type Dtype = "string" | "float64" | "int32" | "bool";

/** A column. */
export interface Feature {
  readonly dtype: Dtype;
  /** Whether a value may be null. */
  readonly nullable: boolean;
  /** For people, in the card. */
  readonly meaning: string;
}

/** Columns by name, in the order of the files. */
export type Features = Readonly<Record<string, Feature>>;

const feature =
  (dtype: Dtype, nullable: boolean) =>
  (meaning: string): Feature => ({ dtype, nullable, meaning });

export const text = feature("string", false);
export const textOrNull = feature("string", true);
export const integer = feature("int32", false);
export const integerOrNull = feature("int32", true);
export const number = feature("float64", false);
export const numberOrNull = feature("float64", true);
export const truth = feature("bool", false);

/** A value for each column; a number of an `int32` column is an integer. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The `features` of a `dataset_info.json`. */
export const featuresJson = (features: Features): object =>
  Object.fromEntries(Object.entries(features).map(([name, { dtype }]) => [name, { dtype, _type: "Value" }]));

/** The `features` in the head of a card, as lines of YAML under a key. */
export const featuresYaml = (features: Features): ReadonlyArray<string> =>
  Object.entries(features).flatMap(([name, { dtype }]) => [`  - name: ${name}`, `    dtype: ${dtype}`]);

/** The columns for people, as lines of Markdown. */
export const featuresTable = (features: Features): ReadonlyArray<string> => [
  "| column | type | meaning |",
  "| --- | --- | --- |",
  ...Object.entries(features).map(([name, { dtype, meaning }]) => `| ${name} | ${dtype} | ${meaning} |`),
];
