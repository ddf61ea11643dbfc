/** Tactic mode over a REPL: beside the embedded verifier's, and over answers as Lean's REPL gives them. */
import { Effect } from "effect";
import { describe, expect, it } from "vitest";
import type { TacticRequest, TriedTactics } from "../../src/domain/index.ts";
import { makeReplTactics } from "../../src/lean-protocol/index.ts";
import { triedByRepl } from "../support/repl-in-process.ts";
import { tryOne, walks } from "../support/tactic-walks.ts";

const statement = { text: "theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by", header: null };

/** Without the words of a refusal, which are each verifier's own. */
const plain = (tried: TriedTactics) =>
  tried._tag === "unopened"
    ? tried._tag
    : { ...tried, results: tried.results.map((one) => (one._tag === "state" ? one : one._tag)) };

describe("the tactic mode of this program's REPL", () => {
  it("gives the states and ends that the embedded verifier gives, on all that the model proposes", () => {
    for (const { request, tried } of walks(10, 5)) expect(triedByRepl([request])).toEqual([tried]);
  });

  it("refuses, is undecided and has no state where the embedded verifier does", () => {
    const requests: ReadonlyArray<TacticRequest> = [
      { statement, before: [], tactics: ["left", "exact h1", "nlinarith", "exact (", "intro", "rw [h"] },
      { statement, before: ["cases h with | inl h1 => ?_ | inr h1 => ?_", "right"], tactics: ["exact h1"] },
      { statement, before: ["intro x"], tactics: ["rfl"] },
      { statement, before: ["cases h with | inl h1 => exact Or.inr h1 | inr h1 => exact Or.inl h1"], tactics: ["rfl"] },
      { statement: { text: "theorem t : 1 + := by", header: null }, before: [], tactics: [] },
    ];
    expect(triedByRepl(requests).map(plain)).toEqual(requests.map(tryOne).map(plain));
  });

  it("is not asked to leave something out, or to change what a check means", () => {
    const [tried] = triedByRepl([
      { statement, before: [], tactics: ["sorry", "left", "set_option maxRecDepth 9 in rfl"] },
    ]);
    expect(tried).toMatchObject({
      _tag: "tried",
      results: [{ _tag: "failed" }, { _tag: "state" }, { _tag: expect.stringMatching(/failed|undecided/) }],
    });
  });
});

/** A REPL that answers each request with what a table has for its text, and is lost at `lost`. */
const scripted = (answers: Readonly<Record<string, unknown>>, lost: (asked: ReadonlyArray<string>) => boolean) => {
  const asked: Array<ReadonlyArray<string>> = [];
  const tryTactics = makeReplTactics<never>({
    ask: (_header, request, followUps) =>
      Effect.sync(() => {
        const texts: Array<string> = [];
        const one = (json: object): unknown => {
          const { cmd, tactic = cmd } = json as { cmd?: string; tactic?: string };
          texts.push(tactic!);
          return answers[tactic!] ?? answers["*"];
        };
        const json = one(request);
        const followed: Array<unknown> = [];
        const questions = followUps(json);
        for (let next = questions.next(); next.done !== true; next = questions.next(followed.at(-1)))
          followed.push(one(next.value));
        asked.push(texts);
        const times = { linesBefore: 0, runMilliseconds: 0, queueMilliseconds: 0 };
        if (lost(texts)) return { answer: { _tag: "timeout", message: "no answer" } as const, followed: [], ...times };
        return { answer: { json }, followed, ...times };
      }),
  });
  return { asked, tried: (request: TacticRequest) => Effect.runSync(tryTactics([request]))[0]! };
};

const OPEN = { env: 1, sorries: [{ proofState: 0, pos: { line: 2, column: 2 }, goal: "⊢ p" }], messages: [] };

describe("answers of Lean's REPL", () => {
  const { tried } = scripted(
    {
      "*": OPEN,
      goes: { proofState: 1, goals: ["x : ?m.21\n⊢ p", "⊢ ?m.21"] },
      "closes, of before 2025": { proofState: 2, goals: [] },
      closes: { proofState: 2, goals: [], proofStatus: "Completed" },
      "leaves a hole": { proofState: 2, goals: [], proofStatus: "Incomplete: contains metavariable(s)" },
      "is refused": { message: "Lean error:\nunsolved goals" },
      "is refused late": { proofState: 2, goals: [], messages: [{ severity: "error", data: "no goals" }] },
      "takes too long": { message: "Lean error:\n(deterministic) timeout at `whnf`" },
      "leaves out": { proofState: 3, goals: [], sorries: [{ proofState: 4, goal: "⊢ p" }] },
      "says nothing": {},
      "is broken": 5,
    },
    () => false,
  );
  const resultOf = (tactic: string) => {
    const answer = tried({ statement, before: [], tactics: [tactic] });
    return answer._tag === "tried" ? answer.results[0] : answer;
  };

  it("open a state and leave others, numbered anew", () => {
    expect(tried({ statement, before: ["goes"], tactics: ["closes"] })).toEqual({
      _tag: "tried",
      state: "x : ?m.1\n⊢ p\n\n⊢ ?m.1",
      results: [{ _tag: "proved" }],
    });
  });

  for (const [tactic, tag] of [
    ["goes", "state"],
    ["closes, of before 2025", "proved"],
    ["closes", "proved"],
    ["leaves a hole", "failed"],
    ["is refused", "failed"],
    ["is refused late", "failed"],
    ["takes too long", "undecided"],
    ["leaves out", "failed"],
    ["says nothing", "undecided"],
    ["is broken", "undecided"],
  ] as const)
    it(`are read: what ${tactic} is ${tag}`, () => expect(resultOf(tactic)).toMatchObject({ _tag: tag }));

  it("give no state where the statement has an error, no goal, or a goal that cannot be taken out", () => {
    for (const [answer, reason] of [
      [
        { messages: [{ severity: "error", pos: { line: 1, column: 0 }, data: "unknown identifier" }] },
        "unknown identifier",
      ],
      [{ message: "Unknown environment." }, "Unknown environment."],
      [{ env: 1 }, "no proof state"],
      [{ env: 1, sorries: [{ proofState: null, goal: "⊢ p" }] }, "no proof state"],
      [7, "no known form"],
    ] as const) {
      const answered = scripted({ "*": answer }, () => false).tried({ statement, before: [], tactics: ["a"] });
      expect(answered).toMatchObject({ _tag: "unopened", reason: expect.stringContaining(reason) });
    }
  });
});

describe("a process that is lost", () => {
  const answers = { "*": OPEN, a: { proofState: 1, goals: ["⊢ a"] }, b: { proofState: 2, goals: [] } };

  it("costs the tactic that it was lost over, and no other", () => {
    const { asked, tried } = scripted(answers, (texts) => texts.includes("hangs"));
    expect(tried({ statement, before: ["a"], tactics: ["a", "hangs", "b"] })).toEqual({
      _tag: "tried",
      state: "⊢ a",
      results: [{ _tag: "state", state: "⊢ a" }, { _tag: "undecided", message: "no answer" }, { _tag: "proved" }],
    });
    expect(asked.map((texts) => texts.slice(1))).toEqual([
      ["a", "a", "hangs", "b"],
      ["a"],
      ["a", "a"],
      ["a", "hangs"],
      ["a", "b"],
    ]);
  });

  it("over the statement or the way to the state leaves no state, with the reason", () => {
    const { tried } = scripted(answers, () => true);
    expect(tried({ statement, before: [], tactics: [] })).toEqual({ _tag: "unopened", reason: "no answer" });
    expect(tried({ statement, before: ["a"], tactics: ["b"] })).toEqual({ _tag: "unopened", reason: "no answer" });
  });
});
