-- accepted
theorem congr_second (f : Nat → Nat → Nat) (a b c : Nat) (h : b = c) : f a b = f a c := by
  congr 1 <;> exact h
-- accepted
theorem congr_assumption (f : Nat → Nat → Nat) (a b c : Nat) (h : b = c) : f a b = f a c := by
  congr
-- accepted
theorem congr_two (f : Nat → Nat → Nat) (a b c d : Nat) (h : a + 0 = b) (k : c = 0 + d) : f a c = f b d := by
  congr
  omega
-- accepted
theorem congr_deep (f : Nat → Nat) (a b : Nat) (h : a = b) : f (f a + 1) = f (f b + 1) := by
  congr
-- not accepted
theorem congr_deep_once (f : Nat → Nat) (a b : Nat) (h : a = b) : f (f a + 1) = f (f b + 1) := by
  congr 1
-- accepted
theorem congr_operators (a b c d : Nat) (h : a = c) (k : b = d) : a * b = c * d := by
  congr 1
-- accepted
theorem congr_propositions (p q r : Prop) (h : q = r) : (p ∧ q) = (p ∧ r) := by
  congr

-- ----

-- not accepted
theorem congr_without (f : Nat → Nat) (a b : Nat) : f a = f b := by
  congr
-- not accepted
theorem congr_other (f g : Nat → Nat) (a : Nat) : f a = g a := by
  congr
-- not rejected
theorem congr_iff (p q : Prop) (h : q = p) : (p ↔ p) ↔ (p ↔ q) := by
  congr 1 <;> rw [h]
-- not rejected
theorem congr_if (p : Prop) [Decidable p] (a b : Nat) (h : a = b) : (if p then a else 0) = (if p then b else 0) := by
  congr
-- not accepted
theorem congr_more (f : Nat → Nat → Nat) (a b c : Nat) (h : b = c) : f a b = f a c := by
  congr
  exact h

-- ----

-- accepted
theorem a1 (f : Nat → Nat) (a b : Nat) (h : a = b) : f a = f b := by congr
-- ----
-- accepted
theorem a2 (xs ys : List Nat) (h : xs = ys) : xs.length + 1 = ys.length + 1 := by congr
-- ----
-- accepted
theorem a3 (a b : Nat) (h : a = b) : (a, 1) = (b, 1) := by congr
-- ----
-- accepted
theorem a4 (a b : Nat) (h : a = b) : some (a + 1) = some (b + 1) := by congr 2
-- ----
-- accepted
theorem a5 (a b : Nat) (h : b = a) : some (a + 1) = some (b + 1) := by
  congr 2
  exact h.symm

-- ----
-- accepted
theorem a6 (p q : Nat → Prop) (f : (Nat → Prop) → Nat) (h : p = q) : f p = f q := by congr
-- ----
-- not accepted
theorem a7 (a b : Nat) (h : a = b) : a + 1 ≤ b + 1 := by congr
