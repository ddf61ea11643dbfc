/** What a worker does for the model: sampling and training. A task's result is a function of its input alone. */
import { deriveSeed, deriveStream, type Example, TRIVIAL_LEMMA } from "../../domain/index.ts";
import {
  createModel,
  createWorkbench,
  embed,
  type Features,
  fitModel,
  type Goal,
  type ImportanceLevel,
  nearForm,
  normalForm,
  printStatement,
  SORRY,
  sampleConjectures,
  sampleFormalisations,
  sampleProofs,
  sampleTactics,
  serialiseModel,
  type TrainingExample,
  type Workbench,
} from "../../embedded-model/index.ts";
import type {
  ConjectureCompletion,
  NormalForm,
  ProposeRequest,
  ProveRequest,
  SampledProof,
  TrainRequest,
} from "../../services/index.ts";
import { modelOver, sharedCopy } from "./models.ts";
import { stateGoal } from "./state-goal.ts";
import { type StatementGoal, statementGoal } from "./statement-goal.ts";

/**
 * What stands for the samples that the model gave up before they were proofs and that are not told with their tactics. It
 * is a text like any other: every verifier rejects it, so that these samples count in the pass rate.
 */
export const GIVEN_UP = `  ${SORRY}`;

let bench: Workbench | null = null;
/** This thread's workbench, made when it is first needed. */
export const workbench = (): Workbench => (bench ??= createWorkbench());

/** Samples proofs of one statement. */
export const sampleStatement = (task: {
  readonly model: SharedArrayBuffer;
  readonly request: Pick<ProveRequest, "samples" | "randomSeed"> & { readonly statement: string };
  readonly temperature: number;
  /** Whether what was given up is told with its tactics; no, if not said. */
  readonly writesGivenUp?: boolean;
}): ReadonlyArray<SampledProof> => {
  const { temperature, writesGivenUp = false } = task;
  const { randomSeed, samples, statement } = task.request;
  const read = statementGoal(statement);
  const given = (multiplicity: number): ReadonlyArray<SampledProof> =>
    multiplicity === 0 ? [] : [{ text: GIVEN_UP, multiplicity, tokens: null, logProbability: null }];
  // The model has no word for a part of the statement.
  if (read._tag === "Outside") return given(samples);
  const { proofs, unfinished } = sampleProofs(
    workbench(),
    modelOver(task.model),
    read.goal,
    { samples, temperature, writesGivenUp },
    deriveStream(randomSeed, "prover"),
  );
  return [...proofs.map((proof) => ({ ...proof, tokens: null })), ...given(unfinished)];
};

/** Samples tactics for a state; none where the model has no word for a part of its main goal. */
export const sampleStateTactics = (task: {
  readonly model: SharedArrayBuffer;
  readonly request: Pick<ProposeRequest, "randomSeed" | "samples" | "state">;
  readonly temperature: number;
}): ReadonlyArray<SampledProof> => {
  const { randomSeed, samples, state } = task.request;
  const read = stateGoal(state);
  if (read._tag === "Outside") return [];
  const options = { samples, temperature: task.temperature };
  return sampleTactics(workbench(), modelOver(task.model), read.goal, options, deriveStream(randomSeed, "prover")).map(
    ({ logProbability, multiplicity, text }) => ({
      text,
      multiplicity,
      // One choice of the model each, as its server counts them too.
      tokens: multiplicity,
      logProbability,
    }),
  );
};

/** Edits seed statements into conjectures; fewer than asked may come back. */
export const conjecture = (task: {
  readonly model: SharedArrayBuffer;
  readonly requests: ReadonlyArray<{
    readonly seed: string;
    /** Library name; null for the trivial lemma. */
    readonly lemma: string | null;
    readonly samples: number;
    readonly randomSeed: number;
  }>;
  readonly temperature: number;
}): ReadonlyArray<ReadonlyArray<ConjectureCompletion>> => {
  const model = modelOver(task.model);
  return task.requests.map(({ lemma, randomSeed, samples, seed }) => {
    const read = statementGoal(seed);
    if (read._tag === "Outside") return [];
    const from = { seed: read.goal, lemma: lemma ?? TRIVIAL_LEMMA };
    const options = { samples, temperature: task.temperature };
    const drawn = sampleConjectures(workbench(), model, from, options, deriveStream(randomSeed, "conjecturer"));
    return drawn.map(({ statement }) => ({ text: statement, tokens: null }));
  });
};

/** A statement in the model's own writing; one that it cannot read stays as it is. */
const printed = (text: string): string => {
  const read = statementGoal(text);
  return read._tag === "Outside" ? text : printStatement(read.name, read.goal);
};

/** Reads informal texts as statements; none for a text without a reading. */
export const formalise = (task: {
  readonly model: SharedArrayBuffer;
  readonly requests: ReadonlyArray<{
    readonly informal: string;
    readonly samples: number;
    readonly randomSeed: number;
  }>;
  readonly temperature: number;
}): ReadonlyArray<ReadonlyArray<ConjectureCompletion>> => {
  const model = modelOver(task.model);
  return task.requests.map(({ informal, randomSeed, samples }) => {
    const name = `text_${deriveSeed(informal, "formaliser").toString(36)}`;
    const options = { samples, temperature: task.temperature };
    const drawn = sampleFormalisations(model, { informal, name }, options, deriveStream(randomSeed, "formaliser"));
    return drawn.map((statement) => ({ text: printed(statement), tokens: null }));
  });
};

/** Unit vectors of statements, row-major. A statement that the model cannot read is placed by its text's digest. */
export const embedStatements = (task: {
  readonly texts: ReadonlyArray<string>;
  readonly dimension: number;
}): Float32Array => {
  const { dimension, texts } = task;
  const vectors = new Float32Array(texts.length * dimension);
  texts.forEach((text, row) => {
    const read = statementGoal(text);
    if (read._tag === "Goal") vectors.set(embed(read.goal, dimension), row * dimension);
    else vectors[row * dimension + (deriveSeed(text, "data") % dimension)] = 1;
  });
  return vectors;
};

/** Statements as the model sees them; null where it cannot read them. */
export const readGoals = (texts: ReadonlyArray<string>): ReadonlyArray<Goal | null> =>
  texts.map((text) => {
    const read = statementGoal(text);
    return read._tag === "Outside" ? null : read.goal;
  });

/** Normal forms of statements; null where the model cannot read them. */
export const normalForms = (texts: ReadonlyArray<string>): ReadonlyArray<NormalForm> =>
  texts.map((text) => {
    const read = statementGoal(text);
    if (read._tag === "Outside") return { normalForm: null, nearForm: null };
    return { normalForm: normalForm(read.goal), nearForm: nearForm(read.goal) };
  });

/** What the model needs of an example; the log-probability is absent for what was not sampled from it. */
interface TaskExample extends Pick<Example, "content" | "weight"> {
  readonly logProbability?: number | null;
}

const goalOf = (content: Exclude<Example["content"], { readonly _tag: "dataTask" }>): StatementGoal => {
  if (content._tag === "tactic") return stateGoal(content.state);
  return statementGoal(content._tag === "conjecturer" ? content.seed : content.statement);
};

const trainingExample = ({ content, logProbability, weight }: TaskExample): ReadonlyArray<TrainingExample> => {
  // Its texts are in no language of the model's.
  if (content._tag === "dataTask") return [];
  const read = goalOf(content);
  if (read._tag === "Outside") return [];
  const { goal } = read;
  if (content._tag === "formaliser") return [{ role: "formaliser", informal: content.informal, goal, weight }];
  const sampled = logProbability === undefined ? {} : { sampled: { logProbability } };
  if (content._tag === "tactic")
    return [{ role: "prover", goal, proof: content.tactic, isTactic: true, weight, ...sampled }];
  if (content._tag === "prover") return [{ role: "prover", goal, proof: content.proof, weight, ...sampled }];
  return [{ role: "conjecturer", seed: goal, lemma: content.lemma, statement: content.statement, weight }];
};

/** Trains the model on the examples that it can read as its own actions and edits; in memory that all threads share. */
export const train = (task: {
  readonly settings: Omit<TrainRequest, "examples">;
  /** Null: the base model, which has these features. */
  readonly from: SharedArrayBuffer | null;
  readonly features: Features;
  readonly importanceLevel?: ImportanceLevel;
  readonly examples: ReadonlyArray<TaskExample>;
}): {
  readonly memory: SharedArrayBuffer;
  /** Serialised. */
  readonly parameters: Uint8Array;
  readonly report: Readonly<Record<string, number>>;
} => {
  const { from, importanceLevel = "proof", settings } = task;
  const examples = task.examples.flatMap(trainingExample);
  const { model, report } = fitModel(
    workbench(),
    from === null ? createModel(task.features) : modelOver(from),
    examples,
    {
      passes: settings.proverPasses,
      conjecturerPasses: settings.conjecturerPasses,
      rate: settings.learningRate,
      objective: settings.objective,
      importanceLevel,
    },
    deriveStream(settings.randomSeed, "train"),
  );
  return {
    memory: sharedCopy(model),
    parameters: serialiseModel(model),
    report: { ...report, unread: task.examples.length - examples.length },
  };
};
