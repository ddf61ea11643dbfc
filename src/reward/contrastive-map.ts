/**
 * A linear map of embeddings learned so that a conjecture lies near the seed that it was made from and far from those of
 * other seeds: the contrastive loss InfoNCE (van den Oord et al. 2018) over pairs (seed, conjecture), by a fixed number of
 * gradient steps from the identity. Directions in which any conjecture differs from its seed then count for less.
 */
import { type RandomStream, shuffled } from "../domain/index.ts";

/** Vectors as rows, `rows × dimension` in row-major order. */
export interface Vectors {
  readonly data: Float64Array;
  readonly rows: number;
  readonly dimension: number;
}

/** Row i of `seeds` and row i of `conjectures` belong together; all rows have length 1. */
export interface SeedPairs {
  readonly seeds: Vectors;
  readonly conjectures: Vectors;
  /** Number of the seed of each pair: another conjecture of the same seed is no negative. */
  readonly seedOf: Int32Array;
}

/** A square linear map, `dimension × dimension` in row-major order: row r is what makes component r. */
export interface SquareMap {
  readonly data: Float64Array;
  readonly dimension: number;
}

export interface ContrastiveSettings {
  /** τ > 0: similarities are divided by it. */
  readonly temperature: number;
  /** Gradient steps, ≥ 0. */
  readonly steps: number;
  /** Pairs of a step, ≥ 1; all where there are fewer. */
  readonly batch: number;
  /** Step size > 0. */
  readonly learningRate: number;
}

/** The rows of a list as vectors of length 1; a zero row stays zero. */
export const unitVectors = (list: ReadonlyArray<Float32Array | Float64Array>): Vectors => {
  const dimension = list[0]?.length ?? 0;
  const data = new Float64Array(list.length * dimension);
  for (const [row, vector] of list.entries()) {
    let square = 0;
    for (let k = 0; k < dimension; k++) square += vector[k]! * vector[k]!;
    const scale = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let k = 0; k < dimension; k++) data[row * dimension + k] = vector[k]! * scale;
  }
  return { data, rows: list.length, dimension };
};

/**
 * The rows in `dimension` components: as they are where they have no more, else projected on random signs, which keeps
 * inner products up to noise of 1/√dimension (Johnson and Lindenstrauss 1984; Achlioptas 2003).
 */
export const reducedVectors = (vectors: Vectors, dimension: number, stream: RandomStream): Vectors => {
  const { data, dimension: from, rows } = vectors;
  if (from <= dimension) return vectors;
  const signs = new Int8Array(dimension * from);
  for (let entry = 0; entry < signs.length; entry++) signs[entry] = 2 * stream.nextInt(2) - 1;
  const reduced = new Float64Array(rows * dimension);
  for (let row = 0; row < rows; row++)
    for (let r = 0; r < dimension; r++) {
      let sum = 0;
      for (let k = 0; k < from; k++) sum += signs[r * from + k]! * data[row * from + k]!;
      reduced[row * dimension + r] = sum / Math.sqrt(dimension);
    }
  return { data: reduced, rows, dimension };
};

export const identityMap = (dimension: number): SquareMap => {
  const data = new Float64Array(dimension * dimension);
  for (let k = 0; k < dimension; k++) data[k * dimension + k] = 1;
  return { data, dimension };
};

interface Mapped extends Vectors {
  /** Of the rows before they were brought to length 1. */
  readonly norms: Float64Array;
}

/** The images of the rows, brought to length 1: inner products of them are the learned similarity, in [−1, 1]. */
export const mappedVectors = ({ data: map, dimension }: SquareMap, { data, rows }: Vectors): Mapped => {
  const images = new Float64Array(rows * dimension);
  const norms = new Float64Array(rows);
  for (let from = 0, row = 0; row < rows; row++, from += dimension) {
    let square = 0;
    for (let r = 0; r < dimension; r++) {
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += map[r * dimension + k]! * data[from + k]!;
      images[from + r] = sum;
      square += sum * sum;
    }
    norms[row] = Math.sqrt(square);
    if (square > 0) for (let k = from; k < from + dimension; k++) images[k] = images[k]! / norms[row]!;
  }
  return { data: images, rows, dimension, norms };
};

/**
 * Softmax over the conjectures of the batch for each seed, less 1 at its own, over the number of pairs: the gradient of
 * the loss by the similarities over τ. The loss is the mean −log of the softmax at the own conjecture.
 */
const lossOfSimilarities = (
  seeds: Vectors,
  conjectures: Vectors,
  seedOf: Int32Array,
  temperature: number,
): { readonly loss: number; readonly slopes: Float64Array } => {
  const { dimension, rows } = seeds;
  const slopes = new Float64Array(rows * rows);
  let loss = 0;
  for (let i = 0; i < rows; i++) {
    const at = i * rows;
    let largest = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < rows; j++) {
      if (j !== i && seedOf[j] === seedOf[i]) continue;
      let sum = 0;
      for (let k = 0; k < dimension; k++) sum += seeds.data[i * dimension + k]! * conjectures.data[j * dimension + k]!;
      slopes[at + j] = sum / temperature;
      largest = Math.max(largest, slopes[at + j]!);
    }
    const own = slopes[at + i]!;
    let total = 0;
    for (let j = 0; j < rows; j++) {
      if (j !== i && seedOf[j] === seedOf[i]) continue;
      slopes[at + j] = Math.exp(slopes[at + j]! - largest);
      total += slopes[at + j]!;
    }
    loss += Math.log(total) + largest - own;
    for (let j = 0; j < rows; j++) slopes[at + j] = slopes[at + j]! / total / rows;
    slopes[at + i] = slopes[at + i]! - 1 / rows;
  }
  return { loss: loss / rows, slopes };
};

/** Adds to `gradient` what comes through one side: Σ over its rows of (slope across the unit sphere) × (row before the map). */
const addThroughMap = (gradient: Float64Array, before: Vectors, images: Mapped, slope: Float64Array): void => {
  const { dimension, rows } = before;
  for (let from = 0, row = 0; row < rows; row++, from += dimension) {
    if (images.norms[row] === 0) continue;
    let along = 0;
    for (let k = from; k < from + dimension; k++) along += slope[k]! * images.data[k]!;
    for (let r = 0; r < dimension; r++) {
      const across = (slope[from + r]! - along * images.data[from + r]!) / images.norms[row]!;
      for (let k = 0; k < dimension; k++)
        gradient[r * dimension + k] = gradient[r * dimension + k]! + across * before.data[from + k]!;
    }
  }
};

/**
 * InfoNCE of a map on pairs, in nats, ≥ 0: mean over the pairs of −log of exp(s(seed, own) / τ) over the sum of
 * exp(s(seed, c) / τ) over the own conjecture and those of other seeds, s the learned similarity. With its gradient by the
 * map, `dimension × dimension`.
 */
export const contrastiveLoss = (
  map: SquareMap,
  { conjectures, seedOf, seeds }: SeedPairs,
  temperature: number,
): { readonly loss: number; readonly gradient: Float64Array } => {
  const { dimension, rows } = seeds;
  const seedImages = mappedVectors(map, seeds);
  const conjectureImages = mappedVectors(map, conjectures);
  const { loss, slopes } = lossOfSimilarities(seedImages, conjectureImages, seedOf, temperature);
  const bySeed = new Float64Array(rows * dimension);
  const byConjecture = new Float64Array(rows * dimension);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++) {
      const slope = slopes[i * rows + j]! / temperature;
      if (slope === 0) continue;
      const seed = i * dimension;
      const conjecture = j * dimension;
      for (let k = 0; k < dimension; k++) {
        bySeed[seed + k] = bySeed[seed + k]! + slope * conjectureImages.data[conjecture + k]!;
        byConjecture[conjecture + k] = byConjecture[conjecture + k]! + slope * seedImages.data[seed + k]!;
      }
    }
  const gradient = new Float64Array(dimension * dimension);
  addThroughMap(gradient, seeds, seedImages, bySeed);
  addThroughMap(gradient, conjectures, conjectureImages, byConjecture);
  return { loss, gradient };
};

const rowsAt = ({ data, dimension }: Vectors, at: ReadonlyArray<number>): Vectors => {
  const chosen = new Float64Array(at.length * dimension);
  for (const [i, row] of at.entries()) chosen.set(data.subarray(row * dimension, (row + 1) * dimension), i * dimension);
  return { data: chosen, rows: at.length, dimension };
};

/**
 * The map after the gradient steps, from the identity, so that without a pair, or with those of one seed alone, it stays
 * the identity. Batches go round the pairs in an order that the stream draws.
 */
export const contrastiveMap = (pairs: SeedPairs, settings: ContrastiveSettings, stream: RandomStream): SquareMap => {
  const { conjectures, seedOf, seeds } = pairs;
  const map = identityMap(seeds.dimension);
  const count = seeds.rows;
  if (count === 0) return map;
  const order = shuffled(
    Array.from({ length: count }, (_, pair) => pair),
    stream,
  );
  const size = Math.min(settings.batch, count);
  for (let step = 0; step < settings.steps; step++) {
    const at = Array.from({ length: size }, (_, i) => order[(step * size + i) % count]!);
    const batch = {
      seeds: rowsAt(seeds, at),
      conjectures: rowsAt(conjectures, at),
      seedOf: Int32Array.from(at, (pair) => seedOf[pair]!),
    };
    const { gradient } = contrastiveLoss(map, batch, settings.temperature);
    for (let entry = 0; entry < gradient.length; entry++)
      map.data[entry] = map.data[entry]! - settings.learningRate * gradient[entry]!;
  }
  return map;
};
