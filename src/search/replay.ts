/** A search once more, from its tree: what a reader knows of a tree beyond its texts, and what a replay compares. */
import { Search, type SearchOptions } from "./search.ts";
import type { SearchTree } from "./tree.ts";

/**
 * The search whose tree this is, as far as it went: what was tried is taken from the tree, node after node, where the
 * search is at that node. The tree of the answer equals the given one exactly when the search could have gone so.
 */
export const replaySearch = (tree: SearchTree, options: SearchOptions): Search => {
  const valueAt = (state: number): number | null => tree.values?.[state] ?? null;
  const search = new Search(options, tree.states[0] ?? null, valueAt(0));
  for (const { node, tried } of tree.expansions) {
    if (search.next?.id !== node) break;
    search.expand(
      tried.map(({ left, ...proposal }) => ({
        ...proposal,
        left: typeof left === "string" ? left : { state: tree.states[left] ?? "", value: valueAt(left) },
      })),
    );
  }
  // Why it was stopped from outside is known from the tree alone.
  const { end } = tree;
  if (search.next !== null || tree.states.length === 0)
    search.stop(end._tag === "timed-out" || end._tag === "crashed" ? end : { _tag: "crashed", reason: "cut short" });
  return search;
};
