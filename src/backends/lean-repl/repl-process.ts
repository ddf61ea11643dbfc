/**
 * One REPL process in a process group of its own. One request is outstanding at a time; both output streams are read for
 * the life of the process. Whatever it does, a question is answered: by JSON, or by what went wrong. It ends with the
 * group's death, never by itself without being noticed.
 */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { ResponseReader } from "./response-reader.ts";

/** How a REPL is started. */
export interface ReplCommand {
  readonly words: ReadonlyArray<string>;
  readonly folder: string;
  /** The whole environment of the process. */
  readonly environment: Readonly<Record<string, string>>;
}

/** `garbage`: what it wrote is no JSON, or it wrote unasked. */
export type ReplReply =
  | { readonly _tag: "json"; readonly json: unknown }
  | { readonly _tag: "failed"; readonly reason: "died" | "garbage"; readonly detail: string };

/** Bytes of standard error that are kept, for messages. */
const KEPT_ERRORS = 64 * 1024;
/** Time between asking the group to end and ending it, in milliseconds. */
const GRACE = 500;

/** Groups to end with this process, in whatever way it ends by itself. */
const living = new Set<ReplProcess>();
const endAll = (): void => {
  for (const one of living) one.kill();
};

/** The value of a JSON text; undefined where it is none. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

export class ReplProcess {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly reader = new ResponseReader();
  private answer: ((reply: ReplReply) => void) | null = null;
  private failure: ReplReply | null = null;
  private errors = "";
  private readonly gone: Promise<void>;

  constructor({ environment, folder, words }: ReplCommand) {
    const [program = "", ...given] = words;
    this.child = spawn(program, given, {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const { child } = this;
    this.gone = new Promise((resolve) => {
      child.once("error", (error) => {
        this.fail("died", error.message);
        resolve();
      });
      // `close` comes when both streams have been read to their ends; a grandchild may hold them open for longer.
      child.once("exit", (code, signal) => {
        this.kill();
        living.delete(this);
        this.fail("died", `the process ended with ${signal ?? `code ${code}`}${this.lastErrors()}`);
        resolve();
      });
    });
    child.stdin.on("error", (error) => this.fail("died", `its input was closed: ${error.message}`));
    child.stdout.on("data", (chunk: Buffer) => this.read(chunk));
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

  get isAlive(): boolean {
    return this.failure === null;
  }

  /** Has it written a whole answer, but for the empty line that ends one? */
  get holdsAnswer(): boolean {
    return jsonOf(this.reader.pending) !== undefined;
  }

  /** Sends one request; never fails, and waits for ever if the process does. */
  ask(request: object): Promise<ReplReply> {
    if (this.failure !== null) return Promise.resolve(this.failure);
    if (this.answer !== null) throw new Error("a REPL is asked one thing at a time");
    return new Promise((resolve) => {
      this.answer = resolve;
      this.child.stdin.write(`${JSON.stringify(request)}\n\n`);
    });
  }

  /** Ends the whole group: at once, or after a moment to end by itself. */
  async end(atOnce: boolean): Promise<void> {
    if (!atOnce && this.isRunning) {
      this.child.stdin.end();
      this.signal("SIGTERM");
      const timer = setTimeout(() => this.kill(), GRACE);
      await this.gone;
      clearTimeout(timer);
    }
    this.kill();
    await this.gone;
    living.delete(this);
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) stream.destroy();
  }

  /** Ends the whole group, without waiting. */
  kill(): void {
    this.signal("SIGKILL");
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  private signal(signal: NodeJS.Signals): void {
    // The number of a group that has ended may be another's by now.
    if (this.child.pid === undefined || !living.has(this)) return;
    try {
      process.kill(-this.child.pid, signal);
    } catch (error) {
      // No such group: everybody in it has ended.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }

  private lastErrors(): string {
    const text = this.errors.trim();
    return text === "" ? "" : `: ${text.slice(-500)}`;
  }

  private read(chunk: Buffer): void {
    let responses: ReadonlyArray<string>;
    try {
      responses = this.reader.take(chunk);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.fail("garbage", error.message);
      this.kill();
      return;
    }
    for (const text of responses) this.receive(text);
  }

  private receive(text: string): void {
    const { answer } = this;
    if (answer === null) {
      this.fail("garbage", `it wrote unasked: ${text.slice(0, 200)}`);
      return;
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.fail("garbage", `${error.message} in: ${text.slice(0, 200)}`);
      return;
    }
    this.answer = null;
    answer({ _tag: "json", json });
  }

  /** From now on every question has this answer. */
  private fail(reason: "died" | "garbage", detail: string): void {
    this.failure ??= { _tag: "failed", reason, detail };
    const { answer } = this;
    this.answer = null;
    answer?.(this.failure);
  }
}
