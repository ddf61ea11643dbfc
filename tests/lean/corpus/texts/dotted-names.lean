-- accepted
theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := ⟨h.right, h.left⟩

-- ----

-- accepted
theorem List.foo (l : List Nat) : l ++ [] = l := append_nil l

-- ----

namespace Foo
-- accepted
def bar (n : Nat) : Nat := n + 1
-- accepted
theorem bar_pos (n : Nat) : 0 < bar n := Nat.succ_pos n
end Foo
-- accepted
open Foo in
theorem t (n : Nat) : 0 < bar n := bar_pos n

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

-- accepted
structure Pt where
  x : Nat
  y : Nat

-- accepted
def Pt.swap (p : Pt) : Pt := ⟨p.y, p.x⟩
-- accepted
theorem Pt.swap_swap (p : Pt) : swap (swap p) = p := rfl

-- ----

namespace Nat
-- accepted
theorem foo (a b : Nat) : a + b = b + a := Nat.add_comm a b
end Nat

-- ----

-- accepted
theorem Nat.double_eq (n : Nat) : n + n = 2 * n := by omega

-- ----

-- accepted
theorem Nat.foo (n : Nat) : succ n ≠ 0 := succ_ne_zero n

-- ----

-- accepted
structure S where
  f : Nat → Nat
-- accepted
theorem t (s : S) : s.f 0 = s.f 0 := rfl
-- accepted
def S.g (s : S) : Nat := s.f 1
-- accepted
theorem u (s : S) : s.g = s.f 1 := rfl

-- ----

namespace A
-- accepted
theorem _root_.Bar.x : True := trivial
end A
-- accepted
theorem t : True := Bar.x

-- ----

-- accepted
structure Pt where
  x : Nat
namespace Pt
-- accepted
def origin : Pt := ⟨0⟩
-- accepted
theorem origin_x : origin.x = 0 := rfl
end Pt
-- accepted
theorem t : Pt.origin.x = 0 := Pt.origin_x

-- ----

-- accepted
def A.B.x : Nat := 1
-- accepted
def x : Nat := 2
-- accepted
def A.B.y : Nat := x
-- rejected: Type mismatch
theorem t : A.B.y = 2 := rfl

-- ----

-- accepted
inductive A.T | c
-- accepted
inductive T | d
-- accepted
def A.f : T → Nat := fun _ => 0
-- rejected: Application type mismatch: The argument
theorem t : A.f T.d = 0 := rfl

-- ----

-- accepted
def A.k : Nat := 1
-- accepted
def k : Nat := 2
-- accepted
structure A.S where
  h : k = 2
-- rejected: Application type mismatch: The argument
theorem t : A.S := ⟨rfl⟩

-- ----

-- accepted
def A.k : Nat := 1
-- accepted
def k : Nat := 2
-- rejected: Type mismatch
example : A.k = k := rfl

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

-- rejected: Unknown identifier `foo`
theorem foo (n : Nat) : n = n + 0 := foo n

-- ----

-- rejected: Unknown identifier `foo`
theorem A.foo : 1 = 2 := foo

-- ----

-- rejected: invalid declaration name `_root_`
theorem _root_ : True := trivial
