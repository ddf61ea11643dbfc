import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { isAlive } from "./support.ts";

const PROGRAM = path.resolve(import.meta.dirname, "../../support/play-trained-run.ts");

const startsOf = (folder: string): ReadonlyArray<number> => {
  const file = path.join(folder, "starts");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(Number) : [];
};

/** One life of a run in `folder`: to its end, or until its training command was started for the `killAt`-th time. */
const live = (
  folder: string,
  mode: string,
  killAt = Number.POSITIVE_INFINITY,
): Promise<{ readonly output: string; readonly errors: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, path.join(folder, "run"), mode], {
      env: { ...process.env, TRAINING_STARTS: path.join(folder, "starts"), TRAINING_HELD: String(killAt) },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let errors = "";
    child.stdout.on("data", (text: Buffer) => {
      output += text;
    });
    child.stderr.on("data", (text: Buffer) => {
      errors += text;
    });
    const timer = setInterval(() => {
      if (startsOf(folder).length >= killAt) child.kill("SIGKILL");
    }, 10);
    child.on("close", (code, signal) => {
      clearInterval(timer);
      if (code !== 0 && signal !== "SIGKILL") reject(new Error(errors));
      else resolve({ output: output.trim(), errors });
    });
  });

describe("a run whose model is trained by a command", () => {
  let digest = "";
  beforeAll(async () => {
    digest = (await live(temporaryFolder("undisturbed"), "write")).output;
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has the same digest when it is killed in each training, and leaves no command running", async () => {
    const folder = temporaryFolder("killed");
    // The initial fit, three iterations and the final training; each is killed once, then done again.
    for (let killAt = 1; killAt <= 9; killAt += 2) expect((await live(folder, "held", killAt)).output).toBe("");
    const last = await live(folder, "held");
    expect(last.output).toBe(digest);
    expect(last.errors).toMatch(/a training command that a killed run had left running was ended: .*3-final/);
    const starts = startsOf(folder);
    expect(starts.length).toBe(10);
    expect(starts.filter(isAlive)).toStrictEqual([]);
    expect(readdirSync(path.join(folder, "run/training")).sort()).toStrictEqual([
      "0-iteration",
      "1-iteration",
      "2-iteration",
      "3-final",
      "setup-initial",
    ]);
    expect(readdirSync(path.join(folder, "run/weights")).length).toBe(2);
  });

  it("ends with the command's failure and goes on from the training step when it is resumed", async () => {
    const folder = temporaryFolder("failed");
    for (const [mode, reason] of [
      ["fail", "failed"],
      ["nothing", "nothing-written"],
    ] as const)
      expect((await live(folder, mode)).output).toMatch(
        new RegExp(`^${reason}: the training command ended with exit code`),
      );
    expect((await live(folder, "write")).output).toBe(digest);
    expect(startsOf(folder).length).toBe(2 + 5);
  });
});
