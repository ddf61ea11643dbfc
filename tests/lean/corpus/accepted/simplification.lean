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

-- Offsets and divisibility of literals, and more lemmas that Lean tags.
theorem simp_difference_1 (x : Nat) : x + 5 - 3 = x + 2 := by simp

theorem simp_difference_2 (x : Nat) : x + 3 - 3 = x := by simp

theorem simp_difference_3 (x : Nat) : x + 3 - 5 = x - 2 := by simp

theorem simp_difference_4 (x : Nat) : 5 - (x + 3) = 2 - x := by simp

theorem simp_difference_5 (x y : Nat) : x + 5 - (y + 3) = x + 2 - y := by simp

theorem simp_difference_6 (x y : Nat) : x + 3 - (y + 5) = x - (y + 2) := by simp

theorem simp_difference_7 (x y : Nat) : x + 3 - (y + 3) = x - y := by simp

theorem simp_difference_8 (x : Nat) : 3 - (x + 5) = 0 := by simp

theorem simp_divides_1 : 3 ∣ 9 := by simp

theorem simp_divides_2 : ¬ 3 ∣ 10 := by simp

theorem simp_divides_3 (a : Nat) : a ∣ a := by simp

theorem simp_divides_4 : ¬ 0 ∣ 3 := by simp

theorem simp_minimum_1 : min 2 3 = 2 := by simp

theorem simp_minimum_2 (a b : Nat) (h : a ≤ b) : min a b = a := by simp [h]

theorem simp_maximum (a b : Nat) (h : a ≤ b) : max a b = b := by simp [h]

theorem simp_normal_form_1 (p q : Prop) (h : p) (k : ¬q) : ¬(p → q) := by simp; exact ⟨h, k⟩

theorem simp_normal_form_2 (α : Type) (p : α → Prop) (h : ∃ x, ¬p x) : ¬∀ x, p x := by simp; exact h

theorem simp_normal_form_3 (α : Type) (p : α → Prop) (h : ∃ x, ¬p x) : ¬∀ x, p x := by simpa using h

theorem simp_normal_form_4 (α : Type) (l : List α) (h : l.length = 0) : l = [] := by simpa using h

theorem simp_normal_form_5 (a b : Nat) (h : a ≤ b) : a - b = 0 := by simp [h]

theorem simp_normal_form_6 (a b : Nat) : a - b ≤ a := by simp

theorem simp_normal_form_7 (n : Nat) (h : ¬ n % 2 = 0) : n % 2 = 1 := by simpa using h

theorem simp_normal_form_8 (a b : Nat) : a - b ≤ b + a := by simp; omega

theorem simp_normal_form_9 (α : Type) (l : List α) (a : α) : a :: l ≠ l := by simp

theorem simp_core_1 (α : Type) (p : α → Prop) (q : Prop) : ((∃ x, p x) → q) ↔ ∀ x, p x → q := by simp

theorem simp_core_2 (α : Type) (a : α) (p : α → Prop) : (∃ x, x = a ∧ p x) ↔ p a := by simp

theorem simp_core_3 (n : Nat) : n % (n + 1) = n := by simp

theorem simp_core_4 (n : Nat) : Nat.pred (n + 1) = n := by simp

theorem simp_core_5 (α β : Type) (f : α → β) (l : List α) : (l.map f).reverse = (l.reverse).map f := by simp

theorem simp_core_6 (n : Nat) : (∃ m, n = m + 1) ↔ 0 < n := by simp

theorem simp_core_7 (a b : Nat) (h : 0 < b) : (a + b) / b = a / b + 1 := by simp [h]

theorem simp_core_8 (a b : Nat) (h : 0 < b) : a * b / b = a := by simp [h]

theorem simp_core_9 (p q : Prop) : ¬(p ∧ q) ↔ (p → ¬q) := by simp

theorem simp_not_forall (f : Nat → Nat) (h : ¬ ∀ x, f x = 0) : ∃ x, f x ≠ 0 := by simpa using h

theorem simp_power (a : Nat) : a ^ 2 = 0 ↔ a = 0 := by simp

theorem simp_minimum_self (a b : Nat) : min a (min a b) = min a b := by simp

theorem simp_forall_eq_or (α : Type) (a : α) (p q : α → Prop) (h : p a) (k : ∀ x, q x → p x) : ∀ x, x = a ∨ q x → p x := by
  simp
  exact ⟨h, k⟩

theorem simp_append_self (α : Type) (l m : List α) (h : l ++ m = l) : m = [] := by simpa using h

theorem simp_reverse_cons (α : Type) (a : α) (l m : List α) (h : l.reverse = a :: m) : l = m.reverse ++ [a] := by
  simpa using h

theorem simp_quotient_zero (a b : Nat) (h : a / b = 0) (hb : b ≠ 0) : a < b := by
  simp at h
  omega

theorem simp_only_difference (x : Nat) : x + 5 - 3 = x + 2 := by simp only [Nat.reduceSubDiff]

def squared (n : Nat) : Nat := n * n

theorem definitional_only (n : Nat) (h : squared n = 4) : n * n + 1 = 5 := by
  dsimp only [squared] at h
  omega
