/**
 * The verifier behind a Kimina Lean Server. Questions that wait are sent together; a text that the server could not check
 * is sent once more, alone. What is believed of an answer is what `src/lean-protocol/repl-judge.ts` believes of any REPL's:
 * the server's own verdict (`valid`) is not looked at.
 */
import { Deferred, Effect, Layer, Queue, Schedule } from "effect";
import type { Experiment } from "../../domain/index.ts";
import { type Failed, makeReplJudge, type ReplTold } from "../../lean-protocol/index.ts";
import { Verifier, VerifierError } from "../../services/index.ts";
import { type KiminaClient, type KiminaFailure, makeKiminaClient, type SnippetAnswer } from "./kimina-client.ts";
import type { KiminaVerifierSettings } from "./settings.ts";

interface Told {
  readonly answer: SnippetAnswer;
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Waiting {
  readonly code: string;
  readonly queuedAt: number;
  readonly told: Deferred.Deferred<Told, VerifierError>;
  isWanted: boolean;
}

interface Limits {
  /** Seconds for each text. */
  readonly timeout: number;
  readonly tries: number;
  /** Under which the server is known to check. */
  readonly header: string;
}

const crashed = (message: string): Failed => ({ _tag: "crashed", message });

const verdictOf = (error: string): Failed =>
  /timed out/i.test(error) ? { _tag: "timeout", message: error } : crashed(`given up after two tries: ${error}`);

const serverError = ({ message }: Pick<KiminaFailure, "message">) =>
  new VerifierError({
    reason: "start",
    message: `verifier.url: expected a Kimina Lean Server that answers, found ${message}`,
  });

/** From one second to ten. */
const pauses = Schedule.min([Schedule.exponential("1 second"), Schedule.spaced("10 seconds")]).pipe(Schedule.jittered);

/** Sends texts until they are answered; waits longer each time, and gives up after `tries`. */
const persistently = (check: KiminaClient, codes: ReadonlyArray<string>, { timeout, tries }: Limits) =>
  Effect.retry(check(codes, timeout), {
    schedule: pauses,
    times: tries - 1,
    while: ({ kind }) => kind !== "refused",
  });

/** What no server that works refuses. */
const probe = (header: string): string => `${header}\nexample : True := trivial`;

/**
 * Sends one text alone. Where the server fails over it, but not over the probe, it is the text that cannot be checked.
 */
const checkAlone = Effect.fnUntraced(function* (check: KiminaClient, code: string, limits: Limits) {
  const result = yield* Effect.result(persistently(check, [code], limits));
  if (result._tag === "Success") return result.success[0] as SnippetAnswer;
  const { failure } = result;
  if (failure.kind !== "broken") return yield* failure;
  const isAlive = yield* Effect.isSuccess(check([probe(limits.header)], limits.timeout));
  return isAlive ? { error: failure.message } : yield* failure;
});

/** Answers to a batch; where the server fails over the whole of it, each text is sent alone, so that one costs one. */
const checkBatch = Effect.fnUntraced(function* (check: KiminaClient, codes: ReadonlyArray<string>, limits: Limits) {
  const whole = yield* Effect.result(persistently(check, codes, limits));
  if (whole._tag === "Failure" && whole.failure.kind !== "broken") return yield* whole.failure;
  const answers: ReadonlyArray<SnippetAnswer | null> = whole._tag === "Success" ? whole.success : codes.map(() => null);
  return yield* Effect.forEach(answers, (answer, index) => {
    const isFinal = answer !== null && ("json" in answer || /timed out/i.test(answer.error));
    return isFinal ? Effect.succeed(answer) : checkAlone(check, codes[index] as string, limits);
  });
});

/** A server that is not there is found out before anything is sampled for it. */
const greet = (check: KiminaClient, limits: Limits) =>
  persistently(check, [probe(limits.header)], limits).pipe(
    Effect.mapError(serverError),
    Effect.filterOrFail(
      ([answer]) => answer !== undefined && "json" in answer,
      ([answer]) =>
        serverError({
          message: `a first proof was not checked: ${answer !== undefined && "error" in answer ? answer.error : "no answer"}`,
        }),
    ),
  );

/** The verifier of an experiment over a Kimina server. */
export const layerVerifier = (experiment: Experiment, settings: KiminaVerifierSettings) =>
  Layer.effect(
    Verifier,
    Effect.gen(function* () {
      const check = yield* makeKiminaClient(settings);
      const { allowedAxioms, batch, environment, requests, tries } = settings;
      const timeout = Math.max(1, Math.ceil(experiment.verify.timeoutSeconds));
      const ownHeader = settings.header ?? experiment.prompt.defaultHeader;
      const limits = { timeout, tries, header: ownHeader };
      yield* greet(check, limits);
      const queue = yield* Queue.unbounded<Waiting>();
      const sendNext = Effect.gen(function* () {
        const waiting = (yield* Queue.takeBetween(queue, 1, batch)).filter(({ isWanted }) => isWanted);
        if (waiting.length === 0) return;
        const startedAt = performance.now();
        const result = yield* Effect.result(
          checkBatch(
            check,
            waiting.map(({ code }) => code),
            limits,
          ),
        );
        const endedAt = performance.now();
        yield* Effect.forEach(waiting, ({ told }, index) =>
          result._tag === "Failure"
            ? Deferred.fail(told, serverError(result.failure))
            : Deferred.succeed(told, { answer: result.success[index] as SnippetAnswer, startedAt, endedAt }),
        );
      });
      for (let i = 0; i < requests; i++) yield* Effect.forkScoped(Effect.forever(sendNext));

      const ask = Effect.fnUntraced(function* (given: string | null, text: string) {
        const header = given ?? ownHeader;
        const before = header === "" || header.endsWith("\n") ? header : `${header}\n`;
        const told = yield* Deferred.make<Told, VerifierError>();
        const waiting: Waiting = { code: `${before}${text}`, queuedAt: performance.now(), told, isWanted: true };
        yield* Queue.offer(queue, waiting);
        const { answer, endedAt, startedAt } = yield* Deferred.await(told).pipe(
          Effect.onInterrupt(() =>
            Effect.sync(() => {
              waiting.isWanted = false;
            }),
          ),
        );
        return {
          answer: "json" in answer ? answer : verdictOf(answer.error),
          linesBefore: before.split("\n").length - 1,
          runMilliseconds: endedAt - startedAt,
          queueMilliseconds: startedAt - waiting.queuedAt,
        } satisfies ReplTold;
      });
      return Verifier.of({ environment, ...makeReplJudge({ ask, reports: true, allowedAxioms }) });
    }),
  );
