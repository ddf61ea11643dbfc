/**
 * Operators. Arithmetic and order are elaborated directly to what the class's projection is at a type (`instNat.hAdd`
 * stands for `HAdd.hAdd` with its instance at Nat); how their type is found is in arithmetic.ts.
 */
import { application, applications, constant, levelZero, sort, type Term } from "../kernel/index.ts";
import type { BinaryOperator, Term as TermSyntax } from "../syntax/index.ts";
import { elaborateComparison, elaborateDivides, elaborateSides, elaborateTree, treeOf } from "./arithmetic.ts";
import { bareCall, type CallArgument, elaborateCall } from "./call.ts";
import { unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { integerForms, type Resolved, resolveName } from "./names.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo } from "./term.ts";
import { elaborateTransport } from "./transport.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

const proposition = sort(levelZero);

const comparisons: ReadonlySet<BinaryOperator> = new Set(["≤", "<", "≥", ">"]);
const arithmetic: ReadonlySet<BinaryOperator> = new Set(["+", "-", "*", "/", "%", "^"]);
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
    return { kind: "constant", name: session.integerOrders ? integerForms.get(order)! : order, fields: [] };
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
  if (arithmetic.has(operator)) return elaborateTree(session, treeOf(session, syntax), expected);
  if (comparisons.has(operator)) return elaborateComparison(session, operator, left, right);
  if (operator === "∣") return elaborateDivides(session, left, right);
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
  let positional: readonly CallArgument[] = [left, right];
  if (operator === "==" || operator === "!=") {
    refusePropositions(session, [left, right], operator);
    const { sides } = elaborateSides(session, left, right);
    positional = sides.map((term, i) => ({ kind: "elaborated", term, start: [left, right][i]!.start }));
  }
  return elaborateCall(session, session.freshConstant(name)!, { ...bareCall(syntax.start), positional }, expected);
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

function elaborateEquation(session: Session, syntax: Of<"binary">): Term {
  const { sides, type } = elaborateSides(session, syntax.left, syntax.right);
  const head = constant(syntax.operator === "=" ? "Eq" : "Ne", [sortLevel(session, type)]);
  return applications(head, [session.instantiate(type), ...sides]);
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
