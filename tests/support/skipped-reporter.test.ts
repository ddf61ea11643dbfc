import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { skippedText } from "./skipped-reporter.ts";

describe("the list that closes a test run", () => {
  it("counts what was skipped by need and file", () => {
    const skipped = [
      { file: "a.test.ts", missing: "a browser" },
      { file: "b.test.ts", missing: "a browser" },
      { file: "a.test.ts", missing: "a browser" },
      { file: "a.test.ts", missing: "Lean 4" },
    ];
    expect(skippedText(skipped)).toBe(
      "Skipped 4 tests, which need:\n  a browser\n    2 in a.test.ts\n    1 in b.test.ts\n  Lean 4\n    1 in a.test.ts",
    );
  });

  it("is not there where nothing was skipped", () => {
    expect(skippedText([])).toBe(null);
  });

  it("has every test that may be skipped: none is left out in another way", () => {
    const left = globSync("tests/**/*.ts").filter((file) =>
      /\b(?:it|test|describe|live|effect)\.(?:skip|skipIf|runIf|only|todo)\b/.test(readFileSync(file, "utf8")),
    );
    expect(left).toStrictEqual([]);
  });
});
