/-! Proofs as Lean users write them every day, many ways for the same small theorem. -/

theorem everyday_1 (n : Nat) : n + 0 = n := by simp

theorem everyday_2 (n : Nat) : 0 + n = n := by simp

theorem everyday_3 : ∀ n : Nat, n < 5 → n * n < 25 := by decide

theorem everyday_4 : ∃ n : Nat, n * n = 16 := ⟨4, rfl⟩

theorem everyday_5 : ∃ n, n < 5 ∧ n * n = 16 := by exact ⟨4, by decide, by decide⟩

theorem everyday_6 (a b : Nat) (h : a ≤ b) : Nat.le a b := h

theorem everyday_7 (p q : Prop) (h : p ∧ q) : q ∧ p := by
  match h with
  | ⟨hp, hq⟩ => exact ⟨hq, hp⟩

theorem everyday_8 (p q : Prop) (h : p ∨ q) : q ∨ p := by
  match h with
  | .inl hp => exact .inr hp
  | .inr hq => exact .inl hq

theorem everyday_9 (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  simp_all

theorem everyday_10 (p q : Prop) (h : p ∧ q) : q := by simp_all

theorem everyday_11 (a b : Nat) (h : a = b) : b = a := by simp_all

theorem everyday_12 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by
  ext x
  exact h x

theorem everyday_13 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by
  funext x
  exact h x

theorem everyday_14 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := funext h

theorem everyday_15 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := funext fun x => h x

theorem everyday_16 (p q : Prop) (h : p ↔ q) : p = q := by
  ext
  exact h

theorem everyday_17 (p q : Prop) (h : p ↔ q) : p = q := propext h

theorem everyday_18 (n : Nat) : (if n = 0 then 0 else n) = n := by
  split
  · rename_i h; exact h.symm
  · rfl

theorem everyday_19 (n : Nat) : (if n = 0 then 0 else n) = n := by
  split <;> simp_all

theorem everyday_20 (n : Nat) (h : n = 0) : (if n = 0 then 1 else 2) = 1 := by simp [h]

theorem everyday_21 (n : Nat) (h : n ≠ 0) : (if n = 0 then 1 else 2) = 2 := by simp [h]

theorem everyday_22 (n : Nat) (h : n ≠ 0) : (if n = 0 then 1 else 2) = 2 := if_neg h

theorem everyday_23 (l : List Nat) : l ++ [] = l := by simp

theorem everyday_24 (x y : Nat) (h : 2 * x + 1 = 2 * y) : False := by omega

theorem everyday_25 (x y : Nat) (h : x / 2 = y) (h2 : x % 2 = 0) : x = 2 * y := by omega

theorem everyday_26 (x : Nat) : x % 2 = 0 ∨ x % 2 = 1 := by omega

theorem everyday_27 (x y : Nat) (h : ¬ (x < y)) : y ≤ x := by omega

theorem everyday_28 (x y : Nat) (h : x < y ∨ y < x) : x ≠ y := by omega

theorem everyday_29 (x y : Nat) : x < y ↔ ¬ y ≤ x := by omega

theorem everyday_30 (x y z : Nat) (h : x ≤ y ∧ y ≤ z) : x ≤ z := by omega

theorem everyday_31 (x y : Nat) : x - y ≤ x := by omega

theorem everyday_32 (x y : Nat) (h : x ≤ y) : y - x + x = y := by omega

theorem everyday_33 (x y z : Nat) (h : x = y) (h2 : y < z) : x < z := by omega

theorem everyday_34 (x : Nat) (h : 3 ∣ x) : x % 3 = 0 := by omega

theorem everyday_35 (x : Nat) (h : x % 3 = 0) : 3 ∣ x := by omega

theorem everyday_36 (a b : Nat) : min a b ≤ a := by omega

theorem everyday_37 (a b : Nat) : a ≤ max a b := by omega

theorem everyday_38 (x y : Nat) (h : 4 * x + 6 * y = 7) : False := by omega

theorem everyday_39 (p q : Prop) : p ∧ q → q ∧ p := fun ⟨a, b⟩ => ⟨b, a⟩

theorem everyday_40 (p q : Prop) : p ∧ q → q ∧ p
  | ⟨a, b⟩ => ⟨b, a⟩

theorem everyday_41 (p q : Prop) : p ∨ q → q ∨ p
  | .inl h => .inr h
  | .inr h => .inl h

theorem everyday_42 (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, ih]

theorem everyday_43 (n : Nat) : 0 + n = n := by
  induction n
  · rfl
  · rename_i n ih
    rw [← Nat.add_assoc, ih]

theorem everyday_44 (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => simp

theorem everyday_45 (n : Nat) : n ≤ n * n := by
  cases n with
  | zero => simp
  | succ n => exact Nat.le_mul_of_pos_left _ (Nat.succ_pos n)

theorem everyday_46 (p q : Prop) : ¬ (p ∨ q) ↔ ¬ p ∧ ¬ q := by
  constructor
  · intro h
    exact ⟨fun hp => h (Or.inl hp), fun hq => h (Or.inr hq)⟩
  · rintro ⟨hp, hq⟩ (h | h)
    · exact hp h
    · exact hq h

theorem everyday_47 (p q : Prop) : ¬ (p ∨ q) ↔ ¬ p ∧ ¬ q := by simp

theorem everyday_48 (p q : Prop) : ¬ (p ∨ q) ↔ ¬ p ∧ ¬ q := not_or

theorem everyday_49 (p : Prop) : ¬¬p ↔ p := Classical.not_not

theorem everyday_50 (p : Prop) : ¬¬p → p := by
  intro h
  by_cases hp : p
  · exact hp
  · exact absurd hp h

theorem everyday_51 (p : Prop) (h : ¬¬p) : p := Classical.byContradiction h

theorem everyday_52 (p : Prop) (h : ¬¬p) : p := by
  apply Classical.byContradiction
  intro hn
  exact h hn

theorem everyday_53 (p q : Prop) : (p → q) ↔ (¬q → ¬p) := by
  constructor
  · intro h hq hp
    exact hq (h hp)
  · intro h hp
    apply Classical.byContradiction
    intro hq
    exact h hq hp

theorem everyday_54 (p q : Prop) : (p → q) ↔ (¬q → ¬p) := Iff.intro (fun h hq hp => hq (h hp)) (fun h hp => Classical.byContradiction fun hq => h hq hp)

theorem everyday_55 : 2 + 2 = 4 := rfl

theorem everyday_56 : 2 + 2 = 4 := by decide

theorem everyday_57 (a b c : Nat) (h : a ∣ b) (h2 : b ∣ c) : a ∣ c := Nat.dvd_trans h h2

theorem everyday_58 (a b c : Nat) (h : a ∣ b) (h2 : b ∣ c) : a ∣ c := by
  obtain ⟨k, rfl⟩ := h
  obtain ⟨l, rfl⟩ := h2
  exact ⟨k * l, by rw [Nat.mul_assoc]⟩

theorem everyday_59 (a b : Nat) (h : a ∣ b) : a ∣ b * 2 := by
  obtain ⟨k, hk⟩ := h
  exists k * 2
  rw [hk, Nat.mul_assoc]

theorem everyday_60 (a b c : Nat) : a + b + c = c + b + a := by
  rw [Nat.add_comm a b, Nat.add_comm (b + a) c, Nat.add_assoc]

theorem everyday_61 (a b c : Nat) : a + b + c = c + b + a := by omega

theorem everyday_62 (a b c : Nat) : a + b + c = c + b + a := by
  simp [Nat.add_comm, Nat.add_left_comm, Nat.add_assoc]

theorem everyday_63 (a b : Nat) (h : a < b) : a ≤ b := Nat.le_of_lt h

theorem everyday_64 (a b : Nat) (h : a < b) : ¬ b ≤ a := Nat.not_le.mpr h

theorem everyday_65 (a b : Nat) (h : a < b) : a ≠ b := Nat.ne_of_lt h

theorem everyday_66 (a b c : Nat) (h : a < b) (h2 : b < c) : a < c := Nat.lt_trans h h2

theorem everyday_67 (a : Nat) : a ≤ a := Nat.le.refl

theorem everyday_68 (a : Nat) (h : 0 < a) : a ≠ 0 := by
  intro h0
  subst h0
  contradiction

theorem everyday_69 (a : Nat) (h : 0 < a) : a ≠ 0 := Nat.pos_iff_ne_zero.mp h

theorem everyday_70 (a : Nat) (h : 0 < a) : a ≠ 0 := Nat.ne_zero_of_lt h

theorem everyday_71 (a : Nat) (h : 0 < a) : ∃ b, a = b + 1 := Nat.exists_eq_succ_of_ne_zero (Nat.ne_zero_of_lt h)

theorem everyday_72 (a : Nat) (h : 0 < a) : ∃ b, a = b + 1 := ⟨a - 1, by omega⟩

theorem everyday_73 (a : Nat) (h : 0 < a) : ∃ b, a = b + 1 := by
  cases a with
  | zero => cases h
  | succ n => exact ⟨n, rfl⟩

theorem everyday_74 (a : Nat) (h : 0 < a) : ∃ b, a = b + 1 := by
  match a, h with
  | n + 1, _ => exact ⟨n, rfl⟩

theorem everyday_75 (a b : Nat) (h : a + 1 = b + 1) : a = b := by injection h

theorem everyday_76 (a b : Nat) (h : a + 1 = b + 1) : a = b := Nat.succ.inj h

theorem everyday_77 (a b : Nat) (h : a + 1 = b + 1) : a = b := by simpa using h

theorem everyday_78 (a b : Nat) (h : a + 1 = b + 1) : a = b := by simp at h; exact h

theorem everyday_79 (a b : Nat) (h : Nat.succ a = Nat.succ b) : a = b := by cases h; rfl

theorem everyday_80 (a b c : Nat) (h : a + c = b + c) : a = b := Nat.add_right_cancel h

theorem everyday_81 (a b c : Nat) (h : a + c = b + c) : a = b := by simpa using h

theorem everyday_82 (a b : Nat) (h : a = b) : b = a := h ▸ rfl

theorem everyday_83 (a b : Nat) (h : a = b) : b = a := by rw [h]

theorem everyday_84 (a b : Nat) (h : a = b) : b = a := by exact h.symm

theorem everyday_85 (a b : Nat) (h : a = b) : b = a := by symm; assumption

theorem everyday_86 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := h.trans h'

theorem everyday_87 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  calc a = b := h
    _ = c := h'

theorem everyday_88 (a b c : Nat) (h : a = b) (h' : b < c) : a < c := by
  calc
    a = b := h
    _ < c := h'

theorem everyday_89 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  rw [h, h']

theorem everyday_90 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  subst h
  assumption

theorem everyday_91 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  subst h h'
  rfl

theorem everyday_92 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  simp only [h, h']

theorem everyday_93 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  simp [*]

theorem everyday_94 (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  cases h
  exact h'

theorem everyday_95 (α : Type) (p : α → Prop) (h : ¬ ∃ x, p x) : ∀ x, ¬ p x := fun x hx => h ⟨x, hx⟩

theorem everyday_96 (α : Type) (p : α → Prop) (h : ¬ ∃ x, p x) : ∀ x, ¬ p x := not_exists.mp h

theorem everyday_97 (α : Type) (p : α → Prop) (h : ¬ ∃ x, p x) : ∀ x, ¬ p x := by simpa using h

theorem everyday_98 (α : Type) (p : α → Prop) (h : ¬ ∀ x, p x) : ∃ x, ¬ p x := Classical.not_forall.mp h

theorem everyday_99 (α : Type) (p : α → Prop) (h : ¬ ∀ x, p x) : ∃ x, ¬ p x := by
  apply Classical.byContradiction
  intro h1
  apply h
  intro x
  apply Classical.byContradiction
  intro h2
  exact h1 ⟨x, h2⟩

theorem everyday_100 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x := by
  let ⟨x, hp, hq⟩ := h
  exact ⟨x, hq, hp⟩

theorem everyday_101 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x := by
  have ⟨x, hp, hq⟩ := h
  exact ⟨x, hq, hp⟩

theorem everyday_102 (α : Type) (p q : α → Prop) : (∃ x, p x ∧ q x) → ∃ x, q x ∧ p x := by
  intro ⟨x, hp, hq⟩
  exact ⟨x, hq, hp⟩

theorem everyday_103 (α : Type) (p q : α → Prop) : (∃ x, p x ∧ q x) → ∃ x, q x ∧ p x := by
  rintro ⟨x, hp, hq⟩
  use x

theorem everyday_104 (α : Type) (p q : α → Prop) : (∃ x, p x ∧ q x) → ∃ x, q x ∧ p x
  | ⟨x, hp, hq⟩ => ⟨x, hq, hp⟩

theorem everyday_105 (α : Type) (p q : α → Prop) : (∃ x, p x ∧ q x) → ∃ x, q x ∧ p x :=
  fun ⟨x, hpq⟩ => ⟨x, hpq.symm⟩

theorem everyday_106 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x :=
  Exists.elim h fun x hx => Exists.intro x ⟨hx.2, hx.1⟩

theorem everyday_107 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x :=
  match h with
  | ⟨x, hp, hq⟩ => ⟨x, hq, hp⟩

theorem everyday_108 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x :=
  h.elim fun x hx => ⟨x, hx.2, hx.1⟩

theorem everyday_109 (α : Type) (p q : α → Prop) (h : ∃ x, p x ∧ q x) : ∃ x, q x ∧ p x :=
  h.imp fun x hx => hx.symm

theorem everyday_110 (α : Type) (r : α → α → Prop) (symm : ∀ {x y}, r x y → r y x) (a b : α) (h : r a b) : r b a := symm h

theorem everyday_111 (α : Type) (x : α) (h : ∀ y : α, y = x) (y z : α) : y = z := (h y).trans (h z).symm

theorem everyday_112 (α : Type) (x : α) (h : ∀ y : α, y = x) (y z : α) : y = z := by rw [h y, h z]

theorem everyday_113 (p q r : Prop) (h : p → q) (g : q → r) : p → r := g ∘ h

theorem everyday_114 (p q r : Prop) (h : p → q) (g : q → r) : p → r := fun hp => g <| h hp

theorem everyday_115 (p q r : Prop) (h : p → q) (g : q → r) : p → r := (g <| h ·)

theorem everyday_116 (p q r : Prop) (h : p → q) (g : q → r) : p → r := fun hp => hp |> h |> g

theorem everyday_117 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  obtain ⟨hp, hq, hr⟩ := h
  refine ⟨?_, ?_, ?_⟩ <;> assumption

theorem everyday_118 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  rcases h with ⟨hp, hq, hr⟩
  exact ⟨hr, hq, hp⟩

theorem everyday_119 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  simp [h]

theorem everyday_120 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  simp only [h, and_self]

theorem everyday_121 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  repeat' constructor
  all_goals simp_all

theorem everyday_122 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  exact ⟨h.2.2, h.2.1, h.1⟩

theorem everyday_123 (p q r : Prop) (h : p ∧ q ∧ r) : r ∧ q ∧ p := by
  and_intros
  · exact h.2.2
  · exact h.2.1
  · exact h.1

theorem everyday_124 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by
  cases h
  case inl h => exact absurd h hp
  case inr h => exact h

theorem everyday_125 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := h.resolve_left hp

theorem everyday_126 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by simpa [hp] using h

theorem everyday_127 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by
  rcases h with h | h
  · contradiction
  · exact h

theorem everyday_128 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by
  cases h with
  | inl h => exact (hp h).elim
  | inr h => assumption

theorem everyday_129 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := Or.elim h (fun h => False.elim (hp h)) id

theorem everyday_130 (p q : Prop) (h : p ∨ q) (hp : ¬p) : q := by
  obtain h | h := h
  · exact absurd h hp
  · exact h

theorem everyday_131 (p : Prop) : p ∨ ¬p := Classical.em p

theorem everyday_132 (p : Prop) : p ∨ ¬p := by
  by_cases h : p
  · left; exact h
  · right; exact h

theorem everyday_133 (p : Prop) : p ∨ ¬p := by
  rcases Classical.em p with h | h
  · exact Or.inl h
  · exact Or.inr h

theorem everyday_134 (p : Prop) : ¬(p ∧ ¬p) := fun ⟨h, hn⟩ => hn h

theorem everyday_135 (p : Prop) : ¬(p ∧ ¬p) := by simp

theorem everyday_136 (p : Prop) : ¬(p ↔ ¬p) := by
  intro h
  have hn : ¬p := fun hp => (h.mp hp) hp
  exact hn (h.mpr hn)

theorem everyday_137 (p : Prop) : ¬(p ↔ ¬p) := by simp

theorem everyday_138 (p q r : Prop) : (p ∧ q → r) ↔ (p → q → r) := and_imp

theorem everyday_139 (p q r : Prop) : (p ∧ q → r) ↔ (p → q → r) := by simp

theorem everyday_140 (p q r : Prop) : p ∧ (q ∨ r) ↔ (p ∧ q) ∨ (p ∧ r) := and_or_left

theorem everyday_141 (p q r : Prop) : (p ∨ q → r) ↔ (p → r) ∧ (q → r) := or_imp

theorem everyday_142 (p q : Prop) : ¬ (p ∧ q) ↔ (p → ¬q) := not_and

theorem everyday_143 (p q : Prop) : ¬ (p ∧ q) ↔ ¬p ∨ ¬q := Classical.not_and_iff_not_or_not

theorem everyday_144 (p q : Prop) (h : p → q) (hq : ¬q) : ¬p := mt h hq

theorem everyday_145 (p q : Prop) (h : p → q) (hq : ¬q) : ¬p := hq ∘ h

theorem everyday_146 (p q : Prop) (h : p ↔ q) : ¬p ↔ ¬q := not_congr h

theorem everyday_147 (p q : Prop) (h : p ↔ q) : ¬p ↔ ¬q := by rw [h]

theorem everyday_148 (p q r : Prop) (h : p ↔ q) : p ∧ r ↔ q ∧ r := and_congr_left' h

theorem everyday_149 (p q r : Prop) (h : p ↔ q) : p ∧ r ↔ q ∧ r := by simp [h]

theorem everyday_150 (p q r : Prop) (h : p ↔ q) : p ∧ r ↔ q ∧ r := h ▸ Iff.rfl

theorem everyday_151 (p q r : Prop) (h : p ↔ q) : p ∧ r ↔ q ∧ r := ⟨fun ⟨a, b⟩ => ⟨h.1 a, b⟩, fun ⟨a, b⟩ => ⟨h.2 a, b⟩⟩

theorem everyday_152 : ∀ n, n < 3 → n ≤ 2 := by decide

theorem everyday_153 : ∀ x < 4, x * x < 16 := by decide

theorem everyday_154 : ∃ x < 4, x * x = 9 := by decide

theorem everyday_155 : ∀ n ≤ 5, n < 6 := by decide

theorem everyday_156 : ¬ (3 ∣ 10) := by decide

theorem everyday_157 : 10 % 3 = 1 ∧ 10 / 3 = 3 := by decide

theorem everyday_158 : (5 : Nat) ≠ 7 := by decide

theorem everyday_159 : Nat.gcd 12 18 = 6 := by decide

theorem everyday_160 : Nat.gcd 12 18 = 6 := rfl

theorem everyday_161 : 2 ^ 10 = 1024 := by rfl

theorem everyday_162 : 2 ^ 10 = 1024 := by simp

theorem everyday_163 : 2 ^ 10 = 1024 := by decide

theorem everyday_164 : 123 * 456 = 56088 := by rfl

theorem everyday_165 : 100 < 200 := by decide

theorem everyday_166 : 100 < 200 := by simp

theorem everyday_167 : 100 < 200 := by omega

theorem everyday_168 (n : Nat) : n < n + 1 := by simp

theorem everyday_169 (n : Nat) : n < n + 1 := Nat.lt_succ_self n

theorem everyday_170 (n : Nat) : n < n + 1 := Nat.lt_add_one n

theorem everyday_171 (n : Nat) : n < n + 1 := by exact Nat.lt.base n

theorem everyday_172 (n : Nat) : n ≤ n + 5 := by simp

theorem everyday_173 (n m : Nat) : n ≤ n + m := by simp

theorem everyday_174 (n m : Nat) : n ≤ m + n := by simp

theorem everyday_175 (n m : Nat) : n ≤ n + m := Nat.le_add_right n m

theorem everyday_176 (n m : Nat) (h : n ≤ m) : n + 1 ≤ m + 1 := by simp [h]

theorem everyday_177 (n m : Nat) (h : n ≤ m) : n + 1 ≤ m + 1 := by simpa

theorem everyday_178 (n m : Nat) (h : n ≤ m) : n + 1 ≤ m + 1 := Nat.succ_le_succ h

theorem everyday_179 (n m : Nat) (h : n ≤ m) : n + 1 ≤ m + 1 := Nat.add_le_add_right h 1

theorem everyday_180 (n m : Nat) (h : n ≤ m) : n * 2 ≤ m * 2 := Nat.mul_le_mul_right 2 h

theorem everyday_181 (n m : Nat) (h : n ≤ m) : 2 * n ≤ 2 * m := Nat.mul_le_mul_left 2 h

theorem everyday_182 (n m : Nat) (h : n ≤ m) : n * 2 ≤ m * 2 := by omega

theorem everyday_183 (n m : Nat) (h : n ≤ m) : n * n ≤ m * m := Nat.mul_le_mul h h

theorem everyday_184 (a b : Nat) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b := by
  simp [Nat.mul_add, Nat.add_mul, Nat.mul_comm b a, Nat.two_mul, Nat.add_assoc]

theorem everyday_185 (a b : Nat) : (a + b) * (a + b) = a * a + 2 * (a * b) + b * b := by
  simp only [Nat.mul_add, Nat.add_mul]
  rw [Nat.mul_comm b a]
  omega

theorem everyday_186 (a b c : Nat) : a * b * c = a * (b * c) := Nat.mul_assoc a b c

theorem everyday_187 (a b c : Nat) : a * b * c = c * b * a := by
  rw [Nat.mul_comm a b, Nat.mul_comm (b * a) c, Nat.mul_assoc]

theorem everyday_188 (a b : Nat) : a * b = b * a := by simp [Nat.mul_comm]

theorem everyday_189 (a b : Nat) (h : 0 < b) : a % b < b := Nat.mod_lt a h

theorem everyday_190 (a b : Nat) : a % b + b * (a / b) = a := Nat.mod_add_div a b

theorem everyday_191 (a b : Nat) : b * (a / b) + a % b = a := Nat.div_add_mod a b

theorem everyday_192 (a : Nat) : a / 1 = a := by simp

theorem everyday_193 (a : Nat) : a - a = 0 := by simp

theorem everyday_194 (a b : Nat) : a + b - b = a := by simp

theorem everyday_195 (a b : Nat) (h : b ≤ a) : a - b + b = a := Nat.sub_add_cancel h

theorem everyday_196 (a b : Nat) (h : b ≤ a) : a - b + b = a := by simp [h]

theorem everyday_197 (a : Nat) : a * 0 = 0 := by simp

theorem everyday_198 (a b : Nat) (h : a * b = 0) : a = 0 ∨ b = 0 := by simpa using h

theorem everyday_199 (a b : Nat) (h : a * b = 0) : a = 0 ∨ b = 0 := Nat.mul_eq_zero.mp h

theorem everyday_200 (a b : Nat) (h : a * b = 0) : a = 0 ∨ b = 0 := Nat.mul_eq_zero.mp h

theorem everyday_201 (a : Nat) (h : a ≤ 0) : a = 0 := by simpa using h

theorem everyday_202 (a : Nat) (h : a ≤ 0) : a = 0 := Nat.le_zero.mp h

theorem everyday_203 (a : Nat) (h : a ≤ 0) : a = 0 := Nat.eq_zero_of_le_zero h

theorem everyday_204 (a : Nat) (h : a ≤ 0) : a = 0 := by cases h; rfl

theorem everyday_205 (a : Nat) (h : a < 1) : a = 0 := by omega

theorem everyday_206 (a : Nat) (h : a < 1) : a = 0 := Nat.lt_one_iff.mp h

theorem everyday_207 (a : Nat) (h : a < 1) : a = 0 := by simpa using h

theorem everyday_208 (a b : Nat) (h : a ≤ b) (h' : b ≤ a) : a = b := Nat.le_antisymm h h'

theorem everyday_209 (a b : Nat) : a ≤ b ∨ b ≤ a := Nat.le_total a b

theorem everyday_210 (a b : Nat) : a < b ∨ a = b ∨ b < a := Nat.lt_trichotomy a b

theorem everyday_211 (a b : Nat) : a < b ∨ b ≤ a := Nat.lt_or_ge a b

theorem everyday_212 (a b : Nat) (h : ¬ a ≤ b) : b < a := Nat.lt_of_not_le h

theorem everyday_213 (a b : Nat) (h : ¬ a ≤ b) : b < a := Nat.not_le.mp h

theorem everyday_214 (a b : Nat) (h : ¬ a ≤ b) : b < a := by simpa using h

theorem everyday_215 (P : Nat → Prop) (h0 : P 0) (hs : ∀ n, P n → P (n + 1)) : ∀ n, P n := by
  intro n
  induction n with
  | zero => exact h0
  | succ n ih => exact hs n ih

theorem everyday_216 (P : Nat → Prop) (h0 : P 0) (hs : ∀ n, P n → P (n + 1)) : ∀ n, P n := fun n => Nat.rec h0 hs n

theorem everyday_217 (P : Nat → Prop) (h0 : P 0) (hs : ∀ n, P n → P (n + 1)) (n : Nat) : P n := by
  induction n <;> simp_all

theorem everyday_218 (P : Nat → Prop) (h : ∀ n, (∀ m, m < n → P m) → P n) : ∀ n, P n := fun n => Nat.strongRecOn n h

theorem everyday_219 (l : List Nat) : (l ++ []).length = l.length := by simp

theorem everyday_220 (l m : List Nat) : (l ++ m).length = l.length + m.length := by simp

theorem everyday_221 (l m : List Nat) : (l ++ m).length = l.length + m.length := List.length_append

theorem everyday_222 (l m : List Nat) : (l ++ m).length = l.length + m.length := by
  induction l with
  | nil => simp
  | cons x xs ih => simp [ih]; omega

theorem everyday_223 (α : Type) (l : List α) : l.reverse.reverse = l := List.reverse_reverse l

theorem everyday_224 (α : Type) (l : List α) : l.reverse.reverse = l := by simp

theorem everyday_225 (α : Type) (l : List α) : l.reverse.length = l.length := by simp

theorem everyday_226 (α β : Type) (f : α → β) (l m : List α) : (l ++ m).map f = l.map f ++ m.map f := by simp

theorem everyday_227 (α β : Type) (f : α → β) (l m : List α) : (l ++ m).map f = l.map f ++ m.map f := List.map_append

theorem everyday_228 (α β : Type) (f : α → β) (l m : List α) : (l ++ m).map f = l.map f ++ m.map f := by
  induction l with
  | nil => rfl
  | cons x xs ih => simp only [List.cons_append, List.map_cons, ih]

theorem everyday_229 (α : Type) (x : α) (l : List α) : x :: l ≠ [] := by simp

theorem everyday_230 (α : Type) (x : α) (l : List α) : x :: l ≠ [] := by intro h; cases h

theorem everyday_231 (α : Type) (x : α) (l : List α) : x :: l ≠ [] := List.cons_ne_nil x l

theorem everyday_232 (α : Type) (x y : α) (l m : List α) (h : x :: l = y :: m) : x = y ∧ l = m := by
  injection h with h1 h2
  exact ⟨h1, h2⟩

theorem everyday_233 (α : Type) (x y : α) (l m : List α) (h : x :: l = y :: m) : x = y ∧ l = m := by simpa using h

theorem everyday_234 : [1, 2, 3].length = 3 := rfl

theorem everyday_235 : [1, 2, 3].reverse = [3, 2, 1] := rfl

theorem everyday_236 : [1, 2, 3].reverse = [3, 2, 1] := by decide

theorem everyday_237 : [1, 2] ++ [3] = [1, 2, 3] := by simp

theorem everyday_238 : [1, 2].map (· + 1) = [2, 3] := by rfl

theorem everyday_239 (l : List Nat) (h : l.length = 0) : l = [] := List.length_eq_zero_iff.mp h

theorem everyday_240 (l : List Nat) (h : l.length = 0) : l = [] := by
  cases l with
  | nil => rfl
  | cons x xs => simp at h

theorem everyday_241 (b : Bool) : b = true ∨ b = false := by cases b <;> simp

theorem everyday_242 (b : Bool) : b = true ∨ b = false := by
  cases b
  · right; rfl
  · left; rfl

theorem everyday_243 (a b : Nat) : (a, b).1 = a := rfl

theorem everyday_244 (a b : Nat) : (a, b).1 = a := by simp

theorem everyday_245 (p : Nat × Nat) : (p.1, p.2) = p := rfl

theorem everyday_246 (p : Nat × Nat) : (p.1, p.2) = p := by cases p; rfl

theorem everyday_247 (a b c d : Nat) (h : (a, b) = (c, d)) : a = c := by cases h; rfl

theorem everyday_248 (a b c d : Nat) (h : (a, b) = (c, d)) : a = c := by simp at h; exact h.1

theorem everyday_249 (o : Option Nat) (h : o ≠ none) : ∃ x, o = some x := by
  cases o with
  | none => exact absurd rfl h
  | some x => exact ⟨x, rfl⟩

theorem everyday_250 (x y : Nat) (h : some x = some y) : x = y := by simpa using h

theorem everyday_251 (a b : Nat) : max a b = max b a := Nat.max_comm a b

theorem everyday_252 (a b : Nat) : max a b = max b a := by omega

theorem everyday_253 (a b : Nat) (h : a ≤ b) : max a b = b := Nat.max_eq_right h

theorem everyday_254 (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by rw [h, h]

theorem everyday_255 (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by simp [h]

theorem everyday_256 (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by simp only [h]

theorem everyday_257 (f : Nat → Nat) (a b : Nat) (h : a = b) : f a = f b := congrArg f h

theorem everyday_258 (f : Nat → Nat) (a b : Nat) (h : a = b) : f a = f b := by rw [h]

theorem everyday_259 (f g : Nat → Nat) (a : Nat) (h : f = g) : f a = g a := congrFun h a

theorem everyday_260 (f g : Nat → Nat) (a b : Nat) (h : f = g) (h2 : a = b) : f a = g b := congr h h2

theorem everyday_261 (f g : Nat → Nat) (a b : Nat) (h : f = g) (h2 : a = b) : f a = g b := by simp [h, h2]

theorem everyday_262 (f : Nat → Nat) (hf : ∀ x y, f x = f y → x = y) (a b : Nat) (h : f a = f b) : a = b := by
  apply hf
  exact h

theorem everyday_263 (f : Nat → Nat) (hf : ∀ x y, f x = f y → x = y) (a b : Nat) (h : f a = f b) : a = b := by
  specialize hf a b
  exact hf h

theorem everyday_264 (f : Nat → Nat) (hf : ∀ x y, f x = f y → x = y) (a b : Nat) (h : f a = f b) : a = b := hf _ _ h

theorem everyday_265 : ∃ x y : Nat, x + y = 5 := ⟨2, 3, rfl⟩

theorem everyday_266 : ∃ x y : Nat, x + y = 5 := by
  refine ⟨2, 3, ?_⟩
  rfl

theorem everyday_267 : ∃ x y : Nat, x + y = 5 := by use 2, 3

theorem everyday_268 : ∃ x y : Nat, x + y = 5 := by exists 2, 3

theorem everyday_269 : ∃ x : Nat, x > 5 := ⟨6, by simp⟩

theorem everyday_270 : ∃ x : Nat, x > 5 := by
  constructor
  show 6 > 5
  decide

theorem everyday_271 : ∃ x : Nat, x > 5 := Exists.intro 6 (Nat.lt_succ_self 5)

theorem everyday_272 (p q : Prop) : p ∧ q ↔ q ∧ p := by
  constructor <;> intro ⟨a, b⟩ <;> exact ⟨b, a⟩

theorem everyday_273 (p q : Prop) : p ∧ q ↔ q ∧ p := by
  constructor
  all_goals
    intro h
    exact ⟨h.2, h.1⟩

theorem everyday_274 (p q : Prop) : p ∧ q ↔ q ∧ p := And.comm

theorem everyday_275 (p q : Prop) : p ∧ q ↔ q ∧ p := by
  apply Iff.intro
  case mp => intro h; exact h.symm
  case mpr => intro h; exact h.symm

theorem everyday_276 (p q r : Prop) (h : p → q) (h2 : q → r) : p → r := by
  intro hp
  have hq : q := h hp
  have hr := h2 hq
  exact hr

theorem everyday_277 (p q r : Prop) (h : p → q) (h2 : q → r) : p → r := by
  intro hp
  suffices hq : q from h2 hq
  exact h hp

theorem everyday_278 (p q r : Prop) (h : p → q) (h2 : q → r) : p → r := by
  intro hp
  suffices hq : q by exact h2 hq
  exact h hp

theorem everyday_279 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  apply h2
  apply h
  assumption

theorem everyday_280 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  refine h2 ?_
  refine h ?_
  exact hp

theorem everyday_281 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  have := h hp
  exact h2 this

theorem everyday_282 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  replace hp := h hp
  exact h2 hp

theorem everyday_283 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  exact h2 (by exact h (by assumption))

theorem everyday_284 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  exact (h2 ∘ h) hp

theorem everyday_285 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r :=
  have hq := h hp
  show r from h2 hq

theorem everyday_286 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  first
  | exact h hp
  | exact h2 (h hp)

theorem everyday_287 (p q r : Prop) (h : p → q) (h2 : q → r) (hp : p) : r := by
  try exact h hp
  exact h2 (h hp)

theorem everyday_288 (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by
  refine ⟨hp, ?_⟩
  constructor
  · assumption
  · assumption

theorem everyday_289 (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by
  repeat (first | assumption | constructor)

theorem everyday_290 (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by
  exact ⟨by assumption, by assumption, by assumption⟩

theorem everyday_291 (p q r : Prop) : (p ∨ q) ∨ r ↔ p ∨ (q ∨ r) := by
  constructor
  · rintro ((hp | hq) | hr)
    · exact Or.inl hp
    · exact Or.inr (Or.inl hq)
    · exact Or.inr (Or.inr hr)
  · rintro (hp | hq | hr)
    · exact Or.inl (Or.inl hp)
    · exact Or.inl (Or.inr hq)
    · exact Or.inr hr

theorem everyday_292 (p q r : Prop) : (p ∨ q) ∨ r ↔ p ∨ (q ∨ r) := or_assoc

theorem everyday_293 (p q r : Prop) : (p ∨ q) ∨ r ↔ p ∨ (q ∨ r) := by simp [or_assoc]

theorem everyday_294 (p q r : Prop) (h : (p ∨ q) ∨ r) : p ∨ (q ∨ r) := by
  match h with
  | .inl (.inl hp) => exact .inl hp
  | .inl (.inr hq) => exact .inr (.inl hq)
  | .inr hr => exact .inr (.inr hr)

theorem everyday_295 (p q r : Prop) (h : (p ∨ q) ∨ r) : p ∨ (q ∨ r) :=
  match h with
  | Or.inl (Or.inl hp) => Or.inl hp
  | Or.inl (Or.inr hq) => Or.inr (Or.inl hq)
  | Or.inr hr => Or.inr (Or.inr hr)

theorem everyday_296 (p q r : Prop) (h : (p ∨ q) ∨ r) : p ∨ (q ∨ r) := by
  rcases h with (hp | hq) | hr
  all_goals simp [*]

theorem everyday_297 (n : Nat) (h : n % 2 = 1) : n ≠ 0 := by
  rintro rfl
  simp at h

theorem everyday_298 (n : Nat) (h : n % 2 = 1) : n ≠ 0 := by
  intro hn
  rw [hn] at h
  contradiction

theorem everyday_299 (n : Nat) (h : n % 2 = 1) : n ≠ 0 := by
  intro hn
  rw [hn] at h
  cases h

theorem everyday_300 (n : Nat) (h : n % 2 = 1) : n ≠ 0 := by
  intro hn
  simp [hn] at h

theorem everyday_301 (n : Nat) : (n + 1) * (n + 1) = n * n + 2 * n + 1 := by
  rw [Nat.mul_add, Nat.add_mul]
  omega

theorem everyday_302 (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c := by
  calc
    a ≤ b := by assumption
    _ ≤ c := by assumption

theorem everyday_303 (a b c : Nat) (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c :=
  calc a ≤ b := h₁
       _ ≤ c := h₂

theorem everyday_304 (a b c d : Nat) (h₁ : a = b) (h₂ : b ≤ c) (h₃ : c < d) : a < d := by
  calc a = b := h₁
    _ ≤ c := h₂
    _ < d := h₃

theorem everyday_305 (a b : Nat) (h : a = b) (hb : b = 5) : a = 5 := by
  rwa [h]

theorem everyday_306 (a b : Nat) (h : a = b) (hb : b = 5) : a = 5 := by
  rw [← h] at hb
  exact hb

theorem everyday_307 (a b : Nat) (h : a = b) (hb : b = 5) : a = 5 := by
  rw [hb] at h
  exact h

theorem everyday_308 (a b c : Nat) : a + b + c = a + c + b := by
  rw [Nat.add_assoc, Nat.add_comm b c, ← Nat.add_assoc]

theorem everyday_309 (a b c : Nat) : a + b + c = a + c + b := Nat.add_right_comm a b c

theorem everyday_310 (a b c : Nat) (h : a + b = c) : b + a = c := by
  rw [Nat.add_comm]
  exact h

theorem everyday_311 (a b c : Nat) (h : a + b = c) : b + a = c := Nat.add_comm a b ▸ h

theorem everyday_312 (a b c : Nat) (h : a + b = c) : b + a = c := by
  rw [Nat.add_comm a b] at h
  assumption

theorem everyday_313 (a b c : Nat) (h : a + b = c) : b + a = c := by
  have h2 : b + a = a + b := Nat.add_comm b a
  rw [h2, h]

theorem everyday_314 (a b c : Nat) (h : a + b = c) : b + a = c := by
  simp [← h, Nat.add_comm]

theorem everyday_315 (a b : Nat) (h : 2 * a = 2 * b) : a = b := Nat.eq_of_mul_eq_mul_left (by decide) h

theorem everyday_316 (a b : Nat) (h : 2 * a = 2 * b) : a = b := by omega

theorem everyday_317 (a b : Nat) (h : a ≤ b) : ∃ c, b = a + c := Nat.exists_eq_add_of_le h

theorem everyday_318 (a b : Nat) (h : a ≤ b) : ∃ c, b = a + c := ⟨b - a, (Nat.add_sub_cancel' h).symm⟩

theorem everyday_319 (a b : Nat) (h : a ≤ b) : ∃ c, b = a + c := by
  obtain ⟨c, hc⟩ := Nat.le.dest h
  exact ⟨c, hc.symm⟩

theorem everyday_320 (a b : Nat) (h : a ≤ b) : ∃ c, b = a + c := by
  induction h with
  | refl => exact ⟨0, rfl⟩
  | step _ ih =>
    obtain ⟨c, hc⟩ := ih
    exact ⟨c + 1, by rw [hc]; rfl⟩

theorem everyday_321 (a b c : Nat) (h : a ∣ b) (h' : a ∣ c) : a ∣ b + c := Nat.dvd_add h h'

theorem everyday_322 (a b c : Nat) (h : a ∣ b) (h' : a ∣ c) : a ∣ b + c := by
  rcases h with ⟨k, rfl⟩
  rcases h' with ⟨l, rfl⟩
  exact ⟨k + l, (Nat.mul_add a k l).symm⟩

theorem everyday_323 (a b : Nat) : a ∣ a * b := Nat.dvd_mul_right a b

theorem everyday_324 (a b : Nat) : a ∣ a * b := ⟨b, rfl⟩

theorem everyday_325 (a : Nat) : a ∣ a := Nat.dvd_refl a

theorem everyday_326 (a : Nat) : 1 ∣ a := ⟨a, by simp⟩

theorem everyday_327 : ¬ (2 ∣ 5) := by omega

theorem everyday_328 : 3 ∣ 9 := ⟨3, rfl⟩

theorem everyday_329 (p q r : Prop) (h : p → q → r) : q → p → r := fun hq hp => h hp hq

theorem everyday_330 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : p 2 := h 1 (h 0 h0)

theorem everyday_331 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : p 2 := by
  apply h
  apply h
  exact h0

theorem everyday_332 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : p 2 := h _ <| h _ h0

theorem everyday_333 (p : Nat → Prop) (h : ∀ n, p n → p (n + 1)) (h0 : p 0) : ∀ n, p n := by
  intro n
  induction n with
  | zero => assumption
  | succ n ih => apply h; assumption

theorem everyday_334 (p : Nat → Prop) (h : ∃ n, p n) : ¬ ∀ n, ¬ p n := fun h' => let ⟨n, hn⟩ := h; h' n hn

theorem everyday_335 (p : Nat → Prop) (h : ∃ n, p n) : ¬ ∀ n, ¬ p n := by
  intro h'
  obtain ⟨n, hn⟩ := h
  exact h' n hn

theorem everyday_336 (p : Nat → Prop) (h : ∃ n, p n) : ¬ ∀ n, ¬ p n := by
  rcases h with ⟨n, hn⟩
  intro h'
  exact absurd hn (h' n)

theorem everyday_337 (p : Nat → Prop) (h : ¬ ∃ n, p n) (n : Nat) : ¬ p n := by
  intro hn
  apply h
  exists n

theorem everyday_338 (p : Nat → Prop) (h : ¬ ∃ n, p n) (n : Nat) : ¬ p n := by
  intro hn
  exact h (Exists.intro n hn)

theorem everyday_339 (p q : Nat → Prop) : (∃ n, p n ∨ q n) ↔ (∃ n, p n) ∨ ∃ n, q n := by
  constructor
  · rintro ⟨n, hp | hq⟩
    · exact Or.inl ⟨n, hp⟩
    · exact Or.inr ⟨n, hq⟩
  · rintro (⟨n, hp⟩ | ⟨n, hq⟩)
    · exact ⟨n, Or.inl hp⟩
    · exact ⟨n, Or.inr hq⟩

theorem everyday_340 (p q : Nat → Prop) : (∃ n, p n ∨ q n) ↔ (∃ n, p n) ∨ ∃ n, q n := exists_or

theorem everyday_341 (p q : Nat → Prop) : (∀ n, p n ∧ q n) ↔ (∀ n, p n) ∧ ∀ n, q n := forall_and

theorem everyday_342 (p q : Nat → Prop) : (∀ n, p n ∧ q n) ↔ (∀ n, p n) ∧ ∀ n, q n := by
  constructor
  · intro h
    exact ⟨fun n => (h n).1, fun n => (h n).2⟩
  · intro ⟨h1, h2⟩ n
    exact ⟨h1 n, h2 n⟩

theorem everyday_343 (p q : Nat → Prop) : (∀ n, p n ∧ q n) ↔ (∀ n, p n) ∧ ∀ n, q n :=
  ⟨fun h => ⟨fun n => (h n).left, fun n => (h n).right⟩, fun h n => ⟨h.left n, h.right n⟩⟩

theorem everyday_344 (α : Type) (a : α) (p : α → Prop) (h : ∀ x, p x) : ∃ x, p x := ⟨a, h a⟩

theorem everyday_345 {α : Type} {p : α → Prop} (a : α) (h : ∀ x, p x) : ∃ x, p x := ⟨a, h a⟩

theorem everyday_346 {α : Type u} {p : α → Prop} (a : α) (h : ∀ x, p x) : ∃ x, p x := ⟨a, h a⟩

theorem everyday_347.{u} {α : Type u} {p : α → Prop} (a : α) (h : ∀ x, p x) : ∃ x, p x := ⟨a, h a⟩

theorem everyday_348 {α : Sort u} (a b : α) (h : a = b) : b = a := Eq.symm h

theorem everyday_349 {α : Type _} (a b : α) (h : a = b) : b = a := by cases h; rfl

theorem everyday_350 {α β : Type} (f : α → β) (g : β → α) (h : ∀ x, g (f x) = x) : ∀ x y, f x = f y → x = y := by
  intro x y hxy
  rw [← h x, ← h y, hxy]

theorem everyday_351 {α β : Type} (f : α → β) (g : β → α) (h : ∀ x, g (f x) = x) : ∀ x y, f x = f y → x = y := by
  intro x y hxy
  have h1 := congrArg g hxy
  rw [h, h] at h1
  exact h1

theorem everyday_352 {α β : Type} (f : α → β) (g : β → α) (h : ∀ x, g (f x) = x) : ∀ x y, f x = f y → x = y := by
  intro x y hxy
  calc x = g (f x) := (h x).symm
    _ = g (f y) := by rw [hxy]
    _ = y := h y

theorem everyday_353 {α β : Type} (f : α → β) (g : β → α) (h : ∀ x, g (f x) = x) : ∀ x y, f x = f y → x = y := by
  intro x y hxy
  have := congrArg g hxy
  simpa [h] using this

theorem everyday_354 {α β γ : Type} (f : α → β) (g : β → γ) (hf : ∀ x y, f x = f y → x = y) (hg : ∀ x y, g x = g y → x = y) :
    ∀ x y, g (f x) = g (f y) → x = y := fun x y h => hf x y (hg _ _ h)

theorem everyday_355 {α β γ : Type} (f : α → β) (g : β → γ) (hf : ∀ x y, f x = f y → x = y) (hg : ∀ x y, g x = g y → x = y) :
    ∀ x y, (g ∘ f) x = (g ∘ f) y → x = y := by
  intro x y h
  apply hf
  apply hg
  exact h

theorem everyday_356 {α : Type} (r : α → α → Prop) (hs : ∀ x y, r x y → r y x) (ht : ∀ x y z, r x y → r y z → r x z) (x y : α) (h : r x y) : r x x :=
  ht x y x h (hs x y h)

theorem everyday_357 {α : Type} (r : α → α → Prop) (hs : ∀ x y, r x y → r y x) (ht : ∀ x y z, r x y → r y z → r x z) (x y : α) (h : r x y) : r x x := by
  apply ht
  · exact h
  · apply hs
    exact h

theorem everyday_358 {α : Type} (r : α → α → Prop) (hs : ∀ x y, r x y → r y x) (ht : ∀ x y z, r x y → r y z → r x z) (x y : α) (h : r x y) : r x x := by
  have h' := hs _ _ h
  exact ht _ _ _ h h'

theorem everyday_359 (xs ys : List Nat) (h : xs = ys) : xs.length = ys.length := by rw [h]

theorem everyday_360 (xs ys : List Nat) (h : xs = ys) : xs.length = ys.length := by subst h; rfl

theorem everyday_361 (xs ys : List Nat) (h : xs = ys) : xs.length = ys.length := h ▸ rfl

theorem everyday_362 (xs ys : List Nat) (h : xs = ys) : xs.length = ys.length := congrArg _ h

theorem everyday_363 (xs ys zs : List Nat) : xs ++ (ys ++ zs) = xs ++ ys ++ zs := by simp

theorem everyday_364 (xs ys zs : List Nat) : xs ++ (ys ++ zs) = xs ++ ys ++ zs := (List.append_assoc xs ys zs).symm

theorem everyday_365 (xs ys zs : List Nat) : xs ++ (ys ++ zs) = xs ++ ys ++ zs := by
  induction xs with
  | nil => rfl
  | cons x xs ih => simp

theorem everyday_366 (xs ys : List Nat) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := by
  induction xs with
  | nil => simp
  | cons x xs ih => simp [ih, List.append_assoc]

theorem everyday_367 (xs ys : List Nat) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := List.reverse_append

theorem everyday_368 (x : Nat) (xs : List Nat) : (x :: xs).length = xs.length + 1 := rfl

theorem everyday_369 (x : Nat) (xs : List Nat) : (x :: xs).length = xs.length + 1 := by simp

theorem everyday_370 (x : Nat) (xs : List Nat) : (x :: xs).length = xs.length + 1 := List.length_cons

theorem everyday_371 (x : Nat) (xs : List Nat) : (x :: xs).length ≠ 0 := by simp

theorem everyday_372 (x : Nat) (xs : List Nat) : 0 < (x :: xs).length := by simp

theorem everyday_373 (x : Nat) (xs : List Nat) : 0 < (x :: xs).length := Nat.succ_pos _

theorem everyday_374 (xs : List Nat) : xs.map (fun x => x) = xs := by simp

theorem everyday_375 (xs : List Nat) (f g : Nat → Nat) : (xs.map f).map g = xs.map (g ∘ f) := by simp

theorem everyday_376 (xs : List Nat) (f g : Nat → Nat) : (xs.map f).map g = xs.map (g ∘ f) := List.map_map

theorem everyday_377 (xs : List Nat) (f g : Nat → Nat) : (xs.map f).map g = xs.map (g ∘ f) := by
  induction xs with
  | nil => rfl
  | cons x xs ih => simp [List.map, ih]

theorem everyday_378 (x y : Nat) : x = y → y = x := by
  intro h
  rw [h]

theorem everyday_379 (x y : Nat) : x = y ↔ y = x := eq_comm

theorem everyday_380 (x y : Nat) : x = y ↔ y = x := ⟨Eq.symm, Eq.symm⟩

theorem everyday_381 (x y : Nat) : x = y ↔ y = x := by
  constructor <;> (intro h; rw [h])

theorem everyday_382 (x y : Nat) : x = y ↔ y = x := by
  constructor <;> exact Eq.symm

theorem everyday_383 (x y : Nat) (h : x ≠ y) : y ≠ x := h.symm

theorem everyday_384 (x y : Nat) (h : x ≠ y) : y ≠ x := fun h' => h h'.symm

theorem everyday_385 (x y : Nat) (h : x ≠ y) : y ≠ x := by
  intro h'
  exact h (Eq.symm h')

theorem everyday_386 (x y : Nat) (h : x ≠ y) : y ≠ x := Ne.symm h

theorem everyday_387 (x y : Nat) (h : x ≠ y) (h' : x ≤ y) : x < y := Nat.lt_of_le_of_ne h' h

theorem everyday_388 (x y : Nat) (h : x ≠ y) (h' : x ≤ y) : x < y := by omega

theorem everyday_389 (x y : Nat) (h : x ≠ y) : x < y ∨ y < x := by omega

theorem everyday_390 (x y : Nat) (h : x ≠ y) : x < y ∨ y < x := Nat.lt_or_gt_of_ne h

theorem everyday_391 (x : Nat) (h : x * x = x) (h0 : x ≠ 0) : x = 1 := by
  have h1 : 0 < x := Nat.pos_of_ne_zero h0
  have h2 : x * x = x * 1 := by rw [h, Nat.mul_one]
  exact Nat.eq_of_mul_eq_mul_left h1 h2

theorem everyday_392 (x y z : Nat) (h : x < y) (hz : 0 < z) : x * z < y * z := Nat.mul_lt_mul_of_pos_right h hz

theorem everyday_393 (x y z : Nat) (h : x < y) (hz : 0 < z) : z * x < z * y := Nat.mul_lt_mul_of_pos_left h hz

theorem everyday_394 (x y : Nat) (h : 0 < x) (h' : 0 < y) : 0 < x * y := Nat.mul_pos h h'

theorem everyday_395 (x y : Nat) (h : 0 < x) (h' : 0 < y) : 0 < x * y := by simp [h, h']

theorem everyday_396 (x : Nat) : x ^ 2 = x * x := Nat.pow_two x

theorem everyday_397 (x : Nat) : x ^ 2 = x * x := by rw [Nat.pow_two]

theorem everyday_398 (x : Nat) : x ^ 2 = x * x := by simp [Nat.pow_succ]

theorem everyday_399 (x : Nat) : x ^ 1 = x := by simp

theorem everyday_400 (x n : Nat) : x ^ (n + 1) = x ^ n * x := rfl

theorem everyday_401 (x n : Nat) : x ^ (n + 1) = x ^ n * x := Nat.pow_succ

theorem everyday_402 (n : Nat) : 0 < 2 ^ n := Nat.two_pow_pos n

theorem everyday_403 (n : Nat) : 0 < 2 ^ n := by
  induction n with
  | zero => decide
  | succ n ih => rw [Nat.pow_succ]; omega

theorem everyday_404 (n : Nat) : n < 2 ^ n := Nat.lt_two_pow_self

theorem everyday_405 (n : Nat) : n < 2 ^ n := by
  induction n with
  | zero => simp
  | succ n ih => rw [Nat.pow_succ]; omega

theorem everyday_406 (a b : Nat) (h : Nat.gcd a b = 1) : Nat.gcd b a = 1 := by rw [Nat.gcd_comm]; exact h

theorem everyday_407 (a b : Nat) : Nat.gcd a b ∣ a := Nat.gcd_dvd_left a b

theorem everyday_408 (a b : Nat) : a.gcd b ∣ a := Nat.gcd_dvd_left a b

theorem everyday_409 (n : Nat) (h : 1 < n) : ∃ m, n = m + 2 := ⟨n - 2, by omega⟩

theorem everyday_410 (n : Nat) : n = 0 ∨ ∃ m, n = m + 1 := by
  cases n with
  | zero => exact Or.inl rfl
  | succ m => exact Or.inr ⟨m, rfl⟩

theorem everyday_411 (n : Nat) : n = 0 ∨ ∃ m, n = m + 1 := by
  rcases n with _ | m
  · left; rfl
  · right; exact ⟨m, rfl⟩

theorem everyday_412 (n : Nat) : n = 0 ∨ 0 < n := Nat.eq_zero_or_pos n

theorem everyday_413 (n : Nat) : n = 0 ∨ 0 < n := by
  by_cases h : n = 0
  · exact Or.inl h
  · exact Or.inr (Nat.pos_of_ne_zero h)

theorem everyday_414 (n : Nat) : n = 0 ∨ 0 < n := if h : n = 0 then Or.inl h else Or.inr (Nat.pos_of_ne_zero h)

theorem everyday_415 (n : Nat) (h : n ≤ 3) : n = 0 ∨ n = 1 ∨ n = 2 ∨ n = 3 := by omega

theorem everyday_416 (n : Nat) (h : n < 2) : n = 0 ∨ n = 1 := by
  rcases n with _ | _ | n
  · left; rfl
  · right; rfl
  · exact absurd h (by omega)

theorem everyday_417 (n : Nat) (h : n < 2) : n = 0 ∨ n = 1 := by
  cases n with
  | zero => simp
  | succ n => cases n with
    | zero => simp
    | succ n => omega

theorem everyday_418 (a b c : Nat) (hab : a < b) (hbc : b < c) : a + 2 ≤ c := Nat.lt_of_lt_of_le (Nat.succ_lt_succ hab) hbc

theorem everyday_419 (a b c : Nat) (hab : a < b) (hbc : b < c) : a + 2 ≤ c := by
  have h1 : a + 1 ≤ b := hab
  have h2 : b + 1 ≤ c := hbc
  calc a + 2 = (a + 1) + 1 := rfl
    _ ≤ b + 1 := Nat.succ_le_succ h1
    _ ≤ c := h2

theorem everyday_420 (n : Nat) (h : n ∣ 6) : n ≤ 6 := Nat.le_of_dvd (by decide) h

theorem everyday_421 (p q : Prop) (h : p → q) : ¬ (p ∧ ¬ q) := fun ⟨hp, hq⟩ => hq (h hp)

theorem everyday_422 (p q : Prop) (h : ¬ (p ∧ ¬ q)) : p → q := by
  intro hp
  by_cases hq : q
  · assumption
  · exact absurd ⟨hp, hq⟩ h

theorem everyday_423 (p q : Prop) (h : ¬ (p ∧ ¬ q)) : p → q := by
  intro hp
  by_contra hq
  exact h ⟨hp, hq⟩

theorem everyday_424 (p q : Prop) : ((p → q) → p) → p := by
  intro h
  by_cases hp : p
  · exact hp
  · apply h
    intro hp'
    contradiction

theorem everyday_425 (p q : Prop) : ((p → q) → p) → p := fun h => Classical.byContradiction fun hn => hn (h fun hp => absurd hp hn)

theorem everyday_426 (p q r s : Prop) (h1 : p ∨ q) (h2 : p → r) (h3 : q → s) : r ∨ s := h1.imp h2 h3

theorem everyday_427 (p q r s : Prop) (h1 : p ∨ q) (h2 : p → r) (h3 : q → s) : r ∨ s := Or.imp h2 h3 h1

theorem everyday_428 (p q r : Prop) (h1 : p ∨ q) (h2 : p → r) (h3 : q → r) : r := h1.elim h2 h3

theorem everyday_429 (p q r : Prop) (h1 : p ∨ q) (h2 : p → r) (h3 : q → r) : r := by
  apply Or.elim h1 <;> assumption

theorem everyday_430 (p q r : Prop) (h1 : p ∨ q) (h2 : p → r) (h3 : q → r) : r := by
  apply h1.elim
  · exact h2
  · exact h3

theorem everyday_431 (p q : Prop) (hp : p) (hnp : ¬p) : q := absurd hp hnp

theorem everyday_432 (p q : Prop) (hp : p) (hnp : ¬p) : q := by
  exfalso
  exact hnp hp

theorem everyday_433 (p q : Prop) (hp : p) (hnp : ¬p) : q := by
  nomatch hnp hp

theorem everyday_434 (p q : Prop) (hp : p) (hnp : ¬p) : q := nomatch hnp hp

theorem everyday_435 (p : Prop) (h : False) : p := h.elim

theorem everyday_436 (p : Prop) (h : False) : p := by cases h

theorem everyday_437 (p : Prop) (h : False) : p := nomatch h

theorem everyday_438 : ¬ False := nofun

theorem everyday_439 : ¬ (1 = 2) := by decide

theorem everyday_440 : ¬ (1 = 2) := nofun

theorem everyday_441 : ¬ (1 = 2) := by intro h; cases h

theorem everyday_442 : ¬ (1 = 2) := by simp

theorem everyday_443 : (1 : Nat) ≠ 2 := Nat.succ_ne_self 1 |>.symm

theorem everyday_444 (a b : Nat) : (a, b) = (a, b) := rfl

theorem everyday_445 (x : Nat) (h : ∃ y, x = y + y) : ∃ y, x = 2 * y := by
  obtain ⟨y, rfl⟩ := h
  exact ⟨y, (Nat.two_mul y).symm⟩

theorem everyday_446 (x : Nat) (h : ∃ y, x = y + y) : ∃ y, x = 2 * y := by
  obtain ⟨y, hy⟩ := h
  refine ⟨y, ?_⟩
  rw [hy, Nat.two_mul]

theorem everyday_447 (x : Nat) (h : ∃ y, x = y + y) : ∃ y, x = 2 * y := by
  obtain ⟨y, hy⟩ := h
  exact ⟨y, by omega⟩

theorem everyday_448 (x y : Nat) (hx : ∃ a, x = 2 * a) (hy : ∃ b, y = 2 * b) : ∃ c, x + y = 2 * c := by
  obtain ⟨a, ha⟩ := hx
  obtain ⟨b, hb⟩ := hy
  exact ⟨a + b, by rw [ha, hb, Nat.mul_add]⟩

theorem everyday_449 (x y : Nat) (hx : ∃ a, x = 2 * a) (hy : ∃ b, y = 2 * b) : ∃ c, x + y = 2 * c := by
  rcases hx with ⟨a, rfl⟩
  rcases hy with ⟨b, rfl⟩
  exists a + b
  omega

theorem everyday_450 (a b c d : Nat) (h : a = b) (h' : c = d) : a + c = b + d := by rw [h, h']

theorem everyday_451 (a b c d : Nat) (h : a = b) (h' : c = d) : a + c = b + d := by subst h h'; rfl

theorem everyday_452 (a b c d : Nat) (h : a = b) (h' : c = d) : a + c = b + d := congr (congrArg Nat.add h) h'

theorem everyday_453 (a b c d : Nat) (h : a = b) (h' : c = d) : a + c = b + d := h ▸ h' ▸ rfl

theorem everyday_454 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := Nat.add_le_add h h'

theorem everyday_455 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := by
  apply Nat.add_le_add <;> assumption

theorem everyday_456 (a b c d : Nat) (h : a ≤ b) (h' : c ≤ d) : a + c ≤ b + d := by omega

theorem everyday_457 (a b c : Nat) (h : a + b ≤ c) : a ≤ c := Nat.le_trans (Nat.le_add_right a b) h

theorem everyday_458 (a b c : Nat) (h : a + b ≤ c) : a ≤ c := by
  have : a ≤ a + b := Nat.le_add_right ..
  exact Nat.le_trans this h

theorem everyday_459 (a b c : Nat) (h : a + b ≤ c) : a ≤ c := calc
  a ≤ a + b := Nat.le_add_right a b
  _ ≤ c := h

theorem everyday_460 (a b : Nat) (h : a < b) : a + 1 ≤ b := h

theorem everyday_461 (a b : Nat) (h : a < b) : a + 1 ≤ b := Nat.succ_le_of_lt h

theorem everyday_462 (a b : Nat) (h : a < b + 1) : a ≤ b := Nat.lt_succ_iff.mp h

theorem everyday_463 (a b : Nat) (h : a < b + 1) : a ≤ b := Nat.le_of_lt_succ h

theorem everyday_464 (a b : Nat) (h : a < b + 1) : a ≤ b := by omega

theorem everyday_465 (a b : Nat) (h : b < a) : ¬ a ≤ b := by
  intro hab
  exact Nat.lt_irrefl b (Nat.lt_of_lt_of_le h hab)

theorem everyday_466 (a b : Nat) (h : b < a) : ¬ a ≤ b := Nat.not_le_of_lt h

theorem everyday_467 (a b : Nat) (h : b < a) : ¬ a ≤ b := Nat.not_le_of_gt h

theorem everyday_468 (a b : Nat) (h : b < a) : ¬ a ≤ b := by simpa using h

theorem everyday_469 (a : Nat) (h : a * a = 0) : a = 0 := by
  cases a with
  | zero => rfl
  | succ n => simp at h

theorem everyday_470 (a : Nat) (h : a * a = 0) : a = 0 := by simpa using h

theorem everyday_471 (a : Nat) (h : a * a = 0) : a = 0 := (Nat.mul_eq_zero.mp h).elim id id

theorem everyday_472 (a b : Nat) (ha : a ≠ 0) (h : a * b = 0) : b = 0 := by
  rcases Nat.mul_eq_zero.mp h with h | h
  · contradiction
  · assumption

theorem everyday_473 (a b : Nat) (ha : a ≠ 0) (h : a * b = 0) : b = 0 := by
  cases Nat.mul_eq_zero.1 h with
  | inl h => exact absurd h ha
  | inr h => exact h

theorem everyday_474 (f : Nat → Nat) (h : ∀ n, f (n + 1) = f n) : ∀ n, f n = f 0 := by
  intro n
  induction n with
  | zero => rfl
  | succ k ih => rw [h, ih]

theorem everyday_475 (f : Nat → Nat) (h : ∀ n, f n ≤ f (n + 1)) : ∀ n, f 0 ≤ f n := by
  intro n
  induction n with
  | zero => exact Nat.le_refl _
  | succ k ih => exact Nat.le_trans ih (h k)

theorem everyday_476 (f : Nat → Nat) (h : ∀ n, f n < f (n + 1)) : ∀ n, n ≤ f n := by
  intro n
  induction n with
  | zero => exact Nat.zero_le _
  | succ k ih =>
    have := h k
    omega

theorem everyday_477 (a b : Nat) (h : (a, b).1 = 0) : a = 0 := by cases h; rfl

theorem everyday_478 : ∀ n < 60, n * n ≤ 60 * n := by decide

theorem everyday_479 : ∀ m < 8, ∀ n < 8, m * n = n * m := by decide

theorem everyday_480 : ∀ n < 10, ∃ m < 10, n = m := by decide

theorem everyday_481 : ¬ ∃ n < 10, n * n = 50 := by decide

theorem everyday_482 : ∀ b : Bool, b = true ∨ b = false := by decide

theorem everyday_483 : [1, 2] ≠ [2, 1] := by decide

theorem everyday_484 : (1, 2) = (1, 2) := by decide

theorem everyday_485 : (1, true) ≠ (1, false) := by decide

theorem everyday_486 : ∀ n, n < 5 → n ≠ 3 → n < 3 ∨ n = 4 := by decide

theorem everyday_487 (n : Nat) : (if n = 0 then 0 else n) ≤ n := by
  split
  case isTrue h => exact Nat.zero_le n
  case isFalse h => exact Nat.le_refl n

theorem everyday_488 (n m : Nat) : (if n = 0 then m else if n = 1 then m else m) = m := by
  split
  · rfl
  · split
    · rfl
    · rfl

theorem everyday_489 (n m : Nat) : (if n < m then m else n) ≥ n := by
  split
  · rename_i h
    exact Nat.le_of_lt h
  · exact Nat.le_refl n

theorem everyday_490 (n m : Nat) : (if n < m then m else n) ≥ n := by
  split <;> omega

theorem everyday_491 (p q r : Prop) (h : p ∧ q) (g : q → r) : r := by simp_all

theorem everyday_492 (a b c : Nat) (h : a = b) (h2 : b = c) : a = c := by simp_all

theorem everyday_493 (p q : Prop) (hp : p) (hn : ¬p) : q := by simp_all

theorem everyday_494 (p q : Prop) (h : p ∨ q) (hn : ¬p) : q := by simp_all

theorem everyday_495 (f : Nat → Nat) (a : Nat) (h : f a = a) : f (f a) = a := by simp_all

theorem everyday_496 (f g : Nat → Nat → Nat) (h : ∀ x y, f x y = g x y) : f = g := by
  ext x y
  exact h x y

theorem everyday_497 (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by
  ext
  apply h

theorem everyday_498 (p q : Prop) (h : p → q) (g : q → p) : p = q := by
  ext
  exact ⟨h, g⟩

theorem everyday_499 (p q : Nat → Prop) (h : ∀ x, p x ↔ q x) : p = q := by
  ext x
  exact h x

theorem everyday_500 (α : Type) (f g : α → α) (h : ∀ x, f x = g x) : f = g := by
  ext x
  rw [h]

theorem everyday_501 (n : Nat) (P : Nat → Prop) (h0 : P 0) (hs : ∀ n, P n → P (n + 1)) : P n := by
  induction n with
  | zero => simp_all
  | succ n ih => simp_all
