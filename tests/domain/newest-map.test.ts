import { describe, expect, it } from "vitest";
import { NewestMap } from "../../src/domain/index.ts";

describe("a map of the newest entries", () => {
  it("forgets the oldest entry when it holds too many", () => {
    const map = new NewestMap<string, number>(2);
    for (const [key, value] of [
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ] as const)
      map.set(key, value);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([undefined, 2, 3]);
  });

  it("counts an entry that is put in again as the newest, with its new value", () => {
    const map = new NewestMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    map.set("a", 4);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([4, undefined, 3]);
  });
});
