/-! Circular use, axioms, names taken, statements that are none. Above each theorem: a part of its message. -/

-- Unknown identifier `circular_itself`
theorem circular_itself (p : Prop) : p := circular_itself p

-- Unknown identifier `circular_by_tactic`
theorem circular_by_tactic (p : Prop) : p := by
  exact circular_by_tactic p

-- Unknown identifier `circular_later`
theorem circular_earlier (p : Prop) : p := circular_later p

-- `circular_earlier` was declared with an error
theorem circular_later (p : Prop) : p := circular_earlier p

-- Unknown identifier `circular_in_have`
theorem circular_in_have (a b : Nat) : a = b := by
  have h : b = a := circular_in_have b a
  exact h.symm

-- Unknown identifier `circular_rewrite`
theorem circular_rewrite (a b : Nat) : a + b = b + a + 1 := by
  rw [circular_rewrite]

-- Unknown identifier `circular_simp`
theorem circular_simp (a : Nat) : a = a + 1 := by
  simp only [circular_simp]

-- has already been declared
theorem Nat.add_comm (a b : Nat) : a + b = b + a + 0 := rfl

-- has already been declared
theorem And.intro (p : Prop) (h : p) : p := h

-- has already been declared
theorem propext (p : Prop) (h : p) : p := h

-- theorem-not-proposition
theorem statement_is_a_type : Nat := 5

-- theorem-not-proposition
theorem statement_is_a_function_type (α : Type) : α → α := fun x => x

-- Type mismatch
theorem value_for_proposition (p : Prop) : p := p

-- failed to synthesize
theorem statement_is_a_number : 5 := rfl

-- type expected
theorem statement_is_a_proof (p : Prop) (h : p) : h := h

-- Type mismatch
theorem statement_ill_typed (n : Nat) (p : Prop) : n = p := rfl

-- Application type mismatch
theorem statement_ill_typed_argument (p : Nat → Prop) (q : Prop) : p q := trivial

-- Function expected
theorem statement_applied_number (n : Nat) : n n = 0 := rfl

-- Type mismatch
theorem statement_ill_typed_conjunction (n : Nat) : n ∧ True := trivial

-- expected
theorem statement_without_type := trivial

-- expected
theorem missing_colon_equals (p : Prop) (h : p) : p
  exact h

-- expected
theorem missing_by (p : Prop) (h : p) : p :=
  exact h

-- expected
theorem unbalanced_parenthesis (p : Prop) (h : p) : p := (h

-- expected
theorem unbalanced_angle (p q : Prop) (hp : p) (hq : q) : p ∧ q := ⟨hp, hq

-- expected
theorem rewrite_without_brackets (a b : Nat) (h : a = b) : a = b := by
  rw h

-- expected
theorem lambda_without_body (p : Prop) : p → p := fun h

-- expected
theorem lambda_with_comma (p : Prop) : p → p := fun h, h

-- expected
theorem match_without_with (p q : Prop) (h : p ∨ q) : q ∨ p :=
  match h
  | Or.inl hp => Or.inr hp
  | Or.inr hq => Or.inl hq

-- expected
theorem two_statements (p : Prop) (h : p) : p := h h : p

-- Unknown identifier `assume`
theorem lean_three_assume (p : Prop) : p → p := assume h

-- unknown tactic
theorem unknown_tactic (p : Prop) (h : p) : p := by
  solve_it

-- unknown tactic
theorem misspelt_tactic (p : Prop) (h : p) : p := by
  exactly h

-- unknown tactic
theorem qed_at_the_end (p : Prop) (h : p) : p := by
  exact h
  qed

-- Unknown identifier `assumption`
theorem tactic_as_term (p : Prop) (h : p) : p := assumption

-- cheat_everything
theorem uses_axiom (p : Prop) : p := by
  exact cheat_everything p

-- Unknown identifier `sorryAx`
theorem uses_sorry_axiom (p : Prop) : p := by
  exact sorryAx p

-- Unknown
theorem uses_native_decide : 2 + 2 = 5 := by
  exact of_native_decide rfl

-- Unknown
theorem uses_unchecked_cast (p q : Prop) (h : p) : q := unsafeCast h

-- Unknown
theorem uses_lc_proof (p : Prop) : p := lcProof

-- Application type mismatch
theorem choice_of_nothing (p : Prop) : p := Classical.choice ⟨trivial⟩

-- Application type mismatch
theorem propext_of_implication (p q : Prop) (h : p → q) : p = q := propext h

-- Type mismatch
theorem quotient_sound_without_relation (r : Nat → Nat → Prop) (a b : Nat) : Quot.mk r a = Quot.mk r b := rfl

-- Application type mismatch
theorem funext_of_one_point (f g : Nat → Nat) (h : f 0 = g 0) : f = g := funext h
