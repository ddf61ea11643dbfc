/** Every boundary case of every formula evaluates to what its table says. */
import { describe, expect, it } from "vitest";
import {
  type BoundaryTable,
  eleganceBoundaries,
  exampleWeightBoundaries,
  healthBoundaries,
  invocationBoundaries,
  passAtKBoundaries,
  passRateBoundaries,
  passRateWindowBoundaries,
} from "../../src/reward/index.ts";

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
