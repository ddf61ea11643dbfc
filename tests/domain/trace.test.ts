import { describe, expect, it } from "vitest";
import { movedLeft, stateText, type TracedTactic, traceOf } from "../../src/domain/index.ts";

const tactic = (proof: string, text: string, goals: Partial<TracedTactic> = {}): TracedTactic => {
  const start = proof.indexOf(text);
  return { start, end: start + text.length, before: ["⊢ p"], after: [], ...goals };
};

describe("a stretch of text moved to the first column", () => {
  const moved = (text: string, part: string): string => {
    const start = text.indexOf(part);
    return movedLeft(text, start, start + part.length);
  };

  it("loses on its later lines the columns before its beginning", () =>
    expect(
      moved("by\n    cases h with\n    | inl h =>\n      exact h", "cases h with\n    | inl h =>\n      exact h"),
    ).toBe("cases h with\n| inl h =>\n  exact h"));

  it("keeps lines that begin further to the left where they have no columns to lose", () =>
    expect(moved("  · first\n  | a\n  | b", "first\n  | a\n  | b")).toBe("first\n| a\n| b"));

  it("counts code points, and is itself where it begins a line", () => {
    expect(moved("𝔸 a\n  b", "a\n  b")).toBe("a\nb");
    expect(moved("a\n  b", "a\n  b")).toBe("a\n  b");
  });
});

describe("a trace", () => {
  const proof = "  have h : p := by\n    first_\n    second\n  third";

  it("knows for each step the innermost one in whose text it stands", () => {
    const texts = ["have h : p := by\n    first_\n    second", "first_", "second", "third"];
    const steps = traceOf(
      proof,
      texts.map((text) => tactic(proof, text)),
    );
    expect(steps.map(({ parent }) => parent)).toEqual([null, 0, 0, null]);
    expect(steps[0]?.tactic).toBe("have h : p := by\n  first_\n  second");
  });

  it("takes a tactic that runs twice for two steps, none inside the other", () =>
    expect(traceOf("a", [tactic("a", "a"), tactic("a", "a")]).map(({ parent }) => parent)).toEqual([null, null]));

  it("has no step that was given no goal", () =>
    expect(traceOf("a\ndone", [tactic("a\ndone", "a"), tactic("a\ndone", "done", { before: [] })])).toHaveLength(1));

  it("numbers unnamed metavariables from 1, in the order in which they come up", () => {
    const goals = { before: ["⊢ q ?m.71"], after: ["⊢ r ?m.93.2 ?m.71 ?u.5 ?w"] };
    expect(traceOf("a", [tactic("a", "a", goals)])).toMatchObject([
      { before: ["⊢ q ?m.1"], after: ["⊢ r ?m.2 ?m.1 ?u.3 ?w"] },
    ]);
  });
});

it("a state is its goals with blank lines between, or says that there are none", () => {
  expect(stateText(["case a\n⊢ p", "⊢ q"])).toBe("case a\n⊢ p\n\n⊢ q");
  expect(stateText([])).toBe("no goals");
});
