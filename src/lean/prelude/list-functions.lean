/-!
# Functions on lists

Names, statements and `simp` attributes are those of Lean 4 core (`Init/Data/List/Basic.lean`, `Lemmas.lean`,
`TakeDrop.lean`, `Range.lean`, `Zip.lean`); proofs are our own.
-/

universe u v w

def List.foldl {α : Type u} {β : Type v} (f : α → β → α) (init : α) (l : List β) : α :=
  @List.rec β (fun _ => α → α) (fun a => a) (fun b _ ih a => ih (f a b)) l init

def List.take {α : Type u} (n : Nat) (xs : List α) : List α :=
  @Nat.rec (fun _ => List α → List α) (fun _ => [])
    (fun _ ih xs => @List.rec α (fun _ => List α) [] (fun a as _ => a :: ih as) xs) n xs

def List.drop {α : Type u} (n : Nat) (xs : List α) : List α :=
  @Nat.rec (fun _ => List α → List α) (fun xs => xs)
    (fun _ ih xs => @List.rec α (fun _ => List α) [] (fun _ as _ => ih as) xs) n xs

def List.any {α : Type u} (l : List α) (p : α → Bool) : Bool :=
  @List.rec α (fun _ => Bool) false (fun h _ ih => p h || ih) l

def List.all {α : Type u} (l : List α) (p : α → Bool) : Bool :=
  @List.rec α (fun _ => Bool) true (fun h _ ih => p h && ih) l

def List.isEmpty {α : Type u} (l : List α) : Bool := @List.rec α (fun _ => Bool) true (fun _ _ _ => false) l

def List.head? {α : Type u} (l : List α) : Option α := @List.rec α (fun _ => Option α) none (fun a _ _ => some a) l

def List.headD {α : Type u} (as : List α) (fallback : α) : α := @List.rec α (fun _ => α) fallback (fun a _ _ => a) as

def List.tail {α : Type u} (l : List α) : List α := @List.rec α (fun _ => List α) [] (fun _ as _ => as) l

def List.getLast? {α : Type u} (l : List α) : Option α :=
  @List.rec α (fun _ => Option α) none (fun a _ ih => @Option.rec α (fun _ => Option α) (some a) (fun b => some b) ih) l

def List.dropLast {α : Type u} (l : List α) : List α :=
  @List.rec α (fun _ => List α) [] (fun a as ih => @List.rec α (fun _ => List α) [] (fun _ _ _ => a :: ih) as) l

def List.head {α : Type u} (as : List α) (h : as ≠ []) : α :=
  @List.rec α (fun as => as ≠ [] → α) (fun h => absurd rfl h) (fun a _ _ _ => a) as h

def List.zipWith {α : Type u} {β : Type v} {γ : Type w} (f : α → β → γ) (xs : List α) (ys : List β) : List γ :=
  @List.rec α (fun _ => List β → List γ) (fun _ => [])
    (fun a _ ih ys => @List.rec β (fun _ => List γ) [] (fun b bs _ => f a b :: ih bs) ys) xs ys

def List.zip {α : Type u} {β : Type v} (xs : List α) (ys : List β) : List (α × β) := List.zipWith Prod.mk xs ys

def List.flatten {α : Type u} (l : List (List α)) : List α :=
  @List.rec (List α) (fun _ => List α) [] (fun l _ ih => l ++ ih) l

def List.flatMap {α : Type u} {β : Type v} (b : α → List β) (as : List α) : List β := List.flatten (List.map b as)

def List.filterMap {α : Type u} {β : Type v} (f : α → Option β) (l : List α) : List β :=
  @List.rec α (fun _ => List β) [] (fun a _ ih => @Option.rec β (fun _ => List β) ih (fun b => b :: ih) (f a)) l

def List.find? {α : Type u} (p : α → Bool) (l : List α) : Option α :=
  @List.rec α (fun _ => Option α) none (fun a _ ih => @Bool.rec (fun _ => Option α) ih (some a) (p a)) l

private def List.range.loop (n : Nat) (ns : List Nat) : List Nat :=
  @Nat.rec (fun _ => List Nat → List Nat) (fun ns => ns) (fun n ih ns => ih (n :: ns)) n ns

def List.range (n : Nat) : List Nat := List.range.loop n []

def List.elem {α : Type u} [BEq α] (a : α) (l : List α) : Bool :=
  @List.rec α (fun _ => Bool) false (fun b _ ih => @Bool.rec (fun _ => Bool) ih true (a == b)) l

def List.contains {α : Type u} [BEq α] (as : List α) (a : α) : Bool := List.elem a as

def List.countP {α : Type u} (p : α → Bool) (l : List α) : Nat :=
  @List.rec α (fun _ => Nat) 0 (fun a _ ih => @Bool.rec (fun _ => Nat) ih (ih + 1) (p a)) l

def List.count {α : Type u} [BEq α] (a : α) (l : List α) : Nat := List.countP (fun b => b == a) l

/-! ## foldl, foldr -/

@[simp] theorem List.foldl_nil {α : Type u} {β : Type v} {f : α → β → α} {b : α} : List.foldl f b [] = b := rfl

@[simp] theorem List.foldl_cons {α : Type u} {β : Type v} {a : α} {l : List α} {f : β → α → β} {b : β} :
    List.foldl f b (a :: l) = List.foldl f (f b a) l := rfl

@[simp] theorem List.foldl_append {α : Type u} {β : Type v} {f : β → α → β} {b : β} {l l' : List α} :
    List.foldl f b (l ++ l') = List.foldl f (List.foldl f b l) l' := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.foldl_cons, ih, List.foldl_cons]

@[simp] theorem List.foldl_reverse {α : Type u} {β : Type v} {l : List α} {f : β → α → β} {b : β} :
    List.foldl f b (List.reverse l) = List.foldr (fun x y => f y x) b l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.reverse_cons, List.foldl_append, ih]; rfl

@[simp] theorem List.foldr_reverse {α : Type u} {β : Type v} {l : List α} {f : α → β → β} {b : β} :
    List.foldr f b (List.reverse l) = List.foldl (fun x y => f y x) b l := by
  induction l generalizing b with
  | nil => rfl
  | cons a l ih => rw [List.reverse_cons, List.foldr_append, ih]; rfl

theorem List.foldl_map {β₁ : Type u} {β₂ : Type v} {α : Type w} {f : β₁ → β₂} {g : α → β₂ → α} {l : List β₁} {init : α} :
    List.foldl g init (List.map f l) = List.foldl (fun x y => g x (f y)) init l := by
  induction l generalizing init with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, List.foldl_cons, ih, List.foldl_cons]

theorem List.foldr_map {α₁ : Type u} {α₂ : Type v} {β : Type w} {f : α₁ → α₂} {g : α₂ → β → β} {l : List α₁} {init : β} :
    List.foldr g init (List.map f l) = List.foldr (fun x y => g (f x) y) init l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, List.foldr_cons, ih, List.foldr_cons]

/-! ## take, drop -/

@[simp] theorem List.take_zero {α : Type u} {l : List α} : List.take 0 l = [] := rfl

@[simp] theorem List.drop_zero {α : Type u} {l : List α} : List.drop 0 l = l := rfl

@[simp] theorem List.take_nil {α : Type u} {i : Nat} : List.take i ([] : List α) = [] := by cases i <;> rfl

@[simp] theorem List.drop_nil {α : Type u} {i : Nat} : List.drop i ([] : List α) = [] := by cases i <;> rfl

@[simp] theorem List.take_succ_cons {α : Type u} {i : Nat} {a : α} {as : List α} :
    List.take (i + 1) (a :: as) = a :: List.take i as := rfl

@[simp] theorem List.drop_succ_cons {α : Type u} {a : α} {l : List α} {i : Nat} :
    List.drop (i + 1) (a :: l) = List.drop i l := rfl

@[simp] theorem List.drop_one {α : Type u} {l : List α} : List.drop 1 l = List.tail l := by cases l <;> rfl

@[simp] theorem List.take_append_drop {α : Type u} (i : Nat) (l : List α) : List.take i l ++ List.drop i l = l := by
  induction l generalizing i with
  | nil => rw [List.take_nil, List.drop_nil]; rfl
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => rw [List.take_succ_cons, List.drop_succ_cons, List.cons_append, ih]

@[simp] theorem List.length_take {α : Type u} {i : Nat} {l : List α} :
    List.length (List.take i l) = min i (List.length l) := by
  induction l generalizing i with
  | nil =>
    rw [List.take_nil]
    exact (Nat.min_zero i).symm
  | cons a l ih =>
    cases i with
    | zero =>
      exact (Nat.zero_min _).symm
    | succ i =>
      exact (congrArg Nat.succ ih).trans (Nat.add_min_add_right i (List.length l) 1).symm

@[simp] theorem List.length_drop {α : Type u} {i : Nat} {l : List α} :
    List.length (List.drop i l) = List.length l - i := by
  induction l generalizing i with
  | nil =>
    rw [List.drop_nil]
    exact (Nat.zero_sub i).symm
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i =>
      exact ih.trans (Nat.succ_sub_succ (List.length l) i).symm

theorem List.length_take_le {α : Type u} (i : Nat) (l : List α) : List.length (List.take i l) ≤ i := by
  rw [List.length_take]
  exact Nat.min_le_left _ _

theorem List.length_take_of_le {α : Type u} {l : List α} {i : Nat} (h : i ≤ List.length l) :
    List.length (List.take i l) = i := by
  rw [List.length_take, Nat.min_eq_left h]

@[simp] theorem List.take_length {α : Type u} {l : List α} : List.take (List.length l) l = l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    show a :: List.take (List.length l) l = a :: l
    rw [ih]

@[simp] theorem List.drop_length {α : Type u} {l : List α} : List.drop (List.length l) l = [] := by
  induction l with
  | nil => rfl
  | cons a l ih => exact ih

theorem List.take_of_length_le {α : Type u} {i : Nat} {l : List α} (h : List.length l ≤ i) : List.take i l = l := by
  induction l generalizing i with
  | nil => rw [List.take_nil]
  | cons a l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => rw [List.take_succ_cons, ih (Nat.le_of_succ_le_succ h)]

theorem List.drop_of_length_le {α : Type u} {i : Nat} {l : List α} (h : List.length l ≤ i) : List.drop i l = [] := by
  induction l generalizing i with
  | nil => rw [List.drop_nil]
  | cons a l ih =>
    cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => rw [List.drop_succ_cons, ih (Nat.le_of_succ_le_succ h)]

@[simp] theorem List.drop_drop {α : Type u} {i j : Nat} {l : List α} :
    List.drop i (List.drop j l) = List.drop (j + i) l := by
  induction l generalizing i j with
  | nil => rw [List.drop_nil, List.drop_nil, List.drop_nil]
  | cons a l ih =>
    cases j with
    | zero => rw [List.drop_zero, Nat.zero_add]
    | succ j => rw [List.drop_succ_cons, ih, Nat.succ_add, List.drop_succ_cons]

theorem List.map_take {α : Type u} {β : Type v} {f : α → β} {l : List α} {i : Nat} :
    List.map f (List.take i l) = List.take i (List.map f l) := by
  induction l generalizing i with
  | nil => rw [List.take_nil, List.map_nil, List.take_nil]
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => rw [List.take_succ_cons, List.map_cons, ih, List.map_cons, List.take_succ_cons]

theorem List.map_drop {α : Type u} {β : Type v} {f : α → β} {l : List α} {i : Nat} :
    List.map f (List.drop i l) = List.drop i (List.map f l) := by
  induction l generalizing i with
  | nil => rw [List.drop_nil, List.map_nil, List.drop_nil]
  | cons a l ih =>
    cases i with
    | zero => rfl
    | succ i => rw [List.drop_succ_cons, ih, List.map_cons, List.drop_succ_cons]

theorem List.take_left' {α : Type u} {l₁ l₂ : List α} {i : Nat} (h : List.length l₁ = i) :
    List.take i (l₁ ++ l₂) = l₁ := by
  rw [← h]
  induction l₁ generalizing i with
  | nil => rfl
  | cons a l ih =>
    show a :: List.take (List.length l) (l ++ l₂) = a :: l
    rw [@ih (List.length l) rfl]

@[simp] theorem List.take_left {α : Type u} {l₁ l₂ : List α} : List.take (List.length l₁) (l₁ ++ l₂) = l₁ := List.take_left' rfl

theorem List.drop_left' {α : Type u} {l₁ l₂ : List α} {i : Nat} (h : List.length l₁ = i) :
    List.drop i (l₁ ++ l₂) = l₂ := by
  rw [← h]
  induction l₁ generalizing i with
  | nil => rfl
  | cons a l ih => exact @ih (List.length l) rfl

@[simp] theorem List.drop_left {α : Type u} {l₁ l₂ : List α} : List.drop (List.length l₁) (l₁ ++ l₂) = l₂ :=
  List.drop_left' rfl

/-! ## head, tail, last -/

@[simp] theorem List.head?_nil {α : Type u} : List.head? ([] : List α) = none := rfl

@[simp] theorem List.head?_cons {α : Type u} {a : α} {l : List α} : List.head? (a :: l) = some a := rfl

@[simp] theorem List.tail_nil {α : Type u} : List.tail ([] : List α) = [] := rfl

@[simp] theorem List.tail_cons {α : Type u} {a : α} {as : List α} : List.tail (a :: as) = as := rfl

@[simp] theorem List.head_cons {α : Type u} {a : α} {l : List α} {h : a :: l ≠ []} : List.head (a :: l) h = a := rfl

@[simp] theorem List.length_tail {α : Type u} {l : List α} : List.length (List.tail l) = List.length l - 1 := by
  cases l <;> rfl

@[simp] theorem List.isEmpty_nil {α : Type u} : List.isEmpty ([] : List α) = true := rfl

@[simp] theorem List.isEmpty_cons {α : Type u} {x : α} {xs : List α} : List.isEmpty (x :: xs) = false := rfl

@[simp] theorem List.isEmpty_iff {α : Type u} {l : List α} : List.isEmpty l = true ↔ l = [] := by
  cases l with
  | nil => exact Iff.intro (fun _ => rfl) (fun _ => rfl)
  | cons a l =>
    exact Iff.intro (fun h => absurd h Bool.false_ne_true) (fun h => absurd h (List.cons_ne_nil a l))

@[simp] theorem List.getLast?_nil {α : Type u} : List.getLast? ([] : List α) = none := rfl

@[simp] theorem List.getLast?_singleton {α : Type u} {a : α} : List.getLast? [a] = some a := rfl

@[simp] theorem List.dropLast_nil {α : Type u} : List.dropLast ([] : List α) = [] := rfl

@[simp] theorem List.dropLast_singleton {α : Type u} {x : α} : List.dropLast [x] = [] := rfl

@[simp] theorem List.length_dropLast {α : Type u} {xs : List α} :
    List.length (List.dropLast xs) = List.length xs - 1 := by
  induction xs with
  | nil => rfl
  | cons a l ih =>
    cases l with
    | nil => rfl
    | cons b l =>
      have h : List.length (List.dropLast (b :: l)) = List.length l + 1 - 1 := ih
      exact congrArg Nat.succ h

/-! ## any, all -/

@[simp] theorem List.any_nil {α : Type u} {f : α → Bool} : List.any [] f = false := rfl

@[simp] theorem List.any_cons {α : Type u} {a : α} {l : List α} {f : α → Bool} :
    List.any (a :: l) f = (f a || List.any l f) := rfl

@[simp] theorem List.all_nil {α : Type u} {f : α → Bool} : List.all [] f = true := rfl

@[simp] theorem List.all_cons {α : Type u} {a : α} {l : List α} {f : α → Bool} :
    List.all (a :: l) f = (f a && List.all l f) := rfl

@[simp] theorem List.any_append {α : Type u} {f : α → Bool} {xs ys : List α} :
    List.any (xs ++ ys) f = (List.any xs f || List.any ys f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.any_cons, ih, List.any_cons, Bool.or_assoc]

@[simp] theorem List.all_append {α : Type u} {f : α → Bool} {xs ys : List α} :
    List.all (xs ++ ys) f = (List.all xs f && List.all ys f) := by
  induction xs with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.all_cons, ih, List.all_cons, Bool.and_assoc]

theorem List.not_any_eq_all_not {α : Type u} {l : List α} {p : α → Bool} :
    (!List.any l p) = List.all l (fun a => !p a) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.any_cons, Bool.not_or, ih, List.all_cons]

theorem List.not_all_eq_any_not {α : Type u} {l : List α} {p : α → Bool} :
    (!List.all l p) = List.any l (fun a => !p a) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.all_cons, Bool.not_and, ih, List.any_cons]

/-! ## filter -/

theorem List.filter_cons {α : Type u} {x : α} {xs : List α} {p : α → Bool} :
    List.filter p (x :: xs) = if p x then x :: List.filter p xs else List.filter p xs := by
  show @Bool.rec (fun _ => List α) (List.filter p xs) (x :: List.filter p xs) (p x) = _
  cases p x <;> rfl

@[simp] theorem List.filter_cons_of_pos {α : Type u} {p : α → Bool} {a : α} {l : List α} (pa : p a = true) :
    List.filter p (a :: l) = a :: List.filter p l := by rw [List.filter_cons, if_pos pa]

@[simp] theorem List.filter_cons_of_neg {α : Type u} {p : α → Bool} {a : α} {l : List α} (pa : ¬p a = true) :
    List.filter p (a :: l) = List.filter p l := by rw [List.filter_cons, if_neg pa]

@[simp] theorem List.filter_append {α : Type u} {p : α → Bool} (l₁ l₂ : List α) :
    List.filter p (l₁ ++ l₂) = List.filter p l₁ ++ List.filter p l₂ := by
  induction l₁ with
  | nil => rfl
  | cons a l ih =>
    rw [List.cons_append, List.filter_cons, ih, List.filter_cons]
    split
    · rfl
    · rfl

theorem List.length_filter_le {α : Type u} (p : α → Bool) (l : List α) :
    List.length (List.filter p l) ≤ List.length l := by
  induction l with
  | nil => exact Nat.le_refl 0
  | cons a l ih =>
    rw [List.filter_cons]
    split
    · exact Nat.succ_le_succ ih
    · exact Nat.le_succ_of_le ih

@[simp] theorem List.filter_filter {α : Type u} {p q : α → Bool} {l : List α} :
    List.filter p (List.filter q l) = List.filter (fun a => p a && q a) l := by
  induction l with
  | nil => rfl
  | cons a l ih =>
    rw [List.filter_cons, List.filter_cons]
    cases hq : q a with
    | false =>
      rw [Bool.and_false, if_neg Bool.false_ne_true, if_neg Bool.false_ne_true]
      exact ih
    | true =>
      rw [Bool.and_true, if_pos rfl, List.filter_cons, ih]

/-! ## zip -/

@[simp] theorem List.zipWith_nil_left {α : Type u} {β : Type v} {γ : Type w} {l : List β} {f : α → β → γ} :
    List.zipWith f [] l = [] := rfl

@[simp] theorem List.zipWith_nil_right {α : Type u} {β : Type v} {γ : Type w} {l : List α} {f : α → β → γ} :
    List.zipWith f l [] = [] := by cases l <;> rfl

@[simp] theorem List.zipWith_cons_cons {α : Type u} {β : Type v} {γ : Type w} {f : α → β → γ} {a : α} {as : List α} {b : β}
    {bs : List β} : List.zipWith f (a :: as) (b :: bs) = f a b :: List.zipWith f as bs := rfl

@[simp] theorem List.zip_nil_left {α : Type u} {β : Type v} {l : List β} : List.zip ([] : List α) l = [] := rfl

@[simp] theorem List.zip_nil_right {α : Type u} {β : Type v} {l : List α} : List.zip l ([] : List β) = [] := by
  cases l <;> rfl

@[simp] theorem List.zip_cons_cons {α : Type u} {β : Type v} {a : α} {as : List α} {b : β} {bs : List β} :
    List.zip (a :: as) (b :: bs) = (a, b) :: List.zip as bs := rfl

@[simp] theorem List.length_zipWith {α : Type u} {β : Type v} {γ : Type w} {f : α → β → γ} {l₁ : List α} {l₂ : List β} :
    List.length (List.zipWith f l₁ l₂) = min (List.length l₁) (List.length l₂) := by
  induction l₁ generalizing l₂ with
  | nil => exact Eq.symm (Nat.min_eq_left (Nat.zero_le (List.length l₂)))
  | cons a l ih =>
    cases l₂ with
    | nil => exact Eq.symm (Nat.min_eq_right (Nat.zero_le (List.length l + 1)))
    | cons b m =>
      exact (congrArg Nat.succ ih).trans (Nat.add_min_add_right (List.length l) (List.length m) 1).symm

@[simp] theorem List.length_zip {α : Type u} {β : Type v} {l₁ : List α} {l₂ : List β} :
    List.length (List.zip l₁ l₂) = min (List.length l₁) (List.length l₂) := List.length_zipWith

/-! ## range -/

private theorem List.range.loop_eq (n : Nat) (ns : List Nat) : List.range.loop n ns = List.range.loop n [] ++ ns := by
  induction n generalizing ns with
  | zero => rfl
  | succ n ih =>
    have h₁ : List.range.loop (n + 1) ns = List.range.loop n (n :: ns) := rfl
    have h₂ : List.range.loop (n + 1) [] = List.range.loop n [n] := rfl
    rw [h₁, h₂, ih, ih [n], List.append_assoc]
    rfl

@[simp] theorem List.range_zero : List.range 0 = [] := rfl

theorem List.range_succ {n : Nat} : List.range (n + 1) = List.range n ++ [n] := List.range.loop_eq n [n]

@[simp] theorem List.length_range {n : Nat} : List.length (List.range n) = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [List.range_succ, List.length_append, ih]; rfl

/-! ## flatten, flatMap -/

@[simp] theorem List.flatten_nil {α : Type u} : List.flatten ([] : List (List α)) = [] := rfl

@[simp] theorem List.flatten_cons {α : Type u} {l : List α} {L : List (List α)} :
    List.flatten (l :: L) = l ++ List.flatten L := rfl

@[simp] theorem List.flatten_append {α : Type u} {L₁ L₂ : List (List α)} :
    List.flatten (L₁ ++ L₂) = List.flatten L₁ ++ List.flatten L₂ := by
  induction L₁ with
  | nil => rfl
  | cons l L ih => rw [List.cons_append, List.flatten_cons, ih, List.flatten_cons, List.append_assoc]

@[simp] theorem List.flatMap_nil {α : Type u} {β : Type v} {f : α → List β} : List.flatMap f [] = [] := rfl

@[simp] theorem List.flatMap_cons {α : Type u} {β : Type v} {x : α} {xs : List α} {f : α → List β} :
    List.flatMap f (x :: xs) = f x ++ List.flatMap f xs := rfl

/-! ## More of map, reverse, replicate -/

@[simp] theorem List.map_id_fun {α : Type u} : List.map (id : α → α) = id := by
  funext l
  induction l with
  | nil => rfl
  | cons a l ih =>
    show a :: List.map id l = a :: l
    rw [ih]
    rfl

theorem List.reverse_ne_nil_iff {α : Type u} {xs : List α} : List.reverse xs ≠ [] ↔ xs ≠ [] :=
  not_congr List.reverse_eq_nil_iff

@[simp] theorem List.replicate_zero {α : Type u} {a : α} : List.replicate 0 a = [] := rfl

theorem List.replicate_succ {α : Type u} {a : α} {n : Nat} :
    List.replicate (n + 1) a = a :: List.replicate n a := rfl

@[simp] theorem List.map_replicate {α : Type u} {β : Type v} {n : Nat} {a : α} {f : α → β} :
    List.map f (List.replicate n a) = List.replicate n (f a) := by
  induction n with
  | zero => rfl
  | succ n ih => rw [List.replicate_succ, List.map_cons, ih, List.replicate_succ]
