/-! Look-alike characters, shadowed names, notation that says something else. Above each theorem: a part of its message. -/

-- expected token
theorem lookalike_cyrillic_h (p : Prop) (h : p) : p := һ

-- expected token
theorem lookalike_cyrillic_p (p : Prop) (h : p) : p := show р from h

-- Unknown identifier `ν`
theorem lookalike_greek_nu (v : Nat) : v = v := by
  exact (rfl : ν = ν)

-- Unknown identifier `ο`
theorem lookalike_greek_omicron (o : Nat) : o + 0 = o := by
  show ο + 0 = ο
  rfl

-- Unknown identifier `l1`
theorem lookalike_letter_for_digit (ll : Nat) (h : ll = 0) : ll = 0 := by
  rw [show l1 = ll from rfl] at h
  exact h

-- Unknown identifier `h1`
theorem lookalike_subscript (p : Prop) (h₁ : p) : p := h1

-- Type mismatch
theorem lookalike_zero_and_letter (O : Nat) (h : O = 1) : 0 = 1 := h

-- Unknown identifier `hp'`
theorem lookalike_prime (p : Prop) (hp : p) : p := hp'

-- Unknown identifier `H`
theorem lookalike_case (p : Prop) (h : p) : p := H

-- Unknown constant `nat.add_comm`
theorem lookalike_lower_case_namespace (a b : Nat) : a + b = b + a := nat.add_comm a b

-- Type mismatch
theorem lookalike_le_and_ge (a b : Nat) (h : a ≥ b) : a ≤ b := h

-- Type mismatch
theorem lookalike_and_or (p q : Prop) (h : p ∨ q) : p ∧ q := h

-- Type mismatch
theorem lookalike_divides_and_or (a b : Nat) (h : a ∣ b) : b ∣ a := h

-- Type mismatch
theorem lookalike_forall_exists (p : Nat → Prop) (h : ∃ x, p x) : ∀ x, p x := h

-- Type mismatch
theorem lookalike_not_scope (p q : Prop) (h : ¬(p ∧ q)) : ¬p ∧ q := h

-- Type mismatch
theorem lookalike_arrow_associates (p q r : Prop) (h : (p → q) → r) : p → q → r := h

-- Type mismatch
theorem lookalike_and_binds_tighter (p q r : Prop) (h : p ∧ (q ∨ r)) : p ∧ q ∨ r := h

-- Type mismatch
theorem lookalike_iff_binds_loosest (p q r : Prop) (h : p → (q ↔ r)) : p → q ↔ r := h

-- Type mismatch
theorem lookalike_exists_extends_right (p q : Nat → Prop) (h : (∃ x, p x) ∧ q 0) : ∃ x, p x ∧ q 0 := h

-- Type mismatch
theorem lookalike_power_associates (a b c : Nat) (h : (a ^ b) ^ c = 1) : a ^ b ^ c = 1 := h

-- Type mismatch
theorem lookalike_subtraction_associates (a b c : Nat) (h : a - (b - c) = 0) : a - b - c = 0 := h

-- Type mismatch
theorem lookalike_product_first (a b c : Nat) (h : (a + b) * c = 0) : a + b * c = 0 := h

-- Type mismatch
theorem lookalike_equality_chain (a b : Nat) (h : a = b) : (a = b) = (b = a) := h

-- Type mismatch
theorem lookalike_application_first (f : Nat → Nat) (a : Nat) (h : f (a + 1) = 0) : f a + 1 = 0 := h

-- Application type mismatch
theorem lookalike_shadowed_true (True : Prop) (h : ¬True) : False := h trivial

-- Type mismatch
theorem lookalike_shadowed_constant (Nat.zero_is_one : Prop) (h : Nat.zero_is_one) : 0 = 1 := h

-- Type mismatch
theorem lookalike_local_name_of_lemma (rfl : 1 = 1) : 1 = 2 := rfl

-- expected
theorem lookalike_typographic_quote (p : Prop) (h‘ : p) : p := h‘

-- expected
theorem lookalike_full_width_parenthesis （p : Prop) (h : p) : p := h
