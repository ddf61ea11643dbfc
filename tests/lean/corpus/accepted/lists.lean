/-! Lists: `[]`, `::`, `++`, `length`, `map`, `reverse`. -/

theorem append_nil_left (α : Type) (l : List α) : [] ++ l = l := rfl

theorem append_nil_right (α : Type) (l : List α) : l ++ [] = l := List.append_nil l

theorem append_nil_right_induction (α : Type) (l : List α) : l ++ [] = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, ih]

theorem append_associates (α : Type) (l m n : List α) : l ++ m ++ n = l ++ (m ++ n) := by
  rw [List.append_assoc]

theorem append_associates_induction (α : Type) (l m n : List α) : (l ++ m) ++ n = l ++ (m ++ n) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.cons_append, List.cons_append, ih, List.cons_append]

theorem cons_append_computes (α : Type) (a : α) (l m : List α) : (a :: l) ++ m = a :: (l ++ m) := rfl

theorem concrete_append : [1, 2] ++ [3] = [1, 2, 3] := rfl

theorem concrete_length : [1, 2, 3].length = 3 := rfl

theorem concrete_map : [1, 2, 3].map (fun n => n + 1) = [2, 3, 4] := rfl

theorem concrete_reverse : [1, 2, 3].reverse = [3, 2, 1] := rfl

theorem length_append_sum (α : Type) (l m : List α) : (l ++ m).length = l.length + m.length := by
  rw [List.length_append]

theorem length_append_induction (α : Type) (l m : List α) : (l ++ m).length = l.length + m.length := by
  induction l with
  | nil => rw [List.nil_append, List.length_nil, Nat.zero_add]
  | cons a l ih => rw [List.cons_append, List.length_cons, ih, List.length_cons, Nat.add_right_comm]

theorem length_append_commutes (α : Type) (l m : List α) : (l ++ m).length = (m ++ l).length := by
  rw [List.length_append, List.length_append, Nat.add_comm]

theorem length_map_same (α β : Type) (f : α → β) (l : List α) : (l.map f).length = l.length := by
  rw [List.length_map]

theorem length_map_induction (α β : Type) (f : α → β) (l : List α) : (l.map f).length = l.length := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, List.length_cons, List.length_cons, ih]

theorem map_append_distributes (α β : Type) (f : α → β) (l m : List α) : (l ++ m).map f = l.map f ++ m.map f := by
  rw [List.map_append]

theorem map_composition (α β γ : Type) (f : α → β) (g : β → γ) (l : List α) :
    (l.map f).map g = l.map (fun x => g (f x)) := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, List.map_cons, ih, List.map_cons]

theorem map_identity (α : Type) (l : List α) : l.map (fun x => x) = l := by
  induction l with
  | nil => rfl
  | cons a l ih => rw [List.map_cons, ih]

theorem reverse_twice (α : Type) (l : List α) : l.reverse.reverse = l := List.reverse_reverse l

theorem reverse_of_append (α : Type) (l m : List α) : (l ++ m).reverse = m.reverse ++ l.reverse := by
  rw [List.reverse_append]

theorem reverse_of_cons (α : Type) (a : α) (l : List α) : (a :: l).reverse = l.reverse ++ [a] := by
  rw [List.reverse_cons]

theorem length_of_reverse (α : Type) (l : List α) : l.reverse.length = l.length := by
  rw [List.length_reverse]

theorem reverse_append_singleton (α : Type) (a : α) (l : List α) : (l ++ [a]).reverse = a :: l.reverse := by
  rw [List.reverse_append, List.reverse_cons, List.reverse_nil, List.nil_append, List.cons_append, List.nil_append]

theorem cons_injective (α : Type) (a b : α) (l m : List α) (h : a :: l = b :: m) : a = b ∧ l = m := by
  cases h
  exact ⟨rfl, rfl⟩

theorem cons_not_nil (α : Type) (a : α) (l : List α) (h : a :: l = []) : False := by
  cases h

theorem length_zero_nil (α : Type) (l : List α) (h : l.length = 0) : l = [] := by
  cases l with
  | nil => rfl
  | cons a l => exact absurd h (Nat.succ_ne_zero l.length)

theorem list_cases (α : Type) (l : List α) : l = [] ∨ ∃ a m, l = a :: m := by
  cases l with
  | nil => exact Or.inl rfl
  | cons a m => exact Or.inr ⟨a, m, rfl⟩

theorem list_match (α : Type) (l : List α) : l = [] ∨ ∃ a m, l = a :: m :=
  match l with
  | [] => Or.inl rfl
  | a :: m => Or.inr ⟨a, m, rfl⟩

theorem append_cancel (α : Type) (l m n : List α) (h : l ++ m = l ++ n) : m = n := by
  induction l with
  | nil => exact h
  | cons a l ih =>
    apply ih
    injection h

theorem length_positive (α : Type) (a : α) (l : List α) : 0 < (a :: l).length := by
  rw [List.length_cons]
  exact Nat.succ_pos _

theorem simp_list (α : Type) (l : List α) : (l ++ []).length = l.length := by
  simp

theorem simp_map_append (α : Type) (f : α → α) (a : α) (l : List α) : (a :: l).map f = f a :: l.map f := by
  simp

theorem simp_only_append (α : Type) (a : α) (l m : List α) : (a :: l) ++ m = a :: (l ++ m) := by
  simp only [List.cons_append]
