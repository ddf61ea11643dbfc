/**
 * Unification: makes two terms definitionally equal by assigning metavariables. The order of attempts is Lean's
 * (`Meta/ExprDefEq.lean`): assignment, same head and arguments, offsets of natural numbers, proof irrelevance, η, then
 * unfolding the definition that is further from the primitives. What may be unfolded is the session's transparency.
 */
import {
  application,
  applicationArguments,
  applicationHead,
  argumentCount,
  budget,
  constant,
  freshFreeVariable,
  instantiate,
  type Level,
  projection,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { assignableHead, solveFlexible } from "./assign.ts";
import { inferType, isProposition } from "./infer-type.ts";
import { unifyLevels } from "./level-unify.ts";
import { foldNatural, literalOf, offsetOf, offsetTerm } from "./naturals.ts";
import { functionBehind } from "./operator-functions.ts";
import { type Session, Transparency } from "./session.ts";
import { unfoldableHead, unfoldPlainly, unfoldWith } from "./unfold.ts";
import { whnf, whnfCore } from "./whnf.ts";

const natType = constant("Nat");

/** Makes the terms equal; when that fails, nothing has been assigned. */
export function unify(session: Session, left: Term, right: Term): boolean {
  if (left === right) return true;
  const checkpoint = session.metavariables.checkpoint();
  const levels = session.postponedLevels;
  if (unifyHere(session, left, right)) return true;
  session.undoTo(checkpoint, levels);
  return false;
}

/** `unify` that may leave assignments behind when it fails: for callers that go back themselves. */
export function unifyHere(session: Session, left: Term, right: Term): boolean {
  if (left === right) return true;
  session.enter();
  const answer = unifyTerms(session, left, right);
  session.leave();
  return answer;
}

function unifyTerms(session: Session, left: Term, right: Term): boolean {
  for (;;) {
    left = session.metavariables.instantiateHead(left);
    right = session.metavariables.instantiateHead(right);
    if (left === right) return true;
    const leftHead = applicationHead(left);
    const rightHead = applicationHead(right);
    const quick = unifyQuick(session, left, right, leftHead, rightHead);
    if (quick !== null) return quick;
    if (isInert(session, left, leftHead) && (leftHead === rightHead || isInert(session, right, rightHead)))
      return unifyInert(session, left, right, leftHead, rightHead);
    const leftCore = whnfCore(session, left);
    const rightCore = whnfCore(session, right);
    if (leftCore === left && rightCore === right) break;
    left = leftCore;
    right = rightCore;
  }
  return unifyRigid(session, left, right);
}

/** The cases decided by the outermost form; null: undecided. */
function unifyQuick(session: Session, left: Term, right: Term, leftHead: Term, rightHead: Term): boolean | null {
  const leftRecord = assignableHead(session, leftHead);
  const rightRecord = assignableHead(session, rightHead);
  if (leftRecord !== null || rightRecord !== null) {
    if (leftRecord !== null && rightRecord !== null) return unifyFlexible(session, left, right);
    if (leftRecord !== null) return solveFlexible(session, leftRecord, left, right);
    return solveFlexible(session, rightRecord!, right, left);
  }
  if (left.kind !== right.kind) return null;
  switch (left.kind) {
    case TermKind.sort:
      return unifyLevels(session, left.level, right.level);
    case TermKind.lambda:
    case TermKind.pi:
      return unifyBinders(session, left, right);
    case TermKind.natural:
    case TermKind.string:
      return false;
    case TermKind.freeVariable:
      return isPlainNumber(left) && isPlainNumber(right) ? false : null;
    default:
      return null;
  }
}

/** A variable of type Nat without value: no unfolding, proof irrelevance or η makes it equal to another one. */
function isPlainNumber(variable: Term): boolean {
  return variable.first === natType && variable.value === variable;
}

/**
 * Is the head of `term` one that nothing moves, under the session's transparency, in a term that is no proof? Two such
 * terms are equal by their arguments or as numbers only. Most terms that `rw` compares are.
 */
function isInert(session: Session, term: Term, head: Term): boolean {
  if (term.kind === TermKind.freeVariable) return isPlainNumber(term);
  if (term.kind === TermKind.natural) return true;
  return head.kind === TermKind.constant && session.transparency < session.library.movesAt(head.name);
}

function unifyInert(session: Session, left: Term, right: Term, leftHead: Term, rightHead: Term): boolean {
  if (unifySameHead(session, left, right, leftHead, rightHead)) return true;
  const offsets = unifyOffsets(session, left, right);
  if (offsets !== null || leftHead.name === rightHead.name) return offsets ?? false;
  // `a + b` and `Nat.add a b`.
  if (session.transparency < Transparency.instances || argumentCount(left) !== argumentCount(right)) return false;
  if (functionBehind.get(leftHead.name) !== rightHead.name && functionBehind.get(rightHead.name) !== leftHead.name)
    return false;
  return unifyArguments(session, left, right);
}

function unifyBinders(session: Session, left: Term, right: Term): boolean {
  if (!unifyHere(session, left.first, right.first)) return false;
  if (left.second === right.second) return true;
  if (left.second.looseRange === 0 && right.second.looseRange === 0)
    return unifyHere(session, left.second, right.second);
  const variable = freshFreeVariable(left.name, left.first);
  const outer = session.context;
  session.context = outer.extend(variable, left.name, false);
  const answer = unifyHere(session, instantiate(left.second, variable), instantiate(right.second, variable));
  session.context = outer;
  return answer;
}

/** Both heads are assignable metavariables. */
function unifyFlexible(session: Session, left: Term, right: Term): boolean {
  const leftHead = applicationHead(left);
  const rightHead = applicationHead(right);
  if (leftHead === rightHead) {
    if (argumentCount(left) !== argumentCount(right)) return false;
    return unifyArguments(session, left, right);
  }
  const leftRecord = session.metavariables.record(leftHead);
  const rightRecord = session.metavariables.record(rightHead);
  // A bare metavariable is assigned in preference to an applied one, a newer one (or a deeper one) to an older one.
  const leftBare = left === leftHead;
  const rightBare = right === rightHead;
  const leftDeeper = leftRecord.context.size > rightRecord.context.size;
  const sameDepth = leftRecord.context.size === rightRecord.context.size;
  const assignLeft = leftBare === rightBare ? leftDeeper || (sameDepth && leftHead.index > rightHead.index) : leftBare;
  const checkpoint = session.metavariables.checkpoint();
  const levels = session.postponedLevels;
  if (assignLeft ? solveFlexible(session, leftRecord, left, right) : solveFlexible(session, rightRecord, right, left))
    return true;
  session.undoTo(checkpoint, levels);
  return assignLeft
    ? solveFlexible(session, rightRecord, right, left)
    : solveFlexible(session, leftRecord, left, right);
}

/** The arguments of two applications of as many, first to last. */
function unifyArguments(session: Session, left: Term, right: Term): boolean {
  if (left === right || left.kind !== TermKind.application) return true;
  return unifyArguments(session, left.first, right.first) && unifyHere(session, left.second, right.second);
}

function unifyLevelLists(session: Session, left: readonly Level[], right: readonly Level[]): boolean {
  for (let i = 0; i < left.length; i++) if (!unifyLevels(session, left[i]!, right[i]!)) return false;
  return true;
}

/** Both sides are in head normal form up to definitions, no head is assignable. */
function unifyRigid(session: Session, left: Term, right: Term): boolean {
  const leftHead = applicationHead(left);
  const rightHead = applicationHead(right);
  if (unifySameHead(session, left, right, leftHead, rightHead)) return true;
  const offsets = unifyOffsets(session, left, right);
  if (offsets !== null) return offsets;
  if (unifyProofs(session, left, right)) return true;
  if (left.kind === TermKind.lambda || right.kind === TermKind.lambda) return unifyEta(session, left, right);
  const unfolded = unifyUnfolding(session, left, right, leftHead, rightHead);
  if (unfolded !== null) return unfolded;
  return unifyStructures(session, left, right) || unifyStructures(session, right, left);
}

function unifySameHead(session: Session, left: Term, right: Term, leftHead: Term, rightHead: Term): boolean {
  if (leftHead.kind !== rightHead.kind) return false;
  if (leftHead !== rightHead) {
    if (leftHead.name !== rightHead.name) return false;
    if (leftHead.kind !== TermKind.constant && leftHead.kind !== TermKind.projection) return false;
  }
  const count = argumentCount(left);
  if (count !== argumentCount(right)) return false;
  budget.reserve(count);
  const checkpoint = session.metavariables.checkpoint();
  const levels = session.postponedLevels;
  if (unifyHeads(session, leftHead, rightHead) && unifyArguments(session, left, right)) return true;
  session.undoTo(checkpoint, levels);
  return false;
}

/** Two constants or two projections of one name. */
function unifyHeads(session: Session, left: Term, right: Term): boolean {
  if (left === right) return true;
  if (left.kind === TermKind.constant) return unifyLevelLists(session, left.levels, right.levels);
  return left.index === right.index && unifyHere(session, left.first, right.first);
}

/** `t + 3 = s + 1` and literals; null when neither side is an offset. */
function unifyOffsets(session: Session, left: Term, right: Term): boolean | null {
  const leftOffset = offsetOf(session, left);
  const rightOffset = offsetOf(session, right);
  if (leftOffset === null || rightOffset === null) {
    if (leftOffset === null && rightOffset === null) return unifyFolded(session, left, right);
    const folded = foldNatural(session, leftOffset === null ? left : right);
    if (folded === null) return null;
    return leftOffset === null ? unifyHere(session, folded, right) : unifyHere(session, left, folded);
  }
  if (leftOffset.base === null && rightOffset.base === null) return leftOffset.offset === rightOffset.offset;
  const leftIsSmaller = leftOffset.offset < rightOffset.offset;
  const common = (leftIsSmaller ? leftOffset : rightOffset).offset;
  if (common === 0n) return unifyLiteralWithOffset(session, left, right);
  return unifyHere(
    session,
    offsetTerm({ base: leftOffset.base, offset: leftOffset.offset - common }),
    offsetTerm({ base: rightOffset.base, offset: rightOffset.offset - common }),
  );
}

/** Arithmetic on literals on both sides: by their values. */
function unifyFolded(session: Session, left: Term, right: Term): boolean | null {
  // Whether the terms that `rw` compares are computed is not known.
  if (session.transparency < Transparency.default) return null;
  const leftValue = foldNatural(session, left);
  const rightValue = leftValue === null ? null : foldNatural(session, right);
  return leftValue === null || rightValue === null ? null : unifyHere(session, leftValue, rightValue);
}

/** One side is `0` or has offset 0: equal only if the other can still become it by unfolding. */
function unifyLiteralWithOffset(session: Session, left: Term, right: Term): boolean | null {
  if (literalOf(left) === 0n) {
    const other = offsetOf(session, right);
    return other !== null && other.offset > 0n ? false : null;
  }
  if (literalOf(right) === 0n) {
    const other = offsetOf(session, left);
    return other !== null && other.offset > 0n ? false : null;
  }
  return null;
}

function unifyProofs(session: Session, left: Term, right: Term): boolean {
  if (left.kind === TermKind.sort || left.kind === TermKind.pi || left.kind === TermKind.natural) return false;
  const type = inferType(session, left);
  return isProposition(session, type) && unifyHere(session, type, inferType(session, right));
}

function unifyEta(session: Session, left: Term, right: Term): boolean {
  const [lambda, other] = left.kind === TermKind.lambda ? [left, right] : [right, left];
  if (other.kind === TermKind.lambda) return unifyBinders(session, left, right);
  const type = whnf(session, inferType(session, other));
  if (type.kind !== TermKind.pi || !unifyHere(session, lambda.first, type.first)) return false;
  const variable = freshFreeVariable(lambda.name, lambda.first);
  const outer = session.context;
  session.context = outer.extend(variable, lambda.name, false);
  const answer = unifyHere(session, instantiate(lambda.second, variable), application(other, variable));
  session.context = outer;
  return answer;
}

/** Unfolds the definition with the larger height (both when they are equal); null when nothing can be unfolded. */
function unifyUnfolding(session: Session, left: Term, right: Term, leftHead: Term, rightHead: Term): boolean | null {
  const leftDefinition = unfoldableHead(session, left);
  const rightDefinition = unfoldableHead(session, right);
  if (leftDefinition === null && rightDefinition === null) return null;
  const leftFirst =
    leftDefinition !== null && (rightDefinition === null || leftDefinition.hint >= rightDefinition.hint);
  const rightFirst =
    rightDefinition !== null && (leftDefinition === null || rightDefinition.hint >= leftDefinition.hint);
  if (leftHead === rightHead && functionBehind.has(leftHead.name)) {
    // The arguments have been compared: what is left is to compute with the function behind the operator.
    const newLeft = unfoldPlainly(leftDefinition!, left);
    const newRight = unfoldPlainly(rightDefinition!, right);
    const functionHead = applicationHead(newLeft);
    return unifyUnfolding(session, newLeft, newRight, functionHead, applicationHead(newRight));
  }
  const newLeft = leftFirst ? unfoldWith(session, leftDefinition, left) : null;
  const newRight =
    rightFirst && (newLeft === null || leftHead === rightHead || !leftFirst)
      ? unfoldWith(session, rightDefinition, right)
      : null;
  if (newLeft !== null || newRight !== null) return unifyHere(session, newLeft ?? left, newRight ?? right);
  // The one that should go first is stuck: the other may still move.
  if (!leftFirst && leftDefinition !== null) {
    const other = unfoldWith(session, leftDefinition, left);
    if (other !== null) return unifyHere(session, other, right);
  }
  if (!rightFirst && rightDefinition !== null) {
    const other = unfoldWith(session, rightDefinition, right);
    if (other !== null) return unifyHere(session, left, other);
  }
  // Against a bare recursor even a stuck recursive function is unfolded.
  if (leftDefinition !== null && isRecursor(session, rightHead))
    return unifyHere(session, unfoldPlainly(leftDefinition, left), right);
  if (rightDefinition !== null && isRecursor(session, leftHead))
    return unifyHere(session, left, unfoldPlainly(rightDefinition, right));
  return null;
}

function isRecursor(session: Session, head: Term): boolean {
  return session.environment.declarationOf(head)?.kind === "recursor";
}

/** η for structures: `value = mk a b` when the projections of `value` are `a` and `b`. */
function unifyStructures(session: Session, value: Term, constructed: Term): boolean {
  const head = applicationHead(constructed);
  const declaration = session.environment.declarationOf(head);
  if (declaration?.kind !== "constructor") return false;
  const structure = session.library.structure(declaration.inductive);
  if (structure === null || argumentCount(constructed) !== declaration.parameterCount + declaration.fieldCount)
    return false;
  if (applicationHead(value).name === head.name) return false;
  if (!unifyHere(session, inferType(session, value), inferType(session, constructed))) return false;
  const args = applicationArguments(constructed);
  for (let field = 0; field < declaration.fieldCount; field++) {
    const projected = projection(declaration.inductive, field, value);
    if (!unifyHere(session, projected, args[declaration.parameterCount + field]!)) return false;
  }
  return true;
}
