/** The part of the syntax tree that holds commands, and what the entry points give. */
import type { TacticSequence } from "./tactic-tree.ts";
import type { Binder, BinderName, Identifier, MatchAlternative, Span, Term, Unsupported } from "./tree.ts";

/** Header of a declaration: `NAME.{u} BINDERS : TYPE`. */
export interface DeclarationSignature extends Span {
  /** null for `example`. */
  readonly name: Identifier | null;
  readonly universes: readonly string[];
  readonly binders: readonly Binder[];
  readonly type: Term | null;
}

/** `termination_by x y => t` or `termination_by structural x => t`: why a recursion ends. */
export interface Measure extends Span {
  readonly isStructural: boolean;
  /** The arguments behind the header's colon, as the measure calls them. */
  readonly names: readonly BinderName[];
  readonly term: Term;
}

/** What follows a signature: `:= t`, `| p => …`, or nothing; then the measure of a recursion, when it is written. */
export type DeclarationValue = { readonly measure?: Measure } & (
  | (Span & { readonly kind: "term"; readonly term: Term })
  | (Span & { readonly kind: "alternatives"; readonly alternatives: readonly MatchAlternative[] })
);

/** `go binders : type := t` behind `where`. */
export interface LocalFunction extends Span {
  readonly signature: DeclarationSignature & { readonly name: Identifier };
  readonly value: DeclarationValue;
}

/** `| name binders : type`. */
export interface ConstructorSyntax extends Span {
  readonly name: Identifier;
  readonly binders: readonly Binder[];
  readonly type: Term | null;
}

/** One attribute: `simp`, `local simp`, `-simp`, `simp ↓` (whose argument is `↓`). */
export interface AttributeSyntax extends Span {
  readonly name: string;
  readonly scope: "global" | "local" | "scoped";
  readonly isErased: boolean;
  /** What stands behind the name, as written. */
  readonly argument: string;
}

/** What of a namespace `open` opens. */
export type OpenedSyntax =
  | { readonly kind: "all" }
  | { readonly kind: "only" | "hiding"; readonly names: readonly Identifier[] }
  | { readonly kind: "renaming"; readonly renamed: readonly { readonly from: Identifier; readonly to: Identifier }[] };

export interface OptionValue {
  readonly kind: "boolean" | "number" | "string";
  readonly written: string;
}

/** A command that may stand before a declaration, with `in`. */
export type ScopedCommand =
  | (Span & {
      readonly kind: "open";
      readonly names: readonly Identifier[];
      /** `open scoped A`: only what is marked `scoped` there. */
      readonly isScoped: boolean;
      /** More than "all" for a single namespace only. */
      readonly opened: OpenedSyntax;
    })
  | (Span & { readonly kind: "include"; readonly names: readonly Identifier[] })
  | (Span & { readonly kind: "set_option"; readonly name: Identifier; readonly value: OptionValue });

/** `private`, `protected`, `@[simp]`, … */
export interface Modifiers {
  /** `open A in`, `set_option o v in` and `include h in` before the declaration. */
  readonly before: readonly ScopedCommand[];
  readonly attributes: readonly AttributeSyntax[];
  readonly words: readonly ("private" | "public" | "protected" | "noncomputable" | "unsafe" | "partial" | "nonrec")[];
}

export type Command =
  | Unsupported
  | (Span & {
      readonly kind: "theorem" | "lemma" | "example" | "def" | "abbrev" | "instance" | "axiom" | "opaque";
      readonly modifiers: Modifiers;
      readonly signature: DeclarationSignature;
      readonly value: DeclarationValue | null;
      /** What `where` declares; absent when nothing. */
      readonly locals?: readonly LocalFunction[];
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
      readonly isClass: boolean;
      /** `ctor ::`; null for `mk`. */
      readonly constructorName: Identifier | null;
      /** Each field as a binder; `x y : T` is one. */
      readonly fields: readonly Binder[];
    })
  | (Span & { readonly kind: "universe"; readonly names: readonly string[] })
  | (Span & { readonly kind: "variable"; readonly binders: readonly Binder[] })
  | ScopedCommand
  | (Span & { readonly kind: "export"; readonly namespace: Identifier; readonly names: readonly Identifier[] })
  | (Span & { readonly kind: "import"; readonly name: Identifier })
  | (Span & {
      readonly kind: "section" | "namespace" | "end";
      readonly name: Identifier | null;
      /** `noncomputable section`. */
      readonly isNoncomputable: boolean;
    })
  | (Span & {
      readonly kind: "attribute";
      readonly attributes: readonly AttributeSyntax[];
      readonly names: readonly Identifier[];
    });

/**
 * Why a text is not Lean: Lean's wording, without position prefix; [`start`, `end`) is the range that Lean reports, which
 * begins behind the last token read. `reason` is `nesting` when the text is deeper than the parser follows it.
 */
export interface SyntaxProblem extends Span {
  readonly reason: "syntax" | "nesting";
  readonly message: string;
}

/**
 * What parsing gives: `node` is null exactly when there is an `error`. `unsupported` lists every construct outside the
 * fragment that was met, in the order it was left; when it is not empty the text is outside the fragment, whatever else
 * is said about it (an error behind such a construct may be due to it).
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
  /** `def` is outside the fragment as a statement; some benchmarks have it. */
  readonly kind: "theorem" | "lemma" | "example" | "def";
  readonly modifiers: Modifiers;
  readonly signature: DeclarationSignature & { readonly type: Term };
  readonly proofForm: "tactics" | "term" | "absent";
  readonly proofOffset: number;
}

/** What follows `:=` of a theorem: a term, or the tactics of a `by`. */
export type ProofSyntax =
  | (Span & { readonly kind: "tactics"; readonly tactics: TacticSequence })
  | (Span & { readonly kind: "term"; readonly term: Term });
