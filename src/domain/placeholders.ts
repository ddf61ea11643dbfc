/** Commands of an experiment: words with placeholders such as `{port}`, checked when the experiment is decoded. */
import { Schema } from "effect";

/** Placeholder names and what stands for them. */
export type Placeholders = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{([A-Za-z_]+)\}/g;

/** `word` with every placeholder replaced. A brace that is not around a name stays as it is. */
export const fillPlaceholders = <Name extends string>(word: string, values: Readonly<Record<Name, string>>): string =>
  word.replaceAll(PLACEHOLDER, (_, name: Name) => values[name]);

const unknownPlaceholder = (word: string, known: Placeholders): string | undefined =>
  [...word.matchAll(PLACEHOLDER)].find(([, name]) => !Object.hasOwn(known, name as string))?.[0];

/** Program and arguments, no shell; a placeholder that is not known is refused, one of `required` must stand in a word. */
export const commandOf = (known: Placeholders, required: ReadonlyArray<string> = []) => {
  const names = Object.keys(known)
    .map((name) => `"{${name}}"`)
    .join(", ");
  const word = Schema.NonEmptyString.check(
    Schema.makeFilter((text: string) => {
      const unknown = unknownPlaceholder(text, known);
      return unknown === undefined || `Expected one of the placeholders ${names}, got "${unknown}"`;
    }),
  );
  return Schema.NonEmptyArray(word).check(
    Schema.makeFilter((words: ReadonlyArray<string>) => {
      const missing = required.find((name) => !words.some((text) => text.includes(`{${name}}`)));
      return missing === undefined || `Expected a word with {${missing}}, got a command that lacks it`;
    }),
  );
};

/** The placeholders with their meanings, for a description. */
export const placeholderText = (known: Placeholders): string =>
  Object.entries(known)
    .map(([name, meaning]) => `{${name}} ${meaning}`)
    .join("; ");
