/** Programs that are run to their end, as real processes. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Fiber } from "effect";
import { runToEnd } from "../../../src/backends/lean-repl/run-to-end.ts";

/** Seconds that no program here takes, however slow the machine. */
const LONG = 600;

const shell = (text: string) => ({ words: ["/bin/sh", "-c", text], folder: "/", environment: {} });

describe("a program that is run to its end", () => {
  it.live("is told by its code and what it said", () =>
    Effect.gen(function* () {
      expect(yield* runToEnd(shell("echo yes"), LONG)).toEqual({
        code: 0,
        isTimeout: false,
        output: "yes\n",
        said: "",
      });
      const failed = yield* runToEnd(shell("echo out; echo why >&2; exit 3"), LONG);
      expect(failed).toEqual({ code: 3, isTimeout: false, output: "out\n", said: "why" });
    }),
  );

  it.live("has no code where it does not start, takes too long or says too much", () =>
    Effect.gen(function* () {
      const missing = yield* runToEnd({ words: ["/no/such/program"], folder: "/", environment: {} }, LONG);
      expect([missing.code, missing.isTimeout]).toEqual([null, false]);
      expect(missing.said).toContain("ENOENT");
      const slow = yield* runToEnd(shell("exec sleep 60"), 0.2);
      expect([slow.code, slow.isTimeout]).toEqual([null, true]);
      const loud = yield* runToEnd(shell("yes"), LONG, 1000);
      expect([loud.code, loud.isTimeout]).toEqual([null, false]);
    }),
  );

  it.live("is killed when nobody waits any more", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(runToEnd(shell("exec sleep 6015.5"), 2 * LONG));
      const all = runToEnd(shell("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '; true"), LONG);
      const isThere = Effect.map(all, ({ output }) => output.includes("sleep 6015.5 "));
      yield* Effect.repeat(isThere, { until: (is) => is });
      yield* Fiber.interrupt(fiber);
      yield* Effect.repeat(isThere, { until: (is) => !is });
    }),
  );
});
