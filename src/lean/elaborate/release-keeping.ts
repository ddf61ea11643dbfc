/** Closing a scope of the term table and taking something of it along. */
import {
  application,
  boundVariable,
  constant,
  type Level,
  LevelKind,
  lambda,
  letIn,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelZero,
  naturalLiteral,
  pi,
  projection,
  sort,
  stringLiteral,
  type Term,
  TermKind,
  terms,
  visitOnce,
} from "../kernel/index.ts";
import { ElaborationFailure } from "./failure.ts";

/**
 * Runs `work` in a scope of its own, of which only the ground terms `kept` stay: made anew, they are answered in order
 * beside the result. The message of a failure is built before what it speaks of goes.
 */
export function inScopeKeeping<Result>(
  work: () => Result,
  kept: (result: Result) => readonly Term[],
): { result: Result; terms: Term[] } {
  const token = terms.mark();
  try {
    const result = work();
    return { result, terms: releaseKeeping(token, kept(result)) };
  } catch (error) {
    if (error instanceof ElaborationFailure) error.settle();
    if (terms.scopeDepth > token) terms.release(token);
    throw error;
  }
}

/** Releases the scope of `token` except for `roots` (ground terms), which are made anew; answers them, in order. */
export function releaseKeeping(token: number, roots: readonly Term[]): Term[] {
  const nodes: Term[] = [];
  for (const root of roots) visitOnce(root, (node) => nodes.push(node) > 0);
  terms.release(token);
  const remade = new Map<Term, Term>();
  // Older terms first: children before parents.
  for (const node of nodes.sort((left, right) => left.serial - right.serial))
    if (!remade.has(node))
      remade.set(
        node,
        remake(node, (child) => remade.get(child)!),
      );
  return roots.map((root) => remade.get(root)!);
}

/** A node again, after a release may have dropped it from the table; `remade` answers for its children. */
function remake(term: Term, remade: (child: Term) => Term): Term {
  switch (term.kind) {
    case TermKind.boundVariable:
      return boundVariable(term.index);
    case TermKind.sort:
      return sort(remakeLevel(term.level));
    case TermKind.constant:
      return constant(term.name, term.levels.map(remakeLevel));
    case TermKind.application:
      return application(remade(term.fn), remade(term.arg));
    case TermKind.lambda:
      return lambda(term.name, remade(term.type), remade(term.body), term.binderInfo);
    case TermKind.pi:
      return pi(term.name, remade(term.type), remade(term.body), term.binderInfo);
    case TermKind.let:
      return letIn(term.name, remade(term.type), remade(term.value), remade(term.body));
    case TermKind.projection:
      return projection(term.name, term.index, remade(term.struct));
    case TermKind.natural:
      return naturalLiteral(term.natural);
    case TermKind.string:
      return stringLiteral(term.name);
    default:
      throw new Error("only ground terms outlive their scope");
  }
}

function remakeLevel(level: Level): Level {
  switch (level.kind) {
    case LevelKind.succ:
      return levelSucc(remakeLevel(level.first));
    case LevelKind.max:
      return levelMax(remakeLevel(level.first), remakeLevel(level.second));
    case LevelKind.imax:
      return levelIMax(remakeLevel(level.first), remakeLevel(level.second));
    case LevelKind.parameter:
      return levelParameter(level.name);
    case LevelKind.zero:
      return levelZero;
    default:
      throw new Error("only ground levels outlive their scope");
  }
}
