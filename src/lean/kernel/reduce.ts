/**
 * Weak head normal forms: beta, let, projections, recursors (with K, structure eta and literals), quotients, unfolding.
 *
 * `whnfCore` does not unfold definitions, `whnf` does. Both remember their result on the term. Reduction presumes a well
 * typed term. Source: Lean 4 `type_checker.cpp` and `inductive.h` (`whnf_core`, `inductive_reduce_rec`).
 */
import { budget } from "./budget.ts";
import type { ConstructorDeclaration, Environment, InductiveDeclaration, RecursorDeclaration } from "./environment.ts";
import { isNeverZero } from "./level.ts";
import { naturalToConstructor, reduceNatural } from "./natural.ts";
import { stringToConstructor } from "./string.ts";
import { applicationArguments, applicationHead, betaApply, instantiate, substituteLevels } from "./substitution.ts";
import { application, applications, constant, projection, type Term, TermKind, terms } from "./term.ts";
import type { TypeChecker } from "./type-checker.ts";

/** Whether a projection at the head has its structure fully reduced (`full`) or only by `whnfCore` (`cheap`). */
export type ProjectionEffort = "full" | "cheap";

/** Weak head normal form without unfolding definitions. */
export function whnfCore(checker: TypeChecker, term: Term, effort: ProjectionEffort): Term {
  if (isCoreNormal(term)) return term;
  const memory = terms.memory(term, checker.environment.id);
  if (memory.reducedCore !== null) return memory.reducedCore;
  if (effort === "full" && memory.projectedCore !== null) return memory.projectedCore;
  budget.enter();
  let current = term;
  let metProjection = false;
  while (!isCoreNormal(current)) {
    budget.step();
    const head = applicationHead(current);
    if (head.kind === TermKind.projection) metProjection = true;
    const next = stepCore(checker, current, head, effort);
    if (next === null) break;
    current = next;
  }
  if (!metProjection) terms.ownMemory(term).reducedCore = current;
  else if (effort === "full") terms.ownMemory(term).projectedCore = current;
  budget.leave();
  return current;
}

function isCoreNormal(term: Term): boolean {
  if (term.kind === TermKind.freeVariable) return term.value === term;
  return term.kind !== TermKind.application && term.kind !== TermKind.let && term.kind !== TermKind.projection;
}

/** One reduction at the head, or null when there is none. */
function stepCore(checker: TypeChecker, term: Term, head: Term, effort: ProjectionEffort): Term | null {
  switch (head.kind) {
    case TermKind.lambda:
      return betaApply(head, applicationArguments(term));
    case TermKind.constant:
      return reduceConstant(checker, head, term);
    case TermKind.let:
      return replaceHead(term, instantiate(head.body, head.value));
    case TermKind.freeVariable:
      return head.value === head ? null : replaceHead(term, head.value);
    case TermKind.projection: {
      const field = reduceProjection(checker, head, effort);
      return field === null ? null : replaceHead(term, field);
    }
    default:
      return null;
  }
}

function replaceHead(term: Term, head: Term): Term {
  return term.kind === TermKind.application ? betaApply(head, applicationArguments(term)) : head;
}

/** The constructor that `term` applies, or null. */
export function appliedConstructor(environment: Environment, term: Term): ConstructorDeclaration | null {
  const declaration = environment.declarationOf(applicationHead(term));
  return declaration?.kind === "constructor" ? declaration : null;
}

/** The inductive type that `term` applies, or null. */
export function appliedInductive(environment: Environment, term: Term): InductiveDeclaration | null {
  const declaration = environment.declarationOf(applicationHead(term));
  return declaration?.kind === "inductive" ? declaration : null;
}

/** Has exactly one constructor, no indices and no recursion: its values are determined by their projections. */
export function isStructure(type: InductiveDeclaration): boolean {
  return type.constructors.length === 1 && type.indexCount === 0 && !type.isRecursive;
}

function reduceProjection(checker: TypeChecker, term: Term, effort: ProjectionEffort): Term | null {
  const { environment } = checker;
  let struct = effort === "cheap" ? whnfCore(checker, term.struct, "cheap") : checker.whnf(term.struct);
  if (struct.kind === TermKind.string) struct = checker.whnf(stringToConstructor(environment, struct.name));
  const builder = appliedConstructor(environment, struct);
  if (builder === null || builder.inductive !== term.name) return null;
  return applicationArguments(struct)[builder.parameterCount + term.index] ?? null;
}

/** Reduces an applied recursor or quotient eliminator. */
function reduceConstant(checker: TypeChecker, head: Term, term: Term): Term | null {
  const declaration = checker.environment.requireOf(head);
  if (declaration.kind === "recursor") return reduceRecursor(checker, declaration, head, term);
  if (declaration.kind !== "quotient") return null;
  if (declaration.quotientKind === "lift") return reduceQuotient(checker, applicationArguments(term), 5);
  if (declaration.quotientKind === "induction") return reduceQuotient(checker, applicationArguments(term), 4);
  return null;
}

/** `Quot.lift f h (Quot.mk r a)` and `Quot.ind h (Quot.mk r a)` are `f a` and `h a`: argument 3 is the function. */
function reduceQuotient(checker: TypeChecker, args: readonly Term[], major: number): Term | null {
  if (args.length <= major) return null;
  const made = checker.whnf(args[major]!);
  const head = applicationHead(made);
  if (head.kind !== TermKind.constant) return null;
  const declaration = checker.environment.requireOf(head);
  if (declaration.kind !== "quotient" || declaration.quotientKind !== "constructor") return null;
  const [, , value, ...extra] = applicationArguments(made);
  if (value === undefined || extra.length > 0) return null;
  return applications(application(args[3]!, value), args.slice(major + 1));
}

function reduceRecursor(checker: TypeChecker, recursor: RecursorDeclaration, head: Term, term: Term): Term | null {
  const args = applicationArguments(term);
  const first = recursor.parameterCount + recursor.motiveCount + recursor.minorCount;
  const majorPosition = first + recursor.indexCount;
  if (args.length <= majorPosition) return null;
  const given = args[majorPosition]!;
  const byK = recursor.reducesLikeK ? constructorByK(checker, recursor, given) : null;
  const major = toConstructor(checker, recursor, byK ?? checker.whnf(given));
  const builder = appliedConstructor(checker.environment, major);
  const position = recursor.rules.findIndex((rule) => rule.builder === builder?.name);
  if (position < 0 || recursor.levelParameters.length !== head.levels.length) return null;
  const { fieldCount } = recursor.rules[position]!;
  const made = applicationArguments(major);
  if (made.length < fieldCount) return null;
  const inputs = args.slice(0, first);
  for (let i = made.length - fieldCount; i < made.length; i++) inputs.push(made[i]!);
  for (let i = majorPosition + 1; i < args.length; i++) inputs.push(args[i]!);
  return betaApply(ruleAt(checker.environment, recursor, head, position), inputs);
}

/** A rule's value at the levels of the recursor's constant `head`, where all are remembered as one application. */
function ruleAt(environment: Environment, recursor: RecursorDeclaration, head: Term, position: number): Term {
  let values = terms.memory(head, environment.id).projectedCore;
  if (values === null) {
    const { levelParameters, rules } = recursor;
    const at = rules.map(({ value }) => substituteLevels(value, levelParameters, head.levels));
    terms.ownMemory(head).projectedCore = values = applications(head, at);
  }
  for (let last = recursor.rules.length - 1; last > position; last--) values = values.first;
  return values.second;
}

/** Turns literals, and values of a structure that is data, into constructor applications. */
function toConstructor(checker: TypeChecker, recursor: RecursorDeclaration, major: Term): Term {
  if (major.kind === TermKind.natural) return naturalToConstructor(major.natural);
  const { environment } = checker;
  if (major.kind === TermKind.string) return checker.whnf(stringToConstructor(environment, major.name));
  const inductive = environment.get(recursor.inductive);
  if (inductive?.kind !== "inductive" || !isStructure(inductive)) return major;
  if (appliedConstructor(environment, major) !== null) return major;
  const type = checker.whnf(checker.infer(major));
  if (appliedInductive(environment, type) !== inductive) return major;
  const sort = checker.whnf(checker.infer(type));
  if (sort.kind !== TermKind.sort || !isNeverZero(sort.level)) return major;
  return etaExpandStructure(environment, inductive, type, major);
}

/** `mk params (value.1) … (value.n)` for a `value` of the structure type `type`. */
function etaExpandStructure(environment: Environment, inductive: InductiveDeclaration, type: Term, value: Term): Term {
  const builder = environment.require(inductive.constructors[0]!) as ConstructorDeclaration;
  const parameters = applicationArguments(type).slice(0, builder.parameterCount);
  let result = applications(constant(builder.name, applicationHead(type).levels), parameters);
  for (let i = 0; i < builder.fieldCount; i++) result = application(result, projection(inductive.name, i, value));
  return result;
}

/** For a K recursor: the constructor, when `major` has a type for which it is a value (by proof irrelevance the same). */
function constructorByK(checker: TypeChecker, recursor: RecursorDeclaration, major: Term): Term | null {
  const { environment } = checker;
  const type = checker.whnf(checker.infer(major));
  const inductive = appliedInductive(environment, type);
  if (inductive === null || inductive.name !== recursor.inductive) return null;
  const parameters = applicationArguments(type).slice(0, inductive.parameterCount);
  const made = applications(constant(inductive.constructors[0]!, applicationHead(type).levels), parameters);
  return checker.isDefEq(type, checker.infer(made)) ? made : null;
}

/** A definition or theorem unfolded at the constant's levels; null for other constants. Remembered on the constant. */
export function unfold(environment: Environment, term: Term): Term | null {
  if (term.kind !== TermKind.constant) return null;
  const known = terms.memory(term, environment.id).reducedCore;
  if (known !== null) return known;
  const declaration = environment.requireOf(term);
  if (declaration.kind !== "definition" && declaration.kind !== "theorem") return null;
  if (declaration.levelParameters.length !== term.levels.length) return null;
  const value = substituteLevels(declaration.value, declaration.levelParameters, term.levels);
  terms.ownMemory(term).reducedCore = value;
  return value;
}

/** `unfold` of the head of an application, or null. */
export function unfoldHead(environment: Environment, term: Term): Term | null {
  const value = unfold(environment, applicationHead(term));
  return value === null ? null : replaceHead(term, value);
}

/** Weak head normal form. */
export function whnf(checker: TypeChecker, term: Term): Term {
  if (term.kind !== TermKind.constant && isCoreNormal(term)) return term;
  const { environment } = checker;
  const known = terms.memory(term, environment.id).reduced;
  if (known !== null) return known;
  budget.enter();
  let current = term;
  for (;;) {
    current = whnfCore(checker, current, "full");
    const next = reduceNatural(checker, current) ?? unfoldHead(environment, current);
    if (next === null) break;
    current = next;
  }
  terms.ownMemory(term).reduced = current;
  budget.leave();
  return current;
}
