/** Environments of the REPL: what has been declared, and the scope commands that hold for what follows. Immutable. */
import { CommandState } from "../elaborate/command.ts";
import type { Library } from "../elaborate/library.ts";
import type { SessionHooks } from "../elaborate/session.ts";
import { addDeclaration, budget } from "../kernel/index.ts";
import type { Reach } from "../misunderstood.ts";
import type { Command } from "../syntax/index.ts";
import { defaultFuel } from "../verdict.ts";
import { sorryAxiom, sorryDeclaration } from "./sorries.ts";

/** What later requests start from. */
export interface ReplEnvironment {
  readonly library: Library;
  /** `universe`, `open`, `namespace`, `section`, `end` … since the library, in order. */
  readonly scopeCommands: readonly Command[];
  /** How far commands reach that were not understood; absent when there was none. */
  readonly reach?: Reach;
}

const scopeKinds: ReadonlySet<Command["kind"]> = new Set([
  "universe",
  "open",
  "set_option",
  "section",
  "namespace",
  "end",
]);

/** Whether the command changes the scope and declares nothing. */
export function isScopeCommand(command: Command): boolean {
  return scopeKinds.has(command.kind);
}

/** The environment that requests without `env` start from. */
export function freshEnvironment(library: Library): ReplEnvironment {
  const layer = library.extend();
  if (!layer.environment.has(sorryAxiom))
    budget.within(defaultFuel.steps, () => addDeclaration(layer.environment, sorryDeclaration));
  return { library: layer, scopeCommands: [] };
}

/** A state to run commands in: a layer above the environment, in its scopes. */
export function commandState({ library, scopeCommands }: ReplEnvironment, hooks: SessionHooks): CommandState {
  const state = new CommandState(library.extend(), hooks);
  for (const command of scopeCommands) state.run(command);
  return state;
}
