/** Universe levels: `u`, `2`, `_`, `u + 1`, `max u v`, `imax u v`, parentheses (`Lean/Parser/Level.lean`). */
import type { Parser } from "./parser.ts";
import { MAX, Token } from "./tokens.ts";
import type { LevelSyntax } from "./tree.ts";

/** A level; `precedence` MAX admits no `+`, `max` or `imax` without parentheses. */
export function level(parser: Parser, precedence: number): LevelSyntax {
  parser.enter();
  const start = parser.start;
  let base = leading(parser, precedence);
  while (precedence < MAX && parser.row.text === "+" && parser.kind === Token.operator) {
    parser.next();
    const offset = numeralValue(parser);
    base = { kind: "levelAdd", start, end: parser.previousEnd, base, offset };
  }
  parser.leave();
  return base;
}

function leading(parser: Parser, precedence: number): LevelSyntax {
  const { start, end } = parser;
  if (parser.kind === Token.openParenthesis) {
    parser.next();
    const inner = level(parser, 0);
    parser.expect(Token.closeParenthesis, ")");
    return inner;
  }
  if (parser.kind === Token.hole) {
    parser.next();
    return { kind: "levelHole", start, end };
  }
  if (parser.kind === Token.numeral) return { kind: "levelNumeral", start, end, value: numeralValue(parser) };
  if (parser.kind !== Token.identifier) return parser.fail("universe level");
  const name = parser.text;
  parser.next();
  if ((name === "max" || name === "imax") && precedence < MAX) {
    const operands: LevelSyntax[] = [];
    while (startsLevel(parser)) operands.push(level(parser, MAX));
    if (operands.length === 0) parser.fail("universe level");
    return { kind: name === "max" ? "levelMax" : "levelImax", start, end: parser.previousEnd, operands };
  }
  return { kind: "levelName", start, end, name };
}

/** Whether a level at precedence MAX may begin here. */
export function startsLevel(parser: Parser): boolean {
  const { kind } = parser;
  return kind === Token.identifier || kind === Token.numeral || kind === Token.hole || kind === Token.openParenthesis;
}

function numeralValue(parser: Parser): number {
  if (parser.kind !== Token.numeral) parser.fail("numeral");
  const value = Number(parser.source.slice(parser.start, parser.end));
  if (value > 1000) parser.failWith("maximum universe level offset threshold has been reached");
  parser.next();
  return value;
}

/** `.{u, v}` behind a name; the current token is `.{`. */
export function levelArguments(parser: Parser): LevelSyntax[] {
  parser.next();
  const levels = [level(parser, 0)];
  while (parser.accept(Token.comma)) levels.push(level(parser, 0));
  parser.expect(Token.closeBrace, "}");
  return levels;
}
