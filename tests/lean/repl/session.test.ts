import { describe, expect, it } from "vitest";
import { loadLibrary } from "../../../src/lean/index.ts";
import {
  answerRequest,
  answerText,
  openReplSession,
  type ReplResponse,
  type ReplSession,
  takeRequests,
  writeResponse,
} from "../../../src/lean/repl/index.ts";

const library = loadLibrary();

/** Asks one request after the other; the responses. */
function ask(...requests: readonly unknown[]): ReplResponse[] {
  let session: ReplSession = openReplSession(library);
  return requests.map((request) => {
    const answer = answerRequest(session, request);
    session = answer.session;
    return answer.response;
  });
}

const warning = (line: number, column: number, endColumn: number) => ({
  severity: "warning",
  pos: { line, column },
  endPos: { line, column: endColumn },
  data: "declaration uses `sorry`",
});

describe("a long chain of environments", () => {
  it("knows what each of them declared, and its attributes, and forgets nothing on the way", () => {
    const links = Array.from({ length: 80 }, (_, i) => ({
      cmd:
        i === 2
          ? "def zero (n : Nat) : Nat := 0\n@[simp] theorem zero_eq (n : Nat) : zero n = 0 := rfl"
          : `theorem t${i} : ${i} = ${i} := rfl`,
      ...(i === 0 ? {} : { env: i - 1 }),
    }));
    const uses = [
      { cmd: "example : 0 = 0 ∧ 79 = 79 := ⟨t0, t79⟩\nexample (n : Nat) : zero n + 1 = 1 := by simp", env: 79 },
      { cmd: "theorem t40 : True := trivial", env: 79 },
      { cmd: "example : 41 = 41 := t41", env: 40 },
    ];
    const [last, twice, early] = ask(...links, ...uses).slice(80);
    expect(last).toEqual({ env: 80 });
    expect(twice).toMatchObject({ messages: [{ data: "`t40` has already been declared" }] });
    expect(early).toMatchObject({ messages: [{ data: "Unknown identifier `t41`" }] });
  });
});

describe("command mode", () => {
  it("what is declared in an environment is known in those made from it, and in no other", () => {
    const cmd = "theorem t (n : Nat) : n = n := rfl";
    const use = "example : 1 = 1 := t 1";
    expect(ask({ cmd }, { cmd: use, env: 0 }, { cmd: use }, { cmd, env: 0 })).toEqual([
      { env: 0 },
      { env: 1 },
      {
        env: 2,
        messages: [
          {
            severity: "error",
            pos: { line: 1, column: 19 },
            endPos: { line: 1, column: 20 },
            data: "Unknown identifier `t`",
          },
        ],
      },
      {
        env: 3,
        messages: [
          {
            severity: "error",
            pos: { line: 1, column: 8 },
            endPos: { line: 1, column: 9 },
            data: "`t` has already been declared",
          },
        ],
      },
    ]);
  });

  it("open and namespace hold for what follows", () =>
    expect(
      ask(
        { cmd: "namespace A\ntheorem one : 1 = 1 := rfl" },
        { cmd: "theorem two : 1 = 1 := one", env: 0 },
        { cmd: "end A\nexample : 1 = 1 := A.two", env: 1 },
        { cmd: "open A\nexample : 1 = 1 := two", env: 2 },
      ),
    ).toEqual([{ env: 0 }, { env: 1 }, { env: 2 }, { env: 3 }]));

  it("an environment is made although a command failed, with what went through", () => {
    const [first, second] = ask(
      { cmd: "theorem a : 1 = 2 := rfl\ntheorem b : 1 = 1 := rfl" },
      { cmd: "example : 1 = 1 := b", env: 0 },
    );
    expect(first).toMatchObject({ env: 0, messages: [{ severity: "error", pos: { line: 1 } }] });
    expect(second).toEqual({ env: 1 });
  });

  it("positions count code points", () =>
    expect(ask({ cmd: "example : ∀ 𝔸 : Nat, 𝔸 = 𝔸 := foo" })).toMatchObject([
      { messages: [{ pos: { line: 1, column: 30 }, endPos: { line: 1, column: 33 } }] },
    ]));

  it("what is outside the fragment is named", () => {
    const data = (cmd: string): unknown => {
      const [response] = ask({ cmd });
      return response !== undefined && "env" in response ? response.messages?.[0]?.data : response;
    };
    expect(data("import Mathlib")).toBe("outside the fragment: command 'import'");
    expect(data("theorem t : 1 = 1 := by nlinarith")).toBe("outside the fragment: tactic 'nlinarith'");
    expect(data("theorem t (x : ℝ) : x = x := rfl")).toContain("outside the fragment");
  });
});

describe("sorry", () => {
  it("every sorry is listed with its goal, in the order of the text", () =>
    expect(
      ask({
        cmd: "theorem t (p q : Prop) (h : p) : p ∧ q := by\n  constructor\n  · have g : p := sorry\n    exact g\n  · sorry",
      }),
    ).toMatchObject([
      {
        sorries: [
          { proofState: 0, pos: { line: 3, column: 18 }, goal: "p q : Prop\nh : p\n⊢ p" },
          { proofState: 1, pos: { line: 5, column: 4 } },
        ],
        messages: [warning(1, 8, 9)],
      },
    ]));

  it("a theorem cannot be proved by itself from its own sorry", () =>
    expect(ask({ cmd: "theorem t : False := sorry" }, { tactic: "exact t", proofState: 0 })[1]).toEqual({
      message: "Lean error:\nUnknown identifier `t`",
    }));

  it("but by what stood before it, in the same text too", () =>
    expect(
      ask({ cmd: "theorem a : 1 = 1 := rfl\ntheorem b : 1 = 1 := sorry" }, { tactic: "exact a", proofState: 0 })[1],
    ).toEqual({ proofState: 1, proofStatus: "Completed", goals: [] }));

  it("the axiom behind it is reported when it is used by name", () =>
    expect(ask({ cmd: "theorem t : False := sorryAx _ Bool.true" })).toEqual([
      { env: 0, messages: [warning(1, 8, 9)] },
    ]));

  it("a branch that was gone back on leaves none", () =>
    expect(ask({ cmd: "theorem t : 1 = 1 := by\n  first | (have h : 1 = 2 := sorry; exact absurd) | rfl" })).toEqual([
      { env: 0 },
    ]));
});

describe("tactic mode", () => {
  const cmd = "theorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry";

  it("states are values: any of them can be continued, more than once", () =>
    expect(
      ask(
        { cmd },
        { tactic: "obtain ⟨hp, hq⟩ := h", proofState: 0 },
        { tactic: "exact ⟨hq, hp⟩", proofState: 1 },
        { tactic: "exact ⟨h.2, h.1⟩", proofState: 0 },
        { tactic: "exact ⟨hp, hq⟩", proofState: 1 },
      ).slice(1),
    ).toMatchObject([
      {
        proofState: 1,
        proofStatus: "Incomplete: open goals remain",
        goals: ["case intro\np q : Prop\nhp : p\nhq : q\n⊢ q ∧ p"],
      },
      { proofState: 2, proofStatus: "Completed", goals: [] },
      { proofState: 3, proofStatus: "Completed", goals: [] },
      { message: expect.stringMatching(/^Lean error:\n/) as string },
    ]));

  it("sorry closes a goal and leaves the proof unfinished", () =>
    expect(ask({ cmd }, { tactic: "constructor\n· sorry\n· exact h.1", proofState: 0 })[1]).toMatchObject({
      sorries: [{ proofState: 1 }],
      proofState: 2,
      proofStatus: "Incomplete: contains sorry",
      goals: [],
    }));

  it("errors are Lean's, syntax errors with their position", () =>
    expect(
      ask(
        { cmd },
        { tactic: "exat h", proofState: 0 },
        { tactic: "exact (", proofState: 0 },
        { tactic: "ring", proofState: 0 },
      ).slice(1),
    ).toEqual([
      { message: "Lean error:\n<input>:1:1: unknown tactic" },
      { message: "Lean error:\n<input>:1:7: unexpected end of input; expected term" },
      { message: "Lean error:\noutside the fragment: tactic 'ring'" },
    ]));

  it("several goals make a state that is never verified", () => {
    const [, second] = ask(
      { cmd: "theorem t (p : Prop) (h : p) : p ∧ p := by\n  constructor\n  exact h\n  exact h", allTactics: true },
      { tactic: "all_goals exact h", proofState: 1 },
    );
    expect(second).toMatchObject({ proofStatus: "Not verified: more than one initial goal", goals: [] });
  });
});

describe("what is asked for", () => {
  it("allTactics lists the tactics with the goals before them, those inside others too, but not what only groups them", () =>
    expect(
      ask({ cmd: "example (p : Prop) (h : p) : p ∧ p := by\n  try\n    constructor <;> exact h", allTactics: true }),
    ).toMatchObject([
      {
        tactics: [
          {
            tactic: "try\n    constructor <;> exact h",
            goals: "p : Prop\nh : p\n⊢ p ∧ p",
            pos: { line: 2, column: 2 },
          },
          { tactic: "constructor", goals: "p : Prop\nh : p\n⊢ p ∧ p", pos: { line: 3, column: 4 } },
          { tactic: "exact h", goals: "case left\np : Prop\nh : p\n⊢ p", pos: { line: 3, column: 20 } },
          { tactic: "exact h", goals: "case right\np : Prop\nh : p\n⊢ p", pos: { line: 3, column: 20 } },
        ],
      },
    ]));

  it("allTactics leaves out what a tactic went back on", () =>
    expect(
      ask({
        cmd: "example (p : Prop) (h : p) : p ∨ p := by\n  first | (left; rfl) | (right; exact h)",
        allTactics: true,
      }),
    ).toMatchObject([{ tactics: [{ pos: { column: 2 } }, { tactic: "right" }, { tactic: "exact h" }] }]));

  it("rootGoals lists where each proof begins, though there is no sorry", () =>
    expect(ask({ cmd: "theorem t : 1 = 1 := by rfl", rootGoals: true })).toEqual([
      {
        env: 0,
        sorries: [{ proofState: 0, pos: { line: 1, column: 21 }, endPos: { line: 1, column: 21 }, goal: "⊢ 1 = 1" }],
      },
    ]));

  it("requests that are none, or not served, are answered with a message", () =>
    expect(
      ask(
        { cmd: 3 },
        [],
        { path: "x.lean" },
        { pickleTo: "x", env: 0 },
        { cmd: "", infotree: "full" },
        { cmd: "", env: 7 },
      ),
    ).toEqual([
      { message: "Could not parse as a valid JSON command: expected `cmd`, or `tactic` and `proofState`" },
      { message: "Could not parse as a valid JSON command: expected an object" },
      { message: "outside the fragment: `path`" },
      { message: "outside the fragment: `pickleTo`" },
      { message: "outside the fragment: `infotree`" },
      { message: "Unknown environment." },
    ]));

  it("fuel that is spent is an error, and the session goes on", () => {
    const session = openReplSession(library);
    const { response } = answerRequest(session, { cmd: "example : 2 ^ 40 = 2 ^ 40 := by decide" }, { steps: 10 });
    expect(response).toMatchObject({ env: 0, messages: [{ severity: "error" }] });
  });
});

describe("framing", () => {
  it("requests end at an empty line, their lines are joined, comments are passed over", () =>
    expect(takeRequests('{"a":\n  1}\r\n\n# note\n\n-- note\n\n\n{"b": 2}\n\n{"c"')).toEqual({
      requests: ['{"a":  1}', '{"b": 2}'],
      rest: '{"c"',
    }));
  it("text that is no JSON is answered with a message", () =>
    expect(answerText(openReplSession(library), "{").response).toMatchObject({
      message: expect.stringMatching(/^Could not parse JSON:\n/) as string,
    }));
  it("a response has no empty line inside and one behind it", () =>
    expect(writeResponse({ message: "a\n\nb" })).toBe('{\n "message": "a\\n\\nb"\n}\n\n'));
});
