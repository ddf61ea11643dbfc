/** `calc` chains: each step proves `a R b`; steps are joined by transitivity. Source: Lean 4, `Elab/Calc.lean`. */
import {
  abstract,
  applicationArguments,
  applicationHead,
  applications,
  BinderInfo,
  constant,
  freshFreeVariable,
  lambda,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { CalcStep, Term as TermSyntax } from "../syntax/index.ts";
import { reject, unsupported } from "./failure.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborateTo, elaborateType, typeMismatch } from "./term.ts";
import { unify } from "./unify.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

/** `left relation right`, the relation by its constant's name; `prefix` are the arguments before the two sides. */
interface Relation {
  readonly name: string;
  readonly left: Term;
  readonly right: Term;
  readonly carrier: Term | null;
}

/** The relation a proposition states, or null. */
export function relationOf(session: Session, type: Term): Relation | null {
  const instantiated = session.metavariables.instantiateHead(type);
  const head = applicationHead(instantiated);
  const args = applicationArguments(instantiated);
  if (head.kind !== TermKind.constant || args.length < 2) return null;
  const [left, right] = args.slice(-2) as [Term, Term];
  const carrier = (head.name === "Eq" || head.name === "Ne") && args.length === 3 ? args[0]! : null;
  return { name: head.name, left, right, carrier };
}

/** Relations for which core may have no transitivity of its own, where Mathlib has one. */
const withoutTransitivity: ReadonlySet<string> = new Set(
  ["Nat", "Int", "Fin"].flatMap((type) =>
    ["dvd", "ge", "gt", ...(type === "Fin" ? ["le", "lt"] : [])].map((field) => `inst${type}.${field}`),
  ),
);

/** Transitivity by the names of both relations: the lemma and the relation it gives. */
const transitivity: ReadonlyMap<string, string> = new Map([
  ...["Nat", "Int"].flatMap((type): [string, string][] => [
    [`inst${type}.le inst${type}.le`, `${type}.le_trans`],
    [`inst${type}.lt inst${type}.lt`, `${type}.lt_trans`],
    [`inst${type}.lt inst${type}.le`, `${type}.lt_of_lt_of_le`],
    [`inst${type}.le inst${type}.lt`, `${type}.lt_of_le_of_lt`],
  ]),
  ["Iff Iff", "Iff.trans"],
  ["Eq Eq", "Eq.trans"],
]);

export function elaborateCalc(session: Session, syntax: Of<"calc">, expected: Term | null): Term {
  const { proof, type } = elaborateCalcSteps(session, syntax.steps);
  if (expected !== null && !unify(session, type, expected)) calcMismatch(session, syntax.start, proof, type, expected);
  return proof;
}

/** The chain proves something else: says which side differs when the relation is the right one, as Lean does. */
export function calcMismatch(session: Session, offset: number, proof: Term, found: Term, expected: Term): never {
  const proved = relationOf(session, session.instantiate(found));
  const wanted = relationOf(session, session.instantiate(expected));
  if (proved === null || wanted === null || proved.name !== wanted.name)
    return typeMismatch(session, offset, proof, found, expected);
  const isLeft = !unify(session, proved.left, wanted.left);
  const [here, there] = isLeft ? [proved.left, wanted.left] : [proved.right, wanted.right];
  return reject(
    offset,
    () =>
      `invalid 'calc' step, ${isLeft ? "left" : "right"}-hand side is\n  ${session.show(here)} : ${session.show(inferType(session, here))}\nbut is expected to be\n  ${session.show(there)} : ${session.show(inferType(session, there))}`,
  );
}

/** What a chain still lacks when it ends too early: `last R right` for the relation and right side of `target`; or null. */
export function missingStep(session: Session, found: Term, target: Term): Term | null {
  const proved = relationOf(session, found);
  const wanted = relationOf(session, target);
  if (proved === null || wanted === null) return null;
  const relation = session.metavariables.instantiateHead(target).first.first;
  return applications(relation, [proved.right, wanted.right]);
}

/** The proof of the whole chain and what it proves. */
export function elaborateCalcSteps(session: Session, steps: readonly CalcStep[]): ProvedStep {
  let whole: ProvedStep | null = null;
  for (const step of steps) {
    const type = withoutPostponing(session, () => elaborateStepType(session, step, whole?.type ?? null));
    if (step.proof === null) {
      whole = reflexiveStep(session, type);
      continue;
    }
    const proof = withoutPostponing(session, () => elaborateTo(session, step.proof!, type));
    whole = whole === null ? { proof, type } : joinSteps(session, step.start, whole, { proof, type });
  }
  return whole!;
}

function elaborateStepType(session: Session, step: CalcStep, previous: Term | null): Term {
  const type = elaborateType(session, step.relation);
  const relation = relationOf(session, type);
  if (step.proof === null) return type;
  if (relation === null)
    return reject(step.start, () => `invalid 'calc' step, relation expected\n  ${session.show(type)}`);
  if (previous !== null) {
    const before = relationOf(session, previous)!;
    if (!unify(session, relation.left, before.right))
      return reject(
        step.start,
        () =>
          `invalid 'calc' step, left-hand side is\n  ${session.show(relation.left)} : ${session.show(inferType(session, relation.left))}\nbut is expected to be\n  ${session.show(before.right)} : ${session.show(inferType(session, before.right))}`,
      );
  }
  return type;
}

/** A first step `calc a` without proof is `a = a`. */
function reflexiveStep(session: Session, term: Term): ProvedStep {
  const carrier = inferType(session, term);
  const level = sortLevel(session, carrier);
  return {
    proof: applications(constant("Eq.refl", [level]), [carrier, term]),
    type: applications(constant("Eq", [level]), [carrier, term, term]),
  };
}

export interface ProvedStep {
  readonly proof: Term;
  readonly type: Term;
}

/** `a R b` and `b S c` give `a T c`. */
export function joinSteps(session: Session, offset: number, first: ProvedStep, second: ProvedStep): ProvedStep {
  const left = relationOf(session, session.instantiate(first.type))!;
  const right = relationOf(session, session.instantiate(second.type))!;
  if (left.name === "Eq" && right.name !== "Eq") return substituteLeft(session, left, first, right, second);
  if (right.name === "Eq" && left.name !== "Eq") return substituteRight(session, left, first, right, second);
  const lemma = transitivity.get(`${left.name} ${right.name}`);
  if (withoutTransitivity.has(left.name) && withoutTransitivity.has(right.name))
    unsupported(offset, "`calc` with `∣`, `≥` or `>`");
  if (lemma === undefined || !session.environment.has(lemma))
    return reject(
      offset,
      () => `invalid 'calc' step, failed to synthesize \`Trans\` instance\n  Trans ${left.name} ${right.name} ?m`,
    );
  return applyLemma(session, lemma, first.proof, second.proof);
}

/** The lemma with its two explicit proofs; everything else by unification. */
function applyLemma(session: Session, lemma: string, first: Term, second: Term): ProvedStep {
  let proof = session.freshConstant(lemma)!;
  let type = inferType(session, proof);
  const given = [first, second];
  while (given.length > 0) {
    if (type.kind !== TermKind.pi) type = session.instantiate(type);
    const isExplicit = type.binderInfo === BinderInfo.explicit;
    const arg = isExplicit ? given.shift()! : session.fresh(type.first);
    if (isExplicit) unify(session, inferType(session, arg), type.first);
    proof = applications(proof, [arg]);
    type = inferType(session, proof);
  }
  return { proof: session.instantiate(proof), type: session.instantiate(type) };
}

/** `a = b` and `b S c` give `a S c`. */
function substituteLeft(
  session: Session,
  left: Relation,
  first: ProvedStep,
  right: Relation,
  second: ProvedStep,
): ProvedStep {
  const relation = second.type.first.first;
  const motive = lambdaOverSide(left.carrier!, (x) => applications(relation, [x, right.right]));
  const level = sortLevel(session, left.carrier!);
  const symmetric = applications(constant("Eq.symm", [level]), [left.carrier!, left.left, left.right, first.proof]);
  const proof = applications(constant("Eq.subst", [level]), [
    left.carrier!,
    motive,
    left.right,
    left.left,
    symmetric,
    second.proof,
  ]);
  return { proof, type: applications(relation, [left.left, right.right]) };
}

/** `a R b` and `b = c` give `a R c`. */
function substituteRight(
  session: Session,
  left: Relation,
  first: ProvedStep,
  right: Relation,
  second: ProvedStep,
): ProvedStep {
  const relation = first.type.first.first;
  const motive = lambdaOverSide(right.carrier!, (x) => applications(relation, [left.left, x]));
  const level = sortLevel(session, right.carrier!);
  const proof = applications(constant("Eq.subst", [level]), [
    right.carrier!,
    motive,
    right.left,
    right.right,
    second.proof,
    first.proof,
  ]);
  return { proof, type: applications(relation, [left.left, right.right]) };
}

function lambdaOverSide(carrier: Term, body: (x: Term) => Term): Term {
  const variable = freshFreeVariable("x", carrier);
  return lambda("x", carrier, abstract(body(variable), [variable]));
}
