/**
 * Attempts in rounds (tool-integrated reasoning: StepFun-Prover, arXiv 2507.20199): the model writes a turn, the verifier
 * answers what the turn asks, and the model goes on with the answer. Attempts that are equal so far are one, with their
 * number, as whole proofs are. What comes of one depends on its statement and the seeds alone.
 */
import { Clock, Effect } from "effect";
import {
  type Attempt,
  type CheckAnswer,
  deriveSeed,
  type ParseFailureReason,
  proofId,
  type Segment,
  type Statement,
  saysNothingAgainst,
  UserError,
} from "../domain/index.ts";
import {
  Progress,
  PromptFormat,
  type PromptFormatShape,
  type ProveRequest,
  Prover,
  type RoundRules,
  type SampledProof,
  Verifier,
} from "../services/index.ts";
import type { Asked, SampledStatement, SamplingContext } from "./attempts.ts";
import { addTokens, mergedAttempts } from "./merged-attempts.ts";

/** Equal attempts on their way. */
interface Going {
  readonly segments: ReadonlyArray<Segment>;
  readonly multiplicity: number;
  /** Of the model, in all of them together; null where it does not count. */
  readonly tokens: number | null;
  /** Of all that the model wrote in one of them; null where it is not told. */
  readonly logProbability: number | null;
  /** Answers that each has had. */
  readonly calls: number;
  /** Tokens of all that was written in one of them, prompt and answers included; null where the model does not count. */
  readonly contextTokens: number | null;
}

/** Attempts that nothing more is written to; `ended` is why, null where the model said so itself. */
interface Over extends Going {
  readonly ended: ParseFailureReason | null;
}

/** Attempts whose last turn asks for an answer. */
interface Asking extends Going {
  readonly text: string;
  readonly isAnswer: boolean;
}

const turnsOf = (segments: ReadonlyArray<Segment>): ReadonlyArray<string> =>
  segments.filter(({ author }) => author === "model").map(({ text }) => text);

/** The ends after which no proof is looked for: the last turn is no answer. */
const WITHOUT_ANSWER: ReadonlyArray<ParseFailureReason> = ["malformed-turn", "broken-off"];

/** What is read in an attempt: the proof in its last turn, or all that the model wrote and why there is none. */
export const readRounds = (
  segments: ReadonlyArray<Segment>,
  ended: ParseFailureReason | null,
  statement: string,
  format: Pick<PromptFormatShape, "parseProof">,
): Pick<Attempt, "proof" | "unread"> => {
  const turns = turnsOf(segments);
  const all = turns.join("");
  if (ended !== null && WITHOUT_ANSWER.includes(ended)) return { proof: all, unread: ended };
  const read = format.parseProof(turns.at(-1) ?? "", statement);
  return typeof read === "string" ? { proof: read } : { proof: all, unread: ended ?? read.reason };
};

/** A text of at most `most` characters: of a longer one the middle is left out, and said to be. */
export const withoutMiddle = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const note = `\n… ${text.length - most} characters left out …\n`;
  const head = Math.ceil(most / 2);
  // Half of a surrogate pair at a cut is in no encoding.
  return `${text.slice(0, head)}${note}${text.slice(text.length - (most - head))}`.toWellFormed();
};

/** What all rounds of a statement share. */
interface Rounds {
  readonly context: SamplingContext;
  readonly statement: Statement;
  readonly prompt: string;
  readonly rules: RoundRules;
  readonly startedAt: number;
}

const requestOf = ({ context, prompt, statement }: Rounds, { calls, multiplicity, segments }: Going): ProveRequest => {
  const { experiment, iteration, purpose } = context;
  const texts = segments.map(({ text }) => text);
  const path = calls === 0 ? [] : [calls, JSON.stringify(texts)];
  const randomSeed = deriveSeed(experiment.seed, purpose, iteration, statement.id, ...path);
  return { prompt, statement, samples: multiplicity, randomSeed, turns: segments };
};

/** A sample of the next turn behind what was written before. */
const followedBy = (going: Going, sample: SampledProof): Going => {
  const { contextTokens = null, logProbability, multiplicity, text, tokens } = sample;
  const before = going.tokens === null ? null : Math.round((going.tokens * multiplicity) / going.multiplicity);
  const likely =
    going.logProbability === null || logProbability === null ? null : going.logProbability + logProbability;
  return {
    ...going,
    segments: [...going.segments, { author: "model", text, loss: true }],
    multiplicity,
    tokens: addTokens(before, tokens),
    logProbability: likely,
    contextTokens,
  };
};

/** The samples of one text that the limit of tokens ended, and those that it did not. */
const byCut = ({ cut = 0, ...sample }: SampledProof): ReadonlyArray<SampledProof & { readonly isCut: boolean }> =>
  [
    { isCut: false, multiplicity: sample.multiplicity - cut },
    { isCut: true, multiplicity: cut },
  ]
    .filter(({ multiplicity }) => multiplicity > 0)
    .map((part) => ({
      ...sample,
      ...part,
      tokens: sample.tokens === null ? null : Math.round((sample.tokens * part.multiplicity) / sample.multiplicity),
    }));

/** The limit of the attempt that is reached; null where none is. */
const limitOf = ({ context, startedAt }: Rounds, going: Going, now: number): ParseFailureReason | null => {
  const { calls, seconds, tokens } = context.experiment.refine;
  if (calls !== null && going.calls >= calls) return "attempt-calls";
  if (tokens !== null && going.tokens !== null && going.tokens >= tokens * going.multiplicity) return "attempt-tokens";
  return seconds !== null && now - startedAt >= seconds * 1000 ? "attempt-seconds" : null;
};

/** What becomes of attempts with their next turn. */
const afterTurn = (rounds: Rounds, going: Going, isCut: boolean, now: number): Over | Asking => {
  const turn = going.segments.at(-1)!.text;
  // Without a word written there was no room left.
  if (isCut) return { ...going, ended: turn === "" ? "attempt-tokens" : "turn-tokens" };
  const asked = rounds.rules.readTurn(turn, rounds.statement.text);
  if (asked._tag === "final") return { ...going, ended: null };
  if (asked._tag === "malformed") return { ...going, ended: "malformed-turn" };
  const limit = limitOf(rounds, going, now);
  return limit === null ? { ...going, text: asked.text, isAnswer: asked.isAnswer } : { ...going, ended: limit };
};

/** The next turn of attempts, in all the ways that the model writes it. */
const nextTurns = Effect.fn("refine.turn")(function* (rounds: Rounds, going: Going) {
  const { experiment, version } = rounds.context;
  const prover = yield* Prover;
  const written = yield* prover.prove(version, [requestOf(rounds, going)], experiment.prove).pipe(
    Effect.map(([samples = []]) => samples),
    Effect.catchIf(
      ({ scope }) => scope === "request",
      () => Effect.succeed(null),
    ),
  );
  if (written === null) return [{ ...going, ended: "broken-off" } satisfies Over];
  const now = yield* Clock.currentTimeMillis;
  return written.flatMap(byCut).map(({ isCut, ...sample }) => {
    const text = sample.text.toWellFormed();
    return afterTurn(rounds, followedBy(going, { ...sample, text }), isCut, now);
  });
});

/** The answer behind the turn that asked for it. */
const answered = ({ context, rules }: Rounds, asking: Asking, answer: CheckAnswer): Over | Going => {
  const { isAnswer, text: _, ...going } = asking;
  if (isAnswer && saysNothingAgainst(answer)) return { ...going, ended: null };
  const { answerCharacters, callSeconds } = context.experiment.refine;
  const { after, before, text } = rules.feedback(answer, callSeconds);
  const told = `${before}${withoutMiddle(text, answerCharacters)}${after}`.toWellFormed();
  const segment: Segment = { author: "verifier", text: told, loss: false };
  return { ...going, segments: [...going.segments, segment], calls: going.calls + 1 };
};

const isOver = (one: Going | Over): one is Over => "ended" in one;

/** All attempts at a statement, to their ends. */
const playRounds = Effect.fn("refine.statement")(function* (rounds: Rounds, samples: number) {
  const { callSeconds } = rounds.context.experiment.refine;
  const { header } = rounds.statement;
  const { check } = yield* Verifier;
  if (check === undefined) return yield* noAnswers("verifier", "a verifier that answers in the middle of an attempt");
  const over: Array<Over> = [];
  let going: ReadonlyArray<Going> = [
    { segments: [], multiplicity: samples, tokens: null, logProbability: 0, calls: 0, contextTokens: null },
  ];
  while (going.length > 0) {
    const written = (yield* Effect.forEach(going, (one) => nextTurns(rounds, one), {
      concurrency: "unbounded",
    })).flat();
    const asking = written.filter((one): one is Asking => !isOver(one));
    over.push(...written.filter(isOver));
    const requests = asking.map(({ text }) => ({ header, text }));
    const answers = requests.length === 0 ? [] : yield* check(requests, { seconds: callSeconds });
    const next = asking.map((one, i) => answered(rounds, one, answers[i]!));
    over.push(...next.filter(isOver));
    going = next.filter((one) => !isOver(one));
  }
  return over;
});

const noAnswers = (place: string, expected: string) =>
  new UserError({
    place,
    expected,
    found: "one without",
    hint: 'set `refine.calls` to 0, or choose another: the verifiers "embedded" and "lean-repl", the prompt formats "stepfun" and "correction"',
  });

/** Attempts in rounds at each statement, in their order; what a statement gets does not depend on the others. */
export const refineAttempts = Effect.fn("prove.refine")(function* (
  context: SamplingContext,
  asked: ReadonlyArray<Asked>,
) {
  const format = yield* PromptFormat;
  const { rounds: rules } = format;
  if (rules === undefined) return yield* noAnswers("prompt.format", "a prompt format for attempts in rounds");
  const { experiment, purpose } = context;
  const tellsContexts = purpose === "evaluation" && experiment.evaluate.contextTokens.length > 0;
  const each = Effect.fnUntraced(function* ({ samples, statement }: Asked) {
    const { header, id, text } = statement;
    const startedAt = yield* Clock.currentTimeMillis;
    const rounds = { context, statement, prompt: format.proverPrompt(text, header), rules, startedAt };
    const over = yield* playRounds(rounds, samples);
    const attempts = over.map(({ contextTokens, ...one }): Attempt => {
      const { calls, ended, logProbability, multiplicity, segments, tokens } = one;
      const read = readRounds(segments, ended, text, format);
      return {
        statementId: id,
        proofId: proofId(read.proof),
        ...read,
        multiplicity,
        modelVersion: context.version,
        tokens,
        logProbability,
        ...(tellsContexts ? { contexts: [{ tokens: contextTokens, samples: multiplicity }] } : {}),
        past: { segments, parent: null, round: calls },
      };
    });
    const missing = attempts.reduce((left, { multiplicity }) => left - multiplicity, samples);
    const count = (isCounted: (one: Over) => boolean): number =>
      over.filter(isCounted).reduce((sum, { multiplicity }) => sum + multiplicity, 0);
    const cut = count(({ ended }) => ended === "turn-tokens" || ended === "attempt-tokens");
    const sampled: SampledStatement = { attempts: mergedAttempts(attempts), short: { missing, cut } };
    return { sampled, brokenOff: count(({ ended }) => ended === "broken-off") };
  });
  const all = yield* Effect.forEach(asked, each, { concurrency: "unbounded" });
  const brokenOff = all.reduce((sum, one) => sum + one.brokenOff, 0);
  if (brokenOff > 0)
    yield* Progress.warn(`attempts that the model's server broke off, each time it was asked: ${brokenOff}`);
  return all.map(({ sampled }) => sampled);
});
