/**
 * The library's Lean text, in the order in which it is elaborated.
 *
 * The text stands in `.lean` files beside this module, which any Lean editor opens. Reading them is the one place where
 * `src/lean` touches a file: they are part of the program as its modules are, and nothing else is ever read.
 */
import { existsSync, readFileSync } from "node:fs";

/** One file of the library; a declaration may use those of its own file above it and of the files before it. */
export interface PreludeFile {
  /** Path relative to this folder, for error messages. */
  readonly name: string;
  readonly text: string;
}

/** The files up to the last one that the kernel's quotient type needs: it is added behind them, `Eq` being there. */
const beforeQuotients = ["core.lean"];

const afterQuotients = [
  "classical.lean",
  "logic.lean",
  "quantifiers.lean",
  "decidable.lean",
  "nat/definitions.lean",
  "nat/add.lean",
  "nat/order.lean",
  "nat/sub.lean",
  "nat/div.lean",
  "nat/dvd.lean",
  "nat/more.lean",
  "nat/minmax.lean",
  "nat/gcd.lean",
  "list.lean",
  "instances.lean",
  "simp.lean",
  "omega.lean",
  "simp-lemmas.lean",
  "classes.lean",
  "bool.lean",
  "option.lean",
  "list-functions.lean",
  "list-members.lean",
  "int/definitions.lean",
  "int/ring.lean",
  "int/order.lean",
  "int/division.lean",
  "int/omega.lean",
  "int/remainder.lean",
  "fin.lean",
];

const read = (name: string): PreludeFile => ({
  name,
  text: readFileSync(new URL(name, import.meta.url), "utf8"),
});

/** The library in two parts: the kernel's quotient constants are to be added between them. */
export const preludeFiles = (): {
  readonly beforeQuotients: readonly PreludeFile[];
  readonly afterQuotients: readonly PreludeFile[];
} => ({ beforeQuotients: beforeQuotients.map(read), afterQuotients: afterQuotients.map(read) });

/** Where the compiled form of the library is (scripts/compile-library.ts writes it). */
export const compiledLibraryFile: URL = new URL("library.compiled", import.meta.url);

/** The compiled form of the library, null when there is none. */
export const compiledLibrary = (): string | null =>
  existsSync(compiledLibraryFile) ? readFileSync(compiledLibraryFile, "utf8") : null;

/** The names of Lean's core, as `CoreNames` reads them. */
export const coreNames = (): string => readFileSync(new URL("core-names.txt", import.meta.url), "utf8");
