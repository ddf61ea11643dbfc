/-!
# Division of integers

Names and statements of Lean 4 core (`Init/Data/Int/DivMod/Bootstrap.lean`, `Lemmas.lean`); proofs are our own.
-/

theorem Int.emod_add_mul_ediv (a b : Int) : a % b + b * (a / b) = a := by
  have below (m n : Nat) : Int.subNatNat (n + 1) (m % (n + 1) + 1) + Int.negOfNat ((n + 1) * (m / (n + 1) + 1))
      = Int.negSucc m := by
    rw [Int.negOfNat_pair, Int.pair_add]
    refine (Int.pair_negSucc ?_).symm
    show m % (n + 1) + 1 + ((n + 1) * (m / (n + 1)) + (n + 1)) = n + 1 + (m + 1)
    rw [Nat.add_right_comm, ← Nat.add_assoc, Nat.mod_add_div, Nat.add_right_comm, Nat.add_comm]
  cases a with
  | ofNat m => cases b with
    | ofNat n => exact congrArg Int.ofNat (Nat.mod_add_div m n)
    | negSucc n =>
      have product : ∀ k, Int.negSucc n * Int.negOfNat k = Int.ofNat ((n + 1) * k) := fun k => by cases k <;> rfl
      show Int.ofNat (m % (n + 1)) + Int.negSucc n * Int.negOfNat (m / (n + 1)) = Int.ofNat m
      rw [product]
      exact congrArg Int.ofNat (Nat.mod_add_div m (n + 1))
  | negSucc m => cases b with
    | ofNat n => cases n with
      | zero =>
        show Int.negSucc (m % 0) = Int.negSucc m
        rw [Nat.mod_zero]
      | succ n => exact below m n
    | negSucc n => exact below m n

theorem Int.emod_def (a b : Int) : a % b = a - b * (a / b) := by
  have h := Int.add_neg_cancel_right (a % b) (b * (a / b))
  rw [Int.emod_add_mul_ediv] at h
  exact h.symm

theorem Int.emod_nonneg (a : Int) {b : Int} (h : b ≠ 0) : 0 ≤ a % b := by
  cases a with
  | ofNat m => exact Int.NonNeg.mk _
  | negSucc m =>
    have l : m % Int.natAbs b < Int.natAbs b := by
      apply Nat.mod_lt
      cases b with
      | ofNat n => cases n with
        | zero => exact absurd rfl h
        | succ n => exact Nat.zero_lt_succ n
      | negSucc n => exact Nat.zero_lt_succ n
    exact (Int.pair_le 0 0 (Int.natAbs b) (m % Int.natAbs b + 1)).mpr ((Nat.zero_add _).symm ▸ l)

theorem Int.emod_lt_of_pos (a : Int) {b : Int} (H : 0 < b) : a % b < b := by
  cases b with
  | negSucc n => cases H
  | ofNat n =>
    cases n with
    | zero => cases H
    | succ n =>
      cases a with
      | ofNat m =>
        show Int.ofNat (m % (n + 1)) < Int.ofNat (n + 1)
        rw [Int.ofNat_pair, Int.ofNat_pair (n + 1)]
        exact (Int.pair_lt _ _ _ _).mpr (Nat.mod_lt m (Nat.zero_lt_succ n))
      | negSucc m =>
        show Int.subNatNat (n + 1) (m % (n + 1) + 1) < Int.ofNat (n + 1)
        rw [Int.ofNat_pair]
        exact (Int.pair_lt _ _ _ _).mpr (Nat.add_le_add_left (Nat.le_add_left 1 _) _)

theorem Int.natAbs_mul (a b : Int) : Int.natAbs (a * b) = Int.natAbs a * Int.natAbs b := by
  have neg : ∀ n, Int.natAbs (Int.negOfNat n) = n := fun n => by cases n <;> rfl
  cases a <;> cases b
  · rfl
  · exact neg _
  · exact neg _
  · rfl

theorem Int.emod_eq_zero_of_dvd {a b : Int} (h : a ∣ b) : b % a = 0 := by
  obtain ⟨c, e⟩ := h
  have n : Int.natAbs b = Int.natAbs a * Int.natAbs c := e ▸ Int.natAbs_mul a c
  cases b with
  | ofNat m =>
    have z : m % Int.natAbs a = 0 := by rw [show m = Int.natAbs a * Int.natAbs c from n, Nat.mul_mod_right]
    exact congrArg Int.ofNat z
  | negSucc m =>
    show Int.subNatNat (Int.natAbs a) (m % Int.natAbs a + 1) = 0
    replace n : m + 1 = Int.natAbs a * Int.natAbs c := n
    revert n
    generalize Int.natAbs a = d
    generalize Int.natAbs c = k
    intro n
    cases d with
    | zero => rw [Nat.zero_mul] at n; cases n
    | succ d => cases k with
      | zero => cases n
      | succ k =>
        have n : m = (d + 1) * k + d := Nat.succ.inj n
        rw [n, Nat.add_comm _ d, Nat.add_mul_mod_self_left, Nat.mod_eq_of_lt (Nat.lt_succ_self d)]
        exact (Int.pair_ofNat (k := 0) rfl).symm

theorem Int.dvd_of_emod_eq_zero {a b : Int} (H : b % a = 0) : a ∣ b := by
  have h := Int.emod_add_mul_ediv b a
  rw [H, Int.zero_add] at h
  exact ⟨b / a, h.symm⟩

theorem Int.dvd_iff_emod_eq_zero {a b : Int} : a ∣ b ↔ b % a = 0 := ⟨Int.emod_eq_zero_of_dvd, Int.dvd_of_emod_eq_zero⟩

theorem Int.emod_pos_of_not_dvd {a b : Int} (h : ¬a ∣ b) : a = 0 ∨ 0 < b % a :=
  (Decidable.em (a = 0)).imp id (fun n =>
    (Int.lt_or_gt_of_ne (mt Int.dvd_of_emod_eq_zero h)).resolve_left (Int.not_lt_of_ge (Int.emod_nonneg b n)))

instance Int.decidableDvd {a b : Int} : Decidable (a ∣ b) :=
  decidable_of_decidable_of_iff (Iff.symm Int.dvd_iff_emod_eq_zero)

/-! ## Quotients and remainders -/

theorem Int.mul_ediv_add_emod (a b : Int) : b * (a / b) + a % b = a :=
  (Int.add_comm _ _).trans (Int.emod_add_mul_ediv a b)
@[simp] theorem Int.zero_emod (b : Int) : 0 % b = 0 := congrArg Int.ofNat (Nat.zero_mod _)

@[simp] theorem Int.emod_zero (a : Int) : a % 0 = a := by
  cases a with
  | ofNat n => exact congrArg Int.ofNat (Nat.mod_zero n)
  | negSucc n => exact congrArg Int.negSucc (Nat.mod_zero n)

@[simp] theorem Int.zero_ediv (b : Int) : 0 / b = 0 := by
  cases b with
  | ofNat n => exact congrArg Int.ofNat (Nat.zero_div n)
  | negSucc n => exact congrArg Int.negOfNat (Nat.zero_div (n + 1))

@[simp] protected theorem Int.ediv_zero (a : Int) : a / 0 = 0 := by
  cases a with
  | ofNat n => exact congrArg Int.ofNat (Nat.div_zero n)
  | negSucc n => rfl

@[simp] theorem Int.natCast_ediv (m n : Nat) : ((m / n : Nat) : Int) = (m : Int) / n := rfl
@[simp] theorem Int.natCast_emod (m n : Nat) : ((m % n : Nat) : Int) = (m : Int) % n := rfl

theorem Int.emod_lt (a : Int) {b : Int} (h : b ≠ 0) : a % b < Int.natAbs b := by
  cases b with
  | ofNat n => cases n with
    | zero => exact absurd rfl h
    | succ n => exact Int.emod_lt_of_pos a (Int.ofNat_lt.mpr (Nat.zero_lt_succ n))
  | negSucc n =>
    have l := Int.emod_lt_of_pos a (Int.ofNat_lt.mpr (Nat.zero_lt_succ n))
    cases a <;> exact l

private theorem Int.mul_small {b x : Int} (h : (Int.natAbs (b * x) : Int) < Int.natAbs b) : b * x = 0 := by
  rw [Int.natAbs_mul] at h
  have h := Int.ofNat_lt.mp h
  cases e : Int.natAbs x with
  | zero => rw [Int.natAbs_eq_zero.mp e, Int.mul_zero]
  | succ n =>
    rw [e, Nat.mul_succ] at h
    exact absurd (Nat.le_add_left _ _) (Nat.not_le_of_gt h)

private theorem Int.remainder_unique {b r s x : Int} (h : r - s = b * x) (r0 : 0 ≤ r) (s0 : 0 ≤ s) (rb : r < Int.natAbs b)
    (sb : s < Int.natAbs b) : r = s := by
  refine Int.eq_of_sub_eq_zero (h.trans (Int.mul_small ?_))
  rw [← h]
  cases Int.natAbs_eq (r - s) with
  | inl e => exact e ▸ Int.lt_of_le_of_lt (Int.sub_le_self r s0) rb
  | inr e =>
    rw [← Int.neg_eq_comm.mp e.symm, Int.neg_sub]
    exact Int.lt_of_le_of_lt (Int.sub_le_self s r0) sb
