/**
 * The names that Lean's core declares, from a sorted list in which every line gives the length of what it shares with
 * the line above (as a character, from `0` on), the rest of the name and its kind. The list is decoded when it is first
 * asked.
 */

const FIRST_LENGTH = "0".charCodeAt(0);

/** `type`: inductive types, structures and classes, for which Lean makes further declarations; so for constructors. */
export type CoreKind = "type" | "constructor" | "other";

const kinds: Readonly<Record<string, CoreKind>> = { "=": "type", "+": "constructor" };

export class CoreNames {
  private readonly text: () => string;
  private names: Map<string, CoreKind> | null = null;
  private readonly namespaces = new Set<string>();

  /** `text` gives the list, comment lines (`--`) in front. */
  constructor(text: () => string) {
    this.text = text;
  }

  /** What core declares under the name; null when nothing. */
  kindOf(name: string): CoreKind | null {
    return this.decoded().get(name) ?? null;
  }

  /** Does core declare a name below `space`? */
  hasNamespace(space: string): boolean {
    this.decoded();
    return this.namespaces.has(space);
  }

  private decoded(): Map<string, CoreKind> {
    if (this.names !== null) return this.names;
    const names = new Map<string, CoreKind>();
    let name = "";
    for (const line of this.text().split("\n")) {
      if (line === "" || line.startsWith("--")) continue;
      const kind = kinds[line.at(-1)!];
      name = name.slice(0, line.charCodeAt(0) - FIRST_LENGTH) + line.slice(1, kind === undefined ? line.length : -1);
      names.set(name, kind ?? "other");
      const dot = name.lastIndexOf(".");
      if (dot > 0) this.addNamespace(name.slice(0, dot));
    }
    this.names = names;
    return names;
  }

  private addNamespace(space: string): void {
    if (this.namespaces.has(space)) return;
    this.namespaces.add(space);
    const dot = space.lastIndexOf(".");
    if (dot > 0) this.addNamespace(space.slice(0, dot));
  }
}
