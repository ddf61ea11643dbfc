/-!
# Function extensionality, choice and the excluded middle

As in Lean 4 core (`Init/Core.lean`, `Init/Classical.lean`). The quotient type is built into the kernel and is added
when `Eq` is there, before this file.
-/

universe u v

/-! ## Extensionality -/

axiom Quot.sound {α : Sort u} {r : α → α → Prop} {a b : α} : r a b → Quot.mk r a = Quot.mk r b

theorem funext {α : Sort u} {β : α → Sort v} {f g : (x : α) → β x} (h : ∀ x, f x = g x) : f = g :=
  @congrArg (@Quot ((x : α) → β x) (fun f g => ∀ x, f x = g x)) ((x : α) → β x)
    (@Quot.mk ((x : α) → β x) (fun f g => ∀ x, f x = g x) f)
    (@Quot.mk ((x : α) → β x) (fun f g => ∀ x, f x = g x) g)
    (fun q x => @Quot.lift ((x : α) → β x) (fun f g => ∀ x, f x = g x) (β x) (fun k => k x)
      (fun _ _ hab => hab x) q)
    (@Quot.sound ((x : α) → β x) (fun f g => ∀ x, f x = g x) f g h)

/-! ## Choice and the excluded middle -/

axiom Classical.choice {α : Sort u} : Nonempty α → α

noncomputable def Classical.indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : Subtype p :=
  Classical.choice (Exists.elim h (fun x px => Nonempty.intro (Subtype.mk x px)))

noncomputable def Classical.choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α :=
  (Classical.indefiniteDescription p h).val

theorem Classical.choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (Classical.choose h) :=
  (Classical.indefiniteDescription p h).property

theorem Classical.em (p : Prop) : p ∨ ¬p :=
  have exU : ∃ (x : Prop), x = True ∨ p := Exists.intro True (Or.inl rfl)
  have exV : ∃ (x : Prop), x = False ∨ p := Exists.intro False (Or.inl rfl)
  have distinct : ¬(Classical.choose exU = Classical.choose exV) ∨ p :=
    Or.elim (Classical.choose_spec exU)
      (fun hu => Or.elim (Classical.choose_spec exV)
        (fun hv => Or.inl (fun h => true_ne_false (Eq.trans (Eq.symm hu) (Eq.trans h hv))))
        (fun hp => Or.inr hp))
      (fun hp => Or.inr hp)
  have same : p → Classical.choose exU = Classical.choose exV := fun hp =>
    have predicates : (fun (x : Prop) => x = True ∨ p) = (fun (x : Prop) => x = False ∨ p) :=
      funext (fun x => propext (Iff.intro (fun _ => Or.inr hp) (fun _ => Or.inr hp)))
    @Eq.rec (Prop → Prop) (fun x => x = True ∨ p)
      (fun q _ => ∀ (hq : ∃ x, q x), Classical.choose exU = @Classical.choose Prop q hq)
      (fun _ => rfl) (fun x => x = False ∨ p) predicates exV
  Or.elim distinct (fun hne => Or.inr (fun hp => hne (same hp))) Or.inl

theorem Classical.byCases {p q : Prop} (hpq : p → q) (hnpq : ¬p → q) : q := Or.elim (Classical.em p) hpq hnpq

theorem Classical.byContradiction {p : Prop} (h : ¬p → False) : p :=
  Or.elim (Classical.em p) (fun hp => hp) (fun hnp => False.elim (h hnp))

noncomputable def Classical.propDecidable (a : Prop) : Decidable a :=
  Classical.choice (Or.elim (Classical.em a) (fun ha => Nonempty.intro (Decidable.isTrue ha))
    (fun hna => Nonempty.intro (Decidable.isFalse hna)))
