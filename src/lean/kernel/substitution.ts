/**
 * Structural operations on terms: lifting, instantiation of bound variables, abstraction of free variables, substitution
 * of universe parameters.
 *
 * All skip subterms that cannot change, by the ranges and flags cached on the nodes. Terms are shared graphs: after
 * `CACHE_AFTER` nodes an operation remembers its results, so that its cost is that of the graph and not of the tree.
 * None is re-entrant. Recursion is bounded by the depth of the term, for which the budget must have room.
 */
import { budget } from "./budget.ts";
import { type Level, substituteLevel } from "./level.ts";
import {
  applications,
  boundVariable,
  constant,
  freeVariableInfo,
  HAS_FREE_VARIABLE,
  HAS_LEVEL_PARAMETER,
  HAS_METAVARIABLE,
  lambda,
  letIn,
  pi,
  sort,
  type Term,
  TermKind,
  withChildren,
} from "./term.ts";

/** Nodes visited by one operation before it starts to remember results: below, a map costs more than it saves. */
const CACHE_AFTER = 128;

/** Results of the operation in progress by node and offset. */
class Memo {
  private visits = 0;
  private readonly results = new Map<number, Term>();

  start(term: Term): void {
    budget.reserve(term.depth);
    this.visits = 0;
    if (this.results.size > 0) this.results.clear();
  }
  get(term: Term, offset: number): Term | undefined {
    return ++this.visits > CACHE_AFTER ? this.results.get(term.serial * 4096 + offset) : undefined;
  }
  set(term: Term, offset: number, result: Term): Term {
    if (this.visits > CACHE_AFTER) this.results.set(term.serial * 4096 + offset, result);
    return result;
  }
}

const liftMemo = new Memo();
const instantiateMemo = new Memo();
const abstractMemo = new Memo();
const levelMemo = new Memo();

/** Adds `by` to every bound variable that is loose at `cutoff` (index ≥ cutoff). */
export function lift(term: Term, cutoff: number, by: number): Term {
  if (by === 0 || term.looseRange <= cutoff) return term;
  liftMemo.start(term);
  return liftFrom(term, cutoff, by);
}

function liftFrom(term: Term, cutoff: number, by: number): Term {
  if (term.looseRange <= cutoff) return term;
  if (term.kind === TermKind.boundVariable) return boundVariable(term.index + by);
  const known = liftMemo.get(term, cutoff);
  if (known !== undefined) return known;
  const inner = bindsSecond(term) ? cutoff + 1 : cutoff;
  const first = liftFrom(term.first, cutoff, by);
  const second = hasSecond(term) ? liftFrom(term.second, inner, by) : term;
  const third = term.kind === TermKind.let ? liftFrom(term.third, cutoff, by) : term;
  return liftMemo.set(term, cutoff, withChildren(term, first, second, third));
}

function bindsSecond(term: Term): boolean {
  return term.kind === TermKind.lambda || term.kind === TermKind.pi || term.kind === TermKind.let;
}

function hasSecond(term: Term): boolean {
  return term.kind !== TermKind.projection;
}

/** Does bound variable `index` occur loose in `term`? */
export function mentionsBoundVariable(term: Term, index: number): boolean {
  return term.looseRange > index && lift(term, index, 1) !== lift(term, index + 1, 1);
}

/** Stands for the list of one value. */
const single: Term[] = [];
let values: readonly Term[] = single;
let valuesStart = 0;
let valuesEnd = 0;

/** Puts `value` for bound variable 0 of `body` and lowers the others by one. */
export function instantiate(body: Term, value: Term): Term {
  if (body.looseRange === 0) return body;
  single[0] = value;
  return instantiateRange(body, single, 0, 1);
}

/** Puts `replacements` for the innermost bound variables of `body`, outermost binder first: the last one is for index 0. */
export function instantiateMany(body: Term, replacements: readonly Term[]): Term {
  return instantiateRange(body, replacements, 0, replacements.length);
}

/** `instantiateMany` with `replacements[start … end-1]`. */
export function instantiateRange(body: Term, replacements: readonly Term[], start: number, end: number): Term {
  if (body.looseRange === 0 || start === end) return body;
  values = replacements;
  valuesStart = start;
  valuesEnd = end;
  instantiateMemo.start(body);
  return instantiateFrom(body, 0);
}

function instantiateFrom(term: Term, offset: number): Term {
  if (term.looseRange <= offset) return term;
  if (term.kind === TermKind.boundVariable) {
    const position = valuesEnd - 1 - (term.index - offset);
    if (position < valuesStart) return boundVariable(term.index - (valuesEnd - valuesStart));
    const value = values[position]!;
    return offset === 0 ? value : lift(value, 0, offset);
  }
  const known = instantiateMemo.get(term, offset);
  if (known !== undefined) return known;
  const first = instantiateFrom(term.first, offset);
  const second = hasSecond(term) ? instantiateFrom(term.second, bindsSecond(term) ? offset + 1 : offset) : term;
  const third = term.kind === TermKind.let ? instantiateFrom(term.third, offset) : term;
  return instantiateMemo.set(term, offset, withChildren(term, first, second, third));
}

let abstracted: readonly Term[] = single;

/** Turns the free variables (or metavariables) into bound variables, outermost first: the last becomes index 0. */
export function abstract(term: Term, variables: readonly Term[]): Term {
  if (variables.length === 0 || !mayContain(term)) return term;
  abstracted = variables;
  abstractMemo.start(term);
  return abstractFrom(term, 0);
}

function mayContain(term: Term): boolean {
  return (term.flags & (HAS_FREE_VARIABLE | HAS_METAVARIABLE)) !== 0;
}

function abstractFrom(term: Term, offset: number): Term {
  if (!mayContain(term)) return term;
  if (term.kind === TermKind.freeVariable || term.kind === TermKind.metavariable) {
    const position = abstracted.lastIndexOf(term);
    return position < 0 ? term : boundVariable(offset + abstracted.length - 1 - position);
  }
  const known = abstractMemo.get(term, offset);
  if (known !== undefined) return known;
  const first = abstractFrom(term.first, offset);
  const second = hasSecond(term) ? abstractFrom(term.second, bindsSecond(term) ? offset + 1 : offset) : term;
  const third = term.kind === TermKind.let ? abstractFrom(term.third, offset) : term;
  return abstractMemo.set(term, offset, withChildren(term, first, second, third));
}

let levelNames: readonly string[] = [];
let levelValues: readonly Level[] = [];

/** Puts `values[i]` for the universe parameter `names[i]`. */
export function substituteLevels(term: Term, names: readonly string[], values: readonly Level[]): Term {
  if (names.length === 0 || (term.flags & HAS_LEVEL_PARAMETER) === 0) return term;
  levelNames = names;
  levelValues = values;
  levelMemo.start(term);
  return substituteLevelsFrom(term);
}

function substituteLevelsFrom(term: Term): Term {
  if ((term.flags & HAS_LEVEL_PARAMETER) === 0) return term;
  if (term.kind === TermKind.sort) return sort(substituteLevel(term.level, levelNames, levelValues));
  if (term.kind === TermKind.constant)
    return constant(
      term.name,
      term.levels.map((level) => substituteLevel(level, levelNames, levelValues)),
    );
  const known = levelMemo.get(term, 0);
  if (known !== undefined) return known;
  const first = substituteLevelsFrom(term.first);
  const second = hasSecond(term) ? substituteLevelsFrom(term.second) : term;
  const third = term.kind === TermKind.let ? substituteLevelsFrom(term.third) : term;
  return levelMemo.set(term, 0, withChildren(term, first, second, third));
}

/** `domain → codomain`, where `codomain` does not mention the domain's variable (it is lifted here). */
export function arrow(domain: Term, codomain: Term): Term {
  return pi("", domain, lift(codomain, 0, 1));
}

/** Binds free variables (outermost first) by lambdas; a variable with a value becomes a `let`. */
export function lambdaOver(variables: readonly Term[], body: Term): Term {
  return bindOver(variables, body, TermKind.lambda);
}

/** Binds free variables (outermost first) by pis; a variable with a value becomes a `let`. */
export function piOver(variables: readonly Term[], body: Term): Term {
  return bindOver(variables, body, TermKind.pi);
}

function bindOver(variables: readonly Term[], body: Term, kind: TermKind): Term {
  let result = abstract(body, variables);
  for (let i = variables.length; i-- > 0; ) {
    const variable = variables[i]!;
    const before = variables.slice(0, i);
    const type = abstract(variable.type, before);
    if (variable.value !== variable) result = letIn(variable.name, type, abstract(variable.value, before), result);
    else if (kind === TermKind.lambda) result = lambda(variable.name, type, result, freeVariableInfo(variable));
    else result = pi(variable.name, type, result, freeVariableInfo(variable));
  }
  return result;
}

/** The head of a nested application: what is applied first. */
export function applicationHead(term: Term): Term {
  while (term.kind === TermKind.application) term = term.first;
  return term;
}

/** Number of arguments of a nested application. */
export function argumentCount(term: Term): number {
  let count = 0;
  while (term.kind === TermKind.application) {
    count++;
    term = term.first;
  }
  return count;
}

/** The arguments of a nested application, first argument first. */
export function applicationArguments(term: Term): Term[] {
  const args = new Array<Term>(argumentCount(term));
  for (let i = args.length; i-- > 0; term = term.first) args[i] = term.second;
  return args;
}

/** `fn args` where lambdas at the head of `fn` take their arguments at once (one substitution). */
export function betaApply(fn: Term, args: readonly Term[]): Term {
  let taken = 0;
  while (fn.kind === TermKind.lambda && taken < args.length) {
    fn = fn.second;
    taken++;
  }
  const result = instantiateRange(fn, args, 0, taken);
  return taken === args.length ? result : applications(result, taken === 0 ? args : args.slice(taken));
}
