/-!
# The ring of integers

Names and statements of Lean 4 core (`Init/Data/Int/Lemmas.lean`); proofs are our own.
-/

@[simp] theorem Int.ofNat_eq_natCast (n : Nat) : Int.ofNat n = n := rfl
@[simp] protected theorem Int.add_zero (a : Int) : a + 0 = a := by cases a <;> rfl
@[simp] protected theorem Int.zero_add (a : Int) : 0 + a = a := (Int.add_comm 0 a).trans (Int.add_zero a)

protected theorem Int.add_assoc (a b c : Int) : a + b + c = a + (b + c) := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  obtain ⟨t, u, rfl⟩ := Int.exists_pair c
  rw [Int.pair_add, Int.pair_add, Int.pair_add, Int.pair_add, Nat.add_assoc, Nat.add_assoc]

protected theorem Int.add_left_comm (a b c : Int) : a + (b + c) = b + (a + c) := by
  rw [← Int.add_assoc, Int.add_comm a, Int.add_assoc]
protected theorem Int.add_right_comm (a b c : Int) : a + b + c = a + c + b := by
  rw [Int.add_assoc, Int.add_comm b, ← Int.add_assoc]

protected theorem Int.add_right_neg (a : Int) : a + -a = 0 := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  rw [Int.pair_neg, Int.pair_add]
  exact (Int.pair_ofNat (k := 0) (q := q + p) (Nat.add_comm p q)).symm

protected theorem Int.add_left_neg (a : Int) : -a + a = 0 := (Int.add_comm (-a) a).trans (Int.add_right_neg a)
protected theorem Int.sub_eq_add_neg {a b : Int} : a - b = a + -b := rfl
protected theorem Int.neg_add_cancel_left (a b : Int) : -a + (a + b) = b := by
  rw [← Int.add_assoc, Int.add_left_neg, Int.zero_add]
protected theorem Int.add_neg_cancel_left (a b : Int) : a + (-a + b) = b := by
  rw [← Int.add_assoc, Int.add_right_neg, Int.zero_add]
protected theorem Int.add_neg_cancel_right (a b : Int) : a + b + -b = a := by
  rw [Int.add_assoc, Int.add_right_neg, Int.add_zero]
protected theorem Int.neg_add_cancel_right (a b : Int) : a + -b + b = a := by
  rw [Int.add_assoc, Int.add_left_neg, Int.add_zero]

protected theorem Int.mul_comm (a b : Int) : a * b = b * a := by
  cases a <;> cases b
  · exact congrArg Int.ofNat (Nat.mul_comm _ _)
  · exact congrArg Int.negOfNat (Nat.mul_comm _ _)
  · exact congrArg Int.negOfNat (Nat.mul_comm _ _)
  · exact congrArg Int.ofNat (Nat.mul_comm _ _)

protected theorem Int.mul_add (a b c : Int) : a * (b + c) = a * b + a * c := by
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  obtain ⟨t, u, rfl⟩ := Int.exists_pair c
  cases a with
  | ofNat m => rw [Int.pair_add, Int.ofNat_mul_pair, Int.ofNat_mul_pair, Int.ofNat_mul_pair, Int.pair_add, Nat.mul_add, Nat.mul_add]
  | negSucc m =>
    rw [Int.pair_add, Int.negSucc_mul_pair, Int.negSucc_mul_pair, Int.negSucc_mul_pair, Int.pair_add, Nat.mul_add, Nat.mul_add]

protected theorem Int.add_mul (a b c : Int) : (a + b) * c = a * c + b * c := by
  rw [Int.mul_comm, Int.mul_add, Int.mul_comm c, Int.mul_comm c]

protected theorem Int.mul_assoc (a b c : Int) : a * b * c = a * (b * c) := by
  obtain ⟨r, s, rfl⟩ := Int.exists_pair c
  cases a with
  | ofNat m => cases b with
    | ofNat n =>
      show Int.ofNat (m * n) * _ = _
      rw [Int.ofNat_mul_pair, Int.ofNat_mul_pair, Int.ofNat_mul_pair, Nat.mul_assoc, Nat.mul_assoc]
    | negSucc n =>
      show Int.negOfNat (m * (n + 1)) * _ = _
      rw [Int.negOfNat_mul_pair, Int.negSucc_mul_pair, Int.ofNat_mul_pair, Nat.mul_assoc, Nat.mul_assoc]
  | negSucc m => cases b with
    | ofNat n =>
      show Int.negOfNat ((m + 1) * n) * _ = _
      rw [Int.negOfNat_mul_pair, Int.ofNat_mul_pair, Int.negSucc_mul_pair, Nat.mul_assoc, Nat.mul_assoc]
    | negSucc n =>
      show Int.ofNat ((m + 1) * (n + 1)) * _ = _
      rw [Int.ofNat_mul_pair, Int.negSucc_mul_pair, Int.negSucc_mul_pair, Nat.mul_assoc, Nat.mul_assoc]

/-! ## Negation and subtraction -/

@[simp] protected theorem Int.neg_zero : -(0 : Int) = 0 := rfl

@[simp] protected theorem Int.neg_neg (a : Int) : -(-a) = a := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  rw [Int.pair_neg, Int.pair_neg]

@[simp] protected theorem Int.neg_inj {a b : Int} : -a = -b ↔ a = b :=
  ⟨fun h => (Int.neg_neg a).symm.trans ((congrArg Int.neg h).trans (Int.neg_neg b)), congrArg Int.neg⟩
@[simp] protected theorem Int.neg_eq_zero {a : Int} : -a = 0 ↔ a = 0 := Int.neg_inj (b := 0)
protected theorem Int.neg_ne_zero {a : Int} : -a ≠ 0 ↔ a ≠ 0 := not_congr Int.neg_eq_zero

protected theorem Int.neg_add {a b : Int} : -(a + b) = -a + -b := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  rw [Int.pair_add, Int.pair_neg, Int.pair_neg, Int.pair_neg, Int.pair_add]

protected theorem Int.add_left_cancel {a b c : Int} (h : a + b = a + c) : b = c :=
  (Int.neg_add_cancel_left a b).symm.trans ((congrArg (-a + ·) h).trans (Int.neg_add_cancel_left a c))
protected theorem Int.neg_eq_of_add_eq_zero {a b : Int} (h : a + b = 0) : -a = b :=
  Int.add_left_cancel (a := a) ((Int.add_right_neg a).trans h.symm)
protected theorem Int.eq_neg_of_eq_neg {a b : Int} (h : a = -b) : b = -a := h ▸ (Int.neg_neg b).symm
protected theorem Int.eq_neg_comm {a b : Int} : a = -b ↔ b = -a := ⟨Int.eq_neg_of_eq_neg, Int.eq_neg_of_eq_neg⟩
protected theorem Int.neg_eq_comm {a b : Int} : -a = b ↔ -b = a := by rw [eq_comm, Int.eq_neg_comm, eq_comm]
@[simp] protected theorem Int.sub_self (a : Int) : a - a = 0 := Int.add_right_neg a
@[simp] protected theorem Int.sub_zero (a : Int) : a - 0 = a := Int.add_zero a
@[simp] protected theorem Int.zero_sub (a : Int) : 0 - a = -a := Int.zero_add (-a)
@[simp] protected theorem Int.sub_add_cancel (a b : Int) : a - b + b = a := Int.neg_add_cancel_right a b
@[simp] protected theorem Int.add_sub_cancel (a b : Int) : a + b - b = a := Int.add_neg_cancel_right a b
@[simp] protected theorem Int.sub_neg (a b : Int) : a - -b = a + b := congrArg (a + ·) (Int.neg_neg b)
protected theorem Int.add_sub_assoc (a b c : Int) : a + b - c = a + (b - c) := Int.add_assoc a b (-c)
protected theorem Int.sub_sub (a b c : Int) : a - b - c = a - (b + c) :=
  (Int.add_assoc a (-b) (-c)).trans (congrArg (a + ·) Int.neg_add.symm)
protected theorem Int.neg_sub (a b : Int) : -(a - b) = b - a :=
  Int.neg_add.trans ((congrArg (-a + ·) (Int.neg_neg b)).trans (Int.add_comm (-a) b))
protected theorem Int.sub_sub_self (a b : Int) : a - (a - b) = b :=
  (congrArg (a + ·) ((Int.neg_sub a b).trans (Int.add_comm b (-a)))).trans (Int.add_neg_cancel_left a b)
protected theorem Int.sub_eq_zero_of_eq {a b : Int} (h : a = b) : a - b = 0 := h ▸ Int.sub_self a
protected theorem Int.eq_of_sub_eq_zero {a b : Int} (h : a - b = 0) : a = b :=
  (Int.sub_add_cancel a b).symm.trans ((congrArg (· + b) h).trans (Int.zero_add b))
protected theorem Int.sub_eq_zero {a b : Int} : a - b = 0 ↔ a = b := ⟨Int.eq_of_sub_eq_zero, Int.sub_eq_zero_of_eq⟩
protected theorem Int.add_left_inj {i j : Int} (k : Int) : i + k = j + k ↔ i = j :=
  ⟨fun h => (Int.add_sub_cancel i k).symm.trans ((congrArg (· - k) h).trans (Int.add_sub_cancel j k)), congrArg (· + k)⟩
protected theorem Int.add_right_inj {i j : Int} (k : Int) : k + i = k + j ↔ i = j :=
  ⟨Int.add_left_cancel, congrArg (k + ·)⟩
protected theorem Int.sub_left_inj {i j : Int} (k : Int) : i - k = j - k ↔ i = j := Int.add_left_inj (-k)
protected theorem Int.sub_right_inj {i j : Int} (k : Int) : k - i = k - j ↔ i = j :=
  (Int.add_right_inj k).trans Int.neg_inj

/-! ## Multiplication -/

protected theorem Int.mul_left_comm (a b c : Int) : a * (b * c) = b * (a * c) := by
  rw [← Int.mul_assoc, Int.mul_comm a, Int.mul_assoc]
protected theorem Int.mul_right_comm (a b c : Int) : a * b * c = a * c * b := by
  rw [Int.mul_assoc, Int.mul_comm b, ← Int.mul_assoc]
@[simp] protected theorem Int.mul_zero (a : Int) : a * 0 = 0 := by cases a <;> rfl
@[simp] protected theorem Int.zero_mul (a : Int) : 0 * a = 0 := (Int.mul_comm 0 a).trans (Int.mul_zero a)

@[simp] protected theorem Int.mul_one (a : Int) : a * 1 = a := by
  cases a with
  | ofNat n => exact congrArg Int.ofNat (Nat.mul_one n)
  | negSucc n => exact congrArg Int.negOfNat (Nat.mul_one (n + 1))

@[simp] protected theorem Int.one_mul (a : Int) : 1 * a = a := (Int.mul_comm 1 a).trans (Int.mul_one a)
protected theorem Int.neg_mul_eq_neg_mul (a b : Int) : -(a * b) = -a * b :=
  Int.neg_eq_of_add_eq_zero (by rw [← Int.add_mul, Int.add_right_neg, Int.zero_mul])
@[simp] protected theorem Int.neg_mul (a b : Int) : -a * b = -(a * b) := (Int.neg_mul_eq_neg_mul a b).symm
@[simp] protected theorem Int.mul_neg (a b : Int) : a * -b = -(a * b) := by
  rw [Int.mul_comm, Int.neg_mul, Int.mul_comm]
protected theorem Int.neg_mul_eq_mul_neg (a b : Int) : -(a * b) = a * -b := (Int.mul_neg a b).symm
protected theorem Int.neg_mul_neg (a b : Int) : -a * -b = a * b := by rw [Int.neg_mul, Int.mul_neg, Int.neg_neg]
protected theorem Int.mul_sub (a b c : Int) : a * (b - c) = a * b - a * c :=
  (Int.mul_add a b (-c)).trans (congrArg (a * b + ·) (Int.mul_neg a c))
protected theorem Int.sub_mul (a b c : Int) : (a - b) * c = a * c - b * c :=
  (Int.add_mul a (-b) c).trans (congrArg (a * c + ·) (Int.neg_mul b c))
protected theorem Int.mul_neg_one (a : Int) : a * -1 = -a := (Int.mul_neg a 1).trans (congrArg Int.neg (Int.mul_one a))
protected theorem Int.neg_eq_neg_one_mul (a : Int) : -a = -1 * a :=
  ((Int.mul_comm (-1) a).trans (Int.mul_neg_one a)).symm
protected theorem Int.two_mul (n : Int) : 2 * n = n + n := (Int.add_mul 1 1 n).trans (by rw [Int.one_mul])
protected theorem Int.pow_zero (b : Int) : b ^ 0 = 1 := rfl
protected theorem Int.pow_succ (b : Int) (e : Nat) : b ^ (e + 1) = b ^ e * b := rfl

/-! ## Natural numbers as integers -/

@[simp] theorem Int.ofNat_zero : ((0 : Nat) : Int) = 0 := rfl
@[simp] theorem Int.ofNat_one : ((1 : Nat) : Int) = 1 := rfl
theorem Int.natCast_zero : ((0 : Nat) : Int) = (0 : Int) := rfl
theorem Int.natCast_one : ((1 : Nat) : Int) = (1 : Int) := rfl
@[simp] protected theorem Int.natCast_add (n m : Nat) : ((n + m : Nat) : Int) = n + m := rfl
@[simp] protected theorem Int.natCast_mul (n m : Nat) : ((n * m : Nat) : Int) = n * m := rfl
theorem Int.natCast_succ (n : Nat) : ((Nat.succ n : Nat) : Int) = n + 1 := rfl
theorem Int.ofNat_inj {m n : Nat} : (m : Int) = (n : Int) ↔ m = n := ⟨Int.ofNat_inj', congrArg _⟩
protected theorem Int.natCast_inj {m n : Nat} : (m : Int) = (n : Int) ↔ m = n := Int.ofNat_inj
theorem Int.ofNat_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := Int.ofNat_inj
theorem Int.natCast_eq_zero {n : Nat} : (n : Int) = 0 ↔ n = 0 := Int.ofNat_inj
theorem Int.negSucc_eq (n : Nat) : Int.negSucc n = -((n : Int) + 1) := rfl

protected theorem Int.natCast_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m :=
  (Int.pair_ofNat (Nat.add_sub_cancel' h).symm).trans (by
    rw [show ((n : Int) = Int.subNatNat n 0) from Int.ofNat_pair n, show ((m : Int) = Int.subNatNat m 0) from Int.ofNat_pair m,
      Int.pair_sub, Nat.zero_add, Nat.add_zero])

theorem Int.ofNat_sub {m n : Nat} (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := Int.natCast_sub h
