/** What a run's log says beyond its state: which conjectures each reward kept, and what each training was given. */
import { Effect } from "effect";
import type { ExampleReference, ModelVersion, StatementId, StepRecord, TrainedBody } from "../domain/index.ts";
import { examples, finalExamples, foldLog, type RunState, reward, type Step } from "../selfplay/index.ts";

/** A training of the model, and the examples that were chosen for it; the library's are not among them. */
export interface TrainingSet {
  /** −1 for the initial model, the number of iterations for the end. */
  readonly iteration: number;
  readonly examples: ReadonlyArray<ExampleReference>;
  /** Null where the log ends before the model is trained. */
  readonly trained: Pick<TrainedBody, "from" | "version"> | null;
}

export interface RunHistory {
  readonly state: RunState;
  /** Per iteration, the conjectures that its reward kept, with their weights. */
  readonly kept: ReadonlyMap<number, ReadonlyMap<StatementId, number>>;
  /** In the order of the log. */
  readonly trainingSets: ReadonlyArray<TrainingSet>;
}

/** Whether a step, or one that stands for it, has written the record. */
export const isOf = <Body extends object>(record: StepRecord, step: Step<Body>): record is StepRecord<Body> =>
  record._tag === step.name;

type Chosen = Pick<TrainingSet, "examples" | "iteration">;

/** Folds the log; `visit` sees every record with the state before it. */
export const runHistory = Effect.fn("runHistory")(function* <E = never, R = never>(
  visit: (state: RunState, record: StepRecord, step: Step) => Effect.Effect<void, E, R> = () => Effect.void,
  keeps: RunState["keeps"] = "accepted",
) {
  const kept = new Map<number, ReadonlyMap<StatementId, number>>();
  const trainingSets: Array<TrainingSet> = [];
  let chosen = null as Chosen | null;
  const state = yield* foldLog((before, record, step) => {
    const { iteration } = record;
    if (isOf(record, reward)) kept.set(iteration, new Map(record.kept.map(({ id, weight }) => [id, weight])));
    if (isOf(record, examples) || isOf(record, finalExamples)) chosen = { iteration, examples: record.examples };
    if (step.form === "trained") {
      const { from, version } = record as StepRecord<TrainedBody>;
      trainingSets.push({ ...(chosen ?? { iteration, examples: [] }), trained: { from, version } });
      chosen = null;
    }
    return visit(before, record, step);
  }, keeps);
  if (chosen !== null) trainingSets.push({ ...chosen, trained: null });
  return { state, kept, trainingSets } satisfies RunHistory;
});

/** The version that sampled in an iteration; null before the initial model. */
export const versionIn = ({ trainingSets }: RunHistory, iteration: number): ModelVersion | null =>
  trainingSets.findLast((one) => one.iteration < iteration && one.trained !== null)?.trained?.version ?? null;
