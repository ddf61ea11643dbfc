/** This process and those it has started, as Linux tells of them: memory and open files. */
import { readdirSync, readFileSync } from "node:fs";

/** Ids of this process, first, and of its living children. */
export const family = (): ReadonlyArray<string> => {
  const own = String(process.pid);
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => parentOf(id) === own);
  return [own, ...children];
};

/** null when the process has ended. */
const parentOf = (id: string): string | null => {
  try {
    // The name, in parentheses, may hold anything; state and parent follow.
    return (
      readFileSync(`/proc/${id}/stat`, "latin1")
        .replace(/^.*\) /s, "")
        .split(" ")[1] ?? null
    );
  } catch {
    return null;
  }
};

export const residentMegabytes = (id: string): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "latin1"))?.[1] ?? 0) / 1024;

export const openFiles = (id: string): number => readdirSync(`/proc/${id}/fd`).length;
