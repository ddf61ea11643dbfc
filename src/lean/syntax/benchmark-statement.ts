/**
 * Splits a benchmark's row into header, name, binders and goal, whether or not the fragment understands them.
 *
 * Only tokens and brackets are looked at, so that statements of Mathlib are split too. A statement is cut at its last
 * `sorry` when nothing but blanks, `by` or `end` follows that word (published files end in `sorryby`); a comment that
 * only ends in the row is dropped. Source of the irregularities: the released miniF2F, ProofNet and PutnamBench files.
 */
import { ParseFailure } from "./parse-failure.ts";
import { Scanner } from "./scanner.ts";
import { Token } from "./tokens.ts";
import type { SyntaxProblem } from "./tree.ts";

/** The parts of a row. */
export interface BenchmarkStatement {
  /** `import`, `open`, `set_option` … lines, blanks around them removed. */
  readonly header: readonly string[];
  /** null for `example`. */
  readonly name: string | null;
  /** Each bracketed group or bare name before the goal, as written. */
  readonly binders: readonly string[];
  readonly goal: string;
  /** How the statement ends: `:= by`, `:=`, or nothing. */
  readonly proofForm: "tactics" | "term" | "absent";
  /** The statement without header and proof. */
  readonly text: string;
}

const headerWords = [
  "import",
  "open",
  "set_option",
  "universe",
  "variable",
  "namespace",
  "section",
  "noncomputable section",
];
const declarationWords = ["theorem", "lemma", "example", "def", "abbrev", "instance"];

/** The parts of a row, or where it stops being a statement. */
export function splitBenchmarkStatement(text: string, header = ""): BenchmarkStatement | SyntaxProblem {
  const included = withoutProof(text).split("\n");
  let lines = 0;
  while (lines < included.length && isHeaderLine(included[lines]!)) lines += 1;
  const body = withoutStrayComment(included.slice(lines).join("\n").trim());
  const headerLines = [...header.split("\n"), ...included.slice(0, lines)].map((line) => line.trim());
  try {
    return { header: headerLines.filter((line) => line !== ""), ...split(body), text: body };
  } catch (failure) {
    if (!(failure instanceof ParseFailure)) throw failure;
    const { start, end, message, reason } = failure;
    return { start, end, message, reason };
  }
}

function isHeaderLine(line: string): boolean {
  const trimmed = line.trim();
  const isCommand = headerWords.some((word) => trimmed === word || trimmed.startsWith(`${word} `));
  return trimmed === "" || (isCommand && !trimmed.endsWith(" in"));
}

function withoutProof(text: string): string {
  const at = text.lastIndexOf("sorry");
  const rest = text.slice(at + "sorry".length).trim();
  return (at >= 0 && (rest === "" || rest === "by" || rest === "end") ? text.slice(0, at) : text).trim();
}

/** The text behind a comment that began before it. */
function withoutStrayComment(text: string): string {
  const close = text.indexOf("-/");
  const open = text.indexOf("/-");
  return close >= 0 && (open < 0 || open > close) ? text.slice(close + 2).trim() : text;
}

function split(body: string): Pick<BenchmarkStatement, "name" | "binders" | "goal" | "proofForm"> {
  const scanner = new Scanner(body, 0, body.length);
  while (!declarationWords.includes(scanner.row.text)) skipBefore(scanner, "':=', 'theorem', 'lemma' or 'example'");
  const isExample = scanner.row.text === "example";
  scanner.next();
  const name = isExample ? null : scanner.text;
  if (!isExample) {
    if (scanner.kind !== Token.identifier) fail(scanner, "identifier");
    scanner.next();
    if (scanner.kind === Token.levelsOpen) skipGroup(scanner);
  }
  const binders: string[] = [];
  while (scanner.kind !== Token.colon) {
    const { start } = scanner;
    skipGroup(scanner);
    binders.push(body.slice(start, scanner.previousEnd));
  }
  scanner.next();
  const { start } = scanner;
  while (scanner.kind !== Token.end && scanner.kind !== Token.assign) skipGroup(scanner);
  const goal = body.slice(start, scanner.previousEnd);
  if (scanner.kind === Token.end) return { name, binders, goal, proofForm: "absent" };
  scanner.next();
  return { name, binders, goal, proofForm: scanner.kind === Token.by ? "tactics" : "term" };
}

function fail(scanner: Scanner, expected: string): never {
  throw new ParseFailure(scanner.previousEnd, scanner.end, `unexpected token; expected ${expected}`);
}

function skipBefore(scanner: Scanner, expected: string): void {
  if (scanner.kind === Token.end || scanner.kind === Token.assign) fail(scanner, expected);
  scanner.next();
}

const closers = new Map<number, number>([
  [Token.openParenthesis, Token.closeParenthesis],
  [Token.openBracket, Token.closeBracket],
  [Token.openBrace, Token.closeBrace],
  [Token.openStrict, Token.closeStrict],
  [Token.openAngle, Token.closeAngle],
  [Token.levelsOpen, Token.closeBrace],
  [Token.fatArray, Token.closeBracket],
]);

/** One token, or a bracket with all that stands inside. */
function skipGroup(scanner: Scanner): void {
  const open: number[] = [];
  do {
    if (scanner.kind === Token.end) fail(scanner, open.length === 0 ? "':'" : "closing bracket");
    const closer = closers.get(scanner.kind) ?? (scanner.row.text.endsWith("(") ? Token.closeParenthesis : undefined);
    if (closer !== undefined) open.push(closer);
    else if (scanner.kind === open.at(-1)) open.pop();
    scanner.next();
  } while (open.length > 0);
}
