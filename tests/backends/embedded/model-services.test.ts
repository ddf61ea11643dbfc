import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerEmbedder } from "../../../src/backends/embedded/embedder.ts";
import { layerNormaliser } from "../../../src/backends/embedded/index.ts";
import { EmbeddedModels } from "../../../src/backends/embedded/models.ts";
import { layerConjecturer, layerProver } from "../../../src/backends/embedded/roles.ts";
import { layerTrainer } from "../../../src/backends/embedded/trainer.ts";
import type { Example, ModelVersion, Statement, StatementId } from "../../../src/domain/index.ts";
import { Conjecturer, Embedder, Normaliser, Prover, Trainer } from "../../../src/services/index.ts";
import { DirectWorkers } from "./direct-workers.ts";

/** The services of a new process: they know no model yet. */
const services = () =>
  Layer.mergeAll(
    layerProver({ givenUp: "merged" }),
    layerConjecturer,
    layerTrainer("single", { importanceLevel: "proof" }),
    layerEmbedder({ dimension: 8 }),
    layerNormaliser,
  ).pipe(Layer.provide(Layer.fresh(EmbeddedModels.layer)), Layer.provide(DirectWorkers));

const statement = (name: string, text: string): Statement => ({ id: name as StatementId, name, text, header: null });
const COMMUTES = statement("t", "theorem t (a b c : Nat) : a + b + c = c + (b + a) := by");
const PROOF = "  rw [Nat.add_comm b a]\n  rw [Nat.add_comm (a + b) c]";

const example: Example = {
  role: "prover",
  statementId: "t",
  prompt: "",
  target: PROOF,
  weight: 1,
  header: null,
  content: { _tag: "prover", statement: COMMUTES.text, proof: PROOF },
  provenance: { source: "library", iteration: null, proofId: null },
};

const training = {
  iteration: -1,
  purpose: "initial" as const,
  objective: null,
  from: null,
  examples: [example],
  proverPasses: 3,
  conjecturerPasses: 1,
  learningRate: 0.2,
  batchSize: 1,
  minimumSteps: 0,
  warmUpSteps: 0,
  maximumTokens: 1,
  randomSeed: 4,
};

const SAMPLING = { temperature: 1, topP: 1, maximumTokens: 1024, contextTokens: null };
const UNKNOWN = "0".repeat(64) as ModelVersion;

describe("the trainer", () => {
  it.effect("makes the same version of the same examples, and another of others", () =>
    Effect.gen(function* () {
      const trainer = yield* Trainer;
      const one = yield* trainer.train(training);
      assert.strictEqual((yield* trainer.train(training)).version, one.version);
      assert.notStrictEqual((yield* trainer.train({ ...training, proverPasses: 1 })).version, one.version);
      assert.notStrictEqual((yield* trainer.train({ ...training, from: one.version })).version, one.version);
    }).pipe(Effect.provide(services())),
  );

  it.effect("restores a version in a process that does not know it, from the parameters in the log", () =>
    Effect.gen(function* () {
      const prove = Effect.flatMap(Prover, (prover) =>
        prover.prove(trained.version, [{ prompt: "", statement: COMMUTES, samples: 8, randomSeed: 1 }], SAMPLING),
      );
      const before = Effect.flatMap(Trainer, (trainer) => trainer.train(training));
      const trained = yield* before.pipe(Effect.provide(services()));
      const first = yield* Effect.andThen(before, prove).pipe(Effect.provide(services()));
      const restore = Effect.flatMap(Trainer, (trainer) => trainer.restore(trained));
      const second = yield* Effect.andThen(restore, prove).pipe(Effect.provide(services()));
      assert.deepStrictEqual(second, first);
    }),
  );

  it.effect("refuses parameters that are not those of the version (incompatible)", () =>
    Effect.gen(function* () {
      const trainer = yield* Trainer;
      const { parameters } = yield* trainer.train(training);
      const other = yield* Effect.flip(trainer.restore({ version: UNKNOWN, parameters }));
      assert.strictEqual(other.reason, "incompatible");
      const broken = yield* Effect.flip(trainer.restore({ version: UNKNOWN, parameters: parameters!.slice(0, 20) }));
      assert.strictEqual(broken.reason, "incompatible");
      const none = yield* Effect.flip(trainer.restore({ version: UNKNOWN, parameters: null }));
      assert.strictEqual(none.reason, "unknown-version");
    }).pipe(Effect.provide(services())),
  );

  it.effect("refuses to train from a version that it does not know (unknown-version)", () =>
    Effect.gen(function* () {
      const trainer = yield* Trainer;
      const failure = yield* Effect.flip(trainer.train({ ...training, from: UNKNOWN }));
      assert.strictEqual(failure.reason, "unknown-version");
    }).pipe(Effect.provide(services())),
  );
});

describe("the model in both roles", () => {
  it.effect("answers each request in its place, whatever is asked beside it", () =>
    Effect.gen(function* () {
      const { version } = yield* Effect.flatMap(Trainer, (trainer) => trainer.train(training));
      const prover = yield* Prover;
      const request = (randomSeed: number) => ({ prompt: "", statement: COMMUTES, samples: 8, randomSeed });
      const [alone] = yield* prover.prove(version, [request(2)], SAMPLING);
      const together = yield* prover.prove(version, [request(1), request(2), request(3)], SAMPLING);
      assert.deepStrictEqual(together[1], alone);

      const conjecturer = yield* Conjecturer;
      const seed = { prompt: "", seed: COMMUTES, seedProof: PROOF, lemma: null, samples: 3 };
      const seeds = Array.from({ length: 40 }, (_, randomSeed) => ({ ...seed, randomSeed }));
      const conjectures = yield* conjecturer.conjecture(version, seeds, SAMPLING);
      assert.strictEqual(conjectures.length, seeds.length);
      const [last] = yield* conjecturer.conjecture(version, seeds.slice(-1), SAMPLING);
      assert.deepStrictEqual(conjectures.at(-1), last);
    }).pipe(Effect.provide(services())),
  );

  it.effect("refuses a version that it does not know, and says that asking again cannot help", () =>
    Effect.gen(function* () {
      const prover = yield* Prover;
      const failure = yield* Effect.flip(prover.prove(UNKNOWN, [], SAMPLING));
      assert.strictEqual(failure._tag, "ModelError");
      const conjecturer = yield* Conjecturer;
      assert.strictEqual((yield* Effect.flip(conjecturer.conjecture(UNKNOWN, [], SAMPLING)))._tag, "ModelError");
    }).pipe(Effect.provide(services())),
  );
});

describe("embeddings and normal forms", () => {
  it.effect("are as many as statements, in their order, over several tasks", () =>
    Effect.gen(function* () {
      const texts = Array.from({ length: 300 }, (_, i) => `theorem t${i} (n : Nat) : n + ${i} = ${i} + n := by`);
      const embedder = yield* Embedder;
      const { dimension, vectors } = yield* embedder.embed(
        UNKNOWN,
        texts.map((text) => ({ text, header: null })),
      );
      assert.deepStrictEqual([dimension, vectors.length], [8, 2400]);
      const alone = yield* embedder.embed(UNKNOWN, [{ text: texts[299]!, header: null }]);
      assert.deepStrictEqual(vectors.subarray(299 * 8), alone.vectors);

      const normaliser = yield* Normaliser;
      const forms = yield* normaliser.normalForms(texts);
      assert.strictEqual(forms.length, 300);
      assert.deepStrictEqual(yield* normaliser.normalForms(texts.slice(-1)), forms.slice(-1));
    }).pipe(Effect.provide(services())),
  );
});
