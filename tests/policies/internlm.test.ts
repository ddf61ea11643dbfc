import { describe, expect, it } from "vitest";
import internlm from "../../policies/internlm.ts";
import stp from "../../policies/stp.ts";
import { stateOfTacticPrompt } from "../../src/domain/index.ts";
import { tacticFormat } from "../../src/services/index.ts";

const settings = {
  defaultHeader: "import Mathlib\n",
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
} as const;
const parts = { name: "t", before: ["intro h"], state: "h : True\n⊢ True" };

describe("the policy internlm", () => {
  const format = internlm.format(settings);
  const { parseTactic, tacticPrompt, tacticTarget } = tacticFormat(format);

  it("asks for a tactic in a turn of ChatML, and its state can be read there", () => {
    const prompt = tacticPrompt(parts);
    expect(prompt).toMatch(
      /^<\|im_start\|>user\n---\nNAME: t\n[\s\S]*TACTIC: <\|im_end\|>\n<\|im_start\|>assistant\n$/,
    );
    expect(stateOfTacticPrompt(prompt)).toBe(parts.state);
    expect(format.completion.stop.prover).toContain("<|im_end|>");
  });

  it("reads back the tactic of a target, and what stands before the end of a turn", () => {
    expect(parseTactic(tacticTarget("exact h"))).toBe("exact h");
    expect(parseTactic(" simp\n")).toBe("simp");
    expect(parseTactic("simp\n  at h<|im_end|>\n<|im_start|>user")).toBe("simp\n  at h");
  });

  it("asks for whole proofs as stp does", () => {
    const statement = "theorem t : True := by";
    expect(format.proverPrompt(statement, null)).toBe(stp.format(settings).proverPrompt(statement, null));
  });
});

describe("a policy without tactics of its own", () => {
  it("has the prompt of the model card, and the answer for the tactic", () => {
    const { parseTactic, tacticPrompt, tacticTarget } = tacticFormat(stp.format(settings));
    expect(tacticPrompt(parts)).toMatch(/^---\nNAME: t\n[\s\S]*TACTIC: $/);
    expect(parseTactic(`${tacticTarget("simp")}\n`)).toBe("simp");
  });
});
