/** The part of the syntax tree that holds tactics, their patterns and their arguments. */
import type {
  BinderName,
  CalcStep,
  Discriminant,
  Identifier,
  LocalDeclaration,
  MatchAlternative,
  Span,
  SufficesDeclaration,
  Term,
  Unsupported,
} from "./tree.ts";

/** Tactics one after the other; `t₁; t₂` and lines are the same. Not empty, except in an empty `by`. */
export interface TacticSequence extends Span {
  readonly tactics: readonly Tactic[];
}

/** `at h₁ h₂ ⊢` or `at *`. */
export type Location = Span &
  (
    | { readonly everywhere: true }
    | { readonly everywhere: false; readonly hypotheses: readonly Identifier[]; readonly target: boolean }
  );

/** A pattern of `rcases`, `obtain`, `rintro`. */
export type RcasesPattern =
  | (Span & { readonly kind: "name"; readonly name: string })
  /** `_`: keep, unnamed. */
  | (Span & { readonly kind: "ignore" })
  /** `-`: clear. */
  | (Span & { readonly kind: "clear" })
  | (Span & { readonly kind: "rfl" })
  /** `⟨p, q⟩`. */
  | (Span & { readonly kind: "tuple"; readonly items: readonly RcasesPattern[] })
  /** `p | q`; at least two. */
  | (Span & { readonly kind: "alternatives"; readonly items: readonly RcasesPattern[] })
  /** `p : T`. */
  | (Span & { readonly kind: "typed"; readonly pattern: RcasesPattern; readonly type: Term });

/** `h : e` or `e` after `cases`, `rcases`, `induction`. */
export interface EliminationTarget extends Span {
  readonly name: BinderName | null;
  readonly term: Term;
}

/** `| ctor x y | @other z => tactics`. */
export interface EliminationAlternative extends Span {
  readonly heads: readonly AlternativeHead[];
  /** `?_` (leave the goal) is a `syntheticHole`, `_` a `hole`; null for an alternative without `=>`. */
  readonly body: TacticSequence | (Term & { readonly kind: "hole" | "syntheticHole" }) | null;
}

/** `@succ n ih`: constructor name (`_` for "every other"), `@` also names the implicit arguments. */
export interface AlternativeHead extends Span {
  readonly name: BinderName;
  readonly explicit: boolean;
  readonly variables: readonly BinderName[];
}

/** `with tac | a => … | b => …`; `first` is the tactic run on every case before its alternative. */
export interface EliminationAlternatives extends Span {
  readonly first: Tactic | null;
  readonly alternatives: readonly EliminationAlternative[];
}

/** `← h` or `h` inside `rw […]`. */
export interface RewriteRule extends Span {
  readonly reverse: boolean;
  readonly term: Term;
}

/** Inside `simp […]`. */
export type SimpArgument =
  | (Span & { readonly kind: "lemma"; readonly reverse: boolean; readonly term: Term })
  /** `*`: every hypothesis. */
  | (Span & { readonly kind: "hypotheses" })
  /** `-h`. */
  | (Span & { readonly kind: "erase"; readonly name: Identifier });

/** `case tag x y`, several with `|`. */
export interface CaseTag extends Span {
  readonly tag: BinderName;
  readonly names: readonly BinderName[];
}

/** Tactics that are one word. */
export type NullaryTacticKind =
  | "constructor"
  | "left"
  | "right"
  | "rfl"
  | "assumption"
  | "contradiction"
  | "exfalso"
  | "trivial"
  | "decide"
  | "omega"
  | "done"
  | "skip"
  | "and_intros"
  | "subst_vars"
  | "injections"
  | "nofun"
  | "ac_rfl"
  | "infer_instance"
  | "sorry"
  | "admit";

export type Tactic =
  | Unsupported
  | (Span & { readonly kind: NullaryTacticKind })
  /** Binders as terms: names, `_`, `(x : T)` (an ascription), patterns. Empty: one anonymous `intro`. */
  | (Span & { readonly kind: "intro"; readonly patterns: readonly Term[] })
  | (Span & { readonly kind: "intros" | "rename_i" | "ext" | "funext"; readonly names: readonly BinderName[] })
  | (Span & { readonly kind: "rintro"; readonly patterns: readonly RcasesPattern[] })
  | (Span & { readonly kind: "exact" | "apply" | "refine" | "refine'" | "specialize" | "show"; readonly term: Term })
  | (Span & { readonly kind: "exists" | "use" | "exacts"; readonly terms: readonly Term[] })
  | (Span & { readonly kind: "change"; readonly term: Term; readonly location: Location | null })
  | (Span & {
      readonly kind: "cases";
      readonly targets: readonly EliminationTarget[];
      readonly alternatives: EliminationAlternatives | null;
    })
  | (Span & {
      readonly kind: "induction";
      readonly targets: readonly EliminationTarget[];
      readonly generalizing: readonly Identifier[];
      readonly alternatives: EliminationAlternatives | null;
    })
  | (Span & {
      readonly kind: "rcases";
      readonly targets: readonly EliminationTarget[];
      readonly pattern: RcasesPattern | null;
    })
  /** `obtain pattern : type := value`; each part may be absent, not all of them. */
  | (Span & {
      readonly kind: "obtain";
      readonly pattern: RcasesPattern | null;
      readonly type: Term | null;
      readonly value: Term | null;
    })
  /** `rw` tries `rfl` afterwards, `rewrite` does not, `rwa` tries `rfl` and then `assumption`. */
  | (Span & {
      readonly kind: "rw" | "rewrite" | "rwa";
      readonly rules: readonly RewriteRule[];
      readonly location: Location | null;
    })
  | (Span & {
      readonly kind: "simp" | "dsimp" | "simp_all";
      readonly only: boolean;
      /** null when there are no brackets. */
      readonly lemmas: readonly SimpArgument[] | null;
      readonly location: Location | null;
    })
  /** `simpa only [lemmas] using e`. */
  | (Span & {
      readonly kind: "simpa";
      readonly only: boolean;
      readonly lemmas: readonly SimpArgument[] | null;
      readonly using: Term | null;
    })
  | (Span & { readonly kind: "have" | "let" | "replace"; readonly declaration: LocalDeclaration })
  | (Span & { readonly kind: "suffices"; readonly declaration: SufficesDeclaration })
  | (Span & { readonly kind: "symm"; readonly location: Location | null })
  | (Span & { readonly kind: "calc"; readonly steps: readonly CalcStep[] })
  | (Span & { readonly kind: "unfold"; readonly names: readonly Identifier[]; readonly location: Location | null })
  | (Span & { readonly kind: "revert" | "clear"; readonly names: readonly Identifier[] })
  | (Span & { readonly kind: "subst"; readonly terms: readonly Term[] })
  /** `injection e with x y`. */
  | (Span & { readonly kind: "injection"; readonly term: Term; readonly names: readonly BinderName[] })
  | (Span & { readonly kind: "by_cases"; readonly name: BinderName | null; readonly proposition: Term })
  /** `by_contra`, `by_contra h`, `by_contra h : T`. */
  | (Span & { readonly kind: "by_contra"; readonly name: BinderName | null; readonly type: Term | null })
  /** `generalize h : e = x`. */
  | (Span & {
      readonly kind: "generalize";
      readonly name: BinderName | null;
      readonly term: Term;
      readonly variable: Identifier;
    })
  /** `congr`, `congr 2`. */
  | (Span & { readonly kind: "congr"; readonly depth: number })
  /** `rename T => x`. */
  | (Span & { readonly kind: "rename"; readonly term: Term; readonly name: Identifier })
  /** `split` on the first `if` or `match` of the target. */
  | (Span & { readonly kind: "split"; readonly location: Location | null })
  | (Span & {
      readonly kind: "match";
      readonly discriminants: readonly Discriminant[];
      /** Bodies are `by` terms, holes kept. */
      readonly alternatives: readonly MatchAlternative[];
    })
  | (Span & { readonly kind: "nomatch"; readonly discriminants: readonly Term[] })
  | (Span & { readonly kind: "first"; readonly alternatives: readonly TacticSequence[] })
  | (Span & {
      readonly kind: "try" | "repeat" | "repeat'" | "all_goals" | "any_goals" | "focus" | "bullet" | "paren" | "braces";
      readonly body: TacticSequence;
    })
  | (Span & { readonly kind: "iterate"; readonly count: number | null; readonly body: TacticSequence })
  | (Span & { readonly kind: "case" | "case'"; readonly tags: readonly CaseTag[]; readonly body: TacticSequence })
  | (Span & { readonly kind: "next"; readonly names: readonly BinderName[]; readonly body: TacticSequence })
  /** `left <;> right`. */
  | (Span & { readonly kind: "andThen"; readonly left: Tactic; readonly right: Tactic });
