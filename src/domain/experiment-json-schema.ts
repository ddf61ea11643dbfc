/** The JSON Schema of the experiment file, for editors, and what it knows of the keys at a path, for messages. */
import { Schema } from "effect";
import { isJsonObject, type Json, type JsonObject } from "./json.ts";

/** The document that `$schema` of an experiment file refers to (JSON Schema, draft 2020-12). */
export const jsonSchemaOf = (experiment: Schema.Constraint): JsonObject => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(experiment, { onExcessProperty: "error" });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Experiment of the self-play theorem prover",
    ...(schema as JsonObject),
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions as JsonObject }),
  };
};

/** The alternatives that a schema node stands for. */
const alternatives = (node: Json | undefined): ReadonlyArray<JsonObject> => {
  if (!isJsonObject(node)) return [];
  const either = node["anyOf"];
  return Array.isArray(either) ? (either as ReadonlyArray<Json>).flatMap(alternatives) : [node];
};

const child = (node: JsonObject, key: string): ReadonlyArray<JsonObject> => {
  const properties = node["properties"];
  if (isJsonObject(properties) && properties[key] !== undefined) return alternatives(properties[key]);
  const items = node["items"];
  if (/^\d+$/.test(key) && items !== undefined) return alternatives(items);
  return [];
};

/** The keys that an object at `path` of an experiment file may have. */
export const keysAt = (document: JsonObject, path: ReadonlyArray<string>): ReadonlyArray<string> => {
  let nodes = alternatives(document);
  for (const key of path) nodes = nodes.flatMap((node) => child(node, key));
  const keys = nodes.flatMap(({ properties }) => (isJsonObject(properties) ? Object.keys(properties) : []));
  return [...new Set(keys)];
};
