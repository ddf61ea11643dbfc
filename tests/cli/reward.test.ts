/** `stp reward weights` on files: its result, and one clear message with exit 2 for every kind of bad input. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { deriveStream } from "../../src/domain/index.ts";
import { exactWeights, greedyWeights, type MatchingProblem, unitWeights } from "../../src/reward/index.ts";
import { randomMatrix } from "../reward/wasserstein/instances.ts";
import { numpyBytes } from "../support/numpy.ts";
import { outcome } from "./support.ts";

const folder = mkdtempSync(path.join(tmpdir(), "stp-weights-"));
const at = (name: string): string => path.join(folder, name);
const stream = deriveStream(1, "data", "weights");
const conjectures = randomMatrix(stream, 30, 4, "continuous");
const targets = randomMatrix(stream, 20, 4, "continuous");
const problem: MatchingProblem = { conjectures, targets, targetWeights: unitWeights(20), cost: "cosine" };
writeFileSync(at("P.npy"), numpyBytes(conjectures));
writeFileSync(at("Q.npy"), numpyBytes(targets));
writeFileSync(at("nan.npy"), numpyBytes({ ...targets, data: targets.data.with(5, Number.NaN) }));
writeFileSync(at("zero.npy"), numpyBytes({ ...targets, data: targets.data.map((value, k) => (k < 4 ? 0 : value)) }));
writeFileSync(at("wide.npy"), numpyBytes({ data: targets.data, rows: 16, dimension: 5 }));
writeFileSync(at("lemmas"), `${Array.from({ length: 30 }, (_, i) => `lemma ${i % 3}`).join("\n")}\n`);

const weights = (...flags: ReadonlyArray<string>) =>
  outcome(["reward", "weights", "--conjectures", at("P.npy"), "--out", at("out.json"), ...flags]);
const result = () =>
  JSON.parse(readFileSync(at("out.json"), "utf8")) as {
    weights: Array<number>;
    cost: number;
    gap: number | null;
    seconds: number;
    peakMB: number;
    lemmas?: Array<{ lemma: string; conjectures: number; weight: number }>;
  };

describe("stp reward weights", () => {
  it.live("writes the greedy weights, with cost, seconds and peak memory", () =>
    Effect.gen(function* () {
      expect((yield* weights("--targets", at("Q.npy"))).code).toBe(0);
      const expected = greedyWeights(problem, {
        cap: 4,
        capComparison: "reaches",
        mask: "exclude",
        increment: "per-match",
      });
      expect(result()).toMatchObject({ weights: [...expected.weights], cost: expected.cost, gap: null });
      expect(result().peakMB).toBeGreaterThan(0);
      expect(result().seconds).toBeGreaterThanOrEqual(0);
    }),
  );

  it.live("writes the exact weights with their gap, and how they fall on lemmas", () =>
    Effect.gen(function* () {
      const flags = ["--method", "exact", "--cap", "2", "--lemma-groups", at("lemmas")];
      expect((yield* weights("--targets", at("Q.npy"), ...flags)).code).toBe(0);
      const written = result();
      expect(written.weights).toEqual([...exactWeights(problem, 2, { gap: 0, threads: 1 }).weights]);
      expect(written.gap).toBeLessThan(1e-9);
      expect(written.lemmas?.map(({ conjectures: count }) => count)).toEqual([10, 10, 10]);
      expect(written.lemmas?.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(30, 9);
    }),
  );

  it.live("takes the targets in a drawn order only when a seed is given", () =>
    Effect.gen(function* () {
      const tight = ["--targets", at("Q.npy"), "--cap", "1"];
      yield* weights(...tight);
      const given = result().weights;
      yield* weights(...tight, "--shuffle", "3");
      const drawn = result().weights;
      yield* weights(...tight, "--shuffle", "3");
      expect(result().weights).toEqual(drawn);
      expect(drawn).not.toEqual(given);
    }),
  );

  const mistakes: Record<string, readonly [ReadonlyArray<string>, RegExp]> = {
    "a missing file": [["--targets", at("none.npy")], /none\.npy: expected .*, found no such file/],
    "a NaN": [["--targets", at("nan.npy")], /targets: row 1, component 1: expected a finite number, found NaN/],
    "a zero vector": [["--targets", at("zero.npy")], /targets: row 0: expected a vector with a direction, found zeros/],
    "another dimension": [
      ["--targets", at("wide.npy")],
      /targets: expected 4 components, as conjectures have, found 5/,
    ],
    "a cap too small": [["--targets", at("Q.npy"), "--cap", "0.5"], /--cap: expected a number ≥ 1, .*, found 0\.5/],
    "too few lemmas": [["--targets", at("Q.npy"), "--lemma-groups", "LICENSE"], /expected 30 lines/],
    "an unknown method": [["--targets", at("Q.npy"), "--method", "auction"], /--method: expected/],
  };
  for (const [name, [flags, expected]] of Object.entries(mistakes))
    it.live(`ends with exit 2 and one message: ${name}`, () =>
      Effect.gen(function* () {
        const { code, errors, output } = yield* weights(...flags);
        expect(code).toBe(2);
        expect(errors).toMatch(expected);
        expect(errors.match(/error:/g)?.length).toBe(1);
        expect(output).toBe("");
      }),
    );
});
