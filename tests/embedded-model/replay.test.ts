import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { OPEN_GOAL } from "../../src/embedded-model/action-text.ts";
import { createModel, createWorkbench, logLikelihood } from "../../src/embedded-model/index.ts";
import { replayProof } from "../../src/embedded-model/replay.ts";
import { goalOf } from "./support.ts";

const PROOF = `  cases Nat.lt_or_ge n m with
  | inl h1 =>
    cases Nat.eq_zero_or_pos m with
    | inl h2 =>
      rw [h2] at h1
      exact absurd h1 (Nat.not_lt_zero n)
    | inr h2 =>
      right
      apply Nat.le_of_lt
      exact h1
  | inr h1 =>
    left
    exact h1`;

describe("a proof that gives a goal up", () => {
  it.each(["single", "conjunctions"] as const)("has the probability of the choices that it makes (%s)", (features) => {
    const goal = goalOf("(p q : Prop) (hp : p) : (p ∨ q) ∧ (q ∨ p)");
    const model = createModel(features);
    const stream = deriveStream(5, "train");
    for (let i = 0; i < model.weights.length; i++) model.weights[i] = stream.nextDouble() - 0.5;
    const bench = createWorkbench();
    const of = (first: string, second: string): number => {
      const proof = `  constructor\n  · ${first}\n  · ${second}`;
      return logLikelihood(bench, model, [{ role: "prover", goal, proof, weight: 1 }]).prover;
    };
    const [left, right] = ["left\n    exact hp", "right\n    exact hp"] as const;
    expect(of(left, right)).toBeLessThan(of("sorry", right));
    const both = of(left, "sorry") + of("sorry", right) - of("sorry", "sorry");
    expect(of(left, right)).toBeCloseTo(both, 8);
  });
});

describe("a proof read back", () => {
  const goal = goalOf("(m n : Nat) : m ≤ n ∨ n ≤ m");
  const read = (space = createWorkbench().space) => {
    space.useModel(createModel("conjunctions"));
    return replayProof(space, goal, PROOF, "record");
  };

  it("has the features of its states, whatever state was looked at before", () => {
    const { space } = createWorkbench();
    const first = read(space);
    expect(first).not.toBeNull();
    // A goal without a relation comes first where before one with a relation came last.
    replayProof(space, goalOf("(a b : Nat) : a + b = b + a"), "  exact Nat.add_comm a b", "record");
    expect(read(space)).toEqual(first);
    expect(read()).toEqual(first);
  });

  it("has features where there was a choice, and none where they are not asked for", () => {
    const counts = read()!.map(({ features }) => features?.ends.length ?? 1);
    expect(counts.some((count) => count > 1)).toBe(true);
    const { space } = createWorkbench();
    expect(replayProof(space, goal, PROOF, "mute")!.every(({ features }) => features === null)).toBe(true);
    expect(replayProof(space, goal, PROOF, "mute")!.map(({ chosen }) => chosen)).toEqual(
      read()!.map(({ chosen }) => chosen),
    );
  });

  it("is read without the goals that are given up, each of which says so", () => {
    const { space } = createWorkbench();
    const lines = PROOF.split("\n");
    const cut = [...lines.slice(0, 4), "      sorry", "    | inr h2 =>", "      sorry", "  | inr h1 =>", "    sorry"];
    const read = (text: string) =>
      replayProof(space, goal, text, "mute")?.filter(({ chosen }) => chosen !== OPEN_GOAL).length ?? null;
    expect(read(cut.join("\n"))).toBe(2);
    expect(read([...cut.slice(0, -1), ...lines.slice(-2)].join("\n")), "goes on behind them").toBe(4);
    expect(read(cut.slice(0, -1).join("\n")), "leaves a goal without a word").toBeNull();
    expect(read("  sorry"), "without a choice").toBeNull();
  });

  it("is none where a line is no action's text", () => {
    const { space } = createWorkbench();
    expect(replayProof(space, goal, PROOF.replace("left", "leave"), "mute")).toBeNull();
  });
});
