import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import stp from "../../policies/stp.ts";

const header = "import Mathlib\nopen Nat\n";
const SETTINGS = {
  defaultHeader: header,
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
} as const;
const format = stp.format(SETTINGS);
const released = stp.format({ ...SETTINGS, conjecturerHeader: "in-training", cutAt: "first" });
const parts = { lemma: "theorem true: True", seed: "theorem a : 1 = 1 := by", seedProof: "\n  rfl" };

describe("the STP prompt format", () => {
  it("puts the default header and a blank line before a statement without a header", () => {
    expect(format.proverPrompt(" theorem a : 1 = 1 := by ", null)).toBe(
      "Complete the following Lean 4 code:\n\n```lean4\nimport Mathlib\nopen Nat\n\ntheorem a : 1 = 1 := by",
    );
    expect(format.proverPrompt("theorem a : 1 = 1 := by", "import A\n\n")).toBe(
      "Complete the following Lean 4 code:\n\n```lean4\nimport A\n\ntheorem a : 1 = 1 := by",
    );
  });

  it("keeps a proof up to the fence, untrimmed", () => {
    expect(format.parseProof("\n  rfl\n```\nThis proves it.", "")).toBe("\n  rfl");
    expect(format.parseProof("  simp ``` x", "")).toBe("  simp ``` x");
  });

  it("makes training and generation prompts from one template", () => {
    const prompt = format.conjecturerPrompt(parts, "generation");
    expect(prompt).toBe(format.conjecturerPrompt(parts, "training"));
    expect(
      prompt.endsWith("theorem true: True\n<easy theorem>\ntheorem a : 1 = 1 := by\n  rfl\n<hard theorem>\ntheorem"),
    ).toBe(true);
    expect(released.conjecturerPrompt(parts, "training")).not.toBe(released.conjecturerPrompt(parts, "generation"));
  });

  it("asks for the statement of a text, which is written and read as a conjecture is", () => {
    const told = { informal: " One is one. ", header: "open Nat\n" };
    const prompt = format.formaliserPrompt?.(told, "generation");
    expect(prompt).toBe(
      "Complete the following Lean 4 code:\n\n```lean4\n<informal theorem>\nOne is one.\n<hard theorem>\ntheorem",
    );
    expect(format.formaliserPrompt?.(told, "training")).toBe(prompt);
    const target = format.conjecturerTarget("theorem one : 1 = 1 := by");
    expect(format.parseConjecture(target)).toBe("theorem one : 1 = 1 := by");
    const behindTag = stp.format({ ...SETTINGS, conjecturerSplit: "behind-tag" });
    expect(behindTag.formaliserPrompt?.(told, "generation")).toMatch(/<hard theorem>\n theorem$/);
    expect(behindTag.formaliserPrompt?.(told, "training")).toMatch(/<hard theorem>$/);
  });

  it("shows a target, which is a seed without a proof, as it stands", () => {
    const prompt = format.conjecturerPrompt({ ...parts, seedProof: "" }, "generation");
    expect(prompt.endsWith("<easy theorem>\ntheorem a : 1 = 1 := by\n<hard theorem>\ntheorem")).toBe(true);
  });

  it("puts a proof from a file on lines of its own, and adds none to one that has its own", () => {
    const fromFile = { ...parts, seedProof: "  intro h\n  exact h" };
    expect(format.conjecturerPrompt(fromFile, "generation")).toContain(":= by\n  intro h\n  exact h\n<hard theorem>");
    expect(format.conjecturerPrompt(parts, "generation")).toContain(":= by\n  rfl\n<hard theorem>");
    expect(format.proverTarget("  rfl")).toBe("\n  rfl");
    expect(format.proverTarget(" \n  rfl")).toBe(" \n  rfl");
  });

  it("leaves a proof as it was sampled, without a line break too, where it follows the released code", () => {
    const asWritten = stp.format({ ...SETTINGS, proofPlacement: "as-written" });
    const sampled = { ...parts, seedProof: " simp" };
    expect(asWritten.conjecturerPrompt(sampled, "generation")).toContain(
      "theorem a : 1 = 1 := by simp\n<hard theorem>",
    );
    expect(format.conjecturerPrompt(sampled, "generation")).toContain("theorem a : 1 = 1 := by\n simp\n<hard theorem>");
    expect([asWritten.proverTarget(" simp"), asWritten.proverTarget("\n  rfl")]).toStrictEqual([" simp", "\n  rfl"]);
  });

  it("shows the file before a seed instead of a header", () => {
    const prompt = released.conjecturerPrompt(
      { ...parts, context: "import A\n\ntheorem x : True := trivial\n\n" },
      "training",
    );
    expect(prompt).toContain("```lean4\nimport A\n\ntheorem x : True := trivial\n<lemma>\n");
    expect(prompt).not.toContain("import Mathlib");
  });

  it("reads back the conjecture that a training target says", () => {
    for (const conjecture of ["theorem b (n : Nat) : n = n := by", "theorem c (x : Nat := 3) : x = x := by"]) {
      const target = format.conjecturerTarget(conjecture);
      expect(format.conjecturerPrompt(parts, "training") + target).toContain(`\n${conjecture}\n</hard theorem>`);
      expect(format.parseConjecture(target)).toBe(conjecture);
    }
  });

  const parses: ReadonlyArray<readonly [string, string, string | null]> = [
    ["a completion after the word theorem", " b : 1 = 1 := by\n</hard theorem> junk", "theorem b : 1 = 1 := by"],
    ["a whole theorem with a proof", "theorem b : 1 = 1 := by\n  rfl", "theorem b : 1 = 1 := by"],
    ["a lemma", "lemma b : 1 = 1 := by rfl", "theorem b : 1 = 1 := by"],
    ["a fenced theorem", "```lean4\ntheorem b : 1 = 1 := by rfl\n```", "theorem b : 1 = 1 := by"],
    ["a statement without an end", " b : 1 = 1", "theorem b : 1 = 1 := by"],
    ["a default argument", " b (x : Nat := 3) : x = x := by", "theorem b (x : Nat := 3) : x = x := by"],
    ["nothing", "", null],
    ["a name alone", " b := by", null],
    ["the closing tag alone", "</hard theorem>", null],
  ];
  for (const [what, completion, conjecture] of parses)
    it(`reads ${what} as ${conjecture === null ? "no conjecture" : `\`${conjecture}\``}`, () => {
      expect(format.parseConjecture(completion)).toBe(conjecture);
    });

  it("cuts a default argument in the middle where it follows the released code", () => {
    expect(released.parseConjecture(" b (x : Nat := 3) : x = x := by")).toBe("theorem b (x : Nat := by");
  });

  it.prop("never gives a conjecture that does not begin with theorem and end in := by", [Schema.String], ([text]) => {
    const conjecture = format.parseConjecture(text);
    if (conjecture !== null) expect(conjecture).toMatch(/^theorem [\s\S]+ := by$/);
  });
});
