/** Every statement of the library that a text may use, printed and elaborated again, is the same statement. */
import { describe, expect, it } from "vitest";
import { elaborateStatement, loadLibrary, printTerm, type Term, withTermScope } from "../../../src/lean/index.ts";
import { alphaEqual } from "../../../src/lean/kernel/index.ts";

/** What is hidden cannot be told from the rest (as in Lean), or the printed form is outside the fragment for users. */
const lossy: Readonly<Record<string, string>> = {
  exists_false: "∃ hides the variable's type",
  exists_prop: "∃ hides the variable's type",
  "Classical.skolem": "∃ hides the variable's type",
  "Nat.exists_eq_succ_of_ne_zero": "∃ hides the variable's type",
  "List.length_nil": "[] hides the type of its items",
  "List.reverse_nil": "[] hides the type of its items",
  "Option.isSome_none": "none hides its type",
  "Option.isNone_none": "none hides its type",
  "Option.toList_none": "none hides its type",
  "List.take_nil": "[] hides the type of its items",
  "List.drop_nil": "[] hides the type of its items",
  "List.head?_nil": "[] hides the type of its items",
  "List.tail_nil": "[] hides the type of its items",
  "List.isEmpty_nil": "[] hides the type of its items",
  "List.getLast?_nil": "[] hides the type of its items",
  "List.dropLast_nil": "[] hides the type of its items",
  "List.zip_nil_left": "[] hides the type of its items",
  "List.zip_nil_right": "[] hides the type of its items",
  "List.flatten_nil": "[] hides the type of its items",
  "List.map_id_fun": "id hides its type",
  "Int.zero_lt_one": "numerals hide their type",
  "Fin.eq_zero_or_eq_succ": "∃ hides the variable's type",
  "Fin.eq_succ_of_ne_zero": "∃ hides the variable's type",
};

describe("the library's statements", () => {
  const library = loadLibrary();
  const typeOf = (name: string): Term | null => library.environment.get(name)?.type ?? null;
  const theorems = [...library.environment.names()].flatMap((name) => {
    const declaration = library.environment.get(name);
    return declaration?.kind === "theorem" && library.isVisible(name) && !(name in lossy) ? [declaration] : [];
  });

  it("are read back as they were", () => {
    expect(theorems.length).toBeGreaterThan(700);
    const changed = theorems.flatMap(({ name, type, levelParameters }): string[] => {
      const text = printTerm(type, typeOf);
      // Elements by position are printed without their notation; a cast hides the type it casts to.
      if (text.includes("GetElem") || text.includes("↑")) return [];
      const levels = levelParameters.length === 0 ? "" : `.{${levelParameters.join(", ")}}`;
      return withTermScope(() => {
        const statement = elaborateStatement(library, `theorem again${levels} : ${text} :=`);
        if ("kind" in statement) return [`${name}: ${text}: ${statement.kind}`];
        return alphaEqual(statement.type, type) ? [] : [`${name}: ${text}: ${printTerm(statement.type, typeOf)}`];
      });
    });
    expect(changed).toEqual([]);
  });
});
