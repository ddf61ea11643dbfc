/-!
# Members and elements of lists

Names, statements and `simp` attributes are those of Lean 4 core (`Init/Data/List/Basic.lean`, `Lemmas.lean`,
`Init/GetElem.lean`); proofs are our own.
-/

universe u v w

inductive List.Mem {α : Type u} (a : α) : List α → Prop where
  | head (as : List α) : List.Mem a (a :: as)
  | tail (b : α) {as : List α} : List.Mem a as → List.Mem a (b :: as)

instance List.instMembership {α : Type u} : Membership α (List α) := Membership.mk (fun l a => List.Mem a l)

theorem List.mem_cons_self {α : Type u} {a : α} {l : List α} : a ∈ a :: l := List.Mem.head l

theorem List.mem_cons_of_mem {α : Type u} (y : α) {a : α} {l : List α} (h : a ∈ l) : a ∈ y :: l := List.Mem.tail y h

private theorem List.mem_cons_cases {α : Type u} {a b : α} {l : List α} (h : List.Mem a (b :: l)) :
    a = b ∨ List.Mem a l := by
  cases h with
  | head => exact Or.inl rfl
  | tail _ h => exact Or.inr h

@[simp] theorem List.mem_cons {α : Type u} {b a : α} {l : List α} : a ∈ b :: l ↔ a = b ∨ a ∈ l := by
  constructor
  · intro h
    exact List.mem_cons_cases h
  · intro h
    cases h with
    | inl e =>
      rw [e]
      exact List.mem_cons_self
    | inr h => exact List.mem_cons_of_mem b h

@[simp] theorem List.not_mem_nil {α : Type u} {a : α} : ¬a ∈ ([] : List α) := by
  intro h
  have m : List.Mem a [] := h
  cases m

theorem List.eq_or_mem_of_mem_cons {α : Type u} {a b : α} {l : List α} (h : a ∈ b :: l) : a = b ∨ a ∈ l :=
  List.mem_cons.mp h

theorem List.mem_singleton_self {α : Type u} (a : α) : a ∈ [a] := List.mem_cons_self

theorem List.mem_singleton {α : Type u} {a b : α} : a ∈ [b] ↔ a = b := by
  rw [List.mem_cons]
  exact or_iff_left List.not_mem_nil

theorem List.eq_of_mem_singleton {α : Type u} {b a : α} (h : a ∈ [b]) : a = b := List.mem_singleton.mp h

theorem List.eq_nil_iff_forall_not_mem {α : Type u} {l : List α} : l = [] ↔ ∀ a, ¬a ∈ l := by
  cases l with
  | nil => exact Iff.intro (fun _ _ => List.not_mem_nil) (fun _ => rfl)
  | cons a l =>
    exact Iff.intro (fun h => absurd h (List.cons_ne_nil a l)) (fun h => absurd List.mem_cons_self (h a))

theorem List.ne_nil_of_mem {α : Type u} {a : α} {l : List α} (h : a ∈ l) : l ≠ [] := by
  intro e
  rw [e] at h
  exact List.not_mem_nil h

theorem List.length_pos_of_mem {α : Type u} {a : α} {l : List α} (h : a ∈ l) : 0 < List.length l := by
  cases l with
  | nil => exact absurd h List.not_mem_nil
  | cons b l => exact Nat.succ_pos (List.length l)

@[simp] theorem List.mem_append {α : Type u} {a : α} {s t : List α} : a ∈ s ++ t ↔ a ∈ s ∨ a ∈ t := by
  induction s with
  | nil =>
    rw [List.nil_append]
    exact Iff.symm (or_iff_right List.not_mem_nil)
  | cons b s ih => rw [List.cons_append, List.mem_cons, ih, List.mem_cons, or_assoc]

theorem List.mem_append_left {α : Type u} {a : α} {as : List α} (bs : List α) (h : a ∈ as) : a ∈ as ++ bs :=
  List.mem_append.mpr (Or.inl h)

theorem List.mem_append_right {α : Type u} {b : α} (as : List α) {bs : List α} (h : b ∈ bs) : b ∈ as ++ bs :=
  List.mem_append.mpr (Or.inr h)

@[simp] theorem List.mem_reverse {α : Type u} {x : α} {as : List α} : x ∈ List.reverse as ↔ x ∈ as := by
  induction as with
  | nil => exact Iff.rfl
  | cons a as ih => rw [List.reverse_cons, List.mem_append, ih, List.mem_singleton, List.mem_cons, or_comm]

@[simp] theorem List.mem_map {α : Type u} {β : Type v} {b : β} {f : α → β} {l : List α} :
    b ∈ List.map f l ↔ ∃ a, a ∈ l ∧ f a = b := by
  induction l with
  | nil => exact Iff.intro (fun h => absurd h List.not_mem_nil) (fun ⟨a, h, _⟩ => absurd h List.not_mem_nil)
  | cons c l ih =>
    rw [List.map_cons, List.mem_cons, ih]
    constructor
    · intro h
      cases h with
      | inl e => exact ⟨c, List.mem_cons_self, e.symm⟩
      | inr h =>
        obtain ⟨a, m, e⟩ := h
        exact ⟨a, List.mem_cons_of_mem c m, e⟩
    · intro ⟨a, m, e⟩
      cases List.mem_cons.mp m with
      | inl h =>
        rw [h] at e
        exact Or.inl e.symm
      | inr h => exact Or.inr ⟨a, h, e⟩

theorem List.mem_map_of_mem {α : Type u} {β : Type v} {a : α} {l : List α} {f : α → β} (h : a ∈ l) :
    f a ∈ List.map f l := List.mem_map.mpr ⟨a, h, rfl⟩

theorem List.exists_of_mem_map {α : Type u} {β : Type v} {f : α → β} {l : List α} {b : β} (h : b ∈ List.map f l) :
    ∃ a, a ∈ l ∧ f a = b := List.mem_map.mp h

@[simp] theorem List.mem_filter {α : Type u} {p : α → Bool} {as : List α} {x : α} :
    x ∈ List.filter p as ↔ x ∈ as ∧ p x = true := by
  induction as with
  | nil => exact Iff.intro (fun h => absurd h List.not_mem_nil) (fun h => absurd h.1 List.not_mem_nil)
  | cons a as ih =>
    rw [List.filter_cons, List.mem_cons]
    split
    · rename_i pa
      rw [List.mem_cons, ih]
      constructor
      · intro h
        cases h with
        | inl e =>
          rw [e]
          exact ⟨Or.inl rfl, pa⟩
        | inr h => exact ⟨Or.inr h.1, h.2⟩
      · intro ⟨h, px⟩
        cases h with
        | inl e => exact Or.inl e
        | inr h => exact Or.inr ⟨h, px⟩
    · rename_i pa
      rw [ih]
      constructor
      · intro h
        exact ⟨Or.inr h.1, h.2⟩
      · intro ⟨h, px⟩
        cases h with
        | inl e =>
          rw [e] at px
          exact absurd px pa
        | inr h => exact ⟨h, px⟩

theorem List.of_mem_filter {α : Type u} {p : α → Bool} {a : α} {l : List α} (h : a ∈ List.filter p l) : p a = true :=
  (List.mem_filter.mp h).2

theorem List.mem_of_mem_filter {α : Type u} {p : α → Bool} {a : α} {l : List α} (h : a ∈ List.filter p l) : a ∈ l :=
  (List.mem_filter.mp h).1

@[simp] theorem List.any_eq_true {α : Type u} {p : α → Bool} {l : List α} :
    List.any l p = true ↔ ∃ x, x ∈ l ∧ p x = true := by
  induction l with
  | nil => exact Iff.intro (fun h => absurd h Bool.false_ne_true) (fun ⟨_, h, _⟩ => absurd h List.not_mem_nil)
  | cons a l ih =>
    rw [List.any_cons, Bool.or_eq_true, ih]
    constructor
    · intro h
      cases h with
      | inl pa => exact ⟨a, List.mem_cons_self, pa⟩
      | inr h =>
        obtain ⟨x, m, px⟩ := h
        exact ⟨x, List.mem_cons_of_mem a m, px⟩
    · intro ⟨x, m, px⟩
      cases List.mem_cons.mp m with
      | inl e =>
        rw [e] at px
        exact Or.inl px
      | inr m => exact Or.inr ⟨x, m, px⟩

@[simp] theorem List.all_eq_true {α : Type u} {p : α → Bool} {l : List α} :
    List.all l p = true ↔ ∀ x, x ∈ l → p x = true := by
  induction l with
  | nil => exact Iff.intro (fun _ _ h => absurd h List.not_mem_nil) (fun _ => rfl)
  | cons a l ih =>
    rw [List.all_cons, Bool.and_eq_true, ih]
    constructor
    · intro h x m
      cases List.mem_cons.mp m with
      | inl e =>
        rw [e]
        exact h.1
      | inr m => exact h.2 x m
    · intro h
      exact ⟨h a List.mem_cons_self, fun x m => h x (List.mem_cons_of_mem a m)⟩

theorem List.forall_mem_cons {α : Type u} {p : α → Prop} {a : α} {l : List α} :
    (∀ x, x ∈ a :: l → p x) ↔ p a ∧ ∀ x, x ∈ l → p x := by
  constructor
  · intro h
    exact ⟨h a List.mem_cons_self, fun x m => h x (List.mem_cons_of_mem a m)⟩
  · intro h x m
    cases List.mem_cons.mp m with
    | inl e =>
      rw [e]
      exact h.1
    | inr m => exact h.2 x m

@[simp] theorem List.mem_range {m n : Nat} : m ∈ List.range n ↔ m < n := by
  induction n with
  | zero => exact Iff.intro (fun h => absurd h List.not_mem_nil) (fun h => absurd h (Nat.not_lt_zero m))
  | succ n ih =>
    rw [List.range_succ, List.mem_append, ih, List.mem_singleton]
    exact Nat.lt_succ_iff_lt_or_eq.symm

@[simp] theorem List.mem_flatten {α : Type u} {a : α} {L : List (List α)} : a ∈ List.flatten L ↔ ∃ l, l ∈ L ∧ a ∈ l := by
  induction L with
  | nil => exact Iff.intro (fun h => absurd h List.not_mem_nil) (fun ⟨_, h, _⟩ => absurd h List.not_mem_nil)
  | cons b L ih =>
    rw [List.flatten_cons, List.mem_append, ih]
    constructor
    · intro h
      cases h with
      | inl h => exact ⟨b, List.mem_cons_self, h⟩
      | inr h =>
        obtain ⟨l, m, h⟩ := h
        exact ⟨l, List.mem_cons_of_mem b m, h⟩
    · intro ⟨l, m, h⟩
      cases List.mem_cons.mp m with
      | inl e =>
        rw [e] at h
        exact Or.inl h
      | inr m => exact Or.inr ⟨l, m, h⟩

/-! ## Decidability -/

instance List.decidableBAll {α : Type u} (p : α → Prop) [dp : DecidablePred p] (l : List α) :
    Decidable (∀ x, x ∈ l → p x) :=
  @List.rec α (fun l => Decidable (∀ x, x ∈ l → p x)) (Decidable.isTrue (fun _ h => absurd h List.not_mem_nil))
    (fun a l ih => @decidable_of_decidable_of_iff (p a ∧ ∀ x, x ∈ l → p x) (∀ x, x ∈ a :: l → p x)
      (@instDecidableAnd (p a) (∀ x, x ∈ l → p x) (dp a) ih) List.forall_mem_cons.symm) l

instance List.decidableBEx {α : Type u} (p : α → Prop) [dp : DecidablePred p] (l : List α) :
    Decidable (∃ x, x ∈ l ∧ p x) :=
  @List.rec α (fun l => Decidable (∃ x, x ∈ l ∧ p x))
    (Decidable.isFalse (fun ⟨_, h, _⟩ => absurd h List.not_mem_nil))
    (fun a l ih => @decidable_of_decidable_of_iff (p a ∨ ∃ x, x ∈ l ∧ p x) (∃ x, x ∈ a :: l ∧ p x)
      (@instDecidableOr (p a) (∃ x, x ∈ l ∧ p x) (dp a) ih)
      (Iff.intro
        (fun h => Or.elim h (fun pa => ⟨a, List.mem_cons_self, pa⟩)
          (fun ⟨x, m, px⟩ => ⟨x, List.mem_cons_of_mem a m, px⟩))
        (fun ⟨x, m, px⟩ => Or.elim (List.mem_cons.mp m)
          (fun e => Or.inl (by rw [← e]; exact px)) (fun m => Or.inr ⟨x, m, px⟩)))) l

private def List.decidableMem {α : Type u} [d : DecidableEq α] (a : α) (as : List α) : Decidable (a ∈ as) :=
  @List.rec α (fun as => Decidable (a ∈ as)) (Decidable.isFalse List.not_mem_nil)
    (fun b as ih => @decidable_of_decidable_of_iff (a = b ∨ a ∈ as) (a ∈ b :: as)
      (@instDecidableOr (a = b) (a ∈ as) (d a b) ih) List.mem_cons.symm) as

attribute [instance] List.decidableMem

/-! ## contains -/

@[simp] theorem List.elem_nil {α : Type u} {a : α} [BEq α] : List.elem a [] = false := rfl

theorem List.elem_cons {α : Type u} {b : α} {bs : List α} [BEq α] {a : α} :
    List.elem a (b :: bs) = (a == b || List.elem a bs) := by
  show @Bool.rec (fun _ => Bool) (List.elem a bs) true (a == b) = (a == b || List.elem a bs)
  cases a == b <;> rfl

@[simp] theorem List.contains_nil {α : Type u} {a : α} [BEq α] : List.contains ([] : List α) a = false := rfl

@[simp] theorem List.contains_cons {α : Type u} {b : α} {bs : List α} [BEq α] {a : α} :
    List.contains (b :: bs) a = (a == b || List.contains bs a) := List.elem_cons

@[simp] theorem List.contains_iff_mem {α : Type u} [BEq α] [LawfulBEq α] {a : α} {as : List α} :
    List.contains as a = true ↔ a ∈ as := by
  induction as with
  | nil => exact Iff.intro (fun h => absurd h Bool.false_ne_true) (fun h => absurd h List.not_mem_nil)
  | cons b bs ih => rw [List.contains_cons, Bool.or_eq_true, ih, List.mem_cons, beq_iff_eq]

/-! ## Elements by position -/

private def List.get?At {α : Type u} (as : List α) (i : Nat) : Option α :=
  @List.rec α (fun _ => Nat → Option α) (fun _ => none)
    (fun a _ ih i => @Nat.rec (fun _ => Option α) (some a) (fun i _ => ih i) i) as i

private def List.getAt {α : Type u} (as : List α) (i : Nat) (h : i < List.length as) : α :=
  @List.rec α (fun as => (i : Nat) → i < List.length as → α) (fun i h => absurd h (Nat.not_lt_zero i))
    (fun a as ih i => @Nat.rec (fun i => i < List.length as + 1 → α) (fun _ => a)
      (fun i _ h => ih i (Nat.lt_of_succ_lt_succ h)) i) as i h

@[projection] private def instList.getElem {α : Type u} (as : List α) (i : Nat) (h : i < List.length as) : α :=
  List.getAt as i h

@[projection] private def instList.getElem? {α : Type u} (as : List α) (i : Nat) : Option α := List.get?At as i

@[simp] theorem List.getElem_cons_zero {α : Type u} {a : α} {as : List α} {h : 0 < List.length (a :: as)} :
    instList.getElem (a :: as) 0 h = a := rfl

@[simp] theorem List.getElem_cons_succ {α : Type u} {a : α} {as : List α} {i : Nat}
    {h : i + 1 < List.length (a :: as)} :
    instList.getElem (a :: as) (i + 1) h = instList.getElem as i (Nat.lt_of_succ_lt_succ h) := rfl

@[simp] theorem List.getElem?_nil {α : Type u} {i : Nat} : instList.getElem? ([] : List α) i = none := rfl

@[simp] theorem List.getElem?_cons_zero {α : Type u} {a : α} {l : List α} : instList.getElem? (a :: l) 0 = some a := rfl

@[simp] theorem List.getElem?_cons_succ {α : Type u} {a : α} {l : List α} {i : Nat} :
    instList.getElem? (a :: l) (i + 1) = instList.getElem? l i := rfl

theorem List.getElem?_map {α : Type u} {β : Type v} {f : α → β} {l : List α} {i : Nat} :
    instList.getElem? (List.map f l) i = Option.map f (instList.getElem? l i) := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => exact ih

@[simp] theorem List.getElem?_eq_none_iff {α : Type u} {l : List α} {i : Nat} :
    instList.getElem? l i = none ↔ List.length l ≤ i := by
  induction l generalizing i with
  | nil => exact Iff.intro (fun _ => Nat.zero_le i) (fun _ => rfl)
  | cons a l ih =>
    cases i with
    | zero => exact Iff.intro (fun h => absurd h (Option.some_ne_none a)) (fun h => absurd h (Nat.not_succ_le_zero _))
    | succ i =>
      rw [List.getElem?_cons_succ, ih, List.length_cons]
      exact ⟨Nat.succ_le_succ, Nat.le_of_succ_le_succ⟩

/-! ## Options -/

instance Option.instMembership {α : Type u} : Membership α (Option α) := Membership.mk (fun o a => o = some a)

@[simp] theorem Option.mem_def {α : Type u} {a : α} {b : Option α} : a ∈ b ↔ b = some a := Iff.rfl
