import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Milliseconds. */
const HANGING = 1_200_000;

/**
 * Two projects: `fast` (unit, property and golden tests, with `npm run check`) and `full`, what starts processes,
 * sockets or a browser or takes long: files named `*.slow.test.ts`.
 */
export default defineConfig({
  test: {
    reporters: ["default", "./tests/support/skipped-reporter.ts"],
    pool: "forks",
    // Tests of processes and sockets wait as long as they compute.
    maxWorkers: availableParallelism() + 1,
    // Only what hangs comes so far: no test is to depend on how fast the machine is.
    testTimeout: HANGING,
    hookTimeout: HANGING,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/**/*.slow.test.ts"],
          // Half of the time would go into loading the same modules for each file.
          isolate: false,
          setupFiles: ["tests/fresh-budget.ts"],
        },
      },
      { extends: true, test: { name: "full", include: ["tests/**/*.slow.test.ts"] } },
    ],
  },
});
