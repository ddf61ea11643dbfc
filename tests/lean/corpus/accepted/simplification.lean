/-! `simp`, `simp only`, `simpa`. -/

theorem simp_and_true (p : Prop) : p ∧ True ↔ p := by
  simp

theorem simp_or_false (p : Prop) : p ∨ False ↔ p := by
  simp

theorem simp_not_not_false : ¬False := by
  simp

theorem simp_implies_true (p : Prop) : p → True := by
  simp

theorem simp_equal (n : Nat) : n = n := by
  simp

theorem simp_add_zero (n : Nat) : n + 0 = n := by
  simp

theorem simp_zero_mul (n : Nat) : 0 * n = 0 := by
  simp

theorem simp_hypothesis (p q : Prop) (h : p) : p ∨ q := by
  simp [h]

theorem simp_rewrite (a b : Nat) (h : a = b) : a + 1 = b + 1 := by
  simp [h]

theorem simp_only_rewrite (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  simp only [h, h']

theorem simp_only_backwards (a b : Nat) (h : b = a) : a = b := by
  simp only [← h]

theorem simp_all_hypotheses (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  simp [*]

theorem simp_at (p q : Prop) (h : p ∧ True) : p := by
  simp at h
  exact h

theorem simp_at_false (p : Prop) (h : p ∧ False) : 1 = 2 := by
  simp at h

theorem simp_only_at (a b : Nat) (h : a + 0 = b) : a = b := by
  simp only [Nat.add_zero] at h
  exact h

theorem simp_only_assoc (a b c : Nat) : (a + b) + c = a + (b + c) := by
  simp only [Nat.add_assoc]

theorem simp_commutative (a b : Nat) : a + b = b + a := by
  simp [Nat.add_comm]

theorem simp_ac (a b c : Nat) : a + b + c = c + (b + a) := by
  simp only [Nat.add_comm, Nat.add_left_comm]

theorem simp_not_exists (α : Type) (p : α → Prop) (h : ∀ x, ¬p x) : ¬∃ x, p x := by
  simp only [not_exists]
  exact h

theorem simp_under_binder (f : Nat → Nat) (h : ∀ n, f n = n) : ∀ n, f (f n) = n := by
  simp [h]

theorem simp_exists_equal (a : Nat) : ∃ n, n = a := by
  simp

theorem simp_not_or (p q : Prop) (hp : ¬p) (hq : ¬q) : ¬(p ∨ q) := by
  simp only [not_or]
  exact ⟨hp, hq⟩

theorem simp_iff_of_equal (p q : Prop) (h : p ↔ q) : (p ∧ p) ↔ q := by
  simp only [h, and_self]

theorem simp_literals : 2 + 3 < 7 := by
  simp

theorem simpa_using (p q : Prop) (h : p ∧ True → q) (hp : p) : q := by
  simpa using h ⟨hp, trivial⟩

theorem simpa_hypothesis (a b : Nat) (h : a + 0 = b) : a = b := by
  simpa using h

theorem simpa_arguments (f : Nat → Nat) (h : ∀ n, f n = n) (a b : Nat) (e : f a = f b) : a = b := by
  simpa only [h] using e

theorem simp_conditional (f : Nat → Nat) (p : Nat → Prop) (h : ∀ n, p n → f n = 0) (hp : p 3) : f 3 = 0 := by
  simp [h, hp]

theorem simp_self_implication (p : Prop) : p → p := by
  simp

theorem simp_function_equality (f g : Nat → Nat) (h : f = g) : f 0 = g 0 := by
  simp only [h]

theorem simp_le_refl (n : Nat) : n ≤ n := by
  simp

theorem simp_zero_le (n : Nat) : 0 ≤ n := by
  simp

theorem simp_successor_not_zero (n : Nat) : n + 1 ≠ 0 := by
  simp
