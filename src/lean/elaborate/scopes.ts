/**
 * The scopes of a file: namespaces and sections with what is opened, declared and set in them. Source: Lean 4,
 * `Elab/BuiltinCommand.lean`.
 */
import { budget, ResourceLimit } from "../kernel/index.ts";
import type { Command, Identifier, ScopedCommand } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";
import type { Library } from "./library.ts";
import { applyOption, defaultOptions, type OptionSettings } from "./options.ts";
import { enclosingNamespaces, type OpenDeclaration, sameDeclaration } from "./scope.ts";
import { type SectionVariable, withIncluded } from "./section-variables.ts";

type BlockCommand = Extract<Command, { readonly isNoncomputable: boolean }>;

/** Blocks one in the other, and names declared or opened in a scope: beyond them a text is given up. */
const MOST_BLOCKS = 250;
const MOST_NAMES = 1_000;

/** What holds in a scope. */
export interface Scope {
  /** Whole name of the current namespace, "" for none. */
  readonly namespace: string;
  readonly universes: readonly string[];
  readonly variables: readonly SectionVariable[];
  /** Is there an instance among the variables that is about none of them? */
  readonly hasLooseInstance: boolean;
  readonly openDeclarations: readonly OpenDeclaration[];
  readonly options: OptionSettings;
  /** Inside `noncomputable section`. */
  readonly isNoncomputable: boolean;
}

/** A block that has begun: the scope around it, with the name and the kind of what ends it. */
interface Block {
  readonly scope: Scope;
  readonly name: string;
  readonly kind: "namespace" | "section";
}

/** Where a text stands: the scope at hand and the blocks around it, outermost first. */
export interface Place {
  readonly scope: Scope;
  readonly blocks: readonly Block[];
}

const outermost: Scope = {
  namespace: "",
  universes: [],
  variables: [],
  hasLooseInstance: false,
  openDeclarations: [],
  options: defaultOptions,
  isNoncomputable: false,
};

/** Outside of every block, where nothing is opened, declared or set. */
export const outside: Place = { scope: outermost, blocks: [] };

export class Scopes {
  /** The scope at hand. */
  current: Scope;
  private readonly outer: Block[];

  private readonly library: () => Library;
  private readonly isWhole: boolean;

  /** `isWhole`: is all that the text stands under known here? */
  constructor(library: () => Library, isWhole = true, place = outside) {
    this.library = library;
    this.isWhole = isWhole;
    this.current = place.scope;
    this.outer = [...place.blocks];
  }

  get place(): Place {
    if (this.current === outermost && this.outer.length === 0) return outside;
    return { scope: this.current, blocks: [...this.outer] };
  }

  private get knowsAll(): boolean {
    return this.isWhole && !this.library().hasForeignNames;
  }

  /** `section A`, `namespace A`; `namespace A.B` is two blocks, which two `end`s or one may end. */
  begin(command: BlockCommand): void {
    const kind = command.kind as "section" | "namespace";
    const parts = command.name === null ? [""] : command.name.name.split(".");
    for (const name of parts) {
      if (this.outer.length >= MOST_BLOCKS) throw new ResourceLimit("depth");
      this.outer.push({ scope: this.current, name, kind });
      if (kind === "section") {
        this.current = { ...this.current, isNoncomputable: this.current.isNoncomputable || command.isNoncomputable };
        continue;
      }
      const namespace = this.current.namespace === "" ? name : `${this.current.namespace}.${name}`;
      this.library().addNamespace(namespace);
      this.current = { ...this.current, namespace };
    }
  }

  end(command: BlockCommand): void {
    const parts = command.name === null ? [""] : command.name.name.split(".");
    const ended = this.outer.splice(Math.max(0, this.outer.length - parts.length));
    const names = ended.map(({ name }) => name);
    if (names.length < parts.length) reject(command.start, "Invalid `end`: There is no current scope to end");
    if (names.join(".") !== parts.join("."))
      reject(command.start, `Invalid \`end\`: Expected \`end ${names.join(".")}\``);
    this.current = ended[0]!.scope;
  }

  universe(names: readonly string[], offset: number): void {
    for (const name of names) {
      if (this.current.universes.length >= MOST_NAMES) throw new ResourceLimit("memory");
      if (this.current.universes.includes(name))
        reject(offset, `a universe level named \`${name}\` has already been declared`);
      this.current = { ...this.current, universes: [...this.current.universes, name] };
    }
  }

  /** `open`, `set_option` and `include`, until the scope ends. */
  apply(command: ScopedCommand): void {
    if (command.kind === "open") this.open(command);
    else if (command.kind === "include")
      this.current = { ...this.current, variables: withIncluded(this.current.variables, command.names) };
    else {
      const options = applyOption(this.current.options, command, this.knowsAll);
      this.current = { ...this.current, options };
    }
  }

  private open(command: ScopedCommand & { readonly kind: "open" }): void {
    const before = this.current;
    try {
      this.openEach(command);
    } catch (error) {
      // All of it, or nothing.
      this.current = before;
      throw error;
    }
  }

  private openEach({ names, opened, isScoped }: ScopedCommand & { readonly kind: "open" }): void {
    for (const name of names) {
      const spaces = this.namespacesOf(name);
      if (isScoped) {
        // Of scoped things the fragment has one: the instance that makes all propositions decidable.
        if (spaces.includes("Classical")) this.add({ kind: "instances", namespace: "Classical" });
        continue;
      }
      const hidden = opened.kind === "hiding" ? this.hiddenNames(spaces, opened.names) : [];
      if (opened.kind === "only")
        this.openNames(
          spaces,
          opened.names.map((one) => ({ from: one, to: one })),
        );
      else if (opened.kind === "renaming") this.openNames(spaces, opened.renamed);
      else for (const namespace of spaces) this.add({ kind: "namespace", namespace, hidden });
    }
  }

  private hiddenNames(spaces: readonly string[], names: readonly Identifier[]): string[] {
    for (const name of names) this.constantIn(spaces, name);
    return names.map(({ name }) => name);
  }

  /** The constant `name` of one of the namespaces. */
  constantIn(spaces: readonly string[], name: Identifier): string {
    const full = spaces.map((space) => `${space}.${name.name}`).find((one) => this.isKnown(one, name));
    return full ?? reject(name.start, `Unknown identifier \`${spaces.join(", ")}.${name.name}\``);
  }

  private openNames(
    spaces: readonly string[],
    names: readonly { readonly from: Identifier; readonly to: Identifier }[],
  ): void {
    for (const { from, to } of names) this.add({ kind: "name", name: to.name, target: this.constantIn(spaces, from) });
  }

  /** Is there a constant of that name? One of core that the library lacks makes the text unsupported. */
  private isKnown(full: string, { start }: Identifier): boolean {
    const library = this.library();
    if (library.environment.has(full) && library.isVisible(full)) return true;
    if (library.core?.kindOf(full) != null || library.hasForeignNames || library.isPoisoned(full))
      unsupported(start, `\`${full}\``);
    return false;
  }

  private add(declaration: OpenDeclaration): void {
    const { openDeclarations } = this.current;
    budget.spend(1 + openDeclarations.length);
    if (openDeclarations.some((known) => sameDeclaration(known, declaration))) return;
    if (openDeclarations.length >= MOST_NAMES) throw new ResourceLimit("memory");
    this.current = { ...this.current, openDeclarations: [...this.current.openDeclarations, declaration] };
  }

  /** Every namespace that `name` means: the innermost around, and those in what is open. */
  namespacesOf({ name, start }: Identifier): readonly string[] {
    budget.spend(1 + this.current.openDeclarations.length);
    const library = this.library();
    const written = name.startsWith("_root_.") ? name.slice("_root_.".length) : name;
    const around = [...enclosingNamespaces(this.current.namespace).map((space) => `${space}.${name}`), written];
    const found = new Set(around.filter((space) => library.isNamespace(space)).slice(0, 1));
    for (const declaration of this.current.openDeclarations)
      if (declaration.kind === "namespace" && library.isNamespace(`${declaration.namespace}.${name}`))
        found.add(`${declaration.namespace}.${name}`);
    if (found.size > 0) return [...found];
    // Nothing of an imported namespace is known here, so that opening it changes nothing.
    if (library.hasForeignNames) return [name];
    if (!this.isWhole || library.isPoisoned(name)) unsupported(start, `namespace \`${name}\``);
    return reject(start, `unknown namespace \`${name}\``);
  }
}
