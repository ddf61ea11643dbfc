/-! What Lean refuses of recursive functions. -/

def halves : Nat → Nat
  | 0 => 0
  | 1 => 0
  | n + 2 => halves n + 1

-- Type mismatch
theorem halves_five : halves 5 = 3 := rfl

-- proved that the proposition
theorem halves_seven : halves 7 = 4 := by decide

-- Type mismatch
theorem halves_open (n : Nat) : halves (n + 1) = halves n := rfl
