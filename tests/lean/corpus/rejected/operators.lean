/-! Operators are not the functions behind them, and `>` is not `<` the other way round: where Lean tells them apart. -/

-- Did not find an occurrence
theorem rw_comm_function (x y : Nat) : Nat.mul x y = Nat.mul y x := by
  rw [Nat.mul_comm]

-- Did not find an occurrence
theorem rw_sub_function (x : Nat) : Nat.sub x x = 0 := by
  rw [Nat.sub_self]

-- Did not find an occurrence
theorem rw_append_function (xs : List Nat) : List.append xs [] = xs := by
  rw [List.append_nil]

-- Did not find an occurrence
theorem rw_order_function (x y : Nat) (h : ¬y < x) : Nat.le x y := by
  rw [← Nat.not_lt]
  exact h

-- Did not find an occurrence
theorem rw_positive (n : Nat) (h : n ≠ 0) : n > 0 := by
  rw [Nat.pos_iff_ne_zero]
  exact h

-- Did not find an occurrence
theorem rw_succ_le_of_greater (x y : Nat) (h : y + 1 ≤ x) : x > y := by
  rw [← Nat.succ_le_iff]
  exact h

-- Did not find an occurrence
theorem rw_ge_absent (x y : Nat) (h : y ≤ x) : y ≤ x := by
  rw [ge_iff_le]
  exact h

-- omega could not prove
theorem omega_function (x y : Nat) : Nat.add x y ≥ x := by omega

-- omega could not prove
theorem omega_product_function (x : Nat) : Nat.mul 2 x = x + x := by omega

-- stuck
theorem stuck_power : ∃ x, x ^ 2 = x := ⟨1, rfl⟩

-- stuck
theorem stuck_order : ∀ x y, x < y → ¬y < x := fun _ _ h k => Nat.lt_asymm h k

-- stuck
theorem stuck_local : True := by
  have f := fun x y => x * y + x
  trivial

-- invalid equality proof
theorem rfl_pattern_successors (x y : Nat) (h : Nat.succ x = Nat.succ y) : x = y := by
  rcases h with rfl
  rfl

-- invalid equality proof
theorem rfl_pattern_literals (h : 3 = 4) : False := by
  obtain rfl := h

-- invalid equality proof
theorem rfl_pattern_pairs (a b c d : Nat) : (a, b) = (c, d) → a = c := by
  rintro rfl
  rfl

-- invalid equality proof
theorem rfl_pattern_no_equation (p q : Prop) (h : p ∧ q) : p := by
  obtain ⟨rfl, _⟩ := h
  trivial

-- Type mismatch
theorem division_step (x : Nat) : (x + 2) / 2 = x / 2 + 1 := rfl

-- is not definitionally equal
theorem gcd_zero_by_rfl (x : Nat) : Nat.gcd 0 x = x := by rfl

-- Type mismatch
theorem remainder_by_rfl (x : Nat) : x % 0 = x := rfl

-- Type mismatch
theorem division_of_zero_by_rfl (x : Nat) : 0 / x = 0 := rfl

-- stuck
theorem stuck_minimum : ∃ x, min x x = x := ⟨0, Nat.min_self 0⟩

-- failed to unfold
theorem unfold_function_of_operator (x y : Nat) (h : x < y) : x + 1 ≤ y := by
  unfold Nat.lt at h
  exact h
