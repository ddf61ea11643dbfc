-- not rejected
instance : Inhabited Nat := ⟨0⟩
-- not rejected
theorem t : True := trivial

-- ----

-- accepted
theorem foo (n : Nat) : n + 0 = n := rfl
-- not rejected
attribute [local simp] foo
-- not rejected
theorem t (n : Nat) : n + 0 = n := by simp

-- ----

-- not rejected
def konst (x : α) (_ : β) : α := x
-- not rejected
theorem t : konst 1 2 = 1 := rfl

-- ----

-- not rejected
theorem t {a b : α} (h : a = b) : b = a := h.symm

-- ----

-- not rejected
inductive Vec (α : Type) : Nat → Type
  | nil : Vec α 0
  | cons : α → Vec α n → Vec α (n + 1)
-- not rejected
theorem t : ∃ v : Vec Nat 0, v = .nil := ⟨.nil, rfl⟩

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

-- not rejected
class Mul' (α : Type) where
  mul : α → α → α

-- not rejected
class Mon (α : Type) extends Mul' α where
  one : α

-- not rejected
instance : Mon Nat where
  mul := Nat.mul
  one := 1

-- not rejected
theorem t : (Mon.one : Nat) = 1 := rfl

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

-- accepted
structure W where
  val : Nat
-- not rejected
instance : CoeSort W Type := ⟨fun w => { n : Nat // n < w.val }⟩
-- not rejected
theorem t (w : W) (x : w) : x = x := rfl

-- ----

-- accepted
structure V where
  x : Nat

-- not rejected
instance : DecidableEq V := fun a b =>
  if h : a.x = b.x then isTrue (by cases a; cases b; simp_all) else isFalse (by intro e; subst e; exact h rfl)
-- not rejected
theorem t : (⟨1⟩ : V) ≠ ⟨2⟩ := by decide

-- ----

-- not rejected
inductive Col | r | g
deriving instance DecidableEq for Col
-- not rejected
theorem t : Col.r ≠ Col.g := by decide

-- ----

-- not rejected
inductive C | r | g deriving DecidableEq, Repr
-- not rejected
theorem t : C.r ≠ C.g := by decide

-- ----

-- not rejected
def sumTo (n : Nat) : Nat := Id.run do
  let mut s := 0
  for i in [0:n] do
    if i % 2 = 0 then
      s := s + i
    else
      s := s + 1
  return s
-- not rejected
theorem t : sumTo 3 = 3 := by rfl

-- ----

-- not rejected
def g : Option Nat := Option.bind (some 1) fun x => do
  let y ← some 2
  pure (x + y)
-- not rejected
theorem t : g = some 3 := rfl

-- ----

-- not rejected
open Lean Elab Tactic in
elab "myskip" : tactic => do return
-- not rejected
theorem t : True := by myskip; trivial

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

-- not rejected
@[grind] theorem t : 1 = 1 := rfl
-- not rejected
theorem u : 1 = 1 := t

-- ----

-- not rejected
infix:50 " ≈≈ " => fun (a b : Nat) => a = b
-- not rejected
theorem t (a : Nat) : a ≈≈ a := rfl

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

-- accepted
structure V where
  x : Nat
  y : Nat

-- not rejected
instance : HAdd V V V where
  hAdd a b := ⟨a.x + b.x, a.y + b.y⟩

-- not rejected
theorem t (a b : V) : (a + b).x = a.x + b.x := rfl

-- ----

-- not rejected
local notation "foo" => Nat.succ
-- not rejected
theorem t : foo 1 = 2 := rfl

-- ----

namespace Foo
-- not rejected
class C (α : Type) where
  x : α
end Foo
open Foo
-- accepted
theorem t : True := trivial

-- ----

-- not rejected
macro "triv2" : tactic => `(tactic| first | rfl | trivial)

-- not rejected
example : 1 = 1 := by triv2
-- not rejected
example : True := by triv2

-- ----

-- not rejected
macro "mytriv" : tactic => `(tactic| trivial)
-- not rejected
theorem t : True := by mytriv

-- ----

-- not rejected
syntax "mytac" : tactic
-- not rejected
macro_rules | `(tactic| mytac) => `(tactic| rfl)
-- not rejected
theorem t : 1 = 1 := by mytac

-- ----

-- not rejected
macro "five" : term => `(5)
-- not rejected
theorem t : five = 5 := rfl

-- ----

-- not rejected
mutual
inductive Ev : Nat → Prop
  | zero : Ev 0
  | step : Od n → Ev (n + 1)
inductive Od : Nat → Prop
  | step : Ev n → Od (n + 1)
end
-- not rejected
theorem t : Ev 0 := Ev.zero
-- not rejected
theorem u : Od 1 := .step .zero

-- ----

-- not rejected
mutual

theorem a1 : True := trivial

@[simp] theorem b1 : 1 = 1 := rfl

end

-- not rejected
theorem t : True := a1
section
-- not rejected
theorem u : 1 = 1 := b1
end

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

namespace A
-- not rejected
mutual
def f (n : Nat) : Nat := n
def g (n : Nat) : Nat := n
end
-- not rejected
theorem t : f 1 = 1 := rfl
end A
-- not rejected
theorem u : A.g 2 = 2 := rfl

-- ----

-- not rejected
postfix:max "!" => fun n : Nat => n * 2
-- not rejected
theorem t : 3! = 6 := rfl

-- ----

-- not rejected
prefix:max "√√" => Nat.succ
-- not rejected
theorem t : √√1 = 2 := rfl

-- ----

-- not rejected
def isBig (n : Nat) : Bool := n > 10
-- not rejected
theorem t : isBig 11 = true := rfl

-- ----

section
variable {α : Type} (f : α → α)
-- accepted
theorem t (a : α) (h : f a = a) : f (f a) = a := by rw [h, h]
end

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
def greet : String := "hi"
-- not rejected
theorem t : greet = "hi" := rfl

-- ----

-- not rejected
def log (n : Nat) : Nat := if n ≤ 1 then 0 else 1 + log (n / 2)
termination_by n
-- not rejected
theorem t : log 1 = 0 := by unfold log; rfl

-- ----

-- accepted
theorem big : 3 ^ 30 % 7 = 1 := by decide
-- accepted
theorem t : 3 ^ 30 % 7 = 1 := big

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
structure S where
  l : List Nat
deriving Repr
-- not rejected
def S.len (s : S) : Nat := s.l.length
-- not rejected
theorem t : (S.mk [1]).len = 1 := rfl

-- ----

-- not rejected
def P (n : Nat) : Prop := n ∈ [1,2]
-- not rejected
theorem t (n : Nat) (h : P n) : P n := by
  unfold P at *
  exact h

-- ----

-- not rejected
theorem h1 (a b c : Nat) : a * (b * c) = b * (a * c) := by ac_rfl
-- not rejected
theorem t (a b c : Nat) (h : b * (a * c) = 5) : a * (b * c) = 5 := by rw [h1, h]
-- not rejected
theorem u (a b c : Nat) (h : b * (a * c) = 5) : a * (b * c) = 5 := by simp [h1, h]

-- ----

namespace Foo
-- accepted
def f (l : List Nat) : List Nat := l.map (· + 1)
end Foo
open Foo
-- accepted
theorem t : f [] = [] := rfl

-- ----

-- not rejected
theorem h1 (a b : Int) : a + b = b + a := Int.add_comm a b
-- not rejected
theorem t (a b : Int) : b + a = a + b := h1 b a

-- ----

-- not rejected
def k : Nat := [1,2,3].foldl (· + ·) 0
-- not rejected
theorem t : k = 6 := by decide
-- not rejected
theorem u : k ≤ k := Nat.le_refl k

-- ----

variable (n : Nat)
-- accepted
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

-- ----

-- not accepted
instance : Add Nat := ⟨Nat.mul⟩
-- not accepted
theorem t : 1 + 1 = 2 := rfl

-- ----

-- not accepted
instance (priority := high) : HAdd Nat Nat Nat := ⟨Nat.mul⟩
-- not accepted
theorem t : 1 + 1 = 2 := rfl

-- ----

-- not accepted
attribute [-instance] instAddNat
-- not accepted
theorem t : 1 + 1 = 2 := rfl

-- ----

-- not accepted
macro_rules | `($a + $b) => `($a * $b)
-- not accepted
theorem t : 1 + 1 = 2 := rfl

-- ----

-- not accepted
macro "rfl" : tactic => `(tactic| trivial)
-- not accepted
theorem t : 1 = 1 := by rfl

-- ----

-- not accepted
local infixl:65 " + " => Nat.mul
-- not accepted
theorem t : 1 + 1 = 2 := rfl

-- ----

-- not accepted
notation:50 a " = " b:50 => a ∨ b
-- not accepted
theorem t : 1 = 1 := rfl

-- ----

-- rejected: invalid pattern, variable `x` occurred more than once
theorem t (p q : Prop) (h : p ∧ q) : p := by
  match h with
  | ⟨x, x⟩ => exact x

-- ----

-- not accepted
attribute [-simp] Nat.add_zero
-- not accepted
theorem t (n : Nat) : n + 0 = n := by simp

-- ----

variable (Nat : Type)
-- accepted
theorem t (n : Nat) : n = n := rfl

-- ----

variable (n : Nat)
-- accepted
theorem n : True := trivial
-- accepted
theorem t : True := n
