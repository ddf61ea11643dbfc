/-!
# Divisibility

Names and statements of Lean 4 core (`Init/Data/Nat/Dvd.lean`, `Init/Data/Nat/Lemmas.lean`); proofs are our own.
-/

protected theorem Nat.dvd_refl (a : Nat) : a ∣ a := ⟨1, Eq.symm (Nat.mul_one a)⟩

protected theorem Nat.dvd_zero (a : Nat) : a ∣ 0 := ⟨0, rfl⟩

protected theorem Nat.dvd_mul_left (a b : Nat) : a ∣ b * a := ⟨b, Nat.mul_comm b a⟩

protected theorem Nat.dvd_mul_right (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩

protected theorem Nat.dvd_trans {a b c : Nat} (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => ⟨d * e, by rw [he, hd, Nat.mul_assoc]⟩))

protected theorem Nat.one_dvd (n : Nat) : 1 ∣ n := ⟨n, Eq.symm (Nat.one_mul n)⟩

protected theorem Nat.eq_zero_of_zero_dvd {a : Nat} (h : 0 ∣ a) : a = 0 :=
  Exists.elim h (fun c hc => Eq.trans hc (Nat.zero_mul c))

@[simp] protected theorem Nat.zero_dvd {n : Nat} : 0 ∣ n ↔ n = 0 :=
  Iff.intro Nat.eq_zero_of_zero_dvd (fun h => (Eq.symm h) ▸ (Nat.dvd_refl 0))

protected theorem Nat.dvd_add {m n k : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m + n :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => ⟨d + e, by rw [hd, he, Nat.mul_add]⟩))

protected theorem Nat.dvd_sub {k m n : Nat} (h₁ : k ∣ m) (h₂ : k ∣ n) : k ∣ m - n :=
  Exists.elim h₁ (fun d hd => Exists.elim h₂ (fun e he => ⟨d - e, by rw [hd, he, Nat.mul_sub]⟩))

protected theorem Nat.dvd_add_right {m k : Nat} (h : k ∣ m) {n : Nat} : k ∣ m + n ↔ k ∣ n := by
  constructor
  · intro hmn
    have hs := Nat.dvd_sub hmn h
    rw [Nat.add_sub_cancel_left] at hs
    exact hs
  · exact fun hn => Nat.dvd_add h hn

protected theorem Nat.dvd_add_iff_right {k m : Nat} (h : k ∣ m) {n : Nat} : k ∣ n ↔ k ∣ m + n :=
  Iff.symm (Nat.dvd_add_right h)

protected theorem Nat.dvd_add_iff_left {k n : Nat} (h : k ∣ n) {m : Nat} : k ∣ m ↔ k ∣ m + n := by
  rw [Nat.add_comm]
  exact Nat.dvd_add_iff_right h

theorem Nat.dvd_mul_left_of_dvd {m n : Nat} (h : m ∣ n) (k : Nat) : m ∣ k * n := Nat.dvd_trans h (Nat.dvd_mul_left n k)

theorem Nat.dvd_mul_right_of_dvd {m n : Nat} (h : m ∣ n) (k : Nat) : m ∣ n * k := Nat.dvd_trans h (Nat.dvd_mul_right n k)

protected theorem Nat.mul_dvd_mul {a b c d : Nat} (h₁ : a ∣ b) (h₂ : c ∣ d) : a * c ∣ b * d :=
  Exists.elim h₁ (fun e he => Exists.elim h₂ (fun f hf => ⟨e * f, by rw [he, hf, Nat.mul_mul_mul_comm]⟩))

protected theorem Nat.mul_dvd_mul_left {b c : Nat} (a : Nat) (h : b ∣ c) : a * b ∣ a * c :=
  Nat.mul_dvd_mul (Nat.dvd_refl a) h

protected theorem Nat.mul_dvd_mul_right {a b : Nat} (h : a ∣ b) (c : Nat) : a * c ∣ b * c :=
  Nat.mul_dvd_mul h (Nat.dvd_refl c)

protected theorem Nat.le_of_dvd {m n : Nat} (h₁ : 0 < n) (h₂ : m ∣ n) : m ≤ n :=
  Exists.elim h₂ (fun c hc => by
    cases c with
    | zero => exact absurd hc (Nat.ne_of_gt h₁)
    | succ c =>
      rw [hc]
      exact Nat.le_mul_of_pos_right m (Nat.zero_lt_succ c))

protected theorem Nat.pos_of_dvd_of_pos {m n : Nat} (H1 : m ∣ n) (H2 : 0 < n) : 0 < m :=
  Nat.pos_of_ne_zero (fun e => Nat.ne_of_gt H2 (Nat.eq_zero_of_zero_dvd (e ▸ H1)))

protected theorem Nat.dvd_antisymm {m n : Nat} (h₁ : m ∣ n) (h₂ : n ∣ m) : m = n := by
  cases Nat.eq_zero_or_pos n with
  | inl hn =>
    rw [hn] at h₂
    rw [hn, Nat.eq_zero_of_zero_dvd h₂]
  | inr hn => exact Nat.le_antisymm (Nat.le_of_dvd hn h₁) (Nat.le_of_dvd (Nat.pos_of_dvd_of_pos h₁ hn) h₂)

@[simp] protected theorem Nat.dvd_one {n : Nat} : n ∣ 1 ↔ n = 1 :=
  Iff.intro (fun h => Nat.dvd_antisymm h (Nat.one_dvd n)) (fun h => (Eq.symm h) ▸ (Nat.dvd_refl 1))

protected theorem Nat.eq_one_of_dvd_one {n : Nat} (H : n ∣ 1) : n = 1 := Nat.dvd_one.mp H

theorem Nat.mod_eq_zero_of_dvd {m n : Nat} (h : m ∣ n) : n % m = 0 :=
  Exists.elim h (fun c hc => by rw [hc, Nat.mul_mod_right])

theorem Nat.dvd_of_mod_eq_zero {k n : Nat} (h : n % k = 0) : k ∣ n :=
  ⟨n / k, by
    have e := Nat.div_add_mod n k
    rw [h, Nat.add_zero] at e
    exact Eq.symm e⟩

theorem Nat.dvd_iff_mod_eq_zero {k n : Nat} : k ∣ n ↔ n % k = 0 :=
  Iff.intro Nat.mod_eq_zero_of_dvd Nat.dvd_of_mod_eq_zero

theorem Nat.mod_eq_zero_iff_dvd {k n : Nat} : n % k = 0 ↔ k ∣ n := Iff.symm Nat.dvd_iff_mod_eq_zero

theorem Nat.emod_pos_of_not_dvd {a b : Nat} (h : ¬a ∣ b) : 0 < b % a :=
  Nat.pos_of_ne_zero (fun e => h (Nat.dvd_of_mod_eq_zero e))

protected theorem Nat.mul_div_cancel' {n m : Nat} (H : n ∣ m) : n * (m / n) = m := by
  have e := Nat.div_add_mod m n
  rw [Nat.mod_eq_zero_of_dvd H, Nat.add_zero] at e
  exact e

protected theorem Nat.div_mul_cancel {m n : Nat} (H : n ∣ m) : m / n * n = m := by
  rw [Nat.mul_comm, Nat.mul_div_cancel' H]

protected theorem Nat.dvd_of_mul_dvd_mul_left {k m n : Nat} (kpos : 0 < k) (H : k * m ∣ k * n) : m ∣ n :=
  Exists.elim H (fun c hc => ⟨c, Nat.eq_of_mul_eq_mul_left kpos (Eq.trans hc (Nat.mul_assoc k m c))⟩)

protected theorem Nat.dvd_of_mul_dvd_mul_right {k m n : Nat} (kpos : 0 < k) (H : m * k ∣ n * k) : m ∣ n := by
  rw [Nat.mul_comm m k, Nat.mul_comm n k] at H
  exact Nat.dvd_of_mul_dvd_mul_left kpos H

instance Nat.decidable_dvd (k n : Nat) : Decidable (k ∣ n) :=
  @decidable_of_decidable_of_iff (n % k = 0) (k ∣ n) (Nat.decEq (n % k) 0) Nat.mod_eq_zero_iff_dvd
