import { describe, expect, test } from "vitest";
import { checkExport, writeExport, writeExportOf } from "../../../src/lean/export/index.ts";
import { loadLibrary, verifyAndExport } from "../../../src/lean/index.ts";
import { addDeclaration, terms } from "../../../src/lean/kernel/index.ts";
import { addStrings, evenAndOdd, tree } from "../../ladder/support.ts";
import { environmentWith } from "../kernel/families.ts";

describe("an environment written as an export and read back", () => {
  test("is accepted: families, a mutual block, a nested type, strings", () => {
    const mark = terms.mark();
    const environment = environmentWith();
    addDeclaration(environment, evenAndOdd());
    addDeclaration(environment, tree());
    addStrings(environment);
    const lines = writeExport(environment);
    const declarations = [...environment.names()].length;
    terms.release(mark);
    expect(checkExport(lines)).toEqual({ outcome: "accepted", declarations, axioms: [] });
  });

  test("is accepted for the whole library, with the axioms it declares", () => {
    const { environment } = loadLibrary();
    const lines = writeExport(environment);
    const outcome = checkExport(lines);
    expect(outcome).toMatchObject({ outcome: "accepted", declarations: [...environment.names()].length });
    const axioms = [...environment.names()].filter((name) => environment.require(name).kind === "axiom");
    expect(outcome.outcome === "accepted" ? outcome.axioms : []).toEqual(axioms.sort());
  });

  test("is accepted for one theorem with what it needs, each of the library's last", () => {
    const { environment } = loadLibrary();
    const names = [...environment.names()].filter((name) => environment.require(name).kind === "theorem");
    for (const name of names.filter((_, index) => index % 40 === 0)) {
      const lines = writeExportOf(environment, [name]);
      expect(checkExport(lines)).toMatchObject({ outcome: "accepted", axioms: environment.axiomsOf(name) });
      expect(lines.length).toBeLessThan(writeExport(environment).length);
    }
  });
});

// What is accepted: a theorem by another one, a definition, a type, a quoted name, a universe that no term uses.
const TEXT = `inductive Colour where
  | red
  | blue

namespace «my names»

def other : Colour → Colour
  | .red => .blue
  | .blue => .red

theorem «other.other» (c : Colour) : other (other c) = c := by
  cases c <;> rfl

end «my names»

theorem unused.{u} : 1 + 1 = 2 := by decide

theorem wrong : 1 + 1 = 3 := by decide

theorem unread : True := by positivity

theorem choice (p : Prop) : p ∨ ¬p := Classical.em p

theorem again (p : Prop) : p ∨ ¬p := choice p
`;

describe("a file written as an export", () => {
  const { entries, lines } = verifyAndExport(loadLibrary(), TEXT);
  const names = namesOf(lines);
  const nameOf = (line: string): string => names.get(JSON.parse(line).thm?.name) ?? "";

  test("holds what was accepted, under its name and behind what it needs, and is accepted", () => {
    expect(entries.filter(({ verdict }) => verdict.kind !== "accepted").map(({ name }) => name)).toEqual([
      "wrong",
      "unread",
    ]);
    const theorems = lines.map(nameOf);
    for (const name of ["my names/other.other", "unused", "choice", "again"]) expect(theorems).toContain(name);
    for (const name of ["wrong", "unread", "Nat/le_trans"]) expect(theorems).not.toContain(name);
    expect(theorems.indexOf("again")).toBeGreaterThan(theorems.indexOf("choice"));
    const axioms = ["Classical.choice", "Quot.sound", "propext"];
    expect(checkExport(lines)).toMatchObject({ outcome: "accepted", axioms });
  });

  test("is refused when a theorem has the proof of another one", () => {
    const { value } = JSON.parse(lines.find((line) => nameOf(line) === "unused")!).thm;
    const edited = lines.map((line) => {
      const { thm } = JSON.parse(line);
      return nameOf(line) === "again" ? JSON.stringify({ thm: { ...thm, value } }) : line;
    });
    expect(checkExport(edited)).toMatchObject({
      outcome: "rejected",
      declaration: "again",
      reason: "declaration-type-mismatch",
    });
  });

  test("of which nothing was accepted has no declarations", () => {
    const exported = verifyAndExport(loadLibrary(), "theorem wrong : 1 = 2 := by rfl\n");
    expect(checkExport(exported.lines)).toEqual({ outcome: "accepted", declarations: 0, axioms: [] });
  });

  test("is written for a long chain of theorems, each by the one before", () => {
    const chain = Array.from({ length: 3000 }, (_, i) => `theorem t${i + 1} : True := t${i}\n`);
    const text = `theorem t0 : True := trivial\n${chain.join("")}`;
    expect(checkExport(verifyAndExport(loadLibrary(), text).lines)).toMatchObject({ outcome: "accepted" });
  });
});

/** Names by index, their components parted by slashes. */
function namesOf(lines: readonly string[]): ReadonlyMap<number, string> {
  const names = new Map<number, string>([[0, ""]]);
  for (const line of lines.map((text) => JSON.parse(text))) {
    const { pre, str, i } = line.str ?? line.num ?? {};
    if (pre === undefined) continue;
    names.set(line.in, [names.get(pre)!, String(str ?? i)].filter((part) => part !== "").join("/"));
  }
  return names;
}
