/** The first place where two records differ, with both values: what a replay says of a log that does not agree. */

export interface Difference {
  /** Path inside the record, e.g. `kept[3].weight`. */
  readonly path: string;
  /** What the log has and what was recomputed, as JSON; "nothing" where a side has no such entry. */
  readonly logged: string;
  readonly recomputed: string;
}

const nothing = "nothing";

const shown = (value: unknown): string => {
  if (value === undefined) return nothing;
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const isList = (value: unknown): value is ReadonlyArray<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The first difference in the order of `recomputed`'s keys, or null. Keys that only the log has are compared too. */
export const firstDifference = (logged: unknown, recomputed: unknown, path = ""): Difference | null => {
  if (isList(logged) && isList(recomputed)) {
    const length = Math.max(logged.length, recomputed.length);
    for (let i = 0; i < length; i++) {
      const found = firstDifference(logged[i], recomputed[i], `${path}[${i}]`);
      if (found !== null) return found;
    }
    return null;
  }
  if (isObject(logged) && isObject(recomputed) && !isList(logged) && !isList(recomputed)) {
    for (const key of new Set([...Object.keys(recomputed), ...Object.keys(logged)])) {
      const found = firstDifference(logged[key], recomputed[key], path === "" ? key : `${path}.${key}`);
      if (found !== null) return found;
    }
    return null;
  }
  return Object.is(logged, recomputed) ? null : { path, logged: shown(logged), recomputed: shown(recomputed) };
};
