/**
 * The embedded model in its roles, sampled in worker threads: whole proofs of a statement, a task each; edits of seed
 * statements into conjectures, and readings of informal texts, several seeds or texts a task.
 */
import { Effect, Layer } from "effect";
import { inChunks, type ModelVersion, type Segment } from "../../domain/index.ts";
import { Conjecturer, Formaliser, ModelError, Prover } from "../../services/index.ts";
import { countWords } from "./model-requests.ts";
import { EmbeddedModels } from "./models.ts";
import type { EmbeddedModelSettings } from "./settings.ts";
import type { TaskFailure } from "./worker-pool.ts";
import { EmbeddedWorkers, sampled } from "./workers.ts";

/** Seeds sent to a worker at a time: one takes well under a millisecond. */
const SEEDS_A_TASK = 16;
/** Texts sent to a worker at a time: one takes some milliseconds. */
const TEXTS_A_TASK = 8;

/** Samples from the model of a version. */
const sampling = Effect.gen(function* () {
  const workers = yield* EmbeddedWorkers;
  const models = yield* EmbeddedModels;
  return <A>(
    version: ModelVersion,
    sample: (model: SharedArrayBuffer, run: typeof workers.run) => Effect.Effect<A, TaskFailure>,
  ): Effect.Effect<A, ModelError> =>
    Effect.suspend(() => {
      const model = models.memory(version);
      if (model === undefined) return Effect.fail(new ModelError({ message: `no model has the version ${version}` }));
      return Effect.mapError(sample(model, workers.run), (cause) => new ModelError({ message: cause.message, cause }));
    });
});

/** Words of a turn and of all before it, which stand for tokens as they do where this model is served. */
const wordsUpTo = (prompt: string, turns: ReadonlyArray<Segment>, turn: string): number =>
  countWords(`${prompt}${turns.map(({ text }) => text).join("")}`) + countWords(turn);

export const layerProver = ({ givenUp }: Pick<EmbeddedModelSettings, "givenUp">) =>
  Layer.effect(
    Prover,
    Effect.map(sampling, (from) => ({
      propose: (version, requests, { temperature }) =>
        from(version, (model, run) =>
          Effect.forEach(
            requests,
            ({ prompt: _, ...request }) => sampled(run("sampleStateTactics", { model, request, temperature })),
            { concurrency: "unbounded" },
          ),
        ),
      prove: (version, requests, { temperature }) =>
        from(version, (model, run) =>
          Effect.forEach(
            requests,
            ({ prompt, randomSeed, samples, statement, turns }) => {
              const request = { statement: statement.text, samples, randomSeed };
              if (turns !== undefined)
                return Effect.map(
                  sampled(run("sampleTurn", { model, request: { ...request, turns }, temperature })),
                  (drawn) => drawn.map((one) => ({ ...one, contextTokens: wordsUpTo(prompt, turns, one.text) })),
                );
              return sampled(
                run("sampleStatement", { model, request, temperature, writesGivenUp: givenUp === "written" }),
              );
            },
            { concurrency: "unbounded" },
          ),
        ),
    })),
  );

export const layerConjecturer = Layer.effect(
  Conjecturer,
  Effect.map(sampling, (from) => ({
    conjecture: (version, requests, { temperature }) => {
      const prompts = requests.map(({ lemma, randomSeed, samples, seed }) => ({
        seed: seed.text,
        lemma: lemma?.name ?? null,
        samples,
        randomSeed,
      }));
      return from(version, (model, run) =>
        inChunks(prompts, SEEDS_A_TASK, (some) => sampled(run("conjecture", { model, requests: some, temperature }))),
      );
    },
  })),
);

export const layerFormaliser = Layer.effect(
  Formaliser,
  Effect.map(sampling, (from) => ({
    formalise: (version, requests, { temperature }) => {
      const texts = requests.map(({ informal, randomSeed, samples }) => ({ informal, samples, randomSeed }));
      return from(version, (model, run) =>
        inChunks(texts, TEXTS_A_TASK, (some) => sampled(run("formalise", { model, requests: some, temperature }))),
      );
    },
  })),
);
