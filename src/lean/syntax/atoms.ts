/** The leading forms of terms that are one token or one pair of brackets without binders. */
import { isIdentifierStart } from "./characters.ts";
import { level, levelArguments, startsLevel } from "./levels.ts";
import type { Parser } from "./parser.ts";
import { LEAD, MAX, Token } from "./tokens.ts";
import type { Identifier, Term } from "./tree.ts";

/** Values of the numerals below this are shared. */
const smallNumerals = Array.from({ length: 256 }, (_, value) => BigInt(value));

/** `x`, `f.{u}`, `x@p` in a pattern. */
export function identifierTerm(parser: Parser): Term {
  const name = parser.identifier();
  if (parser.spaceBefore) return name;
  if (parser.kind === Token.levelsOpen) {
    const levels = levelArguments(parser);
    return { ...name, end: parser.previousEnd, levels };
  }
  if (parser.kind === Token.at) {
    parser.next();
    const pattern = parser.term(MAX);
    return parser.closed({
      kind: "namedPattern",
      start: name.start,
      end: parser.previousEnd,
      name: name.name,
      pattern,
    });
  }
  return name;
}

/** `3`, `0x1F`. */
export function numeral(parser: Parser): Term {
  const { start, end } = parser;
  const value =
    end - start <= 2 ? smallNumerals[Number(parser.source.slice(start, end))] : BigInt(parser.source.slice(start, end));
  parser.next();
  return { kind: "numeral", start, end, value: value! };
}

/** `"text"`. */
export function stringTerm(parser: Parser): Term {
  const { start, end, text } = parser;
  parser.next();
  return { kind: "string", start, end, value: text };
}

/** `¬p`. */
export function negation(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const operand = parser.term(40);
  return { kind: "not", start, end: parser.previousEnd, operand };
}

/** `!b` is `not b`. */
export function booleanNegation(parser: Parser): Term {
  const { start, end } = parser;
  parser.next();
  const operand = parser.term(40);
  const fn: Identifier = { kind: "identifier", start, end, name: "_root_.Bool.not", levels: null };
  return { kind: "application", start, end: parser.previousEnd, fn, arguments: [operand], ellipsis: false };
}

/** `@f`. */
export function explicitTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const fn = parser.term(MAX);
  return { kind: "explicit", start, end: parser.previousEnd, fn };
}

/** `⟨a, b⟩`. */
export function anonymousConstructor(parser: Parser): Term {
  const { start } = parser;
  const items = bracketedTerms(parser, Token.closeAngle, "⟩");
  return { kind: "anonymousConstructor", start, end: parser.previousEnd, items };
}

/** `[a, b]`. */
export function listTerm(parser: Parser): Term {
  const { start } = parser;
  const items = bracketedTerms(parser, Token.closeBracket, "]");
  return { kind: "list", start, end: parser.previousEnd, items };
}

/** Terms separated by commas up to the closing bracket; the saved position does not count inside. */
function bracketedTerms(parser: Parser, close: number, spelling: string): Term[] {
  const { savedColumn, cdots } = parser;
  parser.savedColumn = -1;
  parser.cdots = null;
  parser.next();
  const items: Term[] = [];
  if (parser.kind !== close) {
    do items.push(parser.term());
    while (parser.accept(Token.comma));
  }
  parser.savedColumn = savedColumn;
  parser.cdots = cdots;
  if (parser.kind !== close) parser.fail(`',' or '${spelling}'`);
  parser.next();
  return items;
}

/** `Type`, `Type u`, `Sort (max u v)`; `Type*` is Mathlib's. */
export function sortTerm(parser: Parser, precedence: number): Term {
  const { start } = parser;
  const sort = parser.kind === Token.type ? "Type" : "Sort";
  parser.next();
  if (!parser.spaceBefore && parser.kind === Token.operator && parser.row.text === "*") {
    parser.next();
    return parser.reportUnsupported(`${sort}*`, start);
  }
  const applied = precedence <= LEAD && parser.spaceBefore && parser.isIndented && startsLevel(parser);
  const argument = applied ? level(parser, MAX) : null;
  if (applied) parser.precedence = LEAD;
  return { kind: "sort", start, end: parser.previousEnd, sort, level: argument };
}

/** `?_`, `?x`. */
export function syntheticHole(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const name = parser.kind === Token.identifier ? parser.text : null;
  if (name === null && parser.kind !== Token.hole) parser.fail("'_' or identifier");
  parser.next();
  return { kind: "syntheticHole", start, end: parser.previousEnd, name };
}

/** `.inl`. */
export function dotIdentifier(parser: Parser): Term {
  const { start } = parser;
  if (!isIdentifierStart(parser.peekAdjacent())) parser.fail("term");
  parser.next();
  const name = parser.text;
  parser.next();
  return { kind: "dotIdentifier", start, end: parser.previousEnd, name };
}

/** `·`: a variable of the function that the enclosing parentheses make. */
export function cdot(parser: Parser): Identifier {
  const { cdots, start, end } = parser;
  if (cdots === null) {
    return parser.failWith("invalid occurrence of `·` notation, it must be surrounded by parentheses (e.g. `(· + 1)`)");
  }
  const name = cdots.length === 0 ? "x✝" : `x✝${cdots.length}`;
  const node: Identifier = { kind: "identifier", start, end, name, levels: null };
  cdots.push(node);
  parser.next();
  return node;
}

/** `‹p›` is `(by assumption : p)`. */
export function assumptionTerm(parser: Parser): Term {
  const { start, savedColumn } = parser;
  parser.savedColumn = -1;
  parser.next();
  const type = parser.term();
  parser.savedColumn = savedColumn;
  parser.expect(Token.closeQuote, "›");
  const span = { start, end: parser.previousEnd };
  const term: Term = { kind: "by", ...span, tactics: { ...span, tactics: [{ kind: "assumption", ...span }] } };
  return { kind: "ascription", ...span, term, type };
}

/** `by tactics`. */
export function byTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const tactics = parser.grammar.tacticBlock(parser, true);
  return { kind: "by", start, end: parser.previousEnd, tactics };
}
