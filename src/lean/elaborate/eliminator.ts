/**
 * Eliminators in terms (`Nat.rec h₀ h₁ n`): the motive is the expected type with the eliminated values abstracted, so these
 * are elaborated first and the other arguments when the motive is known. For recursors and constants marked
 * `elab_as_elim`. Source: Lean 4, `Elab/App.lean` (`ElabElim`).
 */
import {
  application,
  applicationArguments,
  applicationHead,
  BinderInfo,
  lambda,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { instantiateBeta } from "./bound-variables.ts";
import type { Call, CallArgument } from "./call.ts";
import { reject } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import { synthesizeInstance } from "./instances.ts";
import { abstractOccurrences } from "./occurrences.ts";
import type { Session } from "./session.ts";
import { elaborateTo } from "./term.ts";
import { unify } from "./unify.ts";

/** Where the motive and the values it is applied to stand among the binders of an eliminator's type. */
interface Shape {
  readonly binders: readonly { readonly info: BinderInfo; readonly name: string }[];
  readonly motive: number;
  readonly targets: readonly number[];
}

/** The shape of `head`'s type when applications of it are elaborated as eliminations; null when they are not. */
export function eliminatorShape(session: Session, head: Term, call: Call): Shape | null {
  const declaration = session.environment.declarationOf(head);
  if (declaration === undefined || call.explicit || call.named.some(({ name }) => name === "motive")) return null;
  if (declaration.kind !== "recursor" && !session.library.hasAttribute(head.name, "elab_as_elim")) return null;
  const binders: { info: BinderInfo; name: string }[] = [];
  let type = declaration.type;
  for (; type.kind === TermKind.pi; type = type.second) binders.push({ info: type.binderInfo, name: type.name });
  const conclusion = applicationHead(type);
  if (conclusion.kind !== TermKind.boundVariable) return null;
  const targets = applicationArguments(type).map((arg) =>
    arg.kind === TermKind.boundVariable ? binders.length - 1 - arg.index : -1,
  );
  if (targets.includes(-1)) return null;
  return { binders, motive: binders.length - 1 - conclusion.index, targets };
}

/** Elaborates an elimination whose result has the type `expected`. */
export function elaborateEliminator(session: Session, head: Term, shape: Shape, call: Call, expected: Term): Term {
  const given = assignArguments(shape, call);
  const values: Term[] = [];
  let result = head;
  let type = inferType(session, head);
  for (let position = 0; position < shape.binders.length; position++) {
    const binderType = instantiateBeta(type.first, values, 0, values.length);
    const argument = given[position];
    const isTarget = shape.targets.includes(position);
    const value =
      argument !== undefined && isTarget
        ? elaborateArgument(session, argument, binderType)
        : session.fresh(binderType, "natural", shape.binders[position]!.name);
    values.push(value);
    result = application(result, value);
    type = type.second;
  }
  assignMotive(session, shape, values, expected, call.offset);
  for (let position = 0; position < values.length; position++) {
    const argument = given[position];
    if (argument === undefined || shape.targets.includes(position)) continue;
    const hole = values[position]!;
    const value = elaborateArgument(session, argument, session.instantiate(hole.type));
    if (!unify(session, hole, value))
      reject(argument.start, () => `failed to elaborate eliminator argument\n  ${session.show(value)}`);
  }
  fillInstances(session, shape, values, call.offset);
  return session.instantiate(result);
}

function elaborateArgument(session: Session, argument: CallArgument, type: Term): Term {
  return argument.kind === "elaborated" ? argument.term : elaborateTo(session, argument, type);
}

/** Which argument of the call stands for which binder. */
function assignArguments(shape: Shape, call: Call): (CallArgument | undefined)[] {
  let next = 0;
  const given = shape.binders.map(({ info, name }, position) => {
    const named = call.named.find((argument) => argument.name === name);
    if (named !== undefined) return named.value;
    if (info !== BinderInfo.explicit || position === shape.motive) return undefined;
    return call.positional[next++];
  });
  if (next < call.positional.length) return reject(call.offset, "failed to elaborate eliminator, too many arguments");
  if (next > call.positional.length)
    return reject(call.offset, "failed to elaborate eliminator, insufficient number of arguments");
  return given;
}

/** `motive := fun targets => expected` with the values of the targets abstracted, last one first. */
function assignMotive(session: Session, shape: Shape, values: readonly Term[], expected: Term, offset: number): void {
  let motive = session.instantiate(expected);
  for (let i = shape.targets.length; i-- > 0; ) {
    const target = session.instantiate(values[shape.targets[i]!]!);
    const type = session.instantiate(inferType(session, target));
    motive = lambda("x", type, abstractOccurrences(session, motive, target) ?? motive);
  }
  if (!unify(session, values[shape.motive]!, motive))
    reject(offset, () => `failed to elaborate eliminator, motive is not type correct:\n  ${session.show(motive)}`);
}

function fillInstances(session: Session, shape: Shape, values: readonly Term[], offset: number): void {
  shape.binders.forEach(({ info }, position) => {
    const value = values[position]!;
    if (info !== BinderInfo.instance || value.kind !== TermKind.metavariable) return;
    const found = synthesizeInstance(session, value.type);
    if (found === null || found === "unknown")
      reject(offset, () => `failed to synthesize\n  ${session.show(value.type)}`);
    else unify(session, value, found);
  });
}
