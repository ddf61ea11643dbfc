/**
 * The embedded model: one log-linear model that writes Lean 4 proofs (prover role) and edits statements into conjectures
 * (conjecturer role). Pure: no clock, no I/O; draws come from the streams passed in.
 */
export {
  DEFAULT_FIT,
  type FitOptions,
  type FitReport,
  fitModel,
  initialFit,
  logLikelihood,
  type TrainingExample,
} from "./fit.ts";
export {
  type Expression,
  expressionSize,
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
export { createModel, deserialiseModel, type Model, ModelFormatError, modelDigest, serialiseModel } from "./model.ts";
export * as operators from "./operators.ts";
export { printStatement } from "./print.ts";
export {
  createWorkbench,
  type ProofSamples,
  type SampledProof,
  type SampleOptions,
  sampleProofs,
  type Workbench,
} from "./sample.ts";
