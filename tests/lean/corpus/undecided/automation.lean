/-! `simp`, `omega` and `decide` know less than Lean's: what they fail to do decides nothing. -/

-- tactic `decide` beyond
theorem decide_undecidable : ∀ n : Nat, n = n := by
  decide

-- tactic `simp` beyond
theorem simp_only_no_progress (a b : Nat) (h : a = b) : b = b + 0 * a := by
  simp only [h]

-- tactic `simp` beyond
theorem simp_at_no_progress (p q : Prop) (h : p) : p := by
  simp only [and_self] at h
  exact h
