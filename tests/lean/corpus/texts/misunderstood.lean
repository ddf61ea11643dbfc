-- accepted
theorem foo (n : Nat) : n + 0 = n := rfl
-- not rejected
attribute [local simp] foo
-- not rejected
theorem t (n : Nat) : n + 0 = n := by simp

-- ----

-- not rejected
theorem t (b : Bool) (h : b) : b = true := h

-- ----

-- not rejected
class Foo (α : Type) where
  op : α → α

-- not rejected
def useIt {α : Type} [Foo α] (a : α) : α := Foo.op a
-- not rejected
theorem t {α : Type} [Foo α] (a : α) : useIt a = Foo.op a := rfl

-- ----

-- accepted
structure Pos where
  val : Nat

-- not rejected
instance : Coe Pos Nat := ⟨Pos.val⟩
-- not rejected
theorem t (p : Pos) (h : p.val = 3) : (p : Nat) = 3 := h
-- not rejected
theorem u (p : Pos) (f : Nat → Prop) (h : f p.val) : f p := h

-- ----

-- accepted
structure F where
  fn : Nat → Nat

-- not rejected
instance : CoeFun F (fun _ => Nat → Nat) := ⟨F.fn⟩
-- not rejected
theorem t (f : F) : f 1 = f.fn 1 := rfl

-- ----

-- not rejected
inductive C | r | g deriving DecidableEq, Repr
-- not rejected
theorem t : C.r ≠ C.g := by decide

-- ----

-- not rejected
@[ext] structure P where
  x : Nat
  y : Nat

-- not rejected
theorem t (a b : P) (h : a.x = b.x) (k : a.y = b.y) : a = b := P.ext h k
-- not rejected
theorem u (a b : P) (h : a.x = b.x) (k : a.y = b.y) : a = b := by ext <;> assumption

-- ----

-- accepted
structure P where
  x : Nat

-- not rejected
instance : Add P := ⟨fun a b => ⟨a.x + b.x⟩⟩
-- not rejected
theorem t (a b : P) : (a + b).x = a.x + b.x := rfl

-- ----

-- not rejected
theorem t [inst : Inhabited Nat] : True := trivial

-- ----

-- not rejected
macro "mytriv" : tactic => `(tactic| trivial)
-- not rejected
theorem t : True := by mytriv

-- ----

-- not rejected
mutual
def ev : Nat → Bool
  | 0 => true
  | n + 1 => od n
def od : Nat → Bool
  | 0 => false
  | n + 1 => ev n
end
-- not rejected
theorem t : ev 0 = true := by rfl

-- ----

-- not rejected
notation "⟪" a "," b "⟫" => Nat.add a b
-- not rejected
theorem t : ⟪1, 2⟫ = 3 := rfl

-- ----

-- not rejected
def isBig (n : Nat) : Bool := n > 10
-- not rejected
theorem t : isBig 11 = true := rfl

-- ----

-- accepted
def dbl (n : Nat) : Nat := n + n
-- not rejected
@[simp] theorem dbl_zero : dbl 0 = 0 := by ac_rfl
-- not rejected
theorem t : dbl 0 + 1 = 1 := by simp

-- ----

-- not rejected
def f : Option Nat := 3

-- ----

-- not rejected
def f (l : List Nat) : Nat := Id.run do
  let mut s := 0
  for x in l do
    s := s + x
  return s

-- not rejected
theorem t : f [] = 0 := rfl

-- ----

-- not rejected
variable (n : Nat)
-- not rejected
theorem t (h : n = 2) : 2 = n := h.symm

-- ----

-- not rejected
def f (n : Nat) : Nat := go n
where
  go : Nat → Nat
  | 0 => 0
  | n + 1 => go n
-- not rejected
theorem t : f 0 = 0 := by unfold f; rfl
-- not rejected
theorem u : f.go 0 = 0 := rfl
