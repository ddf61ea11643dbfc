/** Verdicts: positions, fuel, what an accepted proof rests on, and that nothing stays behind. */
import { describe, expect, test } from "vitest";
import { elaborateStatement, type Statement, verifyProof } from "../../../src/lean/index.ts";
import { terms } from "../../../src/lean/kernel/index.ts";
import { library } from "./judge.ts";

const elaborated = (text: string): Statement => {
  const statement = elaborateStatement(library, text);
  if ("kind" in statement) throw new Error(JSON.stringify(statement));
  return statement;
};
const conjunction = elaborated("theorem t (p q : Prop) (a : p) (b : q) : p ∧ q := by");

describe("a judgement", () => {
  test("names the theorems and axioms of an accepted proof", () => {
    const statement = elaborated("theorem t (a b : Nat) : a + b = b + a := by");
    expect(verifyProof(library, statement, "\n  exact Nat.add_comm a b")).toEqual({
      kind: "accepted",
      invokes: ["Nat.add_comm"],
      axioms: [],
    });
    const classical = elaborated("theorem t (p : Prop) : p ∨ ¬p :=");
    expect(verifyProof(library, classical, " Classical.em p").axioms).toEqual([
      "Classical.choice",
      "Quot.sound",
      "propext",
    ]);
  });

  test("says where, in the proof's own lines and columns", () => {
    expect(verifyProof(library, conjunction, "\n  constructor\n  · exact a\n  · exact a")).toMatchObject({
      kind: "rejected",
      position: { line: 4, column: 10 },
    });
    expect(verifyProof(library, conjunction, "\n  constructor\n  · exact a")).toMatchObject({
      kind: "rejected",
      message: "unsolved goals\ncase right\np q : Prop\na : p\nb : q\n⊢ q",
    });
  });

  test("reports a construct outside the fragment before any error", () => {
    expect(verifyProof(library, conjunction, "\n  exact nonsense\n  linarith")).toMatchObject({
      kind: "unsupported",
      construct: "tactic 'linarith'",
      position: { line: 3 },
    });
  });

  test("ends with a timeout when the fuel is spent", () => {
    expect(verifyProof(library, conjunction, "\n  exact ⟨a, b⟩", { steps: 5 })).toMatchObject({ kind: "timeout" });
    expect(
      verifyProof(library, conjunction, `\n  exact ${"id (".repeat(3000)}⟨a, b⟩${")".repeat(3000)}`),
    ).toMatchObject({ kind: "timeout" });
  });

  test("a loop of tactics ends", () => {
    const verdict = verifyProof(library, conjunction, "\n  repeat (rw [and_comm])");
    expect(verdict.kind).not.toBe("accepted");
  });

  test("is the same whatever was judged before, and leaves no terms", () => {
    const proofs = [
      "\n  exact ⟨a, b⟩",
      "\n  exact ⟨b, a⟩",
      "\n  constructor <;> assumption",
      "\n  simp [a, b]",
      "\n  omega",
    ];
    const first = proofs.map((proof) => verifyProof(library, conjunction, proof));
    const size = terms.size;
    for (let round = 0; round < 50; round++)
      for (const proof of proofs.toReversed()) verifyProof(library, conjunction, proof);
    expect(proofs.map((proof) => verifyProof(library, conjunction, proof))).toEqual(first);
    expect(terms.size).toBe(size);
  });
});
