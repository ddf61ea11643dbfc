/** What becomes of a run's folder while it is written: removed, copied without its write-ahead log, taken for another. */
import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { branchRun, layerExistingRun, layerNewRun } from "../../../src/backends/sqlite-log/index.ts";
import { committedInOrder, metrics, runSelfPlay } from "../../../src/selfplay/index.ts";
import { Embedder, type Embeddings, RunLog } from "../../../src/services/index.ts";
import { temporaryFolder } from "../../cli/temporary-folder.ts";
import { mockBackEnds } from "../../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../../support/tiny-experiment.ts";
import { withPlan } from "../../support/with-plan.ts";

/** An embedder that gives the vectors of `values` in every call, and does something before. */
const embedding = (values: (call: number) => number, before: (call: number) => void = () => undefined) => {
  let calls = 0;
  return Layer.succeed(Embedder, {
    embed: (_policy, statements) =>
      Effect.sync((): Embeddings => {
        before(++calls);
        const vectors = Float32Array.from({ length: 2 * statements.length }, (_, i) => values(calls) + i);
        return { embedder: "e", dimension: 2, vectors };
      }),
  });
};

const play = (directory: string, embedder: Layer.Layer<Embedder>) =>
  runSelfPlay(readTinyData).pipe(
    Effect.provide([
      withPlan(layerNewRun({ directory, experiment: tinyExperiment() })),
      Layer.mergeAll(mockBackEnds(), embedder),
    ]),
  );

const records = (directory: string) =>
  Effect.gen(function* () {
    const log = yield* RunLog;
    return yield* Effect.forEach(yield* committedInOrder, ({ key, step }) =>
      Effect.map(log.read(key, step), (record) => ({ key, record: record as object })),
    );
  }).pipe(Effect.provide(withPlan(layerExistingRun(directory, "read"))));

describe("the folder of a run", () => {
  it.live("holds both vectors where an embedder gives a statement another one than before, in a branch too", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("run");
      const directory = path.join(folder, "run");
      yield* play(
        directory,
        embedding((call) => call),
      );
      const first = (yield* records(directory)).flatMap(({ key, record }) =>
        key.step === "embed" && "vectors" in record ? [(record.vectors as Float32Array)[0]] : [],
      );
      expect(first.filter((value) => value !== undefined)).toEqual([1, 2]);
      const branch = path.join(folder, "branch");
      yield* branchRun({
        parentDirectory: directory,
        fromIteration: 3,
        directory: branch,
        experiment: tinyExperiment(),
      });
      expect((yield* records(branch)).length).toBeGreaterThan(10);
    }),
  );

  it.live("that is removed while the run goes on ends the run (reason: RunLogFailure)", () =>
    Effect.gen(function* () {
      const directory = path.join(temporaryFolder("run"), "run");
      const failure = yield* Effect.flip(
        play(
          directory,
          embedding(
            () => 1,
            () => renameSync(directory, `${directory}-elsewhere`),
          ),
        ),
      );
      expect(failure._tag).toBe("RunLogFailure");
      expect(failure.message).toMatch(/writing embed: run\.db is not there any more: the folder was removed/);
    }),
  );

  it.live("has every finished iteration in run.db alone, should the files beside it be lost", () =>
    Effect.gen(function* () {
      const folder = temporaryFolder("run");
      const directory = path.join(folder, "run");
      const copy = path.join(folder, "copy");
      mkdirSync(copy);
      yield* play(
        directory,
        embedding(
          () => 1,
          (call) => {
            if (call === 2) copyFileSync(path.join(directory, "run.db"), path.join(copy, "run.db"));
          },
        ),
      );
      const closed = (yield* records(copy)).filter(({ key }) => key.step === metrics.name);
      expect(closed.map(({ key }) => key.iteration)).toEqual([0, 1]);
    }),
  );

  it.live("in which run.db is a folder is no run (reason: NotARun)", () =>
    Effect.gen(function* () {
      const directory = temporaryFolder("run");
      mkdirSync(path.join(directory, "run.db"));
      const failure = yield* Effect.flip(records(directory));
      expect([failure._tag, failure.message]).toEqual([
        "NotARun",
        `${directory}: expected a file run.db, found something else`,
      ]);
    }),
  );
});
