/-! Integers: numerals, casts, order, division, and `omega` over integers and natural numbers. -/

theorem closed_numerals : (-3 : Int) * 4 + 5 = -7 ∧ (7 : Int) - 10 < 0 := by decide

theorem negation_makes_integers : -3 + 5 = 2 := by decide

theorem quotient_of_negative : (-7 : Int) / 2 = -4 := by decide

theorem remainder_of_negative : (-7 : Int) % 2 = 1 := by decide

theorem quotient_by_negative : (7 : Int) / -2 = -3 ∧ (7 : Int) % -2 = 1 := by decide

theorem towards_zero : Int.tdiv (-7) 2 = -3 ∧ Int.tmod (-7) 2 = -1 := by decide

theorem divides_closed : (3 : Int) ∣ -12 ∧ ¬(3 : Int) ∣ 10 := by decide

theorem power_of_negative : (-2 : Int) ^ 5 = -32 := by decide

theorem number_or_negated (a : Int) : (∃ n : Nat, a = n) ∨ (∃ n : Nat, a = -(n + 1)) := by
  cases a with
  | ofNat n => exact Or.inl ⟨n, rfl⟩
  | negSucc n => exact Or.inr ⟨n, rfl⟩

theorem cast_at_the_leaves (x : Int) (n : Nat) (h : x = n + 1) : ↑n + 1 = x := h.symm

theorem cast_of_sum (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl

theorem cast_of_difference (a b : Nat) (h : b ≤ a) : ((a - b : Nat) : Int) = a - b := by omega

theorem cast_into_function (f : Int → Int) (n : Nat) (h : f (n + 1) = 2) : f (↑n + 1) = 2 := h

theorem bounded_casts : ∀ n : Nat, n < 5 → (n : Int) < 5 := by decide

theorem numerals_found_later (l : List Int) (h : [1, 2] = l) : l.length = 2 := by rw [← h]; rfl

theorem numerals_under_a_function (l : List Int) : (l.map (fun x => x + 1)).length = l.length := by simp

theorem numeral_in_a_list (l : List Int) (h : 3 ∈ l) : ∃ x ∈ l, x > 2 := ⟨3, h, by decide⟩

theorem numeral_in_a_branch (a : Int) : (if a = 0 then 0 else a) = a := by split <;> simp_all

theorem step_above (a b : Int) (h : a < b) : a + 1 ≤ b := by omega

theorem nested_differences (a b c : Int) : a - (b - c) = a - b + c := by omega

theorem two_remainders (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by omega

theorem three_remainders (x : Int) (h : ¬3 ∣ x) : x % 3 = 1 ∨ x % 3 = 2 := by omega

theorem quotient_and_remainder (x : Int) : x / 5 * 5 + x % 5 = x := by omega

theorem no_parity (x y : Int) (h : 2 * x + 4 * y = 7) : False := by omega

theorem negative_factor (x : Int) : -3 * x + x = -2 * x := by omega

theorem absolute_value_of_negated (a : Int) : (-a).natAbs = a.natAbs := by omega

theorem same_absolute_value (x y : Int) (h : x.natAbs = y.natAbs) : x = y ∨ x = -y := by omega

theorem truncated (x : Int) (n : Nat) (h : x = n) : x.toNat = n := by omega

theorem positive_truncated (x : Int) (h : 0 < x) : x.toNat > 0 := by omega

theorem mixed (a b c : Nat) (h : (a : Int) - b = c) : a = b + c := by omega

theorem products_of_casts (a b : Nat) : (a : Int) * b = ((a * b : Nat) : Int) := by omega

theorem linear_system (x y : Int) (h : x + y = 3) (k : x - y = 1) : x = 2 ∧ y = 1 := by omega

def magnitude (x : Int) : Int := if x < 0 then -x else x

theorem magnitude_nonneg (x : Int) : 0 ≤ magnitude x := by
  unfold magnitude
  split <;> omega

theorem magnitude_of_numeral : magnitude (-3) = 3 := by decide

theorem square_of_sum (x y : Int) : (x + y) * (x + y) = x * x + 2 * (x * y) + y * y := by
  rw [Int.add_mul, Int.mul_add, Int.mul_add, Int.mul_comm y x]
  omega

theorem chain (a b c : Int) (h : a < b) (k : b ≤ c) : a < c := calc
  a < b := h
  _ ≤ c := k

theorem greater_is_less (a b : Int) (h : a > b) : b < a := by rw [gt_iff_lt] at h; exact h

theorem at_least_is_at_most (a b : Int) (h : a ≥ b) : b ≤ a := ge_iff_le.mp h

theorem simp_on_orders (a b : Int) (h : ¬b < a) : b ≥ a := by simpa using h

theorem simp_on_numerals (x : Int) (h : x = 2 - 5) : x = -3 := by simpa using h

theorem simp_on_casts (a b : Nat) : ((a + b : Nat) : Int) = a + b := by simp

def size : Int → Nat
  | .ofNat n => n
  | .negSucc n => n + 1

theorem size_is_absolute_value (x : Int) : size x = x.natAbs := by cases x <;> rfl

theorem divisors (a b c : Int) (h : a ∣ b) (i : b ∣ c) : a ∣ b + c := Int.dvd_add h (Int.dvd_trans h i)

theorem weaker_divisor (x : Int) (h : 4 ∣ x) : 2 ∣ x := by omega

theorem signs_of_product (a b : Int) (h : 0 < a) (k : 0 < b) : 0 < a * b := Int.mul_pos h k

theorem no_zero_divisors (a b : Int) (h : a * b = 0) (n : a ≠ 0) : b = 0 := (Int.mul_eq_zero.mp h).resolve_left n
