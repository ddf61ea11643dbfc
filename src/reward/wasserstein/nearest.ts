/**
 * The nearest conjectures of one target after another while conjectures get masked. Two ways with equal results: a plain
 * scan of every row in float64, and for large problems the tiled search, whose float32 lists are re-scored in float64
 * and used only where they prove the answer; where they do not, the row is scanned.
 */
import type { PairSimilarity } from "./cost.ts";
import type { MatchingProblem } from "./problem.ts";
import { clearList, insertRanked, type RankedList, rankedList } from "./ranked-list.ts";
import { type SearchedChunk, TiledSearch } from "./tiled-search.ts";

export interface SearchSettings {
  /** `auto` scans rows for small problems. The choice changes the time alone. */
  readonly method: "auto" | "rows" | "tiles";
  /** Threads of the tiled search, ≥ 1. */
  readonly threads: number;
}

export const defaultSearchSettings: SearchSettings = { method: "auto", threads: 1 };

/** How masked conjectures count: not at all, or with similarity 0 (the published quirk). */
export type MaskRule = "exclude" | "multiply-by-zero";

export interface NearestFinder {
  /**
   * The `wanted` conjectures of highest similarity to the target under the current mask, ties by lowest index; fewer
   * where fewer are left. Targets are asked for in ascending order; the list is valid until the next call.
   */
  readonly find: (target: number, wanted: number) => RankedList;
  /** Targets whose row was scanned because a list proved nothing. */
  readonly scannedRows: () => number;
  readonly close: () => void;
}

/** Entries beyond those wanted, so that a list still answers when some of it has been masked since. */
const spareEntries = 16;
/** Multiplications below which a scan of rows is over before a search has started. */
const smallProblem = 2 ** 24;

/** Fills `nearest` from the row of the target in float64. */
const scanRow = (
  similarity: PairSimilarity,
  target: number,
  masked: Uint8Array,
  rule: MaskRule,
  nearest: RankedList,
): void => {
  for (let i = 0; i < masked.length; i++) {
    if (masked[i] === 0) insertRanked(nearest, i, similarity.at(i, target));
    else if (rule === "multiply-by-zero") insertRanked(nearest, i, 0);
  }
};

/** Fills `nearest` from the target's list; false where the list does not prove the answer. */
const readList = (
  chunk: SearchedChunk,
  similarity: PairSimilarity,
  target: number,
  masked: Uint8Array,
  nearest: RankedList,
): boolean => {
  const { capacity } = nearest;
  const from = (target - chunk.first) * chunk.stride;
  const count = chunk.counts[target - chunk.first]!;
  const settled = (entry: number): boolean =>
    nearest.length === capacity &&
    nearest.scores[capacity - 1]! > chunk.scores[from + entry]! * chunk.scale + chunk.slack;
  for (let entry = 0; entry < count; entry++) {
    if (settled(entry)) return true;
    const i = chunk.indexes[from + entry]!;
    if (masked[i] === 0) insertRanked(nearest, i, similarity.at(i, target));
  }
  // A list that is not full holds every conjecture that was unmasked when it was made.
  return count < chunk.listLength || settled(count - 1);
};

const anyMasked = (masked: Uint8Array): boolean => masked.indexOf(1) >= 0;

/** A finder over the problem; `masked` (length N, 1 = masked) is read at every call. `most` is the largest `wanted`. */
export const nearestFinder = (
  problem: MatchingProblem,
  similarity: PairSimilarity,
  masked: Uint8Array,
  rule: MaskRule,
  most: number,
  settings: SearchSettings,
): NearestFinder => {
  const nearest = rankedList(most);
  let scannedRows = 0;
  const scan = (target: number): RankedList => {
    clearList(nearest, nearest.capacity);
    scanRow(similarity, target, masked, rule, nearest);
    return nearest;
  };
  const { conjectures, targets } = problem;
  const size = conjectures.rows * targets.rows * conjectures.dimension;
  if (settings.method === "rows" || (settings.method === "auto" && size < smallProblem))
    return {
      find: (target, wanted) => {
        clearList(nearest, wanted);
        scannedRows++;
        return scan(target);
      },
      scannedRows: () => scannedRows,
      close: () => {},
    };
  const listLength = Math.min(most + spareEntries, conjectures.rows);
  const search = new TiledSearch(problem, similarity, listLength, settings.threads);
  let chunk: SearchedChunk | null = null;
  return {
    find: (target, wanted) => {
      if (chunk === null || target >= chunk.end)
        chunk = search.search(target, listLength, anyMasked(masked) ? masked : null, null);
      clearList(nearest, wanted);
      const proved = readList(chunk, similarity, target, masked, nearest);
      const masksMatter =
        rule === "multiply-by-zero" &&
        !(nearest.length === wanted && nearest.scores[wanted - 1]! > 0) &&
        anyMasked(masked);
      if (proved && !masksMatter) return nearest;
      scannedRows++;
      return scan(target);
    },
    scannedRows: () => scannedRows,
    close: () => search.close(),
  };
};
