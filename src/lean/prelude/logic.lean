/-!
# Propositional lemmas

Names, statements and `simp` marks are those of Lean 4 core (`Init/Core.lean`, `Init/SimpLemmas.lean`,
`Init/PropLemmas.lean`); proofs are our own.
-/

universe u v

/-! ## True, False, negation -/

theorem iff_of_true {a b : Prop} (ha : a) (hb : b) : a ↔ b := Iff.intro (fun _ => hb) (fun _ => ha)

theorem iff_of_false {a b : Prop} (ha : ¬a) (hb : ¬b) : a ↔ b :=
  Iff.intro (fun h => absurd h ha) (fun h => absurd h hb)

theorem iff_true_left {a b : Prop} (ha : a) : (a ↔ b) ↔ b := Iff.intro (fun h => h.mp ha) (fun hb => iff_of_true ha hb)

theorem iff_true_right {a b : Prop} (ha : a) : (b ↔ a) ↔ b := Iff.trans Iff.comm (iff_true_left ha)

theorem iff_false_left {a b : Prop} (ha : ¬a) : (a ↔ b) ↔ ¬b :=
  Iff.intro (fun h hb => ha (h.mpr hb)) (fun hb => iff_of_false ha hb)

theorem iff_false_right {a b : Prop} (ha : ¬a) : (b ↔ a) ↔ ¬b := Iff.trans Iff.comm (iff_false_left ha)

theorem iff_true_intro {a : Prop} (h : a) : a ↔ True := iff_of_true h True.intro

theorem iff_false_intro {a : Prop} (h : ¬a) : a ↔ False := Iff.intro h False.elim

theorem of_iff_true {a : Prop} (h : a ↔ True) : a := h.mpr True.intro

theorem not_of_iff_false {p : Prop} : (p ↔ False) → ¬p := fun h => h.mp

theorem not_iff_false_intro {a : Prop} (h : a) : ¬a ↔ False := iff_false_intro (not_not_intro h)

theorem not_true : ¬True ↔ False := iff_false_intro (not_not_intro True.intro)

theorem not_false_iff : ¬False ↔ True := iff_true_intro not_false

@[simp] theorem not_true_eq_false : (¬True) = False := eq_false (not_not_intro True.intro)

@[simp] theorem not_false_eq_true : (¬False) = True := eq_true not_false

theorem not_congr {a b : Prop} (h : a ↔ b) : ¬a ↔ ¬b := Iff.intro (mt h.mpr) (mt h.mp)

theorem not_not_not {a : Prop} : ¬¬¬a ↔ ¬a := Iff.intro (mt not_not_intro) not_not_intro

theorem not_not_em (a : Prop) : ¬¬(a ∨ ¬a) := fun h => h (Or.inr (fun ha => h (Or.inl ha)))

theorem not_not_of_not_imp {a b : Prop} : ¬(a → b) → ¬¬a := fun h hna => h (fun ha => absurd ha hna)

theorem not_of_not_imp {b a : Prop} : ¬(a → b) → ¬b := fun h hb => h (fun _ => hb)

/-! ## Equality as a proposition -/

@[simp] theorem eq_self {α : Sort u} (a : α) : (a = a) = True := eq_true rfl

@[simp] theorem eq_iff_iff {p q : Prop} : (p = q) ↔ (p ↔ q) := Iff.intro Iff.of_eq propext

theorem ne_eq {α : Sort u} (a b : α) : (a ≠ b) = ¬(a = b) := rfl

theorem ne_self_iff_false {α : Sort u} (a : α) : a ≠ a ↔ False := not_iff_false_intro rfl

theorem eq_self_iff_true {α : Sort u} (a : α) : a = a ↔ True := iff_true_intro rfl

/-! ## Conjunction -/

theorem And.comm {a b : Prop} : a ∧ b ↔ b ∧ a := Iff.intro And.symm And.symm

theorem and_comm {a b : Prop} : a ∧ b ↔ b ∧ a := And.comm

theorem and_assoc {a b c : Prop} : (a ∧ b) ∧ c ↔ a ∧ (b ∧ c) :=
  Iff.intro (fun h => ⟨h.left.left, h.left.right, h.right⟩) (fun h => ⟨⟨h.left, h.right.left⟩, h.right.right⟩)

@[simp] theorem and_self (p : Prop) : (p ∧ p) = p := propext (Iff.intro And.left (fun h => ⟨h, h⟩))

@[simp] theorem and_true (p : Prop) : (p ∧ True) = p := propext (Iff.intro And.left (fun h => ⟨h, True.intro⟩))

@[simp] theorem true_and (p : Prop) : (True ∧ p) = p := propext (Iff.intro And.right (fun h => ⟨True.intro, h⟩))

@[simp] theorem and_false (p : Prop) : (p ∧ False) = False := eq_false And.right

@[simp] theorem false_and (p : Prop) : (False ∧ p) = False := eq_false And.left

@[simp] theorem and_not_self {a : Prop} : ¬(a ∧ ¬a) := fun h => h.right h.left

@[simp] theorem not_and_self {a : Prop} : ¬(¬a ∧ a) := fun h => h.left h.right

theorem and_self_iff {a : Prop} : a ∧ a ↔ a := Iff.of_eq (and_self a)

theorem and_not_self_iff (a : Prop) : a ∧ ¬a ↔ False := iff_false_intro and_not_self

theorem not_and_self_iff (a : Prop) : ¬a ∧ a ↔ False := iff_false_intro not_and_self

theorem And.imp {a c b d : Prop} (f : a → c) (g : b → d) (h : a ∧ b) : c ∧ d := ⟨f h.left, g h.right⟩

theorem And.imp_left {a b c : Prop} (h : a → b) : a ∧ c → b ∧ c := fun hac => ⟨h hac.left, hac.right⟩

theorem And.imp_right {a b c : Prop} (h : a → b) : c ∧ a → c ∧ b := fun hca => ⟨hca.left, h hca.right⟩

theorem and_congr {a c b d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : a ∧ b ↔ c ∧ d :=
  Iff.intro (And.imp h₁.mp h₂.mp) (And.imp h₁.mpr h₂.mpr)

theorem and_congr_left' {a b c : Prop} (h : a ↔ b) : a ∧ c ↔ b ∧ c := and_congr h Iff.rfl

theorem and_congr_right' {b c a : Prop} (h : b ↔ c) : a ∧ b ↔ a ∧ c := and_congr Iff.rfl h

theorem and_congr_right {a b c : Prop} (h : a → (b ↔ c)) : a ∧ b ↔ a ∧ c :=
  Iff.intro (fun hab => ⟨hab.left, (h hab.left).mp hab.right⟩) (fun hac => ⟨hac.left, (h hac.left).mpr hac.right⟩)

theorem and_congr_left {c a b : Prop} (h : c → (a ↔ b)) : a ∧ c ↔ b ∧ c :=
  Iff.intro (fun hac => ⟨(h hac.right).mp hac.left, hac.right⟩) (fun hbc => ⟨(h hbc.right).mpr hbc.left, hbc.right⟩)

theorem and_congr_right_iff {a b c : Prop} : (a ∧ b ↔ a ∧ c) ↔ (a → (b ↔ c)) :=
  Iff.intro (fun h ha => Iff.intro (fun hb => (h.mp ⟨ha, hb⟩).right) (fun hc => (h.mpr ⟨ha, hc⟩).right)) and_congr_right

theorem and_congr_left_iff {a c b : Prop} : (a ∧ c ↔ b ∧ c) ↔ (c → (a ↔ b)) :=
  Iff.intro (fun h hc => Iff.intro (fun ha => (h.mp ⟨ha, hc⟩).left) (fun hb => (h.mpr ⟨hb, hc⟩).left)) and_congr_left

theorem and_left_comm {a b c : Prop} : a ∧ b ∧ c ↔ b ∧ a ∧ c :=
  Iff.intro (fun h => ⟨h.right.left, h.left, h.right.right⟩) (fun h => ⟨h.right.left, h.left, h.right.right⟩)

theorem and_right_comm {a b c : Prop} : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b :=
  Iff.intro (fun h => ⟨⟨h.left.left, h.right⟩, h.left.right⟩) (fun h => ⟨⟨h.left.left, h.right⟩, h.left.right⟩)

theorem and_rotate {a b c : Prop} : a ∧ b ∧ c ↔ b ∧ c ∧ a :=
  Iff.intro (fun h => ⟨h.right.left, h.right.right, h.left⟩) (fun h => ⟨h.right.right, h.left, h.right.left⟩)

theorem and_and_and_comm {a b c d : Prop} : (a ∧ b) ∧ c ∧ d ↔ (a ∧ c) ∧ b ∧ d :=
  Iff.intro (fun h => ⟨⟨h.left.left, h.right.left⟩, h.left.right, h.right.right⟩)
    (fun h => ⟨⟨h.left.left, h.right.left⟩, h.left.right, h.right.right⟩)

theorem and_and_left {a b c : Prop} : a ∧ (b ∧ c) ↔ (a ∧ b) ∧ a ∧ c :=
  Iff.intro (fun h => ⟨⟨h.left, h.right.left⟩, h.left, h.right.right⟩)
    (fun h => ⟨h.left.left, h.left.right, h.right.right⟩)

theorem and_and_right {a b c : Prop} : (a ∧ b) ∧ c ↔ (a ∧ c) ∧ b ∧ c :=
  Iff.intro (fun h => ⟨⟨h.left.left, h.right⟩, h.left.right, h.right⟩)
    (fun h => ⟨⟨h.left.left, h.right.left⟩, h.left.right⟩)

theorem and_iff_left {b a : Prop} (hb : b) : a ∧ b ↔ a := Iff.intro And.left (fun ha => ⟨ha, hb⟩)

theorem and_iff_right {a b : Prop} (ha : a) : a ∧ b ↔ b := Iff.intro And.right (fun hb => ⟨ha, hb⟩)

theorem and_iff_left_of_imp {a b : Prop} (h : a → b) : (a ∧ b) ↔ a := Iff.intro And.left (fun ha => ⟨ha, h ha⟩)

theorem and_iff_right_of_imp {b a : Prop} (h : b → a) : (a ∧ b) ↔ b := Iff.intro And.right (fun hb => ⟨h hb, hb⟩)

@[simp] theorem and_iff_left_iff_imp {a b : Prop} : ((a ∧ b) ↔ a) ↔ (a → b) :=
  Iff.intro (fun h ha => (h.mpr ha).right) and_iff_left_of_imp

@[simp] theorem and_iff_right_iff_imp {a b : Prop} : ((a ∧ b) ↔ b) ↔ (b → a) :=
  Iff.intro (fun h hb => (h.mpr hb).left) and_iff_right_of_imp

@[simp] theorem iff_self_and {p q : Prop} : (p ↔ p ∧ q) ↔ (p → q) := Iff.trans Iff.comm and_iff_left_iff_imp

@[simp] theorem iff_and_self {p q : Prop} : (p ↔ q ∧ p) ↔ (p → q) := Iff.trans Iff.comm and_iff_right_iff_imp

@[simp] theorem and_self_left {p q : Prop} : p ∧ p ∧ q ↔ p ∧ q :=
  Iff.intro And.right (fun h => ⟨h.left, h⟩)

@[simp] theorem and_self_right {p q : Prop} : (p ∧ q) ∧ q ↔ p ∧ q :=
  Iff.intro And.left (fun h => ⟨h, h.right⟩)

theorem not_and_of_not_left {a : Prop} (b : Prop) : ¬a → ¬(a ∧ b) := mt And.left

theorem not_and_of_not_right (a : Prop) {b : Prop} : ¬b → ¬(a ∧ b) := mt And.right

/-! ## Disjunction -/

theorem Or.comm {a b : Prop} : a ∨ b ↔ b ∨ a := Iff.intro Or.symm Or.symm

theorem or_comm {a b : Prop} : a ∨ b ↔ b ∨ a := Or.comm

theorem or_assoc {a b c : Prop} : (a ∨ b) ∨ c ↔ a ∨ (b ∨ c) :=
  Iff.intro (fun h => h.elim (fun hab => hab.elim Or.inl (fun hb => Or.inr (Or.inl hb))) (fun hc => Or.inr (Or.inr hc)))
    (fun h => h.elim (fun ha => Or.inl (Or.inl ha)) (fun hbc => hbc.elim (fun hb => Or.inl (Or.inr hb)) Or.inr))

@[simp] theorem or_self (p : Prop) : (p ∨ p) = p := propext (Iff.intro (fun h => h.elim id id) Or.inl)

@[simp] theorem or_true (p : Prop) : (p ∨ True) = True := eq_true (Or.inr True.intro)

@[simp] theorem true_or (p : Prop) : (True ∨ p) = True := eq_true (Or.inl True.intro)

@[simp] theorem or_false (p : Prop) : (p ∨ False) = p := propext (Iff.intro (fun h => h.elim id False.elim) Or.inl)

@[simp] theorem false_or (p : Prop) : (False ∨ p) = p := propext (Iff.intro (fun h => h.elim False.elim id) Or.inr)

theorem or_self_iff {a : Prop} : a ∨ a ↔ a := Iff.of_eq (or_self a)

theorem not_or_intro {a b : Prop} (ha : ¬a) (hb : ¬b) : ¬(a ∨ b) := fun h => h.elim ha hb

theorem Or.imp {a c b d : Prop} (f : a → c) (g : b → d) (h : a ∨ b) : c ∨ d :=
  h.elim (fun ha => Or.inl (f ha)) (fun hb => Or.inr (g hb))

theorem Or.imp_left {a b c : Prop} (f : a → b) : a ∨ c → b ∨ c := Or.imp f id

theorem Or.imp_right {b c a : Prop} (f : b → c) : a ∨ b → a ∨ c := Or.imp id f

theorem or_congr {a c b d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : (a ∨ b) ↔ (c ∨ d) :=
  Iff.intro (Or.imp h₁.mp h₂.mp) (Or.imp h₁.mpr h₂.mpr)

theorem or_congr_left {a b c : Prop} (h : a ↔ b) : a ∨ c ↔ b ∨ c := or_congr h Iff.rfl

theorem or_congr_right {b c a : Prop} (h : b ↔ c) : a ∨ b ↔ a ∨ c := or_congr Iff.rfl h

theorem or_left_comm {a b c : Prop} : a ∨ (b ∨ c) ↔ b ∨ (a ∨ c) :=
  Iff.trans (Iff.symm or_assoc) (Iff.trans (or_congr_left or_comm) or_assoc)

theorem or_right_comm {a b c : Prop} : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b :=
  Iff.trans or_assoc (Iff.trans (or_congr_right or_comm) (Iff.symm or_assoc))

theorem or_or_or_comm {a b c d : Prop} : (a ∨ b) ∨ c ∨ d ↔ (a ∨ c) ∨ b ∨ d :=
  Iff.trans or_assoc (Iff.trans (or_congr_right or_left_comm) (Iff.symm or_assoc))

theorem or_rotate {a b c : Prop} : a ∨ b ∨ c ↔ b ∨ c ∨ a := Iff.trans or_left_comm (or_congr_right or_comm)

theorem or_iff_left_of_imp {b a : Prop} (hb : b → a) : (a ∨ b) ↔ a := Iff.intro (fun h => h.elim id hb) Or.inl

theorem or_iff_right_of_imp {a b : Prop} (ha : a → b) : (a ∨ b) ↔ b := Iff.intro (fun h => h.elim ha id) Or.inr

@[simp] theorem or_iff_left_iff_imp {a b : Prop} : (a ∨ b ↔ a) ↔ (b → a) :=
  Iff.intro (fun h hb => h.mp (Or.inr hb)) or_iff_left_of_imp

@[simp] theorem or_iff_right_iff_imp {a b : Prop} : (a ∨ b ↔ b) ↔ (a → b) :=
  Iff.intro (fun h ha => h.mp (Or.inl ha)) or_iff_right_of_imp

@[simp] theorem iff_self_or {a b : Prop} : (a ↔ a ∨ b) ↔ (b → a) := Iff.trans Iff.comm or_iff_left_iff_imp

@[simp] theorem iff_or_self {a b : Prop} : (b ↔ a ∨ b) ↔ (a → b) := Iff.trans Iff.comm or_iff_right_iff_imp

theorem or_iff_left {b a : Prop} (hb : ¬b) : a ∨ b ↔ a := or_iff_left_of_imp (fun h => absurd h hb)

theorem or_iff_right {a b : Prop} (ha : ¬a) : a ∨ b ↔ b := or_iff_right_of_imp (fun h => absurd h ha)

@[simp] theorem or_self_left {a b : Prop} : a ∨ a ∨ b ↔ a ∨ b := or_iff_right_of_imp Or.inl

@[simp] theorem or_self_right {a b : Prop} : (a ∨ b) ∨ b ↔ a ∨ b := or_iff_left_of_imp Or.inr

/-! ## Implication -/

@[simp] theorem false_implies (p : Prop) : (False → p) = True := eq_true False.elim

@[simp] theorem implies_true (α : Sort u) : (α → True) = True := eq_true (fun _ => True.intro)

@[simp] theorem true_implies (p : Prop) : (True → p) = p := propext (Iff.intro (fun h => h True.intro) (fun h _ => h))

theorem imp_true_iff (α : Sort u) : (α → True) ↔ True := iff_true_intro (fun _ => True.intro)

theorem false_imp_iff (a : Prop) : (False → a) ↔ True := iff_true_intro False.elim

theorem true_imp_iff {α : Prop} : (True → α) ↔ α := Iff.of_eq (true_implies α)

@[simp] theorem imp_self {a : Prop} : (a → a) ↔ True := iff_true_intro id

@[simp] theorem imp_false {a : Prop} : (a → False) ↔ ¬a := Iff.rfl

theorem imp_intro {α β : Prop} (h : α) : β → α := fun _ => h

theorem imp_imp_imp {a b c d : Prop} (h₀ : c → a) (h₁ : b → d) : (a → b) → (c → d) := fun h hc => h₁ (h (h₀ hc))

theorem imp_iff_right {b a : Prop} (ha : a) : (a → b) ↔ b := Iff.intro (fun h => h ha) (fun hb _ => hb)

theorem imp_iff_not {b a : Prop} (hb : ¬b) : a → b ↔ ¬a := Iff.intro (mt · hb) (fun h ha => absurd ha h)

theorem imp.swap {a b c : Prop} : (a → b → c) ↔ (b → a → c) := Iff.intro (fun h hb ha => h ha hb) (fun h ha hb => h hb ha)

theorem imp_not_comm {a b : Prop} : (a → ¬b) ↔ (b → ¬a) := imp.swap

theorem imp_congr_left {a b c : Prop} (h : a ↔ b) : (a → c) ↔ (b → c) :=
  Iff.intro (fun hac hb => hac (h.mpr hb)) (fun hbc ha => hbc (h.mp ha))

theorem imp_congr_right {a b c : Prop} (h : a → (b ↔ c)) : (a → b) ↔ (a → c) :=
  Iff.intro (fun hab ha => (h ha).mp (hab ha)) (fun hac ha => (h ha).mpr (hac ha))

theorem imp_congr_ctx {a b c d : Prop} (h₁ : a ↔ c) (h₂ : c → (b ↔ d)) : (a → b) ↔ (c → d) :=
  Iff.trans (imp_congr_left h₁) (imp_congr_right h₂)

theorem imp_congr {a b c d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : (a → b) ↔ (c → d) := imp_congr_ctx h₁ (fun _ => h₂)

@[simp] theorem and_imp {a b c : Prop} : (a ∧ b → c) ↔ (a → b → c) :=
  Iff.intro (fun h ha hb => h ⟨ha, hb⟩) (fun h hab => h hab.left hab.right)

@[simp] theorem not_and {a b : Prop} : ¬(a ∧ b) ↔ (a → ¬b) := and_imp

theorem not_and' {a b : Prop} : ¬(a ∧ b) ↔ b → ¬a := Iff.trans not_and imp_not_comm

theorem not_imp_of_and_not {a b : Prop} : a ∧ ¬b → ¬(a → b) := fun h hab => h.right (hab h.left)

theorem imp_and {b c : Prop} {α : Sort u} : (α → b ∧ c) ↔ (α → b) ∧ (α → c) :=
  Iff.intro (fun h => ⟨fun ha => (h ha).left, fun ha => (h ha).right⟩) (fun h ha => ⟨h.left ha, h.right ha⟩)

theorem or_imp {a b c : Prop} : (a ∨ b → c) ↔ (a → c) ∧ (b → c) :=
  Iff.intro (fun h => ⟨fun ha => h (Or.inl ha), fun hb => h (Or.inr hb)⟩) (fun h hab => hab.elim h.left h.right)

@[simp] theorem not_or {p q : Prop} : ¬(p ∨ q) ↔ ¬p ∧ ¬q := or_imp

theorem not_and_of_not_or_not {a b : Prop} (h : ¬a ∨ ¬b) : ¬(a ∧ b) :=
  h.elim (fun hna hab => hna hab.left) (fun hnb hab => hnb hab.right)

/-! ## Distributivity -/

theorem and_or_left {a b c : Prop} : a ∧ (b ∨ c) ↔ (a ∧ b) ∨ (a ∧ c) :=
  Iff.intro (fun h => h.right.elim (fun hb => Or.inl ⟨h.left, hb⟩) (fun hc => Or.inr ⟨h.left, hc⟩))
    (fun h => h.elim (fun hab => ⟨hab.left, Or.inl hab.right⟩) (fun hac => ⟨hac.left, Or.inr hac.right⟩))

theorem or_and_right {a b c : Prop} : (a ∨ b) ∧ c ↔ (a ∧ c) ∨ (b ∧ c) :=
  Iff.intro (fun h => h.left.elim (fun ha => Or.inl ⟨ha, h.right⟩) (fun hb => Or.inr ⟨hb, h.right⟩))
    (fun h => h.elim (fun hac => ⟨Or.inl hac.left, hac.right⟩) (fun hbc => ⟨Or.inr hbc.left, hbc.right⟩))

theorem or_and_left {a b c : Prop} : a ∨ (b ∧ c) ↔ (a ∨ b) ∧ (a ∨ c) :=
  Iff.intro (fun h => h.elim (fun ha => ⟨Or.inl ha, Or.inl ha⟩) (fun hbc => ⟨Or.inr hbc.left, Or.inr hbc.right⟩))
    (fun h => h.left.elim Or.inl (fun hb => h.right.elim Or.inl (fun hc => Or.inr ⟨hb, hc⟩)))

theorem and_or_right {a b c : Prop} : (a ∧ b) ∨ c ↔ (a ∨ c) ∧ (b ∨ c) :=
  Iff.intro (fun h => h.elim (fun hab => ⟨Or.inl hab.left, Or.inl hab.right⟩) (fun hc => ⟨Or.inr hc, Or.inr hc⟩))
    (fun h => h.left.elim (fun ha => h.right.elim (fun hb => Or.inl ⟨ha, hb⟩) Or.inr) Or.inr)

theorem or_or_distrib_left {a b c : Prop} : a ∨ b ∨ c ↔ (a ∨ b) ∨ a ∨ c :=
  Iff.trans (or_congr_left (Iff.symm or_self_iff)) or_or_or_comm

theorem or_or_distrib_right {a b c : Prop} : (a ∨ b) ∨ c ↔ (a ∨ c) ∨ b ∨ c :=
  Iff.trans (or_congr_right (Iff.symm or_self_iff)) or_or_or_comm

/-! ## If and only if -/

@[simp] theorem iff_self (p : Prop) : (p ↔ p) = True := eq_true Iff.rfl

@[simp] theorem iff_true (p : Prop) : (p ↔ True) = p := propext (Iff.intro of_iff_true iff_true_intro)

@[simp] theorem true_iff (p : Prop) : (True ↔ p) = p := propext (iff_true_left True.intro)

@[simp] theorem iff_false (p : Prop) : (p ↔ False) = ¬p := propext (Iff.intro (fun h => h.mp) iff_false_intro)

@[simp] theorem false_iff (p : Prop) : (False ↔ p) = ¬p := propext (iff_false_left not_false)

@[simp] theorem iff_not_self {a : Prop} : ¬(a ↔ ¬a) := fun h =>
  have hna : ¬a := fun ha => h.mp ha ha
  hna (h.mpr hna)

@[simp] theorem not_iff_self {a : Prop} : ¬(¬a ↔ a) := fun h => iff_not_self (Iff.symm h)

theorem iff_congr {a c b d : Prop} (h₁ : a ↔ c) (h₂ : b ↔ d) : (a ↔ b) ↔ (c ↔ d) :=
  Iff.intro (fun h => Iff.trans (Iff.symm h₁) (Iff.trans h h₂)) (fun h => Iff.trans h₁ (Iff.trans h (Iff.symm h₂)))

theorem iff_iff_implies_and_implies (a b : Prop) : (a ↔ b) ↔ (a → b) ∧ (b → a) :=
  Iff.intro (fun h => ⟨h.mp, h.mpr⟩) (fun h => ⟨h.left, h.right⟩)

theorem iff_def {a b : Prop} : (a ↔ b) ↔ (a → b) ∧ (b → a) := iff_iff_implies_and_implies a b

theorem iff_def' {a b : Prop} : (a ↔ b) ↔ (b → a) ∧ (a → b) := Iff.trans iff_def And.comm

/-! ## Congruence used by rewriting tactics -/

theorem implies_congr {p₁ p₂ : Sort u} {q₁ q₂ : Sort v} (h₁ : p₁ = p₂) (h₂ : q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) :=
  @Eq.rec (Sort u) p₁ (fun p _ => (p₁ → q₁) = (p → q₂))
    (@Eq.rec (Sort v) q₁ (fun q _ => (p₁ → q₁) = (p₁ → q)) rfl q₂ h₂) p₂ h₁

theorem implies_congr_ctx {p₁ p₂ q₁ q₂ : Prop} (h₁ : p₁ = p₂) (h₂ : p₂ → q₁ = q₂) : (p₁ → q₁) = (p₂ → q₂) :=
  propext (imp_congr_ctx (Iff.of_eq h₁) (fun h => Iff.of_eq (h₂ h)))

theorem forall_congr {α : Sort u} {p q : α → Prop} (h : ∀ a, p a = q a) : (∀ a, p a) = (∀ a, q a) :=
  propext (Iff.intro (fun hp a => Eq.mp (h a) (hp a)) (fun hq a => Eq.mpr (h a) (hq a)))
