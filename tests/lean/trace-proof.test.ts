/** Traces of proofs: the tactics that were run, nested ones included, with the goals before and after each. */
import { describe, expect, it } from "vitest";
import { stateText, traceOf } from "../../src/domain/index.ts";
import {
  elaborateStatement,
  type Failure,
  goalsOf,
  openProof,
  runTactic,
  type Statement,
  type TracedTactic,
  traceProof,
  verifyProof,
  withTermScope,
} from "../../src/lean/index.ts";
import { requestsOf, tracedProof } from "../support/traced-proofs.ts";
import { library } from "./elaborate/judge.ts";

const trace = (statement: string, proof: string, fuel?: { steps: number }): readonly TracedTactic[] | Failure =>
  withTermScope(() =>
    traceProof(library, elaborateStatement(library, `theorem t ${statement} := by`) as Statement, proof, fuel),
  );

/** Each step with its depth, its state and the next, on lines; targets only. */
const told = (statement: string, ...lines: readonly string[]): string => {
  const { trace: steps } = tracedProof(`theorem t ${statement} := by`, `  ${lines.join("\n  ")}`);
  const depth = (place: number): number => {
    const { parent } = steps[place]!;
    return parent === null ? 0 : 1 + depth(parent);
  };
  const targets = (goals: readonly string[]): string =>
    goals.map((goal) => goal.slice(goal.indexOf("⊢"))).join(" ") || "done";
  return steps
    .map(({ after, before, tactic }, place) => {
      const [first, ...more] = tactic.split("\n");
      const text = `${"  ".repeat(depth(place))}${first}${more.length > 0 ? " …" : ""}`;
      return `${text}: ${targets(before)} → ${targets(after)}`;
    })
    .join("\n");
};

describe("the trace of a proof", () => {
  it("of a chain of rewrites has the goal between two of them", () =>
    expect(told("(a b c : Nat) (h : a = b) (g : b = c) : a + 0 = c", "rw [Nat.add_zero]", "rw [h]", "rw [g]")).toBe(
      "rw [Nat.add_zero]: ⊢ a + 0 = c → ⊢ a = c\nrw [h]: ⊢ a = c → ⊢ b = c\nrw [g]: ⊢ b = c → done",
    ));

  it("of an induction has the steps of its alternatives inside it", () =>
    expect(
      told(
        "(n : Nat) : 0 + n = n",
        "induction n with",
        "| zero => rfl",
        "| succ n ih =>",
        "  rw [← Nat.add_assoc]",
        "  rw [ih]",
      ),
    ).toBe(
      [
        "induction n with …: ⊢ 0 + n = n → done",
        "  rfl: ⊢ 0 + 0 = 0 → done",
        "  rw [← Nat.add_assoc]: ⊢ 0 + (n + 1) = n + 1 → ⊢ 0 + n + 1 = n + 1",
        "  rw [ih]: ⊢ 0 + n + 1 = n + 1 → done",
      ].join("\n"),
    ));

  it("sees one goal under a bullet, and both goals before it", () =>
    expect(
      told("(p q : Prop) (h : p ∨ q) : q ∨ p", "cases h", "· right", "  assumption", "· left", "  assumption"),
    ).toBe(
      [
        "cases h: ⊢ q ∨ p → ⊢ q ∨ p ⊢ q ∨ p",
        "right: ⊢ q ∨ p → ⊢ p",
        "assumption: ⊢ p → done",
        "left: ⊢ q ∨ p → ⊢ q",
        "assumption: ⊢ q → done",
      ].join("\n"),
    ));

  it("goes into the proofs that stand in terms: of a `have`, of the steps of a `calc`", () =>
    expect(
      told(
        "(a b c : Nat) (h : a = b) (g : c = b) : a = c",
        "have k : b = c := by",
        "  symm",
        "  exact g",
        "calc",
        "  a = b := h",
        "  _ = c := by rw [k]",
      ),
    ).toBe(
      [
        "have k : b = c := by …: ⊢ a = c → ⊢ a = c",
        "  symm: ⊢ b = c → ⊢ c = b",
        "  exact g: ⊢ c = b → done",
        "calc …: ⊢ a = c → done",
        "  rw [k]: ⊢ b = c → done",
      ].join("\n"),
    ));

  it("has the right side of `<;>` once for each goal, and nothing that was gone back on", () =>
    expect(
      told(
        "(p q : Prop) (hp : p) (hq : q) : p ∧ q",
        "first",
        "  | (constructor; exact hp; exact hp)",
        "  | constructor <;> assumption",
      ),
    ).toBe(
      [
        "first …: ⊢ p ∧ q → done",
        "  constructor: ⊢ p ∧ q → ⊢ p ⊢ q",
        "  assumption: ⊢ p → done",
        "  assumption: ⊢ q → done",
      ].join("\n"),
    ));

  it("has hypotheses and case names as Lean prints them", () =>
    expect(trace("(p q : Prop) (h : p ∨ q) : q ∨ p", "cases h <;> simp_all")).toMatchObject([
      {
        start: 0,
        end: 7,
        before: ["p q : Prop\nh : p ∨ q\n⊢ q ∨ p"],
        after: ["case inl\np q : Prop\nh✝ : p\n⊢ q ∨ p", "case inr\np q : Prop\nh✝ : q\n⊢ q ∨ p"],
      },
      { before: ["case inl\np q : Prop\nh✝ : p\n⊢ q ∨ p"], after: [] },
      { before: ["case inr\np q : Prop\nh✝ : q\n⊢ q ∨ p"], after: [] },
    ]));

  it("does not charge the goals that it shows to the proof", () => {
    const [statement, proof] = [
      "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by",
      "constructor\n· exact h.2\n· exact h.1",
    ];
    withTermScope(() => {
      const elaborated = elaborateStatement(library, statement) as Statement;
      const isEnough = (steps: number): boolean =>
        verifyProof(library, elaborated, proof, { steps }).kind === "accepted";
      let [low, high] = [0, 100_000];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (isEnough(middle)) high = middle;
        else low = middle;
      }
      expect(traceProof(library, elaborated, proof, { steps: high })).toHaveLength(3);
      expect(traceProof(library, elaborated, proof, { steps: low })).toMatchObject({ kind: "timeout" });
    });
  });
});

describe("what is not accepted has no trace", () => {
  for (const [what, proof, kind] of [
    ["an error behind steps that went through", "constructor\nexact h\nexact g", "rejected"],
    ["goals that are left", "constructor", "rejected"],
    ["a sorry", "sorry", "rejected"],
    ["a tactic outside the fragment", "aesop", "unsupported"],
  ] as const)
    it(`${what} (${kind})`, () => expect(trace("(p : Prop) (h : p) : p ∧ p", proof)).toMatchObject({ kind }));

  it("work that its fuel does not reach for (timeout)", () =>
    expect(trace("(p : Prop) (h : p) : p ∧ p", "exact ⟨h, h⟩", { steps: 5 })).toMatchObject({ kind: "timeout" }));
});

describe("all proofs of the corpus", () => {
  const requests = ["connectives.lean", "induction.lean", "structure.lean", "natural.lean", "equality.lean"].flatMap(
    requestsOf,
  );

  it("come to each state of their traces when the outermost tactics are run one after the other", () => {
    let compared = 0;
    for (const { proof, statement } of requests.filter((one) => !one.proof.includes("<;>")))
      withTermScope(() => {
        const elaborated = elaborateStatement(library, statement.text) as Statement;
        const tactics = traceProof(library, elaborated, proof);
        if ("kind" in tactics || !/^\s*by\s/.test(proof)) return;
        let state = openProof(library, elaborated);
        const shown = (): string[] => goalsOf(state).map(({ text }) => text);
        for (const { after, before, parent, tactic } of traceOf(proof, tactics)) {
          if (parent !== null) continue;
          // Under a bullet the other goals are out of sight, and wait behind.
          expect(shown().slice(0, before.length), `${proof}\n${tactic}`).toEqual(before);
          const waiting = shown().slice(before.length);
          // What a tactic finds out about the goal at hand is seen in those that wait too.
          if (waiting.some((goal) => goal.includes("?"))) return;
          const run = runTactic(state, tactic);
          if ("failure" in run) throw new Error(`${proof}\n${tactic}\n${stateText(before)}`);
          state = run.next;
          expect(shown(), `${proof}\n${tactic}`).toEqual([...after, ...waiting]);
          compared++;
        }
        expect(shown()).toEqual([]);
      });
    expect(compared).toBeGreaterThan(300);
  });
});
