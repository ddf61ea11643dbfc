/**
 * What a critic learns from: of two states of a search that found a proof, which one is nearer to it
 * (InternLM2.5-StepProver, arXiv 2410.15700).
 */
import type { Search } from "./search.ts";

/** The state after a proof's last tactic, as Lean shows it. */
export const NO_GOALS = "no goals";

/** Two states, the nearer one first. */
export interface PreferencePair {
  readonly better: string;
  readonly worse: string;
}

/** Pairs over texts that stand once each; the first index is that of the state that is preferred. */
export interface PairTable {
  readonly states: ReadonlyArray<string>;
  readonly pairs: ReadonlyArray<readonly [better: number, worse: number]>;
}

/**
 * The pairs of a search, each once, in the order of the proof; none where no proof was found. *Path pairs*: every state
 * of the proof, `no goals` at its end, is preferred to each one before it, n over two for n states. *Sibling pairs*: a state
 * of the proof is preferred to those that the other tactics left at the same node and that are not of the proof.
 */
export const preferencePairs = (search: Search): ReadonlyArray<PreferencePair> => {
  const { proofNodes } = search;
  if (proofNodes.length === 0) return [];
  const { expansions, states } = search.tree;
  const triedAt = new Map(expansions.map(({ node, tried }) => [node, tried]));
  const path = [...proofNodes.map((node) => search.textOf(node)), NO_GOALS];
  const onPath = new Set(path);
  const found = new Map<string, PreferencePair>();
  const prefer = (better: string, worse: string): void => {
    // Where states may come again, one can lie before and behind another.
    if (better !== worse) found.set(`${better}\0${worse}`, { better, worse });
  };
  proofNodes.forEach(({ id }, i) => {
    const child = path[i + 1]!;
    for (const earlier of path.slice(0, i + 1)) prefer(child, earlier);
    for (const { left } of triedAt.get(id) ?? []) {
      const sibling = typeof left === "number" ? states[left]! : null;
      if (sibling !== null && !onPath.has(sibling)) prefer(child, sibling);
    }
  });
  return [...found.values()];
};

/** The pairs without those that prefer `no goals` and are not drawn: of these the share `noGoalShare` stays. `draw` is uniform in [0, 1). */
export const thinned = (
  pairs: ReadonlyArray<PreferencePair>,
  noGoalShare: number,
  draw: (pair: PreferencePair) => number,
): ReadonlyArray<PreferencePair> => pairs.filter((pair) => pair.better !== NO_GOALS || draw(pair) < noGoalShare);

/** Gathers pairs into a table, each once. */
export class PairGatherer {
  private readonly states: Array<string> = [];
  private readonly indexes = new Map<string, number>();
  private readonly known = new Set<string>();

  /** The indexes of those pairs that were not there yet. */
  add(pairs: ReadonlyArray<PreferencePair>): ReadonlyArray<readonly [better: number, worse: number]> {
    return pairs.flatMap(({ better, worse }) => {
      const pair = [this.indexOf(better), this.indexOf(worse)] as const;
      if (this.known.has(pair.join(" "))) return [];
      this.known.add(pair.join(" "));
      return [pair];
    });
  }

  has({ better, worse }: PreferencePair): boolean {
    return this.known.has(`${this.indexes.get(better)} ${this.indexes.get(worse)}`);
  }

  /** The states of all pairs, by their index. */
  get texts(): ReadonlyArray<string> {
    return this.states;
  }

  private indexOf(state: string): number {
    const known = this.indexes.get(state);
    if (known !== undefined) return known;
    this.indexes.set(state, this.states.length);
    return this.states.push(state) - 1;
  }
}

/** How a critic's values order pairs. */
export interface PairAccuracy {
  /** Pairs with two values. */
  readonly pairs: number;
  /** Those of them whose preferred state has the larger value. */
  readonly right: number;
  /** Pairs of which a state has no value. */
  readonly unvalued: number;
}

/** `values`: of the table's states, null where there is none. Equal values are not right. */
export const pairAccuracy = (
  { pairs }: Pick<PairTable, "pairs">,
  values: ReadonlyArray<number | null>,
): PairAccuracy => {
  const valued = pairs.flatMap(([better, worse]) => {
    const [high, low] = [values[better] ?? null, values[worse] ?? null];
    return high === null || low === null ? [] : [high > low];
  });
  const right = valued.filter((isRight) => isRight).length;
  return { pairs: valued.length, right, unvalued: pairs.length - valued.length };
};
