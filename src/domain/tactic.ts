/** Proofs tactic by tactic: what a verifier is asked about a state of a proof, and what it answers. */
import type { Statement } from "./statement.ts";
import { renumbering, stateText } from "./trace.ts";

/** Tactics to be tried, each by itself, on the state that `before` leads to from the statement; none only opens it. */
export interface TacticRequest {
  readonly statement: Pick<Statement, "header" | "text">;
  readonly before: ReadonlyArray<string>;
  readonly tactics: ReadonlyArray<string>;
}

/**
 * What a tactic came to: a state with goals, as text; a proof, as far as the verifier can tell step by step; a refusal, in
 * its words; or no answer, since it ran out of time or memory, or is outside of what is understood. None is a verdict.
 */
export type TacticResult =
  | { readonly _tag: "state"; readonly state: string }
  | { readonly _tag: "proved" }
  | { readonly _tag: "failed" | "undecided"; readonly message: string };

/** The state that tactics were tried on and what each came to, in their order; or why there is no such state. */
export type TriedTactics =
  | { readonly _tag: "tried"; readonly state: string; readonly results: ReadonlyArray<TacticResult> }
  | { readonly _tag: "unopened"; readonly reason: string };

/** The text of a state: its goals as Lean shows them, the same whatever was done before. */
export const proofState = (goals: ReadonlyArray<string>): string => stateText(goals.map(renumbering()));

/** A proof of tactics one below the other, as it stands under a statement that ends in `by`. */
export const proofOfTactics = (tactics: ReadonlyArray<string>): string =>
  tactics.map((tactic) => tactic.replaceAll(/^(?=.)/gm, "  ")).join("\n");
