import { expect, test } from "vitest";
import { CoreNames } from "../../../src/lean/elaborate/core-names.ts";
import { loadLibrary } from "../../../src/lean/index.ts";

const list = ["-- a comment", "0Nat=", "3.succ+", "5ub_self", "4zero+", "0Int=", "3.a.b"].join("\n");

test("names share their beginning with the line above, and tell types and constructors", () => {
  const names = new CoreNames(() => list);
  expect(["Nat", "Nat.succ", "Nat.sub_self", "Nat.zero", "Int", "Int.a.b"].map((name) => names.kindOf(name))).toEqual([
    "type",
    "constructor",
    "other",
    "constructor",
    "type",
    "other",
  ]);
  expect(["Nat.s", "Na", "succ", ""].map((name) => names.kindOf(name))).toEqual([null, null, null, null]);
});

test("what stands before a dot is a namespace", () => {
  const names = new CoreNames(() => list);
  expect(["Nat", "Int", "Int.a"].map((space) => names.hasNamespace(space))).toEqual([true, true, true]);
  expect(["Int.a.b", "N", ""].map((space) => names.hasNamespace(space))).toEqual([false, false, false]);
});

test("the list is read when it is first asked, and once", () => {
  let reads = 0;
  const names = new CoreNames(() => {
    reads += 1;
    return list;
  });
  expect(reads).toBe(0);
  names.kindOf("Nat");
  names.hasNamespace("Int");
  expect(reads).toBe(1);
});

test("core has what every text may name of the library, or makes or exports it", () => {
  const { core, environment, isVisible } = withCore();
  const made = /\.(rec|inj|injEq)$/;
  const exported = ["min", "max"];
  const foreign = [...environment.names()].filter(
    (name) => isVisible(name) && core.kindOf(name) === null && !made.test(name) && !exported.includes(name),
  );
  expect(foreign).toEqual([]);
  expect(core.kindOf("Nat.lcm")).toBe("other");
  expect(core.kindOf("Nonempty.elim")).toBe("other");
  expect(core.kindOf("Nat.ge_of_eq")).toBeNull();
  expect(isVisible("Nat.ge_of_eq")).toBe(false);
});

function withCore() {
  const library = loadLibrary();
  const { core, environment } = library;
  if (core === null) throw new Error("the library knows no core");
  return { core, environment, isVisible: (name: string) => library.isVisible(name) };
}
