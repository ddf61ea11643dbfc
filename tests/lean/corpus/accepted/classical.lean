/-! Proofs that need the excluded middle. -/

theorem double_negation (p : Prop) : ¬¬p → p := by
  intro h
  cases Classical.em p with
  | inl hp => exact hp
  | inr hn => exact absurd hn h

theorem double_negation_by_contradiction (p : Prop) (h : ¬¬p) : p := Classical.byContradiction h

theorem excluded_middle (p : Prop) : p ∨ ¬p := Classical.em p

theorem de_morgan_and (p q : Prop) : ¬(p ∧ q) → ¬p ∨ ¬q := by
  intro h
  by_cases hp : p
  · right
    intro hq
    exact h ⟨hp, hq⟩
  · left
    exact hp

theorem peirce (p q : Prop) : ((p → q) → p) → p := by
  intro h
  by_cases hp : p
  · exact hp
  · apply h
    intro hp'
    exact absurd hp' hp

theorem implication_as_or (p q : Prop) : (p → q) ↔ ¬p ∨ q := by
  constructor
  · intro h
    cases Classical.em p with
    | inl hp => exact Or.inr (h hp)
    | inr hn => exact Or.inl hn
  · intro h hp
    cases h with
    | inl hn => exact absurd hp hn
    | inr hq => exact hq

theorem linear_order_of_implications (p q : Prop) : (p → q) ∨ (q → p) := by
  by_cases hp : p
  · exact Or.inr fun _ => hp
  · exact Or.inl fun h => absurd h hp

theorem not_implication (p q : Prop) (h : ¬(p → q)) : p ∧ ¬q := by
  constructor
  · apply Classical.byContradiction
    intro hp
    exact h fun h' => absurd h' hp
  · intro hq
    exact h fun _ => hq

theorem not_forall_exists (α : Type) (p : α → Prop) (h : ¬∀ x, p x) : ∃ x, ¬p x := by
  apply Classical.byContradiction
  intro hn
  apply h
  intro x
  apply Classical.byContradiction
  intro hx
  exact hn ⟨x, hx⟩

theorem not_forall_lemma (α : Type) (p : α → Prop) (h : ¬∀ x, p x) : ∃ x, ¬p x := Classical.not_forall.mp h

theorem drinker (α : Type) (a : α) (p : α → Prop) : ∃ x, p x → ∀ y, p y := by
  by_cases h : ∀ y, p y
  · exact ⟨a, fun _ => h⟩
  · have ⟨x, hx⟩ := Classical.not_forall.mp h
    exact ⟨x, fun hp => absurd hp hx⟩

theorem by_cases_term (p q : Prop) (h₁ : p → q) (h₂ : ¬p → q) : q := Classical.byCases h₁ h₂

theorem not_not_iff (p : Prop) : ¬¬p ↔ p := Classical.not_not

theorem rewrite_with_not_not (p q : Prop) (h : ¬¬p → q) (hp : p) : q := by
  rw [Classical.not_not] at h
  exact h hp

theorem contrapositive_classical (p q : Prop) (h : ¬q → ¬p) : p → q := by
  intro hp
  apply Classical.byContradiction
  intro hq
  exact h hq hp

theorem by_cases_unnamed (p q : Prop) (h₁ : p → q) (h₂ : ¬p → q) : q := by
  by_cases p
  · apply h₁
    assumption
  · apply h₂
    assumption

theorem exists_or_all_not (α : Type) (p : α → Prop) : (∃ x, p x) ∨ ∀ x, ¬p x := by
  cases Classical.em (∃ x, p x) with
  | inl h => exact Or.inl h
  | inr h => exact Or.inr fun x hx => h ⟨x, hx⟩

theorem iff_of_both_cases (p q : Prop) (h : (p ∧ q) ∨ (¬p ∧ ¬q)) : p ↔ q := by
  rcases h with ⟨hp, hq⟩ | ⟨hp, hq⟩
  · exact ⟨fun _ => hq, fun _ => hp⟩
  · exact ⟨fun h => absurd h hp, fun h => absurd h hq⟩
