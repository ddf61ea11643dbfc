/**
 * Commands: declarations elaborated and handed to the kernel, and the scopes they stand in. A `CommandState` is what one
 * file has built up so far. Source: Lean 4, `Elab/{Declaration,MutualDef}.lean`.
 */
import {
  ABBREVIATION_HINT,
  addDeclaration,
  BinderInfo,
  checkTheorem,
  constantsOf,
  type Environment,
  freeVariableInfo,
  type ReducibilityHint,
  type Term,
  TypeChecker,
} from "../kernel/index.ts";
import type { Command, Modifiers } from "../syntax/index.ts";
import { addAttribute, checkAttributes, checkInstance } from "./attributes.ts";
import { uncomputable } from "./computability.ts";
import { type Declaration, type ElaboratedValue, elaborateValue, type LocalDefinition } from "./declaration-value.ts";
import { reject, unsupported } from "./failure.ts";
import { checkFresh } from "./fresh-names.ts";
import { elaborateHeader, pushShared } from "./header.ts";
import { elaborateInductive, elaborateStructure } from "./inductive.ts";
import type { Library } from "./library.ts";
import { resolveConstant } from "./names.ts";
import { inScopeKeeping } from "./release-keeping.ts";
import { declaredName } from "./scope.ts";
import { outside, type Place, Scopes } from "./scopes.ts";
import { allVariables, type SectionVariable, withVariables } from "./section-variables.ts";
import { Session, type SessionHooks } from "./session.ts";

type Of<Kind extends Command["kind"]> = Command & { readonly kind: Kind };

export class CommandState {
  readonly library: Library;
  private readonly hooks: SessionHooks;
  private readonly scopes: Scopes;
  /** Commands that were run, of which an `import` must be the first. */
  private hasBegun = false;
  private unnamedInstances = 0;

  constructor(library: Library, hooks: SessionHooks, place: Place = outside) {
    this.library = library;
    this.hooks = hooks;
    this.scopes = new Scopes(() => this.library, true, place);
  }

  /** Where what is run next will stand. */
  get place(): Place {
    return this.scopes.place;
  }

  get environment(): Environment {
    return this.library.environment;
  }

  /** The namespace at hand, "" for none. */
  get namespace(): string {
    return this.scopes.current.namespace;
  }

  /** A session in the scope at hand, for a declaration whose text stands in `namespace`. */
  session(library: Library = this.library, namespace: string = this.namespace): Session {
    const session = new Session(library, this.hooks);
    session.namespace = namespace;
    session.openDeclarations = this.scopes.current.openDeclarations;
    return session;
  }

  /** Names of universes declared by `universe`. */
  get universeNames(): readonly string[] {
    return this.scopes.current.universes;
  }

  /** What the declarations behind a `variable` share. */
  get variables(): readonly SectionVariable[] {
    return this.scopes.current.variables;
  }

  /** For an inductive type, which has none of the scope's variables: naming one is unsupported. */
  withoutVariables(session: Session, offset: number): Session {
    if (this.scopes.current.hasLooseInstance) unsupported(offset, "inductive type behind a variable instance");
    session.sharedNames = this.variables.flatMap(({ binder }) =>
      binder.names.map((one) => (one.kind === "identifier" ? one.name : "")),
    );
    return session;
  }

  /** May the header of a declaration use names that nothing declares? */
  get autoBound(): boolean {
    return !this.library.isPrelude && this.scopes.current.options.autoImplicit;
  }

  /** What is declared under the written name. The prelude's names are written in full. */
  declared(name: string): { readonly full: string; readonly namespace: string } {
    const declared = declaredName(name, this.namespace);
    return this.library.isPrelude ? { ...declared, namespace: this.namespace } : declared;
  }

  fullName(name: string): string {
    return this.declared(name).full;
  }

  /** Elaborates one command and adds what it declares. */
  run(command: Command): void {
    const before = this.scopes.current;
    try {
      if ("modifiers" in command) for (const scoped of command.modifiers.before) this.scopes.apply(scoped);
      this.runCommand(command);
    } finally {
      if ("modifiers" in command) this.scopes.current = before;
      this.hasBegun = true;
    }
  }

  private runCommand(command: Command): void {
    switch (command.kind) {
      case "unsupported": {
        unsupported(command.start, command.construct);
        return;
      }
      case "universe":
        this.scopes.universe(command.names, command.start);
        return;
      case "open":
      case "set_option":
      case "include":
        this.scopes.apply(command);
        return;
      case "export":
        this.runExport(command);
        return;
      case "import":
        this.runImport(command);
        return;
      case "section":
      case "namespace":
        this.scopes.begin(command);
        return;
      case "end":
        this.scopes.end(command);
        return;
      case "attribute": {
        this.runAttribute(command);
        return;
      }
      case "inductive": {
        elaborateInductive(this, command);
        return;
      }
      case "structure": {
        elaborateStructure(this, command);
        return;
      }
      case "variable":
        this.runVariable(command);
        return;
      default:
        this.runDeclaration(command);
    }
  }

  /** `export A (x)`: `x` here, and wherever this namespace is open, is `A.x`. */
  private runExport({ namespace, names }: Of<"export">): void {
    const spaces = this.scopes.namespacesOf(namespace);
    for (const name of names) this.library.addAlias(this.fullName(name.name), this.scopes.constantIn(spaces, name));
  }

  /** The binders are elaborated once here, so that what is wrong with them is said here. */
  private runVariable({ binders, start }: Of<"variable">): void {
    const variables = withVariables(this.scopes.current.variables, binders);
    const session = this.session();
    session.levelNames = this.universeNames;
    session.autoBound = this.autoBound;
    const pushed = pushShared(session, { binders: variables.map(({ binder }) => binder), selection: allVariables });
    const types = pushed.map(({ type }) => session.instantiate(type));
    if (types.some((type) => type.hasMetavariable)) unsupported(start, "variable whose type is open");
    // Whatever is declared behind it may use such an instance without a word.
    const hasLooseInstance = pushed.some(
      (one, i) => freeVariableInfo(one) === BinderInfo.instance && !types[i]!.hasFreeVariable,
    );
    this.scopes.current = { ...this.scopes.current, variables, hasLooseInstance };
  }

  private runImport({ name, start }: Of<"import">): void {
    if (this.hasBegun && !this.library.hasForeignNames)
      reject(start, "invalid 'import' command, it must be used in the beginning of the file");
    if (name.name !== "Init" && !name.name.startsWith("Init.")) this.library.importForeign();
  }

  private runAttribute(command: Of<"attribute">): void {
    for (const name of command.names) {
      const resolved = resolveConstant(this.session(), name.name, name.start);
      if (resolved === null && this.library.isOutside(name.name)) unsupported(name.start, `\`${name.name}\``);
      if (resolved === null) reject(name.start, `Unknown constant \`${name.name}\``);
      for (const attribute of command.attributes) addAttribute(this.library, resolved, attribute);
    }
  }

  /** Attributes, `protected` and the library's `private` of a declaration that has been added. */
  applyModifiers(name: string, modifiers: Modifiers): void {
    const dot = name.lastIndexOf(".");
    if (dot > 0) this.library.addNamespace(name.slice(0, dot));
    for (const attribute of modifiers.attributes) addAttribute(this.library, name, attribute);
    if (modifiers.words.includes("protected")) this.library.protect(name);
    // What a text calls private can be named everywhere in it.
    if (modifiers.words.includes("private") && this.library.isPrelude) this.library.hide(name);
  }

  checkModifiers(modifiers: Modifiers, full: string, kind: Command["kind"], offset: number): void {
    const { words } = modifiers;
    const isTheorem = kind === "theorem" || kind === "lemma";
    if (isTheorem && words.includes("noncomputable")) reject(offset, "'theorem' subsumes 'noncomputable'");
    for (const word of ["unsafe", "partial", "nonrec", "noncomputable"] as const) {
      if (!words.includes(word)) continue;
      if (isTheorem && (word === "unsafe" || word === "partial")) reject(offset, `'${word}' theorems are not allowed`);
      if ((kind === "inductive" || kind === "structure") && word !== "unsafe")
        reject(offset, `invalid use of '${word}' in inductive declaration`);
      if (word === "unsafe" || word === "partial") unsupported(offset, `\`${word}\``);
    }
    if (words.includes("public")) unsupported(offset, "`public`");
    if (words.includes("protected") && !full.includes("."))
      reject(offset, "protected declarations must be in a namespace");
    checkAttributes(this.library, modifiers.attributes);
  }

  private runDeclaration(command: Declaration): void {
    const { signature, modifiers } = command;
    if (command.kind === "lemma" && !this.library.hasForeignNames)
      reject(command.start, "unexpected identifier; expected command");
    const { full: name } = this.declared(signature.name?.name ?? this.unnamed(command));
    this.checkModifiers(modifiers, signature.name === null ? "_." : name, command.kind, command.start);
    if (signature.name !== null) checkFresh(this.library, name, signature.name.start);
    if (command.kind === "axiom" || command.kind === "opaque") {
      this.runAxiom(command, name);
      return;
    }
    const { levelParameters, type, value, isTheorem, locals } = this.elaborateDeclaration(command, name);
    for (const local of locals) this.addLocal(command, local);
    if (command.kind === "instance" && !this.library.isPrelude) checkInstance(this.library, type, command.start);
    if (command.kind === "example") {
      this.checkExample(levelParameters, type, value);
      this.checkComputable(command, name, type, value);
      return;
    }
    if (isTheorem) addDeclaration(this.environment, { kind: "theorem", name, levelParameters, type, value });
    else {
      const hint = command.kind === "abbrev" ? ABBREVIATION_HINT : this.heightOf(value);
      addDeclaration(this.environment, { kind: "definition", name, levelParameters, type, value, hint });
      this.checkComputable(command, name, type, value);
    }
    if (command.value?.measure?.isStructural === false) this.library.attribute(name, "irreducible");
    if (command.kind === "abbrev") this.library.attribute(name, "reducible");
    if (command.kind === "instance") this.library.attribute(name, "instance");
    this.applyModifiers(name, modifiers);
  }

  /** Adds a function of a `where`. */
  private addLocal(command: Declaration, { name, header, value, measure }: LocalDefinition): void {
    const { levelParameters, type } = header;
    const hint = this.heightOf(value);
    addDeclaration(this.environment, { kind: "definition", name, levelParameters, type, value, hint });
    this.checkComputable(command, name, type, value);
    if (measure?.isStructural === false) this.library.attribute(name, "irreducible");
    this.library.addNamespace(name.slice(0, name.lastIndexOf(".")));
  }

  /** The kernel's check of what is not kept. */
  private checkExample(levelParameters: readonly string[], type: Term, value: Term): void {
    if (new TypeChecker(this.environment).isProposition(type))
      checkTheorem(this.environment, levelParameters, type, value);
    else {
      const name = "_example";
      const hint = ABBREVIATION_HINT;
      addDeclaration(this.library.extend().environment, {
        kind: "definition",
        name,
        levelParameters,
        type,
        value,
        hint,
      });
    }
  }

  /** Under what a declaration without a name is kept. */
  private unnamed(command: Declaration): string {
    return command.kind === "example" ? "_example" : `_instance.${++this.unnamedInstances}`;
  }

  /** A definition that Lean can make no code for must be marked `noncomputable`. */
  private checkComputable({ kind, modifiers, start }: Declaration, name: string, type: Term, value: Term): void {
    if (this.library.isPrelude) {
      if (modifiers.words.includes("noncomputable")) this.library.markNoncomputable(name);
      return;
    }
    if (new TypeChecker(this.environment).isProposition(type)) return;
    const cause = uncomputable(this.library, value);
    if (cause === null) return;
    if (kind !== "example") this.library.markNoncomputable(name);
    if (modifiers.words.includes("noncomputable") || this.scopes.current.isNoncomputable) return;
    if (kind === "example") unsupported(start, "`example` without code");
    reject(
      start,
      `failed to compile definition, consider marking it as 'noncomputable' because it depends on '${cause}', which is 'noncomputable'`,
    );
  }

  private runAxiom(command: Declaration, name: string): void {
    if (command.kind === "opaque" || !this.library.isPrelude) unsupported(command.start, command.kind);
    const header = elaborateHeader(this.session(), command.signature, this.universeNames);
    addDeclaration(this.environment, {
      kind: "axiom",
      name,
      levelParameters: header.levelParameters,
      type: header.type,
    });
    this.applyModifiers(name, command.modifiers);
  }

  /** What is to be declared. For the prelude, which stays for good, every other term made on the way is dropped. */
  private elaborateDeclaration(command: Declaration, name: string): Elaborated {
    if (!this.library.isPrelude) return elaborated(elaborateValue(this, command, name));
    const { result, terms } = inScopeKeeping(
      () => elaborated(elaborateValue(this, command, name)),
      ({ type, value }) => [type, value],
    );
    return { ...result, type: terms[0]!, value: terms[1]! };
  }

  /** One more than the largest height among the definitions used. */
  heightOf(value: Term): ReducibilityHint {
    let height = 0;
    for (const name of constantsOf(value)) {
      const declaration = this.environment.get(name);
      if (declaration?.kind === "definition" && declaration.hint !== ABBREVIATION_HINT)
        height = Math.max(height, declaration.hint);
    }
    return height + 1;
  }
}

interface Elaborated {
  readonly levelParameters: readonly string[];
  readonly type: Term;
  readonly value: Term;
  readonly isTheorem: boolean;
  readonly locals: readonly LocalDefinition[];
}

function elaborated({ header, value, isTheorem, locals }: ElaboratedValue): Elaborated {
  return { levelParameters: header.levelParameters, type: header.type, value, isTheorem, locals };
}
