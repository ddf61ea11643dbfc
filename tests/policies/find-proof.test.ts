/**
 * Answers as chat models write them, each with what becomes of it: the proof that is read is judged by the fragment, so
 * that a case is right only where a verifier accepts what was found.
 */
import { describe, expect, it } from "vitest";
import { findProof } from "../../policies/find-proof.ts";
import { defaultFuel, elaborateStatement, loadLibrary, verifyProof } from "../../src/lean/index.ts";

const TACTICS = "theorem swap (a b : Nat) : a + b = b + a := by";
const TERM = "theorem swap (a b : Nat) : a + b = b + a :=";
const WHOLE = `${TACTICS}\n  exact Nat.add_comm a b`;
const WRONG = `${TACTICS}\n  rfl`;

const lean = (code: string, marked = "lean4"): string => `\`\`\`${marked}\n${code}\n\`\`\``;

type Outcome = "accepted" | "rejected" | `failure: ${string}`;

const outcomeOf = (answer: string, text: string): Outcome => {
  const proof = findProof(answer, text);
  if (typeof proof !== "string") return `failure: ${proof.reason}`;
  const library = loadLibrary();
  const statement = elaborateStatement(library, text);
  if ("kind" in statement) throw new Error(`${statement.kind}: not a statement`);
  const { kind } = verifyProof(library, statement, `\n${proof}`, defaultFuel);
  if (kind !== "accepted" && kind !== "rejected") throw new Error(`${kind}: ${proof}`);
  return kind;
};

type Case = readonly [what: string, answer: string, outcome: Outcome, statement?: string];

const FENCES: ReadonlyArray<Case> = [
  ["a block in a numbered list", `2) So:\n   ${lean(WHOLE).replaceAll("\n", "\n   ")}\n3) Done.`, "accepted"],
  ["a block in a bullet", `- The proof\n- ${lean(WHOLE).replaceAll("\n", "\n  ")}`, "accepted"],
  ["a quoted block", lean(WHOLE).replaceAll(/^/gm, "> "), "accepted"],
  ["tildes", lean(WHOLE).replaceAll("```", "~~~~"), "accepted"],
  ["a block marked Lean, with a title", lean(WHOLE, 'Lean title="swap.lean"'), "accepted"],
  ["lines that end in CRLF", lean(WHOLE).replaceAll("\n", "\r\n"), "accepted"],
  ["no closing fence", `\`\`\`lean\n${WHOLE}`, "accepted"],
  ["no closing fence, and another block", `\`\`\`lean\n${WRONG}\n\nCorrected:\n\n${lean(WHOLE)}`, "accepted"],
  ["no opening fence", `${WHOLE}\n\`\`\`\nThis proves it.`, "accepted"],
  ["no opening fence before tactics", "  exact Nat.add_comm a b\n```\nSo the sum commutes.", "accepted"],
  ["a closing fence on the last line", `\`\`\`lean4\n${WHOLE}\`\`\``, "accepted"],
  ["inline code between three backticks", `With \`\`\`rw\`\`\` or \`\`\`omega\`\`\`:\n${lean(WHOLE)}`, "accepted"],
  ["a fence in a docstring", lean(`/-- As in\n\`\`\`\n#eval 1\n\`\`\`\n-/\n${WHOLE}`), "accepted"],
  ["no fence, and prose around", `Here is the proof.\n\n${WHOLE}\n\nIt uses commutativity: "a + b.\n`, "accepted"],
  ["no fence, and prose with markup", `**Proof**\n\n${WHOLE}\n\n- \`Nat.add_comm\` is in core.`, "accepted"],
];

const BESIDE: ReadonlyArray<Case> = [
  [
    "imports, opens and options before",
    lean(`import Mathlib\nopen Nat\nset_option linter.all false\n\n${WHOLE}`),
    "accepted",
  ],
  ["a docstring and attributes", lean(`/-- theorem x : 1 = 2 := by -/\n@[simp]\nprivate ${WHOLE}`), "accepted"],
  ["commands behind", lean(`${WHOLE}\n\n#check swap\n#eval 1 + 1\n#print axioms swap`), "accepted"],
  [
    "an example with a docstring behind",
    lean(`${WHOLE}\n\n/-- It works. -/\nexample : 0 + 1 = 1 + 0 := swap 0 1`),
    "accepted",
  ],
  ["a corollary behind", lean(`${WHOLE}\n\n@[simp] theorem zero (a : Nat) : a + 0 = a := by\n  rfl`), "accepted"],
  ["a corollary in a block behind", `${lean(WHOLE)}\nAs a corollary:\n${lean("theorem c : 1 = 1 := rfl")}`, "accepted"],
  ["a block that checks a name behind", `${lean(WHOLE)}\nwhere\n${lean("#check @Nat.add_comm")}`, "accepted"],
  [
    "a signature behind",
    `${lean(WHOLE)}\nIts type is\n${lean("Nat.add_comm : ∀ (n m : Nat), n + m = m + n")}`,
    "accepted",
  ],
  ["output behind", `${lean(WHOLE)}\nOutput:\n${lean("Goals accomplished!", "")}`, "accepted"],
  ["a goal behind", `${lean(WHOLE)}\nThe state was\n${lean("a b : Nat\n⊢ a + b = b + a", "lean")}`, "accepted"],
  ["a passage behind", `${lean(WHOLE)}\nThe key step is\n${lean("  rw [Nat.mul_comm]")}`, "accepted"],
  ["another theorem with no use before", lean(`theorem no (n : Nat) : n = n := rfl\n\n${WHOLE}`), "accepted"],
  [
    "keywords in comments",
    lean(`${TACTICS}\n  -- by the theorem above\n  /-\nlemma no : 1 = 2 := by\n(\n  -/\n  exact Nat.add_comm a b`),
    "accepted",
  ],
  ["the bare statement behind", `${lean(WHOLE)}\nThe statement was\n${lean(TACTICS)}`, "accepted"],
  [
    "the statement with sorry behind",
    `${lean(WHOLE)}\nThat fills the gap in\n${lean(`${TACTICS}\n  sorry`)}`,
    "accepted",
  ],
  ["an end and a namespace", lean(`namespace My\n\n${WHOLE}\n\nend My`), "accepted"],
];

const HELPERS: ReadonlyArray<Case> = [
  [
    "a helper that is used",
    lean(`lemma aux (n m : Nat) : n + m = m + n := by\n  rw [Nat.add_comm]\n\n${TACTICS}\n  exact aux a b`),
    "accepted",
  ],
  [
    "helpers that use each other, in blocks of their own",
    `First\n${lean("theorem one (n m : Nat) : n + m = m + n := Nat.add_comm n m")}\nthen\n${lean("theorem two {n m : Nat} : n + m = m + n :=\n  one n m")}\nso\n${lean(`${TACTICS}\n  have h : b = b := rfl\n  exact two`)}`,
    "accepted",
  ],
  [
    "a helper behind a term",
    lean(
      "theorem aux (n m : Nat) : n + m = m + n := Nat.add_comm n m\ntheorem swap (a b : Nat) : a + b = b + a := aux a b",
    ),
    "accepted",
    TERM,
  ],
  [
    "a helper with a gap",
    lean(`theorem aux (n m : Nat) : n + m = m + n := by sorry\n${TACTICS}\n  exact aux a b`),
    "rejected",
  ],
  ["a definition that is used", lean(`def f := Nat.add_comm\n${TACTICS}\n  exact f a b`), "failure: needs-declaration"],
  [
    "a helper under a dotted name",
    lean(`theorem My.aux (n m : Nat) : n + m = m + n := Nat.add_comm n m\n${TACTICS}\n  exact My.aux a b`),
    "failure: needs-declaration",
  ],
];

const FORMS: ReadonlyArray<Case> = [
  ["a term", lean("theorem swap (a b : Nat) : a + b = b + a := Nat.add_comm a b"), "accepted"],
  [
    "a term over lines",
    lean("theorem swap (a b : Nat) : a + b = b + a :=\n(show a + b = b + a\nfrom Nat.add_comm a b)"),
    "accepted",
  ],
  ["a term alone", lean("Nat.add_comm a b"), "accepted"],
  ["tactics where a term is asked", lean(WHOLE), "accepted", TERM],
  ["a term where one is asked", lean("theorem swap (a b : Nat) : a + b = b + a := Nat.add_comm a b"), "accepted", TERM],
  ["tactics alone where a term is asked", lean("rw [Nat.add_comm]"), "accepted", TERM],
  ["by on a line of its own", lean(`${TERM}\nby\n  exact Nat.add_comm a b`), "accepted"],
  [
    "tactics behind by",
    lean(`${TACTICS} have h := Nat.add_comm a b\n${" ".repeat(TACTICS.length + 1)}exact h`),
    "accepted",
  ],
  ["tactics at the margin", lean(`${TACTICS}\nhave h := Nat.add_comm a b\nexact h`), "accepted"],
  ["what follows the statement, with its := by", lean(":= by\n  exact Nat.add_comm a b"), "accepted"],
  ["another name", lean(WHOLE.replace("swap", "my_swap'")), "accepted"],
  ["a lemma", lean(WHOLE.replace("theorem", "lemma")), "accepted"],
  ["an example", lean(WHOLE.replace("theorem swap", "example")), "accepted"],
  [
    "other white space and spelling",
    lean("theorem swap\n    (a b : ℕ) -- both\n    : a + b\n      = b + a := by\n  omega"),
    "accepted",
  ],
  ["alternatives", lean("theorem swap (a b : Nat) : a + b = b + a\n  | 0 => rfl"), "failure: proof-by-alternatives"],
];

const WORDS: ReadonlyArray<Case> = [
  ["other variables", lean("theorem swap (x y : Nat) : x + y = y + x := by\n  exact Nat.add_comm x y"), "accepted"],
  [
    "other variables and another name, behind a helper",
    lean(
      "lemma h (n m : Nat) : n + m + 0 = m + n := Nat.add_comm n m\n\nlemma go (p q : Nat) : p + q = q + p :=\n  h p q",
    ),
    "accepted",
  ],
  [
    "a quantifier for binders",
    lean("theorem swap : ∀ a b : Nat, a + b = b + a := by\n  intro a b\n  omega"),
    "accepted",
  ],
  [
    "implicit binders, one at a time",
    lean("theorem t {a : Nat} {b : Nat} : a + b = b + a := Nat.add_comm a b"),
    "accepted",
  ],
  [
    "variables of a section",
    lean("variable (a b : Nat)\n\ntheorem swap : a + b = b + a :=\n  Nat.add_comm a b"),
    "accepted",
    TERM,
  ],
  [
    "other names of hypotheses",
    lean("theorem le (n m : Nat) (le : n ≤ m) : n ≤ m + 1 := by\n  exact Nat.le_succ_of_le le"),
    "accepted",
    "theorem up (a b : Nat) (h : a ≤ b) : a ≤ b + 1 := by",
  ],
  ["code within a line", "Simply `exact Nat.add_comm a b`, where `a` and `b` are numbers.", "accepted"],
  ["an indented block", `The proof:\n\n    ${WHOLE.replaceAll("\n", "\n    ")}\n\nThat is all.`, "accepted"],
];

const DRAFTS: ReadonlyArray<Case> = [
  ["a final answer behind a draft", `Draft:\n${lean(WRONG)}\nThis fails.\nFinal answer:\n${lean(WHOLE)}`, "accepted"],
  [
    "tactics behind a draft",
    `First attempt:\n${lean(WRONG)}\nInstead:\n${lean("  exact Nat.add_comm a b")}`,
    "accepted",
  ],
  ["a second try", `Let me try:\n${lean(WRONG)}\nHm. Let me try again:\n${lean(WHOLE)}`, "accepted"],
  ["a failed way behind", `${lean(WHOLE)}\nWhat does not work:\n${lean(WRONG)}`, "accepted"],
  ["a sketch with gaps before", `Outline:\n${lean(`${TACTICS}\n  sorry`)}\nFilled in:\n${lean(WHOLE)}`, "accepted"],
  ["two versions in one block", lean(`${WRONG}\n\n${WHOLE}`), "accepted"],
  ["drafts in reasoning", `<think>\n${lean(WRONG)}\n</think>\n${lean(WHOLE)}`, "accepted"],
  ["a wrong last answer", `${lean(WHOLE)}\nFinal answer:\n${lean(WRONG)}`, "rejected"],
];

const CHEATS: ReadonlyArray<Case> = [
  ["another statement under the name", lean("theorem swap (a b : Nat) : a = a := by\n  rfl"), "rejected"],
  ["another statement under another name", lean("theorem easy (a : Nat) : a = a := by\n  rfl"), "rejected"],
  ["a gap", lean(`${TACTICS}\n  have h : a + b = b + a := by sorry\n  exact h`), "rejected"],
  ["an axiom", lean(`axiom magic (a b : Nat) : a + b = b + a\n\n${TACTICS}\n  exact magic a b`), "rejected"],
  ["a stronger hypothesis", lean("theorem swap (a b : Nat) (h : a = b) : a + b = b + a := by\n  rw [h]"), "rejected"],
];

const FAILURES: ReadonlyArray<Case> = [
  ["white space", " \n\n", "failure: empty"],
  ["reasoning without an end", `<think>\n${lean(WHOLE)}`, "failure: unfinished-reasoning"],
  ["reasoning alone", "<think>hm</think>\n", "failure: no-code"],
  ["prose", "I could not prove this theorem. The sum commutes, of course.", "failure: no-code"],
  ["checks alone", lean("#check Nat.add_comm"), "failure: no-code"],
  ["code of another language", lean("print(1)", "python"), "failure: no-code"],
  ["the statement alone", lean(TACTICS), "failure: no-proof"],
  [
    "two other theorems",
    lean("theorem p (a : Nat) : a = a := rfl\n\ntheorem q (a : Nat) : a + 0 = a := rfl"),
    "failure: other-theorems",
  ],
];

it.each(["(", ":= ", "\n", "`x` ", "theorem a : ", "```\n", "/-", "by ", "> "])(
  "ends on %j ten thousand times over",
  (piece) => {
    for (const answer of [piece.repeat(10_000), lean(piece.repeat(10_000))]) {
      const read = findProof(answer, TACTICS);
      expect(typeof read === "string" || read._tag === "parse-failure").toBe(true);
    }
  },
);

describe.each([
  ["fences", FENCES],
  ["what stands beside", BESIDE],
  ["helpers", HELPERS],
  ["forms of a proof", FORMS],
  ["other words", WORDS],
  ["drafts", DRAFTS],
  ["cheats", CHEATS],
  ["what cannot be read", FAILURES],
] as const)("%s", (_, cases) => {
  for (const [what, answer, outcome, statement = TACTICS] of cases)
    it(what, () => expect(outcomeOf(answer, statement)).toBe(outcome));
});
