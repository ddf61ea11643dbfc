/**
 * The versions of the embedded model that this process knows, in memory that all worker threads share. A version's name
 * is the digest of its parameters, so a version never changes.
 */
import { Context, Effect, Layer } from "effect";
import { type ModelVersion, NewestMap } from "../../domain/index.ts";
import { type Model, parametersDigest } from "../../embedded-model/index.ts";

/** Versions kept in memory; a run uses its current one and those it trains from and to. */
const MOST_VERSIONS = 8;

/** The model over shared memory: weights, then the optimiser's sums. */
export const modelOver = (memory: SharedArrayBuffer): Model => ({
  weights: new Float32Array(memory, 0, memory.byteLength / 8),
  squares: new Float32Array(memory, memory.byteLength / 2),
});

/** A copy of the model in shared memory. */
export const sharedCopy = (model: Model): SharedArrayBuffer => {
  const memory = new SharedArrayBuffer(2 * model.weights.byteLength);
  const copy = modelOver(memory);
  copy.weights.set(model.weights);
  copy.squares.set(model.squares);
  return memory;
};

export class EmbeddedModels extends Context.Service<
  EmbeddedModels,
  {
    /** Makes a model known by its serialised parameters; equal models have one version. */
    readonly add: (parameters: Uint8Array, memory: SharedArrayBuffer) => Effect.Effect<ModelVersion>;
    /** The memory of a version, undefined if it is not known. */
    readonly memory: (version: ModelVersion) => SharedArrayBuffer | undefined;
  }
>()("stp/EmbeddedModels") {
  static readonly layer = Layer.sync(EmbeddedModels, () => {
    const known = new NewestMap<ModelVersion, SharedArrayBuffer>(MOST_VERSIONS);
    return {
      add: (parameters, memory) =>
        Effect.sync(() => {
          const version = parametersDigest(parameters) as ModelVersion;
          known.set(version, known.get(version) ?? memory);
          return version;
        }),
      memory: (version) => {
        const memory = known.get(version);
        // What is used is the newest again.
        if (memory !== undefined) known.set(version, memory);
        return memory;
      },
    };
  });
}
