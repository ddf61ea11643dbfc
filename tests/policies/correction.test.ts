/** A chat model that is told its errors. */
import { describe, expect, it } from "vitest";
import correction from "../../policies/correction.ts";
import type { CheckAnswer } from "../../src/domain/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const STATEMENT = "theorem t (n : Nat) : n + 0 = n := by";
const { conjecture, prompt } = tinyExperiment("prompt.defaultHeader=");
const rounds = correction.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading }).rounds!;

const told = (answer: CheckAnswer): string => rounds.feedback(answer, 60).text;

describe("the policy correction", () => {
  it("has the proof of every turn run under the statement that was asked", () => {
    const turn = `\`\`\`lean4\n${STATEMENT}\n  simp\n\`\`\``;
    expect(rounds.readTurn(turn, STATEMENT)).toStrictEqual({
      _tag: "check",
      text: `${STATEMENT}\n  simp`,
      isAnswer: true,
    });
    expect(rounds.readTurn("I give up.", STATEMENT)).toStrictEqual({ _tag: "final" });
  });

  it("tells errors with their places, goals that are left open, and that there was no answer", () => {
    const json = {
      messages: [{ severity: "error", pos: { line: 2, column: 4 }, data: "unsolved goals\n⊢ n = n" }],
      sorries: [{ pos: { line: 3, column: 4 }, goal: "⊢ 0 = 0" }],
    };
    expect(told({ _tag: "answered", json })).toBe(
      "line 2, column 4: error: unsolved goals\n⊢ n = n\n\nline 3, column 4: left open by sorry:\n⊢ 0 = 0",
    );
    expect(told({ _tag: "answered", json: { message: "Unknown environment." } })).toBe("Unknown environment.");
    expect(told({ _tag: "unanswered", reason: "timeout", message: "" })).toBe("no answer within 60 seconds");
    expect(told({ _tag: "unanswered", reason: "crashed", message: "signal 9" })).toBe("signal 9");
  });
});
