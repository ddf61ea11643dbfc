/-! `∀` and `∃` over arbitrary types. -/

theorem forall_instance (α : Type) (p : α → Prop) (a : α) (h : ∀ x, p x) : p a := h a

theorem forall_apply (α : Type) (p : α → Prop) (a : α) (h : ∀ x, p x) : p a := by
  apply h

theorem forall_and_split (α : Type) (p q : α → Prop) : (∀ x, p x ∧ q x) → (∀ x, p x) ∧ ∀ x, q x := by
  intro h
  constructor
  · intro x
    exact (h x).1
  · intro x
    exact (h x).2

theorem forall_swap (α β : Type) (r : α → β → Prop) : (∀ x y, r x y) → ∀ y x, r x y := by
  intro h y x
  exact h x y

theorem forall_implies (α : Type) (p q : α → Prop) (h : ∀ x, p x → q x) : (∀ x, p x) → ∀ x, q x := by
  intro hp x
  apply h
  apply hp

theorem exists_witness (α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x := ⟨a, h⟩

theorem exists_tactic (α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x := by
  exists a

theorem exists_intro_refine (α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x := by
  refine ⟨a, ?_⟩
  exact h

theorem exists_apply_intro (α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x := by
  apply Exists.intro a
  exact h

theorem exists_constructor (α : Type) (p : α → Prop) (a : α) (h : p a) : ∃ x, p x := by
  constructor
  exact h

theorem exists_obtain (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x := by
  obtain ⟨x, _, hq⟩ := h
  exact ⟨x, hq⟩

theorem exists_cases (α : Type) (p : α → Prop) (q : Prop) (h : ∃ x, p x) (f : ∀ x, p x → q) : q := by
  cases h with
  | intro x hx => exact f x hx

theorem exists_rcases (α : Type) (p q : α → Prop) (h : ∃ x, p x ∨ q x) : (∃ x, p x) ∨ ∃ x, q x := by
  rcases h with ⟨x, hp | hq⟩
  · left
    exact ⟨x, hp⟩
  · right
    exact ⟨x, hq⟩

theorem exists_have_pattern (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x :=
  have ⟨x, hp, hq⟩ := h
  ⟨x, hq, hp⟩

theorem exists_match (α : Type) (p q : α → Prop) (h : ∃ x, p x) (f : ∀ x, p x → q x) : ∃ x, q x :=
  match h with
  | ⟨x, hx⟩ => ⟨x, f x hx⟩

theorem exists_elim_term (α : Type) (p : α → Prop) (q : Prop) (h : ∃ x, p x) (f : ∀ x, p x → q) : q :=
  Exists.elim h f

theorem exists_swap (α β : Type) (r : α → β → Prop) : (∃ x y, r x y) → ∃ y x, r x y := by
  rintro ⟨x, y, h⟩
  exact ⟨y, x, h⟩

theorem not_exists_forall (α : Type) (p : α → Prop) : (¬∃ x, p x) ↔ ∀ x, ¬p x := by
  constructor
  · intro h x hx
    exact h ⟨x, hx⟩
  · intro h ⟨x, hx⟩
    exact h x hx

theorem exists_not_not_forall (α : Type) (p : α → Prop) (h : ∃ x, ¬p x) : ¬∀ x, p x := by
  intro hp
  obtain ⟨x, hx⟩ := h
  exact hx (hp x)

theorem exists_and_constant (α : Type) (p : α → Prop) (q : Prop) : (∃ x, p x ∧ q) ↔ (∃ x, p x) ∧ q := by
  constructor
  · intro ⟨x, hp, hq⟩
    exact ⟨⟨x, hp⟩, hq⟩
  · intro ⟨⟨x, hp⟩, hq⟩
    exact ⟨x, hp, hq⟩

theorem forall_exists_choice_free (α : Type) (r : α → α → Prop) (h : ∃ y, ∀ x, r x y) : ∀ x, ∃ y, r x y := by
  intro x
  obtain ⟨y, hy⟩ := h
  exact ⟨y, hy x⟩

theorem relation_symmetric_transitive (α : Type) (r : α → α → Prop) (symm : ∀ x y, r x y → r y x)
    (trans : ∀ x y z, r x y → r y z → r x z) (total : ∀ x, ∃ y, r x y) : ∀ x, r x x := by
  intro x
  obtain ⟨y, hy⟩ := total x
  exact trans x y x hy (symm x y hy)

theorem function_injective_composition (α β γ : Type) (f : α → β) (g : β → γ)
    (hf : ∀ x y, f x = f y → x = y) (hg : ∀ x y, g x = g y → x = y) : ∀ x y, g (f x) = g (f y) → x = y := by
  intro x y h
  apply hf
  apply hg
  exact h

theorem function_surjective_composition (α β γ : Type) (f : α → β) (g : β → γ)
    (hf : ∀ y, ∃ x, f x = y) (hg : ∀ z, ∃ y, g y = z) : ∀ z, ∃ x, g (f x) = z := by
  intro z
  obtain ⟨y, hy⟩ := hg z
  obtain ⟨x, hx⟩ := hf y
  exact ⟨x, by rw [hx, hy]⟩

theorem exists_number : ∃ n : Nat, n + n = 6 := ⟨3, rfl⟩

theorem exists_two_numbers : ∃ m n : Nat, m * n = 6 ∧ m < n := ⟨2, 3, rfl, by decide⟩

theorem exists_nested (p : Nat → Nat → Prop) (h : p 1 2) : ∃ m, ∃ n, p m n := ⟨1, 2, h⟩

theorem exists_tactic_two (p : Nat → Nat → Prop) (h : p 1 2) : ∃ m n, p m n := by
  exists 1, 2

theorem forall_over_proposition (p : Prop) (q : p → Prop) (h : ∀ hp : p, q hp) (hp : p) : q hp := h hp

theorem exists_unused (p : Prop) (h : p) : ∃ _n : Nat, p := ⟨0, h⟩

theorem specialize_forall (α : Type) (p : α → Prop) (a : α) (h : ∀ x, p x) : p a := by
  specialize h a
  exact h

theorem specialize_implication (p q r : Prop) (hp : p) (h : p → q → r) (hq : q) : r := by
  specialize h hp hq
  exact h

theorem revert_forall (α : Type) (p : α → Prop) (h : ∀ x, p x) (a : α) : p a := by
  revert a
  exact h

theorem cantor (α : Type) (f : α → α → Prop) : ∃ p : α → Prop, ∀ x, ¬(f x = p) := by
  refine ⟨fun x => ¬f x x, ?_⟩
  intro x h
  have e : f x x = ¬f x x := congrFun h x
  have hn : ¬f x x := by
    intro hp
    have hq := hp
    rw [e] at hq
    exact hq hp
  apply hn
  rw [e]
  exact hn

-- The universe of the functions' values is known only from the unifier's solution for them.
theorem funext_then_rfl : (fun x : Nat => x + 0) = id := by
  funext x
  rfl
