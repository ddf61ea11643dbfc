/**
 * Constructs that no candidate needs and a cheat may use: they add assumptions, run code while Lean elaborates, change
 * what a statement means, or trust the compiler. A candidate is one theorem; whatever begins another command is refused
 * as well. Screening is the first of several layers, and not the one that proofs are trusted for: a false alarm costs a
 * proof, a hole costs nothing that the later layers do not see. Pure.
 * Source: the cheating patterns of released provers' outputs; Lean 4 reference, "Commands".
 */
import type { Position } from "../domain/index.ts";
import { hiddenCharacter, type LeanToken, leanTokens, nameParts, UNFINISHED } from "../lean-text/index.ts";

/** What was found, why it is refused, and where. */
export interface Screened {
  readonly construct: string;
  readonly reason: string;
  readonly position: Position;
}

const REASONS = {
  gap: "leaves a goal without proof",
  assumption: "adds an assumption",
  code: "runs code or changes what compiled code means",
  meta: "reaches into the elaborator",
  grammar: "changes how text is read",
  command: "begins another command",
  compiler: "trusts the compiler",
  option: "sets an option that is not allowed",
  search: "asks for a proof instead of giving one",
  open: "does not end, and swallows what is appended",
  hidden: "is invisible or reorders the text",
} as const;
type Kind = keyof typeof REASONS;

/** Whole words, as written or as the last part of a dotted name. */
const WORDS: Readonly<Record<string, Kind>> = Object.fromEntries(
  (
    [
      ["gap", "sorry admit sorryAx stop"],
      ["assumption", "axiom opaque"],
      [
        "code",
        "unsafe partial extern implemented_by csimp unsafeCast unsafeIO unsafeEIO unsafeBaseIO include_str dbg_trace initialize builtin_initialize run_cmd run_elab run_meta run_tac by_elab",
      ],
      ["meta", "addDecl addDeclCore modifyEnv setEnv addAndCompile evalExpr reduceBool reduceNat"],
      [
        "grammar",
        "macro macro_rules syntax notation notation3 elab elab_rules infix infixl infixr prefix postfix declare_syntax_cat simproc simproc_decl builtin_simproc register_simp_attr register_option register_builtin_option binder_predicate local scoped",
      ],
      [
        "command",
        "theorem lemma def abbrev instance example structure inductive class mutual deriving attribute variable universe namespace section end export import private protected noncomputable",
      ],
      ["compiler", "native_decide bv_decide ofReduceBool ofReduceNat trustCompiler"],
      ["search", "exact? apply? rw? simp? aesop? rw_search"],
    ] as const
  ).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind])),
);

/** Namespaces of Lean's own implementation and of the machine. */
const NAMESPACES = ["Lean", "IO", "System", "Elab", "Meta"];
/** Options that a proof may set: they bound its own work, which the attempt's limits bound anyway. */
const OPTIONS = ["maxHeartbeats", "maxRecDepth"];

const kindOf = (tokens: ReadonlyArray<LeanToken>, at: number): Kind | null => {
  const { kind, text } = tokens[at] as LeanToken;
  const next = tokens[at + 1]?.text ?? "";
  if (kind === "symbol") {
    if (text === UNFINISHED) return "open";
    if (text === "@[") return "code";
    if (text === "+" && next === "native") return "compiler";
    return text.length > 1 && text.startsWith("#") ? "command" : null;
  }
  if (kind !== "name") return null;
  if (text === "set_option") return OPTIONS.includes(next) ? null : "option";
  const parts = nameParts(text).filter((part) => part !== "_root_");
  if (parts.some((part) => NAMESPACES.includes(part) && parts.length > 1) || parts[0] === "Lean") return "meta";
  const word = parts.at(-1) ?? "";
  // A dotted name may end in a word that only begins a command where it stands alone: `Set.prefix`.
  const found = Object.hasOwn(WORDS, word) ? (WORDS[word] as Kind) : null;
  const isAlone = text === word;
  return isAlone || (found !== "command" && found !== "grammar") ? found : null;
};

const positionAt = (text: string, offset: number): Position => {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) as string)].length };
};

const hiddenIn = (text: string): Screened | null => {
  const at = hiddenCharacter(text);
  if (at < 0) return null;
  const code = (text.codePointAt(at) as number).toString(16).padStart(4, "0");
  return { construct: `U+${code.toUpperCase()}`, reason: REASONS.hidden, position: positionAt(text, at) };
};

const firstIn = (
  text: string,
  from: (token: LeanToken, index: number) => boolean,
  isRefused: (kind: Kind, token: LeanToken) => boolean = () => true,
): Screened | null => {
  const tokens = leanTokens(text);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as LeanToken;
    const kind = from(token, at) ? kindOf(tokens, at) : null;
    if (kind !== null && isRefused(kind, token))
      return { construct: token.text, reason: REASONS[kind], position: positionAt(text, token.start) };
  }
  return hiddenIn(text);
};

/** The first forbidden construct of a proof that stands behind `statement` on a line of its own; null when it has none. */
export const screenProof = (statement: string, proof: string): Screened | null => {
  const text = `${statement}\n${proof}`;
  return firstIn(text, ({ start }) => start > statement.length);
};

const STATEMENT_WORDS = ["theorem", "lemma", "example"];

/** The first forbidden construct of a statement: it may begin one theorem, and hold nothing else that is forbidden. */
export const screenStatement = (statement: string): Screened | null => {
  let begun = false;
  return firstIn(statement, ({ text }) => {
    if (begun || !STATEMENT_WORDS.includes(text)) return true;
    begun = true;
    return false;
  });
};

/** Commands that only print what is known. */
const PRINTING = ["#check", "#print"];

/**
 * The first construct of a text to check that could reach beyond the text: code that runs, and what changes the elaborator.
 * All else is forgotten with the text, `sorry`, axioms and commands included.
 */
export const screenCheck = (text: string): Screened | null => {
  const found = firstIn(
    text,
    () => true,
    (kind, token) =>
      kind === "code" || kind === "meta" || (token.text.startsWith("#") && !PRINTING.includes(token.text)),
  );
  return found?.construct.startsWith("#") ? { ...found, reason: REASONS.code } : found;
};
