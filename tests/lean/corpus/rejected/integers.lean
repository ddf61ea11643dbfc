/-! Wrong statements and proofs about integers. Above each theorem: a part of its message. -/

-- is false
theorem truncated_difference : (3 : Int) - 5 = 0 := by decide

-- is false
theorem quotient_towards_zero : (-7 : Int) / 2 = -3 := by decide

-- is false
theorem remainder_with_sign : (-7 : Int) % 2 = -1 := by decide

-- is false
theorem signed_absolute_value : ((-5 : Int).natAbs : Int) = -5 := by decide

-- is false
theorem negative_divides_not : ¬(-2 : Int) ∣ 4 := by decide

-- Type mismatch
theorem cast_of_truncated_difference (n m : Nat) : ((n - m : Nat) : Int) = n - m := rfl

-- Type mismatch
theorem wrong_order (a b : Int) (h : a ≤ b) : b ≤ a := h

-- Type mismatch
theorem no_way_back (n : Int) : Nat := n

-- Application type mismatch
theorem integer_for_a_number (f : Nat → Prop) (x : Int) (h : ∀ n, f n) : f 0 := h x

-- Tactic `rfl` failed
theorem not_by_computation (x : Int) : x - x = 0 := by rfl

-- unsolved goals
theorem one_sign_only (x : Int) : x.natAbs = x.toNat := by
  cases x with
  | ofNat n => rfl
  | negSucc n => skip

-- Did not find an occurrence of the pattern
theorem natural_lemma (a b : Int) : a + b = b + a := by rw [Nat.add_comm]

