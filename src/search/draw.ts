/** The tree of a search as text for people. */
import { type Search, type SearchNode, score } from "./search.ts";
import { goalsOfState } from "./state-text.ts";

const fixed = (value: number): string => value.toFixed(2);

/** The main goal's target, and how many goals there are besides. */
const stateLine = (state: string): string => {
  const goals = goalsOfState(state);
  const target = goals[0]?.split("\n⊢ ").at(-1)?.replace(/^⊢ /, "").replaceAll(/\s+/g, " ") ?? "";
  const others = goals.length - 1;
  return `⊢ ${target}${others > 0 ? ` and ${others} more` : ""}`;
};

const oneLine = (tactic: string): string => tactic.trim().replaceAll(/\s*\n\s*/g, " ; ");

/**
 * A line for each node under the one above it: score of its tactic, tactic, state, in brackets the turn at which it was
 * expanded, the critic's value where there is one. A tactic that left no goal is marked ✓; those that were refused, were
 * not decided or led to a state that was known are counted.
 */
export const drawTree = (search: Search): string => {
  const { tree } = search;
  const turns = new Map(tree.expansions.map(({ node }, turn) => [node, turn]));
  const children = Map.groupBy(search.allNodes, ({ parent }) => parent);
  const lines: Array<string> = [];
  /** What stands under a node: its children, and what was tried there else. */
  const below = (node: SearchNode): ReadonlyArray<string | SearchNode> => {
    const turn = turns.get(node.id);
    if (turn === undefined) return [];
    const { tried } = tree.expansions[turn]!;
    const entered = children.get(node.id) ?? [];
    const done = tried.flatMap((one) =>
      one.left === "proved" ? [`✓ ${fixed(score(one))} ${oneLine(one.tactic)}`] : [],
    );
    const known = tried.filter(({ left }) => typeof left === "number").length - entered.length;
    const counted = (["failed", "undecided"] as const).map(
      (left) => [left, tried.filter((one) => one.left === left).length] as const,
    );
    const rest = [...counted, ["known", known] as const].flatMap(([word, number]) =>
      number === 0 ? [] : [`${number} ${word}`],
    );
    return [...done, ...entered, ...(rest.length === 0 ? [] : [`× ${rest.join(", ")}`])];
  };
  const line = (node: SearchNode): string => {
    const turn = turns.get(node.id);
    const parent = node.parent === null ? null : search.allNodes[node.parent]!;
    const way = parent === null ? "" : `${fixed(parent.cost - node.cost)} ${oneLine(node.tactic)}  `;
    const value = node.value === null ? "" : ` V ${fixed(node.value)}`;
    return `${way}${stateLine(search.textOf(node))}${turn === undefined ? "" : ` [${turn + 1}]`}${value}`;
  };
  // A stack, for a proof may be deeper than calls can be.
  const waiting: Array<{ readonly of: string | SearchNode; readonly first: string; readonly rest: string }> = [];
  const push = (node: SearchNode, indentation: string): void => {
    const under = below(node);
    for (const [i, of] of [...under.entries()].reverse()) {
      const isLast = i === under.length - 1;
      waiting.push({
        of,
        first: `${indentation}${isLast ? "└─ " : "├─ "}`,
        rest: `${indentation}${isLast ? "   " : "│  "}`,
      });
    }
  };
  const [root] = search.allNodes;
  if (root !== undefined) {
    lines.push(line(root));
    push(root, "");
  }
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { first, of, rest } = at;
    lines.push(`${first}${typeof of === "string" ? of : line(of)}`);
    if (typeof of !== "string") push(of, rest);
  }
  const { end } = tree;
  const reason = end._tag === "crashed" ? `: ${end.reason}` : end._tag === "timed-out" ? ` after ${end.seconds} s` : "";
  return [...lines, `${end._tag}${reason}, ${tree.expansions.length} expansions`].join("\n");
};
