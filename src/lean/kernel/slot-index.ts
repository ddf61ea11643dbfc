/**
 * An index by hash over a list of entries that is only extended and cut back at its end: open addressing with linear
 * probing. Removing the newest entries first undoes their insertion exactly.
 */
export class SlotIndex {
  /**
   * Two cells a slot, side by side for the sake of the processor's cache: one more than the position of an entry, or 0;
   * and the entry's hash. A power of two long; readers probe them.
   */
  cells: Int32Array;
  private count = 0;

  constructor(slots: number) {
    this.cells = new Int32Array(slots * 2);
  }

  /** Enters the newest entry, at `position`. */
  add(hash: number, position: number): void {
    if (++this.count * 4 > this.cells.length) this.grow();
    this.place(hash, position + 1);
  }

  private place(hash: number, content: number): void {
    const { cells } = this;
    const mask = cells.length - 1;
    let cell = (hash << 1) & mask;
    while (cells[cell] !== 0) cell = (cell + 2) & mask;
    cells[cell] = content;
    cells[cell + 1] = hash;
  }

  /** Doubles the size. Older entries go in first, as they did when they were new. */
  private grow(): void {
    const { cells } = this;
    this.cells = new Int32Array(cells.length * 2);
    const used: number[] = [];
    for (let cell = 0; cell < cells.length; cell += 2) if (cells[cell] !== 0) used.push(cell);
    for (const cell of used.sort((left, right) => cells[left]! - cells[right]!))
      this.place(cells[cell + 1]!, cells[cell]!);
  }

  /** Removes all entries and goes back to the size of `slots`. */
  clear(slots: number): void {
    if (this.cells.length > 2 * slots) this.cells = new Int32Array(2 * slots);
    else this.cells.fill(0);
    this.count = 0;
  }

  /** Removes the entry at `position`, the newest that is left. */
  remove(hash: number, position: number): void {
    const { cells } = this;
    const mask = cells.length - 1;
    let cell = (hash << 1) & mask;
    while (cells[cell] !== position + 1) cell = (cell + 2) & mask;
    cells[cell] = 0;
    this.count--;
  }
}
