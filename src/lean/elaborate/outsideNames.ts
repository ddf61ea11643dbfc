/**
 * Names that real Lean knows and this library does not: naming one makes a text unsupported, not wrong.
 */

/** Types and functions of Lean and Mathlib that the fragment does not have. */
export const outsideNames: ReadonlySet<string> = new Set(
  `Int ℤ Rat ℚ Real ℝ NNReal Complex ℂ Fin ZMod Finset Finsupp Multiset Set Array Vector String Char Float UInt8 UInt16
   UInt32 UInt64 USize BitVec Matrix Polynomial Fintype Group Ring Field CommRing Monoid CommMonoid AddCommGroup Module
   LinearOrder PartialOrder Preorder Lattice TopologicalSpace MeasureTheory Function.Injective Function.Surjective
   Function.Bijective Inhabited default HEq PUnit PEmpty Empty ULift PLift PSigma Sigma Except StateM ReaderM IO Task
   Thunk WellFounded Acc Setoid Quotient Ordering LE LT Add Mul HAdd HMul OfNat Trans Membership`.split(/\s+/),
);

/** Last components of the declarations that Lean makes for every inductive type. */
const generated: ReadonlySet<string> = new Set(
  "noConfusion noConfusionType casesOn recOn below brecOn sizeOf_spec injEq ctorIdx toCtorIdx ofNat elim".split(" "),
);

/**
 * Lemma names are made of words (`Nat.add_le_add_left`). A name that is not in the library but made of the library's own
 * words, in one of its namespaces, may well be a lemma of real Lean that the library lacks.
 */
export class Vocabulary {
  private readonly namespaces = new Set<string>();
  private readonly qualifiedWords = new Set<string>();
  private readonly plainWords = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const dot = name.lastIndexOf(".");
      if (dot >= 0) this.namespaces.add(name.slice(0, dot));
      const words = dot < 0 ? this.plainWords : this.qualifiedWords;
      for (const word of wordsOf(name.slice(dot + 1))) words.add(word);
    }
  }

  /** Could `name` be a declaration of real Lean? */
  isPlausible(name: string): boolean {
    const dot = name.lastIndexOf(".");
    const words = wordsOf(name.slice(dot + 1));
    if (dot < 0) return words.length > 1 && words.every((word) => this.plainWords.has(word));
    if (!this.namespaces.has(name.slice(0, dot))) return false;
    return (
      generated.has(name.slice(dot + 1)) || (words.length > 0 && words.every((word) => this.qualifiedWords.has(word)))
    );
  }
}

/** `add_le_add'` has the words add, le, add. */
function wordsOf(name: string): string[] {
  return name
    .split("_")
    .map((word) => word.replace(/['₀-₉0-9]+$/, ""))
    .filter((word) => word !== "");
}
