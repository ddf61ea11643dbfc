/** The tiled search over several chunks of targets and blocks of conjectures: too many pairs for a mutated kernel. */
import { expect, it } from "vitest";
import { deriveStream } from "../../../src/domain/index.ts";
import { type GreedySettings, greedyWeights, type MatchingProblem, unitWeights } from "../../../src/reward/index.ts";
import { randomMatrix } from "./instances.ts";

const settings: GreedySettings = { cap: 1.2, capComparison: "reaches", mask: "exclude", increment: "per-match" };

it("greedy weights are the same by rows and by tiles, with one thread or two", () => {
  const stream = deriveStream(7, "data", "tiles");
  for (const kind of ["continuous", "coarse"] as const) {
    const problem: MatchingProblem = {
      conjectures: randomMatrix(stream, 1100, 13, kind),
      targets: randomMatrix(stream, 3301, 13, kind),
      targetWeights: unitWeights(3301),
      cost: "cosine",
    };
    const byRows = greedyWeights(problem, settings, { method: "rows", threads: 1 });
    for (const threads of [1, 2]) {
      const byTiles = greedyWeights(problem, settings, { method: "tiles", threads });
      expect(byTiles.weights).toEqual(byRows.weights);
      expect(byTiles.cost).toBe(byRows.cost);
    }
  }
});
