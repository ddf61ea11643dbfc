import { describe, expect, it } from "vitest";
import { STANDARD_AXIOMS } from "../../src/domain/index.ts";
import { type ReplAnswer, readAttemptAnswer, readStatementAnswer, replAnswer } from "../../src/lean-protocol/index.ts";

const asked = { lines: 2, name: "t" };
const pin = { name: "t", type: "@t : True" };
const message = (severity: "info" | "warning" | "error", line: number, data: string) => ({
  severity,
  pos: { line, column: 0 },
  data,
});
/** What real Lean adds behind the text. */
const reports = (axioms = "'t' does not depend on any axioms") => [
  message("info", 3, axioms),
  message("info", 4, "@t : True"),
  message("info", 5, "invokes [Nat.add_comm,\n  Eq.symm]"),
];
const read = (answer: ReplAnswer, allowed = STANDARD_AXIOMS) => readAttemptAnswer(answer, asked, pin, allowed, "repl");

describe("an answer to an attempt", () => {
  it("accepts with the reports that Lean was asked for, lists wrapped over lines", () => {
    const messages = reports("'t' depends on axioms: [propext,\n Classical.choice]");
    expect(read({ env: 1, messages })).toEqual({
      _tag: "accepted",
      axioms: ["Classical.choice", "propext"],
      invokes: ["Eq.symm", "Nat.add_comm"],
      level: "repl",
    });
  });

  it("accepts without the list of what is invoked: an old Lean may not know the script", () => {
    const messages = [...reports().slice(0, 2), message("error", 5, "unknown identifier")];
    expect(read({ env: 1, messages })).toMatchObject({ _tag: "accepted", invokes: [] });
  });

  it.each(["'sorry'", "`sorry`", "‘sorry’"])("rejects a sorry warning with the quotes of any version: %s", (word) => {
    const messages = [message("warning", 1, `declaration uses ${word}`), ...reports()];
    expect(read({ env: 1, messages })).toMatchObject({ _tag: "rejected", reason: "sorry" });
  });

  it("rejects sorries without a warning, an error, what the kernel refuses", () => {
    expect(read({ sorries: [{}], messages: reports() })).toMatchObject({ reason: "sorry" });
    expect(read({ messages: [message("error", 2, "unsolved goals"), ...reports()] })).toMatchObject({
      reason: "error",
    });
    expect(read({ messages: [message("error", 2, "(kernel) declaration type mismatch")] })).toMatchObject({
      reason: "kernel",
    });
  });

  it.each(["unused variable `h_failed_case`", "aesop: failed to prove the goal after exhaustive search."])(
    "accepts what Lean warns about and accepts: %s",
    (data) => expect(read({ messages: [message("warning", 1, data), ...reports()] })._tag).toBe("accepted"),
  );

  it.each([
    ["(deterministic) timeout at `whnf`, maximum number of heartbeats (200000) has been reached", "timeout"],
    ["maximum recursion depth has been reached", "timeout"],
    ["(kernel) deterministic timeout", "timeout"],
    ["(kernel) deep recursion detected", "timeout"],
    ["deep recursion was detected at 'replace' (potential solution: increase stack space in your system)", "timeout"],
    ["Stack overflow detected. Aborting.", "timeout"],
    ["simp failed, maximum number of steps exceeded", "timeout"],
    ["failed to synthesize\n  Fintype α\n(deterministic) timeout at `typeclass`, maximum …", "timeout"],
    ["(kernel) excessive memory consumption detected", "memory"],
    ["excessive memory consumption detected at 'expression equality test'", "memory"],
    ["out of memory", "memory"],
    ["outside the fragment: `linarith`", "unsupported"],
  ])("decides nothing on: %s", (data, tag) => {
    expect(read({ messages: [message("error", 2, data)] })._tag).toBe(tag);
    // Not even where another error stands before it.
    expect(read({ messages: [message("error", 1, "type mismatch"), message("error", 2, data)] })._tag).toBe(tag);
  });

  it("decides nothing where the request itself failed", () => {
    expect(read({ message: "Unknown environment." })).toMatchObject({ _tag: "crashed" });
  });

  it("rejects where a report is missing or there twice, or the type is another", () => {
    const [axioms, type] = reports();
    expect(read({ messages: [type!] })).toMatchObject({ reason: "statement" });
    expect(read({ messages: [axioms!, axioms!, type!] })).toMatchObject({ reason: "statement" });
    expect(read({ messages: [axioms!, message("info", 4, "@t : False → True")] })).toMatchObject({
      reason: "statement",
    });
    // A report that the candidate printed itself stands on a line of its own.
    expect(read({ messages: [message("info", 2, axioms!.data), type!] })).toMatchObject({ reason: "statement" });
  });

  it("rejects an axiom that is not allowed, by name", () => {
    const messages = reports("'t' depends on axioms: [Lean.ofReduceBool]");
    expect(read({ messages })).toEqual({
      _tag: "rejected",
      reason: "axiom",
      message: "the proof depends on the axiom `Lean.ofReduceBool`",
    });
  });

  it("takes the word of this program's REPL for what was added, but not for more than one theorem", () => {
    const told = { name: "t", type: "@t : True", axioms: [], invokes: ["a"] };
    expect(read({ declarations: [told] })).toMatchObject({ _tag: "accepted", invokes: ["a"] });
    expect(read({ declarations: [told, { ...told, name: "u" }] })).toMatchObject({ reason: "statement" });
    expect(read({ declarations: [] })).toMatchObject({ reason: "statement" });
  });
});

describe("an answer to a statement closed by sorry", () => {
  const sorry = message("warning", 1, "declaration uses `sorry`");
  it("tells its type", () => {
    expect(readStatementAnswer({ sorries: [{}], messages: [sorry, ...reports()] }, asked)).toEqual(pin);
  });
  it("is no statement when something else is wrong with it", () => {
    expect(readStatementAnswer({ messages: [sorry, message("error", 1, "unknown `x`")] }, asked)).toMatchObject({
      _tag: "rejected",
      message: "unknown `x`",
    });
  });
  it("is not trusted where the sorry is not reported: the canary", () => {
    expect(readStatementAnswer({ messages: reports() }, asked)).toMatchObject({ _tag: "crashed" });
  });
});

describe("a JSON value", () => {
  it("is an answer, or none", () => {
    expect(replAnswer({ env: 0, unknown: 1 })).toEqual({ env: 0 });
    expect(replAnswer([1])).toBeNull();
    expect(replAnswer({ messages: [{ severity: "fatal" }] })).toBeNull();
  });
});
