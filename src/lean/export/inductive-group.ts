/**
 * A group of an export: the types of one mutual block with constructors and recursors. Only the types of the types and
 * constructors and the number of parameters are used; all else is what the kernel derives, and is compared with it.
 * Format 3.0 and 3.1 differ in the keys of the three arrays.
 */
import {
  addDeclaration,
  alphaEqual,
  budget,
  type Declaration,
  type Environment,
  KernelError,
  type Level,
  levelParameter,
  substituteLevels,
  type Term,
  TypeChecker,
  terms,
} from "../kernel/index.ts";
import { asCount, asFlag, asList, asObject, type JsonObject } from "./fields.ts";
import { Declined, Rejected, Unreadable } from "./outcome.ts";
import type { Primitives } from "./primitives.ts";

interface ExportedConstant {
  readonly name: string;
  readonly levelParameters: readonly string[];
  readonly type: Term;
  readonly body: JsonObject;
}

/** Checks and adds the group, compares the rest; answers the number of constants added. `about` is told the main name. */
export function addInductiveGroup(
  environment: Environment,
  primitives: Primitives,
  group: JsonObject,
  about: (name: string) => void,
): number {
  const types = readConstants(primitives, group, "types", "inductiveVals");
  const constructors = readConstants(primitives, group, "ctors", "constructorVals");
  const recursors = readConstants(primitives, group, "recs", "recursorVals");
  const first = types[0];
  if (first === undefined) throw new Unreadable("inductive: no type in the group");
  about(first.name);
  for (const { name, body } of [...types, ...constructors, ...recursors])
    if (asFlag(body["isUnsafe"], "isUnsafe")) throw new Declined(`unsafe inductive constant ${name}`);
  addDeclaration(environment, {
    kind: "inductive",
    levelParameters: first.levelParameters,
    parameterCount: asCount(first.body["numParams"], "numParams"),
    types: types.map(({ name, type, body }) => ({
      name,
      type,
      constructors: primitives.nameList(body["ctors"], "ctors").map((constructorName) => {
        const found = constructors.find((candidate) => candidate.name === constructorName);
        if (found === undefined) throw mismatch(constructorName, "is listed as a constructor but not described");
        return { name: found.name, type: found.type };
      }),
    })),
  });
  const comparison = new Comparison(environment, primitives);
  for (const constant of types) comparison.compareType(constant);
  for (const constant of constructors) comparison.compareConstructor(constant);
  for (const constant of recursors) comparison.compareRecursor(constant);
  comparison.compareCounts(first.name, types.length, constructors.length, recursors.length);
  return types.length + constructors.length + recursors.length;
}

function readConstants(primitives: Primitives, group: JsonObject, key: string, oldKey: string): ExportedConstant[] {
  return asList(group[key] ?? group[oldKey], key).map((value) => {
    const body = asObject(value, key);
    return {
      name: primitives.name(body["name"]),
      levelParameters: primitives.nameList(body["levelParams"], "levelParams"),
      type: primitives.expression(body["type"]),
      body,
    };
  });
}

function mismatch(name: string, what: string): Rejected {
  return new Rejected("derived-data-mismatch", `${name}: ${what}`);
}

class Comparison {
  private readonly environment: Environment;
  private readonly primitives: Primitives;

  constructor(environment: Environment, primitives: Primitives) {
    this.environment = environment;
    this.primitives = primitives;
  }

  compareType({ name, levelParameters, body }: ExportedConstant): void {
    const derived = this.derived(name, "inductive");
    expectSame(name, "levelParams", levelParameters, derived.levelParameters);
    expectSame(name, "all", this.primitives.nameList(body["all"], "all"), derived.block);
    expectCount(name, body, "numParams", derived.parameterCount);
    expectCount(name, body, "numIndices", derived.indexCount);
    expectCount(name, body, "numNested", derived.nestedCount);
    expectFlag(name, body, "isRec", derived.isRecursive);
    expectFlag(name, body, "isReflexive", derived.isReflexive);
  }

  compareConstructor({ name, levelParameters, body }: ExportedConstant): void {
    const derived = this.derived(name, "constructor");
    expectSame(name, "levelParams", levelParameters, derived.levelParameters);
    expectSame(name, "induct", [this.primitives.name(body["induct"])], [derived.inductive]);
    expectCount(name, body, "cidx", derived.position);
    expectCount(name, body, "numParams", derived.parameterCount);
    expectCount(name, body, "numFields", derived.fieldCount);
  }

  compareRecursor({ name, levelParameters, type, body }: ExportedConstant): void {
    const derived = this.derived(name, "recursor");
    if (new Set(levelParameters).size !== derived.levelParameters.length) throw mismatch(name, "levelParams");
    if (levelParameters.length !== derived.levelParameters.length) throw mismatch(name, "levelParams");
    const levels = levelParameters.map(levelParameter);
    this.expectTerm(name, "type", type, derived.type, derived.levelParameters, levels);
    expectSame(name, "all", this.primitives.nameList(body["all"], "all"), derived.block);
    expectCount(name, body, "numParams", derived.parameterCount);
    expectCount(name, body, "numIndices", derived.indexCount);
    expectCount(name, body, "numMotives", derived.motiveCount);
    expectCount(name, body, "numMinors", derived.minorCount);
    expectFlag(name, body, "k", derived.reducesLikeK);
    const rules = asList(body["rules"], "rules");
    if (rules.length !== derived.rules.length) throw mismatch(name, `${rules.length} rules`);
    derived.rules.forEach((rule, position) => {
      const given = asObject(rules[position], "rule");
      const what = `rule for ${rule.builder}`;
      expectSame(name, what, [this.primitives.name(given["ctor"])], [rule.builder]);
      expectCount(`${name}, ${what}`, given, "nfields", rule.fieldCount);
      const value = this.primitives.expression(given["rhs"]);
      this.expectTerm(name, what, value, rule.value, derived.levelParameters, levels);
    });
  }

  compareCounts(name: string, types: number, constructors: number, recursors: number): void {
    const { block, nestedCount } = this.derived(name, "inductive");
    const described = block.flatMap((type) => this.derived(type, "inductive").constructors).length;
    if (types !== block.length) throw mismatch(name, "number of types");
    if (constructors !== described) throw mismatch(name, "number of constructors");
    // The exporter leaves out the recursors of a block without constructors.
    if (recursors === 0 && constructors === 0) return;
    if (recursors !== block.length + nestedCount) throw mismatch(name, "number of recursors");
  }

  private derived<Kind extends Declaration["kind"]>(name: string, kind: Kind): Extract<Declaration, { kind: Kind }> {
    const declaration = this.environment.get(name);
    if (declaration?.kind !== kind) throw mismatch(name, `is not a ${kind} of this group`);
    return declaration as Extract<Declaration, { kind: Kind }>;
  }

  /** The exported term must be well typed and equal by definition to the derived one at the export's level names. */
  private expectTerm(
    name: string,
    what: string,
    given: Term,
    derived: Term,
    names: readonly string[],
    levels: readonly Level[],
  ): void {
    const expected = substituteLevels(derived, names, levels);
    if (alphaEqual(given, expected)) return;
    if (given.looseRange > 0 || !given.isGround) throw mismatch(name, what);
    const mark = terms.mark();
    const { depth } = budget;
    try {
      const checker = new TypeChecker(this.environment);
      checker.check(given);
      if (!checker.isDefEq(given, expected)) throw mismatch(name, what);
    } catch (error) {
      throw error instanceof KernelError ? mismatch(name, `${what} (${error.message})`) : error;
    } finally {
      budget.depth = depth;
      terms.release(mark);
    }
  }
}

function expectSame(name: string, what: string, given: readonly string[], derived: readonly string[]): void {
  if (given.length !== derived.length || given.some((entry, position) => entry !== derived[position]))
    throw mismatch(name, `${what} is ${given.join(", ")}, derived ${derived.join(", ")}`);
}

function expectCount(name: string, body: JsonObject, key: string, derived: number): void {
  const given = asCount(body[key], key);
  if (given !== derived) throw mismatch(name, `${key} is ${given}, derived ${derived}`);
}

function expectFlag(name: string, body: JsonObject, key: string, derived: boolean): void {
  const given = asFlag(body[key], key);
  if (given !== derived) throw mismatch(name, `${key} is ${given}, derived ${derived}`);
}
