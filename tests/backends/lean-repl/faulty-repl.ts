/**
 * `stp repl` with a fault: for one attempt or tactic in so many, chosen by its text, it dies, hangs or writes what it should not.
 * Arguments: faults (several with commas between them, in turn), one in how many (`tactics/N`: of tactics alone), folder where each text leaves a mark
 * with its fault and the process that had it (a text with a mark is answered properly), and anything else, which tells its processes from
 * others.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync, writeSync } from "node:fs";
import module from "node:module";
import path from "node:path";

// It is started again and again: as the program itself does, it keeps what is compiled.
module.enableCompileCache();
const [{ loadLibrary }, { answerText, openReplSession, takeRequests, writeResponse }] = await Promise.all([
  import("../../../src/lean/index.ts"),
  import("../../../src/lean/repl/index.ts"),
]);

/** `spent` answers and is deaf from then on; `stray` answers and goes on writing what never ends. */
export type Fault =
  | "die"
  | "hang"
  | "half"
  | "garbage"
  | "unasked"
  | "flood"
  | "echo"
  | "closed"
  | "grow"
  | "spent"
  | "stray";

const [faults = "", oneIn = "50", folder = ""] = process.argv.slice(2);
const ofTactics = oneIn.startsWith("tactics/");
const share = Number(oneIn.replace("tactics/", ""));
const FLOOD = "x".repeat(2 ** 20);
/** Separators of another alphabet, a character of four bytes, and much of both. */
const GOAL = "⊢ \u2028\u2029\u0085 𝔽\n\n".repeat(2 ** 19);

let session = openReplSession(loadLibrary());
let unread = "";

/** Writes all of it, in pieces that cut characters in two. */
const write = (text: string): void => {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(1, bytes, from, Math.min(65_537, bytes.length - from));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
};

/** The fault that comes for a request; null: none. */
const faultOf = (request: string): Fault | null => {
  const { cmd, gc, tactic } = JSON.parse(request) as { cmd?: string; gc?: boolean; tactic?: string };
  const text = tactic ?? (gc === true && !ofTactics ? cmd : undefined);
  if (text === undefined) return null;
  const hash = createHash("sha256").update(text).digest("hex");
  const drawn = Number.parseInt(hash.slice(0, 8), 16);
  if (drawn % share !== 0) return null;
  const mark = path.join(folder, hash);
  const known = faults.split(",") as ReadonlyArray<Fault>;
  // The next in turn, so that each of them comes.
  const fault = known[readdirSync(folder).length % known.length] ?? null;
  const isNew = !existsSync(mark);
  if (isNew) writeFileSync(mark, `${fault} ${process.pid}`);
  return isNew || folder.endsWith("always") ? fault : null;
};

const sleepForEver = (): never => {
  // Deaf to signals and to the end of the input: only SIGKILL ends it.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
};

/** The response with an information of more than ten megabytes, the separators as they are. */
const withGoal = (response: string): string => {
  const { messages = [], ...rest } = JSON.parse(response) as { messages?: ReadonlyArray<object> };
  const info = { severity: "info", pos: { line: 1, column: 0 }, endPos: null, data: GOAL };
  return `${JSON.stringify({ ...rest, messages: [info, ...messages] })}\n\n`;
};

const misbehave: Readonly<Record<Fault, (response: string) => void>> = {
  die: () => {
    process.kill(process.pid, "SIGKILL");
    sleepForEver();
  },
  hang: sleepForEver,
  half: (response) => {
    write(response.slice(0, Math.ceil(response.length / 2)));
    sleepForEver();
  },
  garbage: () => write("INTERNAL PANIC: out of memory\n\n"),
  unasked: (response) => write(`${response}${response}`),
  flood: (response) => {
    for (let i = 0; i < 20; i++) writeSync(2, FLOOD);
    write(response);
  },
  echo: (response) => write(withGoal(response)),
  closed: () => process.exit(0),
  spent: (response) => {
    write(response);
    sleepForEver();
  },
  stray: (response) => write(`${response}PANIC`),
  grow: () => {
    const taken = Array.from({ length: 10 }, () => Buffer.alloc(100 * 2 ** 20, 1));
    if (taken.length > 0) sleepForEver();
  },
};

process.stdin.setEncoding("utf8").on("data", (text: string) => {
  const { requests, rest } = takeRequests(unread + text);
  unread = rest;
  for (const request of requests) {
    const answer = answerText(session, request);
    session = answer.session;
    const response = writeResponse(answer.response);
    const fault = faultOf(request);
    if (fault === null) write(response);
    else misbehave[fault](response);
  }
});
