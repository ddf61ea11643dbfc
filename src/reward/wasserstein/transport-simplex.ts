/**
 * Primal network simplex for the transportation problem with spare supply, over a set of arcs that may grow. The slack
 * node takes what no target needs at no cost. Amounts are integers perturbed after Orden (1956), so that no basic flow is
 * ever 0 and the method cannot cycle. Block search for the entering arc as in LEMON (Kovács 2015).
 */
import { type ArcList, TransportTree } from "./transport-tree.ts";

/** Amounts of the sources and of the targets; the supplies sum to at least the demands. */
export interface TransportAmounts {
  readonly supplies: Float64Array;
  readonly demands: Float64Array;
}

/** A feasible start: target by target, which source sends to it. */
export interface TransportStart {
  /** The source to use next for the target, one with supply left; never called once the target is satisfied. */
  readonly nextSource: (target: number) => number;
  /** Told that a source has nothing left. */
  readonly exhausted: (source: number) => void;
  /** Cost of an arc that the start uses. */
  readonly cost: (source: number, target: number) => number;
}

/** Orden's perturbation: every supply gets one part in N + 1 of a unit more, the slack node takes the N parts. */
const perturbed = ({ demands, supplies }: TransportAmounts): TransportAmounts => ({
  supplies: supplies.map((amount) => amount * (supplies.length + 1) + 1),
  demands: demands.map((amount) => amount * (supplies.length + 1)),
});

/** The start's tree: every allocation uses up a source or satisfies a target, never both, so its arcs span a tree. */
const startingTree = (amounts: TransportAmounts, start: TransportStart): TransportTree => {
  const sources = amounts.supplies.length;
  const slack = sources + amounts.demands.length;
  const left = amounts.supplies.slice();
  const arcs: ArcList = { from: [], to: [], flow: [] };
  const allocate = (from: number, to: number, flow: number): void => {
    arcs.from.push(from);
    arcs.to.push(to);
    arcs.flow.push(flow);
    left[from]! -= flow;
    if (left[from] === 0 && to !== slack) start.exhausted(from);
  };
  for (let j = 0; j < amounts.demands.length; j++)
    for (let needed = amounts.demands[j]!; needed > 0; ) {
      const from = start.nextSource(j);
      const flow = Math.min(needed, left[from]!);
      allocate(from, sources + j, flow);
      needed -= flow;
    }
  for (let i = 0; i < sources; i++) if (left[i]! > 0) allocate(i, slack, left[i]!);
  return new TransportTree(sources, slack, arcs, (from, to) => (to === slack ? 0 : start.cost(from, to - sources)));
};

const noArc = -1;

/** A simplex over whole amounts below 2^53 / (N + 1) in all, from a feasible start, whose arcs need not be added. */
export class TransportSimplex {
  /** Node potentials, length N + M + 1: cost + y[i] − y[N + j] is an arc's reduced cost; y[N + M] = 0. */
  readonly potentials: Float64Array;
  private readonly tree: TransportTree;
  private count = 0;
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  private cost = new Float64Array(1024);
  private cursor = 0;
  /** Largest absolute cost of an arc, those of the start included. */
  largestCost = 0;

  constructor(amounts: TransportAmounts, start: TransportStart) {
    this.tree = startingTree(perturbed(amounts), start);
    this.forEachBasic((_from, _to, cost) => {
      this.largestCost = Math.max(this.largestCost, Math.abs(cost));
    });
    this.potentials = new Float64Array(this.tree.root + 1);
    for (let i = 0; i < this.tree.sources; i++) this.add(i, this.tree.root, 0);
  }

  private add(from: number, to: number, cost: number): void {
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.cost[this.count++] = cost;
    this.largestCost = Math.max(this.largestCost, Math.abs(cost));
  }

  private grow(): void {
    const { cost, from, to } = this;
    this.from = new Int32Array(2 * this.count);
    this.to = new Int32Array(2 * this.count);
    this.cost = new Float64Array(2 * this.count);
    this.from.set(from);
    this.to.set(to);
    this.cost.set(cost);
  }

  /** Adds an arc from source i to target j (from 0). An arc may be added twice. */
  addArc(source: number, target: number, cost: number): void {
    this.add(source, this.tree.sources + target, cost);
  }

  /** Potentials anew from the root, so that rounding does not add up over pivots. */
  private setPotentials(): void {
    const { potentials, tree } = this;
    tree.forSubtree(tree.root, (node) => {
      if (node === tree.root) return;
      const cost = tree.cost[node]!;
      potentials[node] = potentials[tree.parent[node]!]! + (tree.isSource(node) ? -cost : cost);
    });
  }

  /** The arc of the most negative reduced cost in the first block that has one below −tolerance. */
  private enteringArc(tolerance: number): number {
    const { cost, count, from, potentials, to } = this;
    const block = Math.max(64, Math.ceil(Math.sqrt(count)));
    let best = noArc;
    let least = -tolerance;
    let inBlock = block;
    let cursor = this.cursor;
    for (let seen = 0; seen < count; seen++) {
      if (cursor >= count) cursor = 0;
      const reduced = cost[cursor]! + potentials[from[cursor]!]! - potentials[to[cursor]!]!;
      if (reduced < least) {
        least = reduced;
        best = cursor;
      }
      cursor++;
      if (--inBlock > 0) continue;
      if (best !== noArc) break;
      inBlock = block;
    }
    this.cursor = cursor;
    return best;
  }

  private pivot(arc: number): void {
    const { potentials, tree } = this;
    const from = this.from[arc]!;
    const to = this.to[arc]!;
    const cost = this.cost[arc]!;
    const reduced = cost + potentials[from]! - potentials[to]!;
    const { amount, node: cut } = tree.push(from, to);
    // A target's arc is emptied on the target's side of the cycle, a source's on the source's side.
    const inner = tree.isSource(cut) ? from : to;
    tree.rehang(cut, inner, inner === from ? to : from, amount, cost);
    const shift = inner === to ? reduced : -reduced;
    tree.forSubtree(inner, (node) => {
      potentials[node]! += shift;
    });
  }

  /** Pivots until no arc has a reduced cost below −tolerance; returns the number of pivots. */
  optimise(tolerance: number): number {
    this.setPotentials();
    let pivots = 0;
    for (let arc = this.enteringArc(tolerance); arc !== noArc; arc = this.enteringArc(tolerance)) {
      this.pivot(arc);
      pivots++;
    }
    this.setPotentials();
    return pivots;
  }

  /** Calls back for every basic arc between a source and a target. */
  forEachBasic(visit: (source: number, target: number, cost: number) => void): void {
    const { sources } = this.tree;
    for (const node of this.tree.basicNodes()) {
      const parent = this.tree.parent[node]!;
      if (this.tree.isSource(node)) visit(node, parent - sources, this.tree.cost[node]!);
      else visit(parent, node - sources, this.tree.cost[node]!);
    }
  }

  /** Flows of the basic arcs for other amounts, in the order of `forEachBasic`; the slack node takes the rest. */
  basicFlows({ demands, supplies }: TransportAmounts): Float64Array {
    const { root, sources } = this.tree;
    // Leaves first: what a node has over, its parent's arc carries.
    const over = new Float64Array(root + 1);
    over.set(supplies);
    for (let j = 0; j < demands.length; j++) over[sources + j] = -demands[j]!;
    const order: Array<number> = [];
    this.tree.forSubtree(root, (node) => order.push(node));
    // The root has no parent, and an array of numbers nothing at -1.
    for (const node of order.reverse()) over[this.tree.parent[node]!]! += over[node]!;
    return Float64Array.from(this.tree.basicNodes(), (node) => (this.tree.isSource(node) ? over[node]! : -over[node]!));
  }
}
