-- accepted
open Classical in
theorem t (p q : Prop) (h : ¬p → q) : p ∨ q := if hp : p then Or.inl hp else Or.inr (h hp)

-- ----

-- accepted
open scoped Classical in
theorem t (p : Prop) : p ∨ ¬p := Decidable.em p

-- ----

open Classical
-- accepted
noncomputable def f (p : Prop) : Nat := if p then 1 else 0

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
end A
export A (foo)
-- accepted
theorem t : 1 = 1 := foo

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
-- accepted
theorem bar : 2 = 2 := rfl
end A
-- accepted
theorem bar : 3 = 3 := rfl
open A hiding bar
-- accepted
theorem t : 1 = 1 := foo
-- accepted
theorem u : 3 = 3 := bar

-- ----

namespace A.B
-- accepted
theorem x : True := trivial
end A.B
-- accepted
theorem y : True := A.B.x
-- accepted
open A in
theorem z : True := B.x
open A
open B
-- accepted
theorem w : True := x

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
-- accepted
theorem bar : 2 = 2 := rfl
end A
open A (foo)
-- accepted
theorem t : 1 = 1 := foo
-- accepted
theorem bar : 3 = 3 := rfl
-- accepted
theorem u : 3 = 3 := bar

-- ----

-- accepted
open Nat in
theorem t (n : Nat) : n < succ n := lt_succ_self n

-- ----

open Nat
-- accepted
theorem t (p q : Prop) : p ∧ q ↔ q ∧ p := and_comm

-- ----

namespace A
-- accepted
def f (n : Nat) : Nat := n
end A
-- accepted
def f (b : Bool) : Bool := b
open A
-- accepted
theorem t : f 3 = 3 := rfl
-- accepted
theorem u : f true = true := rfl

-- ----

namespace A
-- accepted
private theorem foo : 1 = 1 := rfl
-- accepted
theorem bar : 1 = 1 := foo
end A
-- accepted
theorem t : 1 = 1 := A.foo

-- ----

-- accepted
private def k : Nat := 4
-- accepted
theorem t : k = 4 := rfl

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
end A
open A renaming foo → baz
-- accepted
theorem t : 1 = 1 := baz

-- ----

-- rejected: Unknown identifier `Nat.quux`
export Nat (quux)

-- ----

-- rejected: Unknown identifier `Nat.quux`
open Nat hiding quux
-- accepted
theorem t : True := trivial

-- ----

-- rejected: unknown namespace `Quux`
open Quux
-- accepted
theorem t : True := trivial

-- ----

namespace A
-- accepted
theorem x : 1 = 1 := rfl
end A
namespace B
-- accepted
theorem x : 1 = 1 := rfl
end B
open A B
-- rejected: ambiguous, possible interpretations: A.x, B.x
theorem t : 1 = 1 := x

-- ----

-- not accepted
open Nat in
theorem t (a b : Nat) : a + b = b + a := add_comm a b

-- ----

open Nat
-- not accepted
theorem t (a : Nat) : a + 0 = a := add_zero a
