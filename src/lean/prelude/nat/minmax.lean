/-!
# Minimum and maximum

Names and statements of Lean 4 core (`Init/Data/Nat/Basic.lean`, `Init/Data/Nat/Lemmas.lean`); proofs are our own.
-/

protected theorem Nat.min_def {n m : Nat} : min n m = @ite Nat (n ≤ m) (Nat.decLe n m) n m := rfl

protected theorem Nat.max_def {n m : Nat} : max n m = @ite Nat (n ≤ m) (Nat.decLe n m) m n := rfl

protected theorem Nat.min_eq_left {a b : Nat} (h : a ≤ b) : min a b = a := if_pos h

protected theorem Nat.min_eq_right {a b : Nat} (h : b ≤ a) : min a b = b :=
  (Nat.eq_or_lt_of_le h).elim (fun e => Eq.trans (Nat.min_eq_left (Nat.ge_of_eq e)) (Eq.symm e))
    (fun l => if_neg (Nat.not_le_of_gt l))

protected theorem Nat.max_eq_right {a b : Nat} (h : a ≤ b) : max a b = b := if_pos h

protected theorem Nat.max_eq_left {a b : Nat} (h : b ≤ a) : max a b = a :=
  (Nat.eq_or_lt_of_le h).elim (fun e => Eq.trans (Nat.max_eq_right (Nat.ge_of_eq e)) e)
    (fun l => if_neg (Nat.not_le_of_gt l))

protected theorem Nat.min_le_left (a b : Nat) : min a b ≤ a :=
  (Nat.le_total a b).elim (fun h => Nat.le_of_eq (Nat.min_eq_left h))
    (fun h => Nat.le_trans (Nat.le_of_eq (Nat.min_eq_right h)) h)

protected theorem Nat.min_le_right (a b : Nat) : min a b ≤ b :=
  (Nat.le_total a b).elim (fun h => Nat.le_trans (Nat.le_of_eq (Nat.min_eq_left h)) h)
    (fun h => Nat.le_of_eq (Nat.min_eq_right h))

protected theorem Nat.le_max_left (a b : Nat) : a ≤ max a b :=
  (Nat.le_total a b).elim (fun h => Nat.le_trans h (Nat.ge_of_eq (Nat.max_eq_right h)))
    (fun h => Nat.ge_of_eq (Nat.max_eq_left h))

protected theorem Nat.le_max_right (a b : Nat) : b ≤ max a b :=
  (Nat.le_total a b).elim (fun h => Nat.ge_of_eq (Nat.max_eq_right h))
    (fun h => Nat.le_trans h (Nat.ge_of_eq (Nat.max_eq_left h)))

protected theorem Nat.min_comm (a b : Nat) : min a b = min b a :=
  (Nat.le_total a b).elim (fun h => Eq.trans (Nat.min_eq_left h) (Eq.symm (Nat.min_eq_right h)))
    (fun h => Eq.trans (Nat.min_eq_right h) (Eq.symm (Nat.min_eq_left h)))

protected theorem Nat.max_comm (a b : Nat) : max a b = max b a :=
  (Nat.le_total a b).elim (fun h => Eq.trans (Nat.max_eq_right h) (Eq.symm (Nat.max_eq_left h)))
    (fun h => Eq.trans (Nat.max_eq_left h) (Eq.symm (Nat.max_eq_right h)))

protected theorem Nat.le_min {a b c : Nat} : a ≤ min b c ↔ a ≤ b ∧ a ≤ c :=
  Iff.intro (fun h => ⟨Nat.le_trans h (Nat.min_le_left b c), Nat.le_trans h (Nat.min_le_right b c)⟩)
    (fun h => (Nat.le_total b c).elim (fun l => Nat.le_trans h.left (Nat.ge_of_eq (Nat.min_eq_left l)))
      (fun l => Nat.le_trans h.right (Nat.ge_of_eq (Nat.min_eq_right l))))

protected theorem Nat.le_min_of_le_of_le {a b c : Nat} : a ≤ b → a ≤ c → a ≤ min b c :=
  fun h₁ h₂ => Nat.le_min.mpr ⟨h₁, h₂⟩

protected theorem Nat.max_le {a b c : Nat} : max a b ≤ c ↔ a ≤ c ∧ b ≤ c :=
  Iff.intro (fun h => ⟨Nat.le_trans (Nat.le_max_left a b) h, Nat.le_trans (Nat.le_max_right a b) h⟩)
    (fun h => (Nat.le_total a b).elim (fun l => Nat.le_trans (Nat.le_of_eq (Nat.max_eq_right l)) h.right)
      (fun l => Nat.le_trans (Nat.le_of_eq (Nat.max_eq_left l)) h.left))

protected theorem Nat.max_le_of_le_of_le {a b c : Nat} : a ≤ c → b ≤ c → max a b ≤ c :=
  fun h₁ h₂ => Nat.max_le.mpr ⟨h₁, h₂⟩

@[simp] protected theorem Nat.min_self (a : Nat) : min a a = a := Nat.min_eq_left (Nat.le_refl a)

@[simp] protected theorem Nat.max_self (a : Nat) : max a a = a := Nat.max_eq_left (Nat.le_refl a)

@[simp] protected theorem Nat.zero_min (a : Nat) : min 0 a = 0 := Nat.min_eq_left (Nat.zero_le a)

@[simp] protected theorem Nat.min_zero (a : Nat) : min a 0 = 0 := Nat.min_eq_right (Nat.zero_le a)

@[simp] protected theorem Nat.zero_max (a : Nat) : max 0 a = a := Nat.max_eq_right (Nat.zero_le a)

@[simp] protected theorem Nat.max_zero (a : Nat) : max a 0 = a := Nat.max_eq_left (Nat.zero_le a)

protected theorem Nat.min_assoc (a b c : Nat) : min (min a b) c = min a (min b c) :=
  Nat.le_antisymm
    (Nat.le_min.mpr ⟨Nat.le_trans (Nat.min_le_left (min a b) c) (Nat.min_le_left a b),
      Nat.le_min.mpr ⟨Nat.le_trans (Nat.min_le_left (min a b) c) (Nat.min_le_right a b), Nat.min_le_right (min a b) c⟩⟩)
    (Nat.le_min.mpr ⟨Nat.le_min.mpr ⟨Nat.min_le_left a (min b c),
      Nat.le_trans (Nat.min_le_right a (min b c)) (Nat.min_le_left b c)⟩,
      Nat.le_trans (Nat.min_le_right a (min b c)) (Nat.min_le_right b c)⟩)

protected theorem Nat.max_assoc (a b c : Nat) : max (max a b) c = max a (max b c) :=
  Nat.le_antisymm
    (Nat.max_le.mpr ⟨Nat.max_le.mpr ⟨Nat.le_max_left a (max b c),
      Nat.le_trans (Nat.le_max_left b c) (Nat.le_max_right a (max b c))⟩,
      Nat.le_trans (Nat.le_max_right b c) (Nat.le_max_right a (max b c))⟩)
    (Nat.max_le.mpr ⟨Nat.le_trans (Nat.le_max_left a b) (Nat.le_max_left (max a b) c),
      Nat.max_le.mpr ⟨Nat.le_trans (Nat.le_max_right a b) (Nat.le_max_left (max a b) c), Nat.le_max_right (max a b) c⟩⟩)

protected theorem Nat.lt_min {a b c : Nat} : a < min b c ↔ a < b ∧ a < c := Nat.le_min

protected theorem Nat.min_eq_min {b : Nat} (a : Nat) : Nat.min a b = min a b := rfl

protected theorem Nat.max_eq_max {b : Nat} (a : Nat) : Nat.max a b = max a b := rfl

protected theorem Nat.add_max_add_right (a b c : Nat) : max (a + c) (b + c) = max a b + c :=
  (Nat.le_total a b).elim
    (fun h => by rw [Nat.max_eq_right h, Nat.max_eq_right (Nat.add_le_add_right h c)])
    (fun h => by rw [Nat.max_eq_left h, Nat.max_eq_left (Nat.add_le_add_right h c)])

protected theorem Nat.add_min_add_right (a b c : Nat) : min (a + c) (b + c) = min a b + c :=
  (Nat.le_total a b).elim
    (fun h => by rw [Nat.min_eq_left h, Nat.min_eq_left (Nat.add_le_add_right h c)])
    (fun h => by rw [Nat.min_eq_right h, Nat.min_eq_right (Nat.add_le_add_right h c)])

protected theorem Nat.add_max_add_left (a b c : Nat) : max (a + b) (a + c) = a + max b c := by
  rw [Nat.add_comm a b, Nat.add_comm a c, Nat.add_max_add_right, Nat.add_comm]

protected theorem Nat.add_min_add_left (a b c : Nat) : min (a + b) (a + c) = a + min b c := by
  rw [Nat.add_comm a b, Nat.add_comm a c, Nat.add_min_add_right, Nat.add_comm]
