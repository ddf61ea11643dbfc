import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import {
  codePointLength,
  conjectureId,
  datasetStatementId,
  deriveSeed,
  deriveStream,
  editDistance,
  nearest,
  overlay,
  shuffled,
} from "../../src/domain/index.ts";

describe("ids", () => {
  it("depend on text and header, and tell datasets from conjectures", () => {
    expect(datasetStatementId("a", null)).toBe(datasetStatementId("a", null));
    expect(datasetStatementId("a", "b")).not.toBe(datasetStatementId("a", null));
    expect(datasetStatementId("a", null).startsWith("s-")).toBe(true);
    expect(conjectureId("a", null).startsWith("c-")).toBe(true);
  });
});

describe("codePointLength", () => {
  it.prop("is the number of code points of any string", [Schema.String], ([text]) => {
    expect(codePointLength(text)).toBe([...text].length);
  });
  it("counts a pair of surrogates once and a lone one once", () => {
    expect(["", "∀ n", "𝔽𝔽", "\ud835x", "x\ud835"].map(codePointLength)).toStrictEqual([0, 3, 2, 2, 2]);
  });
});

describe("derived random streams", () => {
  it("are equal for equal paths and differ when any part of the path does", () => {
    const first = (...path: ReadonlyArray<number | string>) => deriveStream(1, "prover", ...path).nextDouble();
    expect(first(0, "a")).toBe(first(0, "a"));
    expect(new Set([first(0, "a"), first(1, "a"), first(0, "b"), first(0), first("0", "a")]).size).toBe(5);
    expect(deriveStream(2, "prover", 0, "a").nextDouble()).not.toBe(first(0, "a"));
    expect(deriveStream(1, "evaluation", 0, "a").nextDouble()).not.toBe(first(0, "a"));
    expect(deriveSeed(1, "prover")).toBeLessThan(2 ** 48);
  });
  it.prop("shuffle to a permutation", [Schema.Array(Schema.Int), Schema.Int], ([items, seed]) => {
    const order = shuffled(items, deriveStream(seed, "step"));
    expect(order.toSorted((a, b) => a - b)).toStrictEqual(items.toSorted((a, b) => a - b));
  });
});

describe("json", () => {
  it("lays objects over objects key by key and replaces the rest", () => {
    expect(overlay({ a: { b: 1, c: 2 }, d: [1] }, { a: { b: 3 }, d: [2] })).toStrictEqual({
      a: { b: 3, c: 2 },
      d: [2],
    });
  });
  it("suggests a near word and nothing far", () => {
    expect(editDistance("budget", "bugdet")).toBe(2);
    expect(nearest("samplesPerStatment", ["samplesPerStatement", "budget"])).toBe("samplesPerStatement");
    expect(nearest("zzz", ["budget"])).toBe(null);
  });
});
