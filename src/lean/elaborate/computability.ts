/**
 * Whether Lean could make code for a definition: it cannot when a value in it comes from choice. Proofs and types have
 * no code. Source: Lean 4, the compiler's erasure.
 */
import { constantsOf, freshFreeVariable, instantiate, type Term, TermKind, TypeChecker } from "../kernel/index.ts";
import type { Library } from "./library.ts";

/** The constant without code that the definition would compute with; null when there is none. */
export function uncomputable(library: Library, value: Term): string | null {
  const names = constantsOf(value).filter((name) => hasNoCode(library, name));
  if (names.length === 0) return null;
  return find(library, new TypeChecker(library.environment), value);
}

function hasNoCode(library: Library, name: string): boolean {
  return name === "Classical.choice" || library.isNoncomputable(name);
}

function find(library: Library, checker: TypeChecker, term: Term): string | null {
  if (isErased(checker, term)) return null;
  switch (term.kind) {
    case TermKind.constant:
      return hasNoCode(library, term.name) ? term.name : null;
    case TermKind.application:
      return find(library, checker, term.first) ?? find(library, checker, term.second);
    case TermKind.lambda:
      return find(library, checker, instantiate(term.body, freshFreeVariable(term.name, term.type)));
    case TermKind.let:
      return find(library, checker, term.value) ?? find(library, checker, instantiate(term.body, term.value));
    case TermKind.projection:
      return find(library, checker, term.first);
    default:
      return null;
  }
}

/** Is the term a type, a proof, or a function to one of them? */
function isErased(checker: TypeChecker, term: Term): boolean {
  let type = checker.whnf(checker.infer(term));
  if (checker.isProposition(type)) return true;
  while (type.kind === TermKind.pi)
    type = checker.whnf(instantiate(type.body, freshFreeVariable(type.name, type.type)));
  return type.kind === TermKind.sort;
}
