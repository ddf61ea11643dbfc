import { describe, expect, it } from "vitest";
import { parseTactics } from "../../../src/lean/syntax/index.ts";
import { render } from "./render.ts";

function reads(cases: readonly (readonly [string, string])[]): void {
  for (const [text, tree] of cases) it(text, () => expect(render(parseTactics(text))).toBe(tree));
}

describe("tactics of one word", () => {
  reads([
    ["constructor", "{ constructor }"],
    ["left", "{ left }"],
    ["right", "{ right }"],
    ["rfl", "{ rfl }"],
    ["assumption", "{ assumption }"],
    ["contradiction", "{ contradiction }"],
    ["exfalso", "{ exfalso }"],
    ["trivial", "{ trivial }"],
    ["decide", "{ decide }"],
    ["omega", "{ omega }"],
    ["done", "{ done }"],
    ["skip", "{ skip }"],
    ["nofun", "{ nofun }"],
    ["sorry", "{ sorry }"],
    ["admit", "{ admit }"],
    ["and_intros", "{ and_intros }"],
  ]);
});

describe("introducing and naming", () => {
  reads([
    ["intro", "{ intro }"],
    ["intro x", "{ intro(patterns: [x]) }"],
    ["intro x _ ⟨a, b⟩ (z : Nat)", "{ intro(patterns: [x, _, ⟨a, b⟩, (z : Nat)]) }"],
    ["intros", "{ intros }"],
    ["intros x _", "{ intros(names: [x, _]) }"],
    [
      "rintro x ⟨a, b | c⟩ (rfl | -) _",
      "{ rintro(patterns: [x, tuple(items: [a, alternatives(items: [b, c])]), alternatives(items: [rfl, clear]), _]) }",
    ],
    [
      "rintro (x y : Nat) (h : p)",
      "{ rintro(patterns: [typed(pattern: x, type: Nat), typed(pattern: y, type: Nat), typed(pattern: h, type: p)]) }",
    ],
    ["rename_i x _ y", "{ rename_i(names: [x, _, y]) }"],
    ["revert x y", "{ revert(names: [x, y]) }"],
    ["clear h", "{ clear(names: [h]) }"],
  ]);
});

describe("tactics that take a term", () => {
  reads([
    ["exact h x", "{ exact(term: (h x)) }"],
    ["exact fun x => by simp", "{ exact(term: (fun x => by(tactics: { simp }))) }"],
    ["apply Nat.le_trans h", "{ apply(term: (Nat.le_trans h)) }"],
    ["refine ⟨?_, fun x => ?h⟩", "{ refine(term: ⟨?_, (fun x => ?h)⟩) }"],
    ["refine' f _", "{ refine'(term: (f _)) }"],
    ["specialize h x y", "{ specialize(term: (h x y)) }"],
    ["show a = b", "{ show(term: (a = b)) }"],
    ["change a = b at h", "{ change(term: (a = b), location: {hypotheses: [h]}) }"],
    ["exists 1, x", "{ exists(terms: [1, x]) }"],
    ["use 1", "{ use(terms: [1]) }"],
  ]);
});

describe("case analysis and induction", () => {
  reads([
    ["cases h", "{ cases(targets: [{term: h}]) }"],
    [
      "cases h : n with | zero => rfl | succ m => simp",
      "{ cases(targets: [{name: h, term: n}], alternatives: {alternatives: [{heads: [{name: zero}], body: { rfl }}, {heads: [{name: succ, variables: [m]}], body: { simp }}]}) }",
    ],
    [
      "cases h with | inl x => exact x | inr y => exact y",
      "{ cases(targets: [{term: h}], alternatives: {alternatives: [{heads: [{name: inl, variables: [x]}], body: { exact(term: x) }}, {heads: [{name: inr, variables: [y]}], body: { exact(term: y) }}]}) }",
    ],
    [
      "cases h with | inl x | inr x => exact x",
      "{ cases(targets: [{term: h}], alternatives: {alternatives: [{heads: [{name: inl, variables: [x]}, {name: inr, variables: [x]}], body: { exact(term: x) }}]}) }",
    ],
    [
      "cases h with | @inl x => ?_ | _ => _",
      "{ cases(targets: [{term: h}], alternatives: {alternatives: [{heads: [{name: inl, explicit, variables: [x]}], body: ?_}, {heads: [{name: _}], body: _}]}) }",
    ],
    [
      "cases h with simp | inl x => rfl",
      "{ cases(targets: [{term: h}], alternatives: {first: simp, alternatives: [{heads: [{name: inl, variables: [x]}], body: { rfl }}]}) }",
    ],
    ["induction n", "{ induction(targets: [{term: n}]) }"],
    [
      "induction n generalizing m k with | zero => rfl | succ n ih => simp",
      "{ induction(targets: [{term: n}], generalizing: [m, k], alternatives: {alternatives: [{heads: [{name: zero}], body: { rfl }}, {heads: [{name: succ, variables: [n, ih]}], body: { simp }}]}) }",
    ],
    [
      "induction n, h with | a => rfl",
      "{ induction(targets: [{term: n}, {term: h}], alternatives: {alternatives: [{heads: [{name: a}], body: { rfl }}]}) }",
    ],
    [
      "rcases h with ⟨x, hx : p x⟩ | h",
      "{ rcases(targets: [{term: h}], pattern: alternatives(items: [tuple(items: [x, typed(pattern: hx, type: (p x))]), h])) }",
    ],
    ["rcases h : e with x", "{ rcases(targets: [{name: h, term: e}], pattern: x) }"],
    ["rcases h, g with ⟨⟨⟩, _⟩", "{ rcases(targets: [{term: h}, {term: g}], pattern: tuple(items: [tuple, _])) }"],
    ["rcases h", "{ rcases(targets: [{term: h}]) }"],
    ["obtain ⟨x, hx⟩ := h", "{ obtain(pattern: tuple(items: [x, hx]), value: h) }"],
    [
      "obtain ⟨x, hx⟩ : ∃ x, p x := h y",
      "{ obtain(pattern: tuple(items: [x, hx]), type: (∃ x, (p x)), value: (h y)) }",
    ],
    ["obtain h | h := e", "{ obtain(pattern: alternatives(items: [h, h]), value: e) }"],
    ["obtain x : p", "{ obtain(pattern: x, type: p) }"],
  ]);
});

describe("rewriting and simplifying", () => {
  reads([
    ["rw [h]", "{ rw(rules: [{term: h}]) }"],
    [
      "rw [← h, g x y] at h₁ h₂ ⊢",
      "{ rw(rules: [{reverse, term: h}, {term: (g x y)}], location: {hypotheses: [h₁, h₂], target}) }",
    ],
    ["rw [h] at *", "{ rw(rules: [{term: h}], location: {everywhere}) }"],
    ["rewrite [h, ]", "{ rewrite(rules: [{term: h}]) }"],
    ["rwa [h] at g", "{ rwa(rules: [{term: h}], location: {hypotheses: [g]}) }"],
    ["simp", "{ simp }"],
    ["simp only", "{ simp(only) }"],
    [
      "simp [h, ← g, -k, *, f x] at h ⊢",
      "{ simp(lemmas: [lemma(term: h), lemma(reverse, term: g), erase(name: k), hypotheses, lemma(term: (f x))], location: {hypotheses: [h], target}) }",
    ],
    ["simp only [h] at *", "{ simp(only, lemmas: [lemma(term: h)], location: {everywhere}) }"],
    ["dsimp only [f]", "{ dsimp(only, lemmas: [lemma(term: f)]) }"],
    ["simp_all [h]", "{ simp_all(lemmas: [lemma(term: h)]) }"],
    ["simpa only [h] using g x", "{ simpa(only, lemmas: [lemma(term: h)], using: (g x)) }"],
    ["simpa", "{ simpa }"],
    ["unfold f g at h", "{ unfold(names: [f, g], location: {hypotheses: [h]}) }"],
    ["symm", "{ symm }"],
    ["symm at h", "{ symm(location: {hypotheses: [h]}) }"],
    ["subst h g", "{ subst(terms: [h, g]) }"],
    ["injection h with h₁ _", "{ injection(term: h, names: [h₁, _]) }"],
    ["generalize h : a + b = c", "{ generalize(name: h, term: (a + b), variable: c) }"],
    ["generalize a = c", "{ generalize(term: a, variable: c) }"],
    ["split", "{ split }"],
    ["split at h", "{ split(location: {hypotheses: [h]}) }"],
  ]);
});

describe("declarations and steps", () => {
  reads([
    ["have h : p := by simp", "{ have(declaration: {name: h, type: p, value: by(tactics: { simp })}) }"],
    ["have h := g x", "{ have(declaration: {name: h, value: (g x)}) }"],
    ["have : p := g", "{ have(declaration: {type: p, value: g}) }"],
    ["have ⟨x, y⟩ := g", "{ have(declaration: {pattern: ⟨x, y⟩, value: g}) }"],
    [
      "have h (x : Nat) : p x := g x",
      "{ have(declaration: {name: h, binders: [(x : Nat)], type: (p x), value: (g x)}) }",
    ],
    ["replace h := h x", "{ replace(declaration: {name: h, value: (h x)}) }"],
    ["let x : Nat := 3", "{ let(declaration: {name: x, type: Nat, value: 3}) }"],
    ["suffices h : p from g h", "{ suffices(declaration: {name: h, type: p, value: (g h)}) }"],
    ["suffices p by simp", "{ suffices(declaration: {type: p, value: by(tactics: { simp })}) }"],
    ["by_cases h : p", "{ by_cases(name: h, proposition: p) }"],
    ["by_cases p ∧ q", "{ by_cases(proposition: (p ∧ q)) }"],
    ["by_contra", "{ by_contra }"],
    ["by_contra h", "{ by_contra(name: h) }"],
    ["by_contra h : ¬p", "{ by_contra(name: h, type: (¬p)) }"],
    ["rename p x => h", "{ rename(term: (p x), name: h) }"],
    [
      "match h with | .inl x => exact x | .inr y => simp; done",
      "{ match(discriminants: [{term: h}], alternatives: [{patterns: [[(.inl x)]], body: by(tactics: { exact(term: x) })}, {patterns: [[(.inr y)]], body: by(tactics: { simp; done })}]) }",
    ],
    ["nomatch h", "{ nomatch(discriminants: [h]) }"],
    [
      "calc a = b := by simp\n  _ = c := h",
      "{ calc(steps: [{relation: (a = b), proof: by(tactics: { simp })}, {relation: (_ = c), proof: h}]) }",
    ],
  ]);
});

describe("combinators", () => {
  reads([
    ["(simp; rfl)", "{ paren(body: { simp; rfl }) }"],
    ["{ simp; rfl }", "{ simp; rfl }"],
    ["· simp", "{ bullet(body: { simp }) }"],
    [". simp", "{ bullet(body: { simp }) }"],
    ["try simp", "{ try(body: { simp }) }"],
    ["repeat simp", "{ repeat(body: { simp }) }"],
    ["repeat' constructor", "{ repeat'(body: { constructor }) }"],
    ["all_goals simp", "{ all_goals(body: { simp }) }"],
    ["any_goals (simp; rfl)", "{ any_goals(body: { paren(body: { simp; rfl }) }) }"],
    ["focus simp", "{ focus(body: { simp }) }"],
    ["iterate 3 simp", "{ iterate(count: 3, body: { simp }) }"],
    ["first | rfl | simp; done | omega", "{ first(alternatives: [{ rfl }, { simp; done }, { omega }]) }"],
    ["case inl => simp", "{ case(tags: [{tag: inl}], body: { simp }) }"],
    ["case inl x _ => simp", "{ case(tags: [{tag: inl, names: [x, _]}], body: { simp }) }"],
    ["case inl x | inr y => simp", "{ case(tags: [{tag: inl, names: [x]}, {tag: inr, names: [y]}], body: { simp }) }"],
    ["case' inl => simp", "{ case'(tags: [{tag: inl}], body: { simp }) }"],
    ["next => simp", "{ next(body: { simp }) }"],
    ["next x y => simp", "{ next(names: [x, y], body: { simp }) }"],
    ["constructor <;> simp", "{ andThen(left: constructor, right: simp) }"],
    ["constructor <;> simp <;> rfl", "{ andThen(left: andThen(left: constructor, right: simp), right: rfl) }"],
    ["try simp <;> rfl", "{ try(body: { andThen(left: simp, right: rfl) }) }"],
    ["exacts [h, g]", "{ exacts(terms: [h, g]) }"],
  ]);
});

describe("tactics outside the fragment are named, with all that belongs to them read over", () => {
  reads([
    ["exact?", "{ ‼tactic 'exact?'‼ }  ‼ tactic 'exact?'"],
    ["nlinarith [h, sq_nonneg (a - b)]", "{ ‼tactic 'nlinarith'‼ }  ‼ tactic 'nlinarith'"],
    [
      "norm_num [h] at g <;> linarith",
      "{ andThen(left: ‼tactic 'norm_num'‼, right: ‼tactic 'linarith'‼) }  ‼ tactic 'norm_num' ‼ tactic 'linarith'",
    ],
    ["conv => lhs; rw [h]", "{ ‼tactic 'conv'‼; rw(rules: [{term: h}]) }  ‼ tactic 'conv'"],
    [
      "induction n using Nat.rec with | zero => rfl",
      "{ induction(targets: [{term: n}], alternatives: {alternatives: [{heads: [{name: zero}], body: { rfl }}]}) }  ‼ induction … using",
    ],
    ["simp (config := { decide := true }) [h]", "{ simp(lemmas: [lemma(term: h)]) }  ‼ simp with options"],
    ["simp +decide [h]", "{ simp(lemmas: [lemma(term: h)]) }  ‼ simp with options"],
    ["have h : p", "{ have(declaration: {name: h, type: p, value: ‼have without a value‼}) }  ‼ have without a value"],
    [
      "suffices h : p",
      "{ suffices(declaration: {name: h, type: p, value: ‼suffices without a value‼}) }  ‼ suffices without a value",
    ],
    ["show p from h", "{ ‼tactic 'show … from'‼ }  ‼ tactic 'show … from'"],
    ["cases' h with a b", "{ ‼tactic 'cases''‼ }  ‼ tactic 'cases''"],
    ["apply f at h", "{ ‼tactic 'apply … at'‼ }  ‼ tactic 'apply … at'"],
    ["constructor <;> [simp; rfl]", "{ ‼tactic '<;> […]'‼ }  ‼ tactic '<;> […]'"],
    ["if h : p then simp else rfl", "{ ‼tactic 'if … then … else'‼ }  ‼ tactic 'if … then … else'"],
    [" open Nat in simp", "{ ‼tactic 'open … in'‼ }  ‼ tactic 'open … in'"],
    [" set_option maxRecDepth 100 in simp", "{ ‼tactic 'set_option … in'‼ }  ‼ tactic 'set_option … in'"],
    ["let rec f := 1", "{ ‼tactic 'let rec'‼ }  ‼ tactic 'let rec'"],
    ["rcases h with @⟨x⟩", "{ rcases(targets: [{term: h}], pattern: tuple(items: [x])) }  ‼ rcases pattern with '@'"],
    ["by_contra ⟨x, y⟩", "{ ‼by_contra with a pattern‼ }  ‼ by_contra with a pattern"],
    [
      "generalize a = b at h",
      "{ ‼generalize with several terms or a location‼ }  ‼ generalize with several terms or a location",
    ],
    ["simp [↓h]", "{ simp(lemmas: [lemma(term: h)]) }  ‼ simp lemma with '↓'"],
    ["intro | 0 => rfl | n + 1 => simp", "{ ‼tactic 'intro | …'‼ }  ‼ tactic 'intro | …'"],
  ]);
});
