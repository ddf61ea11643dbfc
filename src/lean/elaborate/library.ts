/**
 * What has been declared, with what the elaborator knows beyond the kernel: attributes, protected names, structures,
 * recursive definitions. Libraries are layered: a file's declarations go to a layer above the prelude.
 */
import {
  applicationArguments,
  applications,
  type ConstructorDeclaration,
  constant,
  type DefinitionDeclaration,
  type Environment,
  type Level,
  levelZero,
  projection,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { CoreNames } from "./core-names.ts";
import { isExported } from "./names.ts";
import { functionBehind } from "./operator-functions.ts";
import { isGenerated, unsoundNames, Vocabulary } from "./outside-names.ts";
import { Transparency } from "./session.ts";
import { type RecursiveForm, recursiveForm } from "./unfold.ts";

const natType = constant("Nat");

/** Classes that are inductive types, and what abbreviates them. */
const plainClasses: ReadonlySet<string> = new Set(
  "Decidable DecidableEq DecidablePred DecidableRel Nonempty".split(" "),
);

/** Beyond every transparency. */
const NEVER = Transparency.all + 1;

/** Is what a function of this type answers a number, a proposition or a type: no proof, no value of a structure? */
function isPlainData(type: Term): boolean {
  let result = type;
  while (result.kind === TermKind.pi) result = result.second;
  return result.kind === TermKind.sort || result === natType;
}

/** An inductive type with one constructor and no indices. */
export interface Structure {
  readonly name: string;
  readonly builder: ConstructorDeclaration;
  readonly parameterCount: number;
  /** Names of the constructor's fields, in order. */
  readonly fields: readonly string[];
  readonly isProposition: boolean;
}

/** An attribute as written, or `protected` or `private`. */
export interface Mark {
  readonly name: string;
  readonly mark: string;
}

export class Library {
  readonly environment: Environment;
  private readonly parent: Library | null;
  /** What was said of the names of this layer, oldest first: attributes, `protected`, `private`. */
  readonly marks: Mark[] = [];
  private readonly transparencies = new Map<string, Transparency>();
  private readonly attributed = new Map<string, string[]>();
  private readonly movesFrom = new Map<string, number>();
  private readonly protectedNames = new Set<string>();
  private readonly privateNames = new Set<string>();
  private readonly structures = new Map<string, Structure | null>();
  private readonly recursiveBodies = new Map<string, Term>();
  private readonly recursiveForms = new Map<string, RecursiveForm | null>();
  /** Is this the prelude's own layer (or being elaborated as such)? */
  isPrelude = false;
  /** Will nothing be declared in it any more? */
  isComplete = false;
  /** Of a complete library: the constants that a name stands for where nothing is opened. */
  readonly meanings = new Map<string, readonly string[]>();
  private vocabulary: Vocabulary | null = null;
  private readonly indexes = new Map<string, unknown>();
  private readonly aliases = new Map<string, string>();
  private readonly poisoned = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly noncomputable = new Set<string>();
  private readonly namespaces = new Set<string>();
  /** Has a text of this library imported what is not core, so that nobody here knows all names? */
  private foreign = false;
  /** The names of core; null for a library that stands for itself. */
  readonly core: CoreNames | null;

  /** How many layers were made into this one. */
  private readonly weight: number;
  private merged: Library | null = null;

  constructor(
    environment: Environment,
    parent: Library | null = null,
    core: CoreNames | null = parent?.core ?? null,
    weight = 1,
  ) {
    this.environment = environment;
    this.parent = parent;
    this.weight = weight;
    this.core = core;
  }

  /** A layer above this library: what is added to the layer is not seen here. */
  extend(): Library {
    return new Library(this.environment.extend(), this);
  }

  /**
   * This library, to which nothing is added any more, with its uppermost layers made into one as long as none is below
   * that weighs more: of a long chain a look-up walks through as many layers as its logarithm.
   */
  withFewLayers(): Library {
    const above: Library[] = [this];
    let { weight } = this;
    let below = this.parent;
    for (; below !== null && below.parent !== null && below.weight <= weight; below = below.parent) {
      above.push(below);
      weight += below.weight;
    }
    if (above.length === 1) return this;
    return (this.merged ??= this.mergedWith(above, weight));
  }

  /** The layers `above`, this one first, as one. Whatever a layer may be told beside its marks is told again here. */
  private mergedWith(above: readonly Library[], weight: number): Library {
    const one = new Library(this.environment.merged(above.length), above.at(-1)!.parent, this.core, weight);
    for (const layer of above.toReversed()) {
      for (const mark of layer.marks) one.applyMark(mark);
      for (const [alias, name] of layer.aliases) one.addAlias(alias, name);
      for (const name of layer.poisoned) one.poison(name);
      for (const name of layer.refused) one.refuse(name);
      for (const space of layer.namespaces) one.namespaces.add(space);
      for (const [name, body] of layer.recursiveBodies) one.setRecursiveBody(name, body);
      if (layer.foreign) one.importForeign();
    }
    return one;
  }

  /** The transparency needed to unfold a definition. */
  transparencyOf(name: string): Transparency {
    return this.transparencies.get(name) ?? this.parent?.transparencyOf(name) ?? Transparency.default;
  }

  /**
   * The transparency from which on a term with the constant `name` at its head may be reduced, unfolded, or equal to
   * another one as a proof or a structure; beyond all of them when it never is. Computed once.
   */
  movesAt(name: string): number {
    let transparency = this.movesFrom.get(name);
    if (transparency === undefined) {
      transparency = this.findMovesAt(name);
      this.movesFrom.set(name, transparency);
    }
    return transparency;
  }

  private findMovesAt(name: string): number {
    const declaration = this.environment.get(name);
    switch (declaration?.kind) {
      case "inductive":
        return NEVER;
      case "constructor":
        return isPlainData(declaration.type) ? NEVER : Transparency.none;
      case "definition":
        if (!isPlainData(declaration.type)) return Transparency.none;
        return functionBehind.has(name) ? Transparency.default : this.transparencyOf(name);
      default:
        return Transparency.none;
    }
  }

  /** Gives `name` an attribute as written (`simp`, `reducible`, `← simp`). */
  attribute(name: string, attribute: string): void {
    this.marks.push({ name, mark: attribute });
    this.movesFrom.delete(name);
    if (attribute === "reducible") this.transparencies.set(name, Transparency.reducible);
    if (attribute === "instance" || attribute === "projection") this.transparencies.set(name, Transparency.instances);
    if (attribute === "irreducible") this.transparencies.set(name, Transparency.all);
    const names = this.attributed.get(attribute);
    if (names === undefined) this.attributed.set(attribute, [name]);
    else names.push(name);
  }

  /** Is the type `name` a class? */
  isClass(name: string): boolean {
    return plainClasses.has(name) || this.hasAttribute(name, "class");
  }

  hasAttribute(name: string, attribute: string): boolean {
    return (this.attributed.get(attribute)?.includes(name) || this.parent?.hasAttribute(name, attribute)) ?? false;
  }

  /** What another part has computed once from this library or from one below it (lemma indexes); `key` names the part. */
  index(key: string): unknown {
    return this.indexes.get(key) ?? this.parent?.index(key);
  }

  /** Keeps what `index` will answer here and above. It must outlive this library: no terms of an open scope. */
  keepIndex(key: string, index: unknown): void {
    this.indexes.set(key, index);
  }

  /** Is this a library that stands on no other one? */
  get isRoot(): boolean {
    return this.parent === null;
  }

  /** Is `name` declared in the library that all stand on? */
  isOfPrelude(name: string): boolean {
    return this.parent?.isOfPrelude(name) ?? this.environment.has(name);
  }

  /** Every name with the attribute, oldest first. */
  withAttribute(attribute: string): readonly string[] {
    const own = this.attributed.get(attribute) ?? [];
    if (this.parent === null) return own;
    const inherited = this.parent.withAttribute(attribute);
    return own.length === 0 ? inherited : [...inherited, ...own];
  }

  protect(name: string): void {
    this.marks.push({ name, mark: "protected" });
    this.protectedNames.add(name);
  }

  /** Only the library itself may name it: lemmas that Lean's library does not have. */
  hide(name: string): void {
    this.marks.push({ name, mark: "private" });
    this.privateNames.add(name);
  }

  /** May a text of this library name the constant? */
  isVisible(name: string): boolean {
    return this.isPrelude || !(this.privateNames.has(name) || (this.parent !== null && !this.parent.isVisible(name)));
  }

  /** Does again what another library's `marks` tell. */
  applyMark({ name, mark }: Mark): void {
    if (mark === "protected") this.protect(name);
    else if (mark === "private") this.hide(name);
    else if (mark === "noncomputable") this.markNoncomputable(name);
    else this.attribute(name, mark);
  }

  /** Protected names are not reached by their short form through `open`. */
  isProtected(name: string): boolean {
    return this.protectedNames.has(name) || (this.parent?.isProtected(name) ?? false);
  }

  /** Is `name` known to real Lean, or may it be, though this library does not have it? */
  isOutside(name: string): boolean {
    if (unsoundNames.has(name)) return false;
    if (this.core?.kindOf(name) != null || this.hasForeignNames || this.isPoisoned(name)) return true;
    // Instances without a name get one of that form.
    if (/(^|\.)inst[A-Z]/.test(name) || isExported(name)) return true;
    return this.isDerived(name) || this.leanNames().isPlausible(name, (space) => this.isLeanNamespace(space));
  }

  /** Is it the name of something that Lean makes for a type, a constructor or a function that there is? */
  isDerived(name: string): boolean {
    const owner = name.slice(0, Math.max(0, name.lastIndexOf(".")));
    const kind = this.environment.get(owner)?.kind;
    const coreKind = this.core?.kindOf(owner) ?? null;
    if (kind === undefined && coreKind === null) return false;
    return isGenerated(name, kind === "inductive" || kind === "constructor" || (coreKind ?? "other") !== "other");
  }

  /** Does Lean's own library have names in the namespace? */
  isLeanNamespace(space: string): boolean {
    return this.core?.hasNamespace(space) ?? this.leanNames().hasNamespace(space);
  }

  /** Can `space` be opened: does a declaration stand below it, or was it entered once? */
  isNamespace(space: string): boolean {
    return this.isLeanNamespace(space) || this.namespaces.has(space) || (this.parent?.isNamespace(space) ?? false);
  }

  /** Makes `space`, and what is around it, a namespace. */
  addNamespace(space: string): void {
    for (let outer = space; outer !== "" && !this.namespaces.has(outer); ) {
      this.namespaces.add(outer);
      outer = outer.slice(0, Math.max(0, outer.lastIndexOf(".")));
    }
  }

  /** `export`: from here on `alias` stands for the constant `name`. */
  addAlias(alias: string, name: string): void {
    this.aliases.set(alias, name);
  }

  aliasOf(alias: string): string | undefined {
    return this.aliases.get(alias) ?? this.parent?.aliasOf(alias);
  }

  /** Nothing is known of `name` and of what stands below it: its declaration was not understood. */
  poison(name: string): void {
    this.poisoned.add(name);
  }

  isPoisoned(name: string): boolean {
    if (this.poisoned.size > 0)
      for (let part = name; part !== ""; part = part.slice(0, Math.max(0, part.lastIndexOf("."))))
        if (this.poisoned.has(part)) return true;
    return this.parent?.isPoisoned(name) ?? false;
  }

  /** `name` is declared in a way that Lean reports an error for: it has the name all the same, with no proof behind it. */
  refuse(name: string): void {
    this.refused.add(name);
  }

  isRefused(name: string): boolean {
    return this.refused.has(name) || (this.parent?.isRefused(name) ?? false);
  }

  /** Something has been imported that is not core. */
  importForeign(): void {
    this.foreign = true;
  }

  get hasForeignNames(): boolean {
    return this.foreign || (this.parent?.hasForeignNames ?? false);
  }

  /** Lean makes no code for the definition. */
  markNoncomputable(name: string): void {
    this.marks.push({ name, mark: "noncomputable" });
    this.noncomputable.add(name);
  }

  isNoncomputable(name: string): boolean {
    return this.noncomputable.has(name) || (this.parent?.isNoncomputable(name) ?? false);
  }

  private leanNames(): Vocabulary {
    if (this.parent !== null) return this.parent.leanNames();
    return (this.vocabulary ??= new Vocabulary(this.environment.names()));
  }

  structure(name: string): Structure | null {
    let found = this.structures.get(name);
    if (found === undefined) {
      found = this.parent?.environment.has(name) ? this.parent.structure(name) : this.makeStructure(name);
      this.structures.set(name, found);
    }
    return found;
  }

  private makeStructure(name: string): Structure | null {
    const inductive = this.environment.get(name);
    if (inductive?.kind !== "inductive" || inductive.constructors.length !== 1) return null;
    if (inductive.indexCount > 0 || inductive.isRecursive) return null;
    const builder = this.environment.get(inductive.constructors[0]!) as ConstructorDeclaration;
    const fields: string[] = [];
    let type = builder.type;
    for (let i = 0; type.kind === TermKind.pi; i++, type = type.second)
      if (i >= inductive.parameterCount) fields.push(type.name);
    let result = inductive.type;
    while (result.kind === TermKind.pi) result = result.second;
    return {
      name,
      builder,
      parameterCount: inductive.parameterCount,
      fields,
      isProposition: result.kind === TermKind.sort && result.level === levelZero,
    };
  }

  /** Remembers how a recursive definition was written: in terms of itself. */
  setRecursiveBody(name: string, body: Term): void {
    this.recursiveBodies.set(name, body);
  }

  /** How a recursive definition of the text was written; null for others. */
  recursiveBody(name: string): Term | null {
    return this.recursiveBodies.get(name) ?? this.parent?.recursiveBody(name) ?? null;
  }

  /** Is it a function of the text whose recursion has a measure? Such a function does not unfold. */
  isMeasured(name: string): boolean {
    return this.recursiveBody(name) !== null && this.transparencyOf(name) === Transparency.all;
  }

  /** The recursive form of a definition, computed once. */
  recursiveForm(definition: DefinitionDeclaration): RecursiveForm | null {
    let form = this.recursiveForms.get(definition.name);
    if (form === undefined) {
      form = recursiveForm(this, definition.value);
      this.recursiveForms.set(definition.name, form);
    }
    return form;
  }
}

/** A value of a structure type as the constructor applied to its projections (η); `type` is the applied structure. */
export function expandStructure(structure: Structure, value: Term, levels: readonly Level[], type: Term): Term {
  const parameters = applicationArguments(type).slice(0, structure.parameterCount);
  const fields = structure.fields.map((_, i) => projection(structure.name, i, value));
  return applications(applications(constant(structure.builder.name, levels), parameters), fields);
}
