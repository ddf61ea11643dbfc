import { describe, expect, it } from "vitest";
import { statementGoal } from "../../src/backends/embedded/statement-goal.ts";
import { deriveStream } from "../../src/domain/index.ts";
import {
  createModel,
  createWorkbench,
  MOST_EDITS,
  nearForm,
  replayConjecture,
  sameExpression,
  sampleConjectures,
} from "../../src/embedded-model/index.ts";
import { EASY, goalOf } from "./support.ts";

const bench = createWorkbench();
const uniform = createModel();
const LEMMAS = ["", "Nat.add_comm", "Nat.le_trans", "Nat.mul_add", "no such lemma"];

const seeds = EASY.flatMap((signature) => LEMMAS.map((lemma) => ({ seed: goalOf(signature), lemma })));
const sample = (from: (typeof seeds)[number], samples: number, seed = 1) =>
  sampleConjectures(bench, uniform, from, { samples, temperature: 1 }, deriveStream(seed, "conjecturer", from.lemma));

describe("conjectures", () => {
  it("are statements that read back as the goal they were made from", () => {
    for (const from of seeds) {
      for (const { goal, statement } of sample(from, 10)) {
        const read = statementGoal(statement);
        expect(read).toMatchObject({ _tag: "Goal" });
        if (read._tag === "Goal") expect(nearForm(read.goal)).toBe(nearForm(goal));
      }
    }
  });

  it("are never their seed, trivially true by equal sides, or a hypothesis again", () => {
    for (const from of seeds) {
      for (const { goal } of sample(from, 20)) {
        expect(nearForm(goal)).not.toBe(nearForm(from.seed));
        const [left, right] = goal.target.children;
        if (left !== undefined && right !== undefined) expect(sameExpression(left, right)).toBe(false);
        expect(goal.hypotheses.some(({ proposition }) => sameExpression(proposition, goal.target))).toBe(false);
      }
    }
  });

  it("tell in their name how they came about", () => {
    for (const from of seeds) {
      for (const { statement } of sample(from, 10)) {
        const choices = replayConjecture(from, statement);
        expect(choices, statement).not.toBeNull();
        expect(choices!.length).toBeLessThanOrEqual(MOST_EDITS);
      }
    }
  });

  it("are not replayed from another seed, another name or another text", () => {
    const from = { seed: goalOf("(a b c : Nat) : a + b + c = c + b + a"), lemma: "Nat.add_comm" };
    const statement = sample(from, 20)[0]!.statement;
    expect(replayConjecture({ ...from, seed: goalOf("(p q : Prop) : p ∧ q → q ∧ p") }, statement)).toBeNull();
    expect(replayConjecture(from, statement.replace(/conjecture_\S+/, "conjecture_zzz"))).toBeNull();
    expect(replayConjecture(from, statement.replace(/conjecture_\S+/, "mine"))).toBeNull();
    expect(replayConjecture(from, statement.replace(" := by", " + 1 := by"))).toBeNull();
  });

  it("are the same for the same stream and differ between streams", () => {
    const from = { seed: goalOf("(a b : Nat) : a * b = b * a"), lemma: "Nat.mul_comm" };
    expect(sample(from, 30)).toEqual(sample(from, 30));
    expect(sample(from, 30)).not.toEqual(sample(from, 30, 2));
    expect(new Set(sample(from, 200).map(({ statement }) => statement)).size).toBeGreaterThan(50);
  });

  it("start from the given lemma now and then, and never from an unknown one", () => {
    const seed = goalOf("(p q : Prop) : p ∧ q → q ∧ p");
    const firstEdits = (lemma: string) =>
      sample({ seed, lemma }, 300).filter(({ goal }) => goal.variables[0]!.sort === "Nat");
    expect(firstEdits("Nat.mul_comm").length).toBeGreaterThan(0);
    expect(firstEdits("no such lemma").length).toBe(0);
  });
});
