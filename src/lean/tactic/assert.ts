/** `have`, `let`, `suffices`, `show`, `change`, `specialize`, `replace`, `calc`, `generalize`. */

import { declaredName, elaborateDeclaration } from "../elaborate/binders.ts";
import { calcMismatch, elaborateCalcSteps, joinSteps, missingStep } from "../elaborate/calc.ts";
import { nameTerm } from "../elaborate/case-split.ts";
import { ElaborationFailure, reject, unsupported } from "../elaborate/failure.ts";
import { clearVariable, makeGoal, tagOf } from "../elaborate/goals.ts";
import { inferType } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { withoutPostponing } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { elaborateType } from "../elaborate/term.ts";
import { unify } from "../elaborate/unify.ts";
import { application, freshFreeVariable, type Term } from "../kernel/index.ts";
import type { BinderName, LocalDeclaration, SufficesDeclaration, Tactic } from "../syntax/index.ts";
import { localOrFail } from "./intro.ts";
import { patternOfTerm } from "./patterns.ts";
import { destructureTerm } from "./rcases.ts";
import { replaceHypothesis } from "./rewrite.ts";
import type { TacticState } from "./state.ts";
import { attempt, elaborateClosed, openMetavariables } from "./terms.ts";

/** Adds `name : type := proof` to a goal: the goal under it. With `value` the variable is a `let`. */
export function addHypothesis(
  session: Session,
  goal: Metavariable,
  name: BinderName | string,
  type: Term,
  proof: Term,
  value: Term | null = null,
): Metavariable {
  const isNamed = typeof name === "string" || name.kind === "identifier";
  const shown = typeof name === "string" ? name : name.kind === "identifier" ? name.name : "x";
  const variable = freshFreeVariable(shown, type, value);
  const target = session.instantiate(goal.term.type);
  const inner = makeGoal(session, goal.context.extend(variable, shown, isNamed), target, tagOf(goal));
  if (value !== null) {
    session.metavariables.assignClosure(goal, [variable], inner.term);
    return inner;
  }
  const step = session.freshIn(goal.context, target, "opaque");
  session.metavariables.assignClosure(step, [variable], inner.term);
  session.metavariables.assign(goal, application(step.term, proof));
  return inner;
}

export function have(state: TacticState, tactic: Tactic & { kind: "have" | "replace" }): void {
  const { declaration } = tactic;
  const goal = state.main(tactic.start);
  const { session } = state;
  if (declaration.pattern !== null) {
    havePattern(state, goal, declaration, tactic.start);
    return;
  }
  if (declaration.value === null && declaration.alternatives === null) {
    haveGoal(state, goal, declaration, tactic);
    return;
  }
  const { type, value, holes } = declarationValue(session, declaration, tactic.start);
  const replaced = tactic.kind === "replace" ? goal.context.lookup(nameText(declaredName(declaration))) : null;
  let inner = addHypothesis(session, goal, declaredName(declaration), type, value);
  if (replaced !== null) inner = clearVariable(session, inner, replaced.variable!) ?? inner;
  state.replaceMain([...holes, inner]);
}

function nameText(name: BinderName | string): string {
  return typeof name === "string" ? name : name.kind === "identifier" ? name.name : "";
}

/** The type and proof of a declaration; `?_` in the proof become goals. */
function declarationValue(
  session: Session,
  declaration: LocalDeclaration,
  offset: number,
): { type: Term; value: Term; holes: readonly Metavariable[] } {
  const since = session.metavariables.lastId;
  const before = session.holes;
  session.holes = [];
  const elaborated = withoutPostponing(session, () => elaborateDeclaration(session, declaration));
  const type = session.instantiate(elaborated.type);
  const value = session.instantiate(elaborated.value);
  const holes = session.holes.map((hole) => session.metavariables.record(hole)).filter((hole) => !hole.isAssigned);
  session.holes = before;
  const isOpen = (metavariable: Term): boolean =>
    metavariable.index > since && !holes.includes(session.metavariables.record(metavariable));
  const open = openMetavariables(type).find(isOpen) ?? openMetavariables(value).find(isOpen);
  if (open !== undefined && session.metavariables.record(open).closure === null)
    reject(
      (declaration.value ?? declaration).start ?? offset,
      () => `don't know how to synthesize placeholder\ncontext:\n⊢ ${session.show(open.type)}`,
    );
  return { type, value, holes };
}

/** `have h : T` alone: `T` becomes the first goal. */
function haveGoal(state: TacticState, goal: Metavariable, declaration: LocalDeclaration, tactic: Tactic): void {
  const { session } = state;
  if (declaration.type === null || declaration.binders.length > 0) unsupported(tactic.start, "`have` without a value");
  const type = session.instantiate(withoutPostponing(session, () => elaborateType(session, declaration.type!)));
  const proof = makeGoal(session, goal.context, type, "");
  const inner = addHypothesis(session, goal, declaredName(declaration), type, proof.term);
  state.replaceMain([proof, inner]);
}

function havePattern(state: TacticState, goal: Metavariable, declaration: LocalDeclaration, offset: number): void {
  const { session } = state;
  const pattern = patternOfTerm(declaration.pattern!);
  if (pattern === null || declaration.value === null || declaration.binders.length > 0)
    unsupported(offset, "this pattern in `have`");
  const type =
    declaration.type === null ? null : withoutPostponing(session, () => elaborateType(session, declaration.type!));
  destructureTerm(state, goal, elaborateClosed(session, declaration.value, type), pattern, offset);
}

export function letTactic(state: TacticState, tactic: Tactic & { kind: "let" }): void {
  const { declaration } = tactic;
  const { session } = state;
  const goal = state.main(tactic.start);
  if (declaration.pattern !== null) {
    havePattern(state, goal, declaration, tactic.start);
    return;
  }
  if (declaration.value === null) unsupported(tactic.start, "`let` without a value");
  const { type, value, holes } = declarationValue(session, declaration, tactic.start);
  state.replaceMain([...holes, addHypothesis(session, goal, declaredName(declaration), type, value, value)]);
}

export function suffices(state: TacticState, tactic: Tactic & { kind: "suffices" }): void {
  const { session } = state;
  const declaration: SufficesDeclaration = tactic.declaration;
  const goal = state.main(tactic.start);
  const type = session.instantiate(withoutPostponing(session, () => elaborateType(session, declaration.type)));
  const proof = makeGoal(session, goal.context, type, tagOf(goal));
  const inner = addHypothesis(session, goal, declaredName(declaration), type, proof.term);
  if (declaration.value === null) {
    state.replaceMain([inner, proof]);
    return;
  }
  session.context = inner.context;
  const value = elaborateClosed(session, declaration.value, session.instantiate(inner.term.type));
  session.metavariables.assign(inner, value);
  state.replaceMain([proof]);
}

/** `show T`: the first goal that unifies with `T`, restated. */
export function show(state: TacticState, tactic: Tactic & { kind: "show" }): void {
  const { session } = state;
  for (const goal of state.open()) {
    session.context = goal.context;
    const saved = state.save();
    const { term, holes } = elaborateWithHolesType(session, tactic.term);
    if (unify(session, term, session.instantiate(goal.term.type))) {
      const restated = makeGoal(session, goal.context, session.instantiate(term), tagOf(goal));
      session.metavariables.assign(goal, restated.term);
      const others = state.goals.filter((other) => other !== goal);
      state.goals = [restated, ...holes.filter((hole) => !hole.isAssigned), ...others];
      return;
    }
    state.restore(saved);
  }
  const goal = state.main(tactic.start);
  const { term } = elaborateWithHolesType(session, tactic.term);
  reject(
    tactic.start,
    () =>
      `'show' tactic failed, pattern\n  ${session.show(term)}\nis not definitionally equal to target\n  ${session.show(goal.term.type)}`,
  );
}

function elaborateWithHolesType(session: Session, syntax: (Tactic & { kind: "show" })["term"]) {
  const before = session.holes;
  session.holes = [];
  const term = withoutPostponing(session, () => elaborateType(session, syntax));
  const holes = session.holes.map((hole) => session.metavariables.record(hole));
  session.holes = before;
  return { term, holes };
}

/** `change T` and `change T at h`. */
export function change(state: TacticState, tactic: Tactic & { kind: "change" }): void {
  const { session } = state;
  const { location } = tactic;
  const goal = state.main(tactic.start);
  const { term } = elaborateWithHolesType(session, tactic.term);
  if (location === null || (!location.everywhere && location.hypotheses.length === 0)) {
    const target = session.instantiate(goal.term.type);
    if (!unify(session, term, target)) failChange(state, tactic, term, target);
    const restated = makeGoal(session, goal.context, session.instantiate(term), tagOf(goal));
    session.metavariables.assign(goal, restated.term);
    state.replaceMain([restated]);
    return;
  }
  if (location.everywhere) unsupported(tactic.start, "`change` at several places");
  for (const name of location.hypotheses) {
    const current = state.main(tactic.start);
    const hypothesis = localOrFail(state, name);
    if (!unify(session, term, session.instantiate(hypothesis.type))) failChange(state, tactic, term, hypothesis.type);
    state.replaceMain([replaceHypothesis(session, current, hypothesis, session.instantiate(term), hypothesis)]);
  }
}

function failChange(state: TacticState, tactic: Tactic, term: Term, target: Term): never {
  const { session } = state;
  return reject(
    tactic.start,
    () =>
      `'change' tactic failed, pattern\n  ${session.show(term)}\nis not definitionally equal to target\n  ${session.show(target)}`,
  );
}

/** `specialize h a b`. */
export function specialize(state: TacticState, tactic: Tactic & { kind: "specialize" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const { term: syntax } = tactic;
  const head = syntax.kind === "application" ? syntax.fn : syntax;
  if (head.kind !== "identifier")
    reject(
      tactic.start,
      "'specialize' requires a term of the form `h x_1 .. x_n` where `h` appears in the local context",
    );
  const hypothesis = localOrFail(state, head);
  const value = elaborateClosed(session, syntax, null);
  const type = session.instantiate(inferType(session, value));
  state.replaceMain([replaceHypothesis(session, goal, hypothesis, type, value)]);
}

/** `calc`; a chain that ends too early leaves its last step as a goal. */
export function calc(state: TacticState, tactic: Tactic & { kind: "calc" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = session.instantiate(goal.term.type);
  const chain = elaborateCalcSteps(session, tactic.steps);
  if (unify(session, chain.type, target)) {
    state.close(session.instantiate(chain.proof), tactic.start);
    return;
  }
  const found = session.instantiate(chain.type);
  const missing = missingStep(session, found, target);
  if (missing === null) calcMismatch(session, tactic.start, chain.proof, found, target);
  const last = makeGoal(session, goal.context, missing, "calc.step");
  const saved = state.save();
  const joined = attempt(
    () => state.restore(saved),
    () => joinSteps(session, tactic.start, { proof: chain.proof, type: found }, { proof: last.term, type: missing }),
  );
  if (joined instanceof ElaborationFailure || !unify(session, joined.type, target))
    calcMismatch(session, tactic.start, chain.proof, found, target);
  session.metavariables.assign(goal, session.instantiate(joined.proof));
  state.replaceMain([last]);
}

/** `generalize h : e = x`. */
export function generalize(state: TacticState, tactic: Tactic & { kind: "generalize" }): void {
  if (tactic.name !== null) unsupported(tactic.start, "`generalize h : e = x`");
  const { session } = state;
  const goal = state.main(tactic.start);
  const term = elaborateClosed(session, tactic.term, null);
  state.replaceMain([nameTerm(session, goal, term, tactic.variable.name, false).goal]);
}
