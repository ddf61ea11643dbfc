import { describe, expect, it } from "vitest";
import { elaborateStatement, loadLibrary, verifyProof, withTermScope } from "../../../src/lean/index.ts";
import { answerRequest, openReplSession, type ReplResponse } from "../../../src/lean/repl/index.ts";
import { readCorpus } from "../../bench/verify-corpus.ts";

const library = loadLibrary();
const session = openReplSession(library);

const ask = (cmd: string, fields: object = { gc: true, declarations: true }): ReplResponse =>
  answerRequest(session, { cmd, ...fields }).response;

const message = (response: ReplResponse): string => {
  if ("message" in response) return response.message;
  return "env" in response || !("messages" in response) ? "" : (response.messages?.[0]?.data ?? "");
};

describe("a command whose environment is dropped", () => {
  it("says of a theorem what it is and rests on, and leaves no environment behind", () => {
    const response = ask("theorem t (a b : Nat) : a + b = b + a := by\n  rw [Nat.add_comm]");
    expect(response).toEqual({
      declarations: [
        {
          name: "t",
          type: expect.stringContaining('C"instNat.hAdd"'),
          axioms: [],
          invokes: expect.arrayContaining(["Nat.add_comm"]),
        },
      ],
    });
    const { session: after } = answerRequest(session, { cmd: "theorem t : True := trivial", gc: true });
    expect(after.environments.length).toBe(0);
  });

  it("gives the kept environment's words on the same text", () => {
    const text = "theorem t (p : Prop) (h : p) : p ∧ p := ⟨h, h⟩\nexample : True := trivial";
    const { env: _, ...kept } = ask(text, { declarations: true }) as { env?: number };
    expect(ask(text)).toEqual(kept);
    expect(kept).toHaveProperty("declarations");
  });

  it("tells one type from another that looks alike, and the same type under another name as the same", () => {
    const type = (text: string) => {
      const response = ask(text);
      return "declarations" in response ? response.declarations?.[0]?.type : undefined;
    };
    const explicit = type("theorem a (n : Nat) : n = n := rfl");
    expect(type("theorem b (n : Nat) : n = n := by rfl")).toBe(explicit);
    expect(type("theorem a {n : Nat} : n = n := rfl")).not.toBe(explicit);
    expect(type("theorem a (n : Nat) : n = n + 0 := rfl")).not.toBe(explicit);
  });

  it("reports an error with its place in the whole text, a `sorry` as a warning, and what is outside by name", () => {
    expect(ask("theorem t (n : Nat) : n = 0 := by\n  rfl")).toMatchObject({
      messages: [{ severity: "error", pos: { line: 2, column: 2 } }],
      declarations: [],
    });
    expect(message(ask("theorem t : 1 = 2 := by sorry"))).toBe("declaration uses `sorry`");
    expect(message(ask("theorem t (x : Real) : x = x := by linarith"))).toMatch(/^outside the fragment: /);
    expect(message(ask("theorem Nat.add_comm : True := trivial"))).toContain("has already been declared");
  });

  it("judges as the verifier does: the corpus, and every proof of it under the next statement", () => {
    const corpus = readCorpus().filter((_, index) => index % 8 === 0);
    const verdicts = { accepted: 0, other: 0 };
    corpus.forEach((entry, index) => {
      const proofs = [entry.proof, corpus[(index + 1) % corpus.length]!.proof];
      for (const proof of proofs) {
        const response = ask(`${entry.statement}\n${proof}`);
        const judged = withTermScope(() => {
          const statement = elaborateStatement(library, entry.statement);
          return "kind" in statement ? statement : verifyProof(library, statement, `\n${proof}`);
        });
        verdicts[judged.kind === "accepted" ? "accepted" : "other"]++;
        if (judged.kind === "accepted" && "invokes" in judged)
          expect(response).toMatchObject({ declarations: [{ axioms: judged.axioms, invokes: judged.invokes }] });
        else if (judged.kind === "unsupported") expect(message(response)).toMatch(/^outside the fragment: /);
        else expect(message(response)).toBe("message" in judged ? judged.message.trim() : "");
      }
    });
    expect(verdicts.accepted).toBeGreaterThan(200);
    expect(verdicts.other).toBeGreaterThan(100);
  });
});
