/** `{ x := a, y := b }` and `{ s with x := a }`: the constructor applied to fields by name. Source: Lean 4, `Elab/StructInst.lean`. */
import { applicationArguments, applicationHead, applications, constant, type Term, TermKind } from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { bareCall, elaborateCall, type NamedCallArgument } from "./call.ts";
import { reject, unsupported } from "./failure.ts";
import { inferType } from "./infer-type.ts";
import type { Structure } from "./library.ts";
import { orPostpone, postponeIfPossible } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate } from "./term.ts";
import { whnfDefault } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

export function elaborateStructureInstance(
  session: Session,
  syntax: Of<"structureInstance">,
  expected: Term | null,
): Term {
  return orPostpone(session, syntax, expected, () => {
    const source = syntax.source === null ? null : elaborate(session, syntax.source, null);
    const sourceType = source === null ? null : typeOf(session, inferType(session, source));
    const target = expected === null ? sourceType : typeOf(session, expected);
    if (target === null || applicationHead(target).kind === TermKind.metavariable) postponeIfPossible(session);
    const head = target === null ? null : applicationHead(target);
    const structure = head?.kind === TermKind.constant ? session.library.structure(head.name) : null;
    if (structure === null || head === null) return unsupported(syntax.start, "structure instance of no known type");
    if (sourceType !== null && applicationHead(sourceType).name !== structure.name)
      return unsupported(syntax.start, "structure instance from another structure");
    const named = structure.fields.map((field): NamedCallArgument => {
      const written = syntax.fields.filter(({ name }) => name.name === field);
      if (written.length > 1) return unsupported(written[1]!.start, "structure instance with a field twice");
      if (written.length === 1) return { name: field, value: written[0]!.value, start: written[0]!.start };
      if (source === null) return unsupported(syntax.start, `structure instance without the field \`${field}\``);
      return { name: field, value: fieldOf(structure, field, source, sourceType!, syntax.start), start: syntax.start };
    });
    for (const { name, start } of syntax.fields) checkField(structure, name.name, start);
    const builder = constant(structure.builder.name, head.levels);
    return elaborateCall(session, builder, { ...bareCall(syntax.start), named }, expected);
  });
}

function typeOf(session: Session, type: Term): Term {
  return whnfDefault(session, session.instantiate(type));
}

/** `source.field`. */
function fieldOf(
  structure: Structure,
  field: string,
  source: Term,
  type: Term,
  start: number,
): NamedCallArgument["value"] {
  const head = constant(`${structure.name}.${field}`, applicationHead(type).levels);
  return { kind: "elaborated", term: applications(head, [...applicationArguments(type), source]), start };
}

function checkField(structure: Structure, name: string, offset: number): void {
  if (structure.fields.includes(name)) return;
  if (name.includes(".")) unsupported(offset, "structure instance with a field of a field");
  reject(offset, `\`${name}\` is not a field of structure \`${structure.name}\``);
}
