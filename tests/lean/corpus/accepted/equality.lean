/-! `rfl`, `rw`, `symm`, `calc`, `▸`, `subst`, `congrArg`, `injection`. -/

theorem rfl_term (α : Type) (a : α) : a = a := rfl

theorem rfl_tactic (α : Type) (a : α) : a = a := by
  rfl

theorem rfl_computes : 2 + 3 = 5 := rfl

theorem rfl_computes_product : 6 * 7 = 42 := by
  rfl

theorem rfl_computes_power : 2 ^ 10 = 1024 := rfl

theorem rfl_subtraction_truncated : 3 - 5 = 0 := rfl

theorem rfl_division : 17 / 5 = 3 := rfl

theorem rfl_remainder : 17 % 5 = 2 := rfl

theorem rfl_beta (α : Type) (f : α → α) (a : α) : (fun x => f x) a = f a := rfl

theorem symm_term (α : Type) (a b : α) (h : a = b) : b = a := h.symm

theorem symm_tactic (α : Type) (a b : α) (h : a = b) : b = a := by
  symm
  exact h

theorem trans_term (α : Type) (a b c : α) (h₁ : a = b) (h₂ : b = c) : a = c := h₁.trans h₂

theorem trans_rewrite (α : Type) (a b c : α) (h₁ : a = b) (h₂ : b = c) : a = c := by
  rw [h₁, h₂]

theorem trans_rewrite_backwards (α : Type) (a b c : α) (h₁ : b = a) (h₂ : b = c) : a = c := by
  rw [← h₁, h₂]

theorem trans_calc (α : Type) (a b c d : α) (h₁ : a = b) (h₂ : b = c) (h₃ : c = d) : a = d := by
  calc
    a = b := h₁
    _ = c := h₂
    _ = d := h₃

theorem calc_term (α : Type) (a b c : α) (h₁ : a = b) (h₂ : c = b) : a = c :=
  calc
    a = b := h₁
    _ = c := h₂.symm

theorem calc_with_tactics (a b : Nat) (h : a = b) : a + a = 2 * b := by
  calc
    a + a = b + b := by rw [h]
    _ = 2 * b := (Nat.two_mul b).symm

theorem rewrite_function (α : Type) (f : α → α) (a b : α) (h : a = b) : f a = f b := by
  rw [h]

theorem congruence_term (α β : Type) (f : α → β) (a b : α) (h : a = b) : f a = f b := congrArg f h

theorem congruence_function (α β : Type) (f g : α → β) (a : α) (h : f = g) : f a = g a := congrFun h a

theorem congruence_both (α β : Type) (f g : α → β) (a b : α) (h₁ : f = g) (h₂ : a = b) : f a = g b := by
  rw [h₁, h₂]

theorem rewrite_at (α : Type) (p : α → Prop) (a b : α) (h : a = b) (ha : p a) : p b := by
  rw [h] at ha
  exact ha

theorem rewrite_goal_backwards (α : Type) (p : α → Prop) (a b : α) (h : a = b) (ha : p a) : p b := by
  rw [← h]
  exact ha

theorem rewrite_all_instances (α : Type) (f : α → α → α) (a b : α) (h : a = b) : f a a = f b b := by
  rw [h]

theorem rewrite_under_function (f : Nat → Nat) (h : ∀ x, f x = x) : f (f 2) = 2 := by
  rw [h, h]

theorem rewrite_with_argument (f : Nat → Nat) (h : ∀ x, f x = x + 1) : f 3 = 3 + 1 := by
  rw [h 3]

theorem rewrite_conditional (f : Nat → Nat) (h : ∀ x, 0 < x → f x = 0) : f 5 = 0 := by
  rw [h]
  decide

theorem rewrite_conditional_bullet (f : Nat → Nat) (a : Nat) (h : ∀ x, 0 < x → f x = 0) (ha : 0 < a) :
    f a = 0 := by
  rw [h a ha]

theorem rwa_assumption (α : Type) (p : α → Prop) (a b : α) (h : a = b) (hb : p b) : p a := by
  rwa [h]

theorem rwa_at (α : Type) (p : α → Prop) (a b : α) (h : a = b) (ha : p a) : p b := by
  rwa [h] at ha

theorem transport_triangle (α : Type) (p : α → Prop) (a b : α) (h : a = b) (ha : p a) : p b := h ▸ ha

theorem substitute (α : Type) (p : α → Prop) (a b : α) (h : a = b) (ha : p a) : p b := by
  subst h
  exact ha

theorem substitute_backwards (α : Type) (p : α → Prop) (a b : α) (h : b = a) (ha : p a) : p b := by
  subst h
  exact ha

theorem cases_equality (α : Type) (a b : α) (h : a = b) : b = a := by
  cases h
  rfl

theorem rcases_rfl (α : Type) (p : α → Prop) (a b : α) (h : a = b ∧ p a) : p b := by
  obtain ⟨rfl, ha⟩ := h
  exact ha

theorem match_equality (α : Type) (a b : α) (h : a = b) : b = a :=
  match h with
  | rfl => rfl

theorem injection_successor (m n : Nat) (h : m + 1 = n + 1) : m = n := by
  injection h

theorem injection_named (m n : Nat) (h : Nat.succ m = Nat.succ n) : m = n := by
  injection h with h'

theorem injection_list (α : Type) (a b : α) (l m : List α) (h : a :: l = b :: m) : a = b := by
  injection h

theorem cases_injective (m n : Nat) (h : m + 1 = n + 1) : m = n := by
  cases h
  rfl

theorem different_constructors (n : Nat) : n + 1 ≠ 0 := by
  intro h
  cases h

theorem different_constructors_nomatch (n : Nat) (h : n + 1 = 0) : False := by
  nomatch h

theorem different_constructors_list (α : Type) (a : α) (l : List α) : a :: l ≠ [] := by
  intro h
  contradiction

theorem ne_symmetric (α : Type) (a b : α) (h : a ≠ b) : b ≠ a := by
  intro e
  exact h e.symm

theorem ne_symm_term (α : Type) (a b : α) (h : a ≠ b) : b ≠ a := h.symm

theorem ne_irreflexive (α : Type) (a : α) (h : a ≠ a) : False := h rfl

theorem ne_from_property (α : Type) (p : α → Prop) (a b : α) (ha : p a) (hb : ¬p b) : a ≠ b := by
  intro h
  rw [h] at ha
  exact hb ha

theorem propositional_extensionality (p q : Prop) (h : p ↔ q) : p = q := propext h

theorem function_extensionality (α β : Type) (f g : α → β) (h : ∀ x, f x = g x) : f = g := funext h

theorem function_extensionality_tactic (α β : Type) (f g : α → β) (h : ∀ x, f x = g x) : f = g := by
  funext x
  exact h x

theorem proof_irrelevance (p : Prop) (h₁ h₂ : p) : h₁ = h₂ := rfl

theorem eta (α β : Type) (f : α → β) : (fun x => f x) = f := rfl

theorem pair_eta (α β : Type) (x : α × β) : (x.1, x.2) = x := rfl

theorem pair_projection (α β : Type) (a : α) (b : β) : (a, b).1 = a := rfl

theorem pair_equal (α β : Type) (a c : α) (b d : β) (h₁ : a = c) (h₂ : b = d) : (a, b) = (c, d) := by
  rw [h₁, h₂]

theorem equal_types_cast (α : Type) (a : α) : cast rfl a = a := rfl

theorem rewrite_proposition (p q r : Prop) (h : p = q) (hr : q → r) : p → r := by
  rw [h]
  exact hr

theorem change_goal (n : Nat) : n + 0 = n := by
  change n = n
  rfl

theorem show_goal (n : Nat) : n + 1 = Nat.succ n := by
  show Nat.succ n = Nat.succ n
  rfl

theorem exact_by_definition (n : Nat) : n * 0 = 0 := Nat.mul_zero n

theorem have_equation (a b c : Nat) (h : a = b) (h' : b + c = 5) : a + c = 5 := by
  have e : a + c = b + c := by rw [h]
  rw [e]
  exact h'

theorem have_from_rewriting (a b c : Nat) (h₁ : a = b) (h₂ : a = c) : b = c := by
  have h := h₁.symm
  rw [h, h₂]

theorem leibniz (α : Type) (a b : α) (h : ∀ p : α → Prop, p a → p b) : a = b := h (fun x => a = x) rfl

theorem equality_of_functions_pointwise (α : Type) (f : α → α) (h : ∀ x, f x = x) : f = fun x => x := by
  funext x
  rw [h]
