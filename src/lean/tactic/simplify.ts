/**
 * The engine of `simp`: rewrites a term bottom-up with rules until none applies, and says why the result is equal.
 *
 * Subterms first (through applications, under binders by `funext` and `forall_congr`), then the rules and the arithmetic
 * on literals at the term itself, then again. Conditions of rules are simplified to `True`. Source: Lean 4,
 * `Lean/Meta/Tactic/Simp/Main.lean`; where this one knows less than Lean's it proves less.
 */

import { bindVariables } from "../elaborate/binding.ts";
import { refuteEquation } from "../elaborate/equations.ts";
import { inferType, isProposition, sortLevel } from "../elaborate/infer-type.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { unify } from "../elaborate/unify.ts";
import { whnfDefault } from "../elaborate/whnf.ts";
import {
  application,
  applicationArguments,
  applicationHead,
  applications,
  arrow,
  BinderInfo,
  betaApply,
  constant,
  freshFreeVariable,
  instantiate,
  pi,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import {
  applicationCongruence,
  arrowCongruence,
  type EqualityProof,
  equalsFalse,
  falseProposition,
  ofEqualsTrue,
  type Rewritten,
  transitivity,
  trueProposition,
} from "./equality-proofs.ts";
import { literalArithmetic } from "./simp-literals.ts";
import type { SimpRule, SimpRules } from "./simp-rules.ts";
import { compareTerms } from "./term-order.ts";

/** Nesting of conditions: a condition of a rule used for a condition, … */
const MAX_CONDITIONS = 2;

/** What one `simp` call may use. */
export interface SimpSetting {
  readonly rules: SimpRules;
  /** Names of the literal computations allowed (`Nat.reduceAdd`, …); null for all of them. */
  readonly literals: ReadonlySet<string> | null;
  /** Rewrites an application of a definition that the call names; null when it is none of these. */
  readonly unfold: (term: Term) => Term | null;
}

/** The simplified term and a proof that it equals the original. */
export interface Simplified {
  readonly term: Term;
  readonly proof: EqualityProof;
}

export class Simplifier {
  private readonly session: Session;
  private readonly setting: SimpSetting;
  private readonly known = new Map<Term, Simplified>();
  private conditions = 0;

  constructor(session: Session, setting: SimpSetting) {
    this.session = session;
    this.setting = setting;
  }

  simplify(term: Term): Simplified {
    const known = this.known.get(term);
    if (known !== undefined) return known;
    this.session.enter();
    let result = this.congruence(term);
    const rewritten = this.rewrite(result.term);
    if (rewritten !== null)
      result = this.chain(term, result, this.chain(result.term, rewritten, this.simplify(rewritten.term)));
    this.session.leave();
    this.known.set(term, result);
    return result;
  }

  /** `first` leads from `term` to `first.term`, `second` from there on. */
  private chain(term: Term, first: Simplified, second: Simplified): Simplified {
    const proof = transitivity(this.session, term, first.term, second.term, first.proof, second.proof);
    return { term: second.term, proof };
  }

  // Subterms ----------------------------------------------------------------------------------------------------------

  private congruence(term: Term): Simplified {
    switch (term.kind) {
      case TermKind.application:
        return this.applicationOf(term);
      case TermKind.lambda:
        return this.lambdaOf(term);
      case TermKind.pi:
        return this.piOf(term);
      case TermKind.let:
        return this.simplify(instantiate(term.body, term.value));
      default:
        return { term, proof: null };
    }
  }

  private applicationOf(term: Term): Simplified {
    const head = applicationHead(term);
    const args = applicationArguments(term);
    if (head.kind === TermKind.lambda) return this.simplify(betaApply(head, args));
    let type = inferType(this.session, head);
    const known = head.kind === TermKind.freeVariable ? this.simplify(head) : { term: head, proof: null };
    let fn: Rewritten = { before: head, after: known.term, proof: known.proof };
    for (const arg of args) {
      if (type.kind !== TermKind.pi) type = whnfDefault(this.session, type);
      const fixed = type.kind !== TermKind.pi || !this.mayRewrite(type, arg);
      const simplified = fixed ? { term: arg, proof: null } : this.simplify(arg);
      const rewritten: Rewritten = { before: arg, after: simplified.term, proof: simplified.proof };
      const proof = applicationCongruence(this.session, fn, rewritten);
      fn = { before: application(fn.before, arg), after: application(fn.after, simplified.term), proof };
      if (type.kind === TermKind.pi) type = instantiate(type.body, arg);
    }
    return { term: fn.after, proof: fn.proof };
  }

  /** Arguments that other types depend on, types, instances and proofs stay as they are. */
  private mayRewrite(type: Term, arg: Term): boolean {
    if (type.binderInfo === BinderInfo.instance || mentionsBound(type.body, 0)) return false;
    const argumentType = this.session.instantiate(inferType(this.session, arg));
    if (argumentType.kind === TermKind.sort) return argumentType.level.kind === 0;
    return !isProposition(this.session, argumentType);
  }

  private lambdaOf(term: Term): Simplified {
    const variable = freshFreeVariable(term.name, term.type, null, term.binderInfo);
    const body = instantiate(term.body, variable);
    const simplified = this.under(variable, () => this.simplify(body));
    if (simplified.term === body) return { term, proof: null };
    const after = this.bind(TermKind.lambda, variable, simplified.term);
    if (simplified.proof === null) return { term: after, proof: null };
    const codomain = inferType(this.session, body);
    const levels = [sortLevel(this.session, term.type), sortLevel(this.session, codomain)];
    const proof = applications(constant("funext", levels), [
      term.type,
      this.bind(TermKind.lambda, variable, codomain),
      term,
      after,
      this.bind(TermKind.lambda, variable, simplified.proof),
    ]);
    return { term: after, proof };
  }

  private piOf(term: Term): Simplified {
    if (!isProposition(this.session, term)) return { term, proof: null };
    if (term.body.looseRange === 0) return this.arrowOf(term);
    const variable = freshFreeVariable(term.name, term.type, null, term.binderInfo);
    const body = instantiate(term.body, variable);
    const simplified = this.under(variable, () => this.simplify(body));
    if (simplified.term === body) return { term, proof: null };
    const after = this.bind(TermKind.pi, variable, simplified.term);
    if (simplified.proof === null) return { term: after, proof: null };
    const proof = applications(constant("forall_congr", [sortLevel(this.session, term.type)]), [
      term.type,
      this.bind(TermKind.lambda, variable, body),
      this.bind(TermKind.lambda, variable, simplified.term),
      this.bind(TermKind.lambda, variable, simplified.proof),
    ]);
    return { term: after, proof };
  }

  private arrowOf(term: Term): Simplified {
    const isCondition = isProposition(this.session, term.type);
    const first = isCondition ? this.simplify(term.type) : { term: term.type, proof: null };
    const second = this.simplify(term.body);
    if (first.term === term.type && second.term === term.body) return { term, proof: null };
    const domain: Rewritten = { before: term.type, after: first.term, proof: first.proof };
    const codomain: Rewritten = { before: term.body, after: second.term, proof: second.proof };
    const after = isCondition ? arrow(first.term, second.term) : pi(term.name, term.type, second.term, term.binderInfo);
    return { term: after, proof: arrowCongruence(this.session, domain, codomain) };
  }

  private under<Result>(variable: Term, body: () => Result): Result {
    const { session } = this;
    return session.withContext(session.context.extend(variable, variable.name, false), body);
  }

  private bind(kind: typeof TermKind.lambda | typeof TermKind.pi, variable: Term, body: Term): Term {
    return bindVariables(kind, [variable], body, (term) => this.session.instantiate(term));
  }

  // Rules -------------------------------------------------------------------------------------------------------------

  private rewrite(term: Term): Simplified | null {
    const computed = literalArithmetic(term, this.setting.literals) ?? this.constructorClash(term);
    if (computed !== null) return computed;
    for (const rule of this.setting.rules.candidates(this.session, term)) {
      const rewritten = this.apply(rule, term);
      if (rewritten !== null) return rewritten;
    }
    const unfolded = this.setting.unfold(term);
    return unfolded === null ? null : { term: unfolded, proof: null };
  }

  /** An equation between different constructors is false (Lean's `reduceCtorEq`). */
  private constructorClash(term: Term): Simplified | null {
    const head = applicationHead(term);
    const { literals } = this.setting;
    if (head.kind !== TermKind.constant || head.name !== "Eq" || (literals !== null && !literals.has("reduceCtorEq")))
      return null;
    const [type, left, right] = applicationArguments(term) as [Term, Term, Term];
    if (!this.isConstructed(left) || !this.isConstructed(right)) return null;
    const proof = freshFreeVariable("h", term);
    const refutation = refuteEquation(this.session, { type, left, right }, proof);
    if (refutation === null) return null;
    return { term: falseProposition, proof: equalsFalse(term, this.bind(TermKind.lambda, proof, refutation)) };
  }

  private isConstructed(term: Term): boolean {
    return this.session.environment.declarationOf(applicationHead(term))?.kind === "constructor";
  }

  /** Rewrites `term` by the rule; nothing stays assigned when it does not apply. */
  private apply(rule: SimpRule, term: Term): Simplified | null {
    const { session } = this;
    session.step();
    const saved = session.save();
    const result = this.tryRule(rule, term);
    if (result === null) session.restore(saved);
    return result;
  }

  private tryRule(rule: SimpRule, term: Term): Simplified | null {
    const { session } = this;
    const levels = rule.levelNames.map(() => session.metavariables.makeLevel());
    let type = substituteLevels(rule.type, rule.levelNames, levels);
    const args: Term[] = [];
    const kinds: BinderInfo[] = [];
    while (type.kind === TermKind.pi) {
      const arg = session.fresh(type.type);
      args.push(arg);
      kinds.push(type.binderInfo);
      type = instantiate(type.body, arg);
    }
    const right = type.second;
    const left = type.first.second;
    const matches = session.withTransparency(Transparency.reducible, () => unify(session, left, term));
    if (!matches) return null;
    for (let i = 0; i < args.length; i++) if (!this.fill(args[i]!, kinds[i]!)) return null;
    const after = session.instantiate(right);
    if (after === term || after.hasMetavariable) return null;
    if (rule.isPermutation && compareTerms(after, term) >= 0) return null;
    const proof = session.instantiate(applications(substituteLevels(rule.proof, rule.levelNames, levels), args));
    return { term: after, proof: betaApply(applicationHead(proof), applicationArguments(proof)) };
  }

  /** Finds the argument that unification has left open: an instance, or a condition by simplifying it. */
  private fill(arg: Term, info: BinderInfo): boolean {
    const { session } = this;
    const record = session.metavariables.record(arg);
    if (record.isAssigned) return true;
    const type = session.instantiate(arg.type);
    if (info === BinderInfo.instance) {
      const found = synthesizeInstance(session, type);
      return found !== null && found !== "unknown" && unify(session, arg, found);
    }
    if (type.hasMetavariable || !isProposition(session, type) || this.conditions >= MAX_CONDITIONS) return false;
    this.conditions++;
    const condition = this.simplify(type);
    this.conditions--;
    if (condition.term !== trueProposition) return false;
    session.metavariables.assign(record, ofEqualsTrue(type, condition.proof));
    return true;
  }
}

function mentionsBound(term: Term, index: number): boolean {
  if (term.looseRange <= index) return false;
  switch (term.kind) {
    case TermKind.boundVariable:
      return term.index === index;
    case TermKind.application:
      return mentionsBound(term.first, index) || mentionsBound(term.second, index);
    case TermKind.projection:
      return mentionsBound(term.first, index);
    case TermKind.let:
      return (
        mentionsBound(term.first, index) || mentionsBound(term.third, index) || mentionsBound(term.second, index + 1)
      );
    default:
      return mentionsBound(term.first, index) || mentionsBound(term.second, index + 1);
  }
}
