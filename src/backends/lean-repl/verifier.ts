/**
 * The verifier behind REPL processes on this machine, of real Lean or of this program (`stp repl`): what is asked, and
 * how answers are read, is in `src/lean-protocol/repl-judge.ts`; this is how the processes are started and bounded.
 */
import { availableParallelism, totalmem } from "node:os";
import path from "node:path";
import { Effect, Layer } from "effect";
import type { Experiment } from "../../domain/index.ts";
import {
  type Failed,
  type FollowUps,
  makeReplChecker,
  makeReplJudge,
  makeReplTactics,
  makeReplTracer,
  type ReplToldOn,
  replAnswer,
} from "../../lean-protocol/index.ts";
import { foreignHeaderLine } from "../../lean-text/index.ts";
import { PROGRAM_FOLDER } from "../../machine/index.ts";
import { Verifier, VerifierError } from "../../services/index.ts";
import { replCommand } from "./command.ts";
import { confine } from "./confine.ts";
import { makeConfirm } from "./confirm.ts";
import { environmentOf } from "./environment.ts";
import { makeLeanExporter, makeReplExporter } from "./exporters.ts";
import { type Limits, type PoolReply, type Question, ReplPool, type Told } from "./repl-pool.ts";
import type { LeanReplVerifierSettings } from "./settings.ts";

const MEGABYTE = 2 ** 20;

/** The Lake project that comes with this program. */
export const OWN_WORKSPACE = path.join(PROGRAM_FOLDER, "lean-workspace");

/** The settings with every default put in. */
const resolved = (experiment: Experiment, settings: LeanReplVerifierSettings) => {
  const budget = settings.memoryBudgetMegabytes ?? Math.floor((totalmem() / MEGABYTE) * 0.75);
  const wanted = settings.processes === 0 ? availableParallelism() : settings.processes;
  const usual = experiment.verify.memoryMegabytes;
  // Processes that were asked for by number share the budget; as many as there are cores only come where it has room.
  const share = settings.processes === 0 ? usual : Math.min(usual, Math.floor(budget / wanted));
  const perProcess = settings.memoryPerProcessMegabytes ?? share;
  const milliseconds = experiment.verify.timeoutSeconds * 1000;
  const retryMilliseconds = (settings.retryTimeoutSeconds ?? experiment.verify.timeoutSeconds) * 1000;
  const workspace = settings.workspace ?? OWN_WORKSPACE;
  return {
    ...settings,
    workspace,
    // A command of one's own runs where this program does, unless it is told where.
    folder: settings.command === null ? workspace : (settings.workspace ?? process.cwd()),
    header: settings.header ?? experiment.prompt.defaultHeader,
    size: Math.max(1, Math.min(wanted, Math.floor(budget / perProcess))),
    recycleAtMegabytes: settings.recycleAtMegabytes ?? perProcess * 0.75,
    limits: { milliseconds, megabytes: perProcess } satisfies Limits,
    retryLimits: {
      milliseconds: retryMilliseconds,
      megabytes: settings.retryMegabytes ?? Math.min(2 * perProcess, Math.max(budget, perProcess)),
    } satisfies Limits,
    budget,
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
const askPool = (pool: ReplPool, question: Question) =>
  Effect.callback<Told, VerifierError>((resume) => {
    const { withdraw } = pool.ask(question, (told) => {
      const { reply } = told;
      if (reply._tag !== "failed" || reply.reason !== "start") return resume(Effect.succeed(told));
      const message = `the REPL does not start: ${reply.detail}`;
      resume(Effect.fail(new VerifierError({ reason: "start", message })));
    });
    return Effect.sync(withdraw);
  });

/**
 * Asks; what ran out of time or memory is asked once more, alone, but for what has a limit of its own, in seconds.
 */
const makeAsk =
  (pool: ReplPool, settings: Resolved, isOwn: boolean) =>
  (given: string | null, request: object, followUps: FollowUps = () => [].values(), seconds: number | null = null) => {
    const { retryLimits } = settings;
    const limits = seconds === null ? settings.limits : { ...settings.limits, milliseconds: seconds * 1000 };
    const retryUndecided = seconds === null && settings.retryUndecided;
    const written = given ?? settings.header;
    // This program's REPL has one library: it knows no `import`, and needs no other line of a header.
    const header = isOwn && foreignHeaderLine(written) === null ? "" : written;
    const first = askPool(pool, { header, request, followUps, limits, alone: false });
    const last = !retryUndecided
      ? first
      : Effect.flatMap(first, (told) => {
          const { reply } = told;
          const isSpent = reply._tag === "failed" && (reply.reason === "timeout" || reply.reason === "memory");
          if (!isSpent) return Effect.succeed(told);
          return askPool(pool, { header, request, followUps, limits: retryLimits, alone: true });
        });
    return Effect.map(last, ({ queueMilliseconds, reply, runMilliseconds }): ReplToldOn => {
      const isAnswer = reply._tag === "json";
      const answer = isAnswer ? { json: reply.json } : undecided(reply);
      const followed = isAnswer ? (reply.followed ?? []) : [];
      return { answer, followed, linesBefore: 0, queueMilliseconds, runMilliseconds };
    });
  };

/** The REPL that a workspace has built, in the environment of its packages. */
const WORKSPACE_COMMAND = ["lake", "env", ".lake/packages/REPL/.lake/build/bin/repl"];

/** The verifier of an experiment over REPL processes, which end with its scope. */
export const layerVerifier = (experiment: Experiment, given: LeanReplVerifierSettings) =>
  Layer.effect(
    Verifier,
    Effect.gen(function* () {
      const settings = resolved(experiment, given);
      const environment = yield* environmentOf(settings);
      const words = settings.command ?? WORKSPACE_COMMAND;
      const plain = yield* replCommand(words, settings.folder, settings.startSeconds);
      const confined = yield* confine(plain, {
        mode: settings.sandbox,
        readable: settings.readable,
        megabytes: Math.max(settings.limits.megabytes, settings.retryLimits.megabytes),
      });
      const { budget, healthSeconds, recycleAfterUses, recycleAtMegabytes, size, startSeconds } = settings;
      const pool = yield* Effect.acquireRelease(
        Effect.sync(
          () =>
            new ReplPool({
              command: confined(plain),
              size,
              startMilliseconds: startSeconds * 1000,
              recycleAfterUses,
              recycleAtMegabytes,
              healthMilliseconds: healthSeconds === null ? null : healthSeconds * 1000,
              budgetMegabytes: budget,
            }),
        ),
        (opened) => Effect.promise(() => opened.close()),
      );
      // This program's own REPL tells what a theorem rests on; Lean has to be asked.
      const isOwn = settings.command?.[0] === "stp";
      const ask = makeAsk(pool, settings, isOwn);
      const exporter = isOwn
        ? makeReplExporter(ask)
        : makeLeanExporter({
            confined,
            environment: plain.environment,
            workspace: settings.workspace,
            ownHeader: settings.header,
            seconds: startSeconds + settings.limits.milliseconds / 1000,
          });
      const { allowedAxioms, kernelCommand, level } = settings;
      const confirm = makeConfirm({
        allowedAxioms,
        kernelCommand,
        level,
        export: exporter,
        kernelSeconds: startSeconds + settings.retryLimits.milliseconds / 1000,
      });
      const judge = makeReplJudge({
        ask: (header, text) => ask(header, { cmd: text, gc: true, declarations: true }),
        reports: !isOwn,
        allowedAxioms,
        ...(level === "repl" ? {} : { confirm }),
      });
      const check = makeReplChecker(({ header, text }, { seconds }) =>
        ask(header, { cmd: text, gc: true }, undefined, seconds),
      );
      return Verifier.of({
        environment,
        ...judge,
        trace: makeReplTracer({ ask, verify: judge.verify }),
        tryTactics: makeReplTactics({ ask }),
        check,
      });
    }),
  );
