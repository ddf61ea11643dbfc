/**
 * `omega`: proofs of linear arithmetic over Nat and Int. Hypotheses and the negated goal are taken apart into inequalities `a ≤ b`
 * between linear forms; a contradiction found by `omega-search.ts` is replayed with the library's `Lean.Omega.cut`, whose
 * side conditions the kernel computes. Disjunctions are split only when what is known without them is not contradictory.
 * Source: Lean 4, `Lean/Elab/Tactic/Omega/Frontend.lean`.
 */

import { bindVariables } from "../elaborate/binding.ts";
import { isProposition } from "../elaborate/infer-type.ts";
import { synthesizeInstance } from "../elaborate/instances.ts";
import {
  boundedValue,
  integerNumeral,
  integerType,
  isBounded,
  naturalType,
  operatorAt,
} from "../elaborate/operator-functions.ts";
import { type Session, Transparency } from "../elaborate/session.ts";
import { whnfAt } from "../elaborate/whnf.ts";
import {
  application,
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  constant,
  freshFreeVariable,
  instantiate,
  type Level,
  levelOne,
  naturalLiteral,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { falseProposition } from "./equality-proofs.ts";
import { differenceOf, sidesOf } from "./omega-integers.ts";
import { type Inequality, Replay } from "./omega-replay.ts";
import { type Derivation, refute } from "./omega-search.ts";
import { Atoms, type LinearForm, numberForm, sumForm } from "./omega-terms.ts";

const onInt = (symbol: string, left: Term, right: Term): Term =>
  applications(operatorAt(symbol, integerType)!, [left, right]);

/** Disjunctions that one problem may have split on the way to a leaf. */
const MAX_SPLITS = 64;

const lemma = (name: string, ...args: Term[]): Term => applications(constant(name), args);
const negation = (proposition: Term): Term => lemma("Not", proposition);

/** A proof of `left ∨ right`. */
interface Disjunction {
  readonly left: Term;
  readonly right: Term;
  readonly proof: Term;
}

/** A proof of `∃ x, predicate x`. */
interface Existential {
  readonly type: Term;
  readonly level: Level;
  readonly predicate: Term;
  readonly proof: Term;
}

/** What is known on one branch. */
interface Known {
  readonly inequalities: Inequality[];
  readonly disjunctions: Disjunction[];
  /** Proofs of existential statements that have not been taken apart. */
  readonly existentials: Existential[];
  /** Atoms whose facts are among these. */
  readonly atoms: Set<number>;
  /** A proof of False that needs no arithmetic. */
  contradiction: Term | null;
}

/** What an attempt found: a proof of the goal, or how many constraints it had to work with. */
export type OmegaResult = { readonly proof: Term } | { readonly proof: null; readonly constraintCount: number };

/** Proves `target` in the session's context. */
export function omegaProof(session: Session, target: Term): OmegaResult {
  return new Omega(session).prove(target);
}

class Omega {
  private readonly session: Session;
  private readonly atoms: Atoms;
  /** Witnesses of existential hypotheses on branches that are done. */
  private readonly closed = new Set<Term>();
  private constraintCount = 0;

  constructor(session: Session) {
    this.session = session;
    this.atoms = new Atoms(session);
  }

  prove(target: Term): OmegaResult {
    const proof = this.introduce(this.session.instantiate(target), []);
    return proof === null ? { proof, constraintCount: this.constraintCount } : { proof };
  }

  /** Introduces what stands before arrows, then argues by contradiction. */
  private introduce(target: Term, assumptions: readonly Term[]): Term | null {
    const goal = this.visible(target);
    const head = applicationHead(goal);
    if (goal.kind === TermKind.pi) return this.assume(goal.name, goal.type, goal.body, assumptions);
    if (head.kind === TermKind.constant && head.name === "Not")
      return this.assume("h", applicationArguments(goal)[0]!, falseProposition, assumptions);
    if (goal === falseProposition) return this.contradict(assumptions);
    const denied = freshFreeVariable("h", negation(goal));
    const refutation = this.contradict([...assumptions, denied]);
    if (refutation === null) return null;
    const continuation = this.bind(denied, refutation);
    const instance = synthesizeInstance(this.session, lemma("Decidable", goal));
    return instance === null || instance === "unknown"
      ? lemma("Classical.byContradiction", goal, continuation)
      : lemma("Decidable.byContradiction", goal, instance, continuation);
  }

  private assume(name: string, type: Term, body: Term, assumptions: readonly Term[]): Term | null {
    const variable = freshFreeVariable(name, type);
    const { session } = this;
    const inner = session.context.extend(variable, name, false);
    const rest = instantiate(body, variable);
    const proof = session.withContext(inner, () => this.introduce(rest, [...assumptions, variable]));
    return proof === null ? null : this.bind(variable, proof);
  }

  private bind(variable: Term, body: Term): Term {
    return bindVariables(TermKind.lambda, [variable], body, (term) => this.session.instantiate(term));
  }

  private contradict(assumptions: readonly Term[]): Term | null {
    const known: Known = {
      inequalities: [],
      disjunctions: [],
      existentials: [],
      atoms: new Set(),
      contradiction: null,
    };
    for (const hypothesis of [...this.session.context.variables(), ...assumptions]) {
      const type = this.session.instantiate(hypothesis.type);
      if (isProposition(this.session, type)) this.learn(known, type, hypothesis);
    }
    return this.refuteBranch(known, MAX_SPLITS);
  }

  // Taking propositions apart -----------------------------------------------------------------------------------------

  /** The proposition with reducible definitions at its head (`≠`) unfolded. */
  private visible(proposition: Term): Term {
    return whnfAt(this.session, proposition, Transparency.reducible);
  }

  private learn(known: Known, proposition: Term, proof: Term): void {
    this.session.step();
    const statement = this.session.instantiate(this.visible(proposition));
    if (statement.kind === TermKind.pi) {
      this.learnImplication(known, statement, proof);
      return;
    }
    const head = applicationHead(statement);
    if (head.kind !== TermKind.constant) return;
    const args = applicationArguments(statement);
    const [a, b] = args;
    switch (head.name) {
      case "False":
        known.contradiction ??= proof;
        return;
      case "Eq":
        if (a === naturalType) this.learnEquation(known, b!, args[2]!, proof);
        if (a === integerType) this.learnOfIntegers(known, "int_eq", b!, args[2]!, proof);
        if (isBounded(a!))
          this.learnEquation(
            known,
            boundedValue(b!, a!),
            boundedValue(args[2]!, a!),
            lemma("Fin.val_congr", a!.second, b!, args[2]!, proof),
          );
        return;
      case "instFin.le":
      case "instFin.lt":
        this.learn(known, unfoldedOrder(head.name, args), proof);
        return;
      case "instInt.le":
        this.learnOfIntegers(known, "int_le", a!, b!, proof);
        return;
      case "instInt.lt":
        this.learnOfIntegers(known, "int_lt", a!, b!, proof);
        return;
      case "instInt.dvd":
        this.learnOfIntegers(
          known,
          "int_eq",
          onInt("%", b!, a!),
          integerNumeral(naturalLiteral(0)),
          lemma("Int.emod_eq_zero_of_dvd", a!, b!, proof),
        );
        return;
      case "instNat.le":
        this.learnInequality(known, this.form(known, a!), this.form(known, b!), proof);
        return;
      case "instNat.lt":
        this.learnInequality(known, sumForm(this.form(known, a!), numberForm(1n)), this.form(known, b!), proof);
        return;
      case "instNat.dvd":
        this.learnEquation(known, remainder(a!, b!), naturalLiteral(0), lemma("Nat.mod_eq_zero_of_dvd", a!, b!, proof));
        return;
      case "Exists":
        known.existentials.push({ type: a!, level: head.levels[0]!, predicate: b!, proof });
        return;
      case "And":
        this.learn(known, a!, lemma("And.left", a!, b!, proof));
        this.learn(known, b!, lemma("And.right", a!, b!, proof));
        return;
      case "Or":
        known.disjunctions.push({ left: a!, right: b!, proof });
        return;
      case "Iff":
        this.learnCases(known, both(a!, b!), both(negation(a!), negation(b!)), "iff_cases", [a!, b!, proof]);
        return;
      case "Not":
        this.learnNegation(known, this.session.instantiate(this.visible(a!)), proof);
        return;
      default:
    }
  }

  private learnImplication(known: Known, statement: Term, proof: Term): void {
    if (statement.body.looseRange > 0 || !isProposition(this.session, statement.type)) return;
    this.learnCases(known, negation(statement.type), statement.body, "imp_cases", [
      statement.type,
      statement.body,
      proof,
    ]);
  }

  private learnNegation(known: Known, denied: Term, proof: Term): void {
    if (denied.kind === TermKind.pi) {
      if (denied.body.looseRange > 0 || !isProposition(this.session, denied.type)) return;
      const { type, body } = denied;
      this.learn(known, both(type, negation(body)), lemma("Lean.Omega.not_imp_cases", type, body, proof));
      return;
    }
    const head = applicationHead(denied);
    if (head.kind !== TermKind.constant) return;
    const args = applicationArguments(denied);
    const [a, b] = args;
    switch (head.name) {
      case "True":
        known.contradiction ??= application(proof, constant("True.intro"));
        return;
      case "Eq":
        if (a === naturalType) this.learnDifference(known, b!, args[2]!, proof);
        if (a === integerType)
          known.disjunctions.push({
            left: onInt("<", b!, args[2]!),
            right: onInt("<", args[2]!, b!),
            proof: lemma("Int.lt_or_gt_of_ne", b!, args[2]!, proof),
          });
        if (isBounded(a!)) {
          const [left, right] = [boundedValue(b!, a!), boundedValue(args[2]!, a!)];
          this.learnDifference(known, left, right, lemma("Fin.val_ne_of_ne", a!.second, b!, args[2]!, proof));
        }
        return;
      case "instFin.le":
      case "instFin.lt":
        this.learnNegation(known, unfoldedOrder(head.name, args), proof);
        return;
      case "instInt.le":
        this.learn(known, onInt("<", b!, a!), lemma("Int.lt_of_not_ge", a!, b!, proof));
        return;
      case "instInt.lt":
        this.learn(known, onInt("≤", b!, a!), lemma("Int.le_of_not_gt", b!, a!, proof));
        return;
      case "instInt.dvd": {
        const nothing = integerNumeral(naturalLiteral(0));
        const isZero = applications(constant("Eq", [levelOne]), [integerType, a!, nothing]);
        const isMore = onInt("<", nothing, onInt("%", b!, a!));
        const cases = lemma("Int.emod_pos_of_not_dvd", a!, b!, proof);
        known.disjunctions.push({ left: isZero, right: isMore, proof: cases });
        return;
      }
      case "instNat.le":
        this.learn(known, lemma("instNat.lt", b!, a!), lemma("Nat.gt_of_not_le", a!, b!, proof));
        return;
      case "instNat.lt":
        this.learn(known, lemma("instNat.le", b!, a!), lemma("Nat.ge_of_not_lt", a!, b!, proof));
        return;
      case "instNat.dvd":
        this.learn(
          known,
          lemma("instNat.lt", naturalLiteral(0), remainder(a!, b!)),
          lemma("Nat.emod_pos_of_not_dvd", a!, b!, proof),
        );
        return;
      case "And":
        this.learnCases(known, negation(a!), negation(b!), "not_and_cases", [a!, b!, proof]);
        return;
      case "Or":
        this.learn(known, both(negation(a!), negation(b!)), lemma("Lean.Omega.not_or_cases", a!, b!, proof));
        return;
      case "Iff":
        this.learnCases(known, both(a!, negation(b!)), both(negation(a!), b!), "not_iff_cases", [a!, b!, proof]);
        return;
      case "Not":
        this.learn(known, a!, lemma("Lean.Omega.not_not_cases", a!, proof));
        return;
      default:
    }
  }

  private learnCases(known: Known, left: Term, right: Term, name: string, args: readonly Term[]): void {
    known.disjunctions.push({ left, right, proof: lemma(`Lean.Omega.${name}`, ...args) });
  }

  private learnDifference(known: Known, left: Term, right: Term, proof: Term): void {
    known.disjunctions.push({
      left: lemma("instNat.lt", left, right),
      right: lemma("instNat.lt", right, left),
      proof: lemma("Nat.lt_or_gt_of_ne", left, right, proof),
    });
  }

  private learnEquation(known: Known, left: Term, right: Term, proof: Term): void {
    const leftForm = this.form(known, left);
    const rightForm = this.form(known, right);
    this.learnInequality(known, leftForm, rightForm, lemma("Nat.le_of_eq", left, right, proof));
    this.learnInequality(known, rightForm, leftForm, lemma("Nat.ge_of_eq", left, right, proof));
  }

  /** What a relation of integers says of the numbers that they are differences of. */
  private learnOfIntegers(known: Known, name: string, left: Term, right: Term, proof: Term): void {
    // The library itself has no integers before it has their lemmas.
    if (!this.session.environment.has("Lean.Omega.toNat_cases")) return;
    const [a, b] = [differenceOf(this.atoms, left), differenceOf(this.atoms, right)];
    const smaller = this.admit(known, sumForm(a.positive.form, b.negative.form));
    const larger = this.admit(known, sumForm(b.positive.form, a.negative.form));
    const relation = lemma(`Lean.Omega.${name}`, ...sidesOf(a, b), a.proof, b.proof, proof);
    if (name === "int_lt") this.learnInequality(known, sumForm(smaller, numberForm(1n)), larger, relation);
    else if (name === "int_le") this.learnInequality(known, smaller, larger, relation);
    else {
      const terms = [
        [a.positive, b.negative],
        [b.positive, a.negative],
      ].map(([x, y]) => applications(operatorAt("+", naturalType)!, [x!.term, y!.term]));
      this.learnInequality(known, smaller, larger, lemma("Nat.le_of_eq", ...terms, relation));
      this.learnInequality(known, larger, smaller, lemma("Nat.ge_of_eq", ...terms, relation));
    }
  }

  private learnInequality(known: Known, left: LinearForm, right: LinearForm, proof: Term): void {
    this.constraintCount++;
    known.inequalities.push({ left, right, proof });
  }

  /** The linear form of a term; what its atoms bring along becomes known too. */
  private form(known: Known, term: Term): LinearForm {
    return this.admit(known, this.atoms.form(term));
  }

  private admit(known: Known, form: LinearForm): LinearForm {
    form.coefficients.forEach((coefficient, i) => {
      if (i === 0 || coefficient === 0n || known.atoms.has(i)) return;
      known.atoms.add(i);
      for (const fact of this.atoms.facts[i - 1]!) this.learn(known, fact.proposition, fact.proof);
    });
    return form;
  }

  // Refuting ----------------------------------------------------------------------------------------------------------

  /** A proof of False from what is known; null when none was found. */
  private refuteBranch(known: Known, splits: number): Term | null {
    this.session.step();
    if (known.contradiction !== null) return known.contradiction;
    const existential = known.existentials.shift();
    if (existential !== undefined) return this.openExistential(known, existential, splits);
    const vectors = known.inequalities.map(({ left, right }) => difference(right, left));
    const derivation = refute(vectors, this.atoms.terms.length, (units) => this.session.spend(units));
    if (derivation !== null) return this.replay(known.inequalities, derivation);
    const [disjunction, ...others] = known.disjunctions;
    if (disjunction === undefined || splits === 0) return null;
    const branches: Term[] = [];
    for (const side of [disjunction.left, disjunction.right]) {
      const hypothesis = freshFreeVariable("h", side);
      const inner: Known = {
        inequalities: [...known.inequalities],
        disjunctions: [...others],
        existentials: [],
        atoms: new Set(known.atoms),
        contradiction: null,
      };
      this.learn(inner, side, hypothesis);
      const refutation = this.refuteBranch(inner, splits - 1);
      if (refutation === null) return null;
      branches.push(this.bind(hypothesis, refutation));
    }
    const { left, right, proof } = disjunction;
    return lemma("Or.elim", left, right, falseProposition, proof, ...branches);
  }

  /** Goes on with a witness. */
  private openExistential(known: Known, { type, level, predicate, proof }: Existential, splits: number): Term | null {
    const witness = freshFreeVariable("x", type);
    const statement = betaApply(predicate, [witness]);
    const hypothesis = freshFreeVariable("h", statement);
    const { session } = this;
    const context = session.context.extend(witness, "x", false).extend(hypothesis, "h", false);
    const refutation = session.withContext(context, () => {
      this.learn(known, statement, hypothesis);
      return this.refuteBranch(known, splits);
    });
    this.closed.add(witness);
    if (refutation === null) return null;
    const continuation = this.bind(witness, this.bind(hypothesis, refutation));
    return applications(constant("Exists.elim", [level]), [type, predicate, falseProposition, proof, continuation]);
  }

  /** The derivation of a contradiction as a proof term. */
  private replay(inequalities: readonly Inequality[], derivation: Derivation): Term {
    return new Replay(this.atoms.listWithout(this.closed), inequalities).contradiction(derivation);
  }
}

/** An order of `Fin n` as that of the numbers, which it is by definition. */
function unfoldedOrder(name: string, [bound, left, right]: readonly Term[]): Term {
  const values = [left!, right!].map((term) => lemma("Fin.val", bound!, term));
  return lemma(name === "instFin.le" ? "instNat.le" : "instNat.lt", ...values);
}

function both(left: Term, right: Term): Term {
  return lemma("And", left, right);
}

function remainder(divisor: Term, dividend: Term): Term {
  return lemma("instNat.hMod", dividend, divisor);
}

function difference(left: LinearForm, right: LinearForm): bigint[] {
  const length = Math.max(left.coefficients.length, right.coefficients.length);
  return Array.from({ length }, (_, i) => (left.coefficients[i] ?? 0n) - (right.coefficients[i] ?? 0n));
}
