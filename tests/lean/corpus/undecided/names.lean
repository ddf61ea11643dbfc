/-! Names that real Lean's library may have and this one lacks: nothing is decided. -/

-- `Lean.ofReduceBool`
theorem uses_compiler_axiom : 2 + 2 = 5 := Lean.ofReduceBool _ _ rfl

-- `Lean.trustCompiler`
theorem uses_trust_compiler : True = False := Lean.trustCompiler

-- `add_comm`
theorem scope_unqualified_lemma (a b : Nat) : a + b = b + a := add_comm a b
