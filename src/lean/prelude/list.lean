/-!
# Lists

Names and statements of Lean 4 core (`Init/Prelude.lean`, `Init/Data/List/Basic.lean`, `Init/Data/List/Lemmas.lean`);
proofs are our own.
-/

universe u v w

protected def List.append {α : Type u} (xs ys : List α) : List α :=
  @List.rec α (fun _ => List α) ys (fun a _ ih => a :: ih) xs

@[projection] private def instList.hAppend {α : Type u} (xs ys : List α) : List α := List.append xs ys

def List.length {α : Type u} (l : List α) : Nat := @List.rec α (fun _ => Nat) 0 (fun _ _ ih => ih + 1) l

def List.map {α : Type u} {β : Type v} (f : α → β) (l : List α) : List β :=
  @List.rec α (fun _ => List β) [] (fun a _ ih => f a :: ih) l

def List.reverseAux {α : Type u} (l r : List α) : List α :=
  @List.rec α (fun _ => List α → List α) (fun r => r) (fun a _ ih r => ih (a :: r)) l r

def List.reverse {α : Type u} (as : List α) : List α := List.reverseAux as []

def List.filter {α : Type u} (p : α → Bool) (l : List α) : List α :=
  @List.rec α (fun _ => List α) [] (fun a _ ih => @Bool.rec (fun _ => List α) ih (a :: ih) (p a)) l

def List.foldr {α : Type u} {β : Type v} (f : α → β → β) (init : β) (l : List α) : β :=
  @List.rec α (fun _ => β) init (fun a _ ih => f a ih) l

def List.replicate {α : Type u} (n : Nat) (a : α) : List α := @Nat.rec (fun _ => List α) [] (fun _ ih => a :: ih) n

/-! ## Constructors -/

theorem List.cons_ne_nil {α : Type u} (a : α) (l : List α) : a :: l ≠ [] := by
  intro h
  cases h

theorem List.head_eq_of_cons_eq {α : Type u} {h₁ : α} {t₁ : List α} {h₂ : α} {t₂ : List α}
    (H : h₁ :: t₁ = h₂ :: t₂) : h₁ = h₂ := by
  cases H
  rfl

theorem List.tail_eq_of_cons_eq {α : Type u} {h₁ : α} {t₁ : List α} {h₂ : α} {t₂ : List α}
    (H : h₁ :: t₁ = h₂ :: t₂) : t₁ = t₂ := by
  cases H
  rfl

theorem List.cons_inj_right {α : Type u} (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' :=
  Iff.intro List.tail_eq_of_cons_eq (fun h => congrArg (fun t => a :: t) h)

theorem List.cons_eq_cons {α : Type u} {a b : α} {l l' : List α} : a :: l = b :: l' ↔ a = b ∧ l = l' :=
  Iff.intro (fun h => ⟨List.head_eq_of_cons_eq h, List.tail_eq_of_cons_eq h⟩) (fun h => by rw [h.left, h.right])

/-! ## append -/

@[simp] theorem List.nil_append {α : Type u} (as : List α) : [] ++ as = as := rfl

@[simp] theorem List.cons_append {α : Type u} {a : α} {as bs : List α} : (a :: as) ++ bs = a :: (as ++ bs) := rfl

@[simp] theorem List.append_nil {α : Type u} (as : List α) : as ++ [] = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [List.cons_append, ih]

@[simp] theorem List.append_assoc {α : Type u} (as bs cs : List α) : (as ++ bs) ++ cs = as ++ (bs ++ cs) := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [List.cons_append, List.cons_append, List.cons_append, ih]

theorem List.append_cons {α : Type u} (as : List α) (b : α) (bs : List α) : as ++ b :: bs = as ++ [b] ++ bs := by
  rw [List.append_assoc, List.cons_append, List.nil_append]

theorem List.singleton_append {α : Type u} {x : α} {l : List α} : [x] ++ l = x :: l := rfl

theorem List.append_cancel_left {α : Type u} {as bs cs : List α} (h : as ++ bs = as ++ cs) : bs = cs := by
  induction as with
  | nil => exact h
  | cons a as ih => exact ih (List.tail_eq_of_cons_eq h)

@[simp] theorem List.append_right_inj {α : Type u} {t₁ t₂ : List α} (s : List α) : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ :=
  Iff.intro List.append_cancel_left (fun h => congrArg (fun t => s ++ t) h)

@[simp] theorem List.append_eq_nil_iff {α : Type u} {p q : List α} : p ++ q = [] ↔ p = [] ∧ q = [] := by
  cases p with
  | nil => exact Iff.intro (fun h => ⟨rfl, h⟩) (fun h => h.right)
  | cons a p =>
    exact Iff.intro (fun h => absurd h (List.cons_ne_nil a (p ++ q))) (fun h => absurd h.left (List.cons_ne_nil a p))

/-! ## length -/

@[simp] theorem List.length_nil {α : Type u} : List.length ([] : List α) = 0 := rfl

@[simp] theorem List.length_cons {α : Type u} {a : α} {as : List α} : List.length (a :: as) = List.length as + 1 := rfl

theorem List.length_singleton {α : Type u} {a : α} : List.length [a] = 1 := rfl

@[simp] theorem List.length_append {α : Type u} {as bs : List α} :
    List.length (as ++ bs) = List.length as + List.length bs := by
  induction as with
  | nil => exact Eq.symm (Nat.zero_add (List.length bs))
  | cons a as ih => rw [List.cons_append, List.length_cons, ih, List.length_cons, Nat.add_right_comm]

theorem List.eq_nil_of_length_eq_zero {α : Type u} {l : List α} (h : List.length l = 0) : l = [] := by
  cases l with
  | nil => rfl
  | cons a l => exact absurd h (Nat.succ_ne_zero (List.length l))

theorem List.length_eq_zero_iff {α : Type u} {l : List α} : List.length l = 0 ↔ l = [] :=
  Iff.intro List.eq_nil_of_length_eq_zero (fun h => by rw [h]; rfl)

theorem List.ne_nil_of_length_eq_add_one {α : Type u} {l : List α} {n : Nat} (h : List.length l = n + 1) : l ≠ [] := by
  intro e
  rw [e] at h
  exact absurd (Eq.symm h) (Nat.succ_ne_zero n)

theorem List.ne_nil_of_length_pos {α : Type u} {l : List α} (h : 0 < List.length l) : l ≠ [] := by
  intro e
  rw [e] at h
  exact Nat.lt_irrefl 0 h

@[simp] theorem List.length_replicate {α : Type u} {n : Nat} {a : α} : List.length (List.replicate n a) = n := by
  induction n with
  | zero => rfl
  | succ n ih => exact congrArg Nat.succ ih

/-! ## map -/

@[simp] theorem List.map_nil {α : Type u} {β : Type v} {f : α → β} : List.map f [] = [] := rfl

@[simp] theorem List.map_cons {α : Type u} {β : Type v} {f : α → β} {a : α} {l : List α} :
    List.map f (a :: l) = f a :: List.map f l := rfl

theorem List.map_singleton {α : Type u} {β : Type v} {f : α → β} {a : α} : List.map f [a] = [f a] := rfl

@[simp] theorem List.length_map {α : Type u} {β : Type v} {as : List α} (f : α → β) :
    List.length (List.map f as) = List.length as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [List.map_cons, List.length_cons, ih, List.length_cons]

@[simp] theorem List.map_append {α : Type u} {β : Type v} {f : α → β} {l₁ l₂ : List α} :
    List.map f (l₁ ++ l₂) = List.map f l₁ ++ List.map f l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.map_cons, ih, List.map_cons, List.cons_append]

@[simp] theorem List.map_map {β : Type v} {γ : Type w} {α : Type u} {g : β → γ} {f : α → β} {l : List α} :
    List.map g (List.map f l) = List.map (g ∘ f) l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, List.map_cons, ih]; rfl

@[simp] theorem List.map_id {α : Type u} (l : List α) : List.map (fun (x : α) => x) l = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, ih]

@[simp] theorem List.map_eq_nil_iff {α : Type u} {β : Type v} {f : α → β} {l : List α} : List.map f l = [] ↔ l = [] := by
  cases l with
  | nil => exact Iff.intro (fun _ => rfl) (fun _ => rfl)
  | cons a l =>
    exact Iff.intro (fun h => absurd h (List.cons_ne_nil (f a) (List.map f l))) (fun h => absurd h (List.cons_ne_nil a l))

/-! ## reverse -/

@[simp] theorem List.reverse_nil {α : Type u} : List.reverse ([] : List α) = [] := rfl

theorem List.reverseAux_eq {α : Type u} {as bs : List α} : List.reverseAux as bs = List.reverse as ++ bs := by
  induction as generalizing bs with
  | nil => rfl
  | cons a as ih =>
    have h₁ : List.reverseAux (a :: as) bs = List.reverse as ++ a :: bs := ih
    have h₂ : List.reverse (a :: as) = List.reverse as ++ [a] := ih
    rw [h₁, h₂, List.append_assoc]
    rfl

@[simp] theorem List.reverse_cons {α : Type u} {a : α} {as : List α} :
    List.reverse (a :: as) = List.reverse as ++ [a] := @List.reverseAux_eq α as [a]

theorem List.reverse_singleton {α : Type u} {a : α} : List.reverse [a] = [a] := rfl

@[simp] theorem List.reverse_append {α : Type u} {as bs : List α} :
    List.reverse (as ++ bs) = List.reverse bs ++ List.reverse as := by
  induction as with
  | nil => rw [List.nil_append, List.reverse_nil, List.append_nil]
  | cons a as ih => rw [List.cons_append, List.reverse_cons, ih, List.reverse_cons, List.append_assoc]

@[simp] theorem List.reverse_reverse {α : Type u} (as : List α) : List.reverse (List.reverse as) = as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [List.reverse_cons, List.reverse_append, ih]; rfl

@[simp] theorem List.length_reverse {α : Type u} {as : List α} : List.length (List.reverse as) = List.length as := by
  induction as with
  | nil => rfl
  | cons a as ih => rw [List.reverse_cons, List.length_append, ih]; rfl

theorem List.map_reverse {α : Type u} {β : Type v} {f : α → β} {l : List α} :
    List.map f (List.reverse l) = List.reverse (List.map f l) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.reverse_cons, List.map_append, ih, List.map_cons, List.map_nil, List.map_cons, List.reverse_cons]

theorem List.append_cancel_right {α : Type u} {as bs cs : List α} (h : as ++ bs = cs ++ bs) : as = cs := by
  have r := congrArg List.reverse h
  rw [List.reverse_append, List.reverse_append] at r
  have s := congrArg List.reverse (List.append_cancel_left r)
  rw [List.reverse_reverse, List.reverse_reverse] at s
  exact s

@[simp] theorem List.append_left_inj {α : Type u} {s₁ s₂ : List α} (t : List α) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ :=
  Iff.intro List.append_cancel_right (fun h => congrArg (fun s => s ++ t) h)

@[simp] theorem List.reverse_eq_nil_iff {α : Type u} {xs : List α} : List.reverse xs = [] ↔ xs = [] :=
  Iff.intro
    (fun h => by
      have r := congrArg List.reverse h
      rw [List.reverse_reverse] at r
      exact r)
    (fun h => by rw [h]; rfl)

@[simp] theorem List.reverse_inj {α : Type u} {xs ys : List α} : List.reverse xs = List.reverse ys ↔ xs = ys :=
  Iff.intro
    (fun h => by
      have r := congrArg List.reverse h
      rw [List.reverse_reverse, List.reverse_reverse] at r
      exact r)
    (fun h => congrArg List.reverse h)

/-! ## folds, filter -/

@[simp] theorem List.foldr_nil {α : Type u} {β : Type v} {f : α → β → β} {b : β} : List.foldr f b [] = b := rfl

@[simp] theorem List.foldr_cons {α : Type u} {β : Type v} {a : α} {l : List α} {f : α → β → β} {b : β} :
    List.foldr f b (a :: l) = f a (List.foldr f b l) := rfl

@[simp] theorem List.foldr_append {α : Type u} {β : Type v} {f : α → β → β} {b : β} {l l' : List α} :
    List.foldr f b (l ++ l') = List.foldr f (List.foldr f b l') l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.foldr_cons, ih, List.foldr_cons]

@[simp] theorem List.filter_nil {α : Type u} {p : α → Bool} : List.filter p [] = [] := rfl
