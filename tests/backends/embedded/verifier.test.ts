import { NodeServices } from "@effect/platform-node";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerVerifier, tasksOf } from "../../../src/backends/embedded/verifier.ts";
import { TaskFailure } from "../../../src/backends/embedded/worker-pool.ts";
import { EmbeddedWorkers } from "../../../src/backends/embedded/workers.ts";
import { deriveStream, type VerifyRequest } from "../../../src/domain/index.ts";
import { Verifier } from "../../../src/services/index.ts";

const request = (statement: number, proof: number) => ({
  statement: { text: `theorem t${statement} : True := by`, header: null },
  proof: `  proof ${proof}`,
});

describe("attempts cut into tasks", () => {
  it("keep their order, and none is lost or repeated", () => {
    const stream = deriveStream(7, "data");
    for (let i = 0; i < 200; i++) {
      const requests = Array.from({ length: 1 + stream.nextInt(6) }, (_, s) =>
        Array.from({ length: 1 + stream.nextInt(20) }, (_, p) => request(s, p)),
      ).flat();
      const size = 1 + stream.nextInt(12);
      const tasks = tasksOf(requests, size);
      assert.deepStrictEqual(tasks.flat(), requests);
      assert.isTrue(tasks.every((task) => task.length > 0 && task.length <= size));
    }
  });

  it("keep the attempts of a statement together where they fit", () => {
    const requests = [...[1, 2, 3].map((p) => request(1, p)), ...[1, 2, 3].map((p) => request(2, p))];
    assert.deepStrictEqual(
      tasksOf(requests, 4).map((task) => task.length),
      [3, 3],
    );
  });

  it("are none for no attempts", () => {
    assert.deepStrictEqual(tasksOf([], 8), []);
  });
});

type Reason = TaskFailure["reason"];

/** Workers whose tasks fail where a proof or statement text begins with `fail REASON`; they accept the rest. */
const failingWorkers = (tasks: Array<number>) => {
  const accept = {
    verdict: { _tag: "accepted", axioms: [], level: "kernel", invokes: [] },
    runMilliseconds: 1,
  } as const;
  const run = (name: string, input: unknown) => {
    const items =
      name === "judgeProofs"
        ? (input as { requests: ReadonlyArray<VerifyRequest> }).requests.map(({ proof }) => proof)
        : (input as ReadonlyArray<VerifyRequest["statement"]>).map(({ text }) => text);
    tasks.push(items.length);
    const bad = items.find((text) => text.startsWith("fail "));
    if (bad !== undefined)
      return Effect.fail(new TaskFailure({ task: name, reason: bad.slice(5) as Reason, detail: "on purpose" }));
    const output = items.map(() => (name === "judgeProofs" ? accept : { _tag: "elaborated" }));
    return Effect.succeed({ output, runMilliseconds: 1, queueMilliseconds: 2 });
  };
  return Layer.succeed(EmbeddedWorkers, { size: 2, run } as unknown as typeof EmbeddedWorkers.Service);
};

const withVerifier = <A, E>(tasks: Array<number>, use: (verifier: typeof Verifier.Service) => Effect.Effect<A, E>) =>
  Effect.flatMap(Verifier, use).pipe(
    Effect.provide(
      layerVerifier({ fuel: null, timeoutSeconds: 1 }).pipe(
        Layer.provide(failingWorkers(tasks)),
        Layer.provide(NodeServices.layer),
      ),
    ),
  );

describe("a task of the verifier that fails", () => {
  const statement = { text: "theorem t : True := by", header: null };
  const requests = (...proofs: ReadonlyArray<string>) => proofs.map((proof) => ({ statement, proof }));

  for (const [reason, verdict] of [
    ["died", "crashed"],
    ["threw", "crashed"],
    ["memory", "memory"],
    ["deadline", "timeout"],
  ] as const)
    it.effect(`costs only the attempt that fails again alone its verdict (${reason}: ${verdict})`, () =>
      Effect.gen(function* () {
        const tasks: Array<number> = [];
        const judgements = yield* withVerifier(tasks, (verifier) =>
          verifier.verify(requests("good", `fail ${reason}`, "also good")),
        );
        assert.deepStrictEqual(
          judgements.map((judgement) => judgement.verdict._tag),
          ["accepted", verdict, "accepted"],
        );
        assert.deepStrictEqual(tasks, [3, 1, 1, 1]);
      }),
    );

  it.effect("leaves a statement unsupported, and checks the rest", () =>
    Effect.gen(function* () {
      const checks = yield* withVerifier([], (verifier) =>
        verifier.checkStatements([statement, { text: "fail died", header: null }, statement]),
      );
      assert.deepStrictEqual(
        checks.map(({ _tag }) => _tag),
        ["elaborated", "unsupported", "elaborated"],
      );
    }),
  );

  it.effect("names what judges by a digest, the same every time", () =>
    Effect.gen(function* () {
      const environment = withVerifier([], (verifier) => Effect.succeed(verifier.environment));
      assert.match(yield* environment, /^[0-9a-f]{64}$/);
      assert.strictEqual(yield* environment, yield* environment);
    }),
  );
});
