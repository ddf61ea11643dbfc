/** A run under way: its state, its log, and the one way in which a step becomes part of both. */
import { Clock, Effect } from "effect";
import {
  type Experiment,
  type StepKey,
  type StepName,
  type StepOf,
  type StepRecord,
  stepKey,
} from "../domain/index.ts";
import { CorruptRun, Progress, PromptFormat, type PromptFormatShape, RunLog } from "../services/index.ts";
import { applyRecord } from "./apply-record.ts";
import { recordDigest } from "./digest.ts";
import { initialState, type RunState } from "./run-state.ts";

export interface Run {
  readonly experiment: Experiment;
  readonly state: RunState;
  readonly format: PromptFormatShape;
  /** Keys of the steps that the log has, as `step iteration part`. */
  readonly committed: Set<string>;
}

const keyText = ({ iteration, part, step }: StepKey): string => `${step} ${iteration} ${part}`;

/**
 * The state that a log's records fold to, and their keys. Every record's digest is compared with the one written beside
 * it, so a log edited by hand is found out (`CorruptRun`).
 */
export const foldLog = Effect.fn("foldLog")(function* () {
  const log = yield* RunLog;
  const { directory, experiment } = log.info;
  const state = initialState(experiment);
  const committed = yield* log.committed;
  for (const key of committed) {
    const record = yield* log.read(key);
    if (recordDigest(record) !== key.digest)
      return yield* new CorruptRun({
        directory,
        detail: `step ${key.step} of iteration ${key.iteration}, part ${key.part}, was changed after it was written`,
      });
    yield* Effect.try({
      try: () => applyRecord(state, record),
      catch: (cause) => new CorruptRun({ directory, detail: cause instanceof Error ? cause.message : String(cause) }),
    });
  }
  return { state, committed };
});

/** The run of the log, ready to go on. */
export const openRun = Effect.fn("openRun")(function* () {
  const format = yield* PromptFormat;
  const { committed, state } = yield* foldLog();
  const run: Run = {
    experiment: state.experiment,
    state,
    format,
    committed: new Set(committed.map(keyText)),
  };
  return run;
});

export const isCommitted = (run: Run, step: StepName, iteration: number, part = 0): boolean =>
  run.committed.has(keyText({ iteration, part, step }));

/** Writes a record to the log, then into the state. */
export const commitRecord = Effect.fn("commitRecord")(function* (run: Run, record: StepRecord, startedAt: number) {
  const log = yield* RunLog;
  const now = yield* Clock.currentTimeMillis;
  yield* log.commit(record, recordDigest(record), now - startedAt);
  applyRecord(run.state, record);
  run.committed.add(keyText(stepKey(record)));
});

/** Does a step unless the log has it. */
export const step = <Name extends StepName, E, R>(
  run: Run,
  name: Name,
  iteration: number,
  make: (run: Run, iteration: number) => Effect.Effect<StepOf<Name>, E, R>,
) =>
  Effect.gen(function* () {
    if (isCommitted(run, name, iteration)) return;
    yield* tellStep(run, name, iteration, 0, 1, "records");
    const startedAt = yield* Clock.currentTimeMillis;
    yield* commitRecord(run, yield* make(run, iteration), startedAt);
    yield* tellStep(run, name, iteration, 1, 1, "records");
  });

/** A step that is a function of the state alone. */
export const pureStep = <Name extends StepName>(
  run: Run,
  name: Name,
  iteration: number,
  compute: (state: RunState, iteration: number, format: PromptFormatShape) => StepOf<Name>,
) => step(run, name, iteration, ({ format, state }) => Effect.sync(() => compute(state, iteration, format)));

/** Tells the progress of a step. */
export const tellStep = Effect.fnUntraced(function* (
  run: Run,
  name: StepName,
  iteration: number,
  done: number,
  total: number,
  unit: "statements" | "proofs" | "prompts" | "examples" | "records",
) {
  const progress = yield* Progress;
  const { iterations } = run.experiment;
  yield* progress.report({ _tag: "step", iteration, iterations, step: name, done, total, unit });
});
