/**
 * Best-first search over the states of one statement. A node is a state with the tactics that led to it; the search says
 * which node is next, is told what was tried there, and knows when it is over. Whoever drives it asks the model and Lean.
 * Source: the released search script of InternLM2.5-StepProver.
 */
import { PRIORITIES, type Priority } from "./priority.ts";
import { stateKey } from "./state-text.ts";
import type { Expansion, Left, Proposal, SearchEnd, SearchTree } from "./tree.ts";

/**
 * Which states enter the frontier: none that was there already, up to names or by its text (`up-to-names`, `by-text`);
 * about twice each, as in the released script (`twice`); all (`kept`).
 */
export type Duplicates = "up-to-names" | "by-text" | "twice" | "kept";

export interface SearchOptions {
  readonly priority: Priority;
  readonly duplicates: Duplicates;
  /** Expansions at most, ≥ 1. */
  readonly expansions: number;
}

/** A node of the frontier, or one that has left it. */
export interface SearchNode {
  readonly id: number;
  /** Null for the root. */
  readonly parent: number | null;
  /** The tactic that led here; empty for the root. */
  readonly tactic: string;
  /** Index of its state. */
  readonly state: number;
  /** Tactics on the way here. */
  readonly depth: number;
  readonly cost: number;
  readonly value: number | null;
}

/** What became of a proposal: the text of the state that it left, with the critic's value where it was asked for. */
export interface Answered extends Proposal {
  readonly left: { readonly state: string; readonly value: number | null } | Exclude<Left, number>;
}

/** Mean log-probability of a token, ≤ 0. */
export const score = ({ logProbability, tokens }: Proposal): number => logProbability / Math.max(tokens, 1);

/** The proposals by their score, best first, equal texts once, `most` at most. */
export const ranked = <A extends Proposal>(proposals: ReadonlyArray<A>, most: number): ReadonlyArray<A> => {
  const seen = new Set<string>();
  return proposals
    .toSorted((a, b) => score(b) - score(a))
    .filter(({ tactic }) => !seen.has(tactic) && seen.add(tactic))
    .slice(0, most);
};

/** A search under way. */
export class Search {
  private readonly options: SearchOptions;
  private readonly nodes: Array<SearchNode> = [];
  /** Nodes to be expanded with their priority, the next one last. */
  private readonly frontier: Array<{ readonly node: SearchNode; readonly priority: number }> = [];
  private readonly states: Array<string> = [];
  private readonly values: Array<number | null> = [];
  private readonly indexes = new Map<string, number>();
  /** How often the state of a key has entered or left the frontier. */
  private readonly counts = new Map<string, number>();
  private readonly expansions: Array<Expansion> = [];
  private found: { readonly node: SearchNode; readonly tactic: string } | null = null;
  private stopped: SearchEnd | null = null;

  /** `state` is the statement's; null where it could not be opened, which is told by `stop`. */
  constructor(options: SearchOptions, state: string | null, value: number | null = null) {
    this.options = options;
    if (state === null) return;
    this.enter({ parent: null, tactic: "", depth: 0, cost: 0 }, state, value);
  }

  /** How the search ended; null while it goes on. */
  get end(): SearchEnd | null {
    if (this.found !== null) return { _tag: "proved" };
    if (this.stopped !== null) return this.stopped;
    if (this.expansions.length >= this.options.expansions) return { _tag: "spent" };
    return this.frontier.length === 0 ? { _tag: "exhausted" } : null;
  }

  /** The node that is to be expanded next; null where the search is over. */
  get next(): SearchNode | null {
    return this.end === null ? (this.frontier.at(-1)?.node ?? null) : null;
  }

  textOf(node: SearchNode): string {
    return this.states[node.state] as string;
  }

  /** The tactics that lead to a node, the first one first. */
  tacticsTo(node: SearchNode): ReadonlyArray<string> {
    const tactics: Array<string> = [];
    for (let at = node; at.parent !== null; at = this.nodes[at.parent] as SearchNode) tactics.push(at.tactic);
    return tactics.reverse();
  }

  /** Tells what was tried at the next node, in order; what follows a tactic that left no goal is tried in vain. */
  expand(answers: ReadonlyArray<Answered>): void {
    const { next: node } = this;
    if (node === null) throw new Error("a search that is over has no node to expand");
    this.frontier.pop();
    this.raise(this.keyOf(this.textOf(node)));
    const tried = answers.map(({ left, logProbability, tactic, tokens }) => {
      const proposal = { tactic, logProbability, tokens };
      if (typeof left !== "string") {
        const cost = node.cost - score(proposal);
        const state = this.enter({ parent: node.id, tactic, depth: node.depth + 1, cost }, left.state, left.value);
        return { ...proposal, left: state };
      }
      if (left === "proved") this.found ??= { node, tactic };
      return { ...proposal, left };
    });
    this.expansions.push({ node: node.id, tried });
  }

  /** Ends the search for a reason of whoever drives it. */
  stop(end: Extract<SearchEnd, { readonly _tag: "timed-out" | "crashed" }>): void {
    this.stopped ??= end;
  }

  /** The tactics of the proof that was found; null where none was. */
  get proof(): ReadonlyArray<string> | null {
    return this.found === null ? null : [...this.tacticsTo(this.found.node), this.found.tactic];
  }

  /** The nodes at which that proof's tactics were tried, the root first: as many as it has tactics. */
  get proofNodes(): ReadonlyArray<SearchNode> {
    const nodes: Array<SearchNode> = [];
    for (let at = this.found?.node; at !== undefined; at = this.nodes[at.parent ?? -1]) nodes.push(at);
    return nodes.reverse();
  }

  /** Their states, the statement's first. */
  get proofStates(): ReadonlyArray<string> {
    return this.proofNodes.map((node) => this.textOf(node));
  }

  /** All nodes, in the order in which they entered the frontier. */
  get allNodes(): ReadonlyArray<SearchNode> {
    return this.nodes;
  }

  /** The tree of a search that is over. */
  get tree(): SearchTree {
    const { end, expansions, states, values } = this;
    if (end === null) throw new Error("the search goes on");
    const isTold = this.options.priority === PRIORITIES.critic || values.some((value) => value !== null);
    const told = isTold ? { values } : {};
    return { states, ...told, expansions, end };
  }

  private keyOf(state: string): string {
    return this.options.duplicates === "up-to-names" ? stateKey(state) : state;
  }

  private raise(key: string): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** Puts a node into the frontier unless its state has been there often enough; the index of the state. */
  private enter(to: Omit<SearchNode, "id" | "state" | "value">, text: string, value: number | null): number {
    const state = this.indexOf(text, value);
    const key = this.keyOf(text);
    const most = { "up-to-names": 0, "by-text": 0, twice: 1, kept: Number.POSITIVE_INFINITY }[this.options.duplicates];
    if ((this.counts.get(key) ?? 0) > most) return state;
    this.raise(key);
    const node = { ...to, id: this.nodes.length, state, value: this.values[state] ?? null };
    this.nodes.push(node);
    this.await(node);
    return state;
  }

  private indexOf(text: string, value: number | null): number {
    const known = this.indexes.get(text);
    if (known !== undefined) return known;
    this.indexes.set(text, this.states.length);
    this.values.push(value);
    return this.states.push(text) - 1;
  }

  /** Behind all that come later, before all that come earlier or as early. */
  private await(node: SearchNode): void {
    const priority = this.options.priority(node);
    let [low, high] = [0, this.frontier.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.frontier[middle]!.priority > priority) low = middle + 1;
      else high = middle;
    }
    this.frontier.splice(low, 0, { node, priority });
  }
}
