/-!
# Greatest common divisor

Names and statements of Lean 4 core (`Init/Data/Nat/Gcd.lean`); proofs are our own, from the definition on fuel.
-/

private theorem Nat.gcd.go_fuel (f : Nat) : ∀ (g m n : Nat), m ≤ f → m ≤ g → Nat.gcd.go f m n = Nat.gcd.go g m n := by
  induction f with
  | zero =>
    intro g m n hf _
    rw [Nat.eq_zero_of_le_zero hf]
    cases g with
    | zero => rfl
    | succ g => rfl
  | succ f ih =>
    intro g m n hf hg
    cases m with
    | zero =>
      cases g with
      | zero => rfl
      | succ g => rfl
    | succ m =>
      cases g with
      | zero => exact absurd hg (Nat.not_succ_le_zero m)
      | succ g =>
        have hm : n % Nat.succ m ≤ m := Nat.le_of_lt_succ (Nat.mod_lt n (Nat.zero_lt_succ m))
        exact ih g (n % Nat.succ m) (Nat.succ m) (Nat.le_trans hm (Nat.le_of_succ_le_succ hf))
          (Nat.le_trans hm (Nat.le_of_succ_le_succ hg))

@[simp] theorem Nat.gcd_zero_left (y : Nat) : Nat.gcd 0 y = y := rfl

theorem Nat.gcd_succ (x y : Nat) : Nat.gcd (Nat.succ x) y = Nat.gcd (y % Nat.succ x) (Nat.succ x) :=
  Nat.gcd.go_fuel x (y % Nat.succ x) (y % Nat.succ x) (Nat.succ x)
    (Nat.le_of_lt_succ (Nat.mod_lt y (Nat.zero_lt_succ x))) (Nat.le_refl _)

theorem Nat.gcd_rec (m n : Nat) : Nat.gcd m n = Nat.gcd (n % m) m := by
  cases m with
  | zero =>
    rw [Nat.mod_zero, Nat.gcd_zero_left]
    cases n with
    | zero => rfl
    | succ n => rw [Nat.gcd_succ, Nat.zero_mod, Nat.gcd_zero_left]
  | succ m => exact Nat.gcd_succ m n

theorem Nat.gcd_add_one (x y : Nat) : Nat.gcd (x + 1) y = Nat.gcd (y % (x + 1)) (x + 1) := Nat.gcd_succ x y

@[simp] theorem Nat.gcd_zero_right (n : Nat) : Nat.gcd n 0 = n := by
  cases n with
  | zero => rfl
  | succ n => rw [Nat.gcd_succ, Nat.zero_mod, Nat.gcd_zero_left]

@[simp] theorem Nat.gcd_self (n : Nat) : Nat.gcd n n = n := by
  rw [Nat.gcd_rec, Nat.mod_self, Nat.gcd_zero_left]

@[simp] theorem Nat.gcd_one_left (n : Nat) : Nat.gcd 1 n = 1 := by
  rw [Nat.gcd_rec, Nat.mod_one, Nat.gcd_zero_left]

theorem Nat.gcd.induction {P : Nat → Nat → Prop} (m n : Nat) (H0 : ∀ n, P 0 n)
    (H1 : ∀ m n, 0 < m → P (n % m) m → P m n) : P m n := by
  refine @Nat.strongRecOn (fun m => ∀ (n : Nat), P m n) m ?_ n
  intro m ih n
  cases m with
  | zero => exact H0 n
  | succ m =>
    exact H1 (Nat.succ m) n (Nat.zero_lt_succ m)
      (ih (n % Nat.succ m) (Nat.mod_lt n (Nat.zero_lt_succ m)) (Nat.succ m))

theorem Nat.gcd_dvd (m n : Nat) : (Nat.gcd m n ∣ m) ∧ (Nat.gcd m n ∣ n) := by
  apply Nat.gcd.induction (P := fun m n => (Nat.gcd m n ∣ m) ∧ (Nat.gcd m n ∣ n)) m n
  · intro n
    rw [Nat.gcd_zero_left]
    exact ⟨Nat.dvd_zero n, Nat.dvd_refl n⟩
  · intro m n _ ih
    rw [Nat.gcd_rec]
    constructor
    · exact ih.right
    · have h := Nat.dvd_add (Nat.dvd_mul_right_of_dvd ih.right (n / m)) ih.left
      rw [Nat.div_add_mod] at h
      exact h

theorem Nat.gcd_dvd_left (m n : Nat) : Nat.gcd m n ∣ m := (Nat.gcd_dvd m n).left

theorem Nat.gcd_dvd_right (m n : Nat) : Nat.gcd m n ∣ n := (Nat.gcd_dvd m n).right

theorem Nat.dvd_gcd {k m n : Nat} : k ∣ m → k ∣ n → k ∣ Nat.gcd m n := by
  apply Nat.gcd.induction (P := fun m n => k ∣ m → k ∣ n → k ∣ Nat.gcd m n) m n
  · intro n _ hn
    rw [Nat.gcd_zero_left]
    exact hn
  · intro m n _ ih hm hn
    rw [Nat.gcd_rec]
    apply ih
    · rw [← Nat.div_add_mod n m] at hn
      exact (Nat.dvd_add_right (Nat.dvd_mul_right_of_dvd hm (n / m))).mp hn
    · exact hm

theorem Nat.dvd_gcd_iff {k m n : Nat} : k ∣ Nat.gcd m n ↔ k ∣ m ∧ k ∣ n :=
  Iff.intro (fun h => ⟨Nat.dvd_trans h (Nat.gcd_dvd_left m n), Nat.dvd_trans h (Nat.gcd_dvd_right m n)⟩)
    (fun h => Nat.dvd_gcd h.left h.right)

theorem Nat.gcd_comm (m n : Nat) : Nat.gcd m n = Nat.gcd n m :=
  Nat.dvd_antisymm (Nat.dvd_gcd (Nat.gcd_dvd_right m n) (Nat.gcd_dvd_left m n))
    (Nat.dvd_gcd (Nat.gcd_dvd_right n m) (Nat.gcd_dvd_left n m))

theorem Nat.gcd_assoc (m n k : Nat) : Nat.gcd (Nat.gcd m n) k = Nat.gcd m (Nat.gcd n k) :=
  Nat.dvd_antisymm
    (Nat.dvd_gcd (Nat.dvd_trans (Nat.gcd_dvd_left (Nat.gcd m n) k) (Nat.gcd_dvd_left m n))
      (Nat.dvd_gcd (Nat.dvd_trans (Nat.gcd_dvd_left (Nat.gcd m n) k) (Nat.gcd_dvd_right m n))
        (Nat.gcd_dvd_right (Nat.gcd m n) k)))
    (Nat.dvd_gcd (Nat.dvd_gcd (Nat.gcd_dvd_left m (Nat.gcd n k))
      (Nat.dvd_trans (Nat.gcd_dvd_right m (Nat.gcd n k)) (Nat.gcd_dvd_left n k)))
      (Nat.dvd_trans (Nat.gcd_dvd_right m (Nat.gcd n k)) (Nat.gcd_dvd_right n k)))

@[simp] theorem Nat.gcd_one_right (n : Nat) : Nat.gcd n 1 = 1 := by
  rw [Nat.gcd_comm, Nat.gcd_one_left]

theorem Nat.gcd_eq_left {m n : Nat} (h : m ∣ n) : Nat.gcd m n = m :=
  Nat.dvd_antisymm (Nat.gcd_dvd_left m n) (Nat.dvd_gcd (Nat.dvd_refl m) h)

theorem Nat.gcd_eq_right {m n : Nat} (h : n ∣ m) : Nat.gcd m n = n := by
  rw [Nat.gcd_comm, Nat.gcd_eq_left h]

theorem Nat.gcd_le_left {m : Nat} (n : Nat) (h : 0 < m) : Nat.gcd m n ≤ m := Nat.le_of_dvd h (Nat.gcd_dvd_left m n)

theorem Nat.gcd_le_right {m : Nat} (n : Nat) (h : 0 < n) : Nat.gcd m n ≤ n := Nat.le_of_dvd h (Nat.gcd_dvd_right m n)

theorem Nat.gcd_pos_of_pos_left {m : Nat} (n : Nat) (mpos : 0 < m) : 0 < Nat.gcd m n :=
  Nat.pos_of_dvd_of_pos (Nat.gcd_dvd_left m n) mpos

theorem Nat.gcd_pos_of_pos_right {n : Nat} (m : Nat) (npos : 0 < n) : 0 < Nat.gcd m n :=
  Nat.pos_of_dvd_of_pos (Nat.gcd_dvd_right m n) npos

theorem Nat.gcd_mul_left (m n k : Nat) : Nat.gcd (m * n) (m * k) = m * Nat.gcd n k := by
  apply Nat.gcd.induction (P := fun n k => Nat.gcd (m * n) (m * k) = m * Nat.gcd n k) n k
  · intro k
    rw [Nat.mul_zero, Nat.gcd_zero_left, Nat.gcd_zero_left]
  · intro n k hn ih
    rw [Nat.gcd_rec n k, ← ih, Nat.gcd_rec (m * n) (m * k)]
    apply congrArg (fun t => Nat.gcd t (m * n))
    cases Nat.eq_zero_or_pos m with
    | inl h => rw [h, Nat.zero_mul, Nat.zero_mul, Nat.zero_mul]
    | inr h =>
      apply (Nat.div.unique (q := k / n) _ _).right
      · exact Nat.mul_lt_mul_of_pos_left (Nat.mod_lt k hn) h
      · rw [Nat.mul_assoc, ← Nat.mul_add, Nat.div_add_mod]

theorem Nat.gcd_mul_right (m n k : Nat) : Nat.gcd (m * n) (k * n) = Nat.gcd m k * n := by
  rw [Nat.mul_comm m n, Nat.mul_comm k n, Nat.gcd_mul_left, Nat.mul_comm]

attribute [irreducible] Nat.gcd
