/**
 * Unfolding of definitions under a transparency. A function defined by recursion (its body is a recursor applied to one
 * of its own arguments) is unfolded only when that argument then turns out to be a constructor, and what the recursor
 * leaves of recursive calls is folded back to calls of the function. Source: smart unfolding, Lean 4, `Meta/WHNF.lean`.
 */
import {
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  type DefinitionDeclaration,
  freshFreeVariable,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import { instantiateBeta, mentionsBetween } from "./bound-variables.ts";
import { inferType } from "./infer-type.ts";
import type { Library } from "./library.ts";
import { type Session, Transparency } from "./session.ts";
import { majorPositionOf, reduceRecursor } from "./whnf.ts";

/** A definition `fun x₁ … xₙ => rec … xᵢ y₁ … yₖ` whose body takes one of its own arguments apart. */
export interface RecursiveForm {
  readonly arity: number;
  /** Position i of the argument that is taken apart. */
  readonly major: number;
  /**
   * Positions of the arguments y₁ … yₖ handed on to the recursor's result, when these and the major premise are different
   * variables that nothing else in the body mentions; null when recursive calls cannot be folded back.
   */
  readonly handedOn: readonly number[] | null;
}

/** The recursive form of a definition's value; null when its body is not a recursor applied to an argument. */
export function recursiveForm(library: Library, value: Term): RecursiveForm | null {
  let arity = 0;
  let body = value;
  for (; body.kind === TermKind.lambda; body = body.second) arity++;
  const head = applicationHead(body);
  if (arity === 0 || head.kind !== TermKind.constant) return null;
  const recursor = library.environment.get(head.name);
  if (recursor?.kind !== "recursor") return null;
  const args = applicationArguments(body);
  const majorPosition = majorPositionOf(recursor);
  const majorTerm = args[majorPosition];
  if (majorTerm?.kind !== TermKind.boundVariable) return null;
  const varying = args.slice(majorPosition);
  const positions = varying.map((arg) => (arg.kind === TermKind.boundVariable ? arity - 1 - arg.index : -1));
  const folds =
    recursor.indexCount === 0 &&
    positions.every((position, i) => position >= 0 && positions.indexOf(position) === i) &&
    args.slice(0, majorPosition).every((arg) => varying.every(({ index }) => !mentionsBetween(arg, index, index + 1)));
  return { arity, major: positions[0]!, handedOn: folds ? positions.slice(1) : null };
}

/** The definition at the head of `term` if the session's transparency lets it be unfolded. */
export function unfoldableHead(session: Session, term: Term): DefinitionDeclaration | null {
  if (session.transparency === Transparency.none) return null;
  const declaration = session.environment.declarationOf(applicationHead(term));
  if (declaration?.kind !== "definition") return null;
  return session.transparency >= session.library.transparencyOf(declaration.name) ? declaration : null;
}

/** `term` with the definition at its head unfolded once; null when it may not or (recursive functions) does not help. */
export function unfoldDefinition(session: Session, term: Term): Term | null {
  const declaration = unfoldableHead(session, term);
  return declaration === null ? null : unfoldWith(session, declaration, term);
}

/** `unfoldDefinition` whatever the transparency. */
export function unfoldWith(session: Session, declaration: DefinitionDeclaration, term: Term): Term | null {
  const written = session.library.recursiveBody(declaration.name);
  if (written !== null) return unfoldAsWritten(session, declaration, written, term);
  const form = session.library.recursiveForm(declaration);
  if (form === null) return unfoldPlainly(declaration, term);
  const args = applicationArguments(term);
  if (args.length < form.arity) return null;
  const unfolded = unfoldPlainly(declaration, term);
  const { handedOn } = form;
  if (handedOn === null) return reduceRecursor(session, applicationHead(unfolded), unfolded);
  const head = applicationHead(term);
  return reduceRecursor(session, applicationHead(unfolded), unfolded, (prefix, result) =>
    foldRecursiveCalls(prefix, result, (field) =>
      recursiveCall(session, head, args.slice(0, form.arity), form.major, handedOn, field),
    ),
  );
}

/** A recursive definition of the text, in terms of itself, when its case distinctions then find constructors. */
function unfoldAsWritten(session: Session, declaration: DefinitionDeclaration, written: Term, term: Term): Term | null {
  const args = applicationArguments(term);
  let arity = 0;
  for (let body = written; body.kind === TermKind.lambda; body = body.second) arity++;
  if (args.length < arity) return null;
  let result = betaApply(substituteLevels(written, declaration.levelParameters, applicationHead(term).levels), args);
  for (;;) {
    const head = applicationHead(result);
    if (head.kind === TermKind.lambda) result = betaApply(head, applicationArguments(result));
    else if (session.environment.declarationOf(head)?.kind !== "recursor") return result;
    else {
      const reduced = reduceRecursor(session, head, result);
      if (reduced === null) return null;
      result = reduced;
    }
    session.step();
  }
}

/** The definition's value applied to the arguments of `term`. */
export function unfoldPlainly(declaration: DefinitionDeclaration, term: Term): Term {
  const { levels } = applicationHead(term);
  const value = substituteLevels(declaration.value, declaration.levelParameters, levels);
  return betaApply(value, applicationArguments(term));
}

/** `fun y₁ … yₖ => f …` with `field` for the major premise: what the recursor at `field` is. */
function recursiveCall(
  session: Session,
  head: Term,
  args: readonly Term[],
  major: number,
  handedOn: readonly number[],
  field: Term,
): Term {
  const called = args.slice();
  called[major] = field;
  const isSuffix = handedOn.every((position, i) => position === args.length - handedOn.length + i);
  if (isSuffix) return applications(head, called.slice(0, args.length - handedOn.length));
  const variables = handedOn.map((position) => freshFreeVariable("", inferType(session, args[position]!)));
  handedOn.forEach((position, i) => {
    called[position] = variables[i]!;
  });
  return bindVariables(TermKind.lambda, variables, applications(head, called), (type) => type);
}

/** Replaces arguments `prefix field` of `result` (a minor premise's application) by calls. */
function foldRecursiveCalls(prefix: Term, result: Term, call: (field: Term) => Term): Term {
  const args = applicationArguments(result).map((arg) =>
    arg.kind === TermKind.application && arg.first === prefix ? call(arg.second) : arg,
  );
  let fn = applicationHead(result);
  let taken = 0;
  for (; fn.kind === TermKind.lambda && taken < args.length; fn = fn.second) taken++;
  return applications(instantiateBeta(fn, args, 0, taken), args.slice(taken));
}
