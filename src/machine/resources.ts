/** What a run needs of the machine against what it has: disk and memory. */
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { freemem, totalmem } from "node:os";
import path from "node:path";
import { type Finding, fails, ok, warning } from "../domain/index.ts";

const GIGABYTE = 1e9;
/** The log of a run, without weights. */
const LOG_GIGABYTES = 1;
const COMFORTABLE_GIGABYTES = 5;

const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;

/** The nearest folder above `folder` that is there. */
const existing = (folder: string): string => {
  const parent = path.dirname(folder);
  return existsSync(folder) || parent === folder ? folder : existing(parent);
};

/** Free space where a run in `folder` would write; `setting` says where `needed`, in gigabytes, comes from. */
export const diskFinding = (folder: string, needed = LOG_GIGABYTES, setting: string | null = null): Finding => {
  const { bavail, bsize } = statfsSync(existing(path.resolve(folder)));
  const free = bavail * bsize;
  const found = `${gigabytes(free)} free in ${folder}`;
  if (free < needed * GIGABYTE)
    return fails(
      "disk",
      `${found}, at least ${needed} GB are needed${setting === null ? "" : ` (${setting})`}`,
      "free some space, or name another disk with --out",
    );
  if (free < COMFORTABLE_GIGABYTES * GIGABYTE) return warning("disk", found, "a long run writes several gigabytes");
  return ok("disk", found);
};

/** Memory that can be had now; the kernel's own estimate where it tells one. */
const availableMemory = (): number => {
  const line = existsSync("/proc/meminfo")
    ? /^MemAvailable:\s+(\d+) kB$/m.exec(readFileSync("/proc/meminfo", "utf8"))
    : null;
  return line === null ? freemem() : Number(line[1]) * 1024;
};

/** What processes of a back end may take together, in bytes, in words, and what to do where that is too much. */
export interface MemoryNeed {
  readonly bytes: number;
  readonly what: string;
  readonly advice: string;
}

/** Memory that can be had against what the processes of a back end may take; null: this program alone. */
export const memoryFinding = (need: MemoryNeed | null): Finding => {
  const available = availableMemory();
  const found = `${gigabytes(available)} available of ${gigabytes(totalmem())}`;
  if (need === null) {
    if (available < GIGABYTE) return warning("memory", found, "the embedded back ends take about 1 GB");
    return ok("memory", found);
  }
  const all = `${found}; ${need.what} may take ${gigabytes(need.bytes)}`;
  return need.bytes > available ? warning("memory", all, need.advice) : ok("memory", all);
};
