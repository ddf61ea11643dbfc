import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { assert, describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { checkStatements, judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";
import { groupUse } from "../../../src/backends/lean-repl/group-memory.ts";
import { ReplProcess } from "../../../src/backends/lean-repl/repl-process.ts";
import type { VerifyRequest } from "../../../src/domain/index.ts";
import { startGroup } from "../../../src/machine/index.ts";
import { readCorpus } from "../../bench/verify-corpus.ts";
import { cheats } from "../../cheats/cheats.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { lean, needing } from "../../support/needs.ts";
import { family, openFiles, residentMegabytes } from "../../support/process-family.ts";
import { withVerifier } from "./support.ts";

const cheatRequests = cheats.map(({ proof, statement: text }) => ({ statement: { text, header: null }, proof }));

const layers = (judged: ReadonlyArray<{ readonly verdict: { readonly _tag: string; readonly reason?: string } }>) =>
  judged.map(({ verdict }, i) => `${cheats[i]!.name} ${verdict.reason ?? verdict._tag}`);

describe("a pool of two stp repl processes", () => {
  it.live("judges as the embedded verifier does, with what each proof invokes", () =>
    Effect.gen(function* () {
      const corpus = readCorpus().filter((_, i) => i % 40 === 0);
      const headers = [null, "", "import Mathlib\nopen Nat Real\n", 'local notation "x" => 1'];
      const requests = corpus.flatMap(({ proof, statement: text }, i): ReadonlyArray<VerifyRequest> => {
        const statement = { text, header: headers[i % headers.length] as string | null };
        return [
          { statement, proof },
          { statement, proof: corpus[(i + 1) % corpus.length]!.proof },
        ];
      });
      const judged = yield* withVerifier({}, ({ verify }) => verify(requests));
      const digested = ({ verdict }: { verdict: (typeof judged)[number]["verdict"] }) =>
        verdict._tag === "accepted" ? ["accepted", verdict.axioms, verdict.invokes] : verdict._tag;
      const expected = judgeProofs({ requests, fuel: null }).map((one) => digested(one));
      assert.deepStrictEqual(judged.map(digested), expected);
      assert.isAbove(judged.filter(({ verdict }) => verdict._tag === "accepted").length, 20);
    }),
  );

  it.live("says of statements what the embedded verifier says", () =>
    Effect.gen(function* () {
      const statements = [
        "theorem a (n : Nat) : n = n := by",
        "theorem b (n : Nat) : n = n :=",
        "theorem c (n : Nat) : n = n",
        "example (n : Nat) : n = n := by",
        "theorem d (n : Nat) : n = m := by",
        "theorem e (x : Real) : x = x := by",
        "theorem f (n : Nat) : n := by",
        "theorem g (n : Nat",
      ].map((text) => ({ text, header: null }));
      const found = yield* withVerifier({}, (verifier) => verifier.checkStatements(statements));
      assert.deepStrictEqual(
        found.map(({ _tag }) => _tag),
        checkStatements(statements).map(({ _tag }) => _tag),
      );
    }),
  );

  it.live("stops every cheat at its layer", () =>
    Effect.gen(function* () {
      const judged = yield* withVerifier({}, ({ verify }) => verify(cheatRequests));
      assert.deepStrictEqual(
        layers(judged),
        cheats.map(({ layer, name }) => `${name} ${layer}`),
      );
    }),
  );

  it("knows a process that holds back the empty line behind its answer", async () => {
    const held = "process.stdin.once('data', () => process.stdout.write('{\"env\":\\n 0}\\n'))";
    const repl = new ReplProcess({ words: [process.execPath, "-e", held], folder: ".", environment: {} });
    assert.isFalse(repl.holdsAnswer);
    const answer = repl.ask({ cmd: "" });
    await expect.poll(() => repl.holdsAnswer, { timeout: 60_000 }).toBe(true);
    await repl.end(true);
    assert.strictEqual((await answer)._tag, "failed");
  });

  it("knows a process that wrote something after its answer, and does not ask it again", async () => {
    const stray = 'process.stdin.once("data", () => process.stdout.write(`{"env": 0}\\n\\n{"env"`))';
    const repl = new ReplProcess({ words: [process.execPath, "-e", stray], folder: ".", environment: {} });
    assert.isTrue(repl.isReady);
    assert.deepStrictEqual(await repl.ask({ cmd: "" }), { _tag: "json", json: { env: 0 } });
    await expect.poll(() => repl.isReady, { timeout: 60_000 }).toBe(false);
    assert.isTrue(repl.isAlive);
    await repl.end(true);
  });

  it.live("rejects a proof that rests on an axiom that is not allowed", () =>
    Effect.gen(function* () {
      const request = {
        statement: { text: "theorem t (p : Prop) : p ∨ ¬p := by", header: null },
        proof: "  exact Classical.em p",
      };
      const strict = yield* withVerifier({ allowedAxioms: ["propext"] }, ({ verify }) => verify([request]));
      assert.deepInclude(strict[0]?.verdict, { _tag: "rejected", reason: "axiom" });
      const usual = yield* withVerifier({}, ({ verify }) => verify([request]));
      assert.strictEqual(usual[0]?.verdict._tag, "accepted");
    }),
  );

  it.live("decides nothing under a header that is not accepted, and goes on", () =>
    Effect.gen(function* () {
      const text = "theorem t : 1 = 1 := by";
      const requests = ["theorem broken : 1 = 2 := rfl", null].map((header) => ({
        statement: { text, header },
        proof: "  rfl",
      }));
      const judged = yield* withVerifier({}, ({ verify }) => verify(requests));
      assert.deepStrictEqual(
        judged.map(({ verdict }) => verdict._tag),
        ["unsupported", "accepted"],
      );
    }),
  );

  it.live("fails, by name, where no process comes up", () =>
    Effect.gen(function* () {
      const request = { statement: { text: "theorem t : True := by", header: null }, proof: "  trivial" };
      const settings = { command: ["/no/such/program"], processes: 1 };
      const error = yield* Effect.flip(withVerifier(settings, ({ verify }) => verify([request])));
      assert.strictEqual(error.reason, "start");
      assert.include(error.message, "does not start");
    }),
  );
});

describe("the processes of a pool", () => {
  const corpus = readCorpus().map(({ proof, statement: text }) => ({ statement: { text, header: null }, proof }));

  it.live("are replaced after so many uses, and what they answer stays the same", () =>
    Effect.gen(function* () {
      const requests = corpus.slice(0, 12);
      const judged = yield* withVerifier({ recycleAfterUses: 4 }, ({ verify }) => verify(requests));
      assert.isTrue(judged.every(({ verdict }) => verdict._tag === "accepted"));
      const longest = Math.max(...judged.map(({ queueMilliseconds }) => queueMilliseconds));
      const run = Math.max(...judged.map(({ runMilliseconds }) => runMilliseconds));
      assert.isAbove(longest, run);
    }),
  );

  it.live("are asked for a definition before each question, where that is set, and replaced where they are late", () =>
    Effect.gen(function* () {
      for (const fault of ["spent", "stray"]) {
        const marks = temporaryFolder(`health-${fault}`);
        const command = [process.execPath, path.join(import.meta.dirname, "faulty-repl.ts"), fault, "1", marks];
        // Each process has this fault at its first text. Without the check the second one waits for ever.
        const settings = { command, processes: 1, healthSeconds: 1, retryUndecided: false };
        const judged = yield* withVerifier(settings, ({ verify }) => verify(corpus.slice(0, 3)), {
          timeoutSeconds: 10_000,
        });
        assert.deepStrictEqual(
          judged.map(({ verdict }) => verdict._tag),
          ["accepted", "accepted", "accepted"],
        );
        assert.isAtLeast(readdirSync(marks).length, 3);
      }
    }),
  );

  it.live("are not asked for a definition where it is not set: one that is deaf costs its question", () =>
    Effect.gen(function* () {
      const marks = temporaryFolder("health-off");
      const command = [process.execPath, path.join(import.meta.dirname, "faulty-repl.ts"), "spent", "1", marks];
      const settings = { command, processes: 1, retryUndecided: false };
      const judged = yield* withVerifier(settings, ({ verify }) => verify(corpus.slice(0, 2)), { timeoutSeconds: 2 });
      assert.deepStrictEqual(
        judged.map(({ verdict }) => verdict._tag),
        ["accepted", "timeout"],
      );
    }),
  );

  it.live("count with what they started in other groups", () =>
    Effect.gen(function* () {
      const child = 'setsid sh -c "echo here; sleep 600"; wait';
      const group = yield* startGroup({
        words: ["/bin/sh", "-c", child],
        folder: "/",
        environment: { PATH: "/usr/bin:/bin" },
      });
      yield* Effect.callback<void>((resume) => void group.child.stdout.once("data", () => resume(Effect.void)));
      const use = groupUse(new Set([group.id!])).get(group.id!);
      assert.isAtLeast(use?.processes ?? 0, 2);
      assert.isAbove(use?.megabytes ?? 0, 0);
    }).pipe(Effect.scoped),
  );

  it.live("are ended when they take too much memory, and the attempt is undecided", () =>
    Effect.gen(function* () {
      const marks = mkdtempSync(path.join(tmpdir(), "stp-memory-always"));
      const command = [process.execPath, path.join(import.meta.dirname, "faulty-repl.ts"), "grow", "1", marks];
      // The first question takes a gigabyte, and would never be answered.
      const settings = { command, processes: 1, memoryPerProcessMegabytes: 700, retryUndecided: false };
      const [judged] = yield* withVerifier(settings, ({ verify }) => verify(corpus.slice(0, 1)));
      rmSync(marks, { recursive: true });
      assert.strictEqual(judged?.verdict._tag, "memory");
    }),
  );

  it.live("take no more memory and hold no more files after 10,000 attempts than after 3,000", () =>
    Effect.gen(function* () {
      const many = Array.from({ length: 1000 }, (_, i) => corpus[i % corpus.length]!);
      yield* withVerifier({}, ({ verify }) =>
        Effect.gen(function* () {
          const repeat = (times: number) =>
            Effect.forEach(Array.from({ length: times }), () => verify(many), { discard: true });
          const look = () =>
            family()
              .slice(1)
              .map((id) => ({ files: openFiles(id), megabytes: residentMegabytes(id) }));
          yield* repeat(3);
          const [own] = family();
          const [before, ownFiles] = [look(), openFiles(own!)];
          yield* repeat(7);
          const after = look();
          assert.deepStrictEqual(
            after.map(({ files }) => files),
            before.map(({ files }) => files),
          );
          assert.strictEqual(openFiles(own!), ownFiles);
          const all = (seen: typeof before) => seen.reduce((sum, { megabytes }) => sum + megabytes, 0);
          assert.isBelow(all(after), 1.1 * all(before));
        }),
      );
    }),
  );
});

describe("levels of checking", () => {
  const honest = {
    statement: { text: "theorem t (p : Prop) : p ∨ ¬p := by", header: null },
    proof: "  exact Classical.em p",
  };
  const judge = (settings: object, request: VerifyRequest = honest) =>
    Effect.map(
      withVerifier({ processes: 1, ...settings }, ({ verify }) => verify([request])),
      ([judged]) => judged!.verdict,
    );

  it.live("read the axioms from an export, and have a kernel of another process check it", () =>
    Effect.gen(function* () {
      const axioms = ["Classical.choice", "Quot.sound", "propext"];
      for (const level of ["axioms", "kernel"] as const)
        assert.deepInclude(yield* judge({ level }), { _tag: "accepted", level, axioms });
    }),
  );

  it.live("reject what the other kernel rejects, and decide nothing where it decides nothing", () =>
    Effect.gen(function* () {
      const kernel = (code: number) => ({ level: "kernel", kernelCommand: ["sh", "-c", `exit ${code}`, "{export}"] });
      assert.deepInclude(yield* judge(kernel(1)), { _tag: "rejected", reason: "kernel" });
      assert.deepInclude(yield* judge(kernel(2)), { _tag: "unsupported", construct: "kernel check" });
    }),
  );
});

describe("real Lean in lean-workspace", needing(lean()), () => {
  const settings = {
    command: null,
    environmentCommand: null,
    processes: 1,
    sandbox: "prefer",
    header: "import Mathlib\n",
  };

  it.live("accepts a proof, rejects its negation, and stops every cheat", () =>
    Effect.gen(function* () {
      const statement = { text: "theorem t (n : ℕ) : n + 0 = n := by", header: null };
      const judged = yield* withVerifier(settings, ({ verify }) =>
        verify([{ statement, proof: "  simp" }, { statement, proof: "  omega_no" }, ...cheatRequests]),
      );
      assert.deepStrictEqual(
        judged.slice(0, 2).map(({ verdict }) => verdict._tag),
        ["accepted", "rejected"],
      );
      assert.isTrue(judged.slice(1).every(({ verdict }) => verdict._tag !== "accepted"));
    }),
  );
});
