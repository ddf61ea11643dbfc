/** Traces from what a REPL lists: of Lean's recorded answers, and beside those of the embedded verifier. */
import { describe, expect, it } from "vitest";
import { traceProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { goalsIn, goalsLeft, listedTactics } from "../../src/lean-protocol/index.ts";
import { tracedByRepl } from "../support/repl-in-process.ts";
import { requestsOf } from "../support/traced-proofs.ts";

describe("goals that a REPL has put below one another", () => {
  for (const [what, text, goals] of [
    ["none", "no goals", []],
    ["one with hypotheses", "P : Prop\nhp : P\n⊢ P", ["P : Prop\nhp : P\n⊢ P"]],
    ["targets alone", "⊢ 3 = 4\n⊢ 4 = 5", ["⊢ 3 = 4", "⊢ 4 = 5"]],
    ["case names", "case a\nh : p\n⊢ p\ncase b\n⊢ q", ["case a\nh : p\n⊢ p", "case b\n⊢ q"]],
    [
      "hypotheses and targets broken over lines",
      "h : a =\n    b\n⊢ p ∧\n    q\nx : Nat\n⊢ r",
      ["h : a =\n    b\n⊢ p ∧\n    q", "x : Nat\n⊢ r"],
    ],
    ["goals of `conv`", "n : Nat\n| n + 0\ncase h\n| n", ["n : Nat\n| n + 0", "case h\n| n"]],
  ] as const)
    it(`${what}`, () => expect(goalsIn(text)).toEqual(goals));
});

const at = (line: number, column: number) => ({ line, column });

describe("the tactics that a REPL lists", () => {
  // As leanprover-community/repl has recorded it (`calc`), behind a statement of one line.
  const calc = {
    tactics: [
      {
        usedConstants: [],
        tactic: "calc\n  3 = 4 := by rfl",
        proofState: 2,
        pos: at(2, 2),
        goals: "⊢ 3 = 5",
        endPos: at(3, 19),
      },
      {
        usedConstants: [],
        tactic: "\n  3 = 4 := by rfl",
        proofState: 3,
        pos: at(3, 2),
        goals: "no goals",
        endPos: at(3, 19),
      },
      { usedConstants: [], tactic: "rfl", proofState: 4, pos: at(3, 16), goals: "⊢ 3 = 4", endPos: at(3, 19) },
    ],
    env: 0,
  };

  it("are those of the proof that had goals, at offsets of its text", () =>
    expect(listedTactics(calc, "  calc\n    3 = 4 := by rfl", 1)).toEqual([
      { start: 2, end: 26, before: ["⊢ 3 = 5"], proofState: 2 },
      { start: 23, end: 26, before: ["⊢ 3 = 4"], proofState: 4 },
    ]));

  it("are none of the statement's", () => expect(listedTactics(calc, "rfl", 3)).toEqual([]));

  it("are at columns that count code points", () => {
    const tactics = [{ proofState: 0, pos: at(2, 4), goals: "⊢ p", endPos: at(2, 7) }];
    expect(listedTactics({ tactics }, "  𝔸 rfl", 1)).toMatchObject([{ start: 5, end: 8 }]);
  });

  it("are none where a proof has none", () => expect(listedTactics({ env: 0 }, "rfl", 1)).toEqual([]));

  it("cannot be followed where one has no proof state, which is told", () => {
    const tactics = [{ proofState: null, pos: at(2, 0), goals: "⊢ p ?x", endPos: at(2, 3) }];
    expect(listedTactics({ tactics }, "rfl", 1)).toBe("the REPL has no proof state for: ⊢ p ?x");
  });

  it("are not guessed from an answer of another form", () =>
    expect(listedTactics({ tactics: "none" }, "rfl", 1)).toBe("the REPL's answer lists no tactics in a known form"));
});

describe("what a tactic leaves", () => {
  it("is what the REPL answers when it is run again", () => {
    expect(goalsLeft({ proofStatus: "Completed", proofState: 1, goals: [] })).toEqual([]);
    expect(goalsLeft({ proofStatus: "Incomplete: open goals remain", proofState: 3, goals: ["⊢ p"] })).toEqual(["⊢ p"]);
  });

  it("is not known of what is refused, a rule of `rw` say", () => {
    expect(goalsLeft({ message: "Lean error:\n<input>:1:1: unknown tactic" })).toBeNull();
    const messages = [{ severity: "error", pos: at(0, 0), endPos: at(0, 0), data: "unknown identifier" }];
    expect(goalsLeft({ proofState: 1, goals: [], messages })).toBeNull();
    expect(goalsLeft(undefined)).toBeNull();
  });
});

describe("the trace from the REPL of this program", () => {
  const files = ["connectives.lean", "induction.lean", "everyday.lean", "structure.lean", "fin.lean", "lists.lean"];

  it("is that of the embedded verifier, but for proofs through states that the REPL cannot begin from", () => {
    const requests = files.flatMap(requestsOf);
    const embedded = traceProofs({ requests, fuel: null });
    const byRepl = tracedByRepl(requests);
    const apart = byRepl.filter((traced, i) => JSON.stringify(traced) !== JSON.stringify(embedded[i]));
    const reasons = apart.map((traced) => (traced._tag === "untraced" ? traced.reason.split(":")[0] : "another trace"));
    expect(new Set(reasons)).toEqual(new Set(["the REPL has no proof state for"]));
    expect(apart.length).toBeLessThan(8);
    expect(embedded.filter(({ _tag }) => _tag === "traced").length).toBeGreaterThan(500);
  });

  it("is none of what is not accepted, with the verdict", () => {
    const statement = { text: "theorem t (p : Prop) (h : p) : p ∧ p := by", header: null };
    const proofs = ["  constructor", "  exact ⟨h, h⟩", "  sorry", "  aesop"];
    expect(tracedByRepl(proofs.map((proof) => ({ statement, proof })))).toMatchObject([
      { _tag: "untraced", reason: expect.stringContaining("rejected: unsolved goals") },
      { _tag: "traced", trace: [{ tactic: "exact ⟨h, h⟩" }] },
      { _tag: "untraced", reason: expect.stringContaining("rejected: declaration uses `sorry`") },
      { _tag: "untraced", reason: expect.stringContaining("unsupported: ") },
    ]);
  });
});
