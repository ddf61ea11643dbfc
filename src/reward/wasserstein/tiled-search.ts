/**
 * For every target the few conjectures with the highest scores, without ever holding N × M of them: tiled products on
 * all threads over one shared memory. Scores are float32 proposals; whoever uses them re-scores in float64 and relies
 * only on the bound stated here, so neither threads nor the order of sums change a result.
 */
import { Worker } from "node:worker_threads";
import type { PairSimilarity } from "./cost.ts";
import { type EmbeddingMatrix, MatchingError, type MatchingProblem } from "./problem.ts";
import { dimensionStep, panelColumns, type SharedMemory, sharedMemory, tileRows } from "./search-kernel.ts";
import {
  chunkSlabs,
  chunkTargets,
  controlWord,
  layoutOf,
  type SearchShape,
  searchThread,
  viewsOf,
} from "./search-tiles.ts";

/** Half a unit in the last place of float32, relative. */
const unitRoundoff = 2 ** -24;
const largestMemory = 65535 * 65536;

/** The lists of one chunk of targets; list t − first holds counts[t − first] entries at (t − first) × stride. */
export interface SearchedChunk {
  readonly first: number;
  readonly end: number;
  readonly stride: number;
  readonly counts: Int32Array;
  /** Conjectures, by descending score, ties by ascending index. */
  readonly indexes: Int32Array;
  /** An entry's score in units of similarity: `score(entry) + slack` bounds what it stands for from above. */
  readonly scores: Float32Array;
  /** Factor from a stored score to similarity. */
  readonly scale: number;
  /** similarity − price of any conjecture ≤ score × scale + slack, and of any left out ≤ the list's last one. */
  readonly slack: number;
  readonly listLength: number;
}

export interface TiledSearch {
  /**
   * The `listLength` best of similarity − price over the unmasked conjectures for targets [first, first + chunk).
   * `prices` ≥ 0 of length N in units of similarity, or null for none.
   */
  readonly search: (
    first: number,
    listLength: number,
    masked: Uint8Array | null,
    prices: Float64Array | null,
  ) => SearchedChunk;
  /** Ends the threads. */
  readonly close: () => void;
}

const padded = (count: number, step: number): number => Math.max(step, Math.ceil(count / step) * step);

/** Writes rows [from, to) of the matrix, each times its factor, interleaved in groups of `width` rows. */
const pack = (
  matrix: EmbeddingMatrix,
  from: number,
  to: number,
  factor: (row: number) => number,
  width: number,
  dimension: number,
  out: Float32Array,
): void => {
  for (let row = from; row < to; row++) {
    const scale = factor(row);
    const at = row - from;
    let cell = Math.floor(at / width) * width * dimension + (at % width);
    for (let k = row * matrix.dimension; k < (row + 1) * matrix.dimension; k++) {
      out[cell] = matrix.data[k]! * scale;
      cell += width;
    }
  }
};

const startWorkers = (memory: SharedMemory, shape: SearchShape): ReadonlyArray<Worker> =>
  Array.from({ length: shape.threads - 1 }, (_, i) => {
    const worker = new Worker(new URL("./search-worker.ts", import.meta.url), {
      workerData: { memory, shape, thread: i + 1 },
      execArgv: [],
    });
    worker.unref();
    return worker;
  });

/** Starts a search of the problem's targets among its conjectures on `threads` ≥ 1 threads, the caller's included. */
export const tiledSearch = (
  problem: MatchingProblem,
  similarity: PairSimilarity,
  listCapacity: number,
  threads: number,
): TiledSearch => {
  const { conjectures, targets } = problem;
  const euclidean = similarity.kind === "euclidean";
  const shape: SearchShape = {
    columns: padded(conjectures.rows, panelColumns),
    dimension: padded(conjectures.dimension, dimensionStep),
    listCapacity,
    threads,
    scores: euclidean ? "distance" : "inner-product",
  };
  const layout = layoutOf(shape);
  if (layout.bytes > largestMemory)
    throw new MatchingError(
      "TooLarge",
      `${conjectures.rows} conjectures of ${conjectures.dimension} components need ${layout.bytes} bytes, more than the 4 GiB a search can address`,
    );
  const memory = sharedMemory(layout.bytes);
  const views = viewsOf(memory, layout, shape);
  const bounds = scoreBounds(similarity, conjectures.dimension);
  const conjectureFactor = (i: number): number => (euclidean ? 1 / bounds.scale : 1 / similarity.conjectureNorms[i]!);
  const targetFactor = (j: number): number => (euclidean ? 1 / bounds.scale : 1 / similarity.targetNorms[j]!);
  pack(conjectures, 0, conjectures.rows, conjectureFactor, panelColumns, shape.dimension, views.conjectures);
  const workers = startWorkers(memory, shape);
  const own = searchThread(memory, shape, 0);

  const wakeWorkers = (): void => {
    Atomics.add(views.control, controlWord.epoch, 1);
    Atomics.notify(views.control, controlWord.epoch);
  };

  const searchChunk = (): void => {
    Atomics.store(views.control, controlWord.finished, 0);
    Atomics.store(views.control, controlWord.ticket, 0);
    wakeWorkers();
    own.takeSlabs();
    for (;;) {
      const finished = Atomics.load(views.control, controlWord.finished);
      if (finished === chunkSlabs) return;
      if (Atomics.wait(views.control, controlWord.finished, finished, 60_000) === "timed-out")
        throw new MatchingError("ThreadLost", "a search thread took a slab of targets and never finished it");
    }
  };

  const setBias = (masked: Uint8Array | null, prices: Float64Array | null): void => {
    views.bias.fill(Number.NEGATIVE_INFINITY, conjectures.rows);
    for (let i = 0; i < conjectures.rows; i++) {
      const price = prices === null ? 0 : prices[i]! / bounds.scale;
      const norm = similarity.conjectureNorms[i]! / bounds.scale;
      const open = euclidean ? -(norm * norm) / 2 : -price;
      views.bias[i] = masked !== null && masked[i] === 1 ? Number.NEGATIVE_INFINITY : open;
      if (euclidean) views.prices[i] = price;
    }
  };

  return {
    search: (first, listLength, masked, prices) => {
      const end = Math.min(first + chunkTargets, targets.rows);
      setBias(masked, prices);
      pack(targets, first, end, targetFactor, tileRows, shape.dimension, views.targets);
      if (euclidean)
        for (let j = first; j < end; j++)
          views.targetSquares[j - first] = bounds.squareBelow(similarity.targetNorms[j]!);
      Atomics.store(views.control, controlWord.listLength, listLength);
      Atomics.store(views.control, controlWord.targets, end - first);
      searchChunk();
      const slack = bounds.slack(prices === null ? 0 : prices.reduce((a, b) => Math.max(a, b), 0));
      const { counts, indexes, scores } = views;
      return { first, end, stride: listCapacity, counts, indexes, scores, scale: bounds.scale, slack, listLength };
    },
    close: () => {
      Atomics.store(views.control, controlWord.stop, 1);
      wakeWorkers();
      for (const worker of workers) worker.terminate();
    },
  };
};

/**
 * How far a float32 score may lie below what it stands for: a sum of d products of rounded components errs by at most
 * (d + 3) u |x| |y| (Higham 2002, section 3.1); the margin also covers the rounding of bias and price.
 */
const scoreBounds = (similarity: PairSimilarity, dimension: number) => {
  const largest = (norms: Float64Array): number => norms.reduce((a, b) => Math.max(a, b), 0);
  const relative = (dimension + 16) * unitRoundoff;
  if (similarity.kind === "cosine")
    return { scale: 1, slack: (price: number) => relative * (1 + price), squareBelow: () => 0 };
  // Rows are scaled so that no norm exceeds 1: the inner product, half a square and the square itself are at most 1.
  const scale = Math.max(largest(similarity.conjectureNorms), largest(similarity.targetNorms)) || 1;
  return {
    scale,
    slack: (price: number) => 8 * unitRoundoff * (2 * scale + price),
    squareBelow: (norm: number) => (norm / scale) ** 2 - 4 * relative,
  };
};
