/**
 * Operators. Arithmetic and order are elaborated directly to functions on Nat (there are no type classes); leaves are
 * elaborated without an expected type first, as Lean's `binop%` does. At any other type than those of the fragment an
 * operator is unsupported, never wrong.
 */
import {
  application,
  applicationHead,
  applications,
  constant,
  levelZero,
  sort,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { BinaryOperator, Term as TermSyntax } from "../syntax/index.ts";
import { bareCall, elaborateCall } from "./call.ts";
import { unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo, typeMismatch } from "./term.ts";
import { elaborateTransport } from "./transport.ts";
import { unify } from "./unify.ts";
import { whnfCore } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

const natType = constant("Nat");
const proposition = sort(levelZero);

const arithmetic: ReadonlyMap<BinaryOperator, Term> = new Map([
  ["+", constant("Nat.add")],
  ["-", constant("Nat.sub")],
  ["*", constant("Nat.mul")],
  ["/", constant("Nat.div")],
  ["%", constant("Nat.mod")],
  ["^", constant("Nat.pow")],
  ["≤", constant("Nat.le")],
  ["<", constant("Nat.lt")],
  ["∣", constant("Nat.dvd")],
]);
const connectives: ReadonlyMap<BinaryOperator, Term> = new Map([
  ["∧", constant("And")],
  ["∨", constant("Or")],
  ["↔", constant("Iff")],
]);
/** `a ≥ b` is `b ≤ a`. */
const flipped: ReadonlyMap<BinaryOperator, Term> = new Map([
  ["≥", constant("Nat.le")],
  [">", constant("Nat.lt")],
]);
/** Operators that stand for a constant applied to both sides, implicit arguments found by unification. */
const functions: ReadonlyMap<BinaryOperator, string> = new Map([
  ["::", "List.cons"],
  ["++", "List.append"],
  ["∘", "Function.comp"],
  ["×", "Prod"],
]);

export function elaborateBinary(session: Session, syntax: Of<"binary">, expected: Term | null): Term {
  const { operator, left, right } = syntax;
  const onNat = arithmetic.get(operator);
  const reversed = flipped.get(operator);
  if (onNat !== undefined || reversed !== undefined) {
    const first = elaborateNatural(session, left, operator);
    const second = elaborateNatural(session, right, operator);
    if (onNat !== undefined) return application(application(onNat, first), second);
    return application(application(reversed!, second), first);
  }
  const connective = connectives.get(operator);
  if (connective !== undefined) {
    const first = elaborateProposition(session, left);
    return application(application(connective, first), elaborateProposition(session, right));
  }
  if (operator === "=" || operator === "≠") return elaborateEquation(session, syntax);
  if (operator === "▸") return elaborateTransport(session, syntax, expected);
  const name = functions.get(operator);
  if (name === undefined) return unsupported(syntax.start, `operator \`${operator}\``);
  return elaborateCall(
    session,
    session.freshConstant(name)!,
    { ...bareCall(syntax.start), positional: [left, right] },
    expected,
  );
}

function elaborateProposition(session: Session, syntax: TermSyntax): Term {
  const term = elaborate(session, syntax, proposition);
  const found = inferType(session, term);
  if (found === proposition || unify(session, found, proposition)) return term;
  const head = applicationHead(whnfCore(session, found));
  if (head.kind === TermKind.constant && head.name === "Bool")
    return unsupported(syntax.start, "coercion from Bool to Prop");
  return typeMismatch(session, syntax.start, term, found, proposition);
}

/** A side of an operator on Nat. */
function elaborateNatural(session: Session, syntax: TermSyntax, operator: BinaryOperator): Term {
  const term = elaborate(session, syntax, null);
  const found = inferType(session, term);
  if (found === natType || unify(session, found, natType)) return term;
  return outsideNat(session, syntax.start, operator, found);
}

function outsideNat(session: Session, offset: number, operator: string, type: Term): never {
  return unsupported(offset, `operator \`${operator}\` at type \`${session.show(session.instantiate(type))}\``);
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
