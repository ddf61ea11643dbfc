/**
 * The rubric by which a guide judges what a conjecture is worth to the target it was made for (SGS: Bailey et al., arXiv
 * 2604.20209): three scores, how they are asked for, written and read, and what they make together.
 */

/** A guide's scores of a conjecture. */
export interface Review {
  /** How useful it is for the target, 0 (not at all, or the target itself) to 5 (most of the difficulty). */
  readonly relevance: number;
  /** 1 if a premise is not needed, else 0. */
  readonly redundancy: number;
  /** How tangled its conclusion is, 0 (one claim) to 4 (hard to parse). */
  readonly complexity: number;
}

const TAGS: Readonly<Record<keyof Review, string>> = {
  relevance: "relevance_score",
  redundancy: "redundancy_score",
  complexity: "conclusion_complexity_score",
};

const LARGEST: Review = { relevance: 5, redundancy: 1, complexity: 4 };

/** A conclusion from this complexity on is worth nothing. */
const TANGLED = 3;

const open = (score: keyof Review): string => `<begin_${TAGS[score]}>`;
const close = (score: keyof Review): string => `<end_${TAGS[score]}>`;

/** Scores as an answer has them. */
export const reviewText = (review: Review): string =>
  (["relevance", "redundancy", "complexity"] as const)
    .map((score) => `${open(score)}${review[score]}${close(score)}`)
    .join("\n");

/** What a language model is asked. It sees no proof: a conjecture is judged by what it states. */
export const guidePrompt = ({ conjecture, target }: { readonly target: string; readonly conjecture: string }): string =>
  `You referee conjectures in Lean 4. Somebody wants to prove the target below and has proposed another statement on the way to it. Say what the statement is worth to them.

Target:

\`\`\`lean4
${target.trim()}
\`\`\`

Proposed statement:

\`\`\`lean4
${conjecture.trim()}
\`\`\`

First think about both. Then give three scores.

Relevance, 0 to 5: how much a proof of the statement would help with the target.
0: trivial and beside the point, or the target itself, be it under other names.
1: beside the point.
2: of the same area, but of no direct use.
3: related, and possibly of use.
4: of direct use: with it the target is easier.
5: of great use: what is left of the target is easy.
A statement that is trivial gets a low score.

Redundancy, 0 or 1: 1 if one of its premises could be left out, else 0.

Complexity of the conclusion, 0 to 4: how tangled what it claims is, premises aside.
0: a single claim.
1: two or three claims joined by "and" that make one thought.
2: three or four claims joined by "and" on one theme, or alternatives that are close to each other.
3: two or three alternatives that have nothing to do with each other, or nesting that hides what is claimed.
4: many such alternatives, or nesting that can hardly be read.

End with the scores, each between its tags, as in this example:

${reviewText({ relevance: 3, redundancy: 0, complexity: 1 })}`;

/** The last score between its tags; null where there is none in its range. */
const readScore = (answer: string, score: keyof Review): number | null => {
  const start = answer.lastIndexOf(open(score));
  const end = answer.lastIndexOf(close(score));
  const text = start < 0 || end < start ? "" : answer.slice(start + open(score).length, end).trim();
  const value = text === "" ? Number.NaN : Number(text);
  return value >= 0 && value <= LARGEST[score] ? value : null;
};

/** The scores in an answer, the last between each pair of tags; null where one is missing or out of its range. */
export const readReview = (answer: string): Review | null => {
  const relevance = readScore(answer, "relevance");
  const redundancy = readScore(answer, "redundancy");
  const complexity = readScore(answer, "complexity");
  return relevance === null || redundancy === null || complexity === null
    ? null
    : { relevance, redundancy, complexity };
};

/** What the scores make together, in [0, 8]: max(0, relevance + (2 − complexity) + (1 − redundancy)), 0 for a tangled conclusion. */
export const reviewScore = ({ complexity, redundancy, relevance }: Review): number =>
  complexity >= TANGLED ? 0 : Math.max(0, relevance + (2 - complexity) + (1 - redundancy));

/** The score of each answer of a batch; one that could not be read gets the mean of those that could, 0 where none could. */
export const batchScores = (
  answers: ReadonlyArray<string>,
): { readonly scores: ReadonlyArray<number>; readonly failed: number } => {
  const read = answers.map((answer) => {
    const review = readReview(answer);
    return review === null ? null : reviewScore(review);
  });
  const known = read.filter((score) => score !== null);
  const mean = known.length === 0 ? 0 : known.reduce((sum, score) => sum + score, 0) / known.length;
  return { scores: read.map((score) => score ?? mean), failed: read.length - known.length };
};
