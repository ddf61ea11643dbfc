import { assert, describe, it } from "@effect/vitest";
import { Effect, Exit, Fiber } from "effect";
import { makeWorkerPool, type TaskFailure } from "../../../src/backends/embedded/worker-pool.ts";
import type { faultyTasks } from "./faulty-worker.ts";

const entry = new URL("./faulty-worker.ts", import.meta.url);
const pool = (size: number, memoryMegabytes?: number) =>
  makeWorkerPool<typeof faultyTasks>({ size, entry, ...(memoryMegabytes === undefined ? {} : { memoryMegabytes }) });

const reasonOf = <A>(effect: Effect.Effect<A, TaskFailure>) =>
  Effect.map(Effect.flip(effect), (failure) => failure.reason);

describe("the worker pool", () => {
  it.live("gives each caller the result of its own task", () =>
    Effect.gen(function* () {
      const workers = yield* pool(3);
      const inputs = Array.from({ length: 200 }, (_, i) => i);
      const results = yield* Effect.forEach(inputs, (i) => workers.run("double", i), { concurrency: "unbounded" });
      assert.deepStrictEqual(
        results.map((result) => result.output),
        inputs.map((i) => i * 2),
      );
      assert.isTrue(results.every((result) => result.queueMilliseconds >= 0 && result.runMilliseconds >= 0));
    }),
  );

  it.live("fails a task whose worker exits (reason: died) and goes on with a fresh worker", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      assert.strictEqual(yield* reasonOf(workers.run("exit", 3)), "died");
      assert.strictEqual((yield* workers.run("double", 4)).output, 8);
    }),
  );

  it.live("fails a task that throws (reason: threw) with the message", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      const failure = yield* Effect.flip(workers.run("throwError", "the cause"));
      assert.strictEqual(failure.reason, "threw");
      assert.include(failure.detail, "the cause");
      assert.strictEqual(yield* reasonOf(workers.run("recurse", null)), "threw");
      assert.strictEqual((yield* workers.run("double", 1)).output, 2);
    }),
  );

  it.live("ends a task that never yields at its deadline (reason: deadline)", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      assert.strictEqual(yield* reasonOf(workers.run("spin", null, 300)), "deadline");
      assert.strictEqual((yield* workers.run("double", 2)).output, 4);
    }),
  );

  it.live("fails a task that takes all memory (reason: memory) without ending the process", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1, 64);
      assert.strictEqual(yield* reasonOf(workers.run("exhaust", null)), "memory");
      assert.strictEqual((yield* workers.run("double", 2)).output, 4);
    }),
  );

  it.live("gives each part of a task the deadline for itself", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      assert.strictEqual((yield* workers.run("waitInParts", [6, 1000], 5000)).output, 6);
      assert.strictEqual(yield* reasonOf(workers.run("waitInParts", [1, 60_000], 500)), "deadline");
    }),
  );

  it.live("does not count the time in the queue against the deadline", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      yield* workers.run("double", 0);
      // It waits for longer than its deadline, and then takes no time at all.
      const [first, second] = yield* Effect.all([workers.run("wait", 6000), workers.run("double", 1, 5000)], {
        concurrency: "unbounded",
      });
      assert.strictEqual(first.output, 6000);
      assert.strictEqual(second.output, 2);
      assert.isAbove(second.queueMilliseconds, 5000);
    }),
  );

  it.live("an interrupted task frees its worker at once, even one that never yields", () =>
    Effect.gen(function* () {
      const workers = yield* pool(1);
      yield* workers.run("double", 0);
      const fiber = yield* Effect.forkChild(workers.run("spin", null), { startImmediately: true });
      const waiting = yield* Effect.forkChild(workers.run("double", 5), { startImmediately: true });
      yield* Fiber.interrupt(fiber);
      assert.isTrue(Exit.isFailure(yield* Fiber.await(fiber)));
      assert.strictEqual((yield* Fiber.join(waiting)).output, 10);
    }),
  );

  it.live("the scope's end stops workers that never yield", () =>
    Effect.gen(function* () {
      yield* Effect.scoped(
        Effect.gen(function* () {
          const workers = yield* pool(2);
          yield* Effect.forkScoped(workers.run("spin", null));
          yield* workers.run("double", 1);
        }),
      );
    }),
  );
});
