/**
 * A block of inductive types as it is declared, and its header with the parameters opened as free variables: what the
 * checks (inductive.ts), the recursors (recursor.ts) and the translation of nested occurrences (nested.ts) share.
 */
import type { Environment } from "./environment.ts";
import { KernelError } from "./errors.ts";
import { type Level, levelParameter, levelsEqual } from "./level.ts";
import { applicationArguments, applicationHead, instantiate } from "./substitution.ts";
import { constant, freshFreeVariable, type Term, TermKind } from "./term.ts";
import { someConstant } from "./traversal.ts";
import { TypeChecker } from "./type-checker.ts";

export interface NewConstructor {
  readonly name: string;
  /** `(parameters) → (fields) → T parameters indices`. */
  readonly type: Term;
}
export interface NewInductiveType {
  readonly name: string;
  /** `(parameters) → (indices) → Sort level`. */
  readonly type: Term;
  readonly constructors: readonly NewConstructor[];
}
/** One or more mutually inductive types with the same universe parameters and the same parameters. */
export interface InductiveBlock {
  readonly kind: "inductive";
  readonly levelParameters: readonly string[];
  readonly parameterCount: number;
  readonly types: readonly NewInductiveType[];
}

/** The header of a block, its parameters as free variables. */
export interface BlockHeader {
  readonly block: InductiveBlock;
  readonly levels: readonly Level[];
  readonly parameters: readonly Term[];
  /** For each type: its constant at the block's levels, its indices as free variables. */
  readonly constants: readonly Term[];
  readonly indices: readonly (readonly Term[])[];
  /** The universe of all the types. */
  readonly level: Level;
}

/** Opens parameters and indices; checks that the types agree on the parameters and the universe. */
export function openHeader(environment: Environment, block: InductiveBlock): BlockHeader {
  const checker = new TypeChecker(environment);
  const levels = block.levelParameters.map(levelParameter);
  const parameters: Term[] = [];
  const indices: Term[][] = [];
  let level: Level | null = null;
  for (const { name, type: whole } of block.types) {
    const own: Term[] = [];
    let type = whole;
    for (let position = 0; type.kind === TermKind.pi; position++) {
      let variable = parameters[position];
      if (position >= block.parameterCount) own.push((variable = freshFreeVariable(type.name, type.type)));
      else if (variable === undefined)
        parameters.push((variable = freshFreeVariable(type.name, type.type, null, type.binderInfo)));
      else if (!checker.isDefEq(variable.type, type.type))
        throw new KernelError("bad-inductive-type", `${name}: parameter ${position + 1} differs in the block`);
      type = instantiate(type.body, variable);
    }
    if (binderTypes(whole).length < block.parameterCount)
      throw new KernelError("bad-inductive-type", `${name}: fewer than ${block.parameterCount} parameters`);
    const found = checker.whnf(type);
    if (found.kind !== TermKind.sort) throw new KernelError("bad-inductive-type", `${name}: not in a universe`);
    if (level !== null && !levelsEqual(level, found.level))
      throw new KernelError("bad-inductive-type", `${name}: universe differs in the block`);
    level = found.level;
    indices.push(own);
  }
  const constants = block.types.map((type) => constant(type.name, levels));
  return { block, levels, parameters, constants, indices, level: level! };
}

/** The domains of the pis that `type` begins with. */
export function binderTypes(type: Term): Term[] {
  const types: Term[] = [];
  for (; type.kind === TermKind.pi; type = type.body) types.push(type.type);
  return types;
}

/** Does a type of the block occur in `term`? */
export function mentionsBlock(header: BlockHeader, term: Term): boolean {
  return someConstant(term, (name) => header.block.types.some((type) => type.name === name));
}

/**
 * Which type of the block `term` applies (position), when it is `T parameters indices` with exactly the block's
 * parameters and indices free of the block's types; otherwise -1.
 */
export function appliedType(header: BlockHeader, term: Term): number {
  const position = header.constants.indexOf(applicationHead(term));
  if (position < 0) return -1;
  const args = applicationArguments(term);
  const { parameters } = header;
  if (args.length !== parameters.length + header.indices[position]!.length) return -1;
  if (!parameters.every((parameter, i) => args[i] === parameter)) return -1;
  return args.slice(parameters.length).some((index) => mentionsBlock(header, index)) ? -1 : position;
}
