-- accepted
abbrev N := Nat
-- accepted
theorem t (n : N) : n + 0 = n := rfl

-- ----

-- accepted
set_option autoImplicit true in
theorem t (α : Type u) (a : α) : a = a := rfl

-- ----

-- accepted
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
constructor
· exact hp
· exact hq

-- ----

-- accepted
theorem t (n : Nat) : 0 + n = n := by
induction n with
| zero => rfl
| succ n ih => rw [← Nat.add_assoc, ih]

-- ----

-- accepted
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := by
calc a = b := h
  _ = c := k

-- ----

namespace A
-- accepted
theorem t (p : Prop) (h : p) : p := by
exact h
-- accepted
theorem u : True := trivial
end A

-- ----

-- accepted
theorem t (a b : Nat) (h : a = b) : b = a := by
rw [h]

-- ----

-- accepted
@[deprecated (since := "2025-01-01")] def f := 1
-- accepted
theorem u : f = 1 := rfl

-- ----

-- accepted
@[deprecated "use x" (since := "2025-01-01")] theorem t : 1 = 1 := rfl
-- accepted
theorem u : 1 = 1 := t

-- ----

-- accepted
/-- A doc -/
@[simp, inline] def f (n : Nat) : Nat := n

-- ----

-- accepted
noncomputable def f (h : ∃ n : Nat, n > 3) : Nat := let m := Classical.choose h; m + 1

-- ----

-- accepted
noncomputable def f (h : ∃ n : Nat, n = n) : Nat := Classical.choose h
-- accepted
noncomputable def g (h : ∃ n : Nat, n = n) : Nat := f h + 1
-- accepted
theorem t (h : ∃ n : Nat, n = n) : g h = f h + 1 := rfl

-- ----

-- accepted
def p : Prop := Classical.choice ⟨0⟩ = 0

-- ----

noncomputable section
-- accepted
def f : Nat := Classical.choice ⟨0⟩
end

-- ----

-- accepted
theorem t (h : ∃ n : Nat, n > 3) : ∃ m, m > 3 := ⟨Classical.choose h, Classical.choose_spec h⟩

-- ----

-- accepted
theorem t (p : Prop) (hp : p) : p := by
  exact by
  exact hp

-- ----

-- accepted
theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  have h : p := by
    exact hp
  exact ⟨h, hq⟩

-- ----

namespace A
-- accepted
theorem x : True := trivial

-- ----

-- accepted
set_option maxHeartbeats 0 in
theorem t : 1 = 1 := rfl

-- ----

set_option maxRecDepth 1000
-- accepted
set_option maxHeartbeats 400000 in
set_option pp.all true in
theorem t : 1 = 1 := rfl

-- ----

set_option relaxedAutoImplicit false
-- accepted
theorem t (n : Nat) : n = n := rfl

-- ----

section Foo
-- accepted
theorem x : True := trivial
end Foo
section
end
namespace A.B
end B
end A

-- ----

-- accepted
set_option trace.Meta.synthInstance true in
theorem t : 1 = 1 := rfl

-- ----

universe u v
-- accepted
theorem t (α : Sort u) (β : Sort v) (f : α → β) (a : α) : f a = f a := rfl
section
universe w
-- accepted
theorem s (α : Sort w) (a : α) : a = a := rfl
end
universe w

-- ----

-- accepted
def idd.{u} (α : Type u) (a : α) : α := a
-- accepted
theorem t : idd Nat 3 = 3 := rfl
universe u
-- accepted
theorem s (α : Type u) (a : α) : idd α a = a := rfl

-- ----

-- rejected: Unknown constant `nonexistent`
attribute [simp] nonexistent

-- ----

-- accepted
theorem v (a b : Nat) (h : a = b) : b = a := h.symm
-- rejected: @[refl] attribute only applies to lemmas proving x ∼ x
attribute [refl] v

-- ----

-- rejected: unexpected eliminator resulting type
@[simp, elab_as_elim] theorem v : 1 = 1 := rfl

-- ----

-- not accepted
@[trans] theorem v : True := trivial

-- ----

-- not accepted
@[reducible] theorem v : True := trivial

-- ----

-- not accepted
@[inline] theorem v : True := trivial

-- ----

-- rejected: unexpected end of input; expected ']'
@[simp theorem t : 1 = 1 := rfl

-- ----

-- rejected: unexpected token '/--'; expected 'abbrev', 'def', 'example',
@[simp] /-- doc -/ theorem t : 1 = 1 := rfl

-- ----

-- rejected: unknown universe level `u`
set_option autoImplicit false in
theorem t (α : Sort u) (a : α) : a = a := rfl

-- ----

set_option autoImplicit false
-- rejected: Unknown identifier `α`
theorem t (a : α) : a = a := rfl

-- ----

-- rejected: invalid `congr` theorem, equality expected
@[congr] theorem v : 1 ≤ 2 := by decide

-- ----

-- rejected: unexpected token 'protected'; expected 'abbrev', 'def', 'exa
protected protected theorem A.t : True := trivial

-- ----

-- rejected: unexpected token '.'; expected field
theorem t (p : Prop) (h : p) : p := by exact h.

-- ----

-- rejected: unexpected eliminator resulting type
@[elab_as_elim] theorem v : True := trivial

-- ----

-- rejected: Invalid `end`: There is no current scope to end
end

-- ----

section
-- rejected: Invalid `end`: Expected `end `
end A

-- ----

namespace A.B
-- rejected: Invalid `end`: Expected `end A.B`
end B.A

-- ----

namespace A
-- rejected: Invalid `end`: Expected `end A`
end B
-- accepted
theorem t : True := trivial

-- ----

-- rejected: `@[ext]` attribute only applies to structures and lemmas pro
@[ext] theorem v : 1 ≤ 2 := by decide

-- ----

-- rejected: unexpected token '.'; expected field
theorem t (h : 1 = 1 ∧ 2 = 2) : 1 = 1 := h.left.

-- ----

-- rejected: unexpected token '.'; expected field
theorem t (h : 1 = 1) : 1 = 1 := (h).

-- ----

-- accepted
theorem t : True := trivial
-- rejected: invalid 'import' command, it must be used in the beginning o
import Foo

-- ----

-- rejected: type class instance expected
@[instance] theorem v : True := trivial

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
def f (h : ∃ n : Nat, n > 3) : Nat := let m := Classical.choose h; m + 1

-- ----

-- accepted
theorem t (a : Nat) : a = a := by
-- rejected: unexpected token '.'; expected command
  rfl.

-- ----

-- rejected: unexpected token 'private'; expected identifier
theorem private t : True := trivial

-- ----

-- rejected: unexpected token 'noncomputable'; expected 'abbrev', 'def',
noncomputable noncomputable def x := 1

-- ----

-- rejected: unexpected token 'private'; expected 'abbrev', 'def', 'examp
private protected private def A.x := 1

-- ----

-- rejected: unexpected token '@['; expected 'abbrev', 'def', 'example',
@[simp] @[simp] theorem t : 1 + 0 = 1 := rfl

-- ----

-- rejected: unexpected token '/--'; expected 'abbrev', 'def', 'example',
/-- a -/ /-- b -/ theorem t : True := trivial

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
open Classical in
def f (p : Prop) : Nat := if p then 1 else 0

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
abbrev f : Nat := Classical.choice ⟨1⟩

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
def f (h : Nonempty Nat) : Nat × Nat := (Classical.choice h, 0)

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
def f (h : ∃ n : Nat, n > 3) : Nat := let m := Classical.choose h; m + 1

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
def pick (h : ∃ n : Nat, n = n) : Nat := Classical.choose h

-- ----

-- accepted
noncomputable def a : Nat := Classical.choice ⟨0⟩
-- rejected: failed to compile definition, consider marking it as 'noncom
def b : Nat := a + 1

-- ----

-- rejected: failed to compile definition, consider marking it as 'noncom
instance (p : Prop) : Decidable p := Classical.propDecidable p

-- ----

-- rejected: invalid use of 'noncomputable' in inductive declaration
noncomputable inductive T | a

-- ----

-- rejected: Unknown option `autoimplicit`
set_option autoimplicit false
-- accepted
theorem t : True := trivial

-- ----

-- rejected: type mismatch for option `autoImplicit`: expected Bool, got
set_option autoImplicit 0

-- ----

-- rejected: type mismatch for option `maxHeartbeats`: expected Nat, got
set_option maxHeartbeats "x" in
theorem t : True := trivial

-- ----

-- rejected: type mismatch for option `linter.unusedVariables`: expected
set_option linter.unusedVariables 5 in
theorem t : True := trivial

-- ----

-- rejected: Unknown option `pp.everything`
set_option pp.everything true
-- accepted
theorem t : True := trivial

-- ----

-- rejected: type mismatch for option `pp.all`: expected Bool, got `3`
set_option pp.all 3

-- ----

-- rejected: type mismatch for option `maxRecDepth`: expected Nat, got `t
set_option maxRecDepth true in theorem t : True := trivial

-- ----

-- rejected: unexpected token 'private'; expected 'abbrev', 'def', 'examp
noncomputable private def x : Nat := 1

-- ----

-- rejected: 'partial' theorems are not allowed
partial theorem t : True := trivial

-- ----

-- rejected: Application type mismatch: The argument
theorem t (p q : Prop) (h : p ∨ q) : p ∨ q := match h with | .inl x | .inr x => Or.inl x

-- ----

-- rejected: invalid pattern, variable `a` occurred more than once
def f (x : Nat × Nat) : Nat := match x with | (a, a) => a

-- ----

-- rejected: invalid pattern, variable `x` occurred more than once
def f (l : List Nat) : Nat := match l with | x :: x :: _ => x | _ => 0

-- ----

-- rejected: invalid pattern, variable `b` occurred more than once
theorem t : (∃ x : Nat, x = 1 ∧ x = 1) → 1 = 1 := by
  intro ⟨a, b, b⟩
  rfl

-- ----

-- rejected: invalid pattern, variable `n` occurred more than once
def f (n : Nat) : Nat := match n with | n@(n + 1) => n | 0 => 0

-- ----

-- rejected: invalid pattern, variable `n` occurred more than once
def f : Nat → Nat → Nat
  | n, n => n

-- ----

-- rejected: invalid pattern, variable `a` occurred more than once
theorem t (p : Prop) : p ∧ p → p := fun ⟨a, a⟩ => a

-- ----

-- rejected: @[symm] attribute only applies to lemmas proving x ∼ y → y ∼
@[symm] theorem v : True := trivial

-- ----

-- rejected: a universe level named `u` has already been declared
universe u u

-- ----

universe w
-- rejected: a universe level named `w` has already been declared
def f.{w} (α : Sort w) (a : α) : α := a

-- ----

-- not accepted
@[foo] theorem v : True := trivial

-- ----

-- rejected: 'unsafe' theorems are not allowed
unsafe theorem t : True := trivial
