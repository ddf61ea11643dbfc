/** The rubric's arithmetic, by hand, and how its scores are read in an answer. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batchScores, guidePrompt, type Review, readReview, reviewScore, reviewText } from "../../src/domain/index.ts";

const review = (relevance: number, redundancy: number, complexity: number): Review => ({
  relevance,
  redundancy,
  complexity,
});

const answer = (relevance: string, redundancy: string, complexity: string): string =>
  `<begin_relevance_score>${relevance}<end_relevance_score>` +
  `<begin_redundancy_score>${redundancy}<end_redundancy_score>` +
  `<begin_conclusion_complexity_score>${complexity}<end_conclusion_complexity_score>`;

describe("what scores make together", () => {
  it.each([
    // relevance, redundancy, complexity, score
    [5, 0, 0, 8],
    [5, 1, 0, 7],
    [3, 0, 1, 5],
    [3, 1, 2, 3],
    [0, 1, 2, 0],
    [0, 0, 0, 3],
    [5, 0, 3, 0],
    [5, 0, 4, 0],
    [4.5, 0.5, 1.25, 5.75],
    [5, 0, 2.75, 5.25],
  ])("%d, %d and %d are %d", (relevance, redundancy, complexity, score) => {
    expect(reviewScore(review(relevance, redundancy, complexity))).toBe(score);
  });

  it("lies between 0 and 8, grows with relevance, and falls with redundancy and complexity", () => {
    const score = (largest: number) => fc.double({ min: 0, max: largest, noNaN: true });
    fc.assert(
      fc.property(score(5), score(1), score(4), score(5), (relevance, redundancy, complexity, more) => {
        const one = reviewScore(review(relevance, redundancy, complexity));
        expect(one).toBeGreaterThanOrEqual(0);
        expect(one).toBeLessThanOrEqual(8);
        expect(reviewScore(review(Math.max(relevance, more), redundancy, complexity))).toBeGreaterThanOrEqual(one);
        expect(reviewScore(review(relevance, 1, complexity))).toBeLessThanOrEqual(one);
        expect(reviewScore(review(relevance, redundancy, 4))).toBeLessThanOrEqual(one);
      }),
    );
  });
});

describe("a review in an answer", () => {
  it("is read back as it was written", () => {
    expect(readReview(reviewText(review(3, 0, 1)))).toStrictEqual(review(3, 0, 1));
    expect(reviewText(review(3, 0, 1))).toBe(answer("3", "0", "1").replaceAll("><begin", ">\n<begin"));
  });

  it("has the last scores, whatever stands around them, as decimal numbers", () => {
    const draft = answer("1", "1", "4");
    expect(readReview(`First I thought ${draft}, but then:\n${answer(" 4.5\n", "0.0", "1e0")} Done.`)).toStrictEqual(
      review(4.5, 0, 1),
    );
  });

  it.each([
    ["nothing", ""],
    ["words alone", "relevance 4, redundancy 0, complexity 1"],
    ["two scores of three", answer("4", "0", "1").replace("begin_redundancy_score", "redundancy")],
    ["a word for a number", answer("four", "0", "1")],
    ["no number", answer("", "0", "1")],
    ["a fraction", answer("4/5", "0", "1")],
    ["a number that is none", answer("NaN", "0", "1")],
    ["too great a relevance", answer("6", "0", "1")],
    ["too small a redundancy", answer("4", "-1", "1")],
    ["too great a complexity", answer("4", "0", "5")],
    ["a last score that does not end", `${answer("4", "0", "1")} <begin_relevance_score>5`],
  ])("is not read in %s", (_, text) => {
    expect(readReview(text)).toBeNull();
  });
});

describe("a batch of answers", () => {
  it("gives those that cannot be read the mean of the others", () => {
    const answers = [answer("5", "0", "0"), "no scores", answer("3", "1", "2"), answer("5", "0", "3"), ""];
    // 8, 3 and 0 are read; their mean is 11 / 3.
    expect(batchScores(answers)).toStrictEqual({ scores: [8, 11 / 3, 3, 0, 11 / 3], failed: 2 });
  });

  it("gives 0 where none can be read, and nothing where there is none", () => {
    expect(batchScores(["", "none"])).toStrictEqual({ scores: [0, 0], failed: 2 });
    expect(batchScores([])).toStrictEqual({ scores: [], failed: 0 });
  });
});

describe("the prompt", () => {
  it("shows both statements, each score's range, and a layout that is read back", () => {
    const prompt = guidePrompt({ target: "theorem aim : 1 = 1 := by", conjecture: "theorem step : 2 = 2 := by" });
    expect(prompt.indexOf("theorem aim")).toBeGreaterThan(0);
    expect(prompt.indexOf("theorem step")).toBeGreaterThan(prompt.indexOf("theorem aim"));
    for (const range of ["Relevance, 0 to 5", "Redundancy, 0 or 1", "conclusion, 0 to 4"])
      expect(prompt).toContain(range);
    expect(readReview(prompt)).toStrictEqual(review(3, 0, 1));
  });
});
