/** `⟨a, b⟩`, `(a, b)` and `.inl a`: constructors found through the expected type. Source: Lean 4, `Elab/BuiltinNotation.lean`. */
import { applicationHead, BinderInfo, type Term, TermKind } from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { bareCall, type Call, elaborateCall } from "./call.ts";
import { reject, unsupported } from "./failure.ts";
import { orPostpone, postponeIfPossible } from "./postponed.ts";
import type { Session } from "./session.ts";
import { whnfDefault } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

/** `⟨a, b, c⟩`: the constructor of the expected type; surplus items are nested into the last argument. */
export function elaborateAnonymousConstructor(
  session: Session,
  syntax: Of<"anonymousConstructor">,
  expected: Term | null,
): Term {
  return orPostpone(session, syntax, expected, () => {
    const type = knownType(session, expected, syntax.start, "anonymous constructor");
    const head = applicationHead(type);
    const inductive = session.environment.declarationOf(head);
    if (inductive?.kind !== "inductive" || inductive.constructors.length !== 1)
      return reject(
        syntax.start,
        () =>
          `Invalid \`⟨...⟩\` notation: The expected type \`${session.show(type)}\` is not an inductive type with one constructor`,
      );
    const name = inductive.constructors[0]!;
    const arity = explicitFieldCount(session, name);
    const { items } = syntax;
    if (items.length < arity)
      return reject(
        syntax.start,
        `Invalid \`⟨...⟩\` notation: Insufficient number of fields: Constructor \`${name}\` has ${arity} explicit fields, but only ${items.length} were provided`,
      );
    if (items.length > arity && arity === 0)
      return reject(
        syntax.start,
        `Invalid \`⟨...⟩\` notation: Constructor \`${name}\` does not have explicit fields, but ${items.length} were provided`,
      );
    let positional: readonly TermSyntax[] = items;
    if (items.length > arity) {
      const rest = items.slice(arity - 1);
      const nested: TermSyntax = {
        kind: "anonymousConstructor",
        items: rest,
        start: rest[0]!.start,
        end: syntax.end,
      };
      positional = [...items.slice(0, arity - 1), nested];
    }
    return elaborateCall(session, session.freshConstant(name)!, { ...bareCall(syntax.start), positional }, expected);
  });
}

/** The expected type reduced to its head; postpones while it is not known. */
function knownType(session: Session, expected: Term | null, offset: number, what: string): Term {
  const type = expected === null ? null : whnfDefault(session, session.instantiate(expected));
  if (type === null || applicationHead(type).kind === TermKind.metavariable) {
    postponeIfPossible(session);
    return reject(offset, `Invalid ${what}: The expected type could not be determined`);
  }
  return type;
}

function explicitFieldCount(session: Session, builder: string): number {
  const declaration = session.environment.get(builder)!;
  let count = 0;
  for (let type = declaration.type; type.kind === TermKind.pi; type = type.second)
    if (type.binderInfo === BinderInfo.explicit) count++;
  return count;
}

/** `(a, b)` is `Prod.mk a b`, `()` is `Unit.unit`. */
export function elaborateTuple(session: Session, syntax: Of<"tuple">, expected: Term | null): Term {
  const { items } = syntax;
  if (items.length === 0) return unsupported(syntax.start, "`()`");
  const second: TermSyntax = items.length === 2 ? items[1]! : { ...syntax, items: items.slice(1) };
  const call = { ...bareCall(syntax.start), positional: [items[0]!, second] };
  return elaborateCall(session, session.freshConstant("Prod.mk")!, call, expected);
}

/** `.name args`: `T.name` where `T` heads the expected type, or its result when that is a function type. */
export function elaborateDotIdentifier(
  session: Session,
  syntax: Of<"dotIdentifier">,
  call: Call,
  expected: Term | null,
  whole: TermSyntax,
): Term {
  return orPostpone(session, whole, expected, () => {
    let type = knownType(session, expected, syntax.start, `dotted identifier notation`);
    while (type.kind === TermKind.pi) type = type.second;
    const candidates = [applicationHead(session.metavariables.instantiateHead(expected!)), applicationHead(type)];
    for (const head of candidates) {
      if (head.kind !== TermKind.constant) continue;
      const name = `${head.name}.${syntax.name}`;
      const value = session.library.isVisible(name) ? session.freshConstant(name) : null;
      if (value !== null) return elaborateCall(session, value, call, expected);
    }
    const name = `${applicationHead(type).name}.${syntax.name}`;
    if (session.library.isOutside(name)) return unsupported(syntax.start, `\`${name}\``);
    return reject(syntax.start, `Unknown constant \`${name}\``);
  });
}
