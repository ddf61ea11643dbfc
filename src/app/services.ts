/** From an experiment to the layers that run it, whatever back ends it names. */
import { availableParallelism } from "node:os";
import * as NodeHttpClient from "@effect/platform-node/NodeHttpClient";
import * as NodeServices from "@effect/platform-node/NodeServices";
import { Effect, Layer } from "effect";
import type { Experiment } from "../domain/index.ts";
import { layerPlan } from "../selfplay/index.ts";
import { type Normaliser, type PromptFormat, RunContext, type RunPlace } from "../services/index.ts";
import { layerLearning } from "./load-learning-rule.ts";
import { layerPromptFormat } from "./load-policy.ts";
import { layerReward } from "./load-reward.ts";
import type { Registry } from "./registry.ts";

/** What the pure steps need: a replay has nothing else. */
export const layerPureServices = (experiment: Experiment) =>
  Layer.mergeAll(
    layerReward(experiment),
    layerLearning(experiment),
    layerPromptFormat(experiment),
    layerPlan(experiment),
  );

/** No limits of its own: every request has a deadline. */
export const layerHttpClient = NodeHttpClient.layerNodeHttpOptions({ keepAlive: true });

const layerCombinationCheck = ({ combinationMistake }: Registry, experiment: Experiment) =>
  Layer.effectDiscard(
    Effect.suspend(() => {
      const mistake = combinationMistake(experiment);
      return mistake === null ? Effect.void : Effect.fail(mistake);
    }),
  );

/** The model in its roles, what trains it and gives it what was trained, what embeds, what judges, what reviews and what values. */
const layerParts = ({ part }: Registry, experiment: Experiment) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const model = yield* Effect.fromResult(part("model", experiment));
      const trainer = yield* Effect.fromResult(part("trainer", experiment));
      const embedder = yield* Effect.fromResult(part("embedder", experiment));
      const verifier = yield* Effect.fromResult(part("verifier", experiment));
      const guide = yield* Effect.fromResult(part("guide", experiment));
      const critic = yield* Effect.fromResult(part("critic", experiment));
      const criticTrainer = yield* Effect.fromResult(part("criticTrainer", experiment));
      const { publishing } = model;
      const trained = publishing === null ? trainer.layer : publishing.pipe(Layer.provide(trainer.layer));
      const reviewed = guide.layer.pipe(Layer.provideMerge(verifier.layer));
      const valued = critic.layer.pipe(Layer.provideMerge(criticTrainer.layer));
      return Layer.mergeAll(model.layer, trained, embedder.layer, reviewed, valued);
    }),
  );

/** All services of an experiment but its log; `place` is the run's, null where nothing is sampled or trained. */
export const layerServices = (
  registry: Registry,
  normaliser: Layer.Layer<Normaliser, never, RunContext | PromptFormat>,
  experiment: Experiment,
  place: RunPlace | null,
) => {
  const threads = Math.min(experiment.concurrency, availableParallelism());
  return Layer.merge(layerParts(registry, experiment), normaliser).pipe(
    Layer.provide(Layer.succeed(RunContext, { experiment, place, threads })),
    Layer.provideMerge(layerPureServices(experiment)),
    Layer.provide([layerHttpClient, NodeServices.layer]),
    // Before anything is started.
    Layer.provide(layerCombinationCheck(registry, experiment)),
  );
};
