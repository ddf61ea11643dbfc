/** Verdicts on every declaration of a file; what is accepted is known to what follows. */
import { CommandState } from "./elaborate/command.ts";
import type { Library } from "./elaborate/library.ts";
import { hooks } from "./hooks.ts";
import { budget, terms } from "./kernel/index.ts";
import { failureOf, parseFailure } from "./outcome.ts";
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
  "section",
  "namespace",
  "end",
  "attribute",
  "variable",
]);

/** Judges every command of `source` in order; `fuel` is for each command. */
export function verifyFile(library: Library, source: string, fuel: Fuel = defaultFuel): readonly FileEntry[] {
  const mark = terms.mark();
  try {
    return judgeCommands(library, source, fuel);
  } finally {
    terms.release(mark);
  }
}

function judgeCommands(library: Library, source: string, fuel: Fuel): readonly FileEntry[] {
  const state = new CommandState(library.extend(), hooks);
  const entries: FileEntry[] = [];
  const depth = budget.depth;
  for (const parsed of parseFile(source)) {
    const { line, column } = locate(source, parsed.start);
    const node = parsed.node;
    const name = node === null ? "" : commandName(node);
    const problem = parseFailure(parsed, source);
    if (problem !== null) {
      entries.push({ line, column, name, verdict: problem });
      continue;
    }
    budget.steps = fuel.steps;
    try {
      state.run(node!);
      if (!silentCommands.has(node!.kind)) entries.push({ line, column, name, verdict: { kind: "accepted" } });
    } catch (error) {
      budget.depth = depth;
      entries.push({ line, column, name, verdict: failureOf(error, source) });
    }
  }
  return entries;
}

function commandName(command: Command): string {
  return "signature" in command ? (command.signature.name?.name ?? "") : "";
}
