/** The critic's trainings by a command: real processes, folders of their own beside the model's. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { assert, beforeEach, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerCriticTrainer } from "../../../src/backends/command-trainer/critic-trainer.ts";
import { CriticTrainer, Progress, type ProgressEvent } from "../../../src/services/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import {
  criticTrainerIn,
  criticTrainerSettings,
  criticTrainRequest,
  trainerSettings,
  trainIn,
  trainRequest,
} from "./support.ts";

let run = "";
const starts = (): number =>
  existsSync(path.join(run, "starts")) ? readFileSync(path.join(run, "starts"), "utf8").split("\n").length - 1 : 0;

beforeEach(() => {
  run = temporaryFolder("critic-trainer");
  process.env["TRAINING_STARTS"] = path.join(run, "starts");
});

const settings = criticTrainerSettings("write");
const train = (changes: Parameters<typeof criticTrainRequest>[0] = {}, mode = settings) =>
  Effect.flatMap(criticTrainerIn(run, mode), (trainer) => trainer.train(criticTrainRequest(changes)));

describe("a training of the critic by a command", () => {
  it.live("is given the pairs, names the weights by their digest, and keeps both apart from the model's", () =>
    Effect.gen(function* () {
      const events: Array<ProgressEvent> = [];
      const trained = yield* train().pipe(
        Effect.provideService(Progress, { report: (event) => Effect.sync(() => events.push(event)) }),
      );
      assert.match(trained.version, /^[0-9a-f]{64}$/);
      assert.strictEqual(trained.location, path.join(run, "critic-weights", trained.version));
      assert.deepStrictEqual(trained.report, { loss: 1.25, step: 2, bytes: 67 });
      assert.deepInclude(events, { _tag: "output", step: "critic-train", line: "a warning on standard error" });
      const rows = readFileSync(path.join(run, "critic-training/0/dataset/data/train-00000-of-00001.jsonl"), "utf8");
      assert.strictEqual(
        rows,
        '{"better":"no goals","worse":"⊢ True"}\n{"better":"⊢ True","worse":"n : Nat\\n⊢ n = n"}\n',
      );
      yield* trainIn(run, trainerSettings("write"), trainRequest());
      assert.deepStrictEqual(readdirSync(path.join(run, "critic-weights")), [trained.version]);
      assert.notInclude(readdirSync(path.join(run, "weights")), trained.version);
    }),
  );

  it.live("is taken over by a resumed run, and done again for other pairs or another seed", () =>
    Effect.gen(function* () {
      const one = yield* train();
      assert.deepStrictEqual(yield* train(), one);
      assert.strictEqual(starts(), 1);
      const other = yield* train({ randomSeed: 5 });
      assert.notStrictEqual(other.version, one.version);
      const fewer = yield* train({ table: { states: ["no goals", "⊢ True"], pairs: [[0, 1]] } });
      assert.strictEqual(new Set([one, other, fewer].map(({ version }) => version)).size, 3);
      assert.strictEqual(starts(), 3);
    }),
  );

  it.live("does not run without a pair", () =>
    Effect.gen(function* () {
      const none = yield* train({ table: { states: [], pairs: [] } });
      assert.deepStrictEqual([none.location, starts()], [null, 0]);
    }),
  );

  it.live("keeps the newest versions of its own (reason of an older one: unknown-version)", () =>
    Effect.gen(function* () {
      const two = criticTrainerSettings("write", { keepVersions: 2 });
      const model = yield* trainIn(run, trainerSettings("write"), trainRequest({ iteration: 9 }));
      const versions = [];
      for (const iteration of [0, 1, 2])
        versions.push((yield* train({ iteration, randomSeed: iteration }, two)).version);
      assert.sameMembers(readdirSync(path.join(run, "critic-weights")), versions.slice(1));
      assert.deepStrictEqual(readdirSync(path.join(run, "weights")), [model.version]);
      const trainer = yield* criticTrainerIn(run, two);
      const gone = yield* Effect.flip(trainer.restore({ version: versions[0]!, parameters: null }));
      assert.strictEqual(gone.reason, "unknown-version");
      assert.include(gone.message, "(criticTrainer.keepVersions)");
    }),
  );

  it.live(
    "says what failed by the critic's section (reason: failed), and that weights were changed (incompatible)",
    () =>
      Effect.gen(function* () {
        const missing = criticTrainerSettings("write", { command: ["/no/such/trainer", "{dataset}", "{output}"] });
        const failure = yield* Effect.flip(train({}, missing));
        assert.strictEqual(failure.reason, "failed");
        assert.match(failure.message, /^criticTrainer\.command: \/no\/such\/trainer cannot be started/);
        const one = yield* train();
        writeFileSync(path.join(one.location ?? "", "model.safetensors"), "something else");
        const trainer = yield* criticTrainerIn(run, settings);
        const changed = yield* Effect.flip(trainer.restore({ version: one.version, parameters: null }));
        assert.strictEqual(changed.reason, "incompatible");
      }),
  );

  it.live("fails where there is no run (reason: failed)", () =>
    Effect.gen(function* () {
      const trainer = yield* Effect.provide(
        CriticTrainer,
        Layer.provide(layerCriticTrainer(settings, null), NodeServices.layer),
      );
      const failure = yield* Effect.flip(trainer.train(criticTrainRequest()));
      assert.include(failure.message, "there is no run");
    }),
  );
});
