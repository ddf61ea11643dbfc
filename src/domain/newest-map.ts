/** A map that keeps what was put into it last: a memory for answers that can be had again, of bounded size. */
export class NewestMap<Key, Value> {
  private readonly entries = new Map<Key, Value>();
  private readonly most: number;

  /** `most`: entries kept, ≥ 1. */
  constructor(most: number) {
    this.most = most;
  }

  get(key: Key): Value | undefined {
    return this.entries.get(key);
  }

  /** Puts in an entry, as the newest; the oldest goes where there are too many. */
  set(key: Key, value: Value): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.most && oldest !== undefined) this.entries.delete(oldest);
  }
}
