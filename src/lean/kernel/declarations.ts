/**
 * How declarations enter an environment: each is checked here (or in inductive.ts, quotient.ts), then inserted.
 *
 * A check leaves nothing behind in the term table or on the terms: it runs in a scope of its own.
 */
import { budget } from "./budget.ts";
// biome-ignore format: imports of one file together
import type {
  AxiomDeclaration, DefinitionDeclaration, Environment, OpaqueDeclaration, QuotientKind, TheoremDeclaration,
} from "./environment.ts";
import { KernelError } from "./errors.ts";
import { addInductive } from "./inductive.ts";
import type { InductiveBlock } from "./inductive-block.ts";
import { type Level, levelsEqual, levelZero } from "./level.ts";
import { recogniseDefinition } from "./natural.ts";
import { addQuotient } from "./quotient.ts";
import { instantiateMany, instantiateRange } from "./substitution.ts";
import { type Term, TermKind, terms } from "./term.ts";
import { checkLevelParameters, checkWellScoped, constantsOf, visitOnce } from "./traversal.ts";
import { TypeChecker } from "./type-checker.ts";

type Simple = AxiomDeclaration | DefinitionDeclaration | TheoremDeclaration | OpaqueDeclaration;

/** What can be added. Universe parameters are all different; terms are closed, ground, and use no others. */
export type NewDeclaration =
  | Simple
  | InductiveBlock
  | { readonly kind: "quotient"; readonly quotientKind: QuotientKind };

/** Checks a declaration and adds it. Throws `KernelError` or `ResourceLimit`; the environment is then unchanged. */
export function addDeclaration(environment: Environment, declaration: NewDeclaration): void {
  guarded(() => {
    if (declaration.kind === "inductive") addInductive(environment, declaration);
    else if (declaration.kind === "quotient") addQuotient(environment, declaration.quotientKind);
    else addSimple(environment, declaration);
  });
}

function addSimple(environment: Environment, declaration: Simple): void {
  const { name, levelParameters, type } = declaration;
  if (environment.has(name)) throw new KernelError("already-declared", name);
  terms.inScope(() => {
    const level = checkType(environment, levelParameters, type);
    if (declaration.kind === "theorem") ensureProposition(level, type);
    if (declaration.kind !== "axiom") checkValue(environment, levelParameters, type, declaration.value);
  });
  const checker = new TypeChecker(environment);
  // The types of the constants mentioned stay known: later checks meet the same constants.
  for (const part of declaration.kind === "axiom" ? [type] : [type, declaration.value])
    visitOnce(part, (node) => {
      if (node.kind === TermKind.constant) checker.check(node);
      return true;
    });
  environment.insert(declaration);
  if (declaration.kind === "definition") recogniseDefinition(checker, name);
}

/**
 * A proposition whose proofs are to be checked, itself checked once, with free variables for its first binders. Its terms
 * must live as long as it does.
 */
export class Proposition {
  readonly environment: Environment;
  private readonly levelParameters: readonly string[];
  private readonly variables: readonly Term[];
  private readonly target: Term;

  /** `variables` have the types of the first binders of `type`. Throws `KernelError` or `ResourceLimit`. */
  constructor(
    environment: Environment,
    levelParameters: readonly string[],
    type: Term,
    variables: readonly Term[] = [],
  ) {
    this.environment = environment;
    this.levelParameters = [...levelParameters];
    this.variables = [...variables];
    this.target = guarded(() => {
      ensureProposition(checkType(environment, levelParameters, type), type);
      return openBinders(type, variables);
    });
  }

  /**
   * Checks that `fun variables => value` is a proof, adding nothing. Answers the names of the constants in `value`, in no
   * order. Throws `KernelError` or `ResourceLimit`. What it caches lives in the scope that is open; the caller marks and
   * releases around it, and sets `budget.steps`.
   */
  check(value: Term): ReadonlySet<string> {
    return guarded(() => checkValue(this.environment, this.levelParameters, this.target, value, this.variables));
  }
}

/** Checks that the closed term `value` proves the proposition `type`, as `Proposition.check`. */
export function checkTheorem(
  environment: Environment,
  levelParameters: readonly string[],
  type: Term,
  value: Term,
): ReadonlySet<string> {
  return new Proposition(environment, levelParameters, type).check(value);
}

/** What `type` says of `variables`. They must be different variables without value, with the types of its binders. */
function openBinders(type: Term, variables: readonly Term[]): Term {
  variables.forEach((variable, i) => {
    const isFresh = variable.kind === TermKind.freeVariable && variables.indexOf(variable) === i;
    if (type.kind !== TermKind.pi || !isFresh || variable.value !== variable)
      throw new KernelError("free-variable", variable.name, variable);
    const expected = instantiateRange(type.type, variables, 0, i);
    if (variable.type !== expected)
      throw new KernelError("type-mismatch", "variable", variable, expected, variable.type);
    type = type.body;
  });
  return instantiateMany(type, variables);
}

function ensureProposition(level: Level, type: Term): void {
  if (!levelsEqual(level, levelZero)) throw new KernelError("theorem-not-proposition", "", type);
}

/** Names of the axioms that `term` rests on, directly or through declarations, sorted. */
export function axiomsOf(environment: Environment, term: Term): string[] {
  return [...new Set(constantsOf(term).flatMap((name) => environment.axiomsOf(name)))].sort();
}

/** Runs a check; whatever it throws, the nesting count is put back. */
function guarded<Result>(check: () => Result): Result {
  const { depth } = budget;
  try {
    return check();
  } finally {
    budget.depth = depth;
  }
}

function checkType(environment: Environment, levelParameters: readonly string[], type: Term): Level {
  checkLevelParameters(levelParameters);
  checkWellScoped(type, levelParameters);
  return new TypeChecker(environment).checkLevel(type);
}

function checkValue(
  environment: Environment,
  levelParameters: readonly string[],
  type: Term,
  value: Term,
  variables: readonly Term[] = [],
): ReadonlySet<string> {
  const constants = new Set<string>();
  checkWellScoped(value, levelParameters, variables, constants);
  const checker = new TypeChecker(environment);
  const found = checker.check(value);
  if (!checker.isDefEq(found, type)) throw new KernelError("declaration-type-mismatch", "", value, type, found);
  return constants;
}
