/** The stages of STP's reward against their statements, on random iterations and on cases worked out by hand. */
import { describe, expect, it } from "vitest";
import { codePointLength } from "../../src/domain/index.ts";
import {
  type Candidate,
  eleganceFilter,
  eleganceScore,
  inOrderOfProofs,
  invocationFilter,
  passRateWindow,
  provedCandidates,
  type RewardConjecture,
  stpReward,
} from "../../src/reward/index.ts";
import { forAll } from "../support/for-all.ts";
import { randomInput, rewardInputs } from "../support/reward-input.ts";

const ids = (candidates: ReadonlyArray<Candidate>): Array<string> => candidates.map(({ conjecture }) => conjecture.id);

const conjecture = (id: string, changes: Partial<RewardConjecture> = {}): RewardConjecture => ({
  id,
  statement: `theorem ${id} : True := by`,
  lemma: "l",
  seedId: "s",
  samples: 8,
  accepted: 1,
  undecided: 0,
  proofs: [{ text: "trivial", invokes: ["l"], multiplicity: 1 }],
  embedding: Float32Array.of(1, 0),
  ...changes,
});
const input = (conjectures: ReadonlyArray<RewardConjecture>) => ({ ...randomInput(0), conjectures });

describe("the proved conjectures", () => {
  it("are those with an accepted sample, the first of each text, with accepted over decided samples", () => {
    forAll(rewardInputs, (one) => {
      const candidates = provedCandidates(one);
      expect(new Set(candidates.map(({ conjecture: c }) => c.statement)).size).toBe(candidates.length);
      for (const { conjecture: c, passRate } of candidates) expect(passRate).toBe(c.accepted / c.samples);
    });
  });
  it("do not count an undecided sample as a failure, and leave out what has no decided one", () => {
    const candidates = provedCandidates(
      input([conjecture("a", { samples: 2, undecided: 6 }), conjecture("b", { samples: 0, accepted: 0 })]),
    );
    expect(candidates.map(({ passRate }) => passRate)).toEqual([0.5]);
  });
});

describe("the pass-rate window", () => {
  it("keeps an order, and keeps what is inside it alone", () => {
    const window = { minimum: 0, minimumEnd: "open", maximum: 0.25, maximumEnd: "open" } as const;
    forAll(rewardInputs, (one) => {
      const candidates = provedCandidates(one);
      const kept = passRateWindow(candidates, window);
      expect(kept).toEqual(candidates.filter(({ passRate }) => passRate < 0.25));
    });
  });
});

describe("the invocation filter", () => {
  it("without a quota keeps exactly what uses its lemma", () => {
    forAll(rewardInputs, (one) => {
      const candidates = provedCandidates(one);
      const invoking = candidates.filter(
        ({ conjecture: c }) => c.lemma !== "" && c.proofs.some(({ invokes }) => invokes.includes(c.lemma)),
      );
      expect(invocationFilter(candidates, null)).toEqual(invoking);
    });
  });
  it("with a quota relabels the others to the trivial lemma, never more than the quota allows", () => {
    forAll(rewardInputs, (one) => {
      const candidates = provedCandidates(one);
      const invoking = invocationFilter(candidates, null);
      const kept = invocationFilter(candidates, { factor: 0.5, minimum: 3 });
      const others = kept.slice(invoking.length);
      expect(kept.slice(0, invoking.length)).toEqual(invoking);
      expect(others.every(({ lemma }) => lemma === "")).toBe(true);
      const limit = Math.max(0.5 * invoking.length, 3);
      expect(others.length).toBe(Math.min(Math.floor(limit), candidates.length - invoking.length));
    });
  });
  it("never lets the trivial lemma pass by use", () => {
    const trivial = conjecture("a", { lemma: "", proofs: [{ text: "x", invokes: [""], multiplicity: 1 }] });
    expect(invocationFilter(provedCandidates(input([trivial])), null)).toEqual([]);
  });
});

describe("the order of the released code", () => {
  const proof = (multiplicity: number, invokes: ReadonlyArray<string>) => ({ text: "t", invokes, multiplicity });
  /** In how many of 400 draws the first of two conjectures comes first. */
  const firstOf = (a: RewardConjecture["proofs"], b: RewardConjecture["proofs"]): number => {
    const one = input([conjecture("a", { proofs: a }), conjecture("b", { proofs: b })]);
    const candidates = provedCandidates(one);
    return Array.from({ length: 400 }, (_, seed) => ids(inOrderOfProofs(candidates, { ...one, seed }))[0]).filter(
      (id) => id === "a",
    ).length;
  };
  it("puts a conjecture before another as often as its accepted samples are of all: 3 of 4", () => {
    expect(Math.abs(firstOf([proof(3, [])], [proof(1, [])]) - 300)).toBeLessThan(40);
  });
  it("counts only the samples that use the lemma, where there are such", () => {
    const mixed = [proof(2, ["l"]), { ...proof(98, []), text: "u" }];
    expect(Math.abs(firstOf(mixed, [proof(2, ["l"])]) - 200)).toBeLessThan(40);
  });
});

describe("the elegance filter", () => {
  it("counts code points, not UTF-16 units", () => {
    expect(codePointLength("𝔸∧")).toBe(2);
    expect(eleganceScore({ statement: "𝔸𝔸", proofs: [{ text: "𝔸" }] })).toBe(0.5);
  });
  it("drops exactly what scores below place ⌊0.2 L⌋ of its lemma's group", () => {
    forAll(rewardInputs, (one) => {
      const candidates = provedCandidates(one);
      const kept = new Set(ids(eleganceFilter(candidates, 0.2, "per-lemma")));
      for (const candidate of candidates) {
        const group = candidates.filter(({ lemma }) => lemma === candidate.lemma);
        const scores = group.map(({ conjecture: c }) => eleganceScore(c)).sort((a, b) => a - b);
        const stays =
          group.length < 2 || eleganceScore(candidate.conjecture) >= scores[Math.floor(0.2 * group.length)]!;
        expect(kept.has(candidate.conjecture.id)).toBe(stays);
      }
    });
  });
  it("over all conjectures drops about a fifth where scores differ, and none where all are equal", () => {
    const differing = Array.from({ length: 100 }, (_, i) =>
      conjecture(`c${100 + i}`, { proofs: [{ text: "x".repeat(i + 1), invokes: [], multiplicity: 1 }] }),
    );
    expect(eleganceFilter(provedCandidates(input(differing)), 0.2, "global").length).toBe(80);
    const alike = Array.from({ length: 9 }, (_, i) => conjecture(`c${i}`));
    expect(eleganceFilter(provedCandidates(input(alike)), 0.2, "global").length).toBe(9);
  });
});

describe("the stages together", () => {
  it("give weight 1 to all that passes where no statement is left unproved", () => {
    const { kept, stages } = stpReward(
      { ...input([conjecture("a"), conjecture("b")]), targets: [] },
      {
        window: { minimum: 0, minimumEnd: "open", maximum: 1, maximumEnd: "closed" },
        invocation: false,
        elegance: false,
        matching: { method: () => new Float64Array(2), targetOrder: "given", zeroWeights: "dropped" },
      },
    );
    expect(kept.map(({ weight }) => weight)).toEqual([1, 1]);
    expect(stages).toEqual([
      ["proved", 2],
      ["pass rate", 2],
      ["matching", 2],
    ]);
  });
});
