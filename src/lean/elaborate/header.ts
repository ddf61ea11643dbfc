/** Headers of declarations: universe parameters, binders and type, elaborated and closed. */
import {
  constant,
  type Level,
  LevelKind,
  levelIMax,
  levelMax,
  levelParameter,
  levelSucc,
  levelZero,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "../kernel/index.ts";
import type { Binder, DeclarationSignature } from "../syntax/index.ts";
import { bindingUnboundNames } from "./auto-bound.ts";
import { elaborateBinder } from "./binders.ts";
import { closeBinders } from "./close-binders.ts";
import { reject, unsupported } from "./failure.ts";
import { emptyContext } from "./local-context.ts";
import { withoutPostponing } from "./postponed.ts";
import type { OpenDeclaration } from "./scope.ts";
import { allVariables, type Selection } from "./section-variables.ts";
import type { Session } from "./session.ts";
import { elaborateType } from "./term.ts";

/** A variable of a header, as it is called in what follows. */
export interface HeaderBinder {
  readonly name: string;
  readonly accessible: boolean;
}

export interface Header {
  /** The declaration's whole name; absent or "" when it has none. */
  readonly name?: string;
  readonly levelParameters: readonly string[];
  /** The namespace its proof stands in, and what is opened for it alone (`open A in …`). */
  readonly namespace?: string;
  readonly opened?: readonly OpenDeclaration[];
  /** Closed: the binders are its first pis. */
  readonly type: Term;
  readonly binders: readonly HeaderBinder[];
  /** How many of the binders are variables of the scope. */
  readonly sharedCount: number;
}

/** Puts the binders in scope. */
export function pushBinders(session: Session, binders: readonly Binder[]): Term[] {
  const variables: Term[] = [];
  for (const binder of binders)
    variables.push(...elaborateBinder(session, binder, () => session.fresh(session.freshSort())));
  return variables;
}

/** The variables of the scope, put in front of a declaration's binders, and which of them it keeps. */
export interface SharedBinders {
  readonly binders: readonly Binder[];
  readonly selection: Selection;
}

const noneShared: SharedBinders = { binders: [], selection: allVariables };

/** Puts the scope's variables in scope, in front of them the names that they bind by themselves. */
export function pushShared(session: Session, { binders }: SharedBinders): readonly Term[] {
  if (binders.length === 0) return [];
  return bindingUnboundNames(session, (bound) =>
    withoutPostponing(session, () => pushBinders(session, [...bound, ...binders])),
  );
}

/** Elaborates `binders : type`. `scopeLevels`: universe names declared before; `name`: the whole name of what is declared. Leaves the session's context as it was. */
export function elaborateHeader(
  session: Session,
  signature: DeclarationSignature,
  scopeLevels: readonly string[],
  name = "",
  shared: SharedBinders = noneShared,
): Header {
  checkUniverses(signature, scopeLevels);
  session.levelNames = [...scopeLevels, ...signature.universes];
  session.context = emptyContext;
  let binders: HeaderBinder[] = [];
  const variables = pushShared(session, shared);
  const outer = session.context;
  let kept: readonly Term[] = [];
  const closed = bindingUnboundNames(session, (bound) => {
    const own = withoutPostponing(session, () => {
      const pushed = pushBinders(session, [...bound, ...signature.binders]);
      const inner = elaborateType(session, signature.type!);
      binders = session.context.entries().map(({ name, accessible }) => ({ name, accessible }));
      session.context = outer;
      return closeBinders(session, TermKind.pi, pushed, inner);
    });
    session.context = emptyContext;
    kept = shared.selection(session, variables, session.instantiate(own));
    const whole = session.instantiate(closeBinders(session, TermKind.pi, kept, own));
    if (whole.hasMetavariable)
      reject(signature.start, `don't know how to synthesize placeholder in the type of the declaration`);
    return whole;
  });
  const named = nameLevels(closed, session.levelNames);
  return {
    name,
    levelParameters: orderLevels(named.type, signature.universes, session.levelNames, named.made),
    type: named.type,
    binders: binders.filter((_, i) => i >= variables.length || kept.includes(variables[i]!)),
    sharedCount: kept.length,
  };
}

/** A theorem whose type is one of its variables: which universe Lean gives it is not known. */
export function refuseOpenSort({ type, levelParameters }: Header): void {
  let result = type;
  while (result.kind === TermKind.pi) result = result.second;
  if (result.kind === TermKind.boundVariable && levelParameters.some((name) => name.startsWith("u_")))
    unsupported(0, "theorem whose type is a variable");
}

/** Refuses a universe name of the declaration that is taken. */
export function checkUniverses(signature: DeclarationSignature, scopeLevels: readonly string[]): void {
  const seen = new Set(scopeLevels);
  for (const name of signature.universes) {
    if (seen.has(name)) reject(signature.start, `a universe level named \`${name}\` has already been declared`);
    seen.add(name);
  }
}

/** Universe parameters of a declaration: explicit ones as written, then those of the scope that occur, then new ones. */
export function orderLevels(
  type: Term,
  explicit: readonly string[],
  scope: readonly string[],
  made: readonly string[],
): string[] {
  const used = new Set<string>();
  collectLevelNames(type, used, new Set());
  return [...explicit, ...scope.filter((name) => used.has(name) && !explicit.includes(name)), ...made];
}

export function collectLevelNames(term: Term, names: Set<string>, visited: Set<Term>): void {
  if (!term.hasLevelParameter || visited.has(term)) return;
  visited.add(term);
  for (const level of term.levels) namesOfLevel(level, names);
  if (term.kind === TermKind.sort || term.kind === TermKind.constant) return;
  collectLevelNames(term.first, names, visited);
  if (term.kind !== TermKind.projection) collectLevelNames(term.second, names, visited);
  if (term.kind === TermKind.let) collectLevelNames(term.third, names, visited);
}

function namesOfLevel(level: Level, names: Set<string>): void {
  if (level.kind === LevelKind.parameter) names.add(level.name);
  if (level.first !== level) namesOfLevel(level.first, names);
  if (level.second !== level) namesOfLevel(level.second, names);
}

/** Universe metavariables left in a type become parameters `u_1`, `u_2`, … */
export function nameLevels(term: Term, taken: readonly string[]): { type: Term; made: string[] } {
  const made: string[] = [];
  const names = new Map<number, string>();
  const type = mapLevels(term, (level) => {
    let name = names.get(level.index);
    if (name === undefined) {
      let number = names.size + 1;
      while (taken.includes(`u_${number}`) || made.includes(`u_${number}`)) number++;
      name = `u_${number}`;
      names.set(level.index, name);
      made.push(name);
    }
    return levelParameter(name);
  });
  return { type, made };
}

/** Universe metavariables left in a proof do not matter: they become 0. */
export function zeroLevel(level: Level): Level {
  return mapLevel(level, () => levelZero);
}

function mapLevels(term: Term, replace: (metavariable: Level) => Level): Term {
  if (!term.hasLevelMetavariable) return term;
  const visited = new Map<Term, Term>();
  const visit = (node: Term): Term => {
    if (!node.hasLevelMetavariable) return node;
    const known = visited.get(node);
    if (known !== undefined) return known;
    const result = mapNode(node, visit, replace);
    visited.set(node, result);
    return result;
  };
  return visit(term);
}

function mapNode(term: Term, visit: (term: Term) => Term, replace: (metavariable: Level) => Level): Term {
  switch (term.kind) {
    case TermKind.sort:
      return sort(mapLevel(term.level, replace));
    case TermKind.constant:
      return constant(
        term.name,
        term.levels.map((level) => mapLevel(level, replace)),
      );
    case TermKind.projection:
      return withChildren(term, visit(term.first), term, term);
    case TermKind.let:
      return withChildren(term, visit(term.first), visit(term.second), visit(term.third));
    default:
      return withChildren(term, visit(term.first), visit(term.second), term);
  }
}

function mapLevel(level: Level, replace: (metavariable: Level) => Level): Level {
  if (!level.hasMetavariable) return level;
  switch (level.kind) {
    case LevelKind.metavariable:
      return replace(level);
    case LevelKind.succ:
      return levelSucc(mapLevel(level.first, replace));
    case LevelKind.max:
      return levelMax(mapLevel(level.first, replace), mapLevel(level.second, replace));
    default:
      return levelIMax(mapLevel(level.first, replace), mapLevel(level.second, replace));
  }
}
