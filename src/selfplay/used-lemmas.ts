/** Which lemmas a proof uses, by its text: premises in the source, as traces of Lean's source have them, and not the constants of the term. */
import type { Experiment } from "../domain/index.ts";
import { leanCommands, leanTokens } from "../lean-text/index.ts";

const ENDS_OPEN = ["hiding", "renaming", "in"];

/** The namespaces that a header opens, in its order. */
const openedBy = (header: string): ReadonlyArray<string> =>
  leanCommands(header)
    .filter(({ keyword }) => keyword === "open")
    .flatMap(({ tokens }) => {
      const names = tokens.slice(1);
      const end = names.findIndex(({ kind, text }) => kind !== "name" || ENDS_OPEN.includes(text));
      return names.slice(0, end < 0 ? names.length : end).map(({ text }) => text);
    })
    .filter((name) => name !== "scoped");

/** The lemmas of a dictionary that a text names, in full or in a namespace that the header opens, each once. */
export const lemmasNamed = (
  text: string,
  header: string,
  dictionary: { readonly has: (name: string) => boolean },
): ReadonlyArray<string> => {
  const namespaces = openedBy(header);
  const named = leanTokens(text).flatMap(({ kind, text: written }) => {
    if (kind !== "name") return [];
    if (written.startsWith("_root_.")) return [written.slice("_root_.".length)];
    return [written, ...namespaces.map((namespace) => `${namespace}.${written}`)];
  });
  return [...new Set(named)].filter((name) => dictionary.has(name));
};

/** The lemmas of an accepted proof, as `verify.lemmasFrom` says. */
export const lemmasOf = (
  { prompt, verify }: Pick<Experiment, "prompt" | "verify">,
  proof: { readonly text: string; readonly header: string | null; readonly invokes: ReadonlyArray<string> },
  dictionary: { readonly has: (name: string) => boolean },
): ReadonlyArray<string> =>
  verify.lemmasFrom === "verifier"
    ? proof.invokes
    : lemmasNamed(proof.text, proof.header ?? prompt.defaultHeader, dictionary);
