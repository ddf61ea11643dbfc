/**
 * Tactic mode: proofs step by step. A proof state is the goals it started from and the steps taken since; a step replays
 * them in a new session, so that states stay values which can be kept and branched at will, of several goals too.
 */
import type { Library } from "../elaborate/library.ts";
import { closedProof } from "../elaborate/proof.ts";
import { Session } from "../elaborate/session.ts";
import { addDeclaration, constantsOf, KernelError, type Term } from "../kernel/index.ts";
import { withinFuel } from "../outcome.ts";
import { locate, parseTactics, type TacticSequence } from "../syntax/index.ts";
import { runSequence } from "../tactic/run.ts";
import { showGoal } from "../tactic/show.ts";
import { TacticState } from "../tactic/state.ts";
import type { Fuel } from "../verdict.ts";
import { type GoalStart, openStart, type SeenGoal, seeGoal } from "./goal-start.ts";
import { Observer } from "./observer.ts";
import { isolateSorries, sorryAxiom } from "./sorries.ts";

/** A point in a proof. */
export interface ReplProofState {
  readonly library: Library;
  readonly starts: readonly GoalStart[];
  readonly steps: readonly TacticSequence[];
}

/** What a step that went through gives. */
export interface StepOutcome {
  readonly next: ReplProofState;
  /** The open goals as Lean shows them. */
  readonly goals: readonly string[];
  readonly status: string;
  /** Goals of the `sorry`s of this step. */
  readonly sorries: readonly SeenGoal[];
}

/** The state of goals just met; null when one of them cannot be taken out of its surroundings. */
export function proofStateOf(library: Library, goals: readonly SeenGoal[]): ReplProofState | null {
  const starts = goals.map(({ start }) => start);
  return starts.every((start) => start !== null) ? { library, starts, steps: [] } : null;
}

/** The state after a tactic, or Lean's words on why there is none. */
export function runStep(state: ReplProofState, text: string, fuel: Fuel): StepOutcome | { readonly message: string } {
  const { node, unsupported, error } = parseTactics(text);
  const [outside] = unsupported;
  if (outside !== undefined) return { message: `outside the fragment: ${outside.construct}` };
  if (error !== null) {
    const { line, column } = locate(text, error.start);
    return { message: `<input>:${line}:${column}: ${error.message}` };
  }
  const outcome = withinFuel(fuel, text, () => replay({ ...state, steps: [...state.steps, isolateSorries(node!)] }));
  if (!("kind" in outcome)) return outcome;
  return { message: outcome.kind === "unsupported" ? `outside the fragment: ${outcome.construct}` : outcome.message };
}

function replay(next: ReplProofState): StepOutcome {
  const observer = new Observer(false);
  const session = new Session(next.library, observer.hooks);
  const opened = next.starts.map((start) => openStart(session, start));
  const tactics = new TacticState(
    session,
    opened.map(({ goal }) => goal),
  );
  let earlier = 0;
  next.steps.forEach((step, index) => {
    if (index === next.steps.length - 1) earlier = observer.sorries.length;
    runSequence(tactics, step);
  });
  const goals = tactics.open().map((goal) => showGoal(session, goal));
  const sorries = observer.sorries.slice(earlier).map(({ goal }) => seeGoal(session, goal));
  return { next, goals, sorries, status: statusOf(next, session, opened, goals.length) };
}

type Opened = ReturnType<typeof openStart>;

/** `proofStatus` of the protocol. */
function statusOf(state: ReplProofState, session: Session, opened: readonly Opened[], left: number): string {
  if (left > 0) return "Incomplete: open goals remain";
  const [only, ...others] = opened;
  if (only === undefined || others.length > 0) return "Not verified: more than one initial goal";
  if (session.instantiate(only.opened.goal.term).hasMetavariable) return "Incomplete: contains metavariable(s)";
  const value = closedProof(session, only.opened, 0);
  const refusal = kernelRefusal(state, state.starts[0]!, value);
  if (refusal !== null) return `Error: kernel type check failed: (kernel) ${refusal}`;
  return constantsOf(value).includes(sorryAxiom) ? "Incomplete: contains sorry" : "Completed";
}

/** Why the kernel does not take `value` as a value of the goal; null when it does. */
function kernelRefusal({ library }: ReplProofState, { header }: GoalStart, value: Term): string | null {
  const { levelParameters, type } = header;
  try {
    addDeclaration(library.environment.extend(), { kind: "opaque", name: "_step", levelParameters, type, value });
    return null;
  } catch (error) {
    if (error instanceof KernelError) return error.message;
    throw error;
  }
}
