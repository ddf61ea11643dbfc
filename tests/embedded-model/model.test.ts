import { describe, expect, it } from "vitest";
import {
  createModel,
  deserialiseModel,
  featuresOf,
  ModelFormatError,
  modelDigest,
  serialiseModel,
} from "../../src/embedded-model/index.ts";

const model = () => {
  const made = createModel();
  made.weights[7] = 0.5;
  made.weights[262_143] = -1.25;
  made.squares[7] = 2;
  made.squares[9] = 3;
  return made;
};

const reasonOf = (bytes: Uint8Array): string => {
  try {
    deserialiseModel(bytes);
  } catch (error) {
    if (error instanceof ModelFormatError) return error.reason;
    throw error;
  }
  return "accepted";
};

describe("the model's bytes", () => {
  it("read back as the same model, with the same digest", () => {
    const read = deserialiseModel(serialiseModel(model()));
    expect(read).toEqual(model());
    expect(modelDigest(read)).toBe(modelDigest(model()));
    expect(modelDigest(createModel())).not.toBe(modelDigest(model()));
  });

  it("tell what the weights are for", () => {
    const joined = createModel("conjunctions");
    joined.weights[4_000_000] = 1;
    const read = deserialiseModel(serialiseModel(joined));
    expect(featuresOf(read)).toBe("conjunctions");
    expect(read.weights[4_000_000]).toBe(1);
    expect(featuresOf(createModel())).toBe("single");
    expect(modelDigest(createModel("conjunctions"))).not.toBe(modelDigest(createModel()));
  });

  it("are refused when they are not a model's, with the reason", () => {
    const bytes = serialiseModel(model());
    expect(reasonOf(new Uint8Array(3))).toBe("wrong first bytes");
    expect(reasonOf(new TextEncoder().encode("something else"))).toBe("wrong first bytes");
    expect(reasonOf(bytes.subarray(0, bytes.length - 1))).toBe("43 bytes where 44 were announced");
    const changed = (offset: number, value: number) => {
      const copy = bytes.slice();
      new DataView(copy.buffer).setFloat32(offset, value, true);
      return copy;
    };
    expect(reasonOf(changed(12, Number.NaN))).toBe("weight 7 is not finite");
    expect(reasonOf(changed(16, -1))).toBe("weight 7 is not finite");
    const swapped = bytes.slice();
    new DataView(swapped.buffer).setUint32(8, 100_000, true);
    expect(reasonOf(swapped)).toBe("weight 9 out of order");
  });
});
