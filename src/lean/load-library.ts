/**
 * The library: the prelude, checked by the kernel, once per process. It is read from its compiled form
 * (prelude/library.compiled, made by scripts/compile-library.ts) when that was made from the text as it is now; otherwise
 * the text is elaborated, which takes longer and gives the same.
 */

import { CommandState } from "./elaborate/command.ts";
import { readLibrary, writeLibrary } from "./elaborate/compiled-library.ts";
import { CoreNames } from "./elaborate/core-names.ts";
import { ElaborationFailure } from "./elaborate/failure.ts";
import { Library } from "./elaborate/library.ts";
import { isExported } from "./elaborate/names.ts";
import { isGenerated } from "./elaborate/outside-names.ts";
import { Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import {
  addDeclaration,
  budget,
  constant,
  Environment,
  hashString,
  KernelError,
  TypeChecker,
  terms,
} from "./kernel/index.ts";
import { compiledLibrary, coreNames, type PreludeFile, preludeFiles } from "./prelude/index.ts";
import { locate, parseFile } from "./syntax/index.ts";
import { defaultRules } from "./tactic/simp-rules.ts";

const core = new CoreNames(coreNames);

/** Names of core that stand for something else in the prelude: a text reaches them by notation only. */
const unlikeCore: ReadonlySet<string> = new Set(["Nat.div.go"]);

/** May a text name the declaration of the prelude: does core have it, or make it for a type of its own, or export it? */
function isOfCore(name: string): boolean {
  const owner = name.slice(0, Math.max(0, name.lastIndexOf(".")));
  const isOfType = (core.kindOf(owner) ?? "other") !== "other";
  return core.kindOf(name) !== null || isGenerated(name, isOfType) || isExported(name);
}

/** Steps to load the library, several times what it takes. */
const LIBRARY_STEPS = 50_000_000;

let loaded: Library | null = null;

/**
 * The library, made at the first call, outside every term scope: its terms must outlive them all. Throws `PreludeError`
 * when the prelude's text is not accepted, and for a first call inside a scope (defects of the program both).
 */
export function loadLibrary(): Library {
  if (loaded === null) {
    if (terms.scopeDepth > 0)
      throw new PreludeError("the library is first loaded inside a term scope, which it outlives");
    loaded = budget.within(LIBRARY_STEPS, makeLibrary);
  }
  return loaded;
}

function makeLibrary(): Library {
  const library = readCompiled() ?? elaboratePrelude();
  // Rewrite rules and the types of constants, made once for all proofs.
  defaultRules(new Session(library, hooks));
  warmCaches(library.environment);
  library.isComplete = true;
  return library;
}

/** The compiled form of the prelude's text as it is now. */
export function compilePrelude(): string {
  return budget.within(LIBRARY_STEPS, () => writeLibrary(elaboratePrelude(), sourceTag()));
}

/** The prelude's own text was refused, or loaded where it would not last. */
export class PreludeError extends Error {
  override readonly name = "PreludeError";
}

/** The compiled library; null when there is none for the text as it is. */
function readCompiled(): Library | null {
  const text = compiledLibrary();
  if (text === null) return null;
  const library = new Library(new Environment(), null, core);
  return readLibrary(library, text, sourceTag()) ? library : null;
}

/** Tells one text of the prelude from another. */
function sourceTag(): string {
  const { beforeQuotients, afterQuotients } = preludeFiles();
  return [...beforeQuotients, ...afterQuotients]
    .map(({ name, text }) => `${name} ${text.length} ${(hashString(text) >>> 0).toString(16)}`)
    .join("; ");
}

function elaboratePrelude(): Library {
  const library = new Library(new Environment(), null, core);
  library.isPrelude = true;
  const files = preludeFiles();
  for (const file of files.beforeQuotients) elaborateFile(library, file);
  for (const quotientKind of ["type", "constructor", "lift", "induction"] as const)
    addDeclaration(library.environment, { kind: "quotient", quotientKind });
  for (const file of files.afterQuotients) elaborateFile(library, file);
  for (const name of library.environment.names()) if (!isOfCore(name) || unlikeCore.has(name)) library.hide(name);
  library.isPrelude = false;
  return library;
}

/** Types of the constants without universe parameters, remembered for good: every proof asks for some of them. */
function warmCaches(environment: Environment): void {
  const checker = new TypeChecker(environment);
  for (const name of environment.names())
    if (environment.require(name).levelParameters.length === 0) checker.check(constant(name));
}

function elaborateFile(library: Library, file: PreludeFile): void {
  const state = new CommandState(library, hooks);
  for (const parsed of parseFile(file.text)) {
    const fail = (offset: number, message: string): never => {
      const { line, column } = locate(file.text, offset);
      throw new PreludeError(`${file.name}:${line}:${column}: ${message}`);
    };
    if (parsed.error !== null) fail(parsed.error.start, parsed.error.message);
    if (parsed.node === null) continue;
    try {
      state.run(parsed.node);
    } catch (error) {
      if (error instanceof ElaborationFailure) fail(error.offset, `${error.kind}: ${error.message}`);
      else if (error instanceof KernelError) fail(parsed.start, `kernel: ${error.message}`);
      else throw error;
    }
  }
}
