/**
 * Remembered yes/no answers about ordered pairs of terms, per environment. Open addressing over typed arrays; entries are
 * kept in insertion order, and those made in a scope of the term table go when the scope is released.
 */
import { mixHash } from "./level.ts";
import { terms } from "./term.ts";

/** Entries beyond which nothing more is remembered in a scope: bounds memory, never changes an answer. */
const MAX_ENTRIES = 1 << 20;

export class PairTable {
  private slots = new Int32Array(1 << 12);
  private lefts = new Int32Array(1 << 11);
  private rights = new Int32Array(1 << 11);
  /** Environment id × 2 + answer. */
  private contents = new Int32Array(1 << 11);
  private count = 0;

  constructor() {
    terms.attach({ size: () => this.count, truncate: (size) => this.truncate(size) });
  }

  private hash(owner: number, left: number, right: number): number {
    return mixHash(mixHash(left, right), owner) & (this.slots.length - 1);
  }

  /** The answer remembered for the pair in environment `owner`, or null. */
  get(owner: number, left: number, right: number): boolean | null {
    const mask = this.slots.length - 1;
    for (let slot = this.hash(owner, left, right); ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot]! - 1;
      if (entry < 0) return null;
      const content = this.contents[entry]!;
      if (this.lefts[entry] === left && this.rights[entry] === right && content >> 1 === owner)
        return (content & 1) === 1;
    }
  }

  /** Remembers the answer for a pair that has none. */
  set(owner: number, left: number, right: number, answer: boolean): void {
    if (this.count >= MAX_ENTRIES) return;
    if (this.count === this.lefts.length) this.grow();
    this.lefts[this.count] = left;
    this.rights[this.count] = right;
    this.contents[this.count] = owner * 2 + (answer ? 1 : 0);
    this.place(this.count++);
  }

  private place(entry: number): void {
    const mask = this.slots.length - 1;
    let slot = this.hash(this.contents[entry]! >> 1, this.lefts[entry]!, this.rights[entry]!);
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = entry + 1;
  }

  private grow(): void {
    const size = this.lefts.length * 2;
    const enlarge = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const copy = new Int32Array(size);
      copy.set(old);
      return copy;
    };
    this.lefts = enlarge(this.lefts);
    this.rights = enlarge(this.rights);
    this.contents = enlarge(this.contents);
    this.slots = new Int32Array(size * 2);
    for (let entry = 0; entry < this.count; entry++) this.place(entry);
  }

  private truncate(size: number): void {
    const mask = this.slots.length - 1;
    for (let entry = this.count; entry-- > size; ) {
      let slot = this.hash(this.contents[entry]! >> 1, this.lefts[entry]!, this.rights[entry]!);
      while (this.slots[slot] !== entry + 1) slot = (slot + 1) & mask;
      this.slots[slot] = 0;
    }
    this.count = Math.min(this.count, size);
  }
}
