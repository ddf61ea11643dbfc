/-!
# Decidable propositions, Bool and if-then-else

Names and statements are those of Lean 4 core (`Init/Prelude.lean`, `Init/Core.lean`); proofs are our own. Arguments
`[h : Decidable p]` are found by the built-in search over the instances below.
-/

universe u v

@[reducible] def Decidable.decide (p : Prop) [h : Decidable p] : Bool :=
  @Decidable.rec p (fun _ => Bool) (fun _ => Bool.false) (fun _ => Bool.true) h

@[reducible] def ite {α : Sort u} (c : Prop) [h : Decidable c] (t e : α) : α :=
  @Decidable.rec c (fun _ => α) (fun _ => e) (fun _ => t) h

@[reducible] def dite {α : Sort u} (c : Prop) [h : Decidable c] (t : c → α) (e : ¬c → α) : α :=
  @Decidable.rec c (fun _ => α) e t h

instance instDecidableTrue : Decidable True := Decidable.isTrue True.intro

instance instDecidableFalse : Decidable False := Decidable.isFalse not_false

instance instDecidableAnd {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∧ q) :=
  @Decidable.rec p (fun _ => Decidable (p ∧ q)) (fun hp => Decidable.isFalse (fun h => hp h.left))
    (fun hp => @Decidable.rec q (fun _ => Decidable (p ∧ q)) (fun hq => Decidable.isFalse (fun h => hq h.right))
      (fun hq => Decidable.isTrue ⟨hp, hq⟩) dq) dp

instance instDecidableOr {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ∨ q) :=
  @Decidable.rec p (fun _ => Decidable (p ∨ q))
    (fun hp => @Decidable.rec q (fun _ => Decidable (p ∨ q)) (fun hq => Decidable.isFalse (not_or_intro hp hq))
      (fun hq => Decidable.isTrue (Or.inr hq)) dq)
    (fun hp => Decidable.isTrue (Or.inl hp)) dp

instance instDecidableNot {p : Prop} [dp : Decidable p] : Decidable (¬p) :=
  @Decidable.rec p (fun _ => Decidable (¬p)) (fun hp => Decidable.isTrue hp)
    (fun hp => Decidable.isFalse (not_not_intro hp)) dp

instance instDecidableForall {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p → q) :=
  @Decidable.rec p (fun _ => Decidable (p → q)) (fun hp => Decidable.isTrue (fun h => absurd h hp))
    (fun hp => @Decidable.rec q (fun _ => Decidable (p → q)) (fun hq => Decidable.isFalse (fun h => hq (h hp)))
      (fun hq => Decidable.isTrue (fun _ => hq)) dq) dp

instance instDecidableIff {p q : Prop} [dp : Decidable p] [dq : Decidable q] : Decidable (p ↔ q) :=
  @Decidable.rec p (fun _ => Decidable (p ↔ q))
    (fun hp => @Decidable.rec q (fun _ => Decidable (p ↔ q)) (fun hq => Decidable.isTrue (iff_of_false hp hq))
      (fun hq => Decidable.isFalse (fun h => hp (h.mpr hq))) dq)
    (fun hp => @Decidable.rec q (fun _ => Decidable (p ↔ q)) (fun hq => Decidable.isFalse (fun h => hq (h.mp hp)))
      (fun hq => Decidable.isTrue (iff_of_true hp hq)) dq) dp

theorem decide_eq_true {p : Prop} [inst : Decidable p] (h : p) : Decidable.decide p = Bool.true :=
  @Decidable.rec p (fun d => @Decidable.decide p d = Bool.true) (fun hn => absurd h hn) (fun _ => rfl) inst

theorem decide_eq_false {p : Prop} [inst : Decidable p] (h : ¬p) : Decidable.decide p = Bool.false :=
  @Decidable.rec p (fun d => @Decidable.decide p d = Bool.false) (fun _ => rfl) (fun hp => absurd hp h) inst

private theorem Bool.noConfusion_false_true {p : Prop} (h : Bool.false = Bool.true) : p :=
  False.elim (@Eq.rec Bool Bool.false (fun b _ => @Bool.rec (fun _ => Prop) True False b) True.intro Bool.true h)

theorem of_decide_eq_true {p : Prop} [inst : Decidable p] (h : Decidable.decide p = Bool.true) : p :=
  @Decidable.rec p (fun d => @Decidable.decide p d = Bool.true → p)
    (fun _ hd => Bool.noConfusion_false_true hd) (fun hp _ => hp) inst h

theorem of_decide_eq_false {p : Prop} [inst : Decidable p] (h : Decidable.decide p = Bool.false) : ¬p :=
  @Decidable.rec p (fun d => @Decidable.decide p d = Bool.false → ¬p)
    (fun hn _ => hn) (fun _ hd => Bool.noConfusion_false_true (Eq.symm hd)) inst h

theorem Decidable.em (p : Prop) [inst : Decidable p] : p ∨ ¬p :=
  @Decidable.rec p (fun _ => p ∨ ¬p) Or.inr Or.inl inst

theorem Decidable.byContradiction {p : Prop} [dec : Decidable p] (h : ¬p → False) : p :=
  @Decidable.rec p (fun _ => p) (fun hn => False.elim (h hn)) (fun hp => hp) dec

def Decidable.byCases {p : Prop} {q : Sort u} [dec : Decidable p] (h1 : p → q) (h2 : ¬p → q) : q :=
  @Decidable.rec p (fun _ => q) h2 h1 dec

theorem Decidable.of_not_not {p : Prop} [dec : Decidable p] (h : ¬¬p) : p := Decidable.byContradiction h

theorem Decidable.not_not {p : Prop} [dec : Decidable p] : ¬¬p ↔ p := Iff.intro Decidable.of_not_not not_not_intro

theorem Decidable.by_contra {p : Prop} [Decidable p] (h : ¬p → False) : p := Decidable.byContradiction h

theorem Decidable.or_not_self (p : Prop) [Decidable p] : p ∨ ¬p := Decidable.em p

theorem Decidable.not_or_self (p : Prop) [Decidable p] : ¬p ∨ p := (Decidable.em p).symm

theorem Decidable.of_not_imp {a b : Prop} [Decidable a] (h : ¬(a → b)) : a :=
  Decidable.byContradiction (not_not_of_not_imp h)

theorem Decidable.not_imp_symm {a b : Prop} [Decidable a] (h : ¬a → b) (hb : ¬b) : a :=
  Decidable.byContradiction (fun ha => hb (h ha))

theorem Decidable.or_iff_not_imp_left {a b : Prop} [Decidable a] : a ∨ b ↔ (¬a → b) :=
  Iff.intro Or.resolve_left (fun h => (Decidable.em a).elim Or.inl (fun hna => Or.inr (h hna)))

theorem Decidable.or_iff_not_imp_right {b a : Prop} [Decidable b] : a ∨ b ↔ (¬b → a) :=
  Iff.trans or_comm Decidable.or_iff_not_imp_left

theorem Decidable.not_imp_not {a b : Prop} [Decidable a] : (¬a → ¬b) ↔ (b → a) :=
  Iff.intro (fun h hb => Decidable.byContradiction (fun ha => h ha hb)) mt

theorem Decidable.not_or_of_imp {a b : Prop} [Decidable a] (h : a → b) : ¬a ∨ b :=
  (Decidable.em a).elim (fun ha => Or.inr (h ha)) Or.inl

theorem Decidable.imp_iff_not_or {a b : Prop} [Decidable a] : (a → b) ↔ (¬a ∨ b) :=
  Iff.intro Decidable.not_or_of_imp Or.neg_resolve_left

theorem Decidable.not_imp_iff_and_not {a b : Prop} [Decidable a] : ¬(a → b) ↔ a ∧ ¬b :=
  Iff.intro (fun h => ⟨Decidable.of_not_imp h, not_of_not_imp h⟩) not_imp_of_and_not

theorem Decidable.peirce (a b : Prop) [Decidable a] : ((a → b) → a) → a :=
  fun h => (Decidable.em a).elim id (fun hna => h (fun ha => absurd ha hna))

theorem Decidable.not_iff_not {a b : Prop} [Decidable a] [Decidable b] : (¬a ↔ ¬b) ↔ (a ↔ b) :=
  Iff.intro (fun h => Iff.intro (Decidable.not_imp_not.mp h.mpr) (Decidable.not_imp_not.mp h.mp)) not_congr

theorem Decidable.not_and_iff_not_or_not {a b : Prop} [Decidable a] : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  Iff.intro (fun h => (Decidable.em a).elim (fun ha => Or.inr (fun hb => h ⟨ha, hb⟩)) Or.inl) not_and_of_not_or_not

def decidable_of_decidable_of_iff {p q : Prop} [dp : Decidable p] (h : p ↔ q) : Decidable q :=
  @Decidable.rec p (fun _ => Decidable q) (fun hn => Decidable.isFalse (fun hq => hn (h.mpr hq)))
    (fun hp => Decidable.isTrue (h.mp hp)) dp

/-! ## if-then-else -/

theorem dif_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t : c → α} {e : ¬c → α} : @dite α c h t e = t hc :=
  @Decidable.rec c (fun d => @dite α c d t e = t hc) (fun hn => absurd hc hn) (fun _ => rfl) h

theorem dif_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t : c → α} {e : ¬c → α} :
    @dite α c h t e = e hnc :=
  @Decidable.rec c (fun d => @dite α c d t e = e hnc) (fun _ => rfl) (fun hc => absurd hc hnc) h

@[simp] theorem if_pos {c : Prop} {h : Decidable c} (hc : c) {α : Sort u} {t e : α} : (@ite α c h t e) = t :=
  @Decidable.rec c (fun d => @ite α c d t e = t) (fun hn => absurd hc hn) (fun _ => rfl) h

@[simp] theorem if_neg {c : Prop} {h : Decidable c} (hnc : ¬c) {α : Sort u} {t e : α} : (@ite α c h t e) = e :=
  @Decidable.rec c (fun d => @ite α c d t e = e) (fun _ => rfl) (fun hc => absurd hc hnc) h

@[simp] theorem ite_self {α : Sort u} {c : Prop} {d : Decidable c} (a : α) : @ite α c d a a = a :=
  @Decidable.rec c (fun d => @ite α c d a a = a) (fun _ => rfl) (fun _ => rfl) d

@[simp] theorem ite_true {α : Sort u} (a b : α) : @ite α True instDecidableTrue a b = a := rfl

@[simp] theorem ite_false {α : Sort u} (a b : α) : @ite α False instDecidableFalse a b = b := rfl

/-! ## Bool -/

def Bool.and (x y : Bool) : Bool := @Bool.rec (fun _ => Bool) Bool.false y x

def Bool.or (x y : Bool) : Bool := @Bool.rec (fun _ => Bool) y Bool.true x

def Bool.not (b : Bool) : Bool := @Bool.rec (fun _ => Bool) Bool.true Bool.false b

theorem eq_false_of_ne_true {b : Bool} : ¬b = Bool.true → b = Bool.false :=
  @Bool.rec (fun x => ¬x = Bool.true → x = Bool.false) (fun _ => rfl) (fun h => absurd rfl h) b

instance instDecidableEqBool (a b : Bool) : Decidable (a = b) :=
  @Bool.rec (fun x => Decidable (x = b))
    (@Bool.rec (fun y => Decidable (Bool.false = y)) (Decidable.isTrue rfl)
      (Decidable.isFalse Bool.noConfusion_false_true) b)
    (@Bool.rec (fun y => Decidable (Bool.true = y))
      (Decidable.isFalse (fun h => Bool.noConfusion_false_true (Eq.symm h))) (Decidable.isTrue rfl) b) a
