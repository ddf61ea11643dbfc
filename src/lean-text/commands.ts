/** Where the commands of a Lean text begin and end, with their docstrings, attributes and modifiers. */
import { bracketDepths, type LeanToken, leanTokens } from "./tokens.ts";

export interface LeanCommand {
  /** The word that it begins with (`theorem`, `#check`); null for text before the first command. */
  readonly keyword: string | null;
  /** Where docstring, `open … in`, attributes and modifiers begin, in UTF-16 units. */
  readonly start: number;
  /** Behind its last token, and where the next command begins (or the text ends): in between are comments. */
  readonly end: number;
  readonly next: number;
  /** What stands before the keyword; whole `open … in` and the like are in `prefixes` as well. */
  readonly modifiers: ReadonlyArray<LeanToken>;
  readonly prefixes: ReadonlyArray<LeanToken>;
  /** From the keyword on. */
  readonly tokens: ReadonlyArray<LeanToken>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** They begin a command wherever they stand outside brackets. */
const DECLARATIONS = words(
  "theorem lemma example def abbrev instance axiom opaque structure inductive class namespace section mutual",
);
/** They begin a command at the beginning of a line: some are names in older versions of Lean. */
const OTHERS = words(
  "end import export attribute variable universe macro macro_rules syntax notation notation3 infix infixl infixr prefix postfix elab elab_rules declare_syntax_cat initialize builtin_initialize run_cmd run_elab run_meta alias add_decl_doc simproc register_option register_simp_attr include omit",
);
/** They begin a command at the margin: in a proof they stand before `in`. */
const OPENERS = words("open set_option");
/** Commands that `in` makes a part of the one behind it. */
const BEFORE_IN = words("open set_option variable universe include omit attribute");
const MODIFIERS = words("private protected public noncomputable nonrec unsafe partial meta local scoped");

/** One walk over a text's tokens. */
class Splitter {
  private readonly tokens: ReadonlyArray<LeanToken>;
  private readonly depths: ReadonlyArray<number>;
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    this.tokens = leanTokens(text);
    this.depths = bracketDepths(this.tokens);
  }

  run(): ReadonlyArray<LeanCommand> {
    const commands: Array<LeanCommand> = [];
    for (let at = 0; at < this.tokens.length; ) {
      const { keyword, prefixes } = this.modifiersFrom(at);
      let end = keyword + 1;
      while (end < this.tokens.length && !this.begins(end)) end++;
      end = Math.min(end, this.tokens.length);
      commands.push(this.commandOf(at, keyword, end, prefixes));
      at = end;
    }
    return commands;
  }

  private commandOf(from: number, keyword: number, end: number, prefixes: ReadonlyArray<LeanToken>): LeanCommand {
    const word = this.tokens[keyword];
    return {
      keyword: word !== undefined && this.isKeyword(keyword, true) ? word.text : null,
      start: (this.tokens[from] as LeanToken).start,
      end: (this.tokens[end - 1] as LeanToken).end,
      next: this.tokens[end]?.start ?? this.length,
      modifiers: this.tokens.slice(from, keyword),
      prefixes,
      tokens: this.tokens.slice(keyword, end),
    };
  }

  /** Is the token the word of a command? At the beginning of one, where it stands does not matter. */
  private isKeyword(at: number, isBeginning: boolean): boolean {
    const { isAtMargin, isFirst, kind, start, text } = this.tokens[at] as LeanToken;
    const before = this.tokens[at - 1];
    if (before?.text === "." && before.end === start) return false;
    if (kind === "symbol") return text.length > 1 && text.startsWith("#") && (isBeginning || isFirst);
    if (kind === "doc") return text === "/-!";
    if (kind !== "name") return false;
    const isOutside = isBeginning || isAtMargin || this.depths[at] === 0;
    if (DECLARATIONS.has(text)) return isOutside;
    if (OTHERS.has(text)) return isOutside && (isBeginning || isFirst);
    return OPENERS.has(text) && (isBeginning || isAtMargin);
  }

  /** Does a command begin here, with its keyword or with what may stand before one? */
  private begins(at: number): boolean {
    const { isAtMargin, kind, text } = this.tokens[at] as LeanToken;
    if (this.isKeyword(at, false)) return true;
    const mayPrecede = kind === "doc" || text === "@[" || (kind === "name" && MODIFIERS.has(text));
    if (!mayPrecede || (!isAtMargin && this.depths[at] !== (text === "@[" ? 1 : 0))) return false;
    const { keyword } = this.modifiersFrom(at);
    return keyword < this.tokens.length && this.isKeyword(keyword, true);
  }

  /** The index of the keyword behind the modifiers that begin at `from`. */
  private modifiersFrom(from: number): { readonly keyword: number; readonly prefixes: ReadonlyArray<LeanToken> } {
    const prefixes: Array<LeanToken> = [];
    let at = from;
    while (at < this.tokens.length) {
      const { kind, text } = this.tokens[at] as LeanToken;
      if (text === "/-!") break;
      if (kind === "doc" || (kind === "name" && MODIFIERS.has(text))) at++;
      else if (text === "@[") at = this.behindBracket(at);
      else {
        const end = kind === "name" && BEFORE_IN.has(text) ? this.behindIn(at) : null;
        if (end === null) break;
        prefixes.push(...this.tokens.slice(at, end));
        at = end;
      }
    }
    return { keyword: at, prefixes };
  }

  private behindBracket(at: number): number {
    const inside = this.depths[at] as number;
    let end = at + 1;
    while (end < this.tokens.length && !(this.depths[end] === inside && this.tokens[end]?.text === "]")) end++;
    return Math.min(end + 1, this.tokens.length);
  }

  /** Behind the `in` that ends `open …` or `set_option …`; null where it is a command of its own. */
  private behindIn(at: number): number | null {
    for (let end = at + 1; end < this.tokens.length && !this.isKeyword(end, false); end++)
      if (this.tokens[end]?.text === "in" && this.depths[end] === 0) return end + 1;
    return null;
  }
}

/** The commands of a text, in order: together they hold all its tokens. */
export const leanCommands = (text: string): ReadonlyArray<LeanCommand> => new Splitter(text).run();
