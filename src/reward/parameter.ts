/** How a parameter of a reward variant is declared, and how the declaration is read back for `stp rewards show`. */
import { Schema } from "effect";
import { Count, NonNegative, Positive, type SettingDocumentation, Share, setting } from "../domain/index.ts";

/** A key of a variant's parameters that may be left out, with the value it then has; the schema's checks are its range. */
export const parameter = <S extends Schema.Top>(
  schema: S,
  value: S["Encoded"],
  documentation: SettingDocumentation & { readonly source: string },
) => setting(schema, value, documentation);

/** A rate or quantile in [0, 1]. */
export const UnitInterval = Share;
export const NonNegativeNumber = NonNegative;
export const PositiveNumber = Positive;
export const NonNegativeInteger = Count;

/** A parameter as it is shown: its range in words, read from the schema's checks, and its default. */
export interface ParameterRow {
  readonly name: string;
  readonly range: string;
  readonly default: unknown;
  readonly description: string;
}

type JsonSchema = { readonly [key: string]: unknown };

const numberRange = (schema: JsonSchema): string | null => {
  const merged: JsonSchema = Object.assign({}, schema, ...((schema["allOf"] as Array<JsonSchema> | undefined) ?? []));
  const low = merged["minimum"] ?? merged["exclusiveMinimum"];
  const high = merged["maximum"] ?? merged["exclusiveMaximum"];
  const kind = merged["type"] === "integer" ? "integer" : merged["type"] === "number" ? "number" : null;
  if (kind === null) return null;
  const left =
    low === undefined || low === Number.MIN_SAFE_INTEGER ? "" : merged["minimum"] !== undefined ? "≥ " : "> ";
  const right =
    high === undefined || high === Number.MAX_SAFE_INTEGER ? "" : merged["maximum"] !== undefined ? "≤ " : "< ";
  return [kind, left && `${left}${low}`, right && `${right}${high}`].filter((part) => part !== "").join(", ");
};

const rangeOf = (schema: JsonSchema): string => {
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join(" | ");
  const union = (schema["anyOf"] ?? schema["oneOf"]) as Array<JsonSchema> | undefined;
  if (union !== undefined) return union.map(rangeOf).join(" | ");
  return numberRange(schema) ?? String(schema["type"] ?? "any");
};

/** The parameters of a variant's schema in order, for `stp rewards show` and the page. */
export const parameterTable = (parameters: Schema.Constraint): ReadonlyArray<ParameterRow> => {
  const document = Schema.toJsonSchemaDocument(parameters);
  const properties = (document.schema["properties"] ?? {}) as Record<string, JsonSchema>;
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    range: rangeOf(schema),
    default: schema["default"],
    description: String(schema["description"] ?? ""),
  }));
};
