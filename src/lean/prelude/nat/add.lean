/-!
# Addition, multiplication, powers, predecessor

Names and statements of Lean 4 core (`Init/Data/Nat/Basic.lean`, `Init/Data/Nat/Lemmas.lean`); proofs are our own.
-/

/-! ## Successor -/

@[simp] theorem Nat.succ_ne_zero (n : Nat) : Nat.succ n ≠ 0 := by
  intro h
  cases h

theorem Nat.succ_inj {a b : Nat} : Nat.succ a = Nat.succ b ↔ a = b :=
  Iff.intro (fun h => congrArg Nat.pred h) (fun h => congrArg Nat.succ h)

theorem Nat.succ.inj {m n : Nat} (h : Nat.succ m = Nat.succ n) : m = n := congrArg Nat.pred h

theorem Nat.add_one_ne_zero (n : Nat) : n + 1 ≠ 0 := Nat.succ_ne_zero n

protected theorem Nat.one_ne_zero : 1 ≠ 0 := Nat.succ_ne_zero 0

protected theorem Nat.zero_ne_one : 0 ≠ 1 := fun h => Nat.one_ne_zero (Eq.symm h)

theorem Nat.succ_ne_self (n : Nat) : Nat.succ n ≠ n := by
  induction n with
  | zero => exact Nat.succ_ne_zero 0
  | succ n ih => exact fun h => ih (Nat.succ.inj h)

theorem Nat.add_one_inj {a b : Nat} : a + 1 = b + 1 ↔ a = b := Nat.succ_inj

theorem Nat.succ_eq_add_one (n : Nat) : Nat.succ n = n + 1 := rfl

theorem Nat.add_one (n : Nat) : n + 1 = Nat.succ n := rfl

@[simp] protected theorem Nat.pred_zero : Nat.pred 0 = 0 := rfl

@[simp] protected theorem Nat.pred_succ (n : Nat) : Nat.pred (Nat.succ n) = n := rfl

theorem Nat.succ_pred {a : Nat} (h : a ≠ 0) : Nat.succ (Nat.pred a) = a := by
  cases a with
  | zero => exact absurd rfl h
  | succ n => rfl

theorem Nat.exists_eq_succ_of_ne_zero {n : Nat} (h : n ≠ 0) : ∃ k, n = Nat.succ k := by
  cases n with
  | zero => exact absurd rfl h
  | succ n => exact ⟨n, rfl⟩

theorem Nat.exists_eq_add_one_of_ne_zero {n : Nat} (h : n ≠ 0) : ∃ k, n = k + 1 := Nat.exists_eq_succ_of_ne_zero h

/-! ## Addition -/

@[simp] protected theorem Nat.add_zero (n : Nat) : n + 0 = n := rfl

@[simp] protected theorem Nat.zero_add (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg Nat.succ ih

theorem Nat.add_succ (n m : Nat) : n + Nat.succ m = Nat.succ (n + m) := rfl

theorem Nat.succ_add (n m : Nat) : Nat.succ n + m = Nat.succ (n + m) := by
  induction m with
  | zero => rfl
  | succ m ih => exact congrArg Nat.succ ih

theorem Nat.succ_add_eq_add_succ (a b : Nat) : Nat.succ a + b = a + Nat.succ b := Nat.succ_add a b

protected theorem Nat.add_comm (n m : Nat) : n + m = m + n := by
  induction m with
  | zero => exact Eq.symm (Nat.zero_add n)
  | succ m ih => exact Eq.trans (congrArg Nat.succ ih) (Eq.symm (Nat.succ_add m n))

protected theorem Nat.add_assoc (n m k : Nat) : (n + m) + k = n + (m + k) := by
  induction k with
  | zero => rfl
  | succ k ih => exact congrArg Nat.succ ih

protected theorem Nat.add_left_comm (n m k : Nat) : n + (m + k) = m + (n + k) := by
  rw [← Nat.add_assoc, Nat.add_comm n m, Nat.add_assoc]

protected theorem Nat.add_right_comm (n m k : Nat) : (n + m) + k = (n + k) + m := by
  rw [Nat.add_assoc, Nat.add_comm m k, ← Nat.add_assoc]

protected theorem Nat.add_add_add_comm (a b c d : Nat) : (a + b) + (c + d) = (a + c) + (b + d) := by
  rw [Nat.add_assoc, Nat.add_assoc, Nat.add_left_comm b]

theorem Nat.one_add (n : Nat) : 1 + n = Nat.succ n := Nat.add_comm 1 n

protected theorem Nat.add_left_cancel {n m k : Nat} : n + m = n + k → m = k := by
  induction n with
  | zero => exact fun h => Eq.trans (Eq.symm (Nat.zero_add m)) (Eq.trans h (Nat.zero_add k))
  | succ n ih =>
    exact fun h => ih (Nat.succ.inj (Eq.trans (Eq.symm (Nat.succ_add n m)) (Eq.trans h (Nat.succ_add n k))))

protected theorem Nat.add_right_cancel {n m k : Nat} (h : n + m = k + m) : n = k :=
  Nat.add_left_cancel (Eq.trans (Nat.add_comm m n) (Eq.trans h (Nat.add_comm k m)))

@[simp] protected theorem Nat.add_left_cancel_iff {m k n : Nat} : n + m = n + k ↔ m = k :=
  Iff.intro Nat.add_left_cancel (fun h => congrArg (fun x => n + x) h)

@[simp] protected theorem Nat.add_right_cancel_iff {m k n : Nat} : m + n = k + n ↔ m = k :=
  Iff.intro Nat.add_right_cancel (fun h => congrArg (fun x => x + n) h)

theorem Nat.eq_zero_of_add_eq_zero {n m : Nat} (h : n + m = 0) : n = 0 ∧ m = 0 := by
  cases m with
  | zero => exact ⟨h, rfl⟩
  | succ m => exact absurd h (Nat.succ_ne_zero (n + m))

protected theorem Nat.eq_zero_of_add_eq_zero_right {n m : Nat} (h : n + m = 0) : n = 0 :=
  (Nat.eq_zero_of_add_eq_zero h).left

protected theorem Nat.eq_zero_of_add_eq_zero_left {n m : Nat} (h : n + m = 0) : m = 0 :=
  (Nat.eq_zero_of_add_eq_zero h).right

@[simp] protected theorem Nat.add_eq_zero_iff {n m : Nat} : n + m = 0 ↔ n = 0 ∧ m = 0 :=
  Iff.intro Nat.eq_zero_of_add_eq_zero (fun h => by rw [h.left, h.right])

@[simp] theorem Nat.add_eq_right {a b : Nat} : a + b = b ↔ a = 0 :=
  Iff.intro (fun h => Nat.add_right_cancel (Eq.trans h (Eq.symm (Nat.zero_add b))))
    (fun h => by rw [h, Nat.zero_add])

@[simp] theorem Nat.add_eq_left {a b : Nat} : a + b = a ↔ b = 0 :=
  Iff.intro (fun h => Nat.add_left_cancel (Eq.trans h (Eq.symm (Nat.add_zero a))))
    (fun h => by rw [h, Nat.add_zero])

/-! ## Multiplication -/

@[simp] protected theorem Nat.mul_zero (n : Nat) : n * 0 = 0 := rfl

@[simp] protected theorem Nat.zero_mul (n : Nat) : 0 * n = 0 := by
  induction n with
  | zero => rfl
  | succ n ih => exact ih

theorem Nat.mul_succ (n m : Nat) : n * Nat.succ m = n * m + n := rfl

theorem Nat.mul_add_one (a b : Nat) : a * (b + 1) = a * b + a := rfl

theorem Nat.succ_mul (n m : Nat) : Nat.succ n * m = n * m + m := by
  induction m with
  | zero => rfl
  | succ m ih => rw [Nat.mul_succ, Nat.mul_succ, ih, Nat.add_succ, Nat.add_succ, Nat.add_right_comm]

theorem Nat.add_one_mul (a b : Nat) : (a + 1) * b = a * b + b := Nat.succ_mul a b

protected theorem Nat.mul_comm (n m : Nat) : n * m = m * n := by
  induction m with
  | zero => exact Eq.symm (Nat.zero_mul n)
  | succ m ih => rw [Nat.mul_succ, Nat.succ_mul, ih]

@[simp] protected theorem Nat.mul_one (n : Nat) : n * 1 = n := Nat.zero_add n

@[simp] protected theorem Nat.one_mul (n : Nat) : 1 * n = n := by rw [Nat.mul_comm, Nat.mul_one]

protected theorem Nat.left_distrib (n m k : Nat) : n * (m + k) = n * m + n * k := by
  induction k with
  | zero => rfl
  | succ k ih => rw [Nat.add_succ, Nat.mul_succ, ih, Nat.mul_succ, Nat.add_assoc]

protected theorem Nat.right_distrib (n m k : Nat) : (n + m) * k = n * k + m * k := by
  rw [Nat.mul_comm, Nat.left_distrib, Nat.mul_comm k n, Nat.mul_comm k m]

protected theorem Nat.mul_add (n m k : Nat) : n * (m + k) = n * m + n * k := Nat.left_distrib n m k

protected theorem Nat.add_mul (n m k : Nat) : (n + m) * k = n * k + m * k := Nat.right_distrib n m k

protected theorem Nat.mul_assoc (n m k : Nat) : (n * m) * k = n * (m * k) := by
  induction k with
  | zero => rfl
  | succ k ih => rw [Nat.mul_succ, ih, Nat.mul_succ, Nat.left_distrib]

protected theorem Nat.mul_left_comm (n m k : Nat) : n * (m * k) = m * (n * k) := by
  rw [← Nat.mul_assoc, Nat.mul_comm n m, Nat.mul_assoc]

protected theorem Nat.mul_right_comm (n m k : Nat) : n * m * k = n * k * m := by
  rw [Nat.mul_assoc, Nat.mul_comm m k, ← Nat.mul_assoc]

protected theorem Nat.mul_mul_mul_comm (a b c d : Nat) : (a * b) * (c * d) = (a * c) * (b * d) := by
  rw [Nat.mul_assoc, Nat.mul_assoc, Nat.mul_left_comm b]

protected theorem Nat.mul_two (n : Nat) : n * 2 = n + n := by rw [Nat.mul_succ, Nat.mul_one]

protected theorem Nat.two_mul (n : Nat) : 2 * n = n + n := by rw [Nat.mul_comm, Nat.mul_two]

protected theorem Nat.mul_eq_zero {m n : Nat} : n * m = 0 ↔ n = 0 ∨ m = 0 := by
  constructor
  · intro h
    cases m with
    | zero => exact Or.inr rfl
    | succ m => exact Or.inl (Nat.eq_zero_of_add_eq_zero h).right
  · intro h
    cases h with
    | inl h => rw [h, Nat.zero_mul]
    | inr h => rw [h, Nat.mul_zero]

protected theorem Nat.mul_ne_zero {n m : Nat} (hn : n ≠ 0) (hm : m ≠ 0) : n * m ≠ 0 :=
  fun h => (Nat.mul_eq_zero.mp h).elim hn hm

/-! ## Powers -/

@[simp] protected theorem Nat.pow_zero (b : Nat) : b ^ 0 = 1 := rfl

protected theorem Nat.pow_succ {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl

theorem Nat.pow_add_one {b n : Nat} : b ^ (n + 1) = b ^ n * b := rfl

protected theorem Nat.pow_succ' {m n : Nat} : m ^ Nat.succ n = m * m ^ n := Nat.mul_comm (m ^ n) m

@[simp] protected theorem Nat.pow_one (a : Nat) : a ^ 1 = a := Nat.one_mul a

protected theorem Nat.pow_two (b : Nat) : b ^ 2 = b * b := by rw [Nat.pow_succ, Nat.pow_one]

@[simp] protected theorem Nat.one_pow (n : Nat) : 1 ^ n = 1 := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih]

protected theorem Nat.zero_pow {n : Nat} (h : 0 < n) : 0 ^ n = 0 := by
  cases n with
  | zero => exact absurd h (Nat.not_lt_zero 0)
  | succ n => rfl

protected theorem Nat.pow_add (a m n : Nat) : a ^ (m + n) = a ^ m * a ^ n := by
  induction n with
  | zero => exact Eq.symm (Nat.mul_one (a ^ m))
  | succ n ih => rw [Nat.add_succ, Nat.pow_succ, ih, Nat.pow_succ, Nat.mul_assoc]

protected theorem Nat.mul_pow (a b n : Nat) : (a * b) ^ n = a ^ n * b ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.pow_succ, ih, Nat.pow_succ, Nat.pow_succ, Nat.mul_mul_mul_comm]

protected theorem Nat.pow_mul (a m n : Nat) : a ^ (m * n) = (a ^ m) ^ n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [Nat.mul_succ, Nat.pow_add, ih, Nat.pow_succ]

protected theorem Nat.pow_right_comm (a m n : Nat) : (a ^ m) ^ n = (a ^ n) ^ m := by
  rw [← Nat.pow_mul, Nat.mul_comm, Nat.pow_mul]
