/** Trees as people see them. */
import { describe, expect, it } from "vitest";
import { type Answered, drawTree, PRIORITIES, Search } from "../../src/search/index.ts";

const options = { priority: PRIORITIES["log-probability"], duplicates: "by-text", expansions: 9 } as const;

const answer = (tactic: string, logProbability: number, left: Answered["left"]): Answered => ({
  tactic,
  logProbability,
  tokens: 1,
  left,
});

describe("the drawing of a tree", () => {
  it("shows nodes under the tactic that led to them, proofs, what was refused and what was known", () => {
    const root = "n : Nat\n⊢ n + 0 = n";
    const search = new Search(options, root, 0.5);
    search.expand([
      answer("induction n with\n| zero => ?_\n| succ n ih => ?_", -0.25, {
        state: "case zero\n⊢ 0 + 0 = 0\n\ncase succ\nn : Nat\nih : n + 0 = n\n⊢ n + 1 + 0 = n + 1",
        value: 1,
      }),
      answer("rw [Nat.add_comm]", -0.5, { state: "n : Nat\n⊢ 0 + n =\n    n", value: null }),
      answer("skip", -1, { state: root, value: null }),
      answer("ring", -2, "failed"),
      answer("omega!", -2, "failed"),
      answer("decide", -3, "undecided"),
    ]);
    search.expand([answer("rfl", -0.1, "failed")]);
    search.expand([answer("exact Nat.zero_add n", -0.125, "proved")]);
    expect(drawTree(search)).toBe(
      [
        "⊢ n + 0 = n [1] V 0.50",
        "├─ -0.25 induction n with ; | zero => ?_ ; | succ n ih => ?_  ⊢ 0 + 0 = 0 and 1 more [2] V 1.00",
        "│  └─ × 1 failed",
        "├─ -0.50 rw [Nat.add_comm]  ⊢ 0 + n = n [3]",
        "│  └─ ✓ -0.13 exact Nat.zero_add n",
        "└─ × 2 failed, 1 undecided, 1 known",
        "proved, 3 expansions",
      ].join("\n"),
    );
  });

  it("says why a search ended that has no proof", () => {
    const unopened = new Search(options, null);
    unopened.stop({ _tag: "crashed", reason: "no process" });
    expect(drawTree(unopened)).toBe("crashed: no process, 0 expansions");
    const late = new Search(options, "⊢ p");
    late.stop({ _tag: "timed-out", seconds: 50 });
    expect(drawTree(late)).toBe("⊢ p\ntimed-out after 50 s, 0 expansions");
  });

  it("takes a chain of ten thousand nodes", () => {
    const search = new Search({ ...options, expansions: 20_000 }, "⊢ 0");
    for (let i = 1; i <= 10_000; i++) search.expand([answer("next", -1, { state: `⊢ ${i}`, value: null })]);
    search.stop({ _tag: "timed-out", seconds: 1 });
    expect(drawTree(search).split("\n").length).toBe(10_002);
  });
});
