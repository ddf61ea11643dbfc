/**
 * A term with every part written out: universes, implicit arguments, names and kinds of binders. Not for reading: two
 * closed terms are one term exactly when their texts are equal. Every different part is written once, its own parts
 * before it, so that the text grows with the term's graph and not with its tree.
 */
import { type Level, LevelKind, type Term, TermKind } from "../kernel/index.ts";

/** The text of a closed term without metavariables. */
export function termText(term: Term): string {
  const numbers = new Map<Term, number>();
  const parts: string[] = [];
  const numberOf = (node: Term): number => {
    const known = numbers.get(node);
    if (known !== undefined) return known;
    const text = partText(node, numberOf);
    numbers.set(node, parts.length);
    return parts.push(text) - 1;
  };
  numberOf(term);
  return parts.join(" ");
}

// Names are quoted, so that none can run into what follows it.
const quoted = (text: string): string => JSON.stringify(text);

function partText(node: Term, numberOf: (child: Term) => number): string {
  switch (node.kind) {
    case TermKind.boundVariable:
      return `#${node.index}`;
    case TermKind.sort:
      return `S${levelText(node.level)}`;
    case TermKind.constant:
      return `C${quoted(node.name)}${node.levels.map(levelText).join("")}`;
    case TermKind.application:
      return `A${numberOf(node.first)},${numberOf(node.second)}`;
    case TermKind.lambda:
    case TermKind.pi:
      return `${node.kind === TermKind.pi ? "P" : "L"}${node.index}${quoted(node.name)}${numberOf(node.first)},${numberOf(node.second)}`;
    case TermKind.let:
      return `Z${quoted(node.name)}${numberOf(node.first)},${numberOf(node.third)},${numberOf(node.second)}`;
    case TermKind.projection:
      return `J${node.index}${quoted(node.name)}${numberOf(node.first)}`;
    case TermKind.natural:
      return `N${node.natural}`;
    case TermKind.string:
      return `T${quoted(node.name)}`;
    default:
      throw new Error("a term with variables that belong to no binder has no text");
  }
}

function levelText(level: Level): string {
  switch (level.kind) {
    case LevelKind.zero:
      return "0";
    case LevelKind.succ:
      return `+${levelText(level.first)}`;
    case LevelKind.max:
      return `m${levelText(level.first)}${levelText(level.second)}`;
    case LevelKind.imax:
      return `i${levelText(level.first)}${levelText(level.second)}`;
    case LevelKind.parameter:
      return quoted(level.name);
    default:
      throw new Error("a universe metavariable has no text");
  }
}
