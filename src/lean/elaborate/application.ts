/**
 * Applications: heads (variables, constants, fields) and their arguments, positional and named, implicit ones filled by
 * metavariables. Before the first explicit argument the expected type is unified with the type of the result, so that
 * it helps to elaborate the arguments. Source: Lean 4, `Elab/App.lean`.
 */
import {
  application,
  applicationHead,
  BinderInfo,
  constant,
  freshFreeVariable,
  levelZero,
  projection,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Argument, Identifier, Term as TermSyntax } from "../syntax/index.ts";
import { elaborateDotIdentifier } from "./anonymousConstructor.ts";
import { instantiateBeta, lower, mentionsBetween } from "./boundVariables.ts";
import { closeBinders } from "./closeBinders.ts";
import { elaborateEliminator, eliminatorShape } from "./eliminator.ts";
import { reject, unsupported } from "./failure.ts";
import { inferType, isProposition } from "./inferType.ts";
import { synthesizeInstance } from "./instances.ts";
import { elaborateLevel } from "./levels.ts";
import { resolveName } from "./names.ts";
import { orPostpone, postponeIfPossible, resumePostponed } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate } from "./term.ts";
import { unfoldDefinition } from "./unfold.ts";
import { unify } from "./unify.ts";
import { whnf, whnfCore } from "./whnf.ts";

/** An argument: syntax to elaborate, or a term that is done (the object of a dot notation). */
export type CallArgument = TermSyntax | { readonly kind: "elaborated"; readonly term: Term; readonly start: number };
export interface NamedCallArgument {
  readonly name: string;
  readonly value: CallArgument;
  readonly start: number;
}

/** What a head is applied to. */
export interface Call {
  readonly offset: number;
  readonly positional: readonly CallArgument[];
  readonly named: readonly NamedCallArgument[];
  /** `@f`: implicit arguments are given too. */
  readonly explicit: boolean;
  /** `f ..`: missing explicit arguments are holes. */
  readonly ellipsis: boolean;
}

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

export function bareCall(offset: number, explicit = false): Call {
  return { offset, positional: [], named: [], explicit, ellipsis: false };
}

function callOf(syntax: Of<"application">, explicit: boolean): Call {
  const positional: TermSyntax[] = [];
  const named: NamedCallArgument[] = [];
  for (const argument of syntax.arguments as readonly Argument[])
    if (argument.kind === "namedArgument")
      named.push({ name: argument.name.name, value: argument.value, start: argument.start });
    else positional.push(argument);
  return { offset: syntax.start, positional, named, explicit, ellipsis: syntax.ellipsis };
}

export function elaborateApplication(session: Session, syntax: Of<"application">, expected: Term | null): Term {
  const isExplicit = syntax.fn.kind === "explicit";
  const fn = syntax.fn.kind === "explicit" ? syntax.fn.fn : syntax.fn;
  return elaborateHead(session, fn, callOf(syntax, isExplicit), expected, syntax);
}

export function elaborateIdentifier(session: Session, syntax: Identifier, expected: Term | null): Term {
  return elaborateHead(session, syntax, bareCall(syntax.start), expected, syntax);
}

export function elaborateExplicit(session: Session, syntax: Of<"explicit">, expected: Term | null): Term {
  return elaborateHead(session, syntax.fn, bareCall(syntax.start, true), expected, syntax);
}

export function elaborateField(session: Session, syntax: Of<"field" | "projection">, expected: Term | null): Term {
  return elaborateHead(session, syntax, bareCall(syntax.start), expected, syntax);
}

/** `fn` applied as `call` says; `whole` is the syntax put off when the type of a dotted object is not known yet. */
function elaborateHead(session: Session, fn: TermSyntax, call: Call, expected: Term | null, whole: TermSyntax): Term {
  switch (fn.kind) {
    case "identifier":
      return elaborateNamed(session, fn, call, expected, whole);
    case "field":
      return orPostpone(session, whole, expected, () =>
        applyField(session, elaborate(session, fn.object, null), [fn.field], call, expected),
      );
    case "projection":
      return orPostpone(session, whole, expected, () =>
        applyField(session, elaborate(session, fn.object, null), [String(fn.index)], call, expected),
      );
    case "dotIdentifier":
      return elaborateDotIdentifier(session, fn, call, expected, whole);
    case "explicit":
      return elaborateHead(session, fn.fn, { ...call, explicit: true }, expected, whole);
    default:
      return orPostpone(session, whole, expected, () =>
        elaborateCall(session, elaborate(session, fn, null), call, expected),
      );
  }
}

function elaborateNamed(
  session: Session,
  syntax: Identifier,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  const resolved = resolveName(session, syntax.name);
  if (resolved === null) return unknownIdentifier(session, syntax);
  let head: Term;
  if (resolved.kind === "local") head = resolved.variable;
  else if (resolved.fields.length > 0 && isType(session, resolved.name)) return unknownIdentifier(session, syntax);
  else head = constantHead(session, resolved.name, syntax);
  if (resolved.fields.length === 0) return elaborateCall(session, head, call, expected);
  return orPostpone(session, whole, expected, () => {
    const object = elaborateCall(session, head, bareCall(syntax.start), null);
    return applyField(session, object, resolved.fields, call, expected);
  });
}

/** Names below an inductive type are constants, not fields of the type. */
function isType(session: Session, name: string): boolean {
  return session.environment.get(name)?.kind === "inductive";
}

function constantHead(session: Session, name: string, syntax: Identifier): Term {
  if (syntax.levels === null) return session.freshConstant(name)!;
  const declaration = session.environment.get(name)!;
  if (syntax.levels.length > declaration.levelParameters.length)
    return reject(syntax.start, `too many explicit universe levels for '${name}'`);
  const given = syntax.levels.map((level) => elaborateLevel(session, level));
  while (given.length < declaration.levelParameters.length) given.push(session.metavariables.makeLevel());
  return constant(name, given);
}

function unknownIdentifier(session: Session, syntax: Identifier): never {
  const isQualified = syntax.name.includes(".");
  if (session.statement?.name === syntax.name && mayRecurse(session))
    return unsupported(syntax.start, `recursive use of \`${syntax.name}\``);
  if (session.library.isOutside(syntax.name)) return unsupported(syntax.start, `\`${syntax.name}\``);
  if (session.autoBound)
    return unsupported(
      syntax.start,
      isQualified ? `\`${syntax.name}\`` : `auto-bound implicit variable \`${syntax.name}\``,
    );
  const kind = isQualified ? "constant" : "identifier";
  return reject(syntax.start, `Unknown ${kind} \`${syntax.name}\``);
}

/** Is there a variable of a recursive type that the proof itself has made? Only then can recursion be well-founded. */
function mayRecurse(session: Session): boolean {
  for (let entry = session.context; entry.parent !== null; entry = entry.parent) {
    const variable = entry.variable!;
    const head = applicationHead(variable.type);
    if (variable.index < session.metavariables.firstId || head.kind !== TermKind.constant) continue;
    const declaration = session.environment.get(head.name);
    if (declaration?.kind === "inductive" && declaration.isRecursive) return true;
  }
  return false;
}

/** `object.f₁.f₂ … call`: all but the last field take no arguments of their own. */
function applyField(
  session: Session,
  object: Term,
  fields: readonly string[],
  call: Call,
  expected: Term | null,
): Term {
  for (let i = 0; i < fields.length - 1; i++)
    object = applyOneField(session, object, fields[i]!, bareCall(call.offset), null);
  return applyOneField(session, object, fields.at(-1)!, call, expected);
}

function applyOneField(session: Session, object: Term, field: string, call: Call, expected: Term | null): Term {
  resumePostponed(session, [], "partly");
  const written = inferType(session, object);
  for (let type: Term | null = whnfCore(session, written); type !== null; ) {
    const head = applicationHead(type);
    if (head.kind === TermKind.metavariable) {
      postponeIfPossible(session);
      return reject(call.offset, () => `Invalid field notation: Type of\n  ${session.show(object)}\nis not known`);
    }
    const space = head.kind === TermKind.constant ? head.name : head.kind === TermKind.pi ? "Function" : null;
    if (space !== null) {
      const numbered = /^\d/.test(field)
        ? applyProjection(session, object, head, type, Number(field), call, expected)
        : null;
      if (numbered !== null) return numbered;
      const name = `${space}.${field}`;
      if (session.environment.has(name)) return applyMethod(session, object, space, name, call, expected);
    }
    const unfolded = unfoldDefinition(session, type);
    type = unfolded === null ? null : whnfCore(session, unfolded);
  }
  if (session.autoBound || session.library.isOutside(`${headName(written)}.${field}`))
    return unsupported(call.offset, `field \`${field}\``);
  return reject(
    call.offset,
    () =>
      `Invalid field \`${field}\`: The environment does not contain \`${headName(written)}.${field}\`, so it is not possible to project the field \`${field}\` from an expression\n  ${session.show(object)}\nof type \`${session.show(written)}\``,
  );
}

function headName(type: Term): string {
  const head = applicationHead(type);
  return head.kind === TermKind.constant ? head.name : "Function";
}

/** `object.1`: null when the type is not a structure with that many fields. */
function applyProjection(
  session: Session,
  object: Term,
  head: Term,
  type: Term,
  number: number,
  call: Call,
  expected: Term | null,
): Term | null {
  const structure = session.library.structure(head.name);
  if (structure === null) return null;
  const field = structure.fields[number - 1];
  if (field === undefined)
    return reject(
      call.offset,
      () =>
        `Invalid projection: Index \`${number}\` is invalid for this structure; it must be between 1 and ${structure.fields.length}\n  ${session.show(type)}`,
    );
  const name = `${head.name}.${field}`;
  if (session.environment.has(name)) return applyMethod(session, object, head.name, name, call, expected);
  const projected = projection(head.name, number - 1, object);
  if (structure.isProposition && !isProposition(session, inferType(session, projected)))
    return reject(
      call.offset,
      () =>
        `Invalid projection: Cannot project a value of non-propositional type\n  ${session.show(inferType(session, projected))}\nfrom the expression\n  ${session.show(object)}\nwhich has propositional type\n  ${session.show(type)}`,
    );
  return elaborateCall(session, projected, call, expected);
}

/** The constant `name` with `object` as its first explicit argument whose type is headed by `space`. */
function applyMethod(
  session: Session,
  object: Term,
  space: string,
  name: string,
  call: Call,
  expected: Term | null,
): Term {
  const method = session.freshConstant(name)!;
  let position = 0;
  for (let type = session.environment.get(name)!.type; type.kind === TermKind.pi; type = type.second) {
    const isExplicit = call.explicit || type.binderInfo === BinderInfo.explicit;
    const head = applicationHead(type.first);
    const fits =
      space === "Function" ? type.first.kind === TermKind.pi : head.kind === TermKind.constant && head.name === space;
    if (type.binderInfo === BinderInfo.explicit && fits) {
      const value = { kind: "elaborated", term: object, start: call.offset } as const;
      if (position > call.positional.length) {
        const named = [...call.named, { name: type.name, value, start: call.offset }];
        return elaborateCall(session, method, { ...call, named }, expected);
      }
      const positional = [...call.positional.slice(0, position), value, ...call.positional.slice(position)];
      return elaborateCall(session, method, { ...call, positional }, expected);
    }
    if (isExplicit) position++;
  }
  return reject(
    call.offset,
    () =>
      `Invalid field notation: Function \`${name}\` does not have a usable parameter of type \`${space} ...\` for which to substitute\n  ${session.show(object)}`,
  );
}

/** Is it worth knowing the result's type before this argument? Not for holes, tactic blocks and what is done. */
function guidesElaboration(argument: CallArgument): boolean {
  return (
    argument.kind !== "elaborated" &&
    argument.kind !== "hole" &&
    argument.kind !== "syntheticHole" &&
    argument.kind !== "by"
  );
}

/** Applies the elaborated `head`. */
export function elaborateCall(session: Session, head: Term, call: Call, expected: Term | null): Term {
  const type = inferType(session, head);
  if (call.positional.length === 0 && call.named.length === 0 && (call.explicit || type.kind === TermKind.constant))
    return head;
  const shape = expected === null ? null : eliminatorShape(session, head, call);
  if (shape !== null && call.positional.length + call.named.length > 0)
    return elaborateEliminator(session, head, shape, call, expected!);
  return new CallElaborator(session, call, expected).run(head, type);
}

/** The arguments of one call, left to right. */
class CallElaborator {
  private readonly session: Session;
  private readonly call: Call;
  private readonly expected: Term | null;
  private named: readonly NamedCallArgument[];
  private next = 0;
  private propagated = false;
  /** Type of what has been applied so far: `type` with `values[start…]` for its loose variables. */
  private type!: Term;
  private readonly values: Term[] = [];
  private start = 0;
  private result!: Term;
  private readonly instances: Term[] = [];
  /** Variables for explicit arguments that were skipped because a later one is given by name. */
  private readonly skipped: Term[] = [];

  constructor(session: Session, call: Call, expected: Term | null) {
    this.session = session;
    this.call = call;
    this.expected = expected;
    this.named = call.named;
  }

  run(head: Term, type: Term): Term {
    this.result = head;
    this.type = type;
    while (this.exposePi()) {
      const argument = this.chooseArgument();
      if (argument === null) break;
      this.values.push(argument);
      this.result = application(this.result, argument);
      this.type = this.type.second;
    }
    return this.finish();
  }

  private get currentType(): Term {
    return instantiateBeta(this.type, this.values, this.start, this.values.length);
  }

  private get hasArguments(): boolean {
    return this.next < this.call.positional.length || this.named.length > 0;
  }

  /** Makes `type` a pi if it can be one; false when there is nothing more to apply. */
  private exposePi(): boolean {
    if (this.type.kind === TermKind.pi) return true;
    const written = this.currentType;
    this.start = this.values.length;
    let type = whnfCore(this.session, written);
    if (type.kind !== TermKind.pi && this.hasArguments) type = whnf(this.session, type);
    if (type.kind === TermKind.pi) {
      this.type = type;
      return true;
    }
    this.type = written;
    if (this.hasArguments) this.failNotFunction(written);
    return false;
  }

  private failNotFunction(type: Term): never {
    const { session, call } = this;
    const head = applicationHead(session.instantiate(type));
    if (head.kind === TermKind.metavariable) postponeIfPossible(session);
    const fn = this.result;
    if (this.next < call.positional.length)
      return reject(
        call.offset,
        () => `Function expected at\n  ${session.show(fn)}\nbut this term has type\n  ${session.show(type)}`,
      );
    return reject(
      this.named[0]!.start,
      () => `Invalid argument name \`${this.named[0]!.name}\` for function\n  ${session.show(fn)}`,
    );
  }

  /** The argument for the binder at hand; null to stop. */
  private chooseArgument(): Term | null {
    const { session, call } = this;
    const info = this.type.binderInfo;
    const name = this.type.name;
    if (this.named.length > 0) {
      const given = this.named.find((argument) => argument.name === name);
      if (given !== undefined) {
        this.propagateExpectedType(given.value);
        this.named = this.named.filter((argument) => argument !== given);
        return this.elaborateArgument(given.value);
      }
    }
    const isExplicit = call.explicit || info === BinderInfo.explicit;
    if (isExplicit) return this.chooseExplicit();
    if (info === BinderInfo.strictImplicit && !this.hasArguments) return null;
    const type = this.binderType;
    if (info !== BinderInfo.instance) return session.fresh(type, "natural", name);
    const instance = session.fresh(type, "opaque", name);
    this.instances.push(instance);
    return instance;
  }

  private get binderType(): Term {
    return instantiateBeta(this.type.first, this.values, this.start, this.values.length);
  }

  /** Does the type of a named argument still to come depend on the binder at hand? Then that one is found through it. */
  private namedArgumentDepends(): boolean {
    let type = this.type.second;
    for (let depth = 0; type.kind === TermKind.pi; depth++, type = type.second) {
      const { name } = type;
      if (this.named.some((argument) => argument.name === name) && mentionsBetween(type.first, depth, depth + 1))
        return true;
    }
    return false;
  }

  private chooseExplicit(): Term | null {
    const { session, call } = this;
    if (this.named.length > 0 && this.namedArgumentDepends())
      return session.fresh(this.binderType, "natural", this.type.name);
    if (this.next < call.positional.length) {
      const argument = call.positional[this.next]!;
      this.propagateExpectedType(argument);
      this.next++;
      return this.elaborateArgument(argument);
    }
    if (this.named.length > 0) {
      const variable = freshFreeVariable(this.type.name, this.binderType);
      this.skipped.push(variable);
      return variable;
    }
    return call.ellipsis ? session.fresh(this.binderType) : null;
  }

  /** Unifies the expected type with the type of the result when that does not depend on arguments still to come. */
  private propagateExpectedType(next: CallArgument): void {
    const { session, expected } = this;
    if (expected === null || this.propagated || this.skipped.length > 0 || !guidesElaboration(next)) return;
    if (expected.kind === TermKind.sort && expected.level === levelZero) {
      this.propagated = true;
      return;
    }
    const depth = this.resultDepth();
    if (depth < 0) return;
    let type = this.type;
    for (let i = 0; i < depth; i++) type = type.second;
    if (mentionsBetween(type, 0, depth)) return;
    const outer = lower(type, depth);
    if (unify(session, expected, instantiateBeta(outer, this.values, this.start, this.values.length)))
      this.propagated = true;
  }

  /** How many binders the remaining arguments fill, implicit ones included; -1 when they do not fit the type. */
  private resultDepth(): number {
    let remaining = this.call.positional.length - this.next;
    let named = this.named;
    let depth = 0;
    for (let type = this.type; type.kind === TermKind.pi; type = type.second, depth++) {
      const name = type.name;
      if (named.some((argument) => argument.name === name)) named = named.filter((argument) => argument.name !== name);
      else if (this.call.explicit || type.binderInfo === BinderInfo.explicit) {
        if (remaining === 0) break;
        remaining--;
      }
    }
    return remaining === 0 && named.length === 0 ? depth : -1;
  }

  private elaborateArgument(argument: CallArgument): Term {
    const { session } = this;
    const type = this.binderType;
    const term = argument.kind === "elaborated" ? argument.term : elaborate(session, argument, type);
    const found = inferType(session, term);
    if (found === type || unify(session, found, type)) return term;
    const fn = this.result;
    const isTerm = argument.kind === "elaborated";
    return reject(isTerm ? this.call.offset : argument.start, () => {
      const whole = session.show(application(fn, term));
      return `Application type mismatch: The argument\n  ${session.show(term)}\nhas type\n  ${session.show(found)}\nbut is expected to have type\n  ${session.show(type)}\nin the application\n  ${whole}`;
    });
  }

  private finish(): Term {
    const { session, expected } = this;
    if (expected !== null && this.skipped.length === 0) {
      const type = this.currentType;
      if (type !== expected) unify(session, type, expected);
    }
    for (const instance of this.instances) this.resolveInstance(instance);
    if (this.skipped.length === 0) return this.result;
    return closeBinders(session, TermKind.lambda, this.skipped, this.result);
  }

  private resolveInstance(instance: Term): void {
    const { session } = this;
    const record = session.metavariables.record(instance);
    const found = synthesizeInstance(session, instance.type);
    if (found !== null && found !== "unknown") session.metavariables.assign(record, found);
    else session.postponed = [...session.postponed, { kind: "instance", record, offset: this.call.offset }];
  }
}
