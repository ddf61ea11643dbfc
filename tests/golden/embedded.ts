/** Golden runs under the embedded back ends, without threads, on the first statements of the quick start's data. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { Effect, Layer, Result } from "effect";
import { layerLearning } from "../../src/app/load-learning-rule.ts";
import { layerPromptFormat } from "../../src/app/load-policy.ts";
import { layerReward } from "../../src/app/load-reward.ts";
import { decodeExperiment } from "../../src/app.ts";
import { EmbeddedCritics, layerCritic, layerCriticTrainer } from "../../src/backends/embedded/critics.ts";
import { layerEmbedder } from "../../src/backends/embedded/embedder.ts";
import { layerGuide } from "../../src/backends/embedded/guide.ts";
import { EmbeddedModels } from "../../src/backends/embedded/models.ts";
import { layerNormaliser } from "../../src/backends/embedded/normaliser.ts";
import { layerConjecturer, layerFormaliser, layerProver } from "../../src/backends/embedded/roles.ts";
import { layerTrainer } from "../../src/backends/embedded/trainer.ts";
import { layerVerifier } from "../../src/backends/embedded/verifier.ts";
import type { Experiment } from "../../src/domain/index.ts";
import { parseDataset, type RawData, runSelfPlay, type Wanted } from "../../src/selfplay/index.ts";
import { Progress } from "../../src/services/index.ts";
import { DirectWorkers } from "../backends/embedded/direct-workers.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { type GoldenRun, goldenRun } from "./play.ts";

const BASE = {
  name: "embedded",
  iterations: 2,
  data: { library: "library.jsonl", train: [{ path: "workbook.jsonl" }], heldOut: [{ path: "held-out.jsonl" }] },
  prompt: { defaultHeader: "" },
  prove: { budget: 40, samplesPerStatement: 6 },
  evaluate: { samples: 4, k: [1, 4] },
};

export interface EmbeddedCase {
  readonly name: string;
  readonly overrides: ReadonlyArray<string>;
}

export const embeddedCases: ReadonlyArray<EmbeddedCase> = [
  { name: "stp", overrides: [] },
  { name: "released code", overrides: ["preset=released-code", "iterations=2", "verify.maximumCrashedShare=1"] },
  { name: "expert iteration", overrides: ["algorithm=expert-iteration"] },
  { name: "grpo", overrides: ["examples.rule=grpo", "examples.window=1"] },
  { name: "sgs", overrides: ["algorithm=sgs"] },
  {
    name: "spark-prover",
    overrides: [
      "algorithm=spark-prover",
      'data.informal=[{"path":"informal.jsonl"}]',
      'data.paired=[{"path":"paired.jsonl"}]',
      "spark.hardPassRate=0.5",
    ],
  },
  { name: "stepfun-prover", overrides: ["algorithm=stepfun-prover", "refine.calls=2", "train.refreshEvery=2"] },
  {
    name: "internlm-stepprover",
    overrides: [
      "algorithm=internlm-stepprover",
      "search.candidates=8",
      "search.expansions=12",
      "search.guidance=critic",
      "search.selectShare=0.5",
      "evaluate.samples=1",
      "evaluate.k=[1]",
    ],
  },
];

const first = (file: string, count: number, wanted?: Wanted) => {
  const text = readFileSync(path.join(import.meta.dirname, "../../experiments/data", file), "utf8");
  return parseDataset(text.split("\n").slice(0, count).join("\n"), {}, wanted);
};

const readRaw = ({ data }: Experiment): RawData => {
  const source = (file: string) => ({ path: file, matchingWeight: 1, split: null });
  const texts = (list: Experiment["data"]["informal"], count: number) =>
    list.map((one) => ({ source: one, rows: first(one.path, count, "informal text") }));
  return {
    informal: texts(data.informal, 24),
    paired: texts(data.paired, 40),
    library: { path: "library.jsonl", rows: first("library.jsonl", 30) },
    lemmas: null,
    proved: null,
    train: [{ source: source("workbook.jsonl"), rows: first("workbook.jsonl", 24) }],
    heldOut: [{ source: source("held-out.jsonl"), rows: first("held-out.jsonl", 6) }],
  };
};

const backEnds = (experiment: Experiment) =>
  Layer.mergeAll(
    layerProver({ givenUp: "merged" }),
    layerConjecturer,
    layerFormaliser,
    layerTrainer("single", { importanceLevel: "proof" }),
    layerEmbedder({ dimension: 32 }),
    layerNormaliser,
    layerCritic,
    layerCriticTrainer,
    layerGuide({ proofs: 4 }).pipe(Layer.provideMerge(layerVerifier({ fuel: null, timeoutSeconds: 200 }))),
    layerReward(experiment),
    layerLearning(experiment),
    layerPromptFormat(experiment),
    Progress.layerSilent,
  ).pipe(
    Layer.provide([
      Layer.fresh(EmbeddedModels.layer),
      Layer.fresh(EmbeddedCritics.layer),
      DirectWorkers,
      NodeServices.layer,
    ]),
  );

export const playEmbeddedCase = Effect.fn("playEmbeddedCase")(function* ({ overrides }: EmbeddedCase) {
  const experiment = Result.getOrThrow(decodeExperiment(BASE, { file: "embedded", overrides }));
  const store: Store = new Map();
  const result = yield* runSelfPlay(Effect.succeed(readRaw(experiment))).pipe(
    Effect.provide([memoryRunLog(experiment, store), backEnds(experiment)]),
  );
  return goldenRun(result, store, experiment) satisfies GoldenRun;
});
