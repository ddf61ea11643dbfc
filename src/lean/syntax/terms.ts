/**
 * Terms: Lean's Pratt parser with its precedences (`Lean/Parser/Term.lean`, `Init/Notation.lean`).
 *
 * `term(parser, p)` reads a leading form and then trailing forms as long as their precedence is at least `p`.
 */
import {
  anonymousConstructor,
  assumptionTerm,
  booleanNegation,
  byTerm,
  cdot,
  dotIdentifier,
  explicitTerm,
  identifierTerm,
  listTerm,
  negation,
  numeral,
  sortTerm,
  stringTerm,
  syntheticHole,
} from "./atoms.ts";
import {
  arrowFrom,
  braceTerm,
  funTerm,
  instanceArrow,
  opensInstanceBinder,
  parenthesis,
  quantifierTerm,
} from "./binders.ts";
import { calcTerm, haveTerm, ifTerm, matchTerm, nomatchTerm, showTerm, sufficesTerm } from "./blocks.ts";
import { isDigit, isIdentifierStart } from "./characters.ts";
import { notationName, unsupportedBrackets, unsupportedRest, unsupportedTerm } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import { ARGUMENT, LEAD, MAX, MIN, Token } from "./tokens.ts";
import type { Argument, Term } from "./tree.ts";

/** A term of precedence at least `precedence`. */
export function term(parser: Parser, precedence: number): Term {
  parser.enter();
  const start = parser.start;
  const node = trailing(parser, leading(parser, precedence), start, precedence);
  parser.leave();
  return node;
}

/** The form a term begins with; leaves its precedence in the parser. */
function leading(parser: Parser, precedence: number): Term {
  parser.precedence = MAX;
  const { start, end } = parser;
  switch (parser.kind) {
    case Token.identifier:
      return identifierTerm(parser);
    case Token.numeral:
      return numeral(parser);
    case Token.openParenthesis:
      return parser.closed(parenthesis(parser));
    case Token.hole:
      return parser.hole();
    case Token.fun:
      return parser.closed(funTerm(parser));
    case Token.openAngle:
      return parser.closed(anonymousConstructor(parser));
    case Token.forall:
    case Token.exists:
    case Token.existsWord:
      return parser.lead(precedence, quantifierTerm);
    case Token.by:
      return parser.lead(precedence, byTerm);
    case Token.not:
      return parser.closed(negation(parser));
    case Token.bang:
      return parser.closed(booleanNegation(parser));
    case Token.openBracket:
      return parser.closed(opensInstanceBinder(parser) ? instanceArrow(parser) : listTerm(parser));
    case Token.openBrace:
    case Token.openStrict:
      return parser.closed(braceTerm(parser));
    case Token.nofun:
      parser.next();
      return { kind: "nofun", start, end };
    case Token.sorry:
      parser.next();
      return { kind: "sorry", start, end };
    case Token.prop:
      parser.next();
      return { kind: "sort", start, end, sort: "Prop", level: null };
    case Token.type:
    case Token.sort:
      return sortTerm(parser, precedence);
    case Token.question:
      return syntheticHole(parser);
    case Token.at:
      return parser.closed(explicitTerm(parser));
    case Token.string:
      return stringTerm(parser);
    case Token.cdot:
      return cdot(parser);
    case Token.dot:
      return dotIdentifier(parser);
    case Token.openQuote:
      return parser.closed(assumptionTerm(parser));
    default:
      return leadingBlock(parser, precedence);
  }
}

/** The leading forms that reach far to the right, and those outside the fragment. */
function leadingBlock(parser: Parser, precedence: number): Term {
  switch (parser.kind) {
    case Token.have:
    case Token.let:
      return parser.lead(precedence, haveTerm);
    case Token.show:
      return parser.lead(precedence, showTerm);
    case Token.suffices:
      return parser.lead(precedence, sufficesTerm);
    case Token.match:
      return parser.lead(precedence, matchTerm);
    case Token.nomatch:
      return parser.lead(precedence, nomatchTerm);
    case Token.if:
      return parser.lead(precedence, ifTerm);
    case Token.calc:
      return parser.lead(precedence, calcTerm);
    case Token.operator:
      if (parser.row.text !== "-" || precedence > 75) return parser.fail("term");
      return minus(parser);
    default:
      return parser.closed(unsupportedTerm(parser, precedence));
  }
}

/** `-x`. */
function minus(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const operand = parser.term(75);
  parser.precedence = 75;
  return { kind: "negate", start, end: parser.previousEnd, operand };
}

/** Extends `left`, whose precedence is in the parser, by all that binds at least as tightly as `precedence`. */
function trailing(parser: Parser, left: Term, start: number, precedence: number): Term {
  let leftPrecedence = parser.precedence;
  for (;;) {
    if (!parser.spaceBefore && startsSuffix(parser)) {
      left = suffix(parser, left, start);
      leftPrecedence = MAX;
    } else if (!parser.spaceBefore && parser.kind === Token.dot && leftPrecedence === MAX) {
      // `h.`: a field that is not finished.
      parser.fail("field");
    } else if (leftPrecedence === MAX && precedence <= LEAD && startsArgument(parser)) {
      left = application(parser, left, start);
      leftPrecedence = LEAD;
    } else if (parser.kind === Token.operator) {
      const { row } = parser;
      if (row.precedence < precedence || leftPrecedence < row.left) return left;
      left = operation(parser, left, start);
      leftPrecedence = row.precedence;
    } else if (parser.kind === Token.arrow) {
      if (precedence > 25 || leftPrecedence < 26) return left;
      left = arrowFrom(parser, left, start);
      leftPrecedence = 25;
    } else {
      const extended = rareTrailing(parser, left, start, precedence);
      if (extended === null) return left;
      left = extended;
      leftPrecedence = parser.precedence;
    }
  }
}

/** Pipes, and notation outside the fragment behind a term; null when there is none. */
function rareTrailing(parser: Parser, left: Term, start: number, precedence: number): Term | null {
  switch (parser.kind) {
    case Token.pipeLeft:
    case Token.pipeRight:
      if (precedence > MIN) return null;
      left = pipe(parser, left, start);
      parser.precedence = MIN;
      return left;
    case Token.pipeField:
      if (precedence > MIN) return null;
      parser.next();
      left = field(parser, left, start);
      if (startsArgument(parser)) left = application(parser, left, start);
      parser.precedence = MIN;
      return left;
    case Token.bang:
    case Token.foreignPostfix: {
      const { text } = parser.row;
      parser.next();
      parser.precedence = MAX;
      return parser.reportUnsupported(notationName(text), start);
    }
    case Token.foreign:
      if (precedence > LEAD) return null;
      left = unsupportedRest(parser, notationName(parser.source.slice(parser.start, parser.end)));
      parser.precedence = MIN;
      return left;
    default:
      return null;
  }
}

function operation(parser: Parser, left: Term, start: number): Term {
  const { row } = parser;
  parser.next();
  const right = parser.term(row.right);
  if (row.node === null) return parser.reportUnsupported(notationName(row.text), start);
  return { kind: "binary", start, end: parser.previousEnd, operator: row.node, left, right };
}

/** `f <| x`, `f $ x`, `x |> f`: applications. */
function pipe(parser: Parser, left: Term, start: number): Term {
  const toLeft = parser.kind === Token.pipeLeft;
  parser.next();
  const right = parser.term(toLeft ? MIN : MIN + 1);
  const [fn, argument] = toLeft ? [left, right] : [right, left];
  const end = parser.previousEnd;
  return fn.kind === "application"
    ? { ...fn, start, end, arguments: [...fn.arguments, argument] }
    : { kind: "application", start, end, fn, arguments: [argument], ellipsis: false };
}

/** Whether `.field`, `.1` or `[…]` stands directly behind the term. */
function startsSuffix(parser: Parser): boolean {
  if (parser.kind === Token.openBracket) return true;
  if (parser.kind !== Token.dot) return false;
  const following = parser.peekAdjacent();
  return isDigit(following) || isIdentifierStart(following) || following === 0xab;
}

function suffix(parser: Parser, object: Term, start: number): Term {
  if (parser.kind === Token.dot) {
    if (!isDigit(parser.peekAdjacent())) parser.next();
    return field(parser, object, start);
  }
  return indexing(parser, object, start);
}

/** `l[i]`, `l[i]?`; `l[i]!` and ranges `l[i:j]` are outside the fragment. */
function indexing(parser: Parser, object: Term, start: number): Term {
  const mark = parser.mark();
  const { savedColumn, unsupported } = parser;
  const reported = unsupported.length;
  parser.savedColumn = -1;
  parser.next();
  // `𝓝[>] x`
  const index = parser.kind === Token.operator ? null : parser.term();
  parser.savedColumn = savedColumn;
  if (index !== null && parser.kind === Token.closeBracket) {
    parser.next();
    const isSuffixed = !parser.spaceBefore && (parser.kind === Token.bang || parser.kind === Token.question);
    const isOptional = isSuffixed && parser.kind === Token.question;
    if (isOptional) parser.next();
    if (isOptional || !isSuffixed) return { kind: "index", start, end: parser.previousEnd, object, index, isOptional };
  }
  parser.reset(mark);
  parser.unsupported.length = reported;
  const node = unsupportedBrackets(parser, "indexing notation", start);
  if (parser.spaceBefore || (parser.kind !== Token.bang && parser.kind !== Token.question)) return node;
  parser.next();
  return { ...node, end: parser.previousEnd };
}

/** `.name` or `.1` behind a term: at the name, or at a dot with digits behind it. */
function field(parser: Parser, object: Term, start: number): Term {
  if (parser.kind !== Token.identifier) {
    const index = parser.kind === Token.numeral ? fieldNumeral(parser) : parser.scanFieldIndex();
    return { kind: "projection", start, end: parser.previousEnd, object, index };
  }
  const name = parser.text;
  const { end } = parser;
  parser.next();
  let node = object;
  for (const part of name.split(".")) node = { kind: "field", start, end, object: node, field: part };
  return node;
}

function fieldNumeral(parser: Parser): number {
  const value = Number(parser.source.slice(parser.start, parser.end));
  parser.next();
  return value;
}

/** Whether an argument of an application may begin here: blanks before it, and right of the saved column. */
function startsArgument(parser: Parser): boolean {
  switch (parser.kind) {
    case Token.identifier:
    case Token.numeral:
    case Token.openParenthesis:
    case Token.hole:
    case Token.openAngle:
    case Token.openBracket:
    case Token.openBrace:
    case Token.fun:
    case Token.not:
    case Token.at:
    case Token.question:
    case Token.sorry:
    case Token.nofun:
    case Token.prop:
    case Token.type:
    case Token.sort:
    case Token.openQuote:
    case Token.string:
    case Token.cdot:
    case Token.ellipsis:
    case Token.decimal:
    case Token.character:
    case Token.quotedName:
    case Token.fatArray:
    case Token.do:
    case Token.inaccessibleOpen:
    case Token.foreignAtom:
    case Token.foreignPrefix:
    case Token.foreignOpen:
      break;
    case Token.dot:
      if (!isIdentifierStart(parser.peekAdjacent())) return false;
      break;
    default:
      return false;
  }
  return parser.spaceBefore && parser.column > parser.savedColumn;
}

function application(parser: Parser, fn: Term, start: number): Term {
  const list: Argument[] = [];
  let ellipsis = false;
  do {
    if (parser.kind === Token.ellipsis) {
      parser.next();
      ellipsis = true;
    } else if (parser.kind === Token.openParenthesis && parser.beforeAssignment) list.push(namedArgument(parser));
    else list.push(parser.term(ARGUMENT));
  } while (startsArgument(parser));
  return { kind: "application", start, end: parser.previousEnd, fn, arguments: list, ellipsis };
}

function namedArgument(parser: Parser): Argument {
  const { start, savedColumn } = parser;
  parser.savedColumn = -1;
  parser.next();
  const name = parser.identifier();
  parser.expect(Token.assign, ":=");
  const value = parser.term();
  parser.savedColumn = savedColumn;
  parser.expect(Token.closeParenthesis, ")");
  return { kind: "namedArgument", start, end: parser.previousEnd, name, value };
}
