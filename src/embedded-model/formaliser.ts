/**
 * The formaliser role of the shared model: from an English text to statements, and what is learned from pairs of the two.
 * The likelihood of a statement is that of all readings of the text that are spelled so.
 */
import type { RandomStream } from "../domain/index.ts";
import type { Goal } from "./goal.ts";
import { featuresOf, type Model, WEIGHT_BITS } from "./model.ts";
import {
  addExpected,
  type Distribution,
  distributionOf,
  drawReading,
  type Readings,
  readingsAs,
  readingsOf,
} from "./readings.ts";
import { spell, spelledStatement } from "./spell.ts";

/** A text with the statement that it is to be read as. */
export interface FormaliserExample {
  readonly role: "formaliser";
  readonly informal: string;
  readonly goal: Goal;
  /** Below 0 to unlearn; only relative weights matter. */
  readonly weight: number;
}

/** Statements drawn for a text, in brackets, each with `:= by`; none where it has no reading. */
export const sampleFormalisations = (
  model: Model,
  { informal, name }: { readonly informal: string; readonly name: string },
  { samples, temperature }: { readonly samples: number; readonly temperature: number },
  stream: RandomStream,
): ReadonlyArray<string> => {
  const readings = readingsOf(informal);
  if (readings === null) return [];
  const distribution = distributionOf(readings, model, temperature);
  return Array.from({ length: samples }, () => spelledStatement(name, drawReading(distribution, stream)));
};

/** The readings of a text, and those that are the statement. */
export interface Formalised {
  readonly all: Readings;
  readonly right: Readings;
}

/** An example's readings; null where the text cannot be read as the statement. */
export const replayFormalisation = ({
  goal,
  informal,
}: Pick<FormaliserExample, "goal" | "informal">): Formalised | null => {
  const all = readingsOf(informal);
  const right = all === null ? null : readingsAs(all, spell(goal));
  return all === null || right === null ? null : { all, right };
};

interface Likelihood {
  readonly logProbability: number;
  readonly all: Distribution;
  readonly right: Distribution;
}

/** Log-probability of the statement under the text. */
export const formalisationLikelihood = ({ all, right }: Formalised, model: Pick<Model, "weights">): Likelihood => {
  const of = { all: distributionOf(all, model), right: distributionOf(right, model) };
  return { logProbability: of.right.logTotal - of.all.logTotal, ...of };
};

/**
 * What a step is longer than one of the prover: a text has few readings, and a phrase that was right once is to be
 * believed.
 */
const LONGER = 10;
/** As the prover's, added to every sum of squares. */
const INITIAL_SQUARES = 1;

/** Takes one step of Adagrad along `weight` times the gradient, in place; returns the log-probability before it. */
export const followFormalisation = (
  formalised: Formalised,
  weight: number,
  rate: number,
  { squares, weights }: Model,
): number => {
  const { all, logProbability, right } = formalisationLikelihood(formalised, { weights });
  const shift = 32 - WEIGHT_BITS[featuresOf({ weights })];
  const gradient = new Map<number, number>();
  addExpected(right, weight, gradient);
  addExpected(all, -weight, gradient);
  for (const [hash, slope] of gradient) {
    if (slope === 0) continue;
    const feature = hash >>> shift;
    squares[feature]! += slope * slope;
    weights[feature]! += (LONGER * rate * slope) / Math.sqrt(squares[feature]! + INITIAL_SQUARES);
  }
  return logProbability;
};
