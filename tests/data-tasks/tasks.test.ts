/** Rows of the bundled data tasks, for proofs of every form, and that the sub-goals put together prove what was split. */
import { assert, describe, expect, it } from "vitest";
import {
  dataTasks,
  GoalTree,
  statePrediction,
  subGoals,
  type TracedProof,
  tacticPrediction,
} from "../../src/data-tasks/index.ts";
import { loadLibrary, withTermScope } from "../../src/lean/index.ts";
import { answerRequest, openReplSession, type ReplResponse } from "../../src/lean/repl/index.ts";
import { requestsOf, tracedProof } from "../support/traced-proofs.ts";

const induction = tracedProof(
  "theorem zero_add_ (n : Nat) : 0 + n = n := by",
  "  induction n with\n  | zero => rfl\n  | succ n ih =>\n    rw [← Nat.add_assoc]\n    rw [ih]",
);
const cases = tracedProof(
  "theorem swap (p q : Prop) (h : p ∨ q) : q ∨ p := by",
  "  cases h\n  · right\n    assumption\n  · left\n    assumption",
);
const chain = tracedProof(
  "theorem chain (a b c : Nat) (h : a = b) (g : c = b) : a = c := by",
  "  have k : b = c := by\n    symm\n    exact g\n  calc\n    a = b := by rw [h]\n    _ = c := by rw [k]",
);

describe("a row as a language model is trained on it", () => {
  it("of state prediction gives state and tactic, and asks for reasoning, where there is some, and the next state", () => {
    const prompt =
      "A state of a proof in Lean 4:\n\n```lean4\ncase zero\n⊢ 0 + 0 = 0\n```\n\nThe next tactic:\n\n```lean4\nrfl\n```\n\nSay the state after it.\n";
    const { content } = statePrediction.rows(induction)[1]!;
    expect(statePrediction.pair?.(content)).toStrictEqual({ prompt, target: "```lean4\nno goals\n```" });
    expect(statePrediction.pair?.({ ...content, reasoning: "Both are 0." }).target).toBe(
      "Both are 0.\n\n```lean4\nno goals\n```",
    );
  });

  it("of tactic prediction asks for the tactic, of sub-goals for the split and the proofs", () => {
    expect(tacticPrediction.pair?.(tacticPrediction.rows(induction)[1]!.content)).toStrictEqual({
      prompt: "A state of a proof in Lean 4:\n\n```lean4\ncase zero\n⊢ 0 + 0 = 0\n```\n\nSay the next tactic.\n",
      target: "```lean4\nrfl\n```",
    });
    const { content } = subGoals.rows(induction)[0]!;
    const { prompt, target } = subGoals.pair!(content);
    expect(prompt).toContain("⊢ 0 + n = n");
    for (const { goal, proof } of content.goals)
      expect(target).toContain(`\`\`\`lean4\n${goal}\n\`\`\`\n\n\`\`\`lean4\n${proof}\n\`\`\``);
    expect(target.startsWith(`\`\`\`lean4\n${content.tactic}\n`)).toBe(true);
  });
});

describe("state prediction", () => {
  it("has a row for each tactic, nested ones included", () =>
    expect(statePrediction.rows(induction)).toEqual([
      {
        step: 0,
        content: {
          state: "n : Nat\n⊢ 0 + n = n",
          tactic: "induction n with\n| zero => rfl\n| succ n ih =>\n  rw [← Nat.add_assoc]\n  rw [ih]",
          nextState: "no goals",
          reasoning: null,
        },
      },
      {
        step: 1,
        content: { state: "case zero\n⊢ 0 + 0 = 0", tactic: "rfl", nextState: "no goals", reasoning: null },
      },
      {
        step: 2,
        content: {
          state: "case succ\nn : Nat\nih : 0 + n = n\n⊢ 0 + (n + 1) = n + 1",
          tactic: "rw [← Nat.add_assoc]",
          nextState: "case succ\nn : Nat\nih : 0 + n = n\n⊢ 0 + n + 1 = n + 1",
          reasoning: null,
        },
      },
      {
        step: 3,
        content: {
          state: "case succ\nn : Nat\nih : 0 + n = n\n⊢ 0 + n + 1 = n + 1",
          tactic: "rw [ih]",
          nextState: "no goals",
          reasoning: null,
        },
      },
    ]));

  it("has all goals of a state, a blank line between two", () =>
    expect(statePrediction.rows(cases)[0]?.content.nextState).toBe(
      "case inl\np q : Prop\nh✝ : p\n⊢ q ∨ p\n\ncase inr\np q : Prop\nh✝ : q\n⊢ q ∨ p",
    ));
});

describe("tactic prediction", () => {
  it("has the state and the tactic of each step", () =>
    expect(tacticPrediction.rows(cases).map(({ content }) => content)).toEqual(
      statePrediction.rows(cases).map(({ content: { state, tactic } }) => ({ state, tactic })),
    ));
});

describe("sub-goals", () => {
  it("of an induction are its cases, whose proofs a sketch has as sorry", () =>
    expect(subGoals.rows(induction)).toEqual([
      {
        step: 0,
        content: {
          state: "n : Nat\n⊢ 0 + n = n",
          tactic: "induction n with\n| zero => sorry\n| succ n ih =>\n  sorry",
          goals: [
            { goal: "case zero\n⊢ 0 + 0 = 0", proof: "rfl" },
            {
              goal: "case succ\nn : Nat\nih : 0 + n = n\n⊢ 0 + (n + 1) = n + 1",
              proof: "rw [← Nat.add_assoc]\nrw [ih]",
            },
          ],
        },
      },
    ]));

  it("of a tactic that leaves several goals are these", () =>
    expect(subGoals.rows(cases)).toEqual([
      {
        step: 0,
        content: {
          state: "p q : Prop\nh : p ∨ q\n⊢ q ∨ p",
          tactic: "cases h",
          goals: [
            { goal: "case inl\np q : Prop\nh✝ : p\n⊢ q ∨ p", proof: "right\nassumption" },
            { goal: "case inr\np q : Prop\nh✝ : q\n⊢ q ∨ p", proof: "left\nassumption" },
          ],
        },
      },
    ]));

  it("of a `have` are what it states and what is left, of a `calc` its steps", () =>
    expect(subGoals.rows(chain)).toEqual([
      {
        step: 0,
        content: {
          state: "a b c : Nat\nh : a = b\ng : c = b\n⊢ a = c",
          tactic: "have k : b = c := by\n  sorry",
          goals: [
            { goal: "a b c : Nat\nh : a = b\ng : c = b\n⊢ b = c", proof: "symm\nexact g" },
            {
              goal: "a b c : Nat\nh : a = b\ng : c = b\nk : b = c\n⊢ a = c",
              proof: "calc\n  a = b := by rw [h]\n  _ = c := by rw [k]",
            },
          ],
        },
      },
      {
        step: 3,
        content: {
          state: "a b c : Nat\nh : a = b\ng : c = b\nk : b = c\n⊢ a = c",
          tactic: "calc\n  a = b := by sorry\n  _ = c := by sorry",
          goals: [
            { goal: "a b c : Nat\nh : a = b\ng : c = b\nk : b = c\n⊢ a = b", proof: "rw [h]" },
            { goal: "a b c : Nat\nh : a = b\ng : c = b\nk : b = c\n⊢ b = c", proof: "rw [k]" },
          ],
        },
      },
    ]));

  it("are not told where proving one finds out what another is about", () => {
    for (const [statement, proof] of [
      ["theorem t (p : Nat → Prop) (h : p 1) : ∃ n, p n := by", "  refine ⟨?n, ?_⟩\n  case n => exact 1\n  exact h"],
      [
        "theorem t (a b c : Nat) (h : a ≤ b) (g : b ≤ c) : a ≤ c := by",
        "  apply Nat.le_trans\n  · exact h\n  · exact g",
      ],
    ] as const)
      expect(subGoals.rows(tracedProof(statement, proof))).toEqual([]);
  });
});

describe("the tree of goals", () => {
  it("knows what opened and what closed each", () => {
    const { goals } = new GoalTree(chain);
    expect(
      goals.map(({ closedBy, isInside, openedBy, text }) => [
        text.slice(text.indexOf("⊢")),
        openedBy,
        isInside,
        closedBy,
      ]),
    ).toEqual([
      ["⊢ a = c", null, false, 0],
      ["⊢ b = c", 0, true, 1],
      ["⊢ c = b", 1, false, 2],
      ["⊢ a = c", 0, false, 3],
      ["⊢ a = b", 3, true, 4],
      ["⊢ b = c", 3, true, 5],
    ]);
  });
});

/** The tactic of a row with the proofs of its goals in their places. */
const whole = (proof: TracedProof, step: number): string => {
  const tree = new GoalTree(proof);
  const opened = tree.openedBy(step);
  const text = (goal: (typeof opened)[number]): string => tree.proofOf(goal) ?? assert.fail("no proof");
  let sketch = tree.sketch(step);
  for (const goal of opened.filter(({ isInside }) => isInside)) {
    const at = sketch.indexOf("sorry");
    const column = [...sketch.slice(sketch.lastIndexOf("\n", at) + 1, at)].length;
    const placed = `(${text(goal).replaceAll("\n", `\n${" ".repeat(column + 1)}`)})`;
    sketch = sketch.slice(0, at) + placed + sketch.slice(at + "sorry".length);
  }
  const left = opened.filter(({ isInside }) => !isInside).map((goal) => `· ${text(goal).replaceAll("\n", "\n  ")}`);
  return [sketch, ...left].join("\n");
};

describe("all proofs of the corpus", () => {
  it("have sub-goals whose proofs, put together, close the goal that was split", () => {
    let rows = 0;
    for (const { proof, statement } of ["connectives.lean", "induction.lean", "everyday.lean", "lists.lean"].flatMap(
      requestsOf,
    )) {
      const traced = (() => {
        try {
          return tracedProof(statement.text, proof);
        } catch {
          return null;
        }
      })();
      if (traced === null) continue;
      const found = subGoals.rows(traced);
      if (found.length === 0) continue;
      withTermScope(() => {
        const opened = openReplSession(loadLibrary());
        const listed = answerRequest(opened, { cmd: `${statement.text}\n${proof}`, allTactics: true });
        const { tactics = [] } = listed.response as Extract<ReplResponse, { env?: number }>;
        for (const { content, step } of found) {
          const { proofState } = tactics.filter(({ goals }) => goals !== "no goals")[step]!;
          // Closes what it is given first, and leaves the others as they are.
          const { response } = answerRequest(listed.session, { tactic: whole(traced, step), proofState });
          const expected = traced.trace[step]!.before.filter((goal) => goal !== content.state);
          expect(response, `${proof}\n=>\n${whole(traced, step)}`).toMatchObject({ goals: expected });
          rows++;
        }
      });
    }
    expect(rows).toBeGreaterThan(80);
  });
});

it("the bundled tasks are known by their names", () =>
  expect(Object.entries(dataTasks).every(([name, task]) => name === task.name)).toBe(true));
