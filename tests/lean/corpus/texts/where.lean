-- accepted
def revAcc (xs : List α) : List α := go xs []
where
  go : List α → List α → List α
    | [], acc => acc
    | x :: xs, acc => go xs (x :: acc)
-- accepted
theorem revAcc_go (xs acc : List α) : revAcc.go xs acc = xs.reverse ++ acc := by
  induction xs generalizing acc with
  | nil => simp [revAcc.go]
  | cons x xs ih => simp [revAcc.go, ih]
-- accepted
theorem revAcc_two : revAcc [1, 2] = [2, 1] := rfl
-- rejected: Type mismatch
theorem revAcc_wrong : revAcc [1, 2] = [1, 2] := rfl

-- ----


-- accepted
def power (base exponent : Nat) : Nat := go exponent
where
  go : Nat → Nat
    | 0 => 1
    | n + 1 => base * go n
-- accepted
theorem power_two : power 3 2 = 9 := rfl
-- accepted
theorem go_two : power.go 3 2 = 9 := rfl
-- not accepted
theorem go_of_three : power.go 3 5 2 = 9 := rfl
-- accepted
theorem go_succ (b n : Nat) : power.go b (n + 1) = b * power.go b n := rfl
-- not accepted
theorem go_by_itself : go 3 2 = 9 := rfl

-- ----

-- accepted
def total (n : Nat) : Nat := twice n + thrice n
where
  twice (k : Nat) : Nat := 2 * k
  thrice (k : Nat) : Nat := 3 * k
-- accepted
theorem total_eq (n : Nat) : total n = 2 * n + 3 * n := rfl
-- accepted
theorem twice_eq (n : Nat) : total.twice n = 2 * n := rfl

-- ----

-- not rejected
def chained (n : Nat) : Nat := outer n
where
  outer (k : Nat) : Nat := inner k + 1
  inner (k : Nat) : Nat := 2 * k
-- not rejected
theorem chained_eq (n : Nat) : chained n = 2 * n + 1 := rfl

-- ----


-- not accepted
def broken (n : Nat) : Nat := go n + true
where
  go (k : Nat) : Nat := k
-- not accepted
theorem broken_go : broken.go 3 = 3 := rfl

-- ----

-- not accepted
def wrongly (n : Nat) : Nat := go n
where
  go (k : Nat) : Nat := missing k
-- not accepted
theorem wrongly_go : wrongly.go 3 = 3 := rfl

-- ----

-- not rejected
def both : Nat → Nat
  | 0 => 0
  | n + 1 => both n + one n
where
  one (_ : Nat) : Nat := 1
-- not rejected
theorem both_two : both 2 = 2 := by simp [both, both.one]

-- ----

-- not rejected
theorem proved (n : Nat) : n = n := same n
where
  same (k : Nat) : k = k := rfl

-- ----

section
variable (f : Nat → Nat) {α : Type}
-- accepted
def sums (n : Nat) : Nat := go n 0
where
  go : Nat → Nat → Nat
    | 0, acc => acc
    | k + 1, acc => go k (f k + acc)
end
-- accepted
theorem sums_three : sums (fun n => n * n) 3 = 5 := rfl
-- accepted
theorem sums_go : sums.go (fun n => n * n) 3 1 = 6 := rfl
-- not accepted
theorem sums_go_without : sums.go 3 1 = 6 := rfl

-- ----

-- accepted
def first (n : Nat) : Nat := go
where go : Nat := n + 1
-- accepted
theorem first_go : first 2 = first.go 2 := rfl
-- accepted
def shadowed (n : Nat) : Nat := (fun go => go + 1) n
where go (k : Nat) : Nat := k + 5
-- accepted
theorem shadowed_two : shadowed 2 = 3 := rfl
-- not accepted
def first.go (n : Nat) : Nat := n
