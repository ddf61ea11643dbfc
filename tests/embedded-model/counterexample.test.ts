import { describe, expect, it } from "vitest";
import { sampleStateTactics } from "../../src/backends/embedded/model-tasks.ts";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { altered } from "../../src/corpus/index.ts";
import { deriveStream, proofOfTactics } from "../../src/domain/index.ts";
import { printStatement } from "../../src/embedded-model/index.ts";
import { negatedStatement } from "../../src/lean-text/index.ts";
import { uniform } from "../support/tactic-walks.ts";
import { randomGoals } from "./support.ts";

const tacticsAt = (state: string): ReadonlyArray<string> =>
  sampleStateTactics({ model: uniform, request: { randomSeed: 1, samples: 8, state }, temperature: 1 }).map(
    ({ text }) => text,
  );

describe("a hypothesis that is false of small numbers", () => {
  it.each([
    ["h : ∀ (a b : Nat), a - b = b - a", "exact absurd (h 0 1) (by decide)"],
    ["h : ∀ (a b : Nat), a ≤ b → a < b", "exact absurd (h 0 0) (by decide)"],
    ["h : ∀ (a b : Nat), (a + b) ^ 2 = a ^ 2 + b ^ 2", "exact absurd (h 1 1) (by decide)"],
    ["n : Nat\ng : n = n\nh : ∀ (a : Nat), ¬a = 7 ∧ (a < 9 ↔ True)", "exact absurd (h 7) (by decide)"],
    ["h : ∀ (a b c d e : Nat), a * b * c * d * e = 0", "exact absurd (h 1 1 1 1 1) (by decide)"],
  ])("ends a goal of False, and nothing else is tried there: %s", (hypotheses, tactic) => {
    expect(tacticsAt(`${hypotheses}\n⊢ False`)).toStrictEqual([tactic]);
  });

  it.each([
    ["true", "h : ∀ (a b : Nat), a + b = b + a\n⊢ False"],
    ["false of large numbers alone", "h : ∀ (a : Nat), a < 8\n⊢ False"],
    ["too large to compute", "h : ∀ (a : Nat), 9 ^ (9 ^ (a + 2)) = 0\n⊢ False"],
    ["of a variable", "n : Nat\nh : ∀ (a : Nat), a = n\n⊢ False"],
    ["of a predicate", "P : Nat → Prop\nh : ∀ (a : Nat), P a\n⊢ False"],
    ["of another quantifier", "h : ∀ (a : Nat), ∃ b, b + 1 = a\n⊢ False"],
    ["beside another target", "h : ∀ (a b : Nat), a = b\n⊢ 1 = 2"],
  ])("is none where it is %s", (_, state) => {
    expect(tacticsAt(state).filter((text) => text.includes("by decide"))).toStrictEqual([]);
  });
});

describe("statements with an operator exchanged", () => {
  const stream = deriveStream("counterexamples", "data");
  const disproofs = randomGoals(240, "altered").flatMap((goal) => {
    const statement = printStatement("t", altered(goal, stream));
    const negation = negatedStatement(statement, null);
    if (negation._tag === "refused") throw new Error(negation.reason);
    const claim = negation.text.slice("theorem t_negation : ¬ ".length, -" := by".length);
    const [tactic] = tacticsAt(`h1 : ${claim}\n⊢ False`);
    return tactic?.includes("by decide") ? [{ text: negation.text, tactics: ["intro h1", tactic] }] : [];
  });

  it("are disproved where one is found: the verifier accepts all of these proofs", () => {
    expect(disproofs.length).toBeGreaterThan(20);
    const requests = disproofs.map(({ tactics, text }) => ({
      statement: { text, header: null },
      proof: proofOfTactics(tactics),
    }));
    const verdicts = judgeProofs({ requests, fuel: null });
    expect(new Set(verdicts.map(({ verdict }) => verdict._tag))).toStrictEqual(new Set(["accepted"]));
  });
});
