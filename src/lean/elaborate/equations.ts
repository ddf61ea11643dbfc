/**
 * Solving hypotheses that are equations: substitution of variables, injectivity and disjointness of constructors. What
 * `subst`, `injection`, `contradiction` and `cases` on indexed types share.
 * Source: Lean 4, `Meta/Tactic/{Subst,Injection,UnifyEq}.lean`.
 */

import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  freshFreeVariable,
  instantiate,
  lambda,
  levelOne,
  levelZero,
  pi,
  sort,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { bindVariables } from "./binding.ts";
import { type AppliedInductive, appliedInductiveType } from "./eliminate.ts";
import { introduce, makeGoal, mentionsAny, revertVariables, tagOf, withDependents } from "./goals.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import type { Metavariable } from "./metavariables.ts";
import { offsetToSuccessor } from "./naturals.ts";
import { type Session, Transparency } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfCore, whnfDefault } from "./whnf.ts";

/** What became of variables that had to be reintroduced. */
export type VariableMap = ReadonlyMap<Term, Term>;

export interface Substituted {
  readonly goal: Metavariable;
  readonly map: VariableMap;
}

export interface EquationParts {
  readonly type: Term;
  readonly left: Term;
  readonly right: Term;
}

/** The sides of a hypothesis' equation; null when its type is not one. */
export function equationParts(session: Session, type: Term): EquationParts | null {
  let reduced = session.instantiate(type);
  let head = applicationHead(reduced);
  if (head.kind !== TermKind.constant || head.name !== "Eq") {
    reduced = session.instantiate(whnfDefault(session, reduced));
    head = applicationHead(reduced);
  }
  if (head.kind !== TermKind.constant || head.name !== "Eq") return null;
  const [carrier, left, right] = applicationArguments(reduced) as [Term, Term, Term];
  return { type: carrier, left, right };
}

/**
 * Replaces a variable by the other side of the equation `hypothesis`, which disappears with it. Null when neither side is
 * a variable that can be replaced. `prefer`: which side is tried first.
 */
export function substitute(
  session: Session,
  goal: Metavariable,
  hypothesis: Term,
  prefer: "left" | "right",
): Substituted | null {
  const parts = equationParts(session, hypothesis.type);
  if (parts === null) return null;
  const sides = prefer === "right" ? (["right", "left"] as const) : (["left", "right"] as const);
  for (const side of sides) {
    const variable = parts[side];
    const other = side === "right" ? parts.left : parts.right;
    if (variable.kind !== TermKind.freeVariable || variable.value !== variable) continue;
    if (!goal.context.contains(variable) || mentionsAny(other, new Set([variable]))) continue;
    const result = substituteVariable(session, goal, hypothesis, parts, variable, other, side);
    if (result !== null) return result;
  }
  return null;
}

function substituteVariable(
  session: Session,
  goal: Metavariable,
  hypothesis: Term,
  parts: EquationParts,
  variable: Term,
  other: Term,
  side: "left" | "right",
): Substituted | null {
  const dependents = withDependents(session, goal.context, [variable]).filter((dependent) => dependent !== variable);
  if (mentionsAny(other, new Set(dependents))) return null;
  const moved = dependents.filter((dependent) => dependent !== hypothesis);
  if (withDependents(session, goal.context, [hypothesis]).length > 1) return null;
  const names = moved.map((dependent) => goal.context.find(dependent)!);
  const reverted = revertVariables(session, goal, moved);
  const target = session.instantiate(reverted.term.type);
  if (mentionsAny(target, new Set([hypothesis]))) return null;
  const context = reverted.context.without([hypothesis, variable]);
  // `Eq.rec (motive := fun x _ => target) (_ : target[other]) (_ : other = x)`
  const level = sortLevel(session, parts.type);
  const motive = equalityMotive(session, parts.type, other, variable, target, level);
  const inner = makeGoal(session, context, instantiateVariable(target, variable, other), tagOf(goal));
  const proof = side === "right" ? hypothesis : equalitySymmetric(parts, hypothesis, level);
  const head = constant("Eq.rec", [sortLevel(session, target), level]);
  session.metavariables.assign(reverted, applications(head, [parts.type, other, motive, inner.term, variable, proof]));
  const map = new Map<Term, Term>();
  let current = inner;
  for (const entry of names) {
    const introduced = introduce(session, current, entry.accessible ? entry.name : null)!;
    map.set(entry.variable!, introduced.variable);
    current = introduced.goal;
  }
  map.set(variable, other);
  return { goal: current, map };
}

function instantiateVariable(term: Term, variable: Term, value: Term): Term {
  return instantiate(bindVariables(TermKind.lambda, [variable], term, (type) => type).second, value);
}

/** `fun (x : type) (_ : other = x) => target` where `variable` stands for `x` in `target`. */
function equalityMotive(
  session: Session,
  type: Term,
  other: Term,
  variable: Term,
  target: Term,
  level: ReturnType<typeof sortLevel>,
): Term {
  const equation = applications(constant("Eq", [level]), [type, other, variable]);
  const proof = freshFreeVariable("h", equation);
  return bindVariables(TermKind.lambda, [variable, proof], target, (term) => session.instantiate(term));
}

export function equalitySymmetric(parts: EquationParts, proof: Term, level: ReturnType<typeof sortLevel>): Term {
  return applications(constant("Eq.symm", [level]), [parts.type, parts.left, parts.right, proof]);
}

/** The term as a constructor application where reduction shows it to be one: the constructor's name and its fields. */
export function constructorForm(
  session: Session,
  term: Term,
): { name: string; fields: readonly Term[]; position: number } | null {
  const reduced = offsetToSuccessor(reduceToConstructor(session, term));
  const head = applicationHead(reduced);
  const declaration = session.environment.declarationOf(head);
  if (declaration?.kind !== "constructor") return null;
  const args = applicationArguments(reduced);
  if (args.length !== declaration.parameterCount + declaration.fieldCount) return null;
  return { name: head.name, fields: args.slice(declaration.parameterCount), position: declaration.position };
}

function reduceToConstructor(session: Session, term: Term): Term {
  const core = session.instantiate(whnfCore(session, term));
  if (offsetToSuccessor(core) !== core) return core;
  return session.instantiate(whnfDefault(session, core));
}

/** A proof of `False` from a proof of `left = right` where the sides are different constructors; null otherwise. */
export function refuteEquation(session: Session, parts: EquationParts, proof: Term): Term | null {
  const left = constructorForm(session, parts.left);
  if (left === null) return null;
  const right = constructorForm(session, parts.right);
  if (right === null || left.position === right.position) return null;
  const applied = appliedInductiveType(session, parts.type);
  if (applied === null) return null;
  const level = sortLevel(session, parts.type);
  const discriminate = caseFunction(session, applied, sort(levelZero), levelOne, (position) =>
    constant(position === left.position ? "True" : "False"),
  );
  const variable = freshFreeVariable("x", parts.type);
  const motive = equalityMotive(session, parts.type, parts.left, variable, discriminate(variable), level);
  return applications(constant("Eq.rec", [levelZero, level]), [
    parts.type,
    parts.left,
    motive,
    constant("True.intro"),
    parts.right,
    proof,
  ]);
}

/** From `a + 1 = b + 1` (in any form) the equation `a = b`. */
function predecessorEquation(
  parts: EquationParts,
  left: Term,
  right: Term,
  proof: Term,
): { parts: EquationParts; proof: Term } {
  const head = constant("congrArg", [levelOne, levelOne]);
  const natural = constant("Nat");
  const smaller = applications(head, [natural, natural, parts.left, parts.right, constant("Nat.pred"), proof]);
  return { parts: { type: natural, left, right }, proof: smaller };
}

/** `fun x => rec … x` that maps each constructor (by position and its fields) to a value of `result : Sort level`. */
function caseFunction(
  session: Session,
  applied: AppliedInductive,
  result: Term,
  level: ReturnType<typeof sortLevel>,
  value: (position: number, fields: readonly Term[]) => Term,
): (major: Term) => Term {
  const { recursor, parameters, declaration, levels, indices } = applied;
  const type = applications(constant(declaration.name, levels), [...parameters, ...indices]);
  const motive = lambda("t", type, result);
  const head = applications(constant(recursor.name, [level, ...levels]), [...parameters, motive]);
  let minors = head;
  let minorType = whnfCore(session, inferType(session, head));
  for (let position = 0; position < declaration.constructors.length; position++) {
    const fields: Term[] = [];
    let rest = minorType.first;
    for (; rest.kind === TermKind.pi; rest = instantiate(rest.second, fields.at(-1)!))
      fields.push(freshFreeVariable(rest.name, rest.first));
    const minor = bindVariables(TermKind.lambda, fields, value(position, fields), (term) => term);
    minors = applications(minors, [minor]);
    minorType = instantiate(minorType.second, minor);
  }
  return (major) => applications(minors, [major]);
}

/** Equations between the fields, with proofs, from an equation of the same constructor; null when it is not that. */
export function injectEquation(
  session: Session,
  parts: EquationParts,
  proof: Term,
): readonly { readonly parts: EquationParts; readonly proof: Term }[] | null {
  const left = constructorForm(session, parts.left);
  if (left === null) return null;
  const right = constructorForm(session, parts.right);
  if (right === null || left.name !== right.name) return null;
  const applied = appliedInductiveType(session, parts.type);
  if (applied === null || applied.indices.length > 0) return null;
  if (applied.declaration.name === "Nat")
    return left.fields.length === 0 ? [] : [predecessorEquation(parts, left.fields[0]!, right.fields[0]!, proof)];
  const level = sortLevel(session, parts.type);
  return left.fields.map((field, i) => {
    const type = session.instantiate(inferType(session, field));
    const fieldLevel = sortLevel(session, type);
    const select = caseFunction(session, applied, type, fieldLevel, (position, fields) =>
      position === left.position ? fields[i]! : field,
    );
    const variable = freshFreeVariable("x", parts.type);
    const fn = bindVariables(TermKind.lambda, [variable], select(variable), (term) => term);
    const head = constant("congrArg", [level, fieldLevel]);
    return {
      parts: { type, left: field, right: right.fields[i]! },
      proof: applications(head, [parts.type, type, parts.left, parts.right, fn, proof]),
    };
  });
}

/** What `solveEquations` found: a goal to go on with, that the case is impossible, or the equation it is stuck at. */
export type Solved =
  | ({ readonly kind: "goal" } & Substituted)
  | { readonly kind: "impossible" }
  | { readonly kind: "stuck"; readonly parts: EquationParts };

/** Solves the equations that are the first `count` binders of the goal's target, removing or refuting them. */
export function solveEquations(session: Session, goal: Metavariable, count: number): Solved {
  let map = new Map<Term, Term>();
  for (let left = count; left > 0; left--) {
    const introduced = introduce(session, goal, null)!;
    const { variable } = introduced;
    goal = introduced.goal;
    const parts = equationParts(session, variable.type)!;
    if (isSameTerm(session, parts)) {
      goal = clearNewest(session, goal);
      continue;
    }
    const substituted = substitute(session, goal, variable, "right");
    if (substituted !== null) {
      goal = substituted.goal;
      map = composeMaps(map, substituted.map);
      continue;
    }
    const refutation = refuteEquation(session, parts, variable);
    if (refutation !== null) {
      closeByAbsurdity(session, goal, refutation);
      return { kind: "impossible" };
    }
    const fields = injectEquation(session, parts, variable) ?? reducedEquation(session, parts, variable);
    if (fields === null) return { kind: "stuck", parts };
    goal = assertEquations(session, goal, fields);
    left += fields.length;
  }
  return { kind: "goal", goal, map };
}

/** The equation with both sides reduced; null when they are. */
function reducedEquation(session: Session, parts: EquationParts, proof: Term): ReturnType<typeof injectEquation> {
  const left = session.instantiate(whnfDefault(session, parts.left));
  const right = session.instantiate(whnfDefault(session, parts.right));
  if (left === parts.left && right === parts.right) return null;
  return [{ parts: { type: parts.type, left, right }, proof }];
}

function isSameTerm(session: Session, { left, right }: EquationParts): boolean {
  return left === right || session.withTransparency(Transparency.reducible, () => unify(session, left, right));
}

/** Applies `later` after `earlier`. */
export function composeMaps(earlier: VariableMap, later: VariableMap): Map<Term, Term> {
  const result = new Map<Term, Term>();
  for (const [from, to] of earlier) result.set(from, later.get(to) ?? to);
  for (const [from, to] of later) if (!result.has(from)) result.set(from, to);
  return result;
}

function clearNewest(session: Session, goal: Metavariable): Metavariable {
  const cleared = makeGoal(session, goal.context.parent!, session.instantiate(goal.term.type), tagOf(goal));
  session.metavariables.assign(goal, cleared.term);
  return cleared;
}

/** A goal `e₁ → … → eₙ → target` in which the newest hypothesis is gone. */
function assertEquations(
  session: Session,
  goal: Metavariable,
  equations: readonly { readonly parts: EquationParts; readonly proof: Term }[],
): Metavariable {
  let target = session.instantiate(goal.term.type);
  for (let i = equations.length; i-- > 0; ) {
    const { type, left, right } = equations[i]!.parts;
    target = pi("h", applications(constant("Eq", [sortLevel(session, type)]), [type, left, right]), target);
  }
  const inner = makeGoal(session, goal.context.parent!, target, tagOf(goal));
  session.metavariables.assign(
    goal,
    applications(
      inner.term,
      equations.map((equation) => equation.proof),
    ),
  );
  return inner;
}

/** Closes any goal by a proof of `False`. */
export function closeByAbsurdity(session: Session, goal: Metavariable, refutation: Term): void {
  const target = session.instantiate(goal.term.type);
  session.metavariables.assign(
    goal,
    applications(constant("False.elim", [sortLevel(session, target)]), [target, refutation]),
  );
}
