import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { TestClock } from "effect/testing";
import { layerProgress, ProgressOutput } from "../../src/cli/progress-display.ts";
import type { ProgressEvent } from "../../src/services/index.ts";
import { Progress } from "../../src/services/index.ts";

const step = (done: number): ProgressEvent => ({
  _tag: "step",
  iteration: 1,
  iterations: 2,
  step: "prove",
  beside: [],
  done,
  total: 1000,
  unit: "proofs",
});

/** What is written when an event comes every 50 ms, `events` times, and a warning at the end. */
const written = (isTerminal: boolean, events: number, columns = 80) =>
  Effect.gen(function* () {
    const chunks: Array<string> = [];
    const output = { isTerminal, columns, write: (text: string) => void chunks.push(text) };
    yield* Effect.gen(function* () {
      const progress = yield* Progress;
      for (let i = 0; i < events; i++) {
        yield* progress.report(step(i));
        yield* TestClock.adjust("50 millis");
      }
      yield* progress.report({ _tag: "warning", message: "careful" });
      yield* progress.report(step(events));
    }).pipe(Effect.provide(layerProgress), Effect.provideService(ProgressOutput, output));
    return chunks;
  });

describe("the progress display", () => {
  it.effect("writes plain lines at most every five seconds where there is no terminal", () =>
    Effect.gen(function* () {
      const chunks = yield* written(false, 300);
      assert.isTrue(chunks.every((chunk) => chunk.endsWith("\n") && !chunk.includes("\u001b")));
      assert.strictEqual(chunks.filter((chunk) => chunk.includes("prove")).length, 3);
      assert.strictEqual(chunks.at(-1), "warning: careful\n");
    }),
  );

  it.effect("updates one line in place on a terminal, and erases it for a lasting line and at the end", () =>
    Effect.gen(function* () {
      const chunks = yield* written(true, 21, 40);
      const lines = chunks.filter((chunk) => chunk.includes("prove"));
      assert.isAtLeast(lines.length, 10);
      assert.isTrue(lines.slice(1).every((chunk) => chunk.startsWith("\r\u001b[2K") && !chunk.includes("\n")));
      assert.isTrue(lines.every((chunk) => chunk.replace("\r\u001b[2K", "").length < 40));
      assert.strictEqual(chunks.at(-1), "\r\u001b[2Kwarning: careful\n");
    }),
  );
});
