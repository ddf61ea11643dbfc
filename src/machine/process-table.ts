/** The processes of this machine, as Linux tells of them under /proc. */
import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4096;
const MEGABYTE = 2 ** 20;

export interface ProcessEntry {
  readonly id: number;
  readonly parent: number;
  readonly group: number;
  /** In ticks since the machine's start: tells a process from a later one of the same number. */
  readonly startedAt: number;
  /** Resident memory. */
  readonly megabytes: number;
}

/** By id, all that can be seen; empty where there is no /proc. */
export const processTable = (): ReadonlyMap<number, ProcessEntry> => {
  const table = new Map<number, ProcessEntry>();
  for (const id of processIds()) {
    const entry = entryOf(id);
    if (entry !== null) table.set(entry.id, entry);
  }
  return table;
};

const processIds = (): ReadonlyArray<string> => {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
};

/** null when the process has ended, or is another user's on a machine that hides those. */
const entryOf = (id: string): ProcessEntry | null => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "latin1");
    // The name, in parentheses, may hold anything; after it: state, parent, group; its start is the 20th, resident pages the 22nd.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const at = (place: number): number => Number(fields[place]);
    return {
      id: Number(id),
      parent: at(1),
      group: at(2),
      startedAt: at(19),
      megabytes: (at(21) * PAGE_BYTES) / MEGABYTE,
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES" || code === "EPERM") return null;
    throw error;
  }
};

/** Which of these groups each process belongs to: its own, or that of the nearest process above it which is in one. */
export const groupsOf = (
  table: ReadonlyMap<number, ProcessEntry>,
  groups: ReadonlySet<number>,
): ReadonlyMap<ProcessEntry, number> => {
  const found = new Map<ProcessEntry, number>();
  for (const entry of table.values()) {
    const seen = new Set<number>();
    for (let at: ProcessEntry | undefined = entry; at !== undefined && !seen.has(at.id); at = table.get(at.parent)) {
      seen.add(at.id);
      if (!groups.has(at.group)) continue;
      found.set(entry, at.group);
      break;
    }
  }
  return found;
};

/** The processes below a group that have left it, the lowest first. */
export const straysOf = (group: number): ReadonlyArray<ProcessEntry> => {
  const table = processTable();
  const depth = (entry: ProcessEntry): number => {
    let steps = 0;
    for (let at = table.get(entry.parent); at !== undefined && at.group !== group; at = table.get(at.parent)) steps++;
    return steps;
  };
  return [...groupsOf(table, new Set([group])).keys()]
    .filter((entry) => entry.group !== group)
    .sort((a, b) => depth(b) - depth(a));
};

/** Whether the process is there still, and no other one of its number. */
export const isThere = ({ id, startedAt }: ProcessEntry): boolean => entryOf(String(id))?.startedAt === startedAt;
