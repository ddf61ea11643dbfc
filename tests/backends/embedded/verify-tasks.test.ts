import { assert, describe, it } from "@effect/vitest";
import { checkStatements, judgeFile, judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";

const statement = (text: string, header: string | null = null) => ({ text, header });
const ADD_ZERO = statement("theorem t (n : Nat) : n + 0 = n := by");
const SWAP = statement("theorem s (p q : Prop) (h : p ∧ q) : q ∧ p := by");

const judge = (...attempts: ReadonlyArray<readonly [statement: typeof ADD_ZERO, proof: string]>) =>
  judgeProofs({ requests: attempts.map(([of, proof]) => ({ statement: of, proof })), fuel: null }).map(
    ({ verdict }) => verdict,
  );

describe("judging attempts", () => {
  it("accepts a proof, with the check level and the library theorems it uses", () => {
    const [rfl, byLemma] = judge([ADD_ZERO, "  rfl"], [ADD_ZERO, "  rw [Nat.add_comm n 0]\n  rw [Nat.zero_add n]"]);
    assert.deepStrictEqual(rfl, { _tag: "accepted", axioms: [], level: "kernel", invokes: [] });
    assert.isTrue(byLemma?._tag === "accepted" && byLemma.invokes.includes("Nat.add_comm"));
  });

  const rejected: ReadonlyArray<readonly [title: string, proof: string, reason: string]> = [
    ["what does not prove it", "  exact h.1", "error"],
    ["sorry", "  sorry", "sorry"],
    ["an unfinished proof", "  constructor\n  · exact h.2", "error"],
  ];
  for (const [title, proof, reason] of rejected)
    it(`rejects ${title} (reason: ${reason})`, () => {
      const [verdict] = judge([SWAP, proof]);
      assert.strictEqual(verdict!._tag, "rejected");
      assert.strictEqual(verdict!._tag === "rejected" ? verdict!.reason : null, reason);
    });

  it("answers each request in its place, whatever stands beside it", () => {
    const verdicts = judge(
      [SWAP, "  exact ⟨h.2, h.1⟩"],
      [ADD_ZERO, "  sorry"],
      [SWAP, "  nonsense h"],
      [ADD_ZERO, "  rfl"],
      [ADD_ZERO, "  rfl"],
    );
    assert.deepStrictEqual(
      verdicts.map(({ _tag }) => _tag === "accepted"),
      [true, false, false, true, true],
    );
  });

  it("does not decide what it does not support, naming it", () => {
    const [proof, of, header] = judge(
      [ADD_ZERO, "  norm_num"],
      [statement("theorem r (x : Real) : x = x := by"), "  rfl"],
      [statement(ADD_ZERO.text, 'macro "x" : tactic => `(tactic| sorry)\n'), "  rfl"],
    );
    assert.deepStrictEqual([proof!._tag, of!._tag, header!._tag], ["unsupported", "unsupported", "unsupported"]);
    assert.isTrue(header?._tag === "unsupported" && header.construct.startsWith("header line: macro"));
  });

  it("reads a header that only imports and opens as the fragment's own", () => {
    const header = "import Mathlib\nset_option maxHeartbeats 0\nopen Nat\n\n-- a comment\n";
    assert.strictEqual(judge([statement(ADD_ZERO.text, header), "  rfl"])[0]!._tag, "accepted");
  });

  it("ends a proof that spends its fuel undecided", () => {
    const [judged] = judgeProofs({ requests: [{ statement: SWAP, proof: "  exact ⟨h.2, h.1⟩" }], fuel: 1 });
    assert.strictEqual(judged!.verdict._tag, "timeout");
  });
});

describe("checking statements", () => {
  it("tells what elaborates from what does not, in order", () => {
    const checks = checkStatements([
      ADD_ZERO,
      statement("theorem r (x : Real) : x = x := by"),
      statement("theorem bad (n : Nat) : n := by"),
      SWAP,
    ]);
    assert.deepStrictEqual(
      checks.map(({ _tag }) => _tag),
      ["elaborated", "unsupported", "rejected", "elaborated"],
    );
  });
});

describe("judging files", () => {
  it("gives an entry for each theorem, and for what is not understood", () => {
    const source = "theorem a : True := trivial\n\ntheorem b : False := by\n  trivial\n\n#eval 1\n";
    const { entries, exported } = judgeFile({ source, withExport: false });
    assert.isNull(exported);
    assert.deepStrictEqual(
      entries.map(({ line, name, verdict }) => [line, name, verdict]),
      [
        [1, "a", "accepted"],
        [3, "b", "rejected"],
        [6, "", "unsupported"],
      ],
    );
  });
});
