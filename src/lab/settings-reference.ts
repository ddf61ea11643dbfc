/** Every setting of an experiment file, as its schema says it: what it means, what it may be, and where its value comes from. Pure. */
import { canonicalJson, documentationOf, isJsonObject, type Json, type JsonObject, valueAt } from "../domain/index.ts";

export interface SettingReference {
  /** As `--set` takes it; `N` stands for a place in a list. */
  readonly path: string;
  /** The back end whose setting it is; null for one that every experiment has. */
  readonly backend: string | null;
  /** What it may be, e.g. `integer ≥ 1, or null`. */
  readonly type: string;
  /** Absent where there is none. */
  readonly default?: Json;
  /** Whether the file, or the entry of a list that it is in, has to say it. */
  readonly isRequired: boolean;
  readonly description: string;
  readonly unit: string | null;
  readonly source: string | null;
  /** Its value under the presets and the algorithms that have another one than the default. */
  readonly otherwise: ReadonlyArray<{ readonly under: string; readonly value: Json }>;
}

/** An experiment under a preset or an algorithm that says nothing else. */
export interface NamedExperiment {
  /** e.g. `preset paper`. */
  readonly name: string;
  readonly experiment: Json;
}

const listOf = (value: Json | undefined): ReadonlyArray<JsonObject> =>
  Array.isArray(value) ? (value as ReadonlyArray<Json>).filter(isJsonObject) : [];

const numberText = (node: JsonObject, word: string): string => {
  const { exclusiveMinimum, maximum, minimum } = node;
  const isBounded = typeof maximum === "number" && maximum < Number.MAX_SAFE_INTEGER;
  if (typeof minimum === "number" && isBounded) return `${word} from ${minimum} to ${maximum}`;
  if (typeof minimum === "number") return `${word} ≥ ${minimum}`;
  return typeof exclusiveMinimum === "number" ? `${word} > ${exclusiveMinimum}` : word;
};

const typeText = (node: JsonObject): string => {
  const either = listOf(node["anyOf"]);
  if (either.length > 0) return [...new Set(either.map(typeText))].join(", or ");
  // Refinements beside a type stand in a list of their own.
  const whole: JsonObject = Object.assign({}, node, ...listOf(node["allOf"]));
  const { enum: values, items, type } = whole;
  if (Array.isArray(values)) return (values as ReadonlyArray<Json>).map((value) => JSON.stringify(value)).join(" or ");
  if (type === "integer" || type === "number") return numberText(whole, type);
  if (type === "boolean") return "true or false";
  if (type === "string") return "text";
  if (type === "array")
    return isJsonObject(items) && items["type"] !== "object" ? `list of ${typeText(items)}` : "list";
  return typeof type === "string" ? type : "anything";
};

const isGroup = (node: JsonObject): boolean => isJsonObject(node["properties"]);

/** The schema node of a back end's section. */
const backEndOf = (node: JsonObject): string | null => {
  const { properties } = node;
  const backend = isJsonObject(properties) ? properties["backend"] : undefined;
  const [name] = isJsonObject(backend) && Array.isArray(backend["enum"]) ? backend["enum"] : [];
  return typeof name === "string" ? name : null;
};

/** What the presets and the algorithms are named by. */
const NAMING = new Set(["preset", "algorithm"]);

/** Where a node stands. */
interface Place {
  readonly path: ReadonlyArray<string>;
  readonly backend: string | null;
  readonly isRequired: boolean;
}

/** What a node stands for, with the keys under it. */
const rowsOf = (
  node: JsonObject,
  { backend, isRequired, path }: Place,
  others: ReadonlyArray<NamedExperiment>,
): ReadonlyArray<SettingReference> => {
  const either = listOf(node["anyOf"]).filter(isGroup);
  const groups = either.length > 0 ? either : [node].filter(isGroup);
  const items = node["items"];
  const list =
    isJsonObject(items) && isGroup(items)
      ? rowsOf(items, { path: [...path, "N"], backend, isRequired: false }, others).slice(1)
      : [];
  const inside = groups.flatMap((one) => {
    const required = Array.isArray(one["required"]) ? (one["required"] as ReadonlyArray<Json>) : [];
    return Object.entries(one["properties"] as JsonObject).flatMap(([key, child]) => {
      const place = { path: [...path, key], backend: backEndOf(one) ?? backend, isRequired: required.includes(key) };
      return isJsonObject(child) ? rowsOf(child, place, others) : [];
    });
  });
  if (path.length === 0) return inside;
  const { default: usual } = node;
  const { description, source, unit } = documentationOf(
    typeof node["description"] === "string" ? node["description"] : "",
  );
  const otherwise =
    usual === undefined || backend !== null || NAMING.has(path.join("."))
      ? []
      : others.flatMap(({ experiment, name }) => {
          const value = valueAt(experiment, path);
          return value === undefined || canonicalJson(value) === canonicalJson(usual) ? [] : [{ under: name, value }];
        });
  const own: SettingReference = {
    path: path.join("."),
    backend,
    type: groups.length > 0 ? "group" : typeText(node),
    ...(usual === undefined ? {} : { default: usual }),
    isRequired: isRequired && usual === undefined,
    description,
    unit,
    source,
    otherwise: groups.length > 0 ? [] : otherwise,
  };
  return [own, ...inside, ...list];
};

/** The settings of a JSON Schema of experiment files, in its order; a group stands before what is in it. */
export const settingsReference = (
  document: JsonObject,
  others: ReadonlyArray<NamedExperiment>,
): ReadonlyArray<SettingReference> =>
  rowsOf(document, { path: [], backend: null, isRequired: true }, others).filter(({ path }) => path !== "$schema");

/** Those at a path and under it. */
export const settingsUnder = (
  settings: ReadonlyArray<SettingReference>,
  path: string,
): ReadonlyArray<SettingReference> => settings.filter((one) => one.path === path || one.path.startsWith(`${path}.`));

/** The default as an experiment file would have it; of a group none. */
export const defaultText = ({ default: value, isRequired, type }: SettingReference): string =>
  type === "group" ? "" : value !== undefined ? JSON.stringify(value) : isRequired ? "required" : "none";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");

/** Where a value comes from and what else it is, for people. */
export const settingNotes = ({ otherwise, source, unit }: SettingReference): ReadonlyArray<string> => [
  ...(unit === null ? [] : [`unit: ${unit}`]),
  ...(source === null ? [] : [`source: ${source}`]),
  ...otherwise.map(({ under, value }) => `${under}: ${JSON.stringify(value)}`),
];

const TOP = "General";

/** The reference as a page of Markdown: a section for each group, a row for each setting. */
export const settingsMarkdown = (settings: ReadonlyArray<SettingReference>): string => {
  const sections = Map.groupBy(settings, ({ path, type }) =>
    path.includes(".") || type === "group" ? path.slice(0, `${path}.`.indexOf(".")) : TOP,
  );
  const general = sections.get(TOP) ?? [];
  sections.delete(TOP);
  const row = (one: SettingReference): string => {
    const { backend, description, path, type } = one;
    const name = `\`${path}\`${backend === null ? "" : ` of \`${backend}\``}`;
    const value = one.default === undefined ? defaultText(one) : `\`${defaultText(one)}\``;
    return `| ${[name, cell(type), cell(value), cell([description, ...settingNotes(one)].join(" · "))].join(" | ")} |`;
  };
  const head = ["| setting | what it may be | default | meaning |", "| --- | --- | --- | --- |"];
  return `${[
    "# Settings of an experiment",
    "",
    "Every key of an experiment file, written by `npm run schema` from the schemas; `npx stp settings KEY` shows the same in a terminal. A",
    "default is that of the preset `sound` and the algorithm `stp`; where a preset or an algorithm has another one, it stands behind the",
    "meaning. `N` is a place in a list, from 0.",
    "",
    ...head,
    ...general.map(row),
    ...[...sections].flatMap(([name, rows]) => [
      "",
      `## \`${name}\``,
      "",
      ...rows.filter(({ path, type }) => path === name && type === "group").map(({ description }) => description),
      "",
      ...head,
      ...rows.filter(({ path }) => path !== name).map(row),
    ]),
  ].join("\n")}\n`;
};
