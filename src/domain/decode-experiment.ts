/**
 * From the JSON of an experiment file and `--set` overrides to an effective configuration. Later wins: schema defaults,
 * preset, the algorithm's defaults, file, overrides, and last the settings that make the algorithm what it is. One message
 * per mistake, with the path, what was expected, what was found and the nearest known key.
 */
import { Record as Records, Result, Schema, SchemaIssue } from "effect";
import { sha256 } from "./digest.ts";
import {
  type BackEndSettings,
  type Experiment,
  engineFields,
  PresetName,
  SECTIONS,
  type Section,
} from "./experiment.ts";
import { jsonSchemaOf, keysAt } from "./experiment-json-schema.ts";
import { asksCritic } from "./experiment-search.ts";
import {
  canonicalJson,
  isJsonObject,
  type Json,
  type JsonObject,
  nearest,
  overlay,
  parseJson,
  SAFE_INTEGER,
  valueAt,
} from "./json.ts";
import { LANGUAGE_CRITIC, LANGUAGE_MODEL, type Partially, PRESETS } from "./presets.ts";
import { setting } from "./setting.ts";
import { thrownText, UserError } from "./user-error.ts";

const mistake = (place: string, expected: string, found: string) =>
  Result.fail(new UserError({ place, expected, found }));

/** The text of an experiment file as JSON; a syntax error names the line. */
export const parseExperimentText = (file: string, text: string): Result.Result<Json, UserError> => {
  try {
    return Result.succeed(parseJson(text));
  } catch (cause) {
    if (cause instanceof RangeError) return mistake(file, SAFE_INTEGER, cause.message);
    const message = thrownText(cause);
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? "" : `:${text.slice(0, Number(position)).split("\n").length}`;
    return mistake(`${file}${line}`, "JSON", message);
  }
};

/** A value that a user gives to a setting, or asks for. */
export interface Override {
  readonly path: ReadonlyArray<string>;
  readonly value: Json;
}

/** `path.to.key=value`; the value is JSON where it parses, else a string. `flag` is what it was given with. */
export const parseOverride = (text: string, flag = "--set"): Result.Result<Override, UserError> => {
  const equals = text.indexOf("=");
  const path = text.slice(0, Math.max(equals, 0)).split(".");
  if (equals <= 0 || path.some((key) => key === "")) return mistake(flag, "path.to.key=value", JSON.stringify(text));
  const written = text.slice(equals + 1);
  try {
    return Result.succeed({ path, value: parseJson(written) });
  } catch (cause) {
    if (!(cause instanceof RangeError)) return Result.succeed({ path, value: written });
    return mistake(`${flag}: ${path.join(".")}`, SAFE_INTEGER, cause.message);
  }
};

/** `value` at `path` of `under`; null if the path leads through something that has no keys. */
const setAt = (under: Json | undefined, path: ReadonlyArray<string>, value: Json): Json | null => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(under)) {
    const index = Number(key);
    if (!Number.isInteger(index) || index < 0 || index > under.length) return null;
    const inner = setAt((under as ReadonlyArray<Json>)[index], rest, value);
    return inner === null && rest.length > 0 ? null : (under as ReadonlyArray<Json>).toSpliced(index, 1, inner);
  }
  if (under !== undefined && !isJsonObject(under)) return null;
  const inner = setAt(valueAt(under, [key]), rest, value);
  return inner === null && rest.length > 0 ? null : { ...under, [key]: inner };
};

const format = SchemaIssue.makeFormatterStandardSchemaV1();

const quoted = (keys: ReadonlyArray<string>): string => keys.map((key) => `"${key}"`).join(", ");

/** Where a path was written: in the file or by an override. */
const placeOf = (file: string, overrides: ReadonlyArray<Override>, path: ReadonlyArray<string>): string => {
  const dotted = path.join(".");
  const byOverride = overrides.some(({ path: set }) => {
    const written = set.join(".");
    return dotted === written || dotted.startsWith(`${written}.`) || written.startsWith(`${dotted}.`);
  });
  return `${byOverride ? "--set" : file}: ${dotted === "" ? "the experiment" : dotted}`;
};

/** How the decoder tells of alternatives that a key tells apart. */
const TAGGED = /\{ readonly "([^"]+)": ("[^"]+"), \.\.\. \}/g;

/** An issue of a failed decoding of `json`, as a message to the user; `document` is the JSON Schema of what was decoded. */
const explainIssue = (
  document: JsonObject,
  json: Json,
  file: string,
  overrides: ReadonlyArray<Override>,
  { message, path: keys = [] }: { readonly message: string; readonly path?: ReadonlyArray<unknown> | undefined },
): UserError => {
  const path = keys.map(String);
  const place = placeOf(file, overrides, path);
  const key = path.at(-1) ?? "";
  if (message.startsWith("Unexpected key")) {
    const known = keysAt(document, path.slice(0, -1));
    const near = nearest(key, known);
    return new UserError({
      place,
      expected: known.length === 0 ? "no such key" : `one of the keys ${quoted(known)}`,
      found: `"${key}"`,
      ...(near === null ? {} : { hint: `did you mean "${near}"?` }),
    });
  }
  if (message.startsWith("Missing key"))
    return new UserError({ place, expected: "a value (the key is required)", found: "nothing" });
  const alternatives = [...message.matchAll(TAGGED)];
  const tag = alternatives[0]?.[1];
  const value = valueAt(json, path);
  if (tag !== undefined && isJsonObject(value)) {
    const words = alternatives.map(([, , word]) => word).join(" or ");
    const got = valueAt(value, [tag]);
    const told = `Expected ${words}, got ${got === undefined ? "nothing" : JSON.stringify(got)}`;
    return explainIssue(document, json, file, overrides, { message: told, path: [...path, tag] });
  }
  const [, said = message, found = "something else"] = /^Expected ([\s\S]*?), got ([\s\S]*)$/.exec(message) ?? [];
  const isHuge = said === "an integer" && Math.abs(Number(found)) > Number.MAX_SAFE_INTEGER;
  const expected = tag !== undefined ? "object" : isHuge ? SAFE_INTEGER : said;
  const near = nearest(
    found.replaceAll('"', ""),
    [...expected.matchAll(/"([^"]+)"/g)].map(([, word]) => word as string),
  );
  return new UserError({ place, expected, found, ...(near === null ? {} : { hint: `did you mean "${near}"?` }) });
};

/** Everything that is wrong, as one error. */
const explain = (
  document: JsonObject,
  json: Json,
  file: string,
  overrides: ReadonlyArray<Override>,
  error: Schema.SchemaError,
): UserError => {
  const byPlace = new Map<string, UserError>();
  for (const issue of format(error.issue).issues) {
    const mistake = explainIssue(document, json, file, overrides, issue);
    if (!byPlace.has(mistake.place)) byPlace.set(mistake.place, mistake);
  }
  const [first, ...others] = [...byPlace.values()] as [UserError, ...Array<UserError>];
  if (others.length === 0) return first;
  return new UserError({ ...first, others: others.map(({ message }) => message) });
};

/** A key of the experiment that decides on others, read before them; an invalid value is left to the decoder. */
const choice = <A extends string>(literals: ReadonlyArray<A>, value: Json | undefined, otherwise: A): A =>
  literals.find((literal) => literal === value) ?? otherwise;

interface Written {
  readonly json: Json;
  readonly overrides: ReadonlyArray<Override>;
}

/** What was written: the file with the overrides in their places. */
const withOverrides = (json: JsonObject, texts: ReadonlyArray<string>): Result.Result<Written, UserError> =>
  Result.gen(function* () {
    const overrides: Array<Override> = [];
    let written: Json = json;
    for (const text of texts) {
      const override = yield* parseOverride(text);
      overrides.push(override);
      const next = setAt(written, override.path, override.value);
      if (next === null)
        return yield* mistake(`--set: ${override.path.join(".")}`, "a path of keys", "a value without keys");
      written = next;
    }
    return { json: written, overrides };
  });

/** The experiment, but what the overrides set is as in `other`, an experiment of the same keys. */
export const withOverridden = (
  experiment: Experiment,
  overrides: ReadonlyArray<string>,
  other: Experiment,
): Experiment =>
  overrides.reduce<Experiment>((changed, text) => {
    const override = parseOverride(text);
    if (Result.isFailure(override)) return changed;
    const { path } = override.success;
    const value = valueAt(other as unknown as Json, path);
    return value === undefined ? changed : (setAt(changed as unknown as Json, path, value) as unknown as Experiment);
  }, experiment);

/** The first limit of searches that is above the last one, or that has no last one to rise to; null where none is. */
const fallingLimit = ({ expansions, firstExpansions, firstSeconds, seconds }: Experiment["search"]) => {
  if (firstExpansions !== null && firstExpansions > expansions)
    return {
      key: "firstExpansions",
      expected: `at most search.expansions = ${expansions}, to which it rises`,
      found: String(firstExpansions),
    };
  if (firstSeconds === null || (seconds !== null && firstSeconds <= seconds)) return null;
  const expected = `at most search.seconds${seconds === null ? ", which is to be set beside it" : ` = ${seconds}, to which it rises`}`;
  return { key: "firstSeconds", expected, found: String(firstSeconds) };
};

export interface DecodeOptions {
  /** Names the place in messages. */
  readonly file: string;
  /** Such as `prove.budget=100` or `data.train.0.path=x`. */
  readonly overrides?: ReadonlyArray<string>;
}

/** How experiments are written where certain back ends are known. */
export interface ExperimentFormat {
  readonly jsonSchema: JsonObject;
  /** The effective configuration of an experiment file. */
  readonly decode: (json: Json, options: DecodeOptions) => Result.Result<Experiment, UserError>;
}

/** The settings that a section may have, one schema a back end; the first back end is meant where a file says nothing. */
export type SectionSchemas = Readonly<
  Record<Section, { readonly first: string; readonly settings: ReadonlyArray<Schema.Codec<BackEndSettings, Json>> }>
>;

/**
 * What an algorithm is in one sentence; its defaults, before what the file says; and the settings that make it what it is:
 * they have the last word.
 */
export interface AlgorithmSettings {
  readonly summary: string;
  readonly defaults: Partially<Experiment>;
  readonly settings: Partially<Experiment>;
}

/** The format of experiments over these back ends and algorithms, of which the first is meant where a file says nothing. */
export const experimentFormat = (
  sections: SectionSchemas,
  algorithms: Readonly<Record<string, AlgorithmSettings>>,
): ExperimentFormat => {
  /** Whether a section's trainer is another than this program's. */
  const trainsLanguageModel = (section: "trainer" | "criticTrainer", { [section]: trainer }: JsonObject): boolean =>
    isJsonObject(trainer) && trainer["backend"] !== sections[section].first;
  const names = Object.keys(algorithms);
  const first = names[0] ?? "";
  const section = (name: Section) =>
    setting(Schema.Union(sections[name].settings), { backend: sections[name].first }, { description: SECTIONS[name] });
  const schema = Schema.Struct({
    ...engineFields,
    algorithm: setting(Schema.Literals(names), first, {
      description: Object.entries(algorithms)
        .map(([name, { summary }]) => `\`${name}\`: ${summary}`)
        .join(" "),
    }),
    ...Records.map(SECTIONS, (_, name) => section(name)),
  });
  /** A section of settings alone is one of its first back end. */
  const backEnds = Records.map(sections, ({ first: backend }) => ({ backend }));
  const jsonSchema = jsonSchemaOf(schema);
  const read = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error", reportInput: true });
  const decode: ExperimentFormat["decode"] = (json, { file, overrides: texts = [] }) =>
    Result.gen(function* () {
      if (!isJsonObject(json)) return yield* mistake(file, "an object", JSON.stringify(json));
      const written = yield* withOverrides(json, texts);
      const { overrides } = written;
      const object = overlay(backEnds, written.json) as JsonObject;
      const preset = PRESETS[choice(PresetName.literals, object["preset"], "sound")] as Json;
      const algorithm = algorithms[choice(names, object["algorithm"], first)];
      const model = trainsLanguageModel("trainer", object) ? overlay(preset, LANGUAGE_MODEL as Json) : preset;
      const general = trainsLanguageModel("criticTrainer", object) ? overlay(model, LANGUAGE_CRITIC as Json) : model;
      const defaults = overlay(general, (algorithm?.defaults ?? {}) as Json);
      const merged = overlay(overlay(defaults, object), (algorithm?.settings ?? {}) as Json);
      const experiment = yield* Result.mapError(read(merged), (error) =>
        explain(jsonSchema, merged, file, overrides, error),
      );
      const { algorithm: name, iterations, spark } = experiment;
      if (name === "spark-prover" && spark.hardIterations >= iterations)
        return yield* mistake(
          placeOf(file, overrides, ["spark", "hardIterations"]),
          `fewer than iterations = ${iterations}: what is hard is found out in those before`,
          `${spark.hardIterations}`,
        );
      const falling = fallingLimit(experiment.search);
      if (falling !== null)
        return yield* mistake(placeOf(file, overrides, ["search", falling.key]), falling.expected, falling.found);
      const { contextTokens, k, samples } = experiment.evaluate;
      if (contextTokens.length > 0 && experiment.refine.calls === 0)
        return yield* mistake(
          placeOf(file, overrides, ["evaluate", "contextTokens"]),
          "none where proofs are written in one go (`refine.calls` 0)",
          JSON.stringify(contextTokens),
        );
      const tooLarge = k.find((one) => one > samples);
      if (tooLarge === undefined) return experiment;
      const place = placeOf(file, overrides, ["evaluate", "k"]);
      return yield* mistake(place, `k at most evaluate.samples = ${samples}`, `${tooLarge}`);
    });
  return { jsonSchema, decode };
};

/** The settings of searches; runs of before have no critic, nor its settings. */
const searchedWith = ({ critic, criticTrainer, search }: Experiment): Partially<Experiment> => {
  const { critic: training, selectShare, ...rest } = search;
  return asksCritic({ search }) ? { search, critic, criticTrainer } : { search: rest };
};

/** SHA-256 of what in a configuration changes results: not the name, the concurrency, nor where the files lie. */
export const experimentFingerprint = (experiment: Experiment): string => {
  const {
    $schema: _,
    concurrency: __,
    critic,
    criticTrainer,
    data,
    evaluate,
    formalise,
    guide,
    name: ___,
    refine,
    search,
    sgs,
    spark,
    ...rest
  } = experiment;
  const sources = <Source extends { readonly path: string }>(list: ReadonlyArray<Source>) =>
    list.map(({ path: _path, ...source }) => source);
  // Runs of before have neither informal texts nor pairs.
  const { informal = [], paired = [], ...settings } = data;
  const { lemmas, library, proved } = data;
  const isNamed = { library: library === null, ...(lemmas && { lemmas: true }), ...(proved && { proved: true }) };
  const data_ = {
    ...settings,
    ...isNamed,
    train: sources(data.train),
    heldOut: sources(data.heldOut),
    ...(informal.length > 0 && { informal: sources(informal) }),
    ...(paired.length > 0 && { paired: sources(paired) }),
  };
  const reviewed = experiment.algorithm === "sgs" ? { guide, sgs } : {};
  const formalised = experiment.algorithm === "spark-prover" ? { formalise, spark } : {};
  const searched = experiment.algorithm === "internlm-stepprover" ? searchedWith(experiment) : {};
  // Runs of before have no rounds, nor the section.
  const refined = refine === undefined || refine.calls === 0 ? {} : { refine };
  // Nor lengths of context.
  const { contextTokens = [], ...measured } = evaluate;
  const evaluated = { evaluate: contextTokens.length === 0 ? measured : evaluate };
  return sha256(
    canonicalJson({ ...rest, ...evaluated, ...reviewed, ...formalised, ...searched, ...refined, data: data_ }),
  );
};
