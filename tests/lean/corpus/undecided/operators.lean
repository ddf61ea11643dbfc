/-! Where it is not known for certain what Lean's unifier, `omega` or elaborator makes of a term. -/

-- `calc` with `∣`
theorem calc_divides (a b c d : Nat) (h : a ∣ b) (k : b ∣ c) (l : c ∣ d) : a ∣ d :=
  calc
    a ∣ b := h
    _ ∣ c := k
    _ ∣ d := l

-- `calc` with `∣`, `≥` or `>`
theorem calc_greater (a b c : Nat) (h : a > b) (k : b > c) : a > c :=
  calc
    a > b := h
    _ > c := k

-- rewriting `>` or `≥`
theorem rw_below_not (x y : Nat) (h : ¬x ≥ y) : x < y := by
  rw [Nat.not_le] at h
  exact h

-- tactic `omega` beyond
theorem omega_unknown_power (x : Nat) (h : 2 ^ x < 8) : 2 ^ x < 9 ∧ x < 3 := by omega

-- tactic `omega` beyond
theorem omega_conditional (x : Nat) : (if x < 3 then x else 2) < 3 := by omega

-- tactic `simp` beyond
theorem proposition_as_value (xs : List Nat) : xs.filter (fun x => x < 0) = [] := by
  simp

-- tactic `omega` beyond
theorem omega_order_function (x y : Nat) (h : Nat.le x y) : x ≤ y + 1 := by omega

-- unfolding
theorem unfold_recursion (x y : Nat) : Nat.mul x y = y * x := by
  unfold Nat.mul
  exact Nat.mul_comm x y

-- tactic 'subst_eqs'
theorem subst_equations (x y : Nat) (h : x = y) : y = x := by
  subst_eqs
  rfl
