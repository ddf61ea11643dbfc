/** Programs that npm started, and what becomes of them when npm is ended in ways that it cannot pass on. */
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stp } from "../cli/process.ts";
import { smallExperiment } from "../cli/small-experiment.ts";
import { jsonLines } from "../cli/support.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { linux, needing } from "../support/needs.ts";

const started: Array<ChildProcess> = [];
afterAll(() => {
  for (const { pid } of started) {
    try {
      process.kill(-(pid ?? Number.NaN), "SIGKILL");
    } catch {
      // All of them have ended.
    }
  }
});

/** Starts words as the leader of a group; `closed`: all that held its outputs have ended. */
const start = (words: ReadonlyArray<string>) => {
  const child = spawn(words[0]!, words.slice(1), { stdio: ["ignore", "pipe", "pipe"], detached: true });
  started.push(child);
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  const closed = new Promise<string>((resolve) => void child.on("close", () => resolve(said)));
  const wrote = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.includes(text) && resolve();
      listeners.add(look);
      look();
      void closed.then(() => reject(new Error(`ended without writing ${text}: ${said}`)));
    });
  return { child, closed, wrote };
};

const npx = (...words: ReadonlyArray<string>) => start(["npm", "exec", "--", "stp", ...words]);

const folder = temporaryFolder("npx");
const experiment = smallExperiment(folder);
const small = (out: string) => ["run", experiment, "--out", path.join(folder, out), "--json"];

describe("what npm started", needing(linux()), () => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const)
    it(`stops when npm is ended with ${signal}: a server`, async () => {
      const { child, closed, wrote } = npx("serve-model", "--port", "0");
      await wrote("http://");
      child.kill(signal);
      expect(await closed).toContain("what started this process has ended: stopping");
    });

  it("stops when npm is ended: a run, its log whole", async () => {
    const { child, closed, wrote } = npx(...small("orphan"));
    await wrote("set-up");
    child.kill("SIGTERM");
    expect(await closed).toContain("everything up to the last finished step is kept");
    const resumed = await stp("run", "--resume", path.join(folder, "orphan"), "--json");
    expect([resumed.code, resumed.errors]).toStrictEqual([0, expect.any(String)]);
    const whole = await stp(...small("whole"));
    const digestOf = (output: string) => jsonLines(output.trim()).at(-1)?.["digest"];
    expect(digestOf(resumed.output)).toBe(digestOf(whole.output));
  });

  it("goes on when it was put aside on purpose, and npm has ended since", async () => {
    // The shell ends at once, and with it npm; the server writes to what they wrote to.
    const script = `node bin/stp.js serve-model --port 0 < /dev/null & echo "server $!"`;
    const { child, closed, wrote } = start(["npm", "exec", "-c", script]);
    const exited = new Promise((resolve) => void child.on("exit", resolve));
    let said = "";
    child.stdout.on("data", (text: string) => {
      said += text;
    });
    await wrote("http://");
    await exited;
    const server = Number(/server (\d+)/.exec(said)?.[1]);
    // It looks once a second.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect((await fetch(`${/http:\S+/.exec(said)![0]}/health`)).status).toBe(200);
    process.kill(server, "SIGTERM");
    expect(await closed).not.toContain("what started this process has ended");
  });
});
