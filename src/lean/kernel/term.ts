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
import { HashChains } from "./hash-chains.ts";
import { hashString, type Level, markLevels, mixHash, releaseLevels } from "./level.ts";
import {
  BinderInfo,
  HAS_FREE_VARIABLE,
  HAS_LEVEL_METAVARIABLE,
  HAS_LEVEL_PARAMETER,
  HAS_METAVARIABLE,
  Term,
  TermKind,
  TermMemory,
} from "./term-node.ts";

export * from "./term-node.ts";

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

/** Number of living terms. */
let count = 0;
/**
 * An application made in the scope of its newer child is found through that child, which is at hand and in the
 * processor's cache; a child has at most so many. Everything else but variables and metavariables is in a table of two
 * parts: terms older than the outermost scope, and those made in it. What has a child in the second part can only be
 * there itself.
 */
const MAX_APPLICATIONS = 8;
const settled = new HashChains<Term>(1 << 17);
const recent = new HashChains<Term>(1 << 6);
/** First serial of the second part. */
const NO_SCOPE = 0x3fffffff;
let recentStart = NO_SCOPE;
/** Terms of the second part made inside a further scope, oldest first. */
const nested: Term[] = [];
/** Of names: their hash, and the constant without levels where one was made outside every scope. */
const names = new Map<string, { readonly hash: number; plain: Term | null }>();
/** Last id given to a free variable or metavariable. */
let lastId = 0;

/** What there was when a scope was opened. */
interface Scope {
  /** Unique among all scopes ever opened. */
  readonly id: number;
  readonly terms: number;
  readonly nested: number;
  readonly levels: number;
  readonly replaced: number;
  readonly lastId: number;
}
const scopes: Scope[] = [];
let lastScope = 0;
/** The innermost scope, and its first serial: what an older term remembers is kept apart there. */
let scope = 0;
let scopeStart = 0;
/** Older terms that got a memory of their own in a scope, and what they had before. */
const replacedTerms: Term[] = [];
const replacedMemories: (TermMemory | null)[] = [];
/** Empties a cache kept elsewhere whose entries speak of terms. */
let emptyOutsideCache = (): void => {};

/** Makes sure that there is room for a term and counts it; what it costs too much is noticed at the next step. */
function reserveSerial(): void {
  if (count >= SERIAL_LIMIT) throw new ResourceLimit("memory");
  budget.units -= TERM_UNITS;
}

function insert(term: Term): Term {
  reserveSerial();
  count++;
  (recentStart === NO_SCOPE ? settled : recent).add(term);
  if (scopes.length > 1) nested.push(term);
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
    const { buckets } = part;
    for (let found: Term | null = buckets[hash & (buckets.length - 1)]!; found !== null; found = found.next) {
      if (
        found.hash === hash && found.kind === kind && found.index === index && found.name === name &&
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

function named(name: string): { readonly hash: number; plain: Term | null } {
  let known = names.get(name);
  if (known === undefined) {
    if (names.size > 100_000) names.clear();
    known = { hash: hashString(name), plain: null };
    names.set(name, known);
  }
  return known;
}

/** Bound variable with de Bruijn index `index` ≥ 0. */
export function boundVariable(index: number): Term {
  return smallVariables[index] ?? makeBoundVariable(index);
}

function makeBoundVariable(index: number): Term {
  return intern(TermKind.boundVariable, 0, mixHash(1, index), index + 1, null, null, null, index);
}

const smallVariables = Array.from({ length: 32 }, (_, index) => makeBoundVariable(index));

function fresh(kind: TermKind, flags: number, name: string, type: Term, value: Term | null): Term {
  reserveSerial();
  const id = ++lastId;
  const hash = mixHash(kind, id);
  return new Term(kind, flags, hash, count++, 0, 1, type, null, value, id, name, NO_LEVELS, 0n);
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
  const known = named(name);
  if (levels.length === 0 && known.plain !== null) return known.plain;
  let hash = mixHash(5, known.hash);
  for (let i = 0; i < levels.length; i++) hash = mixHash(hash, levels[i]!.hash);
  const term = intern(TermKind.constant, levelFlags(levels), hash, 0, null, null, null, 0, name, levels);
  if (levels.length === 0 && recentStart === NO_SCOPE) known.plain = term;
  return term;
}

export function application(fn: Term, arg: Term): Term {
  const newer = fn.serial > arg.serial ? fn : arg;
  let others = 0;
  for (let found = newer.applications; found !== null; found = found.next) {
    if (found.first === fn && found.second === arg) return found;
    others++;
  }
  const hash = mixHash(fn.hash, arg.hash);
  const isChained = others < MAX_APPLICATIONS && newer.serial >= scopeStart;
  if (!isChained) {
    const isInSettled = others === MAX_APPLICATIONS && newer.serial < recentStart;
    const found = (isInSettled ? find(settled, hash, fn, arg) : null) ?? find(recent, hash, fn, arg);
    if (found !== null) return found;
  }
  const depth = Math.max(fn.depth, arg.depth) + 1;
  if (depth > MAX_TERM_DEPTH) throw new ResourceLimit("depth");
  const range = Math.max(fn.looseRange, arg.looseRange);
  const flags = (fn.flags | arg.flags) & INHERITED;
  const term = new Term(TermKind.application, flags, hash, count, range, depth, fn, arg, null, 0, "", NO_LEVELS, 0n);
  if (!isChained) return insert(term);
  reserveSerial();
  count++;
  term.next = newer.applications;
  newer.applications = term;
  return term;
}

function find({ buckets }: HashChains<Term>, hash: number, fn: Term, arg: Term): Term | null {
  let found: Term | null = buckets[hash & (buckets.length - 1)]!;
  while (found !== null && (found.first !== fn || found.second !== arg || found.kind !== TermKind.application))
    found = found.next;
  return found;
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
  const hash = mixHash(mixHash(10 + field, named(structure).hash), struct.hash);
  return intern(TermKind.projection, 0, hash, struct.looseRange, struct, null, null, field, structure);
}

/** A literal of `Nat`, value ≥ 0. */
export function naturalLiteral(value: bigint | number): Term {
  return (value < SMALL_LITERALS ? smallLiterals[Number(value)] : undefined) ?? makeLiteral(value);
}

function makeLiteral(value: bigint | number): Term {
  const natural = BigInt(value);
  const hash = mixHash(11, Number(BigInt.asIntN(32, natural)));
  return intern(TermKind.natural, 0, hash, 0, null, null, null, 0, "", NO_LEVELS, natural);
}

const SMALL_LITERALS = 32;
const smallLiterals = Array.from({ length: SMALL_LITERALS }, (_, value) => makeLiteral(value));

export function stringLiteral(text: string): Term {
  return intern(TermKind.string, 0, mixHash(12, hashString(text)), 0, null, null, null, 0, text);
}

/** The table of all terms and levels, and its scopes. */
class TermTable {
  /** Number of living terms. */
  get size(): number {
    return count;
  }
  /** Number of open scopes. */
  get scopeDepth(): number {
    return scopes.length;
  }
  /** Opens a scope; the token is for `release`. */
  mark(): number {
    scope = ++lastScope;
    scopeStart = count;
    if (scopes.length === 0) recentStart = count;
    return (
      scopes.push({
        id: scope,
        terms: count,
        nested: nested.length,
        levels: markLevels(),
        replaced: replacedTerms.length,
        lastId,
      }) - 1
    );
  }
  /** Closes the scope opened by `mark` and those inside: everything made or cached since is gone. */
  release(token: number): void {
    const closed = scopes[token]!;
    scopes.length = token;
    const outer = token === 0 ? null : scopes[token - 1]!;
    scope = outer?.id ?? 0;
    scopeStart = outer?.terms ?? 0;
    while (replacedTerms.length > closed.replaced) replacedTerms.pop()!.memory = replacedMemories.pop()!;
    if (outer === null) {
      recentStart = NO_SCOPE;
      recent.clear();
      nested.length = 0;
    }
    while (nested.length > closed.nested) recent.remove(nested.pop()!);
    count = closed.terms;
    lastId = closed.lastId;
    releaseLevels(closed.levels);
    emptyOutsideCache();
  }
  /** Runs `work` in a scope of its own: nothing it made or cached stays. */
  inScope<Result>(work: () => Result): Result {
    const token = this.mark();
    try {
      return work();
    } finally {
      this.release(token);
    }
  }
  /** `empty` is called at each release, for the one cache that is kept by serials of terms. */
  onRelease(empty: () => void): void {
    emptyOutsideCache = empty;
  }
  /** What is known about `term` in the environment `owner`: what was known in another one is void. */
  memory(term: Term, owner: number): TermMemory {
    const { memory } = term;
    if (memory !== null && memory.owner === owner) return memory;
    const own = this.ownMemory(term);
    own.owner = owner;
    own.inferred = own.checked = own.reducedCore = own.projectedCore = own.reduced = own.declaration = null;
    return own;
  }
  /** The memory of `term` to write to: what it is told is forgotten when the scope is released. */
  ownMemory(term: Term): TermMemory {
    const known = term.memory;
    if (known !== null && (known.scope === scope || term.serial >= scopeStart)) return known;
    const own = new TermMemory(scope);
    if (known !== null) {
      own.owner = known.owner;
      own.inferred = known.inferred;
      own.checked = known.checked;
      own.reducedCore = known.reducedCore;
      own.projectedCore = known.projectedCore;
      own.reduced = known.reduced;
      own.declaration = known.declaration;
      own.alphaForm = known.alphaForm;
    }
    if (term.serial < scopeStart) {
      replacedTerms.push(term);
      replacedMemories.push(known);
    }
    term.memory = own;
    return own;
  }
}

export const terms = new TermTable();

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
  const known = term.memory?.alphaForm ?? null;
  if (known !== null) return known;
  let form = mapChildren(term, alphaForm);
  if (form.kind === TermKind.let) form = letIn("", form.first, form.third, form.second);
  else if (form.kind === TermKind.lambda || form.kind === TermKind.pi)
    form = binder(form.kind, "", form.first, form.second, 0);
  terms.ownMemory(term).alphaForm = form;
  return form;
}
