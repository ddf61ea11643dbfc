/** A rung of the ladder: one small declaration (or a few) that the kernel must accept, or refuse for a given reason. */
import type { Environment, KernelReason } from "../../src/lean/kernel/index.ts";

export interface Rung {
  /** One sentence. */
  readonly says: string;
  /** Families (tests/lean/kernel/families.ts) that the rung stands on. */
  readonly on: readonly string[];
  /** Adds declarations; a bad rung throws at its last step. */
  readonly climb: (environment: Environment) => void;
}

export interface BadRung extends Rung {
  readonly reason: KernelReason;
}
