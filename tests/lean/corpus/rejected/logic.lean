/-! Invalid reasoning in propositional and first-order logic. Above each theorem: a part of its message. -/

-- Application type mismatch
theorem affirming_the_consequent (p q : Prop) (h : p → q) (hq : q) : p := h hq

-- Application type mismatch
theorem denying_the_antecedent (p q : Prop) (h : p → q) (hp : ¬p) : ¬q := fun hq => hp hq

-- Application type mismatch
theorem inverse_error (p q : Prop) (h : p → q) : ¬p → ¬q := fun hp hq => hp (h hq)

-- Type mismatch
theorem disjunction_to_left (p q : Prop) (h : p ∨ q) : p := by
  cases h with
  | inl hp => exact hp
  | inr hq => exact hq

-- Application type mismatch
theorem de_morgan_wrong (p q : Prop) (h : ¬(p ∧ q)) : ¬p ∧ ¬q := ⟨fun hp => h ⟨hp, hp⟩, fun hq => h ⟨hq, hq⟩⟩

-- Application type mismatch
theorem de_morgan_constructive (p q : Prop) (h : ¬(p ∧ q)) : ¬p ∨ ¬q := Or.inl fun hp => h ⟨hp, hp⟩

-- Type mismatch
theorem peirce_constructive (p q : Prop) (h : (p → q) → p) : p := h fun hp => hp

-- Application type mismatch
theorem distribution_wrong (p q r : Prop) (h : p ∧ q ∨ r) : p ∧ (q ∨ r) := by
  cases h with
  | inl h => exact ⟨h.1, Or.inl h.2⟩
  | inr hr => exact ⟨hr, Or.inr hr⟩

-- Type mismatch
theorem iff_negation (p q : Prop) (h : p ↔ q) : p ↔ ¬q := h

-- Application type mismatch
theorem iff_from_one_side (p q : Prop) (h : p → q) : p ↔ q := ⟨h, h⟩

-- Application type mismatch
theorem iff_transitive_gap (p q r s : Prop) (h₁ : p ↔ q) (h₂ : r ↔ s) : p ↔ s := h₁.trans h₂

-- Application type mismatch
theorem exportation_wrong (p q r : Prop) (h : p → q → r) : q ∧ p → r := fun ⟨hq, hp⟩ => h hq hp

-- Application type mismatch
theorem syllogism_broken (p q r s : Prop) (h₁ : p → q) (h₂ : r → s) (hp : p) : s := h₂ (h₁ hp)

-- Type mismatch
theorem double_negation_introduced_twice (p : Prop) (h : ¬¬p) : p := fun hp => h hp

-- Type mismatch
theorem exists_forall_swap (r : Nat → Nat → Prop) (h : ∀ x, ∃ y, r x y) : ∃ y, ∀ x, r x y :=
  ⟨0, fun x => (h x).elim fun y hy => hy⟩

-- Application type mismatch
theorem universal_from_instance (p : Nat → Prop) (h : p 0) : ∀ n, p n := fun n => (fun h' : p n => h') h

-- Type mismatch
theorem existential_instance (p : Nat → Prop) (h : ∃ n, p n) : p 0 := h.elim fun n hn => hn

-- Application type mismatch
theorem forall_distributes_over_or (p q : Nat → Prop) (h : ∀ n, p n ∨ q n) (h₁ : ¬∀ n, p n) : ∃ n, q n :=
  ⟨0, (h 0).resolve_left h₁⟩

-- Type mismatch
theorem exists_negated (p : Nat → Prop) (h : ∃ n, ¬p n) : ∀ n, ¬p n := fun n => h.elim fun m hm => hm

-- Type mismatch
theorem not_exists_wrong (p : Nat → Prop) (h : ¬∀ n, p n) : ∀ n, ¬p n := fun n hn => h fun m => hn

-- Application type mismatch
theorem relation_symmetry_assumed (r : Nat → Nat → Prop) (trans : ∀ x y z, r x y → r y z → r x z) (a b c : Nat)
    (h₁ : r a b) (h₂ : r c b) : r a c := trans a b c h₁ h₂

-- Type mismatch
theorem reflexivity_assumed (r : Nat → Nat → Prop) (symm : ∀ x y, r x y → r y x) (a b : Nat) (h : r a b) : r a a :=
  symm a b h

-- Application type mismatch
theorem injective_backwards (f : Nat → Nat) (hf : ∀ x y, f x = f y → x = y) (a b : Nat) (h : a = b) : f a = f b :=
  hf a b h

-- Type mismatch
theorem function_not_injective (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := h

-- Type mismatch
theorem congruence_backwards (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := congrArg f h

-- Type mismatch
theorem predicate_of_other (p : Nat → Prop) (a b : Nat) (h : p a) : p b := h

-- Application type mismatch
theorem empty_domain (α : Type) (p : α → Prop) (h : ∀ x, p x) : ∃ x, p x := ⟨_, h 0⟩

-- Type mismatch
theorem vacuous_forall_used (p : Nat → Prop) (h : ∀ n, n < 0 → p n) : p 0 := h 0

-- Application type mismatch
theorem bounded_forall_out_of_range (p : Nat → Prop) (h : ∀ n, n < 5 → p n) : p 7 := h 7 (Nat.le_refl 7)

-- Application type mismatch
theorem le_not_lt (a b : Nat) (h : ¬a < b) : a ≤ b := Nat.le_of_not_lt h

-- Type mismatch
theorem lt_of_le (a b : Nat) (h : a ≤ b) : a < b + 0 := h

-- Application type mismatch
theorem antisymmetry_one_side (a b : Nat) (h : a ≤ b) : a = b := Nat.le_antisymm h h

-- Type mismatch
theorem divides_implies_le (a b : Nat) (h : a ∣ b) : a ≤ b := h

-- Application type mismatch
theorem divides_positive_missing (a b : Nat) (h : a ∣ b) : a ≤ b := Nat.le_of_dvd (Nat.zero_le b) h

-- Type mismatch
theorem sub_not_monotone (a b c : Nat) (h : a ≤ b) : a - c < b - c := Nat.sub_le_sub_right h c

-- Application type mismatch
theorem mul_cancel_zero (a b c : Nat) (h : c * a ≤ c * b) : a ≤ b := Nat.le_of_mul_le_mul_left h (Nat.zero_le c)

-- Function expected
theorem modus_ponens_reversed (p q : Prop) (h : p → q) (hp : p) : q := hp h

-- Type mismatch
theorem contraposition_lost (p q : Prop) (h : ¬q → ¬p) : p → q := fun hp => h fun hq => hq

-- Type mismatch
theorem ex_falso_reversed (p : Prop) (hp : p) : False := hp

-- Type mismatch
theorem implication_to_conjunction (p q : Prop) (h : p → q) : p ∧ q := h

-- Application type mismatch
theorem disjunctive_syllogism_wrong (p q : Prop) (h : p ∨ q) (hq : ¬q) : q := h.resolve_left hq
