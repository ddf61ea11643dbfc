/** `cases` and `induction`, plain and with alternatives. Source: Lean 4, `Elab/Tactic/Induction.lean`. */

import { caseTag, nameTerm, nameTermWithEquation, reintroduce, splitVariable } from "../elaborate/case-split.ts";
import {
  type AppliedInductive,
  appliedInductiveType,
  type CaseNames,
  eliminate,
  motiveOver,
  NotEliminable,
} from "../elaborate/eliminate.ts";
import { reject, unsupported } from "../elaborate/failure.ts";
import { mentionsAny, revertVariables, withDependents } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { type Term, TermKind } from "../kernel/index.ts";
import type {
  AlternativeHead,
  BinderName,
  EliminationAlternative,
  EliminationAlternatives,
  EliminationTarget,
  Tactic,
} from "../syntax/index.ts";
import { localOrFail, renamedGoal } from "./intro.ts";
import { runSequence, runTactic } from "./run.ts";
import { showGoals } from "./show.ts";
import type { TacticState } from "./state.ts";
import { elaborateClosed } from "./terms.ts";

/** A goal of one constructor. */
interface Case {
  readonly builder: string;
  readonly goal: Metavariable;
  readonly used: number;
  readonly surplus: number;
}

/** The head of the alternative written for a constructor. */
function headFor(alternatives: EliminationAlternatives | null, builder: string): AlternativeHead | null {
  if (alternatives === null) return null;
  for (const { heads } of alternatives.alternatives)
    for (const head of heads)
      if (head.name.kind === "identifier" && namesConstructor(head.name.name, builder)) return head;
  return null;
}

function namesConstructor(written: string, builder: string): boolean {
  return written === builder || builder.endsWith(`.${written}`);
}

function nameChooser(alternatives: EliminationAlternatives | null): (builder: string) => CaseNames | null {
  return (builder) => {
    const head = headFor(alternatives, builder);
    if (head === null) return null;
    return { fields: head.variables.map(textOf), explicit: head.explicit };
  };
}

function textOf(name: BinderName): string | null {
  return name.kind === "identifier" ? name.name : null;
}

export function cases(state: TacticState, tactic: Tactic & { kind: "cases" }): void {
  const { session } = state;
  if (tactic.targets.length !== 1) unsupported(tactic.start, "cases with several targets");
  const goal = state.main(tactic.start);
  const target = tactic.targets[0]!;
  const { variable, goal: named } = majorPremise(state, goal, target);
  session.context = named.context;
  const split = splitVariable(session, named, variable, tactic.start, nameChooser(tactic.alternatives));
  finishCases(state, split, constructorsOf(state, variable), tactic.alternatives, tactic);
}

function constructorsOf(state: TacticState, major: Term): readonly string[] {
  return appliedInductiveType(state.session, major.type)?.declaration.constructors ?? [];
}

/** The target of `cases` or `induction` as a variable of the goal. */
function majorPremise(
  state: TacticState,
  goal: Metavariable,
  target: EliminationTarget,
): { variable: Term; goal: Metavariable } {
  if (target.name !== null) {
    const term = elaborateClosed(state.session, target.term, null);
    return nameTermWithEquation(state.session, goal, term, target.name.kind === "identifier" ? target.name.name : null);
  }
  if (target.term.kind === "identifier") {
    const entry = goal.context.lookup(target.term.name);
    if (entry !== null && entry.variable!.value === entry.variable) return { variable: entry.variable!, goal };
  }
  const term = elaborateClosed(state.session, target.term, null);
  if (term.kind === TermKind.freeVariable && term.value === term) return { variable: term, goal };
  return nameTerm(state.session, goal, term, null, false);
}

/** Runs the alternatives on their goals, or leaves the goals. */
function finishCases(
  state: TacticState,
  made: readonly Case[],
  constructors: readonly string[],
  alternatives: EliminationAlternatives | null,
  tactic: Tactic,
): void {
  if (alternatives === null) {
    state.replaceMain(made.map((one) => one.goal));
    return;
  }
  const others = state.goals.slice(1);
  checkHeads(alternatives, made, constructors);
  const left: Metavariable[] = [];
  for (const { builder, goal, used, surplus } of made) {
    let goals: readonly Metavariable[] = [goal];
    if (alternatives.first !== null) {
      state.goals = goals;
      runTactic(state, alternatives.first);
      goals = state.open();
      if (goals.length === 0) continue;
    }
    const alternative = alternativeFor(alternatives, builder);
    if (alternative === null) reject(tactic.start, () => `Alternative \`${shortName(builder)}\` has not been provided`);
    if (surplus > 0)
      reject(
        alternative.start,
        `Too many variable names provided at alternative \`${shortName(builder)}\`: ${used + surplus} provided, but ${used} expected`,
      );
    for (const one of goals) left.push(...runAlternative(state, one, alternative, builder));
  }
  state.goals = [...left, ...others];
}

function shortName(builder: string): string {
  return builder.slice(builder.lastIndexOf(".") + 1);
}

function alternativeFor(alternatives: EliminationAlternatives, builder: string): EliminationAlternative | null {
  const exact = alternatives.alternatives.find(({ heads }) =>
    heads.some((head) => head.name.kind === "identifier" && namesConstructor(head.name.name, builder)),
  );
  return (
    exact ?? alternatives.alternatives.find(({ heads }) => heads.some((head) => head.name.kind === "hole")) ?? null
  );
}

/** Every alternative names a constructor of the type, each at most once, and is needed. */
function checkHeads(
  alternatives: EliminationAlternatives,
  made: readonly Case[],
  constructors: readonly string[],
): void {
  const seen = new Set<string>();
  for (const { heads } of alternatives.alternatives)
    for (const head of heads) {
      if (head.name.kind === "hole") continue;
      const { name, start } = head.name;
      const builder = constructors.find((candidate) => namesConstructor(name, candidate));
      if (builder === undefined)
        reject(
          start,
          `Invalid alternative name \`${name}\`: Expected ${constructors.map((one) => `\`${shortName(one)}\``).join(" or ")}`,
        );
      else if (seen.has(builder)) reject(start, `Duplicate alternative name \`${name}\``);
      else if (!made.some((one) => one.builder === builder)) reject(start, `Alternative \`${name}\` is not needed`);
      else seen.add(builder);
    }
}

function runAlternative(
  state: TacticState,
  goal: Metavariable,
  alternative: EliminationAlternative,
  builder: string,
): readonly Metavariable[] {
  const { session } = state;
  const head = alternative.heads.find(
    (one) => one.name.kind === "identifier" && namesConstructor(one.name.name, builder),
  );
  let named = goal;
  if (head === undefined) {
    const wildcard = alternative.heads.find((one) => one.name.kind === "hole")!;
    named = renamedGoal(state, goal, wildcard.variables, wildcard.start);
  }
  state.goals = [named];
  const { body } = alternative;
  if (body === null) return unsupported(alternative.start, "alternative without `=>`");
  if (!("tactics" in body)) {
    if (body.kind === "syntheticHole") return [named];
    return reject(
      body.start,
      () => `don't know how to synthesize placeholder\ncontext:\n${showGoals(session, [named])}`,
    );
  }
  runSequence(state, body);
  const left = state.open();
  if (left.length > 0) reject(alternative.start, () => `unsolved goals\n${showGoals(session, left)}`);
  return [];
}

/** `induction x generalizing y with …`. */
export function induction(state: TacticState, tactic: Tactic & { kind: "induction" }): void {
  const { session } = state;
  if (tactic.targets.length !== 1) unsupported(tactic.start, "induction with several targets");
  const whole = state.main(tactic.start);
  const { variable: major, goal } = majorPremise(state, whole, tactic.targets[0]!);
  session.context = goal.context;
  const applied = appliedInductiveType(session, major.type);
  if (applied === null)
    reject(
      tactic.start,
      () =>
        `Tactic \`induction\` failed: major premise type is not an inductive type\n  ${session.show(major.type)}\n\n${state.showMain()}`,
    );
  const variables = inductionVariables(state, goal, applied, major, tactic.start);
  const generalized = tactic.generalizing.map((name) => localOrFail(state, name));
  for (const variable of generalized)
    if (variables.includes(variable))
      reject(
        tactic.start,
        () => `Unnecessary \`generalizing\` argument: variable \`${variable.name}\` is generalized automatically`,
      );
  const moved = withDependents(session, goal.context, [...variables, ...generalized]).filter(
    (variable) => !variables.includes(variable),
  );
  const entries = moved.map((variable) => goal.context.find(variable)!);
  const reverted = revertVariables(session, goal, moved);
  const target = session.instantiate(reverted.term.type);
  const elimination = eliminate(session, {
    applied,
    motive: motiveOver(session, variables, target),
    target,
    major,
    context: reverted.context.without(variables),
    keepHypotheses: true,
    names: nameChooser(tactic.alternatives),
    tag: (builder) => caseTag(goal, builder),
  });
  if (elimination instanceof NotEliminable)
    reject(tactic.start, () => `Tactic \`induction\` failed: ${elimination.reason}\n\n${state.showMain()}`);
  session.metavariables.assign(reverted, elimination.value);
  const made = elimination.cases.map(({ builder, goal: inner, used, surplus }) => ({
    builder,
    used,
    surplus,
    goal: reintroduce(session, inner, entries).goal,
  }));
  finishCases(state, made, applied.declaration.constructors, tactic.alternatives, tactic);
}

/** The indices (which must be different variables) and the major premise. */
function inductionVariables(
  state: TacticState,
  goal: Metavariable,
  applied: AppliedInductive,
  major: Term,
  offset: number,
): Term[] {
  const { indices, parameters } = applied;
  indices.forEach((index, i) => {
    if (index.kind !== TermKind.freeVariable)
      reject(
        offset,
        () =>
          `Invalid target: Index in target's type is not a variable (consider using the \`cases\` tactic instead)\n  ${state.session.show(index)}`,
      );
    const among =
      indices.indexOf(index) !== i || parameters.some((parameter) => mentionsAny(parameter, new Set([index])));
    if (among || !goal.context.contains(index))
      unsupported(offset, "induction on a value whose index occurs twice in its type");
  });
  return [...indices, major];
}
