/**
 * The work of one thread in the tiled search: scores of a slab of targets against all conjectures, block by block, and
 * the best few of each target. Threads share one memory and take slabs by ticket; which thread takes which slab changes
 * no result.
 */
import { clearList, insertRanked, type RankedList, rankedList } from "./ranked-list.ts";
import { panelColumns, type SearchKernel, type SharedMemory, searchKernel, tileRows } from "./search-kernel.ts";

/** Targets of a slab: small enough that threads end together, large enough to reuse a block from the cache. */
export const slabTargets = 8 * tileRows;
/**
 * Slabs of a chunk, the same for every chunk: a ticket is the number of a slab, so a thread that wakes late takes either
 * none or one of the current chunk, whose settings were written before its tickets were given out.
 */
export const chunkSlabs = 32;
/** Targets searched at a time; the masks that a search sees are those of the start of its chunk. */
export const chunkTargets = chunkSlabs * slabTargets;
/** Conjectures of a block: 512 × 256 components of 4 bytes are half of a 1 MiB second-level cache. */
const blockColumns = 64 * panelColumns;

export interface SearchShape {
  /** Conjectures and components, padded to whole panels and steps. */
  readonly columns: number;
  readonly dimension: number;
  /** Longest list of a target. */
  readonly listCapacity: number;
  readonly threads: number;
  readonly scores: "inner-product" | "distance";
}

/** Words of the control block. */
export const controlWord = { epoch: 0, ticket: 1, finished: 2, listLength: 3, targets: 4 } as const;

const align = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Byte offsets of everything in the shared memory. */
export const layoutOf = ({ columns, dimension, listCapacity, threads }: SearchShape) => {
  let next = 0;
  const take = (bytes: number): number => {
    const offset = next;
    next += align(bytes);
    return offset;
  };
  return {
    control: take(64),
    bias: take(4 * columns),
    prices: take(4 * columns),
    conjectures: take(4 * columns * dimension),
    targets: take(4 * chunkTargets * dimension),
    targetSquares: take(4 * chunkTargets),
    counts: take(4 * chunkTargets),
    indexes: take(4 * chunkTargets * listCapacity),
    scores: take(4 * chunkTargets * listCapacity),
    scratch: Array.from({ length: threads }, () => ({
      tile: take(4 * tileRows * blockColumns),
      found: take(8 * blockColumns),
    })),
    bytes: next,
  };
};

export type SearchLayout = ReturnType<typeof layoutOf>;

/** Typed views of the shared memory. */
export const viewsOf = ({ buffer }: SharedMemory, layout: SearchLayout, shape: SearchShape) => ({
  control: new Int32Array(buffer, layout.control, 16),
  bias: new Float32Array(buffer, layout.bias, shape.columns),
  prices: new Float32Array(buffer, layout.prices, shape.columns),
  conjectures: new Float32Array(buffer, layout.conjectures, shape.columns * shape.dimension),
  targets: new Float32Array(buffer, layout.targets, chunkTargets * shape.dimension),
  targetSquares: new Float32Array(buffer, layout.targetSquares, chunkTargets),
  counts: new Int32Array(buffer, layout.counts, chunkTargets),
  indexes: new Int32Array(buffer, layout.indexes, chunkTargets * shape.listCapacity),
  scores: new Float32Array(buffer, layout.scores, chunkTargets * shape.listCapacity),
});

export type SearchViews = ReturnType<typeof viewsOf>;

/** One thread's part in every search. */
export class SearchThread {
  private readonly shape: SearchShape;
  private readonly layout: SearchLayout;
  private readonly views: SearchViews;
  private readonly kernel: SearchKernel;
  /** Offsets of this thread's own tile of scores and of what a scan finds. */
  private readonly scratch: SearchLayout["scratch"][number];
  private readonly foundIndexes: Int32Array;
  private readonly foundScores: Float32Array;
  private readonly lists: ReadonlyArray<RankedList>;

  constructor(memory: SharedMemory, shape: SearchShape, thread: number) {
    this.shape = shape;
    this.layout = layoutOf(shape);
    this.views = viewsOf(memory, this.layout, shape);
    this.kernel = searchKernel(memory);
    this.scratch = this.layout.scratch[thread]!;
    this.foundIndexes = new Int32Array(memory.buffer, this.scratch.found, 2 * blockColumns);
    this.foundScores = new Float32Array(memory.buffer, this.scratch.found, 2 * blockColumns);
    this.lists = Array.from({ length: slabTargets }, () => rankedList(shape.listCapacity));
  }

  /** Works until the tickets are used up. */
  takeSlabs(): void {
    const { control } = this.views;
    for (;;) {
      const slab = Atomics.add(control, controlWord.ticket, 1);
      if (slab >= chunkSlabs) return;
      this.searchSlab(slab, control[controlWord.listLength]!, control[controlWord.targets]!);
      Atomics.add(control, controlWord.finished, 1);
      Atomics.notify(control, controlWord.finished);
    }
  }

  private searchSlab(slab: number, listLength: number, targets: number): void {
    const first = slab * slabTargets;
    const count = Math.min(slabTargets, targets - first);
    for (const list of this.lists) clearList(list, listLength);
    for (let block = 0; block < this.shape.columns; block += blockColumns) {
      const columns = Math.min(blockColumns, this.shape.columns - block);
      for (let group = 0; group < count; group += tileRows) {
        this.scoreGroup(first + group, block, columns);
        for (let row = 0; row < tileRows; row++) this.scanRow(this.lists[group + row]!, row, block, columns);
      }
    }
    for (let t = 0; t < count; t++) this.storeList(this.lists[t]!, first + t);
  }

  private scoreGroup(target: number, firstColumn: number, columns: number): void {
    const { kernel, layout, scratch, shape, views } = this;
    kernel.tile(
      layout.targets + 4 * target * shape.dimension,
      layout.conjectures + 4 * firstColumn * shape.dimension,
      layout.bias + 4 * firstColumn,
      scratch.tile,
      4 * blockColumns,
      columns / panelColumns,
      shape.dimension,
    );
    if (shape.scores === "inner-product") return;
    for (let row = 0; row < tileRows; row++)
      kernel.toDistances(
        scratch.tile + row * blockColumns * 4,
        layout.prices + 4 * firstColumn,
        views.targetSquares[target + row]!,
        columns / 4,
      );
  }

  private scanRow(list: RankedList, row: number, firstColumn: number, columns: number): void {
    const { foundIndexes, foundScores, kernel, scratch } = this;
    const full = list.length === list.capacity;
    const threshold = full ? list.scores[list.capacity - 1]! : Number.NEGATIVE_INFINITY;
    const from = scratch.tile + row * blockColumns * 4;
    const entries = (kernel.scan(from, columns / 4, firstColumn, threshold, scratch.found) - scratch.found) / 8;
    for (let e = 0; e < entries; e++) insertRanked(list, foundIndexes[2 * e]!, foundScores[2 * e + 1]!);
  }

  private storeList(list: RankedList, target: number): void {
    const at = target * this.shape.listCapacity;
    this.views.counts[target] = list.length;
    for (let r = 0; r < list.length; r++) {
      this.views.indexes[at + r] = list.indexes[r]!;
      this.views.scores[at + r] = list.scores[r]!;
    }
  }
}
