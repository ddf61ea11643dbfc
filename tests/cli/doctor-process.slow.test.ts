import { existsSync, readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lean, needing, VLLM_URL, vllm } from "../support/needs.ts";
import { type Ended, stp } from "./process.ts";
import { jsonLines, tinyFolder } from "./support.ts";

const REPL = {
  backend: "lean-repl",
  command: ["stp", "repl"],
  environmentCommand: ["stp", "repl", "--environment"],
  processes: 1,
  sandbox: "off",
};

/** A REPL that finds no fault with anything, and tells nothing either. */
const LYING_REPL = `process.stdin.on("data", () => process.stdout.write('{"env": 0}\\n\\n'))`;

const experiment = (changes: Readonly<Record<string, unknown>>): string =>
  path.join(tinyFolder({ prompt: { defaultHeader: "" }, verify: { memoryMegabytes: 1000 }, ...changes }), "tiny.json");

/** The findings of `stp doctor` by subject, and how it ended. */
const doctor = async (changes: Readonly<Record<string, unknown>>) => {
  const ended = await stp("doctor", experiment(changes), "--json");
  const findings = jsonLines(ended.output.trim());
  return { ended, of: (subject: string) => findings.find((finding) => finding["subject"] === subject) };
};

describe("stp doctor with real back ends", () => {
  it("tries the verifier through its REPL processes and ends with 0", async () => {
    const { ended, of } = await doctor({ verifier: REPL });
    expect(of("proofs")).toMatchObject({ status: "ok", found: expect.stringContaining("7 cheating ones refused") });
    expect(of("verifier")).toMatchObject({ status: "ok", found: expect.stringMatching(/^lean-repl, environment /) });
    expect(ended.code).toBe(0);
  });

  it("finds out a REPL whose answers prove nothing (proofs fail, exit 1)", async () => {
    const { ended, of } = await doctor({ verifier: { ...REPL, command: [process.execPath, "-e", LYING_REPL] } });
    expect(of("proofs")).toMatchObject({ status: "fails", found: expect.stringMatching(/^a right proof/) });
    expect(ended.code).toBe(1);
  });

  it("names a REPL that does not start, and what to do", async () => {
    const { ended, of } = await doctor({ verifier: { ...REPL, command: ["/no/such/repl"] } });
    expect(of("verifier")).toMatchObject({ status: "fails", advice: expect.stringContaining("verifier.command") });
    expect(ended.code).toBe(1);
  });

  it("names a Kimina server that does not answer, and its setting", async () => {
    const { ended, of } = await doctor({
      verifier: { backend: "kimina", url: "http://127.0.0.1:9", environment: "lean 4.9", tries: 1 },
    });
    expect(of("verifier")).toMatchObject({ status: "fails", advice: expect.stringContaining("verifier.url") });
    expect(ended.code).toBe(1);
  });

  it("says that a workspace was never built", async () => {
    const folder = path.dirname(experiment({}));
    const { of } = await doctor({ verifier: { backend: "lean-repl", workspace: folder, sandbox: "off" } });
    expect(of("versions")).toMatchObject({ status: "fails", advice: "run: npm run lean:setup" });
    expect(of("verifier")).toMatchObject({ status: "fails" });
  });

  it("names a training command that is not there, and the embedded model that no command trains", async () => {
    const { ended, of } = await doctor({
      trainer: { backend: "command", command: ["/no/trainer", "{dataset}", "{output}"], baseModel: "m" },
    });
    expect(of("trainer")).toMatchObject({ status: "fails", found: expect.stringContaining("/no/trainer") });
    expect(of("experiment")).toMatchObject({ status: "fails", found: expect.stringContaining("trainer.backend") });
    expect(ended.code).toBe(1);
  });
});

describe("stp doctor with real Lean 4", needing(lean()), () => {
  it("finds the versions to agree and the known proofs judged as known", async () => {
    const { of } = await doctor({
      verifier: { backend: "lean-repl", header: "import Mathlib\n", processes: 1, sandbox: "prefer" },
    });
    expect(of("versions")).toMatchObject({ status: "ok" });
    expect(of("proofs")).toMatchObject({ status: "ok" });
  });
});

describe("stp doctor with a real vLLM server", needing(vllm()), () => {
  it("finds the model that the server lists", async () => {
    const listed = (await (await fetch(`${VLLM_URL}/v1/models`)).json()) as {
      readonly data: [{ readonly id: string }];
    };
    const { of } = await doctor({ model: { backend: "vllm", model: listed.data[0].id, endpoints: [VLLM_URL ?? ""] } });
    expect(of("model")).toMatchObject({ status: "ok" });
  });
});

describe("stp doctor with a model behind a server", () => {
  let server: Server;
  let endpoint = "";
  beforeAll(async () => {
    server = createServer(({ url }, response) => {
      response.setHeader("content-type", "application/json");
      if (url === "/health") response.end();
      else response.end(JSON.stringify({ object: "list", data: [{ id: "prover", object: "model" }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const model = (name: string, url: string) => ({ model: { backend: "vllm", model: name, endpoints: [url] } });

  it("is content with a server that has the model", async () => {
    const { of } = await doctor(model("prover", endpoint));
    expect(of("model")).toMatchObject({ status: "ok", found: `prover at ${endpoint}` });
  });

  it("names a model that the server does not have, and those it has", async () => {
    const { ended, of } = await doctor(model("another", endpoint));
    expect(of("model")).toMatchObject({
      status: "fails",
      found: expect.stringMatching(/no model another, it has prover/),
    });
    expect(ended.code).toBe(1);
  });

  it("names a server that does not answer", async () => {
    const { of } = await doctor(model("prover", "http://127.0.0.1:9"));
    expect(of("model")).toMatchObject({ status: "fails", found: expect.stringContaining("127.0.0.1:9") });
  });
});

describe("stp run, before it begins", () => {
  const run = (changes: Readonly<Record<string, unknown>>): Promise<Ended> & { readonly folder: string } => {
    const file = experiment(changes);
    const folder = path.join(path.dirname(file), "run");
    return Object.assign(stp("run", file, "--out", folder), { folder });
  };

  it("refuses a verifier that misjudges known proofs, and leaves no run behind", async () => {
    const started = run({ verifier: { ...REPL, command: [process.execPath, "-e", LYING_REPL] } });
    const { code, errors } = await started;
    expect(errors).toMatch(
      /^error: the verifier misjudges proofs whose verdict is known: a right proof \(conjunction\)/m,
    );
    expect(code).toBe(1);
    expect(existsSync(started.folder) ? readdirSync(started.folder) : []).toStrictEqual([]);
  });

  // A server that was started would end at the flag that it does not know, and the message would be another.
  const servedModel = {
    model: {
      backend: "vllm",
      model: "m",
      serve: { command: ["stp", "serve-model", "--port", "{port}", "--no-such-flag"] },
    },
    trainer: { backend: "command", command: ["/no/trainer", "{dataset}", "{output}"], baseModel: "m" },
  };
  const rates = Object.fromEntries(["supervised", "train", "final"].map((name) => [name, { learningRate: 0.0001 }]));

  it("refuses a trainer that is not there before a server is started (exit 2), and leaves no run behind", async () => {
    const started = run({ ...servedModel, ...rates });
    const { code, errors } = await started;
    expect(errors).toMatch(/^error: this machine: .* found trainer\.command: \/no\/trainer is no program here/m);
    expect(code).toBe(2);
    expect(existsSync(started.folder) ? readdirSync(started.folder) : []).toStrictEqual([]);
  });

  it("refuses back ends that do not go together before a server is started (exit 2)", async () => {
    const { code, errors } = await run({
      ...servedModel,
      trainer: {
        ...servedModel.trainer,
        command: [process.execPath, "{dataset}", "{output}"],
        minimumFreeGigabytes: 1,
      },
      supervised: { learningRate: 0.1 },
    });
    expect(errors).toMatch(
      /^error: supervised\.learningRate: expected at most 0\.01 for a language model, found 0\.1/m,
    );
    expect(code).toBe(2);
  });

  it("says nothing where all is well", async () => {
    const { code, errors } = await run({ iterations: 1 });
    expect(code).toBe(0);
    expect(errors).not.toMatch(/doctor|verdict is known|free in/);
  });
});
