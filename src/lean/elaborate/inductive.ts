/** `inductive` and `structure` commands. Source: Lean 4, `Elab/{Inductive,Structure}.lean`. */
import {
  ABBREVIATION_HINT,
  addDeclaration,
  application,
  applicationArguments,
  applicationHead,
  applications,
  BinderInfo,
  boundVariable,
  constant,
  instantiateMany,
  lambda,
  levelParameter,
  lift,
  type NewConstructor,
  pi,
  projection,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Binder, Command, ConstructorSyntax } from "../syntax/index.ts";
import { bindingUnboundNames } from "./auto-bound.ts";
import { bindVariables } from "./binding.ts";
import { closeBinders } from "./close-binders.ts";
import type { CommandState } from "./command.ts";
import { reject, unsupported } from "./failure.ts";
import { checkDerivedFresh, checkFresh } from "./fresh-names.ts";
import { elaborateHeader, type Header, pushBinders } from "./header.ts";
import { emptyContext } from "./local-context.ts";
import { withoutPostponing } from "./postponed.ts";
import { openHeader } from "./proof.ts";
import type { Session } from "./session.ts";
import { elaborateType } from "./term.ts";

type Of<Kind extends Command["kind"]> = Command & { readonly kind: Kind };

/** The type under construction: its constant is known to the constructors as an axiom of a layer that is thrown away. */
interface Draft {
  readonly name: string;
  readonly header: Header;
  readonly session: Session;
  readonly parameterCount: number;
}

export function elaborateInductive(state: CommandState, command: Of<"inductive">): void {
  const draft = startDraft(state, command);
  const constructors = command.constructors.map((syntax) => elaborateConstructor(state, draft, syntax));
  addType(state, draft, constructors, command);
}

function startDraft(state: CommandState, command: Of<"inductive" | "structure">): Draft {
  const { signature } = command;
  const { full: name, namespace } = state.declared(signature.name!.name);
  state.checkModifiers(command.modifiers, name, command.kind, command.start);
  checkFresh(state.library, name, signature.name!.start);
  const session = state.withoutVariables(state.session(state.library, namespace), command.start);
  session.autoBound = state.autoBound;
  const type = signature.type ?? {
    kind: "sort" as const,
    sort: "Type" as const,
    level: null,
    start: signature.start,
    end: signature.end,
  };
  const header = elaborateHeader(session, { ...signature, type }, state.universeNames);
  const layer = state.library.extend();
  layer.isPrelude = state.library.isPrelude;
  layer.environment.insert({ kind: "axiom", name, levelParameters: header.levelParameters, type: header.type });
  const inner = state.withoutVariables(state.session(layer, namespace), command.start);
  inner.autoBound = state.autoBound;
  return { name, header, session: inner, parameterCount: header.binders.length };
}

function elaborateConstructor(state: CommandState, draft: Draft, syntax: ConstructorSyntax): NewConstructor {
  const name = `${draft.name}.${syntax.name.name}`;
  checkFresh(state.library, name, syntax.start);
  const { session } = draft;
  const { variables } = openHeader(session, draft.header);
  const levels = draft.header.levelParameters.map(levelParameter);
  const type = bindingUnboundNames(session, (bound) => {
    const open = withoutPostponing(session, () => {
      const fields = pushBinders(session, [...bound, ...syntax.binders]);
      const result =
        syntax.type === null ? defaultResult(draft, levels, variables, syntax) : elaborateType(session, syntax.type);
      session.context = emptyContext;
      const own = closeBinders(session, TermKind.pi, fields, result);
      return bindVariables(TermKind.pi, variables, own, (term) => session.instantiate(term));
    });
    return closedType(session, open, syntax.start);
  });
  return { name, type: implicitParameters(type, draft.parameterCount) };
}

/** `T parameters`, for a constructor without a result type. */
function defaultResult(
  draft: Draft,
  levels: Term["levels"],
  parameters: readonly Term[],
  syntax: ConstructorSyntax,
): Term {
  let type = draft.header.type;
  for (let i = 0; i < draft.parameterCount; i++) type = type.second;
  if (type.kind === TermKind.pi)
    return reject(syntax.start, "constructor resulting type must be specified in inductive family declaration");
  return parameters.reduce((fn, parameter) => application(fn, parameter), constant(draft.name, levels));
}

function closedType(session: Session, type: Term, offset: number): Term {
  const closed = session.instantiate(type);
  if (closed.hasMetavariable) return reject(offset, "don't know how to synthesize placeholder in a constructor's type");
  if (closed.hasLevelMetavariable) return unsupported(offset, "constructor with an undetermined universe");
  return closed;
}

/** The first `count` binders made implicit. */
function implicitParameters(type: Term, count: number): Term {
  if (count === 0 || type.kind !== TermKind.pi) return type;
  const info = type.binderInfo === BinderInfo.explicit ? BinderInfo.implicit : type.binderInfo;
  return pi(type.name, type.first, implicitParameters(type.second, count - 1), info);
}

function addType(
  state: CommandState,
  draft: Draft,
  constructors: readonly NewConstructor[],
  command: Of<"inductive" | "structure">,
): void {
  const { header, name } = draft;
  const parameterCount = draft.parameterCount + fixedIndexCount(draft, constructors);
  addDeclaration(state.environment, {
    kind: "inductive",
    levelParameters: header.levelParameters,
    parameterCount,
    types: [{ name, type: header.type, constructors }],
  });
  checkDerivedFresh(
    state.library,
    name,
    constructors.map((one) => one.name),
    command.start,
  );
  state.library.addNamespace(name);
  state.applyModifiers(name, command.modifiers);
}

/**
 * How many leading indices are the same in every occurrence of the type and are the constructors' first fields: Lean
 * makes them parameters.
 */
function fixedIndexCount(draft: Draft, constructors: readonly NewConstructor[]): number {
  if (constructors.length === 0) return 0;
  let indexCount = 0;
  let type = draft.header.type;
  for (let i = 0; type.kind === TermKind.pi; i++, type = type.second) if (i >= draft.parameterCount) indexCount++;
  let count = 0;
  while (count < indexCount && constructors.every((builder) => isFixedIndex(draft, builder.type, count))) count++;
  return count;
}

/** Is the index at `position` the constructor's field at `position` wherever the type occurs in the constructor? */
function isFixedIndex(draft: Draft, type: Term, position: number): boolean {
  const field = draft.parameterCount + position;
  let depth = 0;
  let fieldType: Term | null = null;
  for (; type.kind === TermKind.pi; type = type.second, depth++) {
    if (depth === field) fieldType = type.first;
    if (!occurrencesFixed(draft, type.first, depth, field)) return false;
  }
  if (fieldType === null) return false;
  return occurrencesFixed(draft, type, depth, field);
}

/** In `term` (under `depth` binders) every occurrence of the type has the variable of binder `field` as argument `field`. */
function occurrencesFixed(draft: Draft, term: Term, depth: number, field: number): boolean {
  const head = applicationHead(term);
  if (head.kind === TermKind.constant && head.name === draft.name) {
    const args = applicationArguments(term);
    const arg = args[field];
    if (arg === undefined || depth <= field) return false;
    return (
      arg.kind === TermKind.boundVariable &&
      arg.index === depth - 1 - field &&
      args.every((other) => occurrencesFixed(draft, other, depth, field))
    );
  }
  switch (term.kind) {
    case TermKind.application:
      return occurrencesFixed(draft, term.first, depth, field) && occurrencesFixed(draft, term.second, depth, field);
    case TermKind.lambda:
    case TermKind.pi:
      return (
        occurrencesFixed(draft, term.first, depth, field) && occurrencesFixed(draft, term.second, depth + 1, field)
      );
    default:
      return true;
  }
}

export function elaborateStructure(state: CommandState, command: Of<"structure">): void {
  if (command.isClass && !state.library.isPrelude) unsupported(command.start, "command 'class'");
  const draft = startDraft(state, command);
  const builder = elaborateConstructor(state, draft, {
    name: command.constructorName ?? {
      kind: "identifier",
      name: "mk",
      levels: null,
      start: command.start,
      end: command.start,
    },
    binders: command.fields as readonly Binder[],
    type: null,
    start: command.start,
    end: command.end,
  });
  addType(state, draft, [builder], command);
  if (command.isClass) state.library.attribute(draft.name, "class");
  addProjections(state, draft, builder, command.isClass);
  if (state.library.isPrelude && command.modifiers.words.includes("private")) {
    const fields = command.fields.flatMap(({ names }) => names.map((name) => (name.kind === "hole" ? "" : name.name)));
    for (const name of [builder.name, ...fields.map((field) => `${draft.name}.${field}`)]) state.library.hide(name);
  }
}

/** A definition `T.field` for each field; that of a class finds its object by itself. */
function addProjections(state: CommandState, draft: Draft, builder: NewConstructor, isClass: boolean): void {
  const { name, header, parameterCount } = draft;
  const levels = header.levelParameters.map(levelParameter);
  const parameters: Term[] = [];
  let rest = builder.type;
  for (; parameters.length < parameterCount; rest = rest.second) parameters.push(rest);
  let self = constant(name, levels);
  for (let i = 0; i < parameterCount; i++) self = application(self, boundVariable(parameterCount - 1 - i));
  const fields: string[] = [];
  for (let field = 0; rest.kind === TermKind.pi; field++, rest = rest.second) {
    // Under the parameters and `self`, earlier fields are projections of `self`.
    const own = parameters.map((_, i) => boundVariable(parameterCount - i));
    const earlier = fields.map((earlierField) =>
      applications(constant(`${name}.${earlierField}`, levels), [...own, boundVariable(0)]),
    );
    fields.push(rest.name);
    const fieldType = instantiateMany(lift(rest.first, field, 1), earlier);
    const info = isClass ? BinderInfo.instance : BinderInfo.explicit;
    let type = pi("self", self, fieldType, info);
    let value = lambda("self", self, projection(name, field, boundVariable(0)), info);
    for (let i = parameterCount; i-- > 0; ) {
      const { name: parameter, first } = parameters[i]!;
      type = pi(parameter, first, type, BinderInfo.implicit);
      value = lambda(parameter, first, value, BinderInfo.implicit);
    }
    const full = `${name}.${rest.name}`;
    addDeclaration(state.environment, {
      kind: "definition",
      name: full,
      levelParameters: header.levelParameters,
      type,
      value,
      hint: ABBREVIATION_HINT,
    });
    state.library.attribute(full, "reducible");
  }
}
