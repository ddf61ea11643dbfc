/-!
# Decidability of bounded quantifiers and of equality of lists, options and pairs

Names and statements are those of Lean 4 core (`Init/Data/Nat/Lemmas.lean`, `Init/Data/Bool.lean`, derived instances);
proofs are our own.
-/

universe u v

instance Nat.decidableBallLT (n : Nat) (P : (k : Nat) → k < n → Prop)
    [dp : (k : Nat) → (h : k < n) → Decidable (P k h)] : Decidable (∀ (k : Nat) (h : k < n), P k h) :=
  @Nat.rec
    (fun n => (P : (k : Nat) → k < n → Prop) → ((k : Nat) → (h : k < n) → Decidable (P k h)) →
      Decidable (∀ (k : Nat) (h : k < n), P k h))
    (fun _ _ => Decidable.isTrue (fun k h => absurd h (Nat.not_lt_zero k)))
    (fun n ih P dp =>
      @Decidable.rec (∀ (k : Nat) (h : k < n), P k (Nat.lt_succ_of_lt h))
        (fun _ => Decidable (∀ (k : Nat) (h : k < Nat.succ n), P k h))
        (fun hn => Decidable.isFalse (fun h => hn (fun k hk => h k (Nat.lt_succ_of_lt hk))))
        (fun hp => @Decidable.rec (P n (Nat.lt_succ_self n))
          (fun _ => Decidable (∀ (k : Nat) (h : k < Nat.succ n), P k h))
          (fun hn => Decidable.isFalse (fun h => hn (h n (Nat.lt_succ_self n))))
          (fun hl => Decidable.isTrue (fun k hk => Or.elim (Nat.eq_or_lt_of_le (Nat.le_of_lt_succ hk))
            (fun e => by subst e; exact hl) (fun h => hp k h)))
          (dp n (Nat.lt_succ_self n)))
        (ih (fun k h => P k (Nat.lt_succ_of_lt h)) (fun k h => dp k (Nat.lt_succ_of_lt h))))
    n P dp

instance Nat.decidableBallLE (n : Nat) (P : (k : Nat) → k ≤ n → Prop)
    [dp : (k : Nat) → (h : k ≤ n) → Decidable (P k h)] : Decidable (∀ (k : Nat) (h : k ≤ n), P k h) :=
  @decidable_of_decidable_of_iff (∀ (k : Nat) (h : k < Nat.succ n), P k (Nat.le_of_lt_succ h))
    (∀ (k : Nat) (h : k ≤ n), P k h)
    (@Nat.decidableBallLT (Nat.succ n) (fun k h => P k (Nat.le_of_lt_succ h)) (fun k h => dp k (Nat.le_of_lt_succ h)))
    (Iff.intro (fun m k h => m k (Nat.lt_succ_of_le h)) (fun m k h => m k (Nat.le_of_lt_succ h)))

instance Nat.decidableExistsLT {p : Nat → Prop} [dp : (k : Nat) → Decidable (p k)] (n : Nat) :
    Decidable (∃ m, m < n ∧ p m) :=
  @Nat.rec (fun n => Decidable (∃ m, m < n ∧ p m))
    (Decidable.isFalse (fun h => h.elim (fun m hm => Nat.not_lt_zero m hm.left)))
    (fun n ih =>
      @Decidable.rec (∃ m, m < n ∧ p m) (fun _ => Decidable (∃ m, m < Nat.succ n ∧ p m))
        (fun hn => @Decidable.rec (p n) (fun _ => Decidable (∃ m, m < Nat.succ n ∧ p m))
          (fun hl => Decidable.isFalse (fun h => h.elim (fun m hm =>
            Or.elim (Nat.eq_or_lt_of_le (Nat.le_of_lt_succ hm.left)) (fun e => hl (by rw [← e]; exact hm.right))
              (fun l => hn ⟨m, l, hm.right⟩))))
          (fun hl => Decidable.isTrue ⟨n, Nat.lt_succ_self n, hl⟩) (dp n))
        (fun hp => Decidable.isTrue (hp.elim (fun m hm => ⟨m, Nat.lt_succ_of_lt hm.left, hm.right⟩))) ih)
    n

instance Nat.decidableExistsLE {p : Nat → Prop} [dp : (k : Nat) → Decidable (p k)] (n : Nat) :
    Decidable (∃ m, m ≤ n ∧ p m) :=
  @decidable_of_decidable_of_iff (∃ m, m < Nat.succ n ∧ p m) (∃ m, m ≤ n ∧ p m)
    (@Nat.decidableExistsLT p dp (Nat.succ n))
    (Iff.intro (fun h => h.elim (fun m hm => ⟨m, Nat.le_of_lt_succ hm.left, hm.right⟩))
      (fun h => h.elim (fun m hm => ⟨m, Nat.lt_succ_of_le hm.left, hm.right⟩)))

instance Bool.instDecidableForallOfDecidablePred (p : Bool → Prop) [dp : (b : Bool) → Decidable (p b)] :
    Decidable (∀ b, p b) :=
  @decidable_of_decidable_of_iff (p Bool.false ∧ p Bool.true) (∀ b, p b)
    (@instDecidableAnd (p Bool.false) (p Bool.true) (dp Bool.false) (dp Bool.true))
    (Iff.intro (fun h b => @Bool.rec (fun b => p b) h.left h.right b) (fun h => ⟨h Bool.false, h Bool.true⟩))

instance Bool.instDecidableExistsOfDecidablePred (p : Bool → Prop) [dp : (b : Bool) → Decidable (p b)] :
    Decidable (∃ b, p b) :=
  @decidable_of_decidable_of_iff (p Bool.false ∨ p Bool.true) (∃ b, p b)
    (@instDecidableOr (p Bool.false) (p Bool.true) (dp Bool.false) (dp Bool.true))
    (Iff.intro (fun h => Or.elim h (fun f => ⟨Bool.false, f⟩) (fun t => ⟨Bool.true, t⟩))
      (fun h => h.elim (fun b hb => @Bool.rec (fun b => p b → p Bool.false ∨ p Bool.true) Or.inl Or.inr b hb)))

instance instDecidableEqList {α : Type u} [d : (a b : α) → Decidable (a = b)] (l m : List α) : Decidable (l = m) :=
  @List.rec α (fun l => (m : List α) → Decidable (l = m))
    (fun m => @List.rec α (fun m => Decidable ([] = m)) (Decidable.isTrue rfl)
      (fun a l _ => Decidable.isFalse (fun h => List.cons_ne_nil a l (Eq.symm h))) m)
    (fun a l ih m => @List.rec α (fun m => Decidable (a :: l = m)) (Decidable.isFalse (List.cons_ne_nil a l))
      (fun b m _ => @decidable_of_decidable_of_iff (a = b ∧ l = m) (a :: l = b :: m)
        (@instDecidableAnd (a = b) (l = m) (d a b) (ih m)) (Iff.symm List.cons_eq_cons)) m)
    l m

instance instDecidableEqProd {α : Type u} {β : Type v} [da : (a b : α) → Decidable (a = b)]
    [db : (a b : β) → Decidable (a = b)] (p q : α × β) : Decidable (p = q) :=
  @decidable_of_decidable_of_iff (p.fst = q.fst ∧ p.snd = q.snd) (p = q)
    (@instDecidableAnd (p.fst = q.fst) (p.snd = q.snd) (da p.fst q.fst) (db p.snd q.snd))
    (Iff.intro (fun h => by cases p with | mk a b => cases q with | mk c d => cases h with | intro e f => cases e; cases f; rfl)
      (fun h => by rw [h]; exact ⟨rfl, rfl⟩))
