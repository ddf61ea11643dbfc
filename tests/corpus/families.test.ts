/** The generators: what they make is true, within the model's language, and a function of the stream. */
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { altered, FAMILIES, LEAST_MORE, nextCandidate } from "../../src/corpus/index.ts";
import { deriveStream } from "../../src/domain/index.ts";
import { normalForm, printStatement, refute } from "../../src/embedded-model/index.ts";

const candidates = (family: (typeof FAMILIES)[number], count: number, more: number, seed = "families") => {
  const stream = deriveStream(seed, "data", family, more);
  return Array.from({ length: count }, () => nextCandidate(family, stream, more));
};

describe.each(FAMILIES)("candidates of the family %s", (family) => {
  it("are true: small values and truth tables refute none, small or large", () => {
    const stream = deriveStream("families", "data", "refute");
    for (const more of [LEAST_MORE, 0, 3])
      for (const goal of candidates(family, 15, more))
        expect(refute(goal, 200, stream), printStatement("false_one", goal)).toBeNull();
  });

  it("are read back from their text as what they are", () => {
    for (const goal of candidates(family, 15, 0)) {
      const read = statementGoal(printStatement("candidate", goal));
      expect(read._tag === "Goal" ? normalForm(read.goal) : read).toBe(normalForm(goal));
    }
  });

  it("come from the stream alone", () => {
    const texts = (seed: string) => candidates(family, 5, 0, seed).map((goal) => printStatement("candidate", goal));
    expect(texts("one")).toStrictEqual(texts("one"));
    expect(texts("one")).not.toStrictEqual(texts("other"));
  });

  it("grow with `more`", () => {
    const size = (more: number) => candidates(family, 40, more).reduce((sum, { target }) => sum + target.size, 0);
    expect(size(LEAST_MORE)).toBeLessThan(size(0));
    expect(size(0)).toBeLessThan(size(4));
  });
});

describe("altered statements", () => {
  it("are mostly false", () => {
    const stream = deriveStream("families", "data", "altered");
    const goals = candidates("equation", 60, 0).map((goal) => altered(goal, stream));
    expect(goals.filter((goal) => refute(goal, 400, stream) !== null).length).toBeGreaterThan(40);
  });
});
