/-! `∧`, `∨`, `↔`, `¬`, `False`, `True`. -/

theorem and_swap_tactic (p q : Prop) (h : p ∧ q) : q ∧ p := by
  constructor
  · exact h.2
  · exact h.1

theorem and_swap_cases (p q : Prop) (h : p ∧ q) : q ∧ p := by
  cases h with
  | intro hp hq => exact ⟨hq, hp⟩

theorem and_swap_projections (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.right, h.left⟩

theorem and_swap_iff (p q : Prop) : p ∧ q ↔ q ∧ p := by
  constructor
  · intro h
    exact ⟨h.2, h.1⟩
  · intro h
    exact ⟨h.2, h.1⟩

theorem and_assoc_left (p q r : Prop) : p ∧ q ∧ r → (p ∧ q) ∧ r := by
  intro ⟨hp, hq, hr⟩
  exact ⟨⟨hp, hq⟩, hr⟩

theorem and_nested_projection (p q r : Prop) (h : p ∧ q ∧ r) : r := h.2.2

theorem and_flattened_constructor (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := ⟨hp, hq, hr⟩

theorem and_three_constructor (p q r : Prop) (hp : p) (hq : q) (hr : r) : (p ∧ q) ∧ r := by
  constructor
  · constructor
    · exact hp
    · exact hq
  · exact hr

theorem and_intros_tactic (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by
  and_intros
  · exact hp
  · exact hq
  · exact hr

theorem or_left_intro (p q : Prop) (h : p) : p ∨ q := by
  left
  exact h

theorem or_right_intro (p q : Prop) (h : q) : p ∨ q := by
  right
  exact h

theorem or_left_apply (p q : Prop) (h : p) : p ∨ q := by
  apply Or.inl
  exact h

theorem or_swap (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl hp => exact Or.inr hp
  | inr hq => exact Or.inl hq

theorem or_swap_bullets (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h
  · right
    assumption
  · left
    assumption

theorem or_swap_term (p q : Prop) (h : p ∨ q) : q ∨ p := h.elim Or.inr Or.inl

theorem or_swap_match (p q : Prop) (h : p ∨ q) : q ∨ p :=
  match h with
  | Or.inl hp => Or.inr hp
  | Or.inr hq => Or.inl hq

theorem or_swap_dotted (p q : Prop) : p ∨ q → q ∨ p
  | .inl hp => .inr hp
  | .inr hq => .inl hq

theorem or_assoc_right (p q r : Prop) : (p ∨ q) ∨ r → p ∨ q ∨ r := by
  intro h
  rcases h with (hp | hq) | hr
  · exact Or.inl hp
  · exact Or.inr (Or.inl hq)
  · exact Or.inr (Or.inr hr)

theorem or_and_distribute (p q r : Prop) : p ∧ (q ∨ r) → (p ∧ q) ∨ (p ∧ r) := by
  intro ⟨hp, hqr⟩
  cases hqr with
  | inl hq => exact Or.inl ⟨hp, hq⟩
  | inr hr => exact Or.inr ⟨hp, hr⟩

theorem and_or_collect (p q r : Prop) : (p ∧ q) ∨ (p ∧ r) → p ∧ (q ∨ r) := by
  rintro (⟨hp, hq⟩ | ⟨hp, hr⟩)
  · exact ⟨hp, Or.inl hq⟩
  · exact ⟨hp, Or.inr hr⟩

theorem or_elim_common (p q r : Prop) (h : p ∨ q) (hp : p → r) (hq : q → r) : r := by
  cases h
  case inl h => exact hp h
  case inr h => exact hq h

theorem or_idempotent (p : Prop) : p ∨ p → p := by
  intro h
  cases h <;> assumption

theorem or_resolve (p q : Prop) (h : p ∨ q) (hn : ¬p) : q := by
  cases h with
  | inl hp => exact absurd hp hn
  | inr hq => exact hq

theorem iff_from_implications (p q : Prop) (h₁ : p → q) (h₂ : q → p) : p ↔ q := Iff.intro h₁ h₂

theorem iff_anonymous (p q : Prop) (h₁ : p → q) (h₂ : q → p) : p ↔ q := ⟨h₁, h₂⟩

theorem iff_forward (p q : Prop) (h : p ↔ q) (hp : p) : q := h.mp hp

theorem iff_backward (p q : Prop) (h : p ↔ q) (hq : q) : p := h.mpr hq

theorem iff_projection_numbers (p q : Prop) (h : p ↔ q) : q → p := h.2

theorem iff_symmetric (p q : Prop) (h : p ↔ q) : q ↔ p := h.symm

theorem iff_transitive (p q r : Prop) (h₁ : p ↔ q) (h₂ : q ↔ r) : p ↔ r := h₁.trans h₂

theorem iff_rewrite (p q r : Prop) (h : p ↔ q) : (p ∧ r) ↔ (q ∧ r) := by
  rw [h]

theorem iff_apply_mp (p q : Prop) (h : p ↔ q) (hp : p) : q := by
  apply h.mp
  exact hp

theorem iff_refl_rfl (p : Prop) : p ↔ p := by
  rfl

theorem iff_curry (p q r : Prop) : (p ∧ q → r) ↔ (p → q → r) := by
  constructor
  · intro h hp hq
    exact h ⟨hp, hq⟩
  · intro h ⟨hp, hq⟩
    exact h hp hq

theorem not_contradiction (p : Prop) : ¬(p ∧ ¬p) := by
  intro h
  exact h.2 h.1

theorem not_contradiction_pattern (p : Prop) : ¬(p ∧ ¬p) := fun ⟨hp, hn⟩ => hn hp

theorem not_or_both (p q : Prop) (h : ¬(p ∨ q)) : ¬p ∧ ¬q := by
  constructor
  · intro hp
    exact h (Or.inl hp)
  · intro hq
    exact h (Or.inr hq)

theorem not_or_iff (p q : Prop) : ¬(p ∨ q) ↔ ¬p ∧ ¬q := by
  constructor
  · intro h
    exact ⟨fun hp => h (.inl hp), fun hq => h (.inr hq)⟩
  · intro ⟨hp, hq⟩ h
    cases h with
    | inl h => exact hp h
    | inr h => exact hq h

theorem not_not_excluded_middle (p : Prop) : ¬¬(p ∨ ¬p) := by
  intro h
  apply h
  right
  intro hp
  apply h
  left
  exact hp

theorem triple_negation (p : Prop) : ¬¬¬p → ¬p := by
  intro h hp
  apply h
  intro hn
  exact hn hp

theorem contrapositive (p q : Prop) (h : p → q) : ¬q → ¬p := by
  intro hq hp
  exact hq (h hp)

theorem contrapositive_mt (p q : Prop) (h : p → q) (hq : ¬q) : ¬p := mt h hq

theorem absurd_gives_anything (p q : Prop) (hp : p) (hn : ¬p) : q := by
  exact absurd hp hn

theorem contradiction_tactic (p q : Prop) (hp : p) (hn : ¬p) : q := by
  contradiction

theorem contradiction_false (p : Prop) (h : False) : p := by
  contradiction

theorem exfalso_tactic (p q : Prop) (hp : p) (hn : ¬p) : q := by
  exfalso
  exact hn hp

theorem false_eliminated (p : Prop) (h : False) : p := h.elim

theorem false_by_cases (p : Prop) (h : False) : p := by
  cases h

theorem false_nomatch (p : Prop) (h : False) : p := nomatch h

theorem true_trivial : True := by
  trivial

theorem true_constructor : True := by
  constructor

theorem true_and_hypothesis (p : Prop) (h : p) : True ∧ p := ⟨trivial, h⟩

theorem not_true_false (h : ¬True) : False := h trivial

theorem negation_of_iff (p : Prop) : ¬(p ↔ ¬p) := by
  intro h
  have hn : ¬p := fun hp => h.mp hp hp
  exact hn (h.mpr hn)
