/** `rcases`, `obtain` and the patterns they share. Source: Lean 4, `Elab/Tactic/RCases.lean`. */

import { nameTerm, splitVariable } from "../elaborate/case-split.ts";
import { equationParts, substitute, type VariableMap } from "../elaborate/equations.ts";
import { reject, unsupported } from "../elaborate/failure.ts";
import { clearVariable, makeGoal, tagOf } from "../elaborate/goals.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { withoutPostponing } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { elaborateType } from "../elaborate/term.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import { applicationHead, BinderInfo, freeVariableInfo, type Term, TermKind } from "../kernel/index.ts";
import type { RcasesPattern, Tactic } from "../syntax/index.ts";

import type { TacticState } from "./state.ts";
import { elaborateClosed } from "./terms.ts";

/** Work left on one goal: patterns for variables. */
interface Pending {
  readonly variable: Term;
  readonly pattern: RcasesPattern;
}

/** Takes `variable` of the main goal apart by `pattern`; the goals this leaves replace the main goal. */
export function destructure(state: TacticState, variable: Term, pattern: RcasesPattern, offset: number): void {
  const goal = state.main(offset);
  state.replaceMain(process(state, goal, [{ variable, pattern }], offset));
}

/** Works through the patterns of one goal, first one first; answers the goals left. */
function process(
  state: TacticState,
  goal: Metavariable,
  pending: readonly Pending[],
  offset: number,
): readonly Metavariable[] {
  const first = pending[0];
  if (first === undefined) return [goal];
  const rest = pending.slice(1);
  const { session } = state;
  session.context = goal.context;
  const { variable, pattern } = first;
  switch (pattern.kind) {
    case "name":
      return process(state, rename(session, goal, variable, pattern.name), rest, offset);
    case "ignore":
      return process(state, goal, rest, offset);
    case "clear":
      return process(state, clearVariable(session, goal, variable) ?? goal, rest, offset);
    case "rfl":
      return processSubstitution(state, goal, variable, rest, offset);
    case "typed":
      return process(
        state,
        checkType(state, goal, variable, pattern),
        [{ variable, pattern: pattern.pattern }, ...rest],
        offset,
      );
    default:
      return processSplit(state, goal, variable, pattern, rest, offset);
  }
}

function rename(session: Session, goal: Metavariable, variable: Term, name: string): Metavariable {
  const entry = goal.context.find(variable);
  if (entry === null || (entry.accessible && entry.name === name)) return goal;
  const renamed = makeGoal(session, goal.context.renamed(variable, name), goal.term.type, tagOf(goal));
  session.metavariables.assign(goal, renamed.term);
  return renamed;
}

/** The stated type of a variable, up to unfolding. */
function checkType(
  state: TacticState,
  goal: Metavariable,
  variable: Term,
  pattern: RcasesPattern & { kind: "typed" },
): Metavariable {
  const { session } = state;
  const type = withoutPostponing(session, () => elaborateType(session, pattern.type));
  if (!unify(session, type, variable.type))
    reject(
      pattern.type.start,
      () =>
        `Type mismatch\n  ${session.show(variable)}\nhas type\n  ${session.show(variable.type)}\nbut is expected to have type\n  ${session.show(type)}`,
    );
  return goal;
}

/** The pattern `rfl` is `subst`: one side has to be a variable. */
function processSubstitution(
  state: TacticState,
  goal: Metavariable,
  variable: Term,
  rest: readonly Pending[],
  offset: number,
): readonly Metavariable[] {
  const { session } = state;
  const substituted = substitute(session, goal, variable, "right");
  if (substituted !== null) return process(state, substituted.goal, moved(rest, substituted.map), offset);
  const parts = equationParts(session, variable.type);
  const sides = parts === null ? [] : [parts.left, parts.right].map((side) => whnfDefault(session, side));
  if (sides.some((side) => side.kind === TermKind.freeVariable)) unsupported(offset, "pattern `rfl` for this equation");
  return reject(
    offset,
    () =>
      `Tactic \`subst\` failed: invalid equality proof, it is not of the form (x = t) or (t = x)\n  ${session.show(session.instantiate(variable.type))}`,
  );
}

function moved(pending: readonly Pending[], map: VariableMap): readonly Pending[] {
  if (map.size === 0) return pending;
  return pending.map((entry) => ({ variable: map.get(entry.variable) ?? entry.variable, pattern: entry.pattern }));
}

/** `⟨p, q⟩` and `p | q`: one pattern list per constructor. */
function processSplit(
  state: TacticState,
  goal: Metavariable,
  variable: Term,
  pattern: RcasesPattern & { kind: "tuple" | "alternatives" },
  rest: readonly Pending[],
  offset: number,
): readonly Metavariable[] {
  const { session } = state;
  const alternatives = pattern.kind === "alternatives" ? pattern.items : [pattern];
  const splits = splitVariable(session, goal, variable, offset);
  const inductive = whnfHead(session, variable.type);
  const constructors = session.environment.get(inductive);
  const names = constructors?.kind === "inductive" ? constructors.constructors : [];
  const goals: Metavariable[] = [];
  for (const split of splits) {
    const position = names.indexOf(split.builder);
    const alternative = alternativeFor(alternatives, position, names.length);
    const fields = alternative === null ? [] : fieldPatterns(split.fields, alternative);
    goals.push(...process(state, split.goal, [...fields, ...moved(rest, split.map)], offset));
  }
  return goals;
}

function whnfHead(session: Session, type: Term): string {
  return applicationHead(whnfDefault(session, session.instantiate(type))).name;
}

/** The pattern for the constructor at `position`: the last constructor takes all alternatives that are left. */
function alternativeFor(alternatives: readonly RcasesPattern[], position: number, count: number): RcasesPattern | null {
  const first = alternatives[position];
  if (first === undefined) return null;
  const rest = alternatives.slice(position);
  if (position < count - 1 || rest.length === 1) return first;
  return { kind: "alternatives", items: rest, start: first.start, end: rest.at(-1)!.end };
}

/** Patterns for the fields of a constructor: the last pattern takes what is left when there are too few fields. */
function fieldPatterns(fields: readonly Term[], pattern: RcasesPattern): readonly Pending[] {
  const visible = fields.filter(
    (field) => field.kind === TermKind.freeVariable && freeVariableInfo(field) === BinderInfo.explicit,
  );
  if (pattern.kind !== "tuple") return visible.length === 0 ? [] : [{ variable: visible[0]!, pattern }];
  const { items } = pattern;
  const result: Pending[] = [];
  visible.forEach((variable, i) => {
    const item = items[i];
    if (item === undefined) return;
    if (i === visible.length - 1 && items.length > visible.length) {
      const rest = items.slice(i);
      result.push({ variable, pattern: { kind: "tuple", items: rest, start: rest[0]!.start, end: pattern.end } });
    } else result.push({ variable, pattern: item });
  });
  return result;
}

/** `rcases e with pattern`. */
export function rcases(state: TacticState, tactic: Tactic & { kind: "rcases" }): void {
  const { session } = state;
  if (tactic.targets.length !== 1) unsupported(tactic.start, "rcases with several targets");
  const { term: syntax, name } = tactic.targets[0]!;
  if (name !== null) unsupported(tactic.start, "`rcases h : e`");
  const pattern: RcasesPattern = tactic.pattern ?? { kind: "tuple", items: [], start: tactic.start, end: tactic.end };
  const goal = state.main(tactic.start);
  const term = elaborateClosed(session, syntax, null);
  destructureTerm(state, goal, term, pattern, tactic.start);
}

export function destructureTerm(
  state: TacticState,
  goal: Metavariable,
  term: Term,
  pattern: RcasesPattern,
  offset: number,
): void {
  if (term.kind === TermKind.freeVariable && goal.context.contains(term)) {
    destructure(state, term, pattern, offset);
    return;
  }
  const named = nameTerm(state.session, goal, term, null, true);
  state.replaceMain([named.goal]);
  destructure(state, named.variable, pattern, offset);
}

/** `obtain pattern : type := value`. */
export function obtain(state: TacticState, tactic: Tactic & { kind: "obtain" }): void {
  const { session } = state;
  const { start, end } = tactic;
  const pattern: RcasesPattern = tactic.pattern ?? { kind: "name", name: "this", start, end };
  const goal = state.main(start);
  const type = tactic.type === null ? null : withoutPostponing(session, () => elaborateType(session, tactic.type!));
  if (tactic.value !== null) {
    destructureTerm(state, goal, elaborateClosed(session, tactic.value, type), pattern, start);
    return;
  }
  if (type === null) reject(start, "`obtain` requires either an expected type or a value.");
  const proof = makeGoal(session, goal.context, session.instantiate(type), "");
  const others = state.goals.slice(1);
  const named = nameTerm(session, goal, proof.term, null, true);
  state.goals = [named.goal];
  destructure(state, named.variable, pattern, start);
  state.goals = [proof, ...state.open(), ...others];
}
