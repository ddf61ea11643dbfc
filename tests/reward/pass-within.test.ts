/** pass@1 by length of context. */
import { describe, expect, it } from "@effect/vitest";
import { Schema } from "effect";
import { passAtK, passWithin, samplesWithin } from "../../src/reward/index.ts";

describe("samples within a context", () => {
  it("are those that took at most so many tokens, and not known where one was not counted", () => {
    const contexts = [
      { tokens: 100, samples: 2 },
      { tokens: 4096, samples: 1 },
      { tokens: 4097, samples: 5 },
    ];
    expect([99, 100, 4096, 4097].map((tokens) => samplesWithin(contexts, tokens))).toStrictEqual([0, 2, 3, 8]);
    expect(samplesWithin([...contexts, { tokens: null, samples: 1 }], 4096)).toBe(null);
    expect(samplesWithin([], 1)).toBe(0);
  });
});

describe("pass@1 within a context", () => {
  it("is the mean over the statements with a decided sample; what took more counts as wrong", () => {
    const counts = [
      { samples: 32, acceptedWithin: [8, 16] },
      { samples: 32, acceptedWithin: [0, 32] },
      { samples: 0, acceptedWithin: [0, 0] },
    ];
    expect(passWithin(counts, [4096, 20480])).toStrictEqual([
      { tokens: 4096, value: 0.125 },
      { tokens: 20480, value: 0.75 },
    ]);
  });

  it("is not known where a statement's contexts were not counted, or where nothing was decided", () => {
    expect(passWithin([{ samples: 4, acceptedWithin: [null] }], [9])).toStrictEqual([{ tokens: 9, value: null }]);
    expect(passWithin([{ samples: 4, acceptedWithin: [2] }, { samples: 4 }], [9])).toStrictEqual([
      { tokens: 9, value: null },
    ]);
    expect(passWithin([{ samples: 0, acceptedWithin: [0] }], [9])).toStrictEqual([{ tokens: 9, value: null }]);
  });

  const Accepted = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 60 })));
  it.prop(
    "never falls with the length, and with the greatest is plain pass@1",
    [
      Schema.Array(
        Schema.Struct({ accepted: Accepted, others: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9 })) }),
      ),
    ],
    ([statements]) => {
      const lengths = Array.from({ length: 61 }, (_, i) => i);
      const counts = statements.map(({ accepted, others }) => {
        const contexts = accepted.map((tokens) => ({ tokens, samples: 1 }));
        return {
          samples: accepted.length + others,
          accepted: accepted.length,
          acceptedWithin: lengths.map((tokens) => samplesWithin(contexts, tokens)),
        };
      });
      const values = passWithin(counts, lengths).map(({ value }) => value);
      const decided = counts.filter(({ samples }) => samples > 0);
      if (decided.length === 0) return expect(new Set(values)).toStrictEqual(new Set([null]));
      for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThanOrEqual(values[i - 1]!);
      const plain = decided.reduce((sum, one) => sum + passAtK(one.samples, one.accepted, 1), 0) / decided.length;
      expect(values[0]).toBe(0);
      expect(values.at(-1)).toBeCloseTo(plain, 12);
    },
  );
});
