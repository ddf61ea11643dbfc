/**
 * Definitional equality: structural comparison after as little reduction as possible, with proof irrelevance, eta for
 * functions and structures, lazy unfolding by reducibility hints, and literals.
 *
 * Answers are remembered for ordered pairs of terms until a scope of the term table is released.
 * Source: Lean 4 `type_checker::is_def_eq_core`.
 */
import { budget } from "./budget.ts";
import { ABBREVIATION_HINT, OPAQUE_HINT, type ReducibilityHint } from "./environment.ts";
import { levelListsEqual, levelsEqual } from "./level.ts";
import { isNaturalZero, naturalPredecessor, reduceNatural } from "./natural.ts";
import { appliedConstructor, appliedInductive, isStructure, unfoldHead, whnfCore } from "./reduce.ts";
import { stringToConstructor } from "./string.ts";
import { applicationArguments, applicationHead, argumentCount, instantiateMany } from "./substitution.ts";
// biome-ignore format: imports of one file together
import {
  alphaEqual, application, boundVariable, constant, freshFreeVariable, lambda, projection, SERIAL_LIMIT, type Term,
  TermKind, terms,
} from "./term.ts";
import type { TypeChecker } from "./type-checker.ts";

/** Answers of the innermost scope by pair of serials, for the environment `answersOwner`. */
let answers = new Map<number, boolean>();
let answersOwner = 0;
const MAX_ANSWERS = 1 << 20;
terms.onRelease(forgetAnswers);

function forgetAnswers(): void {
  if (answers.size > 0) answers = new Map();
}

const TRUE = constant("Bool.true");

/** Are two well typed terms of the same type equal by definition? Throws `ResourceLimit`. */
export function isDefEq(checker: TypeChecker, left: Term, right: Term): boolean {
  const quick = compareQuickly(checker, left, right);
  if (quick !== null) return quick;
  if (answersOwner !== checker.environment.id || answers.size > MAX_ANSWERS) forgetAnswers();
  answersOwner = checker.environment.id;
  const pair = left.serial * SERIAL_LIMIT + right.serial;
  const known = answers.get(pair);
  if (known !== undefined) return known;
  budget.enter();
  const answer = compare(checker, left, right);
  answers.set(pair, answer);
  budget.leave();
  return answer;
}

/** Answers that need no reduction; null when undecided. */
function compareQuickly(checker: TypeChecker, left: Term, right: Term): boolean | null {
  if (alphaEqual(left, right)) return true;
  if (left.kind !== right.kind) return null;
  switch (left.kind) {
    case TermKind.sort:
      return levelsEqual(left.level, right.level);
    case TermKind.lambda:
    case TermKind.pi:
      return compareBinders(checker, left, right);
    case TermKind.natural:
    case TermKind.string:
      return false;
    default:
      return null;
  }
}

/** Two lambdas or two pis: types pairwise, then the bodies on common free variables. */
function compareBinders(checker: TypeChecker, left: Term, right: Term): boolean {
  const { kind } = left;
  const variables: Term[] = [];
  while (left.kind === kind && right.kind === kind) {
    const type = instantiateMany(left.type, variables);
    if (left.type !== right.type && !isDefEq(checker, type, instantiateMany(right.type, variables))) return false;
    variables.push(freshFreeVariable(left.name, type));
    left = left.body;
    right = right.body;
  }
  return isDefEq(checker, instantiateMany(left, variables), instantiateMany(right, variables));
}

function compare(checker: TypeChecker, left: Term, right: Term): boolean {
  // Proofs by evaluation end in `… =?= true`: reduce the other side at once.
  if (right === TRUE && !left.hasFreeVariable && checker.whnf(left) === TRUE) return true;
  let l = whnfCore(checker, left, "cheap");
  let r = whnfCore(checker, right, "cheap");
  if (l !== left || r !== right) {
    const quick = compareQuickly(checker, l, r);
    if (quick !== null) return quick;
  }
  if (areProofsOfTheSame(checker, l, r)) return true;
  const unfolded = unfoldLazily(checker, l, r);
  if (typeof unfolded === "boolean") return unfolded;
  [l, r] = unfolded;
  if (l.kind === TermKind.constant && r.kind === TermKind.constant) {
    if (l.name === r.name && levelListsEqual(l.levels, r.levels)) return true;
  }
  if (l.kind === TermKind.projection && r.kind === TermKind.projection) {
    if (l.index === r.index && l.name === r.name && isDefEq(checker, l.struct, r.struct)) return true;
  }
  const fullLeft = whnfCore(checker, l, "full");
  const fullRight = whnfCore(checker, r, "full");
  if (fullLeft !== l || fullRight !== r) return isDefEq(checker, fullLeft, fullRight);
  return (
    compareApplications(checker, l, r) ||
    compareByEta(checker, l, r) ||
    compareByEta(checker, r, l) ||
    compareByStructureEta(checker, l, r) ||
    compareByStructureEta(checker, r, l) ||
    compareByExpandingStrings(checker, l, r) ||
    areOfUnitType(checker, l, r)
  );
}

function areProofsOfTheSame(checker: TypeChecker, left: Term, right: Term): boolean {
  if (isNeverProof(left) || isNeverProof(right)) return false;
  const leftType = checker.infer(left);
  if (!checker.isProposition(leftType)) return false;
  return isDefEq(checker, leftType, checker.infer(right));
}

function isNeverProof(term: Term): boolean {
  return term.kind === TermKind.sort || term.kind === TermKind.pi || term.kind === TermKind.natural;
}

/** How eagerly the definition or theorem at the head of `term` unfolds; null when there is none. */
function headHint(checker: TypeChecker, term: Term): ReducibilityHint | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant) return null;
  const declaration = checker.environment.requireOf(head);
  if (declaration.kind === "definition") return declaration.hint;
  return declaration.kind === "theorem" ? OPAQUE_HINT : null;
}

/** Unfolds the side with the larger hint until an answer is found, or the pair cannot be unfolded further. */
function unfoldLazily(checker: TypeChecker, left: Term, right: Term): boolean | [Term, Term] {
  const unfolded = (term: Term): Term => whnfCore(checker, unfoldHead(checker.environment, term)!, "cheap");
  for (;;) {
    budget.step();
    const byNumber = compareNumbers(checker, left, right);
    if (byNumber !== null) return byNumber;
    const leftHint = headHint(checker, left);
    const rightHint = headHint(checker, right);
    if (leftHint === null && rightHint === null) return [left, right];
    if (leftHint === rightHint && compareSameHead(checker, left, right, leftHint!)) return true;
    // A projection stuck only for lack of effort is pushed on before the other side's definition is opened.
    const pushedLeft = leftHint === null ? pushProjection(checker, left) : null;
    const pushedRight = rightHint === null ? pushProjection(checker, right) : null;
    if (pushedLeft !== null) left = pushedLeft;
    else if (pushedRight !== null) right = pushedRight;
    else {
      if (leftHint !== null && (rightHint === null || leftHint >= rightHint)) left = unfolded(left);
      if (rightHint !== null && (leftHint === null || rightHint >= leftHint)) right = unfolded(right);
    }
    const quick = compareQuickly(checker, left, right);
    if (quick !== null) return quick;
  }
}

function pushProjection(checker: TypeChecker, term: Term): Term | null {
  if (applicationHead(term).kind !== TermKind.projection) return null;
  const pushed = whnfCore(checker, term, "full");
  return pushed === term ? null : pushed;
}

/** The same regular definition on both sides: equal when the arguments are. */
function compareSameHead(checker: TypeChecker, left: Term, right: Term, hint: ReducibilityHint): boolean {
  if (hint === OPAQUE_HINT || hint === ABBREVIATION_HINT || left.kind !== TermKind.application) return false;
  const leftHead = applicationHead(left);
  const rightHead = applicationHead(right);
  if (leftHead.name !== rightHead.name || !levelListsEqual(leftHead.levels, rightHead.levels)) return false;
  return compareArguments(checker, left, right);
}

/** Zeros, successors and arithmetic on literals; null when neither side is one. */
function compareNumbers(checker: TypeChecker, left: Term, right: Term): boolean | null {
  if (isNaturalZero(left) && isNaturalZero(right)) return true;
  const leftPredecessor = naturalPredecessor(left);
  const rightPredecessor = leftPredecessor === null ? null : naturalPredecessor(right);
  if (leftPredecessor !== null && rightPredecessor !== null) return isDefEq(checker, leftPredecessor, rightPredecessor);
  const leftValue = reduceNatural(checker, left);
  if (leftValue !== null) return isDefEq(checker, leftValue, right);
  const rightValue = reduceNatural(checker, right);
  return rightValue === null ? null : isDefEq(checker, left, rightValue);
}

function compareApplications(checker: TypeChecker, left: Term, right: Term): boolean {
  if (left.kind !== TermKind.application || right.kind !== TermKind.application) return false;
  if (argumentCount(left) !== argumentCount(right)) return false;
  return isDefEq(checker, applicationHead(left), applicationHead(right)) && compareArguments(checker, left, right);
}

/** Arguments pairwise, first to last; false when the counts differ. */
function compareArguments(checker: TypeChecker, left: Term, right: Term): boolean {
  const leftArguments = applicationArguments(left);
  const rightArguments = applicationArguments(right);
  if (leftArguments.length !== rightArguments.length) return false;
  for (let i = 0; i < leftArguments.length; i++)
    if (!isDefEq(checker, leftArguments[i]!, rightArguments[i]!)) return false;
  return true;
}

/** `fun x => f x` against `f`. */
function compareByEta(checker: TypeChecker, left: Term, right: Term): boolean {
  if (left.kind !== TermKind.lambda || right.kind === TermKind.lambda) return false;
  const type = checker.whnf(checker.infer(right));
  if (type.kind !== TermKind.pi) return false;
  return isDefEq(checker, left, lambda(type.name, type.type, application(right, boundVariable(0)), type.binderInfo));
}

/** A structure's constructor against any value: equal when each field is the value's projection. */
function compareByStructureEta(checker: TypeChecker, left: Term, right: Term): boolean {
  const { environment } = checker;
  const builder = appliedConstructor(environment, right);
  if (builder === null) return false;
  const args = applicationArguments(right);
  if (args.length !== builder.parameterCount + builder.fieldCount) return false;
  const inductive = environment.require(builder.inductive);
  if (inductive.kind !== "inductive" || !isStructure(inductive)) return false;
  if (!isDefEq(checker, checker.infer(left), checker.infer(right))) return false;
  for (let i = 0; i < builder.fieldCount; i++) {
    const field = args[builder.parameterCount + i]!;
    if (!isDefEq(checker, projection(inductive.name, i, left), field)) return false;
  }
  return true;
}

function compareByExpandingStrings(checker: TypeChecker, left: Term, right: Term): boolean {
  if ((left.kind === TermKind.string) === (right.kind === TermKind.string)) return false;
  const [l, r] = [left, right].map((term) =>
    term.kind === TermKind.string ? checker.whnf(stringToConstructor(checker.environment, term.name)) : term,
  );
  return isDefEq(checker, l!, r!);
}

/** Values of a structure without fields are equal when their types are. */
function areOfUnitType(checker: TypeChecker, left: Term, right: Term): boolean {
  const { environment } = checker;
  const type = checker.whnf(checker.infer(left));
  const inductive = appliedInductive(environment, type);
  if (inductive === null || !isStructure(inductive)) return false;
  const builder = environment.require(inductive.constructors[0]!);
  if (builder.kind !== "constructor" || builder.fieldCount > 0) return false;
  return isDefEq(checker, type, checker.infer(right));
}
