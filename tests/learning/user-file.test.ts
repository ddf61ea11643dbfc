/** A rule in a file of the user's own, which reads rejected attempts too, from the experiment to the training examples. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerLearning } from "../../src/app/load-learning-rule.ts";
import { learningRules } from "../../src/learning/index.ts";
import { examples, runSelfPlay } from "../../src/selfplay/index.ts";
import { Trainer, type TrainRequest } from "../../src/services/index.ts";
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

/** Takes down what the trainer beneath is asked for. */
const takingDown = (trained: Array<TrainRequest>) =>
  Layer.effect(
    Trainer,
    Effect.map(Trainer, (trainer) => ({
      ...trainer,
      train: (request: TrainRequest) => {
        trained.push(request);
        return trainer.train(request);
      },
    })),
  );

const play = (rule: string, store: Store, trained: Array<TrainRequest> = []) => {
  const experiment = tinyExperiment("iterations=2", `examples.rule=${rule}`);
  return runSelfPlay(readTinyData).pipe(
    Effect.provide(takingDown(trained)),
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

  it.live("may give weights below 0, which reach the trainer", () =>
    Effect.gen(function* () {
      const trained: Array<TrainRequest> = [];
      yield* play(ruleFile("-0.5"), new Map(), trained);
      const weights = trained.flatMap(({ examples }) => examples.map(({ weight }) => weight));
      expect(weights.filter((weight) => weight === -0.5).length).toBeGreaterThan(20);
    }),
  );

  it.live("names how its attempts were sampled where it has an objective, which the trainer is told", () =>
    Effect.gen(function* () {
      const trained: Array<TrainRequest> = [];
      yield* play("grpo", new Map(), trained);
      const of = trained.filter(({ purpose }) => purpose === "iteration");
      expect(of.map(({ objective }) => objective?._tag)).toStrictEqual(["grpo", "grpo"]);
      expect(
        trained.filter(({ purpose }) => purpose !== "iteration").every(({ objective }) => objective === null),
      ).toBe(true);
      const examples = of.flatMap((request) => request.examples);
      const proofs = examples.filter(({ role }) => role === "prover");
      expect(proofs.some(({ weight }) => weight < 0)).toBe(true);
      expect(proofs.some(({ sampled }) => (sampled?.samples ?? 0) > 1)).toBe(true);
      for (const { sampled, target } of proofs) {
        expect(sampled?.segments).toStrictEqual([{ author: "model", text: target, loss: true }]);
      }
      expect(examples.filter(({ role, sampled }) => role === "conjecturer" && sampled !== undefined)).toStrictEqual([]);
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
