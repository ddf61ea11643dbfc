/** What a chat model wrote, cut into code and prose: reasoning is left out. Pure; the text is hostile. */
import { leanCommands, leanTokens, UNFINISHED } from "../src/lean-text/index.ts";

/** A piece of code of an answer. */
export interface Block {
  /** Without the indentation of its fence. */
  readonly code: string;
  /** Is it marked as Lean? Else it may be output, or anything. */
  readonly isLean: boolean;
  /** Is it between fences, or what stands outside all of them? */
  readonly isFenced: boolean;
  /** The lines of prose right before and right behind it. */
  readonly before: string;
  readonly after: string;
}

const THINKING = /<(think|thinking|thought|reasoning)>/i;
const THOUGHT = /<\/(?:think|thinking|thought|reasoning)>/gi;

/** The answer without the reasoning before it; null where all of it is reasoning. */
export const withoutReasoning = (answer: string): string | null => {
  const end = [...answer.matchAll(THOUGHT)].at(-1);
  const rest = end === undefined ? answer : answer.slice(end.index + end[0].length);
  const begin = THINKING.exec(rest);
  if (begin === null) return rest;
  return begin.index === 0 || rest.slice(0, begin.index).trim() === "" ? null : rest.slice(0, begin.index);
};

/** A fence with what stands before it (quotes, list markers) and behind it; a backtick behind it makes it no fence. */
const FENCE = /^((?:[ \t]|>|[-*+][ \t]|\d+[.)][ \t])*)(`{3,}|~{3,})[ \t]*([^`]*?)[ \t\r]*$/;
const LANGUAGE = /^(?:lean ?4?|lean3|tactics)\b/i;

interface Open {
  readonly fence: string;
  readonly indentation: number;
  readonly language: string;
  readonly lines: Array<string>;
  readonly before: string;
}

/** Up to `most` blanks and quotation marks less at the beginning of a line. */
const dedented = (line: string, most: number): string => {
  let at = 0;
  while (at < most && " \t>".includes(line.charAt(at)) && at < line.length) at++;
  return line.slice(at);
};

/** One walk over an answer's lines. */
class BlockReader {
  private readonly blocks: Array<{ -readonly [Key in keyof Block]: Block[Key] }> = [];
  private readonly lines: ReadonlyArray<string>;
  private open: Open | null = null;
  private prose: Array<string> = [];
  private lastProse = "";

  constructor(answer: string) {
    this.lines = answer.replaceAll("\r\n", "\n").split("\n");
  }

  read(): ReadonlyArray<Block> {
    for (const [at, line] of this.lines.entries()) {
      if (this.open === null) this.outside(line);
      else this.inside(this.open, line, at);
    }
    if (this.open !== null) this.close(this.open);
    this.endProse();
    return this.blocks.filter(({ code }) => code.trim() !== "");
  }

  private outside(line: string): void {
    const [, before = "", fence, language = ""] = FENCE.exec(line) ?? [];
    if (fence === undefined) {
      this.prose.push(line);
      this.tell(line);
      return;
    }
    this.endProse();
    const [, marked = "", code = ""] = /^(\S*)[ \t]*(.*)$/.exec(language) ?? [];
    const isCode = (leanCommands(code)[0]?.keyword ?? null) !== null;
    this.open = {
      fence,
      indentation: before.length,
      language: marked,
      lines: isCode ? [code] : [],
      before: this.lastProse,
    };
  }

  private inside(open: Open, line: string, at: number): void {
    const { fence, indentation, lines } = open;
    const own = dedented(line, indentation);
    const closing = new RegExp(`^(.*?)[ \\t]*${fence.charAt(0)}{${fence.length},}[ \\t]*$`).exec(own);
    // A block that was never closed ends where the next one begins.
    const isNext = closing === null && FENCE.test(line);
    const rest = closing?.[1] ?? "";
    const isQuoted = (closing !== null || isNext) && this.staysInComment([...lines, rest], at);
    if (isQuoted || (closing === null && !isNext)) lines.push(own);
    else {
      lines.push(rest);
      this.close(open);
      if (isNext) this.outside(line);
    }
  }

  /** Is a fence on this line part of a comment of the code? */
  private staysInComment(lines: ReadonlyArray<string>, at: number): boolean {
    const text = lines.join("\n");
    const last = leanTokens(text).at(-1);
    const isOpen = last?.text === UNFINISHED && text.startsWith("/-", last.start);
    return isOpen && this.lines.slice(at + 1).some((next) => next.includes("-/"));
  }

  private close({ before, language, lines }: Open): void {
    const isLean = LANGUAGE.test(language);
    if (isLean || language === "")
      this.blocks.push({ code: lines.join("\n").trimEnd(), isLean, isFenced: true, before, after: "" });
    this.open = null;
    this.lastProse = "";
  }

  /** What stands outside fences may be code as well, where a fence is missing. */
  private endProse(): void {
    const code = this.prose.join("\n").trimEnd();
    if (code.trim() !== "") this.blocks.push({ code, isLean: false, isFenced: false, before: "", after: "" });
    this.prose = [];
  }

  private tell(line: string): void {
    if (line.trim() === "") return;
    this.lastProse = line;
    const last = this.blocks.at(-1);
    if (last?.isFenced && last.after === "") last.after = line;
  }
}

/** What stands between single backticks, in order. */
export const inlineCode = (answer: string): ReadonlyArray<string> =>
  [...answer.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code]) => code as string);

/** The blocks of an answer, in order. */
export const blocksOf = (answer: string): ReadonlyArray<Block> => new BlockReader(answer).read();
