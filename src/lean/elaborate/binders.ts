/** `fun`, `∀`, `∃`, `have`, `let`, `suffices`: terms that bind variables. Source: Lean 4, `Elab/Binders.lean`. */
import {
  application,
  BinderInfo,
  constant,
  freshFreeVariable,
  instantiate,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Binder, BinderName, FunBinder, LocalDeclaration, Term as TermSyntax } from "../syntax/index.ts";
import { closeBinders } from "./close-binders.ts";
import { reject, unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { isClass } from "./instances.ts";
import type { LocalContext } from "./local-context.ts";
import { elaborateFunMatch, elaborateMatchOn } from "./match.ts";
import { elaborateProposition } from "./operators.ts";
import { withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo, elaborateType } from "./term.ts";
import { unify } from "./unify.ts";
import { whnfDefault } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

const binderInfos = {
  explicit: BinderInfo.explicit,
  implicit: BinderInfo.implicit,
  strictImplicit: BinderInfo.strictImplicit,
  instance: BinderInfo.instance,
} as const;

/** Puts a new variable in scope. A hole binds an inaccessible name. */
export function pushVariable(
  session: Session,
  name: BinderName | string,
  type: Term,
  info: BinderInfo = BinderInfo.explicit,
  value: Term | null = null,
): Term {
  const text = typeof name === "string" ? name : name.kind === "identifier" ? name.name : "x";
  const isNamed = typeof name === "string" || name.kind === "identifier";
  const variable = freshFreeVariable(isNamed ? text : "", type, value, info);
  session.context = session.context.extend(variable, text, isNamed);
  return variable;
}

/** Puts the variables of a binder group in scope and answers them. */
export function elaborateBinder(session: Session, binder: Binder, whenUntyped: () => Term): Term[] {
  if (binder.initial !== null) return unsupported(binder.start, "default value of an argument");
  const info = binderInfos[binder.style];
  if (binder.style === "instance") return [elaborateInstanceBinder(session, binder)];
  return binder.names.map((name) => {
    const type = binder.type === null ? whenUntyped() : elaborateType(session, binder.type);
    return pushVariable(session, name, type, info);
  });
}

/** `[C]`, `[i : C]`. */
function elaborateInstanceBinder(session: Session, binder: Binder): Term {
  const type = elaborateType(session, binder.type!);
  if (!isClass(session, type)) unsupported(binder.start, "instance-implicit binder of this type");
  return pushVariable(
    session,
    binder.names[0] ?? { kind: "hole", start: binder.start, end: binder.end },
    type,
    BinderInfo.instance,
  );
}

/** Runs `body` with the binders' variables in scope, then closes over them. */
export function underBinders(
  session: Session,
  binders: readonly Binder[],
  kind: typeof TermKind.lambda | typeof TermKind.pi,
  body: (variables: readonly Term[]) => Term,
): Term {
  const outer = session.context;
  const variables: Term[] = [];
  for (const binder of binders)
    variables.push(...elaborateBinder(session, binder, () => session.fresh(session.freshSort())));
  const inner = body(variables);
  session.context = outer;
  return closeBinders(session, kind, variables, inner);
}

export function elaborateForall(session: Session, syntax: Of<"forall">): Term {
  return underBinders(session, syntax.binders, TermKind.pi, () => elaborateType(session, syntax.body));
}

export function elaborateExists(session: Session, syntax: Of<"exists">): Term {
  const outer = session.context;
  const variables: Term[] = [];
  for (const binder of syntax.binders)
    variables.push(...elaborateBinder(session, binder, () => session.fresh(session.freshSort())));
  let body = elaborateProposition(session, syntax.body);
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    session.context = session.context.find(variable)!.parent!;
    const predicate = closeBinders(session, TermKind.lambda, [variable], body);
    body = application(application(constant("Exists", [sortLevel(session, variable.type)]), variable.type), predicate);
  }
  session.context = outer;
  return body;
}

/** `fun binders => body`; binder types may come from the expected type. */
export function elaborateFun(session: Session, syntax: Of<"fun">, expected: Term | null): Term {
  const outer = session.context;
  const variables: Term[] = [];
  let rest = expected;
  for (let i = 0; i < syntax.binders.length; i++) {
    const binder = syntax.binders[i]!;
    if (binder.kind === "patternBinder") {
      const body = elaboratePatternFun(session, syntax, i, binder, rest);
      session.context = outer;
      return closeBinders(session, TermKind.lambda, variables, body);
    }
    rest = elaborateFunBinder(session, binder, rest, variables);
  }
  const body = rest === null ? elaborate(session, syntax.body, null) : elaborateFunBody(session, syntax.body, rest);
  session.context = outer;
  return closeBinders(session, TermKind.lambda, variables, body);
}

/** The body must have the type that is left: a mismatch is reported at the body. */
function elaborateFunBody(session: Session, syntax: TermSyntax, type: Term): Term {
  return elaborateTo(session, syntax, type);
}

/** Binds the variables of one binder group; answers what is left of the expected type. */
function elaborateFunBinder(session: Session, binder: Binder, expected: Term | null, variables: Term[]): Term | null {
  if (binder.style === "instance") return unsupported(binder.start, "instance-implicit binder");
  for (const name of binder.names) {
    const reduced = expected === null ? null : whnfDefault(session, expected);
    const pi = reduced?.kind === TermKind.pi ? reduced : null;
    let type: Term;
    if (binder.type !== null) {
      type = elaborateType(session, binder.type);
      if (pi !== null) unify(session, type, pi.first);
    } else type = pi === null ? session.fresh(session.freshSort()) : pi.first;
    const variable = pushVariable(session, name, type, binderInfos[binder.style]);
    variables.push(variable);
    expected = pi === null ? null : instantiate(pi.second, variable);
  }
  return expected;
}

/** `fun … ⟨a, b⟩ … => body`: a variable taken apart at once. */
function elaboratePatternFun(
  session: Session,
  syntax: Of<"fun">,
  position: number,
  binder: FunBinder & { kind: "patternBinder" },
  expected: Term | null,
): Term {
  const rest = syntax.binders.slice(position + 1);
  const body: TermSyntax =
    rest.length === 0
      ? syntax.body
      : { kind: "fun", binders: rest, body: syntax.body, start: rest[0]!.start, end: syntax.end };
  return elaborateFunMatch(
    session,
    {
      kind: "funMatch",
      start: syntax.start,
      end: syntax.end,
      alternatives: [{ patterns: [[binder.pattern]], body, start: binder.start, end: syntax.end }],
    },
    expected,
  );
}

/** The type and value of a `have` or `let`: binders go to both. */
export interface ElaboratedDeclaration {
  readonly type: Term;
  readonly value: Term;
}

/** Elaborates `name binders : type := value`. */
export function elaborateDeclaration(session: Session, declaration: LocalDeclaration): ElaboratedDeclaration {
  const { binders, alternatives } = declaration;
  if (binders.length === 0) {
    const type =
      declaration.type === null ? null : withoutPostponing(session, () => elaborateType(session, declaration.type!));
    const value = elaborateValue(session, declaration, type);
    return { type: type ?? inferType(session, value), value };
  }
  let type: Term | null = null;
  const value = underBinders(session, binders, TermKind.lambda, (variables) => {
    const own =
      declaration.type === null ? session.fresh(session.freshSort()) : elaborateType(session, declaration.type);
    const body = elaborateValue(session, declaration, own);
    const context = session.context;
    session.context = context.find(variables[0]!)!.parent!;
    type = closeBinders(session, TermKind.pi, variables, own);
    session.context = context;
    return body;
  });
  if (alternatives !== null && declaration.type === null) return reject(declaration.start, "missing type");
  return { type: type!, value };
}

function elaborateValue(session: Session, declaration: LocalDeclaration, type: Term | null): Term {
  if (declaration.alternatives !== null) {
    const { start, end, alternatives } = declaration;
    return elaborateFunMatch(session, { kind: "funMatch", alternatives, start, end }, type);
  }
  const value = declaration.value!;
  return type === null
    ? withoutPostponing(session, () => elaborate(session, value, null))
    : elaborateTo(session, value, type);
}

/** Name under which `have` puts its proof: `this` when none is written. */
export function declaredName(declaration: { readonly name: BinderName | null }): BinderName | string {
  return declaration.name ?? "this";
}

export function elaborateHave(session: Session, syntax: Of<"have" | "let">, expected: Term | null): Term {
  const { declaration } = syntax;
  if (declaration.pattern !== null)
    return elaborateMatchOn(session, declaration, declaration.pattern, syntax.body, expected);
  const { type, value } = elaborateDeclaration(session, declaration);
  const outer = session.context;
  const variable = pushVariable(session, declaredName(declaration), type);
  const body = elaborateBody(session, syntax.body, expected);
  session.context = outer;
  return application(closeBinders(session, TermKind.lambda, [variable], body), value);
}

function elaborateBody(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  return expected === null ? elaborate(session, syntax, null) : elaborateTo(session, syntax, expected);
}

export function elaborateLet(session: Session, syntax: Of<"have" | "let">, expected: Term | null): Term {
  const { declaration } = syntax;
  if (declaration.pattern !== null)
    return elaborateMatchOn(session, declaration, declaration.pattern, syntax.body, expected);
  const elaborated = elaborateDeclaration(session, declaration);
  const outer = session.context;
  const variable = pushVariable(
    session,
    declaredName(declaration),
    elaborated.type,
    BinderInfo.explicit,
    elaborated.value,
  );
  const body = elaborateBody(session, syntax.body, expected);
  session.context = outer;
  return closeBinders(session, TermKind.lambda, [variable], body);
}

/** `suffices h : T from e; body`: `body` proves `T`, `e` the goal from `h`. */
export function elaborateSuffices(session: Session, syntax: Of<"suffices">, expected: Term | null): Term {
  const { declaration } = syntax;
  const type = withoutPostponing(session, () => elaborateType(session, declaration.type));
  const outer: LocalContext = session.context;
  const variable = pushVariable(session, declaredName(declaration), type);
  const result = elaborateBody(session, declaration.value!, expected);
  session.context = outer;
  const step = closeBinders(session, TermKind.lambda, [variable], result);
  return application(step, elaborateTo(session, syntax.body, type));
}
