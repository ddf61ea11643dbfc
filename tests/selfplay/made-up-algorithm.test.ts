/**
 * An algorithm that nobody in `src/` has heard of: three steps and a plan in this file. It runs, is stopped at every
 * commit and goes on, replays, and is shown.
 */
import path from "node:path";
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer, Schema } from "effect";
import { layerExistingRun, layerNewRun } from "../../src/backends/sqlite-log/index.ts";
import { deriveStream } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import {
  definePlan,
  doneRecord,
  Plan,
  pureStep,
  runSelfPlay,
  type Slice,
  serviceStep,
  sliceOf,
} from "../../src/selfplay/index.ts";
import { Verifier } from "../../src/services/index.ts";
import { outcome, tinyFolder } from "../cli/support.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { mockBackEnds, StpFormat, StpLearning, StpReward } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

/** What it remembers: the numbers guessed so far. */
const guessed: Slice<Array<number>> = { initial: () => [] };

/** Set-up: the verifier is asked for the bound below which numbers are guessed. */
const boundFields = Schema.Struct({ bound: Schema.Int });
const bound = serviceStep<typeof boundFields.Type>({
  name: "bound",
  fields: boundFields,
  make: () => Effect.map(Verifier, ({ environment }) => ({ bound: 10 * environment.length })),
  check: () => ({}),
});

/** Every iteration: a number is guessed, from the run's seed, and remembered. */
const guessFields = Schema.Struct({ guess: Schema.Int });
const guess = pureStep<typeof guessFields.Type>({
  name: "guess",
  fields: guessFields,
  reads: [bound],
  compute: (state, iteration) => ({
    guess: deriveStream(state.experiment.seed, "step", iteration, "guess").nextInt(doneRecord(state, bound, -1).bound),
  }),
  fold: (state, record) => sliceOf(state, guessed).push(record.guess),
  tell: (record) => ({ count: record.guess, unit: "guessed" }),
});

/** At the end: their sum. */
const sumFields = Schema.Struct({ sum: Schema.Int });
const sum = pureStep<typeof sumFields.Type>({
  name: "sum",
  fields: sumFields,
  compute: (state) => ({ sum: sliceOf(state, guessed).reduce((total, one) => total + one, 0) }),
  tell: (record) => ({ count: record.sum, unit: "in all" }),
});

const plan = definePlan({
  name: "guessing",
  summary: "Guesses numbers and adds them up.",
  setUp: [bound],
  iteration: [guess],
  final: [sum],
});
const layerGuessing = Layer.succeed(Plan, plan);

const experiment = tinyExperiment("iterations=4");

const play = (store: Store, failAt?: number) =>
  runSelfPlay(readTinyData).pipe(
    Effect.provide(layerGuessing),
    Effect.provide([memoryRunLog(experiment, store, failAt), mockBackEnds()]),
  );

const replay = (store: Store) =>
  replayRun(() => Effect.void).pipe(
    Effect.provide(layerGuessing),
    Effect.provide([memoryRunLog(experiment, store), StpReward, StpLearning, StpFormat]),
  );

describe("an algorithm of three steps of its own", () => {
  it.live("runs to its end, and gives the same digest when it is stopped at any commit and goes on", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      const { digest, summary } = yield* play(store);
      expect(summary).toBeNull();
      expect([...store.values()].map(({ step }) => step.step)).toStrictEqual([
        "bound",
        "guess",
        "guess",
        "guess",
        "guess",
        "sum",
      ]);
      for (let commit = 0; commit < store.size; commit++) {
        const stopped: Store = new Map();
        expect((yield* Effect.flip(play(stopped, commit)))._tag).toBe("DiskFull");
        expect(stopped.size).toBe(commit);
        expect((yield* play(stopped)).digest).toBe(digest);
      }
    }),
  );

  it.live("replays, and a replay finds a guess that was changed", () =>
    Effect.gen(function* () {
      const store: Store = new Map();
      yield* play(store);
      expect(yield* replay(store)).toMatchObject({ difference: null, complete: true, records: 6 });
      const entry = store.get("2 guess 0")!;
      store.set("2 guess 0", { ...entry, record: { ...entry.record, guess: 999 } as typeof entry.record });
      expect((yield* replay(store)).difference).toMatchObject({ iteration: 2, step: "guess", path: "guess" });
    }),
  );

  it.live("lies in a log on the disk, and is shown, listed and replayed by the commands", () =>
    Effect.gen(function* () {
      const run = path.join(tinyFolder(), "run");
      const onDisk = (log: ReturnType<typeof layerNewRun>) =>
        runSelfPlay(readTinyData).pipe(Effect.provide([log, layerGuessing, mockBackEnds()]));
      yield* onDisk(layerNewRun({ directory: run, experiment }));
      expect((yield* Effect.flip(onDisk(layerExistingRun(run, "write"))))._tag).toBe("NoProgress");

      const shown = yield* outcome(["show", run], { plan });
      expect(shown.code, shown.errors).toBe(0);
      expect(shown.output).toMatch(/state {5}finished/);
      expect(shown.output).toMatch(/^ +3 {2}guess +\d+ {2}guessed *$/m);
      const replayed = yield* outcome(["replay", run], { plan });
      expect(replayed.code, replayed.errors).toBe(0);
      expect(replayed.output).toMatch(/^6 records agree/m);
      const listed = yield* outcome(["runs", path.dirname(run), "--json"], { plan });
      expect(listed.output).toContain('"state":"finished"');
    }),
  );
});

describe("a plan", () => {
  it("is refused where a step reads one that does not come before it, or two steps share a name", () => {
    const wrong = { name: "wrong", summary: "", setUp: [], final: [sum] };
    expect(() => definePlan({ ...wrong, iteration: [guess] })).toThrow(
      "step guess reads bound, which does not come before it",
    );
    expect(() => definePlan({ ...wrong, iteration: [bound, { ...bound }] })).toThrow("two steps are called bound");
    // What the set-up has done is there in the end, what the iterations do is not.
    expect(() => definePlan({ ...wrong, setUp: [], iteration: [bound], final: [guess] })).toThrow(
      "step guess reads bound, which does not come before it",
    );
    expect(definePlan({ ...wrong, setUp: [bound], iteration: [], final: [guess] }).name).toBe(wrong.name);
  });
});
