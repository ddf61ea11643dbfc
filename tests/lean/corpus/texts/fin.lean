-- accepted
def topOf (n : Nat) : Fin (n + 1) := ⟨n, Nat.lt_add_one n⟩
-- accepted
theorem le_topOf (n : Nat) (i : Fin (n + 1)) : i.val ≤ (topOf n).val := by
  have h := i.isLt
  show i.val ≤ n
  omega
-- accepted
theorem topOf_at : topOf 3 = 3 := rfl

-- ----


-- not accepted
theorem zero_of_any (n : Nat) : (0 : Fin n) = 0 := rfl
-- accepted
theorem zero_of_more (n : Nat) : (0 : Fin (n + 1)) = 0 := rfl
-- not accepted
theorem zero_of_none : (0 : Fin 0) = 0 := rfl

-- ----

-- rejected: Tactic `decide`
theorem not_all_zero : ∀ i : Fin 3, i = 0 := by decide
-- rejected: Tactic `decide`
theorem not_smaller : ∀ i j : Fin 3, i < j := by decide
-- rejected: Tactic `decide`
theorem none_beyond : ∃ i : Fin 3, 2 < i := by decide
-- accepted
theorem one_beyond : ∃ i : Fin 4, 2 < i := by decide

-- ----

-- rejected: mismatch
theorem other_bound (i : Fin 3) : Fin 4 := i
-- not accepted
theorem number (k : Nat) : Fin 4 := k
-- rejected: is not definitionally equal
theorem differs : (2 : Fin 5) = 3 := by rfl
-- rejected: is not definitionally equal
theorem wraps_wrongly : (7 : Fin 5) = 3 := by rfl
-- accepted
theorem wraps : (7 : Fin 5) = 2 := by rfl

-- ----

-- rejected: mismatch
theorem unbounded (i : Nat) : Fin 3 := ⟨i, Nat.lt_succ_self i⟩
-- rejected: Tactic `decide`
def beyond : Fin 3 := ⟨3, by decide⟩
-- accepted
def within : Fin 3 := ⟨2, by decide⟩
-- accepted
theorem within_val : within.val = 2 := rfl
-- rejected: mismatch
theorem within_other : within.val = 1 := rfl

-- ----

-- not accepted
theorem too_small (i : Fin 5) : i.val ≤ 3 := by omega
-- not accepted
theorem equal (i j : Fin 5) : i = j := by omega
-- accepted
theorem small_enough (i : Fin 5) : i.val < 6 := by omega

-- ----


-- not rejected
theorem negative (i : Fin 3) : -i = -i := rfl
-- not rejected
theorem with_class (n : Nat) [NeZero n] : (0 : Fin n).val = 0 := rfl
-- not rejected
theorem at_index (l : List Nat) (i : Fin l.length) : l[i] = l[i] := rfl
-- not rejected
theorem reflexive (i : Fin 3) (h : i.val = 0) : i.val ≤ i := by omega
-- not rejected
theorem by_cases_on (i : Fin 3) (h : i ≤ i) : i = i ∨ i < i := by simp

-- ----

-- not accepted
theorem hidden_class (n : Nat) (h : n ≠ 0) : n ≠ 0 := NeZero.out (n := n) (self := NeZero.of h)
-- not accepted
theorem hidden_operator (i j : Fin 3) : instFin.hAdd i j = i + j := rfl
-- not accepted
structure Fin (n : Nat) where
  value : Nat

-- ----

-- not rejected
def isZero : Fin 3 → Bool
  | 0 => true
  | _ => false
-- accepted
def isZeroBy : Fin 3 → Bool
  | ⟨0, _⟩ => true
  | ⟨_ + 1, _⟩ => false
-- accepted
theorem isZeroBy_two : isZeroBy 2 = false := rfl
-- accepted
theorem isZeroBy_all : ∀ i, isZeroBy i = true ↔ i = 0 := by decide

-- ----

-- not rejected
theorem rewritten (i j : Fin 3) (h : ¬i < j) : j ≤ i := by
  rw [Nat.not_lt] at h
  exact h
-- not rejected
theorem rewritten_order (i j : Fin 3) (h : i ≥ j) : j ≤ i := by
  rw [ge_iff_le] at h
  exact h
-- accepted
theorem rewritten_by_name (i j : Fin 3) (h : ¬i < j) : j ≤ i := by
  rw [Fin.not_lt] at h
  exact h
-- not rejected
theorem by_rfl (i : Fin 3) : i ≤ i := by rfl

-- ----

-- accepted
theorem sum_of_numbers (i : Fin 3) (m : Nat) : i + m = i.val + m := rfl
-- accepted
theorem sum_as_number (i j : Fin 3) (h : i.val + j.val < 3) : ((i + j : Fin 3) : Nat) = i + j := Nat.mod_eq_of_lt h
-- not accepted
theorem sum_wraps (i j : Fin 3) : ((i + j : Fin 3) : Nat) = i + j := rfl
-- not accepted
theorem sum_of_two (m n : Nat) (i : Fin m) (j : Fin n) : i + j = i + j := rfl

-- ----

-- not rejected
theorem reducible_numeral (f : Fin 3 → Nat) (h : ∀ i, f i = i.val) : f 2 = 2 := by rw [h]
-- not rejected
theorem missing_case (i : Fin 2) : i = 0 ∨ i = 1 := by
  match i with
  | ⟨0, _⟩ => left; rfl
  | ⟨1, _⟩ => right; rfl
-- not accepted
theorem of_two_bounds (i : Fin 3) (j : Fin 4) : i < j := by omega
-- rejected: Tactic `decide`
theorem into_fewer : ∀ i : Fin 4, ∃ j : Fin 3, i.val = j.val := by decide

-- ----

-- not rejected
theorem chained (i j k : Fin 3) (h : i ≤ j) (h2 : j ≤ k) : i ≤ k := by
  calc i ≤ j := h
    _ ≤ k := h2
-- accepted
theorem by_number (i j : Fin 3) (h : ¬i < j) : j ≤ i := Nat.not_lt.mp h
-- accepted
theorem chained_numbers (i j k : Fin 3) (h : i ≤ j) (h2 : j ≤ k) : i ≤ k := Nat.le_trans h h2
