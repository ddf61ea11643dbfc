import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, beforeEach, describe, it } from "@effect/vitest";
import { Duration, Effect, Fiber } from "effect";
import type { ModelVersion } from "../../../src/domain/index.ts";
import { Progress, type ProgressEvent } from "../../../src/services/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import {
  isAlive,
  proverExample,
  trainerIn,
  trainerSettings,
  trainIn,
  trainRequest,
  UNKNOWN_VERSION,
} from "./support.ts";

let run = "";
const starts = (): number =>
  existsSync(path.join(run, "starts")) ? readFileSync(path.join(run, "starts"), "utf8").split("\n").length - 1 : 0;
const weightFolders = (): ReadonlyArray<string> => readdirSync(path.join(run, "weights")).sort();
const logOf = (training: string): string => readFileSync(path.join(run, "training", training, "log.txt"), "utf8");
/** The process that the command left behind, or started, in a training of this run. */
const leftBehind = (training: string): number =>
  Number(readFileSync(path.join(run, "training", training, "left-behind"), "utf8"));

beforeEach(() => {
  run = temporaryFolder("trainer");
  process.env["TRAINING_STARTS"] = path.join(run, "starts");
});

describe("a training by a command", () => {
  it.live("names the new weights by their digest, keeps them in the run and reads the command's metrics", () =>
    Effect.gen(function* () {
      const trained = yield* trainIn(run, trainerSettings("write"), trainRequest());
      assert.match(trained.version, /^[0-9a-f]{64}$/);
      assert.strictEqual(trained.location, path.join(run, "weights", trained.version));
      assert.sameMembers(readdirSync(trained.location ?? ""), ["model.safetensors", "config.json"]);
      assert.deepStrictEqual(trained.report, { loss: 1.25, step: 2, examples: 2, bytes: 67 });
      assert.include(logOf("0-iteration"), "a warning on standard error");
      assert.include(logOf("0-iteration"), '{"loss":1.25,"step":2}');
      assert.strictEqual(trained.parameters, null);
    }),
  );

  it.live("gives equal weights one version, and other data or another seed another", () =>
    Effect.gen(function* () {
      const settings = trainerSettings("write");
      const one = yield* trainIn(run, settings, trainRequest());
      const again = yield* trainIn(temporaryFolder("trainer"), settings, trainRequest());
      assert.strictEqual(again.version, one.version);
      const others = [{ randomSeed: 5 }, { examples: [proverExample("three")] }];
      for (const [i, changes] of others.entries()) {
        const other = yield* trainIn(run, settings, trainRequest({ iteration: i + 1, ...changes }));
        assert.notStrictEqual(other.version, one.version);
      }
      assert.strictEqual(weightFolders().length, 3);
    }),
  );

  it.live("leaves out the examples without a weight and the role without passes", () =>
    Effect.gen(function* () {
      const examples = [
        proverExample("one"),
        proverExample("two", 0),
        { ...proverExample("c"), role: "conjecturer" as const },
      ];
      const { report } = yield* trainIn(
        run,
        trainerSettings("write"),
        trainRequest({ examples, conjecturerPasses: 0 }),
      );
      assert.strictEqual(report["examples"], 1);
    }),
  );

  it.live("does not run without examples: the model stays what it is", () =>
    Effect.gen(function* () {
      const settings = trainerSettings("write");
      const base = yield* trainIn(run, settings, trainRequest({ iteration: -1, purpose: "initial", examples: [] }));
      assert.strictEqual(base.location, null);
      assert.strictEqual(starts(), 0);
      const one = yield* trainIn(run, settings, trainRequest({ from: base.version }));
      const still = yield* trainIn(run, settings, trainRequest({ iteration: 1, from: one.version, proverPasses: 0 }));
      assert.deepStrictEqual([still.version, still.location], [one.version, one.location]);
      assert.strictEqual(starts(), 1);
    }),
  );

  it.live("tells its lines while it works", () =>
    Effect.gen(function* () {
      const events: Array<ProgressEvent> = [];
      yield* trainIn(run, trainerSettings("write"), trainRequest()).pipe(
        Effect.provideService(Progress, { report: (event) => Effect.sync(() => events.push(event)) }),
      );
      assert.deepInclude(events, { _tag: "output", step: "train", line: "a warning on standard error" });
    }),
  );

  it.live("drains a flood of standard error", () =>
    Effect.gen(function* () {
      yield* trainIn(run, trainerSettings("flood"), trainRequest());
      assert.isAbove(logOf("0-iteration").length, 200 << 17);
    }),
  );
});

describe("a training that fails", () => {
  it.live("says the exit code and the last lines (reason: failed), and is done again", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(trainIn(run, trainerSettings("fail"), trainRequest()));
      assert.strictEqual(error.reason, "failed");
      assert.match(error.message, /exit code 3; its last lines:\n {2}first line\n {2}\[31mthe loss is not a number/);
      assert.include(error.message, path.join(run, "training", "0-iteration", "log.txt"));
      const trained = yield* trainIn(run, trainerSettings("write"), trainRequest());
      assert.strictEqual(starts(), 2);
      assert.notInclude(logOf("0-iteration"), "first line");
      assert.deepStrictEqual(weightFolders(), [trained.version]);
    }),
  );

  it.live("names the signal that ended it (reason: failed)", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(trainIn(run, trainerSettings("die"), trainRequest()));
      assert.strictEqual(error.reason, "failed");
      assert.match(error.message, /SIGKILL[\s\S]*out of memory/);
    }),
  );

  it.live("names a program that is not there (reason: failed)", () =>
    Effect.gen(function* () {
      const settings = trainerSettings("write", { command: ["/no/such/trainer", "{dataset}", "{output}"] });
      const error = yield* Effect.flip(trainIn(run, settings, trainRequest()));
      assert.strictEqual(error.reason, "failed");
      assert.match(error.message, /^trainer\.command: \/no\/such\/trainer cannot be started/);
    }),
  );

  it.live("wrote nothing (reason: nothing-written)", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(trainIn(run, trainerSettings("nothing"), trainRequest()));
      assert.strictEqual(error.reason, "nothing-written");
    }),
  );

  it.live("wrote the weights that it started from, be it with another log beside them (reason: unchanged)", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, trainerSettings("write"), trainRequest());
      const again = trainRequest({ iteration: 1, from: one.version });
      const error = yield* Effect.flip(trainIn(run, trainerSettings("same"), again));
      assert.strictEqual(error.reason, "unchanged");
      assert.deepStrictEqual(weightFolders(), [one.version]);
    }),
  );

  it.live("wrote the weights of the base model (reason: unchanged)", () =>
    Effect.gen(function* () {
      const baseModel = temporaryFolder("base-model");
      writeFileSync(path.join(baseModel, "model.safetensors"), "base");
      const error = yield* Effect.flip(trainIn(run, trainerSettings("same", { baseModel }), trainRequest()));
      assert.strictEqual(error.reason, "unchanged");
    }),
  );

  it.live("overruns its deadline: stopped with all that it started (reason: failed)", () =>
    Effect.gen(function* () {
      // A deadline of the schema's unit would take a minute; the command has said its word long before.
      const settings = trainerSettings("hang", { deadlineMinutes: 0.1 });
      const error = yield* Effect.flip(trainIn(run, settings, trainRequest()));
      assert.strictEqual(error.reason, "failed");
      assert.match(error.message, /stopped after 0\.1 min \(trainer\.deadlineMinutes\)[\s\S]*hanging/);
      assert.isFalse(isAlive(leftBehind("0-iteration")));
    }),
  );
});

describe("the processes of a training", () => {
  const started = (training: string) =>
    Effect.sleep(Duration.millis(20)).pipe(
      Effect.repeat({ until: () => existsSync(path.join(run, "training", training, "left-behind")) }),
    );

  it.live("all end when the run is interrupted", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(trainIn(run, trainerSettings("hang"), trainRequest()));
      yield* started("0-iteration");
      yield* Fiber.interrupt(fiber);
      assert.isFalse(isAlive(leftBehind("0-iteration")));
      assert.isFalse(isAlive(Number(readFileSync(path.join(run, "starts"), "utf8"))));
    }),
  );

  it.live("end with the command, also those that it left behind with its output open", () =>
    Effect.gen(function* () {
      yield* trainIn(run, trainerSettings("daemon"), trainRequest());
      assert.isFalse(isAlive(leftBehind("0-iteration")));
    }),
  );
});

describe("a resumed run", () => {
  const settings = trainerSettings("write");
  const resultFile = (training: string): string => path.join(run, "training", training, "result.json");

  it.live("takes over a training that was finished, without running the command again", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, settings, trainRequest());
      assert.deepStrictEqual(yield* trainIn(run, settings, trainRequest()), one);
      assert.strictEqual(starts(), 1);
    }),
  );

  it.live("takes over weights that were written but not yet moved to their place", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, settings, trainRequest());
      const output = path.join(run, "training", "0-iteration", "output");
      mkdirSync(output);
      for (const file of readdirSync(one.location ?? ""))
        writeFileSync(path.join(output, file), readFileSync(path.join(one.location ?? "", file)));
      rmSync(one.location ?? "", { recursive: true });
      assert.deepStrictEqual(yield* trainIn(run, settings, trainRequest()), one);
      assert.strictEqual(starts(), 1);
    }),
  );

  it.live("trains again where the result is missing, of another request, cut off, or the weights were changed", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, settings, trainRequest());
      const spoil: ReadonlyArray<() => void> = [
        () => rmSync(resultFile("0-iteration")),
        () => {
          rmSync(resultFile("0-iteration"));
          writeFileSync(path.join(run, "training/0-iteration/process.json"), '{"pid":');
        },
        () => writeFileSync(resultFile("0-iteration"), readFileSync(resultFile("0-iteration"), "utf8").slice(0, 60)),
        () => rmSync(one.location ?? "", { recursive: true }),
        () => writeFileSync(path.join(one.location ?? "", "model.safetensors"), "damaged"),
      ];
      for (const [i, spoilIt] of spoil.entries()) {
        spoilIt();
        assert.deepStrictEqual(yield* trainIn(run, settings, trainRequest()), one);
        assert.strictEqual(starts(), i + 2);
        assert.notStrictEqual(readFileSync(path.join(one.location ?? "", "model.safetensors"), "utf8"), "damaged");
      }
      const other = yield* trainIn(run, settings, trainRequest({ learningRate: 0.001 }));
      assert.strictEqual(starts(), spoil.length + 2);
      assert.strictEqual(other.version, one.version);
    }),
  );

  it.live("finds its weights, and refuses weights that were changed (reason: incompatible) or are missing", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, settings, trainRequest());
      const trainer = yield* trainerIn(run, settings);
      const restored = yield* trainer.restore({ version: one.version, parameters: null });
      assert.strictEqual(restored.location, one.location);
      writeFileSync(path.join(one.location ?? "", "model.safetensors"), "something else");
      const changed = yield* Effect.flip(trainer.restore({ version: one.version, parameters: null }));
      assert.strictEqual(changed.reason, "incompatible");
      const missing = yield* Effect.flip(trainer.restore({ version: UNKNOWN_VERSION, parameters: null }));
      assert.strictEqual(missing.reason, "unknown-version");
    }),
  );

  it.live("knows the base model by its name, and where it is a folder by its content", () =>
    Effect.gen(function* () {
      const noExamples = trainRequest({ iteration: -1, purpose: "initial", examples: [] });
      const byName = yield* trainIn(run, settings, noExamples);
      const trainer = yield* trainerIn(run, settings);
      assert.strictEqual((yield* trainer.restore({ version: byName.version, parameters: null })).location, null);

      const baseModel = temporaryFolder("base-model");
      writeFileSync(path.join(baseModel, "model.safetensors"), "base");
      const byContent = yield* trainIn(run, trainerSettings("write", { baseModel }), noExamples);
      writeFileSync(path.join(baseModel, "model.safetensors"), "another");
      const later = yield* trainerIn(run, trainerSettings("write", { baseModel }));
      const error = yield* Effect.flip(later.restore({ version: byContent.version, parameters: null }));
      assert.strictEqual(error.reason, "unknown-version");
    }),
  );

  it.live("copies the weights of the run that it was branched from", () =>
    Effect.gen(function* () {
      const one = yield* trainIn(run, settings, trainRequest());
      const branch = temporaryFolder("branch");
      const trainer = yield* trainerIn(branch, settings, ["/no/such/run", run]);
      const restored = yield* trainer.restore({ version: one.version, parameters: null });
      assert.strictEqual(restored.location, path.join(branch, "weights", one.version));
      const next = yield* trainer.train(trainRequest({ iteration: 1, from: one.version, randomSeed: 1 }));
      assert.notStrictEqual(next.version, one.version);
    }),
  );
});

describe("the weights on disk", () => {
  it.live("are those of the newest versions, and always what training started from", () =>
    Effect.gen(function* () {
      const settings = trainerSettings("write", { keepVersions: 2 });
      const versions: Array<ModelVersion> = [];
      for (let iteration = 0; iteration < 4; iteration++) {
        const request = trainRequest({ iteration, from: versions.at(-1) ?? null, randomSeed: iteration });
        versions.push((yield* trainIn(run, settings, request)).version);
      }
      assert.deepStrictEqual(weightFolders(), versions.slice(-2).sort());
      const first = versions[0] as ModelVersion;
      const request = trainRequest({ iteration: 4, from: first });
      const error = yield* Effect.flip(trainIn(run, settings, request));
      assert.strictEqual(error.reason, "unknown-version");
      assert.match(error.message, /only the newest 2 are kept \(trainer\.keepVersions\)/);
    }),
  );
});
