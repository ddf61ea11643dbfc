/** States of tiny runs to test the pure steps on: played once per set of overrides, with the mock back ends. */
import { Effect } from "effect";
import type { StepRecord } from "../../src/domain/index.ts";
import { applyRecord, initialState, plans, type RunState, runSelfPlay, type Step } from "../../src/selfplay/index.ts";
import { memoryRunLog, type Store } from "./memory-run-log.ts";
import { HashVerifier, mockBackEnds } from "./mock-back-ends.ts";
import { readTinyData, tinyExperiment } from "./tiny-experiment.ts";

const play = (overrides: ReadonlyArray<string>): Promise<ReadonlyArray<StepRecord>> => {
  const store: Store = new Map();
  // A large share of accepted proofs gives every rule something to do.
  const backEnds = mockBackEnds({ verifier: HashVerifier(false, 0.3) });
  return Effect.runPromise(
    runSelfPlay(readTinyData).pipe(
      Effect.provide([memoryRunLog(tinyExperiment(...overrides), store), backEnds]),
      Effect.map(() => [...store.values()].map(({ record }) => record)),
    ),
  );
};

const played = new Map<string, Promise<ReadonlyArray<StepRecord>>>();

/** All records of a finished tiny run, in the order of their commits; each run is played once. */
export const playedRecords = (...overrides: ReadonlyArray<string>): Promise<ReadonlyArray<StepRecord>> => {
  const key = overrides.join(" ");
  const records = played.get(key) ?? play(overrides);
  played.set(key, records);
  return records;
};

/** The state before the first record that `until` names, of a run of the experiment with overrides. */
export const stateBefore = (
  records: ReadonlyArray<StepRecord>,
  overrides: ReadonlyArray<string>,
  until: (record: StepRecord) => boolean,
): RunState => {
  const experiment = tinyExperiment(...overrides);
  const state = initialState(plans[experiment.algorithm]!, experiment);
  for (const record of records) {
    if (until(record)) break;
    applyRecord(state, record);
  }
  return state;
};

/** The records of a step among others, in their order. */
export const recordsOf = <Body extends object>(
  records: ReadonlyArray<StepRecord>,
  step: Step<Body>,
): ReadonlyArray<StepRecord<Body>> => records.filter((record): record is StepRecord<Body> => record._tag === step.name);
