/** `stp serve-model` as a process: the samples of the in-process model, and vLLM's words where it refuses. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import stpPolicy from "../../policies/stp.ts";
import { layerEmbedder } from "../../src/backends/embedded/embedder.ts";
import { EmbeddedWorkers } from "../../src/backends/embedded/index.ts";
import { EmbeddedModels } from "../../src/backends/embedded/models.ts";
import { layerConjecturer, layerProver } from "../../src/backends/embedded/roles.ts";
import { layerTrainer } from "../../src/backends/embedded/trainer.ts";
import { type LibraryLemma, type StatementId, tacticPrompt } from "../../src/domain/index.ts";
import { withoutProof } from "../../src/lean-text/index.ts";
import { parseDataset } from "../../src/selfplay/index.ts";
import { Conjecturer, Embedder, Prover, Trainer } from "../../src/services/index.ts";
import { type Running, start, stp } from "./process.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const LIBRARY = "experiments/data/library.jsonl";
const library = parseDataset(readFileSync(LIBRARY, "utf8")).rows.slice(0, 30);
/** Easy ones, so that there are proofs to compare. */
const statements = library.slice(0, 25);
const format = stpPolicy.format({
  defaultHeader: "import Mathlib\nopen Nat\n",
  conjecturerHeader: "never",
  cutAt: "top-level",
  reading: "theorem",
  conjecturerSplit: "behind-theorem",
  proofPlacement: "own-lines",
});
const folder = temporaryFolder("serve-model");
const sampling = { temperature: 0.8, topP: 1, maximumTokens: 1024, contextTokens: null };

const layerInProcess = Layer.mergeAll(
  layerProver({ givenUp: "merged" }),
  layerConjecturer,
  layerTrainer("single", { importanceLevel: "proof" }),
  layerEmbedder({ dimension: 64 }),
).pipe(Layer.provide(EmbeddedModels.layer), Layer.provide(EmbeddedWorkers.layer(1)));

const asStatement = ({ name, text }: { readonly name: string; readonly text: string }) => ({
  id: name as StatementId,
  name,
  text,
  header: null,
});

const proveRequests = statements.map((row, i) => ({
  prompt: format.proverPrompt(row.text, i % 2 === 0 ? null : "import A\n\n"),
  statement: asStatement(row),
  samples: 6,
  randomSeed: 1000 + i,
}));

const states = [
  "p q : Prop\nh : p ∨ q\n⊢ q ∨ p",
  "case succ\nn : Nat\nih : n + 0 = n\n⊢ n + 1 + 0 = n + 1",
  "x : Int\n⊢ x = x",
];
const proposeRequests = states.map((state, i) => ({
  prompt: tacticPrompt({ name: "t", before: [], state }),
  state,
  samples: 12,
  randomSeed: 2000 + i,
}));

/** Every lemma and the trivial one, from seeds with proofs. */
const conjectureRequests = [null, ...library].map((row, i) => {
  const seed = library[(i * 7) % library.length]!;
  const seedProof = seed.proof ?? "";
  const lemma: LibraryLemma | null =
    row === null ? null : { name: row.name, text: row.text, proof: row.proof ?? "", header: null };
  const shown = lemma === null ? "theorem true: True" : withoutProof(lemma.text);
  return {
    prompt: format.conjecturerPrompt({ lemma: shown, seed: seed.text, seedProof }, "generation"),
    seed: asStatement(seed),
    seedProof,
    lemma,
    samples: 5,
    randomSeed: 2 ** 47 + i,
  };
});

/** What the services of this process give with a trained model, and the model's parameters. */
const inProcess = Effect.gen(function* () {
  const trainer = yield* Trainer;
  const content = (row: (typeof library)[number]) =>
    ({ _tag: "prover", statement: row.text, proof: row.proof ?? "" }) as const;
  const examples = library.map((row) => ({
    role: "prover" as const,
    statementId: row.name,
    prompt: "",
    target: "",
    weight: 1,
    header: null,
    content: content(row),
    provenance: { source: "library" as const, iteration: null, proofId: null },
  }));
  const settings = {
    proverPasses: 2,
    conjecturerPasses: 1,
    learningRate: 0.1,
    batchSize: 1,
    minimumSteps: 1,
    warmUpSteps: 0,
  };
  const { parameters, version } = yield* trainer.train({
    ...settings,
    maximumTokens: 1024,
    iteration: 0,
    purpose: "initial",
    objective: null,
    from: null,
    examples,
    randomSeed: 3,
  });
  const proofs = yield* (yield* Prover).prove(version, proveRequests, sampling);
  const tactics = yield* (yield* Prover).propose!(version, proposeRequests, sampling);
  const conjectures = yield* (yield* Conjecturer).conjecture(version, conjectureRequests, sampling);
  const texts = statements.map(({ text }) => ({ text, header: null }));
  const { vectors } = yield* (yield* Embedder).embed(version, texts);
  return { parameters: parameters!, version, proofs, tactics, conjectures, vectors };
}).pipe(Effect.provide(layerInProcess));

let expected: Effect.Success<typeof inProcess>;
let server: Running;
let url: string;
beforeAll(async () => {
  expected = await Effect.runPromise(inProcess);
  writeFileSync(path.join(folder, "model.bin"), expected.parameters);
  server = start(["serve-model", "--port", "0", "--weights", path.join(folder, "model.bin"), "--library", LIBRARY]);
  await server.wrote("http://");
  url = /http:\S+/.exec(server.output())![0];
}, 120_000);
afterAll(async () => {
  server.kill("SIGTERM");
  await server.ended;
});

interface Answered {
  readonly choices: ReadonlyArray<{
    readonly index: number;
    readonly text: string;
    readonly message?: { readonly content: string };
    readonly logprobs?: { readonly token_logprobs: ReadonlyArray<number> } | null;
  }>;
  readonly usage: { readonly prompt_tokens: number; readonly completion_tokens: number; readonly total_tokens: number };
}

const post = async (place: string, body: object): Promise<{ readonly status: number; readonly text: string }> => {
  const response = await fetch(`${url}${place}`, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, text: await response.text() };
};
const ask = async (body: object, place = "/v1/completions"): Promise<Answered> => {
  const { status, text } = await post(place, { model: "embedded", ...body });
  assert.strictEqual(status, 200, text);
  return JSON.parse(text) as Answered;
};
const refused = async (place: string, body: object) => {
  const { status, text } = await post(place, body);
  const { error } = JSON.parse(text) as { error: { message: string; type: string; code: number } };
  assert.strictEqual(error.code, status);
  return `${status} ${error.type}: ${error.message}`;
};

const inputOf = ({
  prompt,
  randomSeed,
  samples,
}: {
  readonly prompt: string;
  readonly randomSeed: number;
  readonly samples: number;
}) => ({
  prompt,
  n: samples,
  seed: randomSeed,
  temperature: sampling.temperature,
});

describe("the samples of the server", () => {
  it("are those of the prover in one process, in their order, whatever header the prompt has", async () => {
    const found = expected.proofs.flat().filter(({ text }) => text !== "  sorry");
    assert.isAbove(found.length, statements.length, "there must be proofs to compare");
    for (const [i, request] of proveRequests.entries()) {
      const { choices } = await ask(inputOf(request));
      const texts = expected.proofs[i]!.flatMap(({ multiplicity, text }) =>
        Array.from({ length: multiplicity }, () => text),
      );
      assert.deepStrictEqual(
        choices.map(({ text }) => text),
        texts,
      );
    }
  });

  it("are its tactics for a state, a token each with its log-probability, and none for what it cannot read", async () => {
    for (const [i, request] of proposeRequests.entries()) {
      const { choices } = await ask({ ...inputOf(request), logprobs: 0 });
      const drawn = expected.tactics[i]!.flatMap(({ logProbability, multiplicity, text, tokens }) =>
        Array.from({ length: multiplicity }, () => [text, tokens! / multiplicity, logProbability]),
      );
      assert.deepStrictEqual(
        choices.map(({ logprobs, text }) => {
          const told = logprobs!.token_logprobs;
          return [text, told.length, told.reduce((sum, one) => sum + one, 0)];
        }),
        drawn,
      );
      assert.strictEqual(drawn.length > 0, i < 2);
    }
  });

  it("are those of the conjecturer in one process, for every lemma and the trivial one", async () => {
    let found = 0;
    for (const [i, request] of conjectureRequests.entries()) {
      const { choices } = await ask(inputOf(request));
      found += choices.length;
      assert.deepStrictEqual(
        choices.map(({ text }) => text),
        expected.conjectures[i]!.map(({ text }) => text),
      );
    }
    assert.isAbove(found, conjectureRequests.length);
  });

  it("are the same through the chat API, and for many prompts at once", async () => {
    const [first, second] = [inputOf(proveRequests[0]!), inputOf(proveRequests[1]!)];
    const alone = await ask(first);
    const chat = await ask({ ...first, messages: [{ role: "user", content: first.prompt }] }, "/v1/chat/completions");
    assert.deepStrictEqual(
      chat.choices.map(({ message }) => message?.content),
      alone.choices.map(({ text }) => text),
    );
    const both = await ask({ ...first, prompt: [first.prompt, second.prompt] });
    assert.deepStrictEqual(
      both.choices.map(({ index }) => index),
      Array.from({ length: 12 }, (_, i) => i),
    );
    assert.deepStrictEqual(
      both.choices.slice(0, 6).map(({ text }) => text),
      alone.choices.map(({ text }) => text),
    );
  });

  it("end at a stop text, and are counted in words", async () => {
    const input = inputOf(proveRequests[0]!);
    const { choices, usage } = await ask(input);
    const words = (text: string) => text.match(/\S+/g)?.length ?? 0;
    assert.deepStrictEqual(usage, {
      prompt_tokens: words(input.prompt),
      completion_tokens: choices.reduce((sum, { text }) => sum + words(text), 0),
      total_tokens: usage.prompt_tokens + usage.completion_tokens,
    });
    const cut = await ask({ ...input, stop: ["\n"] });
    assert.deepStrictEqual(
      cut.choices.map(({ text }) => text),
      choices.map(({ text }) => text.split("\n", 1)[0]),
    );
  });

  it("have prompts whose words are counted, as the usage counts them", async () => {
    const { prompt } = proveRequests[0]!;
    const { prompt_tokens: count } = (await ask({ prompt, seed: 1 })).usage;
    assert.isAbove(count, 5);
    const counted = async (body: object) => JSON.parse((await post("/tokenize", { model: "embedded", ...body })).text);
    assert.deepStrictEqual(await counted({ prompt }), { count });
    assert.deepStrictEqual(await counted({ messages: [{ role: "user", content: prompt }] }), { count });
    assert.strictEqual((await post("/tokenize", { model: "embedded" })).status, 400);
  });

  it("of a prompt without a seed differ from time to time", async () => {
    const { seed: _, ...one } = inputOf(proveRequests[0]!);
    const input = { ...one, prompt: proveRequests.map(({ prompt }) => prompt) };
    const texts = await Promise.all([1, 2, 3, 4].map(async () => JSON.stringify((await ask(input)).choices)));
    assert.isAbove(new Set(texts).size, 1);
  });
});

describe("embeddings of the server", () => {
  for (const encoding of ["float", "base64"])
    it(`are those of the embedder in one process, as ${encoding}`, async () => {
      const { text } = await post("/v1/embeddings", {
        model: "embedded",
        input: statements.map((row) => row.text),
        dimensions: 64,
        encoding_format: encoding,
      });
      const { data } = JSON.parse(text) as { data: ReadonlyArray<{ embedding: ReadonlyArray<number> | string }> };
      const numbers = data.flatMap(({ embedding }) => {
        if (typeof embedding !== "string") return embedding;
        return [...new Float32Array(new Uint8Array(Buffer.from(embedding, "base64")).buffer)];
      });
      assert.deepStrictEqual(Float32Array.from(numbers), expected.vectors);
    });
});

describe("adapters of the server", () => {
  const versionFolder = path.join(folder, "adapter");
  beforeAll(() => {
    mkdirSync(versionFolder);
    copyFileSync(path.join(folder, "model.bin"), path.join(versionFolder, "model.bin"));
  });

  it("are loaded under a name, listed with their parent, sampled, and unloaded", async () => {
    const named = { lora_name: "stp-1", lora_path: versionFolder };
    assert.strictEqual((await post("/v1/load_lora_adapter", named)).status, 200);
    assert.strictEqual(
      await refused("/v1/load_lora_adapter", named),
      "400 InvalidUserInput: The lora adapter 'stp-1' has already been loaded.",
    );
    const listed = (await (await fetch(`${url}/v1/models`)).json()) as { data: ReadonlyArray<object> };
    assert.deepInclude(listed.data[1]!, { id: "stp-1", root: versionFolder, parent: "embedded" });
    const input = inputOf(proveRequests[0]!);
    assert.deepStrictEqual((await ask({ ...input, model: "stp-1" })).choices, (await ask(input)).choices);
    assert.strictEqual((await post("/v1/unload_lora_adapter", { lora_name: "stp-1" })).status, 200);
    assert.match(
      await refused("/v1/completions", { ...input, model: "stp-1" }),
      /^404 NotFoundError: The model `stp-1`/,
    );
    assert.match(await refused("/v1/unload_lora_adapter", { lora_name: "stp-1" }), /^404 NotFoundError/);
  });

  it("are refused without weights (404) and with bytes that are none (500)", async () => {
    const nowhere = { lora_name: "x", lora_path: path.join(folder, "nowhere") };
    assert.match(await refused("/v1/load_lora_adapter", nowhere), /^404 NotFoundError: .*No adapter found/);
    const broken = path.join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(path.join(broken, "model.bin"), "garbage");
    assert.match(
      await refused("/v1/load_lora_adapter", { lora_name: "x", lora_path: broken }),
      /^500 .*wrong first bytes/,
    );
  });
});

describe("what the server refuses", () => {
  const prompt = proveRequests[0]!.prompt;
  const cases: ReadonlyArray<readonly [what: string, body: object, message: RegExp]> = [
    [
      "a model that it does not have",
      { model: "other", prompt },
      /^404 NotFoundError: The model `other` does not exist/,
    ],
    [
      "a prompt of another format",
      { prompt: "Prove 1 = 1" },
      /^400 BadRequestError: expected a prompt of the format stp/,
    ],
    ["a temperature of 0", { prompt, temperature: 0 }, /^400 .*temperature must be above 0/],
    ["a nucleus", { prompt, top_p: 0.9 }, /^400 .*top_p must be 1/],
    ["streaming", { prompt, stream: true }, /^400 .*stream is not supported/],
    ["echo", { prompt, echo: true }, /^400 .*echo is not supported/],
    ["a prompt that it would have to cut", { prompt, truncate_prompt_tokens: 2 }, /^400 .*truncate_prompt_tokens/],
    ["no samples", { prompt, n: 0 }, /^400 BadRequestError: Expected/],
    ["a prompt that is no text", { prompt: 5 }, /^400 BadRequestError: Expected string/],
    [
      "a lemma that is not in the library",
      {
        prompt: format.conjecturerPrompt(
          { lemma: "theorem x : 1 = 1", seed: statements[0]!.text, seedProof: "  rfl" },
          "generation",
        ),
      },
      /^400 .*expected a lemma of the library/,
    ],
  ];
  for (const [what, body, message] of cases)
    it(`is ${what}`, async () => {
      assert.match(await refused("/v1/completions", { model: "embedded", ...body }), message);
    });

  it("is a body that is no JSON, and a route that it does not have", async () => {
    const response = await fetch(`${url}/v1/completions`, { method: "POST", body: "{" });
    assert.strictEqual(response.status, 400);
    assert.strictEqual((await fetch(`${url}/v1/nothing`)).status, 404);
    assert.strictEqual((await fetch(`${url}/health`)).status, 200);
  });
});

describe("the command", () => {
  it("refuses a port that is taken, a library that is none and weights that are none (exit 2)", async () => {
    const taken = await stp("serve-model", "--port", new URL(url).port);
    assert.deepStrictEqual([taken.code, taken.output], [2, ""]);
    assert.include(taken.errors, "expected a port that is free");
    const library = await stp("serve-model", "--port", "0", "--library", "README.md");
    assert.strictEqual(library.code, 2);
    assert.include(library.errors, "README.md:1: expected a library lemma");
    const weights = await stp("serve-model", "--port", "0", "--weights", "README.md");
    assert.strictEqual(weights.code, 2);
    assert.include(weights.errors, "--weights README.md");
  });

  it("gives up sampling when the connection is closed, so that its one thread serves the next request", async () => {
    const second = start(["serve-model", "--port", "0", "--jobs", "1"]);
    await second.wrote("http://");
    const place = `${/http:\S+/.exec(second.output())![0]}/v1/completions`;
    const send = (n: number, signal: AbortSignal | null = null) =>
      fetch(place, {
        method: "POST",
        signal,
        body: JSON.stringify({ model: "embedded", prompt: proveRequests[0]!.prompt, n }),
      });
    // It would take many times as long as a test may.
    const given = await send(10_000_000, AbortSignal.timeout(500)).then(
      () => "answered",
      () => "given up",
    );
    assert.strictEqual(given, "given up");
    assert.strictEqual((await send(1)).status, 200);
    second.kill("SIGTERM");
    await second.ended;
  });

  it("ends on SIGTERM, also while it samples, and leaves its port", async () => {
    const second = start(["serve-model", "--port", "0"]);
    await second.wrote("http://");
    const own = /http:\S+/.exec(second.output())![0];
    const { prompt } = proveRequests[0]!;
    const asked = fetch(`${own}/v1/completions`, {
      method: "POST",
      body: JSON.stringify({ model: "embedded", prompt, n: 1_000_000 }),
    });
    const ended = asked.then(
      ({ status }) => status,
      () => 0,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    second.kill("SIGTERM");
    assert.strictEqual((await second.ended).code, 130);
    assert.notStrictEqual(await ended, 200);
    const again = await fetch(`${own}/health`).then(
      () => "answers",
      () => "gone",
    );
    assert.strictEqual(again, "gone");
  });
});
