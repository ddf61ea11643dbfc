/**
 * One REPL process in a process group of its own. One request is outstanding at a time; both output streams are read for
 * the life of the process. Whatever it does, a question is answered: by JSON, or by what went wrong. It ends with the
 * group's death, never by itself without being noticed.
 */
import { jsonOf } from "../../domain/index.ts";
import { type GroupCommand, ProcessGroup } from "../../machine/index.ts";
import { ResponseReader } from "./response-reader.ts";

/** `garbage`: what it wrote is no JSON, or it wrote unasked. */
export type ReplReply =
  | { readonly _tag: "json"; readonly json: unknown }
  | { readonly _tag: "failed"; readonly reason: "died" | "garbage"; readonly detail: string };

/** Time between asking the group to end and ending it, in milliseconds. */
const GRACE = 500;

export class ReplProcess {
  private readonly group: ProcessGroup;
  private readonly reader = new ResponseReader();
  private answer: ((reply: ReplReply) => void) | null = null;
  private failure: ReplReply | null = null;

  constructor(command: GroupCommand) {
    this.group = new ProcessGroup(command);
    const { child } = this.group;
    child.once("error", (error) => this.fail("died", error.message));
    child.once("exit", (code, signal) => {
      const { lastErrors } = this.group;
      const said = lastErrors === "" ? "" : `: ${lastErrors.slice(-500)}`;
      this.fail("died", `the process ended with ${signal ?? `code ${code}`}${said}`);
    });
    child.stdin.on("error", (error) => this.fail("died", `its input was closed: ${error.message}`));
    child.stdout.on("data", (chunk: Buffer) => this.read(chunk));
  }

  /** The process id, which is also its group's; undefined when it could not be started. */
  get id(): number | undefined {
    return this.group.id;
  }

  get isAlive(): boolean {
    return this.failure === null;
  }

  /** Can it be asked: is it alive, and is nothing of what it wrote unread? */
  get isReady(): boolean {
    return this.isAlive && this.answer === null && this.reader.pending.trim() === "";
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
      this.group.child.stdin.write(`${JSON.stringify(request)}\n\n`);
    });
  }

  /** Ends the whole group: at once, or after a moment to end by itself. */
  end(atOnce: boolean): Promise<void> {
    return this.group.end(atOnce ? 0 : GRACE);
  }

  /** Ends the whole group, without waiting. */
  kill(): void {
    this.group.kill();
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
