/** Resident memory of process groups, as Linux tells it under /proc. */
import { readdirSync, readFileSync } from "node:fs";

const PAGE_BYTES = 4096;
const MEGABYTE = 2 ** 20;

/** What a group takes. */
export interface GroupUse {
  readonly megabytes: number;
  readonly processes: number;
}

/** By group id: memory and number of processes of the groups asked about. Empty where there is no /proc. */
export const groupUse = (groups: ReadonlySet<number>): ReadonlyMap<number, GroupUse> => {
  const found = new Map<number, GroupUse>();
  for (const id of processIds()) {
    const stat = statOf(id);
    if (stat === null || !groups.has(stat.group)) continue;
    const { megabytes, processes } = found.get(stat.group) ?? { megabytes: 0, processes: 0 };
    found.set(stat.group, { megabytes: megabytes + stat.megabytes, processes: processes + 1 });
  }
  return found;
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
const statOf = (id: string): { readonly group: number; readonly megabytes: number } | null => {
  try {
    const text = readFileSync(`/proc/${id}/stat`, "latin1");
    // The name, in parentheses, may hold anything; after it: state, parent, group; resident pages are the 22nd.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { group: Number(fields[2]), megabytes: (Number(fields[21]) * PAGE_BYTES) / MEGABYTE };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ESRCH" || code === "EACCES" || code === "EPERM") return null;
    throw error;
  }
};
