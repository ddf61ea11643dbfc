/** `rw`, `rewrite`, `rwa`. Source: Lean 4, `Meta/Tactic/Rewrite.lean`, `Elab/Tactic/Rewrite.lean`. */

import { mentionsBetween } from "../elaborate/bound-variables.ts";
import { reject, unsupported } from "../elaborate/failure.ts";
import { clearVariable, makeGoal, tagOf } from "../elaborate/goals.ts";
import { inferType, sortLevel } from "../elaborate/infer-type.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { abstractOccurrences } from "../elaborate/occurrences.ts";
import { awaitInstance, resumePostponed } from "../elaborate/postponed.ts";
import type { Session } from "../elaborate/session.ts";
import { whnfCore, whnfDefault } from "../elaborate/whnf.ts";
import {
  application,
  applicationArguments,
  applicationHead,
  applications,
  argumentCount,
  BinderInfo,
  constant,
  constantsOf,
  freshFreeVariable,
  instantiate,
  KernelError,
  type Level,
  lambda,
  levelOne,
  levelSucc,
  levelZero,
  sort,
  type Term,
  TermKind,
  TypeChecker,
} from "../kernel/index.ts";
import type { Location, RewriteRule, Tactic } from "../syntax/index.ts";
import { assumption, tryReflexivity } from "./closing.ts";

import { definitionEquation } from "./definition-equation.ts";
import type { TacticState } from "./state.ts";
import { type ElaboratedTerm, elaborateOpen } from "./terms.ts";

/** Most equations are between values of a `Type`. */
const substAtOne = constant("Eq.subst", [levelOne]);
const symmAtOne = constant("Eq.symm", [levelOne]);
const propext = constant("propext");
const proposition = sort(levelZero);
const natural = constant("Nat");

/** An equation to rewrite with, `left` to `right`; its missing arguments are metavariables. */
interface Equation {
  readonly carrier: Term;
  readonly level: Level;
  readonly left: Term;
  readonly right: Term;
  /** What proves it: `left = right`, or `right = left` when `reverse`. */
  readonly proof: Term;
  readonly reverse: boolean;
}

interface Rule extends Equation {
  /** Metavariables that become goals if they stay open. */
  readonly open: readonly Metavariable[];
}

export function rewrite(state: TacticState, tactic: Tactic & { kind: "rw" | "rewrite" | "rwa" }): void {
  for (const rule of tactic.rules) rewriteAt(state, rule, tactic.location);
  if (tactic.kind === "rewrite") return;
  const goal = state.open()[0];
  if (goal !== undefined) tryReflexivity(state, tactic.start);
  if (tactic.kind === "rwa") assumption(state, tactic);
}

/** Rewrites at every place that `location` names. */
function rewriteAt(state: TacticState, rule: RewriteRule, location: Location | null): void {
  if (location === null) {
    rewriteTarget(state, rule);
    return;
  }
  if (!location.everywhere) {
    for (const name of location.hypotheses) {
      const goal = state.main(name.start);
      const entry = goal.context.lookup(name.name);
      if (entry === null) reject(name.start, `Unknown identifier \`${name.name}\``);
      else rewriteHypothesis(state, rule, entry.variable!);
    }
    if (location.target) rewriteTarget(state, rule);
    return;
  }
  unsupported(location.start, "rewriting at `*`");
}

/** The elaborated rule, its missing arguments opened. */
function openRule(session: Session, rule: RewriteRule, ofIntegers: boolean): Rule {
  session.integerOrders = ofIntegers;
  try {
    return openRuleHere(session, rule);
  } finally {
    session.integerOrders = false;
  }
}

function openRuleHere(session: Session, rule: RewriteRule): Rule {
  const unfolding = definitionEquation(session, rule.term);
  if (unfolding !== null) {
    const { proof, carrier, level, left, right, open } = unfolding;
    return { ...directed(proof, carrier, level, left, right, rule.reverse), open };
  }
  const { term, holes }: ElaboratedTerm = elaborateOpen(session, rule.term, null, "butInstances");
  let proof = term;
  let type = session.instantiate(inferType(session, term));
  const open: Metavariable[] = [...holes];
  for (;;) {
    while (type.kind === TermKind.pi) {
      const arg = session.fresh(type.first, "natural", type.name);
      const record = session.metavariables.record(arg);
      if (type.binderInfo === BinderInfo.instance) awaitInstance(session, record, rule.start);
      open.push(record);
      proof = application(proof, arg);
      type = instantiate(type.second, arg);
    }
    const equation = equationOf(proof, type, rule.reverse);
    if (equation !== null) return { ...equation, open };
    const reduced = whnfCore(session, type);
    const next = reduced === type ? whnfDefault(session, type) : reduced;
    if (next.kind !== TermKind.pi && equationOf(proof, next, rule.reverse) === null)
      return failNotEquation(session, rule, proof, type);
    type = next;
  }
}

function failNotEquation(session: Session, rule: RewriteRule, proof: Term, type: Term): never {
  return reject(
    rule.term.start,
    () =>
      `Invalid rewrite argument: Expected an equality or iff proof or definition name, but \`${session.show(proof)}\` is\n  a proof of\n  ${session.show(type)}`,
  );
}

/** `proof : type` as an equation in the direction asked for; null when it is none. */
function equationOf(proof: Term, type: Term, reverse: boolean): Equation | null {
  const head = applicationHead(type);
  if (head.kind !== TermKind.constant) return null;
  if (head.name === "Iff" && argumentCount(type) === 2) {
    const [left, right] = applicationArguments(type) as [Term, Term];
    const equation = applications(propext, [left, right, proof]);
    return directed(equation, proposition, levelOne, left, right, reverse);
  }
  if (head.name !== "Eq" || argumentCount(type) !== 3) return null;
  const [carrier, left, right] = applicationArguments(type) as [Term, Term, Term];
  return directed(proof, carrier, head.levels[0]!, left, right, reverse);
}

function directed(proof: Term, carrier: Term, level: Level, left: Term, right: Term, reverse: boolean): Equation {
  return reverse
    ? { proof, carrier, level, left: right, right: left, reverse }
    : { proof, carrier, level, left, right, reverse };
}

/** A proof of `left = right`, or of `right = left`. */
function proofOf(equation: Equation, direction: "forward" | "backward"): Term {
  const { carrier, level, left, right, proof, reverse } = equation;
  if (reverse === (direction === "backward")) return proof;
  const [first, second] = reverse ? [right, left] : [left, right];
  const symm = level === levelOne ? symmAtOne : constant("Eq.symm", [level]);
  return applications(symm, [carrier, first, second, proof]);
}

/** What one rewrite of `term` (a proposition or type) gives. */
interface Rewritten {
  /** The term after the rewrite. */
  readonly result: Term;
  /** `fun x => term` with `x` for the rewritten side. */
  readonly motive: Term;
  readonly rule: Rule;
  readonly newGoals: readonly Metavariable[];
}

function rewriteTerm(state: TacticState, syntax: RewriteRule, term: Term): Rewritten {
  const { session } = state;
  const before = session.postponed;
  const rule = openRule(session, syntax, hasIntegerOrders(session, syntax, term));
  if (applicationHead(session.metavariables.instantiateHead(rule.left)).kind === TermKind.metavariable)
    reject(
      syntax.term.start,
      () =>
        `Invalid rewrite argument: The pattern to be substituted is a metavariable (\`${session.show(rule.left)}\`) in this equality\n  ${session.show(rule.left)} = ${session.show(rule.right)}`,
    );
  const body = abstractOccurrences(session, term, rule.left);
  // An order of `Fin n` may unfold to that of the numbers.
  if (body === null && constantsOf(term).some((name) => boundedOrders.has(name)))
    unsupported(syntax.term.start, "rewriting an order of `Fin`");
  if (body === null)
    return reject(
      syntax.term.start,
      () =>
        `Tactic \`rewrite\` failed: Did not find an occurrence of the pattern\n  ${session.show(rule.left)}\nin the target expression\n  ${session.show(term)}\n\n${state.showMain()}`,
    );
  resumePostponed(session, before, "wholly");
  const carrier = session.instantiate(rule.carrier);
  if (mayHoldOrders(carrier, rule.left)) checkOrders(syntax, session.instantiate(instantiate(body, rule.left)), term);
  checkMotive(state, syntax, carrier, body, term);
  return {
    result: session.instantiate(instantiate(body, rule.right)),
    motive: lambda("_a", carrier, session.instantiate(body)),
    rule,
    newGoals: rule.open.filter((record) => !record.isAssigned),
  };
}

/** Is a lemma about any order used for that of the integers? */
function hasIntegerOrders(session: Session, { term: syntax, start }: RewriteRule, term: Term): boolean {
  if (syntax.kind !== "identifier" || !ofAnyOrder.has(syntax.name)) return false;
  const names = constantsOf(session.instantiate(term));
  const [ofNumbers, ofIntegers] = ["Nat", "Int"].map((type) =>
    names.some((name) => new RegExp(`^inst${type}\\.(le|lt|ge|gt)$`).test(name)),
  );
  const isBounded = names.some((name) => boundedOrders.has(name));
  if ((ofNumbers && ofIntegers) || isBounded) unsupported(start, `\`${syntax.name}\` about numbers or integers`);
  return ofIntegers!;
}

const ofAnyOrder: ReadonlySet<string> = new Set(["ge_iff_le", "gt_iff_lt", "GE.ge", "GT.gt"]);

/** Numbers hold orders as conditions only. */
function mayHoldOrders(carrier: Term, left: Term): boolean {
  if (carrier !== natural) return true;
  const head = applicationHead(left);
  return head.kind === TermKind.constant && (head.name === "ite" || head.name === "dite");
}

const boundedOrders: ReadonlySet<string> = new Set(["le", "lt", "ge", "gt"].map((field) => `instFin.${field}`));
const unfoldingOrders = [...boundedOrders, ...["Nat", "Int"].flatMap((type) => [`inst${type}.gt`, `inst${type}.ge`])];

/**
 * A pattern with `<` may match a term with `>` by unfolding it below the head. Whether Lean does so depends on the place:
 * undecided.
 */
function checkOrders(syntax: RewriteRule, found: Term, term: Term): void {
  if (found === term) return;
  for (const name of unfoldingOrders)
    if (countOf(name, found, new Map()) !== countOf(name, term, new Map()))
      unsupported(syntax.term.start, "rewriting `>` or `≥` as `<` or `≤`");
}

/** How often a constant occurs in a term (shared subterms counted once each time they are used). */
function countOf(name: string, term: Term, known: Map<Term, number>): number {
  const { kind } = term;
  if (kind === TermKind.constant) return term.name === name ? 1 : 0;
  const isCompound =
    kind === TermKind.application || kind === TermKind.lambda || kind === TermKind.pi || kind === TermKind.let;
  if (!isCompound) return 0;
  let count = known.get(term);
  if (count === undefined) {
    count = countOf(name, term.first, known) + countOf(name, term.second, known);
    known.set(term, count);
  }
  return count;
}

/** The abstracted term must make sense for any value: it fails when a type depends on the rewritten side. */
function checkMotive(state: TacticState, syntax: RewriteRule, carrier: Term, body: Term, term: Term): void {
  const { session } = state;
  if (isPlain(session, body)) return;
  const variable = freshFreeVariable("_a", carrier);
  const abstracted = instantiate(body, variable);
  if (!isTypeCorrect(session, abstracted))
    reject(
      syntax.term.start,
      () =>
        `Tactic \`rewrite\` failed: motive is not type correct:\n  fun _a => ${session.show(abstracted)}\n\nin\n  ${session.show(term)}\n\n${state.showMain()}`,
    );
}

/** Does the kernel accept the term? Terms with metavariables are given the benefit of the doubt. */
function isTypeCorrect(session: Session, term: Term): boolean {
  if (term.hasMetavariable || term.hasLevelMetavariable) return true;
  const depth = session.nesting;
  try {
    new TypeChecker(session.environment).check(term);
    return true;
  } catch (error) {
    if (!(error instanceof KernelError)) throw error;
    session.nesting = depth;
    return false;
  }
}

/** Are all functions applied to abstracted arguments plain (their types do not depend on them)? A quick sufficient test. */
function isPlain(session: Session, body: Term): boolean {
  if (body.looseRange === 0) return true;
  if (body.kind !== TermKind.application) return body.kind === TermKind.boundVariable;
  const declaration = session.environment.declarationOf(applicationHead(body));
  if (declaration === undefined) return false;
  const args = applicationArguments(body);
  let type = declaration.type;
  for (const arg of args) {
    if (type.kind !== TermKind.pi) return false;
    if (arg.looseRange > 0 && mentionsBetween(type.second, 0, 1)) return false;
    if (!isPlain(session, arg)) return false;
    type = type.second;
  }
  return true;
}

function rewriteTarget(state: TacticState, syntax: RewriteRule): void {
  const { session } = state;
  const goal = state.main(syntax.start);
  const target = session.instantiate(goal.term.type);
  const { result, motive, rule, newGoals } = rewriteTerm(state, syntax, target);
  const next = makeGoal(session, goal.context, result, tagOf(goal));
  const level = sortLevel(session, target);
  session.metavariables.assign(
    goal,
    level === levelZero
      ? substitution(rule, motive, "backward", next.term)
      : castBetween("Eq.mpr", level, target, result, rule, motive, next.term),
  );
  state.replaceMain([next, ...newGoals]);
}

/** By `h : a = b` (or backward), from `value : motive a` a proof of `motive b`; the motive lands in `Prop`. */
function substitution(rule: Rule, motive: Term, direction: "forward" | "backward", value: Term): Term {
  const { carrier, level, left, right } = rule;
  const [from, to] = direction === "forward" ? [left, right] : [right, left];
  const subst = level === levelOne ? substAtOne : constant("Eq.subst", [level]);
  return applications(subst, [carrier, motive, from, to, proofOf(rule, direction), value]);
}

/** `Eq.mpr` or `Eq.mp` along `motive left = motive right`, for types that are not propositions. */
function castBetween(
  cast: "Eq.mpr" | "Eq.mp",
  typeLevel: Level,
  before: Term,
  after: Term,
  rule: Rule,
  motive: Term,
  value: Term,
): Term {
  const { carrier, level, left, right } = rule;
  const congruence = applications(constant("congrArg", [level, levelSucc(typeLevel)]), [
    carrier,
    sort(typeLevel),
    left,
    right,
    motive,
    proofOf(rule, "forward"),
  ]);
  return applications(constant(cast, [typeLevel]), [before, after, congruence, value]);
}

function rewriteHypothesis(state: TacticState, syntax: RewriteRule, hypothesis: Term): void {
  const { session } = state;
  const goal = state.main(syntax.start);
  const type = session.instantiate(hypothesis.type);
  const { result, motive, rule, newGoals } = rewriteTerm(state, syntax, type);
  const level = sortLevel(session, type);
  const value =
    level === levelZero
      ? substitution(rule, motive, "forward", hypothesis)
      : castBetween("Eq.mp", level, type, result, rule, motive, hypothesis);
  state.replaceMain([replaceHypothesis(session, goal, hypothesis, result, value), ...newGoals]);
}

/** The goal with a hypothesis replaced by `value : type` under its name; the old one stays when others depend on it. */
export function replaceHypothesis(
  session: Session,
  goal: Metavariable,
  hypothesis: Term,
  type: Term,
  value: Term,
): Metavariable {
  const entry = goal.context.find(hypothesis)!;
  const variable = freshFreeVariable(entry.name, type);
  const target = session.instantiate(goal.term.type);
  const inner = makeGoal(session, goal.context.extend(variable, entry.name, entry.accessible), target, tagOf(goal));
  const step = session.freshIn(goal.context, target, "opaque");
  session.metavariables.assignClosure(step, [variable], inner.term);
  session.metavariables.assign(goal, application(step.term, value));
  return clearVariable(session, inner, hypothesis) ?? inner;
}
