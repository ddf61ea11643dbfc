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
/-- A doc -/
@[simp, inline] def f (n : Nat) : Nat := n

-- ----

noncomputable section
-- accepted
def f : Nat := Classical.choice ⟨0⟩
end

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

-- rejected: unexpected token '/--'; expected 'abbrev', 'def', 'example',
@[simp] /-- doc -/ theorem t : 1 = 1 := rfl

-- ----

set_option autoImplicit false
-- rejected: Unknown identifier `α`
theorem t (a : α) : a = a := rfl

-- ----

-- rejected: unknown universe level `u`
set_option autoImplicit false in
theorem t (α : Sort u) (a : α) : a = a := rfl

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

namespace A
-- rejected: Invalid `end`: Expected `end A`
end B
-- accepted
theorem t : True := trivial

-- ----

-- rejected: `@[ext]` attribute only applies to structures and lemmas pro
@[ext] theorem v : 1 ≤ 2 := by decide

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

-- rejected: Unknown option `pp.everything`
set_option pp.everything true
-- accepted
theorem t : True := trivial

-- ----

-- rejected: type mismatch for option `maxRecDepth`: expected Nat, got `t
set_option maxRecDepth true in theorem t : True := trivial

-- ----

-- rejected: type mismatch for option `pp.all`: expected Bool, got `3`
set_option pp.all 3

-- ----

-- rejected: unexpected token 'private'; expected 'abbrev', 'def', 'examp
noncomputable private def x : Nat := 1

-- ----

-- rejected: 'partial' theorems are not allowed
partial theorem t : True := trivial

-- ----

-- rejected: invalid pattern, variable `x` occurred more than once
theorem t (p q : Prop) (h : p ∧ q) : p := by
  match h with
  | ⟨x, x⟩ => exact x

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
