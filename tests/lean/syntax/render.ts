/** Syntax trees as short text for tests: everything in parentheses, spans and empty parts left out. */
import type { Parsed } from "../../../src/lean/syntax/index.ts";

type Value = null | boolean | number | bigint | string | readonly Value[] | { readonly [key: string]: Value };

const silent = new Set(["start", "end", "kind"]);

function isEmpty(value: Value | undefined): boolean {
  return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);
}

function fields(node: { readonly [key: string]: Value }): string {
  return Object.entries(node)
    .filter(([key, value]) => !silent.has(key) && !isEmpty(value))
    .map(([key, value]) => (value === true ? key : `${key}: ${show(value)}`))
    .join(", ");
}

function list(values: Value): string {
  return (values as readonly Value[]).map(show).join(" ");
}

function show(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  if (value === null || typeof value !== "object") return String(value);
  const node = value as { readonly [key: string]: Value };
  switch (node["kind"]) {
    case "identifier":
      return isEmpty(node["levels"]) ? String(node["name"]) : `${node["name"]}.{${list(node["levels"]!)}}`;
    case "hole":
    case "ignore":
      return "_";
    case "levelName":
    case "name":
      return String(node["name"]);
    case "numeral":
    case "levelNumeral":
      return String(node["value"]);
    case "syntheticHole":
      return `?${node["name"] ?? "_"}`;
    case "dotIdentifier":
      return `.${node["name"]}`;
    case "application":
      return `(${show(node["fn"]!)} ${list(node["arguments"]!)}${node["ellipsis"] === true ? " .." : ""})`;
    case "namedArgument":
      return `(${show(node["name"]!)} := ${show(node["value"]!)})`;
    case "binary":
      return `(${show(node["left"]!)} ${node["operator"]} ${show(node["right"]!)})`;
    case "arrow":
      return `(${show(node["domain"]!)} → ${show(node["codomain"]!)})`;
    case "not":
      return `(¬${show(node["operand"]!)})`;
    case "anonymousConstructor":
      return `⟨${(node["items"] as readonly Value[]).map(show).join(", ")}⟩`;
    case "fun":
      return `(fun ${list(node["binders"]!)} => ${show(node["body"]!)})`;
    case "forall":
    case "exists":
      if (node["terms"] !== undefined) return `exists(${fields(node)})`;
      return `(${node["kind"] === "forall" ? "∀" : "∃"} ${list(node["binders"]!)}, ${show(node["body"]!)})`;
    case "binder":
      return binder(node);
    case "patternBinder":
      return show(node["pattern"]!);
    case "field":
      return `${show(node["object"]!)}.${node["field"]}`;
    case "projection":
      return `${show(node["object"]!)}.${node["index"]}`;
    case "ascription":
      return `(${show(node["term"]!)} : ${show(node["type"]!)})`;
    case "explicit":
      return `@${show(node["fn"]!)}`;
    case "unsupported":
      return `‼${node["construct"]}‼`;
    case undefined:
      return Object.keys(node).some((key) => key === "tactics") ? block(node["tactics"]!) : `{${fields(node)}}`;
    default: {
      const rest = fields(node);
      return rest === "" ? String(node["kind"]) : `${node["kind"]}(${rest})`;
    }
  }
}

function block(tactics: Value): string {
  return `{ ${(tactics as readonly Value[]).map(show).join("; ")} }`;
}

function binder(node: { readonly [key: string]: Value }): string {
  const type = node["type"] === null ? "" : ` : ${show(node["type"]!)}`;
  const initial = node["initial"] === null ? "" : ` := ${show(node["initial"]!)}`;
  const inner = `${list(node["names"]!)}${type}${initial}`;
  const [open, close] = { explicit: "()", implicit: "{}", strictImplicit: "⦃⦄", instance: "[]" }[
    node["style"] as "explicit"
  ]!;
  return inner === list(node["names"]!) && node["style"] === "explicit" ? inner : `${open}${inner.trim()}${close}`;
}

/** The tree, or `!` and the error with its range; constructs outside the fragment behind it. */
export function render<Node>(parsed: Parsed<Node>): string {
  const { node, error, unsupported } = parsed;
  const found = unsupported.length === 0 ? "" : `  ‼ ${unsupported.map(({ construct }) => construct).join(" ‼ ")}`;
  if (error !== null) return `! ${error.start}-${error.end} ${error.message}${found}`;
  return `${show(node as unknown as Value)}${found}`;
}
