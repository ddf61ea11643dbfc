/**
 * The tactics `simp`, `simp only` and `simpa`. Source: Lean 4, `Lean/Elab/Tactic/Simp.lean`, `Simpa.lean`.
 * Definitions are unfolded when named, but never the functions behind the notation of Nat and List, which in Lean stand
 * behind type classes.
 */

import { reject, unsupported } from "../elaborate/failure.ts";
import { inferType, isProposition } from "../elaborate/infer-type.ts";
import type { LocalContext } from "../elaborate/local-context.ts";
import type { Metavariable } from "../elaborate/metavariables.ts";
import { integerForms, mentionsIntegers, resolveName } from "../elaborate/names.ts";
import { resolveDefinition } from "../elaborate/operators.ts";
import { isRefutable } from "../elaborate/refute.ts";
import type { Session } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import {
  abstract,
  application,
  applications,
  constant,
  freshFreeVariable,
  lambda,
  levelZero,
  type Term,
} from "../kernel/index.ts";
import type { SimpArgument, Tactic, Term as TermSyntax } from "../syntax/index.ts";
import { definitionalProof, definitionalSetting, unfoldNamed } from "./dsimp.ts";
import { falseProposition, ofEqualsTrue, transport, transportBack, trueProposition } from "./equality-proofs.ts";
import { clearVariable, localOrFail } from "./intro.ts";
import { literalSimprocs } from "./simp-literals.ts";
import { defaultRules, lemmaRules, rulesOf, SimpRules } from "./simp-rules.ts";
import { Simplifier, type SimpSetting } from "./simplify.ts";
import { makeGoal, type TacticState, tagOf } from "./state.ts";
import { elaborateClosed, elaborateOpen } from "./terms.ts";

type SimpTactic = Tactic & { readonly kind: "simp" | "dsimp" | "simp_all" };

/** What stands between `simp` and `at`. */
interface SimpCall {
  readonly kind?: string;
  readonly only: boolean;
  readonly lemmas: readonly SimpArgument[] | null;
  readonly start: number;
}

/** Definitions behind notation. */
const notationFunctions: ReadonlySet<string> = new Set([
  ...["add", "sub", "mul", "div", "mod", "pow", "le", "lt", "dvd", "rec", "beq", "ble"].map((name) => `Nat.${name}`),
  ...["add", "sub", "mul", "neg", "ediv", "emod", "pow", "le", "lt", "decEq"].map((name) => `Int.${name}`),
  "List.append",
  "min",
  "max",
]);

export function simp(state: TacticState, tactic: SimpTactic): void {
  const goal = state.main(tactic.start);
  const { location } = tactic;
  if (location === null) simplifyAt(state, tactic, [], true);
  else if (location.everywhere) simplifyAt(state, tactic, propositionsOf(state.session, goal.context), true);
  else {
    const hypotheses = location.hypotheses.map((name) => localOrFail(state, name));
    // Lean simplifies both copies of the one it started from.
    if (new Set(hypotheses).size < hypotheses.length) unsupported(tactic.start, "`simp` at one hypothesis twice");
    simplifyAt(state, tactic, hypotheses, location.target);
  }
}

/** Rounds over the hypotheses before `simpAll` gives up. */
const MAX_ROUNDS = 32;

/** `simp_all`: simplifies every hypothesis by all the others, then the target, until nothing changes. */
export function simpAll(state: TacticState, tactic: SimpTactic): void {
  const others = state.goals.slice(1);
  const lemmas = [...(tactic.lemmas ?? []), { kind: "hypotheses", start: tactic.start, end: tactic.end } as const];
  const call: SimpCall = { only: tactic.only, lemmas, start: tactic.start };
  state.main(tactic.start);
  state.goals = state.goals.slice(0, 1);
  let rounds = 0;
  while (rounds < MAX_ROUNDS && state.open().length > 0 && simplifySomething(state, call)) rounds++;
  if (state.open().length > 0) doubtUnlessFalse(state, tactic.start);
  if (rounds === 0) reject(tactic.start, "`simp_all` made no progress");
  state.goals = [...state.open(), ...others];
}

/** One step of `simpAll`; false when there is none left. */
function simplifySomething(state: TacticState, call: SimpCall): boolean {
  const { session } = state;
  const goal = state.main(call.start);
  for (const hypothesis of propositionsOf(session, goal.context))
    if (simplifyHypothesis(state, hypothesis, settingOf(state, call, hypothesis))) return true;
  return simplifyTarget(state, settingOf(state, call, null));
}

export function simpa(state: TacticState, tactic: Tactic & { readonly kind: "simpa" }): void {
  const { session } = state;
  const others = state.goals.slice(1);
  state.main(tactic.start);
  state.goals = state.goals.slice(0, 1);
  simplifyTarget(state, settingOf(state, tactic, null));
  const goal = state.open()[0];
  if (goal !== undefined) {
    doubtUnlessFalse(state, tactic.start);
    session.context = goal.context;
    if (tactic.using === null) closeByAssumption(state, goal, tactic.start);
    else closeBySimplified(state, goal, tactic, tactic.using);
  }
  state.goals = others;
}

function closeByAssumption(state: TacticState, goal: Metavariable, offset: number): void {
  const { session } = state;
  const target = session.instantiate(goal.term.type);
  for (let entry = goal.context; entry.parent !== null; entry = entry.parent)
    if (unify(session, entry.variable!.type, target)) {
      state.close(entry.variable!, offset);
      return;
    }
  reject(offset, () => `Tactic \`assumption\` failed\n\n${state.showMain()}`);
}

function closeBySimplified(state: TacticState, goal: Metavariable, call: SimpCall, syntax: TermSyntax): void {
  const { session } = state;
  const value = elaborateClosed(session, syntax, null);
  const type = session.instantiate(inferType(session, value));
  const simplified = new Simplifier(session, settingOf(state, call, null)).simplify(type);
  const proof = transport(type, simplified.term, simplified.proof, value);
  const target = session.instantiate(goal.term.type);
  if (simplified.term === falseProposition) {
    state.close(applications(constant("False.elim", [levelZero]), [target, proof]), call.start);
    return;
  }
  if (!unify(session, simplified.term, target))
    reject(
      syntax.start,
      () =>
        `Type mismatch: After simplification, term\n  ${session.show(value)}\n has type\n  ${session.show(simplified.term)}\nbut is expected to have type\n  ${session.show(target)}`,
    );
  state.close(proof, call.start);
}

// What a call may use -------------------------------------------------------------------------------------------------

/** `simplified` is the hypothesis being simplified: it is not used to simplify itself. */
function settingOf(state: TacticState, call: SimpCall, simplified: Term | null): SimpSetting {
  const { session } = state;
  if (call.kind === "dsimp") return definitionalSetting(session, call);
  const rules = new SimpRules(call.only ? null : defaultRules(session));
  const literals: Set<string> | null = call.only ? new Set() : null;
  const unfolded = new Set<string>();
  if (call.only) for (const name of ["eq_self", "iff_self"]) rules.add(lemmaRules(session, name, false));
  for (const argument of call.lemmas ?? []) {
    if (argument.kind === "erase") erase(session, rules, argument);
    else if (argument.kind === "hypotheses") addHypotheses(session, rules, simplified);
    else addLemma(session, argument, rules, literals, unfolded, simplified);
  }
  return { rules, literals, unfold: (term) => unfoldNamed(session, term, unfolded) };
}

function erase(session: Session, rules: SimpRules, argument: SimpArgument & { readonly kind: "erase" }): void {
  const resolved = resolveName(session, argument.name.name, argument.name.start);
  if (resolved?.kind === "local") rules.erase(variableKey(resolved.variable));
  else if (resolved === null || resolved.fields.length > 0)
    reject(argument.name.start, `Unknown constant \`${argument.name.name}\``);
  else if (!session.library.withAttribute("simp").includes(resolved.name))
    reject(argument.name.start, `\`${resolved.name}\` does not have the \`[simp]\` attribute`);
  else rules.erase(resolved.name);
}

function addHypotheses(session: Session, rules: SimpRules, simplified: Term | null): void {
  for (const variable of propositionsOf(session, session.context))
    if (variable !== simplified) rules.add(rulesOf(session, variableKey(variable), [], variable, false));
}

function variableKey(variable: Term): string {
  return `hypothesis ${variable.index}`;
}

function propositionsOf(session: Session, context: LocalContext): Term[] {
  return context.variables().filter((variable) => isProposition(session, session.instantiate(variable.type)));
}

function addLemma(
  session: Session,
  argument: SimpArgument & { readonly kind: "lemma" },
  rules: SimpRules,
  literals: Set<string> | null,
  unfolded: Set<string>,
  simplified: Term | null,
): void {
  const { term: syntax, reverse } = argument;
  if (syntax.kind === "identifier") {
    if (literalSimprocs.has(syntax.name)) {
      literals?.add(syntax.name);
      return;
    }
    const resolved = resolveDefinition(session, syntax.name, syntax.start);
    if (resolved?.kind === "constant" && resolved.fields.length === 0) {
      const ofIntegers = mentionsIntegers(session) ? integerForms.get(resolved.name) : undefined;
      for (const name of [resolved.name, ofIntegers])
        if (name !== undefined) addConstant(session, name, syntax.start, reverse, rules, unfolded);
      return;
    }
    if (resolved?.kind === "local" && resolved.fields.length === 0 && resolved.variable === simplified) return;
  }
  addTerm(session, syntax, reverse, rules);
}

function addConstant(
  session: Session,
  name: string,
  offset: number,
  reverse: boolean,
  rules: SimpRules,
  unfolded: Set<string>,
): void {
  const declaration = session.environment.get(name)!;
  if (declaration.kind === "definition" && !isProposition(session, declaration.type)) {
    if (reverse || notationFunctions.has(name)) unsupported(offset, `simp with the definition ${name}`);
    unfolded.add(name);
    return;
  }
  if (!isProposition(session, declaration.type)) notAProposition(offset, name);
  rules.add(lemmaRules(session, name, reverse));
}

function notAProposition(offset: number, name: string): never {
  return reject(
    offset,
    `Invalid simp theorem \`${name}\`: Expected a definition with an exposed body or a proposition`,
  );
}

/** A term given as a lemma; what it leaves open is chosen at each use. */
function addTerm(session: Session, syntax: TermSyntax, reverse: boolean, rules: SimpRules): void {
  const { term, holes } = elaborateOpen(session, syntax);
  const type = session.instantiate(inferType(session, term));
  if (!isProposition(session, type)) notAProposition(syntax.start, session.show(term));
  let proof = abstract(
    term,
    holes.map((hole) => hole.term),
  );
  for (let i = holes.length; i-- > 0; ) {
    const before = holes.slice(0, i).map((hole) => hole.term);
    proof = lambda("x", abstract(session.instantiate(holes[i]!.term.type), before), proof);
  }
  rules.add(rulesOf(session, "", [], proof, reverse));
}

// Where ---------------------------------------------------------------------------------------------------------------

function simplifyAt(state: TacticState, call: SimpCall, hypotheses: readonly Term[], target: boolean): void {
  const others = state.goals.slice(1);
  state.goals = state.goals.slice(0, 1);
  let progress = false;
  for (const hypothesis of hypotheses) {
    if (state.open().length === 0) break;
    state.main(call.start);
    progress = simplifyHypothesis(state, hypothesis, settingOf(state, call, hypothesis)) || progress;
  }
  if (target && state.open().length > 0) {
    state.main(call.start);
    progress = simplifyTarget(state, settingOf(state, call, null)) || progress;
    if (call.kind === "dsimp") progress = closeByDefinition(state, call.start) || progress;
  }
  if (!progress || state.open().length > 0) doubtUnlessFalse(state, call.start, call.kind);
  if (!progress) reject(call.start, `\`${call.kind === "dsimp" ? "dsimp" : "simp"}\` made no progress`);
  state.goals = [...state.open(), ...others];
}

/** `dsimp` closes a target that holds by definition. */
function closeByDefinition(state: TacticState, offset: number): boolean {
  const goal = state.open()[0];
  const proof = goal === undefined ? null : definitionalProof(state.session, state.session.instantiate(goal.term.type));
  if (proof !== null) state.close(proof, offset);
  return proof !== null;
}

/** Lean's `simp` knows more: what is left here it may close, unless the goal is false. */
function doubtUnlessFalse(state: TacticState, offset: number, tactic = "simp"): void {
  const { session } = state;
  const goal = state.open()[0];
  if (goal === undefined || !isRefutable(session, goal.context, goal.term.type)) session.raiseDoubt(offset, tactic);
}

/** Simplifies what the main goal asks for; false when nothing changes. */
function simplifyTarget(state: TacticState, setting: SimpSetting): boolean {
  const { session } = state;
  const goal = state.goals[0]!;
  const target = session.instantiate(goal.term.type);
  const { term, proof } = new Simplifier(session, setting).simplify(target);
  if (term === target) return false;
  if (term === trueProposition) {
    session.metavariables.assign(goal, ofEqualsTrue(target, proof));
    state.replaceMain([]);
    return true;
  }
  const next = makeGoal(session, goal.context, term, tagOf(goal));
  session.metavariables.assign(goal, transportBack(target, term, proof, next.term));
  state.replaceMain([next]);
  return true;
}

/** Simplifies a hypothesis of the main goal; false when nothing changes. */
function simplifyHypothesis(state: TacticState, hypothesis: Term, setting: SimpSetting): boolean {
  const { session } = state;
  const goal = state.goals[0]!;
  const type = session.instantiate(hypothesis.type);
  const { term, proof } = new Simplifier(session, setting).simplify(type);
  if (term === type) return false;
  if (term === trueProposition) return replaceGoal(state, clearVariable(session, goal, hypothesis));
  const value = transport(type, term, proof, hypothesis);
  const target = session.instantiate(goal.term.type);
  if (term === falseProposition) {
    session.metavariables.assign(goal, applications(constant("False.elim", [levelZero]), [target, value]));
    state.replaceMain([]);
    return true;
  }
  const entry = goal.context.find(hypothesis)!;
  const simplified = freshFreeVariable(entry.name, term);
  const inner = makeGoal(session, goal.context.extend(simplified, entry.name, entry.accessible), target, tagOf(goal));
  const step = session.freshIn(goal.context, target, "opaque");
  session.metavariables.assignClosure(step, [simplified], inner.term);
  session.metavariables.assign(goal, application(step.term, value));
  state.replaceMain([clearVariable(session, inner, hypothesis) ?? inner]);
  return true;
}

function replaceGoal(state: TacticState, goal: Metavariable | null): boolean {
  if (goal === null) return false;
  state.replaceMain([goal]);
  return true;
}
