/-! Names that neither the text nor Lean's core has. -/

-- Invalid field `le`
theorem everyday_11 (a b : Nat) (h : a < b) : a ≤ b := h.le

-- Invalid field `ne`
theorem everyday_13 (a b : Nat) (h : a < b) : a ≠ b := h.ne

-- Invalid field `trans`
theorem everyday_15 (a b c : Nat) (h : a ≤ b) (h2 : b ≤ c) : a ≤ c := h.trans h2

-- Unknown constant `Nat.strong_induction_on`
theorem everyday_26 (P : Nat → Prop) (h : ∀ n, (∀ m, m < n → P m) → P n) (n : Nat) : P n := Nat.strong_induction_on n h

-- Invalid field `middle`
theorem argument_unknown_field (p q : Prop) (h : p ∧ q) : p := h.middle

-- Unknown constant `Nat.add_comm_magic`
theorem scope_unknown_lemma (a b : Nat) : a + b = b + a := Nat.add_comm_magic a b
