/**
 * Definitional equality: structural comparison after as little reduction as possible, with proof irrelevance, eta for
 * functions and structures, lazy unfolding by reducibility hints, and literals.
 *
 * Answers are remembered for ordered pairs of terms until a scope of the term table is released.
 * Source: Lean 4 `type_checker::is_def_eq_core`.
 */
import { budget } from "./budget.ts";
import {
  ABBREVIATION_HINT,
  type Declaration,
  type DefinitionDeclaration,
  type Judgements,
  OPAQUE_HINT,
  type TheoremDeclaration,
} from "./environment.ts";
import { levelListsEqual, levelsEqual } from "./level.ts";
import { isNaturalZero, naturalPredecessor, reduceNatural } from "./natural.ts";
import { appliedConstructor, appliedInductive, isStructure, unfoldHead, whnfCore } from "./reduce.ts";
import { stringToConstructor } from "./string.ts";
import { applicationArguments, applicationHead, argumentCount, instantiateMany } from "./substitution.ts";
import {
  alphaEqual,
  application,
  boundVariable,
  constant,
  freshFreeVariable,
  lambda,
  projection,
  SERIAL_LIMIT,
  type Term,
  TermKind,
  terms,
} from "./term.ts";

/** Answers of the innermost scope by pair of serials, for the environment `answersOwner`. */
const answers = new Map<number, boolean>();
let answersOwner = 0;
const MAX_ANSWERS = 1 << 20;
terms.onRelease(() => answers.clear());

const TRUE = constant("Bool.true");

/** Are two well typed terms of the same type equal by definition? Throws `ResourceLimit`. */
export function isDefEq(judgements: Judgements, left: Term, right: Term): boolean {
  const quick = compareQuickly(judgements, left, right);
  if (quick !== null) return quick;
  if (answersOwner !== judgements.environment.id || answers.size > MAX_ANSWERS) answers.clear();
  answersOwner = judgements.environment.id;
  const pair = left.serial * SERIAL_LIMIT + right.serial;
  const known = answers.get(pair);
  if (known !== undefined) return known;
  budget.enter();
  const answer = compare(judgements, left, right);
  answers.set(pair, answer);
  budget.leave();
  return answer;
}

/** Answers that need no reduction; null when undecided. */
function compareQuickly(judgements: Judgements, left: Term, right: Term): boolean | null {
  if (alphaEqual(left, right)) return true;
  if (left.kind !== right.kind) return null;
  switch (left.kind) {
    case TermKind.sort:
      return levelsEqual(left.level, right.level);
    case TermKind.lambda:
    case TermKind.pi:
      return compareBinders(judgements, left, right);
    case TermKind.natural:
    case TermKind.string:
      return false;
    default:
      return null;
  }
}

/** Two lambdas or two pis: types pairwise, then the bodies on common free variables. */
function compareBinders(judgements: Judgements, left: Term, right: Term): boolean {
  const { kind } = left;
  const variables: Term[] = [];
  while (left.kind === kind && right.kind === kind) {
    const type = instantiateMany(left.type, variables);
    if (left.type !== right.type && !isDefEq(judgements, type, instantiateMany(right.type, variables))) return false;
    variables.push(freshFreeVariable(left.name, type));
    left = left.body;
    right = right.body;
  }
  return isDefEq(judgements, instantiateMany(left, variables), instantiateMany(right, variables));
}

function compare(judgements: Judgements, left: Term, right: Term): boolean {
  // Proofs by evaluation end in `… =?= true`: reduce the other side at once.
  if (right === TRUE && !left.hasFreeVariable && judgements.whnf(left) === TRUE) return true;
  let l = whnfCore(judgements, left, "cheap");
  let r = whnfCore(judgements, right, "cheap");
  if (l !== left || r !== right) {
    const quick = compareQuickly(judgements, l, r);
    if (quick !== null) return quick;
  }
  if (areProofsOfTheSame(judgements, l, r)) return true;
  const unfolded = unfoldLazily(judgements, l, r);
  if (typeof unfolded === "boolean") return unfolded;
  [l, r] = unfolded;
  if (l.kind === TermKind.constant && r.kind === TermKind.constant) {
    if (l.name === r.name && levelListsEqual(l.levels, r.levels)) return true;
  }
  if (l.kind === TermKind.projection && r.kind === TermKind.projection) {
    if (l.index === r.index && l.name === r.name && isDefEq(judgements, l.struct, r.struct)) return true;
  }
  const fullLeft = whnfCore(judgements, l, "full");
  const fullRight = whnfCore(judgements, r, "full");
  if (fullLeft !== l || fullRight !== r) return isDefEq(judgements, fullLeft, fullRight);
  return (
    compareApplications(judgements, l, r) ||
    compareByEta(judgements, l, r) ||
    compareByEta(judgements, r, l) ||
    compareByStructureEta(judgements, l, r) ||
    compareByStructureEta(judgements, r, l) ||
    compareByExpandingString(judgements, l, r) ||
    compareByExpandingString(judgements, r, l) ||
    areOfUnitType(judgements, l, r)
  );
}

function areProofsOfTheSame(judgements: Judgements, left: Term, right: Term): boolean {
  if (isNeverProof(left) || isNeverProof(right)) return false;
  const leftType = judgements.infer(left);
  if (!judgements.isProposition(leftType)) return false;
  return isDefEq(judgements, leftType, judgements.infer(right));
}

function isNeverProof(term: Term): boolean {
  return term.kind === TermKind.sort || term.kind === TermKind.pi || term.kind === TermKind.natural;
}

type Unfoldable = DefinitionDeclaration | TheoremDeclaration;

/** The definition at the head of `term`, when it can be unfolded. */
function headDefinition(judgements: Judgements, term: Term): Unfoldable | null {
  const head = applicationHead(term);
  if (head.kind !== TermKind.constant) return null;
  const declaration: Declaration = judgements.environment.require(head.name);
  return declaration.kind === "definition" || declaration.kind === "theorem" ? declaration : null;
}

function hintOf(declaration: Unfoldable): number {
  return declaration.kind === "definition" ? declaration.hint : OPAQUE_HINT;
}

/** Unfolds the side with the larger hint until an answer is found, or the pair cannot be unfolded further. */
function unfoldLazily(judgements: Judgements, left: Term, right: Term): boolean | [Term, Term] {
  for (;;) {
    budget.step();
    const byNumber = compareNumbers(judgements, left, right);
    if (byNumber !== null) return byNumber;
    const leftDefinition = headDefinition(judgements, left);
    const rightDefinition = headDefinition(judgements, right);
    if (leftDefinition === null && rightDefinition === null) return [left, right];
    let side: "left" | "right" | "both" = "both";
    if (rightDefinition === null) side = "left";
    else if (leftDefinition === null) side = "right";
    else if (hintOf(leftDefinition) > hintOf(rightDefinition)) side = "left";
    else if (hintOf(leftDefinition) < hintOf(rightDefinition)) side = "right";
    else if (compareSameHead(judgements, left, right, leftDefinition, rightDefinition)) return true;
    // A projection stuck only for lack of effort is pushed on before the other side's definition is opened.
    const pushedRight = side === "left" ? pushProjection(judgements, right) : null;
    const pushedLeft = side === "right" ? pushProjection(judgements, left) : null;
    if (pushedRight !== null) right = pushedRight;
    else if (pushedLeft !== null) left = pushedLeft;
    else {
      if (side !== "right") left = whnfCore(judgements, unfoldHead(judgements.environment, left)!, "cheap");
      if (side !== "left") right = whnfCore(judgements, unfoldHead(judgements.environment, right)!, "cheap");
    }
    const quick = compareQuickly(judgements, left, right);
    if (quick !== null) return quick;
  }
}

function pushProjection(judgements: Judgements, term: Term): Term | null {
  if (applicationHead(term).kind !== TermKind.projection) return null;
  const pushed = whnfCore(judgements, term, "full");
  return pushed === term ? null : pushed;
}

/** The same regular definition on both sides: equal when the arguments are. */
function compareSameHead(
  judgements: Judgements,
  left: Term,
  right: Term,
  leftDefinition: Unfoldable,
  rightDefinition: Unfoldable,
): boolean {
  if (leftDefinition !== rightDefinition || left.kind !== TermKind.application) return false;
  const hint = hintOf(leftDefinition);
  if (hint === OPAQUE_HINT || hint === ABBREVIATION_HINT) return false;
  if (!levelListsEqual(applicationHead(left).levels, applicationHead(right).levels)) return false;
  return compareArguments(judgements, left, right);
}

/** Zeros, successors and arithmetic on literals; null when neither side is one. */
function compareNumbers(judgements: Judgements, left: Term, right: Term): boolean | null {
  if (isNaturalZero(left) && isNaturalZero(right)) return true;
  const leftPredecessor = naturalPredecessor(left);
  const rightPredecessor = leftPredecessor === null ? null : naturalPredecessor(right);
  if (leftPredecessor !== null && rightPredecessor !== null)
    return isDefEq(judgements, leftPredecessor, rightPredecessor);
  const leftValue = reduceNatural(judgements, left);
  if (leftValue !== null) return isDefEq(judgements, leftValue, right);
  const rightValue = reduceNatural(judgements, right);
  return rightValue === null ? null : isDefEq(judgements, left, rightValue);
}

function compareApplications(judgements: Judgements, left: Term, right: Term): boolean {
  if (left.kind !== TermKind.application || right.kind !== TermKind.application) return false;
  if (argumentCount(left) !== argumentCount(right)) return false;
  return (
    isDefEq(judgements, applicationHead(left), applicationHead(right)) && compareArguments(judgements, left, right)
  );
}

/** Arguments pairwise, first to last; false when the counts differ. */
function compareArguments(judgements: Judgements, left: Term, right: Term): boolean {
  const leftArguments = applicationArguments(left);
  const rightArguments = applicationArguments(right);
  if (leftArguments.length !== rightArguments.length) return false;
  for (let i = 0; i < leftArguments.length; i++)
    if (!isDefEq(judgements, leftArguments[i]!, rightArguments[i]!)) return false;
  return true;
}

/** `fun x => f x` against `f`. */
function compareByEta(judgements: Judgements, left: Term, right: Term): boolean {
  if (left.kind !== TermKind.lambda || right.kind === TermKind.lambda) return false;
  const type = judgements.whnf(judgements.infer(right));
  if (type.kind !== TermKind.pi) return false;
  return isDefEq(judgements, left, lambda(type.name, type.type, application(right, boundVariable(0)), type.binderInfo));
}

/** A structure's constructor against any value: equal when each field is the value's projection. */
function compareByStructureEta(judgements: Judgements, left: Term, right: Term): boolean {
  const { environment } = judgements;
  const builder = appliedConstructor(environment, right);
  if (builder === null) return false;
  const args = applicationArguments(right);
  if (args.length !== builder.parameterCount + builder.fieldCount) return false;
  const inductive = environment.require(builder.inductive);
  if (inductive.kind !== "inductive" || !isStructure(inductive)) return false;
  if (!isDefEq(judgements, judgements.infer(left), judgements.infer(right))) return false;
  for (let i = 0; i < builder.fieldCount; i++) {
    const field = args[builder.parameterCount + i]!;
    if (!isDefEq(judgements, projection(inductive.name, i, left), field)) return false;
  }
  return true;
}

function compareByExpandingString(judgements: Judgements, left: Term, right: Term): boolean {
  if (left.kind !== TermKind.string || right.kind !== TermKind.application) return false;
  return isDefEq(judgements, judgements.whnf(stringToConstructor(judgements.environment, left.name)), right);
}

/** Values of a structure without fields are equal when their types are. */
function areOfUnitType(judgements: Judgements, left: Term, right: Term): boolean {
  const { environment } = judgements;
  const type = judgements.whnf(judgements.infer(left));
  const inductive = appliedInductive(environment, type);
  if (inductive === null || !isStructure(inductive)) return false;
  const builder = environment.require(inductive.constructors[0]!);
  if (builder.kind !== "constructor" || builder.fieldCount > 0) return false;
  return isDefEq(judgements, type, judgements.infer(right));
}
