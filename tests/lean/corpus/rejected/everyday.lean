/-! Everyday mistakes: what each error says is above the theorem. -/

-- omega could not prove the goal:
theorem everyday_1 (x y : Nat) : x < y := by omega

-- omega could not prove the goal:
theorem everyday_2 (x y : Nat) (h : x ≤ y) : x < y := by omega

-- omega could not prove the goal:
theorem everyday_3 (x y : Nat) : x * y = y * x + 1 := by omega

-- Tactic `decide` proved that the proposition
theorem everyday_4 : 2 + 2 = 5 := by decide

-- Type mismatch
theorem everyday_5 : 2 + 2 = 5 := rfl

-- unsolved goals
theorem everyday_6 : 2 + 2 = 5 := by simp

-- omega could not prove the goal:
theorem everyday_7 : 2 + 2 = 5 := by omega

-- Tactic `decide` proved that the proposition
theorem everyday_8 : ∀ n ≤ 5, n < 5 := by decide

-- Tactic `decide` proved that the proposition
theorem everyday_9 : ∃ n < 10, n * n = 50 := by decide

-- Tactic `decide` proved that the proposition
theorem everyday_10 : [1, 2] = [2, 1] := by decide

-- omega could not prove the goal:
theorem everyday_11 (n m : Nat) : (if n < m then m else n) = n := by
  split <;> omega

-- Tactic `rfl` failed: The left-hand side
theorem everyday_12 (n m : Nat) : (if n < m then m else n) = n := by
  split <;> rfl

-- `simp_all` made no progress
theorem everyday_13 (p q : Prop) (h : p ∨ q) : q := by simp_all

-- No applicable extensionality theorem found for
theorem everyday_14 (a b : Nat) (h : a = b) : a = b := by
  ext
  exact h

-- Application type mismatch: The argument
theorem everyday_15 (p q : Prop) (hp : p) : p ∧ q := ⟨hp, hp⟩

-- Type mismatch
theorem everyday_16 (p q : Prop) (hp : p) : p ∨ q := by right; exact hp

-- unsolved goals
theorem everyday_17 (p q : Prop) (h : p ∨ q) : p := by cases h; assumption

-- Application type mismatch: The argument
theorem everyday_18 (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl h => exact Or.inl h
  | inr h => exact Or.inl h

-- Type mismatch
theorem everyday_19 (p q : Prop) (h : p ∧ q) : q := h.1

-- Tactic `introN` failed: There are no additional binders or `let` bindings in the goal to introduce
theorem everyday_20 (p : Prop) (h : ¬¬p) : p := by
  intro hp
  exact h hp

-- Type mismatch
theorem everyday_21 (p q : Prop) (h : p → q) : q → p := h

-- unsolved goals
theorem everyday_22 (p q : Prop) (h : p → q) : q := by
  apply h

-- unsolved goals
theorem everyday_23 (a b : Nat) (h : a = b) : a + 1 = b := by rw [h]

-- No goals to be solved
theorem everyday_24 (a b : Nat) (h : a = b) : b = a := by rw [← h]; rfl

-- Tactic `rewrite` failed: Did not find an occurrence of the pattern
theorem everyday_25 (a b c : Nat) (h : b = c) : a + 1 = a + 1 := by rw [h]

-- No goals to be solved
theorem everyday_26 (a b : Nat) (h : a = b) : b + 0 = a := by
  rw [Nat.add_zero]
  rw [h]
  rfl

-- Alternative `succ` has not been provided
theorem everyday_27 (n : Nat) : n + 0 = n := by
  induction n with
  | zero => rfl

-- Unknown identifier `ih`
theorem everyday_28 (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n => rw [ih]

-- Too many variable names provided at alternative `succ`: 2 provided, but 1 expected
theorem everyday_29 (n : Nat) : 0 + n = n := by
  cases n with
  | zero => rfl
  | succ n ih => rfl

-- Type mismatch
theorem everyday_30 (n : Nat) : 0 + n = n := by
  induction n
  case zero => rfl
  case succ n ih => exact ih

-- Tactic `decide` proved that the proposition
theorem everyday_31 : ∃ n : Nat, n < n := ⟨0, by decide⟩

-- unsolved goals
theorem everyday_32 : ∃ n : Nat, n < 0 := ⟨0, by simp⟩

-- Type mismatch
theorem everyday_33 (α : Type) (p : α → Prop) (h : ∃ x, p x) : ∀ x, p x := by
  intro x
  obtain ⟨y, hy⟩ := h
  exact hy

-- don't know how to synthesize placeholder
theorem everyday_34 (α : Type) (p : α → Prop) (h : ∀ x, p x) : ∃ x, p x := by
  exact ⟨_, h _⟩

-- unsolved goals
theorem everyday_35 (α : Type) (p : α → Prop) (h : ∀ x, p x) : ∃ x, p x := by
  constructor
  exact h _

-- Tactic `cases` failed: the type of the major premise is not an inductive type
theorem everyday_36 (α : Type) (r : α → α → Prop) (h : ∀ x, ∃ y, r x y) : ∃ y, ∀ x, r x y := by
  refine ⟨?_, ?_⟩
  · obtain ⟨y, hy⟩ := h
    exact y

-- Type mismatch
theorem everyday_37 (p q : Prop) : p → q → p := by
  intro hp hq
  exact hq

-- Type mismatch
theorem everyday_38 (p q : Prop) : p → q → p := by
  intro hp
  exact hp

-- Tactic `introN` failed: There are no additional binders or `let` bindings in the goal to introduce
theorem everyday_39 (p q : Prop) : p → q → p := by
  intro hp hq hr
  exact hp

-- Unknown identifier `hp`
theorem everyday_40 (p q : Prop) : p → q → p := by
  intros
  exact hp

-- unsolved goals
theorem everyday_41 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  exact hp

-- Type mismatch
theorem everyday_42 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hq
  · exact hp

-- No goals to be solved
theorem everyday_43 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  · exact hq
  · exact hp

-- No goals to be solved
theorem everyday_44 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  exact ⟨hp, hq⟩
  rfl

-- Invalid `⟨...⟩` notation: The expected type `q` is not an inductive type with one constructor
theorem everyday_45 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  exact ⟨hp, hq, hp⟩

-- Type mismatch
theorem everyday_46 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  exact And.intro hp

-- Application type mismatch: The argument
theorem everyday_47 (p q : Prop) (hp : p) (hq : q) : p ∧ q := And.intro hq hp

-- declaration uses `sorry`
theorem everyday_48 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  sorry

-- unsolved goals
theorem everyday_49 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  have h : p ∧ q := by
    constructor
  exact h

-- Tactic `rfl` failed: The left-hand side
theorem everyday_50 (a b : Nat) : a + b = b + a := by rfl

-- Tactic `rewrite` failed: Did not find an occurrence of the pattern
theorem everyday_51 (a b : Nat) : a + b = b + a := by rw [Nat.add_assoc]

-- unsolved goals
theorem everyday_52 (a b c : Nat) : a + b + c = a + (b + c) := by rw [Nat.add_comm]

-- Application type mismatch: The argument
theorem everyday_53 (a b : Nat) (h : a ≤ b) : a < b := Nat.lt_of_le_of_lt h (Nat.lt_irrefl b)

-- Application type mismatch: The argument
theorem everyday_54 (a b : Nat) (h : a < b) : b < a := Nat.lt_trans h h

-- omega could not prove the goal:
theorem everyday_55 (a b : Nat) (h : a ≤ b) : b ≤ a := by omega

-- omega could not prove the goal:
theorem everyday_56 (a b : Nat) : a - b + b = a := by omega

-- Type mismatch
theorem everyday_57 (a b : Nat) : a - b + b = a := Nat.sub_add_cancel

-- omega could not prove the goal:
theorem everyday_58 (a : Nat) : a / 2 * 2 = a := by omega

-- omega could not prove the goal:
theorem everyday_59 (a : Nat) (h : a ≠ 0) : a = 1 := by omega

-- Application type mismatch: The argument
theorem everyday_60 (a b c : Nat) (h : a * b = a * c) : b = c := Nat.mul_left_cancel h

-- Application type mismatch: The argument
theorem everyday_61 (a b c : Nat) (h : a * b = a * c) : b = c := Nat.eq_of_mul_eq_mul_left h

-- Tactic `rewrite` failed: Did not find an occurrence of the pattern
theorem everyday_62 (f : Nat → Nat) (h : f 0 = 1) : f 1 = 1 := by rw [h]

-- unsolved goals
theorem everyday_63 (f : Nat → Nat) (h : ∀ x, f x = f (x + 1)) : f 0 = f 2 := by rw [h]

-- Tactic `injection` failed: equality of constructor applications expected
theorem everyday_64 (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := by injection h

-- Dependent elimination failed: Failed to solve equation
theorem everyday_65 (f : Nat → Nat) (a b : Nat) (h : f a = f b) : a = b := by cases h; rfl

-- Tactic `assumption` failed
theorem everyday_66 (p : Prop) : p ∨ ¬p := by
  left
  assumption

-- Unknown identifier `h`
theorem everyday_67 (p : Prop) : p ∨ ¬p := by
  by_cases p
  · exact Or.inl h
  · exact Or.inr h

-- Tactic `decide` failed: Expected type must not contain free variables or metavariables
theorem everyday_68 (p : Prop) : p ∨ ¬p := by decide

-- unsolved goals
theorem everyday_69 (p q : Prop) (h : p ∨ q) : p ∨ q := by
  rcases h with hp | hq
  exact Or.inl hp

-- Tactic `cases` failed: the type of the major premise is not an inductive type
theorem everyday_70 (p q : Prop) (h : p ∧ q) : p := by
  obtain ⟨hp, hq, hr⟩ := h
  exact hp

-- Type mismatch
theorem everyday_71 (p q r : Prop) (h : p ∧ q ∧ r) : q := by
  obtain ⟨hp, hq⟩ := h
  exact hq

-- Type mismatch
theorem everyday_72 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  calc a = b := h
    _ = b := h'

-- unsolved goals
theorem everyday_73 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  calc a = b := h
    _ = a := h.symm

-- Type mismatch
theorem everyday_74 (a b c : Nat) (h : a < b) (h' : b ≤ c) : a < c := by
  calc a ≤ b := h
    _ ≤ c := h'

-- Application type mismatch: The argument
theorem everyday_75 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := h'.trans h

-- Tactic `rewrite` failed: Did not find an occurrence of the pattern
theorem everyday_76 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  rw [h']

-- omega could not prove the goal:
theorem everyday_77 (n : Nat) (h : n < 3) : n = 0 ∨ n = 1 := by omega

-- Missing cases:
theorem everyday_78 (n : Nat) (h : n < 3) : n = 0 ∨ n = 1 := by
  match n with
  | 0 => left; rfl
  | 1 => right; rfl

-- Tactic `introN` failed: There are no additional binders or `let` bindings in the goal to introduce
theorem everyday_79 (n : Nat) : n = n := by
  intro h
  rfl

-- Unknown identifier `foo`
theorem everyday_80 (n : Nat) : n = n := by
  exact foo n

-- Application type mismatch: The argument
theorem everyday_81 (n : Nat) : n = n := by
  apply Eq.symm Eq.refl

-- unknown tactic
theorem everyday_82 (n : Nat) : n = n := by
  unfoldd n

-- Unknown identifier `h`
theorem everyday_83 (n : Nat) : n = n := by
  rw [h]

-- Type mismatch
theorem everyday_84 (n m : Nat) (h : n = m) : m = n := by
  exact h

-- Type mismatch
theorem everyday_85 (n m : Nat) (h : n = m) : m = n := by
  apply Eq.trans
  exact h

-- Type mismatch
theorem everyday_86 (n m : Nat) (h : n ≠ m) : m ≠ n := h

-- Application type mismatch: The argument
theorem everyday_87 (n m : Nat) (h : n ≠ m) : m ≠ n := by
  intro hm
  exact h hm

-- Tactic `contradiction` failed
theorem everyday_88 (n m : Nat) : n ≠ m := by
  intro h
  contradiction

-- Tactic `contradiction` failed
theorem everyday_89 (n : Nat) (h : n = 0) : False := by
  contradiction

-- unsolved goals
theorem everyday_90 (n : Nat) (h : n < 1) : False := by
  cases h

-- Tactic `rfl` failed: The left-hand side
theorem everyday_91 (l : List Nat) : l ++ [] = [] ++ l := by rfl

-- Tactic `rfl` failed: The left-hand side
theorem everyday_92 (l : List Nat) : l.length = 0 := by
  cases l
  · rfl
  · rfl

-- unsolved goals
theorem everyday_93 (a b : Nat) (l : List Nat) (h : a :: l = b :: l) : b = a := by
  injection h

-- Unknown identifier `h`
theorem everyday_94 (x : Nat) (h : x = 1) : x = 1 := by
  subst h
  exact h

-- 'show' tactic failed, pattern
theorem everyday_95 (x : Nat) : x + 1 = 1 + x := by
  show x + 1 = x + 1
  rfl

-- Type mismatch
theorem everyday_96 (x y : Nat) (h : x + y = 0) : x = 0 := by
  have := h
  exact this

-- Function expected at
theorem everyday_97 (x y : Nat) (h : x + y = 0) : x = 0 := by
  specialize h x
  exact h

-- Type mismatch
theorem everyday_98 (p q : Prop) (h : p ↔ q) : q → p := h.mp

-- Type mismatch
theorem everyday_99 (p q : Prop) (h : p ↔ q) : q ↔ p := h

-- Application type mismatch: The argument
theorem everyday_100 (p q : Prop) (h : p → q) : p ↔ q := ⟨h, h⟩

-- Application type mismatch: The argument
theorem everyday_101 (p q : Prop) (h : p → q) : ¬p → ¬q := fun hp hq => hp (h hq)

-- Application type mismatch: The argument
theorem everyday_102 (p q : Prop) (h : ¬(p ∧ q)) : ¬p ∨ ¬q := by
  left
  intro hp
  exact h ⟨hp, hp⟩

-- don't know how to synthesize placeholder
theorem everyday_103 (p q : Prop) (h : ¬(p ∧ q)) : ¬p ∨ ¬q := by
  by_cases hp : p
  · left
    intro _
    exact h ⟨hp, _⟩
  · exact Or.inl hp

-- Type mismatch
theorem everyday_104 (p q : Prop) : (p → q) ∨ (q → p) := by
  left
  intro hp
  exact hp

-- Application type mismatch: The argument
theorem everyday_105 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := Nat.add_le_add h' h

-- omega could not prove the goal:
theorem everyday_106 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a - c ≤ b - d := by omega

-- omega could not prove the goal:
theorem everyday_107 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a * c ≤ b * d := by omega

-- Tactic `rfl` failed: The target is not a reflexive relation known to `rfl`
theorem everyday_108 (x : Nat) : x = x ∧ True := by constructor <;> rfl <;> trivial

-- No goals to be solved
theorem everyday_109 : True := by
  trivial
  trivial

-- No goals to be solved
theorem everyday_110 : 1 = 1 := by
  rfl;
  rfl

-- expected ')', ',' or ':'
theorem everyday_111 (p : Prop) (hp : p) : p := by
  exact (hp

-- Application type mismatch: The argument
theorem everyday_112 (p q r : Prop) (h : p → q → r) (hq : q) (hp : p) : r := h hq hp

-- Type mismatch
theorem everyday_113 (p q r : Prop) (h : p → q → r) (hq : q) (hp : p) : r := by
  apply h
  · exact hq
  · exact hp

-- Type mismatch
theorem everyday_114 (p q r : Prop) (h : p → q → r) (hq : q) (hp : p) : r := by
  exact h hp

-- Type mismatch
theorem everyday_115 (p q r : Prop) (h : p → q → r) (hq : q) (hp : p) : r := by
  have h2 := h hp hq
  exact h

-- Unknown identifier `t`
theorem everyday_116 : False := by
  exact t

-- Type mismatch
theorem everyday_117 (n : Nat) : n = n + 0 := by
  induction n with
  | zero => rfl
  | succ k ih => exact ih

-- Application type mismatch: The argument
theorem everyday_118 (n m : Nat) (h : n + m = m) : n = 0 := by
  induction m with
  | zero => exact h
  | succ m ih => exact ih h

-- Tactic `rfl` failed: The left-hand side
theorem everyday_119 (a b : Nat) (h : a < b) : ∃ c, b = a + c := by
  exists b - a
  rfl

-- Application type mismatch: The argument
theorem everyday_120 (a b : Nat) (h : a < b) : ∃ c, b = a + c := ⟨b - a, rfl⟩

-- Tactic `rfl` failed: The left-hand side
theorem everyday_121 (x y : Nat) : (fun z => z + x) y = x + y := by rfl

-- Missing cases:
theorem everyday_122 (p q : Prop) (h : p ∨ q) : q ∨ p := by
  match h with
  | .inl hp => exact .inr hp

-- Missing cases:
theorem everyday_123 (n : Nat) : n = 0 ∨ n ≠ 0 := by
  match n with
  | 0 => left; rfl

-- Unknown constant `And.inl`
theorem everyday_124 (p q : Prop) (h : p ∧ q) : p := by
  match h with
  | .inl hp => exact hp

-- Type mismatch
theorem everyday_125 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by
  ext x
  exact h

-- Type mismatch
theorem everyday_126 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := h

-- Tactic `rfl` failed: The left-hand side
theorem everyday_127 (n : Nat) : (if n = 0 then 1 else 2) = 1 := by
  split
  · rfl
  · rfl

-- unsolved goals
theorem everyday_128 (n : Nat) : (if n = 0 then 1 else 2) = 1 := by
  split
  rfl

-- unsolved goals
theorem everyday_129 (p q : Prop) (hp : p) : p ∧ q := by simp_all

-- Tactic `decide` proved that the proposition
theorem everyday_130 : ∀ n < 10, n * n < 80 := by decide

-- Tactic `decide` proved that the proposition
theorem everyday_131 : ∃ n < 5, n * n = 25 := by decide

-- Tactic `decide` failed: Expected type must not contain free variables or metavariables
theorem everyday_132 (n : Nat) (h : n < 10) : n * n < 100 := by decide

-- No goals to be solved
theorem everyday_133 (h : 3 < 2) : 1 = 2 := by
  simp at h
  rfl

-- Unknown identifier `h`
theorem everyday_134 (x y : Nat) (h : x = y) : y = x := by
  subst h
  exact h

-- Tactic `rfl` failed: The left-hand side
theorem everyday_135 (x y : Nat) (h : x = y) (g : y = 3) : x = 3 := by
  subst g
  rfl

-- Application type mismatch: The argument
theorem everyday_136 (p : Nat → Prop) (h : p 0) : ∃ n, p (n + 1) := ⟨0, h⟩

-- type expected, got
theorem everyday_137 (p : Nat → Prop) (h : ∀ n, p n) : p := h

-- Type mismatch
theorem everyday_138 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) : ∀ n, p n := by
  intro n
  induction n with
  | zero => exact h 0
  | succ n ih => exact h n ih

-- omega could not prove the goal:
theorem everyday_139 (n : Nat) (h : 0 < n) : n = n - 1 + 2 := by omega

-- Application type mismatch: The argument
theorem everyday_140 (a b : Nat) (h : a ∣ b) : b ∣ a := by
  obtain ⟨k, hk⟩ := h
  exact ⟨k, hk⟩

-- omega could not prove the goal:
theorem everyday_141 (a b c : Nat) (h : a ∣ b * c) : a ∣ b := by
  obtain ⟨k, hk⟩ := h
  omega

-- omega could not prove the goal:
theorem everyday_142 (a b : Nat) (h : a * a = b * b) : a = b := by omega

-- Tactic `apply` failed: could not unify the conclusion of `hpq`
theorem everyday_143 (p q : Prop) (hpq : p → q) (hq : q) : p := by
  apply hpq
  exact hq

-- Application type mismatch: The argument
theorem everyday_144 (p q : Prop) (hpq : p → q) (hq : q) : p := hpq hq

-- unsolved goals
theorem everyday_145 (p q r : Prop) : (p → q → r) → (p → r) := by
  intro h hp
  apply h hp

-- Application type mismatch: The argument
theorem everyday_146 (p q r : Prop) (h : p ∨ q ∨ r) : (p ∨ q) ∧ r := by
  rcases h with h | h | h
  · exact ⟨Or.inl h, h⟩
  · exact ⟨Or.inr h, h⟩
  · exact ⟨Or.inr h, h⟩

-- Type mismatch
theorem everyday_147 (α : Type) (p : α → Prop) : (∀ x, p x) ∨ (∀ x, ¬ p x) := by
  by_cases h : ∀ x, p x
  · exact Or.inl h
  · right
    intro x hx
    exact h (fun y => hx)

-- Type mismatch
theorem everyday_148 (α : Type) (p : α → Prop) (h : ¬ ∀ x, p x) : ∀ x, ¬ p x := by
  intro x hx
  apply h
  intro y
  exact hx
