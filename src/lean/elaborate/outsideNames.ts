/** Types and functions of Lean and Mathlib that the fragment does not have: naming one makes a text unsupported, not wrong. */
export const outsideNames: ReadonlySet<string> = new Set(
  `Int ℤ Rat ℚ Real ℝ NNReal Complex ℂ Fin ZMod Finset Finsupp Multiset Set Array Vector String Char Float UInt8 UInt16
   UInt32 UInt64 USize BitVec Matrix Polynomial Fintype Group Ring Field CommRing Monoid CommMonoid AddCommGroup Module
   LinearOrder PartialOrder Preorder Lattice TopologicalSpace MeasureTheory Function.Injective Function.Surjective
   Function.Bijective Inhabited default HEq PUnit PEmpty Empty ULift PLift PSigma Sigma Except StateM ReaderM IO Task
   Thunk WellFounded Acc Setoid Quotient Ordering LE LT Add Mul HAdd HMul OfNat Trans Membership`.split(/\s+/),
);
