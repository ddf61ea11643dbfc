/**
 * Type inference. `check` verifies everything in the term; `infer` only computes the type of a term known to be well
 * typed. Results are remembered on the term, with whether they were checked.
 *
 * Universe parameters of the declaration are checked apart (declarations.ts), so that results hold in every declaration.
 * Source: Lean 4 `type_checker::infer_type_core`.
 */
import { budget } from "./budget.ts";
import type { ConstructorDeclaration } from "./environment.ts";
import { KernelError } from "./errors.ts";
import { type Level, levelSucc, levelsEqual, levelZero, simpleIMax } from "./level.ts";
import { appliedInductive } from "./reduce.ts";
import { stringToConstructor } from "./string.ts";
// biome-ignore format: imports of one file together
import {
  abstract, applicationArguments, applicationHead, betaApply, instantiate, instantiateMany, instantiateRange, substituteLevels,
} from "./substitution.ts";
import { constant, freshFreeVariable, pi, projection, sort, type Term, TermKind, terms } from "./term.ts";
import type { TypeChecker } from "./type-checker.ts";

export type InferenceMode = "check" | "infer";

/** The type of `term`. Throws `KernelError` (in mode `infer` only where it cannot go on) or `ResourceLimit`. */
export function inferType(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  if (term.kind === TermKind.freeVariable || term.kind === TermKind.metavariable) return term.type;
  if (term.kind === TermKind.boundVariable) throw new KernelError("loose-bound-variable", "", term);
  const owner = checker.environment.id;
  const memory = terms.memory(term, owner);
  const known = mode === "check" ? memory.checked : (memory.checked ?? memory.inferred);
  if (known !== null) return known;
  budget.enter();
  const type = inferFresh(checker, term, mode);
  const own = terms.ownMemory(term);
  if (mode === "check") own.checked = type;
  else own.inferred = type;
  budget.leave();
  return type;
}

function inferFresh(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  switch (term.kind) {
    case TermKind.sort:
      return sort(levelSucc(term.level));
    case TermKind.constant:
      return inferConstant(checker, term);
    case TermKind.application:
      return term.first.kind === TermKind.lambda
        ? inferRedexes(checker, term, mode)
        : inferApplication(checker, term, mode);
    case TermKind.lambda:
      return inferLambda(checker, term, mode);
    case TermKind.pi:
      return inferPi(checker, term, mode);
    case TermKind.let:
      return inferLet(checker, term, mode);
    case TermKind.projection:
      return inferProjection(checker, term, mode);
    case TermKind.natural:
      if (!checker.environment.isAccelerated("Nat")) throw new KernelError("missing-literal-type", "Nat", term);
      return constant("Nat");
    default:
      return inferType(checker, stringToConstructor(checker.environment, term.name), mode);
  }
}

function inferConstant(checker: TypeChecker, term: Term): Term {
  const declaration = checker.environment.requireOf(term);
  if (declaration.levelParameters.length !== term.levels.length)
    throw new KernelError("wrong-level-count", term.name, term);
  return substituteLevels(declaration.type, declaration.levelParameters, term.levels);
}

/** The level of a sort, after reduction. Throws `type-expected` about `term`. */
export function ensureSort(checker: TypeChecker, type: Term, term: Term): Level {
  const reduced = checker.whnf(type);
  if (reduced.kind !== TermKind.sort) throw new KernelError("type-expected", "", term, null, type);
  return reduced.level;
}

/** Checks or infers that `type` is a type and answers its universe level. */
export function inferLevel(checker: TypeChecker, type: Term, mode: InferenceMode): Level {
  return ensureSort(checker, inferType(checker, type, mode), type);
}

function inferApplication(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const args = applicationArguments(term);
  // `type` has loose bound variables for the arguments from `start` on: they are put in only when needed.
  let type = inferType(checker, applicationHead(term), mode);
  let start = 0;
  for (let i = 0; i < args.length; i++) {
    if (type.kind !== TermKind.pi) {
      const reduced = checker.whnf(instantiateRange(type, args, start, i));
      if (reduced.kind !== TermKind.pi) throw new KernelError("function-expected", "", term, null, reduced);
      type = reduced;
      start = i;
    }
    if (mode === "check") {
      const found = inferType(checker, args[i]!, mode);
      const expected = instantiateType(type.type, args, start, i);
      if (found !== expected && !checker.isDefEq(found, expected))
        throw new KernelError("type-mismatch", "argument", args[i]!, expected, found);
    }
    type = type.body;
  }
  return instantiateType(type, args, start, args.length);
}

/** `instantiateRange`, contracted at once where a lambda gets to the head: as a motive does in what is proved by it. */
function instantiateType(type: Term, values: readonly Term[], start: number, end: number): Term {
  const head = applicationHead(type);
  if (head.kind !== TermKind.boundVariable || head === type) return instantiateRange(type, values, start, end);
  const value = values[end - 1 - head.index]!;
  if (value.kind !== TermKind.lambda) return instantiateRange(type, values, start, end);
  const args = applicationArguments(type);
  for (let i = 0; i < args.length; i++) args[i] = instantiateRange(args[i]!, values, start, end);
  return betaApply(value, args);
}

/**
 * `(fun x : A => b) a`, and `b` again of this form: what a proof by many `have`s is. Its types are inferred in one loop,
 * with one substitution for each of its parts, whatever the number of steps.
 */
function inferRedexes(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const variables: Term[] = [];
  const values: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.application && body.first.kind === TermKind.lambda; body = body.first.body) {
    const type = instantiateMany(body.first.type, variables);
    const value = instantiateMany(body.second, variables);
    if (mode === "check") {
      inferLevel(checker, type, mode);
      const found = inferType(checker, value, mode);
      if (found !== type && !checker.isDefEq(found, type))
        throw new KernelError("type-mismatch", "argument", value, type, found);
    }
    variables.push(freshFreeVariable(body.first.name, type));
    values.push(value);
  }
  const result = inferType(checker, instantiateMany(body, variables), mode);
  return putInPlace(result, variables, values);
}

/** `term` with the values for the variables; a value may mention earlier variables. */
function putInPlace(term: Term, variables: readonly Term[], values: readonly Term[]): Term {
  if (abstract(term, variables).looseRange === 0) return term;
  for (let i = variables.length; i-- > 0; ) term = instantiate(abstract(term, [variables[i]!]), values[i]!);
  return term;
}

function inferLambda(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const binders: Term[] = [];
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.lambda; body = body.body) {
    const type = instantiateMany(body.type, variables);
    if (mode === "check") inferLevel(checker, type, mode);
    binders.push(body);
    variables.push(freshFreeVariable(body.name, type));
  }
  let result = abstract(inferType(checker, instantiateMany(body, variables), mode), variables);
  for (let i = binders.length; i-- > 0; ) {
    const binder = binders[i]!;
    result = pi(binder.name, binder.type, result, binder.binderInfo);
  }
  return result;
}

function inferPi(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const levels: Level[] = [];
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.pi; body = body.body) {
    const type = instantiateMany(body.type, variables);
    levels.push(inferLevel(checker, type, mode));
    variables.push(freshFreeVariable(body.name, type));
  }
  let level = inferLevel(checker, instantiateMany(body, variables), mode);
  for (let i = levels.length; i-- > 0; ) level = simpleIMax(levels[i]!, level);
  return sort(level);
}

function inferLet(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.let; body = body.body) {
    const type = instantiateMany(body.type, variables);
    const value = instantiateMany(body.value, variables);
    if (mode === "check") {
      inferLevel(checker, type, mode);
      const found = inferType(checker, value, mode);
      if (!checker.isDefEq(found, type)) throw new KernelError("type-mismatch", "let value", value, type, found);
    }
    variables.push(freshFreeVariable(body.name, type, value));
  }
  const result = inferType(checker, instantiateMany(body, variables), mode);
  return putInPlace(
    result,
    variables,
    variables.map(({ value }) => value),
  );
}

function inferProjection(checker: TypeChecker, term: Term, mode: InferenceMode): Term {
  const { environment } = checker;
  const refuse = (why: string): KernelError => new KernelError("bad-projection", why, term);
  const structType = checker.whnf(inferType(checker, term.struct, mode));
  const inductive = appliedInductive(environment, structType);
  if (inductive === null || inductive.name !== term.name) throw refuse(`not a value of ${term.name}`);
  const args = applicationArguments(structType);
  if (inductive.constructors.length !== 1) throw refuse(`${term.name} has not exactly one constructor`);
  if (args.length !== inductive.parameterCount + inductive.indexCount) throw refuse("arguments missing");
  const builder = environment.require(inductive.constructors[0]!) as ConstructorDeclaration;
  if (term.index >= builder.fieldCount) throw refuse(`${term.name} has no field ${term.index}`);
  let type = substituteLevels(builder.type, builder.levelParameters, applicationHead(structType).levels);
  const takePi = (): Term => {
    type = checker.whnf(type);
    if (type.kind !== TermKind.pi) throw refuse("field missing");
    return type;
  };
  for (let i = 0; i < builder.parameterCount; i++) type = instantiate(takePi().body, args[i]!);
  const isProof = checker.isProposition(structType);
  for (let i = 0; i < term.index; i++) {
    const field = takePi();
    // From a proof only propositions may be taken: otherwise proof irrelevance would identify different data.
    if (isProof && field.body.looseRange > 0 && !checker.isProposition(field.type))
      throw refuse("data taken out of a proof");
    type = instantiate(field.body, projection(term.name, i, term.struct));
  }
  const field = takePi();
  if (isProof && !checker.isProposition(field.type)) throw refuse("data taken out of a proof");
  return field.type;
}

/** Is `type` a type of universe 0 under every assignment of universe parameters? */
export function isProposition(checker: TypeChecker, type: Term): boolean {
  const reduced = checker.whnf(checker.infer(type));
  return reduced.kind === TermKind.sort && levelsEqual(reduced.level, levelZero);
}
