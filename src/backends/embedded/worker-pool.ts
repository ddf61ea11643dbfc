/**
 * A pool of worker threads that run named tasks. A task's result depends on its input alone, never on the worker or on
 * the order, so the size of the pool changes speed only.
 *
 * A worker that dies, throws, runs out of memory or overruns its deadline fails the task it had and is replaced by a
 * fresh one; nothing ever waits for it. An interrupted task that has begun takes its worker with it, since
 * synchronous work cannot be called back. All workers end with the scope.
 */
import { Worker } from "node:worker_threads";
import { Effect, Schema, type Scope } from "effect";

/** The tasks that a worker's entry file serves, by name. */
export type Tasks = Readonly<Record<string, (input: never, advance: () => void) => unknown>>;
export type TaskInput<T extends Tasks, Name extends keyof T> = Parameters<T[Name]>[0];
export type TaskOutput<T extends Tasks, Name extends keyof T> = ReturnType<T[Name]>;

/** What a worker is sent, and what it answers. */
export interface TaskMessage {
  readonly name: string;
  readonly input: unknown;
}
/** `advanced`: a part of the task is done, and the next has the deadline for itself. */
export type TaskReply =
  | { readonly output: unknown; readonly milliseconds: number }
  | { readonly thrown: string }
  | { readonly advanced: true };

/** A task did not end. */
export class TaskFailure extends Schema.TaggedError<TaskFailure>()("TaskFailure", {
  task: Schema.String,
  reason: Schema.Literals(["died", "threw", "memory", "deadline"]),
  detail: Schema.String,
}) {
  override get message() {
    return `worker task ${this.task}: ${this.reason}: ${this.detail}`;
  }
}

export interface TaskResult<Output> {
  readonly output: Output;
  /** Wall time in the worker, and of waiting for one. */
  readonly runMilliseconds: number;
  readonly queueMilliseconds: number;
}

export interface WorkerPool<T extends Tasks> {
  readonly size: number;
  /** Runs a task on a free worker, first come first served. The deadline is that of each part, from when the worker has it. */
  readonly run: <Name extends keyof T & string>(
    name: Name,
    input: TaskInput<T, Name>,
    deadlineMilliseconds?: number,
  ) => Effect.Effect<TaskResult<TaskOutput<T, Name>>, TaskFailure>;
}

/** Room for short-lived objects: elaboration makes many, and with Node's default a tenth of the time goes to collecting them. */
const YOUNG_GENERATION_MEGABYTES = 64;

interface Job {
  readonly message: TaskMessage;
  readonly deadlineMilliseconds: number | undefined;
  readonly queuedAt: number;
  readonly settle: (result: TaskResult<unknown> | TaskFailure) => void;
}

interface Seat {
  worker: Worker | null;
  job: Job | null;
  startedAt: number;
  timer: NodeJS.Timeout | null;
}

export interface PoolOptions {
  readonly size: number;
  /** The file that the workers run; it calls `serveTasks`. */
  readonly entry: URL;
  /** Heap limit of a worker; undefined: Node's own. */
  readonly memoryMegabytes?: number;
}

class Pool {
  private readonly seats: Array<Seat>;
  private readonly waiting: Array<Job> = [];
  private closed = false;
  private readonly options: PoolOptions;

  constructor(options: PoolOptions) {
    this.options = options;
    this.seats = Array.from({ length: options.size }, () => ({ worker: null, job: null, startedAt: 0, timer: null }));
  }

  submit(job: Job): void {
    this.waiting.push(job);
    this.dispatch();
  }

  /** Drops a job that is no longer wanted. */
  cancel(job: Job): void {
    const index = this.waiting.indexOf(job);
    if (index >= 0) {
      this.waiting.splice(index, 1);
      return;
    }
    const seat = this.seats.find((candidate) => candidate.job === job);
    if (seat !== undefined) {
      this.vacate(seat);
      this.dispatch();
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    this.waiting.length = 0;
    await Promise.all(this.seats.map((seat) => this.vacate(seat)));
  }

  private dispatch(): void {
    for (const seat of this.seats) {
      if (this.closed || this.waiting.length === 0) return;
      if (seat.job === null) this.start(seat, this.waiting.shift()!);
    }
  }

  private start(seat: Seat, job: Job): void {
    seat.worker ??= this.hire(seat);
    seat.job = job;
    seat.startedAt = performance.now();
    this.wind(seat, job);
    seat.worker.postMessage(job.message);
  }

  /** Starts the deadline, anew if it runs. */
  private wind(seat: Seat, { deadlineMilliseconds: limit }: Job): void {
    if (limit === undefined) return;
    if (seat.timer !== null) clearTimeout(seat.timer);
    seat.timer = setTimeout(() => this.fail(seat, "deadline", `no answer in ${limit} ms`), limit);
  }

  private hire(seat: Seat): Worker {
    const { entry, memoryMegabytes } = this.options;
    const worker = new Worker(entry, {
      resourceLimits: {
        maxYoungGenerationSizeMb: YOUNG_GENERATION_MEGABYTES,
        ...(memoryMegabytes === undefined ? {} : { maxOldGenerationSizeMb: memoryMegabytes }),
      },
    });
    const current = (then: () => void) => {
      if (seat.worker === worker) then();
    };
    worker.on("message", (reply: TaskReply) => current(() => this.answer(seat, reply)));
    worker.on("error", (error: Error & { code?: string }) =>
      current(() => this.fail(seat, error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "died", error.message)),
    );
    worker.on("exit", (code) => current(() => this.fail(seat, "died", `exit code ${code}`)));
    return worker;
  }

  private answer(seat: Seat, reply: TaskReply): void {
    const { job } = seat;
    if (job === null) return;
    if ("advanced" in reply) {
      this.wind(seat, job);
      return;
    }
    if ("thrown" in reply) {
      // What an exception left behind in the worker is not trusted.
      this.fail(seat, "threw", reply.thrown);
      return;
    }
    const queueMilliseconds = seat.startedAt - job.queuedAt;
    this.clear(seat);
    job.settle({ output: reply.output, runMilliseconds: reply.milliseconds, queueMilliseconds });
    this.dispatch();
  }

  private fail(seat: Seat, reason: TaskFailure["reason"], detail: string): void {
    const { job } = seat;
    this.vacate(seat);
    job?.settle(new TaskFailure({ task: job.message.name, reason, detail }));
    this.dispatch();
  }

  private clear(seat: Seat): void {
    if (seat.timer !== null) clearTimeout(seat.timer);
    seat.timer = null;
    seat.job = null;
  }

  private vacate(seat: Seat): Promise<unknown> {
    const { worker } = seat;
    this.clear(seat);
    seat.worker = null;
    return worker === null ? Promise.resolve() : worker.terminate();
  }
}

/** A pool of `size` workers, started when first needed. */
export const makeWorkerPool = <T extends Tasks>(
  options: PoolOptions,
): Effect.Effect<WorkerPool<T>, never, Scope.Scope> =>
  Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => new Pool(options)),
      (pool) => Effect.promise(() => pool.close()),
    ),
    (pool) => ({
      size: options.size,
      run: (name, input, deadlineMilliseconds) =>
        Effect.callback((resume) => {
          const job: Job = {
            message: { name, input },
            deadlineMilliseconds,
            queuedAt: performance.now(),
            settle: (result) =>
              resume(result instanceof TaskFailure ? Effect.fail(result) : Effect.succeed(result as never)),
          };
          pool.submit(job);
          return Effect.sync(() => pool.cancel(job));
        }),
    }),
  );
