/** As `digests.test.ts`, for runs under the embedded back ends: they also change with the model and with Lean's fragment. */
import { describe, expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { embeddedCases, playEmbeddedCase } from "./embedded.ts";
import { readGolden } from "./play.ts";

const golden = readGolden();

describe("the log of a run under the embedded back ends is what it was", () => {
  it.effect.each(embeddedCases)("$name", (one) =>
    Effect.map(playEmbeddedCase(one), (run) => expect(run).toStrictEqual(golden.embedded[one.name])),
  );

  it("for every case", () => {
    expect(Object.keys(golden.embedded)).toStrictEqual(embeddedCases.map(({ name }) => name));
  });
});
