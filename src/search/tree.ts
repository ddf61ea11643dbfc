/**
 * The tree of a search as the log keeps it: the texts of its states, each once, and its expansions in order, each with
 * all that was tried and what came of it. Nodes, costs and duplicates follow from these (`replaySearch`).
 */
import { Schema } from "effect";

/** A tactic that a model proposed for a state. */
export const Proposal = Schema.Struct({
  tactic: Schema.String,
  /** Of the tactic's text given the state, under the distribution that it was sampled from; ≤ 0. */
  logProbability: Schema.Finite,
  /** Tokens of the text, ≥ 0. */
  tokens: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
});
export type Proposal = typeof Proposal.Type;

/**
 * What a tactic came to: the index of the state that it left, or `proved` where no goal is left, `failed` where it was
 * refused, `undecided` where it ran out of time or memory, or its verifier died. None of them is a verdict: a proof that
 * was found is judged as any other.
 */
export const Left = Schema.Union([Schema.Int, Schema.Literals(["proved", "failed", "undecided"])]);
export type Left = typeof Left.Type;

export const Tried = Schema.Struct({ ...Proposal.fields, left: Left });
export type Tried = typeof Tried.Type;

/** A node that was expanded: node 0 is the root, the others are numbered as they enter the frontier. */
export const Expansion = Schema.Struct({ node: Schema.Int, tried: Schema.Array(Tried) });
export type Expansion = typeof Expansion.Type;

/**
 * How a search ended. `proved`: a tactic left no goal. `exhausted`: there was nothing more to expand. `spent`: its
 * expansions were used up. `timed-out`: its time was. `crashed`: a service failed under it, or the statement could not be
 * opened, with the reason.
 */
export const SearchEnd = Schema.TaggedUnion({
  proved: {},
  exhausted: {},
  spent: {},
  "timed-out": { seconds: Schema.Finite },
  crashed: { reason: Schema.String },
});
export type SearchEnd = typeof SearchEnd.Type;

export const SearchTree = Schema.Struct({
  /** Goals of each state as Lean shows them, a blank line between two; 0 is the statement's, missing where it was not opened. */
  states: Schema.Array(Schema.String),
  /** What the critic says of each state; absent where it was not asked, as by log-probability. */
  values: Schema.optionalKey(Schema.Array(Schema.NullOr(Schema.Finite))),
  expansions: Schema.Array(Expansion),
  end: SearchEnd,
});
export type SearchTree = typeof SearchTree.Type;
