/** Embedding files: what is written is read back, and each mistake is told with file, expectation and finding. */
import { Result } from "effect";
import { describe, expect, it } from "vitest";
import { deriveStream } from "../../src/domain/index.ts";
import { parseEmbeddings, parseTargetWeights } from "../../src/lab/index.ts";
import { randomMatrix } from "../reward/wasserstein/instances.ts";
import { numpyBytes } from "../support/numpy.ts";

const matrix = randomMatrix(deriveStream(1, "data", "npy"), 7, 5, "continuous");

/** A `.npy` with another header over the same values. */
const withHeader = (descr: string, order: string, shape: string, values: Uint8Array): Uint8Array => {
  const header = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shape}), }`.padEnd(117);
  const out = new Uint8Array(128 + values.length);
  out.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
  out.set(new TextEncoder().encode(`${header}\n`), 10);
  out.set(values, 128);
  return out;
};
const bytesOf = (values: ArrayBufferView): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
const message = (result: Result.Result<unknown, Error>): string =>
  Result.isFailure(result) ? result.failure.message : "accepted";

describe("embeddings", () => {
  it("are read back from the .npy bytes that were written, also at an odd offset", () => {
    const bytes = numpyBytes(matrix);
    expect(Result.getOrThrow(parseEmbeddings(bytes, "p.npy"))).toEqual(matrix);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(Result.getOrThrow(parseEmbeddings(shifted.subarray(3), "p.npy"))).toEqual(matrix);
  });

  it("are read from JSON Lines", () => {
    const text = '{"embedding":[1,2.5]}\n\n{"id":"x","embedding":[-1,0]}\n';
    expect(Result.getOrThrow(parseEmbeddings(new TextEncoder().encode(text), "p.jsonl"))).toEqual({
      data: Float32Array.of(1, 2.5, -1, 0),
      rows: 2,
      dimension: 2,
    });
  });

  const values = bytesOf(matrix.data);
  const mistakes: Record<string, readonly [Uint8Array | string, string]> = {
    "wrong rank": [
      withHeader("<f4", "False", "35,", values),
      "p: expected an array of 2 dimensions (rows × components), found 1 dimensions (35)",
    ],
    "wrong type": [withHeader("<f8", "False", "7, 5", values), "p: expected float32 values ('<f4'), found '<f8'"],
    "Fortran order": [
      withHeader("<f4", "True", "7, 5", values),
      "p: expected C order (row by row), found Fortran order",
    ],
    "a cut file": [
      withHeader("<f4", "False", "7, 6", values),
      "p: expected 168 bytes of values for its shape, found 140 bytes",
    ],
    "no rows": [
      withHeader("<f4", "False", "0, 5", new Uint8Array(0)),
      "p: expected at least one row and one component, found 0 rows of 5 components",
    ],
    "no JSON": ["{", "p:1: expected JSON, found Expected property name or '}' in JSON at position 1 (line 1 column 2)"],
    "no embedding": ['{"vector":[1]}', 'p:1: expected "embedding": a list of numbers, found none'],
    "a word": ['{"embedding":[1,"a"]}', 'p:1: embedding[1]: expected a number, found "a"'],
    "different lengths": [
      '{"embedding":[1]}\n{"embedding":[1,2]}',
      "p:2: expected 1 components, as in the first line, found 2",
    ],
  };
  for (const [name, [input, expected]] of Object.entries(mistakes))
    it(`are refused: ${name}`, () => {
      const bytes = typeof input === "string" ? new TextEncoder().encode(input) : input;
      expect(message(parseEmbeddings(bytes, "p"))).toBe(expected);
    });
});

describe("target weights", () => {
  it("are read from integers and floats of 32 and 64 bits", () => {
    const expected = Float64Array.of(1, 128, 3);
    for (const [type, list] of [
      ["<f4", Float32Array.of(1, 128, 3)],
      ["<f8", Float64Array.of(1, 128, 3)],
      ["<i4", Int32Array.of(1, 128, 3)],
      ["<i8", BigInt64Array.of(1n, 128n, 3n)],
    ] as const)
      expect(Result.getOrThrow(parseTargetWeights(withHeader(type, "False", "3,", bytesOf(list)), "w"))).toEqual(
        expected,
      );
  });
  it("are refused with two dimensions", () => {
    expect(message(parseTargetWeights(numpyBytes(matrix), "w"))).toBe(
      "w: expected an array of 1 dimension (a weight a target), found 2 dimensions (7 × 5)",
    );
  });
});
