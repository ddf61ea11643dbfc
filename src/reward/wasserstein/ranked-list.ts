/** The best few of many scored conjectures: descending score, ties by ascending index. No allocation. */

export interface RankedList {
  readonly indexes: Int32Array;
  readonly scores: Float64Array;
  /** Entries in use, at most `capacity`. */
  length: number;
  capacity: number;
}

/** An empty list that may hold up to `most` entries; `capacity` can be set lower for each use. */
export const rankedList = (most: number): RankedList => ({
  indexes: new Int32Array(most),
  scores: new Float64Array(most),
  length: 0,
  capacity: most,
});

export const clearList = (list: RankedList, capacity: number): void => {
  list.length = 0;
  list.capacity = capacity;
};

/** Inserts an entry where it ranks; a full list drops its last, or the entry itself if that would be last. */
export const insertRanked = (list: RankedList, index: number, score: number): void => {
  const { capacity, indexes, scores } = list;
  const before = (at: number): boolean => scores[at]! < score || (scores[at] === score && indexes[at]! > index);
  let at = list.length;
  if (at === capacity) {
    if (capacity === 0 || !before(capacity - 1)) return;
    at--;
  } else list.length++;
  while (at > 0 && before(at - 1)) {
    scores[at] = scores[at - 1]!;
    indexes[at] = indexes[at - 1]!;
    at--;
  }
  scores[at] = score;
  indexes[at] = index;
};
