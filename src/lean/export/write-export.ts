/**
 * An environment, or some of its declarations with all that they need, in the format of lean4export (NDJSON 3.1): what
 * another kernel is given to check again.
 */
import {
  ABBREVIATION_HINT,
  constantsOf,
  type Declaration,
  type Environment,
  type InductiveDeclaration,
  type Level,
  LevelKind,
  levelParameter,
  OPAQUE_HINT,
  type Term,
  TermKind,
} from "../kernel/index.ts";

const BINDER_INFOS = ["default", "implicit", "strictImplicit", "instImplicit"];
const QUOTIENT_KINDS = { type: "type", constructor: "ctor", lift: "lift", induction: "ind" };
const QUOTIENT_NAMES = ["Quot", "Quot.mk", "Quot.lift", "Quot.ind"];
/** The release of Lean whose library the declarations are like. */
const LEAN_VERSION = "4.30.0";
/** Components that are quoted hold any text, dots included; those of digits alone are numbers. */
const LAST_COMPONENT = /(?:«(?:[^»]|»»)*»|[^.«»]+)$/;
const LEVEL_KEYS = new Map<number, string>([
  [LevelKind.max, "max"],
  [LevelKind.imax, "imax"],
]);

/** The lines of an export of every declaration of `environment` (its own layer), in its order. */
export function writeExport(environment: Environment): string[] {
  return new Writer(environment).run(environment.names());
}

/** The lines of an export of `names` and of all that they rest on, each declaration behind those that it uses. */
export function writeExportOf(environment: Environment, names: readonly string[]): string[] {
  const needed: string[] = [];
  // By the first name of its group: entered, then written.
  const state = new Map<string, "entered" | "written">();
  const pending = [...names].reverse();
  for (let name = pending.at(-1); name !== undefined; name = pending.at(-1)) {
    const group = groupOf(environment, environment.require(name));
    const head = group[0]!.name;
    if (state.has(head)) {
      if (state.get(head) === "entered") needed.push(...group.map((member) => member.name));
      state.set(head, "written");
      pending.pop();
      continue;
    }
    state.set(head, "entered");
    const own = new Set(group.map((member) => member.name));
    for (const used of group.flatMap(usedBy)) if (!own.has(used)) pending.push(used);
  }
  return new Writer(environment).run(needed);
}

/** What is declared together with the declaration, itself included. */
function groupOf(environment: Environment, declaration: Declaration): readonly Declaration[] {
  switch (declaration.kind) {
    case "constructor":
      return groupOf(environment, environment.require(declaration.inductive));
    case "recursor":
      return groupOf(environment, environment.require(declaration.block[0]!));
    case "inductive": {
      const block = declaration.block.map((type) => environment.require(type) as InductiveDeclaration);
      const builders = block.flatMap(({ constructors }) => constructors.map((one) => environment.require(one)));
      return [...block, ...builders];
    }
    case "quotient":
      return QUOTIENT_NAMES.map((one) => environment.require(one));
    default:
      return [declaration];
  }
}

function usedBy(declaration: Declaration): readonly string[] {
  const own = constantsOf(declaration.type);
  return "value" in declaration ? [...own, ...constantsOf(declaration.value)] : own;
}

function unquoted(component: string): string {
  return component.slice(1, -1).replaceAll("»»", "»");
}

class Writer {
  private readonly environment: Environment;
  private readonly lines: string[] = [];
  private readonly names = new Map<string, number>([["", 0]]);
  private readonly levels = new Map<Level, number>();
  private readonly expressions = new Map<Term, number>();

  constructor(environment: Environment) {
    this.environment = environment;
  }

  run(names: Iterable<string>): string[] {
    const exporter = { name: "stp", version: "3.1.0" };
    this.put({ meta: { exporter, lean: { githash: "", version: LEAN_VERSION }, format: { version: "3.1.0" } } });
    for (const name of names) {
      const line = this.declaration(this.environment.require(name));
      if (line !== null) this.put(line);
    }
    return this.lines;
  }

  private put(line: unknown): void {
    this.lines.push(JSON.stringify(line));
  }

  private name(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const last = LAST_COMPONENT.exec(name)?.[0] ?? name;
    const pre = this.name(name.slice(0, Math.max(0, name.length - last.length - 1)));
    const index = this.names.size;
    this.names.set(name, index);
    if (/^[0-9]+$/.test(last)) this.put({ in: index, num: { pre, i: Number(last) } });
    else this.put({ in: index, str: { pre, str: last.startsWith("«") ? unquoted(last) : last } });
    return index;
  }

  private level(level: Level): number {
    if (level.kind === LevelKind.zero) return 0;
    const known = this.levels.get(level);
    if (known !== undefined) return known;
    const key = LEVEL_KEYS.get(level.kind);
    let content: object;
    if (level.kind === LevelKind.parameter) content = { param: this.name(level.name) };
    else if (key === undefined) content = { succ: this.level(level.first) };
    else content = { [key]: [this.level(level.first), this.level(level.second)] };
    const index = this.levels.size + 1;
    this.levels.set(level, index);
    this.put({ il: index, ...content });
    return index;
  }

  private expression(term: Term): number {
    const known = this.expressions.get(term);
    if (known !== undefined) return known;
    const content = this.expressionContent(term);
    const index = this.expressions.size;
    this.expressions.set(term, index);
    this.put({ ie: index, ...content });
    return index;
  }

  private expressionContent(term: Term): object {
    switch (term.kind) {
      case TermKind.boundVariable:
        return { bvar: term.index };
      case TermKind.sort:
        return { sort: this.level(term.level) };
      case TermKind.constant:
        return { const: { name: this.name(term.name), us: term.levels.map((level) => this.level(level)) } };
      case TermKind.application:
        return { app: { fn: this.expression(term.fn), arg: this.expression(term.arg) } };
      case TermKind.lambda:
      case TermKind.pi: {
        const binderInfo = BINDER_INFOS[term.binderInfo];
        const [name, type, body] = [this.name(term.name), this.expression(term.type), this.expression(term.body)];
        return { [term.kind === TermKind.pi ? "forallE" : "lam"]: { name, type, body, binderInfo } };
      }
      case TermKind.let: {
        const [name, type] = [this.name(term.name), this.expression(term.type)];
        const [value, body] = [this.expression(term.value), this.expression(term.body)];
        return { letE: { name, type, value, body, nondep: false } };
      }
      case TermKind.projection:
        return { proj: { typeName: this.name(term.name), idx: term.index, struct: this.expression(term.struct) } };
      case TermKind.natural:
        return { natVal: String(term.natural) };
      case TermKind.string:
        return { strVal: term.name };
      default:
        throw new Error("a variable in a declaration");
    }
  }

  private header({ name, levelParameters, type }: Declaration): object {
    const levelParams = this.nameList(levelParameters);
    // A parameter that no term uses is a level of the export all the same.
    for (const parameter of levelParameters) this.level(levelParameter(parameter));
    return { name: this.name(name), levelParams, type: this.expression(type) };
  }

  private nameList(names: readonly string[]): number[] {
    return names.map((name) => this.name(name));
  }

  /** Null for constructors and recursors, and for all types of a block but the first: their group has them. */
  private declaration(declaration: Declaration): object | null {
    const all = [this.name(declaration.name)];
    switch (declaration.kind) {
      case "axiom":
        return { axiom: { ...this.header(declaration), isUnsafe: false } };
      case "theorem":
        return { thm: { ...this.header(declaration), value: this.expression(declaration.value), all } };
      case "opaque": {
        const value = this.expression(declaration.value);
        return { opaque: { ...this.header(declaration), value, isUnsafe: false, all } };
      }
      case "definition": {
        const value = this.expression(declaration.value);
        const { hint } = declaration;
        const hints = hint === OPAQUE_HINT ? "opaque" : hint === ABBREVIATION_HINT ? "abbrev" : { regular: hint };
        return { def: { ...this.header(declaration), value, hints, safety: "safe", all } };
      }
      case "quotient":
        return { quot: { ...this.header(declaration), kind: QUOTIENT_KINDS[declaration.quotientKind] } };
      case "inductive":
        return declaration.block[0] === declaration.name ? this.group(declaration) : null;
      default:
        return null;
    }
  }

  private group({ block, nestedCount }: InductiveDeclaration): object {
    const inductives = block.map((name) => this.environment.require(name) as InductiveDeclaration);
    const recursors = [
      ...inductives.map(({ recursor }) => recursor),
      ...Array.from({ length: nestedCount }, (_, i) => `${block[0]}.rec_${i + 1}`),
    ];
    const types = inductives.map((type) => ({
      ...this.header(type),
      numParams: type.parameterCount,
      numIndices: type.indexCount,
      numNested: type.nestedCount,
      all: this.nameList(type.block),
      ctors: this.nameList(type.constructors),
      isRec: type.isRecursive,
      isReflexive: type.isReflexive,
      isUnsafe: false,
    }));
    const ctors = inductives.flatMap(({ constructors }) => constructors.map((name) => this.constructorOf(name)));
    return { inductive: { types, ctors, recs: recursors.map((name) => this.recursor(name)) } };
  }

  private constructorOf(name: string): object {
    const declaration = this.environment.require(name);
    if (declaration.kind !== "constructor") throw new Error(`${name} is no constructor`);
    return {
      ...this.header(declaration),
      induct: this.name(declaration.inductive),
      cidx: declaration.position,
      numParams: declaration.parameterCount,
      numFields: declaration.fieldCount,
      isUnsafe: false,
    };
  }

  private recursor(name: string): object {
    const declaration = this.environment.require(name);
    if (declaration.kind !== "recursor") throw new Error(`${name} is no recursor`);
    return {
      ...this.header(declaration),
      all: this.nameList(declaration.block),
      numParams: declaration.parameterCount,
      numIndices: declaration.indexCount,
      numMotives: declaration.motiveCount,
      numMinors: declaration.minorCount,
      k: declaration.reducesLikeK,
      isUnsafe: false,
      rules: declaration.rules.map((rule) => ({
        ctor: this.name(rule.builder),
        nfields: rule.fieldCount,
        rhs: this.expression(rule.value),
      })),
    };
  }
}
