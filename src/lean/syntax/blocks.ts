/**
 * The forms of terms that tactics share: `have`, `let`, `suffices`, `show`, `match`, `calc` and `if`
 * (`Lean/Parser/Term.lean`, `Init/Tactics.lean`).
 */
import { bareBinder, bracketBinder, startsBracketBinder } from "./binders.ts";
import { unsupportedBrackets, unsupportedRest } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./tokens.ts";
import type {
  Binder,
  BinderName,
  CalcStep,
  Discriminant,
  LocalDeclaration,
  MatchAlternative,
  SufficesDeclaration,
  Term,
} from "./tree.ts";

/** The rows of a `match`, of `fun |`, of an equation: each `|` at or right of the first one's column. */
export function matchAlternatives(parser: Parser, body: (parser: Parser) => Term): MatchAlternative[] {
  if (parser.kind !== Token.bar) parser.fail("'|'");
  return parser.withPosition(() => {
    const alternatives: MatchAlternative[] = [];
    while (parser.kind === Token.bar && parser.column >= parser.savedColumn) {
      alternatives.push(matchAlternative(parser, body));
    }
    return alternatives;
  });
}

function matchAlternative(parser: Parser, body: (parser: Parser) => Term): MatchAlternative {
  const { start } = parser;
  const patterns: Term[][] = [];
  while (parser.accept(Token.bar)) {
    const row = [parser.term()];
    while (parser.accept(Token.comma)) row.push(parser.term());
    patterns.push(row);
  }
  parser.expect(Token.darrow, "=>");
  if (parser.column < parser.savedColumn) {
    parser.failWith("alternative right-hand-side to start in a column greater than or equal to the corresponding '|'");
  }
  const term = body(parser);
  return { start, end: parser.previousEnd, patterns, body: term };
}

/** Body of an alternative in a term. */
export function termBody(parser: Parser): Term {
  return parser.term();
}

/** `h : e` or `e`, several with commas. */
export function discriminants(parser: Parser): Discriminant[] {
  const list: Discriminant[] = [];
  do {
    const { start } = parser;
    let name: BinderName | null = null;
    if (parser.atNameAndColon) {
      name = parser.binderName();
      parser.next();
    }
    const term = parser.term();
    list.push({ start, end: parser.previousEnd, name, term });
  } while (parser.accept(Token.comma));
  return list;
}

/** Discriminants and `with` behind the word `match`; `(motive := …)` and `(generalizing := …)` are reported. */
export function matchHead(parser: Parser): Discriminant[] {
  parser.next();
  while (parser.kind === Token.openParenthesis && parser.beforeAssignment) {
    unsupportedBrackets(parser, "match with a motive or generalizing option", parser.start);
  }
  const list = discriminants(parser);
  parser.expect(Token.with, "with");
  return list;
}

/** `match e with | p => t`. */
export function matchTerm(parser: Parser): Term {
  const { start } = parser;
  const heads = matchHead(parser);
  const alternatives = matchAlternatives(parser, termBody);
  return { kind: "match", start, end: parser.previousEnd, discriminants: heads, alternatives };
}

/** `nomatch e, …`: the discriminants behind the word. */
export function nomatchTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const list = [parser.term()];
  while (parser.accept(Token.comma)) list.push(parser.term());
  return { kind: "nomatch", start, end: parser.previousEnd, discriminants: list };
}

/** What follows `have`, `let` or `replace`. */
export function localDeclaration(parser: Parser, word: string): LocalDeclaration {
  const { start } = parser;
  let name: BinderName | null = null;
  let pattern: Term | null = null;
  const binders: Binder[] = [];
  if (parser.atBinderName && parser.peekAdjacent() !== 0x40) {
    name = parser.binderName();
    while (parser.atBinderName || (startsBracketBinder(parser) && parser.spaceBefore)) {
      binders.push(parser.atBinderName ? bareBinder(parser) : bracketBinder(parser));
    }
  } else if (parser.kind !== Token.colon && parser.kind !== Token.assign && parser.kind !== Token.bar) {
    pattern = parser.term();
  }
  const type = parser.accept(Token.colon) ? parser.term() : null;
  const head = { name, pattern, binders, type };
  if (parser.accept(Token.assign)) {
    const value = parser.term();
    return { start, end: parser.previousEnd, ...head, value, alternatives: null };
  }
  if (parser.kind === Token.bar && pattern === null) {
    const alternatives = matchAlternatives(parser, termBody);
    return { start, end: parser.previousEnd, ...head, value: null, alternatives };
  }
  if (type === null || (!parser.newlineBefore && parser.kind !== Token.end)) parser.fail("':=' or '|'");
  const value = parser.reportUnsupported(`${word} without a value`, start);
  return { start, end: parser.previousEnd, ...head, value, alternatives: null };
}

/** `; body`, or the body on a new line. */
function continuation(parser: Parser): Term {
  if (!parser.accept(Token.semicolon) && !parser.newlineBefore) parser.fail("';' or line break");
  return parser.term();
}

/** `have h : p := t; body`, `let x := t; body`. */
export function haveTerm(parser: Parser): Term {
  const { start } = parser;
  const kind = parser.kind === Token.have ? "have" : "let";
  const word = parser.row.text;
  const declaration = parser.withPosition(() => {
    parser.next();
    if (kind === "let" && (parser.isWord("rec") || parser.row.text === "mut")) {
      const value = unsupportedRest(parser, `let ${parser.source.slice(parser.start, parser.end)}`);
      return { start, end: value.end, name: null, pattern: null, binders: [], type: null, value, alternatives: null };
    }
    return localDeclaration(parser, word);
  });
  if (word.endsWith("I")) parser.reportUnsupported(word, start);
  const body = continuation(parser);
  return { kind, start, end: parser.previousEnd, declaration, body };
}

/** What follows `suffices`. */
export function sufficesDeclaration(parser: Parser): SufficesDeclaration {
  const { start } = parser;
  let name: BinderName | null = null;
  if (parser.atNameAndColon) {
    name = parser.binderName();
    parser.next();
  }
  const type = parser.term();
  const value = fromOrBy(parser);
  if (value !== null) return { start, end: parser.previousEnd, name, type, value };
  if (!parser.newlineBefore && parser.kind !== Token.end) parser.fail("'by' or 'from'");
  return {
    start,
    end: parser.previousEnd,
    name,
    type,
    value: parser.reportUnsupported("suffices without a value", start),
  };
}

/** `from t` or `by …`; null when neither follows. */
function fromOrBy(parser: Parser): Term | null {
  if (parser.accept(Token.from)) return parser.term();
  return parser.kind === Token.by ? parser.term() : null;
}

/** `suffices h : p from t; body`. */
export function sufficesTerm(parser: Parser): Term {
  const { start } = parser;
  const declaration = parser.withPosition(() => {
    parser.next();
    return sufficesDeclaration(parser);
  });
  const body = continuation(parser);
  return { kind: "suffices", start, end: parser.previousEnd, declaration, body };
}

/** `show T from t`, `show T by …`. */
export function showTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const type = parser.term();
  const value = fromOrBy(parser) ?? parser.fail("'by' or 'from'");
  return { kind: "show", start, end: parser.previousEnd, type, value };
}

/** `if c then a else b`, `if h : c then a else b`. */
export function ifTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  if (parser.kind === Token.let) return unsupportedRest(parser, "if let");
  let name: BinderName | null = null;
  if (parser.atNameAndColon) {
    name = parser.binderName();
    parser.next();
  }
  const condition = parser.term();
  parser.expect(Token.thenWord, "then");
  const whenTrue = parser.term();
  parser.expect(Token.else, "else");
  const whenFalse = parser.term();
  return { kind: "if", start, end: parser.previousEnd, name, condition, whenTrue, whenFalse };
}

/** The steps behind `calc`: `a = b := proof` (the first proof may be left out), `_ = c := proof`, each on its line. */
export function calcSteps(parser: Parser): CalcStep[] {
  const outer = parser.savedColumn;
  const steps = [parser.withPosition(() => calcStep(parser, true))];
  if (!startsCalcStep(parser, outer)) return steps;
  return parser.withPosition(() => {
    while (startsCalcStep(parser, outer) && parser.column >= parser.savedColumn) steps.push(calcStep(parser, false));
    return steps;
  });
}

/**
 * A step begins with `_` or another token that no tactic begins with, or with a term further to the right than what
 * encloses the `calc`.
 */
function startsCalcStep(parser: Parser, outer: number): boolean {
  const { kind } = parser;
  if (!parser.newlineBefore) return false;
  if (kind === Token.hole || kind === Token.numeral || kind === Token.not) return true;
  return (kind === Token.identifier || kind === Token.openParenthesis) && parser.column > outer;
}

function calcStep(parser: Parser, first: boolean): CalcStep {
  const { start } = parser;
  const relation = parser.term();
  if (first && parser.kind !== Token.assign) return { start, end: parser.previousEnd, relation, proof: null };
  parser.expect(Token.assign, ":=");
  const proof = parser.term();
  return { start, end: parser.previousEnd, relation, proof };
}

/** `calc` with its steps. */
export function calcTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  const steps = calcSteps(parser);
  return { kind: "calc", start, end: parser.previousEnd, steps };
}
