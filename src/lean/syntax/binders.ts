/** Binder groups and the forms that bind: `fun`, `∀`, `∃`, `(x : A) → B`, parentheses and braces. */
import { isIdentifierStart } from "./characters.ts";
import { unsupportedBrackets } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import { MAX, Token } from "./tokens.ts";
import type { Binder, BinderName, FieldAssignment, FunBinder, Identifier, Span, Term } from "./tree.ts";

/** Whether a bracketed binder begins here. */
export function startsBracketBinder(parser: Parser): boolean {
  const { kind } = parser;
  return (
    kind === Token.openParenthesis ||
    kind === Token.openBrace ||
    kind === Token.openStrict ||
    kind === Token.openBracket
  );
}

/** `(x y : T)`, `(x : T := v)`, `{x : T}`, `⦃x⦄`, `{{x}}`, `[C]`, `[i : C]`. */
export function bracketBinder(parser: Parser): Binder {
  const { savedColumn } = parser;
  parser.savedColumn = -1;
  const binder = parser.kind === Token.openBracket ? instanceBinder(parser) : namedBinder(parser);
  parser.savedColumn = savedColumn;
  return binder;
}

function namedBinder(parser: Parser): Binder {
  const { start, kind } = parser;
  parser.next();
  let style: Binder["style"] = "explicit";
  if (kind === Token.openStrict) style = "strictImplicit";
  else if (kind === Token.openBrace) style = parser.accept(Token.openBrace) ? "strictImplicit" : "implicit";
  const names: BinderName[] = [parser.binderName()];
  while (parser.atBinderName) names.push(parser.binderName());
  const type = parser.accept(Token.colon) ? parser.term() : null;
  const initial = style === "explicit" && parser.accept(Token.assign) ? parser.term() : null;
  if (kind === Token.openStrict) parser.expect(Token.closeStrict, "⦄");
  else if (kind === Token.openParenthesis) parser.expect(Token.closeParenthesis, ")");
  else {
    parser.expect(Token.closeBrace, "}");
    if (style === "strictImplicit") parser.expect(Token.closeBrace, "}");
  }
  return { kind: "binder", start, end: parser.previousEnd, style, names, type, initial };
}

function instanceBinder(parser: Parser): Binder {
  const { start } = parser;
  parser.next();
  const names: BinderName[] = [];
  if (parser.atNameAndColon) {
    names.push(parser.binderName());
    parser.expect(Token.colon, ":");
  }
  const type = parser.term();
  parser.expect(Token.closeBracket, "]");
  return { kind: "binder", start, end: parser.previousEnd, style: "instance", names, type, initial: null };
}

/** Whether `[name :` stands here: an instance binder, not a list. */
export function opensInstanceBinder(parser: Parser): boolean {
  if (!isIdentifierStart(parser.peek())) return false;
  const mark = parser.mark();
  parser.next();
  const found = parser.atNameAndColon;
  parser.reset(mark);
  return found;
}

/** `[inst : C] → T`. */
export function instanceArrow(parser: Parser): Term {
  const { start } = parser;
  return binderArrow(parser, bracketBinder(parser), start);
}

/** A name as a binder of its own. */
export function bareBinder(parser: Parser): Binder {
  return binderOf(parser.binderName(), null);
}

function binderOf(name: BinderName, type: Term | null): Binder {
  const { start, end } = name;
  return { kind: "binder", start, end, style: "explicit", names: [name], type, initial: null };
}

/** `: T` behind binders is the type of those that have none. */
function typed(binder: Binder, type: Term): Binder {
  return binder.type === null ? { ...binder, type } : binder;
}

/** `∀ binders, body` and `∃ binders, body`; `∀ x ≤ n, p` is `∀ x, x ≤ n → p`, `∃ x ≤ n, p` is `∃ x, x ≤ n ∧ p`. */
export function quantifierTerm(parser: Parser): Term {
  const { start } = parser;
  const kind = parser.kind === Token.forall ? "forall" : "exists";
  parser.next();
  let binders = kind === "forall" ? forallBinders(parser) : existsBinders(parser);
  const bound = parser.kind === Token.operator && parser.row.precedence === 50 ? boundOf(parser, binders) : null;
  if (bound === null && parser.accept(Token.colon)) {
    const type = parser.term();
    binders = binders.map((binder) => typed(binder, type));
  }
  if (parser.kind !== Token.comma) parser.fail(kind === "forall" ? "','" : "',' or binder predicate");
  parser.next();
  const inner = parser.term();
  const end = parser.previousEnd;
  if (bound === null) return { kind, start, end, binders, body: inner };
  const span = { start: bound.start, end };
  const body: Term =
    kind === "forall"
      ? { kind: "arrow", ...span, domain: bound, codomain: inner }
      : { kind: "binary", ...span, operator: "∧", left: bound, right: inner };
  return { kind, start, end, binders, body };
}

function forallBinders(parser: Parser): Binder[] {
  const binders: Binder[] = [];
  for (;;) {
    if (parser.atBinderName) binders.push(bareBinder(parser));
    else if (startsBracketBinder(parser)) binders.push(bracketBinder(parser));
    else break;
  }
  if (binders.length === 0) parser.fail("'_', '{', '⦃', '[', '(' or identifier");
  return binders;
}

/** All in parentheses or none (`explicitBinders` in `Init/NotationExtra.lean`). */
function existsBinders(parser: Parser): Binder[] {
  const binders: Binder[] = [];
  if (parser.kind === Token.openParenthesis) {
    while (parser.kind === Token.openParenthesis) binders.push(bracketBinder(parser));
  } else while (parser.atBinderName) binders.push(bareBinder(parser));
  if (binders.length === 0) parser.fail("'(', '_' or identifier");
  return binders;
}

/** The condition `x ≤ n` of a bounded quantifier (`Init/BinderPredicates.lean`). */
function boundOf(parser: Parser, binders: readonly Binder[]): Term {
  const { row } = parser;
  const name = binders.at(-1)?.names[0];
  const unbound = row.node === "=" || row.node === "==" || row.node === "!=";
  if (unbound || name === undefined || binders.some((binder) => binder.type !== null)) return parser.fail("','");
  parser.next();
  const right = parser.term();
  const { start } = name;
  if (row.node === null || row.node === "∣" || name.kind === "hole" || binders.length > 1) {
    return parser.reportUnsupported(`binder predicate '${row.text}'`, start);
  }
  return { kind: "binary", start, end: parser.previousEnd, operator: row.node, left: name, right };
}

/** `fun x (y : T) ⟨a, b⟩ => t`, `fun | p => t | …`. */
export function funTerm(parser: Parser): Term {
  const { start } = parser;
  parser.next();
  if (parser.kind === Token.bar) {
    const alternatives = parser.grammar.matchAlternatives(parser, termBody);
    return { kind: "funMatch", start, end: parser.previousEnd, alternatives };
  }
  let binders: FunBinder[] = [];
  while (parser.kind !== Token.darrow && parser.kind !== Token.mapsto && parser.kind !== Token.colon) {
    binders.push(funBinder(parser));
  }
  if (binders.length === 0) parser.fail("'_', '{', '⦃', '[', '|' or term");
  if (parser.accept(Token.colon)) {
    const type = parser.term();
    binders = binders.map((binder) => (binder.kind === "binder" ? typed(binder, type) : binder));
  }
  if (parser.kind !== Token.darrow && parser.kind !== Token.mapsto) parser.fail("'=>'");
  parser.next();
  const body = parser.term();
  return { kind: "fun", start, end: parser.previousEnd, binders, body };
}

function termBody(parser: Parser): Term {
  return parser.term();
}

function funBinder(parser: Parser): FunBinder {
  if (parser.atBinderName && parser.peekAdjacent() !== 0x40) return bareBinder(parser);
  const { kind } = parser;
  if (kind === Token.openStrict || kind === Token.openBracket || (kind === Token.openBrace && opensBinder(parser))) {
    return bracketBinder(parser);
  }
  const { start } = parser;
  const pattern = parser.term(MAX);
  const span = { start, end: parser.previousEnd };
  return binderFromAscription(pattern, span) ?? { kind: "patternBinder", ...span, pattern };
}

/** `(x y : T)` was read as the ascription of an application; as a binder it is names and a type. */
function binderFromAscription(node: Term, span: Span): Binder | null {
  if (node.kind !== "ascription") return null;
  const names = namesOf(node.term);
  if (names === null) return null;
  return { kind: "binder", ...span, style: "explicit", names, type: node.type, initial: null };
}

function namesOf(node: Term): BinderName[] | null {
  if (node.kind === "identifier" || node.kind === "hole") return [node];
  if (node.kind !== "application" || node.ellipsis) return null;
  const names: BinderName[] = [];
  for (const part of [node.fn, ...node.arguments]) {
    if (part.kind !== "identifier" && part.kind !== "hole") return null;
    names.push(part);
  }
  return names;
}

/** What binds in `(x : A) → B` and `[C] → B`, which were read as an ascription and as a list. */
function binderBefore(left: Term, span: Span): Binder | null {
  if (left.kind !== "list" || left.items.length !== 1) return binderFromAscription(left, span);
  return { kind: "binder", ...span, style: "instance", names: [], type: left.items[0]!, initial: null };
}

/** `A → B`, or `(x : A) → B` when an ascription stands before the arrow. */
export function arrowFrom(parser: Parser, left: Term, start: number): Term {
  const binder = binderBefore(left, { start, end: parser.previousEnd });
  parser.next();
  const codomain = parser.term(25);
  const end = parser.previousEnd;
  if (binder !== null) return { kind: "forall", start, end, binders: [binder], body: codomain };
  return { kind: "arrow", start, end, domain: left, codomain };
}

/** `(t)`, `(t : T)`, `(a, b)`, `()`; `·` inside makes a function. */
export function parenthesis(parser: Parser): Term {
  const { start, savedColumn, cdots: outer } = parser;
  const cdots: Identifier[] = [];
  parser.savedColumn = -1;
  parser.cdots = cdots;
  parser.next();
  let node: Term;
  if (parser.kind === Token.closeParenthesis) node = { kind: "tuple", start, end: parser.end, items: [] };
  else {
    node = parser.term();
    if (parser.kind === Token.colon) node = ascription(parser, node, start);
    else if (parser.kind === Token.comma) node = tuple(parser, node, start);
  }
  parser.savedColumn = savedColumn;
  parser.cdots = outer;
  if (parser.kind !== Token.closeParenthesis) parser.fail(node.kind === "tuple" ? "',' or ')'" : "')', ',' or ':'");
  parser.next();
  if (cdots.length === 0) return node;
  const binders = cdots.map((name) => binderOf(name, null));
  return { kind: "fun", start, end: parser.previousEnd, binders, body: node };
}

function ascription(parser: Parser, term: Term, start: number): Term {
  parser.next();
  if (parser.kind === Token.closeParenthesis) {
    return parser.reportUnsupported("type ascription without a type '(e :)'", start, parser.end);
  }
  const type = parser.term();
  return { kind: "ascription", start, end: parser.end, term, type };
}

function tuple(parser: Parser, first: Term, start: number): Term {
  const items = [first];
  while (parser.accept(Token.comma)) items.push(parser.term());
  return { kind: "tuple", start, end: parser.end, items };
}

/** Whether the brace opens `{x y : T}` or `{x y}` (a binder), not a set or a structure instance. */
function opensBinder(parser: Parser): boolean {
  const mark = parser.mark();
  parser.next();
  let count = 0;
  while (parser.atBinderName) {
    count += 1;
    parser.next();
  }
  const { kind } = parser;
  parser.reset(mark);
  return count > 0 && (kind === Token.colon || kind === Token.closeBrace || kind === Token.slashes);
}

/** `{x : A} → B`, `⦃x : A⦄ → B`, `{ field := value }`; sets and subtypes are outside the fragment. */
export function braceTerm(parser: Parser): Term {
  const { start } = parser;
  if (parser.kind === Token.openStrict) return binderArrow(parser, bracketBinder(parser), start);
  if (parser.beforeAssignment || opensUpdate(parser)) return structureInstance(parser, start);
  if (opensBinder(parser)) {
    const mark = parser.mark();
    const reported = parser.unsupported.length;
    const binder = binderOrNull(parser);
    if (binder !== null && parser.kind === Token.arrow) return binderArrow(parser, binder, start);
    if (binder === null && parser.kind === Token.slashes) return subtype(parser, start, mark);
    parser.reset(mark);
    parser.unsupported.length = reported;
  }
  return unsupportedBrackets(parser, "notation '{…}'", start);
}

/** The binder, or null when the braces hold something else (`{x : A | p}`, `{x : A // p}`). */
function binderOrNull(parser: Parser): Binder | null {
  const { start, savedColumn } = parser;
  parser.savedColumn = -1;
  parser.next();
  const names: BinderName[] = [];
  while (parser.atBinderName) names.push(parser.binderName());
  const type = parser.accept(Token.colon) ? parser.term() : null;
  parser.savedColumn = savedColumn;
  if (!parser.accept(Token.closeBrace)) return null;
  return { kind: "binder", start, end: parser.previousEnd, style: "implicit", names, type, initial: null };
}

/** `{ x : T // p }` is `Subtype fun x : T => p`; `mark` is at the brace, the parser at the slashes. */
function subtype(parser: Parser, start: number, mark: ReturnType<Parser["mark"]>): Term {
  parser.reset(mark);
  const { savedColumn } = parser;
  parser.savedColumn = -1;
  parser.next();
  const name = parser.binderName();
  const type = parser.accept(Token.colon) ? parser.term() : null;
  parser.expect(Token.slashes, "//");
  const body = parser.term();
  parser.savedColumn = savedColumn;
  parser.expect(Token.closeBrace, "}");
  const span = { start, end: parser.previousEnd };
  const fn: Identifier = { kind: "identifier", ...span, name: "_root_.Subtype", levels: null };
  const predicate: Term = { kind: "fun", ...span, binders: [binderOf(name, type)], body };
  return { kind: "application", ...span, fn, arguments: [predicate], ellipsis: false };
}

function binderArrow(parser: Parser, binder: Binder, start: number): Term {
  parser.expect(Token.arrow, "→");
  const body = parser.term(25);
  return { kind: "forall", start, end: parser.previousEnd, binders: [binder], body };
}

/** `{ x := a, y := b }`, `{ s with x := a }`, a type behind them; `..` at the end is outside the fragment. */
function structureInstance(parser: Parser, start: number): Term {
  const { savedColumn } = parser;
  const mark = parser.mark();
  const isUpdate = !parser.beforeAssignment;
  parser.savedColumn = -1;
  parser.next();
  const source = isUpdate ? parser.identifier() : null;
  if (source !== null) parser.expect(Token.with, "with");
  const fields: FieldAssignment[] = [];
  while (parser.kind === Token.identifier) {
    const name = parser.identifier();
    const value = parser.accept(Token.assign) ? parser.term() : name;
    fields.push({ start: name.start, end: parser.previousEnd, name, value });
    if (!parser.accept(Token.comma) && !parser.newlineBefore) break;
  }
  parser.savedColumn = savedColumn;
  if (parser.kind === Token.ellipsis) {
    parser.reset(mark);
    return unsupportedBrackets(parser, "structure instance with '..'", start);
  }
  const type = parser.accept(Token.colon) ? parser.term() : null;
  parser.expect(Token.closeBrace, "}");
  const span = { start, end: parser.previousEnd };
  const node: Term = { kind: "structureInstance", ...span, source, fields };
  return type === null ? node : { kind: "ascription", ...span, term: node, type };
}

/** Whether `{ name with` stands here. */
function opensUpdate(parser: Parser): boolean {
  const mark = parser.mark();
  parser.next();
  const isName = parser.kind === Token.identifier;
  if (isName) parser.next();
  const found = isName && parser.kind === Token.with;
  parser.reset(mark);
  return found;
}
