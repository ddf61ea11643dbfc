/-! `intro`, `intros`, `exact`, `assumption`, `apply`, `refine`: minimal logic. -/

theorem intro_identity (p : Prop) : p → p := by
  intro h
  exact h

theorem intro_identity_term (p : Prop) : p → p := fun h => h

theorem intro_constant (p q : Prop) : p → q → p := by
  intro hp hq
  exact hp

theorem intro_anonymous (p q : Prop) : p → q → q := by
  intro _ h
  exact h

theorem intro_composition (p q r : Prop) : (p → q) → (q → r) → p → r := by
  intro hpq hqr hp
  apply hqr
  apply hpq
  exact hp

theorem intro_composition_term (p q r : Prop) (f : p → q) (g : q → r) : p → r := fun h => g (f h)

theorem intro_s_combinator (p q r : Prop) : (p → q → r) → (p → q) → p → r := by
  intro f g h
  exact f h (g h)

theorem intro_flip (p q r : Prop) : (p → q → r) → q → p → r := by
  intro f hq hp
  apply f
  · exact hp
  · exact hq

theorem intros_all (p q : Prop) : p → q → p := by
  intros
  assumption

theorem intros_named (p q : Prop) : p → q → q := by
  intros hp hq
  exact hq

theorem assumption_newest (p : Prop) (h₁ : p) : p := by
  assumption

theorem apply_twice (p q r s : Prop) (h₁ : p → q) (h₂ : q → r) (h₃ : r → s) : p → s := by
  intro h
  apply h₃
  apply h₂
  apply h₁
  assumption

theorem apply_with_arguments (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := by
  apply f hp
  exact hq

theorem apply_creates_two_goals (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := by
  apply f
  exact hp
  exact hq

theorem refine_with_hole (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := by
  refine f ?_ hq
  exact hp

theorem refine_two_holes (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := by
  refine f ?_ ?_
  · exact hp
  · exact hq

theorem refine_lambda (p q : Prop) (hq : q) : p → q := by
  refine fun _ => ?_
  exact hq

theorem exact_lambda (p q r : Prop) : (p → q → r) → p → q → r := by
  exact fun f hp hq => f hp hq

theorem exact_underscore_argument (p q : Prop) (f : p → q) (h : p) : q := by
  exact f (by assumption)

theorem intro_not (p : Prop) (h : p → False) : ¬p := by
  intro hp
  exact h hp

theorem intro_pattern_pair (p q r : Prop) (f : p → q → r) : p ∧ q → r := by
  intro ⟨hp, hq⟩
  exact f hp hq

theorem intro_typed (p q : Prop) : p → q → p := by
  intro (hp : p) _
  exact hp

theorem fun_pattern (p q : Prop) : p ∧ q → q ∧ p := fun ⟨hp, hq⟩ => ⟨hq, hp⟩

theorem show_in_tactics (p q : Prop) (hp : p) (hpq : p → q) : q := by
  show q
  exact hpq hp

theorem explicit_binders : ∀ (p q : Prop), p → q → p := by
  intro p q hp _
  exact hp

theorem implicit_binders {p q : Prop} (h : p) : q → p := fun _ => h

theorem strict_implicit {p : Prop} : ∀ ⦃q : Prop⦄, p → q → p := fun _ h _ => h

theorem peirce_weak (p q : Prop) : ((((p → q) → p) → p) → q) → q := by
  intro h
  apply h
  intro h'
  apply h'
  intro hp
  apply h
  intro _
  exact hp
