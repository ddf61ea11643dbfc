/**
 * Primal network simplex for the transportation problem with spare supply, over a set of arcs that may grow: sources
 * 0 … N−1, targets N … N+M−1, and the slack node N+M that takes what no target needs at no cost. The basis is a spanning
 * tree; its arcs have reduced cost 0. Amounts are integers perturbed after Orden (1956) so that no basic flow is ever 0
 * and the method cannot cycle. Block search for the entering arc as in LEMON (Kovács 2015). No I/O, no chance.
 */

/** Whole amounts (below 2^53 in all); the supplies sum to at least the demands. */
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

export interface TransportSimplex {
  /** Adds an arc from source i to target j (from 0). An arc may be added twice. */
  readonly addArc: (source: number, target: number, cost: number) => void;
  /** Pivots until no arc has a reduced cost below −tolerance; returns the number of pivots. */
  readonly optimise: (tolerance: number) => number;
  /** Node potentials, length N + M + 1: cost + y[i] − y[N + j] is an arc's reduced cost, y[N + M] = 0. */
  readonly potentials: Float64Array;
  /** Calls back for every basic arc between a source and a target. */
  readonly forEachBasic: (visit: (source: number, target: number, cost: number) => void) => void;
  /** Flows of the basic arcs for other amounts, in the order of `forEachBasic`; the slack node takes the rest. */
  readonly basicFlows: (amounts: TransportAmounts) => Float64Array;
}

const none = -1;

/** Arcs as columns that grow. */
const arcTable = () => {
  let capacity = 1024;
  const table = {
    count: 0,
    from: new Int32Array(capacity),
    to: new Int32Array(capacity),
    cost: new Float64Array(capacity),
    add: (from: number, to: number, cost: number): void => {
      if (table.count === capacity) {
        capacity *= 2;
        const grown = {
          from: new Int32Array(capacity),
          to: new Int32Array(capacity),
          cost: new Float64Array(capacity),
        };
        grown.from.set(table.from);
        grown.to.set(table.to);
        grown.cost.set(table.cost);
        Object.assign(table, grown);
      }
      table.from[table.count] = from;
      table.to[table.count] = to;
      table.cost[table.count++] = cost;
    },
  };
  return table;
};

/** The spanning tree: parents, children as linked lists, depth, and the arc between a node and its parent. */
const spanningTree = (nodes: number) => ({
  parent: new Int32Array(nodes).fill(none),
  firstChild: new Int32Array(nodes).fill(none),
  next: new Int32Array(nodes).fill(none),
  previous: new Int32Array(nodes).fill(none),
  depth: new Int32Array(nodes),
  flow: new Float64Array(nodes),
  cost: new Float64Array(nodes),
});
type SpanningTree = ReturnType<typeof spanningTree>;

const attach = (tree: SpanningTree, node: number, parent: number): void => {
  const sibling = tree.firstChild[parent]!;
  tree.parent[node] = parent;
  tree.next[node] = sibling;
  tree.previous[node] = none;
  if (sibling !== none) tree.previous[sibling] = node;
  tree.firstChild[parent] = node;
};

const detach = (tree: SpanningTree, node: number): void => {
  const before = tree.previous[node]!;
  const after = tree.next[node]!;
  if (before === none) tree.firstChild[tree.parent[node]!] = after;
  else tree.next[before] = after;
  if (after !== none) tree.previous[after] = before;
};

/** Orden's perturbation: every supply gets one part in N + 1 of a unit more, the slack node takes the N parts. */
const perturbed = ({ demands, supplies }: TransportAmounts): TransportAmounts => ({
  supplies: supplies.map((amount) => amount * (supplies.length + 1) + 1),
  demands: demands.map((amount) => amount * (supplies.length + 1)),
});

/** The start's tree: every allocation uses up a source or satisfies a target, never both, so the arcs form a tree. */
const startingTree = (amounts: TransportAmounts, start: TransportStart): SpanningTree => {
  const sources = amounts.supplies.length;
  const slack = sources + amounts.demands.length;
  const left = amounts.supplies.slice();
  const arcs = { from: [] as Array<number>, to: [] as Array<number>, flow: [] as Array<number> };
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
  return treeOf(arcs, slack, (from, to) => (to === slack ? 0 : start.cost(from, to - sources)));
};

/** Hangs the arcs below the slack node, breadth first. */
const treeOf = (
  arcs: {
    readonly from: ReadonlyArray<number>;
    readonly to: ReadonlyArray<number>;
    readonly flow: ReadonlyArray<number>;
  },
  root: number,
  cost: (from: number, to: number) => number,
): SpanningTree => {
  const tree = spanningTree(root + 1);
  const incident: Array<Array<number>> = Array.from({ length: root + 1 }, () => []);
  for (let a = 0; a < arcs.from.length; a++) {
    incident[arcs.from[a]!]!.push(a);
    incident[arcs.to[a]!]!.push(a);
  }
  const queue = [root];
  for (const node of queue)
    for (const a of incident[node]!) {
      const child = arcs.from[a] === node ? arcs.to[a]! : arcs.from[a]!;
      if (child === tree.parent[node]) continue;
      attach(tree, child, node);
      tree.depth[child] = tree.depth[node]! + 1;
      tree.flow[child] = arcs.flow[a]!;
      tree.cost[child] = cost(arcs.from[a]!, arcs.to[a]!);
      queue.push(child);
    }
  return tree;
};

/** A simplex over the amounts, started from a feasible allocation. Arcs of the start need not be added. */
export const transportSimplex = (wholeAmounts: TransportAmounts, start: TransportStart): TransportSimplex => {
  const sources = wholeAmounts.supplies.length;
  const slack = sources + wholeAmounts.demands.length;
  const tree = startingTree(perturbed(wholeAmounts), start);
  const potentials = new Float64Array(slack + 1);
  const arcs = arcTable();
  for (let i = 0; i < sources; i++) arcs.add(i, slack, 0);
  const isSource = (node: number): boolean => node < sources;
  const stack = new Int32Array(slack + 1);

  /** Visits the subtree, each node after its parent. */
  const forSubtree = (top: number, visit: (node: number) => void): void => {
    let height = 0;
    stack[height++] = top;
    while (height > 0) {
      const node = stack[--height]!;
      visit(node);
      for (let child = tree.firstChild[node]!; child !== none; child = tree.next[child]!) stack[height++] = child;
    }
  };

  /** Potentials anew from the root, so that rounding does not add up over pivots. */
  const setPotentials = (): void =>
    forSubtree(slack, (node) => {
      if (node !== slack)
        potentials[node] = potentials[tree.parent[node]!]! + (isSource(node) ? -tree.cost[node]! : tree.cost[node]!);
    });

  /** The arc of the most negative reduced cost in the first block that has one; −1 if none has. */
  let cursor = 0;
  const enteringArc = (tolerance: number): number => {
    const { cost, count, from, to } = arcs;
    const block = Math.max(64, Math.ceil(Math.sqrt(count)));
    let best = none;
    let least = -tolerance;
    let inBlock = block;
    for (let seen = 0; seen < count; seen++) {
      if (cursor >= count) cursor = 0;
      const reduced = cost[cursor]! + potentials[from[cursor]!]! - potentials[to[cursor]!]!;
      if (reduced < least) {
        least = reduced;
        best = cursor;
      }
      cursor++;
      if (--inBlock === 0) {
        if (best !== none) return best;
        inBlock = block;
      }
    }
    return best;
  };

  /** The node below the arc that leaves when flow goes from `from` to `to`: the least flow against the cycle. */
  const leavingNode = (from: number, to: number): { node: number; apex: number } => {
    let node = none;
    let least = Number.POSITIVE_INFINITY;
    let up = to;
    let down = from;
    while (up !== down)
      if (tree.depth[up]! >= tree.depth[down]!) {
        if (!isSource(up) && tree.flow[up]! < least) {
          least = tree.flow[up]!;
          node = up;
        }
        up = tree.parent[up]!;
      } else {
        if (isSource(down) && tree.flow[down]! < least) {
          least = tree.flow[down]!;
          node = down;
        }
        down = tree.parent[down]!;
      }
    return { node, apex: up };
  };

  const pushFlow = (from: number, to: number, apex: number, amount: number): void => {
    for (let node = to; node !== apex; node = tree.parent[node]!) tree.flow[node]! += isSource(node) ? amount : -amount;
    for (let node = from; node !== apex; node = tree.parent[node]!)
      tree.flow[node]! += isSource(node) ? -amount : amount;
  };

  /** Re-hangs the subtree below `cut` so that `inner` is its top, below `outer`. */
  const rehang = (cut: number, inner: number, outer: number, flow: number, cost: number): void => {
    let node = inner;
    let parent = outer;
    let flowAbove = flow;
    let costAbove = cost;
    for (;;) {
      const oldParent = tree.parent[node]!;
      const oldFlow = tree.flow[node]!;
      const oldCost = tree.cost[node]!;
      detach(tree, node);
      attach(tree, node, parent);
      tree.flow[node] = flowAbove;
      tree.cost[node] = costAbove;
      if (node === cut) return;
      parent = node;
      node = oldParent;
      flowAbove = oldFlow;
      costAbove = oldCost;
    }
  };

  const pivot = (arc: number): void => {
    const from = arcs.from[arc]!;
    const to = arcs.to[arc]!;
    const reduced = arcs.cost[arc]! + potentials[from]! - potentials[to]!;
    const { apex, node: cut } = leavingNode(from, to);
    const amount = tree.flow[cut]!;
    // The target side loses a target's arc, the source side a source's.
    const targetSide = !isSource(cut);
    pushFlow(from, to, apex, amount);
    const inner = targetSide ? to : from;
    rehang(cut, inner, targetSide ? from : to, amount, arcs.cost[arc]!);
    const shift = targetSide ? reduced : -reduced;
    forSubtree(inner, (node) => {
      potentials[node]! += shift;
      tree.depth[node] = tree.depth[tree.parent[node]!]! + 1;
    });
  };

  const optimise = (tolerance: number): number => {
    setPotentials();
    let pivots = 0;
    for (;;) {
      const arc = enteringArc(tolerance);
      if (arc === none) break;
      pivot(arc);
      pivots++;
    }
    setPotentials();
    return pivots;
  };

  const basicNodes = (): ReadonlyArray<number> => {
    const out: Array<number> = [];
    for (let node = 0; node < slack; node++) if (tree.parent[node] !== slack) out.push(node);
    return out;
  };

  return {
    addArc: (source, target, cost) => arcs.add(source, sources + target, cost),
    optimise,
    potentials,
    forEachBasic: (visit) => {
      for (const node of basicNodes()) {
        const parent = tree.parent[node]!;
        if (isSource(node)) visit(node, parent - sources, tree.cost[node]!);
        else visit(parent, node - sources, tree.cost[node]!);
      }
    },
    basicFlows: ({ demands, supplies }) => {
      // Leaves first: what a node has over, its parent's arc carries.
      const over = new Float64Array(slack + 1);
      over.set(supplies);
      for (let j = 0; j < demands.length; j++) over[sources + j] = -demands[j]!;
      const order: Array<number> = [];
      forSubtree(slack, (node) => order.push(node));
      for (let at = order.length - 1; at > 0; at--) over[tree.parent[order[at]!]!]! += over[order[at]!]!;
      return Float64Array.from(basicNodes(), (node) => (isSource(node) ? over[node]! : -over[node]!));
    },
  };
};
