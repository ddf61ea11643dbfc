/** The back ends by section and name, and the algorithms: the format of experiments, their paths, and the parts that an experiment chooses. */
import path from "node:path";
import { Record as Records, Result, type Schema } from "effect";
import {
  type BackEndSettings,
  type Experiment,
  experimentFormat,
  type InformalSource,
  isJsonObject,
  type Json,
  SECTIONS,
  type Section,
  UserError,
} from "../domain/index.ts";
import { type PlanShape, plans } from "../selfplay/index.ts";
import type { BackEnd, PathKind } from "../services/index.ts";

type Absolute = (text: string) => string;

/** `json` with the texts at a dotted key changed. */
const changeAt = (json: Json, [key, ...rest]: ReadonlyArray<string>, change: Absolute): Json => {
  if (key !== undefined) {
    const inner = isJsonObject(json) ? json[key] : undefined;
    return inner === undefined ? json : { ...(json as object), [key]: changeAt(inner, rest, change) };
  }
  if (Array.isArray(json)) return (json as ReadonlyArray<Json>).map((one) => changeAt(one, [], change));
  return typeof json === "string" ? change(json) : json;
};

const isPath = (name: string): boolean => /[/\\]|\.[cm]?[jt]s$/.test(name);

const WHOLE_FILES = ["library", "lemmas", "proved"] as const;

/** The paths that the engine itself reads, made absolute. */
const withAbsoluteFiles = (experiment: Experiment, absolute: Absolute): Experiment => {
  const { data, examples, prompt, reward } = experiment;
  const source = <Source extends InformalSource>(one: Source): Source => ({ ...one, path: absolute(one.path) });
  const ifPath = (name: string): string => (isPath(name) ? absolute(name) : name);
  return {
    ...experiment,
    data: {
      ...data,
      ...Object.fromEntries(WHOLE_FILES.map((key) => [key, data[key] === null ? null : absolute(data[key])])),
      train: data.train.map(source),
      heldOut: data.heldOut.map(source),
      informal: data.informal.map(source),
      paired: data.paired.map(source),
    },
    examples: { ...examples, rule: ifPath(examples.rule) },
    prompt: { ...prompt, format: ifPath(prompt.format) },
    reward: { ...reward, variant: ifPath(reward.variant) },
  };
};

const sections = Object.keys(SECTIONS) as ReadonlyArray<Section>;

type PartOf<Name extends Section> = NonNullable<BackEnd[Name]>;

export type Registry = ReturnType<typeof registryOf>;

export const registryOf = (
  backEnds: ReadonlyArray<BackEnd>,
  algorithms: Readonly<Record<string, PlanShape>> = plans,
) => {
  const giving = <Name extends Section>(section: Name): ReadonlyMap<string, PartOf<Name>> =>
    new Map(backEnds.flatMap(({ name, [section]: part }) => (part === undefined ? [] : [[name, part]])));
  const byName: { readonly [Name in Section]: ReadonlyMap<string, PartOf<Name>> } = {
    model: giving("model"),
    verifier: giving("verifier"),
    trainer: giving("trainer"),
    embedder: giving("embedder"),
    guide: giving("guide"),
    critic: giving("critic"),
    criticTrainer: giving("criticTrainer"),
  };

  const schemasOf = (section: Section) => ({
    first: [...byName[section].keys()][0] ?? "",
    settings: [...byName[section].values()].map(({ settings }): Schema.Codec<BackEndSettings, Json> => settings),
  });

  /** What an experiment chose for a section. */
  const part = <Name extends Section>(
    section: Name,
    experiment: Experiment,
  ): Result.Result<PartOf<Name>, UserError> => {
    const { backend } = experiment[section];
    const known: ReadonlyMap<string, PartOf<Name>> = byName[section];
    const expected = [...known.keys()].map((name) => `"${name}"`).join(" or ");
    return Result.fromNullishOr(
      known.get(backend),
      () => new UserError({ place: `${section}.backend`, expected, found: `"${backend}"` }),
    );
  };

  /** The experiment with every path made absolute from the folder of its file. */
  const withAbsolutePaths = (experiment: Experiment, folder: string): Experiment => {
    const always: Absolute = (file) => path.resolve(folder, file);
    const kinds: Readonly<Record<PathKind, Absolute>> = {
      always,
      dotted: (word) => (/^\.\.?[/\\]/.test(word) ? always(word) : word),
    };
    const changed = sections.map((section) => {
      const { backend } = experiment[section];
      const paths = Object.entries(byName[section].get(backend)?.paths ?? {});
      return [
        section,
        paths.reduce<Json>((json, [key, kind]) => changeAt(json, key.split("."), kinds[kind]), experiment[section]),
      ];
    });
    return { ...withAbsoluteFiles(experiment, always), ...(Object.fromEntries(changed) as Pick<Experiment, Section>) };
  };

  /** Why the back ends of an experiment cannot work together; null where nothing is known against it. */
  const combinationMistake = (experiment: Experiment): UserError | null => {
    for (const section of sections) {
      const chosen = part(section, experiment);
      const mistake = Result.isFailure(chosen) ? chosen.failure : chosen.success.mistake(experiment);
      if (mistake !== null) return mistake;
    }
    return null;
  };

  return {
    format: experimentFormat(
      Records.map(SECTIONS, (_, section) => schemasOf(section)),
      algorithms,
    ),
    part,
    withAbsolutePaths,
    combinationMistake,
  };
};
