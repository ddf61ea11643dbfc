/-!
# Remainders of sums and products, and divisibility of integers

Names and statements of Lean 4 core (`Init/Data/Int/DivMod/Bootstrap.lean`, `Lemmas.lean`); proofs are our own.
-/

private theorem Int.difference_of_sums (a x p q : Int) : a + x - p - (a - q) = q - p + x := by
  show a + x + -p + -(a + -q) = q + -p + x
  rw [Int.neg_add, Int.neg_neg, Int.add_comm (-a), Int.add_assoc a, Int.add_comm a, Int.add_assoc, Int.add_left_comm a,
    Int.add_right_neg, Int.add_zero, Int.add_comm (x + -p), Int.add_comm x, ← Int.add_assoc]

@[simp] theorem Int.add_mul_emod_self_left (a b c : Int) : (a + b * c) % b = a % b := by
  cases Decidable.em (b = 0) with
  | inl e => rw [e, Int.zero_mul, Int.add_zero]
  | inr n =>
    have h : (a + b * c) % b - a % b = b * (a / b - (a + b * c) / b + c) := by
      rw [Int.emod_def, Int.emod_def a, Int.mul_add, Int.mul_sub]
      exact Int.difference_of_sums a (b * c) (b * ((a + b * c) / b)) (b * (a / b))
    exact Int.remainder_unique h (Int.emod_nonneg _ n) (Int.emod_nonneg _ n) (Int.emod_lt _ n) (Int.emod_lt _ n)

@[simp] theorem Int.add_mul_emod_self_right (a b c : Int) : (a + b * c) % c = a % c :=
  Int.mul_comm c b ▸ Int.add_mul_emod_self_left a c b
@[simp] theorem Int.mul_emod_right (a b : Int) : a * b % a = 0 := Int.emod_eq_zero_of_dvd ⟨b, rfl⟩
@[simp] theorem Int.mul_emod_left (a b : Int) : a * b % b = 0 := Int.mul_comm b a ▸ Int.mul_emod_right b a
@[simp] theorem Int.emod_self {a : Int} : a % a = 0 := Int.emod_eq_zero_of_dvd ⟨1, (Int.mul_one a).symm⟩

@[simp] theorem Int.emod_emod (a b : Int) : a % b % b = a % b := by
  have h := Int.add_mul_emod_self_left a b (-(a / b))
  rw [Int.mul_neg] at h
  exact (congrArg (· % b) (Int.emod_def a b)).trans h

@[simp] theorem Int.emod_add_emod (m n k : Int) : (m % n + k) % n = (m + k) % n := by
  have h := Int.add_mul_emod_self_left (m % n + k) n (m / n)
  rw [Int.add_right_comm, Int.emod_add_mul_ediv] at h
  exact h.symm

@[simp] theorem Int.add_emod_emod (m n k : Int) : (m + n % k) % k = (m + n) % k := by
  rw [Int.add_comm, Int.emod_add_emod, Int.add_comm]
theorem Int.add_emod (a b n : Int) : (a + b) % n = (a % n + b % n) % n := by rw [Int.add_emod_emod, Int.emod_add_emod]

theorem Int.mul_emod (a b n : Int) : a * b % n = a % n * (b % n) % n := by
  have h := Int.add_mul_emod_self_left (a % n * (b % n)) n (a / n * b + a % n * (b / n))
  rw [← h]
  refine congrArg (· % n) ?_
  rw [Int.mul_add, ← Int.mul_assoc, Int.mul_left_comm n, ← Int.add_assoc, Int.add_right_comm, ← Int.mul_add,
    Int.emod_add_mul_ediv, ← Int.add_mul, Int.emod_add_mul_ediv]

theorem Int.emod_two_eq (x : Int) : x % 2 = 0 ∨ x % 2 = 1 := by omega

@[simp] theorem Int.mul_ediv_cancel_left {a : Int} (b : Int) (H : a ≠ 0) : a * b / a = b := by
  have h := Int.mul_ediv_add_emod (a * b) a
  rw [Int.mul_emod_right, Int.add_zero] at h
  exact Int.eq_of_mul_eq_mul_left H h

@[simp] theorem Int.mul_ediv_cancel (a : Int) {b : Int} (H : b ≠ 0) : a * b / b = a :=
  Int.mul_comm b a ▸ Int.mul_ediv_cancel_left a H

protected theorem Int.mul_ediv_cancel' {a b : Int} (H : a ∣ b) : a * (b / a) = b := by
  have h := Int.mul_ediv_add_emod b a
  rw [Int.emod_eq_zero_of_dvd H, Int.add_zero] at h
  exact h

protected theorem Int.ediv_mul_cancel {a b : Int} (H : b ∣ a) : a / b * b = a :=
  Int.mul_comm b _ ▸ Int.mul_ediv_cancel' H

/-! ## Divisibility -/

@[simp] protected theorem Int.dvd_zero (n : Int) : n ∣ 0 := ⟨0, (Int.mul_zero n).symm⟩
@[simp] protected theorem Int.dvd_refl (n : Int) : n ∣ n := ⟨1, (Int.mul_one n).symm⟩
@[simp] protected theorem Int.one_dvd (n : Int) : 1 ∣ n := ⟨n, (Int.one_mul n).symm⟩

protected theorem Int.dvd_trans {a b c : Int} (h : a ∣ b) (i : b ∣ c) : a ∣ c := by
  obtain ⟨d, rfl⟩ := h
  obtain ⟨e, rfl⟩ := i
  exact ⟨d * e, Int.mul_assoc a d e⟩

@[simp] protected theorem Int.dvd_mul_right (a b : Int) : a ∣ a * b := ⟨b, rfl⟩
@[simp] protected theorem Int.dvd_mul_left (a b : Int) : b ∣ a * b := ⟨a, Int.mul_comm a b⟩

protected theorem Int.dvd_add {a b c : Int} (h : a ∣ b) (i : a ∣ c) : a ∣ b + c := by
  obtain ⟨d, rfl⟩ := h
  obtain ⟨e, rfl⟩ := i
  exact ⟨d + e, (Int.mul_add a d e).symm⟩

protected theorem Int.dvd_sub {a b c : Int} (h : a ∣ b) (i : a ∣ c) : a ∣ b - c := by
  obtain ⟨d, rfl⟩ := h
  obtain ⟨e, rfl⟩ := i
  exact ⟨d - e, (Int.mul_sub a d e).symm⟩

@[simp] protected theorem Int.dvd_neg {a b : Int} : a ∣ -b ↔ a ∣ b :=
  ⟨fun ⟨c, h⟩ => ⟨-c, (Int.eq_neg_of_eq_neg h.symm).trans (Int.mul_neg a c).symm⟩,
    fun ⟨c, h⟩ => ⟨-c, h ▸ (Int.mul_neg a c).symm⟩⟩

@[simp] protected theorem Int.neg_dvd {a b : Int} : -a ∣ b ↔ a ∣ b :=
  ⟨fun ⟨c, h⟩ => ⟨-c, h.trans ((Int.neg_mul a c).trans (Int.mul_neg a c).symm)⟩,
    fun ⟨c, h⟩ => ⟨-c, h.trans (Int.neg_mul_neg a c).symm⟩⟩
