/-! `omega`: linear arithmetic over the natural numbers. -/

theorem omega_commutes (a b : Nat) : a + b = b + a := by
  omega

theorem omega_transitive (a b c : Nat) (h₁ : a < b) (h₂ : b ≤ c) : a < c := by
  omega

theorem omega_literals (n : Nat) (h : n < 3) : n = 0 ∨ n = 1 ∨ n = 2 := by
  omega

theorem omega_multiples (a b : Nat) (h : 3 * a = 2 * b) (h' : a = 4) : b = 6 := by
  omega

theorem omega_parity (a b : Nat) : 2 * a ≠ 2 * b + 1 := by
  omega

theorem omega_subtraction (a b : Nat) (h : b ≤ a) : a - b + b = a := by
  omega

theorem omega_truncated (a b : Nat) (h : a ≤ b) : a - b = 0 := by
  omega

theorem omega_subtraction_chain (a b c : Nat) : a - b - c = a - (b + c) := by
  omega

theorem omega_division (n : Nat) : n / 2 * 2 ≤ n := by
  omega

theorem omega_remainder (n : Nat) : n % 2 < 2 := by
  omega

theorem omega_remainder_cases (n : Nat) : n % 3 = 0 ∨ n % 3 = 1 ∨ n % 3 = 2 := by
  omega

theorem omega_even_or_odd (n : Nat) : (∃ m, n = 2 * m) ∨ ∃ m, n = 2 * m + 1 := by
  cases Nat.mod_two_eq_zero_or_one n with
  | inl h => exact Or.inl ⟨n / 2, by omega⟩
  | inr h => exact Or.inr ⟨n / 2, by omega⟩

theorem omega_divides (n : Nat) (h : 4 ∣ n) : 2 ∣ n := by
  omega

theorem omega_not_divides (n : Nat) (h : n % 2 = 1) : ¬2 ∣ n := by
  omega

theorem omega_disjunction (a b : Nat) (h : a = 1 ∨ a = 2) (hb : b = a + 1) : b = 2 ∨ b = 3 := by
  omega

theorem omega_conjunction (a b : Nat) (h : a ≤ b ∧ b ≤ a) : a = b := by
  omega

theorem omega_implication (a b : Nat) (h : a < 5 → b < 3) (ha : a = 2) : b ≤ 2 := by
  omega

theorem omega_iff (a b : Nat) : a < b + 1 ↔ a ≤ b := by
  omega

theorem omega_negation (a b : Nat) (h : ¬a < b) : b ≤ a := by
  omega

theorem omega_contradiction (a : Nat) (h₁ : a < 3) (h₂ : 5 < a) : False := by
  omega

theorem omega_not_equal (a b : Nat) (h : a ≠ b) : a < b ∨ b < a := by
  omega

theorem omega_nonlinear_atom (a b : Nat) (h : a * b < 5) : a * b ≤ 4 := by
  omega

theorem omega_function_atom (f : Nat → Nat) (h : f 1 < f 2) : f 1 + 1 ≤ f 2 := by
  omega

theorem omega_intro_goal (a b : Nat) : a < b → ¬b < a := by
  omega

theorem omega_system (x y z : Nat) (h₁ : x + y = 10) (h₂ : x = y + 2) (h₃ : z = x + 1) : z = 7 := by
  omega

theorem omega_bounds (x y : Nat) (h₁ : 2 * x + y ≤ 7) (h₂ : x + 2 * y ≤ 7) (h₃ : 5 ≤ x + y) : False := by
  omega

theorem omega_successor (n : Nat) : n < Nat.succ n := by
  omega

theorem omega_tightening (x y : Nat) (h₁ : 3 * x ≤ 3 * y + 2) : x ≤ y := by
  omega

theorem omega_minimum (a b : Nat) : min a b ≤ a := by
  omega

theorem omega_maximum (a b : Nat) : a ≤ max a b := by
  omega

theorem omega_scaled (a b c : Nat) (h : 2 * a + 4 * b = 6 * c) : a + 2 * b = 3 * c := by
  omega

theorem omega_inside_proof (f : Nat → Nat) (h : ∀ n, 2 < n → f n = 0) (m : Nat) (hm : 5 < m) : f m = 0 := by
  apply h
  omega

theorem omega_in_term (a b : Nat) (h : a < b) : a ≠ b := fun e => absurd h (by omega)

theorem omega_coefficients_right (a : Nat) (h : a * 3 = 12) : a = 4 := by
  omega

theorem omega_four_cases (a b : Nat) (h : a - b + (b - a) = 0) : a = b := by
  omega
