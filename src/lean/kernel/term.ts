/**
 * Terms: hash-consed, so that structural equality (binder names and binder kinds included) is `===`, with scopes so that
 * a million short checks leave nothing behind.
 *
 * Invariants: a `Term` is made only by the constructors below. Bound variables are de Bruijn indices; free variables and
 * metavariables carry their type and are unique by construction, so a term's type needs no context. What is made since
 * `terms.mark()` is dropped by `terms.release`, together with every cache entry written since: nothing that outlives the
 * scope may point into it. `depth` is bounded; structural recursion first asks the budget for room (budget.ts).
 * Source: Lean 4 `Expr`; metadata is not represented (it is transparent).
 */
import { budget, TERM_UNITS } from "./budget.ts";
import { ResourceLimit } from "./errors.ts";
import { hashString, type Level, markLevels, mixHash, releaseLevels } from "./level.ts";
import { SlotIndex } from "./slot-index.ts";

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
/** Some binder inside, itself included, has a name or is not explicit: `alphaEqual` has something to ignore. */
const HAS_BINDER = 16;
const INHERITED = 31;
/** Where the binder info of a free variable is kept in its flags. */
const INFO_SHIFT = 8;

/** Greatest nesting of a term; the constructors throw `ResourceLimit` beyond it. */
export const MAX_TERM_DEPTH = 2000;

/** Serials stay below, so that two of them make one exact number; the table throws `ResourceLimit` beyond it. */
export const SERIAL_LIMIT = 1 << 26;

const NO_LEVELS: readonly Level[] = [];

/** What has been computed about a term. All but `alphaForm` hold for the environment `owner`. */
export class TermMemory {
  owner = 0;
  /** The type, computed; and the type, everything checked. */
  inferred: Term | null = null;
  checked: Term | null = null;
  /** Weak head normal form without unfolding; for a constant, which is its own, what it unfolds to. */
  reducedCore: Term | null = null;
  /** The same, where the full reduction of a structure was needed to get there; for a recursor, its rules. */
  projectedCore: Term | null = null;
  reduced: Term | null = null;
  alphaForm: Term | null = null;
}

/**
 * One class for all kinds, to keep property access monomorphic. Slots by kind:
 * application `first second`; lambda, pi `(name : first) second`; let `(name : first) := third; second`;
 * projection `first.index` of structure `name`; constant `name.{levels}`; sort `levels[0]`; free variable and
 * metavariable `name : first` with id `index`, for a let-bound one its value in `third`. An unused slot is the term itself.
 */
export class Term {
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
  readonly first: Term;
  readonly second: Term;
  readonly third: Term;
  readonly name: string;
  readonly levels: readonly Level[];
  readonly natural: bigint;

  /** What is known about the term; written through `terms` only. */
  memory: TermMemory | null = null;

  // biome-ignore format: one line for each group of slots
  constructor(
    kind: TermKind, flags: number, hash: number, serial: number, looseRange: number, depth: number,
    first: Term | null, second: Term | null, third: Term | null,
    index: number, name: string, levels: readonly Level[], natural: bigint,
  ) {
    this.kind = kind;
    this.flags = flags;
    this.hash = hash;
    this.serial = serial;
    this.looseRange = looseRange;
    this.depth = depth;
    this.first = first ?? this;
    this.second = second ?? this;
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

/** Every term made, oldest first; free variables and metavariables are in it but not in the index. */
const entries: (Term | null)[] = [];
let count = 0;
/**
 * The index, in two parts: terms older than the outermost scope, and those made in it, few enough for a processor's
 * cache. What has a child in the second part can only be there itself.
 */
const settled = new SlotIndex(1 << 19);
const RECENT_SIZE = 1 << 12;
const recent = new SlotIndex(RECENT_SIZE);
/** First position of the second part. */
const NO_SCOPE = 0x3fffffff;
let recentStart = NO_SCOPE;
/** Hashes of names, computed once. */
const nameHashes = new Map<string, number>();
/** Last id given to a free variable or metavariable. */
let lastId = 0;

/** What there was when a scope was opened. */
interface Scope {
  readonly terms: number;
  readonly levels: number;
  readonly writes: number;
  readonly lastId: number;
}
const scopes: Scope[] = [];
/** Terms older than the innermost scope are logged when a cache of theirs is written. */
let scopeStart = 0;
type Cache = "inferred" | "checked" | "reducedCore" | "projectedCore" | "reduced" | "alphaForm";
const writtenMemories: TermMemory[] = [];
const writtenCaches: Cache[] = [];
/** Empties a cache kept elsewhere whose entries speak of terms. */
let emptyOutsideCache = (): void => {};

/** Makes sure that there is room for a term and counts it; what it costs too much is noticed at the next step. */
function reserveSerial(): void {
  if (count >= SERIAL_LIMIT) throw new ResourceLimit("memory");
  budget.units -= TERM_UNITS;
}

function insert(term: Term): Term {
  reserveSerial();
  entries[count] = term;
  (recentStart === NO_SCOPE ? settled : recent).add(term.hash, count++);
  return term;
}

/** Same levels, same order, by identity. */
export function sameLevels(left: readonly Level[], right: readonly Level[]): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return false;
  return true;
}

/** The general constructor; applications have their own. `hash` must ignore binder names and kinds. */
// biome-ignore format: one line for each group of slots
function intern(
  kind: TermKind, flags: number, hash: number, looseRange: number,
  first: Term | null = null, second: Term | null = null, third: Term | null = null,
  index = 0, name = "", levels = NO_LEVELS, natural = 0n,
): Term {
  const isRecent = first !== null && (first.serial >= recentStart || (second !== null && second.serial >= recentStart) || (third !== null && third.serial >= recentStart));
  for (let part = isRecent ? recent : settled; ; part = recent) {
    const { cells } = part;
    const mask = cells.length - 1;
    for (let cell = (hash << 1) & mask; cells[cell] !== 0; cell = (cell + 2) & mask) {
      if (cells[cell + 1] !== hash) continue;
      const found = entries[cells[cell]! - 1]!;
      if (
        found.kind === kind && found.index === index && found.name === name &&
        (first === null || found.first === first) && (second === null || found.second === second) &&
        (third === null || found.third === third) && sameLevels(found.levels, levels) && found.natural === natural
      )
        return found;
    }
    if (part === recent) break;
  }
  let depth = 0;
  for (let i = 0; i < 3; i++) {
    const child = i === 0 ? first : i === 1 ? second : third;
    if (child === null) break;
    depth = Math.max(depth, child.depth);
    flags |= child.flags & INHERITED;
  }
  if (++depth > MAX_TERM_DEPTH) throw new ResourceLimit("depth");
  return insert(
    new Term(kind, flags, hash, count, looseRange, depth, first, second, third, index, name, levels, natural),
  );
}

function levelFlags(levels: readonly Level[]): number {
  let flags = 0;
  for (let i = 0; i < levels.length; i++) {
    if (levels[i]!.hasParameter) flags |= HAS_LEVEL_PARAMETER;
    if (levels[i]!.hasMetavariable) flags |= HAS_LEVEL_METAVARIABLE;
  }
  return flags;
}

function nameHash(name: string): number {
  let hash = nameHashes.get(name);
  if (hash === undefined) {
    if (nameHashes.size > 100_000) nameHashes.clear();
    hash = hashString(name);
    nameHashes.set(name, hash);
  }
  return hash;
}

/** Bound variable with de Bruijn index `index` ≥ 0. */
export function boundVariable(index: number): Term {
  return intern(TermKind.boundVariable, 0, mixHash(1, index), index + 1, null, null, null, index);
}

function fresh(kind: TermKind, flags: number, name: string, type: Term, value: Term | null): Term {
  reserveSerial();
  const id = ++lastId;
  const hash = mixHash(kind, id);
  const term = new Term(kind, flags, hash, count, 0, 1, type, null, value, id, name, NO_LEVELS, 0n);
  entries[count++] = term;
  return term;
}

/** A new free variable: different from every other living term. `value` is for variables bound by `let`. */
export function freshFreeVariable(
  name: string,
  type: Term,
  value: Term | null = null,
  info: BinderInfo = BinderInfo.explicit,
): Term {
  return fresh(TermKind.freeVariable, HAS_FREE_VARIABLE | (info << INFO_SHIFT), name, type, value);
}

/** How the binder of a free variable was written (`freshFreeVariable`'s `info`). */
export function freeVariableInfo(variable: Term): BinderInfo {
  return ((variable.flags >> INFO_SHIFT) & 3) as BinderInfo;
}

/** A new metavariable of the elaborator: different from every other living term. Refused in declarations. */
export function freshMetavariable(name: string, type: Term): Term {
  return fresh(TermKind.metavariable, HAS_METAVARIABLE, name, type, null);
}

export function sort(level: Level): Term {
  const levels = [level];
  return intern(TermKind.sort, levelFlags(levels), mixHash(4, level.hash), 0, null, null, null, 0, "", levels);
}

/** Constant `name` at the universe levels `levels`. */
export function constant(name: string, levels: readonly Level[] = NO_LEVELS): Term {
  let hash = mixHash(5, nameHash(name));
  for (let i = 0; i < levels.length; i++) hash = mixHash(hash, levels[i]!.hash);
  return intern(TermKind.constant, levelFlags(levels), hash, 0, null, null, null, 0, name, levels);
}

export function application(fn: Term, arg: Term): Term {
  const hash = mixHash(fn.hash, arg.hash);
  const isRecent = fn.serial >= recentStart || arg.serial >= recentStart;
  for (let part = isRecent ? recent : settled; ; part = recent) {
    const { cells } = part;
    const mask = cells.length - 1;
    for (let cell = (hash << 1) & mask; cells[cell] !== 0; cell = (cell + 2) & mask) {
      if (cells[cell + 1] !== hash) continue;
      const found = entries[cells[cell]! - 1]!;
      if (found.first === fn && found.second === arg && found.kind === TermKind.application) return found;
    }
    if (part === recent) break;
  }
  const depth = Math.max(fn.depth, arg.depth) + 1;
  if (depth > MAX_TERM_DEPTH) throw new ResourceLimit("depth");
  const range = Math.max(fn.looseRange, arg.looseRange);
  const flags = (fn.flags | arg.flags) & INHERITED;
  return insert(new Term(TermKind.application, flags, hash, count, range, depth, fn, arg, null, 0, "", NO_LEVELS, 0n));
}

/** `fn args[0] … args[n-1]`. */
export function applications(fn: Term, args: readonly Term[]): Term {
  for (let i = 0; i < args.length; i++) fn = application(fn, args[i]!);
  return fn;
}

function binder(kind: TermKind, name: string, type: Term, body: Term, info: BinderInfo): Term {
  const range = Math.max(body.looseRange - 1, type.looseRange);
  const flags = name === "" && info === BinderInfo.explicit ? 0 : HAS_BINDER;
  return intern(kind, flags, mixHash(mixHash(kind, type.hash), body.hash), range, type, body, null, info, name);
}

/** `fun (name : type) => body`. */
export function lambda(name: string, type: Term, body: Term, info: BinderInfo = BinderInfo.explicit): Term {
  return binder(TermKind.lambda, name, type, body, info);
}

/** `(name : type) → body`. */
export function pi(name: string, type: Term, body: Term, info: BinderInfo = BinderInfo.explicit): Term {
  return binder(TermKind.pi, name, type, body, info);
}

/** `let name : type := value; body`. */
export function letIn(name: string, type: Term, value: Term, body: Term): Term {
  const range = Math.max(body.looseRange - 1, type.looseRange, value.looseRange);
  const hash = mixHash(mixHash(mixHash(9, type.hash), value.hash), body.hash);
  return intern(TermKind.let, name === "" ? 0 : HAS_BINDER, hash, range, type, body, value, 0, name);
}

/** Field `field` (from 0, parameters not counted) of `struct`, a value of the structure named `structure`. */
export function projection(structure: string, field: number, struct: Term): Term {
  const hash = mixHash(mixHash(10 + field, nameHash(structure)), struct.hash);
  return intern(TermKind.projection, 0, hash, struct.looseRange, struct, null, null, field, structure);
}

/** A literal of `Nat`, value ≥ 0. */
export function naturalLiteral(value: bigint | number): Term {
  const natural = BigInt(value);
  const hash = mixHash(11, Number(BigInt.asIntN(32, natural)));
  return intern(TermKind.natural, 0, hash, 0, null, null, null, 0, "", NO_LEVELS, natural);
}

export function stringLiteral(text: string): Term {
  return intern(TermKind.string, 0, mixHash(12, hashString(text)), 0, null, null, null, 0, text);
}

/** The table of all terms and levels: scopes and cache writes. */
export const terms = {
  /** Number of living terms. */
  get size(): number {
    return count;
  },
  /** Number of open scopes. */
  get scopeDepth(): number {
    return scopes.length;
  },
  /** Opens a scope; the token is for `release`. */
  mark(): number {
    scopeStart = count;
    if (scopes.length === 0) recentStart = count;
    return scopes.push({ terms: count, levels: markLevels(), writes: writtenMemories.length, lastId }) - 1;
  },
  /** Closes the scope opened by `mark` and those inside: everything made or cached since is gone. */
  release(token: number): void {
    const scope = scopes[token]!;
    scopes.length = token;
    scopeStart = token === 0 ? 0 : scopes[token - 1]!.terms;
    while (writtenMemories.length > scope.writes) writtenMemories.pop()![writtenCaches.pop()!] = null;
    if (token === 0) {
      entries.fill(null, scope.terms, count);
      count = scope.terms;
      recentStart = NO_SCOPE;
      recent.clear(RECENT_SIZE);
    }
    while (count > scope.terms) {
      const { kind, hash } = entries[--count]!;
      if (kind !== TermKind.freeVariable && kind !== TermKind.metavariable) recent.remove(hash, count);
      entries[count] = null;
    }
    lastId = scope.lastId;
    releaseLevels(scope.levels);
    emptyOutsideCache();
  },
  /** Runs `work` in a scope of its own: nothing it made or cached stays. */
  inScope<Result>(work: () => Result): Result {
    const token = this.mark();
    try {
      return work();
    } finally {
      this.release(token);
    }
  },
  /** `empty` is called at each release, for the one cache that is kept by serials of terms. */
  onRelease(empty: () => void): void {
    emptyOutsideCache = empty;
  },
  /** What is known about `term` in the environment `owner`: what was known in another one is void. */
  memory(term: Term, owner: number): TermMemory {
    const memory = (term.memory ??= new TermMemory());
    if (memory.owner !== owner) {
      memory.owner = owner;
      memory.inferred = memory.checked = memory.reducedCore = memory.projectedCore = memory.reduced = null;
    }
    return memory;
  },
  /** Remembers a result on `term`, which has a memory, until the scope is released. */
  remember(term: Term, cache: Cache, result: Term): void {
    const memory = term.memory!;
    if (term.serial < scopeStart) {
      writtenMemories.push(memory);
      writtenCaches.push(cache);
    }
    memory[cache] = result;
  },
};

/** The same node with other children (`second`, `third` are ignored where the kind has none). */
export function withChildren(term: Term, first: Term, second: Term, third: Term): Term {
  if (first === term.first && second === term.second && third === term.third) return term;
  switch (term.kind) {
    case TermKind.application:
      return application(first, second);
    case TermKind.lambda:
    case TermKind.pi:
      return binder(term.kind, term.name, first, second, term.binderInfo);
    case TermKind.let:
      return letIn(term.name, first, third, second);
    case TermKind.projection:
      return projection(term.name, term.index, first);
    default:
      return term;
  }
}

/** The same node with `change` applied to its children. */
export function mapChildren(term: Term, change: (child: Term) => Term): Term {
  if (term.kind < TermKind.application || term.kind > TermKind.projection) return term;
  const second = term.second === term ? term : change(term.second);
  return withChildren(term, change(term.first), second, term.third === term ? term : change(term.third));
}

/** Are the terms equal up to binder names and binder kinds? */
export function alphaEqual(left: Term, right: Term): boolean {
  if (left === right) return true;
  if (left.hash !== right.hash || ((left.flags | right.flags) & HAS_BINDER) === 0) return false;
  budget.reserve(Math.max(left.depth, right.depth));
  return alphaForm(left) === alphaForm(right);
}

/** The term with every binder anonymous and explicit. */
function alphaForm(term: Term): Term {
  if ((term.flags & HAS_BINDER) === 0) return term;
  const known = (term.memory ??= new TermMemory()).alphaForm;
  if (known !== null) return known;
  let form = mapChildren(term, alphaForm);
  if (form.kind === TermKind.let) form = letIn("", form.first, form.third, form.second);
  else if (form.kind === TermKind.lambda || form.kind === TermKind.pi)
    form = binder(form.kind, "", form.first, form.second, 0);
  terms.remember(term, "alphaForm", form);
  return form;
}
