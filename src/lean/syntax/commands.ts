/**
 * Commands (`Lean/Parser/Command.lean`): declarations with their signatures, inductive types and structures, sections,
 * `open`, `variable`, `universe`, attributes. Anything else that begins with a command word is `unsupported`.
 */
import { bareBinder, bracketBinder, startsBracketBinder } from "./binders.ts";
import { matchAlternatives, termBody } from "./blocks.ts";
import { skipCommand } from "./foreign.ts";
import type { Parser } from "./parser.ts";
import {
  attributeCommand,
  blockCommand,
  commandWord,
  declarationModifiers,
  exportCommand,
  identifiers,
  importCommand,
  mutualCommand,
  unsupportedCommand,
} from "./scope-commands.ts";
import { Token } from "./tokens.ts";
import type {
  Binder,
  Command,
  ConstructorSyntax,
  DeclarationSignature,
  DeclarationValue,
  Identifier,
  LocalFunction,
  Measure,
  Modifiers,
  StatementSyntax,
} from "./tree.ts";

const declarationWords = ["theorem", "lemma", "example", "def", "abbrev", "instance", "axiom", "opaque"] as const;
type DeclarationWord = (typeof declarationWords)[number];

function declarationWord(word: string): DeclarationWord | null {
  return declarationWords.find((known) => known === word) ?? null;
}

/** One command; the caller has made sure that the text is not at its end. */
export function command(parser: Parser): Command {
  const { start } = parser;
  if (parser.kind === Token.hashWord) return unsupportedCommand(parser, wordHere(parser), start);
  const modifiers = declarationModifiers(parser);
  if (modifiers.standalone !== null) return modifiers.standalone;
  if (parser.kind === Token.deriving || foreignCommands.has(parser.row.text || parser.text))
    return unsupportedCommand(parser, wordHere(parser), start);
  if (parser.kind !== Token.command) return parser.fail("command");
  const word = parser.row.text;
  const declaration = declarationWord(word);
  if (declaration !== null) return declare(parser, declaration, modifiers, start);
  switch (word) {
    case "inductive":
      return inductive(parser, modifiers, start);
    case "structure":
    case "class":
      return structure(parser, modifiers, start, word === "class");
    case "universe": {
      parser.next();
      const names = identifiers(parser).map((name) => name.name);
      return { kind: "universe", start, end: parser.previousEnd, names };
    }
    case "variable": {
      parser.next();
      const binders: Binder[] = [];
      while (startsBracketBinder(parser)) binders.push(bracketBinder(parser));
      if (binders.length === 0) parser.fail("'(', '[', '{' or '⦃'");
      return { kind: "variable", start, end: parser.previousEnd, binders };
    }
    case "section":
    case "namespace":
    case "end":
      return blockCommand(parser, modifiers, start);
    case "attribute":
      return attributeCommand(parser, start);
    case "export":
      return exportCommand(parser, start);
    case "import":
      return importCommand(parser, start);
    case "mutual":
      return mutualCommand(parser, start);
    default:
      return unsupportedCommand(parser, `command '${word}'`, start);
  }
}

/** Words that begin commands outside the fragment, and are names elsewhere. */
const foreignCommands: ReadonlySet<string> = new Set(
  `module meta seal unseal run_cmd run_elab run_meta simproc simproc_decl dsimproc dsimproc_decl grind_pattern
   register_simp_attr register_option register_builtin_option binder_predicate unif_hint init_quot add_decl_doc
   declare_simp_like_tactic gen_injective_theorems% recommended_spelling show_panel_widgets`.split(/\s+/),
);

function wordHere(parser: Parser): string {
  return `command '${parser.source.slice(parser.start, parser.end)}'`;
}

/** `NAME.{u} BINDERS : TYPE`; what may be absent depends on the word. */
function signature(parser: Parser, word: string): DeclarationSignature {
  const { start } = parser;
  let name: Identifier | null = null;
  const universes: string[] = [];
  const anonymous = word === "example" || (word === "instance" && parser.kind !== Token.identifier);
  if (!anonymous) {
    name = parser.identifier();
    if (parser.kind === Token.levelsOpen && !parser.spaceBefore) {
      do {
        parser.next();
        universes.push(parser.identifier().name);
      } while (parser.kind === Token.comma);
      parser.expect(Token.closeBrace, "}");
    }
  }
  const binders: Binder[] = [];
  while (parser.atBinderName || startsBracketBinder(parser)) {
    binders.push(parser.atBinderName ? bareBinder(parser) : bracketBinder(parser));
  }
  const type = parser.accept(Token.colon) ? parser.term() : null;
  return { start, end: parser.previousEnd, name, universes, binders, type };
}

function declare(parser: Parser, word: DeclarationWord, modifiers: Modifiers, start: number): Command {
  parser.next();
  const header = signature(parser, word);
  const needsType = word === "theorem" || word === "lemma" || word === "axiom" || word === "instance";
  if (needsType && header.type === null) parser.fail("':'");
  const value = declarationValue(parser, word);
  const locals = value !== null && parser.kind === Token.where ? localFunctions(parser) : [];
  unsupportedTail(parser);
  const command = { kind: word, start, end: parser.previousEnd, modifiers, signature: header, value };
  return locals.length === 0 ? command : { ...command, locals };
}

function declarationValue(parser: Parser, word: DeclarationWord): DeclarationValue | null {
  const { start } = parser;
  let value: DeclarationValue | null = null;
  if (parser.accept(Token.assign)) {
    const term = parser.term();
    value = { kind: "term", start, end: parser.previousEnd, term };
  } else if (parser.kind === Token.bar) {
    const alternatives = matchAlternatives(parser, termBody);
    value = { kind: "alternatives", start, end: parser.previousEnd, alternatives };
  } else if (word !== "axiom" && word !== "opaque" && parser.kind !== Token.where) parser.fail("':=', 'where' or '|'");
  const measure = value === null ? null : terminationMeasure(parser);
  return value === null || measure === null ? value : { ...value, measure };
}

function terminationMeasure(parser: Parser): Measure | null {
  if (parser.kind !== Token.reserved || parser.row.text !== "termination_by") return null;
  const { start } = parser;
  parser.next();
  const isStructural = parser.isWord("structural");
  if (isStructural) parser.next();
  const mark = parser.mark();
  let names = parser.binderNames();
  if (names.length > 0 && parser.kind !== Token.darrow) {
    parser.reset(mark);
    names = [];
  } else if (names.length > 0) parser.next();
  const term = parser.term();
  return { start, end: parser.previousEnd, isStructural, names, term };
}

/** `where` with the functions behind it, each at the column of the first. */
function localFunctions(parser: Parser): LocalFunction[] {
  parser.next();
  return parser.withPosition(() => {
    const functions = [localFunction(parser)];
    while (parser.accept(Token.semicolon) || (parser.newlineBefore && parser.column === parser.savedColumn)) {
      if (parser.kind !== Token.identifier && parser.kind !== Token.docComment) break;
      functions.push(localFunction(parser));
    }
    return functions;
  });
}

function localFunction(parser: Parser): LocalFunction {
  parser.accept(Token.docComment);
  const { start } = parser;
  const header = signature(parser, "where");
  const value = declarationValue(parser, "def");
  if (value === null || header.name === null) return parser.fail("':=' or '|'");
  return { start, end: parser.previousEnd, signature: { ...header, name: header.name }, value };
}

/** `where` declarations, `termination_by`, `decreasing_by`, `deriving` behind a declaration. */
function unsupportedTail(parser: Parser): void {
  const { start, kind } = parser;
  if (kind !== Token.where && kind !== Token.deriving && kind !== Token.reserved) return;
  const construct = parser.row.text;
  parser.next();
  skipCommand(parser);
  parser.reportUnsupported(construct, start);
}

function inductive(parser: Parser, modifiers: Modifiers, start: number): Command {
  parser.next();
  const header = signature(parser, "inductive");
  parser.accept(Token.where);
  const constructors: ConstructorSyntax[] = [];
  while (atConstructor(parser)) constructors.push(constructorSyntax(parser));
  unsupportedTail(parser);
  return { kind: "inductive", start, end: parser.previousEnd, modifiers, signature: header, constructors };
}

/** Whether `|`, maybe behind a docstring, follows. */
function atConstructor(parser: Parser): boolean {
  if (parser.kind !== Token.docComment) return parser.kind === Token.bar;
  const mark = parser.mark();
  parser.next();
  if (parser.kind === Token.bar) return true;
  parser.reset(mark);
  return false;
}

function constructorSyntax(parser: Parser): ConstructorSyntax {
  parser.expect(Token.bar, "|");
  parser.accept(Token.docComment);
  const { start } = parser;
  const { name, binders, type } = signature(parser, "constructor");
  return { start, end: parser.previousEnd, name: name ?? parser.fail("identifier"), binders, type };
}

function structure(parser: Parser, modifiers: Modifiers, start: number, isClass: boolean): Command {
  parser.next();
  const header = signature(parser, "structure");
  if (parser.kind === Token.extends)
    return unsupportedCommand(parser, `${isClass ? "class" : "structure"} … extends`, start);
  let fields: Binder[] = [];
  let constructorName: Identifier | null = null;
  if (parser.accept(Token.where) || parser.accept(Token.assign)) {
    constructorName = structureConstructor(parser);
    fields = parser.withPosition(structureFields);
  }
  unsupportedTail(parser);
  const end = parser.previousEnd;
  return { kind: "structure", start, end, modifiers, signature: header, isClass, constructorName, fields };
}

/** `name ::` before the fields. */
function structureConstructor(parser: Parser): Identifier | null {
  if (parser.kind !== Token.identifier) return null;
  const mark = parser.mark();
  const name = parser.identifier();
  if (parser.row.text === "::") {
    parser.next();
    return name;
  }
  parser.reset(mark);
  return null;
}

function structureFields(parser: Parser): Binder[] {
  const fields: Binder[] = [];
  while (parser.column >= parser.savedColumn) {
    if (parser.kind === Token.identifier || startsBracketBinder(parser))
      fields.push(parser.withPosition(structureField));
    else if (parser.kind !== Token.docComment || parser.column === 0) break;
    else parser.next();
  }
  return fields;
}

function structureField(parser: Parser): Binder {
  if (startsBracketBinder(parser)) return bracketBinder(parser);
  const { start } = parser;
  const names: Identifier[] = [];
  while (parser.kind === Token.identifier) names.push(parser.identifier());
  const type = parser.accept(Token.colon) ? parser.term() : null;
  const initial = parser.accept(Token.assign) ? parser.term() : null;
  return { kind: "binder", start, end: parser.previousEnd, style: "explicit", names, type, initial };
}

/** The header of a theorem, up to and including `:=` and `by` where they stand. */
export function statement(parser: Parser): StatementSyntax {
  const { start } = parser;
  const modifiers = declarationModifiers(parser);
  if (modifiers.standalone !== null) return parser.fail("'theorem', 'lemma' or 'example'");
  const word = commandWord(parser);
  if (word !== "theorem" && word !== "lemma" && word !== "example" && word !== "def") {
    return parser.fail("'theorem', 'lemma' or 'example'");
  }
  if (word === "def") parser.reportUnsupported("def as a statement", parser.start, parser.end);
  parser.next();
  const header = signature(parser, word);
  const { type } = header;
  if (type === null) return parser.fail("':'");
  let proofForm: StatementSyntax["proofForm"] = "absent";
  if (parser.kind === Token.assign) {
    parser.next();
    proofForm = parser.kind === Token.by ? "tactics" : "term";
    if (proofForm === "tactics") parser.next();
  } else if (parser.kind !== Token.end) parser.fail("':=', 'where' or '|'");
  const end = parser.previousEnd;
  return { kind: word, start, end, modifiers, signature: { ...header, type }, proofForm, proofOffset: end };
}
