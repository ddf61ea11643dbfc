/**
 * What is said of the bundled rewards, word for word: their parameters with range and source, and their formulas at the
 * boundaries. `npx vitest run --project fast tests/reward/documents.test.ts -u` writes the files anew.
 */
import path from "node:path";
import { expect, it } from "vitest";
import { rewardVariants } from "../../rewards/index.ts";
import * as reward from "../../src/reward/index.ts";
import { KNOWN_PROOFS, SHORT_KNOWN_PROOFS } from "../../src/selfplay/index.ts";
import * as ownTables from "./boundary-tables.ts";

const golden = (name: string): string => path.join(import.meta.dirname, "../golden", name);

const tables = (boundaries: ReadonlyArray<reward.BoundaryTable>) =>
  boundaries.map(({ cases, formula, source }) => ({
    formula,
    source,
    cases: cases.map(({ compute, expected, given }) => ({ given, expected, found: compute() })),
  }));

const isTable = (value: unknown): value is ReadonlyArray<reward.BoundaryTable> =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "object" && "formula" in one);

it("the documents of the rewards are what they were", async () => {
  const variants = Object.values(rewardVariants).map(({ boundaries = [], name, parameters, presets, summary }) => ({
    name,
    summary,
    presets,
    parameters: reward.parameterTable(parameters),
    boundaries: tables(boundaries),
  }));
  const exported = Object.entries({ ...reward, ...ownTables }).sort(([a], [b]) => (a < b ? -1 : 1));
  const formulas = exported.flatMap(([name, value]) => (isTable(value) ? [[name, tables(value)]] : []));
  const text = `${JSON.stringify({ variants, formulas: Object.fromEntries(formulas) }, null, 1)}\n`;
  await expect(text).toMatchFileSnapshot(golden("reward-documents.txt"));
});

it("the input of the boundary cases has a lemma that every proof uses, and a target at each conjecture", () => {
  const { conjectures, targets, ...rest } = reward.boundaryInput([0, 0.25]);
  expect(rest).toEqual({
    iteration: 1,
    seed: 1,
    previousPassRate: new Map([["l", 0.25]]),
    earlier: [],
    seedEmbeddings: new Map(),
  });
  const common = { lemma: "l", seedId: "s", samples: 32, undecided: 0 };
  expect(conjectures).toEqual([
    {
      ...common,
      id: "c0",
      statement: "theorem c0 : True := by",
      accepted: 0,
      proofs: [],
      embedding: Float32Array.of(1, 0),
    },
    {
      ...common,
      id: "c1",
      statement: "theorem c1 : True := by",
      accepted: 8,
      proofs: [{ text: "exact l", invokes: ["l"], multiplicity: 1 }],
      embedding: Float32Array.of(0, 1),
    },
  ]);
  expect(targets).toEqual([
    { id: "t0", matchingWeight: 1, embedding: Float32Array.of(1, 0) },
    { id: "t1", matchingWeight: 1, embedding: Float32Array.of(0, 1) },
  ]);
});

it("the proofs whose verdict is known are what they were", async () => {
  const text = `${JSON.stringify({ all: KNOWN_PROOFS, short: SHORT_KNOWN_PROOFS.map(({ name }) => name) }, null, 1)}\n`;
  await expect(text).toMatchFileSnapshot(golden("known-proofs.txt"));
});
