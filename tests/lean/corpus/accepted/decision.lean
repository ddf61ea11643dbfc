/-! `decide` on closed propositions. -/

theorem decide_less : 2 < 5 := by
  decide

theorem decide_equation : 2 + 2 = 4 := by
  decide

theorem decide_not_equal : 2 ≠ 3 := by
  decide

theorem decide_and : 1 < 2 ∧ 2 < 3 := by
  decide

theorem decide_or : 5 < 2 ∨ 2 < 5 := by
  decide

theorem decide_negation : ¬5 < 2 := by
  decide

theorem decide_implication : 5 < 2 → 1 = 2 := by
  decide

theorem decide_iff : 1 < 2 ↔ 2 < 3 := by
  decide

theorem decide_divides : 3 ∣ 12 := by
  decide

theorem decide_not_divides : ¬5 ∣ 12 := by
  decide

theorem decide_remainder : 17 % 5 = 2 := by
  decide

theorem decide_gcd : Nat.gcd 12 18 = 6 := by
  decide

theorem decide_power : 2 ^ 8 = 256 := by
  decide

theorem decide_truth : True := by
  decide

theorem decide_not_false : ¬False := by
  decide

theorem decide_in_term (n : Nat) (h : n = 3) : n < 5 := h ▸ (by decide : 3 < 5)

theorem decide_nested : (1 < 2 ∧ ¬3 < 2) ∨ 4 = 5 := by
  decide

theorem decide_larger : 12345 * 6789 = 83810205 := by
  decide

theorem decide_decidable_em (n : Nat) : n = 0 ∨ ¬n = 0 := Decidable.em (n = 0)
