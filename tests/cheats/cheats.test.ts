import { describe, expect, it } from "vitest";
import { judgeProofs } from "../../src/backends/embedded/verify-tasks.ts";
import { STANDARD_AXIOMS } from "../../src/domain/index.ts";
import { loadLibrary } from "../../src/lean/index.ts";
import { answerRequest, openReplSession } from "../../src/lean/repl/index.ts";
import { attemptQuestion, readAttemptAnswer, readStatementAnswer, replAnswer } from "../../src/lean-protocol/index.ts";
import { closedBySorry, theoremName } from "../../src/lean-text/index.ts";
import { cheats } from "./cheats.ts";

const session = openReplSession(loadLibrary());
const ask = (cmd: string) =>
  replAnswer(answerRequest(session, { cmd, gc: true, declarations: true }).response) ?? expect.fail("no answer");

/** What the layers behind screening say of an attempt. */
const unscreened = (statement: string, proof: string) => {
  const name = theoremName(statement);
  const asked = (text: string) => ({ lines: text.split("\n").length, name });
  const closed = closedBySorry(statement);
  const pin = readStatementAnswer(ask(closed), asked(closed));
  if (!("type" in pin)) return expect.fail(`${statement}: ${pin.message}`);
  const text = `${statement}\n${proof}`;
  return readAttemptAnswer(ask(text), asked(text), pin, STANDARD_AXIOMS, "repl");
};

describe("cheats", () => {
  it("are at least forty, each of its own name, of every layer that text can reach", () => {
    expect(cheats.length).toBeGreaterThanOrEqual(40);
    expect(new Set(cheats.map(({ name }) => name)).size).toBe(cheats.length);
    expect(new Set(cheats.map(({ layer }) => layer))).toEqual(new Set(["screened", "error", "statement"]));
  });

  it.each(cheats)("$name: the embedded verifier does not accept it ($why)", ({ proof, statement }) => {
    const [judged] = judgeProofs({ requests: [{ statement: { text: statement, header: null }, proof }], fuel: null });
    expect(["rejected", "unsupported"]).toContain(judged?.verdict._tag);
  });

  it.each(cheats)("$name: screening stops it, or lets it through to the layer named", ({ layer, proof, statement }) => {
    const question = attemptQuestion({ text: statement }, proof, false);
    expect("asked" in question ? "not screened" : question._tag === "rejected" && question.reason).toBe(
      layer === "screened" ? "screened" : "not screened",
    );
  });

  it.each(cheats)("$name: without screening, another layer stops it", ({ layer, proof, statement }) => {
    const verdict = unscreened(statement, proof);
    if (layer === "screened") expect(["rejected", "unsupported"]).toContain(verdict._tag);
    else expect(verdict).toMatchObject({ _tag: "rejected", reason: layer });
  });

  it("are no false alarm: what a cheat would be if it were honest is accepted", () => {
    expect(unscreened("theorem honest (p : Prop) : p → p := by", "  intro h\n  exact h")).toMatchObject({
      _tag: "accepted",
    });
  });
});
