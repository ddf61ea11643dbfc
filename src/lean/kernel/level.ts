/**
 * Universe levels: hash-consed, so that structural equality is `===`.
 *
 * Invariants: a `Level` is made only by the constructors below; those made since a mark of the table are dropped by its
 * release (`terms` in term.ts marks both tables together).
 * Source: Lean 4 reference, "Universes"; the comparison is the case-splitting one of lean4lean (`Level.geq`).
 */

import { budget } from "./budget.ts";
import { ResourceLimit } from "./errors.ts";
import { HashChains } from "./hash-chains.ts";

export const LevelKind = { zero: 0, succ: 1, max: 2, imax: 3, parameter: 4, metavariable: 5 } as const;
export type LevelKind = (typeof LevelKind)[keyof typeof LevelKind];

const HAS_PARAMETER = 1;
const HAS_METAVARIABLE = 2;
const HAS_IMAX = 4;

/** succ: `first`; max, imax: `first second`; parameter: `name`; metavariable: `index`. Unused slots are the level itself. */
export class Level {
  readonly kind: LevelKind;
  readonly hash: number;
  readonly flags: number;
  /** Nesting of the expression, 0 for an atom. */
  readonly depth: number;
  readonly first: Level;
  readonly second: Level;
  readonly name: string;
  readonly index: number;
  /** The next older level in the same bucket of the table. */
  next: Level | null = null;

  // biome-ignore format: one line for each group of slots
  constructor(
    kind: LevelKind, hash: number, flags: number, depth: number,
    first: Level | null, second: Level | null, name: string, index: number,
  ) {
    this.kind = kind;
    this.hash = hash;
    this.flags = flags;
    this.depth = depth;
    this.first = first ?? this;
    this.second = second ?? this;
    this.name = name;
    this.index = index;
  }

  get hasParameter(): boolean {
    return (this.flags & HAS_PARAMETER) !== 0;
  }
  get hasMetavariable(): boolean {
    return (this.flags & HAS_METAVARIABLE) !== 0;
  }
}

/** Mixes two 32-bit integers into one. */
export function mixHash(left: number, right: number): number {
  let hash = Math.imul(left ^ (left >>> 15), 0x2c1b3c6d) ^ Math.imul(right ^ (right >>> 13), 0x297a2d39);
  hash = Math.imul(hash ^ (hash >>> 12), 0x27d4eb2f);
  return hash ^ (hash >>> 15);
}

/** FNV-1a over UTF-16 units. */
export function hashString(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Greatest nesting of a level expression; deeper ones throw `ResourceLimit`. */
export const MAX_LEVEL_DEPTH = 250;

/** Every level made, oldest first. */
const entries: Level[] = [];
const table = new HashChains<Level>(1024);

// biome-ignore format: one line for each group of slots
function intern(
  kind: LevelKind, ownFlags: number, first: Level | null = null, second: Level | null = null, name = "", index = 0,
): Level {
  const operands = mixHash(first === null ? 0 : first.hash, second === null ? 0 : second.hash);
  const hash = mixHash(mixHash(kind + 1, name === "" ? index : hashString(name)), operands);
  const { buckets } = table;
  for (let found: Level | null = buckets[hash & (buckets.length - 1)]!; found !== null; found = found.next) {
    if (
      found.hash === hash && found.kind === kind && found.name === name && found.index === index &&
      (first === null || found.first === first) && (second === null || found.second === second)
    )
      return found;
  }
  const flags = ownFlags | (first === null ? 0 : first.flags) | (second === null ? 0 : second.flags);
  const depth = first === null ? 0 : Math.max(first.depth, second === null ? 0 : second.depth) + 1;
  if (depth > MAX_LEVEL_DEPTH) throw new ResourceLimit("depth");
  const level = new Level(kind, hash, flags, depth, first, second, name, index);
  entries.push(level);
  table.add(level);
  return level;
}

/** Number of levels in the table; a mark for `releaseLevels`. */
export function markLevels(): number {
  return entries.length;
}

/** Forgets the levels made since `mark`. Nothing that is kept may point at them. */
export function releaseLevels(mark: number): void {
  while (entries.length > mark) table.remove(entries.pop()!);
}

export const levelZero: Level = intern(LevelKind.zero, 0);

export function levelSucc(level: Level): Level {
  return intern(LevelKind.succ, 0, level);
}
/** `max left right`, as written. */
export function levelMax(left: Level, right: Level): Level {
  return intern(LevelKind.max, 0, left, right);
}
/** `imax left right`, as written. */
export function levelIMax(left: Level, right: Level): Level {
  return intern(LevelKind.imax, HAS_IMAX, left, right);
}
export function levelParameter(name: string): Level {
  return intern(LevelKind.parameter, HAS_PARAMETER, null, null, name);
}
/** A level metavariable of the elaborator; the kernel refuses it in declarations. */
export function levelMetavariable(id: number): Level {
  return intern(LevelKind.metavariable, HAS_METAVARIABLE, null, null, "", id);
}
export const levelOne: Level = levelSucc(levelZero);

/** Is the level positive under every assignment? A sound approximation. */
export function isNeverZero({ kind, first, second }: Level): boolean {
  if (kind === LevelKind.max) return isNeverZero(first) || isNeverZero(second);
  return kind === LevelKind.succ || (kind === LevelKind.imax && isNeverZero(second));
}

/** Is `level` some `base + n`? */
function isAbove(level: Level, base: Level): boolean {
  while (level !== base && level.kind === LevelKind.succ) level = level.first;
  return level === base;
}

/** A level equal to `max left right`, simplified in the easy cases (one side plainly above the other). */
export function simpleMax(left: Level, right: Level): Level {
  if (isAbove(left, right) || right.kind === LevelKind.zero) return left;
  if (isAbove(right, left) || left.kind === LevelKind.zero) return right;
  return levelMax(left, right);
}

/** A level equal to `imax left right`, simplified in the easy cases. */
export function simpleIMax(left: Level, right: Level): Level {
  if (right.kind === LevelKind.zero || left.kind === LevelKind.zero || left === right) return right;
  if (left === levelOne) return right;
  return isNeverZero(right) ? simpleMax(left, right) : levelIMax(left, right);
}

/** Rebuilds a level with other operands, simplified. */
function withOperands(level: Level, first: Level, second: Level): Level {
  if (level.kind === LevelKind.succ) return levelSucc(first);
  return level.kind === LevelKind.max ? simpleMax(first, second) : simpleIMax(first, second);
}

/** Replaces the parameters `names[i]` by `values[i]`; other parameters stay. */
export function substituteLevel(level: Level, names: readonly string[], values: readonly Level[]): Level {
  if (!level.hasParameter) return level;
  if (level.kind === LevelKind.parameter) return values[names.indexOf(level.name)] ?? level;
  const first = substituteLevel(level.first, names, values);
  return withOperands(level, first, level.second === level ? level : substituteLevel(level.second, names, values));
}

/** Do both levels have the same value under every assignment of their parameters? Metavariables are atoms. */
export function levelsEqual(left: Level, right: Level): boolean {
  return left === right || (levelAtMost(left, right) && levelAtMost(right, left));
}

/** Most atoms split one inside the other by one comparison: 2^12 cases. */
const MAX_SPLITS = 12;

/** Is `left ≤ right` under every assignment? Throws `ResourceLimit` when that needs too many cases. */
export function levelAtMost(left: Level, right: Level): boolean {
  if (left === right) return true;
  budget.reserve((left.depth + right.depth) * (((left.flags | right.flags) & HAS_IMAX) === 0 ? 1 : MAX_SPLITS));
  return atMost(replaceAtom(left, null, levelZero), replaceAtom(right, null, levelZero), 0, 0);
}

/** Pointwise `levelsEqual`; false when the lengths differ. */
export function levelListsEqual(left: readonly Level[], right: readonly Level[]): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) if (!levelsEqual(left[i]!, right[i]!)) return false;
  return true;
}

/** Is `left ≤ right + offset` under every assignment? `offset` may be negative; both are simplified. */
function atMost(left: Level, right: Level, offset: number, splits: number): boolean {
  budget.spend(1);
  if (offset >= 0 && (left === right || left.kind === LevelKind.zero)) return true;
  if (left.kind === LevelKind.succ) return atMost(left.first, right, offset - 1, splits);
  if (right.kind === LevelKind.succ) return atMost(left, right.first, offset + 1, splits);
  if (left.kind === LevelKind.max)
    return atMost(left.first, right, offset, splits) && atMost(left.second, right, offset, splits);
  const atom = splitAtom(left) ?? splitAtom(right);
  if (atom !== null) {
    if (splits === MAX_SPLITS) throw new ResourceLimit("steps");
    const next = levelSucc(atom);
    return (
      atMost(replaceAtom(left, atom, levelZero), replaceAtom(right, atom, levelZero), offset, splits + 1) &&
      atMost(replaceAtom(left, atom, next), replaceAtom(right, atom, next), offset, splits + 1)
    );
  }
  // Without imax a max of distinct linear terms is above `left` everywhere only if one of them is.
  if (right.kind === LevelKind.max)
    return atMost(left, right.first, offset, splits) || atMost(left, right.second, offset, splits);
  return false;
}

/** An atom (parameter or metavariable) whose being zero or not decides an `imax` inside; null when there is no `imax`. */
function splitAtom(level: Level): Level | null {
  if ((level.flags & HAS_IMAX) === 0) return null;
  if (level.kind === LevelKind.imax) return splitAtom(level.second) ?? zeroDecider(level.second);
  return splitAtom(level.first) ?? (level.kind === LevelKind.max ? splitAtom(level.second) : null);
}

/** An atom inside `level`, which is free of `imax`, simplified and possibly zero. */
function zeroDecider(level: Level): Level | null {
  if (level.kind === LevelKind.max) return zeroDecider(level.first) ?? zeroDecider(level.second);
  return level.kind === LevelKind.parameter || level.kind === LevelKind.metavariable ? level : null;
}

/** Puts `value` for `atom` (null: for nothing) and simplifies every `max` and `imax` on the way. */
function replaceAtom(level: Level, atom: Level | null, value: Level): Level {
  if (level === atom) return value;
  if (level.first === level) return level;
  const first = replaceAtom(level.first, atom, value);
  return withOperands(level, first, level.second === level ? level : replaceAtom(level.second, atom, value));
}
