import { describe, expect, it } from "vitest";
import { screenProof, screenStatement } from "../../src/lean-protocol/index.ts";
import { readCorpus } from "../bench/verify-corpus.ts";

const STATEMENT = "theorem t (n : Nat) : n = n := by";

describe("screening", () => {
  it("lets every proof of the corpus through: no false alarm", () => {
    const alarms = readCorpus().filter(
      ({ proof, statement }) => screenProof(statement, proof) ?? screenStatement(statement),
    );
    expect(alarms).toEqual([]);
  });

  it.each([
    "  exact Nat.sub_add_comm h.local_le",
    "  have prefix_eq := h\n  simpa using prefix_eq",
    "  open Nat in simp",
    "  set_option maxRecDepth 2000 in\n  simp",
    "  -- sorry, this is not a macro\n  rfl",
    '  exact absurd "sorry" h',
    "  exact List.prefix.trans h h'",
    "  calc n = n := rfl\n    _ = n := rfl",
  ])("lets an honest proof through that only looks like a cheat: %s", (proof) => {
    expect(screenProof(STATEMENT, proof)).toBeNull();
  });

  it("names the construct, why it is refused, and where it stands in the whole text", () => {
    expect(screenProof(STATEMENT, "  intro\n  sorry")).toEqual({
      construct: "sorry",
      reason: "leaves a goal without proof",
      position: { line: 3, column: 2 },
    });
  });

  it("lets a statement begin one theorem and nothing else", () => {
    expect(screenStatement(STATEMENT)).toBeNull();
    expect(screenStatement("/-- Doc. -/\ntheorem t : True := by")).toBeNull();
    expect(screenStatement(`theorem a : True := trivial\n${STATEMENT}`)).toMatchObject({ construct: "theorem" });
    expect(screenStatement(`local notation "2" => 1\n${STATEMENT}`)).toMatchObject({ construct: "local" });
    expect(screenStatement(`instance : LE Nat := ⟨fun _ _ => True⟩\n${STATEMENT}`)).toMatchObject({
      construct: "instance",
    });
  });
});
