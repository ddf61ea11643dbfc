/** How a setting of an experiment is declared: a schema with its default, what it means, its unit and its source. */
import { Effect, Result, Schema } from "effect";

export interface SettingDocumentation {
  readonly description: string;
  /** e.g. "samples", "milliseconds", "code points". */
  readonly unit?: string;
  /** Where the rule and the default come from, e.g. "STP, section 5.1". */
  readonly source?: string;
}

const describe = ({ description, source, unit }: SettingDocumentation): string =>
  `${description}${unit === undefined ? "" : ` Unit: ${unit}.`}${source === undefined ? "" : ` Source: ${source}.`}`;

/** What a description was made of. */
export const documentationOf = (
  described: string,
): { readonly description: string; readonly unit: string | null; readonly source: string | null } => {
  const [, description = "", unit, source] = /^(.*?)(?: Unit: (.*?)\.)?(?: Source: (.*)\.)?$/su.exec(described) ?? [];
  return { description, unit: unit ?? null, source: source ?? null };
};

/** The parameters of a user's file from what is given, or what is wrong. */
export const decodeGiven = (
  schema: Schema.Codec<unknown, unknown>,
  given: Readonly<Record<string, unknown>>,
): Result.Result<unknown, string> => {
  // A structure without fields would take every object.
  const [unknown] = "fields" in schema && Object.keys(schema.fields as object).length === 0 ? Object.keys(given) : [];
  if (unknown !== undefined) return Result.fail(`Unexpected key ["${unknown}"]: there is none`);
  const read = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error", reportInput: true });
  return Result.mapError(read(given), ({ message }) => message);
};

/** A key that may be left out, with the value it then has. */
export const setting = <S extends Schema.Top>(schema: S, value: S["Encoded"], documentation: SettingDocumentation) => {
  // `annotate` gives back the same kind of schema; its declared type does not say so for a generic S.
  const documented = schema.annotate({ description: describe(documentation), default: value }) as unknown as S;
  return documented.pipe(Schema.withDecodingDefaultKey(Effect.succeed(value)));
};

/** A group of settings that may be left out as a whole. */
export const group = <const F extends Schema.Struct.Fields>(description: string, fields: F) => {
  const struct = Schema.Struct(fields).annotate({ description }) as unknown as Schema.Struct<F>;
  return struct.pipe(Schema.withDecodingDefaultKey(Effect.succeed({} as Schema.Struct<F>["Encoded"])));
};

export const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }));
export const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
export const PositiveCount = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1));
export const Positive = Schema.Finite.check(Schema.isGreaterThan(0));
export const NonNegative = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0));
