/** Universe levels and sorts as Lean prints them. */
import { type Level, LevelKind } from "../kernel/index.ts";

/** `u`, `u + 1`, `max u v`, `2`. */
export function printLevel(level: Level): string {
  const numeral = levelNumeral(level);
  if (numeral >= 0) return String(numeral);
  switch (level.kind) {
    case LevelKind.succ: {
      let base = level;
      let offset = 0;
      for (; base.kind === LevelKind.succ; base = base.first) offset += 1;
      return `${printArgument(base)} + ${offset}`;
    }
    case LevelKind.max:
      return `max ${printArgument(level.first)} ${printArgument(level.second)}`;
    case LevelKind.imax:
      return `imax ${printArgument(level.first)} ${printArgument(level.second)}`;
    case LevelKind.metavariable:
      return `?u.${level.index}`;
    default:
      return level.name;
  }
}

/** A level where only an atom may stand. */
function printArgument(level: Level): string {
  const text = printLevel(level);
  return text.includes(" ") ? `(${text})` : text;
}

/** `Prop`, `Type`, `Type u`, `Sort (max 1 u)`. */
export function printSort(level: Level): string {
  if (level.kind === LevelKind.zero) return "Prop";
  if (level.kind !== LevelKind.succ) return `Sort ${printArgument(level)}`;
  return level.first.kind === LevelKind.zero ? "Type" : `Type ${printArgument(level.first)}`;
}

/** The numeral a closed `succ (… zero)` stands for, or -1. */
function levelNumeral(level: Level): number {
  let count = 0;
  while (level.kind === LevelKind.succ) {
    level = level.first;
    count++;
  }
  return level.kind === LevelKind.zero ? count : -1;
}
