/-!
# More of what `simp` knows

Lemmas that Lean 4 core tags, where their proofs are shortest when `simp` and `omega` can be used. Proofs are our own.
-/

universe u v w

attribute [simp] Nat.sub_eq_zero_of_le Nat.sub_le Nat.sub_le_iff_le_add Nat.add_sub_cancel' Nat.pred_eq_sub_one
attribute [simp] Nat.dvd_refl Nat.dvd_zero Nat.one_dvd Nat.mod_mod_of_dvd
attribute [simp] Nat.mul_lt_mul_left Nat.mul_lt_mul_right Nat.mul_div_left Nat.add_div_right Nat.add_div_left
attribute [simp] Nat.min_eq_left Nat.min_eq_right Nat.max_eq_right Nat.max_eq_left Nat.min_assoc Nat.max_assoc
attribute [simp] Nat.add_min_add_right Nat.add_min_add_left Nat.add_max_add_right Nat.add_max_add_left
attribute [simp] Classical.not_forall exists_prop exists_imp and_congr_right_iff and_congr_left_iff
attribute [simp] List.length_eq_zero_iff List.map_reverse List.reverseAux_eq

/-! ## Computation on literals and offsets -/

private theorem Nat.Simproc.add_sub_le (a : Nat) {b c : Nat} (h : Nat.ble b c = Bool.true) : a + b - c = a - (c - b) := by
  have e := Nat.add_sub_add_right a b (c - b)
  rw [Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)] at e
  exact e

private theorem Nat.Simproc.add_sub_ge (a : Nat) {b c : Nat} (h : Nat.ble c b = Bool.true) : a + b - c = a + (b - c) :=
  Nat.add_sub_assoc (Nat.le_of_ble_eq_true h) a

private theorem Nat.Simproc.sub_add (a b c : Nat) : a - (b + c) = a - c - b := by rw [Nat.add_comm, Nat.sub_add_eq]

private theorem Nat.Simproc.add_sub_add_le (a c : Nat) {b d : Nat} (h : Nat.ble b d = Bool.true) :
    a + b - (c + d) = a - (c + (d - b)) := by
  have e := Nat.add_sub_add_right a b (c + (d - b))
  rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)] at e
  exact e

private theorem Nat.Simproc.add_sub_add_ge (a c : Nat) {b d : Nat} (h : Nat.ble d b = Bool.true) :
    a + b - (c + d) = a + (b - d) - c := by
  have e := Nat.add_sub_add_right (a + (b - d)) d c
  rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)] at e
  exact e

private theorem Nat.Simproc.dvd_true {a b : Nat} (h : Nat.beq (b % a) 0 = Bool.true) : (a ∣ b) = True :=
  eq_true (Nat.dvd_of_mod_eq_zero (Nat.eq_of_beq_eq_true h))

private theorem Nat.Simproc.dvd_false {a b : Nat} (h : Nat.beq (b % a) 0 = Bool.false) : (a ∣ b) = False :=
  eq_false (fun d => Nat.ne_of_beq_eq_false h (Nat.mod_eq_zero_of_dvd d))

/-! ## Logic -/

@[simp] theorem imp_not_self {a : Prop} : (a → ¬a) ↔ ¬a := ⟨fun h x => h x x, fun h _ => h⟩

@[simp] theorem Classical.imp_and_neg_imp_iff (p : Prop) {q : Prop} : (p → q) ∧ (¬p → q) ↔ q :=
  ⟨fun h => Or.elim (Classical.em p) h.1 h.2, fun h => ⟨fun _ => h, fun _ => h⟩⟩

@[simp] theorem forall_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} :
    (∀ a, a = a' ∨ q a → p a) ↔ p a' ∧ ∀ a, q a → p a := by
  constructor
  · intro h
    exact ⟨h a' (Or.inl rfl), fun a ha => h a (Or.inr ha)⟩
  · intro h a o
    cases o with
    | inl e => rw [e]; exact h.1
    | inr ha => exact h.2 a ha

@[simp] theorem exists_eq_or_imp {α : Sort u} {p q : α → Prop} {a' : α} :
    (∃ a, (a = a' ∨ q a) ∧ p a) ↔ p a' ∨ ∃ a, q a ∧ p a := by
  constructor
  · intro h
    cases h with
    | intro a h =>
      cases h.1 with
      | inl e => left; rw [← e]; exact h.2
      | inr ha => right; exact ⟨a, ha, h.2⟩
  · intro h
    cases h with
    | inl h => exact ⟨a', Or.inl rfl, h⟩
    | inr h =>
      cases h with
      | intro a h => exact ⟨a, Or.inr h.1, h.2⟩

@[simp] theorem exists_eq_right_right {α : Sort u} {p q : α → Prop} {a' : α} :
    (∃ a, p a ∧ q a ∧ a = a') ↔ p a' ∧ q a' := by
  constructor
  · intro h
    cases h with
    | intro a h =>
      rw [← h.2.2]
      exact ⟨h.1, h.2.1⟩
  · intro h
    exact ⟨a', h.1, h.2, rfl⟩

@[simp] theorem exists_eq_right_right' {α : Sort u} {p q : α → Prop} {a' : α} :
    (∃ a, p a ∧ q a ∧ a' = a) ↔ p a' ∧ q a' := by
  constructor
  · intro h
    cases h with
    | intro a h =>
      rw [h.2.2]
      exact ⟨h.1, h.2.1⟩
  · intro h
    exact ⟨a', h.1, h.2, rfl⟩

@[simp] theorem exists_or_eq_left {α : Sort u} (y : α) (p : α → Prop) : ∃ x : α, x = y ∨ p x := ⟨y, Or.inl rfl⟩

@[simp] theorem exists_or_eq_right {α : Sort u} (y : α) (p : α → Prop) : ∃ x : α, p x ∨ x = y := ⟨y, Or.inr rfl⟩

@[simp] theorem exists_or_eq_left' {α : Sort u} (y : α) (p : α → Prop) : ∃ x : α, y = x ∨ p x := ⟨y, Or.inl rfl⟩

@[simp] theorem exists_or_eq_right' {α : Sort u} (y : α) (p : α → Prop) : ∃ x : α, p x ∨ y = x := ⟨y, Or.inr rfl⟩

@[simp] theorem forall_apply_eq_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} :
    (∀ b, ∀ a, f a = b → p b) ↔ ∀ a, p (f a) := by
  constructor
  · intro h a
    exact h (f a) a rfl
  · intro h b a e
    rw [← e]
    exact h a

@[simp] theorem forall_eq_apply_imp_iff {α : Sort u} {β : Sort v} {f : α → β} {p : β → Prop} :
    (∀ b, ∀ a, b = f a → p b) ↔ ∀ a, p (f a) := by
  constructor
  · intro h a
    exact h (f a) a rfl
  · intro h b a e
    rw [e]
    exact h a

/-! ## Natural numbers -/

@[simp] theorem Nat.mod_two_not_eq_one {n : Nat} : ¬n % 2 = 1 ↔ n % 2 = 0 :=
  ⟨(Nat.mod_two_eq_zero_or_one n).resolve_right, fun z e => Nat.succ_ne_zero 0 (e.symm.trans z)⟩

@[simp] theorem Nat.mod_two_not_eq_zero {n : Nat} : ¬n % 2 = 0 ↔ n % 2 = 1 :=
  ⟨(Nat.mod_two_eq_zero_or_one n).resolve_left, fun e z => Nat.succ_ne_zero 0 (e.symm.trans z)⟩

@[simp] theorem Nat.mul_add_mod_self_left (a b c : Nat) : (a * b + c) % a = c % a := by
  rw [Nat.add_comm, Nat.add_mul_mod_self_left]

@[simp] theorem Nat.mul_add_mod_self_right (a b c : Nat) : (a * b + c) % b = c % b := by
  rw [Nat.add_comm, Nat.add_mul_mod_self_right]

@[simp] theorem Nat.div_eq_zero_iff {a b : Nat} : a / b = 0 ↔ b = 0 ∨ a < b := by
  constructor
  · intro h
    cases b with
    | zero => left; rfl
    | succ b =>
      right
      have e := Nat.mod_add_div a (b + 1)
      rw [h, Nat.mul_zero, Nat.add_zero] at e
      rw [← e]
      exact Nat.mod_lt a (Nat.succ_pos b)
  · intro h
    cases h with
    | inl h => rw [h, Nat.div_zero]
    | inr h => exact Nat.div_eq_of_lt h

@[simp] theorem Nat.div_pos_iff {a b : Nat} : 0 < a / b ↔ 0 < b ∧ b ≤ a := by
  have h := @Nat.div_eq_zero_iff a b
  constructor
  · intro p
    have n : ¬(b = 0 ∨ a < b) := fun o => Nat.ne_of_gt p (h.mpr o)
    exact ⟨Nat.pos_of_ne_zero (mt Or.inl n), Nat.ge_of_not_lt (mt Or.inr n)⟩
  · intro p
    apply Nat.pos_of_ne_zero
    intro e
    exact (h.mp e).elim (Nat.ne_of_gt p.1) (Nat.not_lt_of_le p.2)

@[simp] theorem Nat.pow_eq_zero {a n : Nat} : a ^ n = 0 ↔ a = 0 ∧ n ≠ 0 := by
  induction n with
  | zero =>
    constructor
    · intro h
      cases h
    · intro h
      exact absurd rfl h.2
  | succ n ih =>
    rw [Nat.pow_succ, Nat.mul_eq_zero, ih]
    constructor
    · intro h
      cases h with
      | inl h => exact ⟨h.1, Nat.succ_ne_zero n⟩
      | inr h => exact ⟨h, Nat.succ_ne_zero n⟩
    · intro h
      right
      exact h.1

@[simp] theorem Nat.zero_pow_of_pos (n : Nat) (h : 0 < n) : 0 ^ n = 0 := Nat.pow_eq_zero.mpr ⟨rfl, Nat.ne_of_gt h⟩

@[simp] theorem Nat.pred_eq_succ_iff {n m : Nat} : n - 1 = m + 1 ↔ n = m + 2 := by
  cases n with
  | zero => simp
  | succ n => simp

@[simp] theorem Nat.add_succ_sub_one (m n : Nat) : m + Nat.succ n - 1 = m + n := rfl

@[simp] theorem Nat.succ_add_sub_one (n m : Nat) : Nat.succ m + n - 1 = m + n := congrArg (· - 1) (Nat.succ_add m n)

@[simp] theorem Nat.mod_div_self (m n : Nat) : m % n / n = 0 := by
  rw [Nat.div_eq_zero_iff]
  cases n with
  | zero => left; rfl
  | succ n => right; exact Nat.mod_lt m (Nat.succ_pos n)

@[simp] theorem Nat.min_eq_zero_iff {m n : Nat} : min m n = 0 ↔ m = 0 ∨ n = 0 := by
  cases Nat.le_total m n with
  | inl h => rw [Nat.min_eq_left h]; exact ⟨Or.inl, fun o => o.elim id (fun e => Nat.eq_zero_of_le_zero (e ▸ h))⟩
  | inr h => rw [Nat.min_eq_right h]; exact ⟨Or.inr, fun o => o.elim (fun e => Nat.eq_zero_of_le_zero (e ▸ h)) id⟩

@[simp] theorem Nat.max_eq_zero_iff {m n : Nat} : max m n = 0 ↔ m = 0 ∧ n = 0 := by
  cases Nat.le_total m n with
  | inl h => rw [Nat.max_eq_right h]; exact ⟨fun e => ⟨Nat.eq_zero_of_le_zero (e ▸ h), e⟩, And.right⟩
  | inr h => rw [Nat.max_eq_left h]; exact ⟨fun e => ⟨e, Nat.eq_zero_of_le_zero (e ▸ h)⟩, And.left⟩

@[simp] protected theorem Nat.min_self_assoc {m n : Nat} : min m (min m n) = min m n := by
  rw [← Nat.min_assoc, Nat.min_self]

@[simp] protected theorem Nat.min_self_assoc' {m n : Nat} : min n (min m n) = min n m := by
  rw [Nat.min_comm m n, ← Nat.min_assoc, Nat.min_self]

@[simp] protected theorem Nat.sub_add_min_cancel (n m : Nat) : n - m + min n m = n := by
  cases Nat.le_total n m with
  | inl h => rw [Nat.sub_eq_zero_of_le h, Nat.min_eq_left h, Nat.zero_add]
  | inr h => rw [Nat.min_eq_right h, Nat.sub_add_cancel h]

@[simp] theorem Nat.one_mod (n : Nat) : 1 % (n + 2) = 1 := Nat.mod_eq_of_lt (by omega)

@[simp] theorem Nat.mod_succ (n : Nat) : n % Nat.succ n = n := Nat.mod_eq_of_lt (Nat.lt_succ_self n)

@[simp] theorem Nat.mod_succ_eq_iff_lt {m n : Nat} : m % Nat.succ n = m ↔ m < Nat.succ n := by
  constructor
  · intro h
    rw [← h]
    exact Nat.mod_lt m (Nat.succ_pos n)
  · intro h
    exact Nat.mod_eq_of_lt h

@[simp] theorem Nat.exists_eq_add_one {a : Nat} : (∃ n, a = n + 1) ↔ 0 < a :=
  ⟨fun ⟨n, e⟩ => e.symm ▸ Nat.succ_pos n, fun h => ⟨a - 1, (Nat.sub_add_cancel h).symm⟩⟩

@[simp] theorem Nat.exists_add_one_eq {a : Nat} : (∃ n, n + 1 = a) ↔ 0 < a :=
  ⟨fun ⟨n, e⟩ => e ▸ Nat.succ_pos n, fun h => ⟨a - 1, Nat.sub_add_cancel h⟩⟩

@[simp] theorem Nat.exists_ne_zero {P : Nat → Prop} : (∃ n, ¬n = 0 ∧ P n) ↔ ∃ n, P (n + 1) := by
  constructor
  · intro h
    cases h with
    | intro n h =>
      cases n with
      | zero => exact absurd rfl h.1
      | succ n => exact ⟨n, h.2⟩
  · intro h
    cases h with
    | intro n h => exact ⟨n + 1, Nat.succ_ne_zero n, h⟩

/-! ## Lists -/

@[simp] theorem List.append_right_eq_self {α : Type u} {x y : List α} : x ++ y = x ↔ y = [] := by
  constructor
  · intro h
    have e : x ++ y = x ++ [] := by
      rw [List.append_nil]
      exact h
    exact (List.append_right_inj x).mp e
  · intro h
    rw [h, List.append_nil]

@[simp] theorem List.append_left_eq_self {α : Type u} {x y : List α} : x ++ y = y ↔ x = [] := by
  constructor
  · intro h
    have e : x ++ y = [] ++ y := h
    exact (List.append_left_inj y).mp e
  · intro h
    rw [h]
    rfl

@[simp] theorem List.self_eq_append_right {α : Type u} {x y : List α} : x = x ++ y ↔ y = [] :=
  Iff.trans eq_comm List.append_right_eq_self

@[simp] theorem List.self_eq_append_left {α : Type u} {x y : List α} : y = x ++ y ↔ x = [] :=
  Iff.trans eq_comm List.append_left_eq_self

@[simp] theorem List.nil_eq {α : Type u} {xs : List α} : [] = xs ↔ xs = [] := eq_comm

@[simp] theorem List.cons_ne_self {α : Type u} (a : α) (l : List α) : a :: l ≠ l := by
  intro h
  have e := congrArg List.length h
  rw [List.length_cons] at e
  omega

@[simp] theorem List.ne_cons_self {α : Type u} {a : α} {l : List α} : l ≠ a :: l := fun h => List.cons_ne_self a l h.symm

@[simp] theorem List.reverse_eq_cons_iff {α : Type u} {xs : List α} {a : α} {ys : List α} :
    List.reverse xs = a :: ys ↔ xs = List.reverse ys ++ [a] := by
  constructor
  · intro h
    rw [← List.reverse_reverse xs, h, List.reverse_cons]
  · intro h
    rw [h, List.reverse_append, List.reverse_reverse]
    rfl

@[simp] theorem List.reverse_eq_append_iff {α : Type u} {xs ys zs : List α} :
    List.reverse xs = ys ++ zs ↔ xs = List.reverse zs ++ List.reverse ys := by
  constructor
  · intro h
    rw [← List.reverse_reverse xs, h, List.reverse_append]
  · intro h
    rw [h, List.reverse_append, List.reverse_reverse, List.reverse_reverse]
