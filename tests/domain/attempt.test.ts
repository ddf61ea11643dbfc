/** An attempt has a past or is one segment, and both read back from JSON as they were. */
import { Schema } from "effect";
import { describe, expect, it } from "vitest";
import { Attempt, segmentsOf } from "../../src/domain/index.ts";

const whole = {
  statementId: "s-1",
  proofId: "p-1",
  proof: "  rfl",
  multiplicity: 2,
  modelVersion: "v",
  tokens: 7,
  logProbability: -1.5,
};

const decode = Schema.decodeUnknownSync(Attempt);

describe("an attempt", () => {
  it("written in one go is one segment of the model's, with loss; logs of before say nothing of a past", () => {
    const attempt = decode(whole);
    expect(attempt.past).toBeNull();
    expect(segmentsOf(attempt)).toStrictEqual([{ author: "model", text: "  rfl", loss: true }]);
  });

  it("that went on from another has its segments, of which those of the verifier carry no loss", () => {
    const segments = [
      { author: "model", text: "  simp", loss: true },
      { author: "verifier", text: "unsolved goals", loss: false },
      { author: "model", text: "  rfl", loss: true },
    ];
    const attempt = decode({ ...whole, past: { segments, parent: "p-0", round: 1 } });
    expect(segmentsOf(attempt)).toStrictEqual(segments);
    expect(decode(JSON.parse(JSON.stringify(Schema.encodeSync(Attempt)(attempt))))).toStrictEqual(attempt);
  });

  it("is refused with a segment of nobody's", () => {
    const past = { segments: [{ author: "somebody", text: "", loss: true }], parent: null, round: 0 };
    expect(() => decode({ ...whole, past })).toThrow(/Expected "model"/);
  });
});
