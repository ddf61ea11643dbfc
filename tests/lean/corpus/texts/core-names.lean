-- not rejected
theorem t (a b : Nat) (h : HEq a b) : a = b := eq_of_heq h

-- ----

-- not rejected
theorem t (p : Prop) (a b : p) : a = b := proof_irrel a b

-- ----

-- not rejected
theorem t (a b : Nat) : (a != b) = true ↔ a ≠ b := bne_iff_ne

-- ----

-- not rejected
theorem t (a b : Nat) (h : GT.gt a b) : b < a := h

-- ----

-- not rejected
theorem t : Inhabited Nat := inferInstanceAs (Inhabited Nat)

-- ----

-- not rejected
example : Nat := cond true 1 2

-- ----

-- not rejected
theorem t (b : Bool) : not (not b) = b := by cases b <;> rfl

-- ----

-- not rejected
theorem t : (pure 3 : Option Nat) = some 3 := rfl

-- ----

-- not rejected
def d : Nat := default
-- not rejected
theorem t : d = 0 := rfl

-- ----

-- not rejected
theorem t (p : Prop) (h : p) : p := by
  save
  exact h

-- ----

-- accepted
def f (n : Nat) : Nat := n + 1
-- not rejected
theorem t : f 1 = 2 := by rw [f.eq_1]

-- ----

-- not rejected
#check Nat
-- not rejected
#eval 1 + 1
-- accepted
theorem t : True := trivial

-- ----

-- not rejected
theorem t (a b : Nat) (h : [a] = [b]) : a = b := (List.cons.inj h).1

-- ----

import Mathlib
open Real
-- not rejected
theorem t (x : ℝ) : x = x := rfl
-- accepted
lemma s (n : ℕ) : n = n := rfl

-- ----

-- not rejected
module
-- accepted
theorem t : True := trivial

-- ----

public section
-- accepted
theorem t : True := trivial
end

-- ----

-- not rejected
theorem t (p : Prop) (h : p) : p := by
  repeat1 exact h

-- ----

-- rejected: `Or.casesOn` has already been declared
theorem Or.casesOn : True := trivial

-- ----

-- rejected: `Char` has already been declared
def Char := Nat

-- ----

-- rejected: `Add` has already been declared
def Add := Nat

-- ----

-- rejected: `Option.some` has already been declared
def Option.some := 1

-- ----

-- rejected: `Empty` has already been declared
inductive Empty | a

-- ----

-- rejected: `HEq` has already been declared
theorem HEq : True := trivial

-- ----

-- not accepted
theorem t (a b : Nat) (h : a = b) : b ≤ a := Nat.ge_of_eq h

-- ----

-- rejected: `Int.add_comm` has already been declared
theorem Int.add_comm (a b : Nat) : a + b = b + a := Nat.add_comm a b

-- ----

-- rejected: unexpected identifier; expected command
lemma x (p : Prop) (h : p) : p := h

-- ----

-- not accepted
theorem t (n : ℕ) : n + 0 = n := rfl

-- ----

namespace Nat
-- rejected: `Nat.gcd_comm` has already been declared
theorem gcd_comm : True := trivial
end Nat

-- ----

namespace List
-- rejected: `List.take` has already been declared
def take (n : Nat) : Nat := n
end List

-- ----

-- rejected: `Nat.recOn` has already been declared
theorem Nat.recOn : True := trivial

-- ----

-- accepted
private theorem foo : True := trivial
-- rejected: `foo` has already been declared
theorem foo : True := trivial

-- ----

-- rejected: `Sum` has already been declared
structure Sum where
  a : Nat
