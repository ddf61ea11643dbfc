/** `intro`, `intros`, `rintro`, `revert`, `clear`, `rename_i`, `rename`. */

import { reject, unsupported } from "../elaborate/failure.ts";
import {
  clearVariable,
  type Introduced,
  introduce,
  makeGoal,
  revertVariables,
  tagOf,
  withDependents,
} from "../elaborate/goals.ts";
import type { LocalContext } from "../elaborate/local-context.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { withoutPostponing } from "../elaborate/postponed.ts";
import { elaborateType } from "../elaborate/term.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfCore } from "../elaborate/whnf.ts";
import { abstract, application, freshFreeVariable, instantiate, type Term, TermKind } from "../kernel/index.ts";
import type { BinderName, Identifier, Tactic, Term as TermSyntax } from "../syntax/index.ts";
import { patternOfTerm } from "./patterns.ts";
import { destructure } from "./rcases.ts";
import type { TacticState } from "./state.ts";

function nameOf(name: BinderName): string | null {
  return name.kind === "identifier" ? name.name : null;
}

function introduceOrFail(state: TacticState, name: string | null, offset: number): Introduced {
  const goal = state.main(offset);
  const introduced = introduce(state.session, goal, name);
  if (introduced === null)
    return reject(
      offset,
      () =>
        `Tactic \`introN\` failed: There are no additional binders or \`let\` bindings in the goal to introduce\n\n${state.showMain()}`,
    );
  state.replaceMain([introduced.goal]);
  return introduced;
}

export function intro(state: TacticState, tactic: Tactic & { kind: "intro" }): void {
  if (tactic.patterns.length === 0) introduceOrFail(state, null, tactic.start);
  for (const pattern of tactic.patterns) introducePattern(state, pattern, tactic.start);
}

function introducePattern(state: TacticState, pattern: TermSyntax, offset: number): void {
  if (pattern.kind === "identifier") {
    introduceOrFail(state, pattern.name, offset);
    return;
  }
  if (pattern.kind === "hole") {
    introduceOrFail(state, null, offset);
    return;
  }
  if (pattern.kind === "ascription") {
    introducePattern(state, pattern.term, offset);
    changeNewest(state, pattern.type, offset);
    return;
  }
  const shape = patternOfTerm(pattern);
  if (shape === null) unsupported(pattern.start, "this pattern in `intro`");
  const { variable } = introduceOrFail(state, null, offset);
  destructure(state, variable, shape, offset);
}

/** `intro (x : T)`: the type is stated, up to unfolding. */
function changeNewest(state: TacticState, syntax: TermSyntax, offset: number): void {
  const { session } = state;
  const goal = state.main(offset);
  const variable = goal.context.variable!;
  const type = withoutPostponing(session, () => elaborateType(session, syntax));
  if (!unify(session, type, variable.type))
    reject(
      syntax.start,
      () =>
        `Type mismatch: The type of \`${goal.context.name}\` is\n  ${session.show(variable.type)}\nbut is expected to be\n  ${session.show(type)}`,
    );
  const typed = freshFreeVariable(variable.name, session.instantiate(type));
  replaceVariable(state, goal, variable, typed);
}

/** The goal with `variable` (its newest) replaced by `typed`, whose type is definitionally equal. */
function replaceVariable(state: TacticState, goal: Metavariable, variable: Term, typed: Term): void {
  const { session } = state;
  const context = goal.context.parent!.extend(typed, goal.context.name, goal.context.accessible);
  const target = instantiate(abstract(session.instantiate(goal.term.type), [variable]), typed);
  const next = makeGoal(session, context, target, tagOf(goal));
  const step = session.freshIn(goal.context, target, "opaque");
  session.metavariables.assignClosure(step, [typed], next.term);
  session.metavariables.assign(goal, application(step.term, variable));
  state.replaceMain([next]);
}

export function intros(state: TacticState, tactic: Tactic & { kind: "intros" }): void {
  for (const name of tactic.names) introduceOrFail(state, nameOf(name), tactic.start);
  if (tactic.names.length > 0) return;
  for (;;) {
    const goal = state.main(tactic.start);
    const target = whnfCore(state.session, state.session.instantiate(goal.term.type));
    if (target.kind !== TermKind.pi && target.kind !== TermKind.let) return;
    introduceOrFail(state, null, tactic.start);
  }
}

export function rintro(state: TacticState, tactic: Tactic & { kind: "rintro" }): void {
  introducePatterns(state, tactic.patterns, 0, tactic.start);
}

type RcasesPatterns = (Tactic & { kind: "rintro" })["patterns"];

function introducePatterns(state: TacticState, patterns: RcasesPatterns, from: number, offset: number): void {
  if (from === patterns.length) return;
  const pattern = patterns[from]!;
  const name = pattern.kind === "name" ? pattern.name : null;
  const { variable } = introduceOrFail(state, name, offset);
  if (pattern.kind === "name" || pattern.kind === "ignore") {
    introducePatterns(state, patterns, from + 1, offset);
    return;
  }
  const others = state.goals.slice(1);
  state.goals = state.goals.slice(0, 1);
  destructure(state, variable, pattern, offset);
  const made = state.open();
  const finished: Metavariable[] = [];
  for (const goal of made) {
    state.goals = [goal];
    introducePatterns(state, patterns, from + 1, offset);
    finished.push(...state.open());
  }
  state.goals = [...finished, ...others];
}

export function revert(state: TacticState, tactic: Tactic & { kind: "revert" }): void {
  const goal = state.main(tactic.start);
  const variables = tactic.names.map((name) => localOrFail(state, name));
  state.replaceMain([revertVariables(state.session, goal, withDependents(state.session, goal.context, variables))]);
}

/** The local variable an identifier names. */
export function localOrFail(state: TacticState, name: Identifier): Term {
  const entry = state.session.context.lookup(name.name);
  if (entry === null) return reject(name.start, `Unknown identifier \`${name.name}\``);
  return entry.variable!;
}

export function clear(state: TacticState, tactic: Tactic & { kind: "clear" }): void {
  const { session } = state;
  for (const name of tactic.names) {
    const goal = state.main(tactic.start);
    const variable = localOrFail(state, name);
    const cleared = clearVariable(session, goal, variable);
    if (cleared === null)
      reject(
        name.start,
        () =>
          `Tactic \`clear\` failed: variable \`${name.name}\` cannot be cleared because other parts of the goal depend on it`,
      );
    else state.replaceMain([cleared]);
  }
}

/** `rename_i x y`: names for the last inaccessible variables. */
export function renameInaccessible(state: TacticState, tactic: Tactic & { kind: "rename_i" }): void {
  const goal = state.main(tactic.start);
  state.replaceMain([renamedGoal(state, goal, tactic.names, tactic.start)]);
}

export function renamedGoal(
  state: TacticState,
  goal: Metavariable,
  names: readonly BinderName[],
  offset: number,
): Metavariable {
  if (names.length === 0) return goal;
  let context = goal.context;
  const hidden: Term[] = [];
  const seen = new Set<string>();
  for (let entry: LocalContext = context; entry.parent !== null; entry = entry.parent) {
    if (!entry.accessible || seen.has(entry.name)) hidden.push(entry.variable!);
    if (entry.accessible) seen.add(entry.name);
  }
  if (names.length > hidden.length) return reject(offset, "too many variable names provided");
  names.forEach((name, i) => {
    if (name.kind === "identifier") context = context.renamed(hidden[names.length - 1 - i]!, name.name);
  });
  const renamed = makeGoal(state.session, context, goal.term.type, tagOf(goal));
  state.session.metavariables.assign(goal, renamed.term);
  return renamed;
}

export { clearVariable, introduce, revertVariables, withDependents };
