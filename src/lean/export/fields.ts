/** Typed reading of the fields of a JSON object; what does not fit is `Unreadable`, naming the field. */
import { Unreadable } from "./outcome.ts";

export type JsonObject = { readonly [key: string]: unknown };

export function asObject(value: unknown, what: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Unreadable(`${what}: expected an object, found ${describe(value)}`);
  return value as JsonObject;
}

/** A whole number ≥ 0. */
export function asCount(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0)
    throw new Unreadable(`${what}: expected a whole number, found ${describe(value)}`);
  return value;
}

export function asText(value: unknown, what: string): string {
  if (typeof value !== "string") throw new Unreadable(`${what}: expected a string, found ${describe(value)}`);
  return value;
}

export function asFlag(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw new Unreadable(`${what}: expected true or false, found ${describe(value)}`);
  return value;
}

export function asList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Unreadable(`${what}: expected a list, found ${describe(value)}`);
  return value;
}

function describe(value: unknown): string {
  const text = JSON.stringify(value);
  return text === undefined ? "nothing" : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
