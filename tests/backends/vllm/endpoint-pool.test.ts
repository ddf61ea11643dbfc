import { assert, describe, it } from "@effect/vitest";
import { Effect, Fiber } from "effect";
import { TestClock } from "effect/testing";
import { retrying, sendThrough } from "../../../src/backends/vllm/client.ts";
import { makeEndpointPool } from "../../../src/backends/vllm/endpoint-pool.ts";
import { type FailureKind, RequestFailure } from "../../../src/backends/vllm/request-failure.ts";

const failureOf = (kind: FailureKind, endpoint: string, retryAfterMilliseconds: number | null = null) =>
  new RequestFailure({ kind, endpoint, detail: kind, retryAfterMilliseconds });

const settings = { endpoints: ["http://a", "http://b"], inFlight: 4, patienceSeconds: 60 };

/** A pool whose endpoints are in health unless `down` has them; admissions are counted. */
const poolWith = Effect.fnUntraced(function* (down: ReadonlySet<string>, changes: Partial<typeof settings> = {}) {
  const admitted: Array<string> = [];
  const pool = yield* makeEndpointPool({ ...settings, ...changes }, (url) =>
    Effect.suspend(() => {
      if (down.has(url)) return Effect.fail(failureOf("broken", url));
      admitted.push(url);
      return Effect.void;
    }),
  );
  yield* Effect.yieldNow;
  return { pool, admitted };
});

describe("the pool of endpoints", () => {
  it.effect("suspends an endpoint whose connection broke, and uses it again once it is in health", () =>
    Effect.gen(function* () {
      const down = new Set<string>();
      const { admitted, pool } = yield* poolWith(down);
      const asked: Array<string> = [];
      const ask = (url: string) => {
        asked.push(url);
        return url === "http://a" && down.has(url) ? Effect.fail(failureOf("broken", url)) : Effect.succeed(url);
      };
      down.add("http://a");
      assert.strictEqual((yield* Effect.flip(pool.use(ask))).kind, "broken");
      assert.strictEqual(yield* pool.use(ask), "http://b");
      assert.strictEqual(yield* pool.use(ask), "http://b");
      down.delete("http://a");
      yield* TestClock.adjust("10 seconds");
      assert.deepStrictEqual(asked, ["http://a", "http://b", "http://b"]);
      // Its failure still weighs, until it has answered.
      assert.strictEqual(yield* pool.use(ask), "http://b");
      const many = yield* Effect.forEach([1, 2, 3, 4, 5, 6], () => pool.use((url) => Effect.as(Effect.yieldNow, url)), {
        concurrency: "unbounded",
      });
      assert.include(many, "http://a");
      assert.strictEqual(yield* pool.use(ask), "http://a");
      assert.deepStrictEqual(admitted, ["http://a", "http://b", "http://a"]);
    }).pipe(Effect.scoped),
  );

  it.effect("suspends an endpoint after three failures in a row, not for one that it could not help", () =>
    Effect.gen(function* () {
      const { admitted, pool } = yield* poolWith(new Set(), { endpoints: ["http://a"] });
      for (const kind of ["refused", "busy", "server-error", "server-error", "refused", "server-error"] as const)
        yield* Effect.flip(pool.use((url) => Effect.fail(failureOf(kind, url))));
      assert.strictEqual(admitted.length, 1);
      for (const kind of ["deadline", "server-error"] as const)
        yield* Effect.flip(pool.use((url) => Effect.fail(failureOf(kind, url))));
      yield* TestClock.adjust("1 second");
      assert.strictEqual(admitted.length, 2);
    }).pipe(Effect.scoped),
  );

  it.effect(
    "lets a request wait while none is in health, and fails with the reason when patience ends (no-endpoint)",
    () =>
      Effect.gen(function* () {
        const { pool } = yield* poolWith(new Set(settings.endpoints));
        const fiber = yield* Effect.forkChild(Effect.flip(pool.use(Effect.succeed)));
        yield* TestClock.adjust("59 seconds");
        assert.isUndefined(fiber.pollUnsafe());
        yield* TestClock.adjust("2 seconds");
        const failure = yield* Fiber.join(fiber);
        assert.strictEqual(failure.kind, "no-endpoint");
        assert.include(failure.message, "http://a: broken");
      }).pipe(Effect.scoped),
  );

  it.effect("does not lose patience while endpoints are only busy", () =>
    Effect.gen(function* () {
      const { pool } = yield* poolWith(new Set(), { inFlight: 1, endpoints: ["http://a"] });
      const long = yield* Effect.forkChild(pool.use(() => Effect.as(Effect.sleep("10 minutes"), "long")));
      yield* Effect.yieldNow;
      const waiting = yield* Effect.forkChild(pool.use(() => Effect.succeed("waited")));
      yield* TestClock.adjust("11 minutes");
      assert.deepStrictEqual([yield* Fiber.join(long), yield* Fiber.join(waiting)], ["long", "waited"]);
    }).pipe(Effect.scoped),
  );

  it.effect("gives the place of an interrupted request to the next one", () =>
    Effect.gen(function* () {
      const { pool } = yield* poolWith(new Set(), { inFlight: 1, endpoints: ["http://a"] });
      const [first, second] = [
        yield* Effect.forkChild(pool.use(() => Effect.never)),
        yield* Effect.forkChild(pool.use(() => Effect.never)),
      ];
      const third = yield* Effect.forkChild(pool.use(() => Effect.succeed("third")));
      yield* Effect.yieldNow;
      yield* Fiber.interrupt(second);
      yield* Fiber.interrupt(first);
      assert.strictEqual(yield* Fiber.join(third), "third");
    }).pipe(Effect.scoped),
  );

  it.effect("changes the weights when nothing is in flight, and lets no request pass meanwhile", () =>
    Effect.gen(function* () {
      const { pool } = yield* poolWith(new Set());
      const order: Array<string> = [];
      const say = (what: string, after: `${number} seconds`) =>
        Effect.andThen(
          Effect.sleep(after),
          Effect.sync(() => order.push(what)),
        );
      yield* Effect.forkChild(pool.use(() => say("old request", "10 seconds")));
      yield* Effect.yieldNow;
      const change = yield* Effect.forkChild(pool.change((url) => Effect.asVoid(say(`change ${url}`, "5 seconds"))));
      yield* Effect.yieldNow;
      yield* Effect.forkChild(pool.use(() => say("new request", "1 seconds")));
      yield* TestClock.adjust("1 minute");
      yield* Fiber.join(change);
      assert.deepStrictEqual(order, ["old request", "change http://a", "change http://b", "new request"]);
    }).pipe(Effect.scoped),
  );

  it.effect("goes on with the endpoints that took the change, and fails if none did (with the first reason)", () =>
    Effect.gen(function* () {
      const down = new Set<string>();
      const { pool } = yield* poolWith(down);
      down.add("http://a");
      yield* pool.change((url) => (url === "http://a" ? Effect.fail(failureOf("broken", url)) : Effect.void));
      assert.strictEqual(yield* pool.use(Effect.succeed), "http://b");
      const failure = yield* Effect.flip(pool.change((url) => Effect.fail(failureOf("refused", url))));
      assert.strictEqual(failure.message, "http://a: refused");
    }).pipe(Effect.scoped),
  );
});

describe("sending again", () => {
  it.effect("waits as long as the server asks, and longer each time where it names no time", () =>
    Effect.gen(function* () {
      const times: Array<number> = [];
      const failures = [failureOf("busy", "a", 7000), failureOf("server-error", "a"), failureOf("server-error", "a")];
      const fiber = yield* Effect.forkChild(
        retrying(
          5,
          Effect.flatMap(
            Effect.clockWith(({ currentTimeMillis }) => currentTimeMillis),
            (now) => {
              times.push(now);
              const failure = failures.shift();
              return failure === undefined ? Effect.succeed("answer") : Effect.fail(failure);
            },
          ),
        ),
      );
      yield* TestClock.adjust("1 minute");
      assert.strictEqual(yield* Fiber.join(fiber), "answer");
      const [first, second, third, fourth] = times as [number, number, number, number];
      assert.strictEqual(second - first, 7000);
      assert.isTrue(third - second >= 250 && third - second <= 750, `${third - second}`);
      assert.isTrue(fourth - third >= 500 && fourth - third <= 1500, `${fourth - third}`);
    }),
  );

  it.effect("is not done for what no server will ever answer, nor after the last retry, nor for an hour", () =>
    Effect.gen(function* () {
      let asked = 0;
      const always = (failure: RequestFailure) =>
        Effect.suspend(() => {
          asked++;
          return Effect.fail(failure);
        });
      assert.strictEqual((yield* Effect.flip(retrying(5, always(failureOf("refused", "a"))))).kind, "refused");
      assert.strictEqual(asked, 1);
      yield* Effect.flip(retrying(5, always(failureOf("busy", "a", 3_700_000))));
      assert.strictEqual(asked, 2);
      const fiber = yield* Effect.forkChild(Effect.flip(retrying(3, always(failureOf("broken", "a")))));
      yield* TestClock.adjust("5 minutes");
      assert.strictEqual((yield* Fiber.join(fiber)).kind, "broken");
      assert.strictEqual(asked, 6);
    }),
  );

  for (const isPublished of [true, false])
    it.effect(
      `is ${isPublished ? "" : "not "}done for an unknown model that this run ${isPublished ? "gave" : "did not give"} to the servers`,
      () =>
        Effect.gen(function* () {
          const { admitted, pool } = yield* poolWith(new Set(), { endpoints: ["http://a"] });
          let asked = 0;
          const ask = (url: string) => {
            asked++;
            return admitted.length < 2 ? Effect.fail(failureOf("unknown-model", url)) : Effect.succeed("answer");
          };
          const fiber = yield* Effect.forkChild(Effect.result(sendThrough(pool, 3, ask, isPublished)));
          yield* TestClock.adjust("1 minute");
          assert.strictEqual((yield* Fiber.join(fiber))._tag, isPublished ? "Success" : "Failure");
          assert.strictEqual(asked, isPublished ? 2 : 1);
        }).pipe(Effect.scoped),
    );
});
