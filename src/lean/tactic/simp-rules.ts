/**
 * Rewrite rules of `simp`: what a lemma or hypothesis says, as equations `left = right` under its arguments.
 *
 * `a = b` and `a ↔ b` rewrite `a` to `b`; `¬p` and `a ≠ b` rewrite to `False`; `p ∧ q` gives the rules of both; any other
 * proposition rewrites to `True`. Source: Lean 4, `Lean/Meta/Tactic/Simp/SimpTheorems.lean`.
 */

import { bindVariables } from "../elaborate/binding.ts";
import { inferType } from "../elaborate/infer-type.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import {
  applicationArguments,
  applicationHead,
  applications,
  argumentCount,
  constant,
  freshFreeVariable,
  instantiate,
  levelParameter,
  type Term,
  TermKind,
  terms,
} from "../kernel/index.ts";
import {
  equalsFalse,
  equalsTrue,
  equation,
  falseProposition,
  propositions,
  symmetry,
  type TypeAndLevel,
  trueProposition,
} from "./equality-proofs.ts";

/** `∀ arguments, left = right`. */
export interface SimpRule {
  /** Name of the lemma, "" for a term. */
  readonly name: string;
  /** Universe parameters to be chosen anew at each use. */
  readonly levelNames: readonly string[];
  /** `∀ arguments, left = right`, closed but for the variables of the goal. */
  readonly type: Term;
  /** A proof of `type`. */
  readonly proof: Term;
  /** `left`, its bound variables being those of `type`. */
  readonly pattern: Term;
  /** Both sides are equal up to the names of the arguments: used only to put terms in order. */
  readonly isPermutation: boolean;
}

/** The rules that a proof of a proposition gives; none when it says nothing that rewrites. */
export function rulesOf(
  session: Session,
  name: string,
  levelNames: readonly string[],
  proof: Term,
  reverse: boolean,
): SimpRule[] {
  const rules: SimpRule[] = [];
  const variables: Term[] = [];
  collect(session, session.instantiate(inferType(session, proof)), proof);
  return rules;

  function collect(source: Session, type: Term, value: Term): void {
    const statement = whnfAt(source, type, Transparency.reducible);
    if (statement.kind === TermKind.pi) {
      const variable = freshFreeVariable(statement.name, statement.type, null, statement.binderInfo);
      variables.push(variable);
      collect(source, instantiate(statement.body, variable), applications(value, [variable]));
      variables.pop();
      return;
    }
    const head = applicationHead(statement);
    const args = applicationArguments(statement);
    const key = head.kind === TermKind.constant ? head.name : "";
    if (key === "And" && !reverse) {
      collect(source, args[0]!, applications(constant("And.left"), [...args, value]));
      collect(source, args[1]!, applications(constant("And.right"), [...args, value]));
    } else if (key === "Eq") add({ type: args[0]!, level: head.levels[0]! }, args[1]!, args[2]!, value);
    else if (key === "Iff") add(propositions, args[0]!, args[1]!, applications(constant("propext"), [...args, value]));
    else if (reverse) return;
    else if (key === "Not") add(propositions, args[0]!, falseProposition, equalsFalse(args[0]!, value));
    else if (key !== "True" && key !== "False")
      add(propositions, statement, trueProposition, equalsTrue(statement, value));
  }

  function add(kind: TypeAndLevel, left: Term, right: Term, value: Term): void {
    const [from, to] = reverse ? [right, left] : [left, right];
    if (from === to || applicationHead(from).kind === TermKind.metavariable) return;
    if (variables.includes(applicationHead(from))) return;
    const body = equation(kind, from, to);
    const why = reverse ? symmetry(kind, left, right, value) : value;
    const bind = (bound: typeof TermKind.lambda | typeof TermKind.pi, term: Term) =>
      bindVariables(bound, variables, term, (part) => session.instantiate(part));
    const type = bind(TermKind.pi, body);
    let pattern = type;
    for (let i = 0; i < variables.length; i++) pattern = pattern.second;
    rules.push({
      name,
      levelNames,
      type,
      proof: bind(TermKind.lambda, why),
      pattern: pattern.first.second,
      isPermutation: isPermutationOf(from, to, variables),
    });
  }
}

/** Are both terms equal up to exchanging `variables` one for one? */
function isPermutationOf(left: Term, right: Term, variables: readonly Term[]): boolean {
  const forth = new Map<Term, Term>();
  const back = new Map<Term, Term>();
  return matches(left, right);

  function matches(a: Term, b: Term): boolean {
    if (variables.includes(a) || variables.includes(b)) {
      if (!variables.includes(a) || !variables.includes(b)) return false;
      if ((forth.get(a) ?? b) !== b || (back.get(b) ?? a) !== a) return false;
      forth.set(a, b);
      back.set(b, a);
      return true;
    }
    if (a === b && !a.hasFreeVariable) return true;
    if (a.kind !== b.kind) return false;
    switch (a.kind) {
      case TermKind.application:
        return matches(a.first, b.first) && matches(a.second, b.second);
      case TermKind.lambda:
      case TermKind.pi:
        return matches(a.first, b.first) && matches(a.second, b.second);
      default:
        return a === b;
    }
  }
}

/** The rules of a library lemma at its own universe parameters. */
export function lemmaRules(session: Session, name: string, reverse: boolean): readonly SimpRule[] {
  const key = `simp rules ${reverse ? "← " : ""}${name}`;
  const known = session.library.index(key) as readonly SimpRule[] | undefined;
  if (known !== undefined) return known;
  const { levelParameters } = session.environment.get(name)!;
  const proof = constant(name, levelParameters.map(levelParameter));
  const rules = rulesOf(session, name, levelParameters, proof, reverse);
  if (mayKeep(session)) session.library.keepIndex(key, rules);
  return rules;
}

/** Only the library itself keeps rules, and only outside every scope of the term table (at load). */
function mayKeep(session: Session): boolean {
  return session.library.isRoot && terms.scopeDepth === 0;
}

interface SimpSet {
  /** How many names with the attribute it is made of. */
  readonly count: number;
  readonly rules: SimpRules;
}

/** The `simp` lemmas of the library and of the text so far; the library's are kept when this is called at load. */
export function defaultRules(session: Session): SimpRules {
  const names = session.library.withAttribute("simp");
  const known = session.library.index("simp set") as SimpSet | undefined;
  if (known?.count === names.length) return known.rules;
  const rules = new SimpRules(known?.rules ?? null);
  for (const name of names.slice(known?.count ?? 0))
    if (session.environment.get(name)!.kind === "theorem") rules.add(lemmaRules(session, name, false));
  if (mayKeep(session)) session.library.keepIndex("simp set", { count: names.length, rules } satisfies SimpSet);
  return rules;
}

/** Rules by the head of their left side. */
export class SimpRules {
  private readonly byHead = new Map<string, SimpRule[]>();
  /** Names whose rules were taken out (`-name`). */
  private readonly erased = new Set<string>();
  /** Rules that are tried after these. */
  private readonly base: SimpRules | null;

  constructor(base: SimpRules | null) {
    this.base = base;
  }

  add(rules: readonly SimpRule[]): void {
    for (const rule of rules) {
      const key = headKey(rule.pattern);
      const known = this.byHead.get(key);
      if (known === undefined) this.byHead.set(key, [rule]);
      else known.push(rule);
    }
  }

  erase(name: string): void {
    this.erased.add(name);
  }

  /** The rules whose left side may match `term`, newest first. */
  *candidates(session: Session, term: Term): Generator<SimpRule> {
    const key = headKey(term);
    const reduced = reducedKey.get(key);
    for (let layer: SimpRules | null = this; layer !== null; layer = layer.base) {
      yield* this.matching(session, layer.byHead.get(key) ?? [], term);
      if (reduced !== undefined) yield* this.matching(session, layer.byHead.get(reduced) ?? [], term);
    }
  }

  private *matching(session: Session, rules: readonly SimpRule[], term: Term): Generator<SimpRule> {
    for (let i = rules.length; i-- > 0; ) {
      const rule = rules[i]!;
      if (!this.erased.has(rule.name) && mayMatch(session, rule.pattern, term)) yield rule;
    }
  }
}

/** What `≥` and `>` stand for reducibly: lemmas about it are found for them, too. */
const reducedKey: ReadonlyMap<string, string> = new Map([
  ["instNat.ge", "instNat.le"],
  ["instNat.gt", "instNat.lt"],
  ["instInt.ge", "instInt.le"],
  ["instInt.gt", "instInt.lt"],
  ["instFin.ge", "instFin.le"],
  ["instFin.gt", "instFin.lt"],
]);

/** What the head of a term is, as a key: constants by name, free variables by identity, other kinds by kind. */
function headKey(term: Term): string {
  const head = applicationHead(term);
  if (head.kind === TermKind.constant) return head.name;
  if (head.kind === TermKind.freeVariable) return `variable ${head.index}`;
  return `kind ${head.kind}`;
}

/** A cheap necessary condition for unification: bound variables of the pattern match anything. */
function mayMatch(session: Session, pattern: Term, term: Term): boolean {
  const head = applicationHead(pattern);
  if (head.kind === TermKind.boundVariable) return true;
  const other = applicationHead(term);
  if (head.kind === TermKind.constant) {
    if (other.kind !== TermKind.constant) return isReducible(session, head);
    if (other.name !== head.name) return isReducible(session, head) || isReducible(session, other);
    return argumentCount(pattern) === argumentCount(term) && argumentsMayMatch(session, pattern, term);
  }
  return head.kind === other.kind;
}

function argumentsMayMatch(session: Session, pattern: Term, term: Term): boolean {
  for (; pattern.kind === TermKind.application; pattern = pattern.first, term = term.first)
    if (
      isOffset(pattern.second)
        ? !isOffset(term.second) && !isGround(term.second)
        : !mayMatch(session, pattern.second, term.second)
    )
      return false;
  return true;
}

/** A literal, `Nat.succ t` or `t + k`: unification looks through their different forms. */
function isOffset(term: Term): boolean {
  const head = applicationHead(term);
  if (head.kind === TermKind.natural) return true;
  if (head.kind !== TermKind.constant) return false;
  if (head.name === "Nat.succ" || head.name === "Nat.zero") return true;
  return head.name === "instNat.hAdd" && term.kind === TermKind.application && term.second.kind === TermKind.natural;
}

function isGround(term: Term): boolean {
  return !term.hasFreeVariable && term.looseRange === 0;
}

function isReducible(session: Session, head: Term): boolean {
  return session.library.transparencyOf(head.name) === Transparency.reducible;
}
