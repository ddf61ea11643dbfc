/-!
# More about order, products and powers

Names and statements of Lean 4 core (`Init/Data/Nat/Basic.lean`, `Init/Data/Nat/Lemmas.lean`); proofs are our own.
-/

/-! ## Successor and order -/

protected theorem Nat.zero_lt_two : 0 < 2 := Nat.two_pos

protected theorem Nat.one_lt_two : 1 < 2 := Nat.le.refl

theorem Nat.lt_succ {m n : Nat} : m < Nat.succ n ↔ m ≤ n := Nat.lt_succ_iff

theorem Nat.lt_succ_of_lt {a b : Nat} (h : a < b) : a < Nat.succ b := Nat.le_succ_of_le h

theorem Nat.succ_pred_eq_of_ne_zero {n : Nat} (h : n ≠ 0) : Nat.succ (Nat.pred n) = n := Nat.succ_pred h

theorem Nat.succ_pred_eq_of_pos {n : Nat} (h : 0 < n) : Nat.succ (Nat.pred n) = n := Nat.succ_pred (Nat.ne_of_gt h)

protected theorem Nat.sub_one_add_one {a : Nat} (h : a ≠ 0) : a - 1 + 1 = a := Nat.succ_pred h

theorem Nat.le_pred_of_lt {n m : Nat} (h : n < m) : n ≤ m - 1 := Nat.pred_le_pred h

theorem Nat.le_sub_one_of_lt {a b : Nat} (h : a < b) : a ≤ b - 1 := Nat.pred_le_pred h

theorem Nat.le_succ_iff {m n : Nat} : m ≤ Nat.succ n ↔ m ≤ n ∨ m = Nat.succ n :=
  Iff.intro Nat.le_or_eq_of_le_succ (fun h => h.elim Nat.le_succ_of_le Nat.le_of_eq)

theorem Nat.le_add_one_iff {m n : Nat} : m ≤ n + 1 ↔ m ≤ n ∨ m = n + 1 := Nat.le_succ_iff

protected theorem Nat.lt_succ_iff_lt_or_eq {m n : Nat} : m < Nat.succ n ↔ m < n ∨ m = n :=
  Iff.trans Nat.lt_succ_iff Nat.le_iff_lt_or_eq

protected theorem Nat.eq_of_lt_succ_of_not_lt {m n : Nat} (hmn : m < n + 1) (h : ¬m < n) : m = n :=
  (Nat.lt_succ_iff_lt_or_eq.mp hmn).resolve_left h

protected theorem Nat.eq_of_le_of_lt_succ {n m : Nat} (h₁ : n ≤ m) (h₂ : m < n + 1) : m = n :=
  Nat.le_antisymm (Nat.le_of_lt_succ h₂) h₁

theorem Nat.le_one_iff_eq_zero_or_eq_one {n : Nat} : n ≤ 1 ↔ n = 0 ∨ n = 1 :=
  Iff.trans Nat.le_succ_iff (or_congr_left Nat.le_zero)

theorem Nat.one_le_of_lt {a b : Nat} (h : a < b) : 1 ≤ b := Nat.zero_lt_of_lt h

theorem Nat.not_succ_lt_self {n : Nat} : ¬Nat.succ n < n := Nat.not_lt_of_ge (Nat.le_succ n)

theorem Nat.one_lt_succ_succ (n : Nat) : 1 < Nat.succ (Nat.succ n) := Nat.succ_lt_succ (Nat.succ_pos n)

theorem Nat.le_iff_lt_add_one {x y : Nat} : x ≤ y ↔ x < y + 1 := Iff.symm Nat.lt_succ_iff

protected theorem Nat.eq_or_lt_of_not_lt {a b : Nat} (hnlt : ¬a < b) : a = b ∨ b < a :=
  (Nat.lt_trichotomy a b).resolve_left hnlt

protected theorem Nat.not_lt_of_gt {a b : Nat} (h : a < b) : ¬b < a := Nat.lt_asymm h

protected theorem Nat.not_lt_of_lt {a b : Nat} (h : a < b) : ¬b < a := Nat.lt_asymm h

/-! ## Addition and subtraction -/

protected theorem Nat.add_left_inj {m k n : Nat} : m + n = k + n ↔ m = k := Nat.add_right_cancel_iff

protected theorem Nat.add_right_inj {m k n : Nat} : n + m = n + k ↔ m = k := Nat.add_left_cancel_iff

@[simp] protected theorem Nat.left_eq_add {a b : Nat} : a = a + b ↔ b = 0 := Iff.trans eq_comm Nat.add_eq_left

@[simp] protected theorem Nat.right_eq_add {a b : Nat} : b = a + b ↔ a = 0 := Iff.trans eq_comm Nat.add_eq_right

protected theorem Nat.pos_of_lt_add_right {n k : Nat} (h : n < n + k) : 0 < k := Nat.lt_of_add_lt_add_left h

protected theorem Nat.pos_of_lt_add_left {n k : Nat} (h : n < k + n) : 0 < k := by
  rw [Nat.add_comm] at h
  exact Nat.pos_of_lt_add_right h

@[simp] protected theorem Nat.lt_add_right_iff_pos {n k : Nat} : n < n + k ↔ 0 < k :=
  Iff.intro Nat.pos_of_lt_add_right Nat.lt_add_of_pos_right

@[simp] protected theorem Nat.lt_add_left_iff_pos {n k : Nat} : n < k + n ↔ 0 < k :=
  Iff.intro Nat.pos_of_lt_add_left Nat.lt_add_of_pos_left

theorem Nat.add_pos_iff_pos_or_pos {m n : Nat} : 0 < m + n ↔ 0 < m ∨ 0 < n :=
  Iff.intro
    (fun h => (Nat.eq_zero_or_pos m).elim
      (fun e => by
        rw [e, Nat.zero_add] at h
        exact Or.inr h)
      Or.inl)
    (fun h => h.elim (fun hm => Nat.add_pos_left hm n) (fun hn => Nat.add_pos_right m hn))

protected theorem Nat.sub_le_iff_le_add' {a b c : Nat} : a - b ≤ c ↔ a ≤ b + c := by
  rw [Nat.add_comm]
  exact Nat.sub_le_iff_le_add

protected theorem Nat.le_sub_of_add_le' {n k m : Nat} (h : m + n ≤ k) : n ≤ k - m := by
  rw [Nat.add_comm] at h
  exact Nat.le_sub_of_add_le h

protected theorem Nat.add_le_of_le_sub' {n k m : Nat} (h : m ≤ k) (h' : n ≤ k - m) : m + n ≤ k := by
  rw [Nat.add_comm]
  exact Nat.add_le_of_le_sub h h'

protected theorem Nat.sub_eq_of_eq_add' {a b c : Nat} (h : a = b + c) : a - b = c := by
  rw [Nat.add_comm] at h
  exact Nat.sub_eq_of_eq_add h

protected theorem Nat.eq_sub_of_add_eq {a b c : Nat} (h : c + b = a) : c = a - b :=
  Eq.symm (Nat.sub_eq_of_eq_add (Eq.symm h))

protected theorem Nat.eq_sub_of_add_eq' {a b c : Nat} (h : b + c = a) : c = a - b :=
  Eq.symm (Nat.sub_eq_of_eq_add' (Eq.symm h))

protected theorem Nat.sub_lt_iff_lt_add {a b c : Nat} (hba : b ≤ a) : a - b < c ↔ a < c + b :=
  Iff.intro
    (fun h => by
      have s := Nat.add_lt_add_right h b
      rw [Nat.sub_add_cancel hba] at s
      exact s)
    (Nat.sub_lt_right_of_lt_add hba)

theorem Nat.sub_lt_succ (a b : Nat) : a - b < Nat.succ a := Nat.lt_succ_of_le (Nat.sub_le a b)

protected theorem Nat.sub_lt_self {a b : Nat} (h₀ : 0 < a) (h₁ : a ≤ b) : b - a < b :=
  Nat.sub_lt (Nat.lt_of_lt_of_le h₀ h₁) h₀

protected theorem Nat.sub_add_sub_cancel {a b c : Nat} (hab : b ≤ a) (hcb : c ≤ b) : a - b + (b - c) = a - c := by
  rw [← Nat.add_sub_assoc hcb, Nat.sub_add_cancel hab]

/-! ## Multiplication -/

protected theorem Nat.mul_ne_zero_iff {n m : Nat} : n * m ≠ 0 ↔ n ≠ 0 ∧ m ≠ 0 :=
  Iff.intro (fun h => ⟨fun e => h (Nat.mul_eq_zero.mpr (Or.inl e)), fun e => h (Nat.mul_eq_zero.mpr (Or.inr e))⟩)
    (fun h => Nat.mul_ne_zero h.left h.right)

protected theorem Nat.mul_left_cancel_iff {n : Nat} (p : 0 < n) {m k : Nat} : n * m = n * k ↔ m = k :=
  Iff.intro (Nat.mul_left_cancel p) (fun h => by rw [h])

protected theorem Nat.mul_right_cancel_iff {m : Nat} (p : 0 < m) {n k : Nat} : n * m = k * m ↔ n = k :=
  Iff.intro (Nat.mul_right_cancel p) (fun h => by rw [h])

protected theorem Nat.mul_left_inj {a b c : Nat} (ha : a ≠ 0) : b * a = c * a ↔ b = c :=
  Nat.mul_right_cancel_iff (Nat.pos_of_ne_zero ha)

protected theorem Nat.mul_right_inj {a b c : Nat} (ha : a ≠ 0) : a * b = a * c ↔ b = c :=
  Nat.mul_left_cancel_iff (Nat.pos_of_ne_zero ha)

protected theorem Nat.mul_lt_mul_left {a b c : Nat} (a0 : 0 < a) : a * b < a * c ↔ b < c :=
  Iff.intro Nat.lt_of_mul_lt_mul_left (fun h => Nat.mul_lt_mul_of_pos_left h a0)

protected theorem Nat.mul_lt_mul_right {a b c : Nat} (a0 : 0 < a) : b * a < c * a ↔ b < c :=
  Iff.intro Nat.lt_of_mul_lt_mul_right (fun h => Nat.mul_lt_mul_of_pos_right h a0)

protected theorem Nat.mul_le_mul_left_iff {m n k : Nat} (w : 0 < k) : k * m ≤ k * n ↔ m ≤ n :=
  Iff.intro (fun h => Nat.le_of_mul_le_mul_left h w) (Nat.mul_le_mul_left k)

protected theorem Nat.mul_le_mul_right_iff {m n k : Nat} (w : 0 < k) : m * k ≤ n * k ↔ m ≤ n :=
  Iff.intro (fun h => Nat.le_of_mul_le_mul_right h w) (Nat.mul_le_mul_right k)

protected theorem Nat.mul_lt_mul_of_lt_of_le {a c b d : Nat} (hac : a < c) (hbd : b ≤ d) (hd : 0 < d) :
    a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left a hbd) (Nat.mul_lt_mul_of_pos_right hac hd)

protected theorem Nat.mul_lt_mul_of_le_of_lt {a c b d : Nat} (hac : a ≤ c) (hbd : b < d) (hc : 0 < c) :
    a * b < c * d :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_right b hac) (Nat.mul_lt_mul_of_pos_left hbd hc)

protected theorem Nat.mul_lt_mul_of_lt_of_lt {a b c d : Nat} (hac : a < c) (hbd : b < d) : a * b < c * d :=
  Nat.mul_lt_mul_of_le_of_lt (Nat.le_of_lt hac) hbd (Nat.zero_lt_of_lt hac)

theorem Nat.mul_lt_mul'' {a b c d : Nat} (hac : a < c) (hbd : b < d) : a * b < c * d :=
  Nat.mul_lt_mul_of_lt_of_lt hac hbd

theorem Nat.succ_mul_succ (a b : Nat) : Nat.succ a * Nat.succ b = a * b + a + b + 1 := by
  rw [Nat.mul_succ, Nat.succ_mul, Nat.add_succ, Nat.add_right_comm]

theorem Nat.add_one_mul_add_one (a b : Nat) : (a + 1) * (b + 1) = a * b + a + b + 1 := Nat.succ_mul_succ a b

protected theorem Nat.pos_of_mul_pos_left {a b : Nat} (h : 0 < a * b) : 0 < b :=
  Nat.pos_of_ne_zero (fun e => Nat.ne_of_gt h (Nat.mul_eq_zero.mpr (Or.inr e)))

protected theorem Nat.pos_of_mul_pos_right {a b : Nat} (h : 0 < a * b) : 0 < a :=
  Nat.pos_of_ne_zero (fun e => Nat.ne_of_gt h (Nat.mul_eq_zero.mpr (Or.inl e)))

@[simp] protected theorem Nat.mul_pos_iff_of_pos_left {a b : Nat} (h : 0 < a) : 0 < a * b ↔ 0 < b :=
  Iff.intro Nat.pos_of_mul_pos_left (Nat.mul_pos h)

@[simp] protected theorem Nat.mul_pos_iff_of_pos_right {a b : Nat} (h : 0 < b) : 0 < a * b ↔ 0 < a :=
  Iff.intro Nat.pos_of_mul_pos_right (fun w => Nat.mul_pos w h)

protected theorem Nat.mul_dvd_mul_iff_left {a b c : Nat} (h : 0 < a) : a * b ∣ a * c ↔ b ∣ c :=
  Iff.intro (Nat.dvd_of_mul_dvd_mul_left h) (Nat.mul_dvd_mul_left a)

protected theorem Nat.mul_dvd_mul_iff_right {a b c : Nat} (h : 0 < c) : a * c ∣ b * c ↔ a ∣ b :=
  Iff.intro (Nat.dvd_of_mul_dvd_mul_right h) (fun h' => Nat.mul_dvd_mul_right h' c)

theorem Nat.eq_one_of_mul_eq_one_right {m n : Nat} (H : m * n = 1) : m = 1 :=
  Nat.eq_one_of_dvd_one ⟨n, Eq.symm H⟩

theorem Nat.eq_one_of_mul_eq_one_left {m n : Nat} (H : m * n = 1) : n = 1 := by
  rw [Nat.mul_comm] at H
  exact Nat.eq_one_of_mul_eq_one_right H

theorem Nat.mul_self_le_mul_self_iff {m n : Nat} : m * m ≤ n * n ↔ m ≤ n :=
  Iff.intro (fun h => Nat.le_of_not_lt (fun l => Nat.not_le_of_gt (Nat.mul_self_lt_mul_self l) h))
    Nat.mul_self_le_mul_self

theorem Nat.mul_self_lt_mul_self_iff {m n : Nat} : m * m < n * n ↔ m < n :=
  Iff.intro (fun h => Nat.lt_of_not_le (fun l => Nat.not_le_of_gt h (Nat.mul_self_le_mul_self l)))
    Nat.mul_self_lt_mul_self

theorem Nat.mul_self_inj {m n : Nat} : m * m = n * n ↔ m = n :=
  Iff.intro
    (fun h => Nat.le_antisymm (Nat.mul_self_le_mul_self_iff.mp (Nat.le_of_eq h))
      (Nat.mul_self_le_mul_self_iff.mp (Nat.ge_of_eq h)))
    (fun h => by rw [h])

theorem Nat.le_mul_self (n : Nat) : n ≤ n * n := by
  cases n with
  | zero => exact Nat.le.refl
  | succ n => exact Nat.le_mul_of_pos_right (n + 1) (Nat.succ_pos n)

protected theorem Nat.mul_self_sub_mul_self_eq (a b : Nat) : a * a - b * b = (a + b) * (a - b) := by
  rw [Nat.mul_sub, Nat.add_mul, Nat.add_mul, Nat.mul_comm b a, Nat.add_comm (a * a), Nat.add_sub_add_left]

/-! ## Powers -/

theorem Nat.pow_add_one' {m n : Nat} : m ^ (n + 1) = m * m ^ n := Nat.mul_comm (m ^ n) m

protected theorem Nat.pow_add' (a m n : Nat) : a ^ (m + n) = a ^ n * a ^ m := by
  rw [Nat.pow_add, Nat.mul_comm]

protected theorem Nat.pow_mul' (a m n : Nat) : a ^ (m * n) = (a ^ n) ^ m := by
  rw [Nat.mul_comm, Nat.pow_mul]

protected theorem Nat.one_le_two_pow {n : Nat} : 1 ≤ 2 ^ n := Nat.two_pow_pos n

protected theorem Nat.pow_lt_pow_succ {a n : Nat} (h : 1 < a) : a ^ n < a ^ (n + 1) := by
  have p := Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (n := n) (Nat.zero_lt_of_lt h))
  rw [Nat.mul_one] at p
  exact p

protected theorem Nat.pow_lt_pow_right {a m n : Nat} (ha : 1 < a) (h : m < n) : a ^ m < a ^ n :=
  Nat.lt_of_lt_of_le (Nat.pow_lt_pow_succ ha) (Nat.pow_le_pow_right (Nat.zero_lt_of_lt ha) h)

protected theorem Nat.pow_lt_pow_left {a b n : Nat} (h : a < b) (hn : n ≠ 0) : a ^ n < b ^ n := by
  cases n with
  | zero => exact absurd rfl hn
  | succ n =>
    exact Nat.lt_of_le_of_lt (Nat.mul_le_mul_right a (Nat.pow_le_pow_left (Nat.le_of_lt h) n))
      (Nat.mul_lt_mul_of_pos_left h (Nat.pow_pos (Nat.zero_lt_of_lt h)))

protected theorem Nat.one_lt_two_pow {n : Nat} (h : n ≠ 0) : 1 < 2 ^ n :=
  Nat.pow_lt_pow_right (m := 0) Nat.one_lt_two (Nat.pos_of_ne_zero h)

protected theorem Nat.pow_dvd_pow {m n : Nat} (a : Nat) (h : m ≤ n) : a ^ m ∣ a ^ n :=
  (Nat.le.dest h).elim (fun k hk => ⟨a ^ k, by rw [← Nat.pow_add, hk]⟩)

/-! ## Division -/

protected theorem Nat.div_le_of_le_mul {m n k : Nat} (h : m ≤ k * n) : m / k ≤ n := by
  cases k with
  | zero =>
    rw [Nat.div_zero]
    exact Nat.zero_le n
  | succ k =>
    apply Nat.le_of_mul_le_mul_left _ (Nat.zero_lt_succ k)
    exact Nat.le_trans (Nat.mul_div_le m (Nat.succ k)) h

theorem Nat.div_pos {b a : Nat} (hba : b ≤ a) (hb : 0 < b) : 0 < a / b := by
  rw [Nat.div_eq_sub_div hb hba]
  exact Nat.succ_pos ((a - b) / b)

theorem Nat.lt_mul_of_div_lt {a c b : Nat} (h : a / c < b) (hc : 0 < c) : a < b * c := (Nat.div_lt_iff_lt_mul hc).mp h

theorem Nat.one_le_div_iff {a b : Nat} (hb : 0 < b) : 1 ≤ a / b ↔ b ≤ a := by
  rw [Nat.le_div_iff_mul_le hb, Nat.one_mul]

theorem Nat.div_lt_one_iff {b a : Nat} (hb : 0 < b) : a / b < 1 ↔ a < b := by
  rw [Nat.div_lt_iff_lt_mul hb, Nat.one_mul]

protected theorem Nat.eq_mul_of_div_eq_right {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = b * c := by
  rw [← H2, Nat.mul_div_cancel' H1]

protected theorem Nat.eq_mul_of_div_eq_left {a b c : Nat} (H1 : b ∣ a) (H2 : a / b = c) : a = c * b := by
  rw [← H2, Nat.div_mul_cancel H1]

protected theorem Nat.div_eq_of_eq_mul_right {n m k : Nat} (H1 : 0 < n) (H2 : m = n * k) : m / n = k := by
  rw [H2, Nat.mul_div_right k H1]

protected theorem Nat.div_eq_of_eq_mul_left {n m k : Nat} (H1 : 0 < n) (H2 : m = k * n) : m / n = k := by
  rw [H2, Nat.mul_div_left k H1]

@[simp] theorem Nat.mul_mod_mod (m n l : Nat) : (m * (n % l)) % l = (m * n) % l := by
  rw [Nat.mul_mod, Nat.mod_mod, ← Nat.mul_mod]

@[simp] theorem Nat.mod_mul_mod (m n l : Nat) : ((m % l) * n) % l = (m * n) % l := by
  rw [Nat.mul_comm, Nat.mul_mod_mod, Nat.mul_comm]

theorem Nat.mod_mod_of_dvd (a : Nat) {b c : Nat} (h : c ∣ b) : a % b % c = a % c := by
  cases h with
  | intro k hk =>
    have e := Nat.add_mul_mod_self_left (a % b) c (k * (a / b))
    rw [← Nat.mul_assoc, ← hk, Nat.mod_add_div] at e
    exact Eq.symm e

theorem Nat.dvd_mod_iff {k m n : Nat} (h : k ∣ n) : k ∣ m % n ↔ k ∣ m := by
  have s := Nat.dvd_add_iff_left (k := k) (n := n * (m / n)) (Nat.dvd_trans h (Nat.dvd_mul_right n (m / n))) (m := m % n)
  rw [Nat.mod_add_div] at s
  exact s
