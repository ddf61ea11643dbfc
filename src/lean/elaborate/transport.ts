/**
 * `h ▸ e` with `h : a = b`: with an expected type, `e` is elaborated against the expected type with `b` replaced by `a`,
 * and failing that with `a` replaced by `b`; otherwise `e`'s own type is rewritten by `h`, then by its symmetric.
 * Source: Lean 4, `Elab/BuiltinNotation.lean` (`elabSubst`).
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
import { ElaborationFailure, reject } from "./failure.ts";
import { inferType, sortLevel } from "./inferType.ts";
import { abstractOccurrences } from "./occurrences.ts";
import { orPostpone, postponeIfPossible, resumePostponed } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo } from "./term.ts";
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
    const target = expected === null ? null : session.instantiate(expected);
    if (target === null || applicationHead(target).kind === TermKind.metavariable) {
      postponeIfPossible(session);
    }
    const start = session.postponed;
    const proof = elaborate(session, syntax.left, null);
    resumePostponed(session, start, "partly");
    const equation = equationOf(session, proof);
    if (equation === null) return failNotEquation(session, syntax, proof);
    const found = target === null ? null : transportToExpected(session, syntax, equation, target);
    return found ?? transportOwnType(session, syntax, equation, target);
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

/** Tries `e : expected[a/b]`, then `e : expected[b/a]`. */
function transportToExpected(session: Session, syntax: Of<"binary">, equation: Equation, target: Term): Term | null {
  const ways = [equation, symmetric(session, equation)];
  let failure: unknown = null;
  for (const way of ways) {
    const body = abstractOccurrences(session, target, way.right);
    if (body === null) continue;
    const saved = session.save();
    const depth = session.nesting;
    try {
      return transport(session, way, body, elaborateTo(session, syntax.right, instantiate(body, way.left)));
    } catch (error) {
      if (!(error instanceof ElaborationFailure) || error.kind === "unsupported") throw error;
      session.nesting = depth;
      session.restore(saved);
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
  return null;
}

/** Elaborates `e` by itself and rewrites its type, left to right or else right to left. */
function transportOwnType(session: Session, syntax: Of<"binary">, equation: Equation, target: Term | null): Term {
  const value = elaborate(session, syntax.right, null);
  const type = session.instantiate(inferType(session, value));
  for (const way of [equation, symmetric(session, equation)]) {
    const body = abstractOccurrences(session, type, way.left);
    if (body === null) continue;
    if (target !== null && !unify(session, instantiate(body, way.right), target)) continue;
    return transport(session, way, body, value);
  }
  return reject(
    syntax.start,
    () =>
      `invalid \`▸\` notation, failed to compute motive for the substitution\n  ${session.show(equation.left)} = ${session.show(equation.right)}`,
  );
}
