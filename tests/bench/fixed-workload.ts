/**
 * A piece of work that never changes, of the kind that the verifier does: small nodes made, shared through a hash table,
 * walked over and dropped. Its rate says how fast the machine is at the moment of a benchmark, so that figures of
 * different days and machines can be compared as multiples of it.
 */

interface Node {
  readonly hash: number;
  readonly left: Node | null;
  readonly right: Node | null;
}

const NODES = 4_000;

/** Makes the nodes and walks over them; answers a number that depends on all of it. */
export const fixedWorkload = (): number => {
  const table = new Map<number, Node>();
  const nodes: Array<Node> = [{ hash: 1, left: null, right: null }];
  for (let i = 1; i < NODES; i++) {
    const left = nodes[(i * 7919) % nodes.length]!;
    const right = nodes[(i * 104_729) % nodes.length]!;
    const hash = (Math.imul(left.hash, 31) + Math.imul(right.hash, 17) + i) | 0;
    let node = table.get(hash);
    if (node === undefined || node.left !== left || node.right !== right) {
      node = { hash, left, right };
      table.set(hash, node);
    }
    nodes.push(node);
  }
  let sum = 0;
  const seen = new Set<Node>();
  const stack: Array<Node> = [nodes.at(-1)!];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    sum = (sum + node.hash) | 0;
    if (node.left !== null) stack.push(node.left);
    if (node.right !== null) stack.push(node.right);
  }
  return sum;
};

/** Runs of the workload a second: the median of twenty readings, by the clock. */
export const fixedRate = (): number => {
  const RUNS = 20;
  const expected = fixedWorkload();
  const readings = Array.from({ length: RUNS + 5 }, () => {
    const startedAt = performance.now();
    for (let i = 0; i < 10; i++) if (fixedWorkload() !== expected) throw new Error("the workload changed");
    return 10_000 / (performance.now() - startedAt);
  });
  return readings.slice(5).sort((left, right) => left - right)[RUNS >> 1]!;
};
