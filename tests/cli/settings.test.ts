/** `stp settings`: what it prints, and where it refuses. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome } from "./support.ts";

describe("stp settings", () => {
  it.effect("prints a line for each group and each setting outside of one", () =>
    Effect.gen(function* () {
      const { code, output } = yield* outcome(["settings"]);
      expect(code).toBe(0);
      const words = output.split("\n").map((line) => line.split(" ")[0]);
      for (const name of ["seed", "prove", "reward", "verifier"]) expect(words).toContain(name);
      expect(words.some((word) => word?.includes("."))).toBe(false);
    }),
  );

  it.effect("prints all that is known of a setting", () =>
    Effect.gen(function* () {
      const { output } = yield* outcome(["settings", "seeds.minimumPassRate"]);
      expect(output).toMatchInlineSnapshot(`
        "seeds.minimumPassRate = null
          A seed's best pass rate over all iterations must be above this; null takes every
          proved statement.
          number from 0 to 1, or null
          source: paper: every one; released code: 0.35
          preset released-code: 0.35"
      `);
    }),
  );

  it.effect("prints a JSON line for each setting under a group", () =>
    Effect.gen(function* () {
      const lines = jsonLines((yield* outcome(["settings", "evaluate", "--json"])).output);
      expect(lines.map(({ path }) => path)).toStrictEqual([
        "evaluate",
        "evaluate.samples",
        "evaluate.k",
        "evaluate.contextTokens",
        "evaluate.every",
      ]);
      expect(lines[1]).toMatchObject({ type: "integer ≥ 1", default: 16, backend: null });
    }),
  );

  it.effect("refuses a setting that there is not, with the nearest one", () =>
    Effect.gen(function* () {
      const { code, errors } = yield* outcome(["settings", "prove.budge"]);
      expect(code).toBe(2);
      expect(errors).toBe(
        'error: KEY: expected the path of a setting, as --set takes it, found "prove.budge"\n  did you mean "prove.budget"?',
      );
    }),
  );
});
