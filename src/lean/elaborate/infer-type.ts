/**
 * The type of a term that is already known to be well typed: no checks, metavariables allowed. Types of terms without
 * metavariables are cached on the term (the kernel uses the same cache; both compute the same type).
 */
import {
  abstract,
  applicationArguments,
  applicationHead,
  constant,
  freshFreeVariable,
  instantiate,
  type Level,
  levelSucc,
  levelZero,
  pi,
  projection,
  simpleIMax,
  sort,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { instantiateBeta } from "./bound-variables.ts";
import { reject, unsupported } from "./failure.ts";
import type { Session } from "./session.ts";
import { whnf } from "./whnf.ts";

const natType = constant("Nat");
const stringType = constant("String");

/** The type of `term`, metavariables in it as they are (call `session.instantiate` to see through them). */
export function inferType(session: Session, term: Term): Term {
  switch (term.kind) {
    case TermKind.freeVariable:
    case TermKind.metavariable:
      return term.first;
    case TermKind.constant:
      return constantType(session, term);
    case TermKind.sort:
      return sort(levelSucc(term.level));
    case TermKind.natural:
      return natType;
    case TermKind.string:
      return stringType;
    default:
  }
  const isStable = !term.hasMetavariable && !term.hasLevelMetavariable && term.looseRange === 0;
  if (isStable && term.memory !== null && term.memory.owner === session.environment.id) {
    const known = term.memory.checked ?? term.memory.inferred;
    if (known !== null) return known;
  }
  session.enter();
  const type = inferCompound(session, term);
  session.leave();
  return type;
}

/** The type of a constant at its levels. */
export function constantType(session: Session, term: Term): Term {
  const { memory } = term;
  if (memory !== null && memory.owner === session.environment.id && memory.checked !== null) return memory.checked;
  const declaration = session.environment.declarationOf(term);
  if (declaration === undefined) return reject(0, `unknown constant '${term.name}'`);
  return substituteLevels(declaration.type, declaration.levelParameters, term.levels);
}

function inferCompound(session: Session, term: Term): Term {
  switch (term.kind) {
    case TermKind.application:
      return inferApplication(session, term);
    case TermKind.lambda: {
      const variable = freshFreeVariable(term.name, term.type, null, term.binderInfo);
      const body = inferType(session, instantiate(term.body, variable));
      return pi(term.name, term.type, abstract(session.instantiate(body), [variable]), term.binderInfo);
    }
    case TermKind.pi: {
      const variable = freshFreeVariable(term.name, term.type);
      const domain = sortLevel(session, term.type);
      return sort(simpleIMax(domain, sortLevel(session, instantiate(term.body, variable))));
    }
    case TermKind.let:
      return inferType(session, instantiate(term.body, term.value));
    case TermKind.projection:
      return inferProjection(session, term);
    default:
      return reject(0, "loose bound variable");
  }
}

function inferApplication(session: Session, term: Term): Term {
  const args = applicationArguments(term);
  let type = inferType(session, applicationHead(term));
  let start = 0;
  for (let i = 0; i < args.length; i++) {
    if (type.kind !== TermKind.pi) {
      type = whnf(session, instantiateBeta(type, args, start, i));
      start = i;
      if (type.kind !== TermKind.pi) return reject(0, "function expected");
    }
    type = type.second;
  }
  return instantiateBeta(type, args, start, args.length);
}

function inferProjection(session: Session, term: Term): Term {
  const type = whnf(session, inferType(session, term.struct));
  const args = applicationArguments(type);
  const structure = session.library.structure(term.name);
  if (structure === null) return reject(0, `'${term.name}' is not a structure`);
  if (args.length < structure.parameterCount) return unsupported(0, "projection of a term whose type is not known yet");
  let field = substituteLevels(structure.builder.type, structure.builder.levelParameters, applicationHead(type).levels);
  for (let i = 0; i < structure.parameterCount; i++) field = instantiate(field.second, args[i]!);
  for (let i = 0; i < term.index; i++) field = instantiate(field.second, projectionOf(term, i));
  return field.first;
}

function projectionOf(term: Term, field: number): Term {
  return projection(term.name, field, term.struct);
}

/** The universe of a type: the level of the sort its type reduces to. */
export function sortLevel(session: Session, type: Term): Level {
  const kind = whnf(session, inferType(session, type));
  if (kind.kind === TermKind.sort) return kind.level;
  if (kind.kind === TermKind.metavariable) {
    const level = session.metavariables.makeLevel();
    const record = session.metavariables.record(kind);
    session.metavariables.assign(record, sort(level));
    return level;
  }
  return reject(0, "type expected");
}

/** Is `type` a proposition? False when that is not known. */
export function isProposition(session: Session, type: Term): boolean {
  if (type === natType) return false;
  const kind = whnf(session, inferType(session, type));
  return kind.kind === TermKind.sort && session.metavariables.instantiateLevel(kind.level) === levelZero;
}

/** Is `term` a proof? */
export function isProof(session: Session, term: Term): boolean {
  return isProposition(session, inferType(session, term));
}
