import { describe, expect, test } from "vitest";
import { checkExport, writeExport, writeExportOf } from "../../../src/lean/export/index.ts";
import { loadLibrary } from "../../../src/lean/index.ts";
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
