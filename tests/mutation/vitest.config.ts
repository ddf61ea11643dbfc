/** The tests that the mutants of `src/selfplay`, `src/learning` and `src/reward` run with. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "tests/{golden,selfplay,learning,reward}/**/*.test.ts",
      "tests/rewards/variants.test.ts",
      "tests/lab/replay.test.ts",
    ],
    // What loads all of Lean costs more than it finds.
    exclude: ["tests/**/*.slow.test.ts", "tests/golden/{embedded,old-log}.test.ts"],
    testTimeout: 120_000,
    isolate: false,
    setupFiles: ["tests/fresh-budget.ts"],
  },
});
