/** `exists`, `use`, `subst`, `injection`, `by_cases`, `by_contra`, `unfold`, `exacts`, `nofun`, `nomatch`. */

import { closeByAbsurdity, equationParts, injectEquation, refuteEquation, substitute } from "../elaborate/equations.ts";
import { ElaborationFailure, reject, unsupported } from "../elaborate/failure.ts";
import { introduce, makeGoal, tagOf } from "../elaborate/goals.ts";
import { inferType, sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { integerForms } from "../elaborate/names.ts";
import { resolveDefinition } from "../elaborate/operators.ts";
import { withoutPostponing } from "../elaborate/postponed.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { elaborateType } from "../elaborate/term.ts";
import { unfoldWith } from "../elaborate/unfold.ts";
import { whnfCore } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  constant,
  constantsOf,
  freshFreeVariable,
  pi,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";
import type { BinderName, Identifier, Tactic } from "../syntax/index.ts";
import { applyTerm, exact, refine } from "./apply.ts";
import { assumption, findAssumption, tryReflexivity } from "./closing.ts";
import { localOrFail } from "./intro.ts";
import { replaceHypothesis } from "./rewrite.ts";
import type { TacticState } from "./state.ts";
import { attempt, elaborateClosed } from "./terms.ts";
import { tryTrivial } from "./trivial.ts";

/** `exists e₁, e₂`: `refine ⟨e₁, e₂, ?_⟩; try trivial`. `use` is Mathlib's and closes what is left if that is easy. */
export function exists(state: TacticState, tactic: Tactic & { kind: "exists" | "use" }): void {
  const { start, end } = tactic;
  const hole = { kind: "syntheticHole", name: null, start, end } as const;
  refine(state, { start, term: { kind: "anonymousConstructor", items: [...tactic.terms, hole], start, end } });
  if (state.open().length === 0) return;
  if (tactic.kind === "exists") tryTrivial(state, tactic);
  else discharge(state, tactic);
}

/** `with_reducible use_discharger`: conjunctions taken apart, then reflexivity, a hypothesis or `True`. All or nothing. */
function discharge(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const saved = state.save();
  const others = state.goals.slice(1);
  const run = (): void =>
    session.withTransparency(Transparency.reducible, () => {
      state.goals = state.goals.slice(0, 1);
      while (state.open().length > 0) dischargeOne(state, tactic);
    });
  if (!(attempt(() => state.restore(saved), run) instanceof ElaborationFailure)) state.goals = others;
}

function dischargeOne(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = session.instantiate(goal.term.type);
  const head = applicationHead(target);
  if (head.kind === TermKind.constant && head.name === "And") applyTerm(state, constant("And.intro"), [], tactic.start);
  else if (target === constant("True")) state.close(constant("True.intro"), tactic.start);
  else if (tryReflexivity(state, tactic.start)) return;
  else assumption(state, tactic);
}

export function exacts(state: TacticState, tactic: Tactic & { kind: "exacts" }): void {
  for (const term of tactic.terms) exact(state, { start: term.start, term });
  const left = state.open();
  if (left.length > 0) reject(tactic.start, () => `unsolved goals\n${state.showMain()}`);
}

export function subst(state: TacticState, tactic: Tactic & { kind: "subst" }): void {
  const { session } = state;
  for (const syntax of tactic.terms) {
    const goal = state.main(tactic.start);
    const term = elaborateClosed(session, syntax, null);
    if (term.kind !== TermKind.freeVariable) reject(syntax.start, "invalid `subst`, a variable is expected");
    const result =
      equationParts(session, term.type) === null
        ? substituteName(session, goal, term)
        : substitute(session, goal, term, "right");
    if (result === null)
      reject(
        syntax.start,
        () =>
          `Tactic \`subst\` failed: invalid equality proof, it is not of the form (x = t) or (t = x)\n  ${session.show(session.instantiate(term.type))}\n\n${state.showMain()}`,
      );
    state.replaceMain([result.goal]);
  }
}

/** `subst x`: by the newest equation that has `x` as a side. */
function substituteName(session: Session, goal: Metavariable, variable: Term) {
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent) {
    const parts = equationParts(session, entry.variable!.type);
    if (parts === null || (parts.left !== variable && parts.right !== variable)) continue;
    const result = substitute(session, goal, entry.variable!, parts.right === variable ? "right" : "left");
    if (result !== null) return result;
  }
  return null;
}

export function substVariables(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  for (let progress = true; progress; ) {
    progress = false;
    const goal = state.main(tactic.start);
    for (const entry of goal.context.entries()) {
      if (equationParts(session, entry.variable!.type) === null) continue;
      const result = substitute(session, goal, entry.variable!, "right");
      if (result === null) continue;
      state.replaceMain([result.goal]);
      progress = true;
      break;
    }
  }
}

export function injection(state: TacticState, tactic: Tactic & { kind: "injection" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const proof = elaborateClosed(session, tactic.term, null);
  const parts = equationParts(session, inferType(session, proof));
  if (parts === null)
    reject(tactic.start, () => `Tactic \`injection\` failed: equality expected\n\n${state.showMain()}`);
  const equations = injectEquation(session, parts, proof);
  const refutation = equations === null ? refuteEquation(session, parts, proof) : null;
  if (refutation !== null) {
    closeByAbsurdity(session, goal, refutation);
    state.goals = state.goals.slice(1);
    return;
  }
  if (equations === null || equations.length === 0)
    reject(
      tactic.start,
      () => `Tactic \`injection\` failed: equality of constructor applications expected\n\n${state.showMain()}`,
    );
  let current = goal;
  equations.forEach((equation, i) => {
    const { type, left, right } = equation.parts;
    const statement = applications(constant("Eq", [sortLevel(session, type)]), [type, left, right]);
    const name: BinderName | undefined = tactic.names[i];
    const target = session.instantiate(current.term.type);
    const reverted = makeGoal(session, current.context, pi("h", statement, target), tagOf(current));
    session.metavariables.assign(current, applications(reverted.term, [equation.proof]));
    current = introduce(session, reverted, name?.kind === "identifier" ? name.name : null)!.goal;
  });
  const found = findAssumption(session, current);
  if (found !== null) session.metavariables.assign(current, found);
  state.replaceMain(found === null ? [current] : []);
}

/** `by_cases h : p`. */
export function byCases(state: TacticState, tactic: Tactic & { kind: "by_cases" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const proposition = session.instantiate(withoutPostponing(session, () => elaborateType(session, tactic.proposition)));
  const name = tactic.name?.kind === "identifier" ? tactic.name.name : null;
  const target = session.instantiate(goal.term.type);
  const branch = (type: Term, tag: string): { fn: Term; goal: Metavariable } => {
    const shown = name ?? "h";
    const variable = freshFreeVariable(shown, type);
    const full = tagOf(goal) === "" ? tag : `${tagOf(goal)}.${tag}`;
    const inner = makeGoal(session, goal.context.extend(variable, shown, name !== null), target, full);
    const fn = session.freshIn(goal.context, pi(shown, type, target), "opaque");
    session.metavariables.assignClosure(fn, [variable], inner.term);
    return { fn: fn.term, goal: inner };
  };
  const positive = branch(proposition, "pos");
  const negative = branch(applications(constant("Not"), [proposition]), "neg");
  const excludedMiddle = applications(constant("Classical.em"), [proposition]);
  const negated = applications(constant("Not"), [proposition]);
  session.metavariables.assign(
    goal,
    applications(constant("Or.elim"), [proposition, negated, target, excludedMiddle, positive.fn, negative.fn]),
  );
  state.replaceMain([positive.goal, negative.goal]);
}

/** `by_contra h`: Mathlib's; `h : ¬target`. */
export function byContradiction(state: TacticState, tactic: Tactic & { kind: "by_contra" }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const target = session.instantiate(goal.term.type);
  if (tactic.type !== null) unsupported(tactic.start, "`by_contra h : p`");
  const name = tactic.name?.kind === "identifier" ? tactic.name.name : tactic.name === null ? "this" : null;
  const negated = applications(constant("Not"), [target]);
  const variable = freshFreeVariable(name ?? "x", negated);
  const context = goal.context.extend(variable, name ?? "x", name !== null);
  const inner = makeGoal(session, context, constant("False"), tagOf(goal));
  const fn = session.freshIn(goal.context, pi("h", negated, constant("False")), "opaque");
  session.metavariables.assignClosure(fn, [variable], inner.term);
  session.metavariables.assign(goal, applications(constant("Classical.byContradiction"), [target, fn.term]));
  state.replaceMain([inner]);
}

/** `unfold f g at h`. */
export function unfold(state: TacticState, tactic: Tactic & { kind: "unfold" }): void {
  const { session } = state;
  const { location } = tactic;
  for (const name of tactic.names) {
    const constantName = unfoldableName(session, name);
    if (location === null || (!location.everywhere && location.hypotheses.length === 0)) {
      const goal = state.main(tactic.start);
      const target = session.instantiate(goal.term.type);
      const unfolded = unfoldOccurrences(session, target, constantName);
      if (unfolded === target) failUnfold(state, target, constantName, name);
      const inner = makeGoal(session, goal.context, unfolded, tagOf(goal));
      session.metavariables.assign(goal, inner.term);
      state.replaceMain([inner]);
      continue;
    }
    if (location.everywhere) unsupported(tactic.start, "`unfold` at several places");
    for (const place of location.hypotheses) {
      const goal = state.main(tactic.start);
      const hypothesis = localOrFail(state, place);
      const type = session.instantiate(hypothesis.type);
      const unfolded = unfoldOccurrences(session, type, constantName);
      if (unfolded === type) failUnfold(state, type, constantName, name);
      state.replaceMain([replaceHypothesis(session, goal, hypothesis, unfolded, hypothesis)]);
    }
  }
}

function unfoldableName(session: Session, name: Identifier): string {
  const order = resolveDefinition(session, name.name, name.start);
  const resolved = order?.kind === "constant" && order.fields.length === 0 ? order.name : null;
  if (resolved === null && session.library.isOutside(name.name)) return unsupported(name.start, `\`${name.name}\``);
  if (resolved === null) return reject(name.start, `Unknown identifier \`${name.name}\``);
  if (session.environment.get(resolved)?.kind !== "definition")
    return reject(name.start, `Tactic \`unfold\` failed: \`${resolved}\` is not a definition`);
  return resolved;
}

function failUnfold({ session }: TacticState, term: Term, constantName: string, { name, start }: Identifier): never {
  const forms = [constantName, integerForms.get(constantName)];
  if (constantsOf(term).some((used) => forms.includes(used))) unsupported(start, `unfolding \`${name}\``);
  return reject(start, () => `Tactic \`unfold\` failed to unfold \`${name}\` in\n  ${session.show(term)}`);
}

/** The term with every application of the definition `name` unfolded. */
export function unfoldOccurrences(session: Session, term: Term, name: string): Term {
  const head = applicationHead(term);
  if (head.kind === TermKind.constant && head.name === name) {
    const declaration = session.environment.get(name);
    if (declaration?.kind === "definition") {
      const args = applicationArguments(term).map((arg) => unfoldOccurrences(session, arg, name));
      const rebuilt = applications(head, args);
      const unfolded = unfoldWith(session, declaration, rebuilt);
      return unfolded === null ? rebuilt : whnfCore(session, unfolded);
    }
  }
  const visit = (child: Term): Term => unfoldOccurrences(session, child, name);
  switch (term.kind) {
    case TermKind.application:
    case TermKind.lambda:
    case TermKind.pi:
      return withChildren(term, visit(term.first), visit(term.second), term);
    case TermKind.let:
      return withChildren(term, visit(term.first), visit(term.second), visit(term.third));
    case TermKind.projection:
      return withChildren(term, visit(term.first), term, term);
    default:
      return term;
  }
}
