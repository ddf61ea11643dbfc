import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Effect } from "effect";
import { afterAll, describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { killedExperiment } from "../support/play-tiny-run.ts";
import { readTinyData } from "../support/tiny-experiment.ts";

const folder = mkdtempSync(path.join(tmpdir(), "killed-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = path.resolve(import.meta.dirname, "../support/play-tiny-run.ts");

/** One life of the program: ends by itself, or is killed soon after it has told of `things` things. */
const live = (
  directory: string,
  overrides: ReadonlyArray<string>,
  things: number,
  milliseconds: number,
): Promise<{ readonly killed: boolean; readonly digest: string | undefined }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, directory, ...overrides], { stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    let isDying = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      if (isDying || output.split("\n").length <= things) return;
      isDying = true;
      setTimeout(() => child.kill("SIGKILL"), milliseconds);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code !== 0 && signal !== "SIGKILL") reject(new Error(errors));
      else resolve({ killed: signal === "SIGKILL", digest: output.trim().split("\n").at(-1) });
    });
  });

describe("a run whose process is killed with SIGKILL", () => {
  it.each([
    ["at random moments", "stp", 3],
    ["in another algorithm", "sgs", 1],
  ])("%s has the digest of a run that was left alone, when it is resumed each time", async (_, algorithm, runs) => {
    const overrides = [`algorithm=${algorithm}`];
    const base = await Effect.runPromise(
      runSelfPlay(readTinyData).pipe(
        Effect.provide([memoryRunLog(killedExperiment(...overrides), new Map()), mockBackEnds()]),
      ),
    );
    const stream = deriveStream("moments of death", "data");
    let kills = 0;
    for (let run = 0; run < runs; run++) {
      const directory = path.join(folder, `${algorithm}-${run}`);
      // Moments are counted in what the run does, not in time; the tenth life is left to end.
      for (let life = 0; ; life++) {
        const things = life < 9 ? 1 + stream.nextInt(4 + 4 * life) : Number.POSITIVE_INFINITY;
        const { digest, killed } = await live(directory, overrides, things, stream.nextInt(10));
        if (killed) kills++;
        else {
          expect(digest).toBe(base.digest);
          break;
        }
      }
    }
    expect(kills).toBeGreaterThan(runs);
  });
});
