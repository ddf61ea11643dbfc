/-! `rw` and equality reasoning that fails. Above each theorem: a part of its message. -/

-- Did not find an occurrence of the pattern
theorem rewrite_pattern_absent (a b c : Nat) (h : a = b) : c = c + 0 := by
  rw [h]

-- Did not find an occurrence of the pattern
theorem rewrite_wrong_direction (a b c : Nat) (h : a = b) (hb : b = c) : b = c := by
  rw [h]
  exact hb

-- Did not find an occurrence of the pattern
theorem rewrite_backwards_absent (a b : Nat) (h : a = b) : a = a + 0 := by
  rw [← h]

-- Did not find an occurrence of the pattern
theorem rewrite_second_time (a b c : Nat) (h : a = b) : a + a = c := by
  rw [h, h]

-- Did not find an occurrence of the pattern
theorem rewrite_lemma_absent (a b : Nat) (h : a * b = 3) : a * b = 3 := by
  rw [Nat.add_comm]
  exact h

-- Did not find an occurrence of the pattern
theorem rewrite_at_absent (a b c : Nat) (h : a = b) (hc : c = 0) : c = 0 := by
  rw [h] at hc
  exact hc

-- Did not find an occurrence of the pattern
theorem rewrite_specific_instance (f : Nat → Nat) (h : ∀ n, f n = n) (a b : Nat) : f a = a := by
  rw [h b]

-- Did not find an occurrence of the pattern
theorem rewrite_commuted_instance (a b c : Nat) : a + b = c → c = b + a := by
  intro h
  rw [Nat.add_comm c a]
  exact h.symm

-- motive is not type correct
theorem rewrite_dependent (n m : Nat) (h : n = m) (p : (k : Nat) → k = n → Prop) (hp : p n rfl) : p n rfl := by
  rw [h]

-- Expected an equality or iff proof
theorem rewrite_with_implication (p q : Prop) (h : p → q) (hp : p) : q := by
  rw [h]

-- Expected an equality or iff proof
theorem rewrite_with_inequality (a b : Nat) (h : a ≤ b) : a = b := by
  rw [h]

-- Expected an equality or iff proof
theorem rewrite_with_negation (p : Prop) (h : ¬p) : p := by
  rw [h]

-- Type mismatch
theorem rewrite_then_wrong (a b c : Nat) (h : a = b) (hc : a = c) : a = c := by
  rw [h]
  exact hc

-- unsolved goals
theorem rewrite_commutes_false (a b c : Nat) : a + b = a + c := by
  rw [Nat.add_comm]

-- unsolved goals
theorem rewrite_only_one_side (a b c : Nat) : a + b + c = c + b + a := by
  rw [Nat.add_comm]

-- is not definitionally equal to the right-hand side
theorem rfl_not_equal (a b : Nat) : a = b := by
  rfl

-- is not definitionally equal to the right-hand side
theorem rfl_commuted (a b : Nat) : a + b = b + a := by
  rfl

-- is not definitionally equal to the right-hand side
theorem rfl_zero_add (n : Nat) : 0 + n = n := by
  rfl

-- is not definitionally equal to the right-hand side
theorem rfl_wrong_number : 2 * 3 = 7 := by
  rfl

-- Tactic `rfl` failed
theorem rfl_strict_order (n : Nat) : n < n := by
  rfl

-- Type mismatch
theorem calc_wrong_step (a b c : Nat) (h₁ : a = b) (h₂ : b = c) : a = c :=
  calc
    a = b := h₂
    _ = c := h₂

-- invalid 'calc' step
theorem calc_gap (a b c d : Nat) (h₁ : a = b) (h₂ : c = d) : a = d :=
  calc
    a = b := h₁
    c = d := h₂

-- invalid 'calc' step
theorem calc_wrong_conclusion (a b c : Nat) (h₁ : a = b) (h₂ : b = c) : c = a := by
  calc
    a = b := h₁
    _ = c := h₂

-- unsolved goals
theorem calc_weak_for_strict (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a < c := by
  calc
    a ≤ b := h₁
    _ ≤ c := h₂

-- invalid 'calc' step
theorem calc_mixed_relations (a b c : Nat) (h₁ : a ≤ b) (h₂ : c ≤ b) : a ≤ c :=
  calc
    a ≤ b := h₁
    _ ≥ c := h₂

-- Type mismatch
theorem transport_absent (p : Nat → Prop) (a b c : Nat) (h : a = b) (hc : p c) : p (c + 0) ∧ a = a := h ▸ hc

-- Type mismatch
theorem congruence_wrong_function (f g : Nat → Nat) (a b : Nat) (h : a = b) : f a = g b := congrArg f h

-- Did not find an occurrence of the pattern
theorem rewrite_under_binder (f : Nat → Nat) (h : ∀ n, f n = n) : (fun n => f n) = fun n => n := by
  rw [h]

-- Tactic `subst` failed
theorem substitute_not_variable (a b : Nat) (h : a + 1 = b + 1) : a = b := by
  subst h
  rfl

-- unsolved goals
theorem symmetric_goal_left (a b : Nat) (h : a = b) : a = b := by
  symm

-- Type mismatch
theorem symmetric_wrong (a b : Nat) (h : a = b) : a = b := by
  symm
  exact h

-- No goals to be solved
theorem injection_wrong_component (α : Type) (a b : α) (l m : List α) (h : a :: l = b :: m) : a = b := by
  injection h with h₁ h₂
  exact h₂

-- Did not find an occurrence of the pattern
theorem rewrite_missing_zero (n : Nat) : n + 1 = 1 + n := by
  rw [Nat.add_zero]

-- unsolved goals
theorem rewrite_conditional_open (f : Nat → Nat) (h : ∀ n, n ≠ 0 → f n = 1) (a : Nat) : f a = 1 := by
  rw [h a]

-- Did not find an occurrence of the pattern
theorem rewrite_iff_absent (p q r : Prop) (h : p ↔ q) (hr : r) : r := by
  rw [h]
  exact hr
