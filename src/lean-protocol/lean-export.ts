/**
 * What an export of one theorem (lean4export, NDJSON) says: its type, and the axioms among all that it rests on. Nothing
 * is checked here; that is a kernel's work. Two types are one exactly when their texts are equal. Pure.
 */
import { isJsonObject, type Json, type JsonObject, jsonOf } from "../domain/index.ts";

export interface ExportedTheorem {
  readonly type: string;
  /** Sorted. */
  readonly axioms: ReadonlyArray<string>;
}

const BINDERS = ["lam", "forallE"] as const;

/** One reading of an export: its tables, by index. */
class ExportReader {
  private readonly names = new Map<number, string>([[0, ""]]);
  private readonly levels = new Map<number, string>([[0, "0"]]);
  private readonly expressions = new Map<number, JsonObject>();
  private readonly theorems = new Map<string, JsonObject>();
  readonly axioms: Array<string> = [];

  take(line: JsonObject): void {
    const { axiom, ie, il, in: name, thm } = line as Readonly<Record<string, Json>>;
    if (name !== undefined) this.names.set(Number(name), this.nameText(line));
    else if (il !== undefined) this.levels.set(Number(il), this.levelText(line));
    else if (ie !== undefined) this.expressions.set(Number(ie), line);
    for (const one of listOf(axiom)) this.axioms.push(this.name(one["name"]));
    for (const one of listOf(thm)) this.theorems.set(this.name(one["name"]), one);
  }

  /** The type of a theorem, with its universe parameters; null when there is no such theorem. */
  typeOf(name: string): string | null {
    const theorem = this.theorems.get(name);
    if (theorem === undefined) return null;
    const parameters = (theorem["levelParams"] as ReadonlyArray<Json>).map((one) => this.name(one));
    return `${parameters.join(" ")}: ${this.graphText(Number(theorem["type"]))}`;
  }

  private name(index: Json | undefined): string {
    return this.names.get(Number(index)) ?? `?${index}`;
  }

  private nameText(line: JsonObject): string {
    const { i, pre, str } = (line["str"] ?? line["num"]) as JsonObject;
    const parent = this.name(pre);
    const own = String(str ?? i);
    return parent === "" ? own : `${parent}.${own}`;
  }

  private levelText(line: JsonObject): string {
    const at = (index: Json): string => this.levels.get(Number(index)) ?? `?${index}`;
    if (line["succ"] !== undefined) return `+${at(line["succ"])}`;
    if (line["param"] !== undefined) return JSON.stringify(this.name(line["param"]));
    const key = line["max"] === undefined ? "imax" : "max";
    return `${key}(${(line[key] as ReadonlyArray<Json>).map(at).join(" ")})`;
  }

  /** Every different part once, its own parts before it, numbered in the order of the walk. */
  private graphText(root: number): string {
    const numbers = new Map<number, number>();
    const parts: Array<string> = [];
    const numberOf = (index: Json | undefined): number => {
      const key = Number(index);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const text = this.partText(this.expressions.get(key) ?? {}, numberOf);
      numbers.set(key, parts.length);
      return parts.push(text) - 1;
    };
    numberOf(root);
    return parts.join(" ");
  }

  private partText(line: JsonObject, numberOf: (index: Json | undefined) => number): string {
    const part = (key: string): JsonObject => line[key] as JsonObject;
    if (line["app"] !== undefined) return `app ${numberOf(part("app")["fn"])} ${numberOf(part("app")["arg"])}`;
    if (line["const"] !== undefined) {
      const { name, us } = part("const");
      const levels = (us as ReadonlyArray<Json>).map((one) => this.levels.get(Number(one)));
      return `const ${JSON.stringify(this.name(name))} ${levels.join(" ")}`;
    }
    if (line["sort"] !== undefined) return `sort ${this.levels.get(Number(line["sort"]))}`;
    for (const key of BINDERS)
      if (line[key] !== undefined) {
        const { binderInfo, body, name, type } = part(key);
        return `${key} ${binderInfo} ${JSON.stringify(this.name(name))} ${numberOf(type)} ${numberOf(body)}`;
      }
    if (line["letE"] !== undefined) {
      const { body, type, value } = part("letE");
      return `let ${numberOf(type)} ${numberOf(value)} ${numberOf(body)}`;
    }
    if (line["proj"] !== undefined) {
      const { idx, struct, typeName } = part("proj");
      return `proj ${JSON.stringify(this.name(typeName))} ${idx} ${numberOf(struct)}`;
    }
    if (line["mdata"] !== undefined) return `mdata ${numberOf(part("mdata")["expr"])}`;
    const { ie: _, ...literal } = line;
    return JSON.stringify(literal);
  }
}

/** Format 3.0 wraps declarations in a list. */
const listOf = (value: Json | undefined): ReadonlyArray<JsonObject> => {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]) as ReadonlyArray<JsonObject>;
};

/** The theorem `name` of an export; null when the text is no export or holds no such theorem. */
export const exportedTheorem = (text: string, name: string): ExportedTheorem | null => {
  const reader = new ExportReader();
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const object = jsonOf(line);
    if (!isJsonObject(object)) return null;
    reader.take(object);
  }
  const type = reader.typeOf(name);
  return type === null ? null : { type, axioms: [...new Set(reader.axioms)].sort() };
};
