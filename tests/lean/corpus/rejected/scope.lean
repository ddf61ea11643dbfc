/-! Names out of scope, captured variables, escaping witnesses. Above each theorem: a part of its message. -/

-- Unknown identifier `h`
theorem scope_unknown_hypothesis (p : Prop) : p → p := by
  intro hp
  exact h

-- Unknown identifier `hq`
theorem scope_other_bullet (p q r : Prop) (hr : r) : (q → r) ∧ q := by
  constructor
  · intro hq
    exact hr
  · exact hq

-- Unknown identifier `hp`
theorem scope_inside_have (p q : Prop) (hq : q) : p := by
  have h : p → q := by
    intro hp
    exact hq
  exact hp

-- unsolved goals
theorem scope_escaping_witness (p : Nat → Prop) (h : ∃ x, p x) : p 0 := by
  cases h with
  | intro x hx => skip
  exact x

-- Unknown identifier `x`
theorem scope_bound_variable (p : Nat → Prop) (h : ∀ x, p x) : p 0 := h x

-- Type mismatch
theorem scope_witness_for_all (p : Nat → Prop) (h : ∃ x, p x) : ∀ x, p x := by
  obtain ⟨y, hy⟩ := h
  intro x
  exact hy

-- Type mismatch
theorem scope_swapped_quantifiers (r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) : ∃ y, ∀ x, r x y := by
  obtain ⟨y, hy⟩ := h 0
  refine ⟨y, ?_⟩
  intro x
  exact hy

-- Type mismatch
theorem scope_shadowed_variable (p : Nat → Prop) (n : Nat) (h : p n) : ∀ n, p n := by
  intro n
  exact h

-- Type mismatch
theorem scope_captured_by_lambda (f : Nat → Nat) (x : Nat) (h : f x = 0) : ∀ x, f x = 0 := fun x => h

-- Unknown identifier `hp`
theorem scope_alternative_variable (p q r : Prop) (h : p ∨ q) (f : p → r) : r := by
  cases h with
  | inl hp => exact f hp
  | inr hq => exact f hp

-- Unknown identifier `ih`
theorem scope_hypothesis_of_other_case (n : Nat) : n = n + 0 := by
  induction n with
  | zero => exact ih
  | succ n ih => rfl

-- Unknown identifier `a`
theorem scope_anonymous_intro (p : Prop) : p → p := by
  intro
  exact a

-- Unknown identifier `hp`
theorem scope_cleared (p : Prop) (hp : p) : p := by
  clear hp
  exact hp

-- Unknown identifier `a`
theorem scope_substituted (p : Nat → Prop) (a b : Nat) (h : b = a) (hb : p b) : p b := by
  subst h
  exact (fun (e : a = a) => hb) rfl

-- Unknown identifier `m`
theorem scope_match_variable (n : Nat) : n = 0 ∨ 0 < n :=
  match n with
  | 0 => Or.inr (Nat.succ_pos m)
  | m + 1 => Or.inr (Nat.succ_pos m)

-- Unknown identifier `y`
theorem scope_exists_binder (p : Nat → Prop) (h : ∃ y, p y) : ∃ y, p y := ⟨y, h⟩

-- Unknown identifier `h`
theorem scope_by_cases_wrong_branch (p q : Prop) (hq : ¬p → q) (hn : ¬p) : q := by
  by_cases h' : p
  · exact absurd h' hn
  · exact hq h

-- Unknown identifier `hy`
theorem scope_first_alternative (p q : Prop) (hp : p) : p := by
  first
  | exact hx
  | exact hy

-- don't know how to synthesize placeholder
theorem scope_placeholder (p : Nat → Prop) (h : ∀ n, p n → 1 = 1) : 1 = 1 := h _ _

-- Unknown identifier `this`
theorem scope_no_this (p : Prop) (h : p) : p := by
  exact this

-- Unknown identifier `x`
theorem scope_obtained_inside_braces (p : Nat → Prop) (h : ∃ x, p x) : ∃ x, p x := by
  have h' : ∃ x, p x := by
    obtain ⟨x, hx⟩ := h
    exact ⟨x, hx⟩
  exact ⟨x, hx⟩

-- Type mismatch
theorem scope_same_name_other_meaning (p q : Prop) (h : p) : q → p := by
  intro h
  exact h

-- Unknown identifier `n`
theorem scope_rewrite_bound_variable (f : Nat → Nat) (h : ∀ n, f n = n) : f 0 = 0 := by
  rw [h n]

-- Unknown identifier `hxy`
theorem scope_pattern_component (p q : Prop) (h : p ∧ q) : p := by
  obtain ⟨hx, hy⟩ := h
  exact hxy
