/**
 * Names that a header uses and nothing declares: Lean binds them as implicit variables in front of all others and
 * elaborates the header again. Here only letters with digits behind them are bound so; other names may be those of a
 * library that the fragment does not know. Source: Lean 4, `Elab/Term.lean` (`withAutoBoundImplicit`).
 */
import type { Binder, Identifier } from "../syntax/index.ts";
import { ElaborationFailure } from "./failure.ts";
import type { Session } from "./session.ts";

/** Thrown where such a name is met. */
export class UnboundName {
  readonly name: Identifier;

  constructor(name: Identifier) {
    this.name = name;
  }
}

/** May Lean bind the name by itself, and mean no more than that? */
export function isAutoBound(name: string): boolean {
  return /^\p{L}[\d₀-₉']*$/u.test(name);
}

/** Runs `elaborate`, again and again with a binder more for each name that it finds unbound. */
export function bindingUnboundNames<Result>(session: Session, elaborate: (bound: readonly Binder[]) => Result): Result {
  const bound: Binder[] = [];
  const { bindsNames, nesting, context } = session;
  const saved = session.save();
  session.bindsNames = session.autoBound && !session.library.hasForeignNames;
  try {
    for (;;) {
      try {
        return elaborate(bound);
      } catch (error) {
        if (!(error instanceof UnboundName)) throw bound.length === 0 ? error : undecided(error, bound[0]!);
        session.restore(saved);
        session.nesting = nesting;
        session.context = context;
        const { name } = error;
        bound.push({ ...name, kind: "binder", style: "implicit", names: [name], type: null, initial: null });
      }
    }
  } finally {
    session.bindsNames = bindsNames;
  }
}

/** What fails after a name was bound may succeed where the name is declared. */
function undecided(error: unknown, { names, start }: Binder): unknown {
  if (!(error instanceof ElaborationFailure) || error.kind !== "rejected") return error;
  const [name] = names as readonly [Identifier];
  return new ElaborationFailure("unsupported", start, () => `auto-bound implicit variable \`${name.name}\``);
}
