/** Which lines belong together: Lean's position checks (`colGt`, `colGe`, `colEq`). */
import { describe, expect, it } from "vitest";
import { parseFile, parseTacticProof, parseTactics, parseTerm } from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

const lines = (...text: string[]): string => text.join("\n");
const tactics = (...text: string[]): string => render(parseTactics(lines(...text)));
const term = (...text: string[]): string => render(parseTerm(lines(...text)));

describe("tactic blocks", () => {
  it("tactics at the column of the first make the block", () =>
    expect(tactics("  intro x", "  exact x")).toBe("{ intro(patterns: [x]); exact(term: x) }"));

  it("a further indented line continues the tactic above it", () =>
    expect(tactics("exact f", "  x", "  y")).toBe("{ exact(term: (f x y)) }"));

  it("an indented word behind intro is one more name, as in Lean", () =>
    expect(tactics("intro h", "  exact h")).toBe("{ intro(patterns: [h, exact, h]) }"));

  it("a line further to the left ends the block and is an error behind it", () =>
    expect(tactics("  intro x", " exact x")).toBe("! 11-16 unexpected identifier; expected end of input"));

  it("an operator continues a term from any column", () =>
    expect(tactics("exact a", "+ b")).toBe("{ exact(term: (a + b)) }"));

  it("; needs no new line, and may end a line", () =>
    expect(tactics("simp; rfl;", "done")).toBe("{ simp; rfl; done }"));

  it("two tactics on one line need ;", () =>
    expect(tactics("simp rfl")).toBe("! 5-8 unexpected identifier; expected end of input"));

  it("tactics behind by may stand at the column of the command (up to Lean 4.30)", () => {
    expect(render(parseTacticProof("theorem t : p := by\n  simp\n  rfl", 19))).toBe("tactics(tactics: { simp; rfl })");
    expect(render(parseTacticProof("theorem t : p := by\nsimp", 19))).toBe("tactics(tactics: { simp })");
    expect(parseFile("theorem t : p := by\nsimp").map(render)).toEqual([
      "theorem(modifiers: {}, signature: {name: t, type: p}, value: term(term: by(tactics: { simp })))",
    ]);
  });

  it("a proof that is given by itself may begin at column 0", () =>
    expect(render(parseTacticProof("simp\nrfl", 0))).toBe("tactics(tactics: { simp; rfl })"));

  it("the next command is not an argument of the term before it", () =>
    expect(parseFile("theorem t : p := h\nfoo").map(render).at(-1)).toBe(
      "! 19-22 unexpected identifier; expected command",
    ));

  it("a nested by takes the lines at the column of the block around it (up to Lean 4.30)", () =>
    expect(tactics("have h : p := by", "simp", "rfl")).toBe(
      "{ have(declaration: {name: h, type: p, value: by(tactics: { simp; rfl })}) }",
    ));

  it("a nested by takes the lines at its own column", () =>
    expect(tactics("have h : p := by", "  simp", "  rfl", "exact h")).toBe(
      "{ have(declaration: {name: h, type: p, value: by(tactics: { simp; rfl })}); exact(term: h) }",
    ));

  it("by on the same line takes the lines at the column of its first tactic", () =>
    expect(tactics("exact f (by simp", "            rfl) x")).toBe(
      "{ exact(term: (f by(tactics: { simp; rfl }) x)) }",
    ));

  it("a by without tactics is empty, where the text ends", () =>
    expect(render(parseTerm("by"))).toBe("by(tactics: {  })"));
});

describe("bullets, cases and alternatives", () => {
  it("a bullet takes what is indented behind it", () =>
    expect(tactics("constructor", "· simp", "  rfl", "· done")).toBe(
      "{ constructor; bullet(body: { simp; rfl }); bullet(body: { done }) }",
    ));

  it("a bullet's tactics may begin on the next line", () =>
    expect(tactics("·", "  simp", "·", "  rfl")).toBe("{ bullet(body: { simp }); bullet(body: { rfl }) }"));

  it("bullets nest by their columns", () =>
    expect(tactics("· constructor", "  · simp", "  · rfl", "· done")).toBe(
      "{ bullet(body: { constructor; bullet(body: { simp }); bullet(body: { rfl }) }); bullet(body: { done }) }",
    ));

  it("a bullet is not an argument of the term above it", () =>
    expect(tactics("exact x", "· simp")).toBe("{ exact(term: x); bullet(body: { simp }) }"));

  it("case takes the tactics behind =>, also at its own column", () =>
    expect(tactics("case inl =>", "  simp", "  rfl", "case inr => done")).toBe(
      "{ case(tags: [{tag: inl}], body: { simp; rfl }); case(tags: [{tag: inr}], body: { done }) }",
    ));

  it("alternatives may stand at the column of induction or further right", () => {
    const expected =
      "{ induction(targets: [{term: n}], alternatives: {alternatives: " +
      "[{heads: [{name: zero}], body: { rfl }}, {heads: [{name: succ, variables: [n, ih]}], body: { simp; rfl }}]}); done }";
    expect(tactics("induction n with", "| zero => rfl", "| succ n ih =>", "  simp", "  rfl", "done")).toBe(expected);
    expect(tactics("induction n with", "  | zero => rfl", "  | succ n ih => simp; rfl", "done")).toBe(expected);
  });

  it("an inner match takes the alternatives at or right of its first |", () =>
    expect(term("match a with", "| 0 => match b with", "       | 1 => x", "       | 2 => y", "| 3 => z")).toBe(
      "match(discriminants: [{term: a}], alternatives: [{patterns: [[0]], body: match(discriminants: [{term: b}], " +
        "alternatives: [{patterns: [[1]], body: x}, {patterns: [[2]], body: y}])}, {patterns: [[3]], body: z}])",
    ));

  it("the right-hand side of an alternative is not left of its |", () =>
    expect(term("  match a with", "  | 0 =>", " x")).toContain(
      "alternative right-hand-side to start in a column greater than or equal to the corresponding '|'",
    ));

  it("first takes alternatives over several lines", () =>
    expect(tactics("first", "| simp", "| rfl", "done")).toBe("{ first(alternatives: [{ simp }, { rfl }]); done }"));
});

describe("steps and declarations", () => {
  it("calc steps begin with _ at the column of calc or further right", () => {
    const expected = "{ calc(steps: [{relation: (a = b), proof: h}, {relation: (_ = c), proof: g}]); exact(term: x) }";
    expect(tactics("calc a = b := h", "_ = c := g", "exact x")).toBe(expected);
    expect(tactics("calc a = b := h", "  _ = c := g", "exact x")).toBe(expected);
    expect(tactics("calc", "  a = b := h", "  _ = c := g", "exact x")).toBe(expected);
  });

  it("a calc step's proof may be a block", () =>
    expect(tactics("calc a = b := by", "      simp", "      rfl", "    _ = c := by rfl", "done")).toBe(
      "{ calc(steps: [{relation: (a = b), proof: by(tactics: { simp; rfl })}, {relation: (_ = c), proof: by(tactics: { rfl })}]); done }",
    ));

  it("have in a term: the body stands on the next line at the column of have", () =>
    expect(term("  have h : p := f", "    x", "  g h")).toBe(
      "have(declaration: {name: h, type: p, value: (f x)}, body: (g h))",
    ));

  it("brackets lift the position: arguments inside them may stand anywhere", () =>
    expect(tactics("  exact (f", "x", "y)")).toBe("{ exact(term: (f x y)) }"));

  it("hypotheses behind at stand right of it", () =>
    expect(tactics("simp at h", "  g")).toBe("! 12-13 unexpected identifier; expected end of input"));
});
