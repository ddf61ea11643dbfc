/**
 * The budget of a check: counted steps, and nesting, so that no term can exhaust the process stack. One counter for the
 * kernel and for whoever calls it from inside its own recursion (the stack is shared too).
 *
 * Measured on the smallest default stack (984 KiB, main thread) with unoptimised code: a kernel call takes at most
 * 770 bytes, a level of structural recursion 210; the limits below leave 150 KiB to the callers.
 */
import { ResourceLimit } from "./errors.ts";

/** Most nested kernel calls (inference, reduction, definitional equality), each a few stack frames. */
export const MAX_CALL_DEPTH = 800;
/** Stack a kernel call may take, and all there is, in levels of structural recursion. */
const LEVELS_PER_CALL = 4;
const MAX_LEVELS = 4000;

/** Steps allowed when nobody says otherwise: ten seconds of work or so. */
export const DEFAULT_STEPS = 5_000_000;

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
  /** Ends the call begun by `enter`. */
  leave(): void {
    this.depth--;
  }
  /** Counts one step of a loop. Throws `ResourceLimit`. */
  step(): void {
    if (--this.steps < 0) throw new ResourceLimit("steps");
  }
  /** Makes sure that the stack has room for structural recursion `levels` deep. Throws `ResourceLimit`. */
  reserve(levels: number): void {
    if (this.depth * LEVELS_PER_CALL + levels > MAX_LEVELS) throw new ResourceLimit("depth");
  }
}

/** The budget in force. Callers set `steps` before a check. */
export const budget = new Budget();
