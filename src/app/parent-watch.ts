/**
 * No run without those who started it: where npm, or this program under an older Node, is ended in a way that it cannot
 * pass on (npm's own answer to SIGTERM ends its shell, not what the shell runs), this process stops as on SIGTERM.
 *
 * Only these are watched. A process that was put aside on purpose is left alone: one that a shell of the user's, a
 * container or a service manager started, one with a session or a standard input of its own (`setsid`, `nohup … &`).
 * What started it is read from /proc; where there is none, nothing is watched. Source: proc(5).
 */
import { readFileSync, readlinkSync } from "node:fs";

export interface ProcessInfo {
  readonly parent: number;
  readonly session: number;
  /** The words that started it, or the title it gave itself. */
  readonly words: ReadonlyArray<string>;
  /** What its standard input is, e.g. `/dev/pts/1`; null where this may not be seen. */
  readonly input: string | null;
}

/** A living process, by its id; null: there is none. */
export type ReadProcess = (id: number) => ProcessInfo | null;

const inputOf = (id: number): string | null => {
  try {
    return readlinkSync(`/proc/${id}/fd/0`);
  } catch {
    // It is closed, or another user's.
    return null;
  }
};

const readProcess: ReadProcess = (id) => {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, "utf8");
    // The name before it may have spaces and parentheses of its own.
    const [, parent, , session] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const words = readFileSync(`/proc/${id}/cmdline`, "utf8").split("\0");
    return { parent: Number(parent), session: Number(session), words, input: inputOf(id) };
  } catch {
    return null;
  }
};

const isNpm = ({ words }: ProcessInfo): boolean => /^(?:npm|npx)(?: |$)/.test(words[0] ?? "");
const isScriptShell = ({ words }: ProcessInfo): boolean => words[1] === "-c";
const isOlderNode = ({ words }: ProcessInfo): boolean => /(?:^|\/)stp(?:\.js)?$/.test(words[1] ?? "");

/** The processes from `id` up to the npm that started it or the same program under an older Node, nearest last. */
export const watchedChain = (id: number, read: ReadProcess = readProcess): ReadonlyArray<number> => {
  const chain = [id];
  let watched = 0;
  for (let below = read(id); below !== null; ) {
    const above = read(below.parent);
    if (above === null || above.session !== below.session || above.input !== below.input) break;
    if (!isNpm(above) && !isScriptShell(above) && !isOlderNode(above)) break;
    chain.push(below.parent);
    if (!isScriptShell(above)) watched = chain.length;
    if (isNpm(above)) break;
    below = above;
  }
  return chain.slice(0, watched);
};

/** Each is still the child of the next. */
export const isWhole = (chain: ReadonlyArray<number>, read: ReadProcess = readProcess): boolean =>
  chain.slice(1).every((parent, i) => read(chain[i]!)?.parent === parent);

/** Ends this process as SIGTERM would, within a second or two of the end of what started it. */
export const stopWithParent = (): void => {
  const chain = watchedChain(process.pid);
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (isWhole(chain)) return;
    clearInterval(timer);
    console.error("what started this process has ended: stopping");
    process.kill(process.pid, "SIGTERM");
  }, 1000);
  timer.unref();
};
