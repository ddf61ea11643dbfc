/** States and proofs made of tactics, and the prompt for the next one. */
import { describe, expect, it } from "vitest";
import { proofOfTactics, proofState, stateOfTacticPrompt, tacticPrompt } from "../../src/domain/index.ts";

describe("the text of a state", () => {
  it("is the same whatever numbers the verifier gave to what is still to be found", () =>
    expect(proofState(["n : Nat\n⊢ n < ?m.1204", "⊢ ?m.1204 < ?m.99"])).toBe("n : Nat\n⊢ n < ?m.1\n\n⊢ ?m.1 < ?m.2"));
});

describe("a proof of tactics", () => {
  it("has each below the one before, with all its lines", () =>
    expect(proofOfTactics(["intro n", "induction n with\n| zero => rfl\n\n| succ n ih => ?_", "simp"])).toBe(
      "  intro n\n  induction n with\n  | zero => rfl\n\n  | succ n ih => ?_\n  simp",
    ));
});

describe("the prompt for a tactic", () => {
  const parts = { name: "t", before: ["intro h", "rw [h]"], state: "n : Nat\nh : n = 0\n⊢ n + 0 = 0" };

  it("is that of the model card", () =>
    expect(tacticPrompt(parts)).toBe(
      "---\nNAME: t\n\n---\nPROOF_BEFORE: intro h\nrw [h]\n\n---\nSTATE_BEFORE: n : Nat\nh : n = 0\n⊢ n + 0 = 0\n\n---\nTACTIC: ",
    ));

  it("has its state read back, whatever stands around it", () => {
    expect(stateOfTacticPrompt(tacticPrompt(parts))).toBe(parts.state);
    expect(stateOfTacticPrompt(`<|im_start|>user\n${tacticPrompt(parts)}<|im_end|>`)).toBe(parts.state);
    expect(stateOfTacticPrompt(tacticPrompt({ name: "", before: [], state: "" }))).toBe("");
    expect(stateOfTacticPrompt("Complete the following Lean 4 code:\n\n---\nTACTIC: ")).toBeNull();
    expect(stateOfTacticPrompt("---\nNAME: t\n\n---\nTACTIC: x\n\n---\nSTATE_BEFORE: y")).toBeNull();
  });
});
