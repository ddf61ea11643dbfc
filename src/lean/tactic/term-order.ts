/** The order in which `simp` puts the arguments of commutative operations. */
import { applicationArguments, applicationHead, type Term, TermKind } from "../kernel/index.ts";

/** A total order on terms that does not depend on when they were made, but for variables: older ones are smaller. */
export function compareTerms(left: Term, right: Term): number {
  if (left === right) return 0;
  if (left.kind !== right.kind) return left.kind - right.kind;
  switch (left.kind) {
    case TermKind.boundVariable:
    case TermKind.freeVariable:
    case TermKind.metavariable:
      return left.index - right.index;
    case TermKind.constant:
      return left.name < right.name ? -1 : left.name > right.name ? 1 : 0;
    case TermKind.natural:
      return left.natural < right.natural ? -1 : left.natural > right.natural ? 1 : 0;
    case TermKind.application:
      return compareApplications(left, right);
    case TermKind.lambda:
    case TermKind.pi:
      return compareTerms(left.first, right.first) || compareTerms(left.second, right.second);
    default:
      return left.hash - right.hash;
  }
}

/** By head, number of arguments, then arguments from the left. */
function compareApplications(left: Term, right: Term): number {
  const heads = compareTerms(applicationHead(left), applicationHead(right));
  if (heads !== 0) return heads;
  const leftArguments = applicationArguments(left);
  const rightArguments = applicationArguments(right);
  if (leftArguments.length !== rightArguments.length) return leftArguments.length - rightArguments.length;
  for (let i = 0; i < leftArguments.length; i++) {
    const order = compareTerms(leftArguments[i]!, rightArguments[i]!);
    if (order !== 0) return order;
  }
  return 0;
}
