/**
 * Recursors of a checked block of inductive types: their types, their reduction rules, and into which universes they
 * eliminate. Source: Lean 4 `inductive.cpp` (`mk_rec_infos`, `mk_rec_rules`, `elim_only_at_universe_zero`).
 */
import type { RecursorDeclaration, RecursorRule } from "./environment.ts";
import { appliedType, type BlockHeader, type NewConstructor } from "./inductive-block.ts";
import { isNeverZero, levelParameter, levelsEqual, levelZero } from "./level.ts";
import { applicationArguments, instantiate, lambdaOver, mentionsBoundVariable, piOver } from "./substitution.ts";
// biome-ignore format: imports of one file together
import {
  application, applications, BinderInfo, constant, freshFreeVariable, pi, sort, type Term, TermKind,
} from "./term.ts";
import type { TypeChecker } from "./type-checker.ts";

/** A constructor opened: fields as free variables, those that are recursive, and the indices of its result. */
interface OpenConstructor {
  readonly name: string;
  readonly fields: readonly Term[];
  readonly recursive: readonly RecursiveField[];
  readonly resultIndices: readonly Term[];
}
/** A field of type `(arguments) → T parameters indices`, with `target` the position of `T` in the block. */
interface RecursiveField {
  readonly field: Term;
  readonly arguments: readonly Term[];
  readonly target: number;
  readonly indices: readonly Term[];
}

/** One recursor for each type of the block. The block must have been checked and its constructors inserted. */
export function generateRecursors(checker: TypeChecker, header: BlockHeader): RecursorDeclaration[] {
  const { block, parameters, levels } = header;
  const opened = block.types.map((type) =>
    type.constructors.map((builder) => openConstructor(checker, header, builder)),
  );
  const isLarge = eliminatesIntoAnyUniverse(checker, header, opened.flat());
  const fresh = freshLevelName(block.levelParameters);
  const target = isLarge ? levelParameter(fresh) : levelZero;
  const recursorLevels = isLarge ? [target, ...levels] : levels;
  const majors = header.constants.map((type, i) =>
    freshFreeVariable("t", applications(applications(type, parameters), header.indices[i]!)),
  );
  const motives = majors.map((major, i) => {
    const name = majors.length > 1 ? `motive_${i + 1}` : "motive";
    const type = piOver([...header.indices[i]!, major], sort(target));
    return freshFreeVariable(name, type);
  });
  const made = (builder: OpenConstructor): Term =>
    applications(applications(constant(builder.name, levels), parameters), builder.fields);
  const minors = opened.map((constructors, own) =>
    constructors.map((builder) => {
      const result = application(applications(motives[own]!, builder.resultIndices), made(builder));
      const hypotheses = builder.recursive.map((recursive) => inductionHypothesis(motives, recursive));
      const type = piOver([...builder.fields, ...hypotheses], result);
      return freshFreeVariable(builder.name.slice(builder.name.lastIndexOf(".") + 1), type);
    }),
  );
  const prefix = [...parameters, ...motives, ...minors.flat()];
  const recursors = block.types.map(({ name }) => applications(constant(`${name}.rec`, recursorLevels), prefix));
  return block.types.map(({ name }, own) => {
    const indices = header.indices[own]!;
    const result = application(applications(motives[own]!, indices), majors[own]!);
    const rules = opened[own]!.map((builder, position): RecursorRule => {
      const results = builder.recursive.map((recursive) => recursiveCall(recursors, recursive));
      const body = applications(applications(minors[own]![position]!, builder.fields), results);
      const value = lambdaOver([...prefix, ...builder.fields], body);
      return { builder: builder.name, fieldCount: builder.fields.length, value };
    });
    return {
      kind: "recursor",
      name: `${name}.rec`,
      levelParameters: isLarge ? [fresh, ...block.levelParameters] : block.levelParameters,
      type: inferImplicit(piOver([...prefix, ...indices, majors[own]!], result)),
      inductive: name,
      block: block.types.map((type) => type.name),
      parameterCount: parameters.length,
      motiveCount: motives.length,
      minorCount: minors.flat().length,
      indexCount: indices.length,
      rules,
      reducesLikeK:
        block.types.length === 1 &&
        levelsEqual(header.level, levelZero) &&
        opened[0]!.length === 1 &&
        opened[0]![0]!.fields.length === 0,
    };
  });
}

function openConstructor(checker: TypeChecker, header: BlockHeader, builder: NewConstructor): OpenConstructor {
  const fields: Term[] = [];
  const recursive: RecursiveField[] = [];
  let { type } = builder;
  for (let position = 0; type.kind === TermKind.pi; position++) {
    const parameter = header.parameters[position];
    const variable = parameter ?? freshFreeVariable(type.name, type.type, null, type.binderInfo);
    if (parameter === undefined) {
      fields.push(variable);
      const opened = openRecursive(checker, header, variable);
      if (opened !== null) recursive.push(opened);
    }
    type = instantiate(type.body, variable);
  }
  const resultIndices = applicationArguments(type).slice(header.parameters.length);
  return { name: builder.name, fields, recursive, resultIndices };
}

function openRecursive(checker: TypeChecker, header: BlockHeader, field: Term): RecursiveField | null {
  const args: Term[] = [];
  let type = checker.whnf(field.type);
  while (type.kind === TermKind.pi) {
    const variable = freshFreeVariable(type.name, type.type, null, type.binderInfo);
    args.push(variable);
    type = checker.whnf(instantiate(type.body, variable));
  }
  const target = appliedType(header, type);
  if (target < 0) return null;
  return { field, arguments: args, target, indices: applicationArguments(type).slice(header.parameters.length) };
}

/** `(arguments) → motive indices (field arguments)`. */
function inductionHypothesis(motives: readonly Term[], recursive: RecursiveField): Term {
  const value = applications(recursive.field, recursive.arguments);
  const type = application(applications(motives[recursive.target]!, recursive.indices), value);
  return freshFreeVariable(`${recursive.field.name}_ih`, piOver(recursive.arguments, type));
}

/** `fun arguments => rec … indices (field arguments)`. */
function recursiveCall(recursors: readonly Term[], recursive: RecursiveField): Term {
  const value = applications(recursive.field, recursive.arguments);
  const call = application(applications(recursors[recursive.target]!, recursive.indices), value);
  return lambdaOver(recursive.arguments, call);
}

/**
 * A type that may be a proposition eliminates into data only when its proofs carry none: no constructor, or one whose
 * fields are proofs or appear among the indices of its result.
 */
function eliminatesIntoAnyUniverse(
  checker: TypeChecker,
  header: BlockHeader,
  constructors: readonly OpenConstructor[],
): boolean {
  if (isNeverZero(header.level)) return true;
  if (header.block.types.length > 1 || constructors.length > 1) return false;
  const [builder] = constructors;
  if (builder === undefined) return true;
  return builder.fields.every((field) => builder.resultIndices.includes(field) || checker.isProposition(field.type));
}

/** `u`, or `u_1`, `u_2`, … when that is taken. */
function freshLevelName(taken: readonly string[]): string {
  let name = "u";
  for (let i = 1; taken.includes(name); i++) name = `u_${i}`;
  return name;
}

/** Makes implicit every explicit binder whose variable occurs in the type of a later explicit one. */
function inferImplicit(type: Term): Term {
  if (type.kind !== TermKind.pi) return type;
  const body = inferImplicit(type.body);
  const isImplicit = type.binderInfo === BinderInfo.explicit && isDetermined(body, 0);
  return pi(type.name, type.type, body, isImplicit ? BinderInfo.implicit : type.binderInfo);
}

function isDetermined(type: Term, index: number): boolean {
  for (; type.kind === TermKind.pi; type = type.body, index++)
    if (type.binderInfo === BinderInfo.explicit && mentionsBoundVariable(type.type, index)) return true;
  return false;
}
