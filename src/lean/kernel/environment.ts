/**
 * The environment: what is declared, by name. Adding here checks nothing but the name; declarations enter through
 * declarations.ts, inductive.ts and quotient.ts, which check first.
 *
 * Invariants: a declaration never changes; terms of a declaration are closed and ground. Environments can be layered
 * (`extend`) and scoped (`mark`, `release`); the caches on terms belong to one environment at a time (its `id`).
 */
import { KernelError } from "./errors.ts";
import { type Term, TermKind, terms } from "./term.ts";
import { constantsOf } from "./traversal.ts";

/**
 * How eagerly a definition is unfolded when two sides are compared: the larger unfolds first. A regular definition has
 * its height (one more than the heights it uses); `OPAQUE_HINT` is last, `ABBREVIATION_HINT` first.
 */
export type ReducibilityHint = number;
export const OPAQUE_HINT: ReducibilityHint = -1;
export const ABBREVIATION_HINT: ReducibilityHint = 0x3fffffff;

interface Common {
  readonly name: string;
  readonly levelParameters: readonly string[];
  readonly type: Term;
}
export interface AxiomDeclaration extends Common {
  readonly kind: "axiom";
}
export interface DefinitionDeclaration extends Common {
  readonly kind: "definition";
  readonly value: Term;
  readonly hint: ReducibilityHint;
}
export interface TheoremDeclaration extends Common {
  readonly kind: "theorem";
  readonly value: Term;
}
/** A checked value that never unfolds. */
export interface OpaqueDeclaration extends Common {
  readonly kind: "opaque";
  readonly value: Term;
}
export interface InductiveDeclaration extends Common {
  readonly kind: "inductive";
  readonly parameterCount: number;
  readonly indexCount: number;
  /** Names of its block, in order, itself included. */
  readonly block: readonly string[];
  readonly constructors: readonly string[];
  readonly recursor: string;
  readonly isRecursive: boolean;
  readonly isReflexive: boolean;
  /** How many auxiliary types the translation of nested occurrences added to the block. */
  readonly nestedCount: number;
}
export interface ConstructorDeclaration extends Common {
  readonly kind: "constructor";
  readonly inductive: string;
  /** Position among the constructors of its type. */
  readonly position: number;
  readonly parameterCount: number;
  readonly fieldCount: number;
}
/** `value` takes parameters, motives, minor premises and the constructor's fields. */
export interface RecursorRule {
  /** Name of the constructor. */
  readonly builder: string;
  readonly fieldCount: number;
  readonly value: Term;
}
export interface RecursorDeclaration extends Common {
  readonly kind: "recursor";
  /** The type whose values it eliminates (for a nested occurrence, the outer type, e.g. List). */
  readonly inductive: string;
  readonly block: readonly string[];
  readonly parameterCount: number;
  readonly motiveCount: number;
  readonly minorCount: number;
  readonly indexCount: number;
  readonly rules: readonly RecursorRule[];
  /** Reduces on any major premise of the right type: a proposition with one constructor without fields (like Eq). */
  readonly reducesLikeK: boolean;
}
export type QuotientKind = "type" | "constructor" | "lift" | "induction";
export interface QuotientDeclaration extends Common {
  readonly kind: "quotient";
  readonly quotientKind: QuotientKind;
}
export type Declaration =
  | AxiomDeclaration
  | DefinitionDeclaration
  | TheoremDeclaration
  | OpaqueDeclaration
  | InductiveDeclaration
  | ConstructorDeclaration
  | RecursorDeclaration
  | QuotientDeclaration;

/** A declaration with the names of the axioms that it rests on, directly or through others, sorted. */
export interface Declared {
  readonly declaration: Declaration;
  readonly axioms: readonly string[];
}

let lastEnvironmentId = 0;

export class Environment {
  /** Unique among all environments ever made in the process. */
  readonly id = ++lastEnvironmentId;
  private readonly parent: Environment | null;
  private readonly declarations = new Map<string, Declared>();
  /** Functions on `Nat` computed on literals: those found to be the real ones when they were declared (natural.ts). */
  private readonly accelerated = new Set<string>();
  /** Scopes of the term table open when the last declarations were added: those may not outlive it. */
  private scopeDepth: number;

  constructor(parent: Environment | null = null) {
    this.parent = parent;
    this.scopeDepth = terms.scopeDepth;
  }

  /** A new environment that sees this one; what is added to it is not seen here. */
  extend(): Environment {
    return new Environment(this);
  }

  /** The same declarations, the uppermost `layers` in one. It does not see what is added to these later. */
  merged(layers: number): Environment {
    const above: Environment[] = [];
    let below: Environment = this;
    for (; above.length < layers; below = below.parent!) above.push(below);
    const one = new Environment(below);
    for (const layer of above.reverse()) {
      for (const [name, declared] of layer.declarations) one.declarations.set(name, declared);
      for (const name of layer.accelerated) one.accelerated.add(name);
    }
    return one;
  }

  get(name: string): Declaration | undefined {
    return this.declared(name)?.declaration;
  }

  declared(name: string): Declared | undefined {
    return this.declarations.get(name) ?? this.parent?.declared(name);
  }

  /** The declaration of a constant, remembered on it; undefined for any other term and where there is none. */
  declarationOf(term: Term): Declaration | undefined {
    if (term.kind !== TermKind.constant) return undefined;
    const known = terms.memory(term, this.id).declaration;
    if (known !== null) return known as Declaration;
    const found = this.get(term.name);
    if (found !== undefined) terms.ownMemory(term).declaration = found;
    return found;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** The declaration of a name that must exist. Throws `unknown-constant`. */
  require(name: string): Declaration {
    const found = this.get(name);
    if (found === undefined) throw new KernelError("unknown-constant", name);
    return found;
  }

  /** The declaration of a constant, which must exist. Throws `unknown-constant`. */
  requireOf(constant: Term): Declaration {
    return this.declarationOf(constant) ?? this.require(constant.name);
  }

  /** Names declared here (not in the layers below), oldest first. */
  names(): IterableIterator<string> {
    return this.declarations.keys();
  }

  isAccelerated(name: string): boolean {
    return this.accelerated.has(name) || (this.parent?.isAccelerated(name) ?? false);
  }

  /** Trusted: computes `name` on literals from now on. */
  accelerate(name: string): void {
    this.accelerated.add(name);
  }

  /** Names of the axioms that the declaration `name` rests on, directly or through others, sorted. */
  axiomsOf(name: string): readonly string[] {
    return this.declared(name)?.axioms ?? [];
  }

  /** Trusted: adds declarations that belong together, without checking. Throws `already-declared`. */
  insert(...group: readonly Declaration[]): void {
    if (terms.scopeDepth !== this.scopeDepth)
      throw new Error("a declaration is added inside a term scope that the environment has not marked");
    for (const [i, { name }] of group.entries())
      if (this.has(name) || group.some((other, j) => j < i && other.name === name))
        throw new KernelError("already-declared", name);
    const axioms = new Set<string>();
    for (const declaration of group) {
      if (declaration.kind === "axiom") axioms.add(declaration.name);
      const parts = "value" in declaration ? [declaration.type, declaration.value] : [declaration.type];
      for (const part of parts)
        for (const name of constantsOf(part)) for (const axiom of this.axiomsOf(name)) axioms.add(axiom);
    }
    const sorted = [...axioms].sort();
    for (const declaration of group) this.declarations.set(declaration.name, { declaration, axioms: sorted });
  }

  /** Opens a scope of this environment and of the term table; the token is for `release`. */
  mark(): EnvironmentMark {
    const mark = {
      terms: terms.mark(),
      declarations: this.declarations.size,
      scopeDepth: this.scopeDepth,
      accelerated: this.accelerated.size,
    };
    this.scopeDepth = terms.scopeDepth;
    return mark;
  }

  /** Forgets what was declared, made and cached since `mark`. */
  release(mark: EnvironmentMark): void {
    for (const name of [...this.declarations.keys()].slice(mark.declarations)) {
      this.declarations.delete(name);
    }
    for (const name of [...this.accelerated].slice(mark.accelerated)) this.accelerated.delete(name);
    this.scopeDepth = mark.scopeDepth;
    terms.release(mark.terms);
  }
}

export interface EnvironmentMark {
  readonly terms: number;
  readonly declarations: number;
  readonly scopeDepth: number;
  readonly accelerated: number;
}
