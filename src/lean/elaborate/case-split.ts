/**
 * Case analysis of a hypothesis: what `cases`, `rcases`, `match` and `contradiction` share. Indices that are not plain
 * variables are generalised to equations, which are then solved (impossible cases disappear).
 */

import {
  application,
  applications,
  boundVariable,
  constant,
  freshFreeVariable,
  instantiate,
  lambda,
  lift,
  pi,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import {
  type AppliedInductive,
  appliedInductiveType,
  type CaseNames,
  eliminate,
  motiveOver,
  NotEliminable,
} from "./eliminate.ts";
import { solveEquations, type VariableMap } from "./equations.ts";
import { reject, unsupported } from "./failure.ts";
import { introduce, makeGoal, mentionsAny, revertVariables, tagOf, withDependents } from "./goals.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import type { LocalContext } from "./local-context.ts";
import type { Metavariable } from "./metavariables.ts";
import { abstractOccurrences } from "./occurrences.ts";
import type { Session } from "./session.ts";

/** One case of the analysis. */
export interface SplitCase {
  readonly builder: string;
  readonly goal: Metavariable;
  /** The constructor's fields as the goal knows them. */
  readonly fields: readonly Term[];
  /** What older variables have become. */
  readonly map: VariableMap;
  /** How many of the names given were used, and how many there are too many. */
  readonly used: number;
  readonly surplus: number;
}

export type NameChooser = (builder: string) => CaseNames | null;

const noMap: VariableMap = new Map();
const unnamed: NameChooser = () => null;

/** Tag of a case under the goal's own tag. */
export function caseTag(goal: Metavariable, builder: string): string {
  const short = builder.slice(builder.lastIndexOf(".") + 1);
  return tagOf(goal) === "" ? short : `${tagOf(goal)}.${short}`;
}

/** Splits on the variable `major`, which disappears from the goals (when it can). */
export function splitVariable(
  session: Session,
  goal: Metavariable,
  major: Term,
  offset: number,
  names: NameChooser = unnamed,
): readonly SplitCase[] {
  const applied = appliedInductiveType(session, major.type);
  if (applied === null)
    return reject(
      offset,
      () =>
        `Tactic \`cases\` failed: the type of the major premise is not an inductive type\n  ${session.show(major.type)}\n\n${session.showGoal(goal)}`,
    );
  return hasVariableIndices(applied, goal.context, major)
    ? splitPlain(session, goal, major, applied, offset, names)
    : splitIndexed(session, goal, major, applied, offset, names);
}

/** Are the indices different variables that the parameters do not mention? */
function hasVariableIndices(applied: AppliedInductive, context: LocalContext, major: Term): boolean {
  const { indices, parameters } = applied;
  return indices.every(
    (index, i) =>
      index.kind === TermKind.freeVariable &&
      index.value === index &&
      index !== major &&
      indices.indexOf(index) === i &&
      context.contains(index) &&
      !parameters.some((parameter) => mentionsAny(parameter, new Set([index]))),
  );
}

function splitPlain(
  session: Session,
  goal: Metavariable,
  major: Term,
  applied: AppliedInductive,
  offset: number,
  names: NameChooser,
): readonly SplitCase[] {
  const variables = [...applied.indices, major];
  const moved = withDependents(session, goal.context, variables).filter((variable) => !variables.includes(variable));
  const entries = moved.map((variable) => goal.context.find(variable)!);
  const reverted = revertVariables(session, goal, moved);
  const target = session.instantiate(reverted.term.type);
  const motive =
    applied.indices.length === 0 && !mentionsAny(target, new Set([major]))
      ? lambda("t", session.instantiate(major.type), target)
      : motiveOver(session, variables, target);
  const elimination = eliminate(session, {
    applied,
    motive,
    target,
    major,
    context: reverted.context.without(variables),
    keepHypotheses: false,
    names,
    tag: (builder) => caseTag(goal, builder),
  });
  if (elimination instanceof NotEliminable) return failToEliminate(session, goal, elimination, offset);
  session.metavariables.assign(reverted, elimination.value);
  return elimination.cases.map(({ builder, goal: inner, fields, used, surplus }) => {
    const restored = reintroduce(session, inner, entries);
    return { builder, goal: restored.goal, fields, map: restored.map, used, surplus };
  });
}

/** Puts reverted variables back under their names. */
export function reintroduce(
  session: Session,
  goal: Metavariable,
  entries: readonly LocalContext[],
): { goal: Metavariable; map: VariableMap } {
  if (entries.length === 0) return { goal, map: noMap };
  const map = new Map<Term, Term>();
  for (const entry of entries) {
    const introduced = introduce(session, goal, entry.accessible ? entry.name : null)!;
    map.set(entry.variable!, introduced.variable);
    goal = introduced.goal;
  }
  return { goal, map };
}

function failToEliminate(session: Session, goal: Metavariable, why: NotEliminable, offset: number): never {
  return reject(offset, () => `Tactic \`cases\` failed: ${why.reason}\n\n${session.showGoal(goal)}`);
}

/** `fun indices' major' => index₁ = index₁' → … → target`, and the equations solved in each case. */
function splitIndexed(
  session: Session,
  goal: Metavariable,
  major: Term,
  applied: AppliedInductive,
  offset: number,
  names: NameChooser,
): readonly SplitCase[] {
  const target = session.instantiate(goal.term.type);
  const dependsOnMajor =
    mentionsAny(target, new Set([major])) || withDependents(session, goal.context, [major]).length > 1;
  if (dependsOnMajor) return unsupported(offset, "cases on an indexed value that the goal mentions");
  const { variables, equations, reflexivities } = indexEquations(session, applied, offset);
  const generalized = equations.reduceRight((rest, equation) => pi("h", equation, rest), target);
  const majorVariable = freshFreeVariable(
    "t",
    applications(constant(applied.declaration.name, applied.levels), [...applied.parameters, ...variables]),
  );
  const elimination = eliminate(session, {
    applied,
    motive: motiveOver(session, [...variables, majorVariable], generalized),
    target: generalized,
    major,
    context: goal.context.without([major]),
    keepHypotheses: false,
    names,
    tag: (builder) => caseTag(goal, builder),
  });
  if (elimination instanceof NotEliminable) return failToEliminate(session, goal, elimination, offset);
  session.metavariables.assign(goal, applications(elimination.value, reflexivities));
  const result: SplitCase[] = [];
  for (const { builder, goal: inner, fields, used, surplus } of elimination.cases) {
    const solved = solveEquations(session, inner, equations.length);
    if (solved.kind === "impossible") continue;
    if (solved.kind === "stuck")
      return reject(
        offset,
        () =>
          `Dependent elimination failed: Failed to solve equation\n  ${session.show(solved.parts.left)} = ${session.show(solved.parts.right)}`,
      );
    const moved = fields.map((field) => solved.map.get(field) ?? field);
    result.push({ builder, goal: solved.goal, fields: moved, map: solved.map, used, surplus });
  }
  return result;
}

/** New variables for the indices, the equations `index = variable`, and `Eq.refl index` for each. */
function indexEquations(
  session: Session,
  applied: AppliedInductive,
  offset: number,
): { variables: Term[]; equations: Term[]; reflexivities: Term[] } {
  const { declaration, levels, parameters, indices } = applied;
  const variables: Term[] = [];
  const equations: Term[] = [];
  const reflexivities: Term[] = [];
  let type = substituteLevels(declaration.type, declaration.levelParameters, levels);
  for (const parameter of parameters) type = instantiate(type.second, parameter);
  for (const index of indices) {
    if (mentionsAny(type.first, new Set(variables)))
      return unsupported(offset, "cases on a type with dependent indices");
    const variable = freshFreeVariable(type.name, type.first);
    const level = sortLevel(session, type.first);
    variables.push(variable);
    equations.push(applications(constant("Eq", [level]), [type.first, index, variable]));
    reflexivities.push(applications(constant("Eq.refl", [level]), [type.first, index]));
    type = instantiate(type.second, variable);
  }
  return { variables, equations, reflexivities };
}

/** A term as a new variable of the goal: its occurrences in the target become the variable. Proofs need no search. */
export function nameTerm(
  session: Session,
  goal: Metavariable,
  term: Term,
  name: string | null,
  keepOccurrences: boolean,
): { variable: Term; goal: Metavariable } {
  const type = session.instantiate(inferType(session, term));
  const target = session.instantiate(goal.term.type);
  const body = keepOccurrences ? null : abstractOccurrences(session, target, term);
  const shown = name ?? "x";
  const variable = freshFreeVariable(shown, type);
  const context = goal.context.extend(variable, shown, name !== null);
  const inner = makeGoal(session, context, body === null ? target : instantiate(body, variable), tagOf(goal));
  const step = session.freshIn(goal.context, pi(shown, type, body ?? target), "opaque");
  session.metavariables.assignClosure(step, [variable], inner.term);
  session.metavariables.assign(goal, application(step.term, term));
  return { variable, goal: inner };
}

/** `nameTerm`, with a hypothesis `term = variable` called `equationName` (null: inaccessible). */
export function nameTermWithEquation(
  session: Session,
  goal: Metavariable,
  term: Term,
  equationName: string | null,
): { variable: Term; goal: Metavariable } {
  const type = session.instantiate(inferType(session, term));
  const level = sortLevel(session, type);
  const target = session.instantiate(goal.term.type);
  const body = abstractOccurrences(session, target, term) ?? target;
  const equation = applications(constant("Eq", [level]), [type, term, boundVariable(0)]);
  const statement = pi("x", type, pi("h", equation, lift(body, 0, 1)));
  const inner = makeGoal(session, goal.context, statement, tagOf(goal));
  const reflexivity = applications(constant("Eq.refl", [level]), [type, term]);
  session.metavariables.assign(goal, applications(inner.term, [term, reflexivity]));
  const { variable, goal: named } = introduce(session, inner, null)!;
  return { variable, goal: introduce(session, named, equationName)!.goal };
}
