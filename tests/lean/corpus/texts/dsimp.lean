-- accepted
def sq (n : Nat) : Nat := n * n
-- accepted
theorem in_hypothesis (n : Nat) (h : sq n = 4) : n * n + 1 = 5 := by
  dsimp only [sq] at h
  omega
-- accepted
theorem closes (n : Nat) : sq n = n * n := by dsimp only [sq]
-- rejected: No goals
theorem closes_and_more (n : Nat) : sq n = n * n := by
  dsimp only [sq]
  rfl
-- accepted
theorem everywhere (n : Nat) (h : sq n = 4 ∧ True) : n * n = 4 := by
  dsimp only [sq] at *
  exact h.1

-- ----

-- accepted
theorem projects (n : Nat) : (n, 3).fst = n := by dsimp only
-- accepted
theorem projects_at (a b : Nat) (h : (a, b).1 = 3) : a = 3 := by
  dsimp at h
  exact h
-- accepted
theorem applies (n : Nat) : (fun x => x + 1) n = 1 + n := by
  dsimp only
  omega
-- accepted
theorem distinguishes : (match some 3 with | some x => x | none => 0) = 3 := by dsimp only

-- ----

-- accepted
theorem zero (n : Nat) : n + 0 = n := by dsimp
-- not accepted
theorem zero_first (n : Nat) : 0 + n = n := by dsimp
-- not accepted
theorem zero_only (n m : Nat) (h : n = m) : n + 0 = m := by
  dsimp only
  exact h
-- accepted
theorem computes : 2 + 3 = 5 := by dsimp
-- not accepted
theorem no_progress (a b : Nat) (h : a = b) : b = a := by
  dsimp
  exact h.symm

-- ----

-- accepted
theorem lengths (n : Nat) (xs : List Nat) : (n :: xs).length = xs.length + 1 := by dsimp
-- accepted
theorem lengths_only (n : Nat) (xs : List Nat) : (n :: xs).length = xs.length + 1 := by dsimp only [List.length_cons]
-- not accepted
theorem by_proof (xs : List Nat) : xs ++ [] = xs := by dsimp only [List.append_nil]

-- ----

-- accepted
def dbl (n : Nat) : Nat := n + n
-- accepted
theorem dbl_eq (n : Nat) : dbl n = n + n := rfl
-- accepted
theorem with_equation (n : Nat) (h : dbl n = 4) : n + n = 4 := by
  dsimp only [dbl_eq] at h
  exact h
-- accepted
theorem dbl_two (n : Nat) : dbl n = 2 * n := by unfold dbl; omega
-- not accepted
theorem with_proof (n : Nat) (h : dbl n = 4) : 2 * n = 4 := by
  dsimp only [dbl_two] at h
  exact h
-- not accepted
theorem with_hypothesis (n m : Nat) (h : n = m) : n + 1 = m + 1 := by dsimp only [h]

-- ----

-- accepted
structure Pair where
  left : Nat
  right : Nat
-- accepted
def Pair.swap (p : Pair) : Pair := ⟨p.right, p.left⟩
-- accepted
theorem swap_left (p : Pair) : p.swap.left = p.right := by dsimp only [Pair.swap]
-- accepted
theorem of_fields (a b : Nat) : (Pair.mk a b).swap = ⟨b, a⟩ := by dsimp [Pair.swap]

-- ----

-- not rejected
theorem library_definition (f : Nat → Nat) (n : Nat) : (f ∘ f) n = f (f n) := by dsimp [Function.comp]
-- accepted
theorem library_lemma (f : Nat → Nat) (n : Nat) : (f ∘ f) n = f (f n) := by dsimp
-- accepted
theorem identity (n : Nat) : id n = n := by dsimp

-- ----

-- accepted
def f (n : Nat) : Nat := n + 1
-- accepted
theorem target_and_hypothesis (n : Nat) (h : f n = 3) : f n = 3 := by
  dsimp only [f] at h ⊢
  exact h
-- not accepted
theorem wrong (n : Nat) : f n = n := by dsimp only [f]
-- not accepted
theorem unknown (n : Nat) : f n = n + 1 := by dsimp only [g]
