/** Environments that build on one another: what is declared far below is there, and a command costs what it did at first. */
import { describe, expect, it } from "vitest";
import { loadLibrary } from "../../../src/lean/index.ts";
import { answerRequest, openReplSession, type ReplResponse } from "../../../src/lean/repl/index.ts";

let session = openReplSession(loadLibrary());

const ask = (cmd: string, env?: number): ReplResponse => {
  const answer = answerRequest(session, env === undefined ? { cmd } : { cmd, env });
  session = answer.session;
  return answer.response;
};
const numberOf = (response: ReplResponse): number => {
  expect(response).not.toHaveProperty("messages");
  return (response as { readonly env: number }).env;
};

/** How often tables were read and written by a command on an environment. */
const work = (env: number): number => {
  const { get, set } = Map.prototype;
  let calls = 0;
  Map.prototype.get = function (key) {
    calls++;
    return get.call(this, key);
  };
  Map.prototype.set = function (key, value) {
    calls++;
    return set.call(this, key, value);
  };
  try {
    numberOf(ask("theorem z : 1 = 1 := rfl", env));
  } finally {
    Map.prototype.get = get;
    Map.prototype.set = set;
  }
  return calls;
};

describe("a chain of environments", () => {
  it("costs no more the longer it is, wherever in it a command is run", () => {
    let env = numberOf(ask("theorem base : 1 = 1 := rfl"));
    const costs: Array<number> = [];
    for (let n = 0; n < 1030; n++) {
      env = numberOf(ask(`theorem q${n} : ${n} = ${n} := rfl`, env));
      if (n >= 30 && n < 1000) continue;
      work(env);
      costs.push(work(env));
    }
    // The logarithm of 1,000 is twice that of 30; a copy of all would be thousands.
    expect(Math.max(...costs.slice(30))).toBeLessThan(2 * Math.max(...costs.slice(0, 30)));
  });

  it("has what was declared at its beginning, with attributes, recursive forms and scopes, and not what a branch has", () => {
    let env = numberOf(
      ask(
        "namespace A\ndef twice : Nat → Nat\n  | 0 => 0\n  | n + 1 => twice n + 2\n@[simp] theorem one : twice 1 = 2 := rfl\nend A\nopen A\nsection S",
      ),
    );
    numberOf(ask("theorem elsewhere : True := trivial", env));
    for (let n = 0; n < 70; n++) env = numberOf(ask(`theorem q${n} : ${n} = ${n} := rfl`, env));
    numberOf(ask("theorem a : twice 1 = 2 := by simp", env));
    numberOf(ask("theorem b (n : Nat) : twice (n + 1) = twice n + 2 := by simp [twice]", env));
    numberOf(ask("end S", env));
    expect(JSON.stringify(ask("theorem c : True := elsewhere", env))).toContain("Unknown identifier `elsewhere`");
  });

  it("an `open` that fails opens nothing", () => {
    const env = (ask("namespace B\ntheorem t : True := trivial\nend B\nopen B Nowhere") as { readonly env: number })
      .env;
    expect(JSON.stringify(ask("theorem c : True := t", env))).toContain("Unknown identifier `t`");
  });
});
