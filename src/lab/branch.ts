/** The configuration of a branch: its parent's with changes, of which some would not fit what the two share. */
import { Effect, Result } from "effect";
import { canonicalJson, type Experiment, type ExperimentFormat, type Json, UserError } from "../domain/index.ts";
import { finishedIterations } from "./listing.ts";

/** Settings that made the records which a branch takes over: the data, and the initial model fitted to the library. */
const sharedSettings = ["data", "supervised", "model"] as const;

/** The effective configuration of a run with overrides; it has every key, so no preset shows through. */
export const overriddenExperiment = (
  decode: ExperimentFormat["decode"],
  experiment: Experiment,
  overrides: ReadonlyArray<string>,
  place: string,
): Result.Result<Experiment, UserError> =>
  decode(JSON.parse(JSON.stringify(experiment)) as Json, { file: place, overrides });

/**
 * The parent's configuration with overrides such as `reward.variant=uniform`. `place` names the parent in messages.
 * Fails on an override that does not decode, and on one that changes what the branch shares with its parent.
 */
export const branchExperiment = (
  decode: ExperimentFormat["decode"],
  parent: Experiment,
  overrides: ReadonlyArray<string>,
  place: string,
): Result.Result<Experiment, UserError> =>
  Result.gen(function* () {
    const before = yield* overriddenExperiment(decode, parent, [], place);
    const experiment = yield* overriddenExperiment(decode, parent, overrides, place);
    const changed = sharedSettings.find(
      (key) => canonicalJson(before[key] as Json) !== canonicalJson(experiment[key] as Json),
    );
    if (changed === undefined) return experiment;
    return yield* Result.fail(
      new UserError({
        place: `--set ${changed}`,
        expected: "the parent's setting, since the branch shares its set-up",
        found: "another one",
        hint: "for a run with other data or another model: stp run",
      }),
    );
  });

/** Fails where the parent, whose log is read, has not finished the iterations that a branch is to share. */
export const refuseUnfinished = Effect.fn("refuseUnfinished")(function* (fromIteration: number) {
  const finished = yield* finishedIterations;
  if (Number.isInteger(fromIteration) && fromIteration >= 0 && fromIteration <= finished) return;
  return yield* new UserError({
    place: "--from",
    expected: finished < 0 ? "a parent whose set-up is done" : `an iteration from 0 to ${finished}`,
    found: String(fromIteration),
  });
});
