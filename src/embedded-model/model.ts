/**
 * Parameters of the one shared model: hashed weights of a log-linear distribution over actions, for both roles, with
 * the optimiser's state (Adagrad: sums of squared gradients), so that training continues where it stopped.
 */
import { createHash } from "node:crypto";

/** Feature numbers are in [0, WEIGHT_COUNT). */
export const WEIGHT_BITS = 18;
export const WEIGHT_COUNT = 1 << WEIGHT_BITS;

export interface Model {
  /** Length WEIGHT_COUNT, finite. Never changed in place. */
  readonly weights: Float32Array;
  /** Length WEIGHT_COUNT, ≥ 0: sums of squared gradients. */
  readonly squares: Float32Array;
}

/** The uniform model: all weights zero. */
export const createModel = (): Model => ({
  weights: new Float32Array(WEIGHT_COUNT),
  squares: new Float32Array(WEIGHT_COUNT),
});

const MAGIC = 0x53545031; // "STP1"
const HEADER_BYTES = 8;

/** The bytes are not a model's; `reason` says what is wrong with them. */
export class ModelFormatError extends Error {
  readonly _tag = "ModelFormatError";
  readonly reason: string;
  constructor(reason: string) {
    super(`not a model of the embedded back end: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Little-endian: magic, number of weights that are not zero in either array, then their indices (uint32), weights and
 * squares (float32). Equal models give equal bytes.
 */
export const serialiseModel = (model: Model): Uint8Array => {
  const used: Array<number> = [];
  for (let i = 0; i < WEIGHT_COUNT; i++) if (model.weights[i] !== 0 || model.squares[i] !== 0) used.push(i);
  const bytes = new Uint8Array(HEADER_BYTES + used.length * 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, used.length, true);
  used.forEach((index, i) => {
    view.setUint32(HEADER_BYTES + i * 12, index, true);
    view.setFloat32(HEADER_BYTES + i * 12 + 4, model.weights[index]!, true);
    view.setFloat32(HEADER_BYTES + i * 12 + 8, model.squares[index]!, true);
  });
  return bytes;
};

/** Inverse of `serialiseModel`. Throws ModelFormatError. */
export const deserialiseModel = (bytes: Uint8Array): Model => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) throw new ModelFormatError("wrong first bytes");
  const count = view.getUint32(4, true);
  if (bytes.length !== HEADER_BYTES + count * 12) {
    throw new ModelFormatError(`${bytes.length} bytes where ${HEADER_BYTES + count * 12} were announced`);
  }
  const model = createModel();
  let previous = -1;
  for (let at = HEADER_BYTES; at < bytes.length; at += 12) {
    const index = view.getUint32(at, true);
    const weight = view.getFloat32(at + 4, true);
    const square = view.getFloat32(at + 8, true);
    if (index <= previous || index >= WEIGHT_COUNT) throw new ModelFormatError(`weight ${index} out of order`);
    if (!Number.isFinite(weight) || !(square >= 0 && square < Infinity)) {
      throw new ModelFormatError(`weight ${index} is not finite`);
    }
    model.weights[index] = weight;
    model.squares[index] = square;
    previous = index;
  }
  return model;
};

/** SHA-256 of the serialised model, in hex. */
export const modelDigest = (model: Model): string => createHash("sha256").update(serialiseModel(model)).digest("hex");
