/** The figures of a benchmark's statements: over all, over those that can be judged, and over what was decided. */
import { describe, expect, it } from "vitest";
import { type Measurement, macroAverage, statementFigures } from "../../../src/lab/index.ts";

const measurement = (given: Partial<Measurement>): Measurement => ({
  statementId: "s",
  n: 4,
  accepted: 0,
  undecided: 0,
  missing: 0,
  cut: 0,
  tokens: null,
  verdicts: {},
  notJudged: null,
  proofs: [],
  ...given,
});
const outside = measurement({ undecided: 4, notJudged: { kind: "unsupported", message: "matrices" } });

describe("the figures of statements", () => {
  it("count one that cannot be judged as undecided: in the denominator of all, not in that of the judged", () => {
    const all = [measurement({ accepted: 4 }), measurement({ accepted: 1 }), outside, outside];
    const figures = statementFigures(all, 4, [1, 4]);
    expect(figures).toMatchObject({ statements: 4, judged: 2, solved: 2, asked: 16, undecided: 8 });
    expect(figures.notJudged).toEqual({ rejected: 0, unsupported: 2 });
    // (1 + 1/4) / 4 and 2 / 4; of the judged (1 + 1/4) / 2 and 2 / 2.
    expect(figures.passAtK.map(({ value }) => value)).toEqual([0.3125, 0.5]);
    expect(figures.passAtKOfJudged.map(({ statements, value }) => [statements, value])).toEqual([
      [2, 0.625],
      [2, 1],
    ]);
    expect(figures.passAtKOfDecided.map(({ leftOut, value }) => [leftOut, value])).toEqual([
      [2, 0.625],
      [2, 1],
    ]);
  });

  it("leave out only in the last what was not decided or not given of a judged statement", () => {
    const figures = statementFigures([measurement({ accepted: 1, undecided: 1, missing: 1, cut: 2 })], 4, [1, 4]);
    expect(figures).toMatchObject({ asked: 4, undecided: 1, missing: 1, cut: 2 });
    expect(figures.passAtK.map(({ value }) => value)).toEqual([0.25, 1]);
    expect(figures.passAtKOfDecided).toEqual([
      { k: 1, value: 0.5, statements: 1, leftOut: 0 },
      { k: 4, value: null, statements: 0, leftOut: 1 },
    ]);
  });

  it("have none over judged statements where there is none, and sum tokens where they are counted", () => {
    expect(statementFigures([outside], 4, [1]).passAtKOfJudged).toEqual([]);
    expect(statementFigures([outside], 4, [1]).tokens).toBeNull();
    expect(statementFigures([outside, measurement({ tokens: 3 }), measurement({ tokens: 4 })], 4, [1]).tokens).toBe(7);
  });
});

describe("the mean over sets", () => {
  it("is over those that have a figure, and none where no set has", () => {
    const one = statementFigures([measurement({ accepted: 2 })], 4, [1]).passAtK;
    expect(macroAverage([one, [], one], [1]).map(({ sets, value }) => [sets, value])).toEqual([[2, 0.5]]);
    expect(macroAverage([[], []], [1])).toEqual([]);
  });
});
