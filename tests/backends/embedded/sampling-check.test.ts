import { assert, describe, it } from "@effect/vitest";
import { samplingMistake } from "../../../src/backends/embedded/sampling-check.ts";

const sampled = { temperature: 1, topP: 1 };

describe("sampling settings of the embedded model", () => {
  it("pass where the model can follow them", () => {
    assert.isNull(samplingMistake({ prove: { temperature: 0.7, topP: 1 }, conjecture: sampled, formalise: sampled }));
  });

  it("are refused by name where it cannot", () => {
    assert.strictEqual(
      samplingMistake({ prove: { temperature: 0, topP: 1 }, conjecture: sampled, formalise: sampled })?.message,
      "prove.temperature: expected a number above 0 for the embedded model, found 0",
    );
    assert.strictEqual(
      samplingMistake({ prove: sampled, conjecture: { temperature: 1, topP: 0.9 }, formalise: sampled })?.message,
      "conjecture.topP: expected 1: the embedded model samples from its whole distribution, found 0.9",
    );
    assert.strictEqual(
      samplingMistake({ prove: sampled, conjecture: sampled, formalise: { temperature: 0, topP: 1 } })?.message,
      "formalise.temperature: expected a number above 0 for the embedded model, found 0",
    );
  });
});
