/**
 * What commands that were not understood may have changed for those behind them. The names they declare are not known to
 * be free or to mean anything; notation, instances, coercions and attributes reach further: into parsing, into what is
 * found by itself, into tactics. A verdict that could depend on them is no verdict.
 */
import type { CommandState } from "./elaborate/command.ts";
import { declaredName } from "./elaborate/scope.ts";
import type { Position } from "./syntax/index.ts";
import type { Verdict } from "./verdict.ts";

/** How far the commands so far reach. */
export interface Reach {
  /** Everything behind may mean something else. */
  everything: boolean;
  /** What fails behind may succeed in Lean: in elaboration, in parsing. */
  failures: boolean;
  parsing: boolean;
  /** Words that may mean something else: tokens of notation, tactics that ask an attribute. */
  readonly words: Set<string>;
}

const declaring =
  /\b(?:theorem|lemma|def|abbrev|instance|axiom|opaque|inductive|structure|class(?:\s+(?:inductive|abbrev))?)\s+(?:\(priority[^)]*\)\s*)?((?:«[^»]*»|[^\s(){}[\]:⦃⦄,|«»=])+)/g;
const modifiers =
  /^\s*(?:@\[[^\]]*\]|(?:private|protected|public|noncomputable|unsafe|partial|nonrec|local|scoped)\b|(?:open|set_option|include|omit)\b.*?\bin\b)\s*/s;

/** Commands that only say or show something. */
const idle = /^(?:#\w+|add_decl_doc|assert_not_exists|library_note|import|module|end|section|namespace|universe)\b/;
/** Commands that give a token a meaning. */
const notations = /^(?:notation3?|infix|infixl|infixr|prefix|postfix)\b/;
/** Attributes of declarations, with the tactics that ask them. */
const askedBy: ReadonlyMap<string, readonly string[]> = new Map([
  ["simp", ["simp", "simp_all", "simpa", "dsimp", "simp_arith"]],
  ["ext", ["ext"]],
  ["refl", ["rfl"]],
  ["symm", ["symm"]],
  ["congr", ["simp", "congr"]],
]);

/** With more words than these no text behind is looked through for them. */
const MAX_WORDS = 200;

export class Misunderstood {
  private readonly stateAtHand: () => CommandState;
  /** How far the commands noted so far reach. */
  readonly reach: Reach;
  /** Has there been any? */
  hasNoted: boolean;

  /** `before`: the reach of commands before those that will be noted. */
  constructor(state: () => CommandState, before?: Reach) {
    this.stateAtHand = state;
    this.hasNoted = before !== undefined;
    this.reach = { everything: false, failures: false, parsing: false, ...before, words: new Set(before?.words) };
  }

  private get state(): CommandState {
    return this.stateAtHand();
  }

  /** Takes note of a command that was not understood; `text` is the whole of it. */
  note(text: string): void {
    this.hasNoted = true;
    const code = withoutComments(text);
    const names = [...code.matchAll(declaring)].map(([, name]) => name!.replace(/\.$/, ""));
    for (const name of names) this.poison(name);
    for (const [, attributes] of code.matchAll(/(?:@|attribute\s*)\[([^\]]*)\]/g)) this.noteAttributes(attributes!);
    const body = withoutModifiers(code);
    if (idle.test(body)) return;
    if (notations.test(body)) this.noteNotation(body);
    else if (/^instance\b/.test(body) || /^deriving\b/.test(body)) this.noteInstance(body);
    else if (/^(?:attribute|variable|omit|include|open|export|set_option)\b/.test(body)) this.noteScope(body);
    else if (/\bderiving\b/.test(body)) this.reach.failures = true;
    else if (names.length === 0 && !/^example\b/.test(body)) this.reach.everything = this.reach.parsing = true;
    if (/^(?:class|mutual)\b/.test(body) && /\binstance\b/.test(body)) this.reach.failures = true;
  }

  /** The verdict on the command `text` behind those that were not understood. */
  weigh(text: string, position: Position, verdict: Verdict, isParseError: boolean): Verdict {
    const { everything, failures, parsing, words } = this.reach;
    if (verdict.kind !== "accepted" && verdict.kind !== "rejected") return verdict;
    const undecided = (construct: string): Verdict => ({ kind: "unsupported", position, construct });
    const { hasForeignNames } = this.state.library;
    const doubtsFailure =
      verdict.kind === "rejected" && (isParseError ? parsing || hasForeignNames : failures || parsing);
    // To Lean without Mathlib `ℕ` is a variable, which it binds by itself.
    for (const type of ["ℕ", "ℤ"])
      if (!hasForeignNames && text.includes(type) && withoutComments(text).includes(type))
        return undecided(`\`${type}\` without Mathlib`);
    if (everything || doubtsFailure || words.size > MAX_WORDS)
      return undecided("text behind a command that was not understood");
    for (const word of words)
      if (mentions(text, word)) return undecided(`\`${word}\` behind a command that was not understood`);
    return verdict;
  }

  private poison(name: string): void {
    const { library, namespace } = this.state;
    const { full } = declaredName(name, namespace);
    library.poison(full);
    const dot = full.lastIndexOf(".");
    if (dot > 0) library.addNamespace(full.slice(0, dot));
  }

  private noteAttributes(attributes: string): void {
    for (const attribute of attributes.split(",")) {
      const isErased = attribute.trim().startsWith("-");
      const name = attribute
        .trim()
        .replace(/^(?:local|scoped|-)\s*/, "")
        .split(/\s/)[0]!;
      for (const tactic of askedBy.get(name) ?? []) this.reach.words.add(tactic);
      if (isErased && !askedBy.has(name)) this.reach.everything = true;
      if (name === "instance" || name === "coe" || name === "default_instance") this.reach.failures = true;
    }
  }

  /** The tokens of a notation, and that what cannot be parsed or elaborated behind it may be its use. */
  private noteNotation(body: string): void {
    for (const [, token] of body.matchAll(/"((?:[^"\\]|\\.)*)"/g)) this.reach.words.add(token!.trim());
    this.reach.failures = this.reach.parsing = true;
  }

  /** An instance for what the text itself declares changes nothing elsewhere; one for a type of core may. */
  private noteInstance(body: string): void {
    this.reach.failures = true;
    const header = body.split(/:=|\bwhere\b/)[0]!;
    const isOwn = header.split(/[\s(){}[\]:,]+/).some((word) => this.isOwn(word));
    if (!isOwn) this.reach.everything = true;
  }

  private isOwn(name: string): boolean {
    const { library, namespace } = this.state;
    const { full } = declaredName(name, namespace);
    return [name, full].some(
      (one) => library.isPoisoned(one) || (library.environment.has(one) && !library.isOfPrelude(one)),
    );
  }

  /** What `variable`, `attribute`, `open` and the like change is not followed, but for the names they speak of. */
  private noteScope(body: string): void {
    this.reach.failures = true;
    if (/^variable\b/.test(body))
      for (const [, names] of body.matchAll(/[({[⦃]([^:(){}[\]⦃⦄]+)/g))
        for (const name of names!.trim().split(/\s+/)) this.reach.words.add(name);
    else if (!/^attribute\b/.test(body)) this.reach.everything = true;
  }
}

/** The text with blanks for comments; one that nothing ends reaches to the end. */
function withoutComments(text: string): string {
  let code = "";
  let from = 0;
  for (let at = text.indexOf("/-"); at >= 0; at = text.indexOf("/-", from)) {
    code += `${text.slice(from, at)} `;
    const end = text.indexOf("-/", at + 2);
    from = end < 0 ? text.length : end + 2;
  }
  return (code + text.slice(from)).replace(/--[^\n]*/g, " ");
}

/** More modifiers than these stand before no command. */
const MAX_MODIFIERS = 64;

function withoutModifiers(code: string): string {
  let body = code.trim();
  for (let i = 0; i < MAX_MODIFIERS; i++) {
    const before = body;
    body = body.replace(modifiers, "").trim();
    if (body === before) break;
  }
  return body;
}

/** Does the word, or the symbol, stand in the text? */
function mentions(text: string, word: string): boolean {
  if (!/^[\p{L}\p{N}_.'!?]+$/u.test(word)) return word !== "" && text.includes(word);
  const isPart = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{N}_'!?]/u.test(character);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + word.length])) return true;
  return false;
}
