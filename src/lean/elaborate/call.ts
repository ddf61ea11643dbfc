/**
 * The arguments of one application, positional and named, implicit ones filled by metavariables. Before each explicit
 * argument the expected type is unified with the type of the result while that does not depend on arguments to come, so
 * that it helps to elaborate them. Source: Lean 4, `Elab/App.lean` (`ElabAppArgs`).
 */
import {
  application,
  applicationHead,
  BinderInfo,
  freshFreeVariable,
  levelZero,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { instantiateBeta, lower, mentionsBetween } from "./bound-variables.ts";
import { closeBinders } from "./close-binders.ts";
import { coerce, refuseCoercion } from "./coercions.ts";
import { elaborateEliminator, eliminatorShape } from "./eliminator.ts";
import { reject, unsupported } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import { synthesizeInstance } from "./instances.ts";
import { awaitInstance, unifyLate } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate } from "./term.ts";
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

const noArguments: readonly never[] = [];

export function bareCall(offset: number, explicit = false): Call {
  return { offset, positional: noArguments, named: noArguments, explicit, ellipsis: false };
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
    if (!this.hasArguments && this.isInductive(this.type)) return false;
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

  /** An applied inductive type: no reduction makes it a function type. */
  private isInductive(type: Term): boolean {
    return this.session.environment.declarationOf(applicationHead(type))?.kind === "inductive";
  }

  private failNotFunction(type: Term): never {
    const { session, call } = this;
    const fn = this.result;
    // Lean waits: what comes later may say that it is a function.
    if (applicationHead(session.metavariables.instantiateHead(type)).kind === TermKind.metavariable)
      return unsupported(call.offset, "application of a term whose type is not known yet");
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
    const instance = session.fresh(type, "natural", name);
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
    if (found === type || unifyLate(session, found, type)) return term;
    const coerced = coerce(session, argument.start, term, found, type);
    if (coerced !== null) return coerced;
    const fn = this.result;
    const isTerm = argument.kind === "elaborated";
    refuseCoercion(session, argument.start, found, type);
    return reject(isTerm ? this.call.offset : argument.start, () => {
      const whole = session.show(application(fn, term));
      return `Application type mismatch: The argument\n  ${session.show(term)}\nhas type\n  ${session.show(found)}\nbut is expected to have type\n  ${session.show(type)}\nin the application\n  ${whole}`;
    });
  }

  private finish(): Term {
    const { session, expected } = this;
    if (expected !== null && this.skipped.length === 0) {
      const type = this.currentType;
      if (type !== expected) unifyLate(session, type, expected);
    }
    for (const instance of this.instances) this.resolveInstance(instance);
    if (this.skipped.length === 0) return this.result;
    return closeBinders(session, TermKind.lambda, this.skipped, this.result);
  }

  private resolveInstance(instance: Term): void {
    const { session } = this;
    const record = session.metavariables.record(instance);
    const found = synthesizeInstance(session, instance.type);
    if (found !== null && found !== "unknown" && (!record.isAssigned || unify(session, instance, found))) {
      if (!record.isAssigned) session.metavariables.assign(record, found);
    } else awaitInstance(session, record, this.call.offset);
  }
}
