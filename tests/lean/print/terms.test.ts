import { describe, expect, it } from "vitest";
import {
  application,
  applications,
  BinderInfo,
  boundVariable as bound,
  constant,
  freshMetavariable,
  lambda,
  letIn,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelZero,
  naturalLiteral,
  pi,
  projection,
  sort,
  stringLiteral,
  type Term,
} from "../../../src/lean/kernel/index.ts";
import { printTerm } from "../../../src/lean/print/index.ts";
import { arrow, call, eq, nat, prop, type, typeOf, variable } from "./library.ts";

const print = (term: Term): string => printTerm(term, typeOf);
const [a, b, c] = ["a", "b", "c"].map((name) => variable(name, nat)) as [Term, Term, Term];
const [p, q, r] = ["p", "q", "r"].map((name) => variable(name, prop)) as [Term, Term, Term];
const f = variable("f", arrow(nat, arrow(nat, nat)));
const P = variable("P", arrow(nat, prop));
const one = naturalLiteral(1);
const not = (term: Term): Term => call("Not", term);
const and = (left: Term, right: Term): Term => call("And", left, right);
const add = (left: Term, right: Term): Term => call("instNat.hAdd", left, right);
const holds = (term: Term): Term => application(P, term);

function prints(cases: readonly (readonly [string, Term])[]): void {
  for (const [text, term] of cases) it(text, () => expect(print(term)).toBe(text));
}

describe("notation comes back with the parentheses it needs", () => {
  prints([
    ["a + b + c", add(add(a, b), c)],
    ["a + (b + c)", add(a, add(b, c))],
    ["a * (b + c)", call("instNat.hMul", a, add(b, c))],
    ["a ^ b ^ c", call("instNat.hPow", a, call("instNat.hPow", b, c))],
    ["(a ^ b) ^ c", call("instNat.hPow", call("instNat.hPow", a, b), c)],
    ["a - (b - c)", call("instNat.hSub", a, call("instNat.hSub", b, c))],
    ["a / b % c", call("instNat.hMod", call("instNat.hDiv", a, b), c)],
    ["a = b", eq(a, b)],
    ["a ≠ b", call("Ne", nat, a, b)],
    ["a ≤ b + 1", call("instNat.le", a, add(b, one))],
    ["a < b ∧ a ∣ b", and(call("instNat.lt", a, b), call("instNat.dvd", a, b))],
    ["p ∧ q ∨ r", call("Or", and(p, q), r)],
    ["p ∧ (q ∨ r)", and(p, call("Or", q, r))],
    ["(p ∧ q) ∧ r", and(and(p, q), r)],
    ["p → q → r", arrow(p, arrow(q, r))],
    ["(p → q) → r", arrow(arrow(p, q), r)],
    ["(p ↔ q) ↔ r", call("Iff", call("Iff", p, q), r)],
    ["p → q ↔ r", call("Iff", arrow(p, q), r)],
    ["¬p ∧ q", and(not(p), q)],
    ["¬(p ∧ q)", not(and(p, q))],
    ["¬a = b", not(eq(a, b))],
    ["¬¬p", not(not(p))],
    ["(¬p) = q", call("Eq", prop, not(p), q)],
    ["p = ¬q", call("Eq", prop, p, not(q))],
    ["(a = b) = p", call("Eq", prop, eq(a, b), p)],
    ["f a (f b c)", applications(f, [a, applications(f, [b, c])])],
    ["f (a + 1) 2", applications(f, [add(a, one), naturalLiteral(2)])],
    ["P a ∧ p", and(holds(a), p)],
  ]);
});

describe("binders", () => {
  const both = pi("x", nat, pi("y", nat, eq(bound(1), bound(0))));
  prints([
    ["∀ (x y : Nat), x = y", both],
    ["∀ (x : Nat), x = x → P x", pi("x", nat, arrow(eq(bound(0), bound(0)), application(P, bound(1))))],
    ["p → ∀ (x : Nat), P x", arrow(p, pi("x", nat, holds(bound(0))))],
    ["(∀ (x : Nat), P x) → p", arrow(pi("x", nat, holds(bound(0))), p)],
    ["(∀ (x : Nat), P x) ∧ p", and(pi("x", nat, holds(bound(0))), p)],
    ["p ∧ ∀ (x : Nat), P x", and(p, pi("x", nat, holds(bound(0))))],
    ["∃ x, P x", call("Exists", nat, lambda("x", nat, holds(bound(0))))],
    [
      "∃ x y, x = y",
      call("Exists", nat, lambda("x", nat, call("Exists", nat, lambda("y", nat, eq(bound(1), bound(0)))))),
    ],
    ["Exists P", call("Exists", nat, P)],
    ["∀ {x : Nat}, P x", pi("x", nat, holds(bound(0)), BinderInfo.implicit)],
    ["∀ ⦃x : Nat⦄, P x", pi("x", nat, holds(bound(0)), BinderInfo.strictImplicit)],
    ["∀ [Decidable p], p", pi("inst", call("Decidable", p), p, BinderInfo.instance)],
    ["(α : Type) → List α", pi("α", type, call("List", bound(0)))],
    ["{α : Type} → List α → Nat", pi("α", type, arrow(call("List", bound(0)), nat), BinderInfo.implicit)],
    ["fun x y => x + y", lambda("x", nat, lambda("y", nat, add(bound(1), bound(0))))],
    ["(fun x => x) a", application(lambda("x", nat, bound(0)), a)],
    ["let x := 1; x + a", letIn("x", nat, one, add(bound(0), a))],
    ["if a = b then a else b", call("ite", nat, eq(a, b), p, a, b)],
    ["if h : p then a else b", call("dite", nat, p, q, lambda("h", p, a), lambda("h", p, b))],
  ]);
});

describe("names of bound variables", () => {
  prints([
    ["∀ (a_1 : Nat), a_1 = a", pi("a", nat, eq(bound(0), a))],
    ["∀ (a : Nat), P a", pi("a", nat, holds(bound(0)))],
    ["∀ (x x_1 : Nat), x = x_1", pi("x", nat, pi("x", nat, eq(bound(1), bound(0))))],
    ["∀ (x : Nat), P x → ∀ (x : Nat), P x", pi("x", nat, arrow(holds(bound(0)), pi("x", nat, holds(bound(0)))))],
    ["fun x => a", lambda("", nat, a)],
    ["fun x => x", lambda("x✝", nat, bound(0))],
  ]);
});

describe("implicit arguments and dot notation", () => {
  const l = variable("l", call("List", nat));
  const h = variable("h", eq(a, b));
  prints([
    ["l.length", call("List.length", nat, l)],
    ["List.map g l", call("List.map", nat, nat, variable("g", arrow(nat, nat)), l)],
    ["a.succ", call("Nat.succ", a)],
    ["(a + b).succ", call("Nat.succ", add(a, b))],
    ["Nat.succ 3", call("Nat.succ", naturalLiteral(3))],
    ["a.gcd b", call("Nat.gcd", a, b)],
    ["h.symm", call("Eq.symm", nat, a, b, h)],
    ["@Eq.symm Nat a", call("Eq.symm", nat, a)],
    ["Eq.refl a", call("Eq.refl", nat, a)],
    ["@Nat.le_trans", constant("Nat.le_trans")],
    ["Nat.succ", constant("Nat.succ")],
    ["decide p", call("decide", p, q)],
    ["unknown a b", call("unknown", a, b)],
  ]);
});

describe("literals, lists, pairs, sorts", () => {
  const cons = (head: Term, tail: Term): Term => call("List.cons", nat, head, tail);
  const nil = call("List.nil", nat);
  const u = levelParameter("u");
  prints([
    ["[]", nil],
    ["[a, 1]", cons(a, cons(one, nil))],
    ["a :: l", cons(a, variable("l", call("List", nat)))],
    ["a :: b :: [] ++ [c]", call("instList.hAppend", nat, cons(a, cons(b, variable("[]", nat))), cons(c, nil))],
    ["(a, b, p)", call("Prod.mk", nat, nat, a, call("Prod.mk", nat, prop, b, p))],
    ["Nat × Prop", call("Prod", nat, prop)],
    ['"a\\n"', stringLiteral("a\n")],
    ["Prop", prop],
    ["Type", type],
    ["Type u", sort(levelSucc(u))],
    ["Type (u + 1)", sort(levelSucc(levelSucc(u)))],
    ["Sort (max 1 u)", sort(levelMax(levelSucc(levelZero), u))],
    ["Sort (imax u v)", sort(levelIMax(u, levelParameter("v")))],
    ["List (Type u)", call("List", sort(levelSucc(u)))],
    ["p.1", projection("And", 0, p)],
    ["?goal", freshMetavariable("goal", nat)],
  ]);

  it("a huge term is cut off, not printed for ever", () => {
    let term = a;
    for (let depth = 0; depth < 40; depth += 1) term = add(term, term);
    const text = print(term);
    expect(text).toContain("⋯");
    expect(text.length).toBeLessThan(100_000);
  });
});
