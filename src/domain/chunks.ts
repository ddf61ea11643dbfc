/** Work on many items, a chunk of them at a time. */
import { Array as Arrays, Effect } from "effect";

/** Works on runs of at most `size` items, as many at once as the work itself allows; the answers in the order of the items. */
export const inChunks = <A, B, E, R>(
  items: ReadonlyArray<A>,
  size: number,
  work: (chunk: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<B>, E, R>,
): Effect.Effect<ReadonlyArray<B>, E, R> =>
  Effect.map(Effect.forEach(Arrays.chunksOf(items, size), work, { concurrency: "unbounded" }), (parts) => parts.flat());
