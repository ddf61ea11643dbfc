/**
 * The syntax tree of the Lean 4 fragment: universe levels, terms and binders here, tactics in tactic-tree.ts, commands and
 * results in command-tree.ts; this file hands out all of them.
 *
 * Every node is a plain object with a `kind` and a half-open span [`start`, `end`) of UTF-16 offsets into the source it
 * was parsed from. `locate` turns an offset into Lean's position (line from 1, column in code points from 0) when one
 * is reported. Parentheses leave no node; `f <| x`, `x |> f`, `(· + 1)`, `‹p›` and `∀ x ≤ n, p` arrive in their
 * expanded form. A construct outside the fragment is an `unsupported` node that names it; it may stand wherever a
 * term, a tactic or a command may. Grammar: Lean 4, `src/Lean/Parser/{Term,Tactic,Command,Do}.lean`, `Init/Tactics.lean`.
 */
import type { TacticSequence } from "./tactic-tree.ts";

/** Half-open range of UTF-16 offsets into the source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands in the text but is outside the fragment; `construct` is its name as a Lean user would say it. */
export interface Unsupported extends Span {
  readonly kind: "unsupported";
  readonly construct: string;
}

export type * from "./command-tree.ts";
export type * from "./tactic-tree.ts";

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
 * the fields is for the elaborator to find out. `ℕ` arrives as `Nat`, `ℤ` as `Int`. `levels` is what stands in `.{u, v}`.
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
  | "∈"
  | "∉"
  | "⊕"
  | "^^"
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
  /** `↑a`. */
  | (Span & { readonly kind: "coercion"; readonly operand: Term })
  /** `⟨a, b⟩`. */
  | (Span & { readonly kind: "anonymousConstructor"; readonly items: readonly Term[] })
  /** `(a, b)`; `()` has no items. */
  | (Span & { readonly kind: "tuple"; readonly items: readonly Term[] })
  | (Span & { readonly kind: "list"; readonly items: readonly Term[] })
  /** `t.1`; `index` counts from 1. */
  | (Span & { readonly kind: "projection"; readonly object: Term; readonly index: number })
  /** `(t).left`, `(f x).mp.symm` (nested): a single name without dots. */
  | (Span & { readonly kind: "field"; readonly object: Term; readonly field: string })
  /** `l[i]`, `l[i]?`. */
  | (Span & { readonly kind: "index"; readonly object: Term; readonly index: Term; readonly isOptional: boolean })
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
  /** `source` gives the fields that are not written. */
  | (Span & {
      readonly kind: "structureInstance";
      readonly source: Identifier | null;
      readonly fields: readonly FieldAssignment[];
    })
  /** `x@p` in a pattern. */
  | (Span & { readonly kind: "namedPattern"; readonly name: string; readonly pattern: Term })
  | (Span & { readonly kind: "sorry" });
