/**
 * A verifier made of anything that answers the questions of `repl-question.ts` as Lean's REPL does: processes
 * on this machine, or a server. Each statement is elaborated once, closed by `sorry`, before any attempt at it is seen;
 * the type that it then has is what every attempt has to prove.
 */
import { Effect } from "effect";
import { type Judgement, NewestMap, type StatementCheck, type Verdict, type VerifyRequest } from "../domain/index.ts";
import {
  type Asked,
  type Failed,
  type Pin,
  type ReplAnswer,
  readAttemptAnswer,
  readStatementAnswer,
  replAnswer,
} from "./repl-answer.ts";
import { attemptQuestion, type ReplQuestion, statementQuestion } from "./repl-question.ts";

type StatementText = VerifyRequest["statement"];

/** What was answered to a question. */
export interface ReplTold {
  /** The answer, as JSON; or the verdict where there was none. */
  readonly answer: { readonly json: unknown } | Failed;
  /** Lines that were put before the question's text, and are counted in the answer's positions. */
  readonly linesBefore: number;
  readonly runMilliseconds: number;
  readonly queueMilliseconds: number;
}

/** `E`: why no answer can be had at all. */
export interface ReplJudgeOptions<E> {
  /** Asks about `text` where `header` has been elaborated; null: the verifier's own header. */
  readonly ask: (header: string | null, text: string) => Effect.Effect<ReplTold, E>;
  /** Whether Lean has to be asked for reports on each theorem (`stp repl` tells by itself). */
  readonly reports: boolean;
  readonly allowedAxioms: ReadonlyArray<string>;
  /** Checks further what the REPL accepted; the verdict that then stands. */
  readonly confirm?: (request: VerifyRequest, pin: Pin, verdict: Verdict) => Effect.Effect<Verdict, E>;
}

/** Statements whose types are remembered. */
const REMEMBERED_STATEMENTS = 20_000;

/** What was judged without asking. */
const notAsked = (verdict: Verdict): Judgement => ({ verdict, runMilliseconds: 0, queueMilliseconds: 0 });

const isQuestion = (question: ReplQuestion | Failed): question is ReplQuestion => "asked" in question;
const isPin = (pin: Pin | Failed): pin is Pin => "type" in pin;
const keyOf = ({ header, text }: StatementText): string => JSON.stringify([header, text]);

/** What was asked, in the lines in which the answer counts. */
const askedWith = ({ asked }: ReplQuestion, { linesBefore }: ReplTold): Asked => ({
  ...asked,
  lines: asked.lines + linesBefore,
});

const isFailed = (answer: ReplAnswer | Failed): answer is Failed => "_tag" in answer;

const answerOf = ({ answer }: ReplTold): ReplAnswer | Failed => {
  if ("_tag" in answer) return answer;
  const message = `the REPL's answer is of no known form: ${JSON.stringify(answer.json).slice(0, 200)}`;
  return replAnswer(answer.json) ?? { _tag: "crashed", message };
};

/** Judges proofs and statements, in their order. */
export const makeReplJudge = <E>({ allowedAxioms, ask, confirm, reports }: ReplJudgeOptions<E>) => {
  const pins = new NewestMap<string, Pin | Failed>(REMEMBERED_STATEMENTS);

  const pinOf = (statement: StatementText): Effect.Effect<Pin | Failed, E> => {
    const question = statementQuestion(statement, reports);
    if (!isQuestion(question)) return Effect.succeed(question);
    return Effect.map(ask(statement.header, question.text), (told) => {
      const answer = answerOf(told);
      return isFailed(answer) ? answer : readStatementAnswer(answer, askedWith(question, told));
    });
  };

  /** The type of each statement, or why it has none, in order; each different one is asked about once. */
  const pinAll = (statements: ReadonlyArray<StatementText>): Effect.Effect<ReadonlyArray<Pin | Failed>, E> => {
    const unknown = new Map(statements.map((statement) => [keyOf(statement), statement]));
    for (const key of unknown.keys()) if (pins.get(key) !== undefined) unknown.delete(key);
    const asked = Effect.forEach(
      unknown,
      ([key, statement]) => Effect.map(pinOf(statement), (pin) => [key, pin] as const),
      { concurrency: "unbounded" },
    );
    return Effect.map(asked, (found) => {
      const fresh = new Map(found);
      const all = statements.map((statement) => {
        const key = keyOf(statement);
        return fresh.get(key) ?? (pins.get(key) as Pin | Failed);
      });
      // What was undecided is asked again the next time.
      for (const [key, pin] of found)
        if (isPin(pin) || pin._tag === "rejected" || pin._tag === "unsupported") pins.set(key, pin);
      return all;
    });
  };

  const judge = (request: VerifyRequest, pin: Pin | Failed): Effect.Effect<Judgement, E> => {
    const question = attemptQuestion(request.statement, request.proof, reports);
    if (!isQuestion(question)) return Effect.succeed(notAsked(question));
    if (!isPin(pin)) return Effect.succeed(notAsked(pin));
    return Effect.flatMap(ask(request.statement.header, question.text), (told) => {
      const { queueMilliseconds, runMilliseconds } = told;
      const answer = answerOf(told);
      const verdict = isFailed(answer)
        ? answer
        : readAttemptAnswer(answer, askedWith(question, told), pin, allowedAxioms, "repl");
      const judgement = { verdict, runMilliseconds, queueMilliseconds };
      if (confirm === undefined || verdict._tag !== "accepted") return Effect.succeed(judgement);
      return Effect.map(confirm(request, pin, verdict), (confirmed) => ({ ...judgement, verdict: confirmed }));
    });
  };

  return {
    verify: (requests: ReadonlyArray<VerifyRequest>): Effect.Effect<ReadonlyArray<Judgement>, E> =>
      Effect.flatMap(pinAll(requests.map(({ statement }) => statement)), (found) =>
        Effect.forEach(requests, (request, index) => judge(request, found[index] as Pin | Failed), {
          concurrency: "unbounded",
        }),
      ),
    checkStatements: (statements: ReadonlyArray<StatementText>): Effect.Effect<ReadonlyArray<StatementCheck>, E> =>
      Effect.map(pinAll(statements), (found) =>
        found.map((pin) => {
          if (isPin(pin)) return { _tag: "elaborated" };
          return { _tag: pin._tag === "rejected" ? "rejected" : "unsupported", message: pin.message };
        }),
      ),
  };
};
