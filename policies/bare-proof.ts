/** Whether a text without a theorem is a proof, by tactics or as a term, or prose, output, or something else. */
import { type LeanToken, leanCommands, leanTokens, nameParts, type Proof, proofFrom } from "../src/lean-text/index.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** Words that begin a line of tactics; a text that is not marked as Lean is a proof only where it begins with one. */
const TACTICS = words(
  "by have haveI let letI show suffices calc match set_option open if abel ac_rfl aesop all_goals any_goals apply assumption by_cases by_contra cases cases' " +
    "change choose classical congr constructor contradiction contrapose conv convert decide dsimp eapply erw exact exact_mod_cast " +
    "exacts exfalso exists ext field_simp fin_cases first focus fun_cases fun_induction funext gcongr generalize grind " +
    "induction induction' infer_instance injection interval_cases intro intros iterate left lift linarith linear_combination " +
    "mod_cases native_decide next nlinarith nofun nomatch nontriviality norm_cast norm_num norm_num1 nth_rewrite nth_rw obtain " +
    "omega pick_goal positivity push_cast push_neg qify rcases refine refine' rename_i repeat replace revert rewrite rfl rify " +
    "right ring ring_nf rintro rotate_left rw rwa set simp simp_all simp_arith simp_rw simpa skip solve_by_elim sorry admit " +
    "specialize split split_ifs subst subst_vars symm tauto trans trivial try unfold use wlog zify",
);
/** Those of them that begin a term as well. */
const TERMS_AS_WELL = words("by have haveI let letI show suffices calc match set_option open if nofun nomatch sorry");

export const isTacticWord = (word: string): boolean => TACTICS.has(word);

const beginsTerm = ([first, second]: ReadonlyArray<LeanToken>): boolean =>
  first !== undefined &&
  (["fun", "λ", "⟨", "@"].includes(first.text) ||
    (first.kind === "name" && nameParts(first.text).length > 1) ||
    (first.text === "." && second?.kind === "name" && second.start === first.end));

const formOf = (tokens: ReadonlyArray<LeanToken>, isLean: boolean): "tactics" | "term" | null => {
  const [first, second] = tokens;
  const isGoal = tokens.some(({ isFirst, text }) => isFirst && text === "⊢");
  if (first === undefined || isGoal || (first.kind === "name" && second?.text === ":")) return null;
  const inner = tokens.find(({ text }) => text !== "(");
  if (first.text === "(") return inner === undefined ? null : formOf(tokens.slice(tokens.indexOf(inner)), isLean);
  if (TACTICS.has(first.text) || ["·", ".", ":="].includes(first.text)) return beginsTerm(tokens) ? "term" : "tactics";
  if (beginsTerm(tokens)) return "term";
  return isLean && first.kind === "name" ? "tactics" : null;
};

/**
 * The proof that a text is up to its first command; null where it is none. Behind a statement that ends in `:=`
 * (`asTerm`) what may be either is a term.
 */
export const bareProof = (text: string, isLean: boolean, asTerm: boolean): Proof | null => {
  const [first] = leanCommands(text);
  const form = first === undefined || first.keyword !== null ? null : formOf(first.tokens, isLean);
  if (first === undefined || form === null) return null;
  const isTactic = ({ isFirst, text: word }: LeanToken): boolean =>
    isFirst && TACTICS.has(word) && !TERMS_AS_WELL.has(word);
  const isTactics = form === "tactics" && (!asTerm || first.tokens.some(isTactic));
  return proofFrom(text, 0, first.next, isTactics);
};

/** Symbols that prose and its markup begin a line with. */
const MARKUP = ["*", "-", "`", ">", "#", '""', "~", "=", "_", "!", "$", "\\"];

const isCode = (line: string): boolean => {
  const [first] = leanTokens(line);
  if (first === undefined || !first.isAtMargin) return true;
  if (first.kind === "name") return TACTICS.has(first.text) || isCommand(line) || first.text === "where";
  return first.kind === "doc" || (first.kind === "symbol" && !MARKUP.includes(first.text));
};

const isCommand = (line: string): boolean => {
  const [command] = leanCommands(line);
  return command !== undefined && (command.keyword !== null || command.modifiers.length > 0);
};

/** A text of prose and code with nothing for the lines of prose: they begin at the margin, with no word of Lean. */
export const withoutProse = (text: string): string =>
  text
    .split("\n")
    .map((line) => (isCode(line) ? line : ""))
    .join("\n");
