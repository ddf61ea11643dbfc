import { describe, expect, it } from "vitest";
import { parseTerm } from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

function reads(cases: readonly (readonly [string, string])[]): void {
  for (const [text, tree] of cases) it(text, () => expect(render(parseTerm(text))).toBe(tree));
}

describe("operators bind as in Lean", () => {
  reads([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a ^ b ^ c", "(a ^ (b ^ c))"],
    ["2 * n ^ 2 % 3", "((2 * (n ^ 2)) % 3)"],
    ["a / b / c", "((a / b) / c)"],
    ["a + b = c ∧ p", "(((a + b) = c) ∧ p)"],
    ["p ∧ q ∨ r ∧ s", "((p ∧ q) ∨ (r ∧ s))"],
    ["p ∧ q ∧ r", "(p ∧ (q ∧ r))"],
    ["p ∨ q ∨ r", "(p ∨ (q ∨ r))"],
    ["p → q → r", "(p → (q → r))"],
    ["p ∧ q → r ∨ s", "((p ∧ q) → (r ∨ s))"],
    ["p ↔ q ∨ r", "(p ↔ (q ∨ r))"],
    ["p → q ↔ r", "((p → q) ↔ r)"],
    ["¬p ∧ q", "((¬p) ∧ q)"],
    ["¬a = b", "(¬(a = b))"],
    ["¬¬p → p", "((¬(¬p)) → p)"],
    ["f ¬p", "(f (¬p))"],
    ["a ∣ b * c", "(a ∣ (b * c))"],
    ["a :: b :: l ++ m", "((a :: (b :: l)) ++ m)"],
    ["a :: l = b :: m", "((a :: l) = (b :: m))"],
    ["h ▸ g ▸ e", "(h ▸ (g ▸ e))"],
    ["f ∘ g ∘ h", "(f ∘ (g ∘ h))"],
    ["α × β → γ", "((α × β) → γ)"],
    ["a <= b /\\ b >= c \\/ d != e", "(((a ≤ b) ∧ (b ≥ c)) ∨ (d != e))"],
    ["p <-> q -> r", "(p ↔ (q → r))"],
    ["b && c || d", "((b && c) || d)"],
    ["-x ^ 2", "negate(operand: (x ^ 2))"],
    ["-x + y", "(negate(operand: x) + y)"],
    ["n+1", "(n + 1)"],
    ["n-1", "(n - 1)"],
  ]);

  it("comparisons do not chain", () =>
    expect(render(parseTerm("a = b = c"))).toBe("! 6-7 unexpected token '='; expected end of input"));
  it("an equivalence does not chain", () =>
    expect(render(parseTerm("p ↔ q ↔ r"))).toBe("! 6-7 unexpected token '↔'; expected end of input"));
});

describe("application", () => {
  reads([
    ["f a b", "(f a b)"],
    ["f (g a) b", "(f (g a) b)"],
    ["(f a) b", "((f a) b)"],
    ["f a + g b", "((f a) + (g b))"],
    ["f (n := 3) x", "(f (n := 3) x)"],
    ["f a ..", "(f a ..)"],
    ["@f _ ?x ?_", "(@f _ ?x ?_)"],
    ["@Eq.rec α a motive h b e", "(@Eq.rec α a motive h b e)"],
    ["f fun x => x", "(f (fun x => x))"],
    ["f fun x => x + y", "(f (fun x => (x + y)))"],
    ["f <| g <| x", "(f (g x))"],
    ["f a <| b", "(f a b)"],
    ["f $ x + 1", "(f (x + 1))"],
    ["x |> f |> g a", "(g a (f x))"],
    ["x |>.f a", "(x.f a)"],
    ["x |>.1", "x.1"],
    ["foo.{u, 1} x", "(foo.{u 1} x)"],
    ["f .inl h", "(f .inl h)"],
    ["f Prop Type", "(f sort(sort: Prop) sort(sort: Type))"],
    ["f sorry", "(f sorry)"],
  ]);

  it("a quantifier is no argument", () =>
    expect(render(parseTerm("f ∀ x, p"))).toBe("! 2-3 unexpected token '∀'; expected end of input"));
  it("an argument needs a blank before it", () =>
    expect(render(parseTerm("f(x)"))).toBe("! 1-2 unexpected token '('; expected end of input"));
});

describe("projections and fields", () => {
  reads([
    ["h.1", "h.1"],
    ["h.1.2.left", "h.1.2.left"],
    ["h.mp.symm", "h.mp.symm"],
    ["(h x).mp.symm", "(h x).mp.symm"],
    ["(h).1 x", "(h.1 x)"],
    ["f h.1 h.2", "(f h.1 h.2)"],
    ["⟨a, b⟩.1", "⟨a, b⟩.1"],
    ["h.1 ▸ rfl", "(h.1 ▸ rfl)"],
    ["Nat.succ_le_of_lt h", "(Nat.succ_le_of_lt h)"],
  ]);
  it("a field leaves the object's span inside its own", () => {
    const { node } = parseTerm("(f x).left");
    expect(node).toMatchObject({ kind: "field", start: 0, end: 10, object: { start: 1, end: 4 } });
  });
});

describe("binders", () => {
  reads([
    ["fun x y => x", "(fun x y => x)"],
    ["λ x => x", "(fun x => x)"],
    ["fun x ↦ x", "(fun x => x)"],
    ["fun (x y : Nat) {z : T} => x", "(fun (x y : Nat) {z : T} => x)"],
    ["fun x y : Nat => x", "(fun (x : Nat) (y : Nat) => x)"],
    ["fun ⟨x, y⟩ _ => x", "(fun ⟨x, y⟩ _ => x)"],
    ["fun (a, b) => a", "(fun tuple(items: [a, b]) => a)"],
    ["fun ⦃x⦄ => x", "(fun ⦃x⦄ => x)"],
    ["fun [inst : C α] => x", "(fun [inst : (C α)] => x)"],
    ["∀ x, p x", "(∀ x, (p x))"],
    ["∀ x y : Nat, x = y", "(∀ (x : Nat) (y : Nat), (x = y))"],
    ["∀ (x y : ℕ) {z}, p", "(∀ (x y : Nat) {z}, p)"],
    ["∃ x, p x ∧ q", "(∃ x, ((p x) ∧ q))"],
    ["∃ (x : Nat) (y : Nat), p", "(∃ (x : Nat) (y : Nat), p)"],
    ["p ∧ ∃ x, q x", "(p ∧ (∃ x, (q x)))"],
    ["∀ x ≤ n, p x", "(∀ x, ((x ≤ n) → (p x)))"],
    ["∃ x > 0, p x", "(∃ x, ((x > 0) ∧ (p x)))"],
    ["(x : Nat) → p x", "(∀ (x : Nat), (p x))"],
    ["(x y : Nat) → p x", "(∀ (x y : Nat), (p x))"],
    ["{x : Nat} → p x", "(∀ {x : Nat}, (p x))"],
    ["⦃x : Nat⦄ → p x", "(∀ ⦃x : Nat⦄, (p x))"],
    ["(x : Nat) → (h : p x) → q", "(∀ (x : Nat), (∀ (h : (p x)), q))"],
    ["(· + 1)", "(fun x✝ => (x✝ + 1))"],
    ["(f · a ·)", "(fun x✝ x✝1 => (f x✝ a x✝1))"],
    ["(h (· + 1) ·)", "(fun x✝ => (h (fun x✝ => (x✝ + 1)) x✝))"],
  ]);
  it("∃ does not mix bare and bracketed binders", () =>
    expect(render(parseTerm("∃ x (h : p x), q"))).toBe("! 3-5 unexpected token '('; expected ',' or binder predicate"));
  it("· needs parentheses around it", () =>
    expect(render(parseTerm("f ·"))).toBe(
      "! 2-3 invalid occurrence of `·` notation, it must be surrounded by parentheses (e.g. `(· + 1)`)",
    ));
});

describe("brackets and literals", () => {
  reads([
    ["⟨a, ⟨b, c⟩⟩", "⟨a, ⟨b, c⟩⟩"],
    ["⟨⟩", "⟨⟩"],
    ["(a, b, c)", "tuple(items: [a, b, c])"],
    ["()", "tuple"],
    ["[1, 2]", "list(items: [1, 2])"],
    ["[]", "list"],
    ["(0 : Nat)", "(0 : Nat)"],
    ["‹a = b›", "(by(tactics: { assumption }) : (a = b))"],
    ["0x1F", "31"],
    ["100000000000000000000", "100000000000000000000"],
    ['"a\\n\\"b\\x41"', 'string(value: a\n"bA)'],
    ["{ left := a, right := b }", "structureInstance(fields: [{name: left, value: a}, {name: right, value: b}])"],
    ["x@(y + 1)", "namedPattern(name: x, pattern: (y + 1))"],
    ["Type (max u v + 1)", "sort(sort: Type, level: levelAdd(base: levelMax(operands: [u, v]), offset: 1))"],
    ["Sort u → Type 1", "(sort(sort: Sort, level: u) → sort(sort: Type, level: 1))"],
  ]);
});

describe("blocks in terms", () => {
  reads([
    ["have h : p := q; h", "have(declaration: {name: h, type: p, value: q}, body: h)"],
    ["have := q; h", "have(declaration: {value: q}, body: h)"],
    ["have ⟨x, y⟩ := q; x", "have(declaration: {pattern: ⟨x, y⟩, value: q}, body: x)"],
    ["have f x (y : T) : p := q; h", "have(declaration: {name: f, binders: [x, (y : T)], type: p, value: q}, body: h)"],
    ["have h : p := q\nh x", "have(declaration: {name: h, type: p, value: q}, body: (h x))"],
    ["let x := 1; x + 1", "let(declaration: {name: x, value: 1}, body: (x + 1))"],
    ["suffices h : p from q h; r", "suffices(declaration: {name: h, type: p, value: (q h)}, body: r)"],
    [
      "suffices p by exact this\nr",
      "suffices(declaration: {type: p, value: by(tactics: { exact(term: this) })}, body: r)",
    ],
    ["show p from h", "show(type: p, value: h)"],
    ["show p by simp", "show(type: p, value: by(tactics: { simp }))"],
    ["by exact h; done", "by(tactics: { exact(term: h); done })"],
    ["if a = b then c else d", "if(condition: (a = b), whenTrue: c, whenFalse: d)"],
    ["if h : p then c else d", "if(name: h, condition: p, whenTrue: c, whenFalse: d)"],
    [
      "match n, h with | 0, _ => a | n + 1, .inl x => b",
      "match(discriminants: [{term: n}, {term: h}], alternatives: [{patterns: [[0, _]], body: a}, {patterns: [[(n + 1), (.inl x)]], body: b}])",
    ],
    [
      "match h : e with | a | b => c",
      "match(discriminants: [{name: h, term: e}], alternatives: [{patterns: [[a], [b]], body: c}])",
    ],
    [
      "fun | .inl h => h | .inr h => h",
      "funMatch(alternatives: [{patterns: [[(.inl h)]], body: h}, {patterns: [[(.inr h)]], body: h}])",
    ],
    ["nomatch h", "nomatch(discriminants: [h])"],
    ["nofun", "nofun"],
    ["calc a = b := h\n  _ < c := g", "calc(steps: [{relation: (a = b), proof: h}, {relation: (_ < c), proof: g}])"],
    ["calc a\n  _ = b := h", "calc(steps: [{relation: a}, {relation: (_ = b), proof: h}])"],
  ]);
});

describe("what is outside the fragment is named and read over", () => {
  reads([
    ["x ⊆ s", "‼notation '⊆'‼  ‼ notation '⊆'"],
    ["∑ i ∈ s, f i = 3", "(‼notation '∑'‼ = 3)  ‼ notation '∑'"],
    ["{x : Nat | p x} = ∅", "(‼notation '{…}'‼ = ‼notation '∅'‼)  ‼ notation '{…}' ‼ notation '∅'"],
    ["|x - y| + 1", "(‼notation '|…|'‼ + 1)  ‼ notation '|…|'"],
    ["⌊x⌋ ≤ ‖y‖", "(‼notation '⌊…'‼ ≤ ‼notation '‖…'‼)  ‼ notation '⌊…' ‼ notation '‖…'"],
    ["⇑f = g", "(‼notation '⇑'‼ = g)  ‼ notation '⇑'"],
    ["x⁻¹ * y", "(‼notation '⁻¹'‼ * y)  ‼ notation '⁻¹'"],
    ["n ! = 6", "(‼notation '!'‼ = 6)  ‼ notation '!'"],
    ["a[i]! = b", "(‼indexing notation‼ = b)  ‼ indexing notation"],
    ["Type* → p", "(‼Type*‼ → p)  ‼ Type*"],
    ["3.14", "‼decimal numeral‼  ‼ decimal numeral"],
    ["'c'", "‼character literal‼  ‼ character literal"],
    ["do return x", "‼do notation‼  ‼ do notation"],
    ["∀ x ⊆ s, p", "(∀ x, (‼binder predicate '⊆'‼ → p))  ‼ binder predicate '⊆'"],
    ["f ∮ x", "(f ‼notation '∮'‼)  ‼ notation '∮'"],
  ]);
});
