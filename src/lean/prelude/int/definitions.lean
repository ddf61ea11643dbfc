/-!
# The integers: arithmetic, order, and deciding both

Names and statements are those of Lean 4 core (`Init/Data/Int/Basic.lean`, `Init/Data/Int/DivMod/Basic.lean`); proofs are
our own. As with Nat `instInt.hAdd` stands for `HAdd.hAdd` with its instance; `instInt.ofNat n` is the numeral `n`,
`instInt.natCast n` is `((n : Nat) : Int)`.
-/

inductive Int : Type where
  | ofNat : Nat → Int
  | negSucc : Nat → Int

@[projection] private def instInt.ofNat (n : Nat) : Int := Int.ofNat n
@[projection] private def instInt.natCast (n : Nat) : Int := Int.ofNat n

def Int.negOfNat (n : Nat) : Int := @Nat.rec (fun _ => Int) 0 (fun m _ => Int.negSucc m) n

protected def Int.neg (n : Int) : Int := @Int.rec (fun _ => Int) Int.negOfNat (fun n => ↑(Nat.succ n)) n

def Int.subNatNat (m n : Nat) : Int := @Nat.rec (fun _ => Int) (Int.ofNat (m - n)) (fun k _ => Int.negSucc k) (n - m)

protected def Int.add (m n : Int) : Int :=
  @Int.rec (fun _ => Int)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.ofNat (m + n)) (fun n => Int.subNatNat m (Nat.succ n)) n)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.subNatNat n (Nat.succ m))
      (fun n => Int.negSucc (Nat.succ (m + n))) n) m

protected def Int.mul (m n : Int) : Int :=
  @Int.rec (fun _ => Int)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.ofNat (m * n)) (fun n => Int.negOfNat (m * Nat.succ n)) n)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.negOfNat (Nat.succ m * n))
      (fun n => Int.ofNat (Nat.succ m * Nat.succ n)) n) m

@[projection] private def instInt.neg (n : Int) : Int := Int.neg n
@[projection] private def instInt.hAdd (m n : Int) : Int := Int.add m n
@[projection] private def instInt.hMul (m n : Int) : Int := Int.mul m n
protected def Int.sub (m n : Int) : Int := m + -n
@[projection] private def instInt.hSub (m n : Int) : Int := Int.sub m n
protected def Int.pow (m : Int) (n : Nat) : Int := @Nat.rec (fun _ => Int) 1 (fun _ ih => ih * m) n
@[projection] private def instInt.hPow (m : Int) (n : Nat) : Int := Int.pow m n

def Int.natAbs (m : Int) : Nat := @Int.rec (fun _ => Nat) (fun m => m) (fun m => Nat.succ m) m

def Int.toNat (n : Int) : Nat := @Int.rec (fun _ => Nat) (fun n => n) (fun _ => 0) n

def Int.sign (n : Int) : Int :=
  @Int.rec (fun _ => Int) (fun n => @Nat.rec (fun _ => Int) 0 (fun _ _ => 1) n) (fun _ => -1) n

/-! ## Division: `/` and `%` round so that remainders are not negative, `tdiv` and `tmod` towards zero -/

def Int.ediv (m n : Int) : Int :=
  @Int.rec (fun _ => Int)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.ofNat (m / n)) (fun n => -Int.ofNat (m / Nat.succ n)) n)
    (fun m => @Int.rec (fun _ => Int)
      (fun n => @Nat.rec (fun _ => Int) 0 (fun k _ => Int.negSucc (m / Nat.succ k)) n)
      (fun n => Int.ofNat (Nat.succ (m / Nat.succ n))) n) m

def Int.emod (m n : Int) : Int :=
  @Int.rec (fun _ => Int) (fun m => Int.ofNat (m % Int.natAbs n))
    (fun m => Int.subNatNat (Int.natAbs n) (Nat.succ (m % Int.natAbs n))) m

def Int.tdiv (m n : Int) : Int :=
  @Int.rec (fun _ => Int)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.ofNat (m / n)) (fun n => -Int.ofNat (m / Nat.succ n)) n)
    (fun m => @Int.rec (fun _ => Int) (fun n => -Int.ofNat (Nat.succ m / n))
      (fun n => Int.ofNat (Nat.succ m / Nat.succ n)) n) m

def Int.tmod (m n : Int) : Int :=
  @Int.rec (fun _ => Int)
    (fun m => @Int.rec (fun _ => Int) (fun n => Int.ofNat (m % n)) (fun n => Int.ofNat (m % Nat.succ n)) n)
    (fun m => @Int.rec (fun _ => Int) (fun n => -Int.ofNat (Nat.succ m % n))
      (fun n => -Int.ofNat (Nat.succ m % Nat.succ n)) n) m

@[projection] private def instInt.hDiv (m n : Int) : Int := Int.ediv m n
@[projection] private def instInt.hMod (m n : Int) : Int := Int.emod m n

/-! ## The order -/

inductive Int.NonNeg : Int → Prop where
  | mk (n : Nat) : Int.NonNeg (Int.ofNat n)

protected def Int.le (a b : Int) : Prop := Int.NonNeg (b - a)
@[projection] private def instInt.le (a b : Int) : Prop := Int.le a b
protected def Int.lt (a b : Int) : Prop := a + 1 ≤ b
@[projection] private def instInt.lt (a b : Int) : Prop := Int.lt a b
@[reducible] private def instInt.ge (a b : Int) : Prop := b ≤ a
@[reducible] private def instInt.gt (a b : Int) : Prop := b < a
@[projection] private def instInt.dvd (a b : Int) : Prop := ∃ c, b = a * c
private theorem Int.ofNat_ne (m n : Nat) : ¬Int.ofNat m = Int.negSucc n := fun e => by cases e
private theorem Int.negSucc_ne (m n : Nat) : ¬Int.negSucc m = Int.ofNat n := fun e => by cases e
private theorem Int.ofNat_inj' {m n : Nat} (e : Int.ofNat m = Int.ofNat n) : m = n := congrArg Int.toNat e
private theorem Int.negSucc_inj' {m n : Nat} (e : Int.negSucc m = Int.negSucc n) : m = n := by cases e; rfl

protected def Int.decEq (a b : Int) : Decidable (a = b) :=
  @Int.rec (fun a => Decidable (a = b))
    (fun m => @Int.rec (fun b => Decidable (Int.ofNat m = b))
      (fun n => @dite (Decidable (Int.ofNat m = Int.ofNat n)) (m = n) (Nat.decEq m n)
        (fun h => Decidable.isTrue (congrArg Int.ofNat h))
        (fun h => Decidable.isFalse (fun e => h (Int.ofNat_inj' e))))
      (fun n => Decidable.isFalse (Int.ofNat_ne m n)) b)
    (fun m => @Int.rec (fun b => Decidable (Int.negSucc m = b))
      (fun n => Decidable.isFalse (Int.negSucc_ne m n))
      (fun n => @dite (Decidable (Int.negSucc m = Int.negSucc n)) (m = n) (Nat.decEq m n)
        (fun h => Decidable.isTrue (congrArg Int.negSucc h))
        (fun h => Decidable.isFalse (fun e => h (Int.negSucc_inj' e)))) b) a

instance Int.instDecidableEq (a b : Int) : Decidable (a = b) := Int.decEq a b

private def Int.decNonneg (m : Int) : Decidable (Int.NonNeg m) :=
  @Int.rec (fun m => Decidable (Int.NonNeg m)) (fun m => Decidable.isTrue (Int.NonNeg.mk m))
    (fun m => Decidable.isFalse (fun h => by cases h)) m

instance Int.decLe (a b : Int) : Decidable (a ≤ b) := Int.decNonneg (b - a)

instance Int.decLt (a b : Int) : Decidable (a < b) := Int.decNonneg (b - (a + 1))

instance Int.instInhabited : Inhabited Int := Inhabited.mk (Int.ofNat 0)

/-! ## Every integer is the difference of two numbers -/

theorem Int.subNatNat_add_add (m n k : Nat) : Int.subNatNat (m + k) (n + k) = Int.subNatNat m n := by
  show @Nat.rec (fun _ => Int) (Int.ofNat (m + k - (n + k))) (fun j _ => Int.negSucc j) (n + k - (m + k)) = _
  rw [Nat.add_sub_add_right, Nat.add_sub_add_right]
  rfl

private theorem Int.pair_eq {p q r s : Nat} (h : p + s = r + q) : Int.subNatNat p q = Int.subNatNat r s := by
  rw [← Int.subNatNat_add_add p q s, ← Int.subNatNat_add_add r s q, h, Nat.add_comm q]

private theorem Int.ofNat_pair (k : Nat) : Int.ofNat k = Int.subNatNat k 0 := by
  show Int.ofNat k = @Nat.rec (fun _ => Int) (Int.ofNat k) (fun j _ => Int.negSucc j) (0 - k)
  rw [Nat.zero_sub]

private theorem Int.pair_ofNat {p q k : Nat} (h : p = q + k) : Int.ofNat k = Int.subNatNat p q :=
  (Int.ofNat_pair k).trans (Int.pair_eq (h ▸ (Nat.add_comm k q)))
private theorem Int.pair_negSucc {p q k : Nat} (h : q = p + (k + 1)) : Int.negSucc k = Int.subNatNat p q :=
  Int.pair_eq (p := 0) (q := k + 1) ((Nat.zero_add q).trans h)

private theorem Int.pair_cases {motive : Nat → Nat → Prop} (p q : Nat) (left : ∀ q k, motive (q + k) q)
    (right : ∀ p k, motive p (p + (k + 1))) : motive p q := by
  cases Nat.lt_or_ge p q with
  | inl h => obtain ⟨k, rfl⟩ := Nat.le.dest h; exact (Nat.add_assoc p 1 k).trans (congrArg (p + ·) (Nat.add_comm 1 k)) ▸ right p k
  | inr h => obtain ⟨k, rfl⟩ := Nat.le.dest h; exact left q k

private theorem Int.negOfNat_pair (k : Nat) : Int.negOfNat k = Int.subNatNat 0 k := by cases k <;> rfl

protected theorem Int.add_comm (a b : Int) : a + b = b + a := by
  cases a <;> cases b
  · exact congrArg Int.ofNat (Nat.add_comm _ _)
  · rfl
  · rfl
  · exact congrArg (fun n => Int.negSucc (n + 1)) (Nat.add_comm _ _)

private theorem Int.ofNat_add_pair (m r s : Nat) : Int.ofNat m + Int.subNatNat r s = Int.subNatNat (m + r) s := by
  refine Int.pair_cases (motive := fun r s => Int.ofNat m + Int.subNatNat r s = Int.subNatNat (m + r) s) r s ?_ ?_
  · intro s n
    rw [← Int.pair_ofNat (q := s) rfl]
    exact Int.pair_ofNat (Nat.add_left_comm m s n)
  · intro r n
    rw [← Int.pair_negSucc (p := r) rfl]
    exact Int.pair_eq (Nat.add_assoc m r (n + 1)).symm

private theorem Int.negSucc_add_pair (m r s : Nat) : Int.negSucc m + Int.subNatNat r s = Int.subNatNat r (m + 1 + s) := by
  refine Int.pair_cases (motive := fun r s => Int.negSucc m + Int.subNatNat r s = Int.subNatNat r (m + 1 + s)) r s ?_ ?_
  · intro s n
    rw [← Int.pair_ofNat (q := s) rfl]
    exact Int.pair_eq ((Nat.add_comm n _).trans ((Nat.add_assoc (m + 1) s n).trans (Nat.add_comm (m + 1) (s + n))))
  · intro r n
    rw [← Int.pair_negSucc (p := r) rfl]
    exact Int.pair_negSucc ((Nat.add_left_comm (m + 1) r (n + 1)).trans (congrArg (fun k => r + (k + 1)) (Nat.succ_add m n)))

private theorem Int.pair_add (p q r s : Nat) :
    Int.subNatNat p q + Int.subNatNat r s = Int.subNatNat (p + r) (q + s) := by
  refine Int.pair_cases (motive := fun p q => _ = Int.subNatNat (p + r) (q + s)) p q ?_ ?_
  · intro q m
    rw [← Int.pair_ofNat (q := q) rfl, Int.ofNat_add_pair]
    exact Int.pair_eq (by rw [Nat.add_left_comm, Nat.add_assoc q m r, Nat.add_assoc q])
  · intro p m
    rw [← Int.pair_negSucc (p := p) rfl, Int.negSucc_add_pair]
    exact Int.pair_eq (by rw [Nat.add_assoc p, ← Nat.add_assoc r, Nat.add_comm r])

private theorem Int.pair_neg (p q : Nat) : -Int.subNatNat p q = Int.subNatNat q p := by
  refine Int.pair_cases (motive := fun p q => -Int.subNatNat p q = Int.subNatNat q p) p q ?_ ?_
  · intro q m
    rw [← Int.pair_ofNat (q := q) rfl]
    exact (Int.negOfNat_pair m).trans (Int.pair_eq (Nat.zero_add (q + m)))
  · intro p m
    rw [← Int.pair_negSucc (p := p) rfl]
    exact Int.pair_ofNat rfl

private theorem Int.pair_sub (p q r s : Nat) :
    Int.subNatNat p q - Int.subNatNat r s = Int.subNatNat (p + s) (q + r) := by
  show Int.subNatNat p q + -Int.subNatNat r s = _
  rw [Int.pair_neg, Int.pair_add]

private theorem Int.ofNat_mul_pair (m r s : Nat) : Int.ofNat m * Int.subNatNat r s = Int.subNatNat (m * r) (m * s) := by
  refine Int.pair_cases (motive := fun r s => Int.ofNat m * Int.subNatNat r s = Int.subNatNat (m * r) (m * s)) r s ?_ ?_
  · intro s n
    rw [← Int.pair_ofNat (q := s) rfl]
    exact Int.pair_ofNat (Nat.mul_add m s n)
  · intro r n
    rw [← Int.pair_negSucc (p := r) rfl]
    exact (Int.negOfNat_pair _).trans (Int.pair_eq ((Nat.zero_add _).trans (Nat.mul_add m r (n + 1))))

private theorem Int.negSucc_mul_pair (m r s : Nat) :
    Int.negSucc m * Int.subNatNat r s = Int.subNatNat ((m + 1) * s) ((m + 1) * r) := by
  refine Int.pair_cases (motive := fun r s => _ = Int.subNatNat ((m + 1) * s) ((m + 1) * r)) r s ?_ ?_
  · intro s n
    rw [← Int.pair_ofNat (q := s) rfl]
    exact (Int.negOfNat_pair _).trans (Int.pair_eq ((Nat.zero_add _).trans (Nat.mul_add (m + 1) s n)))
  · intro r n
    rw [← Int.pair_negSucc (p := r) rfl]
    exact Int.pair_ofNat (Nat.mul_add (m + 1) r (n + 1))

private theorem Int.negOfNat_mul_pair (k r s : Nat) : Int.negOfNat k * Int.subNatNat r s = Int.subNatNat (k * s) (k * r) := by
  cases k with
  | zero => rw [Nat.zero_mul, Nat.zero_mul]; exact (Int.ofNat_mul_pair 0 r s).trans (by rw [Nat.zero_mul, Nat.zero_mul])
  | succ k => exact Int.negSucc_mul_pair k r s

private theorem Int.pair_nonneg (p q : Nat) : Int.NonNeg (Int.subNatNat p q) ↔ q ≤ p := by
  refine Int.pair_cases (motive := fun p q => Int.NonNeg (Int.subNatNat p q) ↔ q ≤ p) p q ?_ ?_
  · intro q m
    rw [← Int.pair_ofNat (q := q) rfl]
    exact ⟨fun _ => Nat.le_add_right q m, fun _ => Int.NonNeg.mk m⟩
  · intro p m
    rw [← Int.pair_negSucc (p := p) rfl]
    exact ⟨fun i => (by cases i), fun i => absurd i (Nat.not_le_of_gt (Nat.lt_succ_of_le (Nat.le_add_right p m)))⟩

private theorem Int.pair_le (p q r s : Nat) : Int.subNatNat p q ≤ Int.subNatNat r s ↔ p + s ≤ r + q := by
  show Int.NonNeg (Int.subNatNat r s - Int.subNatNat p q) ↔ _
  rw [Int.pair_sub, Int.pair_nonneg, Nat.add_comm s]

private theorem Int.pair_lt (p q r s : Nat) : Int.subNatNat p q < Int.subNatNat r s ↔ p + s + 1 ≤ r + q := by
  show Int.subNatNat p q + Int.subNatNat 1 0 ≤ Int.subNatNat r s ↔ _
  rw [Int.pair_add, Int.pair_le, Nat.add_right_comm, Nat.add_zero]

private theorem Int.pair_inj {p q r s : Nat} (h : Int.subNatNat p q = Int.subNatNat r s) : p + s = r + q := by
  have refl := (Int.pair_le p q p q).mpr (Nat.le_refl _)
  exact Nat.le_antisymm ((Int.pair_le p q r s).mp (h ▸ refl)) ((Int.pair_le r s p q).mp (h ▸ refl))

private theorem Int.pair (x : Int) : x = Int.subNatNat (Int.toNat x) (Int.toNat (-x)) := by
  cases x with
  | ofNat n => cases n with
    | zero => rfl
    | succ n => exact Int.ofNat_pair (n + 1)
  | negSucc n => rfl

private theorem Int.exists_pair (x : Int) : ∃ p q, x = Int.subNatNat p q := ⟨_, _, Int.pair x⟩
