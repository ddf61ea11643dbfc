/**
 * The budget of a check: counted work, and nesting, so that no term can exhaust the process stack. One counter for the
 * kernel and for whoever calls it from inside its own recursion (the stack is shared too).
 *
 * Work is counted in units, sixteen to a step: a step is one call of inference, reduction or definitional equality that
 * no cache answers, or what takes its callers as long; a unit is one node of a term that a walk meets. A new term costs
 * half a step, which bounds the memory too.
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
const STEP_UNITS = 16;
/** What a new term costs. */
export const TERM_UNITS = 8;
/** Most steps that can be counted: the units are small integers. */
const MAX_STEPS = 0x3fffffff / STEP_UNITS;

class Budget {
  /** Units of work left; below zero the next check throws. */
  units = DEFAULT_STEPS * STEP_UNITS;
  /** Calls in progress. Whoever catches an error restores the value it had before. */
  depth = 0;

  /** Begins a nested call: counts one step and one level. Throws `ResourceLimit`. */
  enter(): void {
    if ((this.units -= STEP_UNITS) < 0) throw new ResourceLimit("steps");
    if (++this.depth > MAX_CALL_DEPTH) throw new ResourceLimit("depth");
  }
  /** Ends the call begun by `enter`. */
  leave(): void {
    this.depth--;
  }
  /** Counts one step of a loop. Throws `ResourceLimit`. */
  step(): void {
    if ((this.units -= STEP_UNITS) < 0) throw new ResourceLimit("steps");
  }
  /** Counts `units` of work that has been done. Throws `ResourceLimit`. */
  spend(units: number): void {
    if ((this.units -= units) < 0) throw new ResourceLimit("steps");
  }
  /** Makes sure that the stack has room for structural recursion `levels` deep. Throws `ResourceLimit`. */
  reserve(levels: number): void {
    if (this.depth * LEVELS_PER_CALL + levels > MAX_LEVELS) throw new ResourceLimit("depth");
  }
  /** Allows `steps` from here on. */
  refill(steps: number): void {
    this.units = Math.min(steps, MAX_STEPS) * STEP_UNITS;
  }
  /** Runs `work` with `steps` of its own; what was left before, and the nesting, are in force again afterwards. */
  within<Result>(steps: number, work: () => Result): Result {
    const { depth, units } = this;
    this.refill(steps);
    try {
      return work();
    } finally {
      this.units = units;
      this.depth = depth;
    }
  }
}

/** The budget in force. */
export const budget = new Budget();
