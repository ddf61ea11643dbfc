/** Arguments that several tactics share: locations, rewrite rules, simp lemmas, patterns, alternatives. */
import { skipTactic, unsupportedBrackets } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import { MAX, Token } from "./tokens.ts";
import type {
  AlternativeHead,
  BinderName,
  CaseTag,
  EliminationAlternative,
  EliminationAlternatives,
  EliminationTarget,
  Identifier,
  Location,
  RcasesPattern,
  RewriteRule,
  SimpArgument,
  Tactic,
  TacticSequence,
  Term,
} from "./tree.ts";

/** `at h₁ h₂ ⊢`, `at *`; null when no `at` follows. */
export function location(parser: Parser): Location | null {
  if (parser.kind !== Token.atWord) return null;
  return parser.withPosition(() => {
    const { start } = parser;
    parser.next();
    if (parser.kind === Token.operator && parser.row.text === "*") {
      parser.next();
      return { start, end: parser.previousEnd, everywhere: true };
    }
    const hypotheses: Identifier[] = [];
    while (parser.kind === Token.identifier && parser.isIndented) hypotheses.push(parser.identifier());
    const target = parser.accept(Token.turnstile);
    if (hypotheses.length === 0 && !target) parser.fail("'*', '⊢' or term");
    return { start, end: parser.previousEnd, everywhere: false, hypotheses, target };
  });
}

/** `[h, ← h']`. */
export function rewriteRules(parser: Parser): RewriteRule[] {
  return bracketList(parser, () => {
    const { start } = parser;
    const reverse = parser.accept(Token.leftArrow);
    const term = parser.term();
    return { start, end: parser.previousEnd, reverse, term };
  });
}

/** `[h, ← h', -h'', *]`. */
export function simpArguments(parser: Parser): SimpArgument[] {
  return bracketList(parser, () => simpArgument(parser));
}

function simpArgument(parser: Parser): SimpArgument {
  const { start } = parser;
  if (parser.kind === Token.operator && parser.row.text === "*") {
    parser.next();
    return { kind: "hypotheses", start, end: parser.previousEnd };
  }
  if (parser.kind === Token.operator && parser.row.text === "-") {
    parser.next();
    const name = parser.identifier();
    return { kind: "erase", start, end: parser.previousEnd, name };
  }
  const direction = parser.source[start];
  if (direction === "↓" || (direction === "↑" && !parser.spaceBefore)) {
    parser.next();
    parser.reportUnsupported(`simp lemma with '${direction}'`, start);
  }
  const reverse = parser.accept(Token.leftArrow);
  const term = parser.term();
  return { kind: "lemma", start, end: parser.previousEnd, reverse, term };
}

/** Items in brackets, separated by commas, a comma at the end allowed. */
function bracketList<Item>(parser: Parser, item: () => Item): Item[] {
  const { savedColumn } = parser;
  parser.savedColumn = -1;
  parser.expect(Token.openBracket, "[");
  const items: Item[] = [];
  while (parser.kind !== Token.closeBracket) {
    items.push(item());
    if (!parser.accept(Token.comma)) break;
  }
  parser.savedColumn = savedColumn;
  if (parser.kind !== Token.closeBracket) parser.fail("',' or ']'");
  parser.next();
  return items;
}

/** `(config := …)`, `(occs := …)`, `+zeta` and the like: reported, and read over. */
export function tacticOptions(parser: Parser, tactic: string): void {
  for (;;) {
    const { start } = parser;
    if (parser.kind === Token.openParenthesis && parser.beforeAssignment) {
      unsupportedBrackets(parser, `${tactic} with options`, start);
    } else if (parser.kind === Token.operator && (parser.row.text === "+" || parser.row.text === "-")) {
      parser.next();
      parser.identifier();
      parser.reportUnsupported(`${tactic} with options`, start);
    } else return;
  }
}

/** Alternatives `p | q`, then `: T` when `typed`. */
export function rcasesPattern(parser: Parser, typed: boolean): RcasesPattern {
  parser.enter();
  const { start } = parser;
  let pattern = rcasesAtom(parser);
  if (parser.kind === Token.bar) {
    const items = [pattern];
    while (parser.accept(Token.bar)) items.push(rcasesAtom(parser));
    pattern = { kind: "alternatives", start, end: parser.previousEnd, items };
  }
  if (typed && parser.accept(Token.colon)) {
    const type = parser.term();
    pattern = { kind: "typed", start, end: parser.previousEnd, pattern, type };
  }
  parser.leave();
  return pattern;
}

/** A pattern that is one token or in brackets: what `rintro` takes one after the other. */
export function rcasesAtom(parser: Parser): RcasesPattern {
  const { start, end, text } = parser;
  switch (parser.kind) {
    case Token.identifier:
      parser.next();
      return text === "rfl" ? { kind: "rfl", start, end } : { kind: "name", start, end, name: text };
    case Token.hole:
      parser.next();
      return { kind: "ignore", start, end };
    case Token.openAngle: {
      parser.next();
      const items: RcasesPattern[] = [];
      if (parser.kind !== Token.closeAngle) {
        do items.push(rcasesPattern(parser, true));
        while (parser.accept(Token.comma));
      }
      if (parser.kind !== Token.closeAngle) parser.fail("',' or '⟩'");
      parser.next();
      return { kind: "tuple", start, end: parser.previousEnd, items };
    }
    case Token.openParenthesis: {
      parser.next();
      const pattern = rcasesPattern(parser, true);
      parser.expect(Token.closeParenthesis, ")");
      return pattern;
    }
    case Token.at: {
      parser.next();
      parser.reportUnsupported("rcases pattern with '@'", start);
      return rcasesAtom(parser);
    }
    default:
      if (parser.kind !== Token.operator || parser.row.text !== "-") return parser.fail("rcases pattern");
      parser.next();
      return { kind: "clear", start, end };
  }
}

/** `(x y : T)` of `rintro` is one pattern for each name; every other pattern is itself. */
export function rintroPatterns(parser: Parser): RcasesPattern[] {
  if (parser.kind !== Token.openParenthesis) return [rcasesAtom(parser)];
  const mark = parser.mark();
  const { start } = parser;
  parser.next();
  const names: RcasesPattern[] = [];
  while (parser.atBinderName) names.push(rcasesAtom(parser));
  if (names.length < 2 || parser.kind !== Token.colon) {
    parser.reset(mark);
    return [rcasesAtom(parser)];
  }
  parser.next();
  const type = parser.term();
  parser.expect(Token.closeParenthesis, ")");
  return names.map((pattern) => ({ kind: "typed", start, end: parser.previousEnd, pattern, type }));
}

/** `h : e`, `e`, several with commas. */
export function eliminationTargets(parser: Parser): EliminationTarget[] {
  const targets: EliminationTarget[] = [];
  do {
    const { start } = parser;
    let name: BinderName | null = null;
    if (parser.atNameAndColon) {
      name = parser.binderName();
      parser.next();
    }
    const term = parser.term();
    targets.push({ start, end: parser.previousEnd, name, term });
  } while (parser.accept(Token.comma));
  return targets;
}

/** `using r` behind the targets of `induction` and `cases`. */
export function eliminator(parser: Parser, tactic: string): void {
  const { start } = parser;
  if (!parser.accept(Token.using)) return;
  parser.term();
  parser.reportUnsupported(`${tactic} … using`, start);
}

/** `with tac | ctor x => …`; null when no `with` follows. */
export function eliminationAlternatives(parser: Parser): EliminationAlternatives | null {
  const { start } = parser;
  if (!parser.accept(Token.with)) return null;
  const first = parser.kind === Token.bar ? null : parser.grammar.tactic(parser);
  if (parser.kind !== Token.bar) parser.fail("'|'");
  const alternatives = parser.withPosition(() => {
    const list: EliminationAlternative[] = [];
    while (parser.kind === Token.bar && parser.column >= parser.savedColumn) list.push(alternative(parser));
    return list;
  });
  return { start, end: parser.previousEnd, first, alternatives };
}

function alternative(parser: Parser): EliminationAlternative {
  const { start } = parser;
  const heads: AlternativeHead[] = [];
  while (parser.kind === Token.bar) heads.push(alternativeHead(parser));
  const body = parser.accept(Token.darrow) ? alternativeBody(parser) : null;
  return { start, end: parser.previousEnd, heads, body };
}

function alternativeHead(parser: Parser): AlternativeHead {
  parser.next();
  const { start } = parser;
  const explicit = parser.accept(Token.at);
  const name = parser.binderName();
  const variables = parser.binderNames();
  return { start, end: parser.previousEnd, name, explicit, variables };
}

/** `_`, `?_`, or tactics. */
function alternativeBody(parser: Parser): TacticSequence | (Term & { readonly kind: "hole" | "syntheticHole" }) {
  if (parser.kind === Token.hole) return parser.hole();
  if (parser.kind !== Token.question) return parser.grammar.tacticBlock(parser, false);
  const body = parser.term(MAX);
  return body.kind === "syntheticHole" ? body : parser.fail("tactic");
}

/** The body of a row of the tactic `match`: tactics as a `by` term, or a hole. */
export function tacticMatchBody(parser: Parser): Term {
  const body = alternativeBody(parser);
  return "kind" in body ? body : { kind: "by", start: body.start, end: body.end, tactics: body };
}

/** `tag x y | tag' z`. */
export function caseTags(parser: Parser): CaseTag[] {
  const tags: CaseTag[] = [];
  do {
    const { start } = parser;
    const tag = parser.binderName();
    const names = parser.binderNames();
    tags.push({ start, end: parser.previousEnd, tag, names });
  } while (parser.accept(Token.bar));
  return tags;
}

/** A tactic outside the fragment, which began at `start`, with all that belongs to it. */
export function unsupportedTactic(parser: Parser, construct: string, start: number): Tactic {
  if (parser.start === start) parser.next();
  const node = parser.reportUnsupported(construct, start);
  skipTactic(parser);
  return { ...node, end: parser.previousEnd };
}

/** Whether a tactic, known or not, may begin here. */
export function startsTactic(parser: Parser): boolean {
  switch (parser.kind) {
    case Token.identifier:
    case Token.openParenthesis:
    case Token.openBrace:
    case Token.cdot:
    case Token.have:
    case Token.let:
    case Token.show:
    case Token.suffices:
    case Token.match:
    case Token.nomatch:
    case Token.nofun:
    case Token.calc:
    case Token.if:
    case Token.sorry:
    case Token.try:
    case Token.repeat:
    case Token.existsWord:
    case Token.reserved:
      return true;
    case Token.dot:
      return parser.peekAdjacent() === 0x20 || parser.peekAdjacent() === 0x0a;
    case Token.command:
      return parser.column > 0 && (parser.row.text === "open" || parser.row.text === "set_option");
    default:
      return false;
  }
}
