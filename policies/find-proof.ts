/**
 * Which of the theorems in an answer is the one that was asked, and its proof as it follows the statement. What is
 * taken is judged under that statement: a wrong choice costs a proof, and what cannot be chosen is told with its reason.
 */
import { type ParseFailure, parseFailure } from "../src/domain/index.ts";
import {
  asHave,
  asTactics,
  firstColumn,
  firstStatement,
  leanCommands,
  leanTokens,
  type Proof,
  proofOf,
  type StatementEnd,
  statementEnding,
  type Theorem,
  theoremsOf,
} from "../src/lean-text/index.ts";
import { bareProof, withoutProse } from "./bare-proof.ts";
import { type Block, blocksOf, inlineCode, withoutReasoning } from "./read-answer.ts";
import { sameStatement } from "./same-statement.ts";

/** How a proof's theorem meets what was asked, the better the higher. */
const MATCH = { other: 0, bare: 1, name: 2, statement: 3 } as const;
type Match = (typeof MATCH)[keyof typeof MATCH];

/** A proof that an answer may mean. */
interface Candidate {
  readonly proof: Proof;
  readonly match: Match;
  /** The block that it stands in, and its theorem there; null for a proof alone. */
  readonly block: number;
  readonly theorem: Theorem | null;
  /** Does it follow the statement as it stands? Else the theorem says the same, or something else, in other words. */
  readonly isVerbatim: boolean;
  /** What the prose around says of it: 2 the answer, 0 a draft or a passage. */
  readonly standing: 0 | 1 | 2;
}

interface Asked {
  readonly name: string;
  readonly statement: Theorem | null;
  readonly words: ReadonlySet<string>;
  readonly end: StatementEnd;
}

const askedBy = (text: string): Asked => {
  const statement = firstStatement(text);
  return {
    name: statement?.name?.text ?? "",
    statement,
    words: new Set(leanTokens(text).map((token) => token.text)),
    end: statementEnding(text),
  };
};

const AGAIN = /\b(?:again|second|third|next)\b/i;
const DRAFT =
  /\b(?:drafts?|attempt(?:s|ed)?|tr(?:y|ied|ies)|fail(?:s|ed)?|wrong|errors?|incorrect|sketch|outline|skeleton|(?:does|did|do)(?:n't| not)|cannot|stuck|unsolved|rejected)\b/i;
const FINAL =
  /\b(?:final(?:ly)?|answer|correct(?:ed|ion)?|fix(?:ed|es)?|instead|better|revised|complete|full|works?)\b/i;
const PASSAGE =
  /\b(?:steps?|key|lemmas?|uses?|used|lines?|idea|note|where|types?|signature|reports?|outputs?|prints?|says|goals?|state)\b/i;

const standingOf = ({ after, before }: Block, isBare: boolean): Candidate["standing"] => {
  const hasFailed = DRAFT.test(after) && !after.trimEnd().endsWith(":");
  if ((isBare && PASSAGE.test(before)) || hasFailed) return 0;
  const isDraft = DRAFT.test(before) && !AGAIN.test(before);
  if (FINAL.test(before) && !isDraft) return 2;
  return isDraft ? 0 : 1;
};

const GAPS = ["sorry", "admit"];
const isComplete = ({ text }: Proof): boolean => !leanTokens(text).some((token) => GAPS.includes(token.text));

/** Is the first the better answer? Later ones win among equals. */
const isBetter = (a: Candidate, b: Candidate): boolean => {
  const rank = (one: Candidate): ReadonlyArray<number> => [
    Number(one.match > MATCH.other),
    Number(isComplete(one.proof)),
    one.standing,
    one.match,
  ];
  const [first, second] = [rank(a), rank(b)];
  const at = first.findIndex((value, i) => value !== second[i]);
  return at >= 0 && (first[at] as number) > (second[at] as number);
};

/** One reading of an answer. */
class ProofFinder {
  private readonly asked: Asked;
  private readonly blocks: ReadonlyArray<Block>;
  private readonly candidates: Array<Candidate> = [];
  private isStated = false;
  private hasAlternatives = false;

  constructor(answer: string, statement: string) {
    this.asked = askedBy(statement);
    this.blocks = blocksOf(answer).map((block) =>
      block.isFenced ? block : { ...block, code: withoutProse(block.code) },
    );
    for (const at of this.blocks.keys()) this.look(at);
    if (this.candidates.length === 0 && !this.isStated) this.lookInline(answer);
  }

  find(): string | ParseFailure {
    const best = this.candidates.reduceRight<Candidate | null>(
      (found, one) => (found === null || isBetter(one, found) ? one : found),
      null,
    );
    if (best === null && this.hasAlternatives) return parseFailure("proof-by-alternatives");
    if (best === null) return parseFailure(this.isStated ? "no-proof" : "no-code");
    if (best.match === MATCH.other) {
      if (this.hasAlternatives) return parseFailure("proof-by-alternatives");
      if (this.isStated) return parseFailure("no-proof");
      if (this.candidates.length > 1) return parseFailure("other-theorems");
    }
    return this.written(best);
  }

  private look(at: number): void {
    const block = this.blocks[at] as Block;
    const { code, isLean } = block;
    const theorems = theoremsOf(code, ["theorem", "lemma", "example"]).filter(({ colon }) => colon >= 0);
    for (const theorem of theorems) this.lookAt(theorem, at, block);
    const proof = bareProof(code, isLean, this.asked.end === "term");
    if (proof !== null)
      this.candidates.push({
        proof,
        match: MATCH.bare,
        block: at,
        theorem: null,
        isVerbatim: true,
        standing: standingOf(block, true),
      });
  }

  /** Code within a line, where it is all the code that there is. */
  private lookInline(answer: string): void {
    const proofs = inlineCode(answer).flatMap((code) => bareProof(code, false, this.asked.end === "term") ?? []);
    const [proof] = proofs;
    if (proof !== undefined && proofs.length === 1)
      this.candidates.push({ proof, match: MATCH.bare, block: 0, theorem: null, isVerbatim: true, standing: 1 });
  }

  private lookAt(theorem: Theorem, at: number, block: Block): void {
    const { name, statement } = this.asked;
    const proof = proofOf(block.code, theorem);
    const says = statement === null ? "other" : sameStatement(theorem, statement);
    const isAsked = says !== "other" || (theorem.name !== null && theorem.name.text === name);
    // An example is a check of something else, unless it says the very same.
    if (theorem.name === null && says !== "verbatim") return;
    if (proof !== null) {
      const match = says !== "other" ? MATCH.statement : isAsked ? MATCH.name : MATCH.other;
      const standing = standingOf(block, false);
      this.candidates.push({ proof, match, block: at, theorem, isVerbatim: says === "verbatim", standing });
    } else if (isAsked) {
      this.isStated = true;
      this.hasAlternatives ||= theorem.assign < 0 && theorem.statementEnd < theorem.command.end;
    }
  }

  /** The proof as it follows the statement, behind the theorems of the answer that it uses. */
  private written(best: Candidate): string | ParseFailure {
    const { end } = this.asked;
    const steps = this.stepsFor(best);
    if (steps === null) return parseFailure("needs-declaration");
    const assign = end === "open" ? ":=" : "";
    const whole = this.wholeAsStep(best);
    if (steps.length === 0 && whole === null && !best.proof.isTactics && end !== "tactics")
      return assign + best.proof.text;
    const tactics = whole ?? asTactics(best.proof);
    const column = firstColumn(tactics);
    const all = [...steps.map((step) => step(column)), tactics].join("\n");
    return end === "tactics" ? all : `${assign} by\n${all}`;
  }

  /** A theorem that says it in other words is proved as it stands, and applied. */
  private wholeAsStep({ block, isVerbatim, theorem }: Candidate): string | null {
    if (isVerbatim || theorem === null) return null;
    const have = asHave((this.blocks[block] as Block).code, theorem, 2);
    return have === null ? null : `${have}\n  apply ${theorem.name?.text} <;> assumption`;
  }

  /** What the proof uses of the theorems before it, as steps at a column; null where it uses what cannot be one. */
  private stepsFor({ block, proof, theorem }: Candidate): ReadonlyArray<(column: number) => string> | null {
    const declared = this.declaredBefore(block, theorem);
    const steps: Array<(column: number) => string> = [];
    let words = leanTokens(proof.text).map(({ text }) => text);
    for (const { code, command, name } of declared.reverse()) {
      const isUsed = words.some((word) => word === name || word.startsWith(`${name}.`));
      if (!isUsed || this.asked.words.has(name)) continue;
      const [lemma] = theoremsOf(code).filter((one) => one.command.start === command.start);
      const have = lemma === undefined ? null : asHave(code, lemma, 0);
      if (lemma === undefined || have === null) return null;
      steps.unshift((column) => asHave(code, lemma, column) as string);
      words = [...words, ...leanTokens(have).map(({ text }) => text)];
    }
    return steps;
  }

  /** The named declarations before a theorem, the last of each name. */
  private declaredBefore(block: number, theorem: Theorem | null) {
    const found = this.blocks.slice(0, block + 1).flatMap(({ code }, at) =>
      leanCommands(code).flatMap((command) => {
        const isBefore = at < block || theorem === null || command.start < theorem.command.start;
        const name = command.tokens[1]?.kind === "name" ? command.tokens[1].text : null;
        const isOwn = name === theorem?.name?.text || name === this.asked.name;
        const isDeclared = DECLARING.includes(command.keyword ?? "");
        return name !== null && isBefore && isDeclared && !isOwn ? [{ code, command, name }] : [];
      }),
    );
    return found.filter(({ name }, at) => found.findLastIndex((other) => other.name === name) === at);
  }
}

/** An axiom is none of them: what rests on one is left to be refused. */
const DECLARING = ["theorem", "lemma", "def", "abbrev", "structure", "inductive", "class", "instance"];

/** The proof of `statement` in an answer: statement + newline + proof is a complete theorem. */
export const findProof = (answer: string, statement: string): string | ParseFailure => {
  if (answer.trim() === "") return parseFailure("empty");
  const told = withoutReasoning(answer);
  return told === null ? parseFailure("unfinished-reasoning") : new ProofFinder(told, statement).find();
};
