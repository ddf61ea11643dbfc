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
// biome-ignore format: imports of one file together
import {
  abstract, applicationArguments, applicationHead, instantiate, instantiateMany, piOver, substituteLevels,
} from "./substitution.ts";
import { alphaEqual, applications, constant, freshFreeVariable, mapChildren, type Term, TermKind } from "./term.ts";
import { someConstant } from "./traversal.ts";

/** Names of auxiliary types begin so; they exist only while a block is checked. */
const PREFIX = "_nested.";

interface AuxiliaryType {
  readonly name: string;
  /** The application it stands for (`List Tree`), the block's parameters as loose bound variables. */
  readonly original: Term;
  /** Names of its constructors, and of the constructors they copy. */
  readonly constructors: ReadonlyMap<string, string>;
}

/** The translation of a block whose types and constructors are well typed as written. */
export class NestedTranslation {
  private readonly environment: Environment;
  private readonly original: InductiveBlock;
  private readonly types: NewInductiveType[];
  private readonly auxiliaries: AuxiliaryType[] = [];

  constructor(environment: Environment, block: InductiveBlock) {
    this.environment = environment;
    this.original = block;
    this.types = [...block.types];
    // The list grows on the way: the constructors of an auxiliary type may nest again.
    for (let i = 0; i < this.types.length; i++) {
      const type = this.types[i]!;
      this.types[i] = { ...type, constructors: type.constructors.map((builder) => this.translateConstructor(builder)) };
    }
  }

  /** The block with auxiliary types added at its end. */
  get block(): InductiveBlock {
    return { ...this.original, types: this.types };
  }
  get auxiliaryCount(): number {
    return this.auxiliaries.length;
  }

  private translateConstructor({ name, type: whole }: NewConstructor): NewConstructor {
    if (someConstant(whole, (used) => used.startsWith(PREFIX)))
      throw new KernelError("bad-nested-occurrence", `${name}: names in ${PREFIX} are reserved`);
    const parameters: Term[] = [];
    let type = whole;
    while (type.kind === TermKind.pi && parameters.length < this.original.parameterCount) {
      const parameter = freshFreeVariable(type.name, type.type, null, type.binderInfo);
      parameters.push(parameter);
      type = instantiate(type.body, parameter);
    }
    return { name, type: piOver(parameters, this.translate(type, parameters)) };
  }

  private isOwn(name: string): boolean {
    return this.types.some((type) => type.name === name);
  }

  private translate(term: Term, parameters: readonly Term[]): Term {
    if (!someConstant(term, (name) => this.isOwn(name))) return term;
    return this.translateNested(term, parameters) ?? mapChildren(term, (child) => this.translate(child, parameters));
  }

  /** `J Ds is`, with a type of the block in the parameters `Ds` of an inductive type `J` outside it. */
  private translateNested(term: Term, parameters: readonly Term[]): Term | null {
    const outer = appliedInductive(this.environment, term);
    if (outer === null) return null;
    const args = applicationArguments(term);
    if (args.length < outer.parameterCount) return null;
    const applied = applications(applicationHead(term), args.slice(0, outer.parameterCount));
    if (!someConstant(applied, (name) => this.isOwn(name))) return null;
    if (applied.looseRange > 0)
      throw new KernelError("bad-nested-occurrence", `parameters of ${outer.name} contain local variables`, term);
    const original = abstract(applied, parameters);
    const known = this.auxiliaries.find((auxiliary) => alphaEqual(auxiliary.original, original));
    const { name } = known ?? this.addAuxiliaries(outer, applied, parameters);
    const head = constant(name, this.original.levelParameters.map(levelParameter));
    return applications(applications(head, parameters), args.slice(outer.parameterCount));
  }

  /** Adds copies of the whole block of `outer`; answers the one for `outer` itself. */
  private addAuxiliaries(outer: InductiveDeclaration, applied: Term, parameters: readonly Term[]): AuxiliaryType {
    const { levels } = applicationHead(applied);
    const given = applicationArguments(applied);
    const putIn = (name: string): Term => {
      const { type, levelParameters } = this.environment.require(name);
      const opened = given.reduce(
        (rest, arg) => instantiate(rest.body, arg),
        substituteLevels(type, levelParameters, levels),
      );
      return piOver(parameters, opened);
    };
    const first = this.auxiliaries.length;
    for (const member of outer.block) {
      const name = `${PREFIX}${this.original.types[0]!.name}_${this.auxiliaries.length + 1}`;
      const copied = (this.environment.require(member) as InductiveDeclaration).constructors;
      const copies = copied.map((builder, position) => ({
        name: `${name}.${position}.${builder.slice(builder.lastIndexOf(".") + 1)}`,
        type: putIn(builder),
      }));
      const original = abstract(applications(constant(member, levels), given), parameters);
      const constructors = new Map(copies.map((copy, position) => [copy.name, copied[position]!]));
      this.auxiliaries.push({ name, original, constructors });
      this.types.push({ name, type: putIn(member), constructors: copies });
    }
    return this.auxiliaries[first + outer.block.indexOf(outer.name)]!;
  }

  /** A recursor of the translated block in terms of the original types. */
  restore(recursor: RecursorDeclaration): RecursorDeclaration {
    if (this.auxiliaries.length === 0) return recursor;
    const own = this.auxiliaries.find(({ name }) => name === recursor.inductive);
    const results = new Map<Term, Term>();
    const restored = (term: Term): Term => {
      const known = results.get(term);
      if (known !== undefined) return known;
      const result = this.restoreConstant(term, restored) ?? mapChildren(term, restored);
      results.set(term, result);
      return result;
    };
    return {
      ...recursor,
      name: this.restoredName(recursor.name),
      type: restored(recursor.type),
      inductive: own === undefined ? recursor.inductive : applicationHead(own.original).name,
      block: this.original.types.map(({ name }) => name),
      rules: recursor.rules.map(({ builder, fieldCount, value }) => ({
        builder: own?.constructors.get(builder) ?? builder,
        fieldCount,
        value: restored(value),
      })),
    };
  }

  /** The recursor of the n-th auxiliary type is `rec_n` of the block's first type. */
  private restoredName(recursor: string): string {
    const position = this.auxiliaries.findIndex(({ name }) => `${name}.rec` === recursor);
    return position < 0 ? recursor : `${this.original.types[0]!.name}.rec_${position + 1}`;
  }

  /** A recursor's constant; an auxiliary type or constructor applied to the block's parameters; null for other terms. */
  private restoreConstant(term: Term, restored: (term: Term) => Term): Term | null {
    if (term.kind === TermKind.constant) return constant(this.restoredName(term.name), term.levels);
    const { kind, name } = applicationHead(term);
    const auxiliary = this.auxiliaries.find((candidate) => candidate.name === name || candidate.constructors.has(name));
    if (kind !== TermKind.constant || auxiliary === undefined) return null;
    const args = applicationArguments(term).map(restored);
    const { parameterCount } = this.original;
    let head = instantiateMany(auxiliary.original, args.slice(0, parameterCount));
    const copied = auxiliary.constructors.get(name);
    if (copied !== undefined)
      head = applications(constant(copied, applicationHead(head).levels), applicationArguments(head));
    return applications(head, args.slice(parameterCount));
  }
}
