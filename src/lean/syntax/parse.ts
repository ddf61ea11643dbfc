/** The entry points: text to syntax tree. Pure; no text makes them throw or loop. */
import { matchAlternatives } from "./blocks.ts";
import { command, statement } from "./commands.ts";
import { skipCommand } from "./foreign.ts";
import { ParseFailure } from "./parse-failure.ts";
import { type Grammar, Parser } from "./parser.ts";
import { tactic, tacticBlock } from "./tactics.ts";
import { term } from "./terms.ts";
import { Token } from "./tokens.ts";
import type { Command, Parsed, ProofSyntax, StatementSyntax, SyntaxProblem, TacticSequence, Term } from "./tree.ts";

const grammar: Grammar = { term, matchAlternatives, tactic, tacticBlock };

/** Runs a rule over the text from `offset` to its end; nothing but `expected` may follow what the rule reads. */
function run<Node>(source: string, offset: number, expected: string, rule: (parser: Parser) => Node): Parsed<Node> {
  let parser: Parser | null = null;
  try {
    parser = new Parser(grammar, source, offset, source.length);
    const node = rule(parser);
    if (parser.kind !== Token.end) parser.failAtStart(expected);
    return { node, unsupported: parser.unsupported, error: null };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    return refused(parser, failure);
  }
}

/** After a construct outside the fragment nothing that fails is the text's fault. */
function refused<Node>(parser: Parser | null, failure: ParseFailure): Parsed<Node> {
  return { node: null, unsupported: parser?.unsupported ?? [], error: problem(failure) };
}

function problem({ start, end, message, reason }: ParseFailure): SyntaxProblem {
  return { start, end, message, reason };
}

/** A term that is the whole text. */
export function parseTerm(source: string): Parsed<Term> {
  return run(source, 0, "end of input", (parser) => parser.term());
}

/** Tactics that are the whole text: one line of a block, or a block. */
export function parseTactics(source: string): Parsed<TacticSequence> {
  return run(source, 0, "end of input", (parser) => parser.grammar.tacticBlock(parser, false));
}

/**
 * The tactics behind `:= by` of a theorem at column 0, from `offset` on; nothing else may follow. As up to Lean 4.30 they
 * may stand at column 0 themselves.
 */
export function parseTacticProof(source: string, offset: number): Parsed<ProofSyntax> {
  return run(source, offset, "command", (parser) => {
    if (parser.newlineBefore) parser.savedColumn = 0;
    const tactics = parser.grammar.tacticBlock(parser, true);
    return { kind: "tactics", start: tactics.start, end: tactics.end, tactics };
  });
}

/** The proof behind `:=` of a theorem at column 0, from `offset` on: a term, or `by` and tactics. */
export function parseProof(source: string, offset: number): Parsed<ProofSyntax> {
  return run(source, offset, "command", (parser) => {
    parser.savedColumn = 0;
    const proof = parser.term();
    const { start, end } = proof;
    return proof.kind === "by"
      ? { kind: "tactics", start, end, tactics: proof.tactics }
      : { kind: "term", start, end, term: proof };
  });
}

/** A theorem header: `theorem NAME BINDERS : TYPE`, with or without `:=` and `by` at its end. */
export function parseStatement(source: string): Parsed<StatementSyntax> {
  return run(source, 0, "end of input", (parser) => {
    parser.savedColumn = parser.column;
    return statement(parser);
  });
}

/** One command of a file; after a syntax error `node` is null and reading goes on at the next command. */
export interface ParsedCommand extends Parsed<Command> {
  readonly start: number;
  readonly end: number;
}

/** Every command of a file, in order. */
export function parseFile(source: string): ParsedCommand[] {
  const commands: ParsedCommand[] = [];
  let offset = 0;
  while (offset < source.length) {
    const parsed = nextCommand(source, offset);
    if (parsed === null) break;
    commands.push(parsed);
    offset = Math.max(parsed.end, offset + 1);
  }
  return commands;
}

/** The command that begins at `offset` or behind blanks there; null when only blanks are left. */
function nextCommand(source: string, offset: number): ParsedCommand | null {
  let parser: Parser | null = null;
  let start = offset;
  try {
    parser = new Parser(grammar, source, offset, source.length);
    start = parser.start;
    if (parser.kind === Token.end) return null;
    // Lean reads a command within its own position, and reports a bad first token where that begins.
    parser.savedColumn = parser.column;
    parser.previousEnd = start;
    const node = command(parser);
    // What is left of a construct outside the fragment is no command.
    if (parser.unsupported.length > 0) skipCommand(parser);
    return { node, unsupported: parser.unsupported, error: null, start, end: parser.previousEnd };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    return { ...refused<Command>(parser, failure), start, end: recover(source, Math.max(failure.end, start + 1)) };
  }
}

/** Where reading goes on after a syntax error: the next line that begins with a command. */
function recover(source: string, from: number): number {
  let offset = from;
  for (;;) {
    try {
      const parser = new Parser(grammar, source, offset, source.length);
      skipCommand(parser);
      return parser.start;
    } catch (failure) {
      if (!(failure instanceof ParseFailure)) throw failure;
      offset = Math.max(failure.end, offset + 1);
      if (offset >= source.length) return source.length;
    }
  }
}
