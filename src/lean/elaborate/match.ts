/** `match`, `fun | …`, `nomatch`, `nofun`, and patterns in `fun`, `have` and `let`. */
import {
  applicationHead,
  applications,
  boundVariable,
  constant,
  lift,
  pi,
  type Term,
  TermKind,
} from "../kernel/index.ts";
import type { BinderName, LocalDeclaration, MatchAlternative, Term as TermSyntax } from "../syntax/index.ts";
import { reject } from "./failure.ts";
import { introduce, makeGoal } from "./goals.ts";
import { inferType, sortLevel } from "./infer-type.ts";
import { compileMatch, type MatchProblem, type Row, refuteByCases } from "./match-compile.ts";
import { patternsOf } from "./match-patterns.ts";
import type { Metavariable } from "./metavariables.ts";
import { abstractOccurrences } from "./occurrences.ts";
import { orPostpone, postponeIfPossible, withoutPostponing } from "./postponed.ts";
import type { Session } from "./session.ts";
import { elaborate, elaborateTo, elaborateType } from "./term.ts";

type Of<Kind extends TermSyntax["kind"]> = TermSyntax & { readonly kind: Kind };

/** A value to match on; `name` is that of the equation in `match h : e`. */
interface Matched {
  readonly value: Term;
  readonly name: BinderName | null;
}

/** Fills a leaf's goal by the body of an alternative. */
type BodyRunner = (alternative: MatchAlternative, goal: Metavariable) => void;

export function elaborateMatch(session: Session, syntax: Of<"match">, expected: Term | null): Term {
  return orPostpone(session, syntax, expected, () => {
    const type = knownType(session, expected, syntax.start);
    const values = elaborateValues(
      session,
      syntax.discriminants.map(({ term }) => term),
    );
    const matched = values.map((value, i) => ({ value, name: syntax.discriminants[i]!.name }));
    return matchOn(session, matched, syntax.alternatives, type, syntax.start);
  });
}

function elaborateValues(session: Session, terms: readonly TermSyntax[]): Term[] {
  return terms.map((term) => session.instantiate(withoutPostponing(session, () => elaborate(session, term, null))));
}

/** The expected type; waits for it while possible. */
function knownType(session: Session, expected: Term | null, offset: number): Term {
  const type = expected === null ? null : session.instantiate(expected);
  if (type === null || applicationHead(type).kind === TermKind.metavariable) postponeIfPossible(session);
  if (type === null) return reject(offset, "failed to elaborate `match`: the expected type is not known");
  return type;
}

function matchOn(
  session: Session,
  matched: readonly Matched[],
  alternatives: readonly MatchAlternative[],
  type: Term,
  offset: number,
): Term {
  const goal = makeGoal(session, session.context, type, "");
  matchGoal(session, goal, matched, alternatives, offset, (alternative, leaf) =>
    fillByTerm(session, leaf, alternative.body),
  );
  return session.instantiate(goal.term);
}

function fillByTerm(session: Session, leaf: Metavariable, body: TermSyntax): void {
  const outer = session.context;
  session.context = leaf.context;
  const value = elaborateTo(session, body, session.instantiate(leaf.term.type));
  session.metavariables.assign(leaf, value);
  session.context = outer;
}

/** Matches on values in a goal: its target is generalised over them first. */
export function matchGoal(
  session: Session,
  goal: Metavariable,
  matched: readonly Matched[],
  alternatives: readonly MatchAlternative[],
  offset: number,
  runBody: BodyRunner,
): void {
  const outer = session.context;
  let inner = generalizeValues(session, goal, matched);
  const columns: Term[] = [];
  for (const { name } of matched) {
    const value = introduce(session, inner, null)!;
    columns.push(value.variable);
    inner = value.goal;
    if (name !== null) inner = introduce(session, inner, name.kind === "identifier" ? name.name : null)!.goal;
  }
  runMatch(session, inner, columns, alternatives, offset, runBody);
  session.context = outer;
}

/** A goal `∀ x₁ (h₁ : e₁ = x₁) x₂ …, target` with the values replaced by the variables, also in the types of later ones. */
function generalizeValues(session: Session, goal: Metavariable, matched: readonly Matched[]): Metavariable {
  let target = session.instantiate(goal.term.type);
  const args: Term[] = [];
  for (let i = matched.length; i-- > 0; ) {
    const { value, name } = matched[i]!;
    const type = session.instantiate(inferType(session, value));
    let body = abstractOccurrences(session, target, value) ?? target;
    if (name !== null) {
      const level = sortLevel(session, type);
      body = pi("h", applications(constant("Eq", [level]), [type, value, boundVariable(0)]), lift(body, 0, 1));
      args.unshift(applications(constant("Eq.refl", [level]), [type, value]));
    }
    args.unshift(value);
    target = pi("x", type, body);
  }
  const inner = makeGoal(session, goal.context, target, "");
  session.metavariables.assign(goal, applications(inner.term, args));
  return inner;
}

function runMatch(
  session: Session,
  goal: Metavariable,
  columns: readonly Term[],
  alternatives: readonly MatchAlternative[],
  offset: number,
  runBody: BodyRunner,
): void {
  const outer = session.context;
  session.context = goal.context;
  const rows: Row[] = [];
  alternatives.forEach((alternative, position) => {
    for (const patterns of alternative.patterns) {
      if (patterns.length !== columns.length)
        reject(
          alternative.start,
          `Inconsistent number of patterns in match alternatives: This alternative contains ${patterns.length} patterns, but ${columns.length} were expected`,
        );
      rows.push({ patterns: patternsOf(session, patterns), bindings: [], alternative: position });
    }
  });
  const problem: MatchProblem = {
    session,
    offset,
    reached: new Set(),
    runBody: (position, leaf) => runBody(alternatives[position]!, leaf),
  };
  compileMatch(problem, goal, columns, rows);
  alternatives.forEach((alternative, position) => {
    if (!problem.reached.has(position))
      reject(
        alternative.start,
        `Redundant alternative #${position + 1}: Any expression matching it will match one of the preceding alternatives`,
      );
  });
  session.context = outer;
}

/** `fun | p => e | …`: the expected type's first arguments are matched. */
export function elaborateFunMatch(session: Session, syntax: Of<"funMatch">, expected: Term | null): Term {
  return orPostpone(session, syntax, expected, () => {
    const type = knownType(session, expected, syntax.start);
    const whole = makeGoal(session, session.context, type, "");
    const columns: Term[] = [];
    let goal = whole;
    for (const _pattern of syntax.alternatives[0]!.patterns[0]!) {
      const introduced = introduce(session, goal, null);
      if (introduced === null)
        return reject(
          syntax.start,
          () => `Type mismatch: a function is given where\n  ${session.show(type)}\nis expected`,
        );
      columns.push(introduced.variable);
      goal = introduced.goal;
    }
    runMatch(session, goal, columns, syntax.alternatives, syntax.start, (alternative, leaf) =>
      fillByTerm(session, leaf, alternative.body),
    );
    return session.instantiate(whole.term);
  });
}

export function elaborateNomatch(session: Session, syntax: Of<"nomatch">, expected: Term | null): Term {
  const type = expected ?? session.fresh(session.freshSort());
  const values = elaborateValues(session, syntax.discriminants);
  const matched = values.map((value) => ({ value, name: null }));
  return matchOn(session, matched, [], type, syntax.start);
}

export function elaborateNofun(session: Session, syntax: Of<"nofun">, expected: Term | null): Term {
  return orPostpone(session, syntax, expected, () => {
    const whole = makeGoal(session, session.context, knownType(session, expected, syntax.start), "");
    closeByNofun(session, whole, syntax.start);
    return session.instantiate(whole.term);
  });
}

/** Introduces arguments until one of them is impossible. */
export function closeByNofun(session: Session, whole: Metavariable, offset: number): void {
  let goal = whole;
  for (;;) {
    const introduced = introduce(session, goal, null);
    if (introduced === null) reject(offset, () => `Missing cases:\n${session.showGoal(goal)}`);
    goal = introduced.goal;
    if (refuteByCases(session, goal, introduced.variable, offset)) return;
  }
}

/** `have pattern : type := value; body`. */
export function elaborateMatchOn(
  session: Session,
  declaration: LocalDeclaration,
  pattern: TermSyntax,
  body: TermSyntax,
  expected: Term | null,
): Term {
  const { start, end } = declaration;
  const type =
    declaration.type === null ? null : withoutPostponing(session, () => elaborateType(session, declaration.type!));
  const value = withoutPostponing(session, () =>
    type === null ? elaborate(session, declaration.value!, null) : elaborateTo(session, declaration.value!, type),
  );
  const target = expected ?? session.fresh(session.freshSort());
  const alternative: MatchAlternative = { patterns: [[pattern]], body, start, end };
  return matchOn(session, [{ value: session.instantiate(value), name: null }], [alternative], target, start);
}
