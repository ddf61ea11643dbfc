/-! Natural numbers: library lemmas, rewriting, order. -/

theorem add_zero_right (n : Nat) : n + 0 = n := by
  rw [Nat.add_zero]

theorem add_zero_left (n : Nat) : 0 + n = n := by
  rw [Nat.zero_add]

theorem add_commutes (m n : Nat) : m + n = n + m := Nat.add_comm m n

theorem add_commutes_rewrite (m n : Nat) : m + n = n + m := by
  rw [Nat.add_comm]

theorem add_associates (a b c : Nat) : a + b + c = a + (b + c) := Nat.add_assoc a b c

theorem add_rotate (a b c : Nat) : a + (b + c) = b + (a + c) := by
  rw [← Nat.add_assoc, Nat.add_comm a b, Nat.add_assoc]

theorem add_middle_swap (a b c d : Nat) : (a + b) + (c + d) = (a + c) + (b + d) := by
  rw [Nat.add_assoc, Nat.add_assoc, Nat.add_left_comm b]

theorem add_reverse (a b c : Nat) : a + b + c = c + b + a := by
  rw [Nat.add_comm, Nat.add_comm a b, ← Nat.add_assoc]

theorem mul_distributes (a b c : Nat) : a * (b + c) = a * b + a * c := by
  rw [Nat.mul_add]

theorem mul_commutes (a b : Nat) : a * b = b * a := by
  rw [Nat.mul_comm]

theorem mul_associates (a b c : Nat) : a * b * c = a * (b * c) := by
  rw [Nat.mul_assoc]

theorem square_of_sum (a b : Nat) : (a + b) * (a + b) = a * a + a * b + (b * a + b * b) := by
  rw [Nat.add_mul, Nat.mul_add, Nat.mul_add]

theorem double (n : Nat) : 2 * n = n + n := by
  rw [Nat.two_mul]

theorem power_two (n : Nat) : n ^ 2 = n * n := by
  rw [Nat.pow_two]

theorem power_successor (a n : Nat) : a ^ (n + 1) = a ^ n * a := Nat.pow_succ

theorem power_sum (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := Nat.pow_add a m n

theorem successor_sum (m n : Nat) : Nat.succ m + n = Nat.succ (m + n) := by
  rw [Nat.succ_add]

theorem add_successor (m n : Nat) : m + Nat.succ n = Nat.succ (m + n) := rfl

theorem successor_ne_zero (n : Nat) : Nat.succ n ≠ 0 := Nat.succ_ne_zero n

theorem cancel_left (a b c : Nat) (h : a + b = a + c) : b = c := Nat.add_left_cancel h

theorem cancel_right (a b c : Nat) (h : a + b = c + b) : a = c := Nat.add_right_cancel h

theorem sum_zero (a b : Nat) (h : a + b = 0) : a = 0 := (Nat.eq_zero_of_add_eq_zero h).1

theorem le_reflexive (n : Nat) : n ≤ n := Nat.le_refl n

theorem le_reflexive_rfl (n : Nat) : n ≤ n := by
  rfl

theorem le_transitive (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂

theorem le_transitive_apply (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  apply Nat.le_trans
  · exact h₁
  · exact h₂

theorem le_antisymmetric (a b : Nat) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := Nat.le_antisymm h₁ h₂

theorem zero_smallest (n : Nat) : 0 ≤ n := Nat.zero_le n

theorem lt_irreflexive (n : Nat) : ¬n < n := Nat.lt_irrefl n

theorem lt_successor (n : Nat) : n < n + 1 := Nat.lt_succ_self n

theorem lt_transitive (a b c : Nat) (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂

theorem lt_le_mixed (a b c : Nat) (h₁ : a < b) (h₂ : b ≤ c) : a < c := Nat.lt_of_lt_of_le h₁ h₂

theorem le_lt_mixed (a b c : Nat) (h₁ : a ≤ b) (h₂ : b < c) : a < c := Nat.lt_of_le_of_lt h₁ h₂

theorem lt_implies_le (a b : Nat) (h : a < b) : a ≤ b := Nat.le_of_lt h

theorem lt_implies_ne (a b : Nat) (h : a < b) : a ≠ b := Nat.ne_of_lt h

theorem lt_is_successor_le (a b : Nat) (h : a < b) : a + 1 ≤ b := h

theorem successor_le_is_lt (a b : Nat) (h : a + 1 ≤ b) : a < b := Nat.lt_of_succ_le h

theorem le_of_lt_successor (a b : Nat) (h : a < b + 1) : a ≤ b := Nat.le_of_lt_succ h

theorem le_total_split (a b : Nat) : a ≤ b ∨ b ≤ a := Nat.le_total a b

theorem trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a := Nat.lt_trichotomy a b

theorem not_le_is_lt (a b : Nat) (h : ¬a ≤ b) : b < a := Nat.lt_of_not_le h

theorem not_lt_is_le (a b : Nat) (h : ¬a < b) : b ≤ a := Nat.le_of_not_lt h

theorem add_monotone (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Nat.add_le_add h₁ h₂

theorem add_monotone_left (a b c : Nat) (h : a ≤ b) : c + a ≤ c + b := Nat.add_le_add_left h c

theorem add_monotone_right (a b c : Nat) (h : a < b) : a + c < b + c := Nat.add_lt_add_right h c

theorem mul_monotone (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a * c ≤ b * d := Nat.mul_le_mul h₁ h₂

theorem positive_product (a b : Nat) (h₁ : 0 < a) (h₂ : 0 < b) : 0 < a * b := Nat.mul_pos h₁ h₂

theorem positive_from_nonzero (n : Nat) (h : n ≠ 0) : 0 < n := Nat.pos_of_ne_zero h

theorem zero_or_positive (n : Nat) : n = 0 ∨ 0 < n := Nat.eq_zero_or_pos n

theorem calc_order (a b c d : Nat) (h₁ : a ≤ b) (h₂ : b < c) (h₃ : c = d) : a < d := by
  calc
    a ≤ b := h₁
    _ < c := h₂
    _ = d := h₃

theorem calc_order_sum (a b : Nat) (h : a ≤ b) : a + 1 ≤ b + 2 :=
  calc
    a + 1 ≤ b + 1 := Nat.add_le_add_right h 1
    _ ≤ b + 2 := Nat.le_succ (b + 1)

theorem sub_self_zero (n : Nat) : n - n = 0 := Nat.sub_self n

theorem add_then_sub (a b : Nat) : a + b - b = a := Nat.add_sub_cancel a b

theorem sub_then_add (a b : Nat) (h : b ≤ a) : a - b + b = a := Nat.sub_add_cancel h

theorem sub_below (a b : Nat) : a - b ≤ a := Nat.sub_le a b

theorem sub_zero_when_below (a b : Nat) (h : a ≤ b) : a - b = 0 := Nat.sub_eq_zero_of_le h

theorem divides_product (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩

theorem divides_transitive (a b c : Nat) (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := Nat.dvd_trans h₁ h₂

theorem divides_obtain (a b : Nat) (h : 2 * a ∣ b) : a ∣ b := by
  obtain ⟨c, hc⟩ := h
  exact ⟨2 * c, by rw [hc, Nat.mul_comm 2 a, Nat.mul_assoc]⟩

theorem divides_sum (a b c : Nat) (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := Nat.dvd_add h₁ h₂

theorem divides_zero (n : Nat) : n ∣ 0 := Nat.dvd_zero n

theorem division_with_remainder (a b : Nat) : b * (a / b) + a % b = a := Nat.div_add_mod a b

theorem remainder_small (a b : Nat) (h : 0 < b) : a % b < b := Nat.mod_lt a h

theorem minimum_below (a b : Nat) : min a b ≤ a := Nat.min_le_left a b

theorem maximum_above (a b : Nat) : b ≤ max a b := Nat.le_max_right a b

theorem gcd_divides (a b : Nat) : Nat.gcd a b ∣ a := Nat.gcd_dvd_left a b

theorem gcd_commutes (a b : Nat) : Nat.gcd a b = Nat.gcd b a := Nat.gcd_comm a b

theorem greater_is_flipped_less (a b : Nat) (h : a > b) : b < a := h

theorem greater_equal_flipped (a b : Nat) (h : a ≥ b) : b ≤ a := h

theorem iff_between_orders (a b : Nat) : a < b + 1 ↔ a ≤ b := Nat.lt_succ_iff

theorem rewrite_by_iff (a b : Nat) (h : a ≤ b) : a < b + 1 := by
  rw [Nat.lt_succ_iff]
  exact h

theorem rewrite_not_le (a b : Nat) (h : b < a) : ¬a ≤ b := by
  rw [Nat.not_le]
  exact h

theorem squares_monotone (a b : Nat) (h : a ≤ b) : a * a ≤ b * b := Nat.mul_le_mul h h

theorem power_positive (a n : Nat) (h : 0 < a) : 0 < a ^ n := Nat.pow_pos h

theorem even_or_odd_remainder (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 := Nat.mod_two_eq_zero_or_one n

theorem named_arguments (a b : Nat) : a + b = b + a := Nat.add_comm (n := a) (m := b)

theorem explicit_application (a b c : Nat) (h : a ≤ b) (h' : b ≤ c) : a ≤ c := @Nat.le_trans a b c h h'
