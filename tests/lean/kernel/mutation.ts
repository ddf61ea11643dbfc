/** Random damage to proof terms: what a kernel must notice. */
import {
  application,
  boundVariable,
  constant,
  levelOne,
  levelSucc,
  levelZero,
  naturalLiteral,
  projection,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../../../src/lean/kernel/index.ts";

/** A number in [0, bound). */
export type Chance = (bound: number) => number;

const CONSTANTS = [
  "Nat",
  "Nat.zero",
  "Nat.succ",
  "Nat.add",
  "Nat.le.step",
  "Nat.le.refl",
  "Or.inl",
  "Or.inr",
  "True.intro",
];

/** All positions of `term`, as paths of slots (0 first, 1 second, 2 third). */
function positions(term: Term, path: readonly number[] = [], found: (readonly number[])[] = []): (readonly number[])[] {
  found.push(path);
  if (term.kind < TermKind.application || term.kind >= TermKind.natural) return found;
  positions(term.first, [...path, 0], found);
  if (term.second !== term) positions(term.second, [...path, 1], found);
  if (term.third !== term) positions(term.third, [...path, 2], found);
  return found;
}

function at(term: Term, path: readonly number[]): Term {
  return path.reduce((node, slot) => (slot === 0 ? node.first : slot === 1 ? node.second : node.third), term);
}

function replaceAt(term: Term, path: readonly number[], replacement: Term): Term {
  const [slot, ...rest] = path;
  if (slot === undefined) return replacement;
  return withChildren(
    term,
    slot === 0 ? replaceAt(term.first, rest, replacement) : term.first,
    slot === 1 ? replaceAt(term.second, rest, replacement) : term.second,
    slot === 2 ? replaceAt(term.third, rest, replacement) : term.third,
  );
}

/** The term with one place changed: swapped arguments, another constant, index, level, literal, or a copied subterm. */
export function mutate(term: Term, chance: Chance): Term {
  const paths = positions(term);
  const path = paths[chance(paths.length)]!;
  const node = at(term, path);
  const donor = at(term, paths[chance(paths.length)]!);
  return replaceAt(term, path, chance(4) === 0 ? donor : damaged(node, donor, chance));
}

function damaged(node: Term, donor: Term, chance: Chance): Term {
  switch (node.kind) {
    case TermKind.application:
      if (node.fn.kind === TermKind.application && chance(2) === 0)
        return application(application(node.fn.fn, node.arg), node.fn.arg);
      return chance(2) === 0 ? node.arg : application(node.fn, donor);
    case TermKind.boundVariable:
      return boundVariable(Math.max(0, node.index + [-1, 1, 2][chance(3)]!));
    case TermKind.constant: {
      if (node.levels.length > 0 && chance(2) === 0)
        return constant(
          node.name,
          node.levels.map(() => [levelZero, levelOne, levelSucc(levelOne)][chance(3)]!),
        );
      return constant(CONSTANTS[chance(CONSTANTS.length)]!);
    }
    case TermKind.sort:
      return sort(chance(2) === 0 ? levelSucc(node.level) : levelZero);
    case TermKind.projection:
      return projection(node.name, 1 - node.index, node.struct);
    case TermKind.natural:
      return naturalLiteral(node.natural + 1n);
    default:
      return donor;
  }
}
