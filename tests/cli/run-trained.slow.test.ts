/** A model behind a server, trained by a command: the whole way from `stp run` to the served adapter, killed and resumed. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { start, stp } from "./process.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("run-trained");
const starts = path.join(folder, "starts");
process.env["TRAINING_STARTS"] = starts;
const startCount = (): number => (existsSync(starts) ? readFileSync(starts, "utf8").trim().split("\n").length : 0);

/** Easy enough for a model that has learned nothing. */
const STATEMENTS = [
  "(p : Prop) (h : p) : p",
  "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
  "(p q : Prop) (h : p ∧ q) : p",
  "(p q : Prop) (h : p) : p ∨ q",
  "(n : Nat) : n = n",
  "(n : Nat) : n + 0 = n",
  "(a b : Nat) (h : a = b) : b = a",
  "(p q : Prop) (h : p → q) (hp : p) : q",
];
const data = path.join(folder, "easy.jsonl");
writeFileSync(
  data,
  STATEMENTS.map((text, i) => JSON.stringify({ name: `easy_${i}`, statement: `theorem easy_${i} ${text} := by` })).join(
    "\n",
  ),
);

const file = path.join(folder, "trained.json");
const command = path.resolve("tests/support/nudge-command.ts");
writeFileSync(
  file,
  JSON.stringify({
    name: "trained",
    iterations: 2,
    data: { train: [{ path: data }] },
    prompt: { defaultHeader: "" },
    supervised: { learningRate: 0.0001 },
    prove: { budget: 64, samplesPerStatement: 16, batch: 8 },
    examples: { maximumPassRate: 1 },
    train: { learningRate: 0.0001 },
    final: { learningRate: 0.0001, maximumPassRate: 1 },
    model: {
      backend: "vllm",
      model: "base",
      serve: { command: ["stp", "serve-model", "--port", "{port}", "--model", "{model}", "--jobs", "1"] },
    },
    trainer: {
      backend: "command",
      command: [process.execPath, command, "{dataset}", "{output}", "{from}", "{seed}"],
      baseModel: "base",
      minimumFreeGigabytes: 1,
    },
  }),
);

const run = (name: string): string => path.join(folder, name);
const digestOf = (output: string): unknown => jsonLines(output.trim()).at(-1)?.["digest"];

describe("a served model that a command trains", () => {
  let digest: unknown;

  it("begins with the base model, is trained in each iteration and at the end, and serves what it was trained to", async () => {
    const { code, errors, output } = await stp("run", file, "--out", run("whole"), "--json");
    expect([code, errors]).toStrictEqual([0, expect.any(String)]);
    digest = digestOf(output);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(readdirSync(path.join(run("whole"), "training")).sort()).toStrictEqual([
      "0-iteration",
      "1-iteration",
      "2-final",
    ]);
    expect(readdirSync(path.join(run("whole"), "weights")).length).toBe(3);
    expect(startCount()).toBe(3);
  });

  it("has the same digest when the run is killed in its second training and resumed", async () => {
    // The three of the first test, one, and the second, which does not end by itself.
    process.env["TRAINING_HELD"] = "5";
    const first = start(["run", file, "--out", run("killed"), "--json"]);
    while (startCount() < 5) await sleep(20);
    first.kill("SIGKILL");
    expect((await first.ended).signal).toBe("SIGKILL");
    const { code, errors, output } = await stp("run", "--resume", run("killed"), "--json");
    expect([code, errors]).toStrictEqual([0, expect.any(String)]);
    expect(digestOf(output)).toBe(digest);
    expect(startCount()).toBe(3 + 2 + 2);
  });

  it("says what was wrong when the servers cannot load what the command wrote (reason: not-published)", async () => {
    const broken = path.join(folder, "broken.json");
    const experiment = JSON.parse(readFileSync(file, "utf8"));
    experiment.trainer.command = ["sh", "-c", "echo nothing > {output}/other.file; : {dataset}"];
    writeFileSync(broken, JSON.stringify(experiment));
    const { code, errors } = await stp("run", broken, "--out", run("broken"), "--json");
    expect(code).toBe(1);
    expect(errors).toMatch(/No adapter found/);
  });
});
