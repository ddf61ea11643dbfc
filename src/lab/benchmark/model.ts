/** The model that a benchmark measures: a version of a run, or the one that a run of an experiment would start from. */
import { Effect } from "effect";
import {
  type DatasetStatement,
  type Experiment,
  type ModelVersion,
  SETUP_ITERATION,
  UserError,
} from "../../domain/index.ts";
import {
  closingStep,
  data,
  fitInitialModel,
  foldLog,
  initialState,
  lastKey,
  Plan,
  prepareData,
  readDataFiles,
} from "../../selfplay/index.ts";
import { RunLog, Trainer } from "../../services/index.ts";

/** Which version is meant: after an iteration, by the beginning of its digest, or the last. */
export type VersionChoice =
  | { readonly _tag: "iteration"; readonly iteration: number }
  | { readonly _tag: "version"; readonly version: string }
  | { readonly _tag: "last" };

/** A version, and after which iteration the run had it; the number of iterations for the one at the end. */
export interface RunVersion {
  readonly iteration: number;
  readonly version: ModelVersion;
}

/** A version of a run, with what of the run a benchmark needs. */
export interface VersionOfRun extends RunVersion {
  readonly parameters: Uint8Array | null;
  readonly heldOut: ReadonlyArray<DatasetStatement>;
  readonly train: ReadonlyArray<DatasetStatement>;
}

const afterText = (iteration: number, iterations: number): string =>
  iteration < 0 ? "initial" : iteration < iterations ? `iteration ${iteration}` : "end";

const shortVersion = (version: string): string => version.slice(0, 12);

/** e.g. `0f93… (initial), 1b2c… (iteration 0 to 4)`: at most so many. */
const versionsText = (versions: ReadonlyArray<RunVersion>, iterations: number): string =>
  [...Map.groupBy(versions, ({ version }) => version)]
    .map(([version, all]) => `${shortVersion(version)} (${afterText(all.at(-1)!.iteration, iterations)})`)
    .join(", ");

/** The chosen one of a run's versions, in their order. */
const chosen = (versions: ReadonlyArray<RunVersion>, choice: VersionChoice, iterations: number) => {
  const last = versions.at(-1);
  if (last === undefined)
    return new UserError({
      place: "stp benchmark",
      expected: "a run with a model",
      found: "one whose set-up is not done",
    });
  if (choice._tag === "last") return last;
  if (choice._tag === "iteration")
    return (
      versions.find(({ iteration }) => iteration === choice.iteration) ??
      new UserError({
        place: "--iteration",
        expected: `an iteration that the run has finished, ${SETUP_ITERATION} (the initial model) to ${last.iteration}`,
        found: String(choice.iteration),
      })
    );
  const meant = versions.filter(({ version }) => version.startsWith(choice.version));
  const different = new Set(meant.map(({ version }) => version)).size;
  // Measured last: with the draws of that evaluation.
  if (different === 1) return meant.at(-1)!;
  return new UserError({
    place: "--version",
    expected: `the beginning of one of the run's versions, ${versionsText(versions, iterations)}`,
    found: different === 0 ? choice.version : `${choice.version}, with which ${different} begin`,
  });
};

/** The chosen version of the run whose log is read. */
export const versionOfRun = Effect.fn("benchmark.versionOfRun")(function* (choice: VersionChoice) {
  const log = yield* RunLog;
  const plan = yield* Plan;
  const { experiment } = log.info;
  const closing = closingStep(plan);
  const versions: Array<RunVersion> = [];
  const state = yield* foldLog((before, { iteration }, step) =>
    Effect.sync(() => {
      if (step === closing && before.version !== null) versions.push({ iteration, version: before.version });
    }),
  );
  if (state.initialVersion !== null) versions.unshift({ iteration: SETUP_ITERATION, version: state.initialVersion });
  const end = lastKey(plan, experiment);
  const isFinished = (yield* log.committed).some(
    ({ iteration, step }) => iteration === end.iteration && step === end.step,
  );
  if (isFinished && state.version !== null) versions.push({ iteration: end.iteration, version: state.version });
  const found = chosen(versions, choice, experiment.iterations);
  if (found instanceof UserError) return yield* found;
  const parameters = yield* log.parameters(found.version);
  return { ...found, parameters, heldOut: state.heldOut, train: state.train } satisfies VersionOfRun;
});

/** Makes a version of a run ready to be sampled. */
export const restoreVersion = Effect.fn("benchmark.restore")(function* ({ parameters, version }: VersionOfRun) {
  const trainer = yield* Trainer;
  yield* trainer.restore({ version, parameters });
});

/** The model that a run of an experiment starts from: fitted to its library, or the base model where it has none. */
export const initialModel = Effect.fn("benchmark.initialModel")(function* (experiment: Experiment) {
  const bare = { ...experiment, data: { ...experiment.data, train: [], heldOut: [] } };
  const raw = yield* readDataFiles(bare);
  const prepared = yield* prepareData(bare, raw);
  const state = initialState(yield* Plan, bare);
  data.fold(state, { ...prepared, _tag: data.name, iteration: SETUP_ITERATION, part: 0 });
  const { version } = yield* fitInitialModel({ experiment: bare, state });
  return version;
});
