/-!
# Division and remainder

Names and statements of Lean 4 core (`Init/Data/Nat/Div/Basic.lean`); proofs are our own, from the definitions on fuel.
-/

/-! ## The defining equations -/

private theorem Nat.ble_eq_false_of_lt {n m : Nat} (h : m < n) : Nat.ble n m = Bool.false :=
  eq_false_of_ne_true (fun e => Nat.not_le_of_gt h (Nat.le_of_ble_eq_true e))

private theorem Nat.div.go_step {y f x : Nat} (h : y ≤ x) : Nat.div.go y (Nat.succ f) x = Nat.succ (Nat.div.go y f (x - y)) :=
  congrArg (fun b => @Bool.rec (fun _ => Nat) 0 (Nat.succ (Nat.div.go y f (x - y))) b) (Nat.ble_eq_true_of_le h)

private theorem Nat.div.go_of_lt {y x : Nat} (f : Nat) (h : x < y) : Nat.div.go y f x = 0 := by
  cases f with
  | zero => rfl
  | succ f =>
    exact congrArg (fun b => @Bool.rec (fun _ => Nat) 0 (Nat.succ (Nat.div.go y f (x - y))) b)
      (Nat.ble_eq_false_of_lt h)

private theorem Nat.sub_le_of_pos_of_le_succ {x y f : Nat} (hy : 0 < y) (hf : x ≤ Nat.succ f) : x - y ≤ f :=
  Nat.sub_le_of_le_add (Nat.le_trans hf (Nat.add_le_add_left hy f))

private theorem Nat.div.go_fuel {y : Nat} (hy : 0 < y) (f : Nat) : ∀ (g x : Nat), x ≤ f → x ≤ g → Nat.div.go y f x = Nat.div.go y g x := by
  induction f with
  | zero =>
    intro g x hf hg
    have hx : x < y := Nat.lt_of_le_of_lt hf hy
    rw [Nat.div.go_of_lt 0 hx, Nat.div.go_of_lt g hx]
  | succ f ih =>
    intro g x hf hg
    cases Nat.lt_or_ge x y with
    | inl hx => rw [Nat.div.go_of_lt (Nat.succ f) hx, Nat.div.go_of_lt g hx]
    | inr hx =>
      cases g with
      | zero => exact absurd (Nat.lt_of_lt_of_le hy (Nat.le_trans hx hg)) (Nat.lt_irrefl 0)
      | succ g =>
        rw [Nat.div.go_step hx, Nat.div.go_step hx]
        exact congrArg Nat.succ (ih g (x - y) (Nat.sub_le_of_pos_of_le_succ hy hf) (Nat.sub_le_of_pos_of_le_succ hy hg))

private theorem Nat.div_eq_go {y : Nat} (hy : 0 < y) (x : Nat) : x / y = Nat.div.go y x x :=
  congrArg (fun b => @Bool.rec (fun _ => Nat) 0 (Nat.div.go y x x) b) (Nat.ble_eq_true_of_le hy)

@[simp] protected theorem Nat.div_zero (b : Nat) : b / 0 = 0 := rfl

theorem Nat.div_eq_of_lt {a b : Nat} (h₀ : a < b) : a / b = 0 := by
  rw [Nat.div_eq_go (Nat.zero_lt_of_lt h₀), Nat.div.go_of_lt a h₀]

@[simp] protected theorem Nat.zero_div (b : Nat) : 0 / b = 0 := by
  cases b with
  | zero => rfl
  | succ b => exact Nat.div_eq_of_lt (Nat.zero_lt_succ b)

theorem Nat.div_eq_sub_div {b a : Nat} (h₁ : 0 < b) (h₂ : b ≤ a) : a / b = (a - b) / b + 1 := by
  rw [Nat.div_eq_go h₁, Nat.div_eq_go h₁]
  cases a with
  | zero => exact absurd (Nat.lt_of_lt_of_le h₁ h₂) (Nat.lt_irrefl 0)
  | succ a =>
    exact Eq.trans (Nat.div.go_step h₂)
      (congrArg Nat.succ (Nat.div.go_fuel h₁ a (Nat.succ a - b) (Nat.succ a - b)
        (Nat.sub_le_of_pos_of_le_succ h₁ (Nat.le_refl _)) (Nat.le_refl _)))

private theorem Nat.mod.go_step {y f x : Nat} (h : y ≤ x) : Nat.mod.go y (Nat.succ f) x = Nat.mod.go y f (x - y) :=
  congrArg (fun b => @Bool.rec (fun _ => Nat) x (Nat.mod.go y f (x - y)) b) (Nat.ble_eq_true_of_le h)

private theorem Nat.mod.go_of_lt {y x : Nat} (f : Nat) (h : x < y) : Nat.mod.go y f x = x := by
  cases f with
  | zero => rfl
  | succ f =>
    exact congrArg (fun b => @Bool.rec (fun _ => Nat) x (Nat.mod.go y f (x - y)) b) (Nat.ble_eq_false_of_lt h)

private theorem Nat.mod.go_zero (f x : Nat) : Nat.mod.go 0 f x = x := by
  induction f with
  | zero => rfl
  | succ f ih => exact Eq.trans (Nat.mod.go_step (Nat.zero_le x)) ih

private theorem Nat.mod.go_fuel {y : Nat} (hy : 0 < y) (f : Nat) : ∀ (g x : Nat), x ≤ f → x ≤ g → Nat.mod.go y f x = Nat.mod.go y g x := by
  induction f with
  | zero =>
    intro g x hf hg
    have hx : x < y := Nat.lt_of_le_of_lt hf hy
    rw [Nat.mod.go_of_lt 0 hx, Nat.mod.go_of_lt g hx]
  | succ f ih =>
    intro g x hf hg
    cases Nat.lt_or_ge x y with
    | inl hx => rw [Nat.mod.go_of_lt (Nat.succ f) hx, Nat.mod.go_of_lt g hx]
    | inr hx =>
      cases g with
      | zero => exact absurd (Nat.lt_of_lt_of_le hy (Nat.le_trans hx hg)) (Nat.lt_irrefl 0)
      | succ g =>
        rw [Nat.mod.go_step hx, Nat.mod.go_step hx]
        exact ih g (x - y) (Nat.sub_le_of_pos_of_le_succ hy hf) (Nat.sub_le_of_pos_of_le_succ hy hg)

private theorem Nat.mod_eq_go (x y : Nat) : x % y = Nat.mod.go y x x := by
  cases x with
  | zero => rfl
  | succ x => rfl

@[simp] theorem Nat.mod_zero (a : Nat) : a % 0 = a := Eq.trans (Nat.mod_eq_go a 0) (Nat.mod.go_zero a a)

theorem Nat.mod_eq_of_lt {a b : Nat} (h : a < b) : a % b = a := Eq.trans (Nat.mod_eq_go a b) (Nat.mod.go_of_lt a h)

@[simp] protected theorem Nat.zero_mod (b : Nat) : 0 % b = 0 := rfl

theorem Nat.mod_eq_sub_mod {a b : Nat} (h : a ≥ b) : a % b = (a - b) % b := by
  rw [Nat.mod_eq_go, Nat.mod_eq_go]
  cases b with
  | zero => rfl
  | succ b =>
    cases a with
    | zero => exact absurd h (Nat.not_succ_le_zero b)
    | succ a =>
      exact Eq.trans (Nat.mod.go_step h)
        (Nat.mod.go_fuel (Nat.zero_lt_succ b) a (Nat.succ a - Nat.succ b) (Nat.succ a - Nat.succ b)
          (Nat.sub_le_of_pos_of_le_succ (Nat.zero_lt_succ b) (Nat.le_refl _)) (Nat.le_refl _))

/-! ## Division with remainder -/

theorem Nat.mod_lt (x : Nat) {y : Nat} : y > 0 → x % y < y := by
  intro hy
  refine @Nat.strongRecOn (fun x => x % y < y) x ?_
  intro x ih
  cases Nat.lt_or_ge x y with
  | inl h =>
    rw [Nat.mod_eq_of_lt h]
    exact h
  | inr h =>
    rw [Nat.mod_eq_sub_mod h]
    exact ih (x - y) (Nat.sub_lt (Nat.lt_of_lt_of_le hy h) hy)

theorem Nat.div_add_mod (m n : Nat) : n * (m / n) + m % n = m := by
  cases n with
  | zero => rw [Nat.zero_mul, Nat.mod_zero, Nat.zero_add]
  | succ n =>
    refine @Nat.strongRecOn (fun m => Nat.succ n * (m / Nat.succ n) + m % Nat.succ n = m) m ?_
    intro m ih
    cases Nat.lt_or_ge m (Nat.succ n) with
    | inl h => rw [Nat.div_eq_of_lt h, Nat.mod_eq_of_lt h, Nat.mul_zero, Nat.zero_add]
    | inr h =>
      have step := ih (m - Nat.succ n) (Nat.sub_lt (Nat.lt_of_lt_of_le (Nat.zero_lt_succ n) h) (Nat.zero_lt_succ n))
      rw [Nat.div_eq_sub_div (Nat.zero_lt_succ n) h, Nat.mod_eq_sub_mod h, Nat.mul_add_one, Nat.add_right_comm, step,
        Nat.sub_add_cancel h]

theorem Nat.mod_add_div (m k : Nat) : m % k + k * (m / k) = m := by
  rw [Nat.add_comm, Nat.div_add_mod]

theorem Nat.mod_le (x y : Nat) : x % y ≤ x := Nat.le.intro (Nat.mod_add_div x y)

theorem Nat.div_mul_le_self (m n : Nat) : m / n * n ≤ m := by
  rw [Nat.mul_comm]
  exact Nat.le.intro (Nat.div_add_mod m n)

theorem Nat.mul_div_le (m n : Nat) : n * (m / n) ≤ m := Nat.le.intro (Nat.div_add_mod m n)

private theorem Nat.div.unique {n q r k : Nat} (hr : r < n) (h : n * q + r = k) : k / n = q ∧ k % n = r := by
  induction q generalizing k with
  | zero =>
    rw [Nat.mul_zero, Nat.zero_add] at h
    rw [← h]
    exact ⟨Nat.div_eq_of_lt hr, Nat.mod_eq_of_lt hr⟩
  | succ q ih =>
    have e : n * q + r + n = k := by
      rw [Nat.add_right_comm]
      exact h
    have hn : n ≤ k := Nat.le.intro (Eq.trans (Nat.add_comm n (n * q + r)) e)
    have s : k - n = n * q + r := Nat.sub_eq_of_eq_add (Eq.symm e)
    have both := ih (Eq.symm s)
    constructor
    · rw [Nat.div_eq_sub_div (Nat.zero_lt_of_lt hr) hn, both.left]
    · rw [Nat.mod_eq_sub_mod hn, both.right]

@[simp] theorem Nat.add_mul_mod_self_left (a b n : Nat) : (a + b * n) % b = a % b := by
  cases b with
  | zero => rw [Nat.zero_mul, Nat.add_zero]
  | succ b =>
    apply (Nat.div.unique (q := a / Nat.succ b + n) (Nat.mod_lt a (Nat.zero_lt_succ b)) _).right
    rw [Nat.mul_add, Nat.add_right_comm, Nat.div_add_mod]

@[simp] theorem Nat.add_mul_mod_self_right (a b n : Nat) : (a + b * n) % n = a % n := by
  rw [Nat.mul_comm, Nat.add_mul_mod_self_left]

theorem Nat.add_mul_div_left (x z : Nat) {y : Nat} (H : 0 < y) : (x + y * z) / y = x / y + z := by
  apply (Nat.div.unique (Nat.mod_lt x H) _).left
  rw [Nat.mul_add, Nat.add_right_comm, Nat.div_add_mod]

theorem Nat.add_mul_div_right (x y : Nat) {z : Nat} (H : 0 < z) : (x + y * z) / z = x / z + y := by
  rw [Nat.mul_comm, Nat.add_mul_div_left x y H]

@[simp] theorem Nat.mul_mod_right (m n : Nat) : m * n % m = 0 := by
  have h := Nat.add_mul_mod_self_left 0 m n
  rw [Nat.zero_add] at h
  exact h

@[simp] theorem Nat.mul_mod_left (m n : Nat) : m * n % n = 0 := by rw [Nat.mul_comm, Nat.mul_mod_right]

@[simp] protected theorem Nat.mul_div_right (n : Nat) {m : Nat} (H : 0 < m) : m * n / m = n := by
  have h := Nat.add_mul_div_left 0 n H
  rw [Nat.zero_add, Nat.zero_div, Nat.zero_add] at h
  exact h

protected theorem Nat.mul_div_left (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := by
  rw [Nat.mul_comm, Nat.mul_div_right m H]

protected theorem Nat.mul_div_cancel (m : Nat) {n : Nat} (H : 0 < n) : m * n / n = m := Nat.mul_div_left m H

protected theorem Nat.mul_div_cancel_left (m : Nat) {n : Nat} (H : 0 < n) : n * m / n = m := Nat.mul_div_right m H

@[simp] theorem Nat.mod_self (n : Nat) : n % n = 0 := by
  have h := Nat.mul_mod_right n 1
  rw [Nat.mul_one] at h
  exact h

@[simp] protected theorem Nat.div_self {n : Nat} (H : 0 < n) : n / n = 1 := by
  have h := Nat.mul_div_right 1 H
  rw [Nat.mul_one] at h
  exact h

@[simp] theorem Nat.mod_one (x : Nat) : x % 1 = 0 :=
  Nat.eq_zero_of_le_zero (Nat.le_of_lt_succ (Nat.mod_lt x Nat.zero_lt_one))

@[simp] protected theorem Nat.div_one (n : Nat) : n / 1 = n := by
  have h := Nat.div_add_mod n 1
  rw [Nat.mod_one, Nat.one_mul, Nat.add_zero] at h
  exact h

@[simp] theorem Nat.add_mod_right (x z : Nat) : (x + z) % z = x % z := by
  have h := Nat.add_mul_mod_self_left x z 1
  rw [Nat.mul_one] at h
  exact h

@[simp] theorem Nat.add_mod_left (x z : Nat) : (x + z) % x = z % x := by rw [Nat.add_comm, Nat.add_mod_right]

theorem Nat.add_div_right (x : Nat) {z : Nat} (H : 0 < z) : (x + z) / z = x / z + 1 := by
  have h := Nat.add_mul_div_left x 1 H
  rw [Nat.mul_one] at h
  exact h

theorem Nat.add_div_left (x : Nat) {z : Nat} (H : 0 < z) : (z + x) / z = x / z + 1 := by
  rw [Nat.add_comm, Nat.add_div_right x H]

@[simp] theorem Nat.mod_mod (a n : Nat) : a % n % n = a % n := by
  cases n with
  | zero => rw [Nat.mod_zero]
  | succ n => exact Nat.mod_eq_of_lt (Nat.mod_lt a (Nat.zero_lt_succ n))

@[simp] theorem Nat.mod_add_mod (m n k : Nat) : (m % n + k) % n = (m + k) % n := by
  have h := Nat.add_mul_mod_self_left (m % n + k) n (m / n)
  rw [Nat.add_right_comm, Nat.mod_add_div] at h
  exact Eq.symm h

@[simp] theorem Nat.add_mod_mod (m n k : Nat) : (m + n % k) % k = (m + n) % k := by
  rw [Nat.add_comm, Nat.mod_add_mod, Nat.add_comm]

theorem Nat.add_mod (a b n : Nat) : (a + b) % n = ((a % n) + (b % n)) % n := by
  rw [Nat.add_mod_mod, Nat.mod_add_mod]

theorem Nat.mul_mod (a b n : Nat) : a * b % n = (a % n) * (b % n) % n := by
  have ha : a * b % n = (a % n) * b % n := by
    have h := Nat.add_mul_mod_self_left (a % n * b) n (a / n * b)
    rw [← Nat.mul_assoc, ← Nat.add_mul, Nat.mod_add_div] at h
    exact h
  have hb : (a % n) * b % n = (a % n) * (b % n) % n := by
    have h := Nat.add_mul_mod_self_left (a % n * (b % n)) n (a % n * (b / n))
    rw [Nat.mul_left_comm, ← Nat.mul_add, Nat.mod_add_div] at h
    exact h
  exact Eq.trans ha hb

theorem Nat.mod_two_eq_zero_or_one (n : Nat) : n % 2 = 0 ∨ n % 2 = 1 :=
  (Nat.le_or_eq_of_le_succ (Nat.le_of_lt_succ (Nat.mod_lt n Nat.two_pos))).elim
    (fun h => Or.inl (Nat.eq_zero_of_le_zero h)) Or.inr

theorem Nat.le_div_iff_mul_le {k x y : Nat} (k0 : 0 < k) : x ≤ y / k ↔ x * k ≤ y := by
  constructor
  · intro h
    exact Nat.le_trans (Nat.mul_le_mul_right k h) (Nat.div_mul_le_self y k)
  · intro h
    apply Nat.le_of_lt_succ
    apply Nat.lt_of_mul_lt_mul_left (a := k)
    rw [Nat.mul_comm]
    apply Nat.lt_of_le_of_lt h
    rw [Nat.mul_succ]
    have hl := Nat.add_lt_add_left (Nat.mod_lt y k0) (k * (y / k))
    rw [Nat.div_add_mod] at hl
    exact hl

theorem Nat.div_lt_iff_lt_mul {k x y : Nat} (Hk : 0 < k) : x / k < y ↔ x < y * k := by
  rw [← Nat.not_le, ← Nat.not_le, Nat.le_div_iff_mul_le Hk]

theorem Nat.div_le_self (n k : Nat) : n / k ≤ n := by
  cases k with
  | zero => exact Nat.zero_le n
  | succ k =>
    exact Nat.le_trans (Nat.le_mul_of_pos_left (n / Nat.succ k) (Nat.zero_lt_succ k)) (Nat.mul_div_le n (Nat.succ k))

theorem Nat.div_lt_self {n k : Nat} (hLtN : 0 < n) (hLtK : 1 < k) : n / k < n := by
  rw [Nat.div_lt_iff_lt_mul (Nat.zero_lt_of_lt hLtK)]
  have h := Nat.mul_lt_mul_of_pos_left hLtK hLtN
  rw [Nat.mul_one] at h
  exact h

protected theorem Nat.div_le_div_right {a b c : Nat} (h : a ≤ b) : a / c ≤ b / c := by
  cases c with
  | zero => exact Nat.le.refl
  | succ c =>
    rw [Nat.le_div_iff_mul_le (Nat.zero_lt_succ c)]
    exact Nat.le_trans (Nat.div_mul_le_self a (Nat.succ c)) h

protected theorem Nat.div_eq_of_lt_le {k n m : Nat} (lo : k * n ≤ m) (hi : m < (k + 1) * n) : m / n = k := by
  have hn : 0 < n := Nat.pos_of_ne_zero (fun e => by
    rw [e, Nat.mul_zero] at hi
    exact Nat.not_lt_zero m hi)
  apply Nat.le_antisymm
  · apply Nat.le_of_lt_succ
    rw [Nat.div_lt_iff_lt_mul hn]
    exact hi
  · rw [Nat.le_div_iff_mul_le hn]
    exact lo

attribute [irreducible] Nat.div Nat.mod.go
