/** Runs over HTTP with real servers, proxies and processes: the same digest as in one process, whatever goes wrong. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest";
import { FAULTS, type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { type Running, start, stp } from "./process.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("run-http");

/** The quickstart, made smaller. */
const SMALL = [
  "iterations=2",
  "data.limit=60",
  "data.check=false",
  "data.heldOut=[]",
  "prove.budget=40",
  "prove.samplesPerStatement=8",
  "prove.batch=8",
];
/** Only the model is over HTTP: what judges is not what these tests are about. */
const IN_PROCESS_VERIFIER = 'verifier={"backend":"embedded"}';

const HTTP = "experiments/quickstart-http.json";

const commandLine = (experiment: string, out: string, ...settings: ReadonlyArray<string>) => [
  "run",
  experiment,
  ...[...SMALL, ...settings].flatMap((text) => ["--set", text]),
  "--out",
  path.join(folder, out),
  "--json",
];

const digestOf = (output: string): unknown => jsonLines(output.trim()).at(-1)!["digest"];

/** Processes whose command line has the text, by /proc. */
const processesWith = (text: string): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").includes(text);
      } catch {
        return false;
      }
    })
    .map(Number);

/** Model servers that a process started, keepers included. */
const serversOf = (pid: number): ReadonlyArray<number> => {
  const all = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)!)
    .map(([, id, parent, args]) => ({ id: Number(id), parent: Number(parent), args: args as string }));
  const keepers = all.filter(({ args, parent }) => parent === pid && args.includes("server-keeper"));
  const servers = all.filter(({ parent }) => keepers.some(({ id }) => id === parent));
  return [...keepers, ...servers].map(({ id }) => id);
};

const isAlive = (pid: number): boolean => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
};

const until = async (holds: () => boolean, what: string): Promise<void> => {
  // vitest ends a test that waits for ever, and says where it waited.
  for (let waited = 0; !holds(); waited += 100) {
    if (waited % 60_000 === 0 && waited > 0) console.warn(`waiting for ${what}`);
    await sleep(100);
  }
};

let digest: unknown;
beforeAll(async () => {
  const { code, errors, output } = await stp(...commandLine("experiments/quickstart.json", "in-process"));
  assert.strictEqual(code, 0, errors);
  digest = digestOf(output);
});

describe("a run whose servers are its own children", () => {
  it("has the digest of the run in one process, its verifier over the REPL protocol too, and leaves no server behind", async () => {
    const running = start(commandLine(HTTP, "served"));
    await running.wrote("set-up");
    const servers = serversOf(running.pid);
    assert.strictEqual(servers.length, 4, "two keepers and two servers");
    const { code, errors, output } = await running.ended;
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
    await until(() => !servers.some(isAlive), "the end of all servers");
  });

  it("leaves no server behind when it is killed with kill -9, and resumes to the same digest", async () => {
    const running = start(commandLine(HTTP, "killed", IN_PROCESS_VERIFIER));
    await running.wrote("iteration 0");
    const servers = serversOf(running.pid);
    assert.isAbove(servers.length, 0);
    running.kill("SIGKILL");
    await running.ended;
    await until(() => !servers.some(isAlive), "the end of all servers");
    const { code, errors, output } = await stp("run", "--resume", path.join(folder, "killed"), "--json");
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
  });

  it("leaves no server behind on Ctrl-C (exit 130)", async () => {
    const running = start(commandLine(HTTP, "interrupted", IN_PROCESS_VERIFIER));
    await running.wrote("set-up");
    const servers = serversOf(running.pid);
    running.kill("SIGINT");
    assert.strictEqual((await running.ended).code, 130);
    await until(() => !servers.some(isAlive), "the end of all servers");
  });

  it("has the same digest when a server is killed in the middle of it", async () => {
    const running = start(commandLine(HTTP, "server-killed", IN_PROCESS_VERIFIER));
    await running.wrote("set-up");
    const servers = serversOf(running.pid);
    process.kill(servers.at(-1)!, "SIGKILL");
    const { code, errors, output } = await running.ended;
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
    assert.include(errors, "it is started again");
  });

  it("says what a server wrote that never serves (exit 2)", async () => {
    const command = JSON.stringify(["stp", "serve-model", "--port", "{port}", "--weights", "/nowhere"]);
    const { code, errors } = await stp(
      ...commandLine(HTTP, "no-server", IN_PROCESS_VERIFIER, `model.serve.command=${command}`),
    );
    assert.strictEqual(code, 2);
    assert.include(errors, "model.serve.command");
    assert.include(errors, "--weights /nowhere");
    assert.deepStrictEqual(processesWith("--weights /nowhere"), []);
  });
});

describe("a run whose servers fail", () => {
  let server: Running;
  let upstream: string;
  const proxies: Array<FaultProxy & { readonly close: () => Promise<void> }> = [];
  beforeAll(async () => {
    server = start(["serve-model", "--port", "0", "--library", "experiments/data/library.jsonl"]);
    await server.wrote("http://");
    upstream = /http:\S+/.exec(server.output())![0];
  });
  afterAll(async () => {
    await Promise.all(proxies.map(({ close }) => close()));
    server.kill("SIGTERM");
    await server.ended;
  });

  const proxy = async (faultOf: Parameters<typeof startFaultProxy>[1]) => {
    const made = await startFaultProxy(upstream, faultOf);
    proxies.push(made);
    return made;
  };

  const behind = (out: string, urls: ReadonlyArray<string>) =>
    commandLine(
      HTTP,
      out,
      IN_PROCESS_VERIFIER,
      "model.serve=null",
      `model.endpoints=${JSON.stringify(urls)}`,
      // A stalled request costs as much; one that is only slow is sent again.
      "model.requestTimeoutSeconds=8",
      "embedder.requestTimeoutSeconds=8",
      "model.retries=50",
      "embedder.retries=50",
    );

  const groups: ReadonlyArray<ReadonlyArray<Fault>> = [
    ["drop", "half", "broken-json", "abort"],
    ["error-500", "busy", "busy-retry-after", "stall"],
  ];
  for (const faults of groups)
    it(`has the same digest when one of two servers does this to many requests: ${faults.join(", ")}`, async () => {
      const bad = await proxy((n) => (n % 5 === 0 ? faults[(n / 5) % faults.length]! : null));
      const good = await proxy(() => null);
      const { code, errors, output } = await stp(...behind(faults.join("-"), [bad.url, good.url]));
      assert.strictEqual(code, 0, errors);
      assert.strictEqual(digestOf(output), digest);
      for (const fault of faults) assert.isAtLeast(bad.happened.get(fault) ?? 0, 1, `${fault} must have happened`);
      assert.isAbove(good.requests(), 0);
      await until(() => bad.openSockets() + good.openSockets() === 0, "the end of all connections");
    });

  it("has the same digest when everything happens at once to the only server", async () => {
    const bad = await proxy((n) => (n % 5 === 0 ? FAULTS[(n / 5) % FAULTS.length]! : null));
    const { code, errors, output } = await stp(...behind("everything", [bad.url]));
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
    assert.strictEqual(bad.happened.size, FAULTS.length);
  });

  it("has the same digest when an endpoint dies in the middle of an iteration and never comes back", async () => {
    const dying = await proxy(() => null);
    const living = await proxy(() => null);
    const running = start(behind("dies", [dying.url, living.url]));
    await until(() => dying.requests() > 30, "30 requests");
    await dying.die();
    const { code, errors, output } = await running.ended;
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
    assert.include(errors, `suspended ${dying.url}`);
  });

  it("waits for an endpoint that comes back, and gives it the current weights again", async () => {
    const only = await proxy(() => null);
    const running = start(behind("comes-back", [only.url]));
    await until(() => only.requests() > 30, "30 requests");
    await only.die();
    await sleep(1500);
    await only.revive();
    const { code, errors, output } = await running.ended;
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
  });

  it("stops with what the servers said when none answers for longer than the patience (exit 1)", async () => {
    const only = await proxy(() => null);
    const running = start([...behind("gone", [only.url]), "--set", "model.patienceSeconds=10"]);
    await until(() => only.requests() > 5, "5 requests");
    await only.die();
    const { code, errors } = await running.ended;
    assert.strictEqual(code, 1);
    assert.include(errors, "no server has answered for 10 s (patienceSeconds)");
    assert.include(errors, "ECONNREFUSED");
  });
});
