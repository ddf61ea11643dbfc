/**
 * The critic learns after every iteration, from the searches that found a proof which was accepted: pairs, training, and
 * what it says of the statements that are still to be proved (InternLM2.5-StepProver, arXiv 2410.15700).
 */
import { Effect, Schema } from "effect";
import {
  attemptKey,
  canonicalJson,
  deriveSeed,
  deriveStream,
  type Experiment,
  type ModelVersion,
  proofId,
  proofOfTactics,
  StatementId,
  sha256,
  type TrainedBody,
  TrainedFields,
} from "../../domain/index.ts";
import {
  criticValue,
  deserialiseCritic,
  PairGatherer,
  type PairTable,
  type PreferencePair,
  pairAccuracy,
  preferencePairs,
  replaySearch,
  thinned,
  trainLogLinearCritic,
} from "../../search/index.ts";
import { CriticTrainer } from "../../services/index.ts";
import { askingOnce, criticOf, readyCritic } from "../critic.ts";
import type { RunState } from "../run-state.ts";
import { loggedOptions } from "../search-statement.ts";
import { pureStep, serviceStep } from "../step.ts";
import { searchesIn, searchingSelected } from "./search.ts";
import { provingSearched } from "./search-prove.ts";
import { openStatements } from "./search-select.ts";

const pairFields = Schema.Struct({
  /** Each once; `no goals` stands for the end of a proof. */
  states: Schema.Array(Schema.String),
  /** Pairs that no earlier search gave, the preferred state first, by the statement searched. */
  statements: Schema.Array(
    Schema.Struct({ statementId: StatementId, pairs: Schema.Array(Schema.Tuple([Schema.Int, Schema.Int])) }),
  ),
});

/** The pairs of an iteration's searches by statement, those that prefer a finished proof thinned. */
const pairsOf = (state: RunState, iteration: number): ReadonlyMap<StatementId, ReadonlyArray<PreferencePair>> => {
  const { experiment } = state;
  const { noGoalShare } = experiment.search.critic;
  const draw = ({ worse }: PreferencePair): number =>
    deriveStream(experiment.seed, "critic", "no-goals", worse).nextDouble();
  const pairs = new Map<StatementId, ReadonlyArray<PreferencePair>>();
  for (const { statementId, tree } of searchesIn(state, searchingSelected, iteration)) {
    const search = replaySearch(tree, loggedOptions(experiment, iteration, tree));
    if (search.proof === null) continue;
    const id = proofId(proofOfTactics(search.proof));
    // What was found is no proof before it was judged as a whole.
    if (!state.proofByKey.has(attemptKey({ statementId, proofId: id }))) continue;
    const more = thinned(preferencePairs(search), noGoalShare, draw);
    pairs.set(statementId, [...(pairs.get(statementId) ?? []), ...more]);
  }
  return pairs;
};

/** Whether the pairs of a statement measure the critic instead of teaching it. */
const isHeldOut = ({ search, seed }: Experiment, id: StatementId): boolean =>
  deriveStream(seed, "critic", "held-out", id).nextDouble() < search.critic.heldOutShare;

/** The pairs that an iteration adds. */
export const criticPairs = pureStep<typeof pairFields.Type>({
  name: "critic-pairs",
  fields: pairFields,
  reads: [searchingSelected.searched, provingSearched.judged],
  compute: (state, iteration) => {
    const { gatherer } = criticOf(state);
    const table = new PairGatherer();
    const statements = [...pairsOf(state, iteration)].flatMap(([statementId, all]) => {
      const pairs = table.add(all.filter((pair) => !gatherer.has(pair)));
      return pairs.length === 0 ? [] : [{ statementId, pairs }];
    });
    return { states: table.texts, statements };
  },
  fold: (state, { statements, states }) => {
    const { gatherer, heldOut, training } = criticOf(state);
    for (const { pairs, statementId } of statements) {
      const added = gatherer.add(pairs.map(([better, worse]) => ({ better: states[better]!, worse: states[worse]! })));
      (isHeldOut(state.experiment, statementId) ? heldOut : training).push(...added);
    }
  },
  tell: ({ statements }) => ({ count: statements.reduce((sum, { pairs }) => sum + pairs.length, 0), unit: "pairs" }),
});

const trainFields = Schema.Struct({
  ...TrainedFields.fields,
  /** Pairs learned from. */
  pairs: Schema.Int,
  /** How the new critic orders the pairs of held-out statements. */
  heldOut: Schema.Struct({ pairs: Schema.Int, right: Schema.Int, unvalued: Schema.Int }),
});
type CriticBody = typeof trainFields.Type & TrainedBody;

/** What a training is given besides its table. */
const trainingOf = ({ search, seed }: Experiment, iteration: number) => {
  const { batchSize, learningRate, maximumTokens, passes } = search.critic;
  return {
    batchSize,
    iteration,
    learningRate,
    maximumTokens,
    passes,
    randomSeed: deriveSeed(seed, "critic", iteration),
  };
};

/** The pairs of held-out statements over their own states. */
const heldOutTable = (state: RunState): PairTable => {
  const { gatherer, heldOut } = criticOf(state);
  const table = new PairGatherer();
  const { texts } = gatherer;
  const pairs = table.add(heldOut.map(([better, worse]) => ({ better: texts[better]!, worse: texts[worse]! })));
  return { states: table.texts, pairs };
};

/** Trains the critic from its base on the pairs of all iterations; without a pair there is none to be asked. */
export const trainCritic = serviceStep<CriticBody>({
  name: "critic-train",
  form: "trained",
  fields: trainFields,
  reads: [criticPairs],
  make: Effect.fn("critic.train")(function* ({ experiment, state }, iteration) {
    const { gatherer, training } = criticOf(state);
    const trainer = yield* CriticTrainer;
    const table = { states: gatherer.texts, pairs: training };
    const trained = yield* trainer.train({ ...trainingOf(experiment, iteration), table });
    const measured = heldOutTable(state);
    const values = training.length === 0 ? [] : yield* askingOnce(trained.version)(measured.states);
    const heldOut = pairAccuracy(measured, values);
    const accuracy = heldOut.pairs === 0 ? {} : { heldOutAccuracy: heldOut.right / heldOut.pairs };
    const { parameters, report, version } = trained;
    return {
      from: null,
      version,
      parameters,
      report: { ...report, pairs: training.length, heldOutPairs: heldOut.pairs, ...accuracy },
      pairs: training.length,
      heldOut,
    };
  }),
  // A critic whose parameters are the log-linear one's is fitted and measured again.
  check: (state, { iteration, parameters }) => {
    const { gatherer, training } = criticOf(state);
    const known = { from: null, pairs: training.length };
    if (parameters === null || deserialiseCritic(parameters) === null) return known;
    const table = { states: gatherer.texts, pairs: training };
    const fitted = trainLogLinearCritic(table, trainingOf(state.experiment, iteration)).parameters;
    const weights = deserialiseCritic(fitted)!;
    const measured = heldOutTable(state);
    const values = training.length === 0 ? [] : measured.states.map((one) => criticValue(weights, one));
    return { ...known, version: sha256(fitted) as ModelVersion, heldOut: pairAccuracy(measured, values) };
  },
  fold: (state, { pairs, version }) => {
    if (pairs > 0) criticOf(state).version = version;
  },
  digestLines: ({ heldOut, pairs, version }) => [version, canonicalJson({ pairs, heldOut })],
  tell: ({ pairs }) => ({ count: pairs, unit: "pairs" }),
});

const rankFields = Schema.Struct({
  /** What the critic says of the statement's own state. */
  values: Schema.Array(Schema.Struct({ statementId: StatementId, value: Schema.NullOr(Schema.Finite) })),
});

/** What is still to be proved and whose state a search has opened. */
const openings = (state: RunState): ReadonlyArray<{ readonly id: StatementId; readonly opening: string }> => {
  const { openings: opened, version } = criticOf(state);
  if (version === null) return [];
  return openStatements(state).flatMap((id) => {
    const opening = opened.get(id);
    return opening === undefined ? [] : [{ id, opening }];
  });
};

/** Asks the critic about the statements that are still to be proved, for the next iteration to choose from. */
export const criticRank = serviceStep<typeof rankFields.Type>({
  name: "critic-rank",
  fields: rankFields,
  reads: [trainCritic],
  make: Effect.fn("critic.rank")(function* ({ state }) {
    const version = yield* readyCritic(state);
    const open = openings(state);
    const values = version === null ? [] : yield* askingOnce(version)(open.map(({ opening }) => opening));
    return { values: open.map(({ id }, i) => ({ statementId: id, value: values[i] ?? null })) };
  }),
  check: (state, { values }) => ({
    values: openings(state).map(({ id }, i) => ({ value: null, ...values[i], statementId: id })),
  }),
  fold: (state, { values }) => {
    criticOf(state).openingValues = new Map(values.map(({ statementId, value }) => [statementId, value]));
  },
  tell: ({ values }) => ({ count: values.length, unit: "statements" }),
});
