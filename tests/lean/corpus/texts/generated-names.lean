-- accepted
instance : Decidable (1 = 1) := isTrue rfl
-- accepted
instance : Decidable (2 = 2) := isTrue rfl

-- ----

-- accepted
structure Foo where
  x : Nat
namespace Foo
-- rejected: `Foo.x` has already been declared
def x := 1
end Foo

-- ----

-- rejected: `Ordering` has already been declared
inductive Ordering | lt | eq | gt

-- ----

-- accepted
inductive T | a | b (t : T)
-- rejected: `T.below` has already been declared
theorem T.below : True := trivial

-- ----

-- accepted
inductive T | a | b (t : T)
-- rejected: `T.brecOn` has already been declared
theorem T.brecOn : True := trivial

-- ----

-- accepted
inductive T | a | b (t : T)
-- rejected: `T.b.inj` has already been declared
theorem T.b.inj : True := trivial

-- ----

-- accepted
structure S where
  x : Nat
-- rejected: `S.mk.injEq` has already been declared
theorem S.mk.injEq : True := trivial

-- ----

-- accepted
structure S where
  x : Nat
-- rejected: `S.x` has already been declared
theorem S.x : True := trivial

-- ----

-- accepted
structure S where
  x : Nat
-- rejected: `S.rec` has already been declared
theorem S.rec : True := trivial

-- ----

-- accepted
inductive P : Prop | a
-- rejected: `P.recOn` has already been declared
theorem P.recOn : True := trivial

-- ----

-- accepted
theorem T.b.injEq : True := trivial
-- rejected: `T.b.injEq` has already been declared
inductive T | a | b (n : Nat)

-- ----

-- accepted
theorem S.mk : True := trivial
-- rejected: `S.mk` has already been declared
structure S where
  x : Nat

-- ----

-- accepted
structure S where
  a : Nat
-- rejected: `S.noConfusionType` has already been declared
theorem S.noConfusionType : True := trivial

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

-- rejected: `Nat.div.go` has already been declared
def Nat.div.go := 1

-- ----

-- rejected: type class instance expected
instance : Nat := 5
