/** What a term is: one node, with what is known about it. Terms are made in term.ts only. */
import type { Level } from "./level.ts";

// biome-ignore format: variables, sorts and constants; then what has subterms; then literals
export const TermKind = {
  boundVariable: 0, freeVariable: 1, metavariable: 2, sort: 3, constant: 4,
  application: 5, lambda: 6, pi: 7, let: 8, projection: 9,
  natural: 10, string: 11,
} as const;
export type TermKind = (typeof TermKind)[keyof typeof TermKind];

/** How a binder is filled: `( )`, `{ }`, `⦃ ⦄`, `[ ]`. The kernel ignores it. */
export const BinderInfo = { explicit: 0, implicit: 1, strictImplicit: 2, instance: 3 } as const;
export type BinderInfo = (typeof BinderInfo)[keyof typeof BinderInfo];

export const HAS_FREE_VARIABLE = 1;
export const HAS_METAVARIABLE = 2;
export const HAS_LEVEL_PARAMETER = 4;
export const HAS_LEVEL_METAVARIABLE = 8;

/** What has been computed about a term. All but `alphaForm` hold for the environment `owner`. */
export class TermMemory {
  owner = 0;
  /** The scope it was made in. */
  readonly scope: number;
  /** The type, computed; and the type, everything checked. */
  inferred: Term | null = null;
  checked: Term | null = null;
  /** Weak head normal form without unfolding; for a constant, which is its own, what it unfolds to. */
  reducedCore: Term | null = null;
  /** The same, where the full reduction of a structure was needed to get there; for a recursor, its rules. */
  projectedCore: Term | null = null;
  reduced: Term | null = null;
  /** Of a constant; the environment that has it knows more of it. */
  declaration: { readonly name: string } | null = null;
  alphaForm: Term | null = null;

  constructor(scope: number) {
    this.scope = scope;
  }
}

/**
 * One class for all kinds, to keep property access monomorphic. Slots by kind:
 * application `first second`; lambda, pi `(name : first) second`; let `(name : first) := third; second`;
 * projection `first.index` of structure `name`; constant `name.{levels}`; sort `levels[0]`; free variable and
 * metavariable `name : first` with id `index`, for a let-bound one its value in `third`. An unused slot is the term itself.
 */
export class Term {
  // What the table looks at comes first, for the sake of the processor's cache.
  readonly first: Term;
  readonly second: Term;
  /** Where an application is found: the newest of those whose newer child this term is, linked by `next`. */
  applications: Term | null = null;
  /** The next older application of the same newer child, or the next older term in the same bucket of the table. */
  next: Term | null = null;
  readonly kind: TermKind;
  readonly flags: number;
  /** Ignores binder names and binder kinds. */
  readonly hash: number;
  /** Position in the table: unique among living terms, growing with time. */
  readonly serial: number;
  /** One more than the largest loose bound variable, 0 when closed. */
  readonly looseRange: number;
  readonly depth: number;
  /** Bound variable: de Bruijn index. Projection: field, from 0. Lambda, pi: `BinderInfo`. */
  readonly index: number;
  readonly third: Term;
  readonly name: string;
  readonly levels: readonly Level[];
  readonly natural: bigint;

  /** What is known about the term; written through `terms` only. */
  memory: TermMemory | null = null;
  /** The last walk that met the term (`visitOnce`). */
  visit = 0;

  // biome-ignore format: one line for each group of slots
  constructor(
    kind: TermKind, flags: number, hash: number, serial: number, looseRange: number, depth: number,
    first: Term | null, second: Term | null, third: Term | null,
    index: number, name: string, levels: readonly Level[], natural: bigint,
  ) {
    this.first = first ?? this;
    this.second = second ?? this;
    this.kind = kind;
    this.flags = flags;
    this.hash = hash;
    this.serial = serial;
    this.looseRange = looseRange;
    this.depth = depth;
    this.third = third ?? this;
    this.index = index;
    this.name = name;
    this.levels = levels;
    this.natural = natural;
  }

  get fn(): Term {
    return this.first;
  }
  get arg(): Term {
    return this.second;
  }
  get type(): Term {
    return this.first;
  }
  get body(): Term {
    return this.second;
  }
  get value(): Term {
    return this.third;
  }
  get struct(): Term {
    return this.first;
  }
  get level(): Level {
    return this.levels[0]!;
  }
  get binderInfo(): BinderInfo {
    return this.index as BinderInfo;
  }
  get hasFreeVariable(): boolean {
    return (this.flags & HAS_FREE_VARIABLE) !== 0;
  }
  /** A term metavariable occurs (types of free variables not counted). */
  get hasMetavariable(): boolean {
    return (this.flags & HAS_METAVARIABLE) !== 0;
  }
  get hasLevelParameter(): boolean {
    return (this.flags & HAS_LEVEL_PARAMETER) !== 0;
  }
  get hasLevelMetavariable(): boolean {
    return (this.flags & HAS_LEVEL_METAVARIABLE) !== 0;
  }
  /** No free variable and no metavariable of either sort: fit for a declaration. Loose bound variables are apart. */
  get isGround(): boolean {
    return (this.flags & (HAS_FREE_VARIABLE | HAS_METAVARIABLE | HAS_LEVEL_METAVARIABLE)) === 0;
  }
}
