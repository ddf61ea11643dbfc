/-!
# `Fin n`: the numbers below `n`

Names and statements are those of Lean 4 core (`Init/Prelude.lean`, `Init/Data/Fin/{Basic,Lemmas}.lean`); proofs are our
own. As with Nat `instFin.hAdd` stands for `HAdd.hAdd` with its instance; `instFin.ofNat n k` is the numeral `k`. Of the
class `NeZero` there are the instances at numbers only.
-/

universe u

structure Fin (n : Nat) : Type where
  mk ::
  val : Nat
  isLt : val < n

private class NeZero (n : Nat) : Prop where
  of ::
  out : n ≠ 0

private instance NeZero.succ {n : Nat} : NeZero (n + 1) := NeZero.of (Nat.succ_ne_zero n)

private theorem NeZero.pos (n : Nat) [NeZero n] : 0 < n := Nat.pos_of_ne_zero NeZero.out

protected def Fin.ofNat (n : Nat) [NeZero n] (a : Nat) : Fin n := ⟨a % n, Nat.mod_lt a (NeZero.pos n)⟩

@[projection] private def instFin.ofNat (n : Nat) [NeZero n] (a : Nat) : Fin n := Fin.ofNat n a

def Fin.elim0 {α : Sort u} (i : Fin 0) : α := absurd i.isLt (Nat.not_lt_zero i.val)

protected theorem Fin.pos {n : Nat} (i : Fin n) : 0 < n := Nat.lt_of_le_of_lt (Nat.zero_le i.val) i.isLt

private theorem Fin.mod_lt {n : Nat} (i : Fin n) (a : Nat) : a % n < n := Nat.mod_lt a i.pos

protected def Fin.add {n : Nat} (a b : Fin n) : Fin n := ⟨(a.val + b.val) % n, a.mod_lt (a.val + b.val)⟩
protected def Fin.mul {n : Nat} (a b : Fin n) : Fin n := ⟨a.val * b.val % n, a.mod_lt (a.val * b.val)⟩
protected def Fin.sub {n : Nat} (a b : Fin n) : Fin n := ⟨(n - b.val + a.val) % n, a.mod_lt (n - b.val + a.val)⟩
protected def Fin.mod {n : Nat} (a b : Fin n) : Fin n :=
  ⟨a.val % b.val, Nat.lt_of_le_of_lt (Nat.mod_le a.val b.val) a.isLt⟩
protected def Fin.div {n : Nat} (a b : Fin n) : Fin n :=
  ⟨a.val / b.val, Nat.lt_of_le_of_lt (Nat.div_le_self a.val b.val) a.isLt⟩

@[projection] private def instFin.hAdd {n : Nat} (a b : Fin n) : Fin n := Fin.add a b
@[projection] private def instFin.hMul {n : Nat} (a b : Fin n) : Fin n := Fin.mul a b
@[projection] private def instFin.hSub {n : Nat} (a b : Fin n) : Fin n := Fin.sub a b
@[projection] private def instFin.hMod {n : Nat} (a b : Fin n) : Fin n := Fin.mod a b
@[projection] private def instFin.hDiv {n : Nat} (a b : Fin n) : Fin n := Fin.div a b
@[projection] private def instFin.le {n : Nat} (a b : Fin n) : Prop := a.val ≤ b.val
@[projection] private def instFin.lt {n : Nat} (a b : Fin n) : Prop := a.val < b.val
@[reducible] private def instFin.ge {n : Nat} (a b : Fin n) : Prop := b ≤ a
@[reducible] private def instFin.gt {n : Nat} (a b : Fin n) : Prop := b < a

/-! ## Equality -/

theorem Fin.eq_of_val_eq {n : Nat} {i j : Fin n} (h : i.val = j.val) : i = j := by
  cases i with
  | mk a ha => cases j with
    | mk b hb => cases (h : a = b); rfl

theorem Fin.val_eq_of_eq {n : Nat} {i j : Fin n} (h : i = j) : i.val = j.val := congrArg Fin.val h

theorem Fin.ne_of_val_ne {n : Nat} {i j : Fin n} (h : i.val ≠ j.val) : i ≠ j := fun e => h (Fin.val_eq_of_eq e)

theorem Fin.val_ne_of_ne {n : Nat} {i j : Fin n} (h : i ≠ j) : i.val ≠ j.val := fun e => h (Fin.eq_of_val_eq e)

protected theorem Fin.ext {n : Nat} {a b : Fin n} (h : a.val = b.val) : a = b := Fin.eq_of_val_eq h

protected theorem Fin.ext_iff {n : Nat} {a b : Fin n} : a = b ↔ a.val = b.val := ⟨Fin.val_eq_of_eq, Fin.eq_of_val_eq⟩

theorem Fin.val_inj {n : Nat} {a b : Fin n} : a.val = b.val ↔ a = b := ⟨Fin.eq_of_val_eq, Fin.val_eq_of_eq⟩

theorem Fin.val_congr {n : Nat} {a b : Fin n} (h : a = b) : a.val = b.val := Fin.val_eq_of_eq h

theorem Fin.val_ne_iff {n : Nat} {a b : Fin n} : a.val ≠ b.val ↔ a ≠ b := ⟨Fin.ne_of_val_ne, Fin.val_ne_of_ne⟩

@[simp] protected theorem Fin.eta {n : Nat} (a : Fin n) (h : a.val < n) : Fin.mk a.val h = a := rfl

theorem Fin.val_mk {m n : Nat} (h : m < n) : (Fin.mk m h).val = m := rfl

theorem Fin.mk_val {n : Nat} (i : Fin n) : Fin.mk i.val i.isLt = i := rfl

theorem Fin.forall_iff {n : Nat} {p : Fin n → Prop} : (∀ i, p i) ↔ ∀ i h, p ⟨i, h⟩ :=
  ⟨fun f i h => f ⟨i, h⟩, fun f i => f i.val i.isLt⟩

theorem Fin.exists_iff {n : Nat} {p : Fin n → Prop} : (∃ i, p i) ↔ ∃ i h, p ⟨i, h⟩ :=
  ⟨fun ⟨i, hi⟩ => ⟨i.val, i.isLt, hi⟩, fun ⟨i, h, hi⟩ => ⟨⟨i, h⟩, hi⟩⟩

instance instDecidableEqFin (n : Nat) (i j : Fin n) : Decidable (i = j) :=
  @Decidable.rec (i.val = j.val) (fun _ => Decidable (i = j)) (fun h => Decidable.isFalse (Fin.ne_of_val_ne h))
    (fun h => Decidable.isTrue (Fin.eq_of_val_eq h)) (Nat.decEq i.val j.val)

/-! ## Order -/

@[simp] theorem Fin.is_lt {n : Nat} (a : Fin n) : a.val < n := a.isLt

theorem Fin.is_le {n : Nat} (i : Fin (n + 1)) : i.val ≤ n := Nat.le_of_lt_succ i.isLt

@[simp] theorem Fin.is_le' {n : Nat} {a : Fin n} : a.val ≤ n := Nat.le_of_lt a.isLt

instance Fin.decLt {n : Nat} (a b : Fin n) : Decidable (a < b) := Nat.decLt a.val b.val

instance Fin.decLe {n : Nat} (a b : Fin n) : Decidable (a ≤ b) := Nat.decLe a.val b.val

theorem Fin.le_def {n : Nat} {a b : Fin n} : a ≤ b ↔ a.val ≤ b.val := Iff.rfl

theorem Fin.lt_def {n : Nat} {a b : Fin n} : a < b ↔ a.val < b.val := Iff.rfl

@[simp] protected theorem Fin.not_le {n : Nat} {a b : Fin n} : ¬a ≤ b ↔ b < a := Nat.not_le

@[simp] protected theorem Fin.not_lt {n : Nat} {a b : Fin n} : ¬a < b ↔ b ≤ a := Nat.not_lt

@[simp] protected theorem Fin.le_refl {n : Nat} (a : Fin n) : a ≤ a := Nat.le_refl a.val

@[simp] protected theorem Fin.lt_irrefl {n : Nat} (a : Fin n) : ¬a < a := Nat.lt_irrefl a.val

protected theorem Fin.le_trans {n : Nat} {a b c : Fin n} : a ≤ b → b ≤ c → a ≤ c := Nat.le_trans

protected theorem Fin.lt_trans {n : Nat} {a b c : Fin n} : a < b → b < c → a < c := Nat.lt_trans

protected theorem Fin.le_total {n : Nat} (a b : Fin n) : a ≤ b ∨ b ≤ a := Nat.le_total a.val b.val

protected theorem Fin.lt_asymm {n : Nat} {a b : Fin n} (h : a < b) : ¬b < a := Nat.lt_asymm h

protected theorem Fin.ne_of_lt {n : Nat} {a b : Fin n} (h : a < b) : a ≠ b := Fin.ne_of_val_ne (Nat.ne_of_lt h)

protected theorem Fin.ne_of_gt {n : Nat} {a b : Fin n} (h : a < b) : b ≠ a := Fin.ne_of_val_ne (Nat.ne_of_gt h)

protected theorem Fin.le_of_lt {n : Nat} {a b : Fin n} (h : a < b) : a ≤ b := Nat.le_of_lt h

protected theorem Fin.le_antisymm {n : Nat} {x y : Fin n} (h1 : x ≤ y) (h2 : y ≤ x) : x = y :=
  Fin.eq_of_val_eq (Nat.le_antisymm h1 h2)

/-! ## The last one, and casts into larger types -/

def Fin.last (n : Nat) : Fin (n + 1) := ⟨n, Nat.lt_succ_self n⟩

def Fin.succ {n : Nat} (i : Fin n) : Fin (n + 1) :=
  @Fin.rec n (fun _ => Fin (n + 1)) (fun i h => ⟨i + 1, Nat.succ_lt_succ h⟩) i

def Fin.castLT {m n : Nat} (i : Fin m) (h : i.val < n) : Fin n := ⟨i.val, h⟩

def Fin.castLE {n m : Nat} (h : n ≤ m) (i : Fin n) : Fin m := ⟨i.val, Nat.lt_of_lt_of_le i.isLt h⟩

protected def Fin.cast {n m : Nat} (eq : n = m) (i : Fin n) : Fin m := ⟨i.val, eq ▸ i.isLt⟩

def Fin.castAdd {n : Nat} (m : Nat) (i : Fin n) : Fin (n + m) := Fin.castLE (Nat.le_add_right n m) i

def Fin.castSucc {n : Nat} (i : Fin n) : Fin (n + 1) := Fin.castAdd 1 i

def Fin.addNat {n : Nat} (i : Fin n) (m : Nat) : Fin (n + m) := ⟨i.val + m, Nat.add_lt_add_right i.isLt m⟩

def Fin.natAdd {m : Nat} (n : Nat) (i : Fin m) : Fin (n + m) := ⟨n + i.val, Nat.add_lt_add_left i.isLt n⟩

def Fin.rev {n : Nat} (i : Fin n) : Fin n := ⟨n - (i.val + 1), Nat.sub_lt i.pos (Nat.succ_pos i.val)⟩

@[simp] theorem Fin.val_last (n : Nat) : (Fin.last n).val = n := rfl

theorem Fin.le_last {n : Nat} (i : Fin (n + 1)) : i ≤ Fin.last n := Nat.le_of_lt_succ i.isLt

@[simp] theorem Fin.val_succ {n : Nat} (j : Fin n) : j.succ.val = j.val + 1 := rfl

@[simp] theorem Fin.val_castLT {m n : Nat} (i : Fin m) (h : i.val < n) : (Fin.castLT i h).val = i.val := rfl

@[simp] theorem Fin.val_castLE {n m : Nat} (h : n ≤ m) (i : Fin n) : (Fin.castLE h i).val = i.val := rfl

@[simp] theorem Fin.val_cast {n m : Nat} (h : n = m) (i : Fin n) : (Fin.cast h i).val = i.val := rfl

@[simp] theorem Fin.val_castAdd {n : Nat} (m : Nat) (i : Fin n) : (Fin.castAdd m i).val = i.val := rfl

@[simp] theorem Fin.val_castSucc {n : Nat} (i : Fin n) : i.castSucc.val = i.val := rfl

@[simp] theorem Fin.val_addNat {n : Nat} (m : Nat) (i : Fin n) : (Fin.addNat i m).val = i.val + m := rfl

@[simp] theorem Fin.val_natAdd {m : Nat} (n : Nat) (i : Fin m) : (Fin.natAdd n i).val = n + i.val := rfl

@[simp] theorem Fin.val_rev {n : Nat} (i : Fin n) : i.rev.val = n - (i.val + 1) := rfl

@[simp] theorem Fin.succ_inj {n : Nat} {a b : Fin n} : a.succ = b.succ ↔ a = b :=
  ⟨fun h => Fin.eq_of_val_eq (Nat.add_right_cancel (Fin.val_eq_of_eq h : a.val + 1 = b.val + 1)),
    fun h => congrArg Fin.succ h⟩

@[simp] theorem Fin.castSucc_inj {n : Nat} {a b : Fin n} : a.castSucc = b.castSucc ↔ a = b :=
  ⟨fun h => Fin.eq_of_val_eq (have e := congrArg Fin.val h; e), fun h => congrArg Fin.castSucc h⟩

@[simp] theorem Fin.succ_le_succ_iff {n : Nat} {a b : Fin n} : a.succ ≤ b.succ ↔ a ≤ b :=
  ⟨Nat.le_of_succ_le_succ, Nat.succ_le_succ⟩

@[simp] theorem Fin.succ_lt_succ_iff {n : Nat} {a b : Fin n} : a.succ < b.succ ↔ a < b :=
  ⟨Nat.lt_of_succ_lt_succ, Nat.succ_lt_succ⟩

theorem Fin.castSucc_lt_last {n : Nat} (a : Fin n) : a.castSucc < Fin.last n := a.isLt

theorem Fin.eq_last_of_not_lt {n : Nat} {i : Fin (n + 1)} (h : ¬i.val < n) : i = Fin.last n :=
  Fin.eq_of_val_eq (Nat.le_antisymm (Nat.le_of_lt_succ i.isLt) (Nat.ge_of_not_lt h))

theorem Fin.val_lt_last {n : Nat} {i : Fin (n + 1)} (h : i ≠ Fin.last n) : i.val < n :=
  Nat.lt_of_le_of_ne (Nat.le_of_lt_succ i.isLt) (Fin.val_ne_of_ne h)

/-! ## Quantifiers are decided by trying all values -/

instance Nat.decidableForallFin {n : Nat} (P : Fin n → Prop) [H : (i : Fin n) → Decidable (P i)] : Decidable (∀ i, P i) :=
  @decidable_of_decidable_of_iff (∀ (k : Nat) (h : k < n), P ⟨k, h⟩) (∀ i, P i)
    (@Nat.decidableBallLT n (fun k h => P ⟨k, h⟩) (fun k h => H ⟨k, h⟩)) Fin.forall_iff.symm

instance Nat.decidableExistsFin {n : Nat} (P : Fin n → Prop) [H : (i : Fin n) → Decidable (P i)] : Decidable (∃ i, P i) :=
  @decidable_of_decidable_of_iff (¬∀ i, ¬P i) (∃ i, P i)
    (@instDecidableNot (∀ i, ¬P i) (@Nat.decidableForallFin n (fun i => ¬P i) (fun i => @instDecidableNot (P i) (H i))))
    Classical.not_forall_not

/-! ## Numerals and arithmetic -/

@[simp] theorem Fin.val_zero (n : Nat) [NeZero n] : (0 : Fin n).val = 0 := Nat.zero_mod n

@[simp] theorem Fin.val_one (n : Nat) : (1 : Fin (n + 2)).val = 1 :=
  Nat.mod_eq_of_lt (Nat.succ_lt_succ (Nat.succ_pos n))

@[simp] theorem Fin.val_two {n : Nat} : (2 : Fin (n + 3)).val = 2 :=
  Nat.mod_eq_of_lt (Nat.succ_lt_succ (Nat.succ_lt_succ (Nat.succ_pos n)))

@[simp] theorem Fin.zero_le {n : Nat} (a : Fin (n + 1)) : 0 ≤ a :=
  (Nat.zero_mod (n + 1)).symm ▸ Nat.zero_le a.val

theorem Fin.succ_ne_zero {n : Nat} (k : Fin n) : k.succ ≠ 0 := fun h =>
  Nat.succ_ne_zero k.val ((Fin.val_eq_of_eq h).trans (Nat.zero_mod (n + 1)))

theorem Fin.add_def {n : Nat} (a b : Fin n) : a + b = Fin.mk ((a.val + b.val) % n) (Nat.mod_lt (a.val + b.val) a.pos) :=
  rfl

theorem Fin.mul_def {n : Nat} (a b : Fin n) : a * b = Fin.mk (a.val * b.val % n) (Nat.mod_lt (a.val * b.val) a.pos) :=
  rfl

theorem Fin.sub_def {n : Nat} (a b : Fin n) :
    a - b = Fin.mk ((n - b.val + a.val) % n) (Nat.mod_lt (n - b.val + a.val) a.pos) := rfl

theorem Fin.val_add {n : Nat} (a b : Fin n) : (a + b).val = (a.val + b.val) % n := rfl

theorem Fin.val_mul {n : Nat} (a b : Fin n) : (a * b).val = a.val * b.val % n := rfl

theorem Fin.val_sub {n : Nat} (a b : Fin n) : (a - b).val = (n - b.val + a.val) % n := rfl

@[simp] theorem Fin.mod_val {n : Nat} (a b : Fin n) : (a % b).val = a.val % b.val := rfl

@[simp] theorem Fin.div_val {n : Nat} (a b : Fin n) : (a / b).val = a.val / b.val := rfl

protected theorem Fin.mul_comm {n : Nat} (a b : Fin n) : a * b = b * a :=
  Fin.eq_of_val_eq (congrArg (· % n) (Nat.mul_comm a.val b.val))

theorem Fin.fin_one_eq_zero (a : Fin 1) : a = 0 :=
  Fin.eq_of_val_eq (Nat.eq_zero_of_le_zero (Nat.le_of_lt_succ a.isLt))

theorem Fin.eq_zero_or_eq_succ {n : Nat} (i : Fin (n + 1)) : i = 0 ∨ ∃ j : Fin n, i = j.succ := by
  cases i with
  | mk k h => cases k with
    | zero => exact Or.inl (Fin.eq_of_val_eq (Nat.zero_mod (n + 1)).symm)
    | succ k => exact Or.inr ⟨⟨k, Nat.lt_of_succ_lt_succ h⟩, rfl⟩

theorem Fin.eq_succ_of_ne_zero {n : Nat} {i : Fin (n + 1)} (hi : i ≠ 0) : ∃ j : Fin n, i = j.succ :=
  (Fin.eq_zero_or_eq_succ i).resolve_left hi
