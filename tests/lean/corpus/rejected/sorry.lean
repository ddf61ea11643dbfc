/-! `sorry` in every form. Above each theorem: a part of the message it must be rejected with. -/

-- declaration uses `sorry`
theorem sorry_tactic (p : Prop) : p := by
  sorry

-- declaration uses `sorry`
theorem sorry_term (p : Prop) : p := sorry

-- declaration uses `sorry`
theorem sorry_after_intro (p q : Prop) : p → q := by
  intro h
  sorry

-- declaration uses `sorry`
theorem sorry_in_bullet (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  · exact hp
  · sorry

-- declaration uses `sorry`
theorem sorry_in_have (p q : Prop) (hp : p) : q := by
  have h : p → q := by
    sorry
  exact h hp

-- declaration uses `sorry`
theorem sorry_in_have_term (p q : Prop) (hp : p) : q :=
  have h : p → q := sorry
  h hp

-- declaration uses `sorry`
theorem sorry_as_argument (p q : Prop) (h : p → q) : q := h sorry

-- declaration uses `sorry`
theorem sorry_inside_exact (p q : Prop) (h : p → q) : q := by
  exact h (by sorry)

-- declaration uses `sorry`
theorem sorry_in_anonymous_constructor (p q : Prop) (hp : p) : p ∧ q := ⟨hp, sorry⟩

-- declaration uses `sorry`
theorem sorry_in_match (p q : Prop) (h : p ∨ q) : q := by
  cases h with
  | inl hp => sorry
  | inr hq => exact hq

-- declaration uses `sorry`
theorem sorry_in_induction_step (n : Nat) : n < n + 1 := by
  induction n with
  | zero => exact Nat.lt_succ_self 0
  | succ n ih => sorry

-- declaration uses `sorry`
theorem sorry_in_calc (a b c : Nat) (h : a = b) : a = c := by
  calc
    a = b := h
    _ = c := sorry

-- declaration uses `sorry`
theorem sorry_behind_combinator (p q : Prop) : p ∧ q := by
  constructor <;> sorry

-- declaration uses `sorry`
theorem sorry_in_all_goals (p q : Prop) : p ∧ q := by
  constructor
  all_goals sorry

-- declaration uses `sorry`
theorem sorry_in_first (p : Prop) : p := by
  first
  | assumption
  | sorry

-- declaration uses `sorry`
theorem sorry_in_try (p : Prop) : p := by
  try sorry

-- declaration uses `sorry`
theorem sorry_admit (p : Prop) : p := by
  admit

-- declaration uses `sorry`
theorem sorry_in_suffices (p q : Prop) (hq : q) : p := by
  suffices h : q from sorry
  exact hq

-- declaration uses `sorry`
theorem sorry_in_show (p : Prop) : p := show p from sorry

-- declaration uses `sorry`
theorem sorry_in_refine (p q : Prop) (hp : p) : p ∧ q := by
  refine ⟨hp, ?_⟩
  sorry

-- declaration uses `sorry`
theorem sorry_in_unused_have (p : Prop) (hp : p) : p := by
  have h : 1 = 2 := by
    sorry
  exact hp

-- declaration uses `sorry`
theorem sorry_in_exists_witness : ∃ n : Nat, n = n := ⟨sorry, rfl⟩

-- declaration uses `sorry`
theorem sorry_in_function (p : Prop) : p → p := fun _ => sorry

-- declaration uses `sorry`
theorem sorry_in_rewrite (a b : Nat) : a + 1 = b + 1 := by
  rw [show a = b from sorry]

-- declaration uses `sorry`
theorem sorry_in_case (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  case left => exact hp
  case right => sorry

-- declaration uses `sorry`
theorem sorry_of_false_statement : 1 = 2 := by
  sorry

-- sorry
theorem sorry_axiom_by_name (p : Prop) : p := sorryAx p

-- declaration uses `sorry`
theorem sorry_in_fun_match (p q : Prop) : p ∨ q → q
  | .inl _ => sorry
  | .inr hq => hq

-- declaration uses `sorry`
theorem sorry_in_obtain (p q : Prop) : p := by
  obtain ⟨hp, _⟩ : p ∧ q := by
    sorry
  exact hp
