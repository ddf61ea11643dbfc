/** Which runs of a folder are meant: by a setting, a tag or their state. Pure. */
import { Result } from "effect";
import {
  canonicalJson,
  type Experiment,
  isJsonObject,
  type Json,
  nearest,
  parseOverride,
  UserError,
  valueAt,
} from "../domain/index.ts";
import type { RunListing } from "./listing.ts";

/** What filters look at. */
export interface FilteredRun {
  readonly state: RunListing["state"];
  readonly tags: ReadonlyArray<string>;
  readonly experiment: Experiment;
}

export interface RunFilter {
  /** `state`, `tag`, or the path of a setting. */
  readonly path: ReadonlyArray<string>;
  readonly value: Json;
  /** The value as it was written, for settings and tags that look like a number. */
  readonly text: string;
}

const STATES: ReadonlyArray<RunListing["state"]> = ["finished", "running", "stopped"];

/** `state=STATE`, `tag=TAG`, or `path.to.key=value` for a setting, whose value is JSON where it parses. */
export const parseFilter = (given: string): Result.Result<RunFilter, UserError> =>
  Result.flatMap(parseOverride(given, "--filter"), ({ path, value }) => {
    const text = given.slice(given.indexOf("=") + 1);
    if (path.join(".") !== "state" || STATES.some((state) => state === text))
      return Result.succeed({ path, value, text });
    return Result.fail(
      new UserError({ place: "--filter state", expected: STATES.join(" or "), found: JSON.stringify(text) }),
    );
  });

const settingAt = (experiment: Experiment, path: ReadonlyArray<string>): Json | undefined =>
  valueAt(experiment as unknown as Json, path);

/** Whether a run is meant. */
export const passesFilter = ({ path, text, value }: RunFilter, { experiment, state, tags }: FilteredRun): boolean => {
  const name = path.join(".");
  if (name === "state") return state === text;
  if (name === "tag") return tags.includes(text);
  const found = settingAt(experiment, path);
  return found !== undefined && (found === text || canonicalJson(found) === canonicalJson(value));
};

/** Fails where a filter names a setting that none of the runs has. */
export const refuseUnknownSetting = (
  { path }: RunFilter,
  runs: ReadonlyArray<FilteredRun>,
): Result.Result<void, UserError> => {
  const isKnown = (some: ReadonlyArray<string>): boolean =>
    runs.some(({ experiment }) => settingAt(experiment, some) !== undefined);
  if (runs.length === 0 || ["state", "tag"].includes(path.join(".")) || isKnown(path)) return Result.void;
  const depth = path.findIndex((_, at) => !isKnown(path.slice(0, at + 1)));
  const key = path[depth]!;
  const inside = runs.map(({ experiment }) => settingAt(experiment, path.slice(0, depth)));
  const keys = [...new Set(inside.flatMap((value) => (isJsonObject(value) ? Object.keys(value) : [])))];
  const known = depth === 0 ? ["state", "tag", ...keys] : keys;
  const near = nearest(key, known);
  return Result.fail(
    new UserError({
      place: `--filter ${path.join(".")}`,
      expected: known.length === 0 ? "no further key" : `one of ${known.join(", ")}`,
      found: `"${key}"`,
      ...(near === null ? {} : { hint: `did you mean "${near}"?` }),
    }),
  );
};
