/**
 * Names that real Lean knows and this library does not: naming one makes a text unsupported, not wrong.
 */

/** Types and functions of Lean and Mathlib that the fragment does not have. */
export const outsideNames: ReadonlySet<string> = new Set(
  `Int ℤ Rat ℚ Real ℝ NNReal Complex ℂ Fin ZMod Finset Finsupp Multiset Set Array Vector String Char Float UInt8 UInt16
   UInt32 UInt64 USize BitVec Matrix Polynomial Fintype Group Ring Field CommRing Monoid CommMonoid AddCommGroup Module
   LinearOrder PartialOrder Preorder Lattice TopologicalSpace MeasureTheory Function.Injective Function.Surjective
   Function.Bijective Inhabited default HEq PUnit PEmpty Empty ULift PLift PSigma Sigma Except StateM ReaderM IO Task
   Thunk WellFounded Acc Setoid Quotient Ordering LE LT Add Mul HAdd HMul OfNat Trans Membership Sub Div Mod Pow Neg Dvd
   HSub HDiv HMod HPow Append HAppend Coe BEq Ord Repr ToString Subsingleton Nonempty Unique Std Lean Order Equiv
   Relation Antisymm Even Odd Prime Coprime Injective Surjective Bijective Monotone StrictMono em cast inferInstance
   Subtype Xor Xor' flip outParam optParam letFun panic! dbg_trace Nat.Prime Nat.Coprime sq sqrt abs Sum IsLeast IsGreatest Commute`.split(
    /\s+/,
  ),
);

/** Words of lemma names that the library does not happen to use. */
const outsideWords: readonly string[] = "lt le ge gt trans rfl refl antisymm total em pos neg sq inv sup inf abs".split(
  " ",
);

/** Last components of the declarations that Lean makes for every inductive type. */
const generated: ReadonlySet<string> = new Set(
  "noConfusion noConfusionType casesOn recOn below brecOn sizeOf_spec injEq ctorIdx toCtorIdx ofNat elim".split(" "),
);

/**
 * What could be a declaration of real Lean that the library lacks. A name in a namespace that Lean's library has cannot be
 * told from one that does not exist; a plain name is taken for a lemma when it is made of words of lemma names
 * (`le_trans`, `not_forall`).
 */
export class Vocabulary {
  private readonly namespaces = new Set<string>();
  private readonly words = new Set(outsideWords);

  constructor(names: Iterable<string>) {
    for (const name of names) {
      const dot = name.lastIndexOf(".");
      if (dot >= 0) this.namespaces.add(name.slice(0, dot));
      for (const word of wordsOf(name.slice(dot + 1))) this.words.add(word);
    }
  }

  hasNamespace(name: string): boolean {
    return this.namespaces.has(name);
  }

  isPlausible(name: string): boolean {
    for (let dot = name.indexOf("."); dot > 0; dot = name.indexOf(".", dot + 1)) {
      const prefix = name.slice(0, dot);
      if (this.namespaces.has(prefix) || outsideNames.has(prefix) || this.isLemmaName(prefix)) return true;
    }
    return outsideNames.has(name) || this.isLemmaName(name);
  }

  private isLemmaName(name: string): boolean {
    const words = wordsOf(name);
    return words.length > 1 && words.every((word) => this.words.has(word));
  }
}

/** Does Lean make a declaration of that name with every inductive type? */
export function isGenerated(name: string): boolean {
  return generated.has(name.slice(name.lastIndexOf(".") + 1));
}

/** `add_le_add'` has the words add, le, add. */
function wordsOf(name: string): string[] {
  return name
    .split("_")
    .map((word) => word.replace(/['₀-₉0-9]+$/, ""))
    .filter((word) => word !== "");
}
