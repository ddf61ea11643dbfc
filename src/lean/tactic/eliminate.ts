/**
 * Elimination of a value of an inductive type by its recursor: one goal per constructor. `cases` drops the induction
 * hypotheses, `induction` keeps them. Source: Lean 4, `Meta/Tactic/{Induction,Cases}.lean`.
 */

import { bindVariables } from "../elaborate/binding.ts";
import { sortLevel } from "../elaborate/inferType.ts";
import type { LocalContext } from "../elaborate/localContext.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import type { Session } from "../elaborate/session.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  constant,
  freshFreeVariable,
  type InductiveDeclaration,
  instantiate,
  instantiateRange,
  type Level,
  levelZero,
  type RecursorDeclaration,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { makeGoal } from "./state.ts";

/** An inductive type applied: `name.{levels} parameters indices`. */
export interface AppliedInductive {
  readonly declaration: InductiveDeclaration;
  readonly recursor: RecursorDeclaration;
  readonly levels: readonly Level[];
  readonly parameters: readonly Term[];
  readonly indices: readonly Term[];
}

/** `type` (reduced) as an applied inductive type, or null. */
export function appliedInductiveType(session: Session, type: Term): AppliedInductive | null {
  const reduced = session.instantiate(whnfDefault(session, type));
  const head = applicationHead(reduced);
  const declaration = head.kind === TermKind.constant ? session.environment.get(head.name) : undefined;
  if (declaration?.kind !== "inductive") return null;
  const args = applicationArguments(reduced);
  const { parameterCount, indexCount } = declaration;
  if (args.length !== parameterCount + indexCount) return null;
  return {
    declaration,
    recursor: session.environment.get(declaration.recursor) as RecursorDeclaration,
    levels: head.levels,
    parameters: args.slice(0, parameterCount),
    indices: args.slice(parameterCount),
  };
}

/** Names for one constructor's variables, in order; null or missing: inaccessible. */
export interface CaseNames {
  readonly fields: readonly (string | null)[];
  /** `@ctor`: implicit fields are named too. */
  readonly explicit: boolean;
}

export interface EliminationRequest {
  readonly applied: AppliedInductive;
  /** `fun indices major => target`. */
  readonly motive: Term;
  /** The goal's target, whose universe the motive lands in. */
  readonly target: Term;
  readonly major: Term;
  /** Local context of the new goals, before the constructors' variables. */
  readonly context: LocalContext;
  readonly keepHypotheses: boolean;
  readonly names: (constructor: string) => CaseNames | null;
  readonly tag: (constructor: string) => string;
}

export interface EliminatedCase {
  readonly constructor: string;
  readonly goal: Metavariable;
  readonly fields: readonly Term[];
  readonly hypotheses: readonly Term[];
}

export interface Elimination {
  /** The recursor applied; its type is the motive at the major premise. */
  readonly value: Term;
  readonly cases: readonly EliminatedCase[];
}

/** Why an elimination is impossible. */
export class NotEliminable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Applies the recursor; null when its universe does not allow the target. */
export function eliminate(session: Session, request: EliminationRequest): Elimination | NotEliminable {
  const { applied, motive, major } = request;
  const { recursor, levels, parameters, indices, declaration } = applied;
  const level = sortLevel(session, request.target);
  const isLarge = recursor.levelParameters.length > levels.length;
  if (!isLarge && session.metavariables.instantiateLevel(level) !== levelZero)
    return new NotEliminable(`recursor \`${recursor.name}\` can only eliminate into \`Prop\``);
  if (recursor.motiveCount !== 1)
    return new NotEliminable(`\`${declaration.name}\` is a mutual or nested inductive type`);
  const recursorLevels = isLarge ? [level, ...levels] : levels;
  const args: Term[] = [...parameters, motive];
  let type = substituteLevels(recursor.type, recursor.levelParameters, recursorLevels);
  for (let i = 0; i <= parameters.length; i++) type = type.second;
  const cases: EliminatedCase[] = [];
  for (const name of declaration.constructors) {
    const made = makeCase(session, request, name, instantiateRange(type.first, args, 0, args.length));
    args.push(made.minor);
    cases.push(made.eliminated);
    type = type.second;
  }
  return {
    value: applications(applications(constant(recursor.name, recursorLevels), args), [...indices, major]),
    cases,
  };
}

/** One minor premise of type `type`: a metavariable that is the closure of the new goal over the variables. */
function makeCase(
  session: Session,
  request: EliminationRequest,
  constructor: string,
  type: Term,
): { minor: Term; eliminated: EliminatedCase } {
  const declaration = session.environment.get(constructor)!;
  const fieldCount = declaration.kind === "constructor" ? declaration.fieldCount : 0;
  const names = request.names(constructor);
  let explicitPosition = 0;
  let context = request.context;
  const fields: Term[] = [];
  const hypotheses: Term[] = [];
  const minor = session.freshIn(request.context, type, "opaque");
  while (type.kind === TermKind.pi) {
    const isField = fields.length < fieldCount;
    if (!isField && hypotheses.length >= countHypotheses(request, fields)) break;
    const written =
      isField || request.keepHypotheses ? chosenName(names, type, isField, () => explicitPosition++) : null;
    const shown = written ?? (isField ? type.name : `${type.name}`);
    const variable = freshFreeVariable(
      shown === "" ? "a" : shown,
      betaMotive(type.first, request.motive),
      null,
      type.binderInfo,
    );
    if (isField) fields.push(variable);
    else hypotheses.push(variable);
    if (isField || request.keepHypotheses) context = context.extend(variable, variable.name, written !== null);
    type = instantiate(type.second, variable);
  }
  const goal = makeGoal(session, context, betaMotive(type, request.motive), request.tag(constructor));
  session.metavariables.assignClosure(minor, [...fields, ...hypotheses], goal.term);
  return { minor: minor.term, eliminated: { constructor, goal, fields, hypotheses } };
}

/** How many fields are recursive: as many induction hypotheses follow. */
function countHypotheses(request: EliminationRequest, fields: readonly Term[]): number {
  return fields.filter((field) => {
    let type = field.type;
    while (type.kind === TermKind.pi) type = type.second;
    const head = applicationHead(type);
    return head.kind === TermKind.constant && head.name === request.applied.declaration.name;
  }).length;
}

function chosenName(names: CaseNames | null, binder: Term, isField: boolean, position: () => number): string | null {
  if (names === null) return null;
  if (isField && binder.binderInfo !== 0 && !names.explicit) return null;
  return names.fields[position()] ?? null;
}

/** `motive indices value` contracted at the head (under the binders of an induction hypothesis). */
function betaMotive(type: Term, motive: Term): Term {
  if (type.kind === TermKind.pi) {
    const body = betaMotive(type.second, motive);
    if (body === type.second) return type;
    const variable = freshFreeVariable(type.name, type.first, null, type.binderInfo);
    return bindVariables(TermKind.pi, [variable], instantiate(body, variable), (term) => term);
  }
  return applicationHead(type) === motive ? betaApply(motive, applicationArguments(type)) : type;
}

/** `fun indices major => target` where the indices and the major premise are variables. */
export function motiveOver(session: Session, variables: readonly Term[], target: Term): Term {
  return bindVariables(TermKind.lambda, variables, target, (term) => session.instantiate(term));
}

/** `fun indices major => target`, not depending on them; `applied` says their types. */
export function constantMotive(session: Session, applied: AppliedInductive, target: Term): Term {
  const { declaration, levels, parameters } = applied;
  const variables: Term[] = [];
  let type = substituteLevels(declaration.type, declaration.levelParameters, levels);
  for (const parameter of parameters) type = instantiate(type.second, parameter);
  for (let i = 0; i < declaration.indexCount; i++) {
    const variable = freshFreeVariable(type.name, type.first);
    variables.push(variable);
    type = instantiate(type.second, variable);
  }
  const major = freshFreeVariable("t", applications(constant(declaration.name, levels), [...parameters, ...variables]));
  return motiveOver(session, [...variables, major], target);
}
