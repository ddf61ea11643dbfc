/**
 * A program in a process group of its own. Standard error is read for its life, and its end kept for messages; whatever
 * ends it, nothing of the group is left. Groups end with this process, in whatever way it ends by itself. A program that
 * is ended loses before itself what it started outside of its group, as a build tool may start a REPL.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { Effect, type Scope } from "effect";
import { isThere, type ProcessEntry, straysOf } from "./process-table.ts";

export interface GroupCommand {
  readonly words: ReadonlyArray<string>;
  readonly folder: string;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How the group's first process ended; `error`: it did not start. */
export interface GroupEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error: Error | null;
}

/** Bytes of standard error that are kept, for messages. */
const KEPT_ERRORS = 64 * 1024;

/** Sends a signal to a process, or to a group by its number below 0, where it is left. */
const send = (id: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(id, signal);
  } catch (cause) {
    // No such group; or only processes that have ended (macOS).
    if (!["ESRCH", "EPERM"].includes((cause as NodeJS.ErrnoException).code ?? "")) throw cause;
  }
};

/** Sends a signal to what is left of a process group. */
export const signalGroup = (group: number, signal: NodeJS.Signals): void => send(-group, signal);

const living = new Set<ProcessGroup>();
const endAll = (): void => {
  for (const one of living) one.kill();
};

export class ProcessGroup {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly ended: Promise<GroupEnd>;
  private errors = "";

  constructor({ environment, folder, words }: GroupCommand) {
    const [program = "", ...given] = words;
    this.child = spawn(program, given, { cwd: folder, env: environment, detached: true, stdio: "pipe" });
    const { child } = this;
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        living.delete(this);
        resolve({ code: null, signal: null, error });
      });
      // `close` comes when both streams have been read to their ends; a grandchild may hold them open for longer.
      child.once("exit", (code, signal) => {
        this.kill();
        living.delete(this);
        resolve({ code, signal, error: null });
      });
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString("utf8")).slice(-KEPT_ERRORS);
    });
    if (!process.listeners("exit").includes(endAll)) process.on("exit", endAll);
    living.add(this);
  }

  /** The process id, which is also its group's; undefined when it could not be started. */
  get id(): number | undefined {
    return this.child.pid;
  }

  /** The end of what it wrote to standard error, trimmed. */
  get lastErrors(): string {
    return this.errors.trim();
  }

  /** Ends the whole group, without waiting. */
  kill(): void {
    this.signal("SIGKILL");
  }

  /** Ends the whole group: told to, with an end of its input, and after `grace` milliseconds killed. */
  async end(grace: number): Promise<void> {
    const { child } = this;
    if (grace > 0 && child.exitCode === null && child.signalCode === null) {
      const strays = this.strays();
      child.stdin.end();
      this.signal("SIGTERM");
      const timer = setTimeout(() => this.kill(), grace);
      await this.ended;
      clearTimeout(timer);
      // Once the one above them is gone nothing tells whose they were.
      for (const stray of strays) if (isThere(stray)) send(stray.id, "SIGKILL");
    }
    this.kill();
    await this.ended;
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  }

  /** What it started outside of the group, the lowest first. */
  private strays(): ReadonlyArray<ProcessEntry> {
    return this.id === undefined || !living.has(this) ? [] : straysOf(this.id);
  }

  private signal(signal: NodeJS.Signals): void {
    for (const { id } of this.strays()) send(id, signal);
    // The number of a group that has ended may be another's by now.
    if (this.id !== undefined && living.has(this)) signalGroup(this.id, signal);
  }
}

/** A group that ends with the scope. */
export const startGroup = (command: GroupCommand, grace = 0): Effect.Effect<ProcessGroup, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.sync(() => new ProcessGroup(command)),
    (group) => Effect.promise(() => group.end(grace)),
  );
