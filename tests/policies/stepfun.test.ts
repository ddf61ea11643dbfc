/** StepFun-Prover's attempts as text: what a turn asks for, what it is told, and what its proof is. */
import { describe, expect, it } from "vitest";
import stepfun from "../../policies/stepfun.ts";
import type { CheckAnswer } from "../../src/domain/index.ts";
import { tinyExperiment } from "../support/tiny-experiment.ts";

const STATEMENT = "theorem t (n : Nat) : n + 0 = n := by";
const { conjecture, prompt } = tinyExperiment("prompt.defaultHeader=import Mathlib\n");
const format = stepfun.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading });
const rounds = format.rounds!;

describe("the policy stepfun", () => {
  it("shows the problem in a fence", () => {
    expect(format.proverPrompt(`${STATEMENT}\n`, null)).toBe(`\`\`\`lean4\nimport Mathlib\n\n${STATEMENT}\n\`\`\`\n`);
    expect(format.proverPrompt(STATEMENT, "open Nat\n")).toBe(`\`\`\`lean4\nopen Nat\n\n${STATEMENT}\n\`\`\`\n`);
  });

  it("has a turn run that ends in a sketch: the first one, without its import", () => {
    const turn = `First <sketch>\nimport Mathlib\n\n${STATEMENT}\n  sorry\n</sketch>`;
    expect(rounds.readTurn(turn, STATEMENT)).toStrictEqual({
      _tag: "check",
      text: `${STATEMENT}\n  sorry`,
      isAnswer: false,
    });
  });

  it("ends with a turn that ends otherwise, and refuses one that closes what it has not opened", () => {
    expect(rounds.readTurn("```lean4\n  rfl\n```", STATEMENT)).toStrictEqual({ _tag: "final" });
    for (const turn of ["so </sketch>", "</sketch> <sketch> </sketch>"])
      expect(rounds.readTurn(turn, STATEMENT), turn).toStrictEqual({ _tag: "malformed" });
  });

  it("reads the proof in the answer, else in the sketch that was last, and none in one that is not closed", () => {
    expect(format.parseProof(`Done.\n\`\`\`lean4\n${STATEMENT}\n  rfl\n\`\`\``, STATEMENT)).toBe("  rfl");
    expect(format.parseProof(`<sketch>\n${STATEMENT}\n  simp\n</sketch>`, STATEMENT)).toBe("  simp");
    expect(format.parseProof(`<sketch>\n${STATEMENT}\n  simp`, STATEMENT)).toMatchObject({ reason: "no-proof" });
    expect(format.parseProof("", STATEMENT)).toMatchObject({ _tag: "parse-failure" });
  });

  it("renders a target that it reads again", () => {
    expect(format.parseProof(format.proverTarget("  intro x\n  rfl"), STATEMENT)).toBe("  intro x\n  rfl");
  });

  it("tells an answer as Python writes JSON, with what is not ASCII as it is", () => {
    const answer: CheckAnswer = {
      _tag: "answered",
      json: { sorries: [{ pos: { line: 1, column: 2 }, goal: "⊢ n = n" }], messages: [] },
    };
    const { after, before, text } = rounds.feedback(answer, 60);
    expect(before + text + after).toBe(
      '\n<REPL>\n{"sorries": [{"pos": {"line": 1, "column": 2}, "goal": "⊢ n = n"}], "messages": []}\n</REPL>\n',
    );
  });
});
