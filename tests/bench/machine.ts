/** What a benchmark's figures were measured on. */
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, totalmem } from "node:os";

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

/** Processor, cores, memory, Node, commit, and the command that gets the figures of an npm script again. */
export const machineText = (script: string): string => {
  const flags = process.argv.slice(2);
  return [
    `machine: ${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `node ${process.versions.node}, ${process.platform} ${process.arch}, commit ${commit()}`,
    `command: npm run ${script}${flags.length === 0 ? "" : ` -- ${flags.join(" ")}`}`,
  ].join("\n");
};
