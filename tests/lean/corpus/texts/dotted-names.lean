-- accepted
theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.right, h.left⟩

-- ----

-- accepted
structure Pt where
  x : Nat
  y : Nat

-- accepted
def Pt.swap (p : Pt) : Pt := ⟨p.y, p.x⟩
-- accepted
theorem Pt.swap_swap (p : Pt) : swap (swap p) = p := rfl

-- ----

-- accepted
inductive Tree | leaf | node (l r : Tree)

-- accepted
def Tree.flip : Tree → Tree
  | leaf => leaf
  | node l r => node r l
-- accepted
theorem Tree.flip_flip (t : Tree) : flip (flip t) = t := by cases t <;> rfl

-- ----

namespace A
-- accepted
theorem _root_.Bar.x : True := trivial
end A
-- accepted
theorem t : True := Bar.x

-- ----

-- accepted
def A.n : Nat := 2
-- accepted
def n : Nat := 3
-- rejected: Type mismatch
theorem A.t : n = 3 := rfl

-- ----

-- accepted
theorem foo : True := trivial
-- rejected: Unknown identifier `foo`
theorem B.foo : True := foo

-- ----

-- accepted
def Two.fst : Nat := 0
-- accepted
def fst : Nat := 1
-- rejected: Type mismatch
theorem Two.t : fst = 1 := rfl

-- ----

-- accepted
theorem foo : 1 = 1 := rfl
namespace C
-- rejected: Unknown identifier `foo`
theorem foo : 1 = 1 := foo
end C

-- ----

-- rejected: protected declarations must be in a namespace
protected theorem t : True := trivial

-- ----

-- rejected: invalid declaration name `_root_`
theorem _root_ : True := trivial
