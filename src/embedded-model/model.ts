/**
 * Parameters of the one shared model: hashed weights of a log-linear distribution over actions, for all roles, with
 * the optimiser's state (Adagrad: sums of squared gradients), so that training continues where it stopped.
 */
import { createHash } from "node:crypto";

/**
 * What the prover's weights are for. `single`: pairs of an action and one fact, so that a proof teaches something about
 * every state that shares a fact with its own. `conjunctions`: an action with all facts of the place where it acts, and
 * with those and all facts of the state, so that a proof teaches little beyond states like its own.
 */
export type Features = "single" | "conjunctions";

/** The number of weights, as a power of two; it also tells the features. Conjunctions are many: see docs/benchmarks.md. */
export const WEIGHT_BITS: Readonly<Record<Features, number>> = { single: 18, conjunctions: 22 };

export interface Model {
  /** Length 2^WEIGHT_BITS of its features, finite. Never changed in place. */
  readonly weights: Float32Array;
  /** As many, ≥ 0: sums of squared gradients. */
  readonly squares: Float32Array;
}

/** The uniform model: all weights zero. */
export const createModel = (features: Features = "single"): Model => ({
  weights: new Float32Array(1 << WEIGHT_BITS[features]),
  squares: new Float32Array(1 << WEIGHT_BITS[features]),
});

export const featuresOf = ({ weights }: Pick<Model, "weights">): Features =>
  weights.length === 1 << WEIGHT_BITS.single ? "single" : "conjunctions";

const MAGIC: Readonly<Record<Features, number>> = { single: 0x53545031, conjunctions: 0x53545032 }; // "STP1", "STP2"
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
  const { squares, weights } = model;
  let used = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] !== 0 || squares[i] !== 0) used += 1;
  const bytes = new Uint8Array(HEADER_BYTES + used * 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC[featuresOf(model)], true);
  view.setUint32(4, used, true);
  for (let i = 0, at = HEADER_BYTES; i < weights.length; i++) {
    if (weights[i] === 0 && squares[i] === 0) continue;
    view.setUint32(at, i, true);
    view.setFloat32(at + 4, weights[i]!, true);
    view.setFloat32(at + 8, squares[i]!, true);
    at += 12;
  }
  return bytes;
};

/** Inverse of `serialiseModel`. Throws ModelFormatError. */
export const deserialiseModel = (bytes: Uint8Array): Model => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = bytes.length < HEADER_BYTES ? 0 : view.getUint32(0, true);
  const features = magic === MAGIC.single ? "single" : magic === MAGIC.conjunctions ? "conjunctions" : null;
  if (features === null) throw new ModelFormatError("wrong first bytes");
  const count = view.getUint32(4, true);
  if (bytes.length !== HEADER_BYTES + count * 12) {
    throw new ModelFormatError(`${bytes.length} bytes where ${HEADER_BYTES + count * 12} were announced`);
  }
  const model = createModel(features);
  let previous = -1;
  for (let at = HEADER_BYTES; at < bytes.length; at += 12) {
    const index = view.getUint32(at, true);
    const weight = view.getFloat32(at + 4, true);
    const square = view.getFloat32(at + 8, true);
    if (index <= previous || index >= model.weights.length) throw new ModelFormatError(`weight ${index} out of order`);
    if (!Number.isFinite(weight) || !(square >= 0 && square < Infinity)) {
      throw new ModelFormatError(`weight ${index} is not finite`);
    }
    model.weights[index] = weight;
    model.squares[index] = square;
    previous = index;
  }
  return model;
};

/** SHA-256 of a serialised model, in hex. */
export const parametersDigest = (parameters: Uint8Array): string =>
  createHash("sha256").update(parameters).digest("hex");

/** SHA-256 of the serialised model, in hex. */
export const modelDigest = (model: Model): string => parametersDigest(serialiseModel(model));
