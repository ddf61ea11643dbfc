import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { elaborateStatement, loadLibrary, type Statement, verifyProof, withTermScope } from "../../src/lean/index.ts";
import { applicationArguments, applicationHead, constant } from "../../src/lean/kernel/index.ts";
import { negatedStatement, statementEnding, theoremName } from "../../src/lean-text/index.ts";
import { forAll } from "../support/for-all.ts";

const negated = (text: string, header: string | null = null) => {
  const negation = negatedStatement(text, header);
  if (negation._tag === "refused") throw new Error(negation.reason);
  return negation;
};

describe("the negation of a statement", () => {
  it.each([
    ["theorem t (x : ℝ) (h : 0 < x) : P x := by", "theorem t_negation : ¬ ∀ (x : ℝ) (h : 0 < x), P x := by"],
    ["theorem t : 1 = 2 :=", "theorem t_negation : ¬ (1 = 2) := by"],
    [
      "lemma a.b {α : Type*} [Fintype α] ⦃s : Set α⦄ : s = s",
      "lemma a.b_negation : ¬ ∀ {α : Type*} [Fintype α] ⦃s : Set α⦄, s = s := by",
    ],
    ["theorem «a b» (n : ℕ) : n = n := by sorry", "theorem «a b_negation» : ¬ ∀ (n : ℕ), n = n := by"],
    ["theorem t.{u} (α : Type u) : α = α", "theorem t_negation.{u} : ¬ ∀ (α : Type u), α = α := by"],
    ["/-- d -/ @[simp] private theorem t n : n + 0 = n", "theorem t_negation : ¬ ∀ n, n + 0 = n := by"],
    ["open Nat in\ntheorem t (n : ℕ) : n ! = 1", "open Nat in theorem t_negation : ¬ ∀ (n : ℕ), n ! = 1 := by"],
    ["open Nat\n\ntheorem t (n : ℕ) : n ! = 1", "open Nat\n\ntheorem t_negation : ¬ ∀ (n : ℕ), n ! = 1 := by"],
    [
      "theorem t (x : ℝ) -- a number : so\n  (h : x ≠ 0) /- : -/ : x = x -- := by\n  := by",
      "theorem t_negation : ¬ ∀ (x : ℝ) -- a number : so\n  (h : x ≠ 0), x = x := by",
    ],
    ["theorem t (h : let x := 3; x = 3) : let y := 1; y = 1 := by", null],
    [
      "theorem t (n : ℕ) : let y := n; y = n ∧ ∀ m : ℕ, m = n := by",
      "theorem t_negation : ¬ ∀ (n : ℕ), let y := n; y = n ∧ ∀ m : ℕ, m = n := by",
    ],
  ])("quantifies over all that stands before its colon: %s", (text, expected) => {
    const negation = negatedStatement(text, null);
    expect(negation._tag === "negated" ? negation.text : null).toBe(expected);
  });

  it.each([
    ["theorem t (x : Nat := 3) : x = x := by", null, "a binder with a value or a tactic of its own"],
    ["theorem t (h : p := by simp) : p := by", null, "a binder with a value or a tactic of its own"],
    ["variable (n : Nat)\ntheorem t : n = n := by", null, "`variable` before the theorem"],
    ["theorem t : n = n := by", "import Mathlib\nvariable {n : ℕ}\n", "`variable` before the theorem"],
    ["variable (n : Nat) in\ntheorem t : n = n := by", null, "`variable` before the theorem"],
    ["example : 1 = 2 := by", null, "no theorem, but `example`"],
    ["def d : Nat := 3", null, "no theorem, but `def`"],
    ["theorem t", null, "no colon before what the theorem states"],
    ["theorem t : := by", null, "a theorem that states nothing"],
    ["theorem : 1 = 1 := by", null, "a theorem without a name"],
    ["theorem t (n : ℕ) : f (n = n", null, "brackets that do not match"],
    ['theorem t (n : ℕ) : s = "never', null, "a text that does not end"],
    ["nothing", null, "no theorem"],
  ])("is refused where the text does not say it: %s", (text, header, reason) => {
    expect(negatedStatement(text, header)).toEqual({ _tag: "refused", reason });
  });

  const word = fc.constantFrom(
    "a",
    "b",
    "h",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ":",
    ":=",
    ",",
    "=",
    "theorem",
    "t",
    "by",
    "\n",
    "--",
    "∀",
    "«",
    "»",
    ".",
    "open",
    "in",
    "sorry",
  );

  it("is a theorem of its own with tactics behind it, or refused with a reason, whatever the text", () => {
    forAll(
      fc.array(word, { maxLength: 20 }).map((words) => `theorem t ${words.join(" ")}`),
      (text) => {
        const negation = negatedStatement(text, null);
        if (negation._tag === "refused") expect(negation.reason).not.toBe("");
        else {
          expect(statementEnding(negation.text)).toBe("tactics");
          expect(theoremName(negation.text)).toMatch(/_negation»?$/);
        }
      },
      1000,
    );
  });
});

const library = loadLibrary();

const elaborated = (text: string): Statement => {
  const statement = elaborateStatement(library, text);
  if ("kind" in statement) throw new Error(`${text}: ${JSON.stringify(statement)}`);
  return statement;
};

describe("the negations of the bundled statements", () => {
  const statements = ["workbook", "gap", "held-out", "desert", "library"].flatMap((name) =>
    readFileSync(path.join(import.meta.dirname, "../../experiments/data", `${name}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { readonly statement: string }).statement),
  );

  it("elaborate to Not of what the statements elaborate to, and those of the negations to Not of that", () => {
    for (const [at, text] of statements.entries())
      withTermScope(() => {
        const once = negated(text);
        const { type } = elaborated(text);
        const negation = elaborated(once.text).type;
        expect(applicationHead(negation)).toBe(constant("Not"));
        expect(applicationArguments(negation)).toStrictEqual([type]);
        if (at % 10 > 0) return;
        expect(applicationArguments(elaborated(negated(once.text).text).type)).toStrictEqual([negation]);
      });
    expect(statements.length).toBeGreaterThan(5000);
  });

  it("are closed", () => {
    for (const text of statements.filter((_, at) => at % 20 === 0)) {
      const { proof, statement } = negated(text).closed;
      withTermScope(() => expect(verifyProof(library, elaborated(statement), proof).kind).toBe("accepted"));
    }
  });
});

describe("a name that nothing in the statement binds", () => {
  it("is found, since Lean would bind it before the ¬", () => {
    const { closed, text } = negated("theorem t (h : x = 1) : x = 1 := by");
    expect(elaborated(text).levelParameters).toStrictEqual([]);
    expect(verifyProof(library, elaborated(closed.statement), closed.proof)).toMatchObject({
      kind: "rejected",
      message: "Unknown identifier `x`",
    });
  });
});
