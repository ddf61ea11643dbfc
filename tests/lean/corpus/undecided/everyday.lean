/-! Everyday proofs with something that the fragment lacks. -/

-- `LT.lt`
theorem everyday_1 (a b : Nat) (h : a < b) : LT.lt a b := h

-- `LE.le`
theorem everyday_2 (a b : Nat) (h : LE.le a b) : a ≤ b := h

-- `HAdd.hAdd`
theorem everyday_3 (a b : Nat) : HAdd.hAdd a b = b + a := Nat.add_comm a b

-- tactic 'conv'
theorem everyday_4 (a b c : Nat) : a * (b + c) = a * b + a * c := by
  conv => lhs; rw [Nat.mul_add]

-- tactic 'conv'
theorem everyday_5 (a b : Nat) : a + b = b + a := by
  conv => lhs; rw [Nat.add_comm]

-- tactic 'conv'
theorem everyday_6 (a b : Nat) (h : a = b) : a + 0 = b := by
  conv =>
    lhs
    rw [Nat.add_zero]
  exact h

-- tactic 'norm_num'
theorem everyday_8 : 2 + 2 = 4 := by norm_num

-- `Dvd.dvd`
theorem everyday_9 (a b : Nat) (h : a ∣ b) : a ∣ b * 2 := Dvd.dvd.mul_right h 2

-- tactic 'ring'
theorem everyday_10 (a b c : Nat) : a + b + c = c + b + a := by ring

-- field `not_le`
theorem everyday_12 (a b : Nat) (h : a < b) : ¬ b ≤ a := h.not_le

-- field `trans_lt`
theorem everyday_14 (a b c : Nat) (h : a ≤ b) (h2 : b < c) : a < c := h.trans_lt h2

-- `le_trans`
theorem everyday_16 (a b c : Nat) (h : a ≤ b) (h2 : b ≤ c) : a ≤ c := le_trans h h2

-- `lt_trans`
theorem everyday_17 (a b c : Nat) (h : a < b) (h2 : b < c) : a < c := lt_trans h h2

-- `le_refl`
theorem everyday_18 (a : Nat) : a ≤ a := le_refl a

-- `le_rfl`
theorem everyday_19 (a : Nat) : a ≤ a := le_rfl

-- `not_forall.mp`
theorem everyday_20 (α : Type) (p : α → Prop) (h : ¬ ∀ x, p x) : ∃ x, ¬ p x := not_forall.mp h

-- tactic 'tauto'
theorem everyday_21 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by tauto

-- `em`
theorem everyday_22 (p : Prop) : p ∨ ¬p := em p

-- `Decidable.not_and_iff_or_not_not`
theorem everyday_23 (p q : Prop) : ¬ (p ∧ q) ↔ ¬p ∨ ¬q := Decidable.not_and_iff_or_not_not

-- tactic 'norm_num'
theorem everyday_24 : 2 ^ 10 = 1024 := by norm_num

-- `Nat.le_or_lt`
theorem everyday_25 (a b : Nat) : a ≤ b ∨ b < a := Nat.le_or_lt a b

-- `List.cons.inj`
theorem everyday_27 (α : Type) (x y : α) (l m : List α) (h : x :: l = y :: m) : x = y ∧ l = m := List.cons.inj h

-- `Prod.mk.inj`
theorem everyday_28 (a b c d : Nat) (h : (a, b) = (c, d)) : a = c := (Prod.mk.inj h).1

-- `Option.some.inj`
theorem everyday_29 (x y : Nat) (h : some x = some y) : x = y := Option.some.inj h

-- tactic 'linarith'
theorem everyday_31 (a b c : Nat) (h : a + b = c) : b + a = c := by
  linarith

-- tactic `simp` beyond what the fragment knows
theorem everyday_32 (a b : Nat) : a ∣ a * b := by simp

-- tactic 'norm_num'
theorem everyday_34 : 3 ∣ 9 := by norm_num

-- `flip`
theorem everyday_35 (p q r : Prop) (h : p → q → r) : q → p → r := flip h

-- tactic `simp` beyond what the fragment knows
theorem everyday_37 (xs : List Nat) : xs.map id = xs := by simp

-- tactic 'ring'
theorem everyday_38 (x : Nat) : x ^ 2 = x * x := by ring

-- `Nat.pos_pow_of_pos`
theorem everyday_39 (n : Nat) : 0 < 2 ^ n := Nat.pos_pow_of_pos n (by decide)

-- `match` with a missing case that a proof among its values may exclude
theorem everyday_40 (n : Nat) (h : 1 < n) : ∃ m, n = m + 2 := by
  match n, h with
  | m + 2, _ => exact ⟨m, rfl⟩

-- `match` with a missing case that a proof among its values may exclude
theorem everyday_41 (n : Nat) (h : n ≤ 3) : n = 0 ∨ n = 1 ∨ n = 2 ∨ n = 3 := by
  match n, h with
  | 0, _ => simp
  | 1, _ => simp
  | 2, _ => simp
  | 3, _ => simp

-- tactic 'conv'
theorem everyday_42 (a b c : Nat) (h : a = b) : a + c = b + c := by
  conv => lhs; rw [h]

-- tactic `decide` beyond what the fragment knows
theorem everyday_43 : ∀ n : Nat, n = n := by decide

-- tactic `decide` beyond what the fragment knows
theorem everyday_44 : ∀ n, 2 ≤ n → n < 5 → n * n ≥ 4 := by decide

-- tactic `simp` beyond what the fragment knows
theorem everyday_45 (a b : Nat) : a + b = b + a := by simp

-- tactic `simp` beyond what the fragment knows
theorem everyday_46 (a b : Nat) : a + b = b + a := by simp only [Nat.add_assoc]

-- tactic `simp` beyond what the fragment knows
theorem everyday_47 (l : List Nat) : l.reverse = l := by simp

-- tactic `simp` beyond what the fragment knows
theorem everyday_48 (a : Nat) (h : a > 0) : a - 1 + 1 = a := by simp

-- tactic `simp` beyond what the fragment knows
theorem everyday_49 (x y : Nat) : (fun z => z + x) y = x + y := by simp only []

-- tactic `simp` beyond what the fragment knows
theorem everyday_50 (xs : List Nat) : xs.reverse.reverse = xs.reverse := by simp

-- tactic `simp` beyond what the fragment knows
theorem everyday_51 (xs ys : List Nat) : xs ++ ys = ys ++ xs := by
  induction xs with
  | nil => simp
  | cons x xs ih => simp [ih]

-- application of a term whose type is not known yet
theorem chosen_function (p : Nat → Nat → Prop) : (∃ f, ∀ n, p n (f n)) → ∃ f : Nat → Nat, ∀ n, p n (f n) := by
  intro h
  exact h
