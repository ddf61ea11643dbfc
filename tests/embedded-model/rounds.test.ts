/** The embedded model's turns: what is closed is kept, what is open is drawn anew, and what comes out is right. */
import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { checkTexts, judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { deriveStream } from "../../src/domain/index.ts";
import { createModel, createWorkbench, type Draft, sampleProofs, sampleTurns } from "../../src/embedded-model/index.ts";
import { goalOf } from "./support.ts";

const SIGNATURE = "(p q r : Prop) (h : q) : (p → p) ∧ (q ∨ r)";
const STATEMENT = `theorem t ${SIGNATURE} := by`;
const bench = createWorkbench();
const model = createModel();

const turns = (draft: Draft | null, samples = 40, seed = 1, signature = SIGNATURE) =>
  sampleTurns(
    bench,
    model,
    goalOf(signature),
    { samples, temperature: 1, draft },
    deriveStream(seed, "prover", "rounds"),
  );

/** Left side closed, right side given up behind a tactic. */
const HALF = "  constructor\n  · intro h1\n    exact h1\n  · right\n    sorry";

describe("a first turn", () => {
  it("draws what whole proofs are drawn as, and leaves goals open where those are given up", () => {
    const goal = goalOf("(a b : Nat) : a + b = b + a");
    const stream = () => deriveStream(3, "prover");
    const { proofs } = sampleProofs(bench, model, goal, { samples: 1, temperature: 1 }, stream());
    const [turn] = sampleTurns(bench, model, goal, { samples: 1, temperature: 1, draft: null }, stream());
    if (proofs.length === 1) expect(turn).toMatchObject({ text: proofs[0]!.text, isWhole: true });
    else expect(turn).toMatchObject({ isWhole: false, text: expect.stringContaining("sorry") });
  });

  it("is a function of its arguments, and tells equal samples once", () => {
    const drawn = turns(null);
    expect(turns(null)).toStrictEqual(drawn);
    expect(new Set(drawn.map(({ text }) => text)).size).toBe(drawn.length);
    expect(drawn.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBe(40);
  });

  it("is whole where it has no sorry, and is then accepted; else Lean reports nothing but its sorries", () => {
    const statement = { text: STATEMENT, header: null };
    for (const { isWhole, text } of turns(null)) {
      expect(text.includes("sorry"), text).toBe(!isWhole);
      if (isWhole) {
        const [judged] = judgeProofs({ requests: [{ statement, proof: text }], fuel: null });
        expect(judged?.verdict._tag, text).toBe("accepted");
      } else {
        const [answer] = checkTexts({ requests: [{ header: null, text: `${STATEMENT}\n${text}` }], fuel: null });
        expect(JSON.stringify(answer), text).not.toContain('"error"');
      }
    }
  });
});

describe("a later turn", () => {
  it("keeps the goals that are closed and draws the others anew", () => {
    const kept = HALF.slice(0, HALF.indexOf("  · right"));
    const drawn = turns({ text: HALF, refused: new Set() });
    for (const { text } of drawn) expect(text.startsWith(kept), text).toBe(true);
    expect(drawn.some(({ isWhole }) => isWhole)).toBe(true);
  });

  it("begins again where nothing is closed", () => {
    const open = { text: "  constructor\n  · sorry\n  · sorry", refused: new Set<number>() };
    expect(turns(open)).toStrictEqual(turns(null));
  });

  it("takes no line for proved at which an error was reported, nor what the model would not write", () => {
    // The third line closes the left side; without it nothing is closed.
    expect(turns({ text: HALF, refused: new Set([2]) })).toStrictEqual(turns(null));
    const foreign = HALF.replace("exact h1", "simp_all");
    expect(turns({ text: foreign, refused: new Set() })).toStrictEqual(turns(null));
    for (const text of ["", "garbage", "· ·\n  ·", "\u0000"])
      expect(turns({ text, refused: new Set() }), text).toStrictEqual(turns(null));
  });
});

it("the statement of these tests is in the model's language", () => {
  expect(statementGoal(STATEMENT)._tag).toBe("Goal");
});
