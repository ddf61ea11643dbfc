/**
 * Provers that talk with a verifier, through both protocols and under faults, with real servers and processes: the digest of
 * a run in one process where nothing was lost; where something was, the attempt or search ends with its reason.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, assert, beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { layerExistingRun } from "../../src/backends/sqlite-log/index.ts";
import { proving, type Searched, searchingSelected } from "../../src/selfplay/index.ts";
import { RunLog } from "../../src/services/index.ts";
import type { Fault as ReplFault } from "../backends/lean-repl/faulty-repl.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { type Ended, type Running, start, stp } from "./process.ts";
import { jsonLines } from "./support.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const folder = temporaryFolder("interactive");
const FAULTY_REPL = path.resolve("tests/backends/lean-repl/faulty-repl.ts");

const rows = (statements: Readonly<Record<string, string>>): string =>
  Object.entries(statements)
    .map(([name, rest]) => `${JSON.stringify({ name, statement: `theorem ${name} ${rest} := by` })}\n`)
    .join("");

const TRAIN = {
  easy_1: "(a b c : Nat) : a + b + c = a + c + b",
  easy_2: "(n : Nat) : 0 + n = n",
  easy_3: "(a b : Nat) (h : a ≤ b) : a ≤ b + 0",
  easy_4: "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
  easy_5: "(p q : Prop) (h : p ∧ q) : q ∧ p",
  easy_6: "(n : Nat) : n * 0 + n = n",
  easy_7: "(a b : Nat) (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b",
  easy_8: "(m n : Nat) (h : 0 < m) : 0 < m + n",
  easy_9: "(a b : Nat) : a * b * 1 = b * a",
  hard_1: "(p q r : Prop) (h : ¬(p ∧ (r ∧ (r ↔ q) ∨ r)) → p) : p ∧ ((¬p ↔ ¬p ∧ r) ∨ r)",
};
const HELD_OUT = { held_1: "(a b : Nat) : a + b = b + a", held_2: "(p q : Prop) (h : p) : p ∨ q" };
const file = (name: string): string => path.join(folder, name);
writeFileSync(file("train.jsonl"), rows(TRAIN));
writeFileSync(file("held-out.jsonl"), rows(HELD_OUT));
const library = readFileSync("experiments/data/library.jsonl", "utf8").split("\n").slice(0, 60).join("\n");
writeFileSync(file("library.jsonl"), `${library}\n`);

/** The bundled experiments, made smaller. */
const SMALL = {
  data: {
    library: file("library.jsonl"),
    train: [{ path: file("train.jsonl") }],
    heldOut: [{ path: file("held-out.jsonl") }],
    check: false,
  },
  iterations: 2,
  "prove.batch": 4,
};
const PROVERS = {
  "stepfun-prover": {
    "prove.budget": 10,
    "prove.samplesPerStatement": 4,
    "train.refreshEvery": 2,
    "refine.calls": 2,
    "evaluate.contextTokens": [30, 60, 1000],
  },
  "internlm-stepprover": { "search.expansions": 8, "search.candidates": 6 },
} as const;
type Name = keyof typeof PROVERS;
const NAMES = Object.keys(PROVERS) as ReadonlyArray<Name>;

const commandLine = (name: Name, out: string, settings: object): ReadonlyArray<string> => [
  "run",
  `experiments/${name}.json`,
  ...Object.entries({ ...SMALL, ...PROVERS[name], ...settings }).flatMap(([key, value]) => [
    "--set",
    `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  ]),
  "--out",
  file(out),
  "--json",
];

const digestOf = (output: string): unknown => jsonLines(output.trim()).at(-1)!["digest"];

const digests = new Map<Name, unknown>();
const assertSame = (name: Name, { code, errors, output }: Ended): void => {
  assert.strictEqual(code, 0, errors);
  assert.strictEqual(digestOf(output), digests.get(name));
};

beforeAll(async () => {
  for (const name of NAMES) {
    const { code, errors, output } = await stp(...commandLine(name, `${name}-in-process`, {}));
    assert.strictEqual(code, 0, errors);
    digests.set(name, digestOf(output));
  }
});

/** What a run's log has, by a reader in this process. */
const logged = <A, E>(out: string, read: Effect.Effect<A, E, RunLog>): Promise<A> =>
  Effect.runPromise(read.pipe(Effect.provide(layerExistingRun(file(out), "read"))) as Effect.Effect<A, E>);

const attemptsOf = (out: string) =>
  logged(
    out,
    Effect.gen(function* () {
      const log = yield* RunLog;
      const keys = (yield* log.committed).filter(({ step }) => step === proving.sampled.name);
      return (yield* Effect.forEach(keys, (key) => log.read(key, proving.sampled))).flatMap(({ attempts }) => attempts);
    }),
  );

const searchesOf = (out: string): Promise<ReadonlyArray<Searched>> =>
  logged(
    out,
    Effect.gen(function* () {
      const log = yield* RunLog;
      const keys = (yield* log.committed).filter(({ step }) => step === searchingSelected.searched.name);
      const records = yield* Effect.forEach(keys, (key) => log.read(key, searchingSelected.searched));
      return records.flatMap(({ searches }) => searches);
    }),
  );

const replVerifier = (command: ReadonlyArray<string>, more: object = {}) => ({
  backend: "lean-repl",
  command,
  environmentCommand: ["stp", "repl", "--environment"],
  processes: 2,
  sandbox: "off",
  ...more,
});

const marksOf = (name: string): string => {
  const marks = file(`marks-${name}`);
  mkdirSync(marks);
  return marks;
};

/** REPLs of which each has one of these faults at one text in so many. */
const faultyRepl = (
  faults: ReadonlyArray<ReplFault>,
  share: number | `tactics/${number}`,
  marks: string,
  more: object = {},
) => replVerifier([process.execPath, FAULTY_REPL, faults.join(","), String(share), marks], more);

/** The faults that came, each with the process that had it. */
const cameIn = (marks: string): ReadonlyArray<{ readonly fault: string; readonly id: number }> =>
  readdirSync(marks)
    .map((mark) => readFileSync(path.join(marks, mark), "utf8").split(" "))
    // A file that is being written is empty.
    .flatMap(([fault = "", id]) => (id === undefined ? [] : [{ fault, id: Number(id) }]));

describe("a measurement by length of context", () => {
  it("is told by stp show, and of the greatest length is pass@1", async () => {
    const run = file("stepfun-prover-in-process");
    const { evaluations } = jsonLines((await stp("show", run, "--json")).output.trim()).at(-1) as {
      evaluations: ReadonlyArray<Record<"passAtK" | "passWithin", ReadonlyArray<{ value: number }>>>;
    };
    const { passAtK, passWithin } = evaluations.at(-1)!;
    const [short, longer, all] = passWithin.map(({ value }) => value);
    assert.isTrue(short! <= longer! && longer! <= all!);
    assert.strictEqual(all, passAtK[0]!.value);
    const { output } = await stp("show", run);
    assert.match(output, /^after +context +pass@1$/m);
    assert.match(output, new RegExp(`^ +end +1,000 +${all!.toFixed(3)}$`, "m"));
  });
});

describe.each(NAMES)("%s, small", (name) => {
  it("proves something, and not all, in rounds or searches of more than one step", async () => {
    const out = `${name}-in-process`;
    if (name === "stepfun-prover") {
      const rounds = new Set((await attemptsOf(out)).map(({ past }) => past!.round));
      assert.deepStrictEqual([...rounds].sort(), [0, 1, 2]);
    } else {
      const trees = (await searchesOf(out)).map(({ tree }) => tree);
      expect(new Set(trees.map(({ end }) => end._tag))).toContain("proved");
      assert.isTrue(trees.some(({ end, expansions }) => end._tag !== "proved" && expansions.length > 3));
    }
  });

  it("has the digest of the run in one process through stp serve-model and stp repl", async () => {
    const command = ["stp", "serve-model", "--port", "{port}", "--library", "{library}", "--jobs", "1"];
    const run = await stp(
      ...commandLine(name, `${name}-served`, {
        model: { backend: "vllm", model: "embedded", serve: { command } },
        embedder: { backend: "vllm", model: "embedded", dimension: 64 },
        verifier: replVerifier(["stp", "repl"]),
      }),
    );
    assertSame(name, run);
  });

  it("has it too where REPLs are killed, write no JSON, answer twice or end at some texts", async () => {
    const marks = marksOf(name);
    const faults = ["die", "garbage", "unasked", "closed"] as const;
    assertSame(name, await stp(...commandLine(name, `${name}-repl`, { verifier: faultyRepl(faults, 40, marks) })));
    assert.deepStrictEqual(new Set(cameIn(marks).map(({ fault }) => fault)), new Set<string>(faults));
  });
});

describe("a search whose REPL is killed in its middle", () => {
  const name = "internlm-stepprover";

  it("goes on with another one, and loses nothing", async () => {
    const marks = marksOf("kill");
    // The tactic hangs until its process is killed.
    const verifier = faultyRepl(["hang"], "tactics/24", marks);
    const running = start(commandLine(name, "killed", { verifier, "verify.timeoutSeconds": 1000 }));
    const killed = new Set<number>();
    const isOver = running.ended.then(() => true);
    while (!(await Promise.race([isOver, sleep(50, false)])))
      for (const { id } of cameIn(marks))
        if (!killed.has(id)) {
          killed.add(id);
          process.kill(id, "SIGKILL");
        }
    assertSame(name, await running.ended);
    assert.isAbove(killed.size, 0);
  });

  it("leaves undecided the tactics that kill every process, and no others, and the run ends", async () => {
    const marks = path.join(marksOf("die"), "always");
    mkdirSync(marks);
    const { code, errors } = await stp(
      ...commandLine(name, "always", { iterations: 1, verifier: faultyRepl(["die"], "tactics/24", marks) }),
    );
    assert.strictEqual(code, 0, errors);
    const searches = await searchesOf("always");
    const tried = searches.flatMap(({ tree }) => tree.expansions.flatMap((one) => one.tried));
    const undecided = new Set(tried.filter(({ left }) => left === "undecided").map(({ tactic }) => tactic));
    assert.isAbove(undecided.size, 0);
    assert.isFalse(tried.some(({ left, tactic }) => left !== "undecided" && undecided.has(tactic)));
    assert.isTrue(searches.some(({ tree }) => tree.end._tag === "proved"));
  });
});

describe("a model server that fails in the middle of an attempt", () => {
  let server: Running;
  let upstream: string;
  const proxies: Array<FaultProxy & { readonly close: () => Promise<void> }> = [];
  beforeAll(async () => {
    server = start(["serve-model", "--port", "0", "--library", file("library.jsonl")]);
    await server.wrote("http://");
    upstream = /http:\S+/.exec(server.output())![0];
  });
  afterAll(async () => {
    await Promise.all(proxies.map(({ close }) => close()));
    server.kill("SIGTERM");
    await server.ended;
  });

  const proxy = async (faultOf: (n: number, body: string) => Fault | null) => {
    const made = await startFaultProxy(upstream, faultOf);
    proxies.push(made);
    return made;
  };

  const behind = ({ url }: FaultProxy, more: object = {}) => ({
    model: { backend: "vllm", model: "embedded", endpoints: [url], retries: 50, ...more },
    embedder: { backend: "vllm", model: "embedded", dimension: 64 },
  });

  it.each(NAMES)("is asked again, and %s has the digest of a run without faults", async (name) => {
    const faults = ["drop", "half", "abort"] as const;
    const bad = await proxy((n) => (n % 5 === 0 ? faults[(n / 5) % faults.length]! : null));
    assertSame(name, await stp(...commandLine(name, `${name}-proxied`, behind(bad))));
    for (const fault of faults) assert.isAtLeast(bad.happened.get(fault) ?? 0, 1, `${fault} must have happened`);
  });

  it("is waited for where it closes and comes back, and nothing is lost", async () => {
    const name = "stepfun-prover";
    const only = await proxy(() => null);
    const running = start(commandLine(name, "comes-back", behind(only)));
    while (only.requests() < 8) await sleep(20);
    await only.die();
    await sleep(500);
    await only.revive();
    const run = await running.ended;
    assertSame(name, run);
    assert.include(run.errors, `suspended ${only.url}`);
  });

  /** Requests for samples about the statement. */
  const isAbout = (body: string, statement: string): boolean => body.includes(statement) && body.includes('"seed"');

  it("ends an attempt with its reason: a turn broken off each time, a sketch never closed; and the run goes on", async () => {
    const faults = new Map([
      ["easy_5", "half"],
      ["easy_4", "unclosed-cut"],
      ["easy_6", "unclosed"],
    ] as const);
    const bad = await proxy((_, body) => [...faults].find(([name]) => isAbout(body, name))?.[1] ?? null);
    const { code, errors } = await stp(
      ...commandLine("stepfun-prover", "broken-off", { ...behind(bad, { retries: 2 }), iterations: 1 }),
    );
    assert.strictEqual(code, 0, errors);
    assert.include(errors, "attempts that the model's server broke off, each time it was asked: 4");
    const attempts = await attemptsOf("broken-off");
    const unread = attempts.filter((one) => one.unread !== undefined);
    assert.deepStrictEqual(unread.map(({ past, unread: reason }) => `${reason} ${past!.round}`).sort(), [
      "broken-off 0",
      "no-proof 0",
      "turn-tokens 0",
    ]);
    const lost = new Set(unread.map(({ statementId }) => statementId));
    assert.strictEqual(lost.size, faults.size);
    assert.isAbove(attempts.filter(({ statementId }) => !lost.has(statementId)).length, 5);
  });

  it("ends a search that it breaks off each time as crashed, with that reason, and the run goes on", async () => {
    const bad = await proxy((_, body) => (isAbout(body, "easy_5") ? "half" : null));
    const { code, errors } = await stp(
      ...commandLine("internlm-stepprover", "search-broken-off", { ...behind(bad, { retries: 2 }), iterations: 1 }),
    );
    assert.strictEqual(code, 0, errors);
    const reason = "the model's server broke off each time it was asked";
    assert.include(errors, `the search of easy_5 ended: ${reason}`);
    const searches = await searchesOf("search-broken-off");
    const crashed = searches.filter(({ tree }) => tree.end._tag === "crashed");
    // The statement has a search in each of two passes.
    assert.deepStrictEqual(
      crashed.map(({ pass, tree }) => ({ pass, end: tree.end })),
      [0, 1].map((pass) => ({ pass, end: { _tag: "crashed" as const, reason } })),
    );
    assert.isTrue(searches.some(({ tree }) => tree.end._tag === "proved"));
  });
});

describe("an answer of ten megabytes", () => {
  it("reaches the model cut to refine.answerCharacters, with a mark, and the log stays small", async () => {
    const marks = path.join(marksOf("echo"), "always");
    mkdirSync(marks);
    const { code, errors } = await stp(
      ...commandLine("stepfun-prover", "echo", {
        iterations: 1,
        verifier: faultyRepl(["echo"], 10, marks),
        "refine.answerCharacters": 2000,
      }),
    );
    assert.strictEqual(code, 0, errors);
    const answers = (await attemptsOf("echo")).flatMap(({ past }) =>
      past!.segments.filter(({ author }) => author === "verifier").map(({ text }) => text),
    );
    const cut = answers.filter((text) => /\n… \d{7,} characters left out …\n/.test(text));
    assert.isAbove(cut.length, 0);
    // The tags come behind what is cut.
    assert.isBelow(Math.max(...answers.map((text) => text.length)), 2100);
    assert.isTrue(cut.every((text) => text.startsWith("\n<REPL>\n") && text.endsWith("\n</REPL>\n")));
    const bytes = readdirSync(file("echo"))
      .filter((name) => name.startsWith("run.db"))
      .reduce((sum, name) => sum + statSync(path.join(file("echo"), name)).size, 0);
    assert.isBelow(bytes, 8 * 2 ** 20);
  });
});
