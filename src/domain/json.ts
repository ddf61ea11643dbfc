/** Plain JSON values: overlaying one on another and spelling distance, for configurations and messages. */
export type Json = null | boolean | number | string | ReadonlyArray<Json> | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** `over` laid on `under`: objects key by key, anything else replaced. */
export const overlay = (under: Json, over: Json): Json => {
  if (!isJsonObject(under) || !isJsonObject(over)) return over;
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, below === undefined ? value : overlay(below, value));
  }
  return Object.fromEntries(merged);
};

/** What stands at a path; undefined where nothing does. */
export const valueAt = (json: Json | undefined, path: ReadonlyArray<string>): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined,
    json,
  );

/** The JSON of a text. Throws `SyntaxError`; for an integer that would become another one, `RangeError` with its digits. */
export const parseJson = (text: string): Json =>
  JSON.parse(text, (_key, value: Json, context?: { readonly source?: string }) => {
    const source = context?.source ?? "";
    if (typeof value === "number" && /^-?\d+$/.test(source) && !Number.isSafeInteger(value))
      throw new RangeError(source);
    return value;
  }) as Json;

/** The JSON of a text; undefined where it is none. */
export const jsonOf = (text: string): Json | undefined => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
};

export const SAFE_INTEGER = `an integer of at most ${Number.MAX_SAFE_INTEGER}`;

/** Levenshtein distance in UTF-16 units. */
export const editDistance = (a: string, b: string): number => {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, (previous[j] as number) + 1, (row[j - 1] as number) + 1));
    }
    previous = row;
  }
  return previous[b.length] as number;
};

/** The candidate nearest in spelling, if it is near enough to be meant: at most a third of the letters differ (or two). */
export const nearest = (word: string, candidates: ReadonlyArray<string>): string | null => {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
};

/** JSON with the keys of every object sorted: equal values give equal texts. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    isJsonObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
