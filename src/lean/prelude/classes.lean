/-!
# Classes

Names and statements are those of Lean 4 core (`Init/Prelude.lean`, `Init/Core.lean`, `Init/GetElem.lean`); proofs are our
own. Parameters that the instance determines are marked `outParam`, as there.
-/

universe u v w

@[reducible] def outParam (α : Sort u) : Sort u := α

abbrev DecidableEq (α : Sort u) := (a b : α) → Decidable (a = b)

abbrev DecidablePred {α : Sort u} (r : α → Prop) := (a : α) → Decidable (r a)

abbrev DecidableRel {α : Sort u} {β : Sort v} (r : α → β → Prop) := (a : α) → (b : β) → Decidable (r a b)

class Inhabited (α : Sort u) : Sort (max 1 u) where
  mk ::
  default : α

instance instInhabitedNat : Inhabited Nat := Inhabited.mk 0

instance instInhabitedBool : Inhabited Bool := Inhabited.mk false

instance instInhabitedList {α : Type u} : Inhabited (List α) := Inhabited.mk []

instance instInhabitedOption {α : Type u} : Inhabited (Option α) := Inhabited.mk none

instance instInhabitedProd {α : Type u} {β : Type v} [Inhabited α] [Inhabited β] : Inhabited (α × β) :=
  Inhabited.mk (default, default)

class BEq (α : Type u) : Type u where
  mk ::
  beq : α → α → Bool

def bne {α : Type u} [BEq α] (a b : α) : Bool := !(a == b)

instance instBEqOfDecidableEq {α : Type u} [DecidableEq α] : BEq α := BEq.mk (fun a b => decide (a = b))

class ReflBEq (α : Type u) [BEq α] : Prop where
  mk ::
  rfl : ∀ {a : α}, (a == a) = true

class LawfulBEq (α : Type u) [BEq α] : Prop where
  mk ::
  toReflBEq : ReflBEq α
  eq_of_beq : ∀ {a b : α}, (a == b) = true → a = b

attribute [instance] LawfulBEq.toReflBEq

instance instLawfulBEqOfDecidableEq {α : Type u} [d : DecidableEq α] : LawfulBEq α :=
  @LawfulBEq.mk α (@instBEqOfDecidableEq α d)
    (@ReflBEq.mk α (@instBEqOfDecidableEq α d) (fun {a} => decide_eq_true (Eq.refl a)))
    (fun {_ _} h => of_decide_eq_true h)

class Membership (α : outParam (Type u)) (γ : Type v) : Type (max u v) where
  mk ::
  mem : γ → α → Prop

/-! ## Boolean equality -/

@[simp] theorem beq_self_eq_true {α : Type u} [BEq α] [ReflBEq α] (a : α) : (a == a) = true := ReflBEq.rfl

theorem beq_of_eq {α : Type u} [BEq α] [ReflBEq α] {a b : α} (h : a = b) : (a == b) = true := by
  rw [h]
  exact ReflBEq.rfl

@[simp] theorem beq_iff_eq {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = true ↔ a = b :=
  Iff.intro LawfulBEq.eq_of_beq beq_of_eq

theorem bne_eq {α : Type u} [BEq α] (a b : α) : (a != b) = !(a == b) := rfl

@[simp] theorem bne_self_eq_false {α : Type u} [BEq α] [ReflBEq α] (a : α) : (a != a) = false := by
  show (!(a == a)) = false
  rw [beq_self_eq_true]
  rfl

@[simp] theorem bne_iff_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a != b) = true ↔ a ≠ b := by
  show (!(a == b)) = true ↔ a ≠ b
  constructor
  · intro h e
    rw [beq_of_eq e] at h
    cases h
  · intro h
    cases e : (a == b) with
    | false => rfl
    | true => exact absurd (LawfulBEq.eq_of_beq e) h

@[simp] theorem beq_eq_false_iff_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a == b) = false ↔ a ≠ b := by
  constructor
  · intro h e
    rw [beq_of_eq e] at h
    cases h
  · intro h
    cases e : (a == b) with
    | false => rfl
    | true => exact absurd (LawfulBEq.eq_of_beq e) h

@[simp] theorem bne_eq_false_iff_eq {α : Type u} [BEq α] [LawfulBEq α] {a b : α} : (a != b) = false ↔ a = b := by
  show (!(a == b)) = false ↔ a = b
  constructor
  · intro h
    cases e : (a == b) with
    | false => rw [e] at h; cases h
    | true => exact LawfulBEq.eq_of_beq e
  · intro h
    rw [beq_of_eq h]
    rfl

theorem beq_false_of_ne {α : Type u} [BEq α] [LawfulBEq α] {a b : α} (h : a ≠ b) : (a == b) = false :=
  beq_eq_false_iff_ne.mpr h

/-! ## Subtypes and pairs -/

theorem Subtype.ext {α : Sort u} {p : α → Prop} {a1 a2 : {x : α // p x}} (h : a1.val = a2.val) : a1 = a2 := by
  cases a1 with
  | mk v h₁ =>
    cases a2 with
    | mk w h₂ =>
      cases h
      rfl

theorem Subtype.eq {α : Sort u} {p : α → Prop} {a1 a2 : {x : α // p x}} (h : a1.val = a2.val) : a1 = a2 :=
  Subtype.ext h

theorem Prod.ext {α : Type u} {β : Type v} {x y : α × β} (fst : x.fst = y.fst) (snd : x.snd = y.snd) : x = y := by
  cases x with
  | mk a b =>
    cases y with
    | mk c d =>
      cases fst
      cases snd
      rfl

@[simp] theorem Prod.eta {α : Type u} {β : Type v} (p : α × β) : (p.fst, p.snd) = p := rfl

def Prod.swap {α : Type u} {β : Type v} (p : α × β) : β × α := (p.snd, p.fst)

def Prod.map {α₁ : Type u} {α₂ : Type v} {β₁ : Type w} {β₂ : Type w} (f : α₁ → α₂) (g : β₁ → β₂) (p : α₁ × β₁) :
    α₂ × β₂ := (f p.fst, g p.snd)
