/**
 * The negation of a statement as a theorem of its own: `theorem t (x : ℝ) (h : 0 < x) : P x := by` becomes
 * `theorem t_negation : ¬ ∀ (x : ℝ) (h : 0 < x), P x := by`. Made from the text alone; what depends on more than the text
 * says is refused, for the proof of such a "negation" would disprove nothing.
 */
import { leanCommands } from "./commands.ts";
import { firstStatement, statementEnding, type Theorem } from "./theorem.ts";
import { bracketDepths, type LeanToken } from "./tokens.ts";

export type Negation =
  | {
      readonly _tag: "negated";
      /** The theorem, up to and including `:= by`. */
      readonly text: string;
      /**
       * A theorem that is accepted exactly where the negated claim is closed: in a term Lean binds no name by itself, as it
       * does in a statement (`autoImplicit`), where it would then stand before the `¬`.
       */
      readonly closed: { readonly statement: string; readonly proof: string };
    }
  /** `reason`: what about the statement cannot be negated, in a few words. */
  | { readonly _tag: "refused"; readonly reason: string };

const SUFFIX = "_negation";
/** They declare what a theorem then depends on without saying so. */
const DECLARING = ["variable", "include", "omit"];

const refused = (reason: string): Negation => ({ _tag: "refused", reason });

const withSuffix = (name: string): string =>
  name.endsWith("»") ? `${name.slice(0, -1)}${SUFFIX}»` : `${name}${SUFFIX}`;

/** How many of the tokens behind a name are its universe parameters, `.{u v}`. */
const universeTokens = (tokens: ReadonlyArray<LeanToken>): number =>
  tokens[0]?.text === "." && tokens[1]?.text === "{" ? tokens.findIndex(({ text }) => text === "}") + 1 : 0;

const between = (text: string, tokens: ReadonlyArray<LeanToken>): string =>
  tokens.length === 0 ? "" : text.slice(tokens[0]!.start, tokens.at(-1)!.end);

/** Whether the brackets are closed behind the last token. */
const isBalanced = (tokens: ReadonlyArray<LeanToken>): boolean => {
  const end: LeanToken = { kind: "name", text: "", start: 0, end: 0, isFirst: false, isAtMargin: false };
  return bracketDepths([...tokens, end]).at(-1) === 0;
};

/** Why a theorem cannot be negated by its text; null where it can. */
const obstacle = (text: string, header: string | null, { colon, command, keyword, name }: Theorem): string | null => {
  if (keyword.text !== "theorem" && keyword.text !== "lemma") return `no theorem, but \`${keyword.text}\``;
  if (name === null) return "a theorem without a name";
  if (colon < 0) return "no colon before what the theorem states";
  const before = [...leanCommands(header ?? ""), ...leanCommands(text.slice(0, command.start))];
  const words = [...before.map((one) => one.keyword ?? ""), ...command.prefixes.map((one) => one.text)];
  const declaring = words.find((word) => DECLARING.includes(word));
  return declaring === undefined ? null : `\`${declaring}\` before the theorem`;
};

/** The negation of the first theorem of a text, under its header. */
export const negatedStatement = (text: string, header: string | null): Negation => {
  const theorem = firstStatement(text);
  const wrong = theorem === null ? "no theorem" : obstacle(text, header, theorem);
  if (theorem === null || theorem.name === null || wrong !== null) return refused(wrong ?? "");
  const { colon, command, keyword, name, statementEnd } = theorem;
  const tokens = command.tokens.filter(({ end, start }) => start >= name.end && end <= statementEnd);
  const own = universeTokens(tokens);
  const binders = tokens.slice(own).filter(({ start }) => start < colon);
  const type = tokens.filter(({ start }) => start > colon);
  if (type.length === 0) return refused("a theorem that states nothing");
  if (binders.some((token) => token.text === ":=")) return refused("a binder with a value or a tactic of its own");
  if (!isBalanced(binders) || !isBalanced(type)) return refused("brackets that do not match");
  const prefixes = command.prefixes.length === 0 ? "" : `${between(text, command.prefixes)} `;
  const begin = `${text.slice(0, command.start)}${prefixes}${keyword.text} ${withSuffix(name.text)}${between(text, tokens.slice(0, own))}`;
  const stated = between(text, type);
  const claim = binders.length === 0 ? `(${stated})` : `∀ ${between(text, binders)}, ${stated}`;
  const negation = `${begin} : ¬ ${claim} := by`;
  // What is put behind a string or name without end becomes a part of it.
  if (statementEnding(negation) !== "tactics") return refused("a text that does not end");
  return {
    _tag: "negated",
    text: negation,
    closed: { statement: `${begin} : True :=`, proof: `  (fun _ : Prop => True.intro) (${claim})` },
  };
};
