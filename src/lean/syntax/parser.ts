/**
 * The state every grammar rule works on: the scanner, Lean's saved position for column checks, the constructs met that
 * are outside the fragment, and the failures in Lean's words. Rules are plain functions `(parser, …) => node`; those
 * that refer to each other across files are reached through `grammar`, so that the files do not import in a circle.
 */
import { isIdentifierRest, isIdentifierStart } from "./characters.ts";
import { ParseFailure } from "./parse-failure.ts";
import { Scanner } from "./scanner.ts";
import { LEAD, MAX, Token } from "./tokens.ts";
import type {
  BinderName,
  Hole,
  Identifier,
  MatchAlternative,
  Tactic,
  TacticSequence,
  Term,
  Unsupported,
} from "./tree.ts";

/** Nesting that the parser follows; deeper text is refused before the stack ends. */
const nestingLimit = 400;

/** The rules that are used across files. */
export interface Grammar {
  /** A term whose precedence is at least `precedence`. */
  term(parser: Parser, precedence: number): Term;
  /** The alternatives of `match` and of `fun`; `body` reads what stands behind `=>`. */
  matchAlternatives(parser: Parser, body: (parser: Parser) => Term): MatchAlternative[];
  /** One tactic, with what `<;>` joins to it. */
  tactic(parser: Parser): Tactic;
  /** The tactics of a `by` (strict: not left of the saved position) or of another block. */
  tacticBlock(parser: Parser, strict: boolean): TacticSequence;
}

/** Mathlib's notation for types of core. */
const mathlibTypes: ReadonlyMap<string, string> = new Map([
  ["ℕ", "Nat"],
  ["ℤ", "Int"],
]);

/** A scanner with what the grammar rules share. */
export class Parser extends Scanner {
  readonly grammar: Grammar;
  /** Column saved by the innermost enclosing `withPosition`; -1 when there is none (`withoutPosition`). */
  savedColumn = -1;
  /** Precedence of the leading form read last: application needs a head of MAX, `∀` or `by` are of LEAD. */
  precedence: number = MAX;
  readonly unsupported: Unsupported[] = [];
  /** Variables made of `·` in the innermost parentheses; null outside parentheses. */
  cdots: Identifier[] | null = null;
  private depth = 0;

  constructor(grammar: Grammar, source: string, offset: number, limit: number) {
    super(source, offset, limit);
    this.grammar = grammar;
  }

  term(precedence = 0): Term {
    return this.grammar.term(this, precedence);
  }

  /** Counts one level of nesting; `leave` must follow. */
  enter(): void {
    this.depth += 1;
    if (this.depth > nestingLimit) {
      throw new ParseFailure(this.start, this.end, "maximum recursion depth has been reached", "nesting");
    }
  }

  leave(): void {
    this.depth -= 1;
  }

  /** Marks a form with subterms as closed (they have overwritten `precedence`). */
  closed<Node>(node: Node): Node {
    this.precedence = MAX;
    return node;
  }

  /** A leading form of precedence LEAD: refused where an argument is wanted. */
  lead(precedence: number, rule: (parser: Parser) => Term): Term {
    if (precedence > LEAD) this.fail("term");
    const node = rule(this);
    this.precedence = LEAD;
    return node;
  }

  /** Records a construct outside the fragment, from `start` to the end of what was read, and gives its node. */
  reportUnsupported(construct: string, start: number, end: number = this.previousEnd): Unsupported {
    const node: Unsupported = { kind: "unsupported", construct, start, end };
    this.unsupported.push(node);
    return node;
  }

  /** Whether the current token may continue what was begun at the saved position (Lean's checkColGt). */
  get isIndented(): boolean {
    return this.column > this.savedColumn;
  }

  isWord(text: string): boolean {
    return this.kind === Token.identifier && this.text === text;
  }

  /** Reads the token of that kind, or fails naming it. */
  expect(kind: number, spelling: string): void {
    if (this.kind !== kind) this.fail(`'${spelling}'`);
    this.next();
  }

  /** Reads the token when it is there. */
  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Fails at the current token in Lean's wording; `expected` as Lean lists it ("term", "':='"). */
  fail(expected: string): never {
    this.reportForeign();
    if (this.kind === Token.end) {
      throw new ParseFailure(this.limit, this.limit, `unexpected end of input; expected ${expected}`);
    }
    const literal = this.kind >= Token.numeral && this.kind <= Token.quotedName;
    const unexpected =
      this.kind === Token.identifier
        ? "unexpected identifier"
        : literal
          ? "unexpected token"
          : `unexpected token '${this.kind === Token.docComment ? "/--" : this.source.slice(this.start, this.end)}'`;
    throw new ParseFailure(this.previousEnd, this.end, `${unexpected}; expected ${expected}`);
  }

  /** As `fail`, reported at the token itself: where nothing was being read. */
  failAtStart(expected: string): never {
    this.previousEnd = this.start;
    return this.fail(expected);
  }

  /** A token of notation outside the fragment that no rule reads is a construct outside the fragment, not an error. */
  private reportForeign(): void {
    const isForeign = this.kind >= Token.foreignAtom && this.kind <= Token.foreign;
    const opensAbsoluteValue = this.kind === Token.bar && this.spaceBefore && this.peekAdjacent() > 0x20;
    if (!isForeign && !opensAbsoluteValue) return;
    this.reportUnsupported(`notation '${this.source.slice(this.start, this.end)}'`, this.start, this.end);
  }

  /** Fails with a message of its own on the current token. */
  failWith(message: string): never {
    throw new ParseFailure(this.start, this.end, message);
  }

  /** The current identifier as a node, without `.{…}`. */
  identifier(): Identifier {
    if (this.kind !== Token.identifier) this.fail("identifier");
    const name = mathlibTypes.get(this.text) ?? this.text;
    const node: Identifier = { kind: "identifier", start: this.start, end: this.end, name, levels: null };
    this.next();
    return node;
  }

  hole(): Hole {
    const node: Hole = { kind: "hole", start: this.start, end: this.end };
    this.next();
    return node;
  }

  get atBinderName(): boolean {
    return this.kind === Token.identifier || this.kind === Token.hole;
  }

  binderName(): BinderName {
    if (this.kind === Token.hole) return this.hole();
    return this.kind === Token.identifier ? this.identifier() : this.fail("'_' or identifier");
  }

  /** Names as long as they are indented. */
  binderNames(): BinderName[] {
    const names: BinderName[] = [];
    while (this.atBinderName && this.isIndented) names.push(this.binderName());
    return names;
  }

  /** Whether a name and then `:` (not `:=`, not `::`) stand here. */
  get atNameAndColon(): boolean {
    if (!this.atBinderName) return false;
    const following = this.peek();
    if (following !== 0x3a && following !== 0x2d && following !== 0x2f) return false;
    const mark = this.mark();
    this.next();
    const found: boolean = this.kind === Token.colon;
    this.reset(mark);
    return found;
  }

  /** Whether `name :=` follows the current (opening) token. */
  get beforeAssignment(): boolean {
    let index = this.skipSpaces(this.end);
    if (!isIdentifierStart(this.source.charCodeAt(index))) return false;
    while (index < this.limit) {
      const code = this.source.charCodeAt(index);
      if (!isIdentifierRest(code) && code !== 0x2e) break;
      index += 1;
    }
    index = this.skipSpaces(index);
    return this.source.charCodeAt(index) === 0x3a && this.source.charCodeAt(index + 1) === 0x3d;
  }

  /** Runs a rule with the saved position at the current token. */
  withPosition<Node>(rule: (parser: Parser) => Node): Node {
    const saved = this.savedColumn;
    this.savedColumn = this.column;
    const node = rule(this);
    this.savedColumn = saved;
    return node;
  }

  private skipSpaces(index: number): number {
    while (index < this.limit) {
      const code = this.source.charCodeAt(index);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d) break;
      index += 1;
    }
    return index;
  }
}
