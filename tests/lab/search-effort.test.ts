import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer } from "effect";
import { EffortCounter, fitLine } from "../../src/lab/index.ts";
import { foldLog, isDisproved, runSelfPlay, searchingSelected } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

describe("a line through points", () => {
  it("has the slope of least squares and its interval by Student's t", () => {
    const fit = fitLine([
      [1, 2],
      [2, 3],
      [3, 5],
      [4, 6],
    ])!;
    expect(fit).toMatchObject({ points: 4 });
    expect(fit.slope).toBeCloseTo(1.4, 12);
    expect(fit.intercept).toBeCloseTo(0.5, 12);
    // Residual variance 0.2 / 2, spread 5, t of 2 degrees of freedom 4.30265.
    expect(fit.halfWidth).toBeCloseTo(4.30265 * Math.sqrt(0.1 / 5), 4);
  });

  it("has none through two points, and is no line where all stand above one another", () => {
    const through = fitLine([
      [1, 5],
      [3, 1],
    ])!;
    expect(through).toMatchObject({ slope: -2, intercept: 7, halfWidth: null, points: 2 });
    expect(fitLine([[1, 2]])).toBeNull();
    expect(fitLine([])).toBeNull();
    expect(
      fitLine([
        [2, 1],
        [2, 9],
      ]),
    ).toBeNull();
  });
});

describe("the effort of a run", () => {
  const effortOf = (...overrides: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const experiment = tinyExperiment(...overrides);
      const store: Store = new Map();
      const layers = Layer.merge(memoryRunLog(experiment, store), mockBackEnds({ verifier: HashVerifier(false, 0.7) }));
      yield* runSelfPlay(readTinyData).pipe(Effect.provide(layers));
      const counter = new EffortCounter();
      const state = yield* foldLog((_before, record, step) => Effect.sync(() => counter.see(record, step))).pipe(
        Effect.provide(layers),
      );
      return { store, state, effort: counter.result(state) };
    });

  it.live("adds up to all searches, by problems solved and unsolved, with what was solved after each iteration", () =>
    Effect.gen(function* () {
      const { effort, state, store } = yield* effortOf("algorithm=internlm-stepprover", "search.expansions=3");
      const records = [...store.values()].flatMap(({ record }) => (record._tag === "search" ? [record] : []));
      const searches = records.flatMap(
        (record) => (record as unknown as { searches: ReadonlyArray<Searched> }).searches,
      );
      const { lengths, points, solved, solvedShare, unsolved } = effort!;
      expect(solved.searches + unsolved.searches).toBe(searches.length);
      const tactics = searches.reduce(
        (sum, { tree }) => sum + tree.expansions.reduce((all, { tried }) => all + tried.length, 0),
        0,
      );
      expect(solved.tactics + unsolved.tactics).toBe(tactics);
      expect(solvedShare.tactics).toBeCloseTo(solved.tactics / tactics, 12);
      const isSolved = state.train.filter(({ id }) => state.proved.has(id) || isDisproved(state, id));
      expect([solved.problems, unsolved.problems]).toStrictEqual([
        isSolved.length,
        state.train.length - isSolved.length,
      ]);
      expect(points.map((point) => point.solved)).toStrictEqual(state.metrics.map(({ provedTrain }) => provedTrain));
      expect(points.at(-1)).toMatchObject({ tactics, seconds: expect.closeTo(solved.seconds + unsolved.seconds, 9) });
      expect(lengths.reduce((sum, [, problems]) => sum + problems, 0)).toBe(isSolved.length);
      expect(effort!.fits.byTactics!.slope).toBeGreaterThan(0);
    }),
  );

  it.live("is wall time that no digest knows", () =>
    Effect.gen(function* () {
      const { store } = yield* effortOf("algorithm=internlm-stepprover", "search.expansions=3");
      const { record } = [...store.values()].find((one) => one.record._tag === "search")!;
      const { digestLines } = searchingSelected.searched;
      const slower = structuredClone(record) as unknown as { searches: Array<{ milliseconds: number }> };
      for (const one of slower.searches) one.milliseconds += 1000;
      expect(digestLines(slower as never)).toStrictEqual(digestLines(record as never));
    }),
  );

  it.live("is none where nothing is searched", () => Effect.map(effortOf(), ({ effort }) => expect(effort).toBeNull()));
});

interface Searched {
  readonly tree: { readonly expansions: ReadonlyArray<{ readonly tried: ReadonlyArray<unknown> }> };
}
