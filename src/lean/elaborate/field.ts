/** Dot notation: fields, methods and numbered projections of an object. Source: Lean 4, `Elab/App.lean` (`elabAppLVals`). */
import { applicationHead, BinderInfo, projection, type Term, TermKind } from "../kernel/index.ts";
import { bareCall, type Call, elaborateCall } from "./call.ts";
import { RecursiveUse, reject, unsupported } from "./failure.ts";
import { inferType, isProposition } from "./infer-type.ts";
import { functionBehind } from "./operator-functions.ts";
import { postponeIfPossible, resumePostponed } from "./postponed.ts";
import type { Session } from "./session.ts";
import { unfoldDefinition } from "./unfold.ts";
import { whnfCore } from "./whnf.ts";

/** `object.f₁.f₂ … call`: all but the last field take no arguments of their own. */
export function applyField(
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
      if (session.environment.has(name) && session.library.isVisible(name))
        return applyMethod(session, object, space, name, call, expected);
      if (session.library.isPoisoned(name) || session.library.core?.kindOf(name) != null)
        return unsupported(call.offset, `field \`${field}\``);
    }
    const unfolded = unfoldDefinition(session, type);
    type = unfolded === null ? null : whnfCore(session, unfolded);
  }
  if (session.statement?.name === `${headName(written)}.${field}`)
    throw new RecursiveUse(call.offset, session.statement.name!);
  if (session.autoBound || (!/^\d/.test(field) && session.library.isOutside(`${headName(written)}.${field}`)))
    return unsupported(call.offset, `field \`${field}\``);
  return reject(
    call.offset,
    () =>
      `Invalid field \`${field}\`: The environment does not contain \`${headName(written)}.${field}\`, so it is not possible to project the field \`${field}\` from an expression\n  ${session.show(object)}\nof type \`${session.show(written)}\``,
  );
}

function headName(type: Term): string {
  const head = applicationHead(type);
  return head.kind === TermKind.constant ? functionBehind.get(head.name) || head.name : "Function";
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
  const method = session.namedConstant(name)!;
  let position = 0;
  const written = method.kind === TermKind.constant ? session.environment.get(name)!.type : inferType(session, method);
  for (let type = written; type.kind === TermKind.pi; type = type.second) {
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
