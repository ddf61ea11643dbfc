/-!
# Options

Names, statements and `simp` attributes are those of Lean 4 core (`Init/Data/Option/Basic.lean`,
`Init/Data/Option/Lemmas.lean`); proofs are our own.
-/

universe u v w

def Option.map {α : Type u} {β : Type v} (f : α → β) (o : Option α) : Option β :=
  @Option.rec α (fun _ => Option β) none (fun a => some (f a)) o

protected def Option.bind {α : Type u} {β : Type v} (o : Option α) (f : α → Option β) : Option β :=
  @Option.rec α (fun _ => Option β) none (fun a => f a) o

def Option.isSome {α : Type u} (o : Option α) : Bool := @Option.rec α (fun _ => Bool) false (fun _ => true) o

def Option.isNone {α : Type u} (o : Option α) : Bool := @Option.rec α (fun _ => Bool) true (fun _ => false) o

def Option.getD {α : Type u} (opt : Option α) (dflt : α) : α := @Option.rec α (fun _ => α) dflt (fun a => a) opt

protected def Option.elim {α : Type u} {β : Sort v} (o : Option α) (b : β) (f : α → β) : β :=
  @Option.rec α (fun _ => β) b (fun a => f a) o

protected def Option.filter {α : Type u} (p : α → Bool) (o : Option α) : Option α :=
  @Option.rec α (fun _ => Option α) none (fun a => if p a then some a else none) o

protected def Option.or {α : Type u} (o o' : Option α) : Option α :=
  @Option.rec α (fun _ => Option α) o' (fun a => some a) o

def Option.toList {α : Type u} (o : Option α) : List α := @Option.rec α (fun _ => List α) [] (fun a => [a]) o

def Option.get {α : Type u} (o : Option α) (h : o.isSome = true) : α :=
  @Option.rec α (fun o => o.isSome = true → α) (fun h => absurd h Bool.false_ne_true) (fun a _ => a) o h

@[simp] theorem Option.map_none {α : Type u} {β : Type v} (f : α → β) : Option.map f none = none := rfl

@[simp] theorem Option.map_some {α : Type u} {β : Type v} {f : α → β} {a : α} : Option.map f (some a) = some (f a) := rfl

@[simp] theorem Option.bind_none {α : Type u} {β : Type v} (f : α → Option β) : Option.bind none f = none := rfl

@[simp] theorem Option.bind_some {α : Type u} {β : Type v} (a : α) (f : α → Option β) : Option.bind (some a) f = f a := rfl

@[simp] theorem Option.isSome_none {α : Type u} : (none : Option α).isSome = false := rfl

@[simp] theorem Option.isSome_some {α : Type u} {a : α} : (some a).isSome = true := rfl

@[simp] theorem Option.isNone_none {α : Type u} : (none : Option α).isNone = true := rfl

@[simp] theorem Option.isNone_some {α : Type u} {a : α} : (some a).isNone = false := rfl

@[simp] theorem Option.getD_none {α : Type u} {a : α} : (none : Option α).getD a = a := rfl

@[simp] theorem Option.getD_some {α : Type u} {a b : α} : (some a).getD b = a := rfl

@[simp] theorem Option.some_or {α : Type u} {a : α} {o : Option α} : (some a).or o = some a := rfl

@[simp] theorem Option.none_or {α : Type u} {o : Option α} : (none : Option α).or o = o := rfl

@[simp] theorem Option.or_none {α : Type u} {o : Option α} : o.or none = o := by cases o <;> rfl

@[simp] theorem Option.get_some {α : Type u} (x : α) (h : (some x).isSome = true) : (some x).get h = x := rfl

@[simp] theorem Option.some_get {α : Type u} {x : Option α} (h : x.isSome = true) : some (x.get h) = x := by
  cases x with
  | none => exact absurd h Bool.false_ne_true
  | some a => rfl

@[simp] theorem Option.toList_none {α : Type u} : (none : Option α).toList = [] := rfl

@[simp] theorem Option.toList_some {α : Type u} {a : α} : (some a).toList = [a] := rfl

theorem Option.some_ne_none {α : Type u} (x : α) : some x ≠ none := by
  intro h
  cases h

theorem Option.some_inj {α : Type u} {a b : α} : some a = some b ↔ a = b :=
  Iff.intro (fun h => by cases h; rfl) (fun h => by rw [h])

theorem Option.some.inj' {α : Type u} {a b : α} (h : some a = some b) : a = b := Option.some_inj.mp h

theorem Option.isSome_iff_exists {α : Type u} {x : Option α} : x.isSome = true ↔ ∃ a, x = some a := by
  cases x with
  | none => exact Iff.intro (fun h => absurd h Bool.false_ne_true) (fun ⟨a, h⟩ => absurd h.symm (Option.some_ne_none a))
  | some a => exact Iff.intro (fun _ => ⟨a, rfl⟩) (fun _ => rfl)

theorem Option.isNone_iff_eq_none {α : Type u} {o : Option α} : o.isNone = true ↔ o = none := by
  cases o with
  | none => exact Iff.intro (fun _ => rfl) (fun _ => rfl)
  | some a => exact Iff.intro (fun h => absurd h Bool.false_ne_true) (fun h => absurd h (Option.some_ne_none a))

theorem Option.ne_none_iff_exists {α : Type u} {o : Option α} : o ≠ none ↔ ∃ x, some x = o := by
  cases o with
  | none => exact Iff.intro (fun h => absurd rfl h) (fun ⟨x, h⟩ => absurd h (Option.some_ne_none x))
  | some a => exact Iff.intro (fun _ => ⟨a, rfl⟩) (fun _ => Option.some_ne_none a)

theorem Option.ne_none_iff_isSome {α : Type u} {o : Option α} : o ≠ none ↔ o.isSome = true := by
  cases o with
  | none => exact Iff.intro (fun h => absurd rfl h) (fun h => absurd h Bool.false_ne_true)
  | some a => exact Iff.intro (fun _ => rfl) (fun _ => Option.some_ne_none a)

@[simp] theorem Option.map_eq_none_iff {α : Type u} {β : Type v} {x : Option α} {f : α → β} : x.map f = none ↔ x = none := by
  cases x with
  | none => exact Iff.intro (fun _ => rfl) (fun _ => rfl)
  | some a =>
    exact Iff.intro (fun h => absurd h (Option.some_ne_none (f a))) (fun h => absurd h (Option.some_ne_none a))

@[simp] private theorem Option.map_identity {α : Type u} (x : Option α) : Option.map (fun (a : α) => a) x = x := by cases x <;> rfl

@[simp] theorem Option.map_map {β : Type v} {γ : Type w} {α : Type u} (h : β → γ) (g : α → β) (x : Option α) :
    (x.map g).map h = x.map (h ∘ g) := by cases x <;> rfl

@[simp] theorem Option.bind_fun_some {α : Type u} (x : Option α) : x.bind some = x := by cases x <;> rfl

theorem Option.bind_assoc {α : Type u} {β : Type v} {γ : Type w} (x : Option α) (f : α → Option β) (g : β → Option γ) :
    (x.bind f).bind g = x.bind (fun y => (f y).bind g) := by cases x <;> rfl

@[simp] theorem Option.isSome_map {α : Type u} {β : Type v} {f : α → β} {x : Option α} : (x.map f).isSome = x.isSome := by
  cases x <;> rfl

theorem Option.ext {α : Type u} {o₁ o₂ : Option α} (h : ∀ (a : α), o₁ = some a ↔ o₂ = some a) : o₁ = o₂ := by
  cases o₁ with
  | none =>
    cases o₂ with
    | none => rfl
    | some b => exact (h b).mpr rfl
  | some a => exact ((h a).mp rfl).symm

instance Option.instDecidableEq {α : Type u} [d : DecidableEq α] (o p : Option α) : Decidable (o = p) :=
  @Option.rec α (fun o => (p : Option α) → Decidable (o = p))
    (fun p => @Option.rec α (fun p => Decidable (none = p)) (Decidable.isTrue rfl)
      (fun b => Decidable.isFalse (fun h => Option.some_ne_none b h.symm)) p)
    (fun a p => @Option.rec α (fun p => Decidable (some a = p)) (Decidable.isFalse (Option.some_ne_none a))
      (fun b => @decidable_of_decidable_of_iff (a = b) (some a = some b) (d a b) Option.some_inj.symm) p)
    o p
