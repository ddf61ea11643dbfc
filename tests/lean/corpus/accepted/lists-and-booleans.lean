/-! Lists, options, Booleans, membership, classes of core and names bound by themselves. -/

theorem drop_take_lengths (n : Nat) (xs : List α) : (xs.take n).length + (xs.drop n).length = xs.length := by
  rw [← List.length_append, List.take_append_drop]

theorem evens_below_ten : (List.range 10).filter (fun n => n % 2 == 0) = [0, 2, 4, 6, 8] := by decide

theorem zipped : List.zip [1, 2] [true, false, true] = [(1, true), (2, false)] := rfl

theorem folded_backwards (xs : List Nat) : xs.reverse.foldl (· + ·) 0 = xs.foldr (fun x s => s + x) 0 := by simp

theorem third_of_three : [4, 5, 6][2] = 6 := rfl

theorem beyond_the_end : [4, 5, 6][3]? = none := rfl

theorem mapped_position (f : Nat → Nat) (xs : List Nat) (i : Nat) : (xs.map f)[i]? = xs[i]?.map f :=
  List.getElem?_map

theorem at_bound (xs : List Nat) (i : Nat) (h : i < xs.length) : xs[i] = xs[i] := rfl

theorem bounded_members : ∀ x ∈ [3, 5, 7], x % 2 = 1 := by decide

theorem some_member : ∃ x ∈ [3, 5, 7], x > 6 := by decide

theorem member_of_reverse {x : α} {xs : List α} (h : x ∈ xs.reverse) : x ∈ xs := by simpa using h

theorem not_member (x : Nat) (h : x ∉ [1, 2]) : x ≠ 1 := by
  intro e
  apply h
  rw [e]
  exact List.mem_cons_self

theorem filtered (p : α → Bool) (x : α) (xs : List α) (h : x ∈ xs.filter p) : p x := by
  rw [List.mem_filter] at h
  exact h.2

theorem members_of_map (xs : List Nat) (h : 4 ∈ xs.map (· + 1)) : ∃ x ∈ xs, x = 3 := by
  obtain ⟨x, hx, e⟩ := List.mem_map.mp h
  exact ⟨x, hx, by omega⟩

theorem empty_or_head (xs : List Nat) : xs = [] ∨ xs.head?.isSome := by
  cases xs with
  | nil => exact Or.inl rfl
  | cons x xs => exact Or.inr rfl

theorem absorption (a b : Bool) : (a && (a || b)) = a := by cases a <;> cases b <;> rfl

theorem exclusive_or (a b : Bool) : (a ^^ b) = (a != b) := by cases a <;> cases b <;> rfl

theorem conditional_on_boolean (b : Bool) (h : b) : (if b then 1 else 2) = 1 := by simp [h]

theorem decided (n : Nat) (h : decide (n < 3) = true) : n < 3 := of_decide_eq_true h

theorem both (a b : Bool) (h : a && b) : b := by
  simp at h
  exact h.2

theorem lawful [BEq α] [LawfulBEq α] (a b : α) (h : (a == b) = true) : b = a := (eq_of_beq h).symm

theorem decidable_equality [DecidableEq α] (a b : α) : (if a = b then 1 else 0) < 2 := by
  split
  · decide
  · decide

theorem an_inhabitant [Inhabited α] : ∃ _x : α, True := ⟨default, trivial⟩

theorem contained (xs : List Nat) (h : xs.contains 3 = true) : 3 ∈ xs := List.contains_iff_mem.mp h

theorem option_bind (o : Option α) (f : α → Option β) (h : o = none) : o.bind f = none := by
  rw [h]
  rfl

theorem option_default (o : Option Nat) (h : o.isNone) : o.getD 7 = 7 := by
  cases o with
  | none => rfl
  | some n => cases h

theorem piped (xs : List Nat) : (xs |>.map (· + 0) |>.length) = xs.length := by simp

theorem positive_value (p : { n : Nat // 0 < n }) : p.val ≠ 0 := by
  have h := p.property
  omega

theorem as_value (f : Nat → Nat) (p : { n : Nat // 0 < n }) : f p = f p.1 := rfl

inductive Counted (α : Type) : Nat → Type where
  | none : Counted α 0
  | more : α → Counted α n → Counted α (n + 1)

theorem composed (f : α → β) (g : β → γ) : g ∘ f = fun x => g (f x) := rfl
