/**
 * An index by hash over a list of entries that is only extended and cut back at its end: open addressing with linear
 * probing. Removing the newest entries first undoes their insertion exactly.
 */
export class SlotIndex {
  /** One more than the position of an entry, or 0; and the entry's hash. A power of two long; readers probe them. */
  slots: Int32Array;
  hashes: Int32Array;
  private count = 0;

  constructor(size: number) {
    this.slots = new Int32Array(size);
    this.hashes = new Int32Array(size);
  }

  /** Enters the newest entry, at `position`. */
  add(hash: number, position: number): void {
    if (++this.count * 2 > this.slots.length) this.grow();
    this.place(hash, position + 1);
  }

  private place(hash: number, content: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = content;
    this.hashes[slot] = hash;
  }

  /** Doubles the size. Older entries go in first, as they did when they were new. */
  private grow(): void {
    const { slots, hashes } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.hashes = new Int32Array(slots.length * 2);
    const used = [...slots.keys()].filter((slot) => slots[slot] !== 0);
    for (const slot of used.sort((left, right) => slots[left]! - slots[right]!))
      this.place(hashes[slot]!, slots[slot]!);
  }

  /** Removes the entry at `position`, the newest that is left. */
  remove(hash: number, position: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== position + 1) slot = (slot + 1) & mask;
    this.slots[slot] = 0;
    this.count--;
  }
}
