/** A run whose critic a command trains: its versions are in the log, its weights in the run's folder. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { NodeServices } from "@effect/platform-node";
import { assert, describe, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerCriticTrainer } from "../../../src/backends/command-trainer/critic-trainer.ts";
import type { ModelVersion } from "../../../src/domain/index.ts";
import { runSelfPlay, trainCritic } from "../../../src/selfplay/index.ts";
import { Critic, CriticError } from "../../../src/services/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { memoryRunLog, type Store } from "../../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds } from "../../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../../support/tiny-experiment.ts";
import { criticTrainerSettings } from "./support.ts";

const experiment = tinyExperiment(
  "algorithm=internlm-stepprover",
  "iterations=3",
  "search.expansions=6",
  "search.guidance=critic",
  "search.selectShare=0.5",
  "evaluate.samples=2",
  "evaluate.k=[1]",
);

/** Values by length and version, of versions alone whose weights lie in the run's folder. */
const criticOver = (directory: string) =>
  Layer.succeed(Critic, {
    evaluate: (version: ModelVersion, states: ReadonlyArray<string>) =>
      existsSync(path.join(directory, "critic-weights", version, "model.safetensors"))
        ? Effect.succeed(states.map((state) => ((state.length * Number.parseInt(version.slice(0, 6), 16)) % 997) / 997))
        : Effect.fail(new CriticError({ message: `no weights of ${version}` })),
  });

const play = (directory: string, store: Store, failAt?: number) =>
  runSelfPlay(readTinyData).pipe(
    Effect.provide([
      memoryRunLog(experiment, store, failAt),
      mockBackEnds({ verifier: HashVerifier(false, 0.7) }),
      criticOver(directory),
      layerCriticTrainer(criticTrainerSettings("write"), { directory, ancestors: [] }).pipe(
        Layer.provide(NodeServices.layer),
      ),
    ]),
  );

describe("a run whose critic a command trains", () => {
  it.live("has the version of each training in its log, and the same digest when it is broken off and resumed", () =>
    Effect.gen(function* () {
      const [folder, again] = [temporaryFolder("critic-run"), temporaryFolder("critic-run")];
      const store: Store = new Map();
      const { digest } = yield* play(folder, store);
      const trained = [...store.values()].flatMap(({ record }) =>
        record._tag === trainCritic.name ? [record as typeof record & { readonly version: ModelVersion }] : [],
      );
      assert.strictEqual(trained.length, 3);
      assert.sameMembers(
        readdirSync(path.join(folder, "critic-weights")),
        [...new Set(trained.map(({ version }) => version))].slice(-3),
      );
      const resumed: Store = new Map();
      yield* Effect.flip(play(again, resumed, Math.floor(store.size / 2)));
      assert.isBelow(resumed.size, store.size);
      assert.strictEqual((yield* play(again, resumed)).digest, digest);
    }),
  );
});
