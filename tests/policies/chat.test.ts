import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import chat from "../../policies/chat.ts";
import { promptPolicies } from "../../policies/index.ts";
import { ParseFailureReason } from "../../src/domain/index.ts";
import { formatOf } from "../../src/services/index.ts";

const settings = {
  defaultHeader: "import Mathlib\n",
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
} as const;
const format = chat.format(settings);
const statement = "theorem a (n : Nat) : n = n := by";

describe("the chat policy", () => {
  it("shows the statement in a code block, under its own header or the default one", () => {
    expect(format.proverPrompt(statement, null)).toContain(`\`\`\`lean4\nimport Mathlib\n\n${statement}\n\`\`\``);
    expect(format.proverPrompt(statement, "open Nat\n")).toContain(`\`\`\`lean4\nopen Nat\n\n${statement}\n\`\`\``);
  });

  it("shows lemma, seed and proof, and the header only where training is said to have it", () => {
    const parts = { lemma: "theorem true: True", seed: statement, seedProof: "  rfl" };
    const prompt = format.conjecturerPrompt(parts, "generation");
    expect(prompt).toContain(`theorem true: True\n\n${statement}\n  rfl`);
    expect(format.conjecturerPrompt(parts, "training")).toBe(prompt);
    const headed = chat.format({ ...settings, conjecturerHeader: "in-training" });
    expect(headed.conjecturerPrompt(parts, "training")).toContain("import Mathlib");
    expect(headed.conjecturerPrompt(parts, "generation")).toBe(prompt);
  });

  it("asks for what helps to prove a target, which is a seed without a proof", () => {
    const parts = { lemma: "theorem true: True", seed: statement, seedProof: "" };
    const prompt = format.conjecturerPrompt(parts, "generation");
    expect(prompt).toContain(`nobody has proved yet.\n\n\`\`\`lean4\n${statement}\n\`\`\`\n`);
    expect(prompt).not.toContain(parts.lemma);
    expect(format.conjecturerPrompt(parts, "training")).toBe(prompt);
  });

  const proofs: ReadonlyArray<readonly [what: string, answer: string, proof: string | ParseFailureReason]> = [
    ["a proof alone in a block", "Here it is:\n```lean4\n  rfl\n```\nDone.", "  rfl"],
    ["a whole theorem in a block", `\`\`\`lean4\n${statement}\n  rfl\n\`\`\``, "  rfl"],
    ["a theorem with its proof on one line", "```lean\ntheorem a (n : Nat) : n = n := by rfl\n```", "  rfl"],
    ["the last of several blocks", "First try:\n```lean4\n  simp\n```\nBetter:\n```lean4\n  rfl\n```", "  rfl"],
    [
      "an answer after reasoning with blocks of its own",
      "<think>```lean4\n  bad\n```</think>\n```lean4\n  rfl\n```",
      "  rfl",
    ],
    ["a block that never ends", "```lean4\n  rfl\n  done", "  rfl\n  done"],
    ["a block of another language and one of Lean", "```lean4\n  rfl\n```\n```python\nprint(1)\n```", "  rfl"],
    ["no block at all", "  rfl\n", "  rfl"],
    [
      "a proof at the margin, which newer versions of Lean take for a command",
      "```\nintro x\nrfl\n```",
      "  intro x\n  rfl",
    ],
    ["reasoning that never ended", "<think>```lean4\n  rfl\n```", "unfinished-reasoning"],
    ["nothing", "", "empty"],
    ["a theorem with a comment of := before it", `\`\`\`lean4\n-- x := 1\n${statement}\n  rfl\n\`\`\``, "  rfl"],
  ];
  for (const [what, answer, proof] of proofs)
    it(`reads the proof from ${what}`, () => {
      const read = format.parseProof(answer, statement);
      expect(typeof read === "string" ? read : read.reason).toBe(proof);
    });

  it("keeps the by of a proof that follows a statement without one", () => {
    const answer = "```lean4\ntheorem a (n : Nat) : n = n := by\n  rfl\n```";
    expect(format.parseProof(answer, "theorem a (n : Nat) : n = n :=")).toBe(" by\n  rfl");
  });

  it("reads back the proof and the conjecture that a training target says", () => {
    expect(format.parseProof(format.proverTarget("  rfl"), statement)).toBe("  rfl");
    expect(format.parseConjecture(format.conjecturerTarget(statement))).toBe(statement);
  });

  const conjectures: ReadonlyArray<readonly [what: string, answer: string, conjecture: string | null]> = [
    ["a statement in a block", `\`\`\`lean4\n${statement}\n\`\`\``, statement],
    ["a statement with a sorry", `\`\`\`lean4\n${statement} sorry\n\`\`\``, statement],
    ["a lemma", "```lean4\nlemma b : 1 = 1 := by\n  rfl\n```", "theorem b : 1 = 1 := by"],
    ["a default argument", "```\ntheorem b (x : Nat := 3) : x = x\n```", "theorem b (x : Nat := 3) : x = x := by"],
    [
      "two theorems: the last",
      "```lean4\ntheorem b : 1 = 1 := by rfl\ntheorem c : 2 = 2 := by\n```",
      "theorem c : 2 = 2 := by",
    ],
    ["a theorem without a block", `A harder one:\n${statement}`, statement],
    ["prose alone", "I cannot think of a theorem that is harder.", null],
    ["a definition", "```lean4\ndef x : Nat := 1\n```", null],
    ["a name alone", "```lean4\ntheorem b\n```", null],
    [
      "a theorem with more space before its name",
      "```lean4\ntheorem  b : 1 = 1 := by rfl\n```",
      "theorem b : 1 = 1 := by",
    ],
  ];
  for (const [what, answer, conjecture] of conjectures)
    it(`reads ${conjecture === null ? "no conjecture" : "the conjecture"} from ${what}`, () => {
      expect(format.parseConjecture(answer)).toBe(conjecture);
    });

  it.prop("never gives a conjecture that is no theorem, nor fails on any text", [Schema.String], ([text]) => {
    for (const answer of [text, `\`\`\`lean4\n${text}\n\`\`\``, `theorem ${text}`]) {
      const conjecture = format.parseConjecture(answer);
      if (conjecture !== null) expect(conjecture).toMatch(/^theorem \S[\s\S]* := by$/);
      const proof = format.parseProof(answer, statement);
      expect(typeof proof === "string" || ParseFailureReason.literals.includes(proof.reason)).toBe(true);
    }
  });
});

describe("the bundled policies", () => {
  for (const [name, policy] of Object.entries(promptPolicies))
    it(`has ${name}, whose name is its key and whose format is one`, () => {
      expect(policy.name).toBe(name);
      expect(formatOf(policy, name, settings)._tag).toBe("Success");
    });
});
