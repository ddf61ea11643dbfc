/**
 * Finished runs as they are, compared: those of one experiment are the seeds of an arm, and the arms are paired by seed.
 * Which runs go together, and which cannot be compared at all. Pure.
 */
import path from "node:path";
import { Result } from "effect";
import { canonicalJson, experimentFingerprint, type Json, UserError } from "../domain/index.ts";
import { armNames, armSettings } from "./arms.ts";
import type { RunListing } from "./listing.ts";
import { type SettingDifference, settingDifferences } from "./setting-differences.ts";

/** What a comparison has to know of a run before it reads it. */
export type ComparedRun = Pick<RunListing, "finishedIterations" | "state"> & {
  readonly info: Pick<RunListing["info"], "directory" | "experiment" | "lineage">;
};

export interface RunArms {
  /** The first is the one that the others are compared with: that of the first run. */
  readonly arms: ReadonlyArray<{ readonly name: string; readonly parameters: Readonly<Record<string, unknown>> }>;
  readonly runs: ReadonlyArray<{ readonly directory: string; readonly arm: string; readonly seed: number }>;
  /** Of all runs, ascending. */
  readonly seeds: ReadonlyArray<number>;
  /** The most seeds that an arm has in common with the first, or those of a single arm. */
  readonly pairedSeeds: number;
}

const mistake = (place: string, expected: string, found: string, hint?: string) =>
  Result.fail(new UserError({ place, expected, found, ...(hint === undefined ? {} : { hint }) }));

const seedOf = ({ info }: ComparedRun): number => info.experiment.seed;

/** The same for the runs of an arm: what changes results, but for the seed, and where a branch leaves its parent. */
const armKey = ({ info: { experiment, lineage } }: ComparedRun): string =>
  canonicalJson([experimentFingerprint({ ...experiment, seed: 0 }), lineage?.fromIteration ?? null]);

/** Settings that say where something is or is called; they tell arms apart only where nothing else does. */
const PLACES: ReadonlySet<string> = new Set([
  "name",
  "concurrency",
  "$schema",
  "data.library",
  "data.lemmas",
  "data.proved",
]);
const isPlace = (setting: string): boolean =>
  PLACES.has(setting) || (setting.startsWith("data.") && setting.endsWith(".path"));

const differencesOf = (firsts: ReadonlyArray<ComparedRun>): ReadonlyArray<SettingDifference> => {
  const all = settingDifferences(
    firsts.map(({ info: { experiment } }) => ({ ...(experiment as unknown as Record<string, Json>), seed: 0 })),
  );
  const settings = all.filter((difference) => !isPlace(difference.path));
  const branches = firsts.map(({ info }) => info.lineage?.fromIteration ?? null);
  const branched = new Set(branches).size > 1 ? [{ path: "branch", values: branches }] : [];
  const told = [...settings, ...branched];
  return told.length > 0 ? told : all;
};

const refuseUnfinished = ({
  finishedIterations,
  info: { directory, experiment },
  state,
}: ComparedRun): Result.Result<void, UserError> =>
  state === "finished"
    ? Result.void
    : mistake(
        directory,
        "a finished run",
        `one that is ${state} after ${finishedIterations} of ${experiment.iterations} iterations`,
        state === "stopped" ? `stp run --resume ${directory}` : undefined,
      );

/** A run that stands for the same arm and seed as another; null where there is none. */
const twinIn = (arm: ReadonlyArray<ComparedRun>): readonly [ComparedRun, ComparedRun] | null => {
  for (const [at, run] of arm.entries()) {
    const twin = arm.slice(0, at).find((other) => seedOf(other) === seedOf(run));
    if (twin !== undefined) return [twin, run];
  }
  return null;
};

const seedsText = (runs: ReadonlyArray<ComparedRun>): string =>
  runs
    .map(seedOf)
    .sort((a, b) => a - b)
    .join(", ");

/** The arms of runs, in the order of their first runs. Fails where a run is not finished, stands twice, or has none to be paired with. */
export const runArms = (runs: ReadonlyArray<ComparedRun>): Result.Result<RunArms, UserError> =>
  Result.gen(function* () {
    const folders = runs.map(({ info }) => path.resolve(info.directory));
    const again = folders.findIndex((folder, at) => folders.indexOf(folder) !== at);
    if (again >= 0) return yield* mistake(runs[again]!.info.directory, "each run once", "it twice");
    for (const run of runs) yield* refuseUnfinished(run);
    const arms = [...Map.groupBy(runs, armKey).values()];
    for (const arm of arms) {
      const twins = twinIn(arm);
      if (twins !== null)
        return yield* mistake(
          twins[1].info.directory,
          "one run of each seed with the same settings",
          `seed ${seedOf(twins[1])}, as in ${twins[0].info.directory}`,
        );
    }
    const [baseline = [], ...others] = arms;
    const pairs = others.map((arm) => arm.filter((run) => baseline.some((one) => seedOf(one) === seedOf(run))).length);
    const unpaired = others[pairs.indexOf(0)];
    if (unpaired !== undefined)
      return yield* mistake(
        unpaired[0]!.info.directory,
        `a run of a seed that the runs with the settings of ${baseline[0]!.info.directory} have (${seedsText(baseline)})`,
        `seed ${seedsText(unpaired)} alone`,
        "arms are paired by seed: run both with the same ones",
      );
    const differences = differencesOf(arms.map(([first]) => first!));
    const named = new Set(runs.map(({ info }) => info.experiment.name));
    const names = arms.length === 1 ? [named.size === 1 ? [...named][0]! : "runs"] : armNames(differences, arms.length);
    return {
      arms: arms.map((_, at) => ({ name: names[at]!, parameters: armSettings(differences, at) })),
      runs: arms.flatMap((arm, at) =>
        arm.map((run) => ({ directory: run.info.directory, arm: names[at]!, seed: seedOf(run) })),
      ),
      seeds: [...new Set(runs.map(seedOf))].sort((a, b) => a - b),
      pairedSeeds: others.length === 0 ? baseline.length : Math.max(...pairs),
    };
  });
