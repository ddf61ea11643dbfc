/** Runs on a disk that nothing can be written to are read as any other. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { needing } from "../support/needs.ts";
import { start, stp } from "./process.ts";
import { smallExperiment } from "./small-experiment.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("read-only");
const quoted = (text: string): string => `'${text}'`;

/** What a command prints, its exit code first, where the folder is a read-only disk. */
const readOnly = (...words: ReadonlyArray<string>) => {
  const mount = `mount --bind ${quoted(folder)} ${quoted(folder)} && mount -o remount,ro,bind ${quoted(folder)}`;
  const command = [process.execPath, path.resolve("bin/stp.js"), ...words].map(quoted).join(" ");
  const { status, stderr, stdout } = spawnSync("unshare", ["-m", "sh", "-c", `${mount} && ${command}`], {
    encoding: "utf8",
  });
  return [status, stdout || stderr] as const;
};

const mounts = spawnSync("unshare", ["-m", "mount", "--bind", folder, folder]).status === 0;

describe("a run on a read-only disk", needing(mounts ? null : "the right to mount (unshare -m)"), () => {
  it("is shown, listed and replayed, finished or killed in the middle", async () => {
    const experiment = smallExperiment(folder);
    const [finished, killed] = ["finished", "killed"].map((name) => path.join(folder, name)) as [string, string];
    const { output } = await stp("run", experiment, "--out", finished, "--json");
    const running = start(["run", experiment, "--out", killed, "--set", "iterations=50"]);
    await running.wrote("iteration 0 (1 of 50) done");
    running.kill("SIGKILL");
    await running.ended;
    expect(readOnly("show", finished, "--json")[1].trimEnd().split("\n").length).toBe(
      output.trimEnd().split("\n").length,
    );
    expect(readOnly("runs", folder, "--json")[1]).toMatch(
      /"state":"finished"[\s\S]*"state":"stopped"|"state":"stopped"[\s\S]*"state":"finished"/,
    );
    for (const run of [finished, killed]) expect(readOnly("replay", run)[0]).toBe(0);
  });
});
