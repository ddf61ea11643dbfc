theorem fin_add_comm : ∀ i j : Fin 3, i + j = j + i := by
  decide

theorem fin_eq_of_val {n : Nat} (i j : Fin n) (h : i.val + 1 = j.val + 1) : i = j := by
  apply Fin.ext
  omega

theorem fin_elim (p : Prop) (i : Fin 0) : p := i.elim0

theorem fin_two (i : Fin 2) : i = 0 ∨ i = 1 := by
  revert i
  decide

theorem fin_constructor : (⟨2, by decide⟩ : Fin 5) = 2 := rfl

theorem fin_constructor_val : (⟨2, by decide⟩ : Fin 5).val = 2 := rfl

theorem fin_literal_val : (2 : Fin 5).val = 2 := rfl

theorem fin_literal_wraps : (7 : Fin 5) = 2 := rfl

theorem fin_add_wraps : (3 : Fin 5) + 4 = 2 := by decide

theorem fin_sub_wraps : (1 : Fin 5) - 2 = 4 := rfl

theorem fin_mul : (3 : Fin 5) * 4 = 2 := rfl

theorem fin_div_mod : (7 : Fin 9) / 2 = 3 ∧ (7 : Fin 9) % 2 = 1 := by decide

theorem fin_isLt {n : Nat} (i : Fin n) : i.val < n := i.isLt

theorem fin_second {n : Nat} (i : Fin n) : i.1 < n := i.2

theorem fin_coercion {n : Nat} (i : Fin n) : (i : Nat) < n := i.isLt

theorem fin_arrow {n : Nat} (i : Fin n) : ↑i < n := i.isLt

theorem fin_mixed {n : Nat} (i : Fin n) (m : Nat) (h : m + i = 3) : i.val ≤ 3 := by omega

theorem fin_as_number {n : Nat} (f : Nat → Nat) (i : Fin n) (h : f i = 2) : f i.val = 2 := h

theorem fin_omega (i : Fin 5) : i.val ≤ 4 := by omega

theorem fin_omega_order {n : Nat} (i j k : Fin n) (h : i < j) (h' : j ≤ k) : i.val < k.val := by omega

theorem fin_omega_goal {n : Nat} (i j : Fin n) (h : ¬i < j) (h' : i ≠ j) : j < i := by omega

theorem fin_omega_equation {n : Nat} (i j : Fin n) (h : i = j) : i.val + 1 = j.val + 1 := by omega

theorem fin_order {n : Nat} (i j : Fin n) (h : i < j) : i.val < j.val := h

theorem fin_order_lemma {n : Nat} (i j : Fin n) (h : i < j) : i ≤ j := Nat.le_of_lt h

theorem fin_order_def {n : Nat} (i j : Fin n) : i < j ↔ i.val < j.val := Fin.lt_def

theorem fin_order_rewritten {n : Nat} (i j : Fin n) (h : i.val ≤ j.val) : i ≤ j := by
  rw [Fin.le_def]
  exact h

theorem fin_decides_order : (2 : Fin 5) < 3 ∧ ¬(3 : Fin 5) ≤ 2 ∧ (3 : Fin 5) > 2 := by decide

theorem fin_exists : ∃ i : Fin 4, i * i = 1 ∧ i ≠ 1 := by decide

theorem fin_ext_iff {n : Nat} (i j : Fin n) : i = j ↔ i.val = j.val := Fin.ext_iff

theorem fin_ext_rewritten {n : Nat} (i j : Fin n) (h : i.val = j.val) : i = j := by
  rw [Fin.ext_iff, h]

theorem fin_succ {n : Nat} (i : Fin n) : i.succ.val = i.val + 1 := rfl

theorem fin_succ_by_simp {n : Nat} (i : Fin n) : i.succ.val = i.val + 1 := by simp

theorem fin_castSucc {n : Nat} (i : Fin n) : i.castSucc.val = i.val := rfl

theorem fin_last (n : Nat) : (Fin.last n).val = n := rfl

theorem fin_last_by_simp (n : Nat) : (Fin.last n).val = n := by simp

theorem fin_le_last {n : Nat} (i : Fin (n + 1)) : i ≤ Fin.last n := Fin.le_last i

theorem fin_zero {n : Nat} : (0 : Fin (n + 1)).val = 0 := by simp

theorem fin_cases {n : Nat} (i : Fin n) : ∃ k, k < n ∧ k = i.val := by
  cases i with
  | mk k h => exact ⟨k, h, rfl⟩

theorem fin_obtain {n : Nat} (i : Fin n) : ∃ k, ∃ h : k < n, i = ⟨k, h⟩ := by
  obtain ⟨k, h⟩ := i
  exact ⟨k, h, rfl⟩

theorem fin_eta {n : Nat} (i : Fin n) : (⟨i.val, i.isLt⟩ : Fin n) = i := rfl

theorem fin_pos {n : Nat} (i : Fin n) : 0 < n := i.pos

theorem fin_if (i j : Fin 4) : (if i = j then 1 else 0) ≤ 1 := by
  split <;> decide

theorem fin_congr {n : Nat} (f : Fin n → Nat) (i j : Fin n) (h : i = j) : f i = f j := by rw [h]

theorem fin_function : ∀ f : Fin 2 → Bool, f 0 = true → f 0 = true := fun _ h => h

theorem fin_add_val {n : Nat} (i j : Fin n) : (i + j).val = (i.val + j.val) % n := rfl

theorem fin_add_val_rewritten {n : Nat} (i j : Fin n) (h : i.val + j.val < n) : (i + j).val = i.val + j.val := by
  rw [Fin.val_add, Nat.mod_eq_of_lt h]

theorem fin_computed : 7 % 5 = 2 % 5 := rfl

theorem fin_by_ext (i j : Fin 5) (h : (i : Nat) = j) : i = j := by
  ext
  exact h

theorem fin_functions_by_ext {n : Nat} (f g : Nat → Fin n) (h : ∀ k, (f k).val = (g k).val) : f = g := by
  ext k
  exact h k

theorem fin_castSucc_lt_succ {n : Nat} (i : Fin n) : i.castSucc < i.succ := by
  rw [Fin.lt_def]
  simp

theorem fin_bound {n : Nat} (i : Fin n) (h : n ≤ 3) : i.val ≤ 2 := by omega

theorem fin_trichotomy {n : Nat} (i j : Fin n) : i < j ∨ i = j ∨ j < i := by omega

theorem fin_predecessor {n : Nat} (i : Fin n) (h : 0 < i.val) : ∃ j : Fin n, j.val + 1 = i.val := by
  refine ⟨⟨i.val - 1, ?_⟩, ?_⟩
  · have := i.isLt
    omega
  · show i.val - 1 + 1 = i.val
    omega

theorem fin_not_last {n : Nat} (i : Fin (n + 1)) (h : i ≠ Fin.last n) : i.val < n := by
  have h1 := i.isLt
  have h2 : i.val ≠ n := fun e => h (Fin.ext e)
  omega

theorem fin_zero_or_succ {n : Nat} (i : Fin (n + 1)) (h : i ≠ 0) : ∃ j : Fin n, i = j.succ := by
  cases Fin.eq_zero_or_eq_succ i with
  | inl e => exact absurd e h
  | inr e => exact e

theorem fin_below_last {n : Nat} (i : Fin (n + 1)) (h : i ≠ Fin.last n) : i.val < n := Fin.val_lt_last h
