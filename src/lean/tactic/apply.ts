/** `exact`, `refine`, `apply`, `exists`, `use`, `constructor`, `left`, `right`. Source: Lean 4, `Meta/Tactic/Apply.lean`. */

import { ElaborationFailure, reject } from "../elaborate/failure.ts";
import { inferType } from "../elaborate/infer-type.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { resolveName } from "../elaborate/names.ts";
import { failToSynthesize } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfCore, whnfDefault } from "../elaborate/whnf.ts";
import { application, applicationHead, BinderInfo, instantiateRange, type Term, TermKind } from "../kernel/index.ts";
import type { Tactic, Term as TermSyntax } from "../syntax/index.ts";
import { type TacticState, tagOf } from "./state.ts";
import {
  attempt,
  type ElaboratedTerm,
  elaborateClosed,
  elaborateOpen,
  elaborateWithHoles,
  openMetavariables,
} from "./terms.ts";

export function exact(state: TacticState, tactic: { readonly term: TermSyntax; readonly start: number }): void {
  const goal = state.main(tactic.start);
  const value = elaborateClosed(state.session, tactic.term, state.session.instantiate(goal.term.type));
  state.close(value, tactic.start);
}

export function refine(state: TacticState, tactic: { readonly term: TermSyntax; readonly start: number }): void {
  const goal = state.main(tactic.start);
  const { term, holes } = elaborateWithHoles(state.session, tactic.term, state.session.instantiate(goal.term.type));
  state.session.metavariables.assign(goal, term);
  state.replaceMain(holes);
}

/** `refine'`: `_` may stay open too. */
export function refineOpen(state: TacticState, tactic: { readonly term: TermSyntax; readonly start: number }): void {
  const { session } = state;
  const goal = state.main(tactic.start);
  const { term, holes } = elaborateOpen(session, tactic.term, session.instantiate(goal.term.type));
  session.metavariables.assign(goal, term);
  state.replaceMain(holes);
}

export function apply(state: TacticState, tactic: { readonly term: TermSyntax; readonly start: number }): void {
  const { session } = state;
  state.main(tactic.start);
  const { term, holes } = elaborateForApply(session, tactic.term);
  applyTerm(state, term, holes, tactic.start);
}

/** A bare name is taken as it is, its implicit arguments open; other terms are elaborated. */
function elaborateForApply(session: Session, syntax: TermSyntax): ElaboratedTerm {
  if (syntax.kind === "identifier" && syntax.levels === null) {
    const resolved = resolveName(session, syntax.name, syntax.start);
    if (resolved !== null && resolved.fields.length === 0)
      return { term: resolved.kind === "local" ? resolved.variable : session.namedConstant(resolved.name)!, holes: [] };
  }
  return elaborateOpen(session, syntax);
}

/** Number of arguments a value of `type` takes, unfolding definitions; and whether what is left is a metavariable. */
function countArguments(session: Session, type: Term): { count: number; isOpen: boolean } {
  let count = 0;
  for (;;) {
    while (type.kind === TermKind.pi) {
      type = type.second;
      count++;
    }
    if (type.looseRange > 0) {
      // The rest depends on arguments: go on with placeholders for them.
      return countWithArguments(session, type, count);
    }
    const reduced = whnfDefault(session, type);
    if (reduced.kind !== TermKind.pi) return { count, isOpen: applicationHead(reduced).kind === TermKind.metavariable };
    type = reduced;
  }
}

function countWithArguments(session: Session, type: Term, count: number): { count: number; isOpen: boolean } {
  const head = applicationHead(type);
  if (head.kind === TermKind.boundVariable) return { count, isOpen: true };
  if (head.kind !== TermKind.constant) return { count, isOpen: false };
  const declaration = session.environment.declarationOf(head);
  if (declaration?.kind !== "definition") return { count, isOpen: false };
  // Definitions such as `Not` and `Ne` hide a pi: their own value tells how many.
  let value = declaration.value;
  while (value.kind === TermKind.lambda) value = value.second;
  while (value.kind === TermKind.pi) {
    count++;
    value = value.second;
  }
  if (applicationHead(value).kind === TermKind.constant && value.looseRange > 0) {
    const inner = countWithArguments(session, value, 0);
    return { count: count + inner.count, isOpen: inner.isOpen };
  }
  return { count, isOpen: false };
}

/** Applies `term` to the main goal: as many new arguments as make the conclusion fit; they become goals. */
export function applyTerm(state: TacticState, term: Term, holes: readonly Metavariable[], offset: number): void {
  const { session } = state;
  const goal = state.main(offset);
  const target = session.instantiate(goal.term.type);
  const type = session.instantiate(inferType(session, term));
  const own = countArguments(session, type);
  const ofTarget = countArguments(session, target).count;
  const first = own.isOpen ? own.count : Math.max(0, own.count - ofTarget);
  const last = own.isOpen ? own.count + ofTarget : own.count;
  for (let count = first; count <= last; count++) {
    const saved = session.save();
    const opened = openArguments(session, term, type, count, tagOf(goal));
    if (opened !== null && unify(session, opened.conclusion, target)) {
      finishApply(state, goal, opened, holes, offset);
      return;
    }
    session.restore(saved);
  }
  reject(
    offset,
    () =>
      `Tactic \`apply\` failed: could not unify the ${own.count === 0 ? "type" : "conclusion"} of \`${session.show(term)}\`\n  ${session.show(conclusionOf(session, term, type, last))}\nwith the goal\n  ${session.show(target)}\n\n${state.showMain()}`,
  );
}

function conclusionOf(session: Session, term: Term, type: Term, count: number): Term {
  return openArguments(session, term, type, count, "")?.conclusion ?? type;
}

interface Opened {
  readonly value: Term;
  readonly conclusion: Term;
  readonly args: readonly Term[];
  readonly infos: readonly BinderInfo[];
}

/** `term` applied to `count` new metavariables; `tag` is the case name of the goal they are for. */
function openArguments(session: Session, term: Term, type: Term, count: number, tag: string): Opened | null {
  const args: Term[] = [];
  const infos: BinderInfo[] = [];
  let value = term;
  // `type` has loose bound variables for the arguments from `start` on.
  let start = 0;
  while (args.length < count) {
    if (type.kind !== TermKind.pi) {
      type = whnfCore(session, instantiateRange(type, args, start, args.length));
      start = args.length;
      if (type.kind !== TermKind.pi) type = whnfDefault(session, type);
      if (type.kind !== TermKind.pi) return null;
    }
    // A single new goal inherits the case name, several append their own to it.
    const name = count === 1 ? tag : tag === "" ? type.name : `${tag}.${type.name}`;
    const arg = session.fresh(instantiateRange(type.first, args, start, args.length), "natural", name);
    args.push(arg);
    infos.push(type.binderInfo);
    value = application(value, arg);
    type = type.second;
  }
  return { value, conclusion: instantiateRange(type, args, start, count), args, infos };
}

/** New goals: arguments that nothing else depends on first, then the others. */
function finishApply(
  state: TacticState,
  goal: Metavariable,
  opened: Opened,
  holes: readonly Metavariable[],
  offset: number,
): void {
  const { session } = state;
  opened.args.forEach((arg, i) => {
    const record = session.metavariables.record(arg);
    if (opened.infos[i] !== BinderInfo.instance || record.isAssigned) return;
    const found = synthesizeInstance(session, arg.type);
    if (found === null || found === "unknown") failToSynthesize(session, arg.type, offset);
    else session.metavariables.assign(record, found);
  });
  session.metavariables.assign(goal, session.instantiate(opened.value));
  const open = opened.args.map((arg) => session.metavariables.record(arg)).filter((record) => !record.isAssigned);
  const types = open.map((record) => session.instantiate(record.term.type));
  const isDependedOn = (record: Metavariable): boolean =>
    types.some((type) => type.hasMetavariable && openMetavariables(type).includes(record.term));
  const independent = open.filter((record) => !isDependedOn(record));
  const dependent = open.filter((record) => isDependedOn(record));
  const rest = holes.filter((record) => !record.isAssigned && !open.includes(record));
  state.replaceMain([...independent, ...dependent, ...rest]);
}

/** `constructor`: the first constructor of the target's type whose conclusion fits. */
export function applyConstructor(state: TacticState, tactic: Tactic): void {
  const { session } = state;
  const type = whnfDefault(session, state.target(tactic.start));
  const inductive = inductiveOf(session, type);
  if (inductive === null)
    reject(
      tactic.start,
      () => `Tactic \`constructor\` failed: target is not an inductive datatype\n\n${state.showMain()}`,
    );
  for (const name of inductive!.constructors) {
    const saved = state.save();
    const run = (): void => applyTerm(state, session.freshConstant(name)!, [], tactic.start);
    if (!(attempt(() => state.restore(saved), run) instanceof ElaborationFailure)) return;
  }
  reject(tactic.start, () => `Tactic \`constructor\` failed: no applicable constructors found\n\n${state.showMain()}`);
}

function inductiveOf(session: Session, type: Term) {
  const head = applicationHead(type);
  const declaration = session.environment.declarationOf(head);
  return declaration?.kind === "inductive" ? declaration : null;
}

/** `left`, `right`: the first or second of two constructors. */
export function chooseSide(state: TacticState, tactic: Tactic & { kind: "left" | "right" }): void {
  const { session } = state;
  const inductive = inductiveOf(session, whnfDefault(session, state.target(tactic.start)));
  if (inductive === null)
    reject(
      tactic.start,
      () => `Tactic \`${tactic.kind}\` failed: target is not an inductive datatype\n\n${state.showMain()}`,
    );
  if (inductive.constructors.length !== 2)
    reject(
      tactic.start,
      () =>
        `Tactic \`${tactic.kind}\` failed: \`${tactic.kind}\` tactic works for inductive types with exactly 2 constructors\n\n${state.showMain()}`,
    );
  const name = inductive.constructors[tactic.kind === "left" ? 0 : 1]!;
  applyTerm(state, session.freshConstant(name)!, [], tactic.start);
}
