/** Every boundary case of every formula evaluates to what its table says. */
import { describe, expect, it } from "vitest";
import {
  type BoundaryTable,
  eleganceBoundaries,
  invocationBoundaries,
  passRateBoundaries,
  passRateWindowBoundaries,
} from "../../src/reward/index.ts";
import { exampleWeightBoundaries, healthBoundaries, passAtKBoundaries } from "./boundary-tables.ts";

const tables: Record<string, ReadonlyArray<BoundaryTable>> = {
  eleganceBoundaries,
  exampleWeightBoundaries,
  healthBoundaries,
  invocationBoundaries,
  passAtKBoundaries,
  passRateBoundaries,
  passRateWindowBoundaries,
};

for (const [name, list] of Object.entries(tables))
  for (const table of list)
    describe(`${name}: ${table.formula}`, () => {
      for (const row of table.cases) it(row.given, () => expect(row.compute()).toEqual(row.expected));
    });
