/** Which lemmas a proof uses, by its text. */
import { describe, expect, it } from "vitest";
import { lemmasNamed } from "../../src/selfplay/used-lemmas.ts";

const dictionary = new Set(["Nat.add_comm", "Nat.add_zero", "Real.sqrt_nonneg", "sq_nonneg", "add_comm"]);
const named = (proof: string, header = "") => lemmasNamed(proof, header, dictionary);

describe("the lemmas that a proof names", () => {
  it("are those of the dictionary, each once, in the order of the text", () => {
    expect(named("\n  rw [Nat.add_zero, ← Nat.add_comm]\n  exact Nat.add_zero _")).toStrictEqual([
      "Nat.add_zero",
      "Nat.add_comm",
    ]);
    expect(named("\n  simp [nothing_there, h.symm]")).toStrictEqual([]);
  });

  it("are found in the namespaces that the header opens, in all of them where several have the name", () => {
    const header = "import Mathlib\nset_option maxHeartbeats 0\nopen BigOperators Real Nat\n";
    expect(named("\n  exact sqrt_nonneg _", header)).toStrictEqual(["Real.sqrt_nonneg"]);
    expect(named("\n  exact add_comm _ _", header)).toStrictEqual(["add_comm", "Nat.add_comm"]);
    expect(named("\n  exact _root_.add_comm _ _", header)).toStrictEqual(["add_comm"]);
    expect(named("\n  exact add_zero _", "open Nat hiding add_zero\n")).toStrictEqual(["Nat.add_zero"]);
    expect(named("\n  exact sqrt_nonneg _", "open Nat hiding Real\n")).toStrictEqual([]);
  });

  it("are none in a comment or a string", () => {
    expect(named('\n  -- sq_nonneg\n  trace "sq_nonneg"')).toStrictEqual([]);
  });
});
