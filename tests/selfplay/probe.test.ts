/** The vacuity probe: the statement with `False` for its conclusion, and what a real verifier says of it. */
import { describe, expect, it } from "vitest";
import { defaultFuel, elaborateStatement, loadLibrary, verifyProof } from "../../src/lean/index.ts";
import { contradictionOf } from "../../src/selfplay/index.ts";

describe("the contradiction of a statement", () => {
  const cases: ReadonlyArray<readonly [what: string, text: string, contradiction: string | null]> = [
    [
      "hypotheses among the binders",
      "theorem a (n : Nat) (h : n < n) : n = 1 := by",
      "theorem a (n : Nat) (h : n < n) : False := by",
    ],
    [
      "a hypothesis before the last arrow",
      "theorem a (n : Nat) : n < n → 0 < n → n = 1 := by",
      "theorem a (n : Nat) : n < n → 0 < n → False := by",
    ],
    [
      "a quantified statement",
      "theorem a : ∀ n : Nat, n < n → n = 1 := by",
      "theorem a : ∀ n : Nat, n < n → False := by",
    ],
    [
      "an arrow in brackets",
      "theorem a (f : Nat → Nat) : (f 0 = 0 → f 0 = f 0) := by",
      "theorem a (f : Nat → Nat) : False := by",
    ],
    [
      "an equivalence, which binds weaker than the arrow",
      "theorem a (p q : Prop) : p → q ↔ q := by",
      "theorem a (p q : Prop) : False := by",
    ],
    ["no hypothesis", "theorem a : 1 = 1 := by", null],
    ["no conclusion", "theorem a", null],
  ];
  for (const [what, text, contradiction] of cases)
    it(`${contradiction === null ? "is none for" : "keeps the hypotheses of"} ${what}`, () =>
      expect(contradictionOf(text)).toBe(contradiction));

  const isProved = (text: string, proof: string): boolean => {
    const library = loadLibrary();
    const statement = elaborateStatement(library, contradictionOf(text) ?? "");
    if ("kind" in statement) throw new Error(`${statement.kind}: not a statement`);
    return verifyProof(library, statement, `\n${proof}`, defaultFuel).kind === "accepted";
  };

  it("is proved by a proof that needs nothing but contradictory hypotheses", () => {
    expect(isProved("theorem a (n : Nat) (h : n < 0) : n = 7 := by", "  exact absurd h (Nat.not_lt_zero n)")).toBe(
      true,
    );
    expect(isProved("theorem a (p q : Prop) : p → ¬p → q := by", "  intro h g\n  exact absurd h g")).toBe(true);
  });

  it("is not proved by a proof of the conclusion (reason: another goal)", () => {
    expect(isProved("theorem a (n : Nat) (h : 0 < n) : 0 < n + 1 := by", "  exact Nat.succ_pos n")).toBe(false);
    expect(isProved("theorem a (p q : Prop) : p → q → p := by", "  intro h g\n  exact h")).toBe(false);
  });
});
