/**
 * The embedded model: one log-linear model that writes Lean 4 proofs (prover role), edits statements into conjectures
 * (conjecturer role) and reads English texts as statements (formaliser role). Pure: no clock, no I/O; draws come from the streams passed in.
 */

export { SORRY } from "./action-text.ts";
export {
  type ConjectureSeed,
  MOST_EDITS,
  replayConjecture,
  type SampledConjecture,
  sampleConjectures,
} from "./conjecture.ts";
export { EMBEDDING_DIMENSION, embed } from "./embed.ts";
export {
  allPlaces,
  expressionAt,
  isOpen,
  isTerm,
  matchExpression,
  type Path,
  replaceAt,
  replaceEverywhere,
  sameExpression,
  substitute,
  termPaths,
  withoutUnusedVariables,
} from "./expressions.ts";
export {
  DEFAULT_FIT,
  type FitOptions,
  type FitReport,
  fitModel,
  type ImportanceLevel,
  initialFit,
  logLikelihood,
  type ProverExample,
  type TrainingExample,
} from "./fit.ts";
export {
  type FormaliserExample,
  followFormalisation,
  formalisationLikelihood,
  replayFormalisation,
  sampleFormalisations,
} from "./formaliser.ts";
export {
  type Expression,
  type Goal,
  type Hypothesis,
  LARGEST_NUMERAL,
  leaf,
  MOST_HYPOTHESES,
  MOST_VARIABLES,
  node,
  type Sort,
  type Variable,
} from "./goal.ts";
export { LEMMAS, type LemmaEntry } from "./lemmas.ts";
export {
  createModel,
  deserialiseModel,
  type Features,
  featuresOf,
  type Model,
  ModelFormatError,
  modelDigest,
  parametersDigest,
  serialiseModel,
} from "./model.ts";
export { nearForm, normalForm } from "./normal-form.ts";
export { isOutside, objectiveSlope, type RatioObjective } from "./objective.ts";
export * as operators from "./operators.ts";
export { printStatement } from "./print.ts";
export { DEFAULT_STEPS, MOST_STEPS } from "./proof-space.ts";
export { readSignature, type Signature } from "./read.ts";
export { MOST_WORDS } from "./readings.ts";
export { conclusionComplexity, relevance } from "./review.ts";
export { type Draft, type SampledTurn, sampleTurns, type TurnOptions } from "./rounds.ts";
export {
  createWorkbench,
  type ProofSamples,
  type SampledProof,
  type SampleOptions,
  sampleProofs,
  type Workbench,
} from "./sample.ts";
export { isValidFormula, refute } from "./semantics.ts";
export { sampleTactics } from "./tactics.ts";
export { tellGoal } from "./tell.ts";
