/** What a benchmark's figures were measured on. */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";
import { count } from "../../src/cli/table.ts";
import { fixedRate } from "./fixed-workload.ts";

/** Runs of the fixed workload a second, read when the benchmark begins. */
const fixed = fixedRate();

/** A rate a second, with the multiple of the fixed workload's that it is. */
export const rateText = (rate: number): string => `${count(rate)} (${(rate / fixed).toFixed(2)} fixed)`;

/** Runs of the fixed workload in so many seconds. */
export const fixedRuns = (seconds: number): string => count(seconds * fixed);

const commit = (): string => {
  try {
    const changed = execFileSync("git", ["status", "--porcelain", "--", "src", "rewards", "experiments"], {
      encoding: "utf8",
    });
    const id = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    return changed === "" ? id : `${id} with uncommitted changes`;
  } catch {
    return "not a git checkout";
  }
};

/** The command that runs an npm script again with this process's arguments. */
export const scriptCommand = (script: string): string => {
  const flags = process.argv.slice(2);
  return `npm run ${script}${flags.length === 0 ? "" : ` -- ${flags.join(" ")}`}`;
};

/** Processor, cores, memory, Node, commit, the rate of the fixed workload, and the command to get the figures again. */
export const machineText = (command: string): string =>
  [
    `machine: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `node ${process.versions.node}, ${process.platform} ${process.arch}, commit ${commit()}`,
    `fixed workload: ${fixed.toFixed(0)} runs a second`,
    `command: ${command}`,
  ].join("\n");
