/** How parameters of every kind are shown. */
import { Schema } from "effect";
import { expect, it } from "vitest";
import {
  NonNegativeInteger,
  NonNegativeNumber,
  PositiveNumber,
  parameter,
  parameterTable,
  scaledToMeanOne,
  UnitInterval,
} from "../../src/reward/index.ts";

it("parameters are shown with their range, default, unit and source", () => {
  const shown = { description: "What it is.", source: "this test" };
  const below = Schema.Finite.check(Schema.isLessThan(3));
  const table = parameterTable(
    Schema.Struct({
      unit: parameter(UnitInterval, 0.5, { ...shown, unit: "pass rate" }),
      nonNegative: parameter(NonNegativeNumber, 0, shown),
      positive: parameter(PositiveNumber, 1, shown),
      count: parameter(NonNegativeInteger, 2, shown),
      integer: parameter(Schema.Int, 2, shown),
      below: parameter(below, 2, shown),
      number: parameter(Schema.Finite, 2, shown),
      choice: parameter(Schema.Literals(["a", "b"]), "a", shown),
      union: parameter(Schema.Union([NonNegativeInteger, Schema.Literal("all")]), "all", shown),
      nullable: parameter(Schema.NullOr(PositiveNumber), null, shown),
      text: parameter(Schema.String, "x", shown),
      flag: parameter(Schema.Boolean, true, shown),
      bare: Schema.String,
    }),
  );
  expect(
    table.map(({ default: value, name, range }) => `${name}: ${range}; ${JSON.stringify(value)}`),
  ).toMatchInlineSnapshot(`
    [
      "unit: number, ≥ 0, ≤ 1; 0.5",
      "nonNegative: number, ≥ 0; 0",
      "positive: number, > 0; 1",
      "count: integer, ≥ 0; 2",
      "integer: integer; 2",
      "below: number, < 3; 2",
      "number: number; 2",
      "choice: "a" | "b"; "a"",
      "union: integer, ≥ 0 | "all"; "all"",
      "nullable: number, > 0 | null; null",
      "text: string; "x"",
      "flag: boolean; true",
      "bare: string; undefined",
    ]
  `);
  const own = "What it is. Source: this test.";
  expect(table.slice(0, 2).map(({ description }) => description)).toEqual([
    "What it is. Unit: pass rate. Source: this test.",
    own,
  ]);
  expect(table.at(-1)?.description).toBe("");
  expect(parameterTable(Schema.Struct({}))).toEqual([]);
});

it("weights are scaled to mean 1, and all 0 stay 0", () => {
  expect(scaledToMeanOne([1, 2, 3])).toEqual([0.5, 1, 1.5]);
  expect(scaledToMeanOne([0, 0])).toEqual([0, 0]);
  expect(scaledToMeanOne([])).toEqual([]);
});
