/** The grid of a sweep: every choice of values for some settings. Pure. */
import { Result } from "effect";
import { type Json, parseOverride, UserError } from "../domain/index.ts";
import type { SettingDifference } from "./setting-differences.ts";

/** A setting and the values that it is to have. */
export interface SweptSetting {
  readonly path: string;
  /** As `--set` takes them. */
  readonly texts: ReadonlyArray<string>;
  readonly values: ReadonlyArray<Json>;
}

/** The parts between commas, but for those inside quotes, brackets and braces. */
const betweenCommas = (text: string): ReadonlyArray<string> => {
  const parts = [""];
  let depth = 0;
  let isQuoted = false;
  for (const [character] of text.matchAll(/\\.|[^\\]|\\$/gsu)) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && /^[[{]$/.test(character)) depth++;
    if (!isQuoted && /^[\]}]$/.test(character)) depth--;
    if (character === "," && depth === 0 && !isQuoted) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
};

const mistake = (expected: string, found: string) =>
  Result.fail(
    new UserError({ place: "--over", expected, found, hint: "e.g. --over prove.conjectureShare=0,0.25,0.5" }),
  );

/** `path.to.key=value,value,…`. */
export const parseOver = (given: string): Result.Result<SweptSetting, UserError> =>
  Result.gen(function* () {
    const equals = given.indexOf("=");
    const texts = betweenCommas(given.slice(equals + 1));
    if (equals <= 0 || texts.some((text) => text === ""))
      return yield* mistake("path.to.key=value,value,…", JSON.stringify(given));
    const path = given.slice(0, equals).trim();
    if (path === "seed") return yield* mistake("a setting other than the seed, of which --seeds says how many", "seed");
    const twice = texts.find((text, at) => texts.indexOf(text) !== at);
    if (twice !== undefined) return yield* mistake(`each value of ${path} once`, `${twice} twice`);
    const overrides = yield* Result.all(texts.map((text) => parseOverride(`${path}=${text}`, "--over")));
    return { path, texts, values: overrides.map(({ value }) => value) };
  });

/** A point of the grid: what `--set` is given, and what it says of each setting. */
export interface GridPoint {
  readonly overrides: ReadonlyArray<string>;
  readonly values: ReadonlyArray<Json>;
}

/** Every choice of a value for each setting, the last setting changing first. */
export const gridPoints = (settings: ReadonlyArray<SweptSetting>): ReadonlyArray<GridPoint> =>
  settings.reduce<ReadonlyArray<GridPoint>>(
    (points, { path, texts, values }) =>
      points.flatMap((point) =>
        texts.map((text, at) => ({
          overrides: [...point.overrides, `${path}=${text}`],
          values: [...point.values, values[at]!],
        })),
      ),
    [{ overrides: [], values: [] }],
  );

/** The grid as the settings in which its points differ. */
export const gridDifferences = (
  settings: ReadonlyArray<SweptSetting>,
  points: ReadonlyArray<GridPoint>,
): ReadonlyArray<SettingDifference> =>
  settings.map(({ path }, at) => ({ path, values: points.map(({ values }) => values[at]!) }));
