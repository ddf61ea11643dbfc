/**
 * Tactics and tactic blocks (`Init/Tactics.lean`, `Lean/Parser/Tactic.lean`, `Init/RCases.lean`).
 *
 * A block is either in braces or indented: its first tactic saves the column, further tactics stand behind `;` or on a
 * new line at that column. A word where a tactic must begin is looked up in tactic-rules.ts; the words of tactics stay usable
 * as names everywhere else.
 */
import { calcSteps, discriminants, matchAlternatives, matchHead, sufficesDeclaration } from "./blocks.ts";
import { ParseFailure } from "./parse-failure.ts";
import type { Parser } from "./parser.ts";
import { startsTactic, tacticMatchBody, unsupportedTactic } from "./tactic-arguments.ts";
import { unsupportedTactics } from "./tactic-names.ts";
import { blockTactic, declarationTactic, rules, termsTactic } from "./tactic-rules.ts";
import { Token } from "./tokens.ts";
import type { Tactic, TacticSequence } from "./tree.ts";

/** The tactics of a block; `strict` (behind `by`) asks for a column that is not left of the saved one. */
export function tacticBlock(parser: Parser, strict: boolean): TacticSequence {
  if (parser.kind === Token.openBrace) return bracedBlock(parser);
  const { start } = parser;
  if ((strict && parser.column < parser.savedColumn) || !startsTactic(parser)) return emptyBlock(parser);
  const tactics = tacticLines(parser);
  return { start, end: parser.previousEnd, tactics };
}

/** `by` with nothing behind it is a block without tactics, where the text or the line's block ends. */
function emptyBlock(parser: Parser): TacticSequence {
  const { kind } = parser;
  const ended = kind === Token.end || kind === Token.command || kind === Token.hashWord || kind === Token.attributeOpen;
  if (!ended && !parser.newlineBefore) parser.fail("'{' or tactic");
  return { start: parser.previousEnd, end: parser.previousEnd, tactics: [] };
}

/** `{ tactics }`. */
function bracedBlock(parser: Parser): TacticSequence {
  const { start, savedColumn } = parser;
  parser.next();
  const tactics = startsTactic(parser) ? tacticLines(parser) : [];
  parser.savedColumn = savedColumn;
  parser.expect(Token.closeBrace, "}");
  return { start, end: parser.previousEnd, tactics };
}

/** Tactics from the current column on. */
function tacticLines(parser: Parser): Tactic[] {
  const saved = parser.savedColumn;
  const column = parser.column;
  parser.savedColumn = column;
  const tactics = [tactic(parser)];
  for (;;) {
    if (parser.kind === Token.semicolon) {
      parser.next();
      if (!startsTactic(parser) || parser.column < column) break;
    } else if (!parser.newlineBefore || parser.column !== column || !startsTactic(parser)) break;
    tactics.push(tactic(parser));
  }
  parser.savedColumn = saved;
  return tactics;
}

/** One tactic with `<;>` behind it. */
export function tactic(parser: Parser): Tactic {
  parser.enter();
  const { start } = parser;
  let left = simpleTactic(parser);
  while (parser.kind === Token.andThen) {
    parser.next();
    if (parser.kind === Token.openBracket) left = unsupportedTactic(parser, "tactic '<;> […]'", start);
    else {
      if (!startsTactic(parser)) parser.fail("tactic");
      const right = simpleTactic(parser);
      left = { kind: "andThen", start, end: parser.previousEnd, left, right };
    }
  }
  parser.leave();
  return left;
}

function simpleTactic(parser: Parser): Tactic {
  const { start, kind } = parser;
  if (kind === Token.identifier) {
    const found = rules.get(parser.text);
    if (found !== undefined) {
      parser.next();
      return found.rule(parser, start, found.word);
    }
    if (unsupportedTactics.has(parser.text)) return unsupportedTactic(parser, `tactic '${parser.text}'`, start);
    const behind = start + 1;
    throw new ParseFailure(behind, parser.end, "unknown tactic");
  }
  if (kind === Token.cdot || kind === Token.dot) {
    parser.next();
    const body = parser.isIndented || parser.kind === Token.openBrace ? tacticBlock(parser, true) : emptyBlock(parser);
    return { kind: "bullet", start, end: parser.previousEnd, body };
  }
  if (kind === Token.openParenthesis) return parenthesized(parser);
  if (kind === Token.openBrace) {
    const body = bracedBlock(parser);
    return { kind: "braces", start, end: parser.previousEnd, body };
  }
  return wordTactic(parser);
}

/** `(tactics)`. */
function parenthesized(parser: Parser): Tactic {
  const { start, savedColumn } = parser;
  parser.savedColumn = -1;
  parser.next();
  const body = tacticBlock(parser, false);
  parser.savedColumn = savedColumn;
  parser.expect(Token.closeParenthesis, ")");
  return { kind: "paren", start, end: parser.previousEnd, body };
}

/** Tactics that begin with a reserved word. */
function wordTactic(parser: Parser): Tactic {
  const { start, kind } = parser;
  const word = parser.row.text;
  switch (kind) {
    case Token.have:
      parser.next();
      return declarationTactic(parser, start, word);
    case Token.let:
      return letTactic(parser);
    case Token.suffices: {
      parser.next();
      const declaration = sufficesDeclaration(parser);
      return { kind: "suffices", start, end: parser.previousEnd, declaration };
    }
    case Token.show: {
      parser.next();
      const term = parser.term();
      if (parser.kind === Token.from || parser.kind === Token.by)
        return unsupportedTactic(parser, "tactic 'show … from'", start);
      return { kind: "show", start, end: parser.previousEnd, term };
    }
    case Token.match: {
      const heads = matchHead(parser);
      const alternatives = matchAlternatives(parser, tacticMatchBody);
      return { kind: "match", start, end: parser.previousEnd, discriminants: heads, alternatives };
    }
    case Token.nomatch: {
      parser.next();
      const heads = discriminants(parser).map((head) => head.term);
      return { kind: "nomatch", start, end: parser.previousEnd, discriminants: heads };
    }
    case Token.calc: {
      parser.next();
      const steps = calcSteps(parser);
      return { kind: "calc", start, end: parser.previousEnd, steps };
    }
    case Token.nofun:
    case Token.sorry:
      parser.next();
      return { kind: kind === Token.sorry ? "sorry" : "nofun", start, end: parser.previousEnd };
    case Token.try:
    case Token.repeat:
      parser.next();
      return blockTactic(parser, start, word);
    case Token.existsWord:
      parser.next();
      return termsTactic(parser, start, word);
    case Token.if:
      return unsupportedTactic(parser, "tactic 'if … then … else'", start);
    case Token.command:
      return unsupportedTactic(parser, `tactic '${word} … in'`, start);
    default:
      return parser.fail("tactic");
  }
}

function letTactic(parser: Parser): Tactic {
  const { start } = parser;
  const word = parser.row.text;
  const mark = parser.mark();
  parser.next();
  if (!parser.isWord("rec")) return declarationTactic(parser, start, word);
  parser.reset(mark);
  return unsupportedTactic(parser, "tactic 'let rec'", start);
}
