/** Turning free variables into binders when their types may still hold assigned metavariables. */
import { abstract, freeVariableInfo, lambda, letIn, pi, type Term, TermKind } from "../kernel/index.ts";

/**
 * Binds `variables` (outermost first) in `body` by lambdas or pis; a variable with a value becomes a `let`.
 * `instantiate` is applied to their types and values; `body` is taken as it is.
 */
export function bindVariables(
  kind: typeof TermKind.lambda | typeof TermKind.pi,
  variables: readonly Term[],
  body: Term,
  instantiate: (term: Term) => Term,
): Term {
  let result = abstract(body, variables);
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    const before = i === 0 ? none : variables.slice(0, i);
    const type = abstract(instantiate(variable.type), before);
    if (variable.value !== variable) {
      result = letIn(variable.name, type, abstract(instantiate(variable.value), before), result);
      continue;
    }
    const info = freeVariableInfo(variable);
    result =
      kind === TermKind.lambda ? lambda(variable.name, type, result, info) : pi(variable.name, type, result, info);
  }
  return result;
}

const none: readonly Term[] = [];
