/** Blanks, comments, names, and characters that only look like others. */
import { describe, expect, it } from "vitest";
import { parseTactics, parseTerm } from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

const term = (text: string): string => render(parseTerm(text));

describe("blanks and comments", () => {
  it("comments count as blanks, and nest", () =>
    expect(term("a -- one\n  /- two /- three -/ four -/ + /-! five -/ b")).toBe("(a + b)"));
  it("a comment that does not end is an error at the end", () =>
    expect(term("a /- b")).toBe("! 6-6 unterminated comment"));
  it("a docstring is no blank", () =>
    expect(term("a /-- b -/")).toBe("! 2-10 unexpected token '/--'; expected end of input"));
  it("lines may end in CR LF", () => expect(render(parseTactics("simp\r\nrfl\r\n"))).toBe("{ simp; rfl }"));
  it("a tab is refused", () =>
    expect(term("a\tb")).toBe("! 1-2 tabs are not allowed; please configure your editor to expand them"));
  it("a lone carriage return is refused", () =>
    expect(term("a\rb")).toBe("! 1-2 isolated carriage returns are not allowed"));
});

describe("names", () => {
  const cases = [
    ["x' + x₁ + x_1", "((x' + x₁) + x_1)"],
    ["Nat.add_comm' a.b", "(Nat.add_comm' a.b)"],
    ["«my name».x", "«my name».x"],
    ["«plain»", "plain"],
    ["α.β ℕ", "(α.β Nat)"],
    ["h!", "h!"],
    ["get?", "get?"],
    ["_x", "_x"],
    ["ℝ → 𝔸", "(ℝ → 𝔸)"],
    ["λx=>x", "(fun x => x)"],
    ["intro", "intro"],
    ["exact.simp", "exact.simp"],
  ] as const;
  for (const [text, tree] of cases) it(text, () => expect(term(text)).toBe(tree));
  it("a reserved word is no name", () => expect(term("at")).toBe("! 0-2 unexpected token 'at'; expected term"));
  it("a reserved word in guillemets is one", () => expect(term("«at»")).toBe("at"));
});

describe("characters that are none of Lean's", () => {
  const cases = [
    ["Cyrillic а in a name", "hа"],
    ["a Cyrillic name", "р"],
    ["a zero-width space", "a\u200bb"],
    ["a zero-width joiner inside a name", "h\u200d1"],
    ["a right-to-left override", "a \u202e b"],
    ["a byte order mark", "\ufeffa"],
    ["a no-break space", "a\u00a0b"],
    ["a full-width parenthesis", "（a)"],
    ["a full-width digit", "１"],
    ["an ideograph", "证"],
    ["a combining accent", "a\u0301"],
    ["a lone surrogate", "a \ud835"],
    ["a control character", "a \u0007"],
  ] as const;
  for (const [what, text] of cases) {
    it(`${what} is refused`, () => expect(parseTerm(text).error).toMatchObject({ message: "expected token" }));
  }
  it("they may stand in a comment", () => expect(term("a -- да \u200b")).toBe("a"));
});

describe("literals", () => {
  it("a string that does not end", () => expect(term('"abc')).toBe("! 4-4 unterminated string literal"));
  it("an unknown escape", () => expect(term('"\\q"')).toBe("! 2-3 invalid escape sequence"));
  it("1..2 is no decimal", () => expect(term("f 1 ..")).toBe("(f 1 ..)"));
  it("1e3 is a decimal", () => expect(term("1e3")).toBe("‼decimal numeral‼  ‼ decimal numeral"));
});
