/**
 * Commands: declarations elaborated and handed to the kernel, and the scopes they stand in. A `CommandState` is what one
 * file has built up so far. Source: Lean 4, `Elab/{Declaration,MutualDef}.lean`.
 */
import {
  ABBREVIATION_HINT,
  addDeclaration,
  checkTheorem,
  constantsOf,
  type Environment,
  type ReducibilityHint,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Command, DeclarationSignature, Modifiers, ProofSyntax } from "../syntax/index.ts";
import { closeBinders } from "./close-binders.ts";
import { reject, unsupported } from "./failure.ts";
import { elaborateHeader, type Header, nameLevels, orderLevels, pushBinders } from "./header.ts";
import { elaborateInductive, elaborateStructure } from "./inductive.ts";
import { inferType } from "./infer-type.ts";
import type { Library } from "./library.ts";
import { emptyContext } from "./local-context.ts";
import { resolveConstant } from "./names.ts";
import { withoutPostponing } from "./postponed.ts";
import { closedProof, elaborateProof, openHeader } from "./proof.ts";
import { inScopeKeeping } from "./release-keeping.ts";
import { Session, type SessionHooks } from "./session.ts";
import { elaborate } from "./term.ts";

type Of<Kind extends Command["kind"]> = Command & { readonly kind: Kind };
type Declaration = Of<"theorem" | "lemma" | "example" | "def" | "abbrev" | "instance" | "axiom" | "opaque">;

interface Scope {
  readonly kind: "namespace" | "section";
  readonly name: string;
  readonly universes: readonly string[];
  readonly openNamespaces: readonly string[];
}

/** Attributes that change nothing for the fragment. */
const harmlessAttributes: ReadonlySet<string> = new Set([
  "inline",
  "always_inline",
  "specialize",
  "match_pattern",
  "nospecialize",
]);
/** Attributes the library keeps. */
const keptAttributes: ReadonlySet<string> = new Set([
  "simp",
  "reducible",
  "irreducible",
  "instance",
  "refl",
  "symm",
  "ext",
  "simp ↓",
  "simp ←",
  "local simp",
  "elab_as_elim",
  "congr",
  "norm_cast",
]);

export class CommandState {
  readonly library: Library;
  private readonly hooks: SessionHooks;
  private universes: readonly string[] = [];
  private openNamespaces: readonly string[] = [];
  private readonly scopes: Scope[] = [];

  constructor(library: Library, hooks: SessionHooks) {
    this.library = library;
    this.hooks = hooks;
  }

  get environment(): Environment {
    return this.library.environment;
  }

  /** The namespace at hand, "" for none. */
  get namespace(): string {
    return this.scopes
      .filter((scope) => scope.kind === "namespace")
      .map((scope) => scope.name)
      .join(".");
  }

  /** A session in the scope at hand. */
  session(library: Library = this.library): Session {
    const session = new Session(library, this.hooks);
    session.namespace = this.namespace;
    session.openNamespaces = this.openNamespaces;
    return session;
  }

  /** Names of universes declared by `universe`. */
  get universeNames(): readonly string[] {
    return this.universes;
  }

  fullName(name: string): string {
    if (name.startsWith("_root_.")) return name.slice(7);
    const space = this.namespace;
    return space === "" ? name : `${space}.${name}`;
  }

  /** Elaborates one command and adds what it declares. */
  run(command: Command): void {
    const opened = "modifiers" in command ? command.modifiers.opened : [];
    if (opened.length === 0) {
      this.runCommand(command);
      return;
    }
    const before = this.openNamespaces;
    this.openNamespaces = [...before, ...opened.map(({ name }) => name)];
    try {
      this.runCommand(command);
    } finally {
      this.openNamespaces = before;
    }
  }

  private runCommand(command: Command): void {
    switch (command.kind) {
      case "unsupported": {
        unsupported(command.start, command.construct);
        return;
      }
      case "universe":
        this.universes = [...this.universes, ...command.names];
        return;
      case "open":
        this.openNamespaces = [...this.openNamespaces, ...command.names.map((name) => name.name)];
        return;
      case "set_option":
        return;
      case "section":
      case "namespace":
        this.scopes.push({
          kind: command.kind,
          name: command.name?.name ?? "",
          universes: this.universes,
          openNamespaces: this.openNamespaces,
        });
        return;
      case "end": {
        this.endScope(command);
        return;
      }
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
      case "variable": {
        unsupported(command.start, "variable");
        return;
      }
      default: {
        const outer = this.openNamespaces;
        this.openNamespaces = [...outer, ...command.modifiers.opened.map((name) => name.name)];
        try {
          this.runDeclaration(command);
        } finally {
          this.openNamespaces = outer;
        }
      }
    }
  }

  private endScope(command: Of<"section" | "namespace" | "end">): void {
    const scope = this.scopes.pop();
    if (scope === undefined) reject(command.start, "Invalid `end`: There is no current scope to end");
    if ((command.name?.name ?? "") !== scope.name)
      reject(command.start, `Invalid \`end\`: Expected \`end ${scope.name}\``);
    this.universes = scope.universes;
    this.openNamespaces = scope.openNamespaces;
  }

  private runAttribute(command: Of<"attribute">): void {
    for (const name of command.names) {
      const resolved = resolveConstant(this.session(), name.name);
      if (resolved === null) reject(name.start, `Unknown constant \`${name.name}\``);
      for (const attribute of command.attributes) this.addAttribute(resolved, attribute, command.start);
    }
  }

  private addAttribute(name: string, attribute: string, offset: number): void {
    if (harmlessAttributes.has(attribute)) return;
    if (!keptAttributes.has(attribute)) unsupported(offset, `attribute \`${attribute}\``);
    this.library.attribute(name, attribute);
  }

  /** Attributes, `protected` and the library's `private` of a declaration that has been added. */
  applyModifiers(name: string, modifiers: Modifiers, offset: number): void {
    for (const attribute of modifiers.attributes) this.addAttribute(name, attribute, offset);
    if (modifiers.words.includes("protected")) this.library.protect(name);
    if (modifiers.words.includes("private")) this.library.hide(name);
  }

  checkModifiers(modifiers: Modifiers, offset: number): void {
    for (const word of modifiers.words)
      if (word === "unsafe" || word === "partial" || (word === "private" && !this.library.isPrelude))
        unsupported(offset, `\`${word}\``);
    for (const attribute of modifiers.attributes)
      if (!harmlessAttributes.has(attribute) && !keptAttributes.has(attribute))
        unsupported(offset, `attribute \`${attribute}\``);
  }

  checkFresh(name: string, offset: number): void {
    if (this.environment.has(name)) reject(offset, `\`${name}\` has already been declared`);
  }

  private runDeclaration(command: Declaration): void {
    const { signature, modifiers } = command;
    this.checkModifiers(modifiers, command.start);
    const name =
      command.kind === "example" || signature.name === null ? "_example" : this.fullName(signature.name.name);
    if (command.kind !== "example") this.checkFresh(name, signature.name?.start ?? command.start);
    if (command.kind === "axiom" || command.kind === "opaque") {
      this.runAxiom(command, name);
      return;
    }
    const { levelParameters, type, value, isTheorem } = this.elaborateDeclaration(command);
    if (command.kind === "example") {
      checkTheorem(this.environment, levelParameters, type, value);
      return;
    }
    if (isTheorem) addDeclaration(this.environment, { kind: "theorem", name, levelParameters, type, value });
    else {
      const hint = command.kind === "abbrev" ? ABBREVIATION_HINT : this.heightOf(value);
      addDeclaration(this.environment, { kind: "definition", name, levelParameters, type, value, hint });
    }
    if (command.kind === "abbrev") this.library.attribute(name, "reducible");
    if (command.kind === "instance") this.library.attribute(name, "instance");
    this.applyModifiers(name, modifiers, command.start);
  }

  private runAxiom(command: Declaration, name: string): void {
    if (command.kind === "opaque" || !this.library.isPrelude) unsupported(command.start, command.kind);
    const header = elaborateHeader(this.session(), command.signature, this.universes);
    addDeclaration(this.environment, {
      kind: "axiom",
      name,
      levelParameters: header.levelParameters,
      type: header.type,
    });
    this.applyModifiers(name, command.modifiers, command.start);
  }

  /** What is to be declared. For the prelude, which stays for good, every other term made on the way is dropped. */
  private elaborateDeclaration(command: Declaration): Elaborated {
    if (!this.library.isPrelude) return elaborated(this.elaborateValue(command));
    const { result, terms } = inScopeKeeping(
      () => elaborated(this.elaborateValue(command)),
      ({ type, value }) => [type, value],
    );
    return { ...result, type: terms[0]!, value: terms[1]! };
  }

  private elaborateValue(command: Declaration): { header: Header; value: Term; isTheorem: boolean } {
    const { signature } = command;
    const isTheorem = command.kind === "theorem" || command.kind === "lemma" || command.kind === "example";
    const proof = proofSyntax(command);
    if (signature.type === null) {
      if (isTheorem) return reject(command.start, "missing type of the theorem");
      return { ...this.elaborateUntyped(signature, proof), isTheorem };
    }
    const session = this.session();
    session.autoBound = !this.library.isPrelude;
    const header = elaborateHeader(session, signature, this.universes);
    const inner = this.session();
    const opened = openHeader(inner, header);
    elaborateProof(inner, opened, proof);
    return { header, value: closedProof(inner, opened, proof.start), isTheorem };
  }

  /** `def f binders := value`: the type is the value's. */
  private elaborateUntyped(signature: DeclarationSignature, proof: ProofSyntax): { header: Header; value: Term } {
    if (proof.kind === "tactics") return reject(proof.start, "failed to infer definition type");
    const session = this.session();
    session.levelNames = [...this.universes, ...signature.universes];
    const value = withoutPostponing(session, () => {
      const variables = pushBinders(session, signature.binders);
      const body = elaborate(session, proof.term, null);
      session.context = emptyContext;
      return closeBinders(session, TermKind.lambda, variables, body);
    });
    const closed = session.instantiate(value);
    if (closed.hasMetavariable) return reject(proof.start, "failed to infer definition type");
    const named = nameLevels(closed, session.levelNames);
    const type = session.instantiate(inferType(session, named.type));
    const levelParameters = orderLevels(named.type, signature.universes, this.universes, named.made);
    return { header: { levelParameters, type, binders: [] }, value: named.type };
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
}

function elaborated({ header, value, isTheorem }: { header: Header; value: Term; isTheorem: boolean }): Elaborated {
  return { levelParameters: header.levelParameters, type: header.type, value, isTheorem };
}

/** The value of a declaration as a proof. */
function proofSyntax(command: Declaration): ProofSyntax {
  const { value, start, end } = command;
  if (value === null) return reject(command.start, "declaration body is missing");
  if (value.kind === "alternatives")
    return {
      kind: "term",
      start: value.start,
      end: value.end,
      term: { kind: "funMatch", alternatives: value.alternatives, start, end },
    };
  const { term } = value;
  if (term.kind === "by") return { kind: "tactics", start: term.start, end: term.end, tactics: term.tactics };
  return { kind: "term", start: term.start, end: term.end, term };
}
