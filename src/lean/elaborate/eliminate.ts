/**
 * Elimination of a value of an inductive type by its recursor: one goal per constructor. `cases` drops the induction
 * hypotheses, `induction` keeps them. Source: Lean 4, `Meta/Tactic/{Induction,Cases}.lean`.
 */

import {
  applicationArguments,
  applicationHead,
  applications,
  BinderInfo,
  betaApply,
  constant,
  freshFreeVariable,
  type InductiveDeclaration,
  instantiate,
  type Level,
  levelZero,
  type RecursorDeclaration,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import { instantiateBeta, lower } from "./bound-variables.ts";
import { makeGoal } from "./goals.ts";
import { sortLevel } from "./infer-type.ts";
import type { LocalContext } from "./local-context.ts";
import type { Metavariable } from "./metavariables.ts";
import { successorToOffset } from "./naturals.ts";
import type { Session } from "./session.ts";
import { whnfDefault } from "./whnf.ts";

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
  const declaration = session.environment.declarationOf(head);
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
  readonly names: (builder: string) => CaseNames | null;
  readonly tag: (builder: string) => string;
}

export interface EliminatedCase {
  readonly builder: string;
  readonly goal: Metavariable;
  readonly fields: readonly Term[];
  readonly hypotheses: readonly Term[];
  /** How many of the names given were used, and how many there are too many. */
  readonly used: number;
  readonly surplus: number;
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

/** Applies the recursor. */
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
  let type = substituteLevels(recursor.type, recursor.levelParameters, recursorLevels);
  for (let i = 0; i < parameters.length; i++) type = type.second;
  // Minor premises are read with a variable for the motive, so that its applications are found and contracted.
  const placeholder = freshFreeVariable("motive", type.first);
  const values = [...parameters, placeholder];
  type = type.second;
  const minors: Term[] = [];
  const cases: EliminatedCase[] = [];
  for (const name of declaration.constructors) {
    // A minor premise mentions no other one: these stand at the inner end of the context.
    const minorType = instantiateBeta(lower(type.first, minors.length), values, 0, values.length);
    const made = makeCase(session, request, placeholder, name, minorType);
    minors.push(made.minor);
    cases.push(made.eliminated);
    type = type.second;
  }
  const fn = applications(constant(recursor.name, recursorLevels), [...parameters, motive, ...minors]);
  return { value: applications(fn, [...indices, major]), cases };
}

/** One minor premise of type `type`: a metavariable that is the closure of the new goal over the variables. */
function makeCase(
  session: Session,
  request: EliminationRequest,
  placeholder: Term,
  builder: string,
  type: Term,
): { minor: Term; eliminated: EliminatedCase } {
  const declaration = session.environment.get(builder)!;
  const fieldCount = declaration.kind === "constructor" ? declaration.fieldCount : 0;
  const names = request.names(builder);
  let written = 0;
  let context = request.context;
  const fields: Term[] = [];
  const hypotheses: Term[] = [];
  const minor = session.freshIn(request.context, type, "opaque");
  while (type.kind === TermKind.pi) {
    const isField = fields.length < fieldCount;
    const isNamed = isField || request.keepHypotheses;
    const isSkipped = isField && type.binderInfo !== BinderInfo.explicit && names?.explicit !== true;
    const name = names === null || !isNamed || isSkipped ? null : (names.fields[written++] ?? null);
    const shown = name ?? binderName(request, type.name, isField);
    const variable = freshFreeVariable(shown, contractMotive(request, placeholder, type.first), null, type.binderInfo);
    if (isField) fields.push(variable);
    else hypotheses.push(variable);
    if (isNamed) context = context.extend(variable, shown, name !== null);
    type = instantiate(type.second, variable);
  }
  const goal = makeGoal(session, context, contractMotive(request, placeholder, type), request.tag(builder));
  session.metavariables.assignClosure(minor, [...fields, ...hypotheses], goal.term);
  const surplus = names === null ? 0 : names.fields.length - written;
  return { minor: minor.term, eliminated: { builder, goal, fields, hypotheses, surplus, used: written } };
}

/** Lean's own eliminator for Nat leaves the induction hypothesis without a name. */
function binderName(request: EliminationRequest, name: string, isField: boolean): string {
  return name === "" || (!isField && request.applied.declaration.name === "Nat") ? "a" : name;
}

/** `motive indices value` contracted, also under the binders of an induction hypothesis; `0` and `n + 1` as Lean shows them. */
function contractMotive(request: EliminationRequest, placeholder: Term, type: Term): Term {
  if (type.kind === TermKind.pi) {
    const variable = freshFreeVariable(type.name, type.first, null, type.binderInfo);
    const body = instantiate(type.second, variable);
    const contracted = contractMotive(request, placeholder, body);
    return contracted === body ? type : bindVariables(TermKind.pi, [variable], contracted, (term) => term);
  }
  if (applicationHead(type) !== placeholder) return type;
  const args = applicationArguments(type);
  if (request.applied.declaration.name === "Nat") args[0] = successorToOffset(args[0]!);
  return betaApply(request.motive, args);
}

/** `fun indices major => target` where the indices and the major premise are variables. */
export function motiveOver(session: Session, variables: readonly Term[], target: Term): Term {
  return bindVariables(TermKind.lambda, variables, target, (term) => session.instantiate(term));
}
