/** Verdicts on every declaration of a file; what is accepted is known to what follows. */
import { CommandState } from "./elaborate/command.ts";
import type { Library } from "./elaborate/library.ts";
import { writeExportOf } from "./export/index.ts";
import { hooks } from "./hooks.ts";
import { type Environment, terms } from "./kernel/index.ts";
import { Misunderstood } from "./misunderstood.ts";
import { parseFailure, withinFuel } from "./outcome.ts";
import { type Command, locate, parseFile } from "./syntax/index.ts";
import { defaultFuel, type Fuel, type Verdict } from "./verdict.ts";

/** One declaration or one command that was not understood; `line` from 1, `column` from 0: where it begins. */
export interface FileEntry {
  readonly line: number;
  readonly column: number;
  /** Name of the declaration; "" for an `example` or another command. */
  readonly name: string;
  readonly verdict: Verdict;
}

/** Commands that only arrange scopes: no entry unless they fail. */
const silentCommands: ReadonlySet<Command["kind"]> = new Set([
  "universe",
  "open",
  "set_option",
  "include",
  "section",
  "namespace",
  "end",
  "attribute",
  "variable",
  "export",
  "import",
]);

/** Judges every command of `source` in order; `fuel` is for each command. */
export function verifyFile(library: Library, source: string, fuel: Fuel = defaultFuel): readonly FileEntry[] {
  return terms.inScope(() => judgeCommands(library, source, fuel).entries);
}

/** `verifyFile`, with the lines of an export of what was accepted under a name and of all that it rests on. */
export function verifyAndExport(library: Library, source: string, fuel: Fuel = defaultFuel): ExportedFile {
  return terms.inScope(() => {
    const { accepted, entries, environment } = judgeCommands(library, source, fuel);
    return { entries, lines: writeExportOf(environment, accepted) };
  });
}

export interface ExportedFile {
  readonly entries: readonly FileEntry[];
  readonly lines: readonly string[];
}

interface JudgedFile {
  readonly entries: readonly FileEntry[];
  /** Names of what was accepted; an `example` has none. */
  readonly accepted: readonly string[];
  readonly environment: Environment;
}

function judgeCommands(library: Library, source: string, fuel: Fuel): JudgedFile {
  const state = new CommandState(library.extend(), hooks);
  const misunderstood = new Misunderstood(() => state);
  const entries: FileEntry[] = [];
  const accepted: string[] = [];
  for (const parsed of parseFile(source)) {
    const position = locate(source, parsed.start);
    const text = source.slice(parsed.start, parsed.end);
    const name = parsed.node === null ? "" : commandName(parsed.node);
    const problem = parseFailure(parsed, source);
    const found = problem ?? withinFuel(fuel, source, () => runCommand(state, parsed.node!));
    const verdict = misunderstood.weigh(text, position, found, problem !== null);
    if (verdict.kind === "unsupported" || verdict.kind === "timeout") misunderstood.note(text);
    if (verdict.kind === "rejected" && problem === null && name !== "") state.library.refuse(state.fullName(name));
    if (verdict.kind === "accepted" && name !== "") accepted.push(state.fullName(name));
    if (verdict.kind !== "accepted" || !silentCommands.has(parsed.node!.kind))
      entries.push({ ...position, name, verdict });
  }
  return { entries, accepted, environment: state.environment };
}

function runCommand(state: CommandState, command: Command): Verdict {
  state.run(command);
  return { kind: "accepted" };
}

function commandName(command: Command): string {
  return "signature" in command ? (command.signature.name?.name ?? "") : "";
}
