/** Where a syntax error is reported and how it is worded: as Lean does, behind the last token that was read. */
import { describe, expect, it } from "vitest";
import {
  locate,
  parseFile,
  parseProof,
  parseStatement,
  parseTactics,
  parseTerm,
} from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

describe("terms", () => {
  const cases = [
    ["1 +", "! 3-3 unexpected end of input; expected term"],
    ["(1 + ) * 2", "! 4-6 unexpected token ')'; expected term"],
    ["(1, 2", "! 5-5 unexpected end of input; expected ',' or ')'"],
    ["⟨a b, c", "! 7-7 unexpected end of input; expected ',' or '⟩'"],
    ["fun x y", "! 7-7 unexpected end of input; expected term"],
    ["fun => x", "! 3-6 unexpected token '=>'; expected '_', '{', '⦃', '[', '|' or term"],
    ["λ x, x", "! 3-4 unexpected token ','; expected term"],
    ["∀ x y", "! 5-5 unexpected end of input; expected ','"],
    ["∀, p", "! 1-2 unexpected token ','; expected '_', '{', '⦃', '[', '(' or identifier"],
    ["show p", "! 6-6 unexpected end of input; expected 'by' or 'from'"],
    ["if p then q", "! 11-11 unexpected end of input; expected 'else'"],
    ["match x", "! 7-7 unexpected end of input; expected 'with'"],
    ["match x with 1", "! 12-14 unexpected token; expected '|'"],
    ["?", "! 1-1 unexpected end of input; expected '_' or identifier"],
    ["by 1", "! 2-4 unexpected token; expected '{' or tactic"],
    ["have h : p; q", "! 10-11 unexpected token ';'; expected ':=' or '|'"],
    [":= x", "! 0-2 unexpected token ':='; expected term"],
    ["theorem", "! 0-7 unexpected token 'theorem'; expected term"],
  ] as const;
  for (const [text, message] of cases) it(text, () => expect(render(parseTerm(text))).toBe(message));
});

describe("tactics", () => {
  const cases = [
    ["foo x", "! 1-3 unknown tactic"],
    ["intro x\nfoo", "! 9-11 unknown tactic"],
    ["exact", "! 5-5 unexpected end of input; expected term"],
    ["exact\n  ", "! 8-8 unexpected end of input; expected term"],
    ["rw h", "! 2-4 unexpected identifier; expected '['"],
    ["rw [h", "! 5-5 unexpected end of input; expected ',' or ']'"],
    ["rw [h] at", "! 9-9 unexpected end of input; expected '*', '⊢' or term"],
    ["cases h with x", "! 14-14 unknown tactic"],
    ["case inl", "! 8-8 unexpected end of input; expected '=>'"],
    ["first simp", "! 5-10 unexpected identifier; expected '|'"],
    ["try", "! 3-3 unexpected end of input; expected '{' or tactic"],
    ["rcases h with", "! 13-13 unexpected end of input; expected rcases pattern"],
    ["obtain x", "! 8-8 unexpected end of input; expected ':' or ':='"],
    ["simp <;>", "! 8-8 unexpected end of input; expected tactic"],
    ["(simp", "! 5-5 unexpected end of input; expected ')'"],
    ["by_cases h :", "! 12-12 unexpected end of input; expected term"],
  ] as const;
  for (const [text, message] of cases) it(text, () => expect(render(parseTactics(text))).toBe(message));
});

describe("commands", () => {
  const cases = [
    ["theorem : p := h", "! 7-9 unexpected token ':'; expected identifier"],
    ["theorem t := h", "! 9-12 unexpected token ':='; expected ':'"],
    ["theorem t : p", "! 13-13 unexpected end of input; expected ':=', 'where' or '|'"],
    ["theorem t (x : Nat : p := h", "! 18-20 unexpected token ':'; expected ')'"],
    ["theorem t : p := h)", "! 18-19 unexpected token ')'; expected command"],
    ["foo", "! 0-3 unexpected identifier; expected command"],
    ["theorem t : p := by\n  exact h\n exact g", "! 31-36 unexpected identifier; expected command"],
    ["namespace", "! 9-9 unexpected end of input; expected identifier"],
  ] as const;
  for (const [text, message] of cases) {
    it(text, () => expect(parseFile(text).map(render).at(-1)).toBe(message));
  }

  it("reading goes on at the next command", () => {
    const commands = parseFile("theorem a : ( := h\n\ntheorem b : p := h\n)\nexample : q := g");
    expect(commands.map(({ error }) => error?.message ?? "read")).toEqual([
      "unexpected token ':='; expected term",
      "read",
      "unexpected token ')'; expected command",
      "read",
    ]);
  });
});

describe("statements and proofs", () => {
  it("a proof may not go on into another command", () =>
    expect(render(parseProof("rfl\ntheorem b : p := h", 0))).toBe(
      "! 4-11 unexpected token 'theorem'; expected command",
    ));
  it("a statement that is no theorem says what was expected", () =>
    expect(render(parseStatement("axiom x : p"))).toBe(
      "! 0-5 unexpected token 'axiom'; expected 'theorem', 'lemma' or 'example'",
    ));
  it("nesting beyond the parser's limit is told apart from an error", () => {
    const { node, error } = parseTerm("(".repeat(5000) + ")".repeat(5000));
    expect(node).toBeNull();
    expect(error).toMatchObject({ reason: "nesting", message: "maximum recursion depth has been reached" });
  });
  it("after a construct outside the fragment the construct is what is reported", () => {
    const { unsupported, error } = parseTactics("nlinarith [h]\nexact )");
    expect(unsupported.map(({ construct }) => construct)).toEqual(["tactic 'nlinarith'"]);
    expect(error).not.toBeNull();
  });
});

describe("positions", () => {
  it("lines count from 1 and columns from 0, in code points", () => {
    const source = "α → 𝔸\n  𝔸𝔸 x";
    expect(locate(source, 0)).toEqual({ line: 1, column: 0 });
    expect(locate(source, source.indexOf("\n"))).toEqual({ line: 1, column: 5 });
    expect(locate(source, source.indexOf("x"))).toEqual({ line: 2, column: 5 });
  });
});
