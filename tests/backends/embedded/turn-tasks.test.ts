/** The embedded model in rounds: in this process, and behind the protocol of vLLM. */
import { Result } from "effect";
import { describe, expect, it } from "vitest";
import stepfun from "../../../policies/stepfun.ts";
import { readPrompt } from "../../../src/backends/embedded/model-prompt.ts";
import { type ChatRequest, userText } from "../../../src/backends/embedded/model-requests.ts";
import { sharedCopy } from "../../../src/backends/embedded/models.ts";
import { sampleTurn } from "../../../src/backends/embedded/turn-tasks.ts";
import { checkTexts, judgeProofs } from "../../../src/backends/embedded/verify-tasks.ts";
import type { Segment } from "../../../src/domain/index.ts";
import { createModel } from "../../../src/embedded-model/index.ts";
import { tinyExperiment } from "../../support/tiny-experiment.ts";

const STATEMENT = "theorem t (p q r : Prop) (h : q) : (p → p) ∧ (q ∨ r) := by";
const model = sharedCopy(createModel());
const { conjecture, prompt } = tinyExperiment("prompt.defaultHeader=");
const format = stepfun.format({ ...prompt, cutAt: conjecture.cutAt, reading: conjecture.reading });
const rounds = format.rounds!;

const next = (turns: ReadonlyArray<Segment>, samples = 1, randomSeed = turns.length, statement = STATEMENT) =>
  sampleTurn({ model, request: { statement, samples, randomSeed, turns }, temperature: 1 });

/** A few rounds of one attempt, or fewer where it comes to an end. */
const play = (calls: number, seed = 0): ReadonlyArray<Segment> => {
  const segments: Array<Segment> = [];
  for (let call = 0; call < calls; call++) {
    const text = next(segments, 1, seed + segments.length)[0]!.text;
    segments.push({ author: "model", text, loss: true });
    const turn = rounds.readTurn(text, STATEMENT);
    if (turn._tag !== "check") return segments;
    const [answer] = checkTexts({ requests: [{ header: null, text: turn.text }], fuel: null });
    const told = rounds.feedback(answer!, 60);
    segments.push({ author: "verifier", text: told.before + told.text + told.after, loss: false });
  }
  return segments;
};

describe("the embedded model's turns", () => {
  it("are sketches of the whole theorem, until its last one is the proof", () => {
    const attempts = Array.from({ length: 20 }, (_, i) => play(8, 100 * i));
    const segments = attempts.find((one) => one.length > 2 && one.length % 2 === 1) ?? [];
    expect(segments[0]?.text).toMatch(/^<sketch>\ntheorem t .*sorry.*\n<\/sketch>$/s);
    const proof = format.parseProof(segments.at(-1)!.text, STATEMENT);
    const request = { statement: { text: STATEMENT, header: null }, proof: String(proof) };
    expect(judgeProofs({ requests: [request], fuel: null })[0]?.verdict._tag).toBe("accepted");
  });

  it("are the same from the prompt that a server gets, by completions and by chat", () => {
    for (const calls of [0, 1, 2]) {
      const turns = play(calls);
      const text = turns.map((one) => one.text).join("");
      const problem = format.proverPrompt(STATEMENT, null);
      const messages: (typeof ChatRequest.Type)["messages"] = [
        { role: "user", content: problem },
        { role: "assistant", content: text },
      ];
      for (const asked of [`${problem}${text}`, userText({ messages })])
        expect(Result.getOrThrow(readPrompt(asked, new Map()))).toStrictEqual({
          role: "turn",
          statement: STATEMENT,
          turns,
        });
    }
  });

  it("begin again where there was no answer, or one to another text", () => {
    const asked: Segment = { author: "model", text: `<sketch>\n${STATEMENT}\n  sorry\n</sketch>`, loss: true };
    const answer = (text: string): Segment => ({ author: "verifier", text, loss: false });
    const first = next([], 5, 1);
    for (const told of ['\n<REPL>\n{"repl_err": "signal 9"}\n</REPL>\n', "\n<REPL>\nno answer\n</REPL>\n", ""])
      expect(next([asked, answer(told)], 5, 1), told).toStrictEqual(first);
    const other: Segment = { ...asked, text: "<sketch>\ntheorem u : True := by\n  sorry\n</sketch>" };
    expect(next([other, answer("\n<REPL>\n{}\n</REPL>\n")], 5, 1)).toStrictEqual(first);
  });

  it("give a statement up that the model has no words for", () => {
    const [turn] = next([], 3, 1, "theorem t (x : Real) : x = x := by");
    expect(turn).toMatchObject({ text: "```lean4\n  sorry\n```", multiplicity: 3 });
  });
});
