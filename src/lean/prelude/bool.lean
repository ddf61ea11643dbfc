/-!
# Bool

Names, statements and `simp` attributes are those of Lean 4 core (`Init/SimpLemmas.lean`, `Init/Data/Bool.lean`); proofs are
our own: by the values of the variables.
-/

universe u

def Bool.xor (x y : Bool) : Bool := @Bool.rec (fun _ => Bool) y (!y) x

def cond {α : Sort u} (c : Bool) (x y : α) : α := @Bool.rec (fun _ => α) y x c

@[simp] theorem cond_true {α : Sort u} {a b : α} : cond true a b = a := rfl

@[simp] theorem cond_false {α : Sort u} {a b : α} : cond false a b = b := rfl

def Bool.toNat (b : Bool) : Nat := @Bool.rec (fun _ => Nat) 0 1 b

@[simp] theorem Bool.toNat_false : false.toNat = 0 := rfl

@[simp] theorem Bool.toNat_true : true.toNat = 1 := rfl

/-! ## Equations -/

@[simp] theorem Bool.or_false (b : Bool) : (b || false) = b := by cases b <;> rfl

@[simp] theorem Bool.or_true (b : Bool) : (b || true) = true := by cases b <;> rfl

@[simp] theorem Bool.false_or (b : Bool) : (false || b) = b := by cases b <;> rfl

@[simp] theorem Bool.true_or (b : Bool) : (true || b) = true := by cases b <;> rfl

@[simp] theorem Bool.or_self (b : Bool) : (b || b) = b := by cases b <;> rfl

@[simp] theorem Bool.and_false (b : Bool) : (b && false) = false := by cases b <;> rfl

@[simp] theorem Bool.and_true (b : Bool) : (b && true) = b := by cases b <;> rfl

@[simp] theorem Bool.false_and (b : Bool) : (false && b) = false := by cases b <;> rfl

@[simp] theorem Bool.true_and (b : Bool) : (true && b) = b := by cases b <;> rfl

@[simp] theorem Bool.and_self (b : Bool) : (b && b) = b := by cases b <;> rfl

theorem Bool.and_comm (x y : Bool) : (x && y) = (y && x) := by cases x <;> cases y <;> rfl

theorem Bool.or_comm (x y : Bool) : (x || y) = (y || x) := by cases x <;> cases y <;> rfl

theorem Bool.and_assoc (a b c : Bool) : (a && b && c) = (a && (b && c)) := by cases a <;> cases b <;> cases c <;> rfl

theorem Bool.or_assoc (a b c : Bool) : (a || b || c) = (a || (b || c)) := by cases a <;> cases b <;> cases c <;> rfl

theorem Bool.and_left_comm (x y z : Bool) : (x && (y && z)) = (y && (x && z)) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.and_right_comm (x y z : Bool) : (x && y && z) = (x && z && y) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.or_left_comm (x y z : Bool) : (x || (y || z)) = (y || (x || z)) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.or_right_comm (x y z : Bool) : (x || y || z) = (x || z || y) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.and_or_distrib_left (x y z : Bool) : (x && (y || z)) = (x && y || x && z) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.and_or_distrib_right (x y z : Bool) : ((x || y) && z) = (x && z || y && z) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.or_and_distrib_left (x y z : Bool) : (x || y && z) = ((x || y) && (x || z)) := by cases x <;> cases y <;> cases z <;> rfl

theorem Bool.or_and_distrib_right (x y z : Bool) : (x && y || z) = ((x || z) && (y || z)) := by cases x <;> cases y <;> cases z <;> rfl

@[simp] theorem Bool.not_not (b : Bool) : (!!b) = b := by cases b <;> rfl

@[simp] theorem Bool.not_and (x y : Bool) : (!(x && y)) = (!x || !y) := by cases x <;> cases y <;> rfl

@[simp] theorem Bool.not_or (x y : Bool) : (!(x || y)) = (!x && !y) := by cases x <;> cases y <;> rfl

@[simp] theorem Bool.and_not_self (x : Bool) : (x && !x) = false := by cases x <;> rfl

@[simp] theorem Bool.not_and_self (x : Bool) : (!x && x) = false := by cases x <;> rfl

@[simp] theorem Bool.or_not_self (x : Bool) : (x || !x) = true := by cases x <;> rfl

@[simp] theorem Bool.not_or_self (x : Bool) : (!x || x) = true := by cases x <;> rfl

@[simp] theorem Bool.and_self_left (a b : Bool) : (a && (a && b)) = (a && b) := by cases a <;> cases b <;> rfl

@[simp] theorem Bool.and_self_right (a b : Bool) : ((a && b) && b) = (a && b) := by cases a <;> cases b <;> rfl

@[simp] theorem Bool.or_self_left (a b : Bool) : (a || (a || b)) = (a || b) := by cases a <;> cases b <;> rfl

@[simp] theorem Bool.or_self_right (a b : Bool) : ((a || b) || b) = (a || b) := by cases a <;> cases b <;> rfl

@[simp] theorem Bool.false_xor (x : Bool) : (false ^^ x) = x := by cases x <;> rfl

@[simp] theorem Bool.xor_false (x : Bool) : (x ^^ false) = x := by cases x <;> rfl

@[simp] theorem Bool.true_xor (x : Bool) : (true ^^ x) = !x := by cases x <;> rfl

@[simp] theorem Bool.xor_true (x : Bool) : (x ^^ true) = !x := by cases x <;> rfl

@[simp] theorem Bool.xor_self (x : Bool) : (x ^^ x) = false := by cases x <;> rfl

@[simp] theorem Bool.not_xor_self (x : Bool) : (!x ^^ x) = true := by cases x <;> rfl

@[simp] theorem Bool.xor_not_self (x : Bool) : (x ^^ !x) = true := by cases x <;> rfl

@[simp] theorem Bool.not_xor (x y : Bool) : (!x ^^ y) = !(x ^^ y) := by cases x <;> cases y <;> rfl

@[simp] theorem Bool.xor_not (x y : Bool) : (x ^^ !y) = !(x ^^ y) := by cases x <;> cases y <;> rfl

theorem Bool.xor_comm (x y : Bool) : (x ^^ y) = (y ^^ x) := by cases x <;> cases y <;> rfl

theorem Bool.xor_assoc (x y z : Bool) : ((x ^^ y) ^^ z) = (x ^^ (y ^^ z)) := by cases x <;> cases y <;> cases z <;> rfl

@[simp] theorem Bool.true_beq (b : Bool) : (true == b) = b := by cases b <;> rfl

@[simp] theorem Bool.false_beq (b : Bool) : (false == b) = !b := by cases b <;> rfl

@[simp] theorem Bool.true_bne (b : Bool) : (true != b) = !b := by cases b <;> rfl

@[simp] theorem Bool.false_bne (b : Bool) : (false != b) = b := by cases b <;> rfl

@[simp] theorem Bool.bne_true (b : Bool) : (b != true) = !b := by cases b <;> rfl

@[simp] theorem Bool.bne_false (b : Bool) : (b != false) = b := by cases b <;> rfl

@[simp] theorem Bool.not_beq_self (x : Bool) : ((!x) == x) = false := by cases x <;> rfl

@[simp] theorem Bool.beq_not_self (x : Bool) : (x == !x) = false := by cases x <;> rfl

@[simp] theorem Bool.not_true : (!true) = false := rfl

@[simp] theorem Bool.not_false : (!false) = true := rfl

@[simp] theorem beq_true (b : Bool) : (b == true) = b := by cases b <;> rfl

@[simp] theorem beq_false (b : Bool) : (b == false) = !b := by cases b <;> rfl

/-! ## Propositions -/

@[simp] theorem Bool.or_eq_true (a b : Bool) : ((a || b) = true) = (a = true ∨ b = true) := by cases a <;> cases b <;> exact propext (by decide)

@[simp] theorem Bool.and_eq_true (a b : Bool) : ((a && b) = true) = (a = true ∧ b = true) := by cases a <;> cases b <;> exact propext (by decide)

theorem Bool.or_eq_true_iff (x y : Bool) : (x || y) = true ↔ x = true ∨ y = true := by cases x <;> cases y <;> decide

theorem Bool.and_eq_true_iff {x y : Bool} : (x && y) = true ↔ x = true ∧ y = true := by cases x <;> cases y <;> decide

theorem Bool.and_eq_false_iff {x y : Bool} : (x && y) = false ↔ x = false ∨ y = false := by cases x <;> cases y <;> decide

@[simp] theorem Bool.and_eq_false_imp {x y : Bool} : (x && y) = false ↔ (x = true → y = false) := by cases x <;> cases y <;> decide

@[simp] theorem Bool.or_eq_false_iff {x y : Bool} : (x || y) = false ↔ x = false ∧ y = false := by cases x <;> cases y <;> decide

@[simp] theorem Bool.not_eq_true' (b : Bool) : ((!b) = true) = (b = false) := by cases b <;> exact propext (by decide)

@[simp] theorem Bool.not_eq_false' (b : Bool) : ((!b) = false) = (b = true) := by cases b <;> exact propext (by decide)

@[simp] theorem Bool.not_eq_true (b : Bool) : (¬(b = true)) = (b = false) := by cases b <;> exact propext (by decide)

@[simp] theorem Bool.not_eq_false (b : Bool) : (¬(b = false)) = (b = true) := by cases b <;> exact propext (by decide)

@[simp] theorem Bool.beq_to_eq (a b : Bool) : ((a == b) = true) = (a = b) := by cases a <;> cases b <;> exact propext (by decide)

@[simp] theorem Bool.not_beq_to_not_eq (a b : Bool) : ((!(a == b)) = true) = (¬(a = b)) := by cases a <;> cases b <;> exact propext (by decide)

@[simp] theorem Bool.coe_iff_coe {a b : Bool} : (a = true ↔ b = true) ↔ a = b := by cases a <;> cases b <;> decide

theorem Bool.eq_iff_iff {a b : Bool} : a = b ↔ (a = true ↔ b = true) := by cases a <;> cases b <;> decide

theorem Bool.not_inj_iff {x y : Bool} : (!x) = !y ↔ x = y := by cases x <;> cases y <;> decide

theorem Bool.not_eq_eq_eq_not {a b : Bool} : ((!a) = b) ↔ (a = !b) := by cases a <;> cases b <;> decide

theorem Bool.eq_false_of_ne_true {b : Bool} (h : b ≠ true) : b = false := by
  cases b
  · rfl
  · exact absurd rfl h

theorem Bool.eq_false_or_eq_true (b : Bool) : b = true ∨ b = false := by cases b <;> decide

theorem Bool.eq_false_iff {b : Bool} : b = false ↔ b ≠ true := by cases b <;> decide

theorem Bool.ne_false_iff {b : Bool} : b ≠ false ↔ b = true := by cases b <;> decide

theorem Bool.false_ne_true : false ≠ true := by decide

theorem Bool.of_not_eq_true {b : Bool} (h : ¬b = true) : b = false := Bool.eq_false_of_ne_true h

theorem Bool.of_not_eq_false {b : Bool} (h : ¬b = false) : b = true := Bool.ne_false_iff.mp h

@[simp] theorem Bool.forall_bool {p : Bool → Prop} : (∀ b, p b) ↔ p false ∧ p true :=
  Iff.intro (fun h => ⟨h false, h true⟩) (fun h b => by
    cases b
    · exact h.1
    · exact h.2)

@[simp] theorem Bool.exists_bool {p : Bool → Prop} : (∃ b, p b) ↔ p false ∨ p true :=
  Iff.intro
    (fun h => by
      obtain ⟨b, hb⟩ := h
      cases b
      · exact Or.inl hb
      · exact Or.inr hb)
    (fun h => Or.elim h (fun f => ⟨false, f⟩) (fun t => ⟨true, t⟩))

/-! ## Decided propositions -/

@[simp] theorem decide_eq_true_eq {p : Prop} [Decidable p] : (decide p = true) = p :=
  propext (Iff.intro of_decide_eq_true decide_eq_true)

theorem decide_eq_true_iff {p : Prop} [Decidable p] : decide p = true ↔ p := Iff.intro of_decide_eq_true decide_eq_true

@[simp] theorem decide_eq_false_iff_not {p : Prop} {inst : Decidable p} : @Decidable.decide p inst = false ↔ ¬p :=
  Iff.intro of_decide_eq_false decide_eq_false

private theorem Bool.eq_of_iff {a b : Bool} (h : a = true ↔ b = true) : a = b := Bool.eq_iff_iff.mpr h

@[simp] theorem decide_not {p : Prop} [g : Decidable p] [h : Decidable (¬p)] : decide (¬p) = !(decide p) := by
  apply Bool.eq_of_iff
  rw [Bool.not_eq_true', decide_eq_true_eq, decide_eq_false_iff_not]

@[simp] theorem decide_true (h : Decidable True) : @Decidable.decide True h = true := decide_eq_true True.intro

@[simp] theorem decide_false (h : Decidable False) : @Decidable.decide False h = false := decide_eq_false not_false

@[simp] theorem decide_eq_decide {p q : Prop} {x : Decidable p} {y : Decidable q} :
    @Decidable.decide p x = @Decidable.decide q y ↔ (p ↔ q) := by
  rw [Bool.eq_iff_iff, decide_eq_true_eq, decide_eq_true_eq]

@[simp] theorem Bool.decide_eq_true {b : Bool} [Decidable (b = true)] : decide (b = true) = b := by
  apply Bool.eq_of_iff
  rw [decide_eq_true_eq]

@[simp] theorem Bool.decide_eq_false {b : Bool} [Decidable (b = false)] : decide (b = false) = !b := by
  apply Bool.eq_of_iff
  rw [decide_eq_true_eq, Bool.not_eq_true']

@[simp] theorem Bool.decide_and (p q : Prop) [dpq : Decidable (p ∧ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∧ q) = (decide p && decide q) := by
  apply Bool.eq_of_iff
  rw [Bool.and_eq_true, decide_eq_true_eq, decide_eq_true_eq, decide_eq_true_eq]

@[simp] theorem Bool.decide_or (p q : Prop) [dpq : Decidable (p ∨ q)] [dp : Decidable p] [dq : Decidable q] :
    decide (p ∨ q) = (decide p || decide q) := by
  apply Bool.eq_of_iff
  rw [Bool.or_eq_true, decide_eq_true_eq, decide_eq_true_eq, decide_eq_true_eq]

theorem Bool.cond_eq_ite {α : Sort u} (b : Bool) (t e : α) : cond b t e = if b then t else e := by cases b <;> rfl
