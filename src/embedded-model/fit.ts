/**
 * Weighted maximum likelihood of the shared model in its roles, and policy gradients of its prover. Texts are turned back
 * into actions first; then every pass visits the examples in an order drawn from the stream. The gradient of a likelihood
 * is followed choice by choice; that of an objective with a ratio in one step over all choices of a proof. A function of
 * its arguments: a new model comes back.
 */
import { type PolicyObjective, type RandomStream, shuffled } from "../domain/index.ts";
import { OPEN_GOAL } from "./action-text.ts";
import { type ActionFeatures, AdagradStep } from "./adagrad.ts";
import { applyAction } from "./apply-action.ts";
import { type ConjectureSeed, followConjecture, replayConjecture } from "./conjecture.ts";
import { expand } from "./expansion.ts";
import { type Formalised, type FormaliserExample, followFormalisation, replayFormalisation } from "./formaliser.ts";
import type { Goal } from "./goal.ts";
import { createModel, type Model } from "./model.ts";
import { isOutside, objectiveSlope, type RatioObjective } from "./objective.ts";
import type { ProofSpace } from "./proof-space.ts";
import { type Choice, replayProof, replayTactic } from "./replay.ts";
import { rootState, type Workbench } from "./sample.ts";
import { ACTION_COUNT, ACTION_SIZE, FIRST_ACTION, FIRST_CHILD, STATE_SIZE } from "./workspace.ts";

export interface ProverExample {
  readonly role: "prover";
  readonly goal: Goal;
  /** A whole proof, or one tactic of it where `isTactic`. */
  readonly proof: string;
  readonly isTactic?: true;
  /** Below 0 to unlearn; only relative weights matter: they are scaled to absolute values of mean 1 within the role. */
  readonly weight: number;
  /**
   * How it was sampled, for an objective with a ratio. The log-probability is the whole proof's; null: under the model
   * that is fitted further.
   */
  readonly sampled?: { readonly logProbability: number | null };
}

/** A conjecture made of `seed` with `lemma`, as the text that `sampleConjectures` gave. */
export interface ConjecturerExample extends ConjectureSeed {
  readonly role: "conjecturer";
  readonly statement: string;
  readonly weight: number;
}

export type TrainingExample = ProverExample | ConjecturerExample | FormaliserExample;

export interface FitOptions {
  /** How often the prover's examples are visited, and the formaliser's. */
  readonly passes: number;
  /** How often the conjecturer's examples are visited. */
  readonly conjecturerPasses: number;
  /** Adagrad's step size. */
  readonly rate: number;
  /** What is maximised for proofs that were `sampled`; null or absent: as for the others, the likelihood. */
  readonly objective?: PolicyObjective | null;
  /**
   * Of what the objective's ratio is: of the proof, one number for all its choices, or of each choice by itself, whose
   * probability when it was sampled is then taken under the model that is fitted further. The proof's if not said.
   */
  readonly importanceLevel?: ImportanceLevel;
}

export type ImportanceLevel = "proof" | "choice";

export const DEFAULT_FIT: FitOptions = { passes: 2, conjecturerPasses: 1, rate: 0.1 };

export interface FitReport {
  /** Examples learned from. */
  readonly examples: number;
  /** Examples whose text is no sequence of the model's actions; nothing was learned from them. */
  readonly unmatched: number;
  /** How many of these are conjectures. */
  readonly unmatchedConjectures: number;
  /** Weighted mean log-probability of an example, each taken just before it was learned, in the first and last pass. */
  readonly firstLogLikelihood: number;
  readonly lastLogLikelihood: number;
  /** The formaliser's mean, as those of the prover, in the last pass; absent without its examples. */
  readonly formaliserLogLikelihood?: number;
  /** Ratios, of visits of sampled proofs or of their choices, outside of the objective's range; absent without one. */
  readonly clipped?: number;
}

/** An example with its choices. */
interface Compiled<Example extends TrainingExample, Choices> {
  readonly example: Example;
  readonly choices: Choices;
  readonly weight: number;
}
type CompiledProof = Compiled<ProverExample, ReadonlyArray<Choice>>;
type CompiledConjecture = Compiled<ConjecturerExample, Int32Array>;
type CompiledFormalisation = Compiled<FormaliserExample, Formalised>;

/** The optimiser at work on copies of a model's arrays. */
interface Training {
  readonly space: ProofSpace;
  readonly step: AdagradStep;
  /** 0 only measures. */
  readonly rate: number;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

/** Features that are few are kept from when a proof is read; the others are found again at every visit. */
const keepsFeatures = ({ scorer }: ProofSpace): boolean => scorer.features === "conjunctions";

/** What is done with a choice, before the next one is looked at; returns the log-probability of what was chosen. */
type Visit = (features: ActionFeatures, logits: Float64Array, first: number, count: number, chosen: number) => number;

/** Visits the choices of one proof, whose features are kept; returns its log-probability. */
const followFeatures = ({ weights }: Training, { choices }: CompiledProof, visit: Visit): number => {
  let logProbability = 0;
  for (const { chosen, features } of choices) {
    if (features === null) continue;
    const { ends, numbers } = features;
    const logits = new Float64Array(ends.length);
    for (let i = 0, at = 0; i < ends.length; i++) {
      let sum = 0;
      for (const end = ends[i]!; at < end; at++) sum += weights[numbers[at]!]!;
      logits[i] = sum;
    }
    logProbability += visit(features, logits, 0, logits.length, chosen);
  }
  return logProbability;
};

/** Visits the choices of one proof; returns its log-probability. */
const followProof = ({ space }: Training, { example, choices }: CompiledProof, visit: Visit): number => {
  const { ws, scorer } = space;
  const open = [rootState(space, example.goal)];
  let logProbability = 0;
  for (const { chosen } of choices) {
    const state = open.pop()!;
    if (chosen === OPEN_GOAL) continue;
    const at = state * STATE_SIZE;
    ws.states[at + ACTION_COUNT] = -1; // The weights may have changed since it was last expanded.
    const count = expand(space, state, 1);
    const first = ws.states[at + FIRST_ACTION]!;
    if (count > 1) logProbability += visit(scorer.record, ws.logits, first, count, chosen);
    const children = applyAction(ws, state, first + chosen);
    const firstChild = ws.actions[(first + chosen) * ACTION_SIZE + FIRST_CHILD]!;
    for (let i = children - 1; i >= 0; i--) open.push(ws.children[firstChild + i]!);
  }
  return logProbability;
};

/** Visits the edits of one conjecture; returns its log-probability. */
const followEdits = ({ space }: Training, { example, choices }: CompiledConjecture, visit: Visit): number => {
  let logProbability = 0;
  followConjecture(space.scorer, example, choices, (logits, chosen) => {
    logProbability += visit(space.scorer.record, logits, 0, logits.length, chosen);
  });
  return logProbability;
};

/** Only looks. */
const measuring =
  ({ step }: Training): Visit =>
  (features, logits, first, count, chosen) =>
    step.add(features, logits, first, count, chosen, 0);

/** Takes a step of the log-likelihood at every choice. */
const likelihood =
  ({ rate, squares, step, weights }: Training, weight: number): Visit =>
  (features, logits, first, count, chosen) => {
    const logProbability = step.add(features, logits, first, count, chosen, rate === 0 ? 0 : weight);
    step.take(1, rate, weights, squares);
    return logProbability;
  };

/** Adds the gradient of the log-likelihood at every choice, for one step over all. */
const gathering =
  ({ step }: Training): Visit =>
  (features, logits, first, count, chosen) =>
    step.add(features, logits, first, count, chosen, 1);

/** What follows the objective of sampled proofs, and counts ratios outside of its range. */
interface RatioFollower {
  /** Takes one step for a proof; returns its log-probability before it. */
  readonly follow: (entry: CompiledProof) => number;
  readonly clipped: () => number;
}

type Follow = typeof followProof;

/** The ratio is the proof's. */
const followingProofs = (
  training: Training,
  follow: Follow,
  objective: RatioObjective,
  proofs: ReadonlyArray<CompiledProof>,
): RatioFollower => {
  const { rate, squares, step, weights } = training;
  const before = new Map(
    proofs.map((entry) => [
      entry,
      entry.example.sampled?.logProbability ?? follow(training, entry, measuring(training)),
    ]),
  );
  let clipped = 0;
  return {
    clipped: () => clipped,
    follow: (entry) => {
      const logProbability = follow(training, entry, gathering(training));
      const logRatio = logProbability - before.get(entry)!;
      if (isOutside(objective, entry.weight, logRatio)) clipped += 1;
      step.take(objectiveSlope(objective, entry.weight, logRatio), rate, weights, squares);
      return logProbability;
    },
  };
};

/** Each choice has its ratio. */
const followingChoices = (
  training: Training,
  follow: Follow,
  objective: RatioObjective,
  proofs: ReadonlyArray<CompiledProof>,
): RatioFollower => {
  const { rate, squares, step, weights } = training;
  const measure = measuring(training);
  const before = new Map(
    proofs.map((entry) => {
      const values: Array<number> = [];
      follow(training, entry, (...choice) => {
        values.push(measure(...choice));
        return 0;
      });
      return [entry, values];
    }),
  );
  let clipped = 0;
  return {
    clipped: () => clipped,
    follow: (entry) => {
      const then = before.get(entry)!;
      let place = 0;
      const logProbability = follow(training, entry, (features, logits, first, count, chosen) => {
        const now = step.add(features, logits, first, count, chosen, 0);
        const logRatio = now - then[place++]!;
        if (isOutside(objective, entry.weight, logRatio)) clipped += 1;
        step.add(features, logits, first, count, chosen, objectiveSlope(objective, entry.weight, logRatio));
        return now;
      });
      step.take(1, rate, weights, squares);
      return logProbability;
    },
  };
};

/** The examples whose text is a sequence of actions, with weights whose absolute values have the mean 1. */
const compile = <Example extends TrainingExample, Choices>(
  examples: readonly Example[],
  replay: (example: Example) => Choices | null,
): Array<Compiled<Example, Choices>> => {
  const compiled: Array<Compiled<Example, Choices>> = [];
  let total = 0;
  for (const example of examples) {
    const choices = example.weight === 0 ? null : replay(example);
    if (choices === null) continue;
    compiled.push({ example, choices, weight: example.weight });
    total += Math.abs(example.weight);
  }
  return compiled.map((entry) => ({ ...entry, weight: (entry.weight * compiled.length) / total }));
};

interface CompiledRoles {
  readonly prover: Array<CompiledProof>;
  readonly conjecturer: Array<CompiledConjecture>;
  readonly formaliser: Array<CompiledFormalisation>;
}

const compileRoles = (space: ProofSpace, examples: readonly TrainingExample[]): CompiledRoles => ({
  prover: compile(
    examples.filter((example) => example.role === "prover"),
    ({ goal, isTactic, proof }) =>
      (isTactic ? replayTactic : replayProof)(space, goal, proof, keepsFeatures(space) ? "record" : "mute"),
  ),
  conjecturer: compile(
    examples.filter((example) => example.role === "conjecturer"),
    (example) => replayConjecture(example, example.statement),
  ),
  formaliser: compile(
    examples.filter((example) => example.role === "formaliser"),
    replayFormalisation,
  ),
});

/** One visit of every example in the given order; the weighted mean of their log-probabilities. */
const pass = <Entry extends { readonly weight: number }>(
  entries: ReadonlyArray<Entry>,
  followed: (entry: Entry) => number,
): number => {
  let sum = 0;
  for (const entry of entries) sum += entry.weight * followed(entry);
  return entries.length === 0 ? 0 : sum / entries.length;
};

/**
 * Fits the model further to weighted examples: the conjecturer's passes first, then the formaliser's, then the prover's.
 * The report's log-likelihoods are the prover's where it says no other.
 */
export const fitModel = (
  bench: Workbench,
  model: Model,
  examples: readonly TrainingExample[],
  options: FitOptions,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const { space } = bench;
  const weights = model.weights.slice();
  const squares = model.squares.slice();
  space.scorer.use(weights);
  const { prover, conjecturer, formaliser } = compileRoles(space, examples);
  const training = { space, step: new AdagradStep(weights.length), rate: options.rate, weights, squares };
  const follow = keepsFeatures(space) ? followFeatures : followProof;
  space.scorer.mode = "record";
  const { importanceLevel = "proof", objective = null } = options;
  const isSampled = ({ example }: CompiledProof): boolean => example.sampled !== undefined;
  const following = importanceLevel === "proof" ? followingProofs : followingChoices;
  const ratios =
    objective === null || objective._tag === "reinforce"
      ? null
      : following(training, follow, objective, prover.filter(isSampled));
  for (let i = 0; i < options.conjecturerPasses; i++) {
    pass(shuffled(conjecturer, stream), (entry) => followEdits(training, entry, likelihood(training, entry.weight)));
  }
  let formaliserLogLikelihood = 0;
  // Without examples nothing is drawn.
  for (let i = 0; i < options.passes && formaliser.length > 0; i++)
    formaliserLogLikelihood = pass(shuffled(formaliser, stream), ({ choices, weight }) =>
      followFormalisation(choices, weight, options.rate, { weights, squares }),
    );
  const followOne = (entry: CompiledProof): number =>
    ratios !== null && isSampled(entry)
      ? ratios.follow(entry)
      : follow(training, entry, likelihood(training, entry.weight));
  const likelihoods: Array<number> = [];
  for (let i = 0; i < options.passes; i++) likelihoods.push(pass(shuffled(prover, stream), followOne));
  space.scorer.mode = "score";
  const weighed = examples.filter(({ weight }) => weight !== 0);
  const matched = prover.length + conjecturer.length + formaliser.length;
  const report = {
    examples: matched,
    unmatched: weighed.length - matched,
    unmatchedConjectures: weighed.filter(({ role }) => role === "conjecturer").length - conjecturer.length,
    firstLogLikelihood: likelihoods[0] ?? 0,
    lastLogLikelihood: likelihoods[likelihoods.length - 1] ?? 0,
    ...(formaliser.length === 0 ? {} : { formaliserLogLikelihood }),
    ...(ratios === null ? {} : { clipped: ratios.clipped() }),
  };
  return { model: { weights, squares }, report };
};

/** Weighted mean log-probability, by role, of the examples that can be matched; 0 where there is none. */
export const logLikelihood = (
  bench: Workbench,
  model: Model,
  examples: readonly TrainingExample[],
): { readonly prover: number; readonly conjecturer: number } => {
  const { space } = bench;
  space.useModel(model);
  const { prover, conjecturer } = compileRoles(space, examples);
  const { weights, squares } = model;
  const training = { space, step: new AdagradStep(weights.length), rate: 0, weights, squares };
  return {
    prover: pass(prover, (entry) => followProof(training, entry, measuring(training))),
    conjecturer: pass(conjecturer, (entry) => followEdits(training, entry, measuring(training))),
  };
};

export const INITIAL_FIT: FitOptions = { passes: 2, conjecturerPasses: 0, rate: 0.1 };

/** The initial model: the uniform one fitted to the supervised set, every proof with weight 1. */
export const initialFit = (
  bench: Workbench,
  supervised: ReadonlyArray<{ readonly goal: Goal; readonly proof: string }>,
  stream: RandomStream,
): { model: Model; report: FitReport } => {
  const examples = supervised.map(({ goal, proof }) => ({ role: "prover", goal, proof, weight: 1 }) as const);
  return fitModel(bench, createModel(), examples, INITIAL_FIT, stream);
};
