/** The kinds of edits of a statement, and the list in which they are collected. */
import { allPlaces, type Place, sameExpression, withoutUnusedVariables } from "./expressions.ts";
import { type Goal, MOST_HYPOTHESES } from "./goal.ts";

// Kinds of edits, told apart from the prover's kinds by the role in the features.
export const STOP = 0;
/** Rewrite one place with the given lemma (detail 0 left to right, 1 right to left). */
export const REWRITE_GIVEN = 1;
/** Rewrite with another lemma; the detail is its number and direction. */
export const REWRITE_OTHER = 2;
/** Replace a variable everywhere by a term; the detail says of what form. */
export const SUBSTITUTE = 3;
/** Replace a compound term everywhere by a new variable. */
export const GENERALISE = 4;
export const SWAP_SIDES = 5;
/** Apply a function to both sides; the detail is the operator and side. */
export const WRAP = 6;
/** Replace an operator or connective by another one. */
export const REPLACE_OPERATOR = 7;
export const COMMUTE = 8;
export const START_FROM_LEMMA = 9;
/** Combine the statement with the lemma's. */
export const COMBINE = 10;
/** Enlarge the right side or shrink the left side of an inequality, or weaken an equation to one. */
export const CHAIN = 11;
export const ADD_HYPOTHESIS = 12;
export const DROP_HYPOTHESIS = 13;
/** Move a hypothesis in front of the target. */
export const REVERT_HYPOTHESIS = 14;
/** Replace an atom by another one or by its negation. */
export const REPLACE_ATOM = 15;

/**
 * The untrained conjecturer's taste: how likely a kind is, whatever the number of its edits (relative; by kind). Kinds
 * that keep a statement true, and stopping, come first.
 */
export const PRIOR: readonly number[] = [3, 3, 2, 2, 1, 0.5, 1, 0.3, 0.5, 1, 1, 1, 1, 0.3, 0.5, 0.5];

export interface Edit {
  readonly kind: number;
  readonly detail: number;
  /** What stands at the edited place, for the features: an operator, or 0. */
  readonly place: number;
  readonly result: Goal;
}

/** Edits as they are found; refused ones leave no trace. */
export class EditList {
  readonly edits: Array<Edit> = [];
  readonly seed: Goal;
  /** All places of the seed's target. */
  readonly places: ReadonlyArray<Place>;
  constructor(seed: Goal) {
    this.seed = seed;
    this.places = allPlaces(seed.target);
  }

  offer(kind: number, detail: number, place: number, goal: Goal): void {
    const result = withoutUnusedVariables(goal);
    if (isAcceptable(result) && !isSame(result, this.seed)) this.edits.push({ kind, detail, place, result });
  }
}

export const LARGEST_STATEMENT = 48;
export const MOST_CONJECTURE_HYPOTHESES = Math.min(4, MOST_HYPOTHESES);
export const MOST_CONJECTURE_VARIABLES = 6;

const isAcceptable = (goal: Goal): boolean => {
  let { size } = goal.target;
  for (const { proposition } of goal.hypotheses) size += proposition.size;
  return (
    size <= LARGEST_STATEMENT &&
    goal.hypotheses.length <= MOST_CONJECTURE_HYPOTHESES &&
    goal.variables.length <= MOST_CONJECTURE_VARIABLES
  );
};

const isSame = (a: Goal, b: Goal): boolean =>
  a.hypotheses.length === b.hypotheses.length &&
  a.variables.length === b.variables.length &&
  sameExpression(a.target, b.target) &&
  a.hypotheses.every(({ proposition }, i) => sameExpression(proposition, b.hypotheses[i]!.proposition));
