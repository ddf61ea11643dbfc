-- accepted
structure Point where
  x : Nat
  y : Nat
-- accepted
theorem by_fields : ({ x := 1, y := 2 } : Point) = Point.mk 1 2 := rfl
-- accepted
theorem in_any_order : ({ y := 2, x := 1 } : Point) = ⟨1, 2⟩ := rfl

-- ----

-- accepted
structure Point where
  x : Nat
  y : Nat
-- accepted
theorem updated (p : Point) (n : Nat) : { p with x := n }.y = p.y := rfl
-- rejected: Type mismatch
theorem not_updated (p : Point) (n : Nat) : { p with x := n }.x = p.x := rfl

-- ----

-- accepted
structure Point where
  x : Nat
  y : Nat
-- accepted
def moved (p : Point) (n : Nat) : Point := { p with x := p.x + n, y := p.y }
-- accepted
theorem moved_twice (p : Point) : (moved (moved p 1) 2).x = p.x + 1 + 2 := rfl

-- ----

-- accepted
structure Point where
  x : Nat
  y : Nat
-- rejected: is not a field of structure
def wrong (p : Point) : Point := { p with z := 3 }

-- ----

-- accepted
structure Point where
  x : Nat
  y : Nat
-- not accepted
def partly : Point := { x := 3 }

-- ----

-- accepted
structure Point where
  x : Nat
  y : Nat
-- not accepted
def doubly (p : Point) : Point := { p with x := 3, x := 4 }

-- ----

-- accepted
structure Positive where
  value : Nat
  isPositive : 0 < value
-- accepted
def three : Positive := { value := 3, isPositive := by decide }
-- rejected: proved that the proposition
def zeroth : Positive := { value := 0, isPositive := by decide }

-- ----

-- accepted
theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := { left := hp, right := hq }
