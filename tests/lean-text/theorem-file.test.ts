/** Theorems one below the other in a file: a name that comes again is in a namespace of its own. */
import { describe, expect, it } from "vitest";
import { theoremsApart } from "../../src/lean-text/index.ts";

describe("theorems of one file", () => {
  it("stand as they are where their names differ, and in a namespace where one comes again", () => {
    const apart = theoremsApart();
    expect(apart("theorem a : True := by", "  trivial")).toBe("theorem a : True := by\n  trivial");
    expect(apart("theorem b : True := by", "  trivial")).toBe("theorem b : True := by\n  trivial");
    const again = "namespace again_2\ntheorem a : 1 = 1 := by\n  rfl\nend again_2";
    expect(apart("theorem a : 1 = 1 := by", "  rfl")).toBe(again);
    expect(apart("theorem a : 1 = 1 := by", "  rfl")).toBe(again.replaceAll("again_2", "again_3"));
  });

  it("need no namespace where they have no name", () => {
    const apart = theoremsApart();
    const example = "example : True := by\n  trivial";
    expect([1, 2].map(() => apart("example : True := by", "  trivial"))).toEqual([example, example]);
  });
});
