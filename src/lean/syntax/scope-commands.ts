/**
 * Commands that arrange what holds for the ones behind them, and what stands before a declaration: `open`, `export`,
 * `set_option`, sections, attributes, modifiers. Source: Lean 4, `Lean/Parser/Command.lean`.
 */
import type { AttributeSyntax, Command, Modifiers, OpenedSyntax, OptionValue, ScopedCommand } from "./command-tree.ts";
import { skipCommand } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./tokens.ts";
import type { Identifier } from "./tree.ts";

export function unsupportedCommand(parser: Parser, construct: string, start: number): Command {
  parser.next();
  const node = parser.reportUnsupported(construct, start);
  skipCommand(parser);
  return { ...node, end: parser.previousEnd };
}

/** Names, as long as they are indented. */
export function identifiers(parser: Parser): Identifier[] {
  const names: Identifier[] = [];
  while (parser.kind === Token.identifier && parser.isIndented) names.push(parser.identifier());
  if (names.length === 0) parser.fail("identifier");
  return names;
}

/** The word that begins a command here; "" when none does. */
export function commandWord(parser: Parser): string {
  return parser.kind === Token.command ? parser.row.text : "";
}

/** Where each modifier stands among the others: none may be written twice, nor behind a later one. */
const modifierRanks: ReadonlyMap<string, number> = new Map([
  ["private", 2],
  ["public", 2],
  ["protected", 3],
  ["noncomputable", 4],
  ["unsafe", 5],
  ["partial", 6],
  ["nonrec", 6],
]);

export interface ReadModifiers extends Modifiers {
  /** `open A` or `set_option o v` that turned out to be a command of its own. */
  readonly standalone: Command | null;
}

/** `open … in`, `set_option … in`, docstring, attributes, `private` and the like. */
export function declarationModifiers(parser: Parser): ReadModifiers {
  const before: ScopedCommand[] = [];
  let attributes: readonly AttributeSyntax[] = [];
  const words: Modifiers["words"][number][] = [];
  for (let read = scopedCommands.get(commandWord(parser)); read !== undefined; ) {
    const command = read(parser);
    if (!parser.accept(Token.in)) return { before, attributes, words, standalone: command };
    before.push(command);
    read = scopedCommands.get(commandWord(parser));
  }
  let rank = -1;
  const advance = (next: number): void => {
    if (next <= rank) parser.fail("'abbrev', 'def', 'example', 'inductive', 'instance', 'structure' or 'theorem'");
    rank = next;
  };
  for (;;) {
    const word = commandWord(parser);
    const wordRank = modifierRanks.get(word);
    if (parser.kind === Token.docComment) {
      advance(0);
      parser.next();
    } else if (parser.kind === Token.attributeOpen) {
      advance(1);
      attributes = attributeList(parser);
    } else if (wordRank !== undefined) {
      advance(wordRank);
      words.push(word as Modifiers["words"][number]);
      parser.next();
    } else if (rank >= 0 && scopedCommands.has(word)) return advance(-1) as never;
    else return { before, attributes, words, standalone: null };
  }
}

/** `open A B`, `open A (x y)`, `open A hiding x`, `open A renaming x → y`, `open scoped A`. */
function openCommand(parser: Parser): ScopedCommand {
  const { start } = parser;
  parser.next();
  const isScoped = parser.row.text === "scoped";
  if (isScoped) parser.next();
  const names = identifiers(parser);
  const opened = isScoped || names.length > 1 ? undefined : openedPart(parser);
  return { kind: "open", start, end: parser.previousEnd, names, isScoped, opened: opened ?? { kind: "all" } };
}

/** What of the one namespace is opened. */
function openedPart(parser: Parser): OpenedSyntax | undefined {
  if (parser.kind === Token.openParenthesis) {
    parser.next();
    const names = identifiers(parser);
    parser.expect(Token.closeParenthesis, ")");
    return { kind: "only", names };
  }
  if (parser.kind !== Token.reserved) return undefined;
  const word = parser.row.text;
  if (word === "hiding") {
    parser.next();
    return { kind: "hiding", names: identifiers(parser) };
  }
  if (word !== "renaming") return undefined;
  const renamed: { from: Identifier; to: Identifier }[] = [];
  do {
    parser.next();
    const from = parser.identifier();
    if (parser.source.slice(parser.start, parser.end) !== "→" && parser.row.text !== "->") parser.fail("'→'");
    parser.next();
    renamed.push({ from, to: parser.identifier() });
  } while (parser.kind === Token.comma);
  return { kind: "renaming", renamed };
}

/** `set_option name value`. */
function optionCommand(parser: Parser): ScopedCommand {
  const { start } = parser;
  parser.next();
  const name = parser.identifier();
  const value = optionValue(parser);
  return { kind: "set_option", start, end: parser.previousEnd, name, value };
}

function optionValue(parser: Parser): OptionValue {
  const written = parser.source.slice(parser.start, parser.end);
  const kind =
    parser.kind === Token.numeral
      ? "number"
      : parser.kind === Token.string
        ? "string"
        : parser.kind === Token.identifier && (written === "true" || written === "false")
          ? "boolean"
          : parser.fail("'false', 'true', numeral or string literal");
  parser.next();
  return { kind, written };
}

/** `include x y`. */
function includeCommand(parser: Parser): ScopedCommand {
  const { start } = parser;
  parser.next();
  const names = identifiers(parser);
  return { kind: "include", start, end: parser.previousEnd, names };
}

/** The commands that may stand before another, with `in`. */
const scopedCommands: ReadonlyMap<string, (parser: Parser) => ScopedCommand> = new Map([
  ["open", openCommand],
  ["set_option", optionCommand],
  ["include", includeCommand],
]);

/** `@[simp, reducible]`: each attribute as written. */
function attributeList(parser: Parser): AttributeSyntax[] {
  parser.next();
  const attributes: AttributeSyntax[] = [];
  do {
    if (attributes.length > 0) parser.next();
    attributes.push(attribute(parser));
  } while (parser.kind === Token.comma);
  parser.expect(Token.closeBracket, "]");
  return attributes;
}

/** One attribute with all that stands behind its name. */
function attribute(parser: Parser): AttributeSyntax {
  const { start } = parser;
  let scope: AttributeSyntax["scope"] = "global";
  if (parser.row.text === "local" || parser.row.text === "scoped") {
    scope = parser.row.text;
    parser.next();
  }
  const isErased = parser.row.text === "-";
  if (isErased) parser.next();
  if (parser.kind !== Token.identifier && parser.kind !== Token.command && parser.row.text === "")
    parser.fail("identifier");
  const name = parser.source.slice(parser.start, parser.end);
  parser.next();
  const argumentStart = parser.start;
  for (let depth = 0; parser.kind !== Token.end; parser.next()) {
    if (depth === 0 && (parser.kind === Token.comma || parser.kind === Token.closeBracket)) break;
    if (parser.kind === Token.openBracket || parser.kind === Token.openParenthesis) depth += 1;
    if (parser.kind === Token.closeBracket || parser.kind === Token.closeParenthesis) depth -= 1;
  }
  const argument = parser.source.slice(argumentStart, Math.max(argumentStart, parser.previousEnd)).trim();
  return { start, end: parser.previousEnd, name, scope, isErased, argument };
}

export function attributeCommand(parser: Parser, start: number): Command {
  parser.next();
  if (parser.kind !== Token.openBracket) parser.fail("'['");
  const attributes = attributeList(parser);
  const names = identifiers(parser);
  return { kind: "attribute", start, end: parser.previousEnd, attributes, names };
}

/** `export A (x y)`. */
export function exportCommand(parser: Parser, start: number): Command {
  parser.next();
  const namespace = parser.identifier();
  parser.expect(Token.openParenthesis, "(");
  const names = identifiers(parser);
  parser.expect(Token.closeParenthesis, ")");
  return { kind: "export", start, end: parser.previousEnd, namespace, names };
}

/** `section A`, `noncomputable section`, `namespace A`, `end A`. */
export function blockCommand(parser: Parser, modifiers: Modifiers, start: number): Command {
  const kind = parser.row.text as "section" | "namespace" | "end";
  const isNoncomputable = kind === "section" && modifiers.words.includes("noncomputable");
  if (modifiers.words.some((word) => kind !== "section" || (word !== "noncomputable" && word !== "public")))
    parser.fail("'abbrev', 'def', 'example', 'inductive', 'instance', 'structure' or 'theorem'");
  parser.next();
  const name = parser.kind === Token.identifier && parser.isIndented ? parser.identifier() : null;
  if (kind === "namespace" && name === null) parser.fail("identifier");
  return { kind, start, end: parser.previousEnd, name, isNoncomputable };
}

/** `import A`: a line of its own. */
export function importCommand(parser: Parser, start: number): Command {
  parser.next();
  while (parser.kind === Token.identifier && parser.text === "all" && !parser.newlineBefore) parser.next();
  const name = parser.identifier();
  return { kind: "import", start, end: parser.previousEnd, name };
}

/** `mutual … end`: everything up to its `end`. */
export function mutualCommand(parser: Parser, start: number): Command {
  parser.next();
  const node = parser.reportUnsupported("command 'mutual'", start);
  while (parser.kind !== Token.end) {
    skipCommand(parser);
    const isEnd = commandWord(parser) === "end";
    if (parser.kind !== Token.end) parser.next();
    if (isEnd) break;
  }
  return { ...node, end: parser.previousEnd };
}
