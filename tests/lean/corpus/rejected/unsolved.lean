/-! Goals left open, and tactics without a goal. Above each theorem: a part of its message. -/

-- unsolved goals
theorem unsolved_intro_only (p q : Prop) : p → q := by
  intro h

-- unsolved goals
theorem unsolved_skip (p : Prop) : p := by
  skip

-- unsolved goals
theorem unsolved_second_component (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  exact hp

-- unsolved goals
theorem unsolved_in_bullet (p q : Prop) (hp : p) (hq : q) : p ∧ (q ∧ q) := by
  constructor
  · exact hp
  · constructor
    · exact hq

-- unsolved goals
theorem unsolved_in_have (p q : Prop) (h : p → q) : q := by
  have hp : p := by
    skip
  exact h hp

-- unsolved goals
theorem unsolved_case (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  case left => exact hp

-- unsolved goals
theorem unsolved_apply (p q : Prop) (h : p → q) : q := by
  apply h

-- unsolved goals
theorem unsolved_refine (p q : Prop) (hp : p) : p ∧ q := by
  refine ⟨hp, ?_⟩

-- unsolved goals
theorem unsolved_left (p q : Prop) : p ∨ q := by
  left

-- unsolved goals
theorem unsolved_induction_case (n : Nat) : n + 0 = n ∧ n = n := by
  constructor
  · induction n with
    | zero => rfl
    | succ n ih => skip
  · rfl

-- unsolved goals
theorem unsolved_rewrite (a b : Nat) (h : a = b) : a = 3 := by
  rw [h]

-- unsolved goals
theorem unsolved_side_goal (f : Nat → Nat) (a : Nat) (h : ∀ n, 0 < n → f n = 0) : f a = 0 := by
  rw [h]

-- unsolved goals
theorem unsolved_exists (p : Nat → Prop) : ∃ n, p n := by
  exists 0

-- unsolved goals
theorem unsolved_all_goals (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  any_goals exact hp

-- unsolved goals
theorem unsolved_try (p : Prop) : p := by
  try assumption

-- unsolved goals
theorem unsolved_repeat (p q : Prop) : p → q := by
  repeat intro h

-- unsolved goals
theorem unsolved_suffices (p q : Prop) (h : p → q) : q := by
  suffices hp : p from h hp

-- unsolved goals
theorem unsolved_by_cases (p : Prop) : p ∨ ¬p := by
  by_cases h : p
  · left
    exact h

-- unsolved goals
theorem unsolved_cases (p q r : Prop) (h : p ∨ q) (hp : p → r) : r := by
  cases h with
  | inl h => exact hp h
  | inr h => skip

-- unsolved goals
theorem unsolved_obtain (p q : Prop) (h : p ∨ q) : q ∨ p := by
  obtain hp | hq := h
  · exact Or.inr hp

-- No goals to be solved
theorem extra_exact (p : Prop) (h : p) : p := by
  exact h
  exact h

-- No goals to be solved
theorem extra_rfl_after_rewrite (a b : Nat) (h : a = b) : a = b := by
  rw [h]
  rfl

-- No goals to be solved
theorem extra_intro (p : Prop) : p → p := by
  intro h
  exact h
  intro h

-- No goals to be solved
theorem extra_assumption_in_bullet (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
    assumption
  · exact hq

-- No goals to be solved
theorem extra_bullet (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  · exact hq
  · exact hq

-- declaration uses `sorry`
theorem extra_sorry (p : Prop) (h : p) : p := by
  exact h
  sorry

-- No goals to be solved
theorem extra_trivial : True := by
  trivial
  trivial

-- No goals to be solved
theorem extra_contradiction (p : Prop) (h : False) : p := by
  cases h
  contradiction

-- No goals to be solved
theorem extra_after_simp (p : Prop) : p ∧ True ↔ p := by
  simp
  rfl

-- No goals to be solved
theorem extra_after_omega (a b : Nat) : a + b = b + a := by
  omega
  rfl

-- No goals to be solved
theorem extra_after_decide : 2 < 3 := by
  decide
  trivial

-- unsolved goals
theorem empty_block (p : Prop) : p := by

-- unsolved goals
theorem done_too_early (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  done

-- unsolved goals
theorem next_not_finished (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h
  next hp => exact Or.inr hp
