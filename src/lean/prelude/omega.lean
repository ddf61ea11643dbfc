/-!
# What the proofs of `omega` are made of

A linear form over a list of atoms is an `Expr`; `cut` draws every conclusion that `omega` needs from `≤` between two
forms, and its side condition is computed by the kernel. `omega` finds the certificate, nothing of the search is trusted.
-/

inductive Lean.Omega.Expr : Type where
  | num (n : Nat) : Lean.Omega.Expr
  | atom (i : Nat) : Lean.Omega.Expr
  | add (a b : Lean.Omega.Expr) : Lean.Omega.Expr
  | mul (k : Nat) (a : Lean.Omega.Expr) : Lean.Omega.Expr
  | mulRight (a : Lean.Omega.Expr) (k : Nat) : Lean.Omega.Expr

/-- The `i`-th entry, 0 behind the end. -/
private def Lean.Omega.entry (x : List Nat) (i : Nat) : Nat :=
  @List.rec Nat (fun _ => Nat → Nat) (fun _ => 0) (fun a _ ih i => @Nat.rec (fun _ => Nat) a (fun j _ => ih j) i) x i

/-- The value of a form, `x` being the values of the atoms. -/
private def Lean.Omega.value (x : List Nat) (e : Lean.Omega.Expr) : Nat :=
  @Lean.Omega.Expr.rec (fun _ => Nat) (fun n => n) (fun i => Lean.Omega.entry x i) (fun _ _ a b => a + b)
    (fun k _ a => k * a) (fun _ k a => a * k) e

private def Lean.Omega.dot (c x : List Nat) : Nat :=
  @List.rec Nat (fun _ => List Nat → Nat) (fun _ => 0)
    (fun a _ ih x => @List.rec Nat (fun _ => Nat) 0 (fun b t _ => a * b + ih t) x) c x

private def Lean.Omega.sum (a b : List Nat) : List Nat :=
  @List.rec Nat (fun _ => List Nat → List Nat) (fun b => b)
    (fun h t ih b => @List.rec Nat (fun _ => List Nat) (h :: t) (fun k u _ => (h + k) :: ih u) b) a b

private def Lean.Omega.scale (k : Nat) (a : List Nat) : List Nat :=
  @List.rec Nat (fun _ => List Nat) [] (fun h _ ih => (k * h) :: ih) a

private def Lean.Omega.unit (i : Nat) : List Nat := @Nat.rec (fun _ => List Nat) [1] (fun _ ih => 0 :: ih) i

/-- The constant, then the coefficients of the atoms. -/
private def Lean.Omega.coefficients (e : Lean.Omega.Expr) : List Nat :=
  @Lean.Omega.Expr.rec (fun _ => List Nat) (fun n => [n]) (fun i => 0 :: Lean.Omega.unit i)
    (fun _ _ a b => Lean.Omega.sum a b) (fun k _ a => Lean.Omega.scale k a)
    (fun _ k a => Lean.Omega.scale k a) e

/-- Entry by entry at most. -/
private def Lean.Omega.dominated (a b : List Nat) : Bool :=
  @List.rec Nat (fun _ => List Nat → Bool) (fun _ => Bool.true)
    (fun h _ ih b =>
      @List.rec Nat (fun _ => Bool) (Bool.and (Nat.ble h 0) (ih [])) (fun k u _ => Bool.and (Nat.ble h k) (ih u)) b) a b

private theorem Lean.Omega.dot_nil (c : List Nat) : Lean.Omega.dot c [] = 0 := by
  cases c with
  | nil => rfl
  | cons a c => rfl

private theorem Lean.Omega.dot_sum (a b x : List Nat) :
    Lean.Omega.dot (Lean.Omega.sum a b) x = Lean.Omega.dot a x + Lean.Omega.dot b x := by
  induction a generalizing b x with
  | nil => exact Eq.symm (Nat.zero_add _)
  | cons h t ih =>
    cases b with
    | nil => rfl
    | cons k u =>
      cases x with
      | nil => rfl
      | cons y z =>
        show (h + k) * y + Lean.Omega.dot (Lean.Omega.sum t u) z
          = (h * y + Lean.Omega.dot t z) + (k * y + Lean.Omega.dot u z)
        rw [ih, Nat.add_mul, Nat.add_add_add_comm]

private theorem Lean.Omega.dot_scale (k : Nat) (a x : List Nat) :
    Lean.Omega.dot (Lean.Omega.scale k a) x = k * Lean.Omega.dot a x := by
  induction a generalizing x with
  | nil => rfl
  | cons h t ih =>
    cases x with
    | nil => rfl
    | cons y z =>
      show k * h * y + Lean.Omega.dot (Lean.Omega.scale k t) z = k * (h * y + Lean.Omega.dot t z)
      rw [ih, Nat.mul_add, Nat.mul_assoc]

private theorem Lean.Omega.dot_unit (i : Nat) (x : List Nat) :
    Lean.Omega.dot (Lean.Omega.unit i) x = Lean.Omega.entry x i := by
  induction i generalizing x with
  | zero =>
    cases x with
    | nil => rfl
    | cons y z => exact Nat.one_mul y
  | succ i ih =>
    cases x with
    | nil => rfl
    | cons y z =>
      show 0 * y + Lean.Omega.dot (Lean.Omega.unit i) z = Lean.Omega.entry z i
      rw [ih, Nat.zero_mul, Nat.zero_add]

private theorem Lean.Omega.value_eq (x : List Nat) (e : Lean.Omega.Expr) :
    Lean.Omega.value x e = Lean.Omega.dot (Lean.Omega.coefficients e) (1 :: x) := by
  induction e with
  | num n => exact Eq.symm (Nat.mul_one n)
  | atom i =>
    show Lean.Omega.entry x i = 0 * 1 + Lean.Omega.dot (Lean.Omega.unit i) x
    rw [Lean.Omega.dot_unit, Nat.zero_mul, Nat.zero_add]
  | add a b iha ihb =>
    show Lean.Omega.value x a + Lean.Omega.value x b
      = Lean.Omega.dot (Lean.Omega.sum (Lean.Omega.coefficients a) (Lean.Omega.coefficients b)) (1 :: x)
    rw [iha, ihb, Lean.Omega.dot_sum]
  | mul k a ih =>
    show k * Lean.Omega.value x a = Lean.Omega.dot (Lean.Omega.scale k (Lean.Omega.coefficients a)) (1 :: x)
    rw [ih, Lean.Omega.dot_scale]
  | mulRight a k ih =>
    show Lean.Omega.value x a * k = Lean.Omega.dot (Lean.Omega.scale k (Lean.Omega.coefficients a)) (1 :: x)
    rw [ih, Lean.Omega.dot_scale, Nat.mul_comm]

private theorem Lean.Omega.and_left {a b : Bool} (h : Bool.and a b = Bool.true) : a = Bool.true := by
  cases a with
  | false => exact h
  | true => rfl

private theorem Lean.Omega.and_right {a b : Bool} (h : Bool.and a b = Bool.true) : b = Bool.true := by
  cases a with
  | false => exact Bool.noConfusion_false_true h
  | true => exact h

private theorem Lean.Omega.dot_le (a b x : List Nat) (h : Lean.Omega.dominated a b = Bool.true) :
    Lean.Omega.dot a x ≤ Lean.Omega.dot b x := by
  induction a generalizing b x with
  | nil => exact Nat.zero_le _
  | cons c t ih =>
    cases x with
    | nil => exact Nat.zero_le _
    | cons y z =>
      cases b with
      | nil =>
        have hc : c = 0 := Nat.eq_zero_of_le_zero (Nat.le_of_ble_eq_true (Lean.Omega.and_left h))
        have ht := ih [] z (Lean.Omega.and_right h)
        show c * y + Lean.Omega.dot t z ≤ 0
        rw [hc, Nat.zero_mul, Nat.zero_add]
        exact ht
      | cons d u =>
        exact Nat.add_le_add (Nat.mul_le_mul_right y (Nat.le_of_ble_eq_true (Lean.Omega.and_left h)))
          (ih u z (Lean.Omega.and_right h))

/-- From `a ≤ b` and `(p+1)c + b ≤ a + (p+1)d + p`, coefficient by coefficient, follows `c ≤ d`. -/
private theorem Lean.Omega.cut (x : List Nat) (a b c d : Lean.Omega.Expr) (p : Nat)
    (h : Lean.Omega.value x a ≤ Lean.Omega.value x b)
    (check : Lean.Omega.dominated
        (Lean.Omega.coefficients (Lean.Omega.Expr.add (Lean.Omega.Expr.mul (Nat.succ p) c) b))
        (Lean.Omega.coefficients (Lean.Omega.Expr.add a
          (Lean.Omega.Expr.add (Lean.Omega.Expr.mul (Nat.succ p) d) (Lean.Omega.Expr.num p)))) = Bool.true) :
    Lean.Omega.value x c ≤ Lean.Omega.value x d := by
  have forms := Lean.Omega.dot_le _ _ (1 :: x) check
  rw [← Lean.Omega.value_eq, ← Lean.Omega.value_eq] at forms
  have bound : Nat.succ p * Lean.Omega.value x c + Lean.Omega.value x b
      ≤ Lean.Omega.value x b + (Nat.succ p * Lean.Omega.value x d + p) :=
    Nat.le_trans forms (Nat.add_le_add_right h _)
  rw [Nat.add_comm (Nat.succ p * Lean.Omega.value x c)] at bound
  have less : Nat.succ p * Lean.Omega.value x c < Nat.succ p * Nat.succ (Lean.Omega.value x d) :=
    Nat.lt_succ_of_le (Nat.le_of_add_le_add_left bound)
  exact Nat.le_of_lt_succ (Nat.lt_of_mul_lt_mul_left less)

private theorem Lean.Omega.add_le (x : List Nat) (a₁ b₁ a₂ b₂ : Lean.Omega.Expr)
    (h₁ : Lean.Omega.value x a₁ ≤ Lean.Omega.value x b₁) (h₂ : Lean.Omega.value x a₂ ≤ Lean.Omega.value x b₂) :
    Lean.Omega.value x (Lean.Omega.Expr.add a₁ a₂) ≤ Lean.Omega.value x (Lean.Omega.Expr.add b₁ b₂) :=
  Nat.add_le_add h₁ h₂

private theorem Lean.Omega.mul_le (x : List Nat) (k : Nat) (a b : Lean.Omega.Expr)
    (h : Lean.Omega.value x a ≤ Lean.Omega.value x b) :
    Lean.Omega.value x (Lean.Omega.Expr.mul k a) ≤ Lean.Omega.value x (Lean.Omega.Expr.mul k b) :=
  Nat.mul_le_mul_left k h

/-- `a ≤ b` cannot be when `b + 1 ≤ a`, coefficient by coefficient. -/
private theorem Lean.Omega.refute (x : List Nat) (a b : Lean.Omega.Expr)
    (h : Lean.Omega.value x a ≤ Lean.Omega.value x b)
    (check : Lean.Omega.dominated
        (Lean.Omega.coefficients (Lean.Omega.Expr.add b (Lean.Omega.Expr.num 1)))
        (Lean.Omega.coefficients a) = Bool.true) : False := by
  have forms := Lean.Omega.dot_le _ _ (1 :: x) check
  rw [← Lean.Omega.value_eq, ← Lean.Omega.value_eq] at forms
  exact Nat.not_le_of_gt forms h

/-! ## Case distinctions -/

private theorem Lean.Omega.sub_cases (a b : Nat) : (a ≤ b ∧ a - b = 0) ∨ (b ≤ a ∧ a = a - b + b) :=
  (Nat.le_total a b).elim (fun h => Or.inl ⟨h, Nat.sub_eq_zero_of_le h⟩)
    (fun h => Or.inr ⟨h, Eq.symm (Nat.sub_add_cancel h)⟩)

private theorem Lean.Omega.min_cases (a b : Nat) : (a ≤ b ∧ min a b = a) ∨ (b ≤ a ∧ min a b = b) :=
  (Nat.le_total a b).elim (fun h => Or.inl ⟨h, Nat.min_eq_left h⟩) (fun h => Or.inr ⟨h, Nat.min_eq_right h⟩)

private theorem Lean.Omega.max_cases (a b : Nat) : (a ≤ b ∧ max a b = b) ∨ (b ≤ a ∧ max a b = a) :=
  (Nat.le_total a b).elim (fun h => Or.inl ⟨h, Nat.max_eq_right h⟩) (fun h => Or.inr ⟨h, Nat.max_eq_left h⟩)

private theorem Lean.Omega.not_and_cases {p q : Prop} (h : ¬(p ∧ q)) : ¬p ∨ ¬q := Classical.not_and_iff_not_or_not.mp h

private theorem Lean.Omega.imp_cases {p q : Prop} (h : p → q) : ¬p ∨ q := (Classical.em p).elim (fun hp => Or.inr (h hp)) Or.inl

private theorem Lean.Omega.not_imp_cases {p q : Prop} (h : ¬(p → q)) : p ∧ ¬q := Classical.not_imp.mp h

private theorem Lean.Omega.iff_cases {p q : Prop} (h : p ↔ q) : (p ∧ q) ∨ (¬p ∧ ¬q) :=
  (Classical.em p).elim (fun hp => Or.inl ⟨hp, h.mp hp⟩) (fun hp => Or.inr ⟨hp, fun hq => hp (h.mpr hq)⟩)

private theorem Lean.Omega.not_iff_cases {p q : Prop} (h : ¬(p ↔ q)) : (p ∧ ¬q) ∨ (¬p ∧ q) :=
  (Classical.em p).elim (fun hp => Or.inl ⟨hp, fun hq => h (iff_of_true hp hq)⟩)
    (fun hp => Or.inr ⟨hp, Classical.byContradiction (fun hq => h (iff_of_false hp hq))⟩)

private theorem Lean.Omega.not_or_cases {p q : Prop} (h : ¬(p ∨ q)) : ¬p ∧ ¬q := not_or.mp h

private theorem Lean.Omega.not_not_cases {p : Prop} (h : ¬¬p) : p := Classical.byContradiction h
