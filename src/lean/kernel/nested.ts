/**
 * Nested occurrences (`Tree.node : List Tree → Tree`) translated into a mutual block, and the recursors of that block
 * translated back. Each `List Tree` becomes an auxiliary type of the block: a copy of `List` with `Tree` put in.
 * Source: Lean 4 `inductive.cpp` (`elim_nested_inductive_fn`).
 */
import type { Environment, InductiveDeclaration, RecursorDeclaration } from "./environment.ts";
import { KernelError } from "./errors.ts";
import type { InductiveBlock, NewConstructor, NewInductiveType } from "./inductive-block.ts";
import { levelParameter } from "./level.ts";
import { appliedInductive } from "./reduce.ts";
import {
  abstract,
  applicationArguments,
  applicationHead,
  instantiate,
  instantiateMany,
  piOver,
  substituteLevels,
} from "./substitution.ts";
import { applications, constant, freshFreeVariable, type Term, TermKind, withChildren } from "./term.ts";
import { visitOnce } from "./traversal.ts";

/** Names of auxiliary types begin so; they exist only while a block is checked. */
const PREFIX = "_nested.";

export interface AuxiliaryType {
  readonly name: string;
  /** The application it stands for (`List Tree`), the block's parameters as loose bound variables. */
  readonly original: Term;
  /** Names of its constructors, and of the constructors they copy. */
  readonly constructors: ReadonlyMap<string, string>;
}
export interface NestedTranslation {
  /** The block with auxiliary types added at its end. */
  readonly block: InductiveBlock;
  readonly auxiliaries: readonly AuxiliaryType[];
}

/** Translates the nested occurrences of a block whose types and constructors are well typed as written. */
export function eliminateNested(environment: Environment, block: InductiveBlock): NestedTranslation {
  return new NestedElimination(environment, block).run();
}

class NestedElimination {
  private readonly environment: Environment;
  private readonly block: InductiveBlock;
  private readonly types: NewInductiveType[];
  private readonly auxiliaries: AuxiliaryType[] = [];
  private readonly names = new Set<string>();

  constructor(environment: Environment, block: InductiveBlock) {
    this.environment = environment;
    this.block = block;
    this.types = [...block.types];
    for (const { name, type, constructors } of block.types) {
      this.names.add(name);
      for (const checked of [type, ...constructors.map((builder) => builder.type)]) refuseReserved(checked);
    }
  }

  run(): NestedTranslation {
    // The list grows: the constructors of an auxiliary type may nest again.
    for (let i = 0; i < this.types.length; i++) {
      const type = this.types[i]!;
      const constructors = type.constructors.map((builder) => this.translateConstructor(builder));
      this.types[i] = { ...type, constructors };
    }
    return { block: { ...this.block, types: this.types }, auxiliaries: this.auxiliaries };
  }

  private translateConstructor({ name, type: whole }: NewConstructor): NewConstructor {
    const parameters: Term[] = [];
    let type = whole;
    for (; type.kind === TermKind.pi && parameters.length < this.block.parameterCount; ) {
      const parameter = freshFreeVariable(type.name, type.type, null, type.binderInfo);
      parameters.push(parameter);
      type = instantiate(type.body, parameter);
    }
    return { name, type: piOver(parameters, this.translate(type, parameters)) };
  }

  private translate(term: Term, parameters: readonly Term[]): Term {
    if (!this.mentionsTypes(term)) return term;
    const nested = this.translateNested(term, parameters);
    if (nested !== null) return nested;
    switch (term.kind) {
      case TermKind.application:
      case TermKind.lambda:
      case TermKind.pi:
      case TermKind.let:
      case TermKind.projection: {
        const first = this.translate(term.first, parameters);
        const second = term.second === term ? term : this.translate(term.second, parameters);
        const third = term.third === term ? term : this.translate(term.third, parameters);
        return withChildren(term, first, second, third);
      }
      default:
        return term;
    }
  }

  /** `J Ds is`, with a type of the block in the parameters `Ds` of an inductive type `J` outside it. */
  private translateNested(term: Term, parameters: readonly Term[]): Term | null {
    const outer = appliedInductive(this.environment, term);
    if (outer === null) return null;
    const args = applicationArguments(term);
    const given = args.slice(0, outer.parameterCount);
    if (given.length < outer.parameterCount || !given.some((arg) => this.mentionsTypes(arg))) return null;
    const applied = applications(applicationHead(term), given);
    if (applied.looseRange > 0)
      throw new KernelError("bad-nested-occurrence", `parameters of ${outer.name} contain local variables`, term);
    const original = abstract(applied, parameters);
    const known = this.auxiliaries.find((auxiliary) => auxiliary.original === original);
    const auxiliary = known ?? this.addAuxiliaries(outer, applied, parameters);
    const head = constant(auxiliary.name, this.block.levelParameters.map(levelParameter));
    return applications(applications(head, parameters), args.slice(outer.parameterCount));
  }

  /** Adds copies of the whole block of `outer`; answers the one for `outer` itself. */
  private addAuxiliaries(outer: InductiveDeclaration, applied: Term, parameters: readonly Term[]): AuxiliaryType {
    const { levels } = applicationHead(applied);
    const given = applicationArguments(applied);
    const putIn = (type: Term, names: readonly string[]): Term => {
      let result = substituteLevels(type, names, levels);
      for (const arg of given) result = instantiate(result.body, arg);
      return piOver(parameters, result);
    };
    let own: AuxiliaryType | null = null;
    for (const memberName of outer.block) {
      const member = this.environment.require(memberName) as InductiveDeclaration;
      const name = `${PREFIX}${this.block.types[0]!.name}_${this.auxiliaries.length + 1}`;
      const constructors = member.constructors.map((builder, position) => ({
        name: `${name}.${position}.${builder.slice(builder.lastIndexOf(".") + 1)}`,
        type: putIn(this.environment.require(builder).type, member.levelParameters),
      }));
      const original = abstract(applications(constant(memberName, levels), given), parameters);
      const copies = new Map(constructors.map((copy, position) => [copy.name, member.constructors[position]!]));
      const auxiliary = { name, original, constructors: copies };
      this.auxiliaries.push(auxiliary);
      this.types.push({ name, type: putIn(member.type, member.levelParameters), constructors });
      this.names.add(name);
      if (memberName === outer.name) own = auxiliary;
    }
    return own!;
  }

  private mentionsTypes(term: Term): boolean {
    let found = false;
    visitOnce(term, (node) => {
      if (node.kind === TermKind.constant && this.names.has(node.name)) found = true;
      return !found;
    });
    return found;
  }
}

function refuseReserved(term: Term): void {
  visitOnce(term, (node) => {
    if (node.kind === TermKind.constant && node.name.startsWith(PREFIX))
      throw new KernelError("bad-nested-occurrence", `the name ${node.name} is reserved`, node);
    return true;
  });
}

/** A recursor of the translated block in terms of the original types. */
export function restoreRecursor(recursor: RecursorDeclaration, nested: NestedTranslation): RecursorDeclaration {
  if (nested.auxiliaries.length === 0) return recursor;
  const { auxiliaries } = nested;
  const originalCount = nested.block.types.length - auxiliaries.length;
  const main = nested.block.types[0]!.name;
  const recursorNames = new Map(auxiliaries.map(({ name }, i) => [`${name}.rec`, `${main}.rec_${i + 1}`]));
  const restoring = new Restoration(auxiliaries, recursorNames, recursor.parameterCount);
  const own = auxiliaries.find(({ name }) => name === recursor.inductive);
  return {
    ...recursor,
    name: recursorNames.get(recursor.name) ?? recursor.name,
    type: restoring.restore(recursor.type),
    inductive: own === undefined ? recursor.inductive : applicationHead(own.original).name,
    block: recursor.block.slice(0, originalCount),
    rules: recursor.rules.map((rule) => ({
      ...rule,
      builder: own?.constructors.get(rule.builder) ?? rule.builder,
      value: restoring.restore(rule.value),
    })),
  };
}

class Restoration {
  private readonly auxiliaries: readonly AuxiliaryType[];
  private readonly recursorNames: ReadonlyMap<string, string>;
  private readonly parameterCount: number;
  private readonly results = new Map<Term, Term>();

  constructor(
    auxiliaries: readonly AuxiliaryType[],
    recursorNames: ReadonlyMap<string, string>,
    parameterCount: number,
  ) {
    this.auxiliaries = auxiliaries;
    this.recursorNames = recursorNames;
    this.parameterCount = parameterCount;
  }

  restore(term: Term): Term {
    const known = this.results.get(term);
    if (known !== undefined) return known;
    const result = this.restoreApplied(term) ?? this.restoreChildren(term);
    this.results.set(term, result);
    return result;
  }

  private restoreChildren(term: Term): Term {
    const recursorName = term.kind === TermKind.constant ? this.recursorNames.get(term.name) : undefined;
    if (recursorName !== undefined) return constant(recursorName, term.levels);
    if (term.first === term) return term;
    const second = term.second === term ? term : this.restore(term.second);
    const third = term.third === term ? term : this.restore(term.third);
    return withChildren(term, this.restore(term.first), second, third);
  }

  /** An auxiliary type or constructor applied to the block's parameters. */
  private restoreApplied(term: Term): Term | null {
    const head = applicationHead(term);
    if (head.kind !== TermKind.constant) return null;
    const auxiliary = this.auxiliaries.find(
      ({ name, constructors }) => name === head.name || constructors.has(head.name),
    );
    if (auxiliary === undefined) return null;
    const args = applicationArguments(term).map((arg) => this.restore(arg));
    const original = instantiateMany(auxiliary.original, args.slice(0, this.parameterCount));
    const copied = auxiliary.constructors.get(head.name);
    const restored =
      copied === undefined
        ? original
        : applications(constant(copied, applicationHead(original).levels), applicationArguments(original));
    return applications(restored, args.slice(this.parameterCount));
  }
}
