/-! `induction`, `cases`, recursion on natural numbers. -/

theorem zero_add_by_induction (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, ih]

theorem zero_add_congruence (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg Nat.succ ih

theorem add_succ_left (m n : Nat) : (m + 1) + n = (m + n) + 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, ih, Nat.add_assoc m n 1]

theorem mul_zero_left (n : Nat) : 0 * n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.mul_succ, ih]

theorem add_commutes_by_induction (m n : Nat) : m + n = n + m := by
  induction n with
  | zero => rw [Nat.add_zero, Nat.zero_add]
  | succ n ih => rw [Nat.add_succ, ih, Nat.succ_add]

theorem induction_bullets (n : Nat) : n + 0 = n := by
  induction n
  · rfl
  · rfl

theorem induction_case_tags (n : Nat) : 0 ≤ n := by
  induction n
  case zero => exact Nat.le_refl 0
  case succ n ih => exact Nat.le_succ_of_le ih

theorem induction_generalizing (m n : Nat) (h : m = n) : m + 0 = n := by
  induction m generalizing n with
  | zero => exact h
  | succ m _ => exact h

theorem add_left_cancel_by_induction (k m n : Nat) (h : k + m = k + n) : m = n := by
  induction k with
  | zero => rw [Nat.zero_add, Nat.zero_add] at h; exact h
  | succ k ih =>
    apply ih
    rw [Nat.succ_add, Nat.succ_add] at h
    injection h

theorem induction_on_hypothesis_order (a b : Nat) (h : a ≤ b) : a + 1 ≤ b + 1 := by
  induction h with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_step ih

theorem cases_zero_or_successor (n : Nat) : n = 0 ∨ ∃ m, n = m + 1 := by
  cases n with
  | zero => exact Or.inl rfl
  | succ m => exact Or.inr ⟨m, rfl⟩

theorem cases_bullets (n : Nat) : n = 0 ∨ 0 < n := by
  cases n
  · left
    rfl
  · right
    exact Nat.succ_pos _

theorem match_natural (n : Nat) : n = 0 ∨ 0 < n :=
  match n with
  | 0 => Or.inl rfl
  | m + 1 => Or.inr (Nat.succ_pos m)

theorem predicate_induction (p : Nat → Prop) (h₀ : p 0) (h : ∀ n, p n → p (n + 1)) : ∀ n, p n := by
  intro n
  induction n with
  | zero => exact h₀
  | succ n ih => exact h n ih

theorem predicate_recursor (p : Nat → Prop) (h₀ : p 0) (h : ∀ n, p n → p (n + 1)) (n : Nat) : p n :=
  @Nat.rec (fun n => p n) h₀ h n

theorem two_step_induction (p : Nat → Prop) (h₀ : p 0) (h₁ : p 1) (h : ∀ n, p n → p (n + 2)) : ∀ n, p n := by
  have both : ∀ n, p n ∧ p (n + 1) := by
    intro n
    induction n with
    | zero => exact ⟨h₀, h₁⟩
    | succ n ih => exact ⟨ih.2, h n ih.1⟩
  intro n
  exact (both n).1

theorem strong_induction (p : Nat → Prop) (h : ∀ n, (∀ m, m < n → p m) → p n) : ∀ n, p n := by
  have below : ∀ n m, m < n → p m := by
    intro n
    induction n with
    | zero =>
      intro m hm
      exact absurd hm (Nat.not_lt_zero m)
    | succ n ih =>
      intro m hm
      apply h
      intro k hk
      exact ih k (Nat.lt_of_lt_of_le hk (Nat.le_of_lt_succ hm))
  intro n
  exact below (n + 1) n (Nat.lt_succ_self n)

theorem sum_of_evens (f : Nat → Nat) (h₀ : f 0 = 0) (h : ∀ n, f (n + 1) = f n + 2) : ∀ n, f n = 2 * n := by
  intro n
  induction n with
  | zero => exact h₀
  | succ n ih => rw [h, ih, Nat.mul_add]

theorem power_of_one (n : Nat) : 1 ^ n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih, Nat.mul_one]

theorem power_at_least_one (n : Nat) : 1 ≤ 2 ^ n := by
  induction n with
  | zero => exact Nat.le_refl 1
  | succ n ih =>
    rw [Nat.pow_succ]
    exact Nat.le_trans ih (Nat.le_mul_of_pos_right _ (by decide))

theorem less_than_power (n : Nat) : n < 2 ^ n := by
  induction n with
  | zero => decide
  | succ n ih =>
    rw [Nat.pow_succ, Nat.mul_two]
    exact Nat.add_lt_add_of_lt_of_le ih (Nat.pow_pos (by decide))

theorem gauss (f : Nat → Nat) (h₀ : f 0 = 0) (h : ∀ n, f (n + 1) = f n + (n + 1)) :
    ∀ n, 2 * f n = n * (n + 1) := by
  intro n
  induction n with
  | zero => rw [h₀, Nat.mul_zero, Nat.zero_mul]
  | succ n ih =>
    rw [h, Nat.mul_add, ih, ← Nat.add_mul]
    exact Nat.mul_comm (n + 2) (n + 1)

theorem monotone_from_steps (f : Nat → Nat) (h : ∀ n, f n ≤ f (n + 1)) (m n : Nat) (hmn : m ≤ n) : f m ≤ f n := by
  induction hmn with
  | refl => exact Nat.le_refl _
  | step _ ih => exact Nat.le_trans ih (h _)

theorem iterate_adds (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n) (n : Nat) : f n = f 0 := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [h]
    exact ih

theorem nested_induction (m n : Nat) : m * n = n * m := by
  induction m with
  | zero => rw [Nat.zero_mul, Nat.mul_zero]
  | succ m ih => rw [Nat.succ_mul, ih, Nat.mul_succ]

theorem cases_on_proof (a b : Nat) (h : a = 0 ∨ b = 0) : a * b = 0 := by
  cases h with
  | inl h => rw [h, Nat.zero_mul]
  | inr h => rw [h, Nat.mul_zero]

theorem bounded_search (p : Nat → Prop) (n : Nat) (h : ∀ m, m < n → ¬p m) (hn : p n) : ∀ m, p m → n ≤ m := by
  intro m hm
  cases Nat.lt_or_ge m n with
  | inl hlt => exact absurd hm (h m hlt)
  | inr hge => exact hge

theorem induction_underscore (n : Nat) : n * 1 = n := by
  induction n with
  | zero => rfl
  | succ _ _ => rw [Nat.mul_one]

theorem induction_two_variables (f : Nat → Nat → Nat) (h₀ : ∀ n, f 0 n = n)
    (h : ∀ m n, f (m + 1) n = f m n + 1) : ∀ m n, f m n = n + m := by
  intro m n
  induction m with
  | zero => rw [h₀, Nat.add_zero]
  | succ m ih => rw [h, ih, Nat.add_assoc]
