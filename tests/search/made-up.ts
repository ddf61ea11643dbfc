/** Searches in made-up graphs of states: what stands for a model and Lean is drawn, and each state's answers are a function of it. */
import fc from "fast-check";
import { type Answered, Search, type SearchOptions } from "../../src/search/index.ts";

/** The tactics of each state: what they lead to, −1 for a proof, −2 for a refusal. */
export interface Graph {
  readonly tactics: ReadonlyArray<ReadonlyArray<{ readonly to: number; readonly logProbability: number }>>;
  readonly values: ReadonlyArray<number>;
}

const SIZE = 12;

export const graphs: fc.Arbitrary<Graph> = fc.record({
  tactics: fc.array(
    fc.array(
      fc.record({
        to: fc.integer({ min: -2, max: SIZE - 1 }),
        // No −0, which JSON does not tell from 0.
        logProbability: fc.double({ min: 0, max: 9, noNaN: true, noDefaultInfinity: true }).map((cost) => 0 - cost),
      }),
      { maxLength: 5 },
    ),
    { minLength: SIZE, maxLength: SIZE },
  ),
  values: fc.array(fc.double({ min: -3, max: 3, noNaN: true, noDefaultInfinity: true }), {
    minLength: SIZE,
    maxLength: SIZE,
  }),
});

export const stateOf = (number: number): string => `n : Nat\n⊢ n = ${number}`;
export const numberOf = (state: string): number => Number(/= (\d+)$/.exec(state)![1]);

/** What is answered at a state of the graph. */
export const answersAt = ({ tactics, values }: Graph, state: string): ReadonlyArray<Answered> =>
  tactics[numberOf(state)]!.map(({ logProbability, to }, i) => ({
    tactic: `step ${i}`,
    logProbability,
    tokens: 1 + (i % 3),
    left: to === -1 ? "proved" : to === -2 ? "failed" : { state: stateOf(to), value: values[to]! },
  }));

/** Plays a search to its end; `visit` sees it before every expansion. */
export const play = (graph: Graph, options: SearchOptions, visit: (search: Search) => void = () => {}): Search => {
  const search = new Search(options, stateOf(0), graph.values[0]);
  for (let { next } = search; next !== null; { next } = search) {
    visit(search);
    search.expand(answersAt(graph, search.textOf(next)));
  }
  return search;
};

/** Whether a proof can be reached from state 0 at all. */
export const isProvable = ({ tactics }: Graph): boolean => {
  const seen = new Set([0]);
  for (const state of seen)
    for (const { to } of tactics[state]!) {
      if (to === -1) return true;
      if (to >= 0) seen.add(to);
    }
  return false;
};
