/**
 * Which function elaborates which kind of term, with the small ones written here. The session calls it through its hooks,
 * so that the functions may elaborate terms inside theirs by term.ts alone. Source: Lean 4, `Elab/{Term,BuiltinTerm}.lean`.
 */
import {
  application,
  boundVariable,
  constant,
  lambda,
  levelSucc,
  levelZero,
  pi,
  sort,
  type Term,
} from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { elaborateAnonymousConstructor, elaborateDotIdentifier, elaborateTuple } from "./anonymous-constructor.ts";
import { elaborateApplication, elaborateExplicit, elaborateField, elaborateIdentifier } from "./application.ts";
import { elaborateCoercion, elaborateNumeral, elaborateTree, treeOf } from "./arithmetic.ts";
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
import { reject, rejectSorry, unsupported } from "./failure.ts";
import { elaborateIndex } from "./indexing.ts";
import { inferType } from "./infer-type.ts";
import { elaborateLevel } from "./levels.ts";
import { elaborateFunMatch, elaborateMatch, elaborateNofun, elaborateNomatch } from "./match.ts";
import { elaborateBinary, elaborateIf, elaborateList } from "./operators.ts";
import { postponeTactics, withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborateStructureInstance } from "./structure-instance.ts";
import { elaborateTo, elaborateType } from "./term.ts";
import { unify } from "./unify.ts";

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
  numeral: (session, syntax, expected) => elaborateNumeral(session, syntax.value, expected, syntax.start),
  string: (_session, syntax) => unsupported(syntax.start, "string literal"),
  sort: elaborateSort,
  fun: elaborateFun,
  forall: elaborateForall,
  exists: elaborateExists,
  arrow: elaborateArrow,
  binary: elaborateBinary,
  not: (session, syntax) => application(constant("Not"), elaborateTo(session, syntax.operand, sort(levelZero))),
  negate: (session, syntax, expected) => elaborateTree(session, treeOf(session, syntax), expected),
  coercion: (session, syntax, expected) => elaborateCoercion(session, syntax.operand, syntax.start, expected),
  list: elaborateList,
  index: elaborateIndex,
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
  structureInstance: elaborateStructureInstance,
  namedPattern: (_session, syntax) => reject(syntax.start, "invalid occurrence of named pattern"),
};

/** Elaborates a term by the rule for its kind of syntax. */
export function elaborateKind(session: Session, syntax: TermSyntax, expected: Term | null): Term {
  // Most terms are of these two kinds: they are spared the look-up.
  if (syntax.kind === "identifier") return elaborateIdentifier(session, syntax, expected);
  if (syntax.kind === "binary") return elaborateBinary(session, syntax, expected);
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
