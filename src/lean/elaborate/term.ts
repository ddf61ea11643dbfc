/**
 * Elaboration of terms: syntax and an expected type to a kernel term, with metavariables for what is still open.
 * One case per kind of syntax; the larger ones are in files of their own. Source: Lean 4, `Elab/Term.lean`.
 */
import {
  application,
  BinderInfo,
  boundVariable,
  constant,
  freshFreeVariable,
  instantiate,
  lambda,
  levelSucc,
  levelZero,
  naturalLiteral,
  pi,
  sort,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { elaborateAnonymousConstructor, elaborateDotIdentifier, elaborateTuple } from "./anonymous-constructor.ts";
import { elaborateApplication, elaborateExplicit, elaborateField, elaborateIdentifier } from "./application.ts";
import {
  elaborateExists,
  elaborateForall,
  elaborateFun,
  elaborateHave,
  elaborateLet,
  elaborateSuffices,
} from "./binders.ts";
import { elaborateCalc } from "./calc.ts";
import { bareCall } from "./call.ts";
import { closeBinders } from "./close-binders.ts";
import { reject, rejectSorry, unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { elaborateLevel } from "./levels.ts";
import { elaborateFunMatch, elaborateMatch, elaborateNofun, elaborateNomatch } from "./match.ts";
import { elaborateBinary, elaborateIf, elaborateList, elaborateNegation } from "./operators.ts";
import { postponeTactics, withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { unify } from "./unify.ts";
import { whnfDefault } from "./whnf.ts";

/** Elaborates with `expected` as a hint: the caller checks the type (`elaborateTo` does). */
export function elaborate(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  session.enter();
  const isHidden = expected !== null && expected.kind === TermKind.pi && expected.binderInfo !== BinderInfo.explicit;
  const term =
    isHidden && bindsHidden(syntax, expected)
      ? elaborateUnderHidden(session, syntax, expected)
      : elaborateKind(session, syntax, expected);
  session.leave();
  return term;
}

/** Is the implicit binder of the expected type bound without being written? */
function bindsHidden(syntax: TermSyntax, expected: Term): boolean {
  if (expected.binderInfo === BinderInfo.strictImplicit) return false;
  if (syntax.kind === "fun") return syntax.binders[0]?.kind !== "binder" || syntax.binders[0].style === "explicit";
  return (
    syntax.kind !== "hole" && syntax.kind !== "syntheticHole" && syntax.kind !== "by" && syntax.kind !== "explicit"
  );
}

/** `fun {x} => term` for an expected type `{x : A} → B`. */
function elaborateUnderHidden(session: Session, syntax: TermSyntax, expected: Term): Term {
  const outer = session.context;
  const variable = freshFreeVariable(expected.name, expected.first, null, expected.binderInfo);
  session.context = outer.extend(variable, expected.name, false);
  const body = elaborateTo(session, syntax, instantiate(expected.second, variable));
  session.context = outer;
  return closeBinders(session, TermKind.lambda, [variable], body);
}

/** Elaborates a term of type `type`. Throws Lean's type mismatch when it has another one. */
export function elaborateTo(session: Session, syntax: TermSyntax, type: Term): Term {
  const term = elaborate(session, syntax, type);
  const found = inferType(session, term);
  if (found !== type && !unify(session, found, type)) typeMismatch(session, syntax.start, term, found, type);
  return term;
}

/** Elaborates a term of type `type` and everything it puts off. */
export function elaborateWholly(session: Session, syntax: TermSyntax, type: Term | null): Term {
  return withoutPostponing(session, () =>
    type === null ? elaborate(session, syntax, null) : elaborateTo(session, syntax, type),
  );
}

/** Elaborates a type. */
export function elaborateType(session: Session, syntax: TermSyntax): Term {
  const term = elaborate(session, syntax, null);
  const kind = whnfDefault(session, inferType(session, term));
  if (kind.kind === TermKind.sort) return term;
  if (kind.kind === TermKind.metavariable) {
    sortLevel(session, term);
    return term;
  }
  if (kind.kind === TermKind.constant && kind.name === "Bool")
    return unsupported(syntax.start, "coercion from Bool to Prop");
  return reject(
    syntax.start,
    () => `type expected, got\n  (${session.show(term)} : ${session.show(inferType(session, term))})`,
  );
}

export function typeMismatch(session: Session, offset: number, term: Term, found: Term, expected: Term): never {
  return reject(
    offset,
    () =>
      `Type mismatch\n  ${session.show(term)}\nhas type\n  ${session.show(found)}\nbut is expected to have type\n  ${session.show(expected)}`,
  );
}

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };
type Elaborator<Kind extends TermSyntax["kind"]> = (session: Session, syntax: Of<Kind>, expected: Term | null) => Term;

/** Which function elaborates which syntax. */
const elaborators: { readonly [Kind in TermSyntax["kind"]]: Elaborator<Kind> } = {
  identifier: elaborateIdentifier,
  application: elaborateApplication,
  explicit: elaborateExplicit,
  field: elaborateField,
  projection: elaborateField,
  dotIdentifier: (session, syntax, expected) =>
    elaborateDotIdentifier(session, syntax, bareCall(syntax.start), expected, syntax),
  anonymousConstructor: elaborateAnonymousConstructor,
  tuple: elaborateTuple,
  hole: (session, _syntax, expected) => session.fresh(expected ?? session.fresh(session.freshSort())),
  syntheticHole: elaborateSyntheticHole,
  numeral: (_session, syntax) => naturalLiteral(syntax.value),
  string: (_session, syntax) => unsupported(syntax.start, "string literal"),
  sort: elaborateSort,
  fun: elaborateFun,
  forall: elaborateForall,
  exists: elaborateExists,
  arrow: elaborateArrow,
  binary: elaborateBinary,
  not: (session, syntax) => application(constant("Not"), elaborateTo(session, syntax.operand, sort(levelZero))),
  negate: elaborateNegation,
  list: elaborateList,
  ascription: elaborateAscription,
  show: elaborateShow,
  have: elaborateHave,
  let: elaborateLet,
  suffices: elaborateSuffices,
  by: (session, syntax, expected) =>
    postponeTactics(session, syntax.tactics, expected ?? session.fresh(session.freshSort()), syntax.start),
  match: elaborateMatch,
  funMatch: elaborateFunMatch,
  nomatch: elaborateNomatch,
  nofun: elaborateNofun,
  calc: elaborateCalc,
  if: elaborateIf,
  sorry: (_session, syntax) => rejectSorry(syntax.start),
  unsupported: (_session, syntax) => unsupported(syntax.start, syntax.construct),
  structureInstance: (_session, syntax) => unsupported(syntax.start, "structure instance notation"),
  namedPattern: (_session, syntax) => reject(syntax.start, "invalid occurrence of named pattern"),
};

function elaborateKind(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  const run = elaborators[syntax.kind] as (session: Session, syntax: TermSyntax, expected: Term | null) => Term;
  return run(session, syntax, expected);
}

/** `?x`: the goal of that name, made at its first use. */
function elaborateSyntheticHole(session: Session, syntax: Of<"syntheticHole">, expected: Term | null): Term {
  const known = syntax.name === null ? undefined : session.holes.find((hole) => hole.name === syntax.name);
  if (known !== undefined) {
    if (!session.context.extends(session.metavariables.record(known).context))
      reject(syntax.start, `synthetic hole has already been defined with an incompatible local context`);
    return known;
  }
  const type = expected ?? session.fresh(session.freshSort());
  const hole = session.fresh(type, "opaque", syntax.name ?? "");
  session.holes = [...session.holes, hole];
  return hole;
}

function elaborateSort(session: Session, syntax: Of<"sort">): Term {
  if (syntax.sort === "Prop") return sort(levelZero);
  const level = syntax.level === null ? levelZero : elaborateLevel(session, syntax.level);
  return sort(syntax.sort === "Type" ? levelSucc(level) : level);
}

function elaborateArrow(session: Session, syntax: Of<"arrow">): Term {
  const domain = elaborateType(session, syntax.domain);
  return pi("", domain, elaborateType(session, syntax.codomain));
}

function elaborateAscription(session: Session, syntax: Of<"ascription">): Term {
  const type = withoutPostponing(session, () => elaborateType(session, syntax.type));
  return elaborateTo(session, syntax.term, type);
}

function elaborateShow(session: Session, syntax: Of<"show">, expected: Term | null): Term {
  const type = withoutPostponing(session, () => elaborateType(session, syntax.type));
  if (expected !== null) unify(session, type, expected);
  const value = elaborateTo(session, syntax.value, type);
  if (inferType(session, value) === type) return value;
  // As Lean's `let_fun this : T := e; this`: the type shown becomes the type of the term.
  return application(lambda("this", type, boundVariable(0)), value);
}
