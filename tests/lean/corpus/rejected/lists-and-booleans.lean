/-! What Lean refuses of lists, Booleans and classes of core. -/

-- Tactic `decide` proved
theorem odd_member : ∀ x ∈ [3, 4, 5], x % 2 = 1 := by decide

-- Type mismatch
theorem negated (b : Bool) (h : ¬b) : b := h

-- Tactic `rfl` failed
theorem absorbed (a b : Bool) : (a && b) = a := by cases a <;> cases b <;> rfl

-- Unknown identifier `xyz`
theorem unknown_in_proof (a b : Nat) (h : a = b) : b = a := xyz h

-- Did not find an occurrence
theorem not_rewritten (xs ys : List α) : xs ++ ys = xs ++ ys ++ [] := by rw [List.reverse_append]

-- Application type mismatch
theorem wrong_member {x : α} {xs ys : List α} (h : x ∈ xs) : x ∈ xs ++ ys := List.mem_append_right xs h
