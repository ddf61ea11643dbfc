/-!
# How the library's lemmas are applied

Each theorem uses a lemma as it is used in Lean 4 core: names, explicit and implicit arguments, their order, the statement.
-/

theorem use_Nat_add_comm (a b : Nat) : a + b = b + a := Nat.add_comm a b
theorem use_Nat_add_assoc (a b c : Nat) : a + b + c = a + (b + c) := Nat.add_assoc a b c
theorem use_Nat_add_left_comm (a b c : Nat) : a + (b + c) = b + (a + c) := Nat.add_left_comm a b c
theorem use_Nat_add_right_comm (a b c : Nat) : a + b + c = a + c + b := Nat.add_right_comm a b c
theorem use_Nat_add_left_cancel (a b c : Nat) (h : a + b = a + c) : b = c := Nat.add_left_cancel h
theorem use_Nat_add_right_cancel (a b c : Nat) (h : a + b = c + b) : a = c := Nat.add_right_cancel h
theorem use_Nat_mul_comm (a b : Nat) : a * b = b * a := Nat.mul_comm a b
theorem use_Nat_mul_assoc (a b c : Nat) : a * b * c = a * (b * c) := Nat.mul_assoc a b c
theorem use_Nat_mul_add (a b c : Nat) : a * (b + c) = a * b + a * c := Nat.mul_add a b c
theorem use_Nat_add_mul (a b c : Nat) : (a + b) * c = a * c + b * c := Nat.add_mul a b c
theorem use_Nat_left_distrib (a b c : Nat) : a * (b + c) = a * b + a * c := Nat.left_distrib a b c
theorem use_Nat_mul_sub (a b c : Nat) : a * (b - c) = a * b - a * c := Nat.mul_sub a b c
theorem use_Nat_succ_le_of_lt (a b : Nat) (h : a < b) : Nat.succ a ≤ b := Nat.succ_le_of_lt h
theorem use_Nat_lt_of_succ_le (a b : Nat) (h : Nat.succ a ≤ b) : a < b := Nat.lt_of_succ_le h
theorem use_Nat_le_of_lt_succ (a b : Nat) (h : a < Nat.succ b) : a ≤ b := Nat.le_of_lt_succ h
theorem use_Nat_lt_succ_of_le (a b : Nat) (h : a ≤ b) : a < Nat.succ b := Nat.lt_succ_of_le h
theorem use_Nat_le_trans (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := Nat.le_trans h₁ h₂
theorem use_Nat_lt_trans (a b c : Nat) (h₁ : a < b) (h₂ : b < c) : a < c := Nat.lt_trans h₁ h₂
theorem use_Nat_lt_of_lt_of_le (a b c : Nat) (h₁ : a < b) (h₂ : b ≤ c) : a < c := Nat.lt_of_lt_of_le h₁ h₂
theorem use_Nat_lt_of_le_of_lt (a b c : Nat) (h₁ : a ≤ b) (h₂ : b < c) : a < c := Nat.lt_of_le_of_lt h₁ h₂
theorem use_Nat_le_antisymm (a b : Nat) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b := Nat.le_antisymm h₁ h₂
theorem use_Nat_le_total (a b : Nat) : a ≤ b ∨ b ≤ a := Nat.le_total a b
theorem use_Nat_lt_or_ge (a b : Nat) : a < b ∨ a ≥ b := Nat.lt_or_ge a b
theorem use_Nat_eq_or_lt_of_le (a b : Nat) (h : a ≤ b) : a = b ∨ a < b := Nat.eq_or_lt_of_le h
theorem use_Nat_lt_irrefl (a : Nat) : ¬a < a := Nat.lt_irrefl a
theorem use_Nat_not_lt_zero (a : Nat) : ¬a < 0 := Nat.not_lt_zero a
theorem use_Nat_not_le (a b : Nat) : ¬a ≤ b ↔ b < a := Nat.not_le
theorem use_Nat_not_lt (a b : Nat) : ¬a < b ↔ b ≤ a := Nat.not_lt
theorem use_Nat_pos_of_ne_zero (a : Nat) (h : a ≠ 0) : 0 < a := Nat.pos_of_ne_zero h
theorem use_Nat_ne_of_gt (a b : Nat) (h : b < a) : a ≠ b := Nat.ne_of_gt h
theorem use_Nat_add_le_add (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a + c ≤ b + d := Nat.add_le_add h₁ h₂
theorem use_Nat_add_le_add_left (a b c : Nat) (h : a ≤ b) : c + a ≤ c + b := Nat.add_le_add_left h c
theorem use_Nat_add_le_add_right (a b c : Nat) (h : a ≤ b) : a + c ≤ b + c := Nat.add_le_add_right h c
theorem use_Nat_add_lt_add_left (a b c : Nat) (h : a < b) : c + a < c + b := Nat.add_lt_add_left h c
theorem use_Nat_mul_le_mul (a b c d : Nat) (h₁ : a ≤ b) (h₂ : c ≤ d) : a * c ≤ b * d := Nat.mul_le_mul h₁ h₂
theorem use_Nat_mul_le_mul_left (a b c : Nat) (h : a ≤ b) : c * a ≤ c * b := Nat.mul_le_mul_left c h
theorem use_Nat_mul_lt_mul_of_pos_left (a b c : Nat) (h : a < b) (hc : 0 < c) : c * a < c * b :=
  Nat.mul_lt_mul_of_pos_left h hc
theorem use_Nat_mul_pos (a b : Nat) (ha : 0 < a) (hb : 0 < b) : 0 < a * b := Nat.mul_pos ha hb
theorem use_Nat_le_of_mul_le_mul_left (a b c : Nat) (h : c * a ≤ c * b) (hc : 0 < c) : a ≤ b :=
  Nat.le_of_mul_le_mul_left h hc
theorem use_Nat_eq_of_mul_eq_mul_left (a b c : Nat) (ha : 0 < a) (h : a * b = a * c) : b = c :=
  Nat.eq_of_mul_eq_mul_left ha h
theorem use_Nat_sub_add_cancel (a b : Nat) (h : b ≤ a) : a - b + b = a := Nat.sub_add_cancel h
theorem use_Nat_add_sub_cancel (a b : Nat) : a + b - b = a := Nat.add_sub_cancel a b
theorem use_Nat_add_sub_of_le (a b : Nat) (h : a ≤ b) : a + (b - a) = b := Nat.add_sub_of_le h
theorem use_Nat_sub_le (a b : Nat) : a - b ≤ a := Nat.sub_le a b
theorem use_Nat_sub_lt (a b : Nat) (ha : 0 < a) (hb : 0 < b) : a - b < a := Nat.sub_lt ha hb
theorem use_Nat_sub_pos_of_lt (a b : Nat) (h : a < b) : 0 < b - a := Nat.sub_pos_of_lt h
theorem use_Nat_sub_le_sub_left (a b c : Nat) (h : a ≤ b) : c - b ≤ c - a := Nat.sub_le_sub_left h c
theorem use_Nat_le_add_right (a b : Nat) : a ≤ a + b := Nat.le_add_right a b
theorem use_Nat_le_add_left (a b : Nat) : a ≤ b + a := Nat.le_add_left a b
theorem use_Nat_pow_succ (a b : Nat) : a ^ (b + 1) = a ^ b * a := Nat.pow_succ
theorem use_Nat_pow_zero (a : Nat) : a ^ 0 = 1 := Nat.pow_zero a
theorem use_Nat_pow_le_pow_left (a b c : Nat) (h : a ≤ b) : a ^ c ≤ b ^ c := Nat.pow_le_pow_left h c
theorem use_Nat_pow_le_pow_right (a b c : Nat) (h : 0 < a) (h' : b ≤ c) : a ^ b ≤ a ^ c := Nat.pow_le_pow_right h h'
theorem use_Nat_pow_lt_pow_left (a b c : Nat) (h : a < b) (hc : c ≠ 0) : a ^ c < b ^ c := Nat.pow_lt_pow_left h hc
theorem use_Nat_dvd_trans (a b c : Nat) (h₁ : a ∣ b) (h₂ : b ∣ c) : a ∣ c := Nat.dvd_trans h₁ h₂
theorem use_Nat_dvd_mul_right (a b : Nat) : a ∣ a * b := Nat.dvd_mul_right a b
theorem use_Nat_dvd_add (a b c : Nat) (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ b + c := Nat.dvd_add h₁ h₂
theorem use_Nat_le_of_dvd (a b : Nat) (hb : 0 < b) (h : a ∣ b) : a ≤ b := Nat.le_of_dvd hb h
theorem use_Nat_dvd_antisymm (a b : Nat) (h₁ : a ∣ b) (h₂ : b ∣ a) : a = b := Nat.dvd_antisymm h₁ h₂
theorem use_Nat_mod_eq_zero_of_dvd (a b : Nat) (h : a ∣ b) : b % a = 0 := Nat.mod_eq_zero_of_dvd h
theorem use_Nat_dvd_of_mod_eq_zero (a b : Nat) (h : b % a = 0) : a ∣ b := Nat.dvd_of_mod_eq_zero h
theorem use_Nat_mod_lt (a b : Nat) (h : b > 0) : a % b < b := Nat.mod_lt a h
theorem use_Nat_mod_eq_of_lt (a b : Nat) (h : a < b) : a % b = a := Nat.mod_eq_of_lt h
theorem use_Nat_div_add_mod (a b : Nat) : b * (a / b) + a % b = a := Nat.div_add_mod a b
theorem use_Nat_mod_add_div (a b : Nat) : a % b + b * (a / b) = a := Nat.mod_add_div a b
theorem use_Nat_add_mod (a b n : Nat) : (a + b) % n = ((a % n) + (b % n)) % n := Nat.add_mod a b n
theorem use_Nat_mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := Nat.mul_mod a b n
theorem use_Nat_div_le_self (a b : Nat) : a / b ≤ a := Nat.div_le_self a b
theorem use_Nat_mul_div_cancel (a b : Nat) (h : 0 < b) : a * b / b = a := Nat.mul_div_cancel a h
theorem use_Nat_min_le_left (a b : Nat) : min a b ≤ a := Nat.min_le_left a b
theorem use_Nat_max_comm (a b : Nat) : max a b = max b a := Nat.max_comm a b
theorem use_Nat_le_min (a b c : Nat) : a ≤ min b c ↔ a ≤ b ∧ a ≤ c := Nat.le_min
theorem use_Nat_gcd_comm (a b : Nat) : Nat.gcd a b = Nat.gcd b a := Nat.gcd_comm a b
theorem use_Nat_dvd_gcd (a b c : Nat) (h₁ : a ∣ b) (h₂ : a ∣ c) : a ∣ Nat.gcd b c := Nat.dvd_gcd h₁ h₂

theorem use_and_comm (p q : Prop) : p ∧ q ↔ q ∧ p := and_comm
theorem use_and_assoc (p q r : Prop) : (p ∧ q) ∧ r ↔ p ∧ q ∧ r := and_assoc
theorem use_or_comm (p q : Prop) : p ∨ q ↔ q ∨ p := or_comm
theorem use_or_assoc (p q r : Prop) : (p ∨ q) ∨ r ↔ p ∨ q ∨ r := or_assoc
theorem use_and_self (p : Prop) : (p ∧ p) = p := and_self p
theorem use_not_and (p q : Prop) : ¬(p ∧ q) ↔ (p → ¬q) := not_and
theorem use_not_or (p q : Prop) : ¬(p ∨ q) ↔ ¬p ∧ ¬q := not_or
theorem use_and_or_left (p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r) := and_or_left
theorem use_or_and_right (p q r : Prop) : (p ∨ q) ∧ r ↔ (p ∧ r) ∨ (q ∧ r) := or_and_right
theorem use_and_imp (p q r : Prop) : (p ∧ q → r) ↔ (p → q → r) := and_imp
theorem use_or_imp (p q r : Prop) : (p ∨ q → r) ↔ (p → r) ∧ (q → r) := or_imp
theorem use_imp_false (p : Prop) : (p → False) ↔ ¬p := imp_false
theorem use_iff_true_intro (p : Prop) (h : p) : p ↔ True := iff_true_intro h
theorem use_iff_of_true (p q : Prop) (hp : p) (hq : q) : p ↔ q := iff_of_true hp hq
theorem use_absurd (p q : Prop) (hp : p) (hn : ¬p) : q := absurd hp hn
theorem use_mt (p q : Prop) (h : p → q) (hq : ¬q) : ¬p := mt h hq
theorem use_not_not_intro (p : Prop) (h : p) : ¬¬p := not_not_intro h
theorem use_Or_resolve_left (p q : Prop) (h : p ∨ q) (hn : ¬p) : q := h.resolve_left hn
theorem use_Or_imp (p q r s : Prop) (f : p → r) (g : q → s) (h : p ∨ q) : r ∨ s := h.imp f g
theorem use_And_imp (p q r s : Prop) (f : p → r) (g : q → s) (h : p ∧ q) : r ∧ s := h.imp f g
theorem use_Classical_em (p : Prop) : p ∨ ¬p := Classical.em p
theorem use_Classical_byContradiction (p : Prop) (h : ¬p → False) : p := Classical.byContradiction h
theorem use_Classical_not_not (p : Prop) : ¬¬p ↔ p := Classical.not_not
theorem use_Classical_not_forall (α : Type) (p : α → Prop) : (¬∀ x, p x) ↔ ∃ x, ¬p x := Classical.not_forall
theorem use_Classical_choose_spec (α : Type) (p : α → Prop) (h : ∃ x, p x) : p (Classical.choose h) :=
  Classical.choose_spec h
theorem use_not_exists (α : Type) (p : α → Prop) : (¬∃ x, p x) ↔ ∀ x, ¬p x := not_exists
theorem use_exists_imp (α : Type) (p : α → Prop) (q : Prop) : ((∃ x, p x) → q) ↔ ∀ x, p x → q := exists_imp
theorem use_forall_and (α : Type) (p q : α → Prop) : (∀ x, p x ∧ q x) ↔ (∀ x, p x) ∧ (∀ x, q x) := forall_and
theorem use_exists_or (α : Type) (p q : α → Prop) : (∃ x, p x ∨ q x) ↔ (∃ x, p x) ∨ ∃ x, q x := exists_or
theorem use_Decidable_em (n : Nat) : n = 0 ∨ ¬n = 0 := Decidable.em (n = 0)
theorem use_Decidable_byContradiction (n : Nat) (h : ¬n = 0 → False) : n = 0 := Decidable.byContradiction h

theorem use_List_append_nil (α : Type) (l : List α) : l ++ [] = l := List.append_nil l
theorem use_List_append_assoc (α : Type) (l m n : List α) : l ++ m ++ n = l ++ (m ++ n) := List.append_assoc l m n
theorem use_List_length_append (α : Type) (l m : List α) : (l ++ m).length = l.length + m.length := List.length_append
theorem use_List_length_map (α : Type) (f : α → α) (l : List α) : (l.map f).length = l.length := List.length_map f
theorem use_List_reverse_reverse (α : Type) (l : List α) : l.reverse.reverse = l := List.reverse_reverse l
theorem use_List_reverse_append (α : Type) (l m : List α) : (l ++ m).reverse = m.reverse ++ l.reverse :=
  List.reverse_append
theorem use_List_cons_ne_nil (α : Type) (a : α) (l : List α) : a :: l ≠ [] := List.cons_ne_nil a l
theorem use_List_map_append (α β : Type) (f : α → β) (l m : List α) : (l ++ m).map f = l.map f ++ m.map f :=
  List.map_append
theorem use_Int_add_comm (a b : Int) : a + b = b + a := Int.add_comm a b
theorem use_Int_add_assoc (a b c : Int) : a + b + c = a + (b + c) := Int.add_assoc a b c
theorem use_Int_mul_comm (a b : Int) : a * b = b * a := Int.mul_comm a b
theorem use_Int_mul_add (a b c : Int) : a * (b + c) = a * b + a * c := Int.mul_add a b c
theorem use_Int_sub_eq_add_neg (a b : Int) : a - b = a + -b := Int.sub_eq_add_neg
theorem use_Int_sub_self (a : Int) : a - a = 0 := Int.sub_self a
theorem use_Int_neg_neg (a : Int) : - -a = a := Int.neg_neg a
theorem use_Int_add_left_cancel (a b c : Int) (h : a + b = a + c) : b = c := Int.add_left_cancel h
theorem use_Int_add_left_inj (i j k : Int) : i + k = j + k ↔ i = j := Int.add_left_inj k
theorem use_Int_le_trans (a b c : Int) (h : a ≤ b) (i : b ≤ c) : a ≤ c := Int.le_trans h i
theorem use_Int_le_antisymm (a b : Int) (h : a ≤ b) (i : b ≤ a) : a = b := Int.le_antisymm h i
theorem use_Int_lt_of_lt_of_le (a b c : Int) (h : a < b) (i : b ≤ c) : a < c := Int.lt_of_lt_of_le h i
theorem use_Int_not_le (a b : Int) : ¬a ≤ b ↔ b < a := Int.not_le
theorem use_Int_lt_trichotomy (a b : Int) : a < b ∨ a = b ∨ b < a := Int.lt_trichotomy a b
theorem use_Int_add_le_add_left (a b c : Int) (h : a ≤ b) : c + a ≤ c + b := Int.add_le_add_left h c
theorem use_Int_add_le_add (a b c d : Int) (h : a ≤ b) (i : c ≤ d) : a + c ≤ b + d := Int.add_le_add h i
theorem use_Int_lt_add_one_iff (a b : Int) : a < b + 1 ↔ a ≤ b := Int.lt_add_one_iff
theorem use_Int_sub_nonneg (a b : Int) : 0 ≤ a - b ↔ b ≤ a := Int.sub_nonneg
theorem use_Int_mul_nonneg (a b : Int) (h : 0 ≤ a) (i : 0 ≤ b) : 0 ≤ a * b := Int.mul_nonneg h i
theorem use_Int_mul_eq_zero (a b : Int) : a * b = 0 ↔ a = 0 ∨ b = 0 := Int.mul_eq_zero
theorem use_Int_eq_ofNat_of_zero_le (a : Int) (h : 0 ≤ a) : ∃ n : Nat, a = n := Int.eq_ofNat_of_zero_le h
theorem use_Int_natAbs_of_nonneg (a : Int) (h : 0 ≤ a) : (a.natAbs : Int) = a := Int.natAbs_of_nonneg h
theorem use_Int_toNat_of_nonneg (a : Int) (h : 0 ≤ a) : (a.toNat : Int) = a := Int.toNat_of_nonneg h
theorem use_Int_ofNat_le (m n : Nat) : (m : Int) ≤ n ↔ m ≤ n := Int.ofNat_le
theorem use_Int_natCast_sub (m n : Nat) (h : m ≤ n) : ((n - m : Nat) : Int) = n - m := Int.natCast_sub h
theorem use_Int_emod_nonneg (a b : Int) (h : b ≠ 0) : 0 ≤ a % b := Int.emod_nonneg a h
theorem use_Int_emod_lt_of_pos (a b : Int) (h : 0 < b) : a % b < b := Int.emod_lt_of_pos a h
theorem use_Int_emod_emod (a b : Int) : a % b % b = a % b := Int.emod_emod a b
theorem use_Int_add_mul_emod (a b c : Int) : (a + b * c) % b = a % b := Int.add_mul_emod_self_left a b c
theorem use_Int_mul_ediv_cancel (a b : Int) (h : b ≠ 0) : a * b / b = a := Int.mul_ediv_cancel a h
theorem use_Int_emod_eq_zero (a b : Int) (h : a ∣ b) : b % a = 0 := Int.emod_eq_zero_of_dvd h
theorem use_Int_dvd_add (a b c : Int) (h : a ∣ b) (i : a ∣ c) : a ∣ b + c := Int.dvd_add h i
