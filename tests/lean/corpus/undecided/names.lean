/-! Names that real Lean's library may have and this one lacks: nothing is decided. -/

-- field `middle`
theorem argument_unknown_field (p q : Prop) (h : p ∧ q) : p := h.middle

-- `Lean.ofReduceBool`
theorem uses_compiler_axiom : 2 + 2 = 5 := Lean.ofReduceBool _ _ rfl

-- `Lean.trustCompiler`
theorem uses_trust_compiler : True = False := Lean.trustCompiler

-- `Nat.add_comm_magic`
theorem scope_unknown_lemma (a b : Nat) : a + b = b + a := Nat.add_comm_magic a b

-- `add_comm`
theorem scope_unqualified_lemma (a b : Nat) : a + b = b + a := add_comm a b
