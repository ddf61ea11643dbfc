-- accepted
instance : Decidable (1 = 1) := isTrue rfl
-- accepted
instance : Decidable (2 = 2) := isTrue rfl

-- ----

-- accepted
inductive Foo | a (n : Nat)
-- rejected: `Foo.recOn` has already been declared
theorem Foo.recOn : True := trivial

-- ----

-- accepted
inductive Foo | a (n : Nat)
-- rejected: `Foo.noConfusion` has already been declared
theorem Foo.noConfusion : True := trivial

-- ----

-- accepted
inductive Foo | a (n : Nat)
-- rejected: `Foo.a.injEq` has already been declared
theorem Foo.a.injEq : True := trivial

-- ----

-- accepted
inductive Foo | a (n : Nat)
-- rejected: `Foo.a.sizeOf_spec` has already been declared
theorem Foo.a.sizeOf_spec : True := trivial

-- ----

-- accepted
structure P where
  x : Nat
-- rejected: `P.casesOn` has already been declared
theorem P.casesOn : True := trivial

-- ----

-- accepted
theorem Foo.casesOn : True := trivial
-- rejected: `Foo.casesOn` has already been declared
inductive Foo | a

-- ----

-- rejected: type class instance expected
instance : Nat := 5
