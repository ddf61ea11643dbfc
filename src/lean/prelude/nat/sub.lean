/-!
# Truncated subtraction

Names and statements of Lean 4 core (`Init/Data/Nat/Basic.lean`, `Init/Data/Nat/Lemmas.lean`); proofs are our own.
-/

@[simp] protected theorem Nat.sub_zero (n : Nat) : n - 0 = n := rfl

theorem Nat.sub_succ (n m : Nat) : n - Nat.succ m = Nat.pred (n - m) := rfl

protected theorem Nat.sub_one (n : Nat) : n - 1 = Nat.pred n := rfl

theorem Nat.pred_eq_sub_one {n : Nat} : Nat.pred n = n - 1 := rfl

@[simp] theorem Nat.add_one_sub_one (n : Nat) : n + 1 - 1 = n := rfl

theorem Nat.succ_sub_one (n : Nat) : Nat.succ n - 1 = n := rfl

theorem Nat.succ_sub_succ_eq_sub (n m : Nat) : Nat.succ n - Nat.succ m = n - m := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg Nat.pred ih

theorem Nat.succ_sub_succ (n m : Nat) : Nat.succ n - Nat.succ m = n - m := Nat.succ_sub_succ_eq_sub n m

@[simp] protected theorem Nat.sub_self (n : Nat) : n - n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact Eq.trans (Nat.succ_sub_succ n n) ih

@[simp] protected theorem Nat.zero_sub (n : Nat) : 0 - n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg Nat.pred ih

theorem Nat.pred_le (n : Nat) : Nat.pred n ≤ n := by
  cases n with
  | zero => exact Nat.le.refl
  | succ n => exact Nat.le_succ n

theorem Nat.pred_lt {n : Nat} (h : n ≠ 0) : Nat.pred n < n := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => exact Nat.lt_succ_self n

theorem Nat.sub_one_lt {n : Nat} (h : n ≠ 0) : n - 1 < n := Nat.pred_lt h

theorem Nat.sub_le (n m : Nat) : n - m ≤ n := by
  induction m with
  | zero => exact Nat.le.refl
  | succ m ih => exact Nat.le_trans (Nat.pred_le (n - m)) ih

theorem Nat.sub_lt {n m : Nat} (hn : 0 < n) (hm : 0 < m) : n - m < n := by
  cases n with
  | zero => exact absurd hn (Nat.lt_irrefl 0)
  | succ n =>
    cases m with
    | zero => exact absurd hm (Nat.lt_irrefl 0)
    | succ m =>
      rw [Nat.succ_sub_succ]
      exact Nat.lt_succ_of_le (Nat.sub_le n m)

protected theorem Nat.sub_sub (n m k : Nat) : n - m - k = n - (m + k) := by
  induction k with
  | zero => rfl
  | succ k ih => exact congrArg Nat.pred ih

theorem Nat.sub_add_eq (a b c : Nat) : a - (b + c) = a - b - c := Eq.symm (Nat.sub_sub a b c)

protected theorem Nat.sub_right_comm (m n k : Nat) : m - n - k = m - k - n := by
  rw [Nat.sub_sub, Nat.add_comm, Nat.sub_sub]

protected theorem Nat.add_sub_add_right (n k m : Nat) : (n + k) - (m + k) = n - m := by
  induction k with
  | zero => rfl
  | succ k ih => exact Eq.trans (Nat.succ_sub_succ (n + k) (m + k)) ih

protected theorem Nat.add_sub_add_left (k n m : Nat) : (k + n) - (k + m) = n - m := by
  rw [Nat.add_comm k n, Nat.add_comm k m, Nat.add_sub_add_right]

@[simp] protected theorem Nat.add_sub_cancel (n m : Nat) : n + m - m = n := by
  induction m with
  | zero => rfl
  | succ m ih => exact Eq.trans (Nat.succ_sub_succ (n + m) m) ih

protected theorem Nat.add_sub_cancel_right (n m : Nat) : n + m - m = n := Nat.add_sub_cancel n m

@[simp] protected theorem Nat.add_sub_cancel_left (n m : Nat) : n + m - n = m := by
  rw [Nat.add_comm, Nat.add_sub_cancel]

theorem Nat.add_sub_self_left (a b : Nat) : (a + b) - a = b := Nat.add_sub_cancel_left a b

theorem Nat.add_sub_self_right (a b : Nat) : (a + b) - b = a := Nat.add_sub_cancel a b

protected theorem Nat.sub_self_add (n m : Nat) : n - (n + m) = 0 := by
  rw [Nat.sub_add_eq, Nat.sub_self, Nat.zero_sub]

protected theorem Nat.sub_eq_zero_of_le {n m : Nat} (h : n ≤ m) : n - m = 0 := by
  cases Nat.le.dest h with
  | intro k hk => rw [← hk, Nat.sub_self_add]

theorem Nat.add_sub_of_le {a b : Nat} (h : a ≤ b) : a + (b - a) = b := by
  cases Nat.le.dest h with
  | intro k hk => rw [← hk, Nat.add_sub_cancel_left]

@[simp] protected theorem Nat.sub_add_cancel {n m : Nat} (h : m ≤ n) : n - m + m = n := by
  rw [Nat.add_comm, Nat.add_sub_of_le h]

protected theorem Nat.add_sub_assoc {m k : Nat} (h : k ≤ m) (n : Nat) : n + m - k = n + (m - k) := by
  cases Nat.le.dest h with
  | intro l hl => rw [← hl, Nat.add_sub_cancel_left, Nat.add_left_comm, Nat.add_sub_cancel_left]

protected theorem Nat.sub_add_comm {n m k : Nat} (h : k ≤ n) : n + m - k = n - k + m := by
  rw [Nat.add_comm, Nat.add_sub_assoc h, Nat.add_comm]

protected theorem Nat.eq_add_of_sub_eq {a b c : Nat} (hle : b ≤ a) (h : a - b = c) : a = c + b := by
  rw [← h, Nat.sub_add_cancel hle]

protected theorem Nat.sub_eq_of_eq_add {a b c : Nat} (h : a = c + b) : a - b = c := by
  rw [h, Nat.add_sub_cancel]

protected theorem Nat.sub_eq_iff_eq_add {a b c : Nat} (h : b ≤ a) : a - b = c ↔ a = c + b :=
  Iff.intro (Nat.eq_add_of_sub_eq h) Nat.sub_eq_of_eq_add

protected theorem Nat.le_of_sub_eq_zero {n m : Nat} (h : n - m = 0) : n ≤ m :=
  (Nat.le_total n m).elim id (fun l => Nat.le_of_eq (by
    have e := Nat.sub_add_cancel l
    rw [h, Nat.zero_add] at e
    exact Eq.symm e))

protected theorem Nat.sub_eq_zero_iff_le {n m : Nat} : n - m = 0 ↔ n ≤ m :=
  Iff.intro Nat.le_of_sub_eq_zero Nat.sub_eq_zero_of_le

theorem Nat.sub_pos_of_lt {m n : Nat} (h : m < n) : 0 < n - m :=
  Nat.pos_of_ne_zero (fun e => Nat.not_le_of_gt h (Nat.le_of_sub_eq_zero e))

protected theorem Nat.zero_lt_sub_of_lt {i a : Nat} (h : i < a) : 0 < a - i := Nat.sub_pos_of_lt h

protected theorem Nat.lt_of_sub_pos {m n : Nat} (h : 0 < n - m) : m < n :=
  Nat.lt_of_not_ge (fun l => Nat.ne_of_gt h (Nat.sub_eq_zero_of_le l))

protected theorem Nat.sub_pos_iff_lt {m n : Nat} : 0 < n - m ↔ m < n := Iff.intro Nat.lt_of_sub_pos Nat.sub_pos_of_lt

theorem Nat.sub_ne_zero_of_lt {a b : Nat} (h : a < b) : b - a ≠ 0 := Nat.ne_of_gt (Nat.sub_pos_of_lt h)

theorem Nat.le_add_of_sub_le {a b c : Nat} (h : a - b ≤ c) : a ≤ c + b :=
  (Nat.le_total a b).elim (fun l => Nat.le_trans l (Nat.le_add_left b c))
    (fun l => Nat.le_trans (Nat.ge_of_eq (Nat.sub_add_cancel l)) (Nat.add_le_add_right h b))

theorem Nat.sub_le_of_le_add {a b c : Nat} (h : a ≤ c + b) : a - b ≤ c :=
  (Nat.le_total a b).elim (fun l => (Eq.symm (Nat.sub_eq_zero_of_le l)) ▸ (Nat.zero_le c))
    (fun l => Nat.le_of_add_le_add_right (Nat.le_trans (Nat.le_of_eq (Nat.sub_add_cancel l)) h))

protected theorem Nat.sub_le_iff_le_add {a b c : Nat} : a - b ≤ c ↔ a ≤ c + b :=
  Iff.intro Nat.le_add_of_sub_le Nat.sub_le_of_le_add

theorem Nat.add_le_of_le_sub {a b c : Nat} (hle : b ≤ c) (h : a ≤ c - b) : a + b ≤ c :=
  Nat.le_trans (Nat.add_le_add_right h b) (Nat.le_of_eq (Nat.sub_add_cancel hle))

theorem Nat.le_sub_of_add_le {a b c : Nat} (h : a + b ≤ c) : a ≤ c - b := by
  have e := Nat.sub_add_cancel (Nat.le_of_add_left_le h)
  rw [← e] at h
  exact Nat.le_of_add_le_add_right h

protected theorem Nat.le_sub_iff_add_le {x y k : Nat} (h : k ≤ y) : x ≤ y - k ↔ x + k ≤ y :=
  Iff.intro (Nat.add_le_of_le_sub h) Nat.le_sub_of_add_le

theorem Nat.add_lt_of_lt_sub {a b c : Nat} (h : a < c - b) : a + b < c := by
  have l : b ≤ c := Nat.le_of_lt (Nat.lt_of_sub_pos (Nat.zero_lt_of_lt h))
  have s := Nat.add_le_of_le_sub l h
  rw [Nat.succ_add] at s
  exact s

theorem Nat.lt_sub_of_add_lt {a b c : Nat} (h : a + b < c) : a < c - b := by
  apply Nat.le_sub_of_add_le
  rw [Nat.succ_add]
  exact h

protected theorem Nat.lt_sub_iff_add_lt {a b c : Nat} : a < c - b ↔ a + b < c :=
  Iff.intro Nat.add_lt_of_lt_sub Nat.lt_sub_of_add_lt

protected theorem Nat.sub_le_sub_left {n m : Nat} (h : n ≤ m) (k : Nat) : k - m ≤ k - n := by
  apply Nat.sub_le_of_le_add
  exact Nat.le_trans (Nat.le_add_of_sub_le (Nat.le_refl (k - n))) (Nat.add_le_add_left h (k - n))

protected theorem Nat.sub_le_sub_right {n m : Nat} (h : n ≤ m) (k : Nat) : n - k ≤ m - k :=
  Nat.sub_le_of_le_add (Nat.le_trans h (Nat.le_add_of_sub_le (Nat.le_refl (m - k))))

protected theorem Nat.sub_lt_left_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < n + m) : k - n < m := by
  apply Nat.lt_of_add_lt_add_right
  rw [Nat.sub_add_cancel H, Nat.add_comm m n]
  exact h

protected theorem Nat.sub_lt_right_of_lt_add {n k m : Nat} (H : n ≤ k) (h : k < m + n) : k - n < m := by
  apply Nat.lt_of_add_lt_add_right
  rw [Nat.sub_add_cancel H]
  exact h

protected theorem Nat.sub_sub_self {n m : Nat} (h : m ≤ n) : n - (n - m) = m :=
  Nat.sub_eq_of_eq_add (Eq.symm (Nat.add_sub_of_le h))

protected theorem Nat.add_sub_cancel' {n m : Nat} (h : m ≤ n) : m + (n - m) = n := Nat.add_sub_of_le h

theorem Nat.succ_sub {n m : Nat} (h : n ≤ m) : Nat.succ m - n = Nat.succ (m - n) := by
  cases Nat.le.dest h with
  | intro k hk => rw [← hk, Nat.add_sub_cancel_left, ← Nat.add_succ, Nat.add_sub_cancel_left]

theorem Nat.mul_pred_left (n m : Nat) : Nat.pred n * m = n * m - m := by
  cases n with
  | zero => rw [Nat.pred_zero, Nat.zero_mul, Nat.zero_sub]
  | succ n => rw [Nat.succ_mul, Nat.add_sub_cancel]; rfl

protected theorem Nat.sub_mul (n m k : Nat) : (n - m) * k = n * k - m * k := by
  induction m with
  | zero => rw [Nat.sub_zero, Nat.zero_mul, Nat.sub_zero]
  | succ m ih => rw [Nat.sub_succ, Nat.mul_pred_left, ih, Nat.succ_mul, Nat.sub_sub]

protected theorem Nat.mul_sub (k m n : Nat) : k * (m - n) = k * m - k * n := by
  rw [Nat.mul_comm, Nat.sub_mul, Nat.mul_comm m k, Nat.mul_comm n k]

protected theorem Nat.mul_sub_right_distrib (n m k : Nat) : (n - m) * k = n * k - m * k := Nat.sub_mul n m k

protected theorem Nat.mul_sub_left_distrib (n m k : Nat) : n * (m - k) = n * m - n * k := Nat.mul_sub n m k

theorem Nat.not_le_eq (a b : Nat) : (¬a ≤ b) = (b + 1 ≤ a) := propext Nat.not_le

theorem Nat.not_lt_eq (a b : Nat) : (¬a < b) = (b ≤ a) := propext Nat.not_lt
