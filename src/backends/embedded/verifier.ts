/**
 * The embedded verifier: elaborator and kernel of `src/lean` in worker threads. It judges text alone. Fuel bounds an
 * attempt; the wall-clock limit, of each attempt, only ends what fuel does not count, and says nothing about the proof.
 */
import { Effect, Layer } from "effect";
import {
  type CheckAnswer,
  type CheckLimits,
  type CheckRequest,
  type Experiment,
  inChunks,
  type Judgement,
  type StatementCheck,
  type TacticRequest,
  type Traced,
  type TriedTactics,
  type VerifyRequest,
} from "../../domain/index.ts";
import { Verifier } from "../../services/index.ts";
import { environmentDigest } from "./environment.ts";
import type { TaskFailure } from "./worker-pool.ts";
import { EmbeddedWorkers, undecidedVerdict } from "./workers.ts";

/** Attempts sent to a worker at a time; they are cut between statements where that is possible. */
const ATTEMPTS_A_TASK = 48;
const STATEMENTS_A_TASK = 64;
const STATES_A_TASK = 8;

/** Cuts requests into runs of at most `size`, keeping neighbours with the same statement together where they fit. */
export const tasksOf = (
  requests: ReadonlyArray<VerifyRequest>,
  size: number,
): ReadonlyArray<ReadonlyArray<VerifyRequest>> => {
  const tasks: Array<Array<VerifyRequest>> = [];
  for (let first = 0; first < requests.length; ) {
    let end = first + 1;
    while (end < requests.length && requests[end]!.statement.text === requests[first]!.statement.text) end++;
    for (let from = first; from < end; from += size) {
      const group = requests.slice(from, Math.min(end, from + size));
      const last = tasks.at(-1);
      if (last !== undefined && last.length + group.length <= size) last.push(...group);
      else tasks.push(group);
    }
    first = end;
  }
  return tasks;
};

const crash = (failure: TaskFailure): Judgement => ({
  verdict: undecidedVerdict(failure),
  runMilliseconds: 0,
  queueMilliseconds: 0,
});

/**
 * Runs a task over some items. A task that fails is done again one item at a time, so that only an item that fails again,
 * alone and on a fresh worker, goes without an answer.
 */
const isolated =
  <A, B>(
    run: (items: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<B>, TaskFailure>,
    failed: (why: TaskFailure) => B,
  ) =>
  (items: ReadonlyArray<A>): Effect.Effect<ReadonlyArray<B>> =>
    Effect.catchTag(run(items), "TaskFailure", () =>
      Effect.map(
        Effect.forEach(items, (item) =>
          Effect.catchTag(run([item]), "TaskFailure", (why) => Effect.succeed([failed(why)])),
        ),
        (lists) => lists.flat(),
      ),
    );

/** The verifier with the limits of an experiment. */
export const layerVerifier = (settings: {
  readonly fuel: number | null;
  readonly timeoutSeconds: Experiment["verify"]["timeoutSeconds"];
}) =>
  Layer.effect(
    Verifier,
    Effect.gen(function* () {
      const workers = yield* EmbeddedWorkers;
      const environment = yield* environmentDigest;
      const deadline = settings.timeoutSeconds * 1000;
      const judge = isolated(
        (requests: ReadonlyArray<VerifyRequest>) =>
          Effect.map(
            workers.run("judgeProofs", { requests, fuel: settings.fuel }, deadline),
            ({ output, queueMilliseconds }) => output.map((judged) => ({ ...judged, queueMilliseconds })),
          ),
        crash,
      );
      const check = isolated(
        (statements: ReadonlyArray<VerifyRequest["statement"]>) =>
          Effect.map(workers.run("checkStatements", statements, deadline), ({ output }) => output),
        (why): StatementCheck => ({ _tag: "unsupported", message: why.message }),
      );
      const trace = isolated(
        (requests: ReadonlyArray<VerifyRequest>) =>
          Effect.map(workers.run("traceProofs", { requests, fuel: settings.fuel }, deadline), ({ output }) => output),
        (why): Traced => ({ _tag: "untraced", reason: why.message }),
      );
      const attempt = isolated(
        (requests: ReadonlyArray<TacticRequest>) =>
          Effect.map(workers.run("tryTactics", { requests, fuel: settings.fuel }, deadline), ({ output }) => output),
        (why): TriedTactics => ({ _tag: "unopened", reason: why.message }),
      );
      const checkAll = (requests: ReadonlyArray<CheckRequest>, { seconds }: CheckLimits) => {
        const run = (task: ReadonlyArray<CheckRequest>) =>
          Effect.map(
            workers.run("checkTexts", { requests: task, fuel: settings.fuel }, seconds * 1000),
            ({ output }) => output,
          );
        return inChunks(
          requests,
          ATTEMPTS_A_TASK,
          isolated(run, (why): CheckAnswer => {
            const { _tag: reason, message } = undecidedVerdict(why);
            return { _tag: "unanswered", reason, message };
          }),
        );
      };
      const inTasks = <A>(
        requests: ReadonlyArray<VerifyRequest>,
        work: (task: ReadonlyArray<VerifyRequest>) => Effect.Effect<ReadonlyArray<A>>,
      ): Effect.Effect<ReadonlyArray<A>> =>
        Effect.map(Effect.forEach(tasksOf(requests, ATTEMPTS_A_TASK), work, { concurrency: "unbounded" }), (parts) =>
          parts.flat(),
        );
      return Verifier.of({
        environment,
        verify: Effect.fn("embedded.verify")((requests) => inTasks(requests, judge)),
        tryTactics: (requests) => inChunks(requests, STATES_A_TASK, attempt),
        trace: (requests) => inTasks(requests, trace),
        check: checkAll,
        checkStatements: (statements) => inChunks(statements, STATEMENTS_A_TASK, check),
      });
    }),
  );
