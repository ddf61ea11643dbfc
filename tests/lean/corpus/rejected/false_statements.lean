/-! False statements with plausible proofs. Above each theorem: a part of its message. -/

-- omega could not prove the goal
theorem false_subtraction_cancels (a b : Nat) : a - b + b = a := by
  omega

-- omega could not prove the goal
theorem false_strict (a b : Nat) (h : a ≤ b) : a < b := by
  omega

-- omega could not prove the goal
theorem false_division_cancels (n : Nat) : n / 2 * 2 = n := by
  omega

-- omega could not prove the goal
theorem false_bound (a b : Nat) (h : a + b < 10) : a < 5 := by
  omega

-- omega could not prove the goal
theorem false_nonlinear (a b : Nat) : a * b = b * a + 1 - 1 := by
  omega

-- omega could not prove the goal
theorem false_remainder (n : Nat) : n % 3 ≠ 2 := by
  omega

-- omega could not prove the goal
theorem false_divides (n : Nat) (h : 2 ∣ n) : 4 ∣ n := by
  omega

-- omega could not prove the goal
theorem false_disjunction (a b : Nat) : a < b ∨ b < a := by
  omega

-- omega could not prove the goal
theorem false_off_by_one (a b : Nat) (h : a < b + 2) : a ≤ b := by
  omega

-- omega could not prove the goal
theorem false_unrelated (f : Nat → Nat) (h : f 1 = 2) : f 2 = 2 := by
  omega

-- is false
theorem false_by_decide : 2 + 2 = 5 := by
  decide

-- is false
theorem false_order_by_decide : 5 < 3 := by
  decide

-- is false
theorem false_conjunction_by_decide : 1 < 2 ∧ 2 < 2 := by
  decide

-- is false
theorem false_divides_by_decide : 5 ∣ 12 := by
  decide

-- is false
theorem false_implication_by_decide : 1 < 2 → 2 < 1 := by
  decide

-- must not contain free variables
theorem decide_with_variables (n : Nat) : n = n := by
  decide

-- made no progress
theorem simp_no_progress (a b : Nat) : a = b := by
  simp

-- unsolved goals
theorem simp_leaves_goal (a b : Nat) : a + 0 = b := by
  simp

-- unsolved goals
theorem simp_false_goal : 2 + 2 = 5 := by
  simp

-- `simp` made no progress
theorem simp_false_order (n : Nat) : n + 1 ≤ n := by
  simp

-- Unknown identifier `foo`
theorem simp_unknown_lemma (a : Nat) : a = a + 0 := by
  simp [foo]

-- Type mismatch
theorem simpa_wrong (a b c : Nat) (h : a + 0 = b) : a = c := by
  simpa using h

-- Type mismatch
theorem false_commuted_subtraction (a b : Nat) : a - b = b - a := Nat.sub_self a

-- Did not find an occurrence of the pattern
theorem false_cancel (a b c : Nat) (h : a * b = a * c) : b = c := by
  rw [Nat.mul_comm] at h
  rw [h]

-- Application type mismatch
theorem false_cancel_product (a b c : Nat) (h : a * b = a * c) : b = c := Nat.eq_of_mul_eq_mul_left (Nat.zero_le a) h

-- Type mismatch
theorem false_power_commutes (a b : Nat) : a ^ b = b ^ a := Nat.mul_comm a b

-- Type mismatch
theorem false_monotone_subtraction (a b c : Nat) (h : a ≤ b) : c - a ≤ c - b := Nat.sub_le_sub_left h c

-- is not definitionally equal
theorem false_distribute_power (a b : Nat) : (a + b) ^ 2 = a ^ 2 + b ^ 2 := by
  rfl

-- unsolved goals
theorem false_excluded_middle_constructive (p : Prop) : p ∨ ¬p := by
  right
  intro h

-- Tactic `assumption` failed
theorem false_both (p q : Prop) (h : p ∨ q) : p ∧ q := by
  constructor
  · cases h
    · assumption
    · assumption
  · cases h <;> assumption

-- Application type mismatch
theorem false_converse_contrapositive (p q : Prop) (h : ¬p → ¬q) : p → q := by
  intro hp
  apply Classical.byContradiction
  intro hq
  exact h hq hp

-- Type mismatch
theorem false_exists_unique (p : Nat → Prop) (h : ∃ n, p n) (m : Nat) : p m := by
  obtain ⟨n, hn⟩ := h
  exact hn

-- Application type mismatch
theorem false_forall_or (p q : Nat → Prop) (h : ∀ n, p n ∨ q n) : (∀ n, p n) ∨ ∀ n, q n := by
  left
  intro n
  exact (h n).elim id id

-- Application type mismatch
theorem false_exists_and (p q : Nat → Prop) (hp : ∃ n, p n) (hq : ∃ n, q n) : ∃ n, p n ∧ q n := by
  obtain ⟨m, hm⟩ := hp
  obtain ⟨n, hn⟩ := hq
  exact ⟨m, hm, hn⟩

-- Type mismatch
theorem false_function_equal (f g : Nat → Nat) (h : f 0 = g 0) : f = g := by
  funext n
  exact h

-- Type mismatch
theorem false_list_commutes (l m : List Nat) : l ++ m = m ++ l := List.append_nil l

-- Type mismatch
theorem false_reverse_identity (l : List Nat) : l.reverse = l := List.reverse_reverse l

-- Tactic `contradiction` failed
theorem false_no_contradiction (p q : Prop) (hp : p) (hq : ¬q) : False := by
  contradiction

-- Tactic `assumption` failed
theorem false_assumption (p q : Prop) (hp : p) : q := by
  assumption

-- Tactic `trivial` failed
theorem false_trivial (p : Prop) : p := by
  trivial

-- Tactic `constructor` failed
theorem false_constructor (p : Prop) : p := by
  constructor

-- Tactic `left` failed
theorem false_left (p q : Prop) (hp : p) : p ∧ q := by
  left
  exact hp

-- Tactic `apply` failed
theorem false_apply (p q r : Prop) (h : p → q) : r := by
  apply h

-- Tactic `introN` failed
theorem false_intro (p q : Prop) : p ∧ q := by
  intro h

-- unsolved goals
theorem false_offset_difference (x : Nat) : x + 5 - 3 = x + 3 := by
  simp

-- unsolved goals
theorem false_difference_of_sums (x y : Nat) : x + 3 - (y + 5) = x - y := by
  simp

-- unsolved goals
theorem false_literal_divides : 3 ∣ 10 := by
  simp

-- unsolved goals
theorem false_power_of_zero : ∀ a : Nat, a ^ 0 = 0 := by
  simp

-- unsolved goals
theorem false_quotient (a b : Nat) (h : a / b = 0) : a < b := by
  simp at h
