import { describe, expect, it } from "vitest";
import { loadLibrary } from "../../src/lean/index.ts";
import { answerRequest, openReplSession } from "../../src/lean/repl/index.ts";
import { exportedTheorem } from "../../src/lean-protocol/index.ts";

const session = openReplSession(loadLibrary());
const exportOf = (cmd: string): string => {
  const { response } = answerRequest(session, { cmd, gc: true, export: true });
  return "export" in response ? (response.export ?? "") : expect.fail(JSON.stringify(response));
};
const theorem = (cmd: string) => exportedTheorem(exportOf(cmd), "t") ?? expect.fail("no theorem");

describe("the export of a theorem", () => {
  it("tells its type, whatever its proof and what stands beside it", () => {
    const { type } = theorem("theorem t (n : Nat) : n + 0 = n := rfl");
    expect(theorem("theorem t (n : Nat) : n + 0 = n := by simp").type).toBe(type);
    expect(theorem("theorem t (n : Nat) : n + 0 = n := by sorry").type).toBe(type);
    expect(theorem("theorem t (n : Nat) : 0 + n = n := by simp").type).not.toBe(type);
    expect(theorem("theorem t {n : Nat} : n + 0 = n := rfl").type).not.toBe(type);
  });

  it("tells the axioms that it rests on, a sorry among them", () => {
    expect(theorem("theorem t : True := trivial").axioms).toEqual([]);
    expect(theorem("theorem t : True := by sorry").axioms).toEqual(["sorryAx"]);
    expect(theorem("theorem t (p : Prop) : p ∨ ¬p := Classical.em p").axioms).toEqual([
      "Classical.choice",
      "Quot.sound",
      "propext",
    ]);
  });

  it("is none when it is cut short, or of another theorem", () => {
    const whole = exportOf("theorem t : True := trivial");
    expect(exportedTheorem(whole, "u")).toBeNull();
    expect(exportedTheorem(whole.slice(0, -20), "t")).toBeNull();
    expect(exportedTheorem("", "t")).toBeNull();
  });
});
