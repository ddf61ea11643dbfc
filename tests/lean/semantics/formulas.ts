/**
 * Propositional formulas with their meaning: truth tables, and Kripke models for intuitionistic logic. Sets of valuations
 * and of worlds are bit masks.
 */
import type { RandomStream } from "../../../src/domain/random.ts";

export type Formula =
  | { readonly kind: "atom"; readonly index: number }
  | { readonly kind: "true" }
  | { readonly kind: "false" }
  | { readonly kind: "not"; readonly operand: Formula }
  | { readonly kind: "and" | "or" | "implies" | "iff"; readonly left: Formula; readonly right: Formula };

export const atomNames = ["p", "q", "r"];
const truth: Formula = { kind: "true" };
const falsity: Formula = { kind: "false" };
const symbols = { and: "∧", or: "∨", implies: "→", iff: "↔" } as const;
const binaryKinds = ["and", "or", "implies", "implies", "iff"] as const;

/** A formula of at most the given depth. */
export function randomFormula(stream: RandomStream, depth: number): Formula {
  if (depth === 0 || stream.nextInt(5) === 0) {
    if (stream.nextInt(12) === 0) return stream.nextInt(2) === 0 ? truth : falsity;
    return { kind: "atom", index: stream.nextInt(atomNames.length) };
  }
  if (stream.nextInt(5) === 0) return { kind: "not", operand: randomFormula(stream, depth - 1) };
  const kind = binaryKinds[stream.nextInt(binaryKinds.length)]!;
  return { kind, left: randomFormula(stream, depth - 1), right: randomFormula(stream, depth - 1) };
}

/** A tautology, or whatever formula comes last when none is met soon. */
export function randomTautology(stream: RandomStream, depth: number): Formula {
  let formula = randomFormula(stream, depth);
  for (let i = 0; i < 30 && !isTautology(formula); i++) formula = randomFormula(stream, depth);
  return formula;
}

/** The formula with one random place changed. */
export function mutatedFormula(stream: RandomStream, formula: Formula): Formula {
  if (formula.kind === "atom" || formula.kind === "true" || formula.kind === "false") return randomFormula(stream, 0);
  if (formula.kind === "not") {
    if (stream.nextInt(3) === 0) return formula.operand;
    return { kind: "not", operand: mutatedFormula(stream, formula.operand) };
  }
  const { left, right } = formula;
  switch (stream.nextInt(4)) {
    case 0:
      return { kind: binaryKinds[stream.nextInt(binaryKinds.length)]!, left, right };
    case 1:
      return { kind: formula.kind, left: right, right: left };
    case 2:
      return { kind: formula.kind, left: mutatedFormula(stream, left), right };
    default:
      return { kind: formula.kind, left, right: mutatedFormula(stream, right) };
  }
}

/** Lean text, every compound operand in parentheses. */
export function showFormula(formula: Formula): string {
  switch (formula.kind) {
    case "atom":
      return atomNames[formula.index]!;
    case "true":
      return "True";
    case "false":
      return "False";
    case "not":
      return `¬${operandText(formula.operand)}`;
    default:
      return `${operandText(formula.left)} ${symbols[formula.kind]} ${operandText(formula.right)}`;
  }
}

function operandText(formula: Formula): string {
  const isSimple = formula.kind === "atom" || formula.kind === "true" || formula.kind === "false";
  return isSimple ? showFormula(formula) : `(${showFormula(formula)})`;
}

export function sameFormula(left: Formula, right: Formula): boolean {
  if (left === right) return true;
  if (left.kind === "atom") return right.kind === "atom" && left.index === right.index;
  if (left.kind === "not") return right.kind === "not" && sameFormula(left.operand, right.operand);
  if (left.kind !== right.kind) return false;
  if (left.kind === "true" || left.kind === "false") return true;
  const other = right as typeof left;
  return sameFormula(left.left, other.left) && sameFormula(left.right, other.right);
}

/** Bit i of an atom's mask: its value in valuation i. */
const atomMasks = [0b10101010, 0b11001100, 0b11110000];
const allValuations = 0xff;

/** The valuations that make the formula true. */
function valuations(formula: Formula): number {
  switch (formula.kind) {
    case "atom":
      return atomMasks[formula.index]!;
    case "true":
      return allValuations;
    case "false":
      return 0;
    case "not":
      return ~valuations(formula.operand) & allValuations;
    case "and":
      return valuations(formula.left) & valuations(formula.right);
    case "or":
      return valuations(formula.left) | valuations(formula.right);
    case "implies":
      return (~valuations(formula.left) | valuations(formula.right)) & allValuations;
    case "iff":
      return ~(valuations(formula.left) ^ valuations(formula.right)) & allValuations;
  }
}

export function isTautology(formula: Formula): boolean {
  return valuations(formula) === allValuations;
}

/** `above[w]`: the worlds that can be reached from w, w included. */
type Frame = readonly number[];

/** One world; chains of two and three; a root below two worlds; a root below a world and a chain. */
const frames: readonly Frame[] = [
  [0b1],
  [0b11, 0b10],
  [0b111, 0b110, 0b100],
  [0b111, 0b010, 0b100],
  [0b1111, 0b0010, 0b1100, 0b1000],
];

/** The largest set of worlds inside `worlds` that is closed upwards. */
function interior(frame: Frame, worlds: number): number {
  let result = 0;
  for (let world = 0; world < frame.length; world++) if ((frame[world]! & ~worlds) === 0) result |= 1 << world;
  return result;
}

/** The worlds that force the formula, the atoms being forced at `masks`. */
function forcing(frame: Frame, masks: readonly number[], formula: Formula): number {
  const all = (1 << frame.length) - 1;
  const at = (part: Formula): number => forcing(frame, masks, part);
  switch (formula.kind) {
    case "atom":
      return masks[formula.index]!;
    case "true":
      return all;
    case "false":
      return 0;
    case "not":
      return interior(frame, ~at(formula.operand) & all);
    case "and":
      return at(formula.left) & at(formula.right);
    case "or":
      return at(formula.left) | at(formula.right);
    case "implies":
      return interior(frame, (~at(formula.left) | at(formula.right)) & all);
    case "iff":
      return interior(frame, ~(at(formula.left) ^ at(formula.right)) & all);
  }
}

/** For each frame the sets of worlds that are closed upwards: what an atom may be forced at. */
const upwardClosed = frames.map((frame) =>
  Array.from({ length: 1 << frame.length }, (_, worlds) => worlds).filter(
    (worlds) => interior(frame, worlds) === worlds,
  ),
);

/** Does some model on a small frame have a world that does not force the formula? Then it has no intuitionistic proof. */
export function hasKripkeCounterModel(formula: Formula): boolean {
  return frames.some((frame, i) => {
    const all = (1 << frame.length) - 1;
    const sets = upwardClosed[i]!;
    return sets.some((p) => sets.some((q) => sets.some((r) => forcing(frame, [p, q, r], formula) !== all)));
  });
}
