/** A further thread of the tiled search: waits for an epoch, takes slabs, until it is terminated. */
import { workerData } from "node:worker_threads";
import type { SharedMemory } from "./search-kernel.ts";
import { controlWord, layoutOf, type SearchShape, SearchThread } from "./search-tiles.ts";

const { memory, shape, thread } = workerData as { memory: SharedMemory; shape: SearchShape; thread: number };
const control = new Int32Array(memory.buffer, layoutOf(shape).control, 16);
const work = new SearchThread(memory, shape, thread);
let seen = 0;
for (;;) {
  Atomics.wait(control, controlWord.epoch, seen);
  seen = Atomics.load(control, controlWord.epoch);
  work.takeSlabs();
}
