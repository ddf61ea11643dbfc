/**
 * Weak head normal form of terms with metavariables, under a transparency. `whnfCore` does not unfold definitions;
 * `whnf` does. Recursive functions are unfolded only when their recursor then finds a constructor, and recursive calls
 * are shown as calls (Lean's smart unfolding), so goals stay readable. Source: Lean 4, `Meta/WHNF.lean`.
 */
import {
  application,
  applicationArguments,
  applicationHead,
  applications,
  betaApply,
  constant,
  instantiate,
  type QuotientKind,
  type RecursorDeclaration,
  substituteLevels,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import { inferType } from "./infer-type.ts";
import { expandStructure } from "./library.ts";
import { foldNatural, offsetToSuccessor } from "./naturals.ts";
import { type Session, Transparency } from "./session.ts";
import { unfoldDefinition } from "./unfold.ts";
import { unify } from "./unify.ts";

/** Head normal form without unfolding definitions: β, ζ, ι, projections, assigned metavariables. */
export function whnfCore(session: Session, term: Term): Term {
  for (;;) {
    switch (term.kind) {
      case TermKind.freeVariable:
        if (term.third === term) return term;
        term = term.third;
        break;
      case TermKind.metavariable: {
        const value = session.metavariables.instantiateHead(term);
        if (value === term) return term;
        term = value;
        break;
      }
      case TermKind.let:
        term = instantiate(term.body, term.value);
        break;
      case TermKind.projection: {
        const field = reduceProjection(session, term);
        if (field === null) return term;
        term = field;
        break;
      }
      case TermKind.application: {
        const next = stepApplication(session, term);
        if (next === null) return term;
        term = next;
        break;
      }
      default:
        return term;
    }
    session.step();
  }
}

/** Head normal form, definitions allowed by the session's transparency unfolded. */
export function whnf(session: Session, term: Term): Term {
  for (;;) {
    term = whnfCore(session, term);
    const head = applicationHead(term);
    if (head.kind !== TermKind.constant) return term;
    const literal = foldNatural(session, term);
    if (literal !== null) return literal;
    const unfolded = unfoldDefinition(session, term);
    if (unfolded === null) return term;
    session.step();
    term = unfolded;
  }
}

/** `whnf` at the transparency given. */
export function whnfAt(session: Session, term: Term, transparency: Transparency): Term {
  if (session.transparency === transparency) return whnf(session, term);
  return session.withTransparency(transparency, () => whnf(session, term));
}

/** `whnf` that unfolds what `apply` and `intro` see through: everything at the default transparency. */
export function whnfDefault(session: Session, term: Term): Term {
  return whnfAt(session, term, Transparency.default);
}

/** One step at the head of an application; null when there is none. */
function stepApplication(session: Session, term: Term): Term | null {
  const head = applicationHead(term);
  switch (head.kind) {
    case TermKind.lambda:
      return betaApply(head, applicationArguments(term));
    case TermKind.constant:
      return reduceRecursor(session, head, term);
    case TermKind.metavariable: {
      const value = session.metavariables.instantiateHead(term);
      return value === term ? null : value;
    }
    case TermKind.freeVariable:
      return head.third === head ? null : betaApply(head.third, applicationArguments(term));
    case TermKind.let:
    case TermKind.projection: {
      const reduced = whnfCore(session, head);
      return reduced === head ? null : betaApply(reduced, applicationArguments(term));
    }
    default:
      return null;
  }
}

function reduceProjection(session: Session, term: Term): Term | null {
  session.enter();
  const struct = whnf(session, term.struct);
  session.leave();
  const declaration = session.environment.declarationOf(applicationHead(struct));
  if (declaration?.kind !== "constructor") return null;
  return applicationArguments(struct)[declaration.parameterCount + term.index] ?? null;
}

/**
 * ι-reduction of recursors and of `Quot.lift`, `Quot.ind`. `refold` gets the recursor applied to everything before its
 * major premise, and the result: a minor premise applied to the fields and the recursive results.
 */
export function reduceRecursor(
  session: Session,
  head: Term,
  term: Term,
  refold: ((recursorPrefix: Term, result: Term) => Term) | null = null,
): Term | null {
  const declaration = session.environment.declarationOf(head);
  if (declaration === undefined) return null;
  if (declaration.kind === "quotient")
    return reduceQuotient(session, declaration.quotientKind, applicationArguments(term));
  if (declaration.kind !== "recursor") return null;
  const args = applicationArguments(term);
  const majorPosition = majorPositionOf(declaration);
  if (args.length <= majorPosition) return null;
  session.enter();
  const major = majorConstructor(session, declaration, args[majorPosition]!);
  session.leave();
  const constructorHead = applicationHead(major);
  if (constructorHead.kind !== TermKind.constant) return null;
  const rule = declaration.rules.find((candidate) => candidate.builder === constructorHead.name);
  if (rule === undefined) return null;
  const majorArguments = applicationArguments(major);
  const firstIndex = declaration.parameterCount + declaration.motiveCount + declaration.minorCount;
  const taken = [
    ...args.slice(0, firstIndex),
    ...majorArguments.slice(majorArguments.length - rule.fieldCount),
    ...args.slice(majorPosition + 1),
  ];
  const result = betaApply(substituteLevels(rule.value, declaration.levelParameters, head.levels), taken);
  return refold === null ? result : refold(applications(head, args.slice(0, firstIndex)), result);
}

/** Position of the major premise among a recursor's arguments. */
export function majorPositionOf(recursor: RecursorDeclaration): number {
  return recursor.parameterCount + recursor.motiveCount + recursor.minorCount + recursor.indexCount;
}

/** The major premise as a constructor application where that is possible. */
function majorConstructor(session: Session, declaration: RecursorDeclaration, term: Term): Term {
  if (declaration.reducesLikeK) {
    const reflexive = constructorByType(session, declaration, term);
    if (reflexive !== null) return reflexive;
  }
  const major = whnf(session, term);
  if (declaration.inductive === "Nat") return offsetToSuccessor(major);
  return constructorByEta(session, declaration, major);
}

/** For `Eq`-like types: the constructor itself, when the major premise's type allows it. */
function constructorByType(session: Session, declaration: RecursorDeclaration, term: Term): Term | null {
  const type = session.instantiate(whnf(session, inferType(session, term)));
  const head = applicationHead(type);
  if (head.kind !== TermKind.constant || head.name !== declaration.inductive || type.hasMetavariable) return null;
  const parameters = applicationArguments(type).slice(0, declaration.parameterCount);
  const rule = declaration.rules[0]!;
  const candidate = applications(constant(rule.builder, head.levels), parameters);
  return unify(session, type, inferType(session, candidate)) ? candidate : null;
}

/** A major premise of a structure type (not a proposition) as its constructor applied to projections. */
function constructorByEta(session: Session, declaration: RecursorDeclaration, major: Term): Term {
  const structure = session.library.structure(declaration.inductive);
  if (structure === null || structure.isProposition) return major;
  const head = applicationHead(major);
  if (head.kind === TermKind.constant && head.name === structure.builder.name) return major;
  const type = whnf(session, inferType(session, major));
  const typeHead = applicationHead(type);
  if (typeHead.kind !== TermKind.constant || typeHead.name !== declaration.inductive) return major;
  return expandStructure(structure, major, typeHead.levels, type);
}

function reduceQuotient(session: Session, kind: QuotientKind, args: readonly Term[]): Term | null {
  if (kind !== "lift" && kind !== "induction") return null;
  const majorPosition = kind === "lift" ? 5 : 4;
  const functionPosition = 3;
  if (args.length <= majorPosition) return null;
  const major = whnf(session, args[majorPosition]!);
  const head = applicationHead(major);
  if (head.kind !== TermKind.constant || head.name !== "Quot.mk") return null;
  const element = applicationArguments(major)[2];
  if (element === undefined) return null;
  return applications(application(args[functionPosition]!, element), args.slice(majorPosition + 1));
}
