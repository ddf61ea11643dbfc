/** Preference pairs: by hand from one tree, and what holds for the pairs of any search. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Answered,
  NO_GOALS,
  PairGatherer,
  PRIORITIES,
  pairAccuracy,
  preferencePairs,
  Search,
  type SearchOptions,
  thinned,
} from "../../src/search/index.ts";
import { forAll } from "../support/for-all.ts";
import { graphs, play } from "./made-up.ts";

const OPTIONS: SearchOptions = { priority: PRIORITIES["log-probability"], duplicates: "by-text", expansions: 100 };

const left = (to: string, logProbability: number): Answered => ({
  tactic: `to ${to}`,
  logProbability,
  tokens: 1,
  left: to === "proved" || to === "failed" ? to : { state: to, value: null },
});

const written = (search: Search): ReadonlyArray<string> =>
  preferencePairs(search).map(({ better, worse }) => `${better} > ${worse}`);

describe("the pairs of a tree", () => {
  it("prefer each state of the proof to all before it, and to what else its node's tactics left", () => {
    const search = new Search(OPTIONS, "root");
    search.expand([left("a", -1), left("aside", -2), left("failed", -3)]);
    // A state of the proof is no sibling; what was left before counts at every node that leaves it.
    search.expand([left("b", -0.5), left("aside", -1), left("a", -1)]);
    search.expand([left("dead end", -1), left("proved", -2), left("root", -3)]);
    expect(search.proof).toEqual(["to a", "to b", "to proved"]);
    expect(written(search)).toEqual([
      "a > root",
      "a > aside",
      "b > root",
      "b > a",
      "b > aside",
      "no goals > root",
      "no goals > a",
      "no goals > b",
      "no goals > dead end",
    ]);
  });

  it("are none of a search without a proof, whatever it tried", () => {
    const search = new Search({ ...OPTIONS, expansions: 1 }, "root");
    search.expand([left("a", -1), left("b", -2)]);
    expect(search.end).toEqual({ _tag: "spent" });
    expect(written(search)).toEqual([]);
    expect(preferencePairs(new Search(OPTIONS, null))).toEqual([]);
  });

  it("of any search: all n over two of the proof's states, no state against itself, none in both orders", () => {
    forAll(graphs, (graph) => {
      const search = play(graph, OPTIONS);
      const pairs = preferencePairs(search);
      const path = [...search.proofStates, NO_GOALS];
      if (search.proof === null) {
        expect(pairs).toEqual([]);
        return;
      }
      const texts = new Set(pairs.map(({ better, worse }) => `${better} > ${worse}`));
      expect(texts.size).toBe(pairs.length);
      const place = (state: string): number => path.indexOf(state);
      const ofPath = pairs.filter(({ worse }) => place(worse) >= 0);
      expect(ofPath.length).toBe((path.length * (path.length - 1)) / 2);
      for (const { better, worse } of pairs) {
        expect(better).not.toBe(worse);
        expect(place(better)).toBeGreaterThan(place(worse));
        expect(texts.has(`${worse} > ${better}`)).toBe(false);
      }
      // A sibling's parent is the node before the state that is preferred to it.
      const { expansions, states } = search.tree;
      for (const { better, worse } of pairs.filter((pair) => place(pair.worse) < 0)) {
        const parent = search.proofNodes[place(better) - 1]!;
        const { tried } = expansions.find(({ node }) => node === parent.id)!;
        expect(tried.some((one) => typeof one.left === "number" && states[one.left] === worse)).toBe(true);
      }
    });
  });
});

describe("pairs that prefer no goals", () => {
  it("stay where they are drawn, and all others stay", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    forAll(fc.tuple(graphs, share), ([graph, noGoalShare]) => {
      const pairs = preferencePairs(play(graph, OPTIONS));
      const draw = ({ worse }: { readonly worse: string }): number => (worse.length % 10) / 10;
      const stay = thinned(pairs, noGoalShare, draw);
      expect(stay).toEqual(pairs.filter((one) => one.better !== NO_GOALS || draw(one) < noGoalShare));
      expect(thinned(pairs, 0, draw).some(({ better }) => better === NO_GOALS)).toBe(false);
      expect(thinned(pairs, 1, draw)).toEqual(pairs);
    });
  });
});

describe("gathered pairs", () => {
  it("are told once each, whichever searches they come from, and their states stand once", () => {
    forAll(fc.array(graphs, { minLength: 1, maxLength: 4 }), (all) => {
      const pairs = all.flatMap((graph) => preferencePairs(play(graph, OPTIONS)));
      const gatherer = new PairGatherer();
      const indexes = [...gatherer.add(pairs.slice(0, 5)), ...gatherer.add(pairs)];
      const { texts } = gatherer;
      const names = (list: ReadonlyArray<{ readonly better: string; readonly worse: string }>) =>
        new Set(list.map(({ better, worse }) => `${better}\n${worse}`));
      const told = indexes.map(([better, worse]) => ({ better: texts[better]!, worse: texts[worse]! }));
      expect(names(told)).toEqual(names(pairs));
      expect(told.length).toBe(names(pairs).size);
      expect(new Set(texts).size).toBe(texts.length);
    });
  });

  it("are right where the preferred state's value is larger; equal values are not, and without one there is no telling", () => {
    const pairs = [
      [0, 1],
      [1, 0],
      [1, 2],
      [0, 3],
    ] as const;
    expect(pairAccuracy({ pairs }, [2, 1, 1, null])).toEqual({ pairs: 3, right: 1, unvalued: 1 });
    expect(pairAccuracy({ pairs: [] }, [])).toEqual({ pairs: 0, right: 0, unvalued: 0 });
  });
});
