/-! Recursion that Lean shows to end by a measure, or may. -/

-- recursion that is not structural
def halvings (n : Nat) : Nat := if n ≤ 1 then 0 else 1 + halvings (n / 2)

-- `halvings`, whose declaration
theorem halvings_one : halvings 1 = 0 := by simp [halvings]

-- recursion that is not structural
def wanders : Nat → Nat
  | 0 => 0
  | n + 1 => wanders (n + 2)
