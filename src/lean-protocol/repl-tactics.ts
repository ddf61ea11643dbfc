/**
 * Tactic mode of a REPL: a statement closed by `sorry` gives the first state, a tactic on a state another. Every question
 * begins at its statement, so that it may go to any process, and one that dies takes nothing with it but its question.
 * Source: leanprover-community/repl.
 */
import { Effect, Option, Schema } from "effect";
import { proofState, type TacticRequest, type TacticResult, type TriedTactics } from "../domain/index.ts";
import { failedVerdict, replAnswer } from "./repl-answer.ts";
import { type FollowUps, statementQuestion } from "./repl-question.ts";
import type { ReplToldOn } from "./repl-trace.ts";
import { screenProof } from "./screening.ts";

const OpenedSorry = Schema.Struct({ proofState: Schema.NullOr(Schema.Int), goal: Schema.String });

const StepAnswer = Schema.Struct({
  message: Schema.optionalKey(Schema.String),
  proofState: Schema.optionalKey(Schema.Int),
  goals: Schema.optionalKey(Schema.Array(Schema.String)),
  proofStatus: Schema.optionalKey(Schema.String),
  messages: Schema.optionalKey(Schema.Array(Schema.Struct({ severity: Schema.String, data: Schema.String }))),
  sorries: Schema.optionalKey(Schema.Array(Schema.Unknown)),
});

const readSorry = Schema.decodeUnknownOption(OpenedSorry);
const readStepAnswer = Schema.decodeUnknownOption(StepAnswer);

/** The state of a statement that was closed by `sorry`, or why there is none. */
const openedState = (json: unknown): { readonly number: number; readonly state: string } | string => {
  const answer = replAnswer(json);
  if (answer === null) return "the REPL's answer is of no known form";
  const { message, messages = [], sorries = [] } = answer;
  const error = message ?? messages.find(({ severity }) => severity === "error")?.data;
  if (error !== undefined) return error;
  const sorry = Option.getOrNull(readSorry(sorries[0]));
  if (sorry === null || sorry.proofState === null) return "the REPL has no proof state for the statement";
  return { number: sorry.proofState, state: proofState([sorry.goal]) };
};

const PREFIX = "Lean error:\n";

const refused = (message: string): TacticResult => {
  const data = message.startsWith(PREFIX) ? message.slice(PREFIX.length) : message;
  const { _tag, message: told } = failedVerdict(data);
  return { _tag: _tag === "rejected" ? "failed" : "undecided", message: told };
};

/** What a tactic came to, and the number of the state that it left. */
const readStep = (json: unknown): { readonly result: TacticResult; readonly number: number | null } => {
  const read = readStepAnswer(json);
  const none = (result: TacticResult) => ({ result, number: null });
  if (Option.isNone(read)) return none({ _tag: "undecided", message: "the REPL's answer is of no known form" });
  const { goals, message, messages = [], proofState: number, proofStatus = "Completed", sorries = [] } = read.value;
  const error = message ?? messages.find(({ severity }) => severity === "error")?.data;
  if (error !== undefined) return none(refused(error));
  if (goals === undefined || number === undefined)
    return none({ _tag: "undecided", message: "the REPL's answer tells no goals" });
  if (sorries.length > 0) return none({ _tag: "failed", message: "declaration uses `sorry`" });
  if (goals.length > 0) return { result: { _tag: "state", state: proofState(goals) }, number };
  return none(proofStatus === "Completed" ? { _tag: "proved" } : { _tag: "failed", message: proofStatus });
};

/** What is asked once the statement is open: the tactics before, one after the other, then each of the others on what they left. */
function* steps(json: unknown, { before, tactics }: TacticRequest): Generator<object, void, unknown> {
  const opened = openedState(json);
  if (typeof opened === "string") return;
  let { number } = opened;
  for (const tactic of before) {
    const step = readStep(yield { tactic, proofState: number });
    if (step.number === null) return;
    ({ number } = step);
  }
  for (const tactic of tactics) yield { tactic, proofState: number };
}

/** `E`: why no answer can be had at all. */
export interface ReplTacticsOptions<E> {
  /** Asks where `header` has been elaborated, then what follows on the answers. */
  readonly ask: (header: string | null, request: object, followUps: FollowUps) => Effect.Effect<ReplToldOn, E>;
}

/** Tries tactics on states, request by request. */
export const makeReplTactics = <E>({ ask }: ReplTacticsOptions<E>) => {
  const unopened = (reason: string): TriedTactics => ({ _tag: "unopened", reason });

  const askOnce = (request: TacticRequest, text: string): Effect.Effect<TriedTactics | { readonly lost: string }, E> =>
    Effect.map(
      ask(request.statement.header, { cmd: text }, (json) => steps(json, request)),
      ({ answer, followed }) => {
        if ("_tag" in answer) return { lost: answer.message };
        const opened = openedState(answer.json);
        if (typeof opened === "string") return unopened(opened);
        const answers = followed.map(readStep);
        const way = answers.slice(0, request.before.length).map(({ result }) => result);
        const last = way.at(-1);
        if (way.length < request.before.length || (last !== undefined && last._tag !== "state"))
          return unopened(last !== undefined && "message" in last ? last.message : "the tactics before leave no goal");
        return {
          _tag: "tried",
          state: last?.state ?? opened.state,
          results: answers.slice(request.before.length).map(({ result }) => result),
        };
      },
    );

  /** As `askOnce`; where a process was lost over several tactics each is asked by itself, so that only those to blame are undecided. */
  const askEach = Effect.fnUntraced(function* (request: TacticRequest, text: string) {
    const tried = yield* askOnce(request, text);
    if (!("lost" in tried)) return tried;
    if (request.tactics.length === 0) return unopened(tried.lost);
    const open = yield* askOnce({ ...request, tactics: [] }, text);
    if ("lost" in open || open._tag === "unopened") return "lost" in open ? unopened(open.lost) : open;
    const results = yield* Effect.forEach(request.tactics, (tactic) =>
      Effect.map(askOnce({ ...request, tactics: [tactic] }, text), (alone): TacticResult => {
        if ("lost" in alone) return { _tag: "undecided", message: alone.lost };
        return alone._tag === "tried" ? alone.results[0]! : { _tag: "undecided", message: alone.reason };
      }),
    );
    return { ...open, results };
  });

  const tryOne = Effect.fnUntraced(function* (request: TacticRequest) {
    const question = statementQuestion(request.statement, false);
    if ("_tag" in question) return unopened(question.message);
    const screened = request.tactics.map((tactic) => screenProof(request.statement.text, tactic));
    const asked = request.tactics.filter((_, i) => screened[i] === null);
    const tried = yield* askEach({ ...request, tactics: asked }, question.text);
    if (tried._tag === "unopened") return tried;
    let next = 0;
    const results = screened.map(
      (found): TacticResult =>
        found === null ? tried.results[next++]! : { _tag: "failed", message: `\`${found.construct}\` ${found.reason}` },
    );
    return { ...tried, results };
  });

  return (requests: ReadonlyArray<TacticRequest>): Effect.Effect<ReadonlyArray<TriedTactics>, E> =>
    Effect.forEach(requests, tryOne, { concurrency: "unbounded" });
};
