-- accepted
def dbl : Nat → Nat
  | 0 => 0
  | n + 1 => dbl n + 2
termination_by n => n
-- accepted
theorem dbl_eq (n : Nat) : dbl n = 2 * n := by
  induction n with
  | zero => simp [dbl]
  | succ n ih => simp [dbl, ih]; omega
-- not accepted
theorem by_definition : dbl 3 = 6 := rfl
-- not accepted
theorem by_decision : dbl 3 = 6 := by decide
-- not accepted
theorem by_rfl (n : Nat) : dbl (n + 1) = dbl n + 2 := by rfl
-- not accepted
theorem by_show (n : Nat) (h : dbl n = 0) : dbl (n + 1) = 2 := by
  show dbl n + 2 = 2
  rw [h]
-- not accepted
theorem by_dsimp (n : Nat) : dbl (n + 1) = dbl n + 2 := by dsimp only [dbl]
-- not accepted
theorem wrong (n : Nat) : dbl n = n := by simp [dbl]

-- ----

-- accepted
def quad (n : Nat) : Nat :=
  match n with
  | 0 => 0
  | k + 1 => quad k + 4
termination_by n
-- accepted
def twice (n : Nat) : Nat := quad n + quad n
-- not accepted
theorem through_others : twice 2 = 16 := by decide
-- accepted
theorem quad_zero : quad 0 = 0 := by simp [quad]

-- ----

-- accepted
def structural : Nat → Nat
  | 0 => 0
  | n + 1 => structural n + 1
termination_by structural n => n
-- accepted
theorem structural_three : structural 3 = 3 := rfl
-- accepted
theorem structural_decided : structural 3 = 3 := by decide

-- ----

-- accepted
def lengthOf (xs : List Nat) : Nat :=
  match xs with
  | [] => 0
  | _ :: ys => lengthOf ys + 1
termination_by xs.length
-- accepted
theorem lengthOf_nil : lengthOf [] = 0 := by simp [lengthOf]
-- not accepted
theorem lengthOf_two : lengthOf [1, 2] = 2 := rfl

-- ----


-- not accepted
def other (m n : Nat) : Nat :=
  match m with
  | 0 => n
  | k + 1 => other k (n + 1)
termination_by n
-- not rejected
def several : Nat → Nat → Nat
  | 0, n => n
  | m + 1, 0 => several m 1
  | m + 1, n + 1 => several m (several (m + 1) n)
termination_by m n => (m, n)

-- ----

-- not rejected
def halvings (n : Nat) : Nat :=
  if h : n ≤ 1 then 0 else 1 + halvings (n / 2)
termination_by n
decreasing_by omega
-- not rejected
theorem halvings_one : halvings 1 = 0 := by
  rw [halvings]
  rfl

-- ----

-- not rejected
def idle (n : Nat) : Nat := n + 1
termination_by n
-- not rejected
theorem idle_two : idle 2 = 3 := rfl

-- ----

-- accepted
def sums (n : Nat) : Nat := go n 0
where
  go (k acc : Nat) : Nat :=
    match k with
    | 0 => acc
    | j + 1 => go j (acc + k)
  termination_by k
-- not accepted
theorem sums_three : sums 3 = 6 := rfl
-- not accepted
theorem sums_decided : sums 3 = 6 := by decide
-- accepted
theorem sums_go_zero (acc : Nat) : sums.go 0 acc = acc := by simp [sums.go]

-- ----

-- not accepted
theorem not_well_founded (n : Nat) : n = n + 1 := by
  exact absurd rfl (Nat.succ_ne_self n)
