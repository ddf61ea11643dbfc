/** What the state of a run says after its records are folded, against the records themselves. */
import { describe, expect, it } from "vitest";
import { learningInput } from "../../src/selfplay/learning-input.ts";
import { proofsIn } from "../../src/selfplay/run-state.ts";
import { playedRecords, stateBefore } from "../support/played-state.ts";

const overrides = ["iterations=4", "select.reproveBelow=1", "prove.budget=40"];
const records = await playedRecords(...overrides);
const state = stateBefore(records, overrides, () => false);

describe("the state of a run", () => {
  it("knows the iteration of a statement's first proof, however often it is proved after", () => {
    const first = new Map<string, number>();
    const iterations = new Map<string, Set<number>>();
    for (const { iteration, statementId } of state.proofs) {
      first.set(statementId, Math.min(iteration, first.get(statementId) ?? Infinity));
      iterations.set(statementId, (iterations.get(statementId) ?? new Set()).add(iteration));
    }
    expect([...iterations.values()].some((proved) => proved.size > 1)).toBe(true);
    expect(new Set(first.values()).size).toBeGreaterThan(1);
    expect(Object.fromEntries(state.firstProof)).toEqual(Object.fromEntries(first));
  });

  it("tells a learning rule that iteration, and null of what was never proved", () => {
    const { firstProof } = learningInput(state, 3, 0, [], "accepted");
    const [id, iteration] = [...state.firstProof].find(([, made]) => made > 0)!;
    expect(firstProof(id)).toBe(iteration);
    const unproved = state.train.find((statement) => !state.firstProof.has(statement.id))!;
    expect(firstProof(unproved.id)).toBeNull();
  });

  it("has the accepted proofs of one iteration alone", () => {
    for (const iteration of [0, 1, 2, 3]) {
      const proofs = [...proofsIn(state, iteration).values()].flat();
      expect(proofs.every((proof) => proof.iteration === iteration)).toBe(true);
      expect(proofs.length).toBe(state.proofs.filter((proof) => proof.iteration === iteration).length);
    }
  });

  it("has the report of every training, in their order", () => {
    const trained = records.filter(({ _tag }) => ["initial", "train", "final-train"].includes(_tag));
    expect(trained.length).toBe(6);
    expect(state.trainings.map(({ iteration, step }) => [iteration, step])).toEqual(
      trained.map(({ _tag, iteration }) => [iteration, _tag]),
    );
    expect(state.trainings.every(({ report }) => report !== undefined)).toBe(true);
  });
});
