/**
 * Which mutants of a run are drawn: by a hash of the seed and the mutant's id, so that the process that tests and the
 * one that reports agree. For Stryker this is a checker, which lets the others not reach any test.
 */
import { createHash } from "node:crypto";

/** Environment variables from `run.ts` to the processes that Stryker starts. */
export const SEED_VARIABLE = "STP_MUTATION_SEED";
export const SHARE_VARIABLE = "STP_MUTATION_SHARE";

/** Whether the mutant is among the share, in [0, 1], that a seed draws. */
export const isDrawn = (seed: string, share: number, id: string): boolean =>
  createHash("sha256").update(`${seed} ${id}`).digest().readUInt32LE(0) / 2 ** 32 < share;

class DrawChecker {
  static readonly inject = [] as const;
  readonly #seed = process.env[SEED_VARIABLE] ?? "";
  readonly #share = Number(process.env[SHARE_VARIABLE]);

  async init(): Promise<void> {}

  async check(mutants: ReadonlyArray<{ readonly id: string }>): Promise<Record<string, object>> {
    const answers = mutants.map(({ id }) => [
      id,
      isDrawn(this.#seed, this.#share, id) ? { status: "passed" } : { status: "compileError", reason: "not drawn" },
    ]);
    return Object.fromEntries(answers);
  }

  /** All together: one call costs more than one mutant. */
  async group(mutants: ReadonlyArray<{ readonly id: string }>): Promise<ReadonlyArray<ReadonlyArray<string>>> {
    return [mutants.map(({ id }) => id)];
  }
}

/** How Stryker finds the checker. */
export const strykerPlugins = [{ kind: "Checker", name: "draw", injectableClass: DrawChecker }];
