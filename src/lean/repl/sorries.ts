/**
 * `sorry` in the REPL: allowed, and recorded with its goal. Elaboration itself refuses `sorry`; here every `sorry` is
 * first rewritten to a block of its own (`by sorry`, `exact by sorry`), and the REPL's tactic runner, which is handed
 * every block, fills such a block with the axiom `sorryAx`. What rests on that axiom is reported as unfinished.
 */
import {
  applications,
  boundVariable,
  constant,
  type Level,
  levelParameter,
  type NewDeclaration,
  pi,
  sort,
  type Term,
} from "../kernel/index.ts";
import type { Command, Span, Tactic, TacticSequence, Term as TermSyntax } from "../syntax/index.ts";

/** Name of the axiom that stands for a missing proof. */
export const sorryAxiom = "sorryAx";

const universe = levelParameter("u");

/** `axiom sorryAx.{u} (α : Sort u) (synthetic : Bool) : α`. */
export const sorryDeclaration: NewDeclaration = {
  kind: "axiom",
  name: sorryAxiom,
  levelParameters: ["u"],
  type: pi("α", sort(universe), pi("synthetic", constant("Bool"), boundVariable(1))),
};

type Tree = Command | TacticSequence;

/** Whether the block is one that stands for a single `sorry`. */
export function isSorryBlock(block: TacticSequence): boolean {
  return block.tactics.length === 1 && block.tactics[0]?.kind === "sorry";
}

function sorryBlock({ start, end }: Span): TermSyntax {
  return { kind: "by", start, end, tactics: { start, end, tactics: [{ kind: "sorry", start, end }] } };
}

function sorryTactic({ start, end }: Span): Tactic {
  return { kind: "exact", start, end, term: sorryBlock({ start, end }) };
}

/** The tree with every `sorry` and `admit` in a block of its own. */
export function isolateSorries<Node extends Tree>(node: Node): Node {
  return rewrite(node, false) as Node;
}

/** `isTactic`: the value stands where a tactic does. */
function rewrite(value: unknown, isTactic: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, isTactic));
  if (typeof value !== "object" || value === null) return value;
  const node = value as { readonly [field: string]: unknown } & Span;
  if (node["kind"] === "sorry") return isTactic ? sorryTactic(node) : sorryBlock(node);
  if (node["kind"] === "admit" && isTactic) return sorryTactic(node);
  const isAndThen = node["kind"] === "andThen";
  const copy: { [field: string]: unknown } = {};
  for (const [field, child] of Object.entries(node)) {
    const holdsTactics =
      (field === "tactics" && Array.isArray(child)) ||
      (field === "first" && child !== null) ||
      (isAndThen && (field === "left" || field === "right"));
    copy[field] = rewrite(child, holdsTactics);
  }
  return copy;
}

/** Whether a `sorry` stands in the tree. */
export function hasSorry(tree: Command): boolean {
  return someNode(tree, ({ kind }) => kind === "sorry" || kind === "admit");
}

/** Whether the tree refers to the axiom by name. */
export function namesSorryAxiom(tree: Command): boolean {
  return someNode(
    tree,
    ({ kind, name }) => kind === "identifier" && (name === sorryAxiom || name === `_root_.${sorryAxiom}`),
  );
}

type AnyNode = { readonly [field: string]: unknown };

function someNode(value: unknown, holds: (node: AnyNode) => boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => someNode(item, holds));
  if (typeof value !== "object" || value === null) return false;
  return holds(value as AnyNode) || Object.values(value).some((child) => someNode(child, holds));
}

/** `sorryAx type true`; `level` is that of `type`. */
export function sorryTerm(type: Term, level: Level): Term {
  return applications(constant(sorryAxiom, [level]), [type, constant("Bool.true")]);
}
