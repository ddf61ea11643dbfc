import { assert, describe, it } from "@effect/vitest";
import { advance, initialProgress, iterationLine, progressLine, refusedText } from "../../src/cli/progress-text.ts";
import type { ProgressEvent } from "../../src/services/index.ts";
import { metricsOf } from "../support/metrics.ts";

const step = (name: string, done: number, total: number, iteration = 1): ProgressEvent => ({
  _tag: "step",
  iteration,
  iterations: 4,
  step: name,
  beside: name === "prove" ? ["verify"] : name === "verify" ? ["prove"] : [],
  done,
  total,
  unit: total === 1 ? "records" : "proofs",
});

const iteration = (number: number): Extract<ProgressEvent, { _tag: "iteration" }> => ({
  _tag: "iteration",
  iteration: number,
  iterations: 4,
  metrics: metricsOf({ iteration: number }),
  proofsSoFar: 0,
  seconds: 10,
  samplingSeconds: 8,
});

/** The line after events at these times, in milliseconds. */
const lineAfter = (...timed: ReadonlyArray<readonly [number, ProgressEvent]>) => {
  let state = initialProgress(0);
  for (const [now, event] of timed) state = advance(state, event, now);
  return progressLine(state, timed.at(-1)![0]);
};

describe("the progress of a run", () => {
  it("tells iteration, step, done, total, rate and the step's time left", () => {
    assert.strictEqual(
      lineAfter([0, step("prove", 0, 2000)], [2000, step("prove", 500, 2000)]),
      "iteration 1 (2 of 4)  prove 500/2,000 proofs 250/s  6 s left in this step",
    );
  });

  it("tells no rate before anything is done", () => {
    assert.strictEqual(lineAfter([0, step("prove", 0, 2000)]), "iteration 1 (2 of 4)  prove 0/2,000 proofs");
  });

  it("does not count what was done before this process started", () => {
    assert.strictEqual(
      lineAfter([0, step("prove", 1000, 2000)], [1000, step("prove", 1100, 2000)]),
      "iteration 1 (2 of 4)  prove 1,100/2,000 proofs 100/s  9 s left in this step",
    );
  });

  it("shows proving and verifying together, and other steps alone, by name where they have one unit", () => {
    assert.strictEqual(
      lineAfter([0, step("seeds", 0, 1)], [1, step("prove", 0, 10)], [2, step("verify", 0, 10)]),
      "iteration 1 (2 of 4)  prove 0/10 proofs, verify 0/10 proofs",
    );
    assert.strictEqual(
      lineAfter([0, step("prove", 10, 10)], [1, step("verify", 9, 10)], [2, step("reward", 0, 1)]),
      "iteration 1 (2 of 4)  reward",
    );
  });

  it("shows the last line of a step's command until the next step", () => {
    const trained = [
      [0, step("train", 0, 1)],
      [1, { _tag: "output", step: "train", line: "loss 2.5" }],
      [2, { _tag: "output", step: "train", line: "loss 1.25" }],
    ] as const;
    assert.strictEqual(lineAfter(...trained), "iteration 1 (2 of 4)  train  loss 1.25");
    assert.strictEqual(lineAfter(...trained, [3, step("metrics", 0, 1)]), "iteration 1 (2 of 4)  metrics");
  });

  it("tells the run's time left from finished iterations", () => {
    assert.strictEqual(
      lineAfter(
        [5_000, step("data", 0, 1, -1)],
        [20_000, step("seeds", 0, 1, 1)],
        [30_000, iteration(1)],
        [30_000, step("prove", 0, 10, 2)],
        [34_000, step("prove", 5, 10, 2)],
      ),
      "iteration 2 (3 of 4)  prove 5/10 proofs 1/s  about 16 s left",
    );
  });

  it("has no line while nothing is under way", () => {
    assert.isNull(lineAfter([0, step("prove", 0, 10)], [1, iteration(1)]));
  });

  it("tells the figures of a finished iteration", () => {
    const metrics = metricsOf({
      iteration: 2,
      provedTrain: 300,
      trainSize: 2000,
      cumulativePassRate: 0.15,
      proofsAccepted: 900,
      proofsSampled: 8000,
      conjecturesSelected: 12,
    });
    assert.strictEqual(
      iterationLine({ ...iteration(2), metrics, seconds: 12.3 }),
      "iteration 2 (3 of 4) done in 12 s  proved 300/2,000 (0.150)  900 of 8,000 proofs accepted  12 conjectures selected",
    );
  });

  it("names the place of refused rows, how many there are of each reason, and how to see the rest", () => {
    const line = (n: number) => ({ source: "a.jsonl", line: n, kind: "unreadable" as const, message: "not JSON" });
    const text = refusedText([1, 2, 3, 4, 5, 6, 7].map(line));
    assert.include(text, "warning: 7 rows of the data are not used: 7 unreadable\n");
    assert.include(text, "a.jsonl:5: unreadable: not JSON");
    assert.notInclude(text, "a.jsonl:6");
    assert.include(text, "and 2 more; all of them: stp show RUN --refused");
    const entry = { ...line(3), unit: "entry" as const, kind: "leak" as const, message: "known" };
    assert.strictEqual(
      refusedText([entry]),
      "warning: 1 row of the data is not used: 1 leak\n  a.jsonl: entry 3: leak: known",
    );
  });
});
