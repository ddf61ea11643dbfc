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
  SearchThread,
  type SearchViews,
  viewsOf,
} from "./search-tiles.ts";

/** Half a unit in the last place of float32, relative. */
const unitRoundoff = 2 ** -24;
const largestMemory = 65535 * 65536;
/** A slab takes milliseconds; a thread that needs longer than this for one is lost. */
const longestWait = 60_000;

/** The lists of one chunk of targets; list t − first holds counts[t − first] entries at (t − first) × stride. */
export interface SearchedChunk {
  readonly first: number;
  readonly end: number;
  readonly stride: number;
  readonly counts: Int32Array;
  /** Conjectures, by descending score, ties by ascending index. */
  readonly indexes: Int32Array;
  readonly scores: Float32Array;
  /** Factor from a stored score to similarity. */
  readonly scale: number;
  /** similarity − price of any conjecture ≤ score × scale + slack, and of any left out ≤ the list's last one. */
  readonly slack: number;
  readonly listLength: number;
}

const padded = (count: number, step: number): number => Math.max(step, Math.ceil(count / step) * step);
const largest = (values: Float64Array): number => values.reduce((a, b) => Math.max(a, b), 0);

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

/**
 * How far a float32 score may lie below what it stands for: a sum of d products of rounded components errs by at most
 * (d + 3) u |x| |y| (Higham 2002, section 3.1); the margin also covers the rounding of bias and price.
 */
const scoreBounds = (similarity: PairSimilarity, dimension: number) => {
  const relative = (dimension + 16) * unitRoundoff;
  const isCosine = similarity.kind === "cosine";
  // Rows are scaled so that no norm exceeds 1: the inner product, half a square and the square itself are at most 1.
  const scale = isCosine ? 1 : Math.max(largest(similarity.conjectureNorms), largest(similarity.targetNorms)) || 1;
  return {
    scale,
    slack: (price: number) => (isCosine ? relative * (1 + price) : 8 * unitRoundoff * (2 * scale + price)),
    squareBelow: (norm: number) => (norm / scale) ** 2 - 4 * relative,
  };
};

/** A search of a problem's targets among its conjectures on `threads` ≥ 1 threads, the caller's included. */
export class TiledSearch {
  private readonly problem: MatchingProblem;
  private readonly similarity: PairSimilarity;
  private readonly shape: SearchShape;
  private readonly views: SearchViews;
  private readonly bounds: ReturnType<typeof scoreBounds>;
  private readonly own: SearchThread;
  private readonly workers: ReadonlyArray<Worker>;

  constructor(problem: MatchingProblem, similarity: PairSimilarity, listCapacity: number, threads: number) {
    const { conjectures } = problem;
    this.problem = problem;
    this.similarity = similarity;
    this.shape = {
      columns: padded(conjectures.rows, panelColumns),
      dimension: padded(conjectures.dimension, dimensionStep),
      listCapacity,
      threads,
      scores: similarity.kind === "euclidean" ? "distance" : "inner-product",
    };
    const layout = layoutOf(this.shape);
    if (layout.bytes > largestMemory)
      throw new MatchingError(
        "TooLarge",
        `${conjectures.rows} conjectures of ${conjectures.dimension} components need ${layout.bytes} bytes, more than the 4 GiB a search can address`,
      );
    const memory = sharedMemory(layout.bytes);
    this.views = viewsOf(memory, layout, this.shape);
    this.bounds = scoreBounds(similarity, conjectures.dimension);
    const factor = this.factorOf(similarity.conjectureNorms);
    pack(conjectures, 0, conjectures.rows, factor, panelColumns, this.shape.dimension, this.views.conjectures);
    this.workers = this.startWorkers(memory);
    this.own = new SearchThread(memory, this.shape, 0);
  }

  private startWorkers(memory: SharedMemory): ReadonlyArray<Worker> {
    return Array.from({ length: this.shape.threads - 1 }, (_, i) => {
      const worker = new Worker(new URL("./search-worker.ts", import.meta.url), {
        workerData: { memory, shape: this.shape, thread: i + 1 },
        execArgv: [],
      });
      worker.unref();
      return worker;
    });
  }

  /** Rows become unit vectors for the cosine, and are scaled alike for the distance. */
  private factorOf(norms: Float64Array): (row: number) => number {
    const { scale } = this.bounds;
    return this.similarity.kind === "euclidean" ? () => 1 / scale : (row) => 1 / norms[row]!;
  }

  /** Gives out the chunk's slabs and waits until all are done. */
  private searchChunk(): void {
    const { control } = this.views;
    Atomics.store(control, controlWord.finished, 0);
    Atomics.store(control, controlWord.ticket, 0);
    Atomics.add(control, controlWord.epoch, 1);
    Atomics.notify(control, controlWord.epoch);
    this.own.takeSlabs();
    for (;;) {
      const finished = Atomics.load(control, controlWord.finished);
      if (finished === chunkSlabs) return;
      if (Atomics.wait(control, controlWord.finished, finished, longestWait) === "timed-out")
        throw new MatchingError("ThreadLost", "a search thread took a slab of targets and never finished it");
    }
  }

  /** Where the scores start: −∞ hides a conjecture, −price or −|x|²/2 goes into the sum. */
  private setBias(masked: Uint8Array | null, prices: Float64Array | null): void {
    const { bounds, problem, similarity, views } = this;
    const euclidean = similarity.kind === "euclidean";
    views.bias.fill(Number.NEGATIVE_INFINITY, problem.conjectures.rows);
    for (let i = 0; i < problem.conjectures.rows; i++) {
      const price = prices === null ? 0 : prices[i]! / bounds.scale;
      const norm = similarity.conjectureNorms[i]! / bounds.scale;
      const open = euclidean ? -(norm * norm) / 2 : -price;
      views.bias[i] = masked !== null && masked[i] === 1 ? Number.NEGATIVE_INFINITY : open;
      views.prices[i] = price;
    }
  }

  /**
   * The `listLength` best of similarity − price over the unmasked conjectures for the chunk of targets from `first` on.
   * `prices` ≥ 0 of length N in units of similarity, or null for none. The lists are valid until the next search.
   */
  search(first: number, listLength: number, masked: Uint8Array | null, prices: Float64Array | null): SearchedChunk {
    const { bounds, shape, similarity, views } = this;
    const { targets } = this.problem;
    const end = Math.min(first + chunkTargets, targets.rows);
    this.setBias(masked, prices);
    pack(targets, first, end, this.factorOf(similarity.targetNorms), tileRows, shape.dimension, views.targets);
    views.targetSquares.set(similarity.targetNorms.subarray(first, end).map(bounds.squareBelow));
    Atomics.store(views.control, controlWord.listLength, listLength);
    Atomics.store(views.control, controlWord.targets, end - first);
    this.searchChunk();
    const slack = bounds.slack(prices === null ? 0 : largest(prices));
    const { counts, indexes, scores } = views;
    return { first, end, stride: shape.listCapacity, counts, indexes, scores, scale: bounds.scale, slack, listLength };
  }

  /** Ends the threads. */
  close(): void {
    for (const worker of this.workers) void worker.terminate();
  }
}
