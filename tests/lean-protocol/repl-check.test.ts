/** What a REPL says of a text in the middle of an attempt. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { answeredCheck, makeReplChecker, refusedCheck } from "../../src/lean-protocol/index.ts";

describe("the answer to a check", () => {
  it("has no numbers of environments and proof states, and counts metavariables from 1", () => {
    const json = {
      sorries: [{ proofState: 7, goal: "⊢ ?m.4711 = ?m.12", pos: { line: 1, column: 0 } }],
      env: 3,
    };
    expect(answeredCheck(json)).toStrictEqual({
      _tag: "answered",
      json: { sorries: [{ goal: "⊢ ?m.1 = ?m.2", pos: { line: 1, column: 0 } }] },
    });
  });

  it("is none where the REPL wrote something else", () => {
    expect(answeredCheck("hello")).toMatchObject({ _tag: "unanswered", reason: "crashed" });
  });

  const refused = [
    "#eval 1",
    "run_cmd return",
    "initialize x : Nat ← pure 1",
    "open Lean Elab in\n#check 1\nunsafe def f := 1",
  ];
  for (const text of refused)
    it(`is that it is not run, for what could reach beyond the text: ${text.slice(0, 20)}`, () => {
      expect(refusedCheck(text)).toMatchObject({ _tag: "answered", json: { messages: [{ severity: "error" }] } });
    });

  it("is Lean's for sketches: definitions, axioms, sorry and printing commands", () => {
    for (const text of [
      "theorem t : True := by\n  sorry",
      "def f := 1\n#check f\n#print axioms f",
      "axiom a : False",
      "example : 1 = 1 := rfl",
    ])
      expect(refusedCheck(text), text).toBeNull();
  });
});

describe("checks", () => {
  const check = makeReplChecker(({ text }, { seconds }) =>
    Effect.succeed({
      answer:
        text === "late"
          ? ({ _tag: "timeout", message: `no answer in ${seconds} s` } as const)
          : text === "dead"
            ? ({ _tag: "crashed", message: "signal 9" } as const)
            : { json: { env: 0, text } },
    }),
  );

  it.effect("come back in their order, with what became of each", () =>
    Effect.gen(function* () {
      const texts = ["a", "late", "dead", "#eval 1", "b"];
      const answers = yield* check(
        texts.map((text) => ({ header: null, text })),
        { seconds: 60 },
      );
      expect(answers).toMatchObject([
        { _tag: "answered", json: { text: "a" } },
        { _tag: "unanswered", reason: "timeout", message: "no answer in 60 s" },
        { _tag: "unanswered", reason: "crashed", message: "signal 9" },
        { _tag: "answered", json: { messages: [{ severity: "error" }] } },
        { _tag: "answered", json: { text: "b" } },
      ]);
    }),
  );
});
