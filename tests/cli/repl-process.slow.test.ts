import { assert, describe, it } from "@effect/vitest";
import { start } from "./process.ts";

/** The responses to requests, which are separated as given. */
const answers = async (input: string): Promise<ReadonlyArray<Record<string, unknown>>> => {
  const { code, errors, output } = await start(["repl"], input).ended;
  assert.deepStrictEqual([code, errors], [0, ""]);
  return output
    .trim()
    .split("\n\n")
    .map((text) => JSON.parse(text) as Record<string, unknown>);
};

const THEOREM = { cmd: "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry" };

describe("stp repl as a process", () => {
  it("answers commands, proof states and tactics in order, and ends with its input", async () => {
    const requests = [
      THEOREM,
      { tactic: "exact ⟨h.2, h.1⟩", proofState: 0 },
      { cmd: "theorem again (p : Prop) (h : p) : p := h", env: 0 },
    ];
    const [first, second, third] = await answers(requests.map((request) => JSON.stringify(request)).join("\n\n"));
    assert.strictEqual(first!["env"], 0);
    assert.match(JSON.stringify(first!["sorries"]), /"goal":"p q : Prop\\nh : p ∧ q\\n⊢ q ∧ p"/);
    assert.deepStrictEqual([second!["proofStatus"], second!["goals"]], ["Completed", []]);
    assert.deepStrictEqual(third, { env: 1 });
  });

  it("answers what is no request, or outside the fragment, with a message, and goes on", async () => {
    const [broken, unknown, outside, good] = await answers(
      ['{"cmd": ', '{"tactic": "rfl", "proofState": 7}', '{"cmd": "#eval 1"}', JSON.stringify(THEOREM)].join("\n\n"),
    );
    assert.match(String(broken!["message"]), /Could not parse JSON/);
    assert.strictEqual(unknown!["message"], "Unknown proof state.");
    assert.match(JSON.stringify(outside!["messages"]), /outside the fragment/);
    assert.isArray(good!["sorries"]);
  });
});
