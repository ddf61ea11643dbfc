/**
 * Type inference. `check` verifies everything in the term; `infer` only computes the type of a term known to be well
 * typed. Results are remembered on the term, with whether they were checked.
 *
 * Universe parameters of the declaration are checked apart (declarations.ts), so that results hold in every declaration.
 * Source: Lean 4 `type_checker::infer_type_core`.
 */
import { budget } from "./budget.ts";
import type { ConstructorDeclaration, Judgements } from "./environment.ts";
import { KernelError } from "./errors.ts";
import { type Level, levelSucc, levelsEqual, levelZero, simpleIMax } from "./level.ts";
import { appliedInductive } from "./reduce.ts";
import { stringToConstructor } from "./string.ts";
import {
  abstract,
  applicationArguments,
  applicationHead,
  instantiate,
  instantiateMany,
  instantiateRange,
  substituteLevels,
} from "./substitution.ts";
import { constant, freshFreeVariable, pi, projection, sort, type Term, TermKind, terms } from "./term.ts";

export type InferenceMode = "check" | "infer";

/** The type of `term`. Throws `KernelError` (in mode `infer` only where it cannot go on) or `ResourceLimit`. */
export function inferType(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  if (term.kind === TermKind.freeVariable || term.kind === TermKind.metavariable) return term.type;
  if (term.kind === TermKind.boundVariable) throw new KernelError("loose-bound-variable", "", term);
  const owner = judgements.environment.id;
  if (term.owner !== owner) terms.claim(term, owner);
  const known = mode === "check" ? term.checked : (term.checked ?? term.inferred);
  if (known !== null) return known;
  budget.enter();
  const type = inferFresh(judgements, term, mode);
  terms.cache(term, mode === "check" ? "checked" : "inferred", type);
  budget.leave();
  return type;
}

function inferFresh(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  switch (term.kind) {
    case TermKind.sort:
      return sort(levelSucc(term.level));
    case TermKind.constant:
      return inferConstant(judgements, term);
    case TermKind.application:
      return inferApplication(judgements, term, mode);
    case TermKind.lambda:
      return inferLambda(judgements, term, mode);
    case TermKind.pi:
      return inferPi(judgements, term, mode);
    case TermKind.let:
      return inferLet(judgements, term, mode);
    case TermKind.projection:
      return inferProjection(judgements, term, mode);
    case TermKind.natural:
      if (!judgements.environment.isAccelerated("Nat")) throw new KernelError("missing-literal-type", "Nat", term);
      return constant("Nat");
    default:
      return inferType(judgements, stringToConstructor(judgements.environment, term.name), mode);
  }
}

function inferConstant(judgements: Judgements, term: Term): Term {
  const declaration = judgements.environment.require(term.name);
  if (declaration.levelParameters.length !== term.levels.length)
    throw new KernelError("wrong-level-count", term.name, term);
  return substituteLevels(declaration.type, declaration.levelParameters, term.levels);
}

/** The level of a sort, after reduction. Throws `type-expected` about `term`. */
export function ensureSort(judgements: Judgements, type: Term, term: Term): Level {
  const reduced = judgements.whnf(type);
  if (reduced.kind !== TermKind.sort) throw new KernelError("type-expected", "", term, null, type);
  return reduced.level;
}

/** Checks or infers that `type` is a type and answers its universe level. */
export function inferLevel(judgements: Judgements, type: Term, mode: InferenceMode): Level {
  return ensureSort(judgements, inferType(judgements, type, mode), type);
}

function inferApplication(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  const args = applicationArguments(term);
  // `type` has loose bound variables for the arguments from `start` on: they are put in only when needed.
  let type = inferType(judgements, applicationHead(term), mode);
  let start = 0;
  for (let i = 0; i < args.length; i++) {
    if (type.kind !== TermKind.pi) {
      const reduced = judgements.whnf(instantiateRange(type, args, start, i));
      if (reduced.kind !== TermKind.pi) throw new KernelError("function-expected", "", term, null, reduced);
      type = reduced;
      start = i;
    }
    if (mode === "check") {
      const found = inferType(judgements, args[i]!, mode);
      const expected = instantiateRange(type.type, args, start, i);
      if (found !== expected && !judgements.isDefEq(found, expected))
        throw new KernelError("type-mismatch", "argument", args[i]!, expected, found);
    }
    type = type.body;
  }
  return instantiateRange(type, args, start, args.length);
}

function inferLambda(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  const binders: Term[] = [];
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.lambda; body = body.body) {
    const type = instantiateMany(body.type, variables);
    if (mode === "check") inferLevel(judgements, type, mode);
    binders.push(body);
    variables.push(freshFreeVariable(body.name, type));
  }
  let result = abstract(inferType(judgements, instantiateMany(body, variables), mode), variables);
  for (let i = binders.length; i-- > 0; ) {
    const binder = binders[i]!;
    result = pi(binder.name, binder.type, result, binder.binderInfo);
  }
  return result;
}

function inferPi(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  const levels: Level[] = [];
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.pi; body = body.body) {
    const type = instantiateMany(body.type, variables);
    levels.push(inferLevel(judgements, type, mode));
    variables.push(freshFreeVariable(body.name, type));
  }
  let level = inferLevel(judgements, instantiateMany(body, variables), mode);
  for (let i = levels.length; i-- > 0; ) level = simpleIMax(levels[i]!, level);
  return sort(level);
}

function inferLet(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  const variables: Term[] = [];
  let body = term;
  for (; body.kind === TermKind.let; body = body.body) {
    const type = instantiateMany(body.type, variables);
    const value = instantiateMany(body.value, variables);
    if (mode === "check") {
      inferLevel(judgements, type, mode);
      const found = inferType(judgements, value, mode);
      if (!judgements.isDefEq(found, type)) throw new KernelError("type-mismatch", "let value", value, type, found);
    }
    variables.push(freshFreeVariable(body.name, type, value));
  }
  let result = inferType(judgements, instantiateMany(body, variables), mode);
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    result = instantiate(abstract(result, [variable]), variable.value);
  }
  return result;
}

function inferProjection(judgements: Judgements, term: Term, mode: InferenceMode): Term {
  const { environment } = judgements;
  const refuse = (why: string): KernelError => new KernelError("bad-projection", why, term);
  const structType = judgements.whnf(inferType(judgements, term.struct, mode));
  const inductive = appliedInductive(environment, structType);
  if (inductive === null || inductive.name !== term.name) throw refuse(`not a value of ${term.name}`);
  const args = applicationArguments(structType);
  if (inductive.constructors.length !== 1) throw refuse(`${term.name} has not exactly one constructor`);
  if (args.length !== inductive.parameterCount + inductive.indexCount) throw refuse("arguments missing");
  const builder = environment.require(inductive.constructors[0]!) as ConstructorDeclaration;
  if (term.index >= builder.fieldCount) throw refuse(`${term.name} has no field ${term.index}`);
  let type = substituteLevels(builder.type, builder.levelParameters, applicationHead(structType).levels);
  const takePi = (): Term => {
    type = judgements.whnf(type);
    if (type.kind !== TermKind.pi) throw refuse("field missing");
    return type;
  };
  for (let i = 0; i < builder.parameterCount; i++) type = instantiate(takePi().body, args[i]!);
  const isProof = judgements.isProposition(structType);
  for (let i = 0; i < term.index; i++) {
    const field = takePi();
    // From a proof only propositions may be taken: otherwise proof irrelevance would identify different data.
    if (isProof && field.body.looseRange > 0 && !judgements.isProposition(field.type))
      throw refuse("data taken out of a proof");
    type = instantiate(field.body, projection(term.name, i, term.struct));
  }
  const field = takePi();
  if (isProof && !judgements.isProposition(field.type)) throw refuse("data taken out of a proof");
  return field.type;
}

/** Is `type` a type of universe 0 under every assignment of universe parameters? */
export function isProposition(judgements: Judgements, type: Term): boolean {
  const reduced = judgements.whnf(judgements.infer(type));
  return reduced.kind === TermKind.sort && levelsEqual(reduced.level, levelZero);
}
