/-!
# Lemmas about quantifiers, and classical lemmas

Names, statements and `simp` marks are those of Lean 4 core (`Init/Core.lean`, `Init/PropLemmas.lean`); proofs are our
own.
-/

universe u v

/-! ## Quantifiers -/

theorem forall_imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∀ a, p a) → ∀ a, q a := fun hp a => h a (hp a)

theorem Exists.imp {α : Sort u} {p q : α → Prop} (h : ∀ a, p a → q a) : (∃ a, p a) → ∃ a, q a :=
  fun hp => hp.elim (fun a ha => ⟨a, h a ha⟩)

theorem Exists.imp' {α : Sort u} {p : α → Prop} {β : Sort v} {q : β → Prop} (f : α → β)
    (hpq : ∀ a, p a → q (f a)) : (∃ a, p a) → ∃ b, q b :=
  fun hp => hp.elim (fun a ha => ⟨f a, hpq a ha⟩)

theorem forall_congr' {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∀ a, p a) ↔ ∀ a, q a :=
  Iff.intro (fun hp a => (h a).mp (hp a)) (fun hq a => (h a).mpr (hq a))

theorem exists_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a ↔ q a) : (∃ a, p a) ↔ ∃ a, q a :=
  Iff.intro (Exists.imp (fun a => (h a).mp)) (Exists.imp (fun a => (h a).mpr))

theorem exists_imp {α : Sort u} {p : α → Prop} {b : Prop} : ((∃ x, p x) → b) ↔ ∀ x, p x → b :=
  Iff.intro (fun h x hx => h ⟨x, hx⟩) (fun h hp => hp.elim h)

@[simp] theorem not_exists {α : Sort u} {p : α → Prop} : (¬∃ x, p x) ↔ ∀ x, ¬p x := exists_imp

theorem forall_not_of_not_exists {α : Sort u} {p : α → Prop} (h : ¬∃ x, p x) : ∀ x, ¬p x := not_exists.mp h

theorem not_exists_of_forall_not {α : Sort u} {p : α → Prop} (h : ∀ x, ¬p x) : ¬∃ x, p x := not_exists.mpr h

theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) :=
  Iff.intro (fun h => ⟨fun x => (h x).left, fun x => (h x).right⟩) (fun h x => ⟨h.left x, h.right x⟩)

theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x :=
  Iff.intro (fun h => h.elim (fun x hx => hx.elim (fun hp => Or.inl ⟨x, hp⟩) (fun hq => Or.inr ⟨x, hq⟩)))
    (fun h => h.elim (Exists.imp (fun _ => Or.inl)) (Exists.imp (fun _ => Or.inr)))

@[simp] theorem exists_false {α : Sort u} : ¬(∃ (_a : α), False) := fun h => h.elim (fun _ hf => hf)

theorem Exists.nonempty {α : Sort u} {p : α → Prop} : (∃ x, p x) → Nonempty α := fun h => h.elim (fun x _ => ⟨x⟩)

theorem not_forall_of_exists_not {α : Sort u} {p : α → Prop} : (∃ x, ¬p x) → ¬∀ x, p x :=
  fun h hp => h.elim (fun x hx => hx (hp x))

@[simp] theorem forall_eq {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a = a' → p a) ↔ p a' :=
  Iff.intro (fun h => h a' rfl) (fun h a e => (Eq.symm e) ▸ h)

@[simp] theorem forall_eq' {α : Sort u} {p : α → Prop} {a' : α} : (∀ a, a' = a → p a) ↔ p a' :=
  Iff.intro (fun h => h a' rfl) (fun h a e => e ▸ h)

@[simp] theorem exists_eq {α : Sort u} {a' : α} : ∃ a, a = a' := ⟨a', rfl⟩

@[simp] theorem exists_eq' {α : Sort u} {a' : α} : ∃ a, a' = a := ⟨a', rfl⟩

@[simp] theorem exists_eq_left {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a = a' ∧ p a) ↔ p a' :=
  Iff.intro (fun h => h.elim (fun a ha => ha.left ▸ ha.right)) (fun h => ⟨a', rfl, h⟩)

@[simp] theorem exists_eq_right {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a = a') ↔ p a' :=
  Iff.intro (fun h => h.elim (fun a ha => ha.right ▸ ha.left)) (fun h => ⟨a', h, rfl⟩)

@[simp] theorem exists_eq_left' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, a' = a ∧ p a) ↔ p a' :=
  Iff.intro (fun h => h.elim (fun a ha => (Eq.symm ha.left) ▸ ha.right)) (fun h => ⟨a', rfl, h⟩)

@[simp] theorem exists_eq_right' {α : Sort u} {p : α → Prop} {a' : α} : (∃ a, p a ∧ a' = a) ↔ p a' :=
  Iff.intro (fun h => h.elim (fun a ha => (Eq.symm ha.right) ▸ ha.left)) (fun h => ⟨a', h, rfl⟩)

@[simp] theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) ↔ b ∧ (∃ x, p x) :=
  Iff.intro (fun h => h.elim (fun x hx => ⟨hx.left, x, hx.right⟩))
    (fun h => h.right.elim (fun x hx => ⟨x, h.left, hx⟩))

@[simp] theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) ↔ (∃ x, p x) ∧ b :=
  Iff.intro (fun h => h.elim (fun x hx => ⟨⟨x, hx.left⟩, hx.right⟩))
    (fun h => h.left.elim (fun x hx => ⟨x, hx, h.right⟩))

theorem exists_prop {b a : Prop} : (∃ (_h : a), b) ↔ a ∧ b :=
  Iff.intro (fun h => h.elim (fun ha hb => ⟨ha, hb⟩)) (fun h => ⟨h.left, h.right⟩)

@[simp] theorem exists_apply_eq_apply {α : Sort u} {β : Sort v} (f : α → β) (a' : α) : ∃ a, f a = f a' := ⟨a', rfl⟩

theorem forall_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∀ a b, p a b) ↔ (∀ b a, p a b) :=
  Iff.intro (fun h b a => h a b) (fun h a b => h b a)

theorem exists_comm {α : Sort u} {β : Sort v} {p : α → β → Prop} : (∃ a b, p a b) ↔ (∃ b a, p a b) :=
  Iff.intro (fun h => h.elim (fun a ha => ha.elim (fun b hb => ⟨b, a, hb⟩)))
    (fun h => h.elim (fun b hb => hb.elim (fun a ha => ⟨a, b, ha⟩)))

theorem peirce' {a : Prop} (H : ∀ (b : Prop), (a → b) → a) : a := H a id

theorem forall_prop_of_true {p : Prop} {q : p → Prop} (h : p) : (∀ (h' : p), q h') ↔ q h :=
  Iff.intro (fun hq => hq h) (fun hq _ => hq)

theorem forall_prop_of_false {p : Prop} {q : p → Prop} (hn : ¬p) : (∀ (h' : p), q h') ↔ True :=
  iff_true_intro (fun h => absurd h hn)

/-! ## Classical lemmas -/

@[simp] theorem Classical.not_not {a : Prop} : ¬¬a ↔ a :=
  Iff.intro (fun h => Classical.byContradiction h) not_not_intro

theorem Classical.not_forall {α : Sort u} {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  Iff.intro
    (fun h => Classical.byContradiction (fun hn => h (fun x => Classical.byContradiction (fun hx => hn ⟨x, hx⟩))))
    not_forall_of_exists_not

theorem Classical.not_forall_not {α : Sort u} {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x :=
  Iff.intro (fun h => Classical.byContradiction (fun hn => h (fun x hx => hn ⟨x, hx⟩)))
    (fun h hn => h.elim hn)

theorem Classical.not_exists_not {α : Sort u} {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x :=
  Iff.intro (fun h x => Classical.byContradiction (fun hx => h ⟨x, hx⟩)) (fun h hn => hn.elim (fun x hx => hx (h x)))

theorem Classical.forall_or_exists_not {α : Sort u} (P : α → Prop) : (∀ a, P a) ∨ ∃ a, ¬P a :=
  (Classical.em (∀ a, P a)).elim Or.inl (fun h => Or.inr (Classical.not_forall.mp h))

theorem Classical.exists_or_forall_not {α : Sort u} (P : α → Prop) : (∃ a, P a) ∨ ∀ a, ¬P a :=
  (Classical.em (∃ a, P a)).elim Or.inl (fun h => Or.inr (not_exists.mp h))

theorem Classical.or_iff_not_imp_left {a b : Prop} : a ∨ b ↔ (¬a → b) :=
  Iff.intro Or.resolve_left (fun h => (Classical.em a).elim Or.inl (fun hna => Or.inr (h hna)))

theorem Classical.or_iff_not_imp_right {a b : Prop} : a ∨ b ↔ (¬b → a) :=
  Iff.trans or_comm Classical.or_iff_not_imp_left

theorem Classical.not_imp_iff_and_not {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b :=
  Iff.intro (fun h => ⟨Classical.not_not.mp (not_not_of_not_imp h), not_of_not_imp h⟩) not_imp_of_and_not

@[simp] theorem Classical.not_imp {a b : Prop} : ¬(a → b) ↔ a ∧ ¬b := Classical.not_imp_iff_and_not

theorem Classical.not_and_iff_not_or_not {a b : Prop} : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  Iff.intro (fun h => (Classical.em a).elim (fun ha => Or.inr (fun hb => h ⟨ha, hb⟩)) Or.inl) not_and_of_not_or_not

theorem Classical.not_iff {a b : Prop} : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  Iff.intro
    (fun h => Iff.intro (fun hna => Classical.byContradiction (fun hnb => h (iff_of_false hna hnb)))
      (fun hb ha => h (iff_of_true ha hb)))
    (fun h hab => iff_not_self (Iff.trans hab (Iff.symm h)))

@[simp] theorem Classical.imp_iff_left_iff {a b : Prop} : (b ↔ a → b) ↔ a ∨ b :=
  Iff.intro
    (fun h => (Classical.em a).elim Or.inl (fun hna => Or.inr (h.mpr (fun ha => absurd ha hna))))
    (fun h => Iff.intro (fun hb _ => hb) (fun hab => h.elim hab id))

@[simp] theorem Classical.imp_iff_right_iff {a b : Prop} : (a → b ↔ b) ↔ a ∨ b :=
  Iff.trans Iff.comm Classical.imp_iff_left_iff

@[simp] theorem Classical.and_or_imp {a b c : Prop} : a ∧ b ∨ (a → c) ↔ a → b ∨ c :=
  Iff.intro (fun h ha => h.elim (fun hab => Or.inl hab.right) (fun hac => Or.inr (hac ha)))
    (fun h => (Classical.em a).elim
      (fun ha => (h ha).elim (fun hb => Or.inl ⟨ha, hb⟩) (fun hc => Or.inr (fun _ => hc)))
      (fun hna => Or.inr (fun ha => absurd ha hna)))

theorem Classical.skolem {α : Sort u} {b : α → Sort v} {p : (x : α) → b x → Prop} :
    (∀ x, ∃ y, p x y) ↔ ∃ (f : (x : α) → b x), ∀ x, p x (f x) :=
  Iff.intro (fun h => ⟨fun x => Classical.choose (h x), fun x => Classical.choose_spec (h x)⟩)
    (fun h x => h.elim (fun f hf => ⟨f x, hf x⟩))
