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
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { mentionsBetween } from "./boundVariables.ts";
import type { Library } from "./library.ts";
import { type Session, Transparency } from "./session.ts";
import { majorPositionOf, reduceRecursor } from "./whnf.ts";

/** A definition `fun x₁ … xₙ => rec … xᵢ xₖ … xₙ` where only the major premise and the trailing variables vary. */
export interface RecursiveForm {
  readonly arity: number;
  /** Position i of the argument that is taken apart. */
  readonly major: number;
  /** How many of the last variables are handed on to the recursor's result. */
  readonly trailing: number;
  /** Can recursive calls be folded back? */
  readonly folds: boolean;
}

/** The recursive form of a definition's value; null when its body is not a recursor application. */
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
  const trailing = args.length - majorPosition - 1;
  const major = arity - 1 - majorTerm.index;
  const isSuffix = args
    .slice(majorPosition + 1)
    .every((arg, i) => arg.kind === TermKind.boundVariable && arg.index === trailing - 1 - i);
  const varying = [major, ...Array.from({ length: trailing }, (_, i) => arity - trailing + i)];
  const isFixed = args
    .slice(0, majorPosition)
    .every((arg) => varying.every((position) => !mentionsBetween(arg, arity - 1 - position, arity - position)));
  const folds = isSuffix && isFixed && recursor.indexCount === 0 && major < arity - trailing;
  return { arity, major, trailing, folds };
}

/** The definition at the head of `term` if the session's transparency lets it be unfolded. */
export function unfoldableHead(session: Session, term: Term): DefinitionDeclaration | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant || session.transparency === Transparency.none) return null;
  const declaration = session.environment.get(head.name);
  if (declaration?.kind !== "definition") return null;
  return session.transparency >= session.library.transparencyOf(head.name) ? declaration : null;
}

/** `term` with the definition at its head unfolded once; null when it may not or (recursive functions) does not help. */
export function unfoldDefinition(session: Session, term: Term): Term | null {
  const declaration = unfoldableHead(session, term);
  return declaration === null ? null : unfoldWith(session, declaration, term);
}

/** `unfoldDefinition` whatever the transparency. */
export function unfoldWith(session: Session, declaration: DefinitionDeclaration, term: Term): Term | null {
  const head = applicationHead(term);
  const value = substituteLevels(declaration.value, declaration.levelParameters, head.levels);
  const form = session.library.recursiveForm(declaration);
  if (form === null) return betaApply(value, applicationArguments(term));
  const args = applicationArguments(term);
  if (args.length < form.arity) return null;
  const unfolded = betaApply(value, args);
  const reduced = reduceRecursor(session, applicationHead(unfolded), unfolded, form.folds ? foldCalls : null);
  return reduced;

  /** The minor premise applied to fields and recursive results, these as calls of the function. */
  function foldCalls(recursorPrefix: Term, result: Term): Term {
    return foldRecursiveCalls(
      recursorPrefix,
      result,
      applications(head, args.slice(0, form!.arity - form!.trailing)),
      form!,
    );
  }
}

/** Replaces arguments `prefix field` of `result` (a minor premise's application) by the call on `field`. */
function foldRecursiveCalls(prefix: Term, result: Term, call: Term, form: RecursiveForm): Term {
  const callArguments = applicationArguments(call);
  const head = applicationHead(call);
  const args = applicationArguments(result).map((arg) => {
    if (arg.kind !== TermKind.application || arg.first !== prefix) return arg;
    const replaced = callArguments.slice();
    replaced[form.major] = arg.second;
    return applications(head, replaced);
  });
  return betaApply(applicationHead(result), args);
}
