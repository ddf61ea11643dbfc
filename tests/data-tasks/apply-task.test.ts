/** Data tasks that somebody else wrote: what a file exports, and what its function returns. */
import { Result, Schema } from "effect";
import { describe, expect, it } from "vitest";
import { applyTask, checkTask, rowJson } from "../../src/data-tasks/index.ts";
import { tracedProof } from "../support/traced-proofs.ts";

const proof = tracedProof("theorem t (p : Prop) (h : p) : p ∧ p := by", "  constructor\n  · exact h\n  · exact h");

const task = {
  name: "depth",
  summary: "How many goals a state has.",
  content: Schema.Struct({ goals: Schema.Int }),
  rows: ({ trace }: typeof proof) => trace.map(({ before }, step) => ({ step, content: { goals: before.length } })),
};

const refused = (change: object): string =>
  Result.match(checkTask({ default: { ...task, ...change } }, "my.ts"), {
    onSuccess: () => "taken",
    onFailure: ({ message }) => message,
  });

const rowsOf = (change: object): unknown =>
  Result.match(applyTask({ ...task, ...change }, "my.ts", proof), {
    onSuccess: (rows) => rows.map(rowJson),
    onFailure: ({ message }) => message,
  });

describe("a file", () => {
  it("is taken with a name, a summary, the fields of its rows and a function", () => expect(refused({})).toBe("taken"));

  for (const [what, change, message] of [
    ["no name", { name: "" }, 'my.ts: expected `name`: letters, digits, _ and -, found ""'],
    ["a name that is a path", { name: "../x" }, 'my.ts: expected `name`: letters, digits, _ and -, found "../x"'],
    ["no summary", { summary: 3 }, "my.ts: expected `summary`: a string, found 3"],
    ["fields that are no schema", { content: {} }, "my.ts: expected `content`: an Effect Schema, found {}"],
    ["no function", { rows: undefined }, "my.ts: expected `rows`: a function, found nothing"],
  ] as const)
    it(`is refused with ${what}`, () => expect(refused(change)).toBe(message));

  it("is refused where it exports nothing by default", () =>
    expect(Result.getOrThrow(Result.flip(checkTask({}, "my.ts"))).message).toBe(
      "my.ts: expected a default export { name, summary, content, rows }, found nothing",
    ));
});

describe("the rows of a task", () => {
  it("have the statement before its own fields and where they come from behind", () => {
    const { proofId, statementId } = proof;
    const row = (step: number) => ({
      task: "depth",
      statement: proof.statement,
      goals: 1,
      provenance: { statementId, proofId, iteration: 0, step },
    });
    expect(rowsOf({})).toEqual([row(0), row(1), row(2)]);
    expect(Object.keys((rowsOf({}) as ReadonlyArray<object>)[0] ?? {})).toEqual([
      "task",
      "statement",
      "goals",
      "provenance",
    ]);
  });

  for (const [what, rows, message] of [
    [
      "a function that throws",
      () => {
        throw new Error("no");
      },
      "my.ts: expected a list of rows, found an exception: no",
    ],
    ["no list", () => 3, "my.ts: expected a list of rows, found 3"],
    [
      "a step that the trace does not have",
      () => [{ step: 3, content: { goals: 1 } }],
      /^my.ts: expected rows \{ step, content \}, `step` the place of a step of the trace, found /,
    ],
    [
      "a field of another kind",
      () => [{ step: 0, content: { goals: "1" } }],
      /^my.ts: expected content of `depth`, found /,
    ],
    [
      "a field that is not said",
      () => [{ step: 0, content: { goals: 1, more: 2 } }],
      /^my.ts: expected content of `depth`, found /,
    ],
  ] as const)
    it(`are refused: ${what}`, () => {
      if (typeof message === "string") expect(rowsOf({ rows })).toBe(message);
      else expect(rowsOf({ rows })).toMatch(message);
    });

  it("are refused: a field that every row has", () => {
    const content = Schema.Struct({ statement: Schema.String });
    const rows = () => [{ step: 0, content: { statement: "x" } }];
    expect(rowsOf({ content, rows })).toBe(
      "my.ts: expected fields of the task's own, found `statement`, which every row has",
    );
  });
});
