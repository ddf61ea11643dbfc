/-! Tactics used where they do not apply. Above each theorem: a part of its message. -/

-- Case tag `first` not found
theorem case_unknown_tag (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case first => exact hp
  case second => exact hq

-- Case tag `left` not found
theorem case_twice (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case left => exact hp
  case left => exact hp
  case right => exact hq

-- unsolved goals
theorem case_left_open (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case left => skip
  case right => exact hq

-- Type mismatch
theorem case_wrong_tag (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case left => exact hq
  case right => exact hp

-- Type mismatch
theorem bullets_swapped (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hq
  · exact hp

-- Type mismatch
theorem semicolon_same_goal (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor; exact hp; exact hp

-- Tactic `assumption` failed
theorem chain_fails_on_second (p q : Prop) (hp : p) : p ∧ q := by
  constructor <;> assumption

-- Type mismatch
theorem chain_same_proof (p q : Prop) (hp : p) : p ∧ q := by
  constructor <;> exact hp

-- Type mismatch
theorem all_goals_same_proof (p q : Prop) (hp : p) : p ∧ q := by
  constructor
  all_goals exact hp

-- Type mismatch
theorem first_all_fail (p q : Prop) (hp : p) : q := by
  first
  | assumption
  | exact hp

-- Type mismatch
theorem first_commits (p q : Prop) (hp : p) : (p ∨ q) ∧ q := by
  constructor
  · first
    | left; exact hp
    | right; exact hp
  · exact hp

-- Tactic `introN` failed
theorem intro_too_many (p q : Prop) : p → q := by
  intro hp hq

-- Tactic `introN` failed
theorem intro_on_atom (p : Prop) (h : p) : p := by
  intro h'
  exact h

-- Tactic `constructor` failed
theorem constructor_on_implication (p : Prop) : p → p := by
  constructor

-- Tactic `left` failed
theorem left_on_iff (p q : Prop) : p ↔ q := by
  left

-- Tactic `right` failed
theorem right_on_exists (p : Nat → Prop) : ∃ n, p n := by
  right

-- Tactic `cases` failed
theorem cases_on_function (p q : Prop) (h : p → q) : q := by
  cases h with
  | intro h => exact h

-- Invalid alternative name `left`
theorem cases_wrong_names (p q r : Prop) (h : p ∨ q) (f : p → r) (g : q → r) : r := by
  cases h with
  | left h => exact f h
  | right h => exact g h

-- Invalid alternative name `inl`
theorem cases_or_names_for_and (p q : Prop) (h : p ∧ q) : p := by
  cases h with
  | inl hp => exact hp
  | inr hq => exact hq

-- Alternative `inr` has not been provided
theorem cases_one_alternative (p q r : Prop) (h : p ∨ q) (f : p → r) : r := by
  cases h with
  | inl h => exact f h

-- Too many variable names
theorem cases_too_many_variables (p q : Prop) (h : p ∧ q) : p := by
  cases h with
  | intro hp hq hr => exact hp

-- Unknown identifier `hp`
theorem rcases_too_few_alternatives (p q r : Prop) (h : p ∨ q) (f : p → r) (g : q → r) : r := by
  rcases h with hp | hq
  · exact f hp
  · exact g hp

-- Type mismatch
theorem obtain_wrong_type (p q : Prop) (h : p ∧ q) : q := by
  obtain ⟨hq, hp⟩ := h
  exact hq

-- is not an inductive type
theorem obtain_from_atom (p q : Prop) (h : p) : q := by
  obtain ⟨hp, hq⟩ := h
  exact hq

-- Function expected
theorem exists_on_conjunction (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  exists hp hq

-- Application type mismatch
theorem exists_wrong_type (p : Nat → Prop) (q : Prop) (hq : q) : ∃ n, p n := by
  exists hq

-- Type mismatch
theorem have_wrong_value (p q : Prop) (hp : p) : p := by
  have h : q := hp
  exact hp

-- Type mismatch
theorem have_used_wrongly (p q r : Prop) (h₁ : p → q) (h₂ : q → r) (hp : p) : r := by
  have h := h₁ hp
  exact h

-- Application type mismatch
theorem suffices_wrong (p q : Prop) (h : q → p) (hp : p) : q := by
  suffices hp' : p from h hp'
  exact hp

-- 'show' tactic failed
theorem show_other_goal (p q : Prop) (hp : p) : p := by
  show q
  exact hp

-- 'change' tactic failed
theorem change_other_goal (a b : Nat) (h : a = b) : a = b := by
  change b = a
  exact h.symm

-- Application type mismatch
theorem specialize_wrong_argument (p : Nat → Prop) (q : Prop) (hq : q) (h : ∀ n, p n) : p 0 := by
  specialize h hq
  exact h

-- Unknown identifier `h'`
theorem specialize_keeps_name (p : Nat → Prop) (h : ∀ n, p n) : p 0 := by
  specialize h 0
  exact h'

-- Application type mismatch
theorem specialize_loses_generality (p : Nat → Prop) (h : ∀ n, p n) : p 0 ∧ p 1 := by
  specialize h 0
  exact ⟨h, h⟩

-- cannot be cleared
theorem clear_needed (n : Nat) (h : n = 0) : n = 0 := by
  clear n
  exact h

-- Application type mismatch
theorem revert_then_exact (p q : Prop) (hp : p) (f : p → q) : q := by
  revert hp
  exact f 0

-- Tactic `unfold` failed
theorem unfold_nothing (p : Prop) (h : p) : p := by
  unfold Not
  exact h

-- Tactic `contradiction` failed
theorem contradiction_consistent (a b : Nat) (h : a = b) : False := by
  contradiction

-- Tactic `assumption` failed
theorem exfalso_without_reason (p : Prop) : p := by
  exfalso
  assumption

-- Application type mismatch
theorem by_cases_branches_swapped (p q : Prop) (h₁ : p → q) (h₂ : ¬p → q) : q := by
  by_cases h : p
  · exact h₂ h
  · exact h₁ h

-- Tactic `injection` failed
theorem injection_on_variables (a b : Nat) (h : a = b) : b = a := by
  injection h

-- Tactic `subst` failed
theorem subst_on_proposition (p q : Prop) (h : p) : p := by
  subst h
  exact h

-- Tactic `symm` failed
theorem symm_on_order (a b : Nat) (h : b ≤ a) : a ≤ b := by
  symm
  exact h

-- Application type mismatch
theorem apply_other_conclusion (a b c : Nat) (h : a < b) : a ≤ c := by
  apply Nat.le_of_lt_succ h

-- Tactic `apply` failed
theorem apply_backwards (p q : Prop) (h : p → q) (hq : q) : p := by
  apply h

-- Application type mismatch
theorem refine_wrong_part (p q r : Prop) (hp : p) (hr : r) : p ∧ q := by
  refine ⟨hr, ?_⟩

-- unsolved goals
theorem apply_leaves_relation (a b c : Nat) (h : a ≤ b) : a ≤ c := by
  apply Nat.le_trans h

-- Type mismatch
theorem nested_have_scope (p q : Prop) (hq : q) : p := by
  have h : q := by
    have h' : q := hq
    exact h'
  exact h

-- Tactic `trivial` failed
theorem trivial_on_false : False := by
  trivial

-- Tactic `decide` failed
theorem decide_free_proposition (p : Prop) : p ∨ ¬p := by
  decide

-- unsolved goals
theorem try_hides_failure (p q : Prop) (hp : p) : q := by
  try exact hp

-- unsolved goals
theorem repeat_stops (p q : Prop) (hp : p) : p ∧ q := by
  repeat constructor
  exact hp

-- Type mismatch
theorem exact_after_left (p q : Prop) (hq : q) : p ∨ q := by
  left
  exact hq

-- declaration uses `sorry`
theorem sorry_first_alternative (p : Prop) (h : p) : p := by
  first
  | sorry
  | exact h

-- declaration uses `sorry`
theorem sorry_tried_then_exact (p : Prop) (h : p) : p ∧ p := by
  constructor
  · exact h
  · first
    | sorry
    | exact h
