/-!
# What the proofs of `omega` about integers are made of

An integer is the difference of two natural numbers; what is said of integers becomes a statement about those.
-/

private def Lean.Omega.positive (x : Int) : Nat := Int.toNat x

private def Lean.Omega.negative (x : Int) : Nat := Int.toNat (-x)

private theorem Lean.Omega.int_atom (x : Int) : x = Int.subNatNat (Lean.Omega.positive x) (Lean.Omega.negative x) := Int.pair x

attribute [irreducible] Lean.Omega.positive Lean.Omega.negative

private theorem Lean.Omega.int_ofNat (n : Nat) : Int.ofNat n = Int.subNatNat n 0 := Int.ofNat_pair n
private theorem Lean.Omega.int_negSucc (n : Nat) : Int.negSucc n = Int.subNatNat 0 (n + 1) := rfl
private theorem Lean.Omega.int_neg (a : Int) (p q : Nat) (h : a = Int.subNatNat p q) : -a = Int.subNatNat q p := by
  rw [h, Int.pair_neg]

private theorem Lean.Omega.int_add (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s) :
    a + b = Int.subNatNat (p + r) (q + s) := by
  rw [h, i, Int.pair_add]

private theorem Lean.Omega.int_sub (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s) :
    a - b = Int.subNatNat (p + s) (q + r) := by
  rw [h, i, Int.pair_sub]

private theorem Lean.Omega.int_mul (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s) :
    a * b = Int.subNatNat (p * r + q * s) (p * s + q * r) := by
  rw [h, i, show Int.subNatNat p q = Int.subNatNat p 0 + Int.subNatNat 0 q from
    (Int.pair_add p 0 0 q).symm ▸ (Nat.zero_add q).symm ▸ rfl, Int.add_mul, ← Int.ofNat_pair, ← Int.negOfNat_pair,
    Int.ofNat_mul_pair, Int.negOfNat_mul_pair, Int.pair_add]

private theorem Lean.Omega.int_le (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s)
    (l : a ≤ b) : p + s ≤ r + q := (Int.pair_le p q r s).mp (by rw [← h, ← i]; exact l)
private theorem Lean.Omega.int_lt (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s)
    (l : a < b) : p + s + 1 ≤ r + q := (Int.pair_lt p q r s).mp (by rw [← h, ← i]; exact l)
private theorem Lean.Omega.int_eq (a b : Int) (p q r s : Nat) (h : a = Int.subNatNat p q) (i : b = Int.subNatNat r s)
    (e : a = b) : p + s = r + q := Int.pair_inj (by rw [← h, ← i]; exact e)

private theorem Lean.Omega.natAbs_cases (x : Int) : (0 ≤ x ∧ ↑(Int.natAbs x) = x) ∨ (x < 0 ∧ ↑(Int.natAbs x) = -x) := by
  cases x with
  | ofNat n => exact Or.inl ⟨Int.NonNeg.mk n, rfl⟩
  | negSucc n => exact Or.inr ⟨(Int.pair_lt 0 (n + 1) 0 0).mpr (Nat.le_add_left 1 _), rfl⟩

private theorem Lean.Omega.toNat_cases (x : Int) : (0 ≤ x ∧ ↑(Int.toNat x) = x) ∨ (x < 0 ∧ Int.toNat x = 0) := by
  cases x with
  | ofNat n => exact Or.inl ⟨Int.NonNeg.mk n, rfl⟩
  | negSucc n => exact Or.inr ⟨(Int.pair_lt 0 (n + 1) 0 0).mpr (Nat.le_add_left 1 _), rfl⟩

private theorem Lean.Omega.remainder (a k : Int) (h : decide (0 < k) = true) : 0 ≤ a % k ∧ a % k < k := by
  have l := of_decide_eq_true h
  exact ⟨Int.emod_nonneg a (fun e => by rw [e] at l; cases l), Int.emod_lt_of_pos a l⟩
