/-! Wrong induction: index, hypothesis, cases, generalisation. Above each theorem: a part of its message. -/

-- Type mismatch
theorem induction_hypothesis_for_wrong_index (p : Nat → Prop) (h₀ : p 0) (h : ∀ n, p n → p (n + 1)) (n : Nat) : p n := by
  induction n with
  | zero => exact h₀
  | succ n ih => exact ih

-- Type mismatch
theorem induction_step_too_far (p : Nat → Prop) (h₀ : p 0) (h : ∀ n, p n → p (n + 2)) (n : Nat) : p n := by
  induction n with
  | zero => exact h₀
  | succ n ih => exact h n ih

-- Application type mismatch
theorem induction_step_downwards (p : Nat → Prop) (h₀ : p 0) (h : ∀ n, p (n + 1) → p n) (n : Nat) : p n := by
  induction n with
  | zero => exact h₀
  | succ n ih => exact h n ih

-- Type mismatch
theorem induction_base_missing (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (n : Nat) : p n := by
  induction n with
  | zero => exact h 0
  | succ n ih => exact h n ih

-- Alternative `succ` has not been provided
theorem induction_missing_case (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl

-- Invalid alternative name `one`
theorem induction_unknown_case (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | one => rfl
  | succ n ih => exact congrArg Nat.succ ih

-- Alternative `zero` has not been provided
theorem induction_only_step (n : Nat) : 0 + n = n := by
  induction n with
  | succ n ih => exact congrArg Nat.succ ih

-- Duplicate alternative name `zero`
theorem induction_case_twice (n : Nat) : n = n := by
  induction n with
  | zero => rfl
  | zero => rfl
  | succ n ih => rfl

-- Too many variable names provided at alternative `succ`
theorem induction_too_many_names (n : Nat) : n = n := by
  induction n with
  | zero => rfl
  | succ n ih extra => rfl

-- Type mismatch
theorem induction_not_generalized (f : Nat → Nat → Nat) (h : ∀ m n, f (m + 1) n = f m (n + 1)) (h₀ : ∀ n, f 0 n = n)
    (m n : Nat) : f m n = m + n := by
  induction m with
  | zero => rw [h₀, Nat.zero_add]
  | succ m ih =>
    rw [h]
    exact ih

-- Type mismatch
theorem induction_hypothesis_of_other_variable (m n : Nat) (h : m = 0) : m * n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact ih

-- Unknown identifier `ih`
theorem cases_has_no_hypothesis (n : Nat) : 0 + n = n := by
  cases n with
  | zero => rfl
  | succ n => exact congrArg Nat.succ ih

-- Too many variable names provided at alternative `succ`
theorem cases_named_hypothesis (n : Nat) : 0 + n = n := by
  cases n with
  | zero => rfl
  | succ n ih => exact congrArg Nat.succ ih

-- Type mismatch
theorem induction_false_statement (n : Nat) : n < 5 := by
  induction n with
  | zero => decide
  | succ n ih => exact ih

-- omega could not prove the goal
theorem induction_false_step (n : Nat) : n * n ≤ 4 * n := by
  induction n with
  | zero => decide
  | succ n ih => omega

-- unsolved goals
theorem induction_rewrite_leaves_goal (n : Nat) : n + n = 3 * n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.mul_add]

-- Application type mismatch
theorem all_horses (f : Nat → Nat) (h : f 0 = f 1) : ∀ n, f 0 = f n := by
  intro n
  induction n with
  | zero => rfl
  | succ n ih => exact ih.trans h

-- Type mismatch
theorem strong_hypothesis_misused (p : Nat → Prop) (h : ∀ n, (∀ m, m < n → p m) → p n) (n : Nat) : p n := by
  induction n with
  | zero => exact h 0
  | succ n ih => exact h (n + 1) (fun m _ => ih)

-- Type mismatch
theorem structural_index_shift (p : Nat → Prop) (h : ∀ n, p n) : ∀ n, p (n + 1) := by
  intro n
  induction n with
  | zero => exact h 0
  | succ n ih => exact h (n + 2)

-- Type mismatch
theorem list_induction_wrong_tail (α : Type) (p : List α → Prop) (h₀ : p []) (h : ∀ a l, p l → p (a :: l))
    (l : List α) : p l := by
  induction l with
  | nil => exact h₀
  | cons a l ih => exact ih

-- Invalid alternative name `zero`
theorem list_induction_with_number_cases (α : Type) (l : List α) : l = l := by
  induction l with
  | zero => rfl
  | succ n ih => rfl

-- Type mismatch
theorem order_induction_wrong_step (a b : Nat) (h : a ≤ b) : a = b := by
  induction h with
  | refl => rfl
  | step _ ih => exact ih

-- Missing cases
theorem match_missing_case (n : Nat) : n = 0 ∨ 0 < n :=
  match n with
  | 0 => Or.inl rfl

-- Application type mismatch
theorem match_wrong_branch (n : Nat) : n = 0 ∨ 0 < n :=
  match n with
  | 0 => Or.inl rfl
  | m + 1 => Or.inl rfl

-- Missing cases
theorem match_missing_constructor (p q : Prop) (h : p ∨ q) : q ∨ p :=
  match h with
  | Or.inl hp => Or.inr hp
