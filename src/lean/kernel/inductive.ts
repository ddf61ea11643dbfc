/**
 * Inductive types: a block of mutually inductive types with parameters and indices is checked (universes, positivity,
 * shape of the constructors), its recursors are generated (recursor.ts), and nested occurrences are translated away
 * first (nested.ts).
 *
 * Everything is checked in a layer over the environment; only the finished block is inserted.
 * Source: Lean 4 `inductive.cpp` (`add_inductive_fn`). Stricter than Lean in one point: indices of an occurrence may not
 * mention the types being defined.
 */
import type { ConstructorDeclaration, Declaration, Environment, InductiveDeclaration } from "./environment.ts";
import { KernelError } from "./errors.ts";
// biome-ignore format: imports of one file together
import {
  appliedType, type BlockHeader, binderTypes, type InductiveBlock, mentionsBlock, type NewConstructor, openHeader,
} from "./inductive-block.ts";
import { levelAtMost, levelsEqual, levelZero } from "./level.ts";
import { recogniseInductive } from "./natural.ts";
import { NestedTranslation } from "./nested.ts";
import { generateRecursors } from "./recursor.ts";
import { instantiate } from "./substitution.ts";
import { freshFreeVariable, type Term, TermKind, terms } from "./term.ts";
import { checkLevelParameters, checkWellScoped } from "./traversal.ts";
import { TypeChecker } from "./type-checker.ts";

/** Checks the block and adds its types, constructors and recursors. Throws `KernelError` or `ResourceLimit`. */
export function addInductive(environment: Environment, block: InductiveBlock): void {
  checkShape(environment, block);
  // The types alone, to check that the constructors are well typed as they are written.
  const layer = environment.extend();
  const checkType = (type: Term): void => {
    terms.inScope(() => new TypeChecker(layer).checkLevel(type));
  };
  for (const { type } of block.types) checkType(type);
  const plain = openHeader(layer, block);
  layer.insert(...typeDeclarations(plain, plain, 0));
  for (const { type } of constructorsOf(block)) checkType(type);
  // The block without nested occurrences, to check and to build the recursors.
  const nested = new NestedTranslation(environment, block);
  const expanded = environment.extend();
  const header = openHeader(expanded, nested.block);
  expanded.insert(...typeDeclarations(header, header, 0));
  const checker = new TypeChecker(expanded);
  header.block.types.forEach(({ constructors }, own) => {
    for (const builder of constructors) terms.inScope(() => checkConstructor(checker, header, builder, own));
  });
  expanded.insert(...constructorDeclarations(header));
  const recursors = generateRecursors(checker, header);
  const declarations: readonly Declaration[] = [
    ...typeDeclarations(plain, header, nested.auxiliaryCount),
    ...constructorDeclarations(plain),
    ...recursors.map((recursor) => nested.restore(recursor)),
  ];
  checkNames(environment, declarations);
  environment.insert(...declarations);
  for (const { name } of block.types) recogniseInductive(environment, name);
}

/** Refuses names that are taken, here or in the environment. */
function checkNames(environment: Environment, named: readonly { readonly name: string }[]): void {
  const names = named.map(({ name }) => name);
  const duplicate = names.find((name, position) => environment.has(name) || names.indexOf(name) !== position);
  if (duplicate !== undefined) throw new KernelError("already-declared", duplicate);
}

function constructorsOf(block: InductiveBlock): readonly NewConstructor[] {
  return block.types.flatMap((type) => type.constructors);
}

function checkShape(environment: Environment, block: InductiveBlock): void {
  const parts = [...block.types, ...constructorsOf(block)];
  checkNames(environment, parts);
  checkLevelParameters(block.levelParameters);
  if (block.types.length === 0) throw new KernelError("bad-inductive-type", "empty block");
  for (const { type } of parts) checkWellScoped(type, block.levelParameters);
}

/** The types of `header`; whether they are recursive is read off `expanded`, where nested occurrences are explicit. */
function typeDeclarations(header: BlockHeader, expanded: BlockHeader, nestedCount: number): InductiveDeclaration[] {
  const { block } = header;
  const fields = constructorsOf(expanded.block).flatMap(({ type }) => binderTypes(type).slice(block.parameterCount));
  const recursive = fields.filter((field) => mentionsBlock(expanded, field));
  return block.types.map((type, position) => ({
    kind: "inductive",
    name: type.name,
    levelParameters: block.levelParameters,
    type: type.type,
    parameterCount: block.parameterCount,
    indexCount: header.indices[position]!.length,
    block: block.types.map(({ name }) => name),
    constructors: type.constructors.map(({ name }) => name),
    recursor: `${type.name}.rec`,
    isRecursive: recursive.length > 0,
    isReflexive: recursive.some((field) => field.kind === TermKind.pi),
    nestedCount,
  }));
}

function constructorDeclarations(header: BlockHeader): ConstructorDeclaration[] {
  const { block } = header;
  return block.types.flatMap((inductive) =>
    inductive.constructors.map(({ name, type }, position) => ({
      kind: "constructor",
      name,
      levelParameters: block.levelParameters,
      type,
      inductive: inductive.name,
      position,
      parameterCount: block.parameterCount,
      fieldCount: binderTypes(type).length - block.parameterCount,
    })),
  );
}

function checkConstructor(checker: TypeChecker, header: BlockHeader, builder: NewConstructor, own: number): void {
  const { name } = builder;
  const { parameters, level } = header;
  const isProposition = levelsEqual(level, levelZero);
  checker.checkLevel(builder.type);
  let type = builder.type;
  for (let position = 0; type.kind === TermKind.pi; position++) {
    const parameter = parameters[position];
    if (parameter !== undefined) {
      if (!checker.isDefEq(type.type, parameter.type))
        throw new KernelError("bad-constructor", `${name}: parameter ${position + 1}`, type.type, parameter.type);
      type = instantiate(type.body, parameter);
      continue;
    }
    if (!isProposition && !levelAtMost(checker.checkLevel(type.type), level))
      throw new KernelError("wrong-constructor-universe", `${name}: field ${position - parameters.length + 1}`);
    checkPositive(checker, header, type.type, name);
    type = instantiate(type.body, freshFreeVariable(type.name, type.type));
  }
  if (binderTypes(builder.type).length < parameters.length)
    throw new KernelError("bad-constructor", `${name}: parameters missing`);
  if (appliedType(header, type) !== own) throw new KernelError("bad-constructor", `${name}: resulting type`, type);
}

/** The types of the block occur in a field only as the result of functions. */
function checkPositive(checker: TypeChecker, header: BlockHeader, field: Term, name: string): void {
  let type = checker.whnf(field);
  for (; mentionsBlock(header, type); type = checker.whnf(type)) {
    if (type.kind !== TermKind.pi) {
      if (appliedType(header, type) < 0) throw new KernelError("non-positive-occurrence", `${name}: not valid`, type);
      return;
    }
    if (mentionsBlock(header, type.type)) throw new KernelError("non-positive-occurrence", name, type.type);
    type = instantiate(type.body, freshFreeVariable(type.name, type.type));
  }
}
