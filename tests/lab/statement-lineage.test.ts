/** Lineage: what it says forwards it says backwards, and all of it is in the log. */
import { beforeAll, describe, expect, it } from "@effect/vitest";
import { Effect, Result } from "effect";
import { attemptKey, type StatementId } from "../../src/domain/index.ts";
import { namedStatement, type RunHistory, runHistory, statementLineage, versionIn } from "../../src/lab/index.ts";
import { runSelfPlay } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "../support/memory-run-log.ts";
import { HashVerifier, mockBackEnds } from "../support/mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "../support/tiny-experiment.ts";

const experiment = tinyExperiment("iterations=4", "prove.budget=40", "evaluate.every=1", "seeds.maximumLevel=null");
const store: Store = new Map();
let history: RunHistory;
beforeAll(async () => {
  const log = memoryRunLog(experiment, store);
  const backEnds = mockBackEnds({ verifier: HashVerifier(false, 0.3) });
  await Effect.runPromise(runSelfPlay(readTinyData).pipe(Effect.provide([log, backEnds])));
  history = await Effect.runPromise(Effect.provide(runHistory(), log));
});

const lineageOf = (id: StatementId) => statementLineage(history, id);
const allIds = () => [...history.state.statements.keys()];

describe("the lineage of a statement", () => {
  it("leads from every conjecture back to a dataset statement, a level and at least an iteration at a time", () => {
    const { conjectures, trainById } = history.state;
    expect(conjectures.size).toBeGreaterThan(10);
    const levels = new Set<number>();
    for (const { id, level } of conjectures.values()) {
      const { ancestors, level: told, source } = lineageOf(id);
      expect([source, told, ancestors.length]).toEqual(["conjecture", level, level]);
      expect(ancestors.map(({ seed }) => seed.level)).toEqual(Array.from({ length: level }, (_, i) => level - 1 - i));
      expect(trainById.has(ancestors.at(-1)!.seedId)).toBe(true);
      const made = ancestors.map(({ iteration }) => iteration);
      expect(made).toEqual([...new Set(made)].sort((a, b) => b - a));
      levels.add(level);
    }
    expect(levels.size).toBeGreaterThan(1);
  });

  it("shows with each seed the proof that the conjecturer saw, which had been accepted before", () => {
    for (const id of history.state.conjectures.keys())
      for (const { iteration, seedId, seedProof, seedProofId } of lineageOf(id).ancestors) {
        const accepted = history.state.proofs.filter(
          (one) => one.statementId === seedId && one.proofId === seedProofId && one.iteration < iteration,
        );
        expect(accepted.length).toBeGreaterThan(0);
        expect(seedProof).toBe(accepted[0]!.proof);
      }
  });

  it("says forwards what it says backwards: a conjecture is among those of its seed, with the same reward", () => {
    for (const [iteration, made] of history.state.conjecturesOf)
      for (const { id, seedId } of made) {
        const forwards = lineageOf(seedId).conjectures.filter(
          (one) => one.statementId === id && one.iteration === iteration,
        );
        const backwards = lineageOf(id).iterations.filter((one) => one.iteration === iteration);
        expect(forwards.length).toBe(1);
        expect(backwards.map(({ made: how, passRate, weight }) => [how?.seedId, passRate, weight])).toEqual([
          [seedId, forwards[0]!.passRate, forwards[0]!.weight],
        ]);
      }
  });

  it("counts every conjecture once among the generations of the dataset", () => {
    const generations = history.state.train.flatMap(({ id }) => lineageOf(id).generations);
    const sum = (of: (one: (typeof generations)[number]) => number) => generations.reduce((n, one) => n + of(one), 0);
    const { conjectures, proved } = history.state;
    expect(sum((one) => one.conjectures)).toBe(conjectures.size);
    expect(sum((one) => one.proved)).toBe([...conjectures.keys()].filter((id) => proved.has(id)).length);
    expect(sum((one) => one.kept)).toBe(new Set([...history.kept.values()].flatMap((one) => [...one.keys()])).size);
  });

  it("has every accepted proof and every training example of the log, each at its own statement", () => {
    const lineages = allIds().map(lineageOf);
    const proofs = lineages.flatMap(({ iterations, statementId }) =>
      iterations.flatMap((one) =>
        one.proofs.map(({ proofId }) => `${one.iteration} ${attemptKey({ statementId, proofId })}`),
      ),
    );
    expect(proofs.sort()).toEqual(history.state.proofs.map((one) => `${one.iteration} ${attemptKey(one)}`).sort());
    const examples = lineages.reduce((n, one) => n + one.examples.length, 0);
    expect(examples).toBe(history.trainingSets.reduce((n, one) => n + one.examples.length, 0));
    expect(examples).toBeGreaterThan(0);
  });

  it("names with an example the version that sampled next, and with a proof the one that sampled it", () => {
    for (const { examples, iterations } of allIds().map(lineageOf)) {
      for (const { iteration, modelVersion } of examples) expect(modelVersion).toBe(versionIn(history, iteration + 1));
      for (const { iteration, proofs } of iterations)
        for (const { modelVersion } of proofs) expect(modelVersion).toBe(versionIn(history, iteration));
    }
    expect(versionIn(history, -1)).toBeNull();
    expect(versionIn(history, 0)).toBe(history.state.initialVersion);
  });

  it("tells of a held-out statement its measurements, and nothing that was learned", () => {
    for (const { id } of history.state.heldOut) {
      const { conjectures, examples, iterations, measurements, source } = lineageOf(id);
      expect([source, conjectures, examples, iterations]).toEqual(["held-out", [], [], []]);
      expect(measurements.map(({ iteration }) => iteration)).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it.effect("has examples without a version where the log ends before their training", () =>
    Effect.gen(function* () {
      const entries = [...store].filter(([name]) => !/^[2-4] |^1 (?:train|evaluate|metrics)/.test(name));
      const cut = yield* Effect.provide(runHistory(), memoryRunLog(experiment, new Map(entries)));
      const last = cut.trainingSets.at(-1)!;
      expect([last.iteration, last.trained]).toEqual([1, null]);
      const { statementId } = last.examples[0]!;
      expect(statementLineage(cut, statementId).examples.at(-1)).toMatchObject({ iteration: 1, modelVersion: null });
    }),
  );
});

describe("the statement that a user means", () => {
  const found = (word: string) => Result.getOrThrow(namedStatement(history.state, word));
  it("is named by its id, by how that begins, or by a dataset statement's name", () => {
    const [id = "" as StatementId] = history.state.conjectures.keys();
    expect([found(id), found(id.slice(0, -3))]).toEqual([id, id]);
    expect(found("train_7")).toBe(history.state.train.find(({ name }) => name === "train_7")?.id);
  });

  const mistakes: Readonly<Record<string, RegExp>> = {
    "": /found ""/,
    nothing: /found "nothing"/,
    "s-": /found 32 that "s-" may stand for: s-\w+, s-\w+, s-\w+, …/,
  };
  for (const [word, message] of Object.entries(mistakes))
    it(`is refused, with what was found, where it is no single one: "${word}"`, () => {
      const error = Result.getOrThrow(Result.flip(namedStatement(history.state, word)));
      expect(error.message).toMatch(message);
      expect(error.place).toBe("STATEMENT");
    });
});
