/**
 * The budget of a check: counted steps, and nesting, so that no term can exhaust the process stack. One counter for the
 * kernel and for whoever calls it from inside its own recursion (the stack is shared too).
 */
import { ResourceLimit } from "./errors.ts";

/** Most nested kernel calls (inference, reduction, definitional equality), each a few stack frames. */
export const MAX_CALL_DEPTH = 800;

/** Steps allowed when nobody says otherwise: about ten seconds of work. */
export const DEFAULT_STEPS = 20_000_000;

class Budget {
  /** Steps left; one step is one call of inference, reduction or definitional equality that no cache answers. */
  steps = DEFAULT_STEPS;
  /** Calls in progress. Whoever catches an error restores the value it had before. */
  depth = 0;

  /** Begins a nested call: counts one step and one level. Throws `ResourceLimit`. */
  enter(): void {
    if (--this.steps < 0) throw new ResourceLimit("steps");
    if (++this.depth > MAX_CALL_DEPTH) throw new ResourceLimit("depth");
  }
  /** Counts one step of a loop. Throws `ResourceLimit`. */
  step(): void {
    if (--this.steps < 0) throw new ResourceLimit("steps");
  }
  /** Ends the call begun by `enter`. */
  leave(): void {
    this.depth--;
  }
}

/** The budget in force. Callers set `steps` before a check. */
export const budget = new Budget();
