/** The log-linear critic behind the service: trained in a worker thread, asked here, for a state costs less than its way to one. */
import { Context, Effect, Layer } from "effect";
import { type ModelVersion, NewestMap, sha256 } from "../../domain/index.ts";
import { type CriticWeights, criticValue, deserialiseCritic } from "../../search/index.ts";
import { Critic, CriticError, CriticTrainer, TrainerError } from "../../services/index.ts";
import { EmbeddedWorkers } from "./workers.ts";

/** Versions kept in memory; a run asks the newest. */
const MOST_VERSIONS = 4;

/** The critics that this process knows, by the digest of their parameters. */
export class EmbeddedCritics extends Context.Service<EmbeddedCritics, NewestMap<ModelVersion, CriticWeights>>()(
  "stp/EmbeddedCritics",
) {
  static readonly layer = Layer.sync(EmbeddedCritics, () => new NewestMap(MOST_VERSIONS));
}

export const layerCritic = Layer.effect(
  Critic,
  Effect.gen(function* () {
    const critics = yield* EmbeddedCritics;
    return Critic.of({
      evaluate: Effect.fn("embedded.value")(function* (version, states) {
        const weights = critics.get(version);
        if (weights === undefined) return yield* new CriticError({ message: `no critic has the version ${version}` });
        return states.map((state) => criticValue(weights, state));
      }),
    });
  }),
);

export const layerCriticTrainer = Layer.effect(
  CriticTrainer,
  Effect.gen(function* () {
    const workers = yield* EmbeddedWorkers;
    const critics = yield* EmbeddedCritics;
    const add = Effect.fnUntraced(function* (parameters: Uint8Array) {
      const weights = deserialiseCritic(parameters);
      if (weights === null)
        return yield* new TrainerError({ reason: "incompatible", message: "the bytes are no log-linear critic's" });
      const version = sha256(parameters) as ModelVersion;
      critics.set(version, weights);
      return version;
    });
    return CriticTrainer.of({
      train: Effect.fn("embedded.trainCritic")(function* ({ learningRate, passes, randomSeed, table }) {
        const { output } = yield* workers
          .run("trainCritic", { table, learningRate, passes, randomSeed })
          .pipe(Effect.mapError((cause) => new TrainerError({ reason: "failed", message: cause.message, cause })));
        const { loss, parameters } = output;
        return { version: yield* add(parameters), parameters, location: null, report: { loss } };
      }),
      restore: Effect.fn("embedded.restoreCritic")(function* ({ parameters, version }) {
        if (critics.get(version) !== undefined) return { version, parameters, location: null };
        if (parameters === null)
          return yield* new TrainerError({
            reason: "unknown-version",
            message: `the log has no parameters of the critic ${version}`,
          });
        const restored = yield* add(parameters);
        if (restored !== version)
          return yield* new TrainerError({
            reason: "incompatible",
            message: `expected a critic with the digest ${version}, found ${restored}`,
          });
        return { version, parameters, location: null };
      }),
    });
  }),
);
