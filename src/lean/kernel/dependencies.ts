/**
 * What a term or declaration rests on: the constants it mentions, and the axioms reached through all of them.
 */
import type { Declaration, Environment } from "./environment.ts";
import { type Term, TermKind } from "./term.ts";
import { visitOnce } from "./well-scoped.ts";

/** Names of the constants that occur in `term` (structure names of projections included), sorted, each once. */
export function constantsOf(term: Term): string[] {
  const names = new Set<string>();
  collectConstants(term, names);
  return [...names].sort();
}

function collectConstants(term: Term, names: Set<string>): void {
  visitOnce(term, (node) => {
    if (node.kind === TermKind.constant || node.kind === TermKind.projection) names.add(node.name);
    else if (node.kind === TermKind.natural) names.add("Nat");
    else if (node.kind === TermKind.string) names.add("String");
    return true;
  });
}

/** Names of the axioms that `term` rests on, directly or through declarations, sorted. Remembered by declaration. */
export function axiomsOf(environment: Environment, term: Term): string[] {
  const axioms = new Set<string>();
  const names = new Set<string>();
  collectConstants(term, names);
  for (const name of names) for (const axiom of axiomsOfDeclaration(environment, name)) axioms.add(axiom);
  return [...axioms].sort();
}

/** Names of the axioms that the declaration `name` rests on, sorted; itself when it is one. */
export function axiomsOfDeclaration(environment: Environment, name: string): readonly string[] {
  const known = environment.axiomCache.get(name);
  if (known !== undefined) return known;
  // Depth first over an explicit stack: chains of theorems are long. A declaration mentions earlier ones only, apart
  // from the members of an inductive block, which mention each other: those are joined by `visited`.
  const axioms = new Set<string>();
  const visited = new Set<string>([name]);
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const cached = environment.axiomCache.get(next);
    if (cached !== undefined) {
      for (const axiom of cached) axioms.add(axiom);
      continue;
    }
    const declaration = environment.get(next);
    if (declaration === undefined) continue;
    if (declaration.kind === "axiom") axioms.add(next);
    const names = new Set<string>();
    for (const part of partsOf(declaration)) collectConstants(part, names);
    for (const other of relativesOf(declaration)) names.add(other);
    for (const other of names) {
      if (visited.has(other)) continue;
      visited.add(other);
      pending.push(other);
    }
  }
  const result = [...axioms].sort();
  environment.axiomCache.set(name, result);
  return result;
}

function partsOf(declaration: Declaration): readonly Term[] {
  return "value" in declaration ? [declaration.type, declaration.value] : [declaration.type];
}

function relativesOf(declaration: Declaration): readonly string[] {
  if (declaration.kind === "inductive") return declaration.constructors;
  if (declaration.kind === "constructor" || declaration.kind === "recursor") return [declaration.inductive];
  return [];
}
