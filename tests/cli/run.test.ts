import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { assert, describe, it } from "@effect/vitest";
import { Effect } from "effect";
import { jsonLines, outcome, tinyFolder } from "./support.ts";

describe("stp run", () => {
  it.effect("prints one JSON line an iteration and a last one with the figures of the run", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "out");
      const { code, output } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out, "--json"]);
      assert.strictEqual(code, 0);
      const lines = jsonLines(output);
      assert.deepStrictEqual(
        lines.slice(0, -1).map(({ iteration }) => iteration),
        [0, 1],
      );
      const last = lines.at(-1)!;
      assert.deepStrictEqual(Object.keys(last), [
        "run",
        "digest",
        "provedTrain",
        "trainSize",
        "proofsSampled",
        "proofsVerified",
        "conjectures",
        "heldOut",
        "seconds",
        "shortfall",
        "evaluations",
        "trainings",
      ]);
      assert.strictEqual(last["run"], out);
      assert.match(String(last["digest"]), /^[0-9a-f]{64}$/);
      assert.deepStrictEqual(Object.keys(last["heldOut"] as object), ["pass@1", "pass@4"]);
    }),
  );

  it.effect("prints a row per iteration, where the run is and what to type next", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "out");
      const { output } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out]);
      assert.match(output, /^ +proofs .*\n *iteration +sampled/);
      assert.match(output, /\n +0 +96 +96 /);
      assert.match(output, /\n +1 +\d+ /);
      assert.include(output, `npx stp show ${out} --proved`);
      assert.match(output, /held out {2}pass@1 [\d., a-z@]+\n? *.*n =\s+4\s+proofs/);
    }),
  );

  it.effect(
    "says that a digest is of this run alone where a preset makes it depend on wall times, and else does not",
    () =>
      Effect.gen(function* () {
        const folder = tinyFolder();
        const run = (name: string, ...more: ReadonlyArray<string>) =>
          outcome(["run", path.join(folder, "tiny.json"), "--out", path.join(folder, name), ...more]);
        const note = /of\s+this\s+run\s+alone:\s+examples\.timeDecay\s+makes\s+it\s+depend\s+on\s+wall\s+times/;
        for (const preset of ["paper", "released-code"]) {
          assert.match((yield* run(preset, "--set", `preset=${preset}`)).output, note);
          assert.match((yield* outcome(["show", path.join(folder, preset)])).output, note);
        }
        assert.notMatch((yield* run("sound")).output, note);
      }),
  );

  it.effect("gives the same digest for every concurrency", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const digests: Array<unknown> = [];
      for (const concurrency of [1, 8]) {
        const out = path.join(folder, `out-${concurrency}`);
        const override = ["--set", `concurrency=${concurrency}`];
        const { output } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out, "--json", ...override]);
        digests.push(jsonLines(output).at(-1)!["digest"]);
      }
      assert.strictEqual(digests[0], digests[1]);
    }),
  );

  it.effect("numbers the folders of runs without --out", () =>
    Effect.gen(function* () {
      const folder = tinyFolder({ name: `numbered-${process.pid}` });
      const first = yield* outcome(["run", path.join(folder, "tiny.json"), "--json"]);
      const second = yield* outcome(["run", path.join(folder, "tiny.json"), "--json"]);
      const runOf = ({ output }: typeof first) => jsonLines(output).at(-1)!["run"];
      assert.deepStrictEqual(
        [runOf(first), runOf(second)],
        [1, 2].map((n) => `runs/numbered-${process.pid}-${n}`),
      );
      for (const n of [1, 2]) rmSync(`runs/numbered-${process.pid}-${n}`, { recursive: true });
    }),
  );

  it.effect("ends with exit 1 when a finished run is resumed, and says so", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "out");
      yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out]);
      const { code, errors } = yield* outcome(["run", "--resume", out]);
      assert.deepStrictEqual([code, errors], [1, `error: ${out}: the run is finished, there is nothing to resume`]);
    }),
  );
});

describe("mistakes in stp run", () => {
  /** The experiment's folder stands as FOLDER in the messages. */
  const mistakes: ReadonlyArray<
    readonly [title: string, changes: Readonly<Record<string, unknown>>, flags: ReadonlyArray<string>, errors: string]
  > = [
    [
      "an unknown key, with the nearest known one",
      { iteration: 3 },
      [],
      'error: FOLDER/tiny.json: iteration: expected one of the keys KEYS, found "iteration"\n  did you mean "iterations"?',
    ],
    ["a wrong type", { iterations: "many" }, [], 'error: FOLDER/tiny.json: iterations: expected number, found "many"'],
    [
      "a bad --set",
      {},
      ["--set", "prove.budgt=3"],
      'error: --set: prove.budgt: expected one of the keys KEYS, found "budgt"\n  did you mean "budget"?',
    ],
    ["a --set without value", {}, ["--set", "prove"], 'error: --set: expected path.to.key=value, found "prove"'],
    [
      "a missing dataset",
      { data: { train: [{ path: "data/missing.jsonl" }] } },
      [],
      "error: data.train.0.path: expected a dataset file that can be read, found FOLDER/data/missing.jsonl: no such file",
    ],
  ];
  for (const [title, changes, flags, errors] of mistakes)
    it.effect(`end with exit 2, one message and no folder: ${title}`, () =>
      Effect.gen(function* () {
        const folder = tinyFolder(changes);
        const out = path.join(folder, "out");
        const result = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out, ...flags]);
        const message = result.errors
          .replaceAll(folder, "FOLDER")
          .replace(/one of the keys "[^"]+"(?:, "[^"]+")*/, "one of the keys KEYS");
        assert.deepStrictEqual([result.code, result.output, message], [2, "", errors]);
        assert.isFalse(existsSync(out));
      }),
    );

  it.effect("name the line of a file that is not JSON", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const file = path.join(folder, "broken.json");
      writeFileSync(file, '{\n  "name": "x",\n  nonsense\n}');
      const { code, errors } = yield* outcome(["run", file]);
      assert.strictEqual(code, 2);
      assert.match(errors, /^error: .*broken\.json:3: expected JSON, found /);
    }),
  );

  it.effect("end with exit 2 for a folder that is not empty, and leave it as it is", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const out = path.join(folder, "out");
      mkdirSync(out);
      writeFileSync(path.join(out, "kept.txt"), "kept");
      const { code, errors } = yield* outcome(["run", path.join(folder, "tiny.json"), "--out", out]);
      assert.strictEqual(code, 2);
      assert.strictEqual(
        errors,
        `error: --out ${out}: expected a new or empty folder, found 1 entry\n  to go on with a run: stp run --resume ${out}`,
      );
      assert.deepStrictEqual(readdirSync(out), ["kept.txt"]);
    }),
  );

  const usage: ReadonlyArray<readonly [flags: ReadonlyArray<string>, found: string]> = [
    [[], "neither"],
    [["tiny.json", "--resume", "runs/x"], "both"],
    [["--resume", "runs/x", "--set", "seed=2"], "--set, which a resumed run cannot take"],
    [["--resume", "runs/x", "--out", "runs/y"], "--out, which a resumed run cannot take"],
  ];
  for (const [flags, found] of usage)
    it.effect(`end with exit 2: stp run ${flags.join(" ")}`, () =>
      Effect.gen(function* () {
        const { code, errors } = yield* outcome(["run", ...flags]);
        assert.deepStrictEqual(
          [code, errors],
          [
            2,
            `error: stp run: expected an experiment file, or --resume and a run's folder, found ${found}\n  see: stp run --help`,
          ],
        );
      }),
    );

  it.effect("end with exit 2 where there is no run to resume", () =>
    Effect.gen(function* () {
      const folder = tinyFolder();
      const { code, errors } = yield* outcome(["run", "--resume", folder]);
      assert.deepStrictEqual([code, errors], [2, `error: ${folder}: expected a folder with a run, found no run.db`]);
    }),
  );
});
