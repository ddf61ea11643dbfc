/-! Functions and theorems by structural recursion. -/

def triangle : Nat → Nat
  | 0 => 0
  | n + 1 => triangle n + (n + 1)

theorem triangle_five : triangle 5 = 15 := rfl

theorem triangle_step (n : Nat) : triangle (n + 1) = triangle n + (n + 1) := by simp [triangle]

theorem le_triangle (n : Nat) : n ≤ triangle n := by
  induction n with
  | zero => exact Nat.le_refl 0
  | succ n ih =>
    show n + 1 ≤ triangle n + (n + 1)
    omega

def lucas : Nat → Nat
  | 0 => 2
  | 1 => 1
  | n + 2 => lucas (n + 1) + lucas n

theorem lucas_six : lucas 6 = 18 := by decide

theorem lucas_step (n : Nat) : lucas (n + 2) = lucas (n + 1) + lucas n := rfl

def interleave : List Nat → List Nat → List Nat
  | [], ys => ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => x :: y :: interleave xs ys

theorem interleave_length (xs ys : List Nat) : (interleave xs ys).length = xs.length + ys.length := by
  induction xs generalizing ys with
  | nil => simp [interleave]
  | cons x xs ih =>
    cases ys with
    | nil => simp [interleave]
    | cons y ys =>
      simp only [interleave, List.length_cons, ih]
      omega

def total (xs : List Nat) : Nat :=
  match xs with
  | [] => 0
  | x :: rest => x + total rest

theorem total_append (xs ys : List Nat) : total (xs ++ ys) = total xs + total ys := by
  induction xs with
  | nil => simp [total]
  | cons x xs ih => simp [total, ih, Nat.add_assoc]

inductive Expression where
  | constant : Nat → Expression
  | sum : Expression → Expression → Expression
  | twice : Expression → Expression

def Expression.value : Expression → Nat
  | constant n => n
  | sum a b => a.value + b.value
  | twice a => 2 * a.value

def Expression.mirrored : Expression → Expression
  | .constant n => .constant n
  | .sum a b => .sum b.mirrored a.mirrored
  | .twice a => .twice a.mirrored

theorem Expression.mirrored_value (e : Expression) : e.mirrored.value = e.value := by
  induction e with
  | constant n => rfl
  | sum a b iha ihb => simp [mirrored, value, iha, ihb, Nat.add_comm]
  | twice a ih => simp [mirrored, value, ih]

theorem zero_add_again : ∀ n : Nat, 0 + n = n
  | 0 => rfl
  | n + 1 => congrArg Nat.succ (zero_add_again n)

def power (base : Nat) (exponent : Nat) : Nat :=
  match exponent with
  | 0 => 1
  | n + 1 => power base n * base

theorem power_two_ten : power 2 10 = 1024 := rfl

def countDown (n : Nat) (acc : List Nat) : List Nat :=
  match n with
  | 0 => acc
  | m + 1 => countDown m (m :: acc)

theorem counted : countDown 4 [] = [0, 1, 2, 3] := by decide

theorem everyday_7 : ∀ n : Nat, 0 + n = n
  | 0 => rfl
  | n + 1 => congrArg Nat.succ (everyday_7 n)

theorem everyday_36 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : ∀ n, p n
  | 0 => h0
  | n + 1 => h n (everyday_36 p h h0 n)
