/**
 * The basis of a transportation problem: a spanning tree over sources 0 … N−1, targets N … N+M−1 and the slack node N+M,
 * its root. Every node but the root knows the flow and the cost of the arc to its parent; arcs lead from sources to
 * targets, so a source's own arc goes up and a target's comes down. Children are linked lists.
 */

const none = -1;

/** Arcs as columns: `flow[a]` goes from source `from[a]` to node `to[a]`. */
export interface ArcList {
  readonly from: Array<number>;
  readonly to: Array<number>;
  readonly flow: Array<number>;
}

export class TransportTree {
  readonly sources: number;
  readonly root: number;
  readonly parent: Int32Array;
  readonly flow: Float64Array;
  readonly cost: Float64Array;
  private readonly depth: Int32Array;
  private readonly firstChild: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly stack: Int32Array;

  /** Hangs the arcs, which must be a spanning tree, below the root, breadth first. */
  constructor(sources: number, root: number, arcs: ArcList, cost: (from: number, to: number) => number) {
    this.sources = sources;
    this.root = root;
    const column = (): Int32Array => new Int32Array(root + 1).fill(none);
    this.parent = column();
    this.firstChild = column();
    this.next = column();
    this.previous = column();
    this.depth = new Int32Array(root + 1);
    this.stack = new Int32Array(root + 1);
    this.flow = new Float64Array(root + 1);
    this.cost = new Float64Array(root + 1);
    const incident: Array<Array<number>> = Array.from({ length: root + 1 }, () => []);
    for (const [a, from] of arcs.from.entries()) {
      incident[from]!.push(a);
      incident[arcs.to[a]!]!.push(a);
    }
    const queue = [root];
    for (const node of queue)
      for (const a of incident[node]!) {
        const child = arcs.from[a] === node ? arcs.to[a]! : arcs.from[a]!;
        if (child === this.parent[node]) continue;
        this.attach(child, node);
        this.depth[child] = this.depth[node]! + 1;
        this.flow[child] = arcs.flow[a]!;
        this.cost[child] = cost(arcs.from[a]!, arcs.to[a]!);
        queue.push(child);
      }
  }

  isSource(node: number): boolean {
    return node < this.sources;
  }

  private attach(node: number, parent: number): void {
    const sibling = this.firstChild[parent]!;
    this.parent[node] = parent;
    this.next[node] = sibling;
    this.previous[node] = none;
    if (sibling !== none) this.previous[sibling] = node;
    this.firstChild[parent] = node;
  }

  private detach(node: number): void {
    const before = this.previous[node]!;
    const after = this.next[node]!;
    if (before === none) this.firstChild[this.parent[node]!] = after;
    else this.next[before] = after;
    if (after !== none) this.previous[after] = before;
  }

  /** Visits the subtree, each node after its parent. */
  forSubtree(top: number, visit: (node: number) => void): void {
    let height = 0;
    this.stack[height++] = top;
    while (height > 0) {
      const node = this.stack[--height]!;
      visit(node);
      for (let child = this.firstChild[node]!; child !== none; child = this.next[child]!) this.stack[height++] = child;
    }
  }

  /**
   * Pushes as much flow as the cycle lets through, from `from` to `to` and back along the tree; returns the node below
   * the arc that it empties (unique, since no basic flow is 0), with the amount.
   */
  push(from: number, to: number): { readonly node: number; readonly amount: number } {
    let node = none;
    let amount = Number.POSITIVE_INFINITY;
    let up = to;
    let down = from;
    // Against the cycle run the arcs into targets on the target's side and the arcs out of sources on the source's.
    while (up !== down)
      if (this.depth[up]! >= this.depth[down]!) {
        if (!this.isSource(up) && this.flow[up]! < amount) {
          amount = this.flow[up]!;
          node = up;
        }
        up = this.parent[up]!;
      } else {
        if (this.isSource(down) && this.flow[down]! < amount) {
          amount = this.flow[down]!;
          node = down;
        }
        down = this.parent[down]!;
      }
    for (let at = to; at !== up; at = this.parent[at]!) this.flow[at]! += this.isSource(at) ? amount : -amount;
    for (let at = from; at !== up; at = this.parent[at]!) this.flow[at]! += this.isSource(at) ? -amount : amount;
    return { node, amount };
  }

  /** Cuts the arc above `cut` and hangs its subtree below `outer` by `inner`, with the new arc's flow and cost. */
  rehang(cut: number, inner: number, outer: number, flow: number, cost: number): void {
    let node = inner;
    let parent = outer;
    let flowAbove = flow;
    let costAbove = cost;
    for (;;) {
      const oldParent = this.parent[node]!;
      const oldFlow = this.flow[node]!;
      const oldCost = this.cost[node]!;
      this.detach(node);
      this.attach(node, parent);
      this.flow[node] = flowAbove;
      this.cost[node] = costAbove;
      if (node === cut) break;
      parent = node;
      node = oldParent;
      flowAbove = oldFlow;
      costAbove = oldCost;
    }
    this.forSubtree(inner, (moved) => {
      this.depth[moved] = this.depth[this.parent[moved]!]! + 1;
    });
  }

  /** The nodes whose arc joins a source and a target, ascending. */
  basicNodes(): ReadonlyArray<number> {
    const out: Array<number> = [];
    for (let node = 0; node < this.root; node++) if (this.parent[node] !== this.root) out.push(node);
    return out;
  }
}
