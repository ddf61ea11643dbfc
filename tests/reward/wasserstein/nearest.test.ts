/** The nearest conjectures while some get masked: both ways against a sort of all, and how often a row was scanned. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MaskRule, type MatchingProblem, nearestFinder, pairSimilarity } from "../../../src/reward/index.ts";
import { forAll } from "../../support/for-all.ts";
import { matchingProblems, signProblem } from "./instances.ts";

type Method = "auto" | "rows" | "tiles";

const sorted = (problem: MatchingProblem, target: number, masked: Uint8Array, rule: MaskRule, wanted: number) => {
  const similarity = pairSimilarity(problem);
  return [...masked.keys()]
    .map((i) => ({ i, value: masked[i] === 0 ? similarity.at(i, target) : 0 }))
    .filter(({ i }) => masked[i] === 0 || rule === "multiply-by-zero")
    .sort((a, b) => b.value - a.value || a.i - b.i)
    .slice(0, wanted)
    .map(({ i }) => i);
};

describe("the nearest conjectures of a target", () => {
  for (const rule of ["exclude", "multiply-by-zero"] as const)
    for (const method of ["auto", "rows", "tiles"] as const)
      it(`are those of a sort, also after more are masked: ${method}, ${rule}`, () => {
        const cases = fc.tuple(matchingProblems("cosine", 24), fc.array(fc.nat({ max: 23 }), { maxLength: 30 }));
        forAll(cases, ([problem, drawn]) => {
          const masked = new Uint8Array(problem.conjectures.rows);
          const finder = nearestFinder(problem, pairSimilarity(problem), masked, rule, 3, { method, threads: 1 });
          for (let j = 0; j < problem.targets.rows; j++) {
            const wanted = 1 + (j % 3);
            const { indexes, length } = finder.find(j, wanted);
            expect([...indexes.subarray(0, length)]).toEqual(sorted(problem, j, masked, rule, wanted));
            const next = drawn[j];
            if (next !== undefined && next < masked.length) masked[next] = 1;
          }
          if (method !== "tiles") expect(finder.scannedRows()).toBe(problem.targets.rows);
          finder.close();
        });
      });
});

describe("rows are scanned", () => {
  const scanned = (
    problem: MatchingProblem,
    method: Method,
    {
      masked: given = 0,
      masks = [],
      most = 1,
      rule = "exclude",
      wanted = most,
    }: {
      /** How many are masked before the first target, and which after it. */
      readonly masked?: number;
      readonly masks?: ReadonlyArray<number>;
      readonly most?: number;
      readonly rule?: MaskRule;
      readonly wanted?: number;
    } = {},
  ): number => {
    const masked = new Uint8Array(problem.conjectures.rows).fill(1, 0, given);
    const finder = nearestFinder(problem, pairSimilarity(problem), masked, rule, most, { method, threads: 1 });
    finder.find(0, wanted);
    for (const i of masks) masked[i] = 1;
    for (let j = 1; j < Math.min(problem.targets.rows, 60); j++) finder.find(j, wanted);
    finder.close();
    return finder.scannedRows();
  };

  it("always in a small problem, and in a large one only where the choice is left to no other way", () => {
    const small = signProblem(100, 20, "cosine");
    expect([scanned(small, "auto"), scanned(small, "rows")]).toEqual([20, 20]);
    // 1,024 × 1,024 × 16 multiplications are as many as are scanned no more.
    const large = signProblem(1024, 1024, "cosine");
    // One target has more equally near ones than a list has room for.
    expect(scanned(large, "auto")).toBe(1);
    const below = { ...large, targets: { ...large.targets, rows: 1023 } };
    expect(scanned(below, "auto")).toBe(60);
  });

  it("never where a list holds all conjectures that were left, whatever is masked since", () => {
    const problem = signProblem(200, 30, "cosine");
    expect(scanned(problem, "tiles", { masked: 190, most: 20 })).toBe(0);
    expect(scanned(problem, "tiles", { masked: 184, masks: [184, 185, 186, 187, 188, 189, 190] })).toBe(0);
  });

  it("where too many of a list were masked since, and where a masked one may be the nearest by the published mask", () => {
    const problem = signProblem(200, 60, "cosine");
    const half = Array.from({ length: 150 }, (_, i) => i);
    expect({
      few: scanned(problem, "tiles", { masks: half.slice(0, 10) }),
      many: scanned(problem, "tiles", { masks: half }),
      most: scanned(problem, "tiles", { masks: half, most: 8 }),
      published: scanned(problem, "tiles", { masks: half.slice(0, 10), rule: "multiply-by-zero" }),
      unmasked: scanned(problem, "tiles", { rule: "multiply-by-zero", most: 200 }),
      all: scanned(problem, "tiles", { masks: half.slice(0, 1), rule: "multiply-by-zero", most: 200 }),
    }).toMatchInlineSnapshot(`
      {
        "all": 60,
        "few": 0,
        "many": 3,
        "most": 56,
        "published": 0,
        "unmasked": 60,
      }
    `);
  });
});
