/** The part of the syntax tree that holds commands, and what the entry points give. */
import type { TacticSequence } from "./tactic-tree.ts";
import type { Binder, Identifier, MatchAlternative, Span, Term, Unsupported } from "./tree.ts";

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
