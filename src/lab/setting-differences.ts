/** In what runs differ: their settings by the paths that `--set` takes, and what they were made with. */
import { Effect } from "effect";
import { canonicalJson, isJsonObject, type Json } from "../domain/index.ts";
import { data, initial } from "../selfplay/index.ts";
import { RunLog } from "../services/index.ts";

/** One value a run; null where a run has no such setting. */
export interface SettingDifference {
  /** e.g. `prove.conjectureShare`, `data.train.0.path`. */
  readonly path: string;
  readonly values: ReadonlyArray<Json>;
}

/** What stands under the keys of each, where all are objects or all are lists; null where they are not. */
const parts = (values: ReadonlyArray<Json | undefined>): ReadonlyArray<ReadonlyMap<string, Json>> | null =>
  values.every(isJsonObject) || values.every((value) => Array.isArray(value))
    ? values.map((value) => new Map(Object.entries(value as object)))
    : null;

/** The settings in which experiments (or parts of them, at `path`) differ, in the order of the first. */
export const settingDifferences = (
  values: ReadonlyArray<Json | undefined>,
  path: ReadonlyArray<string> = [],
): ReadonlyArray<SettingDifference> => {
  if (new Set(values.map(canonicalJson)).size < 2) return [];
  const inside = parts(values);
  if (inside === null) return [{ path: path.join("."), values: values.map((value) => value ?? null) }];
  const keys = [...new Set(inside.flatMap((one) => [...one.keys()]))];
  return keys.flatMap((key) =>
    settingDifferences(
      inside.map((one) => one.get(key)),
      [...path, key],
    ),
  );
};

/** A setting's value as `--set` takes it; `-` for none. */
export const settingText = (value: Json): string =>
  value === null ? "-" : typeof value === "string" ? value : JSON.stringify(value);

/** What a run was made with beside its settings; null before its set-up is done. */
export interface RunOrigin {
  /** Digest of what judges its proofs. */
  readonly environment: string | null;
  /** Digest of the initial model. */
  readonly initialVersion: string | null;
  /** Digest of the statements and lemmas. */
  readonly data: string | null;
  /** e.g. `runs/quickstart-1 at 2`; null for a run that is no branch. */
  readonly branchOf: string | null;
}

/** The origin of the run whose log is read. */
export const runOrigin = Effect.gen(function* () {
  const log = yield* RunLog;
  const { lineage } = log.info;
  const committed = yield* log.committed;
  const fitted = committed.find(({ step }) => step === initial.name);
  const { environment, version } =
    fitted === undefined ? { environment: null, version: null } : yield* log.read(fitted, initial);
  return {
    environment,
    initialVersion: version,
    data: committed.find(({ step }) => step === data.name)?.digest ?? null,
    branchOf: lineage === null ? null : `${lineage.parentDirectory} at ${lineage.fromIteration}`,
  } satisfies RunOrigin;
});
