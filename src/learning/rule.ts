/**
 * What a learning rule is: one pure function from the judged attempts of a window to the weighted sequences that the
 * model is trained on. It sees nothing else (no clock, no model, no file), so a replay gives the same examples.
 */
import type { Schema } from "effect";
import type {
  Attempt,
  ExampleReference,
  Experiment,
  PolicyObjective,
  ProofId,
  StatementId,
  VerdictFamily,
} from "../domain/index.ts";

/** A distinct attempt of an iteration, with what the verifier said. */
export interface LearningAttempt
  extends Pick<Attempt, "proofId" | "proof" | "multiplicity" | "tokens" | "logProbability" | "modelVersion" | "past"> {
  readonly iteration: number;
  readonly outcome: VerdictFamily;
  /** Wall seconds of its verification: what depends on it gives up the run's digest. */
  readonly seconds: number;
}

/** A statement with its attempts in the window, in the order of the log. */
export interface LearningStatement {
  readonly id: StatementId;
  readonly source: "dataset" | "conjecture";
  readonly attempts: ReadonlyArray<LearningAttempt>;
}

/** A conjecture of the iteration that the reward kept. */
export interface LearningConjecture {
  readonly id: StatementId;
  /** The proof of the seed that it was made from. */
  readonly seedProofId: ProofId;
  readonly lemma: string;
  /** The reward's, finite, ≥ 0. */
  readonly weight: number;
}

/** Everything that a rule may look at. */
export interface LearningInput {
  readonly iteration: number;
  /** The run's seed; a draw derives its stream from (seed, "train", iteration, …). */
  readonly seed: number;
  /** The window: from this iteration to `iteration`. */
  readonly firstIteration: number;
  /** By id; those of which the window has an attempt that the rule reads. */
  readonly statements: ReadonlyArray<LearningStatement>;
  readonly conjectures: ReadonlyArray<LearningConjecture>;
  /** The section `examples` of the experiment. */
  readonly settings: Experiment["examples"];
  /** Accepted over labelled samples of a statement in these iterations, in [0, 1]; null where none has a label. */
  readonly passRate: (id: StatementId, first: number, last: number) => number | null;
  /** The iteration of a statement's first accepted proof; null where it has none. */
  readonly firstProof: (id: StatementId) => number | null;
}

/** A sequence to train on: a proof (`prover`), or a conjecture under a lemma. A weight below 0 is to be unlearned. */
export type WeightedSequence = ExampleReference;

/** One learning rule, as a file exports it by default. */
// biome-ignore lint/suspicious/noExplicitAny: a list of rules holds different parameters; decoding makes them fit.
export interface LearningRule<Parameters = any> {
  readonly name: string;
  /** One sentence: what is learned, how it is weighted, and where the rule comes from. */
  readonly summary: string;
  /** `accepted`: only proved attempts are kept for it; `judged`: all that were sampled. */
  readonly reads: "accepted" | "judged";
  /** Parameters of its own besides `settings`; decoding `{}` gives the defaults. */
  // biome-ignore lint/suspicious/noExplicitAny: the encoded side differs by rule and is never read.
  readonly parameters: Schema.Codec<Parameters, any>;
  readonly weigh: (input: LearningInput, parameters: Parameters) => ReadonlyArray<WeightedSequence>;
  /**
   * What is maximised for its proofs, whose sequences then name their `iteration`; absent: the weighted log-likelihood.
   * Conjectures are always learned by weighted log-likelihood.
   */
  readonly objective?: (parameters: Parameters) => PolicyObjective;
}
