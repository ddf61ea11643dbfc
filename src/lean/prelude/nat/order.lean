/-!
# Inequalities on Nat

Names and statements of Lean 4 core (`Init/Prelude.lean`, `Init/Data/Nat/Basic.lean`, `Init/Data/Nat/Lemmas.lean`);
proofs are our own.
-/

/-! ## Basic facts -/

attribute [simp] Nat.le_refl

attribute [simp] Nat.lt_irrefl

theorem Nat.succ_lt_succ {n m : Nat} : n < m → Nat.succ n < Nat.succ m := Nat.succ_le_succ

theorem Nat.lt_succ_of_le {n m : Nat} : n ≤ m → n < Nat.succ m := Nat.succ_le_succ

theorem Nat.le_of_lt_succ {m n : Nat} : m < Nat.succ n → m ≤ n := Nat.le_of_succ_le_succ

theorem Nat.lt_add_one_of_le {n m : Nat} : n ≤ m → n < m + 1 := Nat.lt_succ_of_le

theorem Nat.le_of_lt_add_one {n m : Nat} : n < m + 1 → n ≤ m := Nat.le_of_lt_succ

theorem Nat.le_of_succ_le {n m : Nat} (h : Nat.succ n ≤ m) : n ≤ m := Nat.le_trans (Nat.le_succ n) h

theorem Nat.lt_of_succ_lt {n m : Nat} : Nat.succ n < m → n < m := Nat.le_of_succ_le

protected theorem Nat.le_of_lt {n m : Nat} : n < m → n ≤ m := Nat.le_of_succ_le

theorem Nat.lt_of_succ_lt_succ {n m : Nat} : Nat.succ n < Nat.succ m → n < m := Nat.le_of_succ_le_succ

theorem Nat.lt_of_succ_le {n m : Nat} (h : Nat.succ n ≤ m) : n < m := h

theorem Nat.succ_le_of_lt {n m : Nat} (h : n < m) : Nat.succ n ≤ m := h

theorem Nat.succ_le {n m : Nat} : Nat.succ n ≤ m ↔ n < m := Iff.rfl

theorem Nat.succ_le_iff {m n : Nat} : Nat.succ m ≤ n ↔ m < n := Iff.rfl

theorem Nat.add_one_le_iff {n m : Nat} : n + 1 ≤ m ↔ n < m := Iff.rfl

theorem Nat.lt_iff_add_one_le {m n : Nat} : m < n ↔ m + 1 ≤ n := Iff.rfl

protected theorem Nat.lt_succ_iff {m n : Nat} : m < Nat.succ n ↔ m ≤ n := Iff.intro Nat.le_of_lt_succ Nat.lt_succ_of_le

theorem Nat.lt_add_one_iff {m n : Nat} : m < n + 1 ↔ m ≤ n := Nat.lt_succ_iff

theorem Nat.succ_le_succ_iff {n m : Nat} : Nat.succ n ≤ Nat.succ m ↔ n ≤ m :=
  Iff.intro Nat.le_of_succ_le_succ Nat.succ_le_succ

theorem Nat.succ_lt_succ_iff {n m : Nat} : Nat.succ n < Nat.succ m ↔ n < m :=
  Iff.intro Nat.lt_of_succ_lt_succ Nat.succ_lt_succ

protected theorem Nat.add_one_le_add_one_iff {a b : Nat} : a + 1 ≤ b + 1 ↔ a ≤ b := Nat.succ_le_succ_iff

theorem Nat.lt_succ_self (n : Nat) : n < Nat.succ n := Nat.le.refl

protected theorem Nat.lt_add_one (n : Nat) : n < n + 1 := Nat.le.refl

theorem Nat.lt.base (n : Nat) : n < Nat.succ n := Nat.le.refl

theorem Nat.lt.step {n m : Nat} : n < m → n < Nat.succ m := Nat.le.step

@[simp] theorem Nat.zero_lt_succ (n : Nat) : 0 < Nat.succ n := Nat.succ_le_succ (Nat.zero_le n)

theorem Nat.succ_pos (n : Nat) : 0 < Nat.succ n := Nat.zero_lt_succ n

protected theorem Nat.zero_lt_one : 0 < 1 := Nat.zero_lt_succ 0

protected theorem Nat.one_pos : 0 < 1 := Nat.zero_lt_one

protected theorem Nat.two_pos : 0 < 2 := Nat.zero_lt_succ 1

protected theorem Nat.lt_trans {n m k : Nat} (h₁ : n < m) : m < k → n < k :=
  fun h₂ => Nat.le_trans (Nat.le_step h₁) h₂

protected theorem Nat.lt_of_lt_of_le {n m k : Nat} : n < m → m ≤ k → n < k := Nat.le_trans

protected theorem Nat.lt_of_le_of_lt {n m k : Nat} : n ≤ m → m < k → n < k :=
  fun h₁ h₂ => Nat.le_trans (Nat.succ_le_succ h₁) h₂

protected theorem Nat.lt_of_lt_of_eq {n m k : Nat} : n < m → m = k → n < k := fun h₁ h₂ => h₂ ▸ h₁

protected theorem Nat.le_of_eq {n m : Nat} (p : n = m) : n ≤ m := p ▸ Nat.le_refl n

protected theorem Nat.ge_of_eq {m n : Nat} (h : m = n) : m ≥ n := Nat.le_of_eq (Eq.symm h)

protected theorem Nat.lt_asymm {a b : Nat} (h : a < b) : ¬b < a := fun h' => Nat.lt_irrefl a (Nat.lt_trans h h')

theorem Nat.ne_of_lt {a b : Nat} (h : a < b) : a ≠ b := fun e => by
  rw [e] at h
  exact Nat.lt_irrefl b h

theorem Nat.ne_of_gt {a b : Nat} (h : b < a) : a ≠ b := Ne.symm (Nat.ne_of_lt h)

protected theorem Nat.ne_of_lt' {a b : Nat} : a < b → b ≠ a := Nat.ne_of_gt

theorem Nat.eq_zero_of_le_zero {n : Nat} (h : n ≤ 0) : n = 0 := Nat.le_antisymm h (Nat.zero_le n)

@[simp] protected theorem Nat.le_zero_eq (a : Nat) : (a ≤ 0) = (a = 0) :=
  propext (Iff.intro Nat.eq_zero_of_le_zero Nat.le_of_eq)

protected theorem Nat.le_zero {i : Nat} : i ≤ 0 ↔ i = 0 := Iff.intro Nat.eq_zero_of_le_zero Nat.le_of_eq

theorem Nat.eq_zero_or_pos (n : Nat) : n = 0 ∨ n > 0 := by
  cases n with
  | zero => exact Or.inl rfl
  | succ n => exact Or.inr (Nat.succ_pos n)

protected theorem Nat.pos_of_ne_zero {n : Nat} (h : n ≠ 0) : 0 < n := (Nat.eq_zero_or_pos n).resolve_left h

protected theorem Nat.ne_zero_of_lt {b a : Nat} (h : b < a) : a ≠ 0 :=
  Nat.ne_of_gt (Nat.lt_of_le_of_lt (Nat.zero_le b) h)

protected theorem Nat.pos_iff_ne_zero {n : Nat} : 0 < n ↔ n ≠ 0 := Iff.intro Nat.ne_of_gt Nat.pos_of_ne_zero

protected theorem Nat.ne_zero_iff_zero_lt {n : Nat} : n ≠ 0 ↔ 0 < n := Iff.symm Nat.pos_iff_ne_zero

theorem Nat.zero_lt_of_lt {a b : Nat} (h : a < b) : 0 < b := Nat.lt_of_le_of_lt (Nat.zero_le a) h

theorem Nat.zero_lt_of_ne_zero {a : Nat} (h : a ≠ 0) : 0 < a := Nat.pos_of_ne_zero h

/-! ## Total order -/

protected theorem Nat.le_total (m n : Nat) : m ≤ n ∨ n ≤ m := (Nat.lt_or_ge m n).elim (fun h => Or.inl (Nat.le_of_lt h)) Or.inr

protected theorem Nat.not_le_of_gt {n m : Nat} (h : n > m) : ¬n ≤ m := fun h' => Nat.lt_irrefl m (Nat.lt_of_lt_of_le h h')

protected theorem Nat.not_le_of_lt {a b : Nat} : a < b → ¬b ≤ a := Nat.not_le_of_gt

protected theorem Nat.not_lt_of_ge {a b : Nat} : b ≥ a → ¬b < a := fun h h' => Nat.not_le_of_gt h' h

protected theorem Nat.not_lt_of_le {a b : Nat} : a ≤ b → ¬b < a := fun h h' => Nat.not_le_of_gt h' h

protected theorem Nat.gt_of_not_le {n m : Nat} (h : ¬n ≤ m) : n > m := (Nat.lt_or_ge m n).resolve_right h

protected theorem Nat.lt_of_not_ge {a b : Nat} (h : ¬b ≥ a) : b < a := Nat.gt_of_not_le h

protected theorem Nat.lt_of_not_le {a b : Nat} (h : ¬a ≤ b) : b < a := Nat.gt_of_not_le h

protected theorem Nat.ge_of_not_lt {n m : Nat} (h : ¬n < m) : n ≥ m := (Nat.lt_or_ge n m).resolve_left h

protected theorem Nat.le_of_not_gt {a b : Nat} (h : ¬b > a) : b ≤ a := Nat.ge_of_not_lt h

protected theorem Nat.le_of_not_lt {a b : Nat} (h : ¬a < b) : b ≤ a := Nat.ge_of_not_lt h

@[simp] protected theorem Nat.not_le {n m : Nat} : ¬n ≤ m ↔ m < n := Iff.intro Nat.gt_of_not_le Nat.not_le_of_gt

@[simp] protected theorem Nat.not_lt {n m : Nat} : ¬n < m ↔ m ≤ n := Iff.intro Nat.ge_of_not_lt Nat.not_lt_of_le

protected theorem Nat.le_of_not_le {a b : Nat} (h : ¬b ≤ a) : a ≤ b := Nat.le_of_lt (Nat.not_le.mp h)

protected theorem Nat.le_of_not_ge {a b : Nat} (h : ¬a ≥ b) : a ≤ b := Nat.le_of_not_le h

protected theorem Nat.lt_trichotomy (a b : Nat) : a < b ∨ a = b ∨ b < a :=
  (Nat.lt_or_ge a b).elim Or.inl
    (fun h => (Nat.eq_or_lt_of_le h).elim (fun e => Or.inr (Or.inl (Eq.symm e))) (fun l => Or.inr (Or.inr l)))

protected theorem Nat.lt_or_gt_of_ne {a b : Nat} (ne : a ≠ b) : a < b ∨ a > b :=
  (Nat.lt_trichotomy a b).elim Or.inl (fun h => h.elim (fun e => absurd e ne) Or.inr)

protected theorem Nat.lt_or_lt_of_ne {a b : Nat} : a ≠ b → a < b ∨ b < a := Nat.lt_or_gt_of_ne

protected theorem Nat.ne_iff_lt_or_gt {a b : Nat} : a ≠ b ↔ a < b ∨ b < a :=
  Iff.intro Nat.lt_or_gt_of_ne (fun h => h.elim Nat.ne_of_lt Nat.ne_of_gt)

protected theorem Nat.le_antisymm_iff {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a :=
  Iff.intro (fun h => ⟨Nat.le_of_eq h, Nat.ge_of_eq h⟩) (fun h => Nat.le_antisymm h.left h.right)

protected theorem Nat.eq_iff_le_and_ge {a b : Nat} : a = b ↔ a ≤ b ∧ b ≤ a := Nat.le_antisymm_iff

protected theorem Nat.lt_of_le_of_ne {n m : Nat} (h₁ : n ≤ m) (h₂ : ¬n = m) : n < m :=
  (Nat.eq_or_lt_of_le h₁).resolve_left h₂

protected theorem Nat.lt_iff_le_and_ne {m n : Nat} : m < n ↔ m ≤ n ∧ m ≠ n :=
  Iff.intro (fun h => ⟨Nat.le_of_lt h, Nat.ne_of_lt h⟩) (fun h => Nat.lt_of_le_of_ne h.left h.right)

protected theorem Nat.lt_iff_le_not_le {m n : Nat} : m < n ↔ m ≤ n ∧ ¬n ≤ m :=
  Iff.intro (fun h => ⟨Nat.le_of_lt h, Nat.not_le_of_gt h⟩) (fun h => Nat.lt_of_not_le h.right)

protected theorem Nat.le_iff_lt_or_eq {n m : Nat} : n ≤ m ↔ n < m ∨ n = m :=
  Iff.intro (fun h => (Nat.eq_or_lt_of_le h).symm) (fun h => h.elim Nat.le_of_lt Nat.le_of_eq)

protected theorem Nat.lt_or_eq_of_le {n m : Nat} (h : n ≤ m) : n < m ∨ n = m := (Nat.eq_or_lt_of_le h).symm

theorem Nat.le_or_eq_of_le_succ {m n : Nat} (h : m ≤ Nat.succ n) : m ≤ n ∨ m = Nat.succ n :=
  (Nat.eq_or_lt_of_le h).elim Or.inr (fun l => Or.inl (Nat.le_of_lt_succ l))

protected theorem Nat.eq_zero_of_not_pos {n : Nat} (h : ¬0 < n) : n = 0 := (Nat.eq_zero_or_pos n).resolve_right h

theorem Nat.lt_one_iff {n : Nat} : n < 1 ↔ n = 0 :=
  Iff.intro (fun h => Nat.eq_zero_of_le_zero (Nat.le_of_lt_succ h)) (fun h => Nat.lt_succ_of_le (Nat.le_of_eq h))

theorem Nat.one_le_iff_ne_zero {n : Nat} : 1 ≤ n ↔ n ≠ 0 := Nat.pos_iff_ne_zero

/-! ## Order and addition -/

theorem Nat.le_add_right (n k : Nat) : n ≤ n + k := by
  induction k with
  | zero => exact Nat.le.refl
  | succ k ih => exact Nat.le.step ih

theorem Nat.le_add_left (n m : Nat) : n ≤ m + n := (Nat.add_comm n m) ▸ (Nat.le_add_right n m)

theorem Nat.le.dest {n m : Nat} (h : n ≤ m) : ∃ k, n + k = m := by
  induction h with
  | refl => exact ⟨0, rfl⟩
  | step _ ih => exact ih.elim (fun k hk => ⟨Nat.succ k, congrArg Nat.succ hk⟩)

theorem Nat.le.intro {n m k : Nat} (h : n + k = m) : n ≤ m := h ▸ (Nat.le_add_right n k)

protected theorem Nat.exists_eq_add_of_le {m n : Nat} (h : m ≤ n) : ∃ k, n = m + k :=
  (Nat.le.dest h).elim (fun k hk => ⟨k, Eq.symm hk⟩)

protected theorem Nat.exists_eq_add_of_le' {m n : Nat} (h : m ≤ n) : ∃ k, n = k + m :=
  (Nat.le.dest h).elim (fun k hk => ⟨k, Eq.trans (Eq.symm hk) (Nat.add_comm m k)⟩)

protected theorem Nat.exists_eq_add_of_lt {m n : Nat} (h : m < n) : ∃ k, n = m + k + 1 :=
  (Nat.le.dest h).elim (fun k hk => ⟨k, Eq.trans (Eq.symm hk) (Nat.succ_add m k)⟩)

protected theorem Nat.add_le_add_left {n m : Nat} (h : n ≤ m) (k : Nat) : k + n ≤ k + m := by
  induction h with
  | refl => exact Nat.le.refl
  | step _ ih => exact Nat.le.step ih

protected theorem Nat.add_le_add_right {n m : Nat} (h : n ≤ m) (k : Nat) : n + k ≤ m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]
  exact Nat.add_le_add_left h k

protected theorem Nat.add_le_add {a b c d : Nat} (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d :=
  Nat.le_trans (Nat.add_le_add_right h₁ c) (Nat.add_le_add_left h₂ b)

protected theorem Nat.add_lt_add_left {n m : Nat} (h : n < m) (k : Nat) : k + n < k + m := Nat.add_le_add_left h k

protected theorem Nat.add_lt_add_right {n m : Nat} (h : n < m) (k : Nat) : n + k < m + k := by
  rw [Nat.add_comm n k, Nat.add_comm m k]
  exact Nat.add_lt_add_left h k

protected theorem Nat.add_lt_add {a b c d : Nat} (h₁ : a < b) (h₂ : c < d) : a + c < b + d :=
  Nat.lt_trans (Nat.add_lt_add_right h₁ c) (Nat.add_lt_add_left h₂ b)

protected theorem Nat.add_lt_add_of_le_of_lt {a b c d : Nat} (hle : a ≤ b) (hlt : c < d) : a + c < b + d :=
  Nat.lt_of_le_of_lt (Nat.add_le_add_right hle c) (Nat.add_lt_add_left hlt b)

protected theorem Nat.add_lt_add_of_lt_of_le {a b c d : Nat} (hlt : a < b) (hle : c ≤ d) : a + c < b + d :=
  Nat.lt_of_le_of_lt (Nat.add_le_add_left hle a) (Nat.add_lt_add_right hlt d)

protected theorem Nat.le_of_add_le_add_left {a b c : Nat} (h : a + b ≤ a + c) : b ≤ c :=
  (Nat.le.dest h).elim (fun k hk => Nat.le.intro (Nat.add_left_cancel (Eq.trans (Eq.symm (Nat.add_assoc a b k)) hk)))

protected theorem Nat.le_of_add_le_add_right {a b c : Nat} (h : a + b ≤ c + b) : a ≤ c := by
  rw [Nat.add_comm a b, Nat.add_comm c b] at h
  exact Nat.le_of_add_le_add_left h

@[simp] protected theorem Nat.add_le_add_iff_left {m k n : Nat} : n + m ≤ n + k ↔ m ≤ k :=
  Iff.intro Nat.le_of_add_le_add_left (fun h => Nat.add_le_add_left h n)

@[simp] protected theorem Nat.add_le_add_iff_right {m k n : Nat} : m + n ≤ k + n ↔ m ≤ k :=
  Iff.intro Nat.le_of_add_le_add_right (fun h => Nat.add_le_add_right h n)

protected theorem Nat.lt_of_add_lt_add_left {k m n : Nat} (h : n + k < n + m) : k < m := Nat.le_of_add_le_add_left h

protected theorem Nat.lt_of_add_lt_add_right {n k m : Nat} (h : k + n < m + n) : k < m := by
  rw [Nat.add_comm k n, Nat.add_comm m n] at h
  exact Nat.lt_of_add_lt_add_left h

@[simp] protected theorem Nat.add_lt_add_iff_left {m k n : Nat} : n + m < n + k ↔ m < k :=
  Iff.intro Nat.lt_of_add_lt_add_left (fun h => Nat.add_lt_add_left h n)

@[simp] protected theorem Nat.add_lt_add_iff_right {m k n : Nat} : m + n < k + n ↔ m < k :=
  Iff.intro Nat.lt_of_add_lt_add_right (fun h => Nat.add_lt_add_right h n)

protected theorem Nat.le_add_right_of_le {n m k : Nat} (h : n ≤ m) : n ≤ m + k := Nat.le_trans h (Nat.le_add_right m k)

protected theorem Nat.le_add_left_of_le {n m k : Nat} (h : n ≤ m) : n ≤ k + m := Nat.le_trans h (Nat.le_add_left m k)

protected theorem Nat.lt_add_right {a b : Nat} (c : Nat) (h : a < b) : a < b + c := Nat.le_add_right_of_le h

protected theorem Nat.lt_add_left {a b : Nat} (c : Nat) (h : a < b) : a < c + b := Nat.le_add_left_of_le h

protected theorem Nat.lt_add_of_pos_right {k n : Nat} (h : 0 < k) : n < n + k := Nat.add_lt_add_left h n

protected theorem Nat.lt_add_of_pos_left {k n : Nat} (h : 0 < k) : n < k + n := by
  rw [Nat.add_comm k n]
  exact Nat.lt_add_of_pos_right h

protected theorem Nat.add_pos_left {m : Nat} (h : 0 < m) (n : Nat) : 0 < m + n := Nat.le_add_right_of_le h

protected theorem Nat.add_pos_right {n : Nat} (m : Nat) (h : 0 < n) : 0 < m + n := Nat.le_add_left_of_le h

theorem Nat.le_of_add_right_le {n m k : Nat} (h : n + k ≤ m) : n ≤ m := Nat.le_trans (Nat.le_add_right n k) h

theorem Nat.le_of_add_left_le {n m k : Nat} (h : k + n ≤ m) : n ≤ m := Nat.le_trans (Nat.le_add_left n k) h

theorem Nat.lt_of_add_right_lt {n m k : Nat} (h : n + k < m) : n < m := Nat.lt_of_le_of_lt (Nat.le_add_right n k) h

/-! ## Order and multiplication -/

protected theorem Nat.mul_le_mul_left {m n : Nat} (k : Nat) (h : m ≤ n) : k * m ≤ k * n := by
  induction h with
  | refl => exact Nat.le.refl
  | step _ ih => exact Nat.le_trans ih (Nat.le_add_right _ k)

protected theorem Nat.mul_le_mul_right {m n : Nat} (k : Nat) (h : m ≤ n) : m * k ≤ n * k := by
  rw [Nat.mul_comm m k, Nat.mul_comm n k]
  exact Nat.mul_le_mul_left k h

protected theorem Nat.mul_le_mul {p q m n : Nat} (h₁ : p ≤ m) (h₂ : q ≤ n) : p * q ≤ m * n :=
  Nat.le_trans (Nat.mul_le_mul_right q h₁) (Nat.mul_le_mul_left m h₂)

protected theorem Nat.mul_lt_mul_of_pos_left {n m k : Nat} (h : n < m) (hk : k > 0) : k * n < k * m :=
  Nat.lt_of_lt_of_le (Nat.lt_add_of_pos_right hk) (Nat.mul_le_mul_left k h)

protected theorem Nat.mul_lt_mul_of_pos_right {n m k : Nat} (h : n < m) (hk : k > 0) : n * k < m * k := by
  rw [Nat.mul_comm n k, Nat.mul_comm m k]
  exact Nat.mul_lt_mul_of_pos_left h hk

protected theorem Nat.mul_pos {n m : Nat} (ha : n > 0) (hb : m > 0) : n * m > 0 :=
  Nat.lt_of_lt_of_le hb (Nat.le_trans (Nat.le_of_eq (Eq.symm (Nat.one_mul m))) (Nat.mul_le_mul_right m ha))

protected theorem Nat.le_of_mul_le_mul_left {a b c : Nat} (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  Nat.ge_of_not_lt (fun l => Nat.not_le_of_gt (Nat.mul_lt_mul_of_pos_left l hc) h)

protected theorem Nat.le_of_mul_le_mul_right {a b c : Nat} (h : a * c ≤ b * c) (hc : 0 < c) : a ≤ b := by
  rw [Nat.mul_comm a c, Nat.mul_comm b c] at h
  exact Nat.le_of_mul_le_mul_left h hc

protected theorem Nat.lt_of_mul_lt_mul_left {a b c : Nat} (h : a * b < a * c) : b < c :=
  Nat.lt_of_not_ge (fun l => Nat.not_le_of_gt h (Nat.mul_le_mul_left a l))

protected theorem Nat.lt_of_mul_lt_mul_right {a b c : Nat} (h : b * a < c * a) : b < c :=
  Nat.lt_of_not_ge (fun l => Nat.not_le_of_gt h (Nat.mul_le_mul_right a l))

protected theorem Nat.eq_of_mul_eq_mul_left {m k n : Nat} (hn : 0 < n) (h : n * m = n * k) : m = k :=
  Nat.le_antisymm (Nat.le_of_mul_le_mul_left (Nat.le_of_eq h) hn) (Nat.le_of_mul_le_mul_left (Nat.ge_of_eq h) hn)

protected theorem Nat.eq_of_mul_eq_mul_right {m n k : Nat} (hm : 0 < m) (h : n * m = k * m) : n = k := by
  rw [Nat.mul_comm n m, Nat.mul_comm k m] at h
  exact Nat.eq_of_mul_eq_mul_left hm h

protected theorem Nat.mul_left_cancel {m k n : Nat} (np : 0 < n) (h : n * m = n * k) : m = k :=
  Nat.eq_of_mul_eq_mul_left np h

protected theorem Nat.mul_right_cancel {n m k : Nat} (mp : 0 < m) (h : n * m = k * m) : n = k :=
  Nat.eq_of_mul_eq_mul_right mp h

theorem Nat.mul_self_le_mul_self {m n : Nat} (h : m ≤ n) : m * m ≤ n * n := Nat.mul_le_mul h h

theorem Nat.mul_self_lt_mul_self {m n : Nat} (h : m < n) : m * m < n * n :=
  Nat.lt_of_le_of_lt (Nat.mul_le_mul_left m (Nat.le_of_lt h))
    (Nat.mul_lt_mul_of_pos_right h (Nat.zero_lt_of_lt h))

protected theorem Nat.le_mul_of_pos_left {n : Nat} (m : Nat) (h : 0 < n) : m ≤ n * m :=
  Nat.le_trans (Nat.le_of_eq (Eq.symm (Nat.one_mul m))) (Nat.mul_le_mul_right m h)

protected theorem Nat.le_mul_of_pos_right {n : Nat} (m : Nat) (h : 0 < n) : m ≤ m * n :=
  Nat.le_trans (Nat.le_of_eq (Eq.symm (Nat.mul_one m))) (Nat.mul_le_mul_left m h)

/-! ## Order and powers -/

protected theorem Nat.pow_le_pow_left {m n : Nat} (h : m ≤ n) (i : Nat) : m ^ i ≤ n ^ i := by
  induction i with
  | zero => exact Nat.le.refl
  | succ i ih => exact Nat.mul_le_mul ih h

protected theorem Nat.pow_le_pow_right {n m i : Nat} (h : n > 0) (hi : i ≤ m) : n ^ i ≤ n ^ m := by
  induction hi with
  | refl => exact Nat.le.refl
  | step _ ih => exact Nat.le_trans ih (Nat.le_mul_of_pos_right _ h)

protected theorem Nat.pow_pos {p n : Nat} (h : 0 < p) : 0 < p ^ n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih => exact Nat.mul_pos ih h

theorem Nat.two_pow_pos (w : Nat) : 0 < 2 ^ w := Nat.pow_pos Nat.two_pos

protected theorem Nat.lt_two_pow_self {n : Nat} : n < 2 ^ n := by
  induction n with
  | zero => exact Nat.zero_lt_one
  | succ n ih =>
    rw [Nat.pow_succ, Nat.mul_two]
    exact Nat.add_lt_add_of_lt_of_le ih (Nat.two_pow_pos n)
