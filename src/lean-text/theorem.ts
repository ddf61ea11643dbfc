/**
 * The parts of a theorem's text: name, statement, proof; and the small changes that are made to them. The text may be a
 * statement without proof, a file with several commands, or no Lean at all.
 */
import { type LeanCommand, leanCommands } from "./commands.ts";
import { bracketDepths, type LeanToken, leanTokens } from "./tokens.ts";

/** How a statement's text ends: `:= by`, `:=`, or before it. */
export type StatementEnd = "tactics" | "term" | "open";

export interface Theorem {
  readonly command: LeanCommand;
  /** `theorem`, `lemma`, `example` or `def`. */
  readonly keyword: LeanToken;
  /** null for an `example`. */
  readonly name: LeanToken | null;
  /** Offset of the colon before its type, and of the `:=` that ends the statement; −1 where there is none. */
  readonly colon: number;
  readonly assign: number;
  /** Behind the last token of the statement, `:=` not included. */
  readonly statementEnd: number;
}

const THEOREMS = ["theorem", "lemma"];
const STATEMENTS = [...THEOREMS, "example", "def"];
/** Inside a statement, the next `:=` is theirs. */
const LOCAL_DEFINITIONS = ["let", "have", "letI", "haveI"];

/** Do alternatives `| pattern => proof` begin at this bar? */
const beginsAlternatives = (tokens: ReadonlyArray<LeanToken>, depths: ReadonlyArray<number>, at: number): boolean => {
  const bar = tokens[at] as LeanToken;
  if (bar.text !== "|" || !bar.isFirst || tokens.slice(0, at).some(({ text }) => text === "match")) return false;
  const next = tokens.findIndex(
    ({ text }, i) => i > at && depths[i] === depths[at] && ["|", ":=", "=>"].includes(text),
  );
  return tokens[next]?.text === "=>";
};

/** Index of the token behind the statement: its `:=`, its first alternative, or the end. */
const behindStatement = (tokens: ReadonlyArray<LeanToken>): number => {
  const depths = bracketDepths(tokens);
  let definitions = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as LeanToken;
    if (depths[at] !== 0) continue;
    if (kind === "name" && LOCAL_DEFINITIONS.includes(text)) definitions++;
    else if (text === ":=") {
      if (definitions === 0) return at;
      definitions--;
    } else if (beginsAlternatives(tokens, depths, at)) return at;
  }
  return tokens.length;
};

const theoremOf = (command: LeanCommand): Theorem => {
  const { tokens } = command;
  const end = behindStatement(tokens);
  const depths = bracketDepths(tokens);
  const colon = tokens.findIndex(({ text }, at) => at < end && text === ":" && depths[at] === 0);
  const [keyword, name] = tokens as readonly [LeanToken, LeanToken | undefined];
  return {
    command,
    keyword,
    name: keyword.text !== "example" && name?.kind === "name" ? name : null,
    colon: tokens[colon]?.start ?? -1,
    assign: tokens[end]?.text === ":=" ? (tokens[end] as LeanToken).start : -1,
    statementEnd: (tokens[end - 1] ?? keyword).end,
  };
};

/** The theorems and lemmas of a text, in order; or the declarations by other words. */
export const theoremsOf = (text: string, keywords: ReadonlyArray<string> = THEOREMS): ReadonlyArray<Theorem> =>
  leanCommands(text)
    .filter(({ keyword }) => keywords.includes(keyword ?? ""))
    .map(theoremOf);

/** The first theorem, lemma, example or definition of a text; null where there is none. */
export const firstStatement = (text: string): Theorem | null => {
  const command = leanCommands(text).find(({ keyword }) => STATEMENTS.includes(keyword ?? ""));
  return command === undefined ? null : theoremOf(command);
};

/** Offset of the `:=` that ends the first statement of a text; −1 where there is none. */
export const statementEnd = (text: string): number => {
  const statement = firstStatement(text);
  if (statement !== null) return statement.assign;
  const tokens = leanTokens(text);
  const end = tokens[behindStatement(tokens)];
  return end?.text === ":=" ? end.start : -1;
};

/** A theorem's text before its proof. */
export const withoutProof = (text: string, cutAt: CutAt = "top-level"): string => {
  const end = cutAt === "first" ? text.indexOf(":=") : statementEnd(text);
  return (end < 0 ? text : text.slice(0, end)).trim();
};

/** The text from its last theorem, lemma or example on; all of it where there is none. */
export const lastStatement = (text: string): string => {
  const last = leanCommands(text).findLast(({ keyword }) => keyword !== "def" && STATEMENTS.includes(keyword ?? ""));
  return text.slice(last?.start ?? 0);
};

/**
 * Which `:=` ends a statement: the one outside brackets and local definitions, or the first two such characters at all,
 * even in a comment, as STP's released code cuts.
 */
export type CutAt = "top-level" | "first";

/**
 * What a theorem states, as a theorem: from `theorem` and its name up to before the proof, without docstring, attributes
 * and modifiers. Null where it states nothing, or only together with an `open … in` before it.
 */
export const statementText = (text: string, theorem: Theorem, cutAt: CutAt): string | null => {
  const { command, name, statementEnd: behind } = theorem;
  if (name === null || name.end >= behind || command.prefixes.length > 0) return null;
  const first = cutAt === "first" ? text.indexOf(":=", name.end) : -1;
  return `theorem ${text.slice(name.start, first < 0 ? behind : first).trimEnd()}`;
};

/** The proof of a theorem as it follows its `:=`; null where it has none. */
export const proofText = (text: string, { assign, command }: Theorem): string | null =>
  assign < 0 ? null : text.slice(assign + 2, command.next).trimEnd();

/** The name of the first theorem or lemma, as written; empty where there is none. */
export const theoremName = (text: string): string => theoremsOf(text)[0]?.name?.text ?? "";

/** How a statement's text ends. */
export const statementEnding = (text: string): StatementEnd => {
  const [before, last] = leanTokens(text).slice(-2);
  if ((last ?? before)?.text === ":=") return "term";
  return last?.text === "by" && before?.text === ":=" ? "tactics" : "open";
};

/** The text up to its last token: nothing that is put behind it is part of a comment. */
const upToLastToken = (text: string): string => text.slice(0, leanTokens(text).at(-1)?.end ?? 0);

/** A statement's text that ends in `:= by`, or in the `:=` that it has. */
export const endedStatement = (text: string): string =>
  statementEnding(text) === "open" && statementEnd(text) < 0 ? `${upToLastToken(text)} := by` : text;

/** A statement closed by `sorry`. */
export const closedBySorry = (text: string): string =>
  statementEnding(text) === "open" ? `${upToLastToken(text)} := sorry` : `${text}\n  sorry`;

const SORRIES = ["sorry", "sorryby", "sorryend"];

/**
 * Drops a closing `sorry`, alone or run together with a `by` or `end` that follows it (miniF2F has `sorryby`); a `sorry`
 * that something else follows belongs to the statement.
 */
export const withoutSorry = (text: string): string => {
  const tokens = leanTokens(text);
  const isFollowed = ["by", "end"].includes(tokens.at(-1)?.text ?? "");
  const sorry = tokens.at(isFollowed ? -2 : -1);
  return (sorry !== undefined && SORRIES.includes(sorry.text) ? text.slice(0, sorry.start) : text).trim();
};

/** Name of a statement that has none: what has no name cannot be asked about. */
const EXAMPLE_NAME = "stp_example";

/** The text with an `example` made a theorem; any other text as it is. */
export const namedStatement = (text: string): string => {
  const statement = firstStatement(text);
  if (statement?.keyword.text !== "example") return text;
  const { end, start } = statement.keyword;
  return `${text.slice(0, start)}theorem ${EXAMPLE_NAME}${text.slice(end)}`;
};

/** Words after which the last arrow need not part the hypotheses from the conclusion. */
const BINDS_WEAKER = ["↔", "∃", "λ", "fun", "let", "have", "if", "match", "$", "<|"];

/**
 * The statement with another conclusion, and with the hypotheses that it has: the binders and, where nothing binds
 * weaker, what stands before the last arrow. Null where it has no hypotheses.
 */
export const withConclusion = (text: string, conclusion: string): string | null => {
  const statement = firstStatement(text);
  if (statement === null || statement.colon < 0) return null;
  const tokens = statement.command.tokens.filter(({ end }) => end <= statement.statementEnd);
  const depths = bracketDepths(tokens);
  const type = tokens.filter(({ start }, at) => depths[at] === 0 && start > statement.colon);
  const arrow = type.some((token) => BINDS_WEAKER.includes(token.text))
    ? undefined
    : type.findLast((token) => token.text === "→" || token.text === "->");
  const before = (end: number): string => `${text.slice(0, end).trimStart()} ${conclusion} := by`;
  if (arrow !== undefined) return before(arrow.end);
  const hasBinders = tokens.some(({ start, text: word }) => word === "(" && start < statement.colon);
  return hasBinders ? before(statement.colon + 1) : null;
};

/** What a statement says, from its first colon on; the whole text where it has none. */
export const fromFirstColon = (text: string): string => {
  const colon = leanTokens(text).find((token) => token.text.startsWith(":"));
  return text.slice(colon === undefined ? 0 : colon.start + 1);
};
