import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { assert, beforeAll, describe, it } from "@effect/vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { start, stp } from "./process.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("run");

const HELD_OUT = path.join(folder, "held-out.jsonl");
writeFileSync(HELD_OUT, readFileSync("experiments/data/held-out.jsonl", "utf8").split("\n").slice(0, 60).join("\n"));

/** The quickstart, made smaller. */
const SMALL = [
  "iterations=2",
  "data.limit=60",
  `data.heldOut=${JSON.stringify([{ path: HELD_OUT }])}`,
  "prove.budget=40",
  "prove.samplesPerStatement=8",
  "prove.batch=8",
  "evaluate.samples=4",
  "evaluate.k=[1,4]",
].flatMap((text) => ["--set", text]);

const small = (out: string, ...flags: ReadonlyArray<string>) => [
  "run",
  "experiments/quickstart.json",
  ...SMALL,
  "--out",
  path.join(folder, out),
  "--json",
  ...flags,
];

const digestOf = (output: string): unknown => jsonLines(output.trim()).at(-1)!["digest"];

let digest: unknown;
beforeAll(async () => {
  const { code, errors, output } = await stp(...small("whole"));
  assert.strictEqual(code, 0, errors);
  digest = digestOf(output);
});

describe("a run as a process", () => {
  for (const concurrency of [1, 8])
    it(`has the same digest with concurrency ${concurrency}`, async () => {
      const { output } = await stp(...small(`concurrency-${concurrency}`, "--set", `concurrency=${concurrency}`));
      assert.strictEqual(digestOf(output), digest);
    });

  it("has the same digest when it is killed with kill -9 at random moments and resumed each time", async () => {
    const out = path.join(folder, "killed");
    const stream = deriveStream("kill", "data");
    let running = start(small("killed"));
    for (const moment of ["set-up", "set-up", "iteration", "iteration", "iteration"]) {
      // A moment is counted from what the run has told of; the machine's speed moves it, and no more than that.
      await running.wrote(moment);
      await Promise.race([running.ended, sleep(stream.nextInt(100))]);
      running.kill("SIGKILL");
      assert.strictEqual((await running.ended).signal, "SIGKILL");
      running = start(["run", "--resume", out, "--json"]);
    }
    const { code, errors, output } = await running.ended;
    assert.strictEqual(code, 0, errors);
    assert.strictEqual(digestOf(output), digest);
  });

  it("stops on Ctrl-C with exit 130, says how to resume, and resumes to the same digest", async () => {
    const out = path.join(folder, "interrupted");
    const running = start(small("interrupted"));
    await running.wrote("set-up");
    running.kill("SIGINT");
    const { code, errors } = await running.ended;
    assert.strictEqual(code, 130);
    assert.include(errors, `npx stp run --resume ${out}`);
    assert.notInclude(errors, "error:");
    const { output } = await stp("run", "--resume", out, "--json");
    assert.strictEqual(digestOf(output), digest);
  });

  it("refuses a second process on the same run (exit 1) and leaves the first alone", async () => {
    const out = path.join(folder, "twice");
    const first = start(small("twice"));
    await first.wrote("set-up");
    // So that it has not ended before the second begins.
    first.kill("SIGSTOP");
    const second = await stp("run", "--resume", out);
    first.kill("SIGCONT");
    assert.strictEqual(second.code, 1);
    assert.include(second.errors, "another process is writing to this run");
    const { output } = await first.ended;
    assert.strictEqual(digestOf(output), digest);
  });

  it("has proofs that the verifier accepts from their text alone", async () => {
    const whole = path.join(folder, "whole");
    const proved = jsonLines((await stp("show", whole, "--proved", "--json")).output.trim());
    assert.isAbove(proved.length, 0);
    const files = proved.map(({ proof, statement }, i) => {
      const file = path.join(folder, `proved-${i}.lean`);
      writeFileSync(file, `${statement}\n${proof}\n`);
      return file;
    });
    const { code, output } = await stp("verify", ...files);
    assert.strictEqual(code, 0, output);
    assert.strictEqual(output.trim().split("\n").length, proved.length);
  });
});
