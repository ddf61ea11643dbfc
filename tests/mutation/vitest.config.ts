/** The tests that the mutants of `src/selfplay`, `src/learning` and `src/reward` run with. */

import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes seconds, in this order and after all else: most mutants fail before these are reached. */
const LONG = [
  "told",
  "exact",
  "greedy",
  "tiled-search",
  "variants",
  "digests",
  "known-proofs",
  "user-file",
  "loop",
  "replay",
];

class LongOnesLast extends BaseSequencer {
  override async sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    const place = ({ moduleId }: TestSpecification): number => LONG.indexOf(path.basename(moduleId, ".test.ts"));
    return files.toSorted((a, b) => place(a) - place(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: [
      "tests/{golden,selfplay,learning,reward}/**/*.test.ts",
      "tests/rewards/variants.test.ts",
      "tests/lab/replay.test.ts",
    ],
    // What loads all of Lean costs more than it finds.
    exclude: [
      "tests/**/*.slow.test.ts",
      "tests/golden/{embedded,old-log}.test.ts",
      // As many runs as a mutant can be tested with in minutes: the golden runs are pinned by their digests instead.
      "tests/selfplay/{pure-steps,resume}.test.ts",
      // A kernel that asks at every number which mutant is active takes minutes for it.
      "tests/reward/wasserstein/chunks.test.ts",
    ],
    testTimeout: 600_000,
    // Node loads these itself, and keeps what it has compiled.
    server: { deps: { external: [/\/(?:src|rewards|policies)\/.*\.ts$/] } },
    sequence: { sequencer: LongOnesLast },
    isolate: false,
    setupFiles: ["tests/fresh-budget.ts"],
  },
});
