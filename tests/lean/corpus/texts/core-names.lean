-- not rejected
theorem t : (true && false) = false := rfl

-- ----

-- not rejected
theorem Nat.ge_of_eq {n m : Nat} (h : n = m) : m ≤ n := by subst h; exact Nat.le_refl _

-- ----

-- accepted
theorem Nat.dvd_sub' {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n := Nat.dvd_sub h₁ h₂

-- ----

-- accepted
theorem t (f g : Nat → Nat) : (f ∘ g) 1 = f (g 1) := rfl

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
theorem t (a b : Nat) (h : HEq a b) : a = b := eq_of_heq h

-- ----

-- not rejected
theorem t (p : Prop) (h : p) : p := by
  save
  exact h

-- ----

/-! module doc -/

-- accepted
/-- doc -/
theorem t : 1 = 1 := rfl

-- ----

-- accepted
theorem t : True := by trivial
-- accepted
theorem u : True := by {trivial}

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
def f (b : Bool) : Nat := if b then 1 else 0
-- not rejected
theorem t : f true = 1 := rfl

-- ----

-- not rejected
theorem t (a b : Nat) (h : [a] = [b]) : a = b := (List.cons.inj h).1

-- ----

-- accepted
theorem t : 1 = 1 := by
  -- comment with ℕ
  rfl

-- ----

import Mathlib
open Real
-- not rejected
theorem t (x : ℝ) : x = x := rfl
-- accepted
lemma s (n : ℕ) : n = n := rfl
-- accepted
lemma z (n : ℤ) : n + 0 = n := Int.add_zero n

-- ----

-- not rejected
module
-- accepted
theorem t : True := trivial

-- ----

-- accepted
theorem not_of_eq_false {p : Prop} (h : p = False) : ¬p := by simp [h]
-- accepted
theorem t (h : (1 = 2) = False) : ¬ (1 = 2) := not_of_eq_false h

-- ----

-- accepted
nonrec theorem Nat.add_comm' (a b : Nat) : a + b = b + a := Nat.add_comm a b

-- ----

public section
-- accepted
theorem t : True := trivial
end

-- ----

-- accepted
theorem t (a b : Nat) (h : a = b) : b = a := by
  show b = a
  exact h.symm

-- ----

-- not rejected
theorem t (p : Prop) (h : p) : p := by
  repeat1 exact h

-- ----

-- accepted
theorem t (a b c : Nat) (h : a = b) (k : b = c) : a = c := (h.trans k)

-- ----

-- accepted
theorem Nat.rec_aux : True := trivial
-- rejected: Unknown identifier `Nat.nope`
open Nat (nope)

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

-- rejected: `inferInstance` has already been declared
theorem inferInstance : True := trivial

-- ----

-- not accepted
theorem default : True := trivial

-- ----

-- rejected: `panic` has already been declared
theorem panic : True := trivial

-- ----

-- rejected: `List.sum` has already been declared
theorem List.sum : True := trivial

-- ----

-- rejected: `Nat.repr` has already been declared
theorem Nat.repr : True := trivial

-- ----

-- rejected: `dite_eq_right_iff` has already been declared
theorem dite_eq_right_iff : True := trivial

-- ----

-- rejected: `outParam` has already been declared
theorem outParam : True := trivial

-- ----

-- rejected: `Sum.inl` has already been declared
theorem Sum.inl : True := trivial

-- ----

-- rejected: `Nat.le.step` has already been declared
theorem Nat.le.step : True := trivial

-- ----

-- rejected: `instAddNat` has already been declared
theorem instAddNat : True := trivial

-- ----

-- rejected: `Prod.map` has already been declared
theorem Prod.map : True := trivial

-- ----

-- rejected: `id` has already been declared
theorem id : True := trivial

-- ----

-- rejected: `Function.const` has already been declared
theorem Function.const : True := trivial

-- ----

-- rejected: `bne_self_eq_false` has already been declared
theorem bne_self_eq_false : True := trivial

-- ----

-- rejected: `Decidable.not_not` has already been declared
theorem Decidable.not_not : True := trivial

-- ----

-- rejected: `Option.map` has already been declared
theorem Option.map : True := trivial

-- ----

-- rejected: `Array` has already been declared
theorem Array : True := trivial

-- ----

-- rejected: `String.length` has already been declared
theorem String.length : True := trivial

-- ----

-- rejected: `Float` has already been declared
theorem Float : True := trivial

-- ----

-- rejected: `UInt8.ofNat` has already been declared
theorem UInt8.ofNat : True := trivial

-- ----

-- rejected: `Subarray` has already been declared
theorem Subarray : True := trivial

-- ----

-- rejected: `Except` has already been declared
theorem Except : True := trivial

-- ----

-- rejected: `IO` has already been declared
theorem IO : True := trivial

-- ----

-- rejected: `Monad` has already been declared
theorem Monad : True := trivial

-- ----

-- rejected: `Functor.map` has already been declared
theorem Functor.map : True := trivial

-- ----

-- rejected: `HAdd.hAdd` has already been declared
theorem HAdd.hAdd : True := trivial

-- ----

-- rejected: `LT.lt` has already been declared
theorem LT.lt : True := trivial

-- ----

-- rejected: `ite` has already been declared
theorem ite : True := trivial

-- ----

-- rejected: `absurd` has already been declared
theorem absurd : True := trivial

-- ----

-- rejected: `Nat.lt_wfRel` has already been declared
theorem Nat.lt_wfRel : True := trivial

-- ----

-- rejected: `WellFounded.fix` has already been declared
theorem WellFounded.fix : True := trivial

-- ----

-- rejected: `Std.Associative` has already been declared
theorem Std.Associative : True := trivial

-- ----

-- rejected: `Id.run` has already been declared
theorem Id.run : True := trivial

-- ----

namespace Option
-- rejected: `Option.map` has already been declared
def map (f : Nat → Nat) : Nat := f 0
end Option

-- ----

-- rejected: `Option.some` has already been declared
def Option.some := 1

-- ----

-- not accepted
theorem t : 1 = 1 := by ac_rfl
-- not accepted
theorem t : 1 = 1 := rfl

-- ----

-- rejected: Type mismatch
theorem t : 1 = 2 := rfl
-- not accepted
theorem t : 1 = 1 := rfl

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

-- not accepted
theorem t (n : ℤ) : n + 0 = n := Int.add_zero n

-- ----

namespace List
-- rejected: `List.take` has already been declared
def take (n : Nat) : Nat := n
end List

-- ----

namespace Nat
-- rejected: `Nat.gcd_comm` has already been declared
theorem gcd_comm : True := trivial
end Nat

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

-- ----

-- not accepted
@[constructor] theorem t : True := trivial
