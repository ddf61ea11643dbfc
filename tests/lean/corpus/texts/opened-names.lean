-- accepted
open scoped Classical in
theorem t (p : Prop) : p ∨ ¬p := Decidable.em p

-- ----

open Classical
-- accepted
noncomputable def f (p : Prop) : Nat := if p then 1 else 0

-- ----

-- accepted
open Classical in
theorem t (p q : Prop) (h : ¬p → q) : p ∨ q := if hp : p then Or.inl hp else Or.inr (h hp)

-- ----

-- accepted
inductive T | a | b
open T
-- accepted
def f : T → Nat
  | a => 0
  | b => 1
-- accepted
theorem t : f a = 0 := rfl

-- ----

-- accepted
open Or in
theorem t (p q : Prop) (h : p) : p ∨ q := inl h

-- ----

-- accepted
def A.f (n : Nat) : Nat := n
open A
-- accepted
theorem t : f 2 = 2 := rfl

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
end A
export A (foo)
-- accepted
theorem t : 1 = 1 := foo

-- ----

-- accepted
inductive T | leaf | node (l r : T)
export T (leaf node)
-- not rejected
def size : T → Nat
  | leaf => 0
  | node l r => size l + size r + 1
-- not rejected
theorem t : size leaf = 0 := rfl

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

namespace A
-- accepted
theorem x : 1 = 1 := rfl
namespace B
-- accepted
theorem x : 2 = 2 := rfl
-- accepted
theorem t : 2 = 2 := x
end B
-- accepted
theorem t : 1 = 1 := x
end A

-- ----

-- not rejected
theorem t (p : Prop) : (if p then 1 else 1) = 1 := by
  classical
  split <;> rfl

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

-- accepted
open Nat List in
theorem t (n : Nat) : n.succ ≠ 0 := succ_ne_zero n

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

open Nat
-- accepted
theorem t (p q : Prop) : p ∧ q ↔ q ∧ p := and_comm

-- ----

-- accepted
open Nat in
theorem t (n : Nat) : n < succ n := lt_succ_self n

-- ----

namespace A.B
-- accepted
theorem x : 1 = 1 := rfl
end A.B
namespace A
open B
-- accepted
theorem t : 1 = 1 := x
end A

-- ----

open Nat

-- accepted
theorem t (n : Nat) (h : 0 < n) : ∃ m, n = succ m := ⟨pred n, (succ_pred_eq_of_pos h).symm⟩

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

-- accepted
private def f : Nat → Nat := fun _ => 0
-- accepted
theorem t : f 1 = 0 := rfl

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
private def secret : Nat := 3
-- accepted
protected def open' : Nat := secret
end A
-- accepted
theorem t : A.open' = 3 := rfl

-- ----

-- accepted
protected theorem Nat.my_refl (n : Nat) : n = n := rfl
-- accepted
theorem t : 3 = 3 := Nat.my_refl 3

-- ----

namespace A
-- accepted
theorem foo : 1 = 1 := rfl
end A
open A renaming foo → baz
-- accepted
theorem t : 1 = 1 := baz

-- ----

namespace A
-- accepted
theorem x : 1 = 1 := rfl
end A
-- accepted
theorem x : 2 = 2 := rfl
namespace A
-- accepted
theorem t : 2 = 2 := _root_.x
end A

-- ----

-- accepted
theorem foo : 1 = 1 := rfl
-- accepted
theorem t (foo : 2 = 2) : 2 = 2 := foo

-- ----

namespace A
-- accepted
theorem e : 1 + 1 = 2 := rfl
end A
-- accepted
theorem e : 1 + 1 = 2 := rfl
open A
-- rejected: ambiguous, possible interpretations: e, A.e
theorem t : 1 + 1 = 2 := by rw [e]

-- ----

namespace A
-- accepted
theorem e : 1 + 1 = 2 := rfl
end A
-- accepted
theorem e : 1 + 1 = 2 := rfl
open A
-- rejected: ambiguous, possible interpretations: e, A.e
theorem t : 1 + 1 = 2 := by apply e

-- ----

namespace A
-- accepted
theorem e : 1 + 1 = 2 := rfl
end A
namespace B
-- accepted
theorem e : 1 + 1 = 2 := rfl
end B
-- rejected: ambiguous, possible interpretations: A.e, B.e
open A in
open B in
theorem t : 1 + 1 = 2 := by exact e

-- ----

namespace A.C
-- accepted
theorem e : 1 = 1 := rfl
end A.C
namespace B.C
-- accepted
theorem e : 1 = 1 := rfl
end B.C
open A B
-- rejected: ambiguous, possible interpretations: A.C.e, B.C.e
theorem t : 1 = 1 := C.e

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

open Nat
-- not accepted
theorem t (a : Nat) : a + 0 = a := add_zero a

-- ----

-- not accepted
open Nat in
theorem t (a b : Nat) : a + b = b + a := add_comm a b

-- ----

-- not accepted
open Nat in
theorem t : sub 3 1 = 2 := rfl

-- ----

-- not accepted
open Nat in
theorem t (a b : Nat) : min a b ≤ a := min_le_left a b

-- ----

namespace Q
-- accepted
protected theorem z : 1 = 1 := rfl
end Q
open Q
-- rejected: Unknown identifier `z`
theorem t : 1 = 1 := z

-- ----

-- not accepted
open Nat in
theorem t : mul 2 2 = 4 := rfl

-- ----

-- not accepted
open Nat in
theorem t : pow 2 2 = 4 := rfl

-- ----

-- not accepted
open Nat in
theorem t : div 4 2 = 2 := rfl

-- ----

-- not accepted
open Nat in
theorem t (a : Nat) : a ≤ a := le_refl a

-- ----

-- not accepted
open Nat in
theorem t (a b c : Nat) (h : a ≤ b) (k : b ≤ c) : a ≤ c := le_trans h k

-- ----

-- not accepted
open Nat in
theorem t (a : Nat) (h : a ≠ 0) : 0 < a := pos_of_ne_zero h

-- ----

namespace Nat
-- not accepted
theorem foo (a b : Nat) : a * b = b * a := mul_comm a b
end Nat

-- ----

-- not accepted
theorem Nat.foo (a b : Nat) : a * b = b * a := by rw [mul_comm]
