/-!
# What the proofs of `simp` are made of

Computations on literals and offsets (`Init/Data/Nat/Simproc.lean` in Lean 4 core, there with other side conditions), and
`simp` lemmas about order that core states through type classes. Proofs are our own.
-/

universe u v w

private theorem Nat.Simproc.literal_ne {a b : Nat} (h : Nat.beq a b = Bool.false) : (a = b) = False :=
  eq_false (Nat.ne_of_beq_eq_false h)

private theorem Nat.Simproc.le_true {a b : Nat} (h : Nat.ble a b = Bool.true) : (a ≤ b) = True :=
  eq_true (Nat.le_of_ble_eq_true h)

private theorem Nat.Simproc.le_false {a b : Nat} (h : Nat.ble a b = Bool.false) : (a ≤ b) = False :=
  eq_false (Nat.not_le_of_not_ble_eq_true (fun t => Bool.noConfusion_false_true (Eq.trans (Eq.symm h) t)))

private theorem Nat.Simproc.lt_true {a b : Nat} (h : Nat.ble (a + 1) b = Bool.true) : (a < b) = True := Nat.Simproc.le_true h

private theorem Nat.Simproc.lt_false {a b : Nat} (h : Nat.ble (a + 1) b = Bool.false) : (a < b) = False :=
  Nat.Simproc.le_false h

/-! ## Equations between offsets -/

private theorem Nat.Simproc.add_eq_le (a : Nat) {b c : Nat} (h : Nat.ble b c = Bool.true) : (a + b = c) = (a = c - b) :=
  propext (Iff.intro (fun e => Eq.symm (Nat.sub_eq_of_eq_add (Eq.symm e)))
    (fun e => by rw [e, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)]))

private theorem Nat.Simproc.add_eq_gt (a : Nat) {b c : Nat} (h : Nat.ble (c + 1) b = Bool.true) : (a + b = c) = False :=
  eq_false (fun e => Nat.not_le_of_gt (Nat.le_of_ble_eq_true h)
    (Nat.le_trans (Nat.le_add_left b a) (Nat.le_of_eq e)))

private theorem Nat.Simproc.eq_add_le (a : Nat) {b c : Nat} (h : Nat.ble c a = Bool.true) : (a = b + c) = (b = a - c) :=
  Eq.trans (propext eq_comm) (Nat.Simproc.add_eq_le b h)

private theorem Nat.Simproc.eq_add_gt (a : Nat) {b c : Nat} (h : Nat.ble (a + 1) c = Bool.true) : (a = b + c) = False :=
  Eq.trans (propext eq_comm) (Nat.Simproc.add_eq_gt b h)

private theorem Nat.Simproc.add_eq_add_le (a c : Nat) {b d : Nat} (h : Nat.ble b d = Bool.true) :
    (a + b = c + d) = (a = c + (d - b)) :=
  propext (Iff.intro
    (fun e => Nat.add_right_cancel (m := b) (by
      rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)]
      exact e))
    (fun e => by rw [e, Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)]))

private theorem Nat.Simproc.add_eq_add_ge (a c : Nat) {b d : Nat} (h : Nat.ble d b = Bool.true) :
    (a + b = c + d) = (a + (b - d) = c) :=
  Eq.trans (propext eq_comm) (Eq.trans (Nat.Simproc.add_eq_add_le c a h) (propext eq_comm))

/-! ## Inequalities between offsets -/

private theorem Nat.Simproc.add_le_le (a : Nat) {b c : Nat} (h : Nat.ble b c = Bool.true) : (a + b ≤ c) = (a ≤ c - b) :=
  propext (Iff.symm (Nat.le_sub_iff_add_le (Nat.le_of_ble_eq_true h)))

private theorem Nat.Simproc.add_le_gt (a : Nat) {b c : Nat} (h : Nat.ble (c + 1) b = Bool.true) : (a + b ≤ c) = False :=
  eq_false (fun l => Nat.not_le_of_gt (Nat.le_of_ble_eq_true h) (Nat.le_trans (Nat.le_add_left b a) l))

private theorem Nat.Simproc.le_add_le (a : Nat) {b c : Nat} (h : Nat.ble a c = Bool.true) : (a ≤ b + c) = True :=
  eq_true (Nat.le_trans (Nat.le_of_ble_eq_true h) (Nat.le_add_left c b))

private theorem Nat.Simproc.le_add_ge (a : Nat) {b c : Nat} (_h : Nat.ble c a = Bool.true) : (a ≤ b + c) = (a - c ≤ b) :=
  propext (Iff.symm Nat.sub_le_iff_le_add)

private theorem Nat.Simproc.add_le_add_le (a c : Nat) {b d : Nat} (h : Nat.ble b d = Bool.true) :
    (a + b ≤ c + d) = (a ≤ c + (d - b)) :=
  propext (Iff.intro
    (fun l => Nat.le_of_add_le_add_right (b := b) (by
      rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)]
      exact l))
    (fun l => by
      have m := Nat.add_le_add_right l b
      rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)] at m
      exact m))

private theorem Nat.Simproc.add_le_add_ge (a c : Nat) {b d : Nat} (h : Nat.ble d b = Bool.true) :
    (a + b ≤ c + d) = (a + (b - d) ≤ c) :=
  propext (Iff.intro
    (fun l => Nat.le_of_add_le_add_right (b := d) (by
      rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)]
      exact l))
    (fun l => by
      have m := Nat.add_le_add_right l d
      rw [Nat.add_assoc, Nat.sub_add_cancel (Nat.le_of_ble_eq_true h)] at m
      exact m))

/-! ## Simp lemmas -/

attribute [simp] ne_eq Nat.le_add_right Nat.le_add_left Nat.mul_eq_zero Nat.lt_one_iff

attribute [simp] Nat.succ_eq_add_one

@[simp] theorem ge_iff_le {x y : Nat} : x ≥ y ↔ y ≤ x := Iff.rfl

@[simp] theorem gt_iff_lt {x y : Nat} : x > y ↔ y < x := Iff.rfl

/-! Functions behind operators -/

@[simp] theorem Nat.add_eq {x y : Nat} : Nat.add x y = x + y := rfl

@[simp] theorem Nat.sub_eq {x y : Nat} : Nat.sub x y = x - y := rfl

@[simp] theorem Nat.mul_eq {x y : Nat} : Nat.mul x y = x * y := rfl

@[simp] protected theorem Nat.pow_eq {m n : Nat} : Nat.pow m n = m ^ n := rfl

@[simp] theorem Nat.lt_eq {m n : Nat} : Nat.lt m n = (m < n) := rfl

@[simp] theorem Nat.le_eq {m n : Nat} : Nat.le m n = (m ≤ n) := rfl

@[simp] theorem List.append_eq {α : Type u} {as bs : List α} : List.append as bs = as ++ bs := rfl

@[simp] private theorem Nat.not_lt_zero_eq (n : Nat) : (n < 0) = False := eq_false (Nat.not_lt_zero n)

@[simp] private theorem Nat.lt_irrefl_eq (n : Nat) : (n < n) = False := eq_false (Nat.lt_irrefl n)

@[simp] theorem List.cons.injEq {α : Type u} (head : α) (tail : List α) (head' : α) (tail' : List α) :
    (head :: tail = head' :: tail') = (head = head' ∧ tail = tail') :=
  propext List.cons_eq_cons

@[simp] theorem Option.some.injEq {α : Type u} (val val' : α) : (Option.some val = Option.some val') = (val = val') :=
  propext (Iff.intro (fun h => by cases h; rfl) (fun h => by rw [h]))

@[simp] theorem Prod.mk.injEq {α : Type u} {β : Type v} (fst : α) (snd : β) (fst' : α) (snd' : β) :
    (Prod.mk fst snd = Prod.mk fst' snd') = (fst = fst' ∧ snd = snd') :=
  propext (Iff.intro (fun h => by cases h; exact ⟨rfl, rfl⟩) (fun h => by rw [h.left, h.right]))

@[simp] theorem Function.comp_apply {β : Sort u} {δ : Sort v} {α : Sort w} {f : β → δ} {g : α → β} {x : α} :
    Function.comp f g x = f (g x) := rfl
