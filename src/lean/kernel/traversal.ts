/**
 * What must hold of a term before it may enter a declaration: closed, ground, universe parameters declared. Also the
 * walk over a term that visits every node once.
 */
import { budget } from "./budget.ts";
import { KernelError } from "./errors.ts";
import { type Level, LevelKind } from "./level.ts";
import { type Term, TermKind } from "./term.ts";

/** Refuses duplicated universe parameters. */
export function checkLevelParameters(names: readonly string[]): void {
  for (let i = 0; i < names.length; i++)
    if (names.indexOf(names[i]!) !== i) throw new KernelError("duplicate-level-parameter", names[i]!);
}

/**
 * Refuses loose bound variables, free variables but `variables`, metavariables and undeclared universe parameters.
 * Puts the names of the constants in the term into `names` (projections and literals count for their types).
 */
export function checkWellScoped(
  term: Term,
  levelParameters: readonly string[],
  variables: readonly Term[] = [],
  names: Set<string> | null = null,
): void {
  if (term.looseRange > 0) throw new KernelError("loose-bound-variable", "", term);
  if (term.hasMetavariable || term.hasLevelMetavariable) throw new KernelError("metavariable", "", term);
  if (names === null && !term.hasLevelParameter && !term.hasFreeVariable) return;
  visitOnce(term, (node) => {
    if (node.kind === TermKind.freeVariable && !variables.includes(node))
      throw new KernelError("free-variable", "", node);
    if (node.hasLevelParameter) for (const level of node.levels) checkDeclared(level, levelParameters);
    if (names !== null) addConstant(node, names);
    return true;
  });
}

function checkDeclared(level: Level, names: readonly string[]): void {
  if (!level.hasParameter) return;
  if (level.kind === LevelKind.parameter) {
    if (!names.includes(level.name)) throw new KernelError("undeclared-level-parameter", level.name);
    return;
  }
  checkDeclared(level.first, names);
  if (level.second !== level) checkDeclared(level.second, names);
}

/** Number of walks so far. */
let walks = 0;

/**
 * Calls `visit` once for each different node of `term`, parents before children; children are skipped where it answers
 * false. Types of free variables are not part of a term.
 */
export function visitOnce(term: Term, visit: (node: Term) => boolean): void {
  const walk = ++walks;
  // A new one each time: storing young terms in an old array costs the collector.
  const stack = [term];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.visit === walk) continue;
    node.visit = walk;
    budget.units--;
    if (!visit(node)) continue;
    if (node.kind < TermKind.application || node.kind > TermKind.projection) continue;
    if (node.third !== node) stack.push(node.third);
    if (node.second !== node) stack.push(node.second);
    stack.push(node.first);
  }
}

/** Does some constant occur in `term` whose name satisfies `holds`? */
export function someConstant(term: Term, holds: (name: string) => boolean): boolean {
  let found = false;
  visitOnce(term, (node) => {
    if (node.kind === TermKind.constant && holds(node.name)) found = true;
    return !found;
  });
  return found;
}

/** Names of the constants that occur in `term` (those that projections and literals speak of included), sorted. */
export function constantsOf(term: Term): string[] {
  const names = new Set<string>();
  visitOnce(term, (node) => {
    addConstant(node, names);
    return true;
  });
  return [...names].sort();
}

function addConstant({ kind, name }: Term, names: Set<string>): void {
  if (kind === TermKind.constant || kind === TermKind.projection) names.add(name);
  else if (kind === TermKind.natural) names.add("Nat");
  else if (kind === TermKind.string) names.add("String");
}
