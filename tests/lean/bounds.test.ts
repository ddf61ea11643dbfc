/** Every text is judged within its fuel: what costs more is a timeout, and nothing is ever thrown. */
import { describe, expect, test } from "vitest";
import {
  elaborateStatement,
  loadLibrary,
  type Statement,
  verifyFile,
  verifyProof,
  withTermScope,
} from "../../src/lean/index.ts";
import { terms } from "../../src/lean/kernel/index.ts";

const library = loadLibrary();
const times = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

/** The verdicts on a file, with their messages. */
const verdictsOn = (source: string, steps?: number): ReadonlyArray<string> =>
  verifyFile(library, source, steps === undefined ? undefined : { steps }).map(({ verdict }) =>
    verdict.kind === "accepted"
      ? "accepted"
      : `${verdict.kind}: ${"message" in verdict ? verdict.message : verdict.construct}`,
  );

const SPENT = "timeout: (deterministic) timeout: the fuel was spent";
const DEPTH = "timeout: maximum recursion depth has been reached";

const twoWays = (i: number) => `(h${i} : 1 = 1 ∨ 2 = 2) `;

/** Texts whose work doubles with each of `count` parts. */
const doubling: Readonly<Record<string, (count: number) => string>> = {
  "case splits joined by <;>": (count) =>
    `theorem t ${times(count, twoWays)}: True := by\n  ${times(count, (i) => `cases h${i} <;> `)}trivial`,
  "case distinctions joined by <;>": (count) =>
    `theorem t (${times(count, (i) => `p${i} `)}: Prop) : True := by\n  ${times(count, (i) => `by_cases h${i} : p${i} <;> `)}trivial`,
  "disjunctions that omega splits": (count) =>
    `theorem t (${times(count, (i) => `x${i} `)}: Nat) ${times(count, (i) => `(h${i} : x${i} = 1 ∨ x${i} = 2) `)}: ${times(count, (i) => `x${i} + `)}0 ≤ ${2 * count} := by omega`,
};

describe("fuel", () => {
  for (const [name, text] of Object.entries(doubling))
    test(`bounds ${name}, and their memory`, () => {
      expect(verdictsOn(text(4))).toStrictEqual(["accepted"]);
      const before = terms.size;
      expect(verdictsOn(text(25), 100_000)).toStrictEqual([SPENT]);
      expect(terms.size).toBe(before);
    });

  test("is enough for one proof of many steps: each costs the same", () => {
    const chain = (count: number) =>
      `theorem t (p : Prop) (h0 : p) : p := by\n${times(count, (i) => `  have h${i + 1} : p := h${i}\n`)}  exact h${count}`;
    expect(verdictsOn(chain(100), 1_500)).toStrictEqual(["accepted"]);
    expect(verdictsOn(chain(900), 9 * 1_500)).toStrictEqual(["accepted"]);
    expect(verdictsOn(chain(20_000), 50_000)).toStrictEqual([DEPTH]);
  });

  test("counts a name of a hundred thousand parts", () => {
    expect(verdictsOn(`theorem t (a : Nat) : True := a${".b".repeat(100_000)}`, 100_000)).toStrictEqual([SPENT]);
  });

  test("spent on the message makes a timeout, never a rejection", () => {
    const text = "theorem t (a b : Nat) : a = b := by rfl";
    const kinds = Array.from({ length: 200 }, (_, steps) => verdictsOn(text, steps)[0]!.split(":")[0]);
    expect(new Set(kinds)).toStrictEqual(new Set(["timeout", "rejected"]));
    expect(kinds.lastIndexOf("timeout")).toBeLessThan(kinds.indexOf("rejected"));
  });

  test("is each judgement's own: what one spends no other lacks", () => {
    const statement = elaborateStatement(library, "theorem t (p : Prop) (h : p) : p := by") as Statement;
    withTermScope(() => {
      for (let round = 0; round < 3; round++) {
        expect(verifyProof(library, statement, "\n  repeat (have := h)", { steps: 3_000 }).kind).toBe("timeout");
        expect(verifyProof(library, statement, "\n  exact h", { steps: 3_000 }).kind).toBe("accepted");
      }
    });
  });

  test("spent in the statement is the statement's verdict", () => {
    const text = `theorem t : ${"True ∧ ".repeat(300)}True := by`;
    expect(elaborateStatement(library, text, { steps: 200 })).toMatchObject({ kind: "timeout" });
    expect(elaborateStatement(library, text)).not.toHaveProperty("kind");
  });
});

describe("numerals", () => {
  test.each([
    ["0x", "rejected: hexadecimal number"],
    ["0o9", "rejected: octal number"],
    ["0b2", "rejected: binary number"],
  ])("%s has no digit of its base", (numeral, verdict) => {
    expect(verdictsOn(`theorem t : ${numeral} = 0 := rfl`)).toStrictEqual([verdict]);
  });

  test("a digit of another base ends the numeral: 0b102 applies 2 to 0b10", () => {
    expect(verdictsOn("theorem t : 0b102 = 5 := rfl")[0]).toMatch(/^rejected: /);
    expect(verdictsOn("theorem t : 0b10 + 0xfF + 0O17 = 272 := rfl")).toStrictEqual(["accepted"]);
  });
});
