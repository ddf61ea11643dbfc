/**
 * What a run knows of its critic: the pairs of all iterations, the version that they made, and what it says of the
 * statements. It is kept apart from the steps that fill it, since searches, which come before them, ask it.
 */
import { Effect } from "effect";
import type { ModelVersion, StatementId } from "../domain/index.ts";
import { PairGatherer } from "../search/index.ts";
import { Critic, CriticError, CriticTrainer, RunLog } from "../services/index.ts";
import { type RunState, type Slice, sliceOf } from "./run-state.ts";

type Indexes = Array<readonly [better: number, worse: number]>;

interface CriticMemory {
  /** Null until a critic has learned from a pair. */
  version: ModelVersion | null;
  readonly gatherer: PairGatherer;
  /** Pairs by the gatherer's indexes: those to learn from, and those of held-out statements. */
  readonly training: Indexes;
  readonly heldOut: Indexes;
  /** The state of each statement that a search has opened. */
  readonly openings: Map<StatementId, string>;
  /** What the critic said of these after the last iteration; empty where it was not asked. */
  openingValues: ReadonlyMap<StatementId, number | null>;
}

const memory: Slice<CriticMemory> = {
  initial: () => ({
    version: null,
    gatherer: new PairGatherer(),
    training: [],
    heldOut: [],
    openings: new Map(),
    openingValues: new Map(),
  }),
};

export const criticOf = (state: RunState): CriticMemory => sliceOf(state, memory);

/** The critic's version, known to the services of this process; null where there is no critic yet. */
export const readyCritic = Effect.fn("readyCritic")(function* (state: RunState) {
  const { version } = criticOf(state);
  if (version === null) return null;
  const log = yield* RunLog;
  const trainer = yield* CriticTrainer;
  yield* trainer.restore({ version, parameters: yield* log.parameters(version) });
  return version;
});

/** Asks a version for values. */
const valuesOf = Effect.fn("critic.values")(function* (version: ModelVersion, states: ReadonlyArray<string>) {
  const critic = yield* Critic;
  const values = yield* critic.evaluate(version, states);
  if (values.length !== states.length)
    return yield* new CriticError({ message: `expected ${states.length} values, found ${values.length}` });
  return values;
});

/** Asks a version for values, about each state once, those that are new together. */
export const askingOnce = (version: ModelVersion) => {
  const known = new Map<string, number | null>();
  return Effect.fnUntraced(function* (states: ReadonlyArray<string>) {
    const asked = [...new Set(states)].filter((state) => !known.has(state));
    const values = asked.length === 0 ? [] : yield* valuesOf(version, asked);
    asked.forEach((state, i) => {
      known.set(state, values[i] ?? null);
    });
    return states.map((state) => known.get(state) ?? null);
  });
};
export type CriticValues = ReturnType<typeof askingOnce>;
