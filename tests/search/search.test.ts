/** The frontier, its budgets and its end, by hand and over drawn graphs of states. */

import { Schema } from "effect";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answered,
  type Duplicates,
  PRIORITIES,
  priorityOfPass,
  ranked,
  replaySearch,
  Search,
  type SearchOptions,
  SearchTree,
} from "../../src/search/index.ts";
import { forAll } from "../support/for-all.ts";
import { answersAt, graphs, isProvable, numberOf, play, stateOf } from "./made-up.ts";

const optionsOf = (given: Partial<SearchOptions> = {}): SearchOptions => ({
  priority: PRIORITIES["log-probability"],
  duplicates: "by-text",
  expansions: 100,
  ...given,
});

const duplicates = fc.constantFrom<Duplicates>("up-to-names", "by-text", "twice", "kept");
const settings = fc.record({
  priority: fc.constantFrom(...Object.values(PRIORITIES)),
  duplicates,
  expansions: fc.integer({ min: 1, max: 40 }),
});

const goals = (state: string, logProbability: number, value: number | null = null, tokens = 1): Answered => ({
  tactic: `to ${state}`,
  logProbability,
  tokens,
  left: { state, value },
});

describe("proposals", () => {
  it("are ranked by the mean log-probability of a token, equal texts once, so many at most", () => {
    const proposals = [
      { tactic: "a", logProbability: -4, tokens: 1 },
      { tactic: "b", logProbability: -6, tokens: 3 },
      { tactic: "a", logProbability: -1, tokens: 1 },
      { tactic: "c", logProbability: -5, tokens: 0 },
    ];
    expect(ranked(proposals, 9).map(({ logProbability, tactic }) => [tactic, logProbability])).toEqual([
      ["a", -1],
      ["b", -6],
      ["c", -5],
    ]);
    expect(ranked(proposals, 2).map(({ tactic }) => tactic)).toEqual(["a", "b"]);
  });
});

describe("a search", () => {
  it("expands the node of the least sum of mean negative log-probabilities, of equal ones the oldest", () => {
    const search = new Search(optionsOf(), "root");
    search.expand([goals("far", -4, null, 2), goals("near", -1), goals("as far", -2)]);
    const order = ["near", "far", "as far", "below near"].map((_, i) => {
      const text = search.textOf(search.next!);
      search.expand(i === 0 ? [goals("below near", -1.5)] : []);
      return text;
    });
    expect(order).toEqual(["near", "far", "as far", "below near"]);
    expect(search.end).toEqual({ _tag: "exhausted" });
  });

  it("by the critic expands the largest value, whatever its cost, and states without one last", () => {
    const search = new Search(optionsOf({ priority: PRIORITIES.critic }), "root");
    search.expand([goals("unvalued", 0), goals("low", -0.1, -1), goals("high", -9, 2)]);
    const order = [0, 1, 2].map(() => {
      const text = search.textOf(search.next!);
      search.expand([]);
      return text;
    });
    expect(order).toEqual(["high", "low", "unvalued"]);
  });

  it("gives passes their priority: one, the other, or each in turn", () => {
    expect([0, 1, 2].map((pass) => priorityOfPass("critic", pass))).toEqual(["critic", "critic", "critic"]);
    expect([0, 1, 2].map((pass) => priorityOfPass("half-and-half", pass))).toEqual([
      "log-probability",
      "critic",
      "log-probability",
    ]);
  });

  it("that meets a proof ends there, with its tactics and the state of each", () => {
    const search = new Search(optionsOf(), "root");
    search.expand([goals("a", -1), goals("b", -2)]);
    search.expand([{ tactic: "fails", logProbability: -1, tokens: 1, left: "failed" }]);
    search.expand([
      { tactic: "done", logProbability: -1, tokens: 1, left: "proved" },
      { tactic: "also", logProbability: -2, tokens: 1, left: "proved" },
    ]);
    expect(search.end).toEqual({ _tag: "proved" });
    expect(search.next).toBeNull();
    expect(search.proof).toEqual(["to b", "done"]);
    expect(search.proofStates).toEqual(["root", "b"]);
    expect(() => search.expand([])).toThrow("over");
  });

  it("lets a state in again as its setting says", () => {
    const again = (mode: Duplicates, ...states: ReadonlyArray<string>): number => {
      const search = new Search(optionsOf({ duplicates: mode }), "root");
      search.expand(states.map((state, i) => ({ ...goals(state, -1), tactic: `to ${i}` })));
      return search.allNodes.length - 1;
    };
    const renamed = ["n : Nat\n⊢ n = 0", "case x\nm : Nat\n⊢ m = 0"];
    expect(again("up-to-names", ...renamed)).toBe(1);
    expect(again("by-text", ...renamed)).toBe(2);
    expect(again("by-text", "a", "a", "root")).toBe(1);
    expect(again("twice", "a", "a", "a")).toBe(2);
    // The root counts as it enters and as it leaves.
    expect(again("twice", "root")).toBe(0);
    expect(again("kept", "a", "a", "a", "root")).toBe(4);
  });

  it("that was never opened, ran out of time or out of expansions says so", () => {
    const unopened = new Search(optionsOf(), null);
    unopened.stop({ _tag: "crashed", reason: "no statement" });
    expect(unopened.tree).toEqual({ states: [], expansions: [], end: { _tag: "crashed", reason: "no statement" } });
    const late = new Search(optionsOf(), "root");
    expect(late.end).toBeNull();
    expect(() => late.tree).toThrow("goes on");
    late.stop({ _tag: "timed-out", seconds: 3 });
    expect(late.next).toBeNull();
    const spent = new Search(optionsOf({ expansions: 1 }), "root");
    spent.expand([goals("a", -1)]);
    expect(spent.end).toEqual({ _tag: "spent" });
  });
});

describe("searches of drawn graphs", () => {
  it("keep their budget, expand no node twice and no node before a better one", () => {
    forAll(fc.tuple(graphs, settings), ([graph, options]) => {
      const expanded = new Set<number>();
      const search = play(graph, options, (under) => {
        const next = under.next!;
        expect(expanded.has(next.id)).toBe(false);
        const open = under.allNodes.filter(({ id }) => !expanded.has(id));
        const least = Math.min(...open.map(options.priority));
        expect(options.priority(next)).toBe(least);
        expect(next.id).toBe(open.find((node) => options.priority(node) === least)!.id);
        expanded.add(next.id);
      });
      expect(search.tree.expansions.length).toBeLessThanOrEqual(options.expansions);
    });
  });

  it("find a proof exactly where there is one, unless the budget ends them, and that proof holds", () => {
    forAll(fc.tuple(graphs, settings), ([graph, options]) => {
      const { end, proof, proofStates } = play(graph, { ...options, duplicates: "by-text", expansions: 1000 });
      expect(end?._tag).toBe(isProvable(graph) ? "proved" : "exhausted");
      if (proof === null) return;
      let at = stateOf(0);
      for (const [i, tactic] of proof.entries()) {
        expect(proofStates[i]).toBe(at);
        const { left } = answersAt(graph, at).find((answer) => answer.tactic === tactic)!;
        if (i < proof.length - 1) at = (left as { readonly state: string }).state;
        else expect(left).toBe("proved");
      }
    });
  });

  it("hold no state twice where duplicates are dropped, and each about twice where they may be", () => {
    forAll(fc.tuple(graphs, duplicates), ([graph, mode]) => {
      const nodes = play(graph, optionsOf({ duplicates: mode, expansions: 40 })).allNodes;
      const most = Math.max(...[...Map.groupBy(nodes, ({ state }) => state).values()].map(({ length }) => length));
      if (mode !== "kept") expect(most).toBeLessThanOrEqual(mode === "twice" ? 2 : 1);
    });
  });

  it("are their trees: read back from JSON and replayed, each gives itself", () => {
    const json = Schema.fromJsonString(SearchTree);
    forAll(fc.tuple(graphs, settings), ([graph, options]) => {
      const { proof, tree } = play(graph, options);
      const read = Schema.decodeSync(json)(Schema.encodeSync(json)(tree));
      expect(read).toEqual(tree);
      const again = replaySearch(read, options);
      expect(again.tree).toEqual(tree);
      expect(again.proof).toEqual(proof);
      // Every state's text stands there once.
      expect(new Set(tree.states.map(numberOf)).size).toBe(tree.states.length);
    });
  });

  it("are told from those that went otherwise", () => {
    forAll(fc.tuple(graphs, settings), ([graph, options]) => {
      const { tree } = play(graph, options);
      const [first, ...others] = tree.expansions;
      const changed = { ...tree, expansions: [{ ...first!, node: first!.node + 1 }, ...others] };
      expect(replaySearch(changed, options).tree).not.toEqual(changed);
      const longer: SearchTree = { ...tree, end: { _tag: tree.end._tag === "spent" ? "exhausted" : "spent" } };
      expect(replaySearch(longer, options).tree).not.toEqual(longer);
      if (others.length === 0) return;
      const cut = { ...tree, expansions: tree.expansions.slice(0, -1) };
      expect(replaySearch(cut, options).tree).not.toEqual(cut);
    });
  });
});
