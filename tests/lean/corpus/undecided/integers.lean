/-! What Lean may do with integers and the fragment does not. Above each theorem: the construct. -/

-- omega
theorem false_difference (x y : Int) : x - y + y = x + 1 := by omega

-- omega
theorem not_all_nonneg (x : Int) : 0 ≤ x := by omega

-- operator `min` at type `Int`
theorem smaller_of_two (a b : Int) : min a b ≤ a := by omega

-- `rfl` for `≤` on integers
theorem at_most_itself (a : Int) : a ≤ a := by rfl

-- coercion `↑` to a type that is not known
theorem cast_to_what (n m : Nat) (h : n = m) : ↑n = ↑m := by rw [h]

-- field `lcm`
theorem no_such_field (x : Int) : x.lcm 2 = x.lcm 2 := rfl
