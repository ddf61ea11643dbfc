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

/** Names of core that no proof may use: they are axioms for the compiler, or stand for `sorry`. */
export const unsoundNames: ReadonlySet<string> = new Set("sorryAx lcProof lcAny lcUnreachable unsafeCast".split(" "));

/** Words of lemma names that the library does not happen to use. */
const outsideWords: readonly string[] = "lt le ge gt trans rfl refl antisymm total em pos neg sq inv sup inf abs".split(
  " ",
);

/** Last components of the names that Lean makes for every inductive type and constructor, and for every function. */
const ofTypes: ReadonlySet<string> = new Set(
  `rec recOn casesOn below brecOn noConfusion noConfusionType sizeOf_spec inj injEq ctorIdx toCtorIdx ctorElim
   ctorElimType elim ofNat toNat ext ext_iff`.split(/\s+/),
);
const ofFunctions =
  /^(eq_\d+|eq_def|eq_unfold|induct|induct_unfolding|fun_cases|fun_cases_unfolding|mutual_induct|match_\d+|proof_\d+|congr_simp|hcongr_\d+)$/;

/**
 * What could be a declaration of Mathlib: a name in one of its namespaces, or one that is made of words of lemma names
 * (`le_trans`, `Nat.sub_mul_le`). What core has is known name by name.
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

  /** `isNamespace` knows the namespaces of core: in them only names of lemmas are left open. */
  isPlausible(name: string, isNamespace: (space: string) => boolean): boolean {
    if (outsideNames.has(name)) return true;
    for (let dot = name.indexOf("."); dot > 0; dot = name.indexOf(".", dot + 1))
      if (outsideNames.has(name.slice(0, dot)) || this.isLemmaName(name.slice(0, dot))) return true;
    const dot = name.lastIndexOf(".");
    return (dot < 0 || isNamespace(name.slice(0, dot))) && this.isLemmaName(name.slice(dot + 1));
  }

  private isLemmaName(name: string): boolean {
    const words = wordsOf(name);
    return words.length > 1 && words.every((word) => this.words.has(word));
  }
}

/** Does Lean make a declaration of that name for the type, the constructor or the function before its last dot? */
export function isGenerated(name: string, isOfType: boolean): boolean {
  const last = name.slice(name.lastIndexOf(".") + 1);
  return (isOfType && ofTypes.has(last)) || ofFunctions.test(last);
}

/** `add_le_add'` has the words add, le, add. */
function wordsOf(name: string): string[] {
  return name
    .split("_")
    .map((word) => word.replace(/['₀-₉0-9]+$/, ""))
    .filter((word) => word !== "");
}
