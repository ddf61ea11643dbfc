/** What is gathered from the log for the rewards that declare it: conjectures of earlier iterations, and seeds. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { layerReward } from "../../src/app/load-reward.ts";
import type { StatementId, StepRecord } from "../../src/domain/index.ts";
import { replayRun } from "../../src/lab/index.ts";
import {
  applyRecord,
  embed,
  initialState,
  plans,
  type RunState,
  recordOf,
  reward,
  rewardInput,
  runSelfPlay,
  tallyOf,
} from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds, StpFormat, StpLearning } from "../support/mock-back-ends.ts";
import { recordsOf } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const settings = (variant: string, ...overrides: ReadonlyArray<string>) =>
  tinyExperiment("iterations=5", `reward.variant=${variant}`, ...overrides);

/** The log of a run with a reward. */
const playedWith = Effect.fnUntraced(function* (variant: string, ...overrides: ReadonlyArray<string>) {
  const experiment = settings(variant, ...overrides);
  const store: Store = new Map();
  const backEnds = mockBackEnds({ verifier: HashVerifier(false, 0.3) });
  yield* runSelfPlay(readTinyData).pipe(
    Effect.provide([memoryRunLog(experiment, store), Layer.mergeAll(backEnds, layerReward(experiment))]),
  );
  const records: ReadonlyArray<StepRecord> = [...store.values()].map(({ record }) => record);
  return { experiment, records, store };
});

const played = (...overrides: ReadonlyArray<string>) => playedWith("novelty", ...overrides);

/** The state before every reward of a log whose iteration has embeddings. */
const statesOf = function* (
  { experiment, records }: { experiment: ReturnType<typeof settings>; records: ReadonlyArray<StepRecord> },
  reads: RunState["rewardReads"],
) {
  const state = initialState(plans[experiment.algorithm]!, experiment, "accepted", reads);
  for (const record of records) {
    const { iteration } = record;
    const embedded = recordsOf(records, embed).find((one) => one.iteration === iteration);
    if (record._tag === reward.name && embedded!.statementIds.length > 0) yield { state, iteration };
    applyRecord(state, record);
  }
};

/** The embeddings that the log has of the conjectures of the iterations from `first` up to `last`. */
const logged = (records: ReadonlyArray<StepRecord>, state: RunState, first: number, last: number) =>
  recordsOf(records, embed)
    .filter(({ iteration }) => iteration >= first && iteration <= last)
    .flatMap(({ dimension, iteration, statementIds, vectors }) =>
      statementIds.flatMap((id, row) =>
        state.trainById.has(id)
          ? []
          : [
              {
                iteration,
                tally: tallyOf(state, iteration, id),
                embedding: vectors.slice(row * dimension, (row + 1) * dimension),
              },
            ],
      ),
    );

describe("the earlier conjectures that a reward sees", () => {
  it.live.each([
    ["examples.window=2", 1],
    ["examples.window=3", 2],
    ["examples.window=all", 99],
  ] as const)("with %s are those of the window, with embedding and pass rate", ([override, back]) =>
    Effect.gen(function* () {
      const run = yield* played(override);
      let most = 0;
      for (const { iteration, state } of statesOf(run, ["earlier"])) {
        const expected = logged(run.records, state, iteration - back, iteration - 1);
        const { earlier } = rewardInput(state, iteration);
        expect(earlier.map((one) => [one.iteration, one.embedding])).toStrictEqual(
          expected.map((one) => [one.iteration, one.embedding]),
        );
        for (const [i, { passRate }] of earlier.entries()) {
          const { accepted, rejected } = expected[i]!.tally;
          expect(passRate).toBe(accepted + rejected === 0 ? null : accepted / (accepted + rejected));
        }
        expect(state.placedConjectures.size).toBeLessThanOrEqual(back + 1);
        most = Math.max(most, earlier.length);
      }
      expect(most).toBeGreaterThan(0);
    }),
  );

  it.live("begin anew where the model is re-trained from its base", () =>
    Effect.gen(function* () {
      const run = yield* played("train.refreshEvery=3", "examples.window=all");
      const from = new Set<number>();
      for (const { iteration, state } of statesOf(run, ["earlier"]))
        for (const one of rewardInput(state, iteration).earlier) {
          expect(one.iteration).toBeGreaterThanOrEqual(iteration < 3 ? 0 : 3);
          from.add(one.iteration);
        }
      expect(from.size).toBeGreaterThan(1);
    }),
  );

  it.live("are none, and nothing is kept, where the reward does not read them", () =>
    Effect.gen(function* () {
      const run = yield* played();
      for (const { iteration, state } of statesOf(run, [])) {
        expect(rewardInput(state, iteration).earlier).toEqual([]);
        expect(state.placedConjectures.size).toBe(0);
      }
    }),
  );

  it.live("leave out what another embedder placed, but not what the same one did with other weights", () =>
    Effect.gen(function* () {
      const run = yield* played("examples.window=all");
      const versions = new Map<number, string>();
      for (const { iteration, state } of statesOf(run, [])) versions.set(iteration, state.version!);
      expect(new Set(versions.values()).size).toBeGreaterThan(1);
      /** How many are seen in all iterations if the embedder of each is called so. */
      const seen = (name: (iteration: number) => string): number => {
        const records = run.records.map((record) =>
          record._tag === embed.name ? { ...record, embedder: name(record.iteration) } : record,
        );
        let count = 0;
        for (const { iteration, state } of statesOf({ ...run, records }, ["earlier"]))
          count += rewardInput(state, iteration).earlier.length;
        return count;
      };
      expect(seen((iteration) => `embedder ${iteration}`)).toBe(0);
      expect(seen(() => "embedder")).toBeGreaterThan(0);
      expect(seen((iteration) => `embedder-${versions.get(iteration)}`)).toBe(seen(() => "embedder"));
    }),
  );
});

describe("the embeddings of seeds that a reward sees", () => {
  it.live("are there for every conjecture of a run whose reward reads them, as the embedder gave them", () =>
    Effect.gen(function* () {
      const run = yield* playedWith("diffusion-diversity");
      let seen = 0;
      for (const { iteration, state } of statesOf(run, ["seedEmbeddings"])) {
        const { conjectures, seedEmbeddings, targets } = rewardInput(state, iteration);
        const seeds = new Set(conjectures.map(({ seedId }) => seedId));
        expect(new Set(seedEmbeddings.keys())).toStrictEqual(seeds);
        const { dimension, statementIds, vectors } = recordOf(state, embed, iteration)!;
        for (const [id, vector] of seedEmbeddings) {
          const row = statementIds.indexOf(id as StatementId);
          expect(vector).toStrictEqual(vectors.slice(row * dimension, (row + 1) * dimension));
          expect(targets.some((target) => target.id === id)).toBe(false);
          seen++;
        }
        // Each statement is embedded once, a conjecture that is a seed of others included.
        expect(new Set(statementIds).size).toBe(statementIds.length);
      }
      expect(seen).toBeGreaterThan(10);
      for (const { stages } of recordsOf(run.records, reward))
        expect(stages.some(([stage]) => stage === "left out: no embedding")).toBe(false);
    }),
  );

  it.live("are those that the log has where the run's reward did not read them", () =>
    Effect.gen(function* () {
      const run = yield* playedWith("uniform", "iterations=8");
      const counts = { found: 0, absent: 0 };
      for (const { iteration, state } of statesOf(run, ["seedEmbeddings"])) {
        const { conjectures, seedEmbeddings } = rewardInput(state, iteration);
        const before = recordsOf(run.records, embed).filter((one) => one.iteration <= iteration);
        for (const id of new Set(conjectures.map(({ seedId }) => seedId as StatementId))) {
          const last = before.findLast(({ statementIds }) => statementIds.includes(id));
          if (last === undefined) counts.absent++;
          else counts.found++;
          const row = last?.statementIds.indexOf(id) ?? 0;
          const expected = last?.vectors.slice(row * last.dimension, (row + 1) * last.dimension);
          expect(seedEmbeddings.get(id)).toStrictEqual(expected);
        }
      }
      expect(counts.found).toBeGreaterThan(0);
      expect(counts.absent).toBeGreaterThan(0);
    }),
  );

  it.live("are none, and no seed is embedded, where the reward does not read them", () =>
    Effect.gen(function* () {
      const run = yield* played();
      for (const { iteration, state } of statesOf(run, ["earlier"])) {
        expect(rewardInput(state, iteration).seedEmbeddings.size).toBe(0);
        expect(state.placedStatements.size).toBe(0);
        const { statementIds } = recordOf(state, embed, iteration)!;
        expect(statementIds.every((id) => !state.trainById.has(id) || !state.proved.has(id))).toBe(true);
      }
    }),
  );
});

describe("a replay", () => {
  it.live.each(["novelty", "diffusion-diversity"])("of a run with the reward %s gives what the run logged", (variant) =>
    Effect.gen(function* () {
      const { experiment, store } = yield* playedWith(variant);
      const report = yield* replayRun(() => Effect.void).pipe(
        Effect.provide([memoryRunLog(experiment, store), layerReward(experiment), StpLearning, StpFormat]),
      );
      expect(report.difference).toBeNull();
      expect(report.complete).toBe(true);
    }),
  );
});
