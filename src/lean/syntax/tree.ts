/**
 * The syntax tree of the Lean 4 fragment: universe levels, terms, binders, tactics and commands.
 *
 * Every node is a plain object with a `kind` and a half-open span [`start`, `end`) of UTF-16 offsets into the source it
 * was parsed from. `locate` turns an offset into Lean's position (line from 1, column in code points from 0) when one
 * is reported. Parentheses leave no node; `f <| x`, `x |> f`, `(· + 1)`, `‹p›` and `∀ x ≤ n, p` arrive in their
 * expanded form. A construct outside the fragment is an `unsupported` node that names it; it may stand wherever a
 * term, a tactic or a command may. Grammar: Lean 4, `src/Lean/Parser/{Term,Tactic,Command,Do}.lean`, `Init/Tactics.lean`.
 */

/** Half-open range of UTF-16 offsets into the source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lean's position: `line` counts from 1, `column` counts code points from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What stands in the text but is outside the fragment; `construct` is its name as a Lean user would say it. */
export interface Unsupported extends Span {
  readonly kind: "unsupported";
  readonly construct: string;
}

// Universe levels ---------------------------------------------------------------------------------------------------

export type LevelSyntax =
  | (Span & { readonly kind: "levelNumeral"; readonly value: number })
  | (Span & { readonly kind: "levelName"; readonly name: string })
  | (Span & { readonly kind: "levelHole" })
  | (Span & { readonly kind: "levelAdd"; readonly base: LevelSyntax; readonly offset: number })
  | (Span & { readonly kind: "levelMax" | "levelImax"; readonly operands: readonly LevelSyntax[] });

// Names and binders -------------------------------------------------------------------------------------------------

/**
 * An identifier as written, dots included (`h.mp.symm`, `Nat.succ`): which prefix is the variable or constant and which
 * the fields is for the elaborator to find out. `ℕ` arrives as `Nat`. `levels` is what stands in `.{u, v}`.
 */
export interface Identifier extends Span {
  readonly kind: "identifier";
  readonly name: string;
  readonly levels: readonly LevelSyntax[] | null;
}

/** `_`. */
export interface Hole extends Span {
  readonly kind: "hole";
}

/** A place that binds a variable: a name or `_`. */
export type BinderName = Identifier | Hole;

/** `(x y : T)`, `{x : T}`, `⦃x⦄`, `[C]`, `[inst : C]`, or bare `x` (explicit, no type). */
export interface Binder extends Span {
  readonly kind: "binder";
  readonly style: "explicit" | "implicit" | "strictImplicit" | "instance";
  /** At least one, but empty for `[C]`. */
  readonly names: readonly BinderName[];
  readonly type: Term | null;
  /** `(x : T := value)`; `by` terms included. */
  readonly initial: Term | null;
}

/** A pattern where `fun` or `intro` binds: `⟨x, y⟩`, `(x, y)`, `.inl h`. */
export interface PatternBinder extends Span {
  readonly kind: "patternBinder";
  readonly pattern: Term;
}

export type FunBinder = Binder | PatternBinder;

// Terms -------------------------------------------------------------------------------------------------------------

/** Operators that reach the elaborator as a `binary` node. */
export type BinaryOperator =
  | "↔"
  | "∧"
  | "∨"
  | "="
  | "≠"
  | "≤"
  | "<"
  | "≥"
  | ">"
  | "∣"
  | "+"
  | "-"
  | "*"
  | "/"
  | "%"
  | "^"
  | "::"
  | "++"
  | "∘"
  | "▸"
  | "×"
  | "&&"
  | "||"
  | "=="
  | "!=";

/** `(name := value)` among the arguments of an application. */
export interface NamedArgument extends Span {
  readonly kind: "namedArgument";
  readonly name: Identifier;
  readonly value: Term;
}

export type Argument = Term | NamedArgument;

/** `f a b (n := c)`; `arguments` is not empty. `ellipsis` when it ends in `..`. */
export interface Application extends Span {
  readonly kind: "application";
  readonly fn: Term;
  readonly arguments: readonly Argument[];
  readonly ellipsis: boolean;
}

/** One row of a `match`: `| p, q | p', q' => body`; every entry of `patterns` has one pattern per discriminant. */
export interface MatchAlternative extends Span {
  readonly patterns: readonly (readonly Term[])[];
  readonly body: Term;
}

/** `match h : e, …`; `name` is `h`. */
export interface Discriminant extends Span {
  readonly name: BinderName | null;
  readonly term: Term;
}

/**
 * The declaration part of `have`, `let` and `replace`, in terms and in tactics.
 * `have h (x : A) : T := v`, `have : T := v` (name null, pattern null), `have ⟨a, b⟩ : T := v` (pattern),
 * `have h : A → B | a => …` (alternatives). Exactly one of `value` and `alternatives` is null.
 */
export interface LocalDeclaration extends Span {
  readonly name: BinderName | null;
  readonly pattern: Term | null;
  readonly binders: readonly Binder[];
  readonly type: Term | null;
  readonly value: Term | null;
  readonly alternatives: readonly MatchAlternative[] | null;
}

/** `suffices h : T from e` or `suffices h : T by …` (then `value` is a `by` term). */
export interface SufficesDeclaration extends Span {
  readonly name: BinderName | null;
  readonly type: Term;
  readonly value: Term;
}

/** `a = b := proof`; in the first step `proof` may be null (`calc a` then `_ = b := …`). */
export interface CalcStep extends Span {
  readonly relation: Term;
  readonly proof: Term | null;
}

/** `field := value` in a structure instance. */
export interface FieldAssignment extends Span {
  readonly name: Identifier;
  readonly value: Term;
}

export type Term =
  | Identifier
  | Hole
  | Application
  | Unsupported
  /** `?x` with its name, `?_` with null. */
  | (Span & { readonly kind: "syntheticHole"; readonly name: string | null })
  /** `.inl`: resolved in the namespace of the expected type. */
  | (Span & { readonly kind: "dotIdentifier"; readonly name: string })
  /** `@f`. */
  | (Span & { readonly kind: "explicit"; readonly fn: Term })
  | (Span & { readonly kind: "numeral"; readonly value: bigint })
  | (Span & { readonly kind: "string"; readonly value: string })
  | (Span & { readonly kind: "sort"; readonly sort: "Prop" | "Type" | "Sort"; readonly level: LevelSyntax | null })
  | (Span & { readonly kind: "fun"; readonly binders: readonly FunBinder[]; readonly body: Term })
  /** `fun | p => e | …`. */
  | (Span & { readonly kind: "funMatch"; readonly alternatives: readonly MatchAlternative[] })
  /** `∀ …, p` and the dependent arrow `(x : A) → B`. */
  | (Span & { readonly kind: "forall"; readonly binders: readonly Binder[]; readonly body: Term })
  | (Span & { readonly kind: "exists"; readonly binders: readonly Binder[]; readonly body: Term })
  | (Span & { readonly kind: "arrow"; readonly domain: Term; readonly codomain: Term })
  | (Span & { readonly kind: "binary"; readonly operator: BinaryOperator; readonly left: Term; readonly right: Term })
  | (Span & { readonly kind: "not"; readonly operand: Term })
  | (Span & { readonly kind: "negate"; readonly operand: Term })
  /** `⟨a, b⟩`. */
  | (Span & { readonly kind: "anonymousConstructor"; readonly items: readonly Term[] })
  /** `(a, b)`; `()` has no items. */
  | (Span & { readonly kind: "tuple"; readonly items: readonly Term[] })
  | (Span & { readonly kind: "list"; readonly items: readonly Term[] })
  /** `t.1`; `index` counts from 1. */
  | (Span & { readonly kind: "projection"; readonly object: Term; readonly index: number })
  /** `(t).left`, `(f x).mp.symm` (nested): a single name without dots. */
  | (Span & { readonly kind: "field"; readonly object: Term; readonly field: string })
  /** `(t : T)`. */
  | (Span & { readonly kind: "ascription"; readonly term: Term; readonly type: Term })
  /** `show T from t`; for `show T by …` the value is a `by` term. */
  | (Span & { readonly kind: "show"; readonly type: Term; readonly value: Term })
  | (Span & { readonly kind: "have" | "let"; readonly declaration: LocalDeclaration; readonly body: Term })
  | (Span & { readonly kind: "suffices"; readonly declaration: SufficesDeclaration; readonly body: Term })
  | (Span & { readonly kind: "by"; readonly tactics: TacticSequence })
  | (Span & {
      readonly kind: "match";
      readonly discriminants: readonly Discriminant[];
      readonly alternatives: readonly MatchAlternative[];
    })
  | (Span & { readonly kind: "nomatch"; readonly discriminants: readonly Term[] })
  | (Span & { readonly kind: "nofun" })
  /** `if c then a else b`; `if h : c then …` names the proof. */
  | (Span & {
      readonly kind: "if";
      readonly name: BinderName | null;
      readonly condition: Term;
      readonly whenTrue: Term;
      readonly whenFalse: Term;
    })
  | (Span & { readonly kind: "calc"; readonly steps: readonly CalcStep[] })
  | (Span & { readonly kind: "structureInstance"; readonly fields: readonly FieldAssignment[] })
  /** `x@p` in a pattern. */
  | (Span & { readonly kind: "namedPattern"; readonly name: string; readonly pattern: Term })
  | (Span & { readonly kind: "sorry" });

// Tactics -----------------------------------------------------------------------------------------------------------

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

// Commands ----------------------------------------------------------------------------------------------------------

/** Header of a declaration: `NAME.{u} BINDERS : TYPE`. */
export interface DeclarationSignature extends Span {
  /** null for `example`. */
  readonly name: Identifier | null;
  readonly universes: readonly string[];
  readonly binders: readonly Binder[];
  readonly type: Term | null;
}

/** What follows a signature: `:= t`, `| p => …`, or nothing. */
export type DeclarationValue =
  | (Span & { readonly kind: "term"; readonly term: Term })
  | (Span & { readonly kind: "alternatives"; readonly alternatives: readonly MatchAlternative[] });

/** `| name binders : type`. */
export interface ConstructorSyntax extends Span {
  readonly name: Identifier;
  readonly binders: readonly Binder[];
  readonly type: Term | null;
}

/** `private`, `protected`, `@[simp]`, …; attribute names as written (`simp`, `reducible`). */
export interface Modifiers {
  /** Namespaces of `open A B in` before the declaration. */
  readonly opened: readonly Identifier[];
  readonly attributes: readonly string[];
  readonly words: readonly ("private" | "protected" | "noncomputable" | "unsafe" | "partial" | "nonrec")[];
}

export type Command =
  | Unsupported
  | (Span & {
      readonly kind: "theorem" | "lemma" | "example" | "def" | "abbrev" | "instance" | "axiom" | "opaque";
      readonly modifiers: Modifiers;
      readonly signature: DeclarationSignature;
      readonly value: DeclarationValue | null;
    })
  | (Span & {
      readonly kind: "inductive";
      readonly modifiers: Modifiers;
      readonly signature: DeclarationSignature;
      readonly constructors: readonly ConstructorSyntax[];
    })
  | (Span & {
      readonly kind: "structure";
      readonly modifiers: Modifiers;
      readonly signature: DeclarationSignature;
      /** `ctor ::`; null for `mk`. */
      readonly constructorName: Identifier | null;
      /** Each field as a binder; `x y : T` is one. */
      readonly fields: readonly Binder[];
    })
  | (Span & { readonly kind: "universe"; readonly names: readonly string[] })
  | (Span & { readonly kind: "variable"; readonly binders: readonly Binder[] })
  /** `open A B` as a command; `open A in …` stands in the modifiers of the declaration. */
  | (Span & { readonly kind: "open"; readonly names: readonly Identifier[] })
  | (Span & { readonly kind: "set_option"; readonly name: Identifier })
  | (Span & { readonly kind: "section" | "namespace" | "end"; readonly name: Identifier | null })
  | (Span & {
      readonly kind: "attribute";
      readonly attributes: readonly string[];
      readonly names: readonly Identifier[];
    });

// Results -----------------------------------------------------------------------------------------------------------

/**
 * Why a text is not Lean: Lean's wording, without position prefix; [`start`, `end`) is the range that Lean reports, which
 * begins behind the last token read. `reason` is `nesting` when the text is deeper than the parser follows it.
 */
export interface SyntaxProblem extends Span {
  readonly reason: "syntax" | "nesting";
  readonly message: string;
}

/**
 * What parsing gives. `error` and `node`: never both null; after an error `node` is null.
 * `unsupported` lists every construct outside the fragment that was met, in source order; when it is not empty the text
 * is outside the fragment, whatever else is said about it (an error after an unsupported construct is not reported).
 */
export interface Parsed<Node> {
  readonly node: Node | null;
  readonly unsupported: readonly Unsupported[];
  readonly error: SyntaxProblem | null;
}

/**
 * A theorem header. `proofForm` says what stands after the type: `:= by`, only `:=`, or nothing; `proofOffset` is the
 * offset just behind it, where the proof text begins.
 */
export interface StatementSyntax extends Span {
  readonly kind: "theorem" | "lemma" | "example";
  readonly modifiers: Modifiers;
  readonly signature: DeclarationSignature & { readonly type: Term };
  readonly proofForm: "tactics" | "term" | "absent";
  readonly proofOffset: number;
}

/** What follows `:=` of a theorem: a term, or the tactics of a `by`. */
export type ProofSyntax =
  | (Span & { readonly kind: "tactics"; readonly tactics: TacticSequence })
  | (Span & { readonly kind: "term"; readonly term: Term });

/** Line (from 1) and column (code points, from 0) of a UTF-16 offset. */
export function locate(source: string, offset: number): Position {
  const stop = Math.min(offset, source.length);
  let line = 1;
  let lineStart = 0;
  for (let index = source.indexOf("\n"); index !== -1 && index < stop; index = source.indexOf("\n", index + 1)) {
    line += 1;
    lineStart = index + 1;
  }
  let column = 0;
  for (let index = lineStart; index < stop; index += 1) {
    const unit = source.charCodeAt(index);
    if (unit < 0xdc00 || unit > 0xdfff || index === lineStart) column += 1;
  }
  return { line, column };
}
