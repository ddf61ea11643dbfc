/**
 * `h ▸ e` with `h : a = b`. With an expected type, `e` is elaborated against it with `b` replaced by `a` (or, when `b`
 * does not occur, `a` by `b`); should `e` have another type, that is rewritten too. Without one, `e`'s own type is
 * rewritten from left to right. Source: Lean 4, `Elab/BuiltinNotation.lean` (`elabSubst`).
 */
import {
  applicationArguments,
  applicationHead,
  applications,
  boundVariable,
  constant,
  instantiate,
  lambda,
  lift,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { Term as TermSyntax } from "../syntax/index.ts";
import { reject } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { abstractOccurrences } from "./occurrences.ts";
import { orPostpone, postponeIfPossible, withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, typeMismatch } from "./term.ts";
import { unify } from "./unify.ts";
import { whnfDefault } from "./whnf.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

interface Equation {
  readonly proof: Term;
  readonly type: Term;
  readonly left: Term;
  readonly right: Term;
}

export function elaborateTransport(session: Session, syntax: Of<"binary">, expected: Term | null): Term {
  return orPostpone(session, syntax, expected, () => {
    let target = expected === null ? null : session.instantiate(expected);
    if (target === null || target.hasMetavariable) {
      postponeIfPossible(session);
      target = null;
    }
    const proof = withoutPostponing(session, () => elaborate(session, syntax.left, null));
    const equation = equationOf(session, proof);
    if (equation === null) return failNotEquation(session, syntax, proof);
    if (target === null) return transportOwnType(session, syntax, equation);
    return transportToExpected(session, syntax, equation, target);
  });
}

function equationOf(session: Session, proof: Term): Equation | null {
  let type = session.instantiate(whnfDefault(session, inferType(session, proof)));
  let head = applicationHead(type);
  if (head.kind === TermKind.constant && head.name === "Iff") {
    const [left, right] = applicationArguments(type) as [Term, Term];
    proof = applications(constant("propext"), [left, right, proof]);
    type = inferType(session, proof);
    head = applicationHead(type);
  }
  if (head.kind !== TermKind.constant || head.name !== "Eq") return null;
  const [carrier, left, right] = applicationArguments(type) as [Term, Term, Term];
  return { proof, type: carrier, left, right };
}

function failNotEquation(session: Session, syntax: Of<"binary">, proof: Term): never {
  const type = inferType(session, proof);
  return reject(
    syntax.start,
    () =>
      `invalid \`▸\` notation, argument\n  ${session.show(proof)}\nmust have type equality\n  ${session.show(type)}`,
  );
}

function symmetric(session: Session, equation: Equation): Equation {
  const { type, left, right, proof } = equation;
  const head = constant("Eq.symm", [sortLevel(session, type)]);
  return { type, left: right, right: left, proof: applications(head, [type, left, right, proof]) };
}

/** `e : body a` gives `body b` by `h : a = b`. */
function transport(session: Session, equation: Equation, body: Term, value: Term): Term {
  const { type, left, right, proof } = equation;
  const level = sortLevel(session, type);
  const hypothesis = applications(constant("Eq", [level]), [type, left, boundVariable(0)]);
  const motive = lambda("x", type, lambda("h", hypothesis, lift(body, 0, 1)));
  const head = constant("Eq.rec", [sortLevel(session, inferType(session, value)), level]);
  return applications(head, [type, left, motive, value, right, proof]);
}

function transportToExpected(session: Session, syntax: Of<"binary">, equation: Equation, target: Term): Term {
  let way = equation;
  let body = abstractOccurrences(session, target, way.right);
  if (body === null) {
    body = abstractOccurrences(session, target, way.left);
    way = symmetric(session, equation);
  }
  if (body === null)
    return reject(
      syntax.start,
      () =>
        `invalid \`▸\` notation, expected result type of cast is\n  ${session.show(target)}\nhowever, the equality\n  ${session.show(equation.proof)}\nof type\n  ${session.show(equation.left)} = ${session.show(equation.right)}\ndoes not contain the expected result type on either the left or the right hand side`,
    );
  const wanted = instantiate(body, way.left);
  const value = elaborate(session, syntax.right, wanted);
  const found = session.instantiate(inferType(session, value));
  if (found === wanted || unify(session, found, wanted)) return transport(session, way, body, value);
  // `e` itself may need rewriting.
  const own = abstractOccurrences(session, found, way.right);
  if (own === null || !unify(session, instantiate(own, way.left), wanted))
    return typeMismatch(session, syntax.right.start, value, found, wanted);
  return transport(session, way, body, transport(session, symmetric(session, way), own, value));
}

/** Elaborates `e` by itself and rewrites its type from left to right. */
function transportOwnType(session: Session, syntax: Of<"binary">, equation: Equation): Term {
  const value = elaborate(session, syntax.right, null);
  const type = session.instantiate(inferType(session, value));
  return transport(session, equation, abstractOccurrences(session, type, equation.left) ?? type, value);
}
