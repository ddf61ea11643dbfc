/** Statements that the embedder has no vector for: the run goes on without them, and they are told and counted. */
import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import type { StepRecord } from "../../src/domain/index.ts";
import { embed, reward, rewardInput, runSelfPlay } from "../../src/selfplay/index.ts";
import { Embedder, Progress } from "../../src/services/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds } from "../support/mock-back-ends.ts";
import { recordsOf, stateBefore } from "../support/played-state.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

/** The run with an embedder that gives zeros where `isZero` says so; its records and its warnings. */
const played = (isZero: (row: number) => boolean) =>
  Effect.gen(function* () {
    const store: Store = new Map();
    const warnings: Array<string> = [];
    const embedder = Layer.succeed(Embedder, {
      embed: (_policy, statements) => {
        const vectors = Float32Array.from({ length: 2 * statements.length }, (_, i) =>
          isZero(i >> 1) ? 0 : 1 + (i % 7),
        );
        return Effect.succeed({ embedder: "e", dimension: 2, vectors });
      },
    });
    const progress = Layer.succeed(Progress, {
      report: (event) => Effect.sync(() => event._tag === "warning" && warnings.push(event.message)),
    });
    const backEnds = Layer.mergeAll(mockBackEnds({ verifier: HashVerifier(false, 0.3) }), embedder, progress);
    yield* runSelfPlay(readTinyData).pipe(Effect.provide([memoryRunLog(tinyExperiment(), store), backEnds]));
    const records: ReadonlyArray<StepRecord> = [...store.values()].map(({ record }) => record);
    return { records, warnings };
  });

describe("a statement without an embedding", () => {
  it.effect("is left out of the reward, with a warning, and is counted among its stages", () =>
    Effect.gen(function* () {
      const { records, warnings } = yield* played((row) => row < 2 || row === 9);
      const last = recordsOf(records, embed).findLast(({ statementIds }) => statementIds.length > 0)!;
      const state = stateBefore(records, [], (one) => one._tag === reward.name && one.iteration === last.iteration);
      const { conjectures, targets } = rewardInput(state, last.iteration);
      const compared = [...conjectures, ...targets].map(({ id }) => id);
      expect(compared).toEqual(last.statementIds.filter((_, row) => !(row < 2 || row === 9)));
      const { stages } = recordsOf(records, reward).findLast(({ iteration }) => iteration === last.iteration)!;
      expect(stages[0]).toEqual(["left out: no embedding", 3]);
      expect(warnings.at(-1)).toMatch(
        /^3 of \d+ statements have no embedding and are left out of the reward, the first: theorem /,
      );
    }),
  );

  it.effect("does not end a run even where there is no other", () =>
    Effect.gen(function* () {
      const { records } = yield* played(() => true);
      expect(recordsOf(records, reward).every(({ kept }) => kept.length === 0)).toBe(true);
    }),
  );
});
