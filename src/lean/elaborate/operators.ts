/**
 * Operators. Arithmetic and order are elaborated directly to what the class's projection is at Nat (`instNat.hAdd` stands
 * for `HAdd.hAdd` with its instance); leaves are elaborated without an expected type first, as Lean's `binop%` does. While
 * the type is open the operator is, too: when it stays so, that is Lean's stuck instance problem. At any other type than
 * those of the fragment an operator is unsupported, never wrong.
 */
import {
  application,
  applicationHead,
  applications,
  constant,
  levelZero,
  pi,
  sort,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { BinaryOperator, Term as TermSyntax } from "../syntax/index.ts";
import { bareCall, elaborateCall } from "./call.ts";
import { unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { type Resolved, resolveName } from "./names.ts";
import { outsideNat, postponeOperator } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo } from "./term.ts";
import { elaborateTransport } from "./transport.ts";
import { unify } from "./unify.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

const natType = constant("Nat");
const proposition = sort(levelZero);

const arithmetic: ReadonlyMap<BinaryOperator, Term> = new Map([
  ["+", constant("instNat.hAdd")],
  ["-", constant("instNat.hSub")],
  ["*", constant("instNat.hMul")],
  ["/", constant("instNat.hDiv")],
  ["%", constant("instNat.hMod")],
  ["^", constant("instNat.hPow")],
  ["≤", constant("instNat.le")],
  ["<", constant("instNat.lt")],
  ["∣", constant("instNat.dvd")],
  ["≥", constant("instNat.ge")],
  [">", constant("instNat.gt")],
]);
const connectives: ReadonlyMap<BinaryOperator, Term> = new Map([
  ["∧", constant("And")],
  ["∨", constant("Or")],
  ["↔", constant("Iff")],
]);
const orders: ReadonlyMap<string, string> = new Map([
  ["GT.gt", "instNat.gt"],
  ["GE.ge", "instNat.ge"],
]);

/** What `name` refers to where a definition may be named to be unfolded: `GT.gt` and `GE.ge`, too. */
export function resolveDefinition(session: Session, name: string, offset: number): Resolved | null {
  const order = orders.get(name);
  if (order !== undefined && session.context.lookup(name) === null)
    return { kind: "constant", name: order, fields: [] };
  return resolveName(session, name, offset);
}

/** Operators that stand for a constant applied to both sides, implicit arguments found by unification. */
const functions: ReadonlyMap<BinaryOperator, string> = new Map([
  ["::", "List.cons"],
  ["++", "instList.hAppend"],
  ["∘", "Function.comp"],
  ["×", "Prod"],
  ["⊕", "Sum"],
  ["&&", "Bool.and"],
  ["||", "Bool.or"],
  ["^^", "Bool.xor"],
  ["==", "BEq.beq"],
  ["!=", "bne"],
]);

export function elaborateBinary(session: Session, syntax: Of<"binary">, expected: Term | null): Term {
  const { operator, left, right } = syntax;
  const onNat = arithmetic.get(operator);
  if (onNat !== undefined) return elaborateArithmetic(session, onNat, operator, left, right);
  const connective = connectives.get(operator);
  if (connective !== undefined) {
    const first = elaborateProposition(session, left);
    return application(application(connective, first), elaborateProposition(session, right));
  }
  if (operator === "=" || operator === "≠") return elaborateEquation(session, syntax);
  if (operator === "∈" || operator === "∉") return elaborateMembership(session, syntax);
  if (operator === "▸") return elaborateTransport(session, syntax, expected);
  const name = functions.get(operator);
  if (name === undefined) return unsupported(syntax.start, `operator \`${operator}\``);
  if (operator === "==" || operator === "!=") refusePropositions(session, [left, right], operator);
  return elaborateCall(
    session,
    session.freshConstant(name)!,
    { ...bareCall(syntax.start), positional: [left, right] },
    expected,
  );
}

/** A term that has to be a proposition. */
export function elaborateProposition(session: Session, syntax: TermSyntax): Term {
  return elaborateTo(session, syntax, proposition);
}

/** `a ∈ c` is `Membership.mem c a`, `a ∉ c` its negation. */
function elaborateMembership(session: Session, syntax: Of<"binary">): Term {
  const { operator, left, right, start } = syntax;
  const head = session.freshConstant("Membership.mem")!;
  const member = elaborateCall(session, head, { ...bareCall(start), positional: [right, left] }, null);
  return operator === "∈" ? member : application(constant("Not"), member);
}

/** Lean decides propositions under `==`. */
function refusePropositions(session: Session, sides: readonly TermSyntax[], operator: string): void {
  const saved = session.save();
  for (const side of sides)
    if (session.instantiate(inferType(session, elaborate(session, side, null))) === proposition)
      unsupported(side.start, `operator \`${operator}\` between propositions`);
  session.restore(saved);
}

/** `left symbol right` where the operator is `onNat` at Nat. */
export function elaborateArithmetic(
  session: Session,
  onNat: Term,
  symbol: string,
  left: TermSyntax,
  right: TermSyntax,
): Term {
  const first = elaborate(session, left, null);
  const second = elaborate(session, right, null);
  const types = [inferType(session, first), inferType(session, second)] as const;
  if (isOpen(session, first, types[0]) && (symbol === "^" || isOpen(session, second, types[1]))) {
    if (symbol !== "^") unify(session, types[0], types[1]);
    const result = inferType(session, onNat).body.body;
    const type = pi("", types[0], pi("", types[1], result === natType ? types[0] : result));
    const open = postponeOperator(session, onNat, symbol, type, left.start);
    return application(application(open, first), second);
  }
  [left, right].forEach((side, i) => {
    const type = types[i]!;
    if (type !== natType && !unify(session, type, natType)) outsideNat(session, side.start, symbol, type);
  });
  return application(application(onNat, first), second);
}

/** Is the type of a side that is known itself still to be found? */
function isOpen(session: Session, side: Term, type: Term): boolean {
  if (type === natType) return false;
  const { metavariables } = session;
  return (
    applicationHead(metavariables.instantiateHead(type)).kind === TermKind.metavariable &&
    metavariables.instantiateHead(side).kind !== TermKind.metavariable
  );
}

function elaborateEquation(session: Session, syntax: Of<"binary">): Term {
  const left = elaborate(session, syntax.left, null);
  const type = inferType(session, left);
  const right = elaborateTo(session, syntax.right, type);
  const head = constant(syntax.operator === "=" ? "Eq" : "Ne", [sortLevel(session, type)]);
  return applications(head, [session.instantiate(type), left, right]);
}

/** `-x`: there is no negation on Nat. */
export function elaborateNegation(session: Session, syntax: Of<"negate">): Term {
  elaborate(session, syntax.operand, null);
  return unsupported(syntax.start, "negation `-`");
}

/** `[a, b]`. */
export function elaborateList(session: Session, syntax: Of<"list">, expected: Term | null): Term {
  let rest: TermSyntax = { kind: "identifier", name: "List.nil", levels: null, start: syntax.start, end: syntax.end };
  for (let i = syntax.items.length; i-- > 0; ) {
    const item = syntax.items[i]!;
    rest = { kind: "binary", operator: "::", left: item, right: rest, start: item.start, end: syntax.end };
  }
  return elaborate(session, rest, expected);
}

/** `if c then a else b` and `if h : c then a else b`. */
export function elaborateIf(session: Session, syntax: Of<"if">, expected: Term | null): Term {
  const { condition, whenTrue, whenFalse, name, start } = syntax;
  const call = (positional: readonly TermSyntax[]) => ({ ...bareCall(start), positional });
  if (name === null)
    return elaborateCall(session, session.freshConstant("ite")!, call([condition, whenTrue, whenFalse]), expected);
  const branch = (body: TermSyntax): TermSyntax => ({
    kind: "fun",
    start: body.start,
    end: body.end,
    body,
    binders: [
      { kind: "binder", style: "explicit", names: [name], type: null, initial: null, start: name.start, end: name.end },
    ],
  });
  return elaborateCall(
    session,
    session.freshConstant("dite")!,
    call([condition, branch(whenTrue), branch(whenFalse)]),
    expected,
  );
}
