/-! Instances and coercions that core may have and the library lacks. -/

-- coercion from Prop to Bool
theorem undecidable_value (p : Nat → Prop) (xs : List Nat) : (xs.filter p).length ≤ xs.length := List.length_filter_le _ _

-- instance
theorem no_default (α : Type) (a : α) : (default : α) = a := rfl

-- indexing notation
theorem first_or_panic (xs : List Nat) : (1 :: xs)[0]! = 1 := rfl

-- index whose bound is not found
theorem bound_not_found (xs : List Nat) (i : Nat) (h : xs ≠ []) : xs[0] = xs[0] := rfl
