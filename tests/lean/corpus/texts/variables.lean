section
variable {α : Type} (f g : α → α) (h : ∀ x, f (g x) = x)

-- accepted
include h in
theorem cancel_twice (x : α) : f (f (g (g x))) = x := by
  rw [h, h]

-- rejected: Unknown identifier `h`
theorem without_include (x : α) : f (f (g (g x))) = x := by
  rw [h, h]
end
-- accepted
theorem applied (k : Nat → Nat) (l : ∀ x, k (k x) = x) : k (k (k (k 3))) = 3 := cancel_twice k k l 3

-- ----

universe u v
variable {α : Type u} {β : Type v}

-- accepted
def pairUp (a : α) (b : β) : α × β := (a, b)

-- accepted
theorem pairUp_fst (a : α) (b : β) : (pairUp a b).fst = a := by
  simp only [pairUp]

-- accepted
theorem only_first (a : α) : a = a := rfl
-- accepted
theorem uses : only_first.{0} 3 = rfl := rfl
-- rejected: too many explicit universe levels
theorem uses_both : only_first.{0, 0} 3 = rfl := rfl

-- ----

variable (n : Nat)
-- accepted
theorem mentioned (h : n = 2) : 2 = n := h.symm
-- accepted
theorem not_mentioned : 1 = 1 := rfl
-- accepted
example : 1 = 1 := not_mentioned
-- accepted
example : 2 = 2 := mentioned 2 rfl
-- accepted
def double : Nat := n + n
-- accepted
theorem double_two : double 2 = 4 := rfl
-- accepted
def seven : Nat := 7
-- accepted
theorem seven_is : seven = 7 := rfl
-- rejected: Unknown identifier `n`
theorem in_proof_only : ∃ m : Nat, m = m := ⟨n, rfl⟩
-- accepted
example : ∃ m : Nat, m = m := ⟨n, rfl⟩

-- ----

section
variable (p q : Prop) (hp : p)
-- accepted
theorem both (hq : q) : q ∧ True := ⟨hq, trivial⟩
-- rejected: Unknown identifier `hp`
theorem first : p := hp
-- rejected: Unknown identifier `hp`
theorem first_by : p := by exact hp
-- accepted
def firstly : p := hp
end
-- accepted
theorem both_of (r : Prop) (hr : r) : r ∧ True := both r hr
-- rejected: Application type mismatch
theorem both_of_two (r : Prop) (hr : r) : r ∧ True := both r r hr
-- accepted
theorem firstly_of (r : Prop) (hr : r) : r := firstly r hr
-- accepted
theorem outside : p ∨ True := Or.inr trivial

-- ----

variable {α : Type} [DecidableEq α]
-- accepted
theorem with_instance (a b : α) : (if a = b then 1 else 0) ≤ 1 := by split <;> decide
-- accepted
theorem instance_about_no_more (a : α) : a = a := rfl
-- accepted
theorem applied : @instance_about_no_more Nat instDecidableEqNat 3 = rfl := rfl
-- not accepted
theorem applied_without : @instance_about_no_more Nat 3 = rfl := rfl
-- accepted
def count (a : α) : List α → Nat
  | [] => 0
  | b :: bs => if a = b then count a bs + 1 else count a bs
-- accepted
theorem count_nil (a : α) : count a [] = 0 := rfl
-- accepted
theorem count_two : count 3 [3, 4, 3] = 2 := by decide
-- accepted
def same (a : α) : α := a
-- accepted
theorem same_at : @same Nat 3 = 3 := rfl
-- not accepted
theorem same_with : @same Nat instDecidableEqNat 3 = 3 := rfl

-- ----

variable (f : Nat → Nat) {α : Type}
-- accepted
def sumOf : List Nat → Nat
  | [] => 0
  | x :: xs => f x + sumOf xs
-- accepted
theorem sumOf_cons (x : Nat) (xs : List Nat) : sumOf f (x :: xs) = f x + sumOf f xs := rfl
-- accepted
theorem sumOf_two : sumOf (fun n => n + 1) [1, 2] = 5 := rfl
-- accepted
def List.lengthOf : List α → Nat
  | [] => 0
  | _ :: xs => xs.lengthOf + 1
-- accepted
theorem lengthOf_two : [1, 2].lengthOf = 2 := rfl
-- not accepted
theorem lengthOf_with : List.lengthOf f [1, 2] = 2 := rfl

-- ----

variable {α : Type} (n : Nat)
-- accepted
inductive Tree (β : Type) where
  | leaf : Tree β
  | node : Tree β → β → Tree β → Tree β
-- not rejected
inductive Chain where
  | nil : Chain
  | cons : α → Chain → Chain
-- accepted
inductive Way (α : Type) where
  | left (x : α) : Way α

-- ----

variable {α : Type}
-- accepted
theorem implicit (a : α) : a = a := rfl
variable (α)
-- accepted
theorem explicit (a : α) : a = a := rfl
-- accepted
theorem explicit_at : explicit Nat 3 = rfl := rfl
-- accepted
theorem implicit_at : implicit 3 = rfl := rfl
-- not accepted
theorem explicit_without : explicit 3 = rfl := rfl

-- ----

variable (xs : List α)
-- accepted
theorem append_nothing : xs ++ [] = xs := by simp
-- accepted
theorem at_numbers : append_nothing [1] = rfl := rfl
-- accepted
theorem with_type : @append_nothing Nat [1] = rfl := rfl

-- ----

-- rejected: failed to synthesize
variable (x : 3)
-- accepted
theorem behind : 1 = 1 := rfl

-- ----

-- rejected: invalid 'include', variable `h`
include h
-- accepted
theorem behind : 1 = 1 := rfl

-- ----

namespace A
variable (n : Nat)
-- accepted
def f : Nat := n + 1
-- accepted
theorem f_pos : 0 < f n := Nat.succ_pos n
end A
-- accepted
theorem outside (n : Nat) : 0 < A.f n := A.f_pos n
-- not accepted
theorem outside_without (n : Nat) : 0 < A.f n := A.f_pos

-- ----

variable (n : Nat)
-- accepted
theorem n : True := trivial
-- accepted
theorem t : True := n
-- accepted
theorem u : n = n := rfl
-- rejected: Application type mismatch
theorem v : n = n := u trivial

-- ----

variable (n : Nat) (h : n ≤ 3)
-- not rejected
def small : { m : Nat // m ≤ 4 } := ⟨n, by omega⟩
-- not rejected
theorem small_val : (small 2 (by decide)).val = 2 := rfl

-- ----

variable (m n : Nat)
-- accepted
theorem swapped : m + n = n + m := Nat.add_comm m n
-- accepted
theorem recursive : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, ih]
-- accepted
theorem recursive_at : recursive 3 = recursive 3 := rfl
-- accepted
theorem structural : ∀ k : Nat, n + k = k + n
  | 0 => by simp
  | k + 1 => by rw [← Nat.add_assoc, structural k, Nat.add_right_comm]
