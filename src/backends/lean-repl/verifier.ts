/**
 * The verifier behind REPL processes. Each statement is elaborated once, closed by `sorry`, before any attempt at it is
 * seen: the type that it then has is what every attempt has to prove. What comes back is read by `src/domain`.
 */
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { Effect, Layer } from "effect";
import {
  attemptQuestion,
  type Experiment,
  type Failed,
  type Judgement,
  type LeanReplVerifierSettings,
  type Pin,
  type ReplQuestion,
  readAttemptAnswer,
  readStatementAnswer,
  replAnswer,
  statementQuestion,
  type Verdict,
} from "../../domain/index.ts";
import { type StatementCheck, Verifier, VerifierError, type VerifyRequest } from "../../services/index.ts";
import { PROGRAM_FOLDER, replCommand } from "./command.ts";
import { confine } from "./confine.ts";
import { environmentOf } from "./environment.ts";
import { type Limits, type PoolReply, ReplPool, type Told } from "./repl-pool.ts";

type StatementText = VerifyRequest["statement"];

/** Types of statements that are remembered. */
const REMEMBERED_STATEMENTS = 20_000;

const MEGABYTE = 2 ** 20;

/** The settings with every default put in. */
const resolved = (experiment: Experiment, settings: LeanReplVerifierSettings) => {
  const perProcess = settings.memoryPerProcessMegabytes ?? experiment.verify.memoryMegabytes;
  const budget = settings.memoryBudgetMegabytes ?? Math.floor((totalmem() / MEGABYTE) * 0.75);
  const wanted = settings.processes === 0 ? availableParallelism() : settings.processes;
  const milliseconds = experiment.verify.timeoutSeconds * 1000;
  const retryMilliseconds = (settings.retryTimeoutSeconds ?? experiment.verify.timeoutSeconds) * 1000;
  const workspace = settings.workspace ?? path.join(PROGRAM_FOLDER, "lean-workspace");
  return {
    ...settings,
    workspace,
    // A command of one's own runs where this program does, unless it is told where.
    folder: settings.command === null ? workspace : (settings.workspace ?? process.cwd()),
    header: settings.header ?? experiment.prompt.defaultHeader,
    size: Math.max(1, Math.min(wanted, Math.floor(budget / perProcess))),
    recycleAtMegabytes: settings.recycleAtMegabytes ?? perProcess * 0.75,
    limits: { milliseconds, megabytes: perProcess } satisfies Limits,
    retryLimits: { milliseconds: retryMilliseconds, megabytes: settings.retryMegabytes ?? budget } satisfies Limits,
  };
};
type Resolved = ReturnType<typeof resolved>;

const undecided = (reply: Exclude<PoolReply, { readonly _tag: "json" }>): Failed => {
  if (reply._tag === "header") {
    const { message, messages = [] } = replAnswer(reply.json) ?? {};
    const said = message ?? messages.find(({ severity }) => severity === "error")?.data ?? JSON.stringify(reply.json);
    return { _tag: "unsupported", construct: "header", message: `the header is not accepted: ${said}` };
  }
  const { detail, reason } = reply;
  if (reason === "timeout" || reason === "memory") return { _tag: reason, message: detail };
  return { _tag: "crashed", message: `given up after two processes: ${detail}` };
};

/** Asks the pool; only where no process comes up at all there is no answer. */
const askPool = (pool: ReplPool, header: string, text: string, limits: Limits, alone: boolean) =>
  Effect.callback<Told, VerifierError>((resume) => {
    const request = { cmd: text, gc: true, declarations: true };
    const { withdraw } = pool.ask({ header, request, limits, alone }, (told) => {
      const { reply } = told;
      if (reply._tag !== "failed" || reply.reason !== "start") return resume(Effect.succeed(told));
      const message = `the REPL does not start: ${reply.detail}`;
      resume(Effect.fail(new VerifierError({ reason: "start", message, isRetryable: false })));
    });
    return Effect.sync(withdraw);
  });

/** What was judged without asking. */
const notAsked = (verdict: Verdict): Judgement => ({ verdict, runMilliseconds: 0, queueMilliseconds: 0 });

const isQuestion = (question: ReplQuestion | Failed): question is ReplQuestion => "asked" in question;
const isPin = (pin: Pin | Failed): pin is Pin => "type" in pin;

class Judge {
  private readonly pool: ReplPool;
  private readonly settings: Resolved;
  private readonly reports: boolean;
  private readonly pins = new Map<string, Pin | Failed>();

  constructor(pool: ReplPool, settings: Resolved) {
    this.pool = pool;
    this.settings = settings;
    // This program's own REPL tells what a theorem rests on; Lean has to be asked.
    this.reports = settings.command?.[0] !== "stp";
  }

  readonly verify = Effect.fn("leanRepl.verify")(function* (this: Judge, requests: ReadonlyArray<VerifyRequest>) {
    const pins = yield* this.pinAll(requests.map(({ statement }) => statement));
    return yield* Effect.forEach(requests, (request, index) => this.judge(request, pins[index] as Pin | Failed), {
      concurrency: "unbounded",
    });
  });

  readonly checkStatements = Effect.fn("leanRepl.checkStatements")(function* (
    this: Judge,
    statements: ReadonlyArray<StatementText>,
  ) {
    const pins = yield* this.pinAll(statements);
    return pins.map((pin): StatementCheck => {
      if (isPin(pin)) return { _tag: "elaborated" };
      return { _tag: pin._tag === "rejected" ? "rejected" : "unsupported", message: pin.message };
    });
  });

  /** The type of each statement, or why it has none, in order; each different one is asked about once. */
  private pinAll(statements: ReadonlyArray<StatementText>): Effect.Effect<ReadonlyArray<Pin | Failed>, VerifierError> {
    const keyOf = ({ header, text }: StatementText) => JSON.stringify([header, text]);
    const unknown = new Map(statements.map((statement) => [keyOf(statement), statement]));
    for (const key of unknown.keys()) if (this.pins.has(key)) unknown.delete(key);
    const ask = Effect.forEach(
      unknown,
      ([key, statement]) => Effect.map(this.pin(statement), (pin) => [key, pin] as const),
      { concurrency: "unbounded" },
    );
    return Effect.map(ask, (asked) => {
      const fresh = new Map(asked);
      const pins = statements.map((statement) => {
        const key = keyOf(statement);
        return fresh.get(key) ?? (this.pins.get(key) as Pin | Failed);
      });
      for (const [key, pin] of asked) this.remember(key, pin);
      return pins;
    });
  }

  /** What was undecided is asked again the next time. */
  private remember(key: string, pin: Pin | Failed): void {
    if (!isPin(pin) && pin._tag !== "rejected" && pin._tag !== "unsupported") return;
    this.pins.set(key, pin);
    const [oldest] = this.pins.keys();
    if (this.pins.size > REMEMBERED_STATEMENTS && oldest !== undefined) this.pins.delete(oldest);
  }

  private pin(statement: StatementText): Effect.Effect<Pin | Failed, VerifierError> {
    const question = statementQuestion(statement, this.reports);
    if (!isQuestion(question)) return Effect.succeed(question);
    return Effect.map(this.ask(statement, question), ({ reply }) => {
      if (reply._tag !== "json") return undecided(reply);
      const answer = replAnswer(reply.json);
      return answer === null ? noAnswer(reply.json) : readStatementAnswer(answer, question.asked);
    });
  }

  private judge(request: VerifyRequest, pin: Pin | Failed): Effect.Effect<Judgement, VerifierError> {
    const question = attemptQuestion(request.statement, request.proof, this.reports);
    if (!isQuestion(question)) return Effect.succeed(notAsked(question));
    if (!isPin(pin)) return Effect.succeed(notAsked(pin));
    return Effect.map(this.ask(request.statement, question), ({ reply, ...times }) => {
      const { allowedAxioms } = this.settings;
      if (reply._tag !== "json") return { verdict: undecided(reply), ...times };
      const answer = replAnswer(reply.json);
      const verdict =
        answer === null ? noAnswer(reply.json) : readAttemptAnswer(answer, question.asked, pin, allowedAxioms, "repl");
      return { verdict, ...times };
    });
  }

  /** Asks; what ran out of time or memory is asked once more, alone. */
  private ask({ header }: StatementText, { text }: ReplQuestion): Effect.Effect<Told, VerifierError> {
    const { limits, retryLimits, retryUndecided, header: ownHeader } = this.settings;
    const first = askPool(this.pool, header ?? ownHeader, text, limits, false);
    if (!retryUndecided) return first;
    return Effect.flatMap(first, (told) => {
      const { reply } = told;
      const isSpent = reply._tag === "failed" && (reply.reason === "timeout" || reply.reason === "memory");
      return isSpent ? askPool(this.pool, header ?? ownHeader, text, retryLimits, true) : Effect.succeed(told);
    });
  }
}

const noAnswer = (json: unknown): Failed => ({
  _tag: "crashed",
  message: `the REPL's answer is of no known form: ${JSON.stringify(json).slice(0, 200)}`,
});

/** The REPL that a workspace has built, in the environment of its packages. */
const WORKSPACE_COMMAND = ["lake", "env", ".lake/packages/repl/.lake/build/bin/repl"];

/** The verifier of an experiment over REPL processes, which end with its scope. */
export const layerVerifier = (experiment: Experiment, given: LeanReplVerifierSettings) =>
  Layer.effect(
    Verifier,
    Effect.gen(function* () {
      const settings = resolved(experiment, given);
      if (settings.level !== "repl")
        return yield* new VerifierError({
          reason: "start",
          message: 'only verifier.level = "repl" is served so far',
          isRetryable: false,
        });
      const environment = yield* environmentOf(settings);
      const words = settings.command ?? WORKSPACE_COMMAND;
      const plain = yield* replCommand(words, settings.folder, settings.startSeconds);
      const command = yield* confine(plain, {
        mode: settings.sandbox,
        readable: settings.readable,
        megabytes: Math.max(settings.limits.megabytes, settings.retryLimits.megabytes),
      });
      const { recycleAfterUses, recycleAtMegabytes, size, startSeconds } = settings;
      const pool = yield* Effect.acquireRelease(
        Effect.sync(
          () =>
            new ReplPool({
              command,
              size,
              startMilliseconds: startSeconds * 1000,
              recycleAfterUses,
              recycleAtMegabytes,
            }),
        ),
        (opened) => Effect.promise(() => opened.close()),
      );
      const judge = new Judge(pool, settings);
      return Verifier.of({
        environment,
        verify: (requests) => judge.verify(requests),
        checkStatements: (statements) => judge.checkStatements(statements),
      });
    }),
  );
