/** An entry of `HashChains`: linked to the older ones in its bucket. */
export interface Chained<Entry> {
  readonly hash: number;
  next: Entry | null;
}

const MAX_BUCKETS = 1 << 24;

/** `size` empty buckets. */
const emptyBuckets = <Entry>(size: number): (Entry | null)[] => new Array<Entry | null>(size).fill(null);

/**
 * A hash table that links its entries in buckets, newest first: an entry is found without touching any other memory than
 * its own, and removing the newest one is taking it off its chain.
 */
export class HashChains<Entry extends Chained<Entry>> {
  /** A power of two of them; readers walk the chain of `hash & (length - 1)`. */
  buckets: (Entry | null)[];
  private count = 0;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.buckets = emptyBuckets(size);
  }

  add(entry: Entry): void {
    if (++this.count > this.buckets.length && this.buckets.length < MAX_BUCKETS) this.grow();
    const bucket = entry.hash & (this.buckets.length - 1);
    entry.next = this.buckets[bucket]!;
    this.buckets[bucket] = entry;
  }

  /** Four times as many buckets, each with entries of one old bucket: oldest ones first, they keep their order. */
  private grow(): void {
    const old = this.buckets;
    this.buckets = emptyBuckets(old.length * 4);
    const chain: Entry[] = [];
    for (const newest of old) {
      for (let entry = newest; entry !== null; entry = entry.next) chain.push(entry);
      for (let entry = chain.pop(); entry !== undefined; entry = chain.pop()) {
        const bucket = entry.hash & (this.buckets.length - 1);
        entry.next = this.buckets[bucket]!;
        this.buckets[bucket] = entry;
      }
    }
  }

  /** Removes the newest entry that is left. */
  remove(entry: Entry): void {
    this.buckets[entry.hash & (this.buckets.length - 1)] = entry.next;
    this.count--;
  }

  /** Removes all entries. New buckets: young ones cost the collector nothing when entries are put in. */
  clear(): void {
    this.buckets = emptyBuckets(this.size);
    this.count = 0;
  }
}
