/**
 * Constructs outside the fragment: read over so that what follows is still understood, recorded by name.
 *
 * Where the shape is known (prefix, brackets, `∑ x ∈ s, f`) the parts are parsed; else tokens are skipped up to where
 * the construct can end: a closing bracket, a separator, or a line that is not indented any further.
 */
import type { Parser } from "./parser.ts";
import { ARGUMENT, LEAD, MAX, Token } from "./tokens.ts";
import type { Term, Unsupported } from "./tree.ts";

function opens(kind: number): boolean {
  return (
    kind === Token.openParenthesis ||
    kind === Token.openBracket ||
    kind === Token.openBrace ||
    kind === Token.openAngle ||
    kind === Token.openStrict ||
    kind === Token.fatArray ||
    kind === Token.levelsOpen ||
    kind === Token.inaccessibleOpen ||
    kind === Token.attributeOpen
  );
}

function closes(kind: number): boolean {
  return (
    kind === Token.closeParenthesis ||
    kind === Token.closeBracket ||
    kind === Token.closeBrace ||
    kind === Token.closeAngle ||
    kind === Token.closeStrict
  );
}

/** Skips tokens, brackets balanced, until `stop` holds outside brackets or the text or a command ends it. */
function skipUntil(parser: Parser, stop: () => boolean): void {
  let depth = 0;
  while (parser.kind !== Token.end) {
    if (depth === 0 && (closes(parser.kind) || stop())) return;
    if (parser.kind === Token.command && parser.newlineBefore && parser.column === 0) return;
    if (opens(parser.kind)) depth += 1;
    else if (closes(parser.kind)) depth -= 1;
    parser.next();
  }
}

/** Skips the rest of a term. */
export function skipTerm(parser: Parser): void {
  skipUntil(parser, () => {
    const { kind } = parser;
    return (
      kind === Token.comma ||
      kind === Token.assign ||
      kind === Token.darrow ||
      kind === Token.semicolon ||
      kind === Token.bar ||
      kind === Token.andThen ||
      kind === Token.with ||
      kind === Token.atWord ||
      kind === Token.thenWord ||
      kind === Token.else ||
      kind === Token.closeQuote ||
      (parser.newlineBefore && parser.column <= parser.savedColumn)
    );
  });
}

/** Skips the rest of a tactic: to the next line of its block, `;`, `<;>`, `|`, or a closing bracket. */
export function skipTactic(parser: Parser): void {
  skipUntil(
    parser,
    () =>
      parser.kind === Token.semicolon ||
      parser.kind === Token.andThen ||
      parser.kind === Token.bar ||
      (parser.newlineBefore && parser.column <= parser.savedColumn),
  );
}

/** Skips to the next command: a command word or `#word` or `@[` at the beginning of a line. */
export function skipCommand(parser: Parser): void {
  while (parser.kind !== Token.end && !startsCommandLine(parser)) parser.next();
}

function startsCommandLine(parser: Parser): boolean {
  if (parser.column !== 0) return false;
  const { kind } = parser;
  return kind === Token.command || kind === Token.hashWord || kind === Token.attributeOpen || kind === Token.docComment;
}

/** Name of notation as a Lean user would look for it. */
export function notationName(text: string): string {
  return `notation '${text}'`;
}

/** The leading forms of terms that are outside the fragment; fails when there is none. */
export function unsupportedTerm(parser: Parser, precedence: number): Term {
  const { start, kind } = parser;
  switch (kind) {
    case Token.bar:
      if (precedence > LEAD || parser.peekAdjacent() === 0x20) return parser.fail("term");
      return absoluteValue(parser);
    case Token.decimal:
      return unsupportedToken(parser, "decimal numeral");
    case Token.character:
      return unsupportedToken(parser, "character literal");
    case Token.quotedName:
      return unsupportedToken(parser, "name literal");
    case Token.do:
      return unsupportedBlock(parser, "do notation");
    case Token.fatArray:
      return unsupportedBrackets(parser, "array literal", start);
    case Token.inaccessibleOpen:
      return unsupportedBrackets(parser, "inaccessible pattern", start);
    case Token.command:
      if (parser.row.text === "open" || parser.row.text === "set_option") {
        return unsupportedRest(parser, `${parser.row.text} … in (term)`);
      }
      return parser.fail("term");
    case Token.foreignAtom:
    case Token.foreignPrefix:
    case Token.foreignOpen:
    case Token.foreignBinder:
    case Token.foreign:
      return foreignTerm(parser);
    default:
      return parser.fail("term");
  }
}

function unsupportedToken(parser: Parser, construct: string): Unsupported {
  const { start } = parser;
  parser.next();
  return parser.reportUnsupported(construct, start);
}

/** Reads the current token and what can belong to the term behind it. */
export function unsupportedRest(parser: Parser, construct: string): Unsupported {
  const { start } = parser;
  parser.next();
  const node = parser.reportUnsupported(construct, start);
  skipTerm(parser);
  return { ...node, end: parser.previousEnd };
}

/** Reads the current token and all behind it, up to where brackets around it close or the command ends. */
function unsupportedBlock(parser: Parser, construct: string): Unsupported {
  const { start } = parser;
  parser.next();
  const node = parser.reportUnsupported(construct, start);
  skipUntil(parser, () => false);
  return { ...node, end: parser.previousEnd };
}

/** Brackets with contents outside the fragment, up to the bracket that closes the current one. */
export function unsupportedBrackets(parser: Parser, construct: string, start: number): Unsupported {
  parser.next();
  const node = parser.reportUnsupported(construct, start);
  skipUntil(parser, () => false);
  parser.next();
  return { ...node, end: parser.previousEnd };
}

/** A term that begins with notation outside the fragment, or with `↑`. */
function foreignTerm(parser: Parser): Term {
  const { start, kind } = parser;
  const text = parser.source.slice(start, parser.end);
  parser.next();
  switch (kind) {
    case Token.foreignAtom:
      return parser.reportUnsupported(notationName(text), start);
    case Token.foreignPrefix: {
      const operand = parser.term(text === "√" || text === "∂" ? ARGUMENT : MAX);
      if (text === "↑") return { kind: "coercion", start, end: parser.previousEnd, operand };
      return parser.reportUnsupported(notationName(text), start);
    }
    case Token.foreignOpen:
      return foreignBrackets(parser, start, text);
    case Token.foreignBinder: {
      const node = parser.reportUnsupported(notationName(text), start);
      skipUntil(parser, () => parser.kind === Token.comma || parser.kind === Token.assign);
      if (parser.accept(Token.comma)) parser.term(text.startsWith("∑") || text.startsWith("∏") ? 67 : 0);
      return { ...node, end: parser.previousEnd };
    }
    default: {
      const node = parser.reportUnsupported(notationName(text), start);
      skipTerm(parser);
      return { ...node, end: parser.previousEnd };
    }
  }
}

/** `⌊x⌋`, `‖x‖`: the closing symbol is whatever closing notation, or the opening one again, follows the term. */
function foreignBrackets(parser: Parser, start: number, text: string): Unsupported {
  const node = parser.reportUnsupported(notationName(`${text}…`), start);
  parser.term(0);
  while (parser.accept(Token.comma)) parser.term(0);
  const closed =
    parser.kind === Token.foreignClose ||
    (text.endsWith("(") && parser.kind === Token.closeParenthesis) ||
    parser.source.slice(parser.start, parser.end) === text;
  if (closed) parser.next();
  else skipTerm(parser);
  // `⟪x, y⟫_ℝ`
  if (!parser.spaceBefore && parser.kind === Token.identifier) parser.next();
  return { ...node, end: parser.previousEnd };
}

/** `|x|`: the current token is a bar directly before a term. */
function absoluteValue(parser: Parser): Unsupported {
  const { start } = parser;
  parser.next();
  const node = parser.reportUnsupported(notationName("|…|"), start);
  parser.term(0);
  if (!parser.accept(Token.bar)) skipTerm(parser);
  return { ...node, end: parser.previousEnd };
}
