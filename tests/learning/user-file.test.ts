/** A rule in a file of the user's own, which reads rejected attempts too, from the experiment to the training examples. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerLearning } from "../../src/app/load-learning-rule.ts";
import { learningRules } from "../../src/learning/index.ts";
import { examples, runSelfPlay } from "../../src/selfplay/index.ts";
import { temporaryFolder } from "../cli/temporary-folder.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds } from "../support/mock-back-ends.ts";
import { recordsOf } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const effect = path.resolve("node_modules/effect/dist/index.js");

/** A file that weighs every attempt of a statement by its outcome less the statement's pass rate. */
const ruleFile = (rejectedWeight: string): string => {
  const file = path.join(temporaryFolder("rule"), "advantage.ts");
  writeFileSync(
    file,
    `import { Schema } from ${JSON.stringify(effect)};
export default {
  name: "advantage",
  summary: "Outcome less pass rate.",
  reads: "judged",
  parameters: Schema.Struct({}),
  weigh: ({ firstIteration, iteration, passRate, statements }) =>
    statements.flatMap(({ attempts, id }) =>
      attempts
        .filter(({ outcome }) => outcome !== "not decided")
        .map(({ outcome, proofId }) => ({
          role: "prover",
          statementId: id,
          proofId,
          lemma: null,
          weight: outcome === "proved" ? 1 - passRate(id, firstIteration, iteration) : ${rejectedWeight},
        })),
    ),
};
`,
  );
  return file;
};

const play = (rule: string, store: Store) => {
  const experiment = tinyExperiment("iterations=2", `examples.rule=${rule}`);
  return runSelfPlay(readTinyData).pipe(
    Effect.provide(layerLearning(experiment)),
    Effect.provide([memoryRunLog(experiment, store), mockBackEnds()]),
  );
};

describe("a learning rule of the user's own", () => {
  it.live("is given rejected attempts where it reads them, and what it weighs is trained on", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* play(ruleFile("0.125"), store);
      const records = [...store.values()].map(({ record }) => record);
      const weights = recordsOf(records, examples).flatMap((record) => record.examples.map(({ weight }) => weight));
      expect(weights.filter((weight) => weight === 0.125).length).toBeGreaterThan(20);
      expect(weights.filter((weight) => weight !== 0.125).length).toBeGreaterThan(0);
    }),
  );

  it.live("may give weights below 0, which a trainer that cannot use them refuses (reason: incompatible)", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(play(ruleFile("-passRate(id, firstIteration, iteration) - 0.1"), new Map()));
      expect(error).toMatchObject({ _tag: "TrainerError", reason: "incompatible" });
    }),
  );

  it.live("that does not exist is named with its place (reason: UserError)", () =>
    Effect.gen(function* () {
      const layer = layerLearning(tinyExperiment("examples.rule=grpoo"));
      const error = yield* Effect.flip(Effect.scoped(Layer.build(layer)));
      expect(String(error.message)).toContain(
        `examples.rule: expected one of ${Object.keys(learningRules).join(", ")}, or the path of a file, found grpoo`,
      );
    }),
  );
});
