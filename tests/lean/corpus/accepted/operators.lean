/-! What operators mean: `+`, `≤`, `>` and the functions behind them, instances, types found late. -/

theorem show_sees_function (x y : Nat) : x + y = y + x := by
  show Nat.add x y = Nat.add y x
  exact Nat.add_comm x y

theorem function_equals_operator (x y : Nat) : Nat.mul x y = x * y := rfl

theorem simp_turns_function_into_operator (x : Nat) : Nat.add x 0 = x := by simp

theorem simp_only_function (x y : Nat) : Nat.add x y = y + x := by
  simp only [Nat.add_eq]
  rw [Nat.add_comm]

theorem order_as_inductive (x y : Nat) (h : x ≤ y) : Nat.le x y := h

theorem strict_order_as_function (x y : Nat) (h : Nat.lt x y) : y > x := h

theorem append_function (xs ys : List Nat) : List.append xs ys = xs ++ ys := rfl

theorem step_constructor (x y : Nat) (h : x ≤ y) : x ≤ y + 1 := Nat.le.step h

theorem greater_as_written (x y : Nat) (h : x > y) : x > y := by
  rw [gt_iff_lt]
  rw [gt_iff_lt] at h
  exact h

theorem greater_by_assumption (x y : Nat) (h : y < x) : x > y := by assumption

theorem at_least_by_rfl (x : Nat) : x ≥ x := by rfl

theorem at_least_in_calc (x y z : Nat) (h : x = y) (k : y ≥ z) : x ≥ z := calc
  x = y := h
  _ ≥ z := k

theorem simp_greater (x : Nat) : x + 1 > x := by simp

theorem simp_only_greater (x y : Nat) (h : ¬x > y) : x ≤ y := by
  simp only [Nat.not_lt] at h
  exact h

theorem omega_greater (x y : Nat) (h : x > y) (k : y ≥ 3) : x ≥ 4 := by omega

theorem decide_greater : ∀ x, x < 4 → 4 > x := by decide

theorem if_greater (x : Nat) (h : x > 2) : (if x > 2 then 1 else 0) = 1 := by
  rw [if_pos h]

theorem type_from_literal : ∃ x, x + x = 4 := ⟨2, rfl⟩

theorem type_from_expected : (fun x => x * x : Nat → Nat) 3 = 9 := rfl

theorem type_from_argument (x : Nat) : (fun a b => a + b) x 0 = x := rfl

theorem type_from_other_side : ∀ x y, x + y = y + (x : Nat) := fun x y => Nat.add_comm x y

theorem holes_found_later (x y z : Nat) (h : x + y ≤ z) : y + x ≤ z := by
  have k : _ + _ ≤ _ := h
  rw [Nat.add_comm] at k
  exact k

theorem proposition_found : ∃ p, p ∨ False := ⟨True, Or.inl trivial⟩

theorem proposition_function_found : ∃ p, ¬p := ⟨False, id⟩

theorem pattern_rfl_left (x y : Nat) (h : x = y + 1) : x ≠ 0 := by
  obtain rfl := h
  exact Nat.succ_ne_zero y

theorem pattern_rfl_nested (x : Nat) (h : ∃ y, x = 2 * y) : x % 2 = 0 := by
  rcases h with ⟨y, rfl⟩
  omega

theorem division_of_literals : 17 / 5 = 3 := rfl

theorem gcd_of_literals : Nat.gcd 12 18 = 6 := rfl

theorem remainder_of_zero (x : Nat) : 0 % x = 0 := rfl

theorem omega_opens_exists (x : Nat) (h : ∃ y, x = 2 * y + 1) : x % 2 = 1 := by omega

theorem omega_opens_nested_exists (x y : Nat) (h : ∃ a b, a + b = x ∧ b > y) : y < x := by omega

theorem omega_exists_in_cases (x : Nat) (h : (∃ y, x = y + 3) ∨ ∃ z, x = z + 5) : x ≥ 3 := by omega

theorem omega_power_divisor (x : Nat) (h : x < 16) : x / 2 ^ 4 = 0 := by omega

theorem omega_power_remainder (x : Nat) : x % 2 ^ 2 < 4 := by omega

theorem omega_divides_variable (x y : Nat) (h : y ∣ x) (k : x % y = 0 → x = 7) : x = 7 := by omega

theorem omega_not_divides (x : Nat) (h : ¬3 ∣ x) : x % 3 ≥ 1 := by omega

theorem omega_power_divides (x : Nat) (h : 2 ^ 3 ∣ x) : x % 2 = 0 := by omega

theorem omega_let (x : Nat) (h : x = 3) : x < 5 := by
  let bound := 4
  have k : x < bound := by omega
  omega

theorem omega_components (x y : Nat) (h : (x, y).1 < (x, y).2) : x < y := by omega

theorem omega_equal_atoms (f : Nat → Nat) (x : Nat) (h : f (x + 0) > 4) : f x ≥ 5 := by omega

theorem unfold_greater (x y : Nat) (h : x > y) : y < x := by
  unfold GT.gt at h
  exact h

theorem rw_greater (x y : Nat) (h : y ≤ x) : x ≥ y := by
  rw [GE.ge]
  exact h

theorem simp_only_greater_definition (x y : Nat) (h : x > y) : y < x := by
  simp only [GT.gt] at h
  exact h

theorem unfold_strict_order (x y : Nat) (h : Nat.lt x y) : x + 1 ≤ y := by
  unfold Nat.lt at h
  exact h

theorem extremum_of_given (x y : Nat) (h : x > y) : max x y = x := Nat.max_eq_left (Nat.le_of_lt h)
