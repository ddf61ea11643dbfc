/**
 * What the prover can do at a goal. An action's label is its kind with the lemma and direction it uses: what the model
 * calls "the same action" in different states.
 */

/** `rfl`. */
export const RFL = 0;
/** `exact h`; x: hypothesis. */
export const EXACT = 1;
/** `exact Eq.symm h`; x: hypothesis. */
export const EXACT_SYMMETRIC = 2;
export const CONTRADICTION = 3;
/** `exact True.intro`. */
export const TRIVIAL = 4;
export const INTRO = 5;
/** `constructor` on `∧` or `↔`. */
export const CONSTRUCTOR = 6;
export const LEFT = 7;
export const RIGHT = 8;
/** `refine ⟨t, ?_⟩`; x: witness. */
export const WITNESS = 9;
/** `cases h with …`; x: hypothesis. */
export const CASES = 10;
/** `apply h`; x: hypothesis, y: number of premises, z: instance of its quantifier or -1. */
export const APPLY = 11;
/** `have h' : B := h t ha`; x: hypothesis, y: hypothesis that is its premise, z: instance of its quantifier or -1. */
export const MODUS_PONENS = 12;
/** `have h' : P t := h t`; x: hypothesis, y: instance. */
export const SPECIALISE = 13;
export const EXFALSO = 14;
/** `cases Classical.em p with …`; x: proposition. */
export const EXCLUDED_MIDDLE = 15;
/** `apply Classical.byContradiction`. */
export const BY_CONTRADICTION = 16;
/** `cases lemma … with …` on a disjunction. */
export const SPLIT = 17;
/** `induction n with …`; x: variable. */
export const INDUCTION = 18;
/** `rw [lemma …]`; x: term replaced, y: its replacement, z: hypothesis for the lemma's premise or -1. */
export const REWRITE = 19;
/** `rw [h]`; x: hypothesis, y: 1 for right to left. */
export const REWRITE_WITH = 20;
/** `rw [lemma …] at h`; x: term replaced, y: its replacement, z: hypothesis. */
export const REWRITE_AT = 21;
/** `rw [h] at h'`; x: equation, y: 1 for right to left, z: hypothesis rewritten. */
export const REWRITE_WITH_AT = 22;
/** `apply lemma`, `exact lemma …` or `refine lemma h ?_`; x: premise filled by a hypothesis or -1, y: that hypothesis. */
export const BACKWARD = 23;
/** `refine Nat.le_trans ?_ (lemma …)`; x: 1 when the lemma fills the left premise, y: the new outer term. */
export const CHAIN = 24;
/** `have h' : C := lemma h …`; x, y: hypotheses for the premises (y is -1 with one premise). */
export const FORWARD = 25;
/** `apply congrArg (fun x => …)`; x: 0 when the left argument is common, 1 when the right one is. */
export const CONGRUENCE = 26;

/** `exact absurd h (lemma …)`; x: the hypothesis that the lemma denies. */
export const ABSURD = 27;
/** `exact absurd (h 0 1) (by decide)`; x: a quantified hypothesis, y: values at which it is false (`counterexample.ts`). */
export const COUNTEREXAMPLE = 28;

export const KIND_COUNT = 32;

/** The label of an action without lemma; `detail` in {0, 1, …} tells variants apart. */
export const plainLabel = (kind: number, detail = 0): number => kind + KIND_COUNT * detail;

/** The label of an action that uses the lemma with this index; `back`: right to left. */
export const lemmaLabel = (kind: number, lemma: number, back: boolean): number =>
  kind + KIND_COUNT * (8 + 2 * lemma + (back ? 1 : 0));

export const isLemmaLabel = (label: number): boolean => label >>> 5 >= 8;

/** The lemma index of a label made by `lemmaLabel`. */
export const lemmaOfLabel = (label: number): number => ((label >>> 5) - 8) >> 1;

/** Whether a label made by `lemmaLabel` is right to left. */
export const isBackLabel = (label: number): boolean => (((label >>> 5) - 8) & 1) === 1;
