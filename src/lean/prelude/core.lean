/-!
# Propositions, equality, data types

Names, argument order and statements are those of Lean 4 core (`Init/Prelude.lean`, `Init/Core.lean`); proofs are our own. Type classes are left out, except that `[h : Decidable p]` binders
are filled by the built-in search.
-/

universe u v w

/-! ## Propositional connectives -/

inductive True : Prop where
  | intro : True

inductive False : Prop

def Not (a : Prop) : Prop := a → False

structure And (a b : Prop) : Prop where
  intro ::
  left : a
  right : b

inductive Or (a b : Prop) : Prop where
  | inl (h : a) : Or a b
  | inr (h : b) : Or a b

structure Iff (a b : Prop) : Prop where
  intro ::
  mp : a → b
  mpr : b → a

inductive Eq {α : Sort u} : α → α → Prop where
  | refl (a : α) : Eq a a

inductive Exists {α : Sort u} (p : α → Prop) : Prop where
  | intro (w : α) (h : p w) : Exists p

@[reducible] def Ne {α : Sort u} (a b : α) : Prop := ¬(a = b)

/-! ## Data types -/

inductive Bool : Type where
  | false : Bool
  | true : Bool

inductive Nat : Type where
  | zero : Nat
  | succ (n : Nat) : Nat

inductive List (α : Type u) : Type u where
  | nil : List α
  | cons (head : α) (tail : List α) : List α

inductive Option (α : Type u) : Type u where
  | none : Option α
  | some (val : α) : Option α

structure Prod (α : Type u) (β : Type v) : Type (max u v) where
  mk ::
  fst : α
  snd : β

inductive Sum (α : Type u) (β : Type v) : Type (max u v) where
  | inl (val : α) : Sum α β
  | inr (val : β) : Sum α β

structure Subtype {α : Sort u} (p : α → Prop) : Sort (max 1 u) where
  mk ::
  val : α
  property : p val

structure PProd (α : Sort u) (β : Sort v) : Sort (max 1 u v) where
  mk ::
  fst : α
  snd : β

inductive PUnit : Sort u where
  | unit : PUnit.{u}

inductive Nonempty (α : Sort u) : Prop where
  | intro (val : α) : Nonempty α

inductive Decidable (p : Prop) : Type where
  | isFalse (h : ¬p) : Decidable p
  | isTrue (h : p) : Decidable p

/-! ## Functions -/

@[simp] def id {α : Sort u} (a : α) : α := a

def Function.comp {α : Sort u} {β : Sort v} {δ : Sort w} (f : β → δ) (g : α → β) : α → δ := fun x => f (g x)

def Function.const {α : Sort u} (β : Sort v) (a : α) : β → α := fun _ => a

/-! ## False, negation -/

def False.elim {C : Sort u} (h : False) : C := @False.rec (fun _ => C) h

def absurd {a : Prop} {b : Sort v} (h₁ : a) (h₂ : ¬a) : b := False.elim (h₂ h₁)

theorem trivial : True := True.intro

theorem mt {a b : Prop} (h₁ : a → b) (h₂ : ¬b) : ¬a := fun ha => h₂ (h₁ ha)

theorem not_false : ¬False := fun h => h

theorem not_not_intro {p : Prop} (h : p) : ¬¬p := fun hn => hn h

def Not.elim {a : Prop} {α : Sort u} (H1 : ¬a) (H2 : a) : α := absurd H2 H1

/-! ## Equality -/

@[match_pattern] def rfl {α : Sort u} {a : α} : a = a := Eq.refl a

theorem Eq.subst {α : Sort u} {motive : α → Prop} {a b : α} (h₁ : a = b) (h₂ : motive a) : motive b :=
  @Eq.rec α a (fun x _ => motive x) h₂ b h₁

def Eq.ndrec.{u1, u2} {α : Sort u2} {a : α} {motive : α → Sort u1} (m : motive a) {b : α} (h : a = b) : motive b :=
  @Eq.rec α a (fun x _ => motive x) m b h

theorem Eq.symm {α : Sort u} {a b : α} (h : a = b) : b = a :=
  @Eq.rec α a (fun x _ => x = a) (Eq.refl a) b h

theorem Eq.trans {α : Sort u} {a b c : α} (h₁ : a = b) (h₂ : b = c) : a = c :=
  @Eq.rec α b (fun x _ => a = x) h₁ c h₂

def cast {α β : Sort u} (h : α = β) (a : α) : β := @Eq.rec (Sort u) α (fun x _ => x) a β h

def Eq.mp {α β : Sort u} (h : α = β) (a : α) : β := @Eq.rec (Sort u) α (fun x _ => x) a β h

def Eq.mpr {α β : Sort u} (h : α = β) (b : β) : α := @Eq.rec (Sort u) β (fun x _ => x) b α (Eq.symm h)

theorem congrArg {α : Sort u} {β : Sort v} {a₁ a₂ : α} (f : α → β) (h : a₁ = a₂) : f a₁ = f a₂ :=
  @Eq.rec α a₁ (fun x _ => f a₁ = f x) (Eq.refl (f a₁)) a₂ h

theorem congrFun {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : f = g) (a : α) : f a = g a :=
  @Eq.rec ((x : α) → β x) f (fun k _ => f a = k a) (Eq.refl (f a)) g h

theorem congr {α : Sort u} {β : Sort v} {f₁ f₂ : α → β} {a₁ a₂ : α} (h₁ : f₁ = f₂) (h₂ : a₁ = a₂) :
    f₁ a₁ = f₂ a₂ :=
  Eq.trans (congrFun h₁ a₁) (congrArg f₂ h₂)

@[simp] theorem id_eq {α : Sort u} (a : α) : id a = a := Eq.refl a

private theorem Eq.to_iff {a b : Prop} (h : a = b) : a ↔ b :=
  @Eq.rec Prop a (fun x _ => a ↔ x) (Iff.intro (fun ha => ha) (fun ha => ha)) b h

theorem Ne.intro {α : Sort u} {a b : α} (h : a = b → False) : a ≠ b := h

theorem Ne.elim {α : Sort u} {a b : α} (h : a ≠ b) : a = b → False := h

theorem Ne.irrefl {α : Sort u} {a : α} (h : a ≠ a) : False := h (Eq.refl a)

theorem Ne.symm {α : Sort u} {a b : α} (h : a ≠ b) : b ≠ a := fun hba => h (Eq.symm hba)

theorem ne_comm {α : Sort u} {a b : α} : a ≠ b ↔ b ≠ a := Iff.intro Ne.symm Ne.symm

theorem eq_comm {α : Sort u} {a b : α} : a = b ↔ b = a := Iff.intro Eq.symm Eq.symm

theorem false_of_ne {α : Sort u} {a : α} (h : a ≠ a) : False := h (Eq.refl a)

theorem ne_false_of_self {p : Prop} (hp : p) : p ≠ False := fun h => Eq.mp h hp

theorem ne_true_of_not {p : Prop} (hnp : ¬p) : p ≠ True := fun h => hnp (Eq.mpr h True.intro)

theorem true_ne_false : ¬True = False := ne_false_of_self True.intro

/-! ## Propositional extensionality -/

axiom propext {a b : Prop} : (a ↔ b) → a = b

/-! ## Structures and disjunction -/

def And.elim {a b : Prop} {α : Sort u} (f : a → b → α) (h : a ∧ b) : α := f h.left h.right

theorem And.symm {a b : Prop} (h : a ∧ b) : b ∧ a := And.intro h.right h.left

theorem Or.elim {a b c : Prop} (h : a ∨ b) (left : a → c) (right : b → c) : c :=
  @Or.rec a b (fun _ => c) left right h

theorem Or.symm {a b : Prop} (h : a ∨ b) : b ∨ a := Or.elim h Or.inr Or.inl

theorem Or.intro_left {a : Prop} (b : Prop) (h : a) : a ∨ b := Or.inl h

theorem Or.intro_right {b : Prop} (a : Prop) (h : b) : a ∨ b := Or.inr h

theorem Or.resolve_left {a b : Prop} (h : a ∨ b) (na : ¬a) : b := Or.elim h (fun ha => absurd ha na) (fun hb => hb)

theorem Or.resolve_right {a b : Prop} (h : a ∨ b) (nb : ¬b) : a := Or.elim h (fun ha => ha) (fun hb => absurd hb nb)

theorem Or.neg_resolve_left {a b : Prop} (h : ¬a ∨ b) (ha : a) : b :=
  Or.elim h (fun hna => absurd ha hna) (fun hb => hb)

theorem Or.neg_resolve_right {a b : Prop} (h : a ∨ ¬b) (hb : b) : a :=
  Or.elim h (fun ha => ha) (fun hnb => absurd hb hnb)

theorem Exists.elim {α : Sort u} {p : α → Prop} {b : Prop} (h₁ : ∃ x, p x) (h₂ : ∀ (a : α), p a → b) : b :=
  @Exists.rec α p (fun _ => b) h₂ h₁

protected theorem Nonempty.elim {α : Sort u} {p : Prop} (h₁ : Nonempty α) (h₂ : α → p) : p :=
  @Nonempty.rec α (fun _ => p) h₂ h₁

/-! ## If and only if -/

theorem Iff.refl (a : Prop) : a ↔ a := Iff.intro (fun h => h) (fun h => h)

protected theorem Iff.rfl {a : Prop} : a ↔ a := Iff.refl a

theorem Iff.of_eq {a b : Prop} (h : a = b) : a ↔ b := Eq.to_iff h

theorem Iff.trans {a b c : Prop} (h₁ : a ↔ b) (h₂ : b ↔ c) : a ↔ c :=
  Iff.intro (fun ha => h₂.mp (h₁.mp ha)) (fun hc => h₁.mpr (h₂.mpr hc))

theorem Iff.symm {a b : Prop} (h : a ↔ b) : b ↔ a := Iff.intro h.mpr h.mp

theorem Iff.comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := Iff.intro Iff.symm Iff.symm

theorem iff_comm {a b : Prop} : (a ↔ b) ↔ (b ↔ a) := Iff.comm

def Iff.elim {a b : Prop} {α : Sort u} (f : (a → b) → (b → a) → α) (h : a ↔ b) : α := f h.mp h.mpr

theorem Iff.subst {a b : Prop} {p : Prop → Prop} (h₁ : a ↔ b) (h₂ : p a) : p b := Eq.subst (propext h₁) h₂

theorem Eq.propIntro {a b : Prop} (h₁ : a → b) (h₂ : b → a) : a = b := propext (Iff.intro h₁ h₂)

theorem eq_true {p : Prop} (h : p) : p = True := propext (Iff.intro (fun _ => True.intro) (fun _ => h))

theorem eq_false {p : Prop} (h : ¬p) : p = False := propext (Iff.intro h False.elim)

theorem eq_false' {p : Prop} (h : p → False) : p = False := eq_false h

theorem of_eq_true {p : Prop} (h : p = True) : p := Eq.mpr h True.intro
