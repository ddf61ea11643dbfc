/** Which samples self-guided self-play learns from, and what their length does: values by hand. */
import { describe, expect, it } from "vitest";
import {
  chosenSamples,
  type LearningAttempt,
  type LearningInput,
  lengthPenalty,
  withLengthPenalty,
} from "../../src/learning/index.ts";
import { attemptOf, judgedInputOf } from "./support.ts";

const failed = (proof: string, changes: Partial<LearningAttempt> = {}) =>
  attemptOf(proof, { outcome: "not proved", ...changes });

/** Rates of iteration 2 by name; of iteration 1 they are all 1/4. */
const RATES: Readonly<Record<string, number | null>> = {
  never: 0,
  rare: 0.25,
  half: 0.5,
  often: 0.75,
  always: 1,
  open: null,
};
const rate = (id: string, iteration: number) => (iteration === 2 ? (RATES[id.split(" ")[0]!] ?? null) : 0.25);

const input: LearningInput = {
  ...judgedInputOf(
    Object.fromEntries(
      Object.keys(RATES).map((id) => [
        id,
        [attemptOf(`${id} old`, { iteration: 1 }), attemptOf(id), failed(`no ${id}`)],
      ]),
    ),
  ),
  // Only the rare and the always solved ones were proved before.
  firstProof: (id) => (["rare", "always"].includes(id) ? 1 : id === "never" ? null : 2),
};
const withConjecture: LearningInput = {
  ...input,
  statements: [
    ...input.statements,
    {
      id: "often conjecture" as never,
      source: "conjecture",
      attempts: [attemptOf("c old", { iteration: 1 }), attemptOf("c")],
    },
  ],
};

const chosen = (proofs: Parameters<typeof chosenSamples>[1]["proofs"]): ReadonlyArray<string> =>
  chosenSamples(withConjecture, { proofs }, rate)
    .statements.flatMap(({ attempts }) => attempts)
    .filter(({ outcome }) => outcome === "proved")
    .map(({ proof }) => proof);

describe("the samples that are learned from", () => {
  it("are those of hard statements, up to one half", () => {
    const all = ["never old", "rare old", "rare", "half old", "half", "often old", "always old", "open old", "c old"];
    expect(chosen("hard")).toStrictEqual(all);
  });

  it("are those that are neither always nor never solved", () => {
    expect(chosen("between").filter((proof) => !proof.endsWith("old"))).toStrictEqual(["rare", "half", "often", "c"]);
  });

  it("are those that are ever solved", () => {
    expect(chosen("proved").filter((proof) => !proof.endsWith("old"))).toStrictEqual([
      "rare",
      "half",
      "often",
      "always",
      "c",
    ]);
  });

  it("are those of targets that were not proved before, and of conjectures", () => {
    expect(chosen("unsolved").filter((proof) => !proof.endsWith("old"))).toStrictEqual(["half", "often", "c"]);
  });

  it("are those of the window for targets, and of the iteration for conjectures", () => {
    const taken = chosen("few");
    expect(taken).toContain("always old");
    expect(taken).toContain("c");
    expect(taken).not.toContain("c old");
  });

  it("keep the failed samples of their statement and iteration, for a rule that compares", () => {
    const [rare] = chosenSamples(withConjecture, { proofs: "between" }, rate).statements.filter(
      ({ id }) => id === "rare",
    );
    expect(rare?.attempts.map(({ proof }) => proof)).toStrictEqual(["rare old", "rare", "no rare"]);
  });
});

describe("the penalty of length", () => {
  it.each([
    [0, 0],
    [0.8, 0],
    [0.85, -0.25],
    [0.9, -0.5],
    [1, -1],
    [1.5, -1],
  ])("of %d of the longest is %d", (share, penalty) => {
    expect(lengthPenalty(share, 0.8)).toBeCloseTo(penalty, 12);
  });

  it("of the longest is −1 wherever it begins, and nothing is long where it begins there", () => {
    expect(lengthPenalty(1, 0)).toBe(-1);
    expect([lengthPenalty(0.999, 1), lengthPenalty(1, 1)]).toStrictEqual([0, 0]);
  });
});

describe("a sequence with the penalty of its length", () => {
  const statement = {
    s: [
      attemptOf("short", { tokens: 10, multiplicity: 2 }),
      // 90 tokens each.
      attemptOf("long", { tokens: 180, multiplicity: 2 }),
      attemptOf("uncounted", { tokens: null }),
      attemptOf("whole", { tokens: 100 }),
    ],
  };
  const sequences = (["short", "long", "uncounted", "whole"] as const).map((proofId) => ({
    role: "prover" as const,
    statementId: "s" as never,
    proofId: proofId as never,
    lemma: null,
    weight: proofId === "long" || proofId === "short" ? 2 : 1,
    iteration: 2,
  }));
  const weights = (how: "added" | "instead" | "none", given = sequences) =>
    Object.fromEntries(
      withLengthPenalty(given, judgedInputOf(statement), { lengthPenalty: how, lengthPenaltyFrom: 0.8 }, 100).map(
        ({ proofId, weight }) => [proofId, Math.round(weight * 1e9) / 1e9],
      ),
    );

  it("weighs less where it is added, and nothing at full length", () => {
    expect(weights("added")).toStrictEqual({ short: 2, long: 1, uncounted: 1 });
  });

  it("is unlearned where it stands instead", () => {
    expect(weights("instead")).toStrictEqual({ short: 2, long: -1, uncounted: 1, whole: -1 });
  });

  it("is as it was where there is none", () => {
    expect(weights("none")).toStrictEqual({ short: 2, long: 2, uncounted: 1, whole: 1 });
  });

  it("is found without the name of its iteration, and a conjecture is left alone", () => {
    const [, long] = sequences;
    const { iteration: _, ...unnamed } = long!;
    const conjecture = { ...unnamed, role: "conjecturer" as const, proofId: "whole" as never, lemma: "" };
    const given = [unnamed, conjecture] as unknown as typeof sequences;
    expect(weights("added", given)).toStrictEqual({ long: 1, whole: 2 });
  });
});
