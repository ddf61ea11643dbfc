-- accepted
def halves : Nat → Nat
  | 0 => 0
  | 1 => 0
  | n + 2 => halves n + 1
-- rejected: Type mismatch
theorem halves_five : halves 5 = 3 := rfl

-- ----

-- accepted
def halves : Nat → Nat
  | 0 => 0
  | 1 => 0
  | n + 2 => halves n + 1
-- rejected: proved that the proposition
theorem halves_seven : halves 7 = 4 := by decide

-- ----

-- accepted
def copies : Nat → List Nat
  | 0 => []
  | n + 1 => n :: copies n
-- rejected: Type mismatch
theorem copies_open (n : Nat) : copies (n + 1) = copies n := rfl

-- ----

-- accepted
def copies : Nat → List Nat
  | 0 => []
  | n + 1 => n :: copies n
-- rejected: Tactic `rfl` failed
theorem stuck (n : Nat) : copies n = [] := by rfl

-- ----

-- not rejected
def halvings (n : Nat) : Nat := if n ≤ 1 then 0 else 1 + halvings (n / 2)
-- not rejected
theorem halvings_one : halvings 1 = 0 := by simp [halvings]

-- ----

-- not accepted
def wanders : Nat → Nat
  | 0 => 0
  | n + 1 => wanders (n + 2)

-- ----

-- not accepted
theorem anything (n : Nat) : n = n + 1 := by
  cases n with
  | zero => exact anything 0
  | succ n => exact anything (n + 1)

-- ----

-- not accepted
theorem anything : ∀ n : Nat, n < n
  | n => anything n

-- ----

-- not accepted
def crossed : Nat → Nat → Nat
  | 0, _ => 0
  | n + 1, m => crossed m n
