import { describe, expect, it } from "vitest";
import {
  NO_OUTPUT,
  printable,
  splitLines,
  type TrainingOutput,
  withLine,
} from "../../../src/backends/command-trainer/training-output.ts";

const heard = (...lines: ReadonlyArray<string>): TrainingOutput =>
  lines.reduce((before, line) => withLine(before, line, "stdout"), NO_OUTPUT);

describe("the output of a training command", () => {
  it("gives the finite numbers of JSON lines as metrics; of equal names the last", () => {
    expect(heard('{"loss":2,"step":1}', "training…", '{"loss":1.5,"name":"x","nested":{"a":1}}').metrics).toStrictEqual(
      {
        loss: 1.5,
        step: 1,
      },
    );
  });

  it("takes no metric from a line that is not a JSON object, or from standard error", () => {
    expect(heard('{"loss": NaN}', "{not json}", "[1]", 'x {"loss":1}', '{"loss":1e999}').metrics).toStrictEqual({});
    expect(withLine(NO_OUTPUT, '{"loss":1}', "stderr").metrics).toStrictEqual({});
  });

  it("keeps the newest lines only, and no line longer than a screen", () => {
    const { lastLines } = heard(...Array.from({ length: 100 }, (_, i) => `line ${i} ${"x".repeat(1000)}`));
    expect(lastLines.length).toBe(12);
    expect(lastLines.at(-1)).toMatch(/^line 99 x{392}$/);
  });

  it("ends lines at line feeds and carriage returns, wherever the blocks are cut", () => {
    const text = "one\ntwo\r\nthree\rfour\n\nrest";
    for (let cut = 0; cut <= text.length; cut++) {
      const [rest, first] = splitLines("", text.slice(0, cut));
      const [left, second] = splitLines(rest, text.slice(cut));
      expect([...first, ...second].filter((line) => line !== "")).toStrictEqual(["one", "two", "three", "four"]);
      expect(left).toBe("rest");
    }
  });

  it("does not keep a flood without line ends", () => {
    const [rest, lines] = splitLines("", "x".repeat(100_000));
    expect(rest).toBe("");
    expect(lines.length).toBe(1);
  });

  it("shows no control characters", () => {
    expect(printable("\u001b[31mred\u0007\t ")).toBe("[31mred");
  });
});
