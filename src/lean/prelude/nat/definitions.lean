/-!
# Arithmetic on Nat, its order, and deciding both

Every function is given by the recursor, so that the kernel computes with it; on literals the kernel computes
directly (`Nat.add`, `Nat.sub`, `Nat.mul`, `Nat.div`, `Nat.mod`, `Nat.gcd`, `Nat.pow`, `Nat.beq`, `Nat.ble`).
Division, remainder and greatest common divisor recurse on fuel, where Lean 4 core uses well-founded recursion; they
are made irreducible, as there, once their equations `Nat.div_eq`, `Nat.mod_eq`, `Nat.gcd_rec` are proved.

`a + b` is not `Nat.add a b`: in Lean it is `HAdd.hAdd a b` at the instance of Nat. `instNat.hAdd` stands for that
projection with its instance, and so on for the other operators; they unfold where instances do.
-/

universe u

def Nat.pred (n : Nat) : Nat := @Nat.rec (fun _ => Nat) 0 (fun m _ => m) n

protected def Nat.add (n m : Nat) : Nat := @Nat.rec (fun _ => Nat) n (fun _ ih => Nat.succ ih) m

protected def Nat.sub (n m : Nat) : Nat := @Nat.rec (fun _ => Nat) n (fun _ ih => Nat.pred ih) m

protected def Nat.mul (n m : Nat) : Nat := @Nat.rec (fun _ => Nat) 0 (fun _ ih => Nat.add ih n) m

protected def Nat.pow (m n : Nat) : Nat := @Nat.rec (fun _ => Nat) 1 (fun _ ih => Nat.mul ih m) n

/-! ## Operators -/

@[projection] private def instNat.hAdd (n m : Nat) : Nat := Nat.add n m

@[projection] private def instNat.hSub (n m : Nat) : Nat := Nat.sub n m

@[projection] private def instNat.hMul (n m : Nat) : Nat := Nat.mul n m

@[projection] private def instNat.hPow (n m : Nat) : Nat := Nat.pow n m

def Nat.beq (n m : Nat) : Bool :=
  @Nat.rec (fun _ => Nat → Bool)
    (fun m => @Nat.rec (fun _ => Bool) Bool.true (fun _ _ => Bool.false) m)
    (fun _ ih m => @Nat.rec (fun _ => Bool) Bool.false (fun k _ => ih k) m) n m

def Nat.ble (n m : Nat) : Bool :=
  @Nat.rec (fun _ => Nat → Bool) (fun _ => Bool.true)
    (fun _ ih m => @Nat.rec (fun _ => Bool) Bool.false (fun k _ => ih k) m) n m

inductive Nat.le (n : Nat) : Nat → Prop where
  | refl : Nat.le n n
  | step {m : Nat} : Nat.le n m → Nat.le n (Nat.succ m)

protected def Nat.lt (n m : Nat) : Prop := Nat.le (n + 1) m

@[projection] private def instNat.le (n m : Nat) : Prop := Nat.le n m

@[projection] private def instNat.lt (n m : Nat) : Prop := Nat.lt n m

@[reducible] private def instNat.ge (n m : Nat) : Prop := m ≤ n

@[reducible] private def instNat.gt (n m : Nat) : Prop := m < n

@[projection] private def instNat.dvd (n m : Nat) : Prop := ∃ c, m = n * c

/-! ## Division -/

private def Nat.div.go (y fuel : Nat) : Nat → Nat :=
  @Nat.rec (fun _ => Nat → Nat) (fun _ => 0)
    (fun _ ih x => @Bool.rec (fun _ => Nat) 0 (Nat.succ (ih (x - y))) (Nat.ble y x)) fuel

protected def Nat.div (x y : Nat) : Nat := @Bool.rec (fun _ => Nat) 0 (Nat.div.go y x x) (Nat.ble 1 y)

private def Nat.mod.go (y fuel : Nat) : Nat → Nat :=
  @Nat.rec (fun _ => Nat → Nat) (fun x => x)
    (fun _ ih x => @Bool.rec (fun _ => Nat) x (ih (x - y)) (Nat.ble y x)) fuel

protected def Nat.mod (x y : Nat) : Nat := @Nat.rec (fun _ => Nat) 0 (fun k _ => Nat.mod.go y (Nat.succ k) (Nat.succ k)) x

@[projection] private def instNat.hDiv (n m : Nat) : Nat := Nat.div n m

@[projection] private def instNat.hMod (n m : Nat) : Nat := Nat.mod n m

private def Nat.gcd.go (fuel : Nat) : Nat → Nat → Nat :=
  @Nat.rec (fun _ => Nat → Nat → Nat) (fun _ n => n)
    (fun _ ih m n => @Nat.rec (fun _ => Nat) n (fun _ _ => ih (n % m) m) m) fuel

def Nat.gcd (m n : Nat) : Nat := Nat.gcd.go m m n

/-! ## The order -/

protected theorem Nat.le_refl (n : Nat) : n ≤ n := Nat.le.refl

@[simp] theorem Nat.zero_le (n : Nat) : 0 ≤ n := by
  induction n with
  | zero => exact Nat.le.refl
  | succ n ih => exact Nat.le.step ih

theorem Nat.succ_le_succ {n m : Nat} : n ≤ m → Nat.succ n ≤ Nat.succ m := by
  intro h
  induction h with
  | refl => exact Nat.le.refl
  | step _ ih => exact Nat.le.step ih

protected theorem Nat.le_trans {n m k : Nat} : n ≤ m → m ≤ k → n ≤ k := by
  intro h₁ h₂
  induction h₂ with
  | refl => exact h₁
  | step _ ih => exact Nat.le.step ih

theorem Nat.le_succ (n : Nat) : n ≤ Nat.succ n := Nat.le.step Nat.le.refl

theorem Nat.le_succ_of_le {n m : Nat} (h : n ≤ m) : n ≤ Nat.succ m := Nat.le.step h

theorem Nat.le_step {n m : Nat} (h : n ≤ m) : n ≤ Nat.succ m := Nat.le.step h

theorem Nat.pred_le_pred {n m : Nat} : n ≤ m → Nat.pred n ≤ Nat.pred m := by
  intro h
  induction h with
  | refl => exact Nat.le.refl
  | @step m h ih =>
    cases n with
    | zero => exact Nat.zero_le m
    | succ n => exact Nat.le_trans (Nat.le_succ n) h

theorem Nat.le_of_succ_le_succ {n m : Nat} : Nat.succ n ≤ Nat.succ m → n ≤ m := Nat.pred_le_pred

theorem Nat.not_succ_le_zero (n : Nat) : ¬Nat.succ n ≤ 0 := by
  intro h
  cases h

theorem Nat.not_lt_zero (n : Nat) : ¬n < 0 := Nat.not_succ_le_zero n

theorem Nat.not_succ_le_self (n : Nat) : ¬Nat.succ n ≤ n := by
  induction n with
  | zero => exact Nat.not_succ_le_zero 0
  | succ n ih => exact fun h => ih (Nat.le_of_succ_le_succ h)

protected theorem Nat.lt_irrefl (n : Nat) : ¬n < n := Nat.not_succ_le_self n

protected theorem Nat.le_antisymm {n m : Nat} (h₁ : n ≤ m) (h₂ : m ≤ n) : n = m := by
  cases h₁ with
  | refl => rfl
  | step h => exact absurd (Nat.le_trans h₂ h) (Nat.not_succ_le_self _)

protected theorem Nat.eq_or_lt_of_le {n m : Nat} (h : n ≤ m) : n = m ∨ n < m := by
  cases h with
  | refl => exact Or.inl rfl
  | step h => exact Or.inr (Nat.succ_le_succ h)

protected theorem Nat.lt_or_ge (n m : Nat) : n < m ∨ n ≥ m := by
  induction m with
  | zero => exact Or.inr (Nat.zero_le n)
  | succ m ih =>
    cases ih with
    | inl h => exact Or.inl (Nat.le.step h)
    | inr h =>
      cases Nat.eq_or_lt_of_le h with
      | inl e => exact Or.inl (Nat.succ_le_succ (e ▸ (Nat.le_refl m)))
      | inr l => exact Or.inr l

/-! ## Deciding equality and order -/

theorem Nat.eq_of_beq_eq_true {n m : Nat} : Nat.beq n m = Bool.true → n = m := by
  induction n generalizing m with
  | zero =>
    cases m with
    | zero => exact fun _ => rfl
    | succ m => exact fun h => Bool.noConfusion_false_true h
  | succ n ih =>
    cases m with
    | zero => exact fun h => Bool.noConfusion_false_true h
    | succ m => exact fun h => congrArg Nat.succ (ih h)

@[simp] theorem Nat.beq_refl (n : Nat) : Nat.beq n n = Bool.true := by
  induction n with
  | zero => rfl
  | succ n ih => exact ih

theorem Nat.ne_of_beq_eq_false {n m : Nat} (h : Nat.beq n m = Bool.false) : ¬n = m := fun e =>
  Bool.noConfusion_false_true (Eq.trans (Eq.symm h) (e ▸ (Nat.beq_refl n)))

theorem Nat.le_of_ble_eq_true {n m : Nat} : Nat.ble n m = Bool.true → n ≤ m := by
  induction n generalizing m with
  | zero => exact fun _ => Nat.zero_le m
  | succ n ih =>
    cases m with
    | zero => exact fun h => Bool.noConfusion_false_true h
    | succ m => exact fun h => Nat.succ_le_succ (ih h)

theorem Nat.ble_self_eq_true (n : Nat) : Nat.ble n n = Bool.true := by
  induction n with
  | zero => rfl
  | succ n ih => exact ih

theorem Nat.ble_succ_eq_true {n m : Nat} : Nat.ble n m = Bool.true → Nat.ble n (Nat.succ m) = Bool.true := by
  induction n generalizing m with
  | zero => exact fun _ => rfl
  | succ n ih =>
    cases m with
    | zero => exact fun h => Bool.noConfusion_false_true h
    | succ m => exact fun h => ih h

theorem Nat.ble_eq_true_of_le {n m : Nat} (h : n ≤ m) : Nat.ble n m = Bool.true := by
  induction h with
  | refl => exact Nat.ble_self_eq_true n
  | step _ ih => exact Nat.ble_succ_eq_true ih

theorem Nat.not_le_of_not_ble_eq_true {n m : Nat} (h : ¬Nat.ble n m = Bool.true) : ¬n ≤ m :=
  fun h' => h (Nat.ble_eq_true_of_le h')

def Nat.decEq (n m : Nat) : Decidable (n = m) :=
  @dite (Decidable (n = m)) (Nat.beq n m = Bool.true) (instDecidableEqBool (Nat.beq n m) Bool.true)
    (fun h => Decidable.isTrue (Nat.eq_of_beq_eq_true h))
    (fun h => Decidable.isFalse (fun e => h (e ▸ (Nat.beq_refl n))))

instance instDecidableEqNat (n m : Nat) : Decidable (n = m) := Nat.decEq n m

instance Nat.decLe (n m : Nat) : Decidable (n ≤ m) :=
  @dite (Decidable (n ≤ m)) (Nat.ble n m = Bool.true) (instDecidableEqBool (Nat.ble n m) Bool.true)
    (fun h => Decidable.isTrue (Nat.le_of_ble_eq_true h))
    (fun h => Decidable.isFalse (Nat.not_le_of_not_ble_eq_true h))

instance Nat.decLt (n m : Nat) : Decidable (n < m) := Nat.decLe (Nat.succ n) m

def min (n m : Nat) : Nat := @ite Nat (n ≤ m) (Nat.decLe n m) n m

def max (n m : Nat) : Nat := @ite Nat (n ≤ m) (Nat.decLe n m) m n

protected abbrev Nat.min (n m : Nat) : Nat := min n m

protected abbrev Nat.max (n m : Nat) : Nat := max n m

/-! ## Strong recursion -/

protected def Nat.strongRecOn {motive : Nat → Sort u} (n : Nat)
    (ind : ∀ n, (∀ m, m < n → motive m) → motive n) : motive n :=
  ind n (@Nat.rec (fun k => ∀ m, m < k → motive m) (fun m h => absurd h (Nat.not_lt_zero m))
    (fun _ ih m h => ind m (fun j hj => ih j (Nat.le_trans hj (Nat.le_of_succ_le_succ h)))) n)
