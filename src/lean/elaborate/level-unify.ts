/**
 * Unification of universe levels. Equations that are not decided yet (`max ?u ?v = 1`) are put off on the session's list
 * and looked at again when more is known. Source: Lean 4, `Meta/LevelDefEq.lean`.
 */
import { type Level, LevelKind, levelsEqual, levelZero } from "../kernel/index.ts";
import type { Session } from "./session.ts";

type Answer = "yes" | "no" | "stuck";

/** Makes `left` and `right` equal, now or (when stuck) later. */
export function unifyLevels(session: Session, left: Level, right: Level): boolean {
  if (left === right) return true;
  const answer = solve(session, left, right);
  if (answer !== "stuck") return answer === "yes";
  session.postponedLevels = [...session.postponedLevels, [left, right]];
  return true;
}

/** Looks at the postponed equations again until none makes progress; false when one is violated. */
export function solvePostponedLevels(session: Session): boolean {
  for (let open = session.postponedLevels; open.length > 0; ) {
    const before = open.length;
    const stuck: [Level, Level][] = [];
    for (const [left, right] of open) {
      const answer = solve(session, left, right);
      if (answer === "no") return false;
      if (answer === "stuck") stuck.push([left, right]);
    }
    session.postponedLevels = stuck;
    if (stuck.length === before) return true;
    open = stuck;
  }
  return true;
}

/** As a last resort takes the largest of the operands of a `max` for a metavariable on the other side. */
export function forcePostponedLevels(session: Session): boolean {
  if (!solvePostponedLevels(session)) return false;
  for (const [left, right] of session.postponedLevels) {
    const a = session.metavariables.instantiateLevel(left);
    const b = session.metavariables.instantiateLevel(right);
    if (!unifyOperands(session, a, b)) return false;
  }
  session.postponedLevels = [];
  return true;
}

function unifyOperands(session: Session, left: Level, right: Level): boolean {
  if (left.kind === right.kind && (left.kind === LevelKind.max || left.kind === LevelKind.imax))
    return (
      solve(session, left.first, right.first) === "yes" &&
      solve(
        session,
        session.metavariables.instantiateLevel(left.second),
        session.metavariables.instantiateLevel(right.second),
      ) === "yes"
    );
  const [combined, other] = left.kind === LevelKind.max || left.kind === LevelKind.imax ? [left, right] : [right, left];
  if (combined.kind !== LevelKind.max && combined.kind !== LevelKind.imax) return false;
  for (const operand of [combined.first, combined.second]) {
    const value = session.metavariables.instantiateLevel(operand);
    if (value.kind === LevelKind.metavariable && solve(session, value, other) !== "yes") return false;
  }
  return levelsEqual(session.metavariables.instantiateLevel(left), session.metavariables.instantiateLevel(right));
}

function solve(session: Session, left: Level, right: Level): Answer {
  left = session.metavariables.instantiateLevel(left);
  right = session.metavariables.instantiateLevel(right);
  if (left === right) return "yes";
  if (!left.hasMetavariable && !right.hasMetavariable) return levelsEqual(left, right) ? "yes" : "no";
  if (left.kind === LevelKind.metavariable && !occurs(left, right)) return assign(session, left, right);
  if (right.kind === LevelKind.metavariable && !occurs(right, left)) return assign(session, right, left);
  if (left.kind === LevelKind.succ && right.kind === LevelKind.succ) return solve(session, left.first, right.first);
  if (left.kind === LevelKind.zero) return solveZero(session, right);
  if (right.kind === LevelKind.zero) return solveZero(session, left);
  if (left.kind === LevelKind.succ && isAtom(right)) return right.kind === LevelKind.parameter ? "no" : "stuck";
  if (right.kind === LevelKind.succ && isAtom(left)) return left.kind === LevelKind.parameter ? "no" : "stuck";
  return "stuck";
}

function assign(session: Session, metavariable: Level, value: Level): Answer {
  session.metavariables.assignLevel(metavariable, value);
  return "yes";
}

function isAtom(level: Level): boolean {
  return level.kind === LevelKind.parameter || level.kind === LevelKind.metavariable;
}

/** `level = 0`. */
function solveZero(session: Session, level: Level): Answer {
  if (level.kind === LevelKind.succ || level.kind === LevelKind.parameter) return "no";
  if (level.kind === LevelKind.imax) return solve(session, level.second, levelZero);
  if (level.kind !== LevelKind.max) return "stuck";
  const first = solve(session, level.first, levelZero);
  return first === "yes" ? solve(session, level.second, levelZero) : first;
}

function occurs(metavariable: Level, level: Level): boolean {
  if (!level.hasMetavariable) return false;
  if (level === metavariable) return true;
  if (level.kind === LevelKind.succ) return occurs(metavariable, level.first);
  if (level.kind === LevelKind.max || level.kind === LevelKind.imax)
    return occurs(metavariable, level.first) || occurs(metavariable, level.second);
  return false;
}
