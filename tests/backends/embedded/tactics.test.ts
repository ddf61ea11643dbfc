/** Tactic mode of the embedded back ends: states read as goals, tactics sampled, tried and learned. */
import { describe, expect, it } from "vitest";
import { sampleStateTactics, train } from "../../../src/backends/embedded/model-tasks.ts";
import { stateGoal } from "../../../src/backends/embedded/state-goal.ts";
import { statementGoal } from "../../../src/backends/embedded/statement-goal.ts";
import { judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";
import { proofOfTactics } from "../../../src/domain/index.ts";
import { printStatement } from "../../../src/embedded-model/index.ts";
import { randomGoals } from "../../embedded-model/support.ts";
import { tryOne, uniform, walks } from "../../support/tactic-walks.ts";

const statement = (text: string) => ({ text, header: null });
const COMMUTES = statement("theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by");

describe("states read into goals", () => {
  it("are the statement's own before the first tactic", () => {
    for (const goal of randomGoals(60, "states")) {
      const text = printStatement("t", goal);
      const opened = tryOne({ statement: statement(text), before: [], tactics: [] });
      if (opened._tag !== "tried") throw new Error(`${text}: ${opened.reason}`);
      const read = stateGoal(opened.state);
      if (read._tag === "Outside") throw new Error(`${opened.state}: ${read.construct}`);
      // Lean shows a goal in words of its own: what it says is the same.
      expect(printStatement("t", read.goal)).toBe(text);
    }
  });

  it("are the main goal alone, without its case, over broken lines", () => {
    const read = stateGoal("case inl\nn m : Nat\nh :\n  n =\n    m\n⊢ m =\n    n\n\ncase inr\n⊢ False");
    expect(read).toEqual({ ...statementGoal("theorem state (n m : Nat) (h : n = m) : m = n := by") });
  });

  for (const [what, state] of [
    ["a hidden name", "n✝ : Nat\n⊢ n✝ = n✝"],
    ["a type that is none of the model's", "x : Int\n⊢ x = x"],
    ["a value", "n : Nat := 3\n⊢ n = 3"],
    ["no target", "n : Nat"],
    ["no text", ""],
  ] as const)
    it(`say that ${what} is outside`, () => {
      expect(stateGoal(state)._tag).toBe("Outside");
      const request = { randomSeed: 1, samples: 4, state };
      expect(sampleStateTactics({ model: uniform, request, temperature: 1 })).toEqual([]);
    });
});

const visited = walks(14, 6);

describe("tactics", () => {
  it("are sampled with their multiplicity, probabilities of at most 1 together, a token each", () => {
    const request = { randomSeed: 5, samples: 64, state: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p" };
    const drawn = sampleStateTactics({ model: uniform, request, temperature: 1 });
    expect(drawn.length).toBeGreaterThan(3);
    expect(drawn.reduce((sum, { multiplicity }) => sum + multiplicity, 0)).toBeLessThanOrEqual(64);
    expect(drawn.reduce((sum, { logProbability }) => sum + Math.exp(logProbability!), 0)).toBeLessThanOrEqual(1 + 1e-9);
    const split = drawn.find(({ text }) => text.startsWith("cases h"))!;
    expect(split.text).toBe("cases h with | inl h1 => ?_ | inr h1 => ?_");
    expect(split.tokens).toBe(split.multiplicity);
    expect(sampleStateTactics({ model: uniform, request, temperature: 1 })).toEqual(drawn);
  });

  it("come to a state, a proof, a refusal or to nothing that is known", () => {
    const tried = tryOne({
      statement: COMMUTES,
      before: ["cases h with | inl h1 => ?_ | inr h1 => ?_", "exact Or.inr h1"],
      tactics: ["exact Or.inl h1", "left", "exact h1", "sorry", "nlinarith", "exact (", "apply Or.comm.mp"],
    });
    if (tried._tag !== "tried") throw new Error(tried.reason);
    expect(tried.state).toBe("case inr\np q : Prop\nh1 : q\n⊢ q ∨ p");
    expect(tried.results.map(({ _tag }) => _tag)).toEqual([
      "proved",
      "state",
      "failed",
      "failed",
      "undecided",
      "failed",
      "state",
    ]);
    expect(tried.results[1]).toEqual({ _tag: "state", state: "case inr.h\np q : Prop\nh1 : q\n⊢ q" });
  });

  it("are not tried where there is no state: on no statement, behind a refusal, behind a proof", () => {
    const unopened = (text: string, before: ReadonlyArray<string>): string => {
      const tried = tryOne({ statement: statement(text), before, tactics: ["rfl"] });
      return tried._tag === "unopened" ? tried.reason : tried.state;
    };
    expect(unopened("theorem t : 1 +", [])).not.toBe("");
    expect(unopened(COMMUTES.text, ["intro x"])).toMatch(/^intro x: /);
    expect(unopened("theorem t : 1 = 1 := by", ["rfl", "rfl"])).toMatch(/^rfl: no goals/i);
  });

  it("that left no goal are a proof, one below the other", () => {
    for (const { request, tried } of visited)
      tried.results.forEach(({ _tag }, i) => {
        if (_tag !== "proved") return;
        const proof = proofOfTactics([...request.before, request.tactics[i]!]);
        const [judged] = judgeProofs({ requests: [{ statement: request.statement, proof }], fuel: null });
        expect(judged!.verdict._tag, `${request.statement.text}\n${proof}`).toBe("accepted");
      });
  });

  it("that the model proposes are what Lean makes of them: none is refused on the way", () => {
    const results = visited.flatMap(({ tried }) => tried.results);
    expect(results.length).toBeGreaterThan(100);
    expect(results.filter(({ _tag }) => _tag === "failed" || _tag === "undecided")).toEqual([]);
  });
});

describe("training on tactics", () => {
  const state = "p q : Prop\nh : p ∨ q\n⊢ q ∨ p";
  const tactic = "cases h with | inl h1 => ?_ | inr h1 => ?_";
  const learned = (content: { readonly state: string; readonly tactic: string }) =>
    train({
      settings: { proverPasses: 4, conjecturerPasses: 0, learningRate: 0.2, objective: null, randomSeed: 1 } as never,
      from: null,
      features: "single",
      examples: [{ content: { _tag: "tactic", ...content }, weight: 1 }],
    });
  const probability = (model: SharedArrayBuffer): number => {
    const request = { randomSeed: 5, samples: 200, state };
    const drawn = sampleStateTactics({ model, request, temperature: 1 });
    return Math.exp(drawn.find(({ text }) => text === tactic)!.logProbability!);
  };

  it("makes the tactic more probable at its state", () => {
    const { memory, report } = learned({ state, tactic });
    expect(report).toMatchObject({ examples: 1, unmatched: 0, unread: 0 });
    expect(probability(memory)).toBeGreaterThan(2 * probability(uniform));
  });

  it("learns nothing from what the model would not write, and counts it", () => {
    expect(learned({ state, tactic: "tauto" }).report).toMatchObject({ examples: 0, unmatched: 1 });
    expect(learned({ state: "x : Int\n⊢ x = x", tactic: "rfl" }).report).toMatchObject({ unread: 1 });
  });
});
