/**
 * What the verifier answers. Three families that must never be mixed up: proved (`accepted`), not proved (`rejected`)
 * and not decided (`unsupported`, `timeout`): an undecided text says nothing about the proof.
 */

import type { Position } from "./syntax/index.ts";

/** The text is a proof and the kernel has checked it. */
export interface Accepted {
  readonly kind: "accepted";
}

/** The text is not a proof: `message` is worded as Lean words it, with the goal where there is one. */
export interface Rejected {
  readonly kind: "rejected";
  readonly position: Position;
  readonly message: string;
}

/** The text uses something outside the fragment, named by `construct`; nothing is said about the proof. */
export interface Unsupported {
  readonly kind: "unsupported";
  readonly position: Position;
  readonly construct: string;
}

/** The fuel or the depth allowed was spent; nothing is said about the proof. */
export interface TimedOut {
  readonly kind: "timeout";
  readonly position: Position;
  readonly message: string;
}

export type Failure = Rejected | Unsupported | TimedOut;
export type Verdict = Accepted | Failure;

/** Work that one judgement may spend: `steps` counts elaboration, unification and kernel steps together. */
export interface Fuel {
  readonly steps: number;
}

/** Some hundred times what a proof of twelve tactics spends. */
export const defaultFuel: Fuel = { steps: 2_000_000 };
