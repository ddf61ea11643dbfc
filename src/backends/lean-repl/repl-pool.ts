/**
 * A pool of REPL processes. A process imports one header once, and every question is asked in the environment that the
 * header gave: what an answer is never depends on the process or on what it was asked before.
 *
 * A process that dies, hangs or writes nonsense costs the question it had, which is asked once more of a fresh process
 * and then given up; nothing else ever waits for it. An interrupted question takes its process with it, as Lean cannot be
 * called back. All processes end with the pool.
 */
import type { FollowUps } from "../../lean-protocol/index.ts";
import type { GroupCommand } from "../../machine/index.ts";
import { groupUse } from "./group-memory.ts";
import { ReplProcess, type ReplReply } from "./repl-process.ts";

export interface ReplPoolOptions {
  readonly command: GroupCommand;
  readonly size: number;
  readonly startMilliseconds: number;
  readonly recycleAfterUses: number;
  readonly recycleAtMegabytes: number;
  /** How long a trivial definition may take before each question; null: it is not asked for. */
  readonly healthMilliseconds: number | null;
  /** Memory of all processes together. */
  readonly budgetMegabytes: number;
}

/** Bounds of one question. */
export interface Limits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

export interface Question {
  readonly header: string;
  /** The request, but for `env`. */
  readonly request: object;
  /** What is asked next, of the same process, each with the same limits. */
  readonly followUps?: FollowUps;
  readonly limits: Limits;
  /** Asked while no other question is: for what needs the memory of all. */
  readonly alone: boolean;
}

/** `followed`: the answers to what was asked next. `header`: the header is not accepted. `start`: no process comes up, so that nothing can be asked. */
export type PoolReply =
  | { readonly _tag: "json"; readonly json: unknown; readonly followed?: ReadonlyArray<unknown> }
  | { readonly _tag: "failed"; readonly reason: "timeout" | "memory" | "crashed" | "start"; readonly detail: string }
  | { readonly _tag: "header"; readonly json: unknown };

export interface Told {
  readonly reply: PoolReply;
  /** Wall time of the question itself, and of waiting for a process with its header. */
  readonly runMilliseconds: number;
  readonly queueMilliseconds: number;
}

interface Job extends Question {
  readonly queuedAt: number;
  readonly settle: (told: Told) => void;
  tries: number;
  isCancelled: boolean;
}

/** A place for one process. */
interface Seat {
  process: ReplProcess | null;
  /** What the process has imported, and the environment that this gave; null before. */
  header: string | null;
  environment: number | null;
  uses: number;
  megabytes: number;
  job: Job | null;
  /** Why the process was ended under its question. */
  ended: "timeout" | "memory" | null;
}

const emptySeat = (): Seat => ({
  process: null,
  header: null,
  environment: null,
  uses: 0,
  megabytes: 0,
  job: null,
  ended: null,
});

/** What a process in health elaborates at once. Source: StepFun-Prover's released REPL client. */
const HEALTHY = { cmd: "def health : Nat := 0", gc: true };

/** Whether an answer gives no environment, or reports an error. */
const isRefusal = (json: unknown): boolean => {
  const { env, messages } = json as { env?: unknown; messages?: ReadonlyArray<{ severity?: unknown }> };
  return typeof env !== "number" || messages?.some(({ severity }) => severity === "error") === true;
};

/** Times that a question is asked, and that a process is started for one, before it is given up. */
const TRIES = 2;
const STARTS = 3;
/** The framing of an answer that is there and has no end. */
const HELD_BACK =
  ": it wrote one, without the empty line that ends an answer; REPLs of Lean 4.9 and before hold that line back until they are asked again, so that a newer REPL is needed";
/** How often memory is looked at, and how many processes one REPL may be. */
const WATCH_MILLISECONDS = 250;
const MOST_PROCESSES = 64;

export class ReplPool {
  private readonly options: ReplPoolOptions;
  private readonly seats: ReadonlyArray<Seat>;
  private waiting: Array<Job> = [];
  private readonly watch: NodeJS.Timeout;
  private isClosed = false;
  /** Processes that are on their way out, and questions that are being asked: the pool is closed when all are done. */
  private readonly pending = new Set<Promise<void>>();

  constructor(options: ReplPoolOptions) {
    this.options = options;
    this.seats = Array.from({ length: options.size }, emptySeat);
    this.watch = setInterval(() => this.measure(), WATCH_MILLISECONDS);
    this.watch.unref();
  }

  /** Asks a question when a process is free for it; what is answered is called once, unless it is withdrawn before. */
  ask(question: Question, settle: (told: Told) => void): { readonly withdraw: () => void } {
    const job: Job = { ...question, settle, queuedAt: performance.now(), tries: 0, isCancelled: false };
    this.waiting.push(job);
    this.dispatch();
    return { withdraw: () => this.withdraw(job) };
  }

  /** Ids of the process groups that are up. */
  get groups(): ReadonlyArray<number> {
    return this.seats.flatMap(({ process }) => (process?.id === undefined ? [] : [process.id]));
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.watch);
    this.waiting = [];
    for (const seat of this.seats) this.vacate(seat, seat.job !== null);
    while (this.pending.size > 0) await Promise.all(this.pending);
  }

  private withdraw(job: Job): void {
    job.isCancelled = true;
    this.waiting = this.waiting.filter((other) => other !== job);
    const seat = this.seats.find((candidate) => candidate.job === job);
    if (seat !== undefined) this.vacate(seat, true);
  }

  private dispatch(): void {
    while (!this.isClosed) {
      // A question to be asked alone holds back what comes after it.
      const [first] = this.waiting;
      if (first === undefined || this.seats.some(({ job }) => job?.alone)) return;
      if (first.alone && this.seats.some(({ job }) => job !== null)) return;
      const [seat, job] = this.match(first) ?? [];
      if (seat === undefined || job === undefined) return;
      this.waiting.splice(this.waiting.indexOf(job), 1);
      if (job.alone) this.makeRoom(seat, job.limits.megabytes);
      seat.job = job;
      this.await(this.serve(seat, job));
    }
  }

  /** Ends idle processes until one more of `megabytes` fits the budget. */
  private makeRoom(seat: Seat, megabytes: number): void {
    for (const other of this.seats) {
      const taken = this.seats.reduce((sum, one) => sum + (one === seat ? 0 : one.megabytes), 0);
      if (taken + megabytes <= this.options.budgetMegabytes) return;
      if (other !== seat) this.vacate(other, false);
    }
  }

  /** A free seat and what it is to be asked: by a process that is up, what needs its header; else the first in the row. */
  private match(first: Job): readonly [Seat, Job] | null {
    const free = this.seats.filter(({ job }) => job === null);
    const isUp = ({ process }: Seat) => process?.isAlive === true;
    if (!first.alone)
      for (const seat of free.filter(isUp)) {
        const job = this.waiting.find(({ alone, header }) => !alone && header === seat.header);
        if (job !== undefined) return [seat, job];
      }
    const seat = free.find((candidate) => !isUp(candidate)) ?? free[0];
    return seat === undefined ? null : [seat, first];
  }

  /** Gets the job its answer and frees the seat. */
  private async serve(seat: Seat, job: Job): Promise<void> {
    const reply = await this.answer(seat, job);
    seat.job = null;
    if (!job.isCancelled) this.deliver(job, reply);
    this.dispatch();
  }

  private deliver(job: Job, told: Told): void {
    const { reply } = told;
    if (reply._tag === "failed" && reply.reason === "crashed" && ++job.tries < TRIES) this.waiting.unshift(job);
    else job.settle(told);
  }

  private async answer(seat: Seat, job: Job): Promise<Told> {
    const { recycleAfterUses, recycleAtMegabytes } = this.options;
    const isSpent = seat.uses >= recycleAfterUses || seat.megabytes >= recycleAtMegabytes;
    if (isSpent || seat.header !== job.header || seat.process?.isReady !== true) this.vacate(seat, false);
    else if (!(await this.isHealthy(seat))) this.vacate(seat, true);
    const unready = seat.process === null ? await this.prepare(seat, job) : null;
    const startedAt = performance.now();
    const queueMilliseconds = startedAt - job.queuedAt;
    if (unready !== null) return { reply: unready, runMilliseconds: 0, queueMilliseconds };
    seat.uses++;
    const request = seat.environment === null ? job.request : { ...job.request, env: seat.environment };
    const reply = await this.askOn(seat, request, job);
    return { reply, runMilliseconds: performance.now() - startedAt, queueMilliseconds };
  }

  /** Whether the seat's process elaborates a trivial definition in time. A process that was just started need not show it. */
  private async isHealthy(seat: Seat): Promise<boolean> {
    const { healthMilliseconds } = this.options;
    if (healthMilliseconds === null) return true;
    const reply = await this.askWithin(seat, { ...HEALTHY, env: seat.environment }, healthMilliseconds);
    return reply._tag === "json" && !isRefusal(reply.json);
  }

  /** Asks, and then what follows on the answer. */
  private async askOn(seat: Seat, request: object, { followUps, limits }: Question): Promise<PoolReply> {
    const reply = await this.askWithin(seat, request, limits.milliseconds);
    if (reply._tag !== "json" || followUps === undefined) return reply;
    const followed: Array<unknown> = [];
    const questions = followUps(reply.json);
    for (let next = questions.next(); next.done !== true; next = questions.next(followed.at(-1))) {
      const answer = await this.askWithin(seat, next.value, limits.milliseconds);
      if (answer._tag !== "json") return answer;
      followed.push(answer.json);
    }
    return { ...reply, followed };
  }

  /** Starts a process and has it import the job's header; null when it is ready. */
  private async prepare(seat: Seat, job: Job): Promise<PoolReply | null> {
    let reply: PoolReply = { _tag: "failed", reason: "start", detail: "not started" };
    for (let start = 0; start < STARTS && !job.isCancelled && !this.isClosed; start++) {
      this.vacate(seat, true);
      try {
        seat.process = new ReplProcess(this.options.command);
      } catch (error) {
        // The machine has no more files or processes to give.
        reply = { _tag: "failed", reason: "start", detail: String(error) };
        continue;
      }
      reply = await this.askWithin(seat, { cmd: job.header }, this.options.startMilliseconds);
      if (reply._tag === "json") {
        const isRefused = isRefusal(reply.json);
        seat.header = isRefused ? null : job.header;
        seat.environment = isRefused ? null : (reply.json as { readonly env: number }).env;
        return isRefused ? { _tag: "header", json: reply.json } : null;
      }
    }
    return reply._tag === "failed" ? { ...reply, reason: "start" } : reply;
  }

  /** Asks the seat's process; one that does not answer in time, or takes too much memory, is ended. */
  private async askWithin(seat: Seat, request: object, milliseconds: number): Promise<PoolReply> {
    const process = seat.process as ReplProcess;
    seat.ended = null;
    let isHeldBack = false;
    const timer = setTimeout(() => {
      seat.ended = "timeout";
      isHeldBack = process.holdsAnswer;
      process.kill();
    }, milliseconds);
    const reply: ReplReply = await process.ask(request);
    clearTimeout(timer);
    if (reply._tag === "json") return reply;
    const { ended } = seat as { ended: Seat["ended"] };
    this.vacate(seat, true);
    const late = `no answer in ${milliseconds} ms${isHeldBack ? HELD_BACK : ""}`;
    if (ended === "timeout") return { _tag: "failed", reason: "timeout", detail: late };
    if (ended === "memory") return { _tag: "failed", reason: "memory", detail: "the process took too much memory" };
    return { _tag: "failed", reason: "crashed", detail: reply.detail };
  }

  /** Takes the process off its seat and ends it. */
  private vacate(seat: Seat, atOnce: boolean): void {
    const { process } = seat;
    Object.assign(seat, { ...emptySeat(), job: seat.job, ended: seat.ended });
    if (process === null) return;
    this.await(process.end(atOnce));
  }

  private await(work: Promise<void>): void {
    const done = work.finally(() => this.pending.delete(done));
    this.pending.add(done);
  }

  private measure(): void {
    const used = groupUse(new Set(this.groups));
    for (const seat of this.seats) {
      const use = seat.process?.id === undefined ? undefined : used.get(seat.process.id);
      if (use === undefined) continue;
      seat.megabytes = use.megabytes;
      const limit = seat.job?.limits.megabytes ?? Number.POSITIVE_INFINITY;
      if (use.megabytes <= limit && use.processes <= MOST_PROCESSES) continue;
      seat.ended = "memory";
      seat.process?.kill();
    }
  }
}
