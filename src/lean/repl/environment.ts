/** Environments of the REPL: what has been declared, and the scope in which what follows stands. Immutable. */
import { CommandState } from "../elaborate/command.ts";
import type { Library } from "../elaborate/library.ts";
import { outside, type Place } from "../elaborate/scopes.ts";
import type { SessionHooks } from "../elaborate/session.ts";
import { addDeclaration, budget } from "../kernel/index.ts";
import type { Reach } from "../misunderstood.ts";
import { defaultFuel } from "../verdict.ts";
import { sorryAxiom, sorryDeclaration } from "./sorries.ts";

/** What later requests start from. */
export interface ReplEnvironment {
  readonly library: Library;
  /** What `universe`, `open`, `namespace`, `section`, `end` … have come to. */
  readonly place: Place;
  /** How far commands reach that were not understood; absent when there was none. */
  readonly reach?: Reach;
}

/** The environment that requests without `env` start from. */
export function freshEnvironment(library: Library): ReplEnvironment {
  const layer = library.extend();
  if (!layer.environment.has(sorryAxiom))
    budget.within(defaultFuel.steps, () => addDeclaration(layer.environment, sorryDeclaration));
  return { library: layer, place: outside };
}

/** A state to run commands in: a layer above the environment, in its scopes. */
export function commandState({ library, place }: ReplEnvironment, hooks: SessionHooks): CommandState {
  return new CommandState(library.withFewLayers().extend(), hooks, place);
}
