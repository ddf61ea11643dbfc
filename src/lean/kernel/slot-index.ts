/**
 * An index by hash over a list of entries that is only extended and cut back at its end: open addressing with linear
 * probing. Removing the newest entries first undoes their insertion exactly.
 */
export class SlotIndex {
  /** One more than the position of an entry, or 0; a power of two long. Readers probe it themselves. */
  slots: Int32Array;

  constructor(size: number) {
    this.slots = new Int32Array(size);
  }

  /** Enters the newest entry, at `position`. `hashOf` answers for older positions (null: not indexed) on growth. */
  add(hash: number, position: number, hashOf: (position: number) => number | null): void {
    if ((position + 1) * 2 > this.slots.length) {
      this.slots = new Int32Array(this.slots.length * 2);
      for (let older = 0; older < position; older++) {
        const olderHash = hashOf(older);
        if (olderHash !== null) this.place(olderHash, older);
      }
    }
    this.place(hash, position);
  }

  private place(hash: number, position: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
    this.slots[slot] = position + 1;
  }

  /** Removes the entry at `position`, the newest that is left. */
  remove(hash: number, position: number): void {
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    while (this.slots[slot] !== position + 1) slot = (slot + 1) & mask;
    this.slots[slot] = 0;
  }
}
