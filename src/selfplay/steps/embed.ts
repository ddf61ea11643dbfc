/** Step 6, first half: the statements that the reward compares are placed in a space. */
import { Effect } from "effect";
import {
  type Conjecture,
  type DatasetStatement,
  type EmbeddedBody,
  EmbeddedFields,
  type Statement,
  type StatementId,
  type StepRecord,
  sha256,
} from "../../domain/index.ts";
import { Embedder, Progress } from "../../services/index.ts";
import { conjecturesIn, type RunState, statementOf, tallyOf, versionOf } from "../run-state.ts";
import { serviceStep } from "../step.ts";
import { proving } from "./prove.ts";
import { attemptedConjectures, select } from "./select.ts";

/** The dataset statements that no iteration has proved. */
export const unproved = (state: RunState): ReadonlyArray<DatasetStatement> =>
  state.train.filter(({ id }) => !state.proved.has(id));

/** The statements that the attempted conjectures were made from, each once. */
const seedsOf = (
  state: RunState,
  iteration: number,
  attempted: ReadonlyArray<StatementId>,
): ReadonlyArray<Statement> => {
  const made = conjecturesIn(state, iteration);
  return [...new Set(attempted.map((id) => (made.get(id) as Conjecture).seedId))].map((id) => statementOf(state, id));
};

/**
 * The statements to embed: the attempted conjectures, the dataset statements that no iteration has proved, and the seeds
 * where the reward reads their embeddings. None if no conjecture was proved, since then there is nothing to reward.
 */
export const statementsToEmbed = (state: RunState, iteration: number): ReadonlyArray<Statement> => {
  const conjectures = attemptedConjectures(state, iteration);
  if (!conjectures.some((id) => tallyOf(state, iteration, id).accepted > 0)) return [];
  const compared = [...conjectures.map((id) => statementOf(state, id)), ...unproved(state)];
  if (!state.rewardReads.includes("seedEmbeddings")) return compared;
  const known = new Set(compared.map(({ id }) => id));
  return [...compared, ...seedsOf(state, iteration, conjectures).filter(({ id }) => !known.has(id))];
};

/** The vector of a row. */
export const rowOf = ({ dimension, vectors }: Pick<EmbeddedBody, "dimension" | "vectors">, row: number): Float32Array =>
  vectors.subarray(row * dimension, (row + 1) * dimension);

/** Has the embedder given a statement a place: a vector that is not zero? */
export const isPlaced = (vector: Float32Array): boolean => vector.some((value) => value !== 0);

/**
 * The space that the rows of a record lie in: its embedder, less the version where it follows the model. Its space then
 * moves with the training, but an iteration's is near that of the iterations before.
 */
export const spaceOf = (
  state: RunState,
  { dimension, embedder }: Pick<EmbeddedBody, "dimension" | "embedder">,
): string => `${embedder.replace(versionOf(state), "")} ${dimension}`;

/** Keeps the conjectures of an iteration that were given a place, and forgets those that no window reaches any more. */
const keepPlaces = (state: RunState, record: StepRecord<EmbeddedBody>): void => {
  const { iteration } = record;
  const { window } = state.experiment.examples;
  const made = conjecturesIn(state, iteration);
  const placed = record.statementIds.flatMap((id, row) => {
    const vector = rowOf(record, row);
    // A copy: a view would keep the vectors of all statements of the record.
    return made.has(id) && isPlaced(vector) ? [{ id, embedding: vector.slice() }] : [];
  });
  if (placed.length > 0) state.placedConjectures.set(iteration, { space: spaceOf(state, record), placed });
  if (window === "all") return;
  for (const earlier of state.placedConjectures.keys())
    if (earlier <= iteration - window) state.placedConjectures.delete(earlier);
};

/** Keeps the places of the statements that may be seeds: those that a seed had, and those that a later one may have. */
const keepSeeds = (state: RunState, record: StepRecord<EmbeddedBody>): void => {
  for (const [row, id] of record.statementIds.entries()) {
    const vector = rowOf(record, row);
    if (!isPlaced(vector) || !(state.trainById.has(id) || state.proved.has(id))) continue;
    state.placedStatements.set(id, { space: spaceOf(state, record), embedding: vector.slice() });
  }
};

export const embed = serviceStep<EmbeddedBody>({
  name: "embed",
  form: "embedded",
  fields: EmbeddedFields,
  reads: [select, proving.judged],
  make: Effect.fn("embed.make")(function* ({ state }, iteration) {
    const statements = statementsToEmbed(state, iteration);
    const statementIds = statements.map(({ id }) => id);
    if (statements.length === 0) return { statementIds, embedder: "", dimension: 0, vectors: new Float32Array(0) };
    const embedder = yield* Embedder;
    const embedded = yield* embedder.embed(versionOf(state), statements);
    const left = statements.filter((_, row) => !isPlaced(rowOf(embedded, row)));
    if (left.length > 0)
      yield* Progress.warn(
        `${left.length} of ${statements.length} statements have no embedding and are left out of the reward, the first: ${left[0]?.text}`,
      );
    return { statementIds, ...embedded };
  }),
  check: (state, { iteration }) => ({ statementIds: statementsToEmbed(state, iteration).map(({ id }) => id) }),
  fold: (state, record) => {
    if (state.rewardReads.includes("earlier")) keepPlaces(state, record);
    if (state.rewardReads.includes("seedEmbeddings")) keepSeeds(state, record);
  },
  digestLines: ({ dimension, statementIds, vectors }) => [
    `${dimension} ${statementIds.join(",")}`,
    sha256(new Uint8Array(vectors.buffer, vectors.byteOffset, vectors.byteLength)),
  ],
  tell: ({ statementIds }) => ({ count: statementIds.length, unit: "statements" }),
});
