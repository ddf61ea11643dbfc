/-!
# The order of the integers

Names and statements of Lean 4 core (`Init/Data/Int/Order.lean`); proofs are our own.
-/

theorem Int.le_def {a b : Int} : a ≤ b ↔ Int.NonNeg (b - a) := Iff.rfl
theorem Int.lt_iff_add_one_le {a b : Int} : a < b ↔ a + 1 ≤ b := Iff.rfl
theorem Int.add_one_le_iff {a b : Int} : a + 1 ≤ b ↔ a < b := Iff.rfl
theorem Int.add_one_le_of_lt {a b : Int} (H : a < b) : a + 1 ≤ b := H
theorem Int.lt_of_add_one_le {a b : Int} (H : a + 1 ≤ b) : a < b := H
@[simp] private theorem instInt.ge_iff_le {x y : Int} : x ≥ y ↔ y ≤ x := Iff.rfl
@[simp] private theorem instInt.gt_iff_lt {x y : Int} : x > y ↔ y < x := Iff.rfl

theorem Int.eq_ofNat_of_zero_le {a : Int} (h : 0 ≤ a) : ∃ n : Nat, a = n := by
  cases a with
  | ofNat n => exact ⟨n, rfl⟩
  | negSucc n => cases h

theorem Int.eq_succ_of_zero_lt {a : Int} (h : 0 < a) : ∃ n : Nat, a = n + 1 := by
  cases a with
  | ofNat n => cases n with
    | zero => cases h
    | succ n => exact ⟨n, rfl⟩
  | negSucc n => cases h

@[simp] theorem Int.ofNat_le {m n : Nat} : (m : Int) ≤ (n : Int) ↔ m ≤ n := by
  have h := Int.pair_le m 0 n 0
  rw [← Int.ofNat_pair, ← Int.ofNat_pair] at h
  exact h

@[simp] theorem Int.ofNat_lt {n m : Nat} : (n : Int) < (m : Int) ↔ n < m := Int.ofNat_le (m := n + 1)
@[simp] theorem Int.ofNat_zero_le (n : Nat) : 0 ≤ (n : Int) := Int.NonNeg.mk (n + 0)
theorem Int.natCast_nonneg (n : Nat) : 0 ≤ (n : Int) := Int.ofNat_zero_le n
@[simp] theorem Int.natCast_pos {n : Nat} : (0 : Int) < n ↔ 0 < n := Int.ofNat_lt

@[simp] protected theorem Int.le_refl (a : Int) : a ≤ a := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  exact (Int.pair_le p q p q).mpr (Nat.le_refl _)

protected theorem Int.le_rfl {a : Int} : a ≤ a := Int.le_refl a
protected theorem Int.le_of_eq {a b : Int} (hab : a = b) : a ≤ b := hab ▸ Int.le_refl a
protected theorem Int.ge_of_eq {a b : Int} (hab : a = b) : b ≤ a := Int.le_of_eq hab.symm

theorem Int.NonNeg.elim {a : Int} (h : Int.NonNeg a) : ∃ n : Nat, a = n := by
  cases h with
  | mk n => exact ⟨n, rfl⟩

private theorem Int.le_iff_sub {a b : Int} : a ≤ b ↔ ∃ n : Nat, a + n = b := by
  constructor
  · intro h
    obtain ⟨n, e⟩ := Int.NonNeg.elim h
    exact ⟨n, (congrArg (a + ·) e.symm).trans ((Int.add_comm a _).trans (Int.sub_add_cancel b a))⟩
  · intro ⟨n, h⟩
    subst h
    show Int.NonNeg (a + n - a)
    rw [Int.add_comm a, Int.add_sub_cancel]
    exact Int.NonNeg.mk n

protected theorem Int.le_trans {a b c : Int} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  obtain ⟨m, rfl⟩ := Int.le_iff_sub.mp h₁
  obtain ⟨n, rfl⟩ := Int.le_iff_sub.mp h₂
  exact Int.le_iff_sub.mpr ⟨m + n, (Int.add_assoc a m n).symm⟩

protected theorem Int.add_le_add_left {a b : Int} (h : a ≤ b) (c : Int) : c + a ≤ c + b := by
  obtain ⟨m, rfl⟩ := Int.le_iff_sub.mp h
  exact Int.le_iff_sub.mpr ⟨m, Int.add_assoc c a m⟩

protected theorem Int.add_le_add_right {a b : Int} (h : a ≤ b) (c : Int) : a + c ≤ b + c := by
  rw [Int.add_comm a, Int.add_comm b]
  exact Int.add_le_add_left h c

protected theorem Int.le_total (a b : Int) : a ≤ b ∨ b ≤ a := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  exact (Nat.le_total (p + s) (r + q)).imp (Int.pair_le p q r s).mpr (Int.pair_le r s p q).mpr

protected theorem Int.not_le_of_gt {a b : Int} (h : b < a) : ¬a ≤ b := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  exact fun i => Nat.not_le_of_gt ((Int.pair_lt r s p q).mp h) ((Int.pair_le p q r s).mp i)

protected theorem Int.lt_of_not_ge {a b : Int} (h : ¬a ≤ b) : b < a := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  exact (Int.pair_lt r s p q).mpr (Nat.gt_of_not_le (mt (Int.pair_le p q r s).mpr h))

@[simp] protected theorem Int.not_le {a b : Int} : ¬a ≤ b ↔ b < a := ⟨Int.lt_of_not_ge, Int.not_le_of_gt⟩
protected theorem Int.not_lt_of_ge {a b : Int} (h : b ≤ a) : ¬a < b := fun l => Int.not_le_of_gt l h
@[simp] protected theorem Int.not_lt {a b : Int} : ¬a < b ↔ b ≤ a :=
  ⟨fun h => Decidable.byContradiction (fun n => h (Int.lt_of_not_ge n)), Int.not_lt_of_ge⟩
protected theorem Int.le_of_not_gt {a b : Int} (h : ¬a > b) : a ≤ b := Int.not_lt.mp h
protected theorem Int.le_of_not_le {a b : Int} (h : ¬a ≤ b) : b ≤ a := (Int.le_total a b).resolve_left h
protected theorem Int.lt_or_le (a b : Int) : a < b ∨ b ≤ a := (Decidable.em (a < b)).imp id Int.not_lt.mp
@[simp] protected theorem Int.lt_irrefl (a : Int) : ¬a < a := Int.not_lt_of_ge (Int.le_refl a)

protected theorem Int.le_antisymm {a b : Int} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := by
  obtain ⟨p, q, rfl⟩ := Int.exists_pair a
  obtain ⟨r, s, rfl⟩ := Int.exists_pair b
  exact Int.pair_eq (Nat.le_antisymm ((Int.pair_le p q r s).mp h₁) ((Int.pair_le r s p q).mp h₂))

protected theorem Int.ne_of_lt {a b : Int} (h : a < b) : a ≠ b := fun e => Int.lt_irrefl b (e ▸ h)
protected theorem Int.ne_of_gt {a b : Int} (h : b < a) : a ≠ b := (Int.ne_of_lt h).symm
protected theorem Int.lt_succ (a : Int) : a < a + 1 := Int.le_refl (a + 1)
protected theorem Int.zero_lt_one : (0 : Int) < 1 := Int.lt_succ 0
protected theorem Int.le_of_lt {a b : Int} (h : a < b) : a ≤ b :=
  Int.le_trans (Int.le_iff_sub.mpr ⟨1, rfl⟩) h
protected theorem Int.lt_of_lt_of_le {a b c : Int} (h₁ : a < b) (h₂ : b ≤ c) : a < c := Int.le_trans h₁ h₂
protected theorem Int.lt_of_le_of_lt {a b c : Int} (h₁ : a ≤ b) (h₂ : b < c) : a < c :=
  Int.le_trans (Int.add_le_add_right h₁ 1) h₂
protected theorem Int.lt_trans {a b c : Int} (h₁ : a < b) (h₂ : b < c) : a < c := Int.lt_of_le_of_lt (Int.le_of_lt h₁) h₂
protected theorem Int.lt_asymm {a b : Int} (h : a < b) : ¬b < a := Int.not_lt_of_ge (Int.le_of_lt h)
protected theorem Int.lt_or_gt_of_ne {a b : Int} (h : a ≠ b) : a < b ∨ b < a :=
  (Int.lt_or_le a b).imp id (fun l => Int.lt_of_not_ge (fun i => h (Int.le_antisymm i l)))
protected theorem Int.lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a :=
  (Decidable.em (a = b)).elim (fun e => Or.inr (Or.inl e)) (fun n => (Int.lt_or_gt_of_ne n).imp id Or.inr)
protected theorem Int.ne_iff_lt_or_gt {a b : Int} : a ≠ b ↔ a < b ∨ b < a :=
  ⟨Int.lt_or_gt_of_ne, fun h => h.elim Int.ne_of_lt Int.ne_of_gt⟩
protected theorem Int.lt_iff_le_and_ne {a b : Int} : a < b ↔ a ≤ b ∧ a ≠ b :=
  ⟨fun h => ⟨Int.le_of_lt h, Int.ne_of_lt h⟩, fun h => (Int.lt_or_gt_of_ne h.2).resolve_right (Int.not_lt_of_ge h.1)⟩

protected theorem Int.le_iff_lt_or_eq {a b : Int} : a ≤ b ↔ a < b ∨ a = b :=
  ⟨fun h => (Decidable.em (a = b)).elim Or.inr (fun n => Or.inl (Int.lt_iff_le_and_ne.mpr ⟨h, n⟩)),
    fun h => h.elim Int.le_of_lt Int.le_of_eq⟩

protected theorem Int.le_iff_eq_or_lt {a b : Int} : a ≤ b ↔ a = b ∨ a < b := Int.le_iff_lt_or_eq.trans or_comm
protected theorem Int.eq_iff_le_and_ge {x y : Int} : x = y ↔ x ≤ y ∧ y ≤ x :=
  ⟨fun h => ⟨Int.le_of_eq h, Int.ge_of_eq h⟩, fun h => Int.le_antisymm h.1 h.2⟩

/-! ## Order and addition -/

protected theorem Int.le_of_add_le_add_left {a b c : Int} (h : a + b ≤ a + c) : b ≤ c := by
  have h := Int.add_le_add_left h (-a)
  rw [Int.neg_add_cancel_left, Int.neg_add_cancel_left] at h
  exact h

protected theorem Int.le_of_add_le_add_right {a b c : Int} (h : a + b ≤ c + b) : a ≤ c :=
  Int.le_of_add_le_add_left (a := b) (Int.add_comm a b ▸ Int.add_comm c b ▸ h)
@[simp] protected theorem Int.add_le_add_iff_left {b c : Int} (a : Int) : a + b ≤ a + c ↔ b ≤ c :=
  ⟨Int.le_of_add_le_add_left, fun h => Int.add_le_add_left h a⟩
@[simp] protected theorem Int.add_le_add_iff_right {a b : Int} (c : Int) : a + c ≤ b + c ↔ a ≤ b :=
  ⟨Int.le_of_add_le_add_right, fun h => Int.add_le_add_right h c⟩
protected theorem Int.add_lt_add_left {a b : Int} (h : a < b) (c : Int) : c + a < c + b :=
  Int.le_trans (Int.le_of_eq (Int.add_assoc c a 1)) (Int.add_le_add_left h c)
protected theorem Int.add_lt_add_right {a b : Int} (h : a < b) (c : Int) : a + c < b + c :=
  Int.le_trans (Int.le_of_eq (Int.add_right_comm a 1 c).symm) (Int.add_le_add_right h c)
protected theorem Int.add_le_add {a b c d : Int} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Int.le_trans (Int.add_le_add_right h₁ c) (Int.add_le_add_left h₂ b)
protected theorem Int.add_lt_add_of_lt_of_le {a b c d : Int} (h₁ : a < b) (h₂ : c ≤ d) : a + c < b + d :=
  Int.lt_of_lt_of_le (Int.add_lt_add_right h₁ c) (Int.add_le_add_left h₂ b)
protected theorem Int.add_lt_add_of_le_of_lt {a b c d : Int} (h₁ : a ≤ b) (h₂ : c < d) : a + c < b + d :=
  Int.lt_of_le_of_lt (Int.add_le_add_right h₁ c) (Int.add_lt_add_left h₂ b)
protected theorem Int.add_lt_add {a b c d : Int} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Int.add_lt_add_of_lt_of_le h₁ (Int.le_of_lt h₂)
protected theorem Int.le_add_of_nonneg_right {a b : Int} (h : 0 ≤ b) : a ≤ a + b :=
  Int.le_trans (Int.le_of_eq (Int.add_zero a).symm) (Int.add_le_add_left h a)
protected theorem Int.le_add_of_nonneg_left {a b : Int} (h : 0 ≤ b) : a ≤ b + a :=
  Int.add_comm a b ▸ Int.le_add_of_nonneg_right h
protected theorem Int.add_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a + b := Int.add_le_add ha hb
protected theorem Int.add_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a + b := Int.add_lt_add ha hb
theorem Int.lt_add_one_iff {a b : Int} : a < b + 1 ↔ a ≤ b := Int.add_le_add_iff_right 1
theorem Int.lt_add_one_of_le {a b : Int} (H : a ≤ b) : a < b + 1 := Int.add_le_add_right H 1
theorem Int.le_of_lt_add_one {a b : Int} (H : a < b + 1) : a ≤ b := Int.le_of_add_le_add_right H
protected theorem Int.sub_nonneg_of_le {a b : Int} (h : b ≤ a) : 0 ≤ a - b :=
  Int.sub_self b ▸ Int.add_le_add_right h (-b)

protected theorem Int.le_of_sub_nonneg {a b : Int} (h : 0 ≤ a - b) : b ≤ a := by
  have h := Int.add_le_add_right h b
  rw [Int.sub_add_cancel, Int.zero_add] at h
  exact h

@[simp] protected theorem Int.sub_nonneg {a b : Int} : 0 ≤ a - b ↔ b ≤ a := ⟨Int.le_of_sub_nonneg, Int.sub_nonneg_of_le⟩
protected theorem Int.sub_pos_of_lt {a b : Int} (h : b < a) : 0 < a - b := Int.sub_self b ▸ Int.add_lt_add_right h (-b)

protected theorem Int.lt_of_sub_pos {a b : Int} (h : 0 < a - b) : b < a := by
  have h := Int.add_lt_add_right h b
  rw [Int.sub_add_cancel, Int.zero_add] at h
  exact h

@[simp] protected theorem Int.sub_pos {a b : Int} : 0 < a - b ↔ b < a := ⟨Int.lt_of_sub_pos, Int.sub_pos_of_lt⟩

theorem Int.le_sub_one_of_lt {a b : Int} (H : a < b) : a ≤ b - 1 := by
  have h := Int.add_le_add_right H (-1)
  rw [Int.add_neg_cancel_right] at h
  exact h

theorem Int.lt_of_le_sub_one {a b : Int} (H : a ≤ b - 1) : a < b := Int.sub_add_cancel b 1 ▸ Int.add_le_add_right H 1
theorem Int.le_sub_one_iff {m n : Int} : m ≤ n - 1 ↔ m < n := ⟨Int.lt_of_le_sub_one, Int.le_sub_one_of_lt⟩

protected theorem Int.neg_le_neg {a b : Int} (h : a ≤ b) : -b ≤ -a := by
  have h := Int.add_le_add_left h (-a + -b)
  rw [Int.add_assoc, Int.add_comm (-b), Int.neg_add_cancel_left, Int.neg_add_cancel_right] at h
  exact h

protected theorem Int.le_of_neg_le_neg {a b : Int} (h : -b ≤ -a) : a ≤ b :=
  Int.neg_neg a ▸ Int.neg_neg b ▸ Int.neg_le_neg h
@[simp] protected theorem Int.neg_le_neg_iff {a b : Int} : -a ≤ -b ↔ b ≤ a := ⟨Int.le_of_neg_le_neg, Int.neg_le_neg⟩
protected theorem Int.neg_nonneg_of_nonpos {a : Int} (h : a ≤ 0) : 0 ≤ -a := Int.neg_le_neg h
protected theorem Int.neg_nonpos_of_nonneg {a : Int} (h : 0 ≤ a) : -a ≤ 0 := Int.neg_le_neg h
protected theorem Int.neg_lt_neg {a b : Int} (h : a < b) : -b < -a :=
  Int.lt_of_not_ge (fun i => Int.not_le_of_gt h (Int.le_of_neg_le_neg i))
@[simp] protected theorem Int.neg_lt_neg_iff {a b : Int} : -a < -b ↔ b < a :=
  ⟨fun h => Int.lt_of_not_ge (fun i => Int.not_le_of_gt h (Int.neg_le_neg i)), Int.neg_lt_neg⟩
protected theorem Int.neg_pos_of_neg {a : Int} (h : a < 0) : 0 < -a := Int.neg_lt_neg h
protected theorem Int.neg_neg_of_pos {a : Int} (h : 0 < a) : -a < 0 := Int.neg_lt_neg h
protected theorem Int.sub_le_self (a : Int) {b : Int} (h : 0 ≤ b) : a - b ≤ a :=
  Int.le_trans (Int.add_le_add_left (Int.neg_nonpos_of_nonneg h) a) (Int.le_of_eq (Int.add_zero a))

/-! ## Order and multiplication -/

protected theorem Int.mul_nonneg {a b : Int} (ha : 0 ≤ a) (hb : 0 ≤ b) : 0 ≤ a * b := by
  obtain ⟨m, rfl⟩ := Int.eq_ofNat_of_zero_le ha
  obtain ⟨n, rfl⟩ := Int.eq_ofNat_of_zero_le hb
  exact Int.ofNat_zero_le (m * n)

protected theorem Int.mul_pos {a b : Int} (ha : 0 < a) (hb : 0 < b) : 0 < a * b := by
  obtain ⟨m, rfl⟩ := Int.eq_succ_of_zero_lt ha
  obtain ⟨n, rfl⟩ := Int.eq_succ_of_zero_lt hb
  exact Int.ofNat_lt.mpr (Nat.mul_pos (Nat.succ_pos m) (Nat.succ_pos n))

protected theorem Int.mul_le_mul_of_nonneg_left {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : c * a ≤ c * b :=
  Int.le_of_sub_nonneg (Int.mul_sub c b a ▸ Int.mul_nonneg h₂ (Int.sub_nonneg_of_le h₁))
protected theorem Int.mul_le_mul_of_nonneg_right {a b c : Int} (h₁ : a ≤ b) (h₂ : 0 ≤ c) : a * c ≤ b * c :=
  Int.le_of_sub_nonneg (Int.sub_mul b a c ▸ Int.mul_nonneg (Int.sub_nonneg_of_le h₁) h₂)
protected theorem Int.mul_lt_mul_of_pos_left {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : c * a < c * b :=
  Int.lt_of_sub_pos (Int.mul_sub c b a ▸ Int.mul_pos h₂ (Int.sub_pos_of_lt h₁))
protected theorem Int.mul_lt_mul_of_pos_right {a b c : Int} (h₁ : a < b) (h₂ : 0 < c) : a * c < b * c :=
  Int.lt_of_sub_pos (Int.sub_mul b a c ▸ Int.mul_pos (Int.sub_pos_of_lt h₁) h₂)

protected theorem Int.mul_eq_zero {a b : Int} : a * b = 0 ↔ a = 0 ∨ b = 0 := by
  have neg : ∀ n, Int.negOfNat n = 0 → n = 0 := by
    intro n h
    cases n with
    | zero => rfl
    | succ n => cases h
  constructor
  · intro h
    cases a with
    | ofNat m => cases b with
      | ofNat n => exact (Nat.mul_eq_zero.mp (Int.ofNat_inj' h)).imp (congrArg Int.ofNat) (congrArg Int.ofNat)
      | negSucc n => exact Or.inl (congrArg Int.ofNat ((Nat.mul_eq_zero.mp (neg _ h)).resolve_right (Nat.succ_ne_zero n)))
    | negSucc m => cases b with
      | ofNat n => exact Or.inr (congrArg Int.ofNat ((Nat.mul_eq_zero.mp (neg _ h)).resolve_left (Nat.succ_ne_zero m)))
      | negSucc n => cases h
  · intro h
    cases h with
    | inl e => rw [e, Int.zero_mul]
    | inr e => rw [e, Int.mul_zero]

protected theorem Int.mul_ne_zero {a b : Int} (a0 : a ≠ 0) (b0 : b ≠ 0) : a * b ≠ 0 :=
  fun h => (Int.mul_eq_zero.mp h).elim a0 b0
protected theorem Int.eq_of_mul_eq_mul_left {a b c : Int} (ha : a ≠ 0) (h : a * b = a * c) : b = c :=
  Int.eq_of_sub_eq_zero ((Int.mul_eq_zero.mp ((Int.mul_sub a b c).trans (Int.sub_eq_zero_of_eq h))).resolve_left ha)
protected theorem Int.eq_of_mul_eq_mul_right {a b c : Int} (ha : a ≠ 0) (h : b * a = c * a) : b = c :=
  Int.eq_of_mul_eq_mul_left ha (Int.mul_comm a b ▸ Int.mul_comm a c ▸ h)

/-! ## Absolute values -/

@[simp] theorem Int.natAbs_zero : Int.natAbs (0 : Int) = (0 : Nat) := rfl
@[simp] theorem Int.natAbs_one : Int.natAbs (1 : Int) = (1 : Nat) := rfl
@[simp] theorem Int.natAbs_natCast (n : Nat) : Int.natAbs (n : Int) = n := rfl
@[simp] theorem Int.natAbs_negSucc (n : Nat) : Int.natAbs (Int.negSucc n) = Nat.succ n := rfl

@[simp] theorem Int.natAbs_neg (a : Int) : Int.natAbs (-a) = Int.natAbs a := by
  cases a with
  | ofNat n => cases n <;> rfl
  | negSucc n => rfl

theorem Int.natAbs_eq (a : Int) : a = Int.natAbs a ∨ a = -(Int.natAbs a : Int) := by
  cases a with
  | ofNat n => exact Or.inl rfl
  | negSucc n => exact Or.inr rfl

@[simp] theorem Int.natAbs_eq_zero {a : Int} : Int.natAbs a = 0 ↔ a = 0 :=
  ⟨fun h => (Int.natAbs_eq a).elim (fun e => e.trans (congrArg Int.ofNat h))
    (fun e => e.trans (congrArg (fun n : Nat => -(n : Int)) h)), fun h => h ▸ rfl⟩

@[simp] theorem Int.natAbs_pos {a : Int} : 0 < Int.natAbs a ↔ a ≠ 0 :=
  Nat.pos_iff_ne_zero.trans (not_congr Int.natAbs_eq_zero)

theorem Int.natAbs_of_nonneg {a : Int} (H : 0 ≤ a) : (Int.natAbs a : Int) = a := by
  obtain ⟨n, rfl⟩ := Int.eq_ofNat_of_zero_le H
  rfl

theorem Int.eq_natAbs_of_nonneg {a : Int} (h : 0 ≤ a) : a = Int.natAbs a := (Int.natAbs_of_nonneg h).symm
theorem Int.ofNat_natAbs_of_nonpos {a : Int} (H : a ≤ 0) : (Int.natAbs a : Int) = -a :=
  Int.natAbs_neg a ▸ Int.natAbs_of_nonneg (Int.neg_nonneg_of_nonpos H)

theorem Int.le_natAbs {a : Int} : a ≤ Int.natAbs a :=
  (Int.le_total 0 a).elim (fun h => Int.le_of_eq (Int.eq_natAbs_of_nonneg h))
    (fun h => Int.le_trans h (Int.ofNat_zero_le _))

/-! ## Integers as natural numbers -/

@[simp] theorem Int.toNat_zero : Int.toNat (0 : Int) = 0 := rfl
@[simp] theorem Int.toNat_one : Int.toNat (1 : Int) = 1 := rfl
@[simp] theorem Int.toNat_natCast (n : Nat) : Int.toNat (n : Int) = n := rfl
@[simp] theorem Int.toNat_negSucc (n : Nat) : Int.toNat (Int.negSucc n) = 0 := rfl

theorem Int.toNat_of_nonneg {a : Int} (h : 0 ≤ a) : (Int.toNat a : Int) = a := by
  obtain ⟨n, rfl⟩ := Int.eq_ofNat_of_zero_le h
  rfl

theorem Int.toNat_of_nonpos {z : Int} (h : z ≤ 0) : Int.toNat z = 0 := by
  cases z with
  | ofNat n => exact Nat.le_antisymm (Int.ofNat_le.mp h) (Nat.zero_le n)
  | negSucc n => rfl

theorem Int.self_le_toNat (a : Int) : a ≤ Int.toNat a :=
  (Int.le_total 0 a).elim (fun h => Int.le_of_eq (Int.toNat_of_nonneg h).symm)
    (fun h => Int.le_trans h (Int.ofNat_zero_le _))
