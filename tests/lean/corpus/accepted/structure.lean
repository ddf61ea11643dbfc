/-! How tactics are put together: bullets, `case`, `next`, `<;>`, `try`, `repeat`, `first`, `have`, `suffices`, `obtain`. -/

theorem bullets (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  · exact hq

theorem bullets_nested (p q r : Prop) (hp : p) (hq : q) (hr : r) : (p ∧ q) ∧ r := by
  constructor
  · constructor
    · exact hp
    · exact hq
  · exact hr

theorem bullet_last_goal_free (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  exact hq

theorem case_tags (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case left => exact hp
  case right => exact hq

theorem case_tags_swapped (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  case right => exact hq
  case left => exact hp

theorem next_tactic (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h
  next hp => exact Or.inr hp
  next hq => exact Or.inl hq

theorem rename_inaccessible (p q : Prop) : p → q → p := by
  intros
  rename_i hp hq
  exact hp

theorem semicolon (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor; exact hp; exact hq

theorem chain_all_goals (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor <;> assumption

theorem chain_intro (p q : Prop) : (p → p) ∧ (q → q) := by
  constructor <;> intro h <;> exact h

theorem all_goals_tactic (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  all_goals assumption

theorem any_goals_tactic (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  any_goals exact hp
  exact hq

theorem try_tactic (p : Prop) (h : p) : p := by
  try constructor
  exact h

theorem first_tactic (p q : Prop) (h : q) : p ∨ q := by
  first
  | left; exact h
  | right; exact h

theorem repeat_tactic (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by
  repeat' constructor
  all_goals assumption

theorem repeat_intro (p q r : Prop) : p → q → r → q := by
  repeat intro _
  assumption

theorem have_step (p q r : Prop) (h₁ : p → q) (h₂ : q → r) (hp : p) : r := by
  have hq : q := h₁ hp
  exact h₂ hq

theorem have_by (p q r : Prop) (h₁ : p → q) (h₂ : q → r) (hp : p) : r := by
  have hq : q := by
    apply h₁
    exact hp
  exact h₂ hq

theorem have_anonymous (p q : Prop) (h₁ : p → q) (hp : p) : q := by
  have := h₁ hp
  exact this

theorem have_without_type (p q r : Prop) (h₁ : p → q) (h₂ : q → r) (hp : p) : r := by
  have hq := h₁ hp
  exact h₂ hq

theorem have_with_parameters (p q : Prop) (hq : q) : (p → q) ∧ q := by
  have f (_ : p) : q := hq
  exact ⟨f, hq⟩

theorem have_pattern (p q : Prop) (h : p ∧ q) : q := by
  have ⟨_, hq⟩ := h
  exact hq

theorem have_term_mode (p q r : Prop) (h₁ : p → q) (h₂ : q → r) (hp : p) : r :=
  have hq := h₁ hp
  h₂ hq

theorem let_number : ∃ n : Nat, n = 5 := by
  let m := 5
  exact ⟨m, rfl⟩

theorem suffices_step (p q : Prop) (h : p → q) (hp : p) : q := by
  suffices hp' : p from h hp'
  exact hp

theorem suffices_by (p q : Prop) (h : p → q) (hp : p) : q := by
  suffices hp' : p by
    exact h hp'
  exact hp

theorem show_from_term (p q : Prop) (h : p → q) (hp : p) : q := show q from h hp

theorem obtain_with_type (p q : Prop) (h : p → q ∧ p) (hp : p) : q := by
  obtain ⟨hq, _⟩ : q ∧ p := h hp
  exact hq

theorem obtain_alternatives (p q r : Prop) (h : p ∨ q) (hp : p → r) (hq : q → r) : r := by
  obtain h | h := h
  · exact hp h
  · exact hq h

theorem rcases_deep (p q r s : Prop) (h : (p ∧ q) ∨ (r ∧ s)) : q ∨ s := by
  rcases h with ⟨_, hq⟩ | ⟨_, hs⟩
  · exact Or.inl hq
  · exact Or.inr hs

theorem rintro_patterns (p q r : Prop) : p ∧ (q ∨ r) → (p ∧ q) ∨ (p ∧ r) := by
  rintro ⟨hp, hq | hr⟩
  · exact Or.inl ⟨hp, hq⟩
  · exact Or.inr ⟨hp, hr⟩

theorem rintro_rfl (α : Type) (f : α → α) (a b : α) : a = b → f a = f b := by
  rintro rfl
  rfl

theorem by_inside_term (p q : Prop) (h : p → q) (hp : p) : q := h (by exact hp)

theorem by_inside_constructor (p q : Prop) (hp : p) (hq : q) : p ∧ q := ⟨by assumption, by assumption⟩

theorem focus_with_dot_and_term (p q : Prop) (hp : p) (h : p → q) : p ∧ q := by
  refine ⟨?_, ?_⟩
  · exact hp
  · apply h
    exact hp

theorem specialize_then_use (p : Nat → Prop) (h : ∀ n, p n) : p 3 ∧ p 4 := by
  constructor
  · exact h 3
  · specialize h 4
    exact h

theorem revert_then_intro (p q : Prop) (hp : p) : q → p := by
  revert hp
  intro hp _
  exact hp

theorem clear_unused (p q : Prop) (hp : p) (hq : q) : p := by
  clear hq
  exact hp

theorem unfold_not (p : Prop) (h : ¬p) : p → False := by
  unfold Not at h
  exact h

theorem match_tactic (p q : Prop) (h : p ∨ q) : q ∨ p := by
  match h with
  | .inl hp => exact Or.inr hp
  | .inr hq => exact Or.inl hq

theorem match_exists (p : Nat → Prop) (h : ∃ n, p n) : ∃ m, p m := by
  match h with
  | ⟨n, hn⟩ => exact ⟨n, hn⟩

theorem if_then_else (n : Nat) : (if n = n then 1 else 2) = 1 := by
  simp

theorem skip_and_done (p : Prop) (h : p) : p := by
  skip
  exact h
  done

theorem focus_block (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  focus
    exact hp
  exact hq

theorem parentheses_block (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  (exact hp)
  (exact hq)

theorem trivial_closes_hypothesis (p : Prop) (h : p) : p := by
  trivial

theorem generalizing_value (n : Nat) (h : ∀ m, m = m + 0) : n + 1 = n + 1 + 0 := by
  exact h (n + 1)

theorem iterate_tactic (p q r : Prop) (h : r) : p → q → r := by
  iterate 2 intro _
  exact h

theorem comment_between (p : Prop) (h : p) : p := by
  -- a comment
  exact h /- and another -/

/-- A docstring. -/
theorem with_docstring (p : Prop) (h : p) : p := h

example (p : Prop) (h : p) : p := h

open Nat in
theorem opened_namespace (n : Nat) : succ n ≠ 0 := succ_ne_zero n

theorem pipe_operators (p q r : Prop) (f : p → q) (g : q → r) (hp : p) : r := g <| f hp

theorem composition_operator (p q r : Prop) (f : p → q) (g : q → r) : p → r := g ∘ f

theorem dot_lambda (p q : Prop) (h : p → q) : p → q := (h ·)

theorem type_ascription (n : Nat) : (n : Nat) = n := (rfl : n = n)

theorem dependent_have (p : Nat → Prop) (h : ∀ n, p n) : p 2 := by
  have h' : ∀ n, p (n + 1) := fun n => h (n + 1)
  exact h' 1

theorem funext_two (α β γ : Type) (f g : α → β → γ) (h : ∀ x y, f x y = g x y) : f = g := by
  funext x y
  exact h x y

theorem symm_at_hypothesis (a b : Nat) (h : a = b) : b = a := by
  have h' := h
  symm at h'
  exact h'

theorem replace_tactic (p q : Prop) (h : p) (f : p → q) : q := by
  replace h := f h
  exact h

theorem contradiction_different_numbers (h : 1 = 2) : False := by
  contradiction

theorem left_right_nested (p q r : Prop) (h : r) : p ∨ q ∨ r := by
  right
  right
  exact h

theorem nested_by_cases (p q : Prop) : (p ∧ q) ∨ (p ∧ ¬q) ∨ ¬p := by
  by_cases hp : p
  · by_cases hq : q
    · left
      exact ⟨hp, hq⟩
    · right
      left
      exact ⟨hp, hq⟩
  · right
    right
    exact hp

theorem constructor_waits_for_type (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  have h : ∀ {α : Prop}, α → α := id
  exact h ⟨hp, hq⟩
