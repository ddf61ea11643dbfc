/** The grammar of each tactic behind its word (`Init/Tactics.lean`, `Init/RCases.lean`). */
import { localDeclaration, matchAlternatives } from "./blocks.ts";
import type { Parser } from "./parser.ts";
import {
  caseTags,
  eliminationAlternatives,
  eliminationTargets,
  eliminator,
  location,
  rcasesPattern,
  rewriteRules,
  rintroPatterns,
  simpArguments,
  startsTactic,
  tacticMatchBody,
  tacticOptions,
  unsupportedTactic,
} from "./tactic-arguments.ts";

import { MAX, Token } from "./tokens.ts";
import type { BinderName, Identifier, NullaryTacticKind, RcasesPattern, Tactic, TacticSequence, Term } from "./tree.ts";

/** Reads what follows the word, which began at `start`. */
type Rule = (parser: Parser, start: number, word: string) => Tactic;

/** What follows `have`, `let`, `replace`. */
export function declarationTactic(parser: Parser, start: number, kind: string): Tactic {
  const declaration = localDeclaration(parser, kind);
  if (kind.endsWith("I")) return parser.reportUnsupported(`tactic '${kind}'`, start);
  return { kind: kind as "have" | "let" | "replace", start, end: parser.previousEnd, declaration };
}

/** What follows `try`, `repeat`, `all_goals` and the like: a block. */
export function blockTactic(parser: Parser, start: number, kind: string): Tactic {
  if (!startsTactic(parser)) parser.fail("'{' or tactic");
  const body = parser.grammar.tacticBlock(parser, false);
  type Kind = "try" | "repeat" | "repeat'" | "all_goals" | "any_goals" | "focus";
  return { kind: kind as Kind, start, end: parser.previousEnd, body };
}

/** What follows `exists`, `use`: terms separated by commas. */
export function termsTactic(parser: Parser, start: number, kind: string): Tactic {
  const terms = [parser.term()];
  while (parser.accept(Token.comma)) terms.push(parser.term());
  return { kind: kind as "exists" | "use", start, end: parser.previousEnd, terms };
}

const nullary: Rule = (parser, start, word) => ({
  kind: word as NullaryTacticKind,
  start,
  end: parser.previousEnd,
});

const termTactic: Rule = (parser, start, word) => {
  const term = parser.term();
  if (parser.kind === Token.atWord) return unsupportedAt(parser, start, word);
  type Kind = "exact" | "apply" | "refine" | "refine'" | "specialize";
  return { kind: word as Kind, start, end: parser.previousEnd, term };
};

function unsupportedAt(parser: Parser, start: number, word: string): Tactic {
  location(parser);
  return parser.reportUnsupported(`tactic '${word} … at'`, start);
}

/** Terms that are arguments: `intro x ⟨a, b⟩`, `subst h`. */
function argumentTerms(parser: Parser): Term[] {
  const terms: Term[] = [];
  while (parser.isIndented && startsArgumentTerm(parser)) terms.push(parser.term(MAX));
  return terms;
}

function startsArgumentTerm(parser: Parser): boolean {
  const { kind } = parser;
  return (
    kind === Token.identifier ||
    kind === Token.hole ||
    kind === Token.openAngle ||
    kind === Token.openParenthesis ||
    kind === Token.openQuote ||
    kind === Token.numeral ||
    kind === Token.openBracket ||
    (kind === Token.dot && parser.peekAdjacent() !== 0x20)
  );
}

const introTactic: Rule = (parser, start) => {
  if (parser.kind === Token.bar) {
    const alternatives = matchAlternatives(parser, tacticMatchBody);
    const end = alternatives.at(-1)?.end ?? start;
    return parser.reportUnsupported("tactic 'intro | …'", start, end);
  }
  return { kind: "intro", patterns: argumentTerms(parser), start, end: parser.previousEnd };
};

const namesTactic: Rule = (parser, start, word) => {
  const names = parser.binderNames();
  if (word === "rename_i" && names.length === 0) parser.fail("'_' or identifier");
  return { kind: word as "intros" | "rename_i", start, end: parser.previousEnd, names };
};

const rintroTactic: Rule = (parser, start) => {
  const patterns: RcasesPattern[] = [];
  while (parser.isIndented && (startsArgumentTerm(parser) || parser.kind === Token.at || parser.row.text === "-")) {
    patterns.push(...rintroPatterns(parser));
  }
  if (patterns.length === 0) parser.fail("'(' or rcases pattern");
  if (parser.kind === Token.colon) {
    parser.next();
    parser.term();
    return parser.reportUnsupported("rintro with a type", start);
  }
  return { kind: "rintro", start, end: parser.previousEnd, patterns };
};

const casesTactic: Rule = (parser, start) => {
  const targets = eliminationTargets(parser);
  eliminator(parser, "cases");
  const alternatives = eliminationAlternatives(parser);
  return { kind: "cases", start, end: parser.previousEnd, targets, alternatives };
};

const inductionTactic: Rule = (parser, start) => {
  const targets = eliminationTargets(parser);
  eliminator(parser, "induction");
  const generalizing: Identifier[] = [];
  if (parser.accept(Token.generalizing)) {
    while (parser.kind === Token.identifier && parser.isIndented) generalizing.push(parser.identifier());
    if (generalizing.length === 0) parser.fail("identifier");
  }
  const alternatives = eliminationAlternatives(parser);
  return { kind: "induction", start, end: parser.previousEnd, targets, generalizing, alternatives };
};

const rcasesTactic: Rule = (parser, start) => {
  const targets = eliminationTargets(parser);
  const pattern = parser.accept(Token.with) ? rcasesPattern(parser, true) : null;
  return { kind: "rcases", start, end: parser.previousEnd, targets, pattern };
};

const obtainTactic: Rule = (parser, start) => {
  const bare = parser.kind === Token.colon || parser.kind === Token.assign;
  const pattern = bare ? null : rcasesPattern(parser, false);
  const type = parser.accept(Token.colon) ? parser.term() : null;
  const value = parser.accept(Token.assign) ? parser.term() : null;
  if (type === null && value === null) parser.fail("':' or ':='");
  if (parser.kind === Token.comma) return unsupportedTactic(parser, "obtain with several values", start);
  return { kind: "obtain", start, end: parser.previousEnd, pattern, type, value };
};

const rewriteTactic: Rule = (parser, start, word) => {
  tacticOptions(parser, word);
  const rules = rewriteRules(parser);
  const at = location(parser);
  return { kind: word as "rw" | "rewrite" | "rwa", start, end: parser.previousEnd, rules, location: at };
};

const simpTactic: Rule = (parser, start, word) => {
  tacticOptions(parser, word);
  const only = parser.isWord("only");
  if (only) parser.next();
  const lemmas = parser.kind === Token.openBracket ? simpArguments(parser) : null;
  if (word === "simpa") {
    const using = parser.accept(Token.using) ? parser.term() : null;
    return { kind: "simpa", start, end: parser.previousEnd, only, lemmas, using };
  }
  const at = location(parser);
  type Kind = "simp" | "dsimp" | "simp_all";
  return { kind: word as Kind, start, end: parser.previousEnd, only, lemmas, location: at };
};

const unfoldTactic: Rule = (parser, start) => {
  const names: Identifier[] = [];
  while (parser.kind === Token.identifier && parser.isIndented) names.push(parser.identifier());
  if (names.length === 0) parser.fail("identifier");
  const at = location(parser);
  return { kind: "unfold", start, end: parser.previousEnd, names, location: at };
};

const hypothesesTactic: Rule = (parser, start, word) => {
  const names: Identifier[] = [];
  while (parser.kind === Token.identifier && parser.isIndented) names.push(parser.identifier());
  if (names.length === 0) parser.fail("term");
  return { kind: word as "revert" | "clear", start, end: parser.previousEnd, names };
};

const substTactic: Rule = (parser, start) => {
  const terms = argumentTerms(parser);
  if (terms.length === 0) parser.fail("term");
  return { kind: "subst", start, end: parser.previousEnd, terms };
};

const injectionTactic: Rule = (parser, start) => {
  const term = parser.term();
  const names = parser.accept(Token.with) ? parser.binderNames() : [];
  return { kind: "injection", start, end: parser.previousEnd, term, names };
};

function optionalName(parser: Parser): BinderName | null {
  if (!parser.atNameAndColon) return null;
  const name = parser.binderName();
  parser.next();
  return name;
}

const byCasesTactic: Rule = (parser, start) => {
  const name = optionalName(parser);
  const proposition = parser.term();
  return { kind: "by_cases", start, end: parser.previousEnd, name, proposition };
};

const byContraTactic: Rule = (parser, start) => {
  const name = parser.atBinderName && parser.isIndented ? parser.binderName() : null;
  if (name === null && parser.kind === Token.openAngle && parser.isIndented) {
    return unsupportedTactic(parser, "by_contra with a pattern", start);
  }
  const type = parser.accept(Token.colon) ? parser.term() : null;
  return { kind: "by_contra", start, end: parser.previousEnd, name, type };
};

const generalizeTactic: Rule = (parser, start) => {
  const name = optionalName(parser);
  const term = parser.term(51);
  if (parser.row.text !== "=") parser.fail("'='");
  parser.next();
  const variable = parser.identifier();
  if (parser.kind === Token.comma || parser.kind === Token.atWord) {
    return unsupportedTactic(parser, "generalize with several terms or a location", start);
  }
  return { kind: "generalize", start, end: parser.previousEnd, name, term, variable };
};

const congrTactic: Rule = (parser, start) => {
  const depth = parser.kind === Token.numeral ? Number(parser.source.slice(parser.start, parser.end)) : Infinity;
  if (parser.kind === Token.numeral) parser.next();
  if (parser.kind === Token.with) return unsupportedTactic(parser, "tactic 'congr … with'", start);
  return { kind: "congr", start, end: parser.previousEnd, depth };
};

const renameTactic: Rule = (parser, start) => {
  const term = parser.term();
  parser.expect(Token.darrow, "=>");
  const name = parser.identifier();
  return { kind: "rename", start, end: parser.previousEnd, term, name };
};

const changeTactic: Rule = (parser, start) => {
  const term = parser.term();
  if (parser.kind === Token.with) return unsupportedTactic(parser, "tactic 'change … with'", start);
  const at = location(parser);
  return { kind: "change", start, end: parser.previousEnd, term, location: at };
};

const locatedTactic: Rule = (parser, start, word) => {
  const at = location(parser);
  return { kind: word as "symm" | "split", start, end: parser.previousEnd, location: at };
};

const firstTactic: Rule = (parser, start) => {
  if (parser.kind !== Token.bar) parser.fail("'|'");
  const alternatives = parser.withPosition(() => {
    const list: TacticSequence[] = [];
    while (parser.kind === Token.bar && parser.column >= parser.savedColumn) {
      parser.next();
      if (!startsTactic(parser)) parser.fail("'{' or tactic");
      list.push(parser.grammar.tacticBlock(parser, false));
    }
    return list;
  });
  return { kind: "first", start, end: parser.previousEnd, alternatives };
};

const iterateTactic: Rule = (parser, start) => {
  const count = parser.kind === Token.numeral ? Number(parser.source.slice(parser.start, parser.end)) : null;
  if (count !== null) parser.next();
  const body = parser.grammar.tacticBlock(parser, false);
  return { kind: "iterate", start, end: parser.previousEnd, count, body };
};

const caseTactic: Rule = (parser, start, word) => {
  const tags = caseTags(parser);
  parser.expect(Token.darrow, "=>");
  const body = parser.grammar.tacticBlock(parser, false);
  return { kind: word as "case" | "case'", start, end: parser.previousEnd, tags, body };
};

const nextTactic: Rule = (parser, start) => {
  const names = parser.binderNames();
  parser.expect(Token.darrow, "=>");
  const body = parser.grammar.tacticBlock(parser, false);
  return { kind: "next", start, end: parser.previousEnd, names, body };
};

const exactsTactic: Rule = (parser, start) => {
  parser.expect(Token.openBracket, "[");
  const terms = [parser.term()];
  while (parser.accept(Token.comma)) terms.push(parser.term());
  parser.expect(Token.closeBracket, "]");
  return { kind: "exacts", start, end: parser.previousEnd, terms };
};

const ruleOfWord: readonly (readonly [string, Rule])[] = [
  ...(
    "constructor left right rfl assumption contradiction exfalso trivial decide omega done skip and_intros subst_vars " +
    "injections ac_rfl infer_instance admit"
  )
    .split(" ")
    .map((word): [string, Rule] => [word, nullary]),
  ...["exact", "apply", "refine", "refine'", "specialize"].map((word): [string, Rule] => [word, termTactic]),
  ...["rw", "rewrite", "rwa"].map((word): [string, Rule] => [word, rewriteTactic]),
  ...["simp", "dsimp", "simp_all", "simpa"].map((word): [string, Rule] => [word, simpTactic]),
  ...["all_goals", "any_goals", "focus", "repeat'"].map((word): [string, Rule] => [word, blockTactic]),
  ...["intros", "rename_i", "ext", "funext"].map((word): [string, Rule] => [word, namesTactic]),
  ...["revert", "clear"].map((word): [string, Rule] => [word, hypothesesTactic]),
  ...["case", "case'"].map((word): [string, Rule] => [word, caseTactic]),
  ["intro", introTactic],
  ["rintro", rintroTactic],
  ["cases", casesTactic],
  ["induction", inductionTactic],
  ["rcases", rcasesTactic],
  ["obtain", obtainTactic],
  ["use", termsTactic],
  ["exacts", exactsTactic],
  ["replace", declarationTactic],
  ["unfold", unfoldTactic],
  ["subst", substTactic],
  ["injection", injectionTactic],
  ["by_cases", byCasesTactic],
  ["by_contra", byContraTactic],
  ["generalize", generalizeTactic],
  ["congr", congrTactic],
  ["rename", renameTactic],
  ["change", changeTactic],
  ["symm", locatedTactic],
  ["split", locatedTactic],
  ["first", firstTactic],
  ["iterate", iterateTactic],
  ["next", nextTactic],
];

/** The table's own word, which is found by identity where a tactic is looked up by it, and what goes on behind it. */
export const rules = new Map(ruleOfWord.map(([word, rule]) => [word, { word, rule }]));
