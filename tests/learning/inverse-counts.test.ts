/** STP's rule on inputs whose weights are computed by hand. */
import { describe, expect, it } from "vitest";
import { finalSequences, inverseCounts } from "../../src/learning/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";
import { learningInputOf } from "./support.ts";

describe("inverse counts", () => {
  it("weigh a proof of n code points by exp(−0.001 n) over the proofs of its statement", () => {
    const input = learningInputOf([
      { id: "a", proofs: ["12345", "1234567890"] },
      { id: "b", proofs: ["123"] },
    ]);
    const weights = inverseCounts
      .weigh(input, {})
      .map(({ proofId, statementId, weight }) => [statementId, proofId, weight]);
    expect(weights).toStrictEqual([
      ["a", "12345", Math.exp(-0.005) / 2],
      ["a", "1234567890", Math.exp(-0.01) / 2],
      ["b", "123", Math.exp(-0.003)],
    ]);
  });

  it("leave out what is proved too often: at the limit by `maximumPassRateIs`", () => {
    const given = [
      { id: "at", proofs: ["x"], rate: 0.5 },
      { id: "over", proofs: ["x"], rate: 0.51 },
    ];
    const kept = (...overrides: ReadonlyArray<string>) =>
      inverseCounts.weigh(learningInputOf(given, overrides), {}).map(({ statementId }) => statementId);
    expect(kept()).toStrictEqual(["at"]);
    expect(kept("examples.maximumPassRateIs=excluded")).toStrictEqual([]);
  });

  it("take the conjectures that the reward kept, but for those of weight 0", () => {
    const conjecture = { seedProofId: "p" as never, lemma: "Nat.add_comm" };
    const input = {
      ...learningInputOf([]),
      conjectures: [
        { ...conjecture, id: "c" as never, weight: 2 },
        { ...conjecture, id: "d" as never, weight: 0 },
      ],
    };
    expect(inverseCounts.weigh(input, {})).toStrictEqual([
      { role: "conjecturer", statementId: "c", proofId: "p", lemma: "Nat.add_comm", weight: 2 },
    ]);
  });
});

describe("the final sequences", () => {
  it("keep statements of the dataset and of conjectures to their own limits", () => {
    const given = [
      { id: "dataset", proofs: ["x"], rate: 0.9 },
      { id: "hard", proofs: ["x"], rate: 0.25, source: "conjecture" as const },
      { id: "easy", proofs: ["x"], rate: 0.26, source: "conjecture" as const },
    ];
    const kept = (...overrides: ReadonlyArray<string>) =>
      finalSequences(learningInputOf(given), tinyExperiment(...overrides).final).map(({ statementId }) => statementId);
    expect(kept()).toStrictEqual(["dataset", "hard"]);
    expect(kept("final.maximumDatasetPassRate=0.25")).toStrictEqual(["hard"]);
    expect(kept("final.conjectures=false")).toStrictEqual(["dataset"]);
  });
});
