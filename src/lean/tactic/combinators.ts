/** Tactics made of tactics: `first`, `try`, `repeat`, `all_goals`, bullets, `case`, `next`, `<;>`. */

import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import { tagOf } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { ResourceLimit } from "../kernel/index.ts";
import type { CaseTag, Tactic, TacticSequence } from "../syntax/index.ts";
import { renamedGoal } from "./intro.ts";
import { closingMain, onMain, runSequence, runTactic } from "./run.ts";
import { showGoals } from "./show.ts";
import type { TacticState } from "./state.ts";
import { attempt } from "./terms.ts";

/** Rounds of `repeat` before it counts as not ending; Lean's limit of nesting allows about as many. */
const MAX_ROUNDS = 500;

/** Runs `body`; when it fails everything is as before and the answer is the failure. */
function tryRun(state: TacticState, body: () => void): ElaborationFailure | null {
  const saved = state.save();
  const result = attempt(() => state.restore(saved), body);
  return result instanceof ElaborationFailure ? result : null;
}

export function first(state: TacticState, tactic: Tactic & { kind: "first" }): void {
  const last = tactic.alternatives.at(-1)!;
  for (const alternative of tactic.alternatives) {
    if (alternative === last) runSequence(state, alternative);
    else if (tryRun(state, () => runSequence(state, alternative)) === null) return;
  }
}

type Block<Kind extends Tactic["kind"]> = Tactic & { readonly kind: Kind; readonly body: TacticSequence };

export function tryTactic(state: TacticState, tactic: Block<"try">): void {
  tryRun(state, () => runSequence(state, tactic.body));
}

/** `repeat t`: on the main goal, and on what it leaves, until it fails. */
export function repeat(state: TacticState, tactic: Block<"repeat">): void {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    state.session.step();
    if (state.open().length === 0) return;
    if (tryRun(state, () => runSequence(state, tactic.body)) !== null) return;
  }
  throw new ResourceLimit("depth");
}

/** `repeat' t`: on every goal it leaves. */
export function repeatOnAll(state: TacticState, tactic: Block<"repeat'">): void {
  const done: Metavariable[] = [];
  let pending = [...state.open()];
  while (pending.length > 0) {
    state.session.step();
    const goal = pending.shift()!;
    if (goal.isAssigned) continue;
    state.goals = [goal];
    if (tryRun(state, () => runSequence(state, tactic.body)) === null) pending = [...state.open(), ...pending];
    else done.push(goal);
  }
  state.goals = done;
}

export function iterate(state: TacticState, tactic: Tactic & { kind: "iterate" }): void {
  if (tactic.count === null) {
    repeat(state, { ...tactic, kind: "repeat" });
    return;
  }
  for (let round = 0; round < tactic.count; round++) {
    state.session.step();
    runSequence(state, tactic.body);
  }
}

export function allGoals(state: TacticState, tactic: Block<"all_goals">): void {
  const left: Metavariable[] = [];
  for (const goal of state.open()) {
    if (goal.isAssigned) continue;
    state.goals = [goal];
    runSequence(state, tactic.body);
    left.push(...state.open());
  }
  state.goals = left;
}

export function anyGoals(state: TacticState, tactic: Block<"any_goals">): void {
  const left: Metavariable[] = [];
  let succeeded = false;
  for (const goal of state.open()) {
    if (goal.isAssigned) continue;
    state.goals = [goal];
    if (tryRun(state, () => runSequence(state, tactic.body)) === null) succeeded = true;
    left.push(...state.open());
  }
  state.goals = left;
  if (!succeeded) reject(tactic.start, "Tactic `any_goals` failed: the tactic failed on all goals");
}

/** `· tactics` and `{ tactics }`: the main goal alone, to be closed. */
export function bullet(state: TacticState, tactic: Block<"bullet" | "braces">): void {
  closingMain(state, tactic.start, tactic.start, () => runSequence(state, tactic.body));
}

export function focus(state: TacticState, tactic: Block<"focus">): void {
  onMain(state, tactic.start, () => runSequence(state, tactic.body));
}

export function parentheses(state: TacticState, tactic: Block<"paren">): void {
  runSequence(state, tactic.body);
}

/** `left <;> right`: `right` on every goal that `left` makes of the main goal. */
export function andThen(state: TacticState, tactic: Tactic & { kind: "andThen" }): void {
  onMain(state, tactic.start, () => {
    runTactic(state, tactic.left);
    const left: Metavariable[] = [];
    for (const goal of state.open()) {
      if (goal.isAssigned) continue;
      state.goals = [goal];
      runTactic(state, tactic.right);
      left.push(...state.open());
    }
    state.goals = left;
  });
}

/** `case tag x y => tactics`; `case'` need not close the goal. */
export function caseTactic(state: TacticState, tactic: Tactic & { kind: "case" | "case'" }): void {
  for (const tag of tactic.tags) {
    const goal = goalWithTag(state, tag);
    const others = state.goals.filter((other) => other !== goal);
    const named = renamedGoal(state, goal, tag.names, tag.start);
    state.goals = [named];
    runSequence(state, tactic.body);
    const left = state.open();
    if (tactic.kind === "case" && left.length > 0)
      reject(tactic.start, () => `unsolved goals\n${showGoals(state.session, left)}`);
    state.goals = [...left, ...others];
  }
}

/** The goal of that name: exactly, else by the end of its name, else by the beginning; `_` is the main goal. */
function goalWithTag(state: TacticState, tag: CaseTag): Metavariable {
  const goals = state.open();
  if (tag.tag.kind === "hole") return state.main(tag.start);
  const { name } = tag.tag;
  const found =
    goals.find((goal) => tagOf(goal) === name) ??
    goals.find((goal) => tagOf(goal).endsWith(`.${name}`)) ??
    goals.find((goal) => tagOf(goal).startsWith(`${name}.`));
  if (found !== undefined) return found;
  const known = goals.map(tagOf).filter((name) => name !== "");
  return reject(tag.start, () =>
    known.length === 0
      ? `Case tag \`${name}\` not found.\n\nThere are no cases to select.`
      : `Case tag \`${name}\` not found.\n\nHint: Available tags: ${known.map((other) => `\`${other}\``).join(", ")}`,
  );
}

/** `next x y => tactics`: the main goal, its inaccessible variables named. */
export function next(state: TacticState, tactic: Tactic & { kind: "next" }): void {
  const goal = state.main(tactic.start);
  state.replaceMain([renamedGoal(state, goal, tactic.names, tactic.start)]);
  closingMain(state, tactic.start, tactic.start, () => runSequence(state, tactic.body));
}

export function done(state: TacticState, tactic: Tactic): void {
  const left = state.open();
  if (left.length > 0) reject(tactic.start, () => `unsolved goals\n${showGoals(state.session, left)}`);
}

export function skip(): void {}
