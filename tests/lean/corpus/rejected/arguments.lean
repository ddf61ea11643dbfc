/-! Wrong arguments and types. Above each theorem: a part of its message. -/

-- Type mismatch
theorem argument_wrong_hypothesis (p q : Prop) (hp : p) : q := hp

-- Type mismatch
theorem argument_exact_wrong (p q : Prop) (hp : p) (hq : q) : p := by
  exact hq

-- Application type mismatch
theorem argument_swapped (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := f hq hp

-- Type mismatch
theorem argument_missing (p q r : Prop) (f : p → q → r) (hp : p) : r := f hp

-- Function expected
theorem argument_too_many (p q : Prop) (f : p → q) (hp : p) : q := f hp hp

-- Application type mismatch
theorem argument_wrong_number (p : Nat → Prop) (f : ∀ n, p n → p (n + 1)) (h : p 3) : p 5 := f 4 h

-- Type mismatch
theorem argument_wrong_conclusion (p : Nat → Prop) (f : ∀ n, p n → p (n + 1)) (h : p 3) : p 5 := f 3 h

-- Type mismatch
theorem argument_order_reversed (a b : Nat) (h : a ≤ b) : b ≤ a := h

-- Application type mismatch
theorem argument_transitivity_gap (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a ≤ d := Nat.le_trans h₁ h₂

-- Type mismatch
theorem argument_strict_from_weak (a b : Nat) (h : a ≤ b) : a < b := h

-- Type mismatch
theorem argument_equality_backwards (a b : Nat) (h : a = b) : b = a := h

-- Type mismatch
theorem argument_iff_as_implication (p q : Prop) (h : p ↔ q) : p → q := h

-- Type mismatch
theorem argument_implication_as_iff (p q : Prop) (h : p → q) : p ↔ q := h

-- Type mismatch
theorem argument_iff_wrong_direction (p q : Prop) (h : p ↔ q) : q → p := h.mp

-- Type mismatch
theorem argument_projection_wrong (p q : Prop) (h : p ∧ q) : q := h.1

-- Invalid projection
theorem argument_projection_out_of_range (p q : Prop) (h : p ∧ q) : q := h.3

-- Invalid field `1`
theorem argument_projection_of_disjunction (p q : Prop) (h : p ∨ q) : p := h.1

-- Application type mismatch
theorem argument_or_wrong_side (p q : Prop) (h : p) : p ∨ q := Or.inr h

-- Type mismatch
theorem argument_not_as_proof (p : Prop) (h : ¬p) : p := h

-- Type mismatch
theorem argument_double_negation (p : Prop) (h : ¬¬p) : p := h

-- Type mismatch
theorem argument_converse (p q : Prop) (h : p → q) : q → p := h

-- Type mismatch
theorem argument_contrapositive_same (p q : Prop) (h : p → q) : ¬p → ¬q := h

-- Invalid `⟨...⟩` notation
theorem argument_constructor_of_disjunction (p q : Prop) (h : p) : p ∨ q := ⟨h⟩

-- Application type mismatch
theorem argument_constructor_order (p q : Prop) (hp : p) (hq : q) : p ∧ q := ⟨hq, hp⟩

-- Insufficient number of fields
theorem argument_constructor_short (p q : Prop) (hp : p) : p ∧ q := ⟨hp⟩

-- Application type mismatch
theorem argument_wrong_witness : ∃ n : Nat, n + n = 6 := ⟨2, rfl⟩

-- Application type mismatch
theorem argument_witness_of_other_type (p : Nat → Prop) (q : Prop) (hq : q) : ∃ n, p n := ⟨hq, hq⟩

-- Type mismatch
theorem argument_rfl_false : 2 + 2 = 5 := rfl

-- Type mismatch
theorem argument_rfl_variables (a b : Nat) : a = b := rfl

-- Type mismatch
theorem argument_rfl_commutes (a b : Nat) : a + b = b + a := rfl

-- Type mismatch
theorem argument_lemma_for_other_statement (a b : Nat) : a * b = b * a := Nat.add_comm a b

-- Application type mismatch
theorem argument_named_wrong_type (a b : Nat) (h : a = b) : a + b = b + a := Nat.add_comm (n := h) (m := b)

-- Invalid argument name `k`
theorem argument_unknown_name (a b : Nat) : a + b = b + a := Nat.add_comm (k := a) b

-- Application type mismatch
theorem argument_trans_wrong_middle (a b c d : Nat) (h₁ : a = b) (h₂ : c = d) : a = d := h₁.trans h₂

-- Application type mismatch
theorem argument_symm_needed (a b c : Nat) (h₁ : a = b) (h₂ : a = c) : b = c := h₁.trans h₂

-- Application type mismatch
theorem argument_absurd_same (p q : Prop) (hp : p) : q := absurd hp hp

-- Type mismatch
theorem argument_universe (α : Type) (a : α) : α = a := rfl

-- Type mismatch
theorem argument_function_for_value (f : Nat → Nat) (h : f 0 = 0) : f = 0 := h

-- Type mismatch
theorem argument_le_as_equality (a b : Nat) (h : a ≤ b) : a = b := h

-- Type mismatch
theorem argument_weaker_hypothesis (p q r : Prop) (h : p ∧ q → r) : p → r := h

-- Type mismatch
theorem argument_forall_for_exists (p : Nat → Prop) (h : ∀ n, p n) : ∃ n, p n := h

-- Type mismatch
theorem argument_exists_for_forall (p : Nat → Prop) (h : ∃ n, p n) : ∀ n, p n := h

-- Type mismatch
theorem argument_vacuous (p q : Prop) (h : p → q) : q := h

-- Application type mismatch
theorem argument_mt_reversed (p q : Prop) (h : p → q) (hp : ¬p) : ¬q := mt h hp

-- Type mismatch
theorem argument_list_for_number (l : List Nat) : l.length = l := rfl

-- Application type mismatch
theorem argument_succ_injective_wrong (a b : Nat) (h : a + 1 = b + 2) : a = b := Nat.succ.inj h

-- Invalid anonymous constructor
theorem argument_constructor_of_unknown_type : True := by
  have h := ⟨trivial, trivial⟩
  trivial

-- Invalid anonymous constructor
theorem argument_projection_of_unknown_type : True := by
  exact ⟨?_, ?_⟩.1

-- Invalid anonymous constructor
theorem argument_type_never_known (f : ∀ {α : Type}, α → True) : True := f ⟨1, 2⟩
