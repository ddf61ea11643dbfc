/** The library: the prelude's Lean text elaborated and checked by the kernel, once per process. */
import { CommandState } from "./elaborate/command.ts";
import { ElaborationFailure } from "./elaborate/failure.ts";
import { Library } from "./elaborate/library.ts";
import { Session } from "./elaborate/session.ts";
import { hooks } from "./hooks.ts";
import { addDeclaration, constant, Environment, KernelError, TypeChecker } from "./kernel/index.ts";
import { type PreludeFile, preludeFiles } from "./prelude/index.ts";
import { locate, parseFile } from "./syntax/index.ts";
import { defaultRules } from "./tactic/simpRules.ts";

let loaded: Library | null = null;

/** Definitions of the prelude that real Lean does not have under that name: a text reaches them by notation only. */
const behindNotation = ["Nat.dvd", "Nat.div.go", "Nat.mod.go", "Nat.gcd.go"];

/** The library, made at the first call. Throws `PreludeError` when the prelude's text is not accepted (a defect). */
export function loadLibrary(): Library {
  if (loaded === null) loaded = elaboratePrelude();
  return loaded;
}

/** The prelude's own text was refused. */
export class PreludeError extends Error {
  override readonly name = "PreludeError";
}

function elaboratePrelude(): Library {
  const library = new Library(new Environment());
  library.isPrelude = true;
  const files = preludeFiles();
  for (const file of files.beforeQuotients) elaborateFile(library, file);
  for (const quotientKind of ["type", "constructor", "lift", "induction"] as const)
    addDeclaration(library.environment, { kind: "quotient", quotientKind });
  for (const file of files.afterQuotients) elaborateFile(library, file);
  library.isPrelude = false;
  for (const name of behindNotation) library.hide(name);
  defaultRules(new Session(library, hooks));
  warmCaches(library.environment);
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
