/** Arms of a comparison that are told apart by settings: how they are called. Pure. */
import type { Json } from "../domain/index.ts";
import { type SettingDifference, settingText } from "./setting-differences.ts";

/** Longer names make no column. */
const LONGEST_NAME = 40;

const lastKey = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/**
 * A name for each arm by the settings in which they differ, e.g. `conjectureShare=0.25`; `arm 1`, `arm 2`, … where these are
 * too long or do not tell them apart.
 */
export const armNames = (differences: ReadonlyArray<SettingDifference>, arms: number): ReadonlyArray<string> => {
  const paths = differences.map(({ path }) => path);
  const keyOf = (path: string): string =>
    paths.some((other) => other !== path && lastKey(other) === lastKey(path)) ? path : lastKey(path);
  const names = Array.from({ length: arms }, (_, at) =>
    differences.map(({ path, values }) => `${keyOf(path)}=${settingText(values[at]!)}`).join(" "),
  );
  const areNames = new Set(names).size === arms && names.every((name) => name !== "" && name.length <= LONGEST_NAME);
  return areNames ? names : names.map((_, at) => `arm ${at + 1}`);
};

/** What an arm has of the settings in which they differ, by path. */
export const armSettings = (
  differences: ReadonlyArray<SettingDifference>,
  at: number,
): Readonly<Record<string, Json>> => Object.fromEntries(differences.map(({ path, values }) => [path, values[at]!]));
